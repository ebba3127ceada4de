/* columns.c - the language columns of a table. */
#include "align/columns.h"

#include "base/error.h"
#include "base/str.h"
#include "lang/lang.h"

uint32_t table_column(const struct drg_table *table, drg_str lang)
{
    drg_str tag = lang_primary(lang);
    for (size_t i = 0; i < table->column_count; i++)
        if (str_eq_ascii_case(table->columns[i], tag))
            return (uint32_t)i;
    return DRG_NONE;
}

static drg_status add_column(struct drg_table *table, drg_str lang, drg_error *err)
{
    if (table_column(table, lang) != DRG_NONE)
        return DRG_OK;
    table->columns[table->column_count] = arena_str(&table->arena, lang_primary(lang));
    return table->columns[table->column_count++].ptr ? DRG_OK : fail_memory(err);
}

static size_t count_parts(const char *list)
{
    size_t count = 1;
    for (const char *c = list; *c; c++)
        count += *c == ',';
    return count;
}

drg_status table_make_columns(struct drg_table *table, const char *langs, drg_error *err)
{
    size_t count = drg_glossary_lang_count(table->glossary);
    size_t room = langs ? count_parts(langs) : count;
    drg_status status = DRG_OK;
    table->columns = arena_array(&table->arena, room + 1, sizeof *table->columns);
    table->has_text = arena_array(&table->arena, room + 1, sizeof *table->has_text);
    if (!table->columns || !table->has_text)
        return fail_memory(err);
    if (!langs) {
        for (size_t i = 0; i < count && !status; i++)
            status = add_column(table, drg_glossary_lang(table->glossary, i), err);
        return status;
    }
    drg_str rest = str_from(langs), part;
    while (!status && str_split(&rest, ',', &part)) {
        part = str_trim(part);
        if (!lang_find(part))
            return fail(err, DRG_ELANG, NOWHERE, "'%.*s' is no language tag; try en,tr,ar,ru", STR_ARGS(part));
        status = add_column(table, part, err);
    }
    return status;
}

void table_mark_text(struct drg_table *table)
{
    for (size_t d = 0; d < table->document_count; d++) {
        const drg_text *text = table->documents[d].text;
        size_t count;
        const drg_segment *segments = drg_text_segments(text, &count);
        for (size_t i = 0; i < count; i++) {
            uint32_t column = table_column(table, str_from(segments[i].lang));
            if (column != DRG_NONE)
                table->has_text[column] = true;
        }
    }
}
