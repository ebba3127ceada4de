/* bitext_io.c - reading bitexts: one file whose reader gives a view a language. */
#include <stdlib.h>

#include "base/error.h"
#include "base/file.h"
#include "format/bitext_columns.h"
#include "format/bitext_io.h"
#include "model/bitext.h"
#include "text/text.h"

/* The part with what stands around it: all that a reader sees, and that texts own a copy of each. */
static drg_status copy_source(struct buf *into, const struct bitext_part *part, drg_error *err)
{
    *into = buf_make(UINT32_MAX / 2);
    buf_add(into, part->head);
    buf_add(into, part->text);
    buf_add(into, part->tail);
    return buf_status(into, "the text", err);
}

static struct text_origin origin_of(const struct bitext_part *part)
{
    return (struct text_origin){(uint32_t)part->head.len, (uint32_t)part->tail.len, part->lines, part->columns};
}

/* Each column is a text over its own copy of the source: texts own what they show. */
static drg_status make_column(drg_bitext *bitext, size_t column, struct bitext_columns *columns,
                              const struct bitext_part *part, const char *name, drg_error *err)
{
    struct view *view = &columns->views.items[column];
    struct decoded copy = {.encoding = part->encoding};
    struct text_build_options build = {.lang = columns->langs.items[column], .blocks_are_segments = true,
                                       .lines_are_soft = columns->lines_are_soft};
    drg_text *text = NULL;
    drg_status status = copy_source(&copy.text, part, err);
    if (!status)
        status = view_finish(view, err);
    if (status) {
        buf_free(&copy.text);
        return status;
    }
    status = text_build(&text, name, &copy, view, &build, err);
    *view = (struct view){0}; /* the text owns it now */
    if (status)
        return status;
    text->origin = origin_of(part);
    bitext->texts[column] = text;
    for (uint32_t i = 0; i < text->segment_count; i++) {
        uint32_t row = text->view.blocks.items[text->segments[i].block].row;
        bitext->rows[(size_t)row * bitext->text_count + column] = i;
    }
    return DRG_OK;
}

static void share_cells(drg_bitext *bitext, const struct bitext_columns *columns)
{
    for (size_t i = 0; i < columns->shared.count; i++) {
        const struct shared_cell *cell = &columns->shared.items[i];
        uint32_t *rows = bitext->rows + cell->column;
        rows[(size_t)cell->row * bitext->text_count] = rows[(size_t)cell->owner * bitext->text_count];
    }
}

static drg_status make_bitext(drg_bitext **out, struct bitext_columns *columns, const struct bitext_part *part,
                              const char *name, drg_error *err)
{
    if (!columns->langs.count && part->is_all)
        return fail(err, DRG_ESYNTAX, NOWHERE, "found no segments in any language");
    drg_status status = bitext_new(out, columns->langs.count, columns->langs.count ? columns->rows : 0, true, err);
    for (size_t i = 0; i < columns->langs.count && !status; i++)
        status = make_column(*out, i, columns, part, name, err);
    if (!status) {
        share_cells(*out, columns);
        (*out)->source = columns->source;
        status = bitext_take_units(*out, columns->units.items, columns->units.count, err);
    }
    if (status) {
        drg_bitext_free(*out);
        *out = NULL;
    }
    return status;
}

drg_status bitext_choose_format(const struct format **out, const char *wanted, const char *name, drg_str head, drg_error *err)
{
    *out = wanted ? format_find(wanted) : format_guess(name, head, DRG_READ_BITEXT);
    if (*out && (*out)->read_bitext)
        return DRG_OK;
    return fail(err, DRG_EFORMAT, NOWHERE, "no bitext format: expected XLIFF, TMX, PO, or TSV with languages in its header");
}

/* Where a reader of the part with its head stopped, as a place of the file. */
static void place_error(drg_error *err, const struct bitext_part *part)
{
    if (err && err->pos.line)
        err->pos = text_pos_in_file(part->head, part->lines, part->columns, err->pos);
}

drg_status bitext_of_part(drg_bitext **out, drg_ctx *ctx, const struct bitext_part *part, const struct format *format,
                          const char *name, drg_error *err)
{
    struct arena arena = {0};
    struct bitext_columns columns = {.arena = &arena, .source = DRG_NONE};
    struct buf source;
    *out = NULL;
    drg_status status = copy_source(&source, part, err);
    struct input in = {.ctx = ctx, .source = buf_str(&source), .name = name, .is_part = !part->is_all};
    if (!status && (status = format->read_bitext(&in, &columns, err)) != DRG_OK)
        place_error(err, part);
    if (!status)
        status = make_bitext(out, &columns, part, name, err);
    bitext_columns_free(&columns);
    arena_free(&arena);
    buf_free(&source);
    return status;
}

static drg_status read_bitext(drg_bitext **out, drg_ctx *ctx, const struct decoded *decoded, const char *name,
                              const drg_text_options *options, drg_error *err)
{
    const struct format *format;
    struct bitext_part all = {.text = buf_str(&decoded->text), .is_all = true, .encoding = decoded->encoding};
    drg_status status = bitext_choose_format(&format, options->format, name, all.text, err);
    return status ? status : bitext_of_part(out, ctx, &all, format, name, err);
}

drg_status drg_bitext_parse(drg_bitext **out, drg_ctx *ctx, drg_str bytes, const char *name,
                            const drg_text_options *options, drg_error *err)
{
    static const drg_text_options defaults;
    struct decoded decoded = {0};
    *out = NULL;
    options = options ? options : &defaults;
    struct decode_options how = {.encoding = options->encoding, .strict = options->strict};
    drg_status status = decode(&decoded, ctx, bytes, name, &how, err);
    if (!status)
        status = read_bitext(out, ctx, &decoded, name, options, err);
    buf_free(&decoded.text);
    return fail_in_file(err, status, name);
}

drg_status drg_bitext_load(drg_bitext **out, drg_ctx *ctx, const char *path, const drg_text_options *options,
                           drg_error *err)
{
    struct buf bytes = buf_make(ctx->max_input);
    *out = NULL;
    drg_status status = file_read(&bytes, path, err);
    if (!status)
        status = drg_bitext_parse(out, ctx, buf_str(&bytes), file_name(path), options, err);
    buf_free(&bytes);
    return status;
}
