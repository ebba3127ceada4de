/* bystanders.c - words beside a name that say it is no name there. */
#include "rewrite/bystanders.h"

#include "base/utf8.h"
#include "lang/fold.h"
#include "lang/restate.h"

extern const unsigned char lang_data_en_bystanders_txt[];
extern const size_t lang_data_en_bystanders_txt_size;
extern const unsigned char lang_data_ru_bystanders_txt[];
extern const size_t lang_data_ru_bystanders_txt_size;
extern const unsigned char lang_data_tr_bystanders_txt[];
extern const size_t lang_data_tr_bystanders_txt_size;

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

/* Whether the word is `part`, or begins so when that ends in a star; 0-9 is any number. */
static bool is_part(drg_str word, drg_str part)
{
    if (str_eq_z(part, "0-9"))
        return is_ascii_digit(word.ptr[0]);
    if (!str_ends(part, STR("*")))
        return is_same_loosely(part, word);
    part.len--;
    return word.len >= part.len && is_same_loosely(part, str_cut(word, 0, part.len));
}

static bool is_listed(drg_str list, drg_str word)
{
    drg_str part;
    while (word.len && str_split(&list, ' ', &part))
        if (is_part(word, part))
            return true;
    return false;
}

static drg_str list_of(const char *lang)
{
    if (strcmp(lang, "en") == 0)
        return (drg_str){(const char *)lang_data_en_bystanders_txt, lang_data_en_bystanders_txt_size};
    if (strcmp(lang, "ru") == 0)
        return (drg_str){(const char *)lang_data_ru_bystanders_txt, lang_data_ru_bystanders_txt_size};
    if (strcmp(lang, "tr") == 0)
        return (drg_str){(const char *)lang_data_tr_bystanders_txt, lang_data_tr_bystanders_txt_size};
    return (drg_str){"", 0};
}

/* "<" and ">" list what stands beside a common word, "!" what stands behind one that is none. */
static bool is_told(char side, drg_str list, drg_str left, drg_str right)
{
    if (side == '!')
        return right.len && !is_listed(list, right);
    return is_listed(list, side == '<' ? left : right);
}

/* A look at the first letters spares most lines the rest. */
static bool begins_alike(drg_str a, drg_str b)
{
    size_t i = 0, j = 0;
    if (!a.len || !b.len)
        return false;
    uint32_t left = utf8_next(a, &i), right = utf8_next(b, &j);
    return left + (uint32_t)fold_find(left)->to_loose == right + (uint32_t)fold_find(right)->to_loose;
}

bool is_common_word(const char *lang, drg_str surface, drg_str before, drg_str after)
{
    drg_str data = list_of(lang), left = word_before(before), right = word_after(after);
    if (!left.len && str_ends(str_trim(before), STR("."))) /* "долл." */
        left = word_before(str_cut(before, 0, (size_t)(str_trim(before).ptr + str_trim(before).len - 1 - before.ptr)));
    drg_str last = word_before(surface), rest;
    while (str_split(&data, '\n', &rest)) {
        drg_str name, side;
        if (!(begins_alike(rest, surface) || begins_alike(rest, last)) || !str_split(&rest, ' ', &name) || !str_split(&rest, ' ', &side))
            continue;
        bool is_it = is_same_loosely(name, surface) || (side.ptr[0] == '>' && is_same_loosely(name, last));
        if (is_it && is_told(side.ptr[0], rest, left, right))
            return true;
    }
    return false;
}
