/* bystanders.c - words beside a name that say it is no name there. */
#include "rewrite/bystanders.h"

#include "base/utf8.h"
#include "lang/fold.h"
#include "lang/restate.h"

extern const unsigned char lang_data_en_bystanders_txt[];
extern const size_t lang_data_en_bystanders_txt_size;

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

static bool is_listed(drg_str list, drg_str word)
{
    drg_str part;
    while (word.len && str_split(&list, ' ', &part))
        if (str_eq_z(part, "0-9") ? is_ascii_digit(word.ptr[0]) : is_same_loosely(part, word))
            return true;
    return false;
}

bool is_common_word(drg_str surface, drg_str before, drg_str after)
{
    drg_str data = {(const char *)lang_data_en_bystanders_txt, lang_data_en_bystanders_txt_size};
    drg_str left = word_before(before), right = word_after(after);
    for (size_t at = 0, next; at < data.len; at = next) {
        size_t end = str_line_end(data, at, &next);
        drg_str rest = str_cut(data, at, end), name, side;
        if (!str_split(&rest, ' ', &name) || name.ptr[0] == '#' || !str_split(&rest, ' ', &side))
            continue;
        if (is_same_loosely(name, surface) && is_listed(rest, side.ptr[0] == '<' ? left : right))
            return true;
    }
    return false;
}
