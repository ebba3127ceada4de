/* word_set.c - keys of word sets, and looking one up. */
#include "lang/word_set.h"

#include "base/utf8.h"
#include "lang/letters.h"

/* A sign that stands for something in a data file, not for itself. */
static bool is_sign(drg_str part)
{
    return part.len && (part.ptr[0] == '<' || part.ptr[0] == '>');
}

static size_t add_part(char *key, size_t len, drg_str part)
{
    struct word word;
    if (is_sign(part)) {
        key[len++] = part.ptr[0];
        return len;
    }
    word_make(&word, part, NULL);
    for (uint32_t i = 0; i < word.count; i++)
        len += utf8_encode(word.letters[i].loose, key + len);
    if (part.len && part.ptr[part.len - 1] == '+')
        key[len++] = '+';
    return len;
}

size_t word_set_key(char key[WORD_SET_KEY], const drg_str *parts, size_t count)
{
    size_t len = 0;
    for (size_t i = 0; i < count; i++) {
        enum { MOST_BYTES = 4, SIGNS = 2 }; /* of a letter; a space or what is no letter */
        if (parts[i].len * MOST_BYTES + SIGNS > WORD_SET_KEY - len)
            return 0;
        if (i)
            key[len++] = ' ';
        len = add_part(key, len, parts[i]);
    }
    return len;
}

bool word_set_has(const struct word_set *set, const drg_str *parts, size_t count)
{
    char key[WORD_SET_KEY];
    size_t len = word_set_key(key, parts, count), low = 0, high = len ? set->count : 0;
    while (low < high) {
        size_t mid = (low + high) / 2;
        int order = str_cmp((drg_str){set->text + set->edges[mid], set->edges[mid + 1] - set->edges[mid]}, (drg_str){key, len});
        if (order == 0)
            return true;
        if (order < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return false;
}
