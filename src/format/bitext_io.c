/* bitext_io.c - reading bitexts: one file whose reader gives a view a language. */
#include <stdlib.h>

#include "base/error.h"
#include "base/file.h"
#include "format/format.h"
#include "model/bitext.h"
#include "text/text.h"

static void free_columns(struct bitext_columns *columns)
{
    for (size_t i = 0; i < columns->views.count; i++)
        view_free(&columns->views.items[i]);
    vec_free(&columns->views);
    vec_free(&columns->langs);
    vec_free(&columns->units);
}

/* Each column is a text over its own copy of the source: texts own what they show. */
static drg_status make_column(drg_bitext *bitext, size_t column, struct bitext_columns *columns,
                              const struct decoded *decoded, const char *name, drg_error *err)
{
    struct view *view = &columns->views.items[column];
    struct decoded copy = {.text = buf_make(UINT32_MAX / 2), .encoding = decoded->encoding};
    struct text_build_options build = {.lang = columns->langs.items[column], .blocks_are_segments = true};
    drg_text *text = NULL;
    buf_add(&copy.text, buf_str(&decoded->text));
    drg_status status = buf_status(&copy.text, "the text", err);
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
    bitext->texts[column] = text;
    for (uint32_t i = 0; i < text->segment_count; i++) {
        uint32_t row = text->view.blocks.items[text->segments[i].block].row;
        bitext->rows[(size_t)row * bitext->text_count + column] = i;
    }
    return DRG_OK;
}

static drg_status make_bitext(drg_bitext **out, struct bitext_columns *columns, const struct decoded *decoded,
                              const char *name, drg_error *err)
{
    drg_status status = columns->langs.count
                            ? bitext_new(out, columns->langs.count, columns->rows, true, err)
                            : fail(err, DRG_ESYNTAX, NOWHERE, "found no segments in any language");
    for (size_t i = 0; i < columns->langs.count && !status; i++)
        status = make_column(*out, i, columns, decoded, name, err);
    if (!status) {
        (*out)->source = columns->source;
        status = bitext_take_units(*out, columns->units.items, columns->units.count, err);
    }
    if (status) {
        drg_bitext_free(*out);
        *out = NULL;
    }
    return status;
}

static drg_status read_bitext(drg_bitext **out, drg_ctx *ctx, const struct decoded *decoded, const char *name,
                              const drg_text_options *options, drg_error *err)
{
    struct input in = {.ctx = ctx, .source = buf_str(&decoded->text), .name = name};
    const struct format *format =
        options->format ? format_find(options->format) : format_guess(name, in.source, DRG_READ_BITEXT);
    if (!format || !format->read_bitext)
        return fail(err, DRG_EFORMAT, NOWHERE, "no bitext format: expected TMX, or TSV with languages in its header");
    struct arena arena = {0};
    struct bitext_columns columns = {.arena = &arena, .source = DRG_NONE};
    drg_status status = format->read_bitext(&in, &columns, err);
    if (!status)
        status = make_bitext(out, &columns, decoded, name, err);
    free_columns(&columns);
    arena_free(&arena);
    return status;
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
