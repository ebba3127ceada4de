/* bitext_columns.c - the columns of a bitext while a reader fills them. */
#include "format/bitext_columns.h"

#include "base/arena.h"
#include "base/error.h"
#include "lang/lang.h"

enum { LONGEST_SUBTAG = 8 };

/* "tr" of "TR-tr" and "tur"; the subtag in lower case where the language has no rules. */
static drg_str primary_subtag(drg_str tag, char out[LONGEST_SUBTAG])
{
    const struct lang *lang = lang_find(tag);
    if (!lang || lang != lang_generic())
        return str_from(lang ? lang->tag : NULL);
    size_t len = 0;
    for (; len < tag.len && len < LONGEST_SUBTAG && is_ascii_alpha(tag.ptr[len]); len++)
        out[len] = ascii_lower(tag.ptr[len]);
    return (drg_str){out, len};
}

drg_status bitext_column(struct bitext_columns *into, drg_str tag, uint32_t *index, drg_error *err)
{
    char buffer[LONGEST_SUBTAG];
    drg_str lang = primary_subtag(tag, buffer);
    *index = DRG_NONE;
    if (!lang.len)
        return DRG_OK;
    for (size_t i = 0; i < into->langs.count; i++)
        if (str_eq(into->langs.items[i], lang)) {
            *index = (uint32_t)i;
            return DRG_OK;
        }
    struct view view;
    view_init(&view, UINT32_MAX / 2);
    lang = arena_str(into->arena, lang);
    if (!lang.ptr || !vec_push(&into->views, view) || !vec_push(&into->langs, lang))
        return fail_memory(err);
    *index = (uint32_t)into->langs.count - 1;
    return DRG_OK;
}
