/* form_spaces.c - kinds and runs of spaces. Tabs are columns of something, not spaces. */
#include "base/wide.h"
#include "rewrite/form.h"

static uint32_t to_space(uint32_t code)
{
    (void)code;
    return ' ';
}

void form_spaces(const struct form_line *line)
{
    form_map(line, TRAIT_ODD_SPACE, to_space);
}

void form_no_break_spaces(const struct form_line *line)
{
    form_map(line, TRAIT_NO_BREAK_SPACE, to_space);
}

/* Whether two spaces stand side by side. */
static bool has_pair(const char *s, size_t at, size_t end)
{
#ifdef WIDE_WORKS
    for (; end - at > WIDE; at += WIDE)
        if (wide_mask(wide_and(wide_is(wide_load(s + at), ' '), wide_is(wide_load(s + at + 1), ' '))))
            return true;
#endif
    while (at + 1 < end && !(s[at] == ' ' && s[at + 1] == ' '))
        at++;
    return at + 1 < end;
}

/* What indents a line stays. */
void form_space_runs(const struct form_line *line)
{
    const char *s = line->text.ptr;
    size_t at = line->start;
    if (s[line->end - 1] != ' ' && !has_pair(s, line->start, line->end))
        return;
    while (at < line->end && s[at] == ' ')
        at++;
    bool is_blank = at == line->end;
    if (is_blank && at > line->start)
        form_put(line, line->start, at, STR(""));
    /* A run of two has a space at one of every two places. */
    for (at++; at < line->end; at += 2) {
        if (s[at] != ' ' || !(s[at - 1] == ' ' || at + 1 == line->end || s[at + 1] == ' '))
            continue;
        size_t start = s[at - 1] == ' ' ? at - 1 : at;
        while (at < line->end && s[at] == ' ')
            at++;
        if (at == line->end)
            form_put(line, start, at, STR(""));
        else
            form_put(line, start + 1, at, STR(""));
    }
    if (at == line->end && s[at - 1] == ' ' && !is_blank) /* stepped over the last one */
        form_put(line, at - 1, at, STR(""));
}
