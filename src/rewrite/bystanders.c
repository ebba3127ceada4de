/* bystanders.c - words beside a name that say it is no name there. */
#include "rewrite/bystanders.h"

#include "base/utf8.h"
#include "lang/fold.h"
#include "lang/word_set.h"

static bool is_word_char(drg_str s, size_t at)
{
    uint8_t class = fold_find(utf8_next(s, &at))->class;
    return class == FOLD_LETTER || class == FOLD_DIGIT || class == FOLD_MARK || class == FOLD_HYPHEN;
}

drg_str word_before(drg_str text)
{
    size_t end = text.len;
    while (end && (text.ptr[end - 1] == ' ' || text.ptr[end - 1] == '\n'))
        end--;
    size_t start = end;
    while (start) {
        size_t before = start - 1;
        while (before && !utf8_is_lead(text.ptr[before]))
            before--;
        if (!is_word_char(text, before))
            break;
        start = before;
    }
    return str_cut(text, start, end);
}

drg_str word_after(drg_str text)
{
    size_t start = 0;
    while (start < text.len && (text.ptr[start] == ' ' || text.ptr[start] == '\n'))
        start++;
    size_t end = start;
    while (end < text.len && is_word_char(text, end))
        utf8_next(text, &end);
    return str_cut(text, start, end);
}

static bool is_beside(drg_str name, drg_str side, drg_str word)
{
    drg_str parts[] = {name, side, is_ascii_digit(word.len ? word.ptr[0] : 0) ? STR("0-9") : word};
    return word.len && word_set_has(&en_bystander_set, parts, sizeof parts / sizeof parts[0]);
}

bool is_common_word(drg_str surface, drg_str before, drg_str after)
{
    return is_beside(surface, STR("<"), word_before(before)) || is_beside(surface, STR(">"), word_after(after));
}
