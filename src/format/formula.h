/* formula.h - cells that a spreadsheet would run. A writer puts a ' before them; a reader takes it off again. A text
 * that already looks so disarmed gets a further ', so that nothing is lost. */
#ifndef FORMAT_FORMULA_H
#define FORMAT_FORMULA_H

#include "syntax/escape.h"

/* True for one or more ' before what would be a formula. */
static inline bool formula_is_disarmed(drg_str s)
{
    size_t marks = 0;
    while (marks < s.len && s.ptr[marks] == '\'')
        marks++;
    return marks && escape_is_formula(str_cut(s, marks, s.len));
}

#endif
