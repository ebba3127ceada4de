/* bystanders.c - words beside a name that say it is no name there. */
#include "rewrite/bystanders.h"

#include "base/utf8.h"
#include "lang/fold.h"
#include "lang/restate.h"
#include "lang/word_set.h"

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
        size_t before = utf8_before(text, start);
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

/* A language's lines, and the words that they are about. */
struct list {
    drg_str lines;
    const struct word_set *names;
};

static struct list list_of(const char *lang)
{
    if (strcmp(lang, "en") == 0)
        return (struct list){{(const char *)lang_data_en_bystanders_txt, lang_data_en_bystanders_txt_size}, &en_bystander_set};
    if (strcmp(lang, "ru") == 0)
        return (struct list){{(const char *)lang_data_ru_bystanders_txt, lang_data_ru_bystanders_txt_size}, &ru_bystander_set};
    if (strcmp(lang, "tr") == 0)
        return (struct list){{(const char *)lang_data_tr_bystanders_txt, lang_data_tr_bystanders_txt_size}, &tr_bystander_set};
    return (struct list){{"", 0}, NULL};
}

/* No line is about most words: they need none read. */
static bool is_about(const struct list *list, drg_str surface, drg_str last)
{
    return list->names && (word_set_has(list->names, &surface, 1) || word_set_has(list->names, &last, 1));
}

/* The words beside the surface: before it, behind it, and behind an "and" behind it. */
struct beside {
    drg_str left, right, joined;
};

/* "<" and ">" list what stands beside a common word, "+" what is joined to it, "!" what stands behind one that is none. */
static bool is_told(char side, drg_str list, const struct beside *beside)
{
    switch (side) {
    case '!': return beside->right.len && !is_listed(list, beside->right);
    case '<': return is_listed(list, beside->left);
    case '+': return is_listed(list, beside->joined);
    default: return is_listed(list, beside->right);
    }
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

/* Whether a line about the surface, or about its last word, tells that it is a common word. */
static bool is_told_of(drg_str lines, drg_str surface, drg_str last, const struct beside *beside)
{
    drg_str rest;
    while (str_split(&lines, '\n', &rest)) {
        drg_str name, side;
        if (!(begins_alike(rest, surface) || begins_alike(rest, last)) || !str_split(&rest, ' ', &name) || !str_split(&rest, ' ', &side))
            continue;
        bool is_it = is_same_loosely(name, surface) || (side.ptr[0] == '>' && is_same_loosely(name, last));
        if (is_it && is_told(side.ptr[0], rest, beside))
            return true;
    }
    return false;
}

bool is_common_word(const char *lang, drg_str surface, drg_str before, drg_str after)
{
    struct list list = list_of(lang);
    drg_str last = word_before(surface);
    if (!is_about(&list, surface, last))
        return false;
    struct beside beside = {.left = word_before(before), .right = word_after(after)};
    drg_str clause = str_trim(before);
    if (!beside.left.len && str_ends(clause, STR("."))) /* "долл." */
        beside.left = word_before(str_cut(clause, 0, clause.len - 1));
    if (is_same_loosely(beside.right, STR("and")))
        beside.joined = word_after(str_cut(after, (size_t)(beside.right.ptr + beside.right.len - after.ptr), after.len));
    return is_told_of(list.lines, surface, last, &beside);
}
