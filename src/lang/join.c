/* join.c - what joining has in common in all languages. */
#include "lang/join.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "lang/fold.h"
#include "lang/inflect.h"
#include "lang/restate.h"

enum { MOST_GLUE = 64 }; /* bytes of letters on one side: no endings are longer */

static bool is_of_word(uint32_t code)
{
    uint8_t class = fold_find(code)->class;
    return class == FOLD_LETTER || class == FOLD_MARK || class == FOLD_IGNORED;
}

size_t letters_after(drg_str text)
{
    size_t end = 0;
    for (size_t at = 0; at < text.len && is_of_word(utf8_next(text, &at));)
        end = at;
    return end;
}

size_t letters_before(drg_str text)
{
    size_t start = text.len;
    while (start > 0) {
        size_t at = utf8_before(text, start), next = at;
        if (!is_of_word(utf8_next(text, &next)))
            break;
        start = at;
    }
    return text.len - start;
}

bool join_as(struct buf *into, const struct lang *lang, const char *const *models, drg_str before, drg_str after, drg_str wanted)
{
    struct buf surface = buf_make(1024);
    bool is_joined = false;
    for (; *models && !is_joined && before.len <= MOST_GLUE && after.len <= MOST_GLUE; models++) {
        buf_cut(&surface, 0);
        buf_add(&surface, before);
        buf_add_z(&surface, *models);
        buf_add(&surface, after);
        struct restatement r = {.surface = buf_str(&surface), .term = str_from(*models), .wanted = wanted,
                                .before = STR(""), .after = STR(""), .is_blind = true};
        is_joined = !surface.failed && restate(into, lang, &r);
    }
    buf_share_failure(into, &surface);
    buf_free(&surface);
    return is_joined;
}

bool join_term(struct buf *into, const struct lang *lang, drg_str wanted, drg_str before, drg_str after, struct joint *joint)
{
    *joint = (struct joint){0, 0};
    return lang->join && lang->join(into, wanted, before, after, joint);
}

uint32_t demand_forms(struct buf *forms, const struct lang *lang, drg_str wanted, drg_str before)
{
    return lang->demand ? lang->demand(forms, wanted, before) : 0;
}

/* "⟦1⟧s": the plural, which a term of several words has in its head. The possessive needs nothing done. */
bool english_join(struct buf *into, drg_str wanted, drg_str before, drg_str after, struct joint *joint)
{
    static const char *const models[] = {"minister", "box", NULL};
    (void)before;
    joint->after = letters_after(after);
    return joint->after && join_as(into, lang_find(STR("en")), models, STR(""), str_cut(after, 0, joint->after), wanted);
}
