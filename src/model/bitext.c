/* bitext.c - texts whose segments are paired across languages. */
#include "model/bitext.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/str.h"

drg_status bitext_new(drg_bitext **out, size_t texts, size_t rows, bool owns_texts, drg_error *err)
{
    drg_bitext *bitext = calloc(1, sizeof *bitext);
    *out = NULL;
    if (!bitext || (texts && rows > SIZE_MAX / sizeof *bitext->rows / texts)) {
        free(bitext);
        return fail_memory(err);
    }
    bitext->texts = calloc(texts + 1, sizeof *bitext->texts);
    bitext->rows = malloc((rows * texts + 1) * sizeof *bitext->rows);
    bitext->text_count = texts;
    bitext->row_count = rows;
    bitext->owns_texts = owns_texts;
    bitext->source = DRG_NONE;
    if (!bitext->texts || !bitext->rows) {
        drg_bitext_free(bitext);
        return fail_memory(err);
    }
    for (size_t i = 0; i < rows * texts; i++)
        bitext->rows[i] = DRG_NONE;
    *out = bitext;
    return DRG_OK;
}

void drg_bitext_free(drg_bitext *bitext)
{
    if (!bitext)
        return;
    for (size_t i = 0; bitext->texts && bitext->owns_texts && i < bitext->text_count; i++)
        drg_text_free((drg_text *)(uintptr_t)bitext->texts[i]);
    free(bitext->texts);
    free(bitext->rows);
    free(bitext->units);
    arena_free(&bitext->arena);
    free(bitext);
}

bool bitext_is_one_source(const drg_bitext *bitext)
{
    for (size_t i = 1; i < bitext->text_count; i++)
        if (!str_eq(drg_text_source(bitext->texts[i]), drg_text_source(bitext->texts[0])))
            return false;
    return bitext->text_count > 0;
}

drg_status bitext_take_units(drg_bitext *bitext, const drg_unit *units, size_t count, drg_error *err)
{
    bitext->units = calloc(bitext->row_count + 1, sizeof *bitext->units);
    if (!bitext->units)
        return fail_memory(err);
    for (size_t row = 0; row < bitext->row_count; row++) {
        drg_unit unit = {.group = (uint32_t)row};
        if (row < count)
            unit = units[row];
        if (!arena_own(&bitext->arena, &unit.id) || !arena_own(&bitext->arena, &unit.notes))
            return fail_memory(err);
        bitext->units[row] = unit;
    }
    return DRG_OK;
}

uint32_t drg_bitext_source(const drg_bitext *bitext)
{
    return bitext->source;
}

drg_unit drg_bitext_unit(const drg_bitext *bitext, size_t row)
{
    return bitext->units && row < bitext->row_count ? bitext->units[row] : (drg_unit){.group = (uint32_t)row};
}

static drg_status check_lengths(const drg_text *const *texts, size_t count, size_t *rows, drg_error *err)
{
    drg_text_segments(texts[0], rows);
    for (size_t i = 1; i < count; i++) {
        size_t lines;
        drg_text_segments(texts[i], &lines);
        if (lines != *rows)
            return fail(err, DRG_EINVAL, NOWHERE, "%s has %zu lines but %s has %zu; line-aligned files have equally many",
                        drg_text_name(texts[0]), *rows, drg_text_name(texts[i]), lines);
    }
    return DRG_OK;
}

drg_status drg_bitext_of_lines(drg_bitext **out, const drg_text *const *texts, size_t count, drg_error *err)
{
    size_t rows = 0;
    *out = NULL;
    if (count == 0)
        return fail(err, DRG_EINVAL, NOWHERE, "a bitext needs at least one text");
    drg_status status = check_lengths(texts, count, &rows, err);
    if (!status)
        status = bitext_new(out, count, rows, false, err);
    if (status)
        return status;
    for (size_t t = 0; t < count; t++) {
        (*out)->texts[t] = texts[t];
        for (size_t r = 0; r < rows; r++)
            (*out)->rows[r * count + t] = (uint32_t)r;
    }
    return DRG_OK;
}

const drg_text *const *drg_bitext_texts(const drg_bitext *bitext, size_t *count)
{
    *count = bitext->text_count;
    return bitext->texts;
}

const uint32_t *drg_bitext_rows(const drg_bitext *bitext, size_t *rows)
{
    *rows = bitext->row_count;
    return bitext->rows;
}
