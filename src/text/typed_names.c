/* typed_names.c - names by how they are typed in ASCII. */
#include "text/typed_names.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "lang/fold.h"

enum { SHORTEST = 4, LONGEST = 40 };

/* Endings after an apostrophe, as typed; a vowel that harmony changes stands in each of its forms. */
static const char *const cases[] = {"in",  "un",  "nin", "nun", "i",   "u",   "yi",   "yu",   "e",    "a",    "ye",  "ya",  "de",  "da",
                                    "te",  "ta",  "den", "dan", "ten", "tan", "le",   "la",   "yle",  "yla",  "deki", "daki", "teki", "taki",
                                    "dir", "dur", "tir", "tur"};
/* And those without one. */
static const char *const others[] = {"", "si", "su", "li", "lu", "siz", "suz", "ler", "lar", "liler", "lular", "ce", "ca"};

static bool is_one_of(drg_str s, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq_z(s, list[i]))
            return true;
    return false;
}

/* How the name is typed; false when it is no single word that can be. */
static bool make_key(char key[LONGEST + 1], size_t *len, drg_str name)
{
    *len = 0;
    for (size_t at = 0; at < name.len;) {
        uint32_t code = utf8_next(name, &at);
        const struct fold_record *record = fold_find(code);
        uint32_t loose = code + (uint32_t)record->to_loose;
        if (record->class != FOLD_LETTER || record->count != 1 || loose < 'a' || loose > 'z' || *len == LONGEST)
            return false;
        key[(*len)++] = (char)loose;
    }
    return *len >= SHORTEST;
}

static int by_key(const void *a, const void *b)
{
    const struct typed_name *x = a, *y = b;
    int order = str_cmp(x->key, y->key);
    return order ? order : (x->order > y->order) - (x->order < y->order);
}

bool typed_names_make(struct typed_names *names, const drg_str *list, size_t count)
{
    char key[LONGEST + 1];
    size_t len;
    *names = (struct typed_names){0};
    names->items = arena_array(&names->arena, count, sizeof *names->items);
    if (!names->items)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!utf8_is_valid(list[i]) || !make_key(key, &len, list[i]))
            continue;
        struct typed_name *item = &names->items[names->count++];
        *item = (struct typed_name){{key, len}, list[i], i};
        if (!arena_own(&names->arena, &item->key))
            return false;
    }
    if (names->count)
        qsort(names->items, names->count, sizeof *names->items, by_key);
    return true;
}

void typed_names_free(struct typed_names *names)
{
    arena_free(&names->arena);
    *names = (struct typed_names){0};
}

static const struct typed_name *find_key(const struct typed_names *names, drg_str key)
{
    size_t low = 0, high = names->count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (str_cmp(names->items[mid].key, key) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return low < names->count && str_eq(names->items[low].key, key) ? &names->items[low] : NULL;
}

const struct typed_name *typed_names_find(const struct typed_names *names, drg_str word, size_t *rest, bool *is_case)
{
    char key[LONGEST + 8];
    if (!names->count || word.len >= sizeof key)
        return NULL;
    for (size_t i = 0; i < word.len; i++)
        key[i] = ascii_lower(word.ptr[i]);
    for (size_t len = word.len; len >= SHORTEST; len--) {
        drg_str ending = {key + len, word.len - len};
        *rest = len;
        *is_case = is_one_of(ending, cases, sizeof cases / sizeof cases[0]);
        if (!*is_case && !is_one_of(ending, others, sizeof others / sizeof others[0]))
            continue;
        const struct typed_name *found = find_key(names, (drg_str){key, len});
        if (found)
            return found;
    }
    return NULL;
}
