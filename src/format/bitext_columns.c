/* bitext_columns.c - the columns of a bitext while a reader fills them. */
#include "format/bitext_columns.h"

#include "base/arena.h"
#include "base/error.h"
#include "lang/lang.h"

enum { LONGEST_TAG = 35 };

/* In lower case and with hyphens, since it becomes a name. */
static drg_str lower(drg_str tag, char out[LONGEST_TAG])
{
    size_t len = 0;
    for (; len < tag.len && len < LONGEST_TAG; len++)
        out[len] = tag.ptr[len] == '_' ? '-' : ascii_lower(tag.ptr[len]);
    return (drg_str){out, len};
}

/* lang_primary(); empty for what is no tag. */
static drg_str column_name(drg_str tag, char out[LONGEST_TAG])
{
    return lower(lang_find(tag) ? lang_primary(tag) : (drg_str){"", 0}, out);
}

static uint32_t find(const drg_str *list, size_t count, drg_str wanted)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(list[i], wanted))
            return (uint32_t)i;
    return DRG_NONE;
}

static drg_status add_column(struct bitext_columns *into, drg_str name, drg_str tag, uint32_t *index, drg_error *err)
{
    struct view view;
    if (into->langs.count == BITEXT_MAX_LANGS)
        return fail(err, DRG_ELIMIT, NOWHERE, "more than %d languages in one file", BITEXT_MAX_LANGS);
    view_init(&view, UINT32_MAX / 2);
    name = arena_str(into->arena, name);
    tag = arena_str(into->arena, tag);
    if (!name.ptr || !tag.ptr || !vec_push(&into->views, view) || !vec_push(&into->langs, name) ||
        !vec_push(&into->tags, tag))
        return fail_memory(err);
    *index = (uint32_t)into->langs.count - 1;
    return DRG_OK;
}

drg_status bitext_column(struct bitext_columns *into, drg_str tag, uint32_t *index, drg_error *err)
{
    char primary[LONGEST_TAG], whole[LONGEST_TAG];
    drg_str lang = column_name(tag, primary);
    *index = lang.len ? find(into->langs.items, into->langs.count, lang) : DRG_NONE;
    if (!lang.len || *index != DRG_NONE)
        return DRG_OK;
    return add_column(into, lang, lower(tag, whole), index, err);
}

drg_status bitext_column_beside(struct bitext_columns *into, drg_str tag, uint32_t taken, uint32_t *index, drg_error *err)
{
    char buffer[LONGEST_TAG];
    drg_status status = bitext_column(into, tag, index, err);
    if (status || *index == DRG_NONE || *index != taken)
        return status;
    drg_str whole = lower(tag, buffer);
    for (size_t i = 0; i < into->langs.count; i++)
        if (i != taken && str_eq(into->tags.items[i], whole)) {
            *index = (uint32_t)i;
            return DRG_OK;
        }
    return add_column(into, whole, whole, index, err);
}

drg_status bitext_column_of_row(struct bitext_columns *into, drg_str tag, uint32_t *index, drg_error *err)
{
    char buffer[LONGEST_TAG];
    drg_str whole = lower(tag, buffer);
    *index = lang_find(tag) ? find(into->tags.items, into->tags.count, whole) : DRG_NONE;
    if (*index != DRG_NONE)
        return DRG_OK;
    drg_status status = bitext_column(into, tag, index, err);
    if (status || *index == DRG_NONE || !bitext_has_cell(into, *index))
        return status;
    return add_column(into, whole, whole, index, err);
}

bool bitext_has_cell(const struct bitext_columns *into, uint32_t column)
{
    const struct view *view = &into->views.items[column];
    return view->blocks.count && view->blocks.items[view->blocks.count - 1].row >= into->rows;
}

drg_status bitext_share(struct bitext_columns *into, uint32_t column, uint32_t row, uint32_t owner, drg_error *err)
{
    return vec_push(&into->shared, (struct shared_cell){column, row, owner}) ? DRG_OK : fail_memory(err);
}

void bitext_columns_free(struct bitext_columns *columns)
{
    for (size_t i = 0; i < columns->views.count; i++)
        view_free(&columns->views.items[i]);
    vec_free(&columns->views);
    vec_free(&columns->langs);
    vec_free(&columns->tags);
    vec_free(&columns->units);
    vec_free(&columns->shared);
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

void bitext_text(struct view *view, drg_str source, drg_str text, size_t start, size_t end, bool is_cdata)
{
    if (!str_eq(str_cut(source, start, end), text))
        view_replace(view, text, start, end);
    else if (is_cdata)
        view_copy_raw(view, source, start, end);
    else
        view_copy(view, source, start, end);
}

void bitext_spell(struct bitext_columns *columns, view_spell *spell)
{
    for (size_t i = 0; i < columns->views.count; i++)
        if (columns->views.items[i].spell != view_spell_never)
            columns->views.items[i].spell = spell;
}

void bitext_keep_line_ends(struct bitext_columns *columns)
{
    for (size_t i = 0; i < columns->views.count; i++)
        columns->views.items[i].keeps_line_ends = true;
}

void bitext_keep(struct bitext_columns *columns, uint32_t column)
{
    columns->views.items[column].spell = view_spell_never;
}

void bitext_mark_terms(struct bitext_columns *columns, view_mark_terms *mark_terms)
{
    for (size_t i = 0; i < columns->views.count; i++)
        columns->views.items[i].mark_terms = mark_terms;
}
