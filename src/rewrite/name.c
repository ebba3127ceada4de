/* name.c - prepares names for comparing. */
#include "rewrite/name.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/utf8.h"

/* The loose letters of all words, one after the other. */
static bool list_letters(struct drg_name *name, struct arena *arena, drg_str text, const struct lang *lang)
{
    uint16_t *letters = arena_array(arena, text.len * 6 + 1, sizeof *letters);
    if (!letters)
        return false;
    for (size_t at = 0, end; at < text.len; at = end) {
        struct word word;
        const char *space = memchr(text.ptr + at, ' ', text.len - at);
        end = space ? (size_t)(space - text.ptr) + 1 : text.len;
        word_make(&word, str_cut(text, at, end), lang);
        for (uint32_t i = 0; i < word.count; i++)
            letters[name->letter_count++] = (uint16_t)word.letters[i].loose;
    }
    for (uint32_t i = 0; i < name->letter_count; i++)
        name->letter_set |= UINT64_C(1) << (letters[i] & 63);
    name->letters = letters;
    return true;
}

bool name_make(struct drg_name *out, struct arena *arena, drg_str text, const struct lang *lang)
{
    *out = (struct drg_name){0};
    if (!arena)
        arena = &out->arena;
    return name_key_make(&out->key, arena, text, lang) && list_letters(out, arena, text, lang);
}

drg_status drg_name_new(drg_name **out, drg_str text, const char *lang, drg_error *err)
{
    drg_name *name = *out = malloc(sizeof *name);
    if (!name)
        return fail_memory(err);
    if (name_make(name, NULL, text, lang ? lang_find(str_from(lang)) : NULL))
        return DRG_OK;
    drg_name_free(name);
    *out = NULL;
    return fail_memory(err);
}

void drg_name_free(drg_name *name)
{
    if (!name)
        return;
    arena_free(&name->arena);
    free(name);
}
