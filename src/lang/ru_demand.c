/* ru_demand.c - Russian: the case that the preposition before a term asks for. */
#include "base/buf.h"
#include "lang/join.h"
#include "lang/languages.h"
#include "lang/restate.h"
#include "lang/ru.h"

/* Appends the term in a case, 0 to 5, as a masculine noun there would be restated. */
static bool add_case(struct buf *form, drg_str wanted, drg_str before, uint32_t c)
{
    static const char *const model[] = {"город", "города", "городу", "город", "городом", "городе"};
    struct restatement r = {.surface = str_from(model[c]), .term = str_from(model[0]), .wanted = wanted,
                            .before = before, .after = STR("")};
    return restate(form, &lang_russian, &r) && !form->failed;
}

/* Nothing is asked when the term may stand as it is in one of the cases. */
uint32_t russian_demand(struct buf *forms, drg_str wanted, drg_str before)
{
    uint32_t cases = ru_cases_after(before), count = 0;
    for (uint32_t c = 0; c < 6 && count < MOST_DEMANDED; c++) {
        size_t start = forms[count].len;
        if (!(cases >> c & 1) || !add_case(&forms[count], wanted, before, c))
            continue;
        drg_str form = str_cut(buf_str(&forms[count]), start, forms[count].len);
        if (str_eq(form, wanted))
            return 0;
        bool is_new = count == 0 || !str_eq(form, buf_str(&forms[0]));
        if (!is_new)
            buf_cut(&forms[count], start);
        count += is_new;
    }
    return count;
}
