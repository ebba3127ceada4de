/* bitext_columns.c - the columns of a bitext while a reader fills them. */
#include "format/bitext_columns.h"

#include "base/arena.h"
#include "base/error.h"
#include "lang/lang.h"

enum { LONGEST_SUBTAG = 8 };

/* lang_primary() in lower case, since it becomes a name; empty for what is no tag. */
static drg_str column_name(drg_str tag, char out[LONGEST_SUBTAG])
{
    drg_str primary = lang_find(tag) ? lang_primary(tag) : (drg_str){"", 0};
    size_t len = 0;
    for (; len < primary.len && len < LONGEST_SUBTAG; len++)
        out[len] = ascii_lower(primary.ptr[len]);
    return (drg_str){out, len};
}

drg_status bitext_column(struct bitext_columns *into, drg_str tag, uint32_t *index, drg_error *err)
{
    char buffer[LONGEST_SUBTAG];
    drg_str lang = column_name(tag, buffer);
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

drg_status bitext_unit(struct bitext_columns *into, const drg_unit *unit, drg_error *err)
{
    drg_unit own = *unit;
    if (!arena_own(into->arena, &own.id) || !arena_own(into->arena, &own.notes))
        return fail_memory(err);
    while (into->units.count < into->rows)
        if (!vec_push(&into->units, (drg_unit){.group = (uint32_t)into->units.count}))
            return fail_memory(err);
    return vec_push(&into->units, own) ? DRG_OK : fail_memory(err);
}

void bitext_spell(struct bitext_columns *columns, view_spell *spell)
{
    for (size_t i = 0; i < columns->views.count; i++)
        columns->views.items[i].spell = spell;
}
