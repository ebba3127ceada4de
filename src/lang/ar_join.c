/* ar_join.c - Arabic: the particles that stand before a place are joined with the term that is put there.
 *
 *   و⟦1⟧   و ⟦1⟧   ب⟦1⟧   ل ⟦1⟧   لل⟦1⟧        والأردن، بالأردن، للأردن */
#include "base/buf.h"
#include "lang/join.h"
#include "lang/languages.h"

bool arabic_join(struct buf *into, drg_str wanted, drg_str before, drg_str after, struct joint *joint)
{
    static const char *const models[] = {"مصر", NULL};
    (void)after;
    bool is_apart = before.len && before.ptr[before.len - 1] == ' ';
    drg_str near = str_cut(before, 0, before.len - is_apart);
    size_t len = letters_before(near);
    joint->before = len + is_apart;
    return len && join_as(into, &lang_arabic, models, str_cut(near, near.len - len, near.len), STR(""), wanted);
}
