/* text_io.c - reading documents: decode, choose the format, read the view, make the text. */
#include <stdlib.h>

#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"
#include "ext/packing.h"
#include "format/text_io.h"
#include "text/text.h"

/* ---- what the name and the first bytes say ------------------------------------------------------------ */

/* The last part but the extension is a language the program has rules for. */
drg_str text_lang_of_name(const char *name)
{
    drg_str none = {"", 0};
    const char *slash = strrchr(name, '/');
    drg_str rest = packing_inner_name(str_from(slash ? slash + 1 : name));
    size_t dot = rest.len;
    while (dot && rest.ptr[dot - 1] != '.')
        dot--;
    if (!dot)
        return none;
    rest.len = dot - 1;
    size_t start = rest.len;
    while (start && rest.ptr[start - 1] != '.' && rest.ptr[start - 1] != '_')
        start--;
    drg_str part = str_cut(rest, start, rest.len);
    const struct lang *lang = part.len >= 2 ? lang_find(part) : NULL;
    return lang && lang != lang_generic() ? part : none;
}

drg_status text_choose_format(const struct format **out, const char *wanted, const char *name, drg_str head, drg_error *err)
{
    *out = wanted ? format_find(wanted) : format_guess(name, head, DRG_READ_TEXT);
    if (!*out && !wanted)
        *out = format_find("plain");
    if (*out && (*out)->read_text)
        return DRG_OK;
    return fail(err, DRG_EFORMAT, NOWHERE, "cannot read text from format '%s'; try plain, markdown or html",
                wanted ? wanted : "?");
}

/* ---- making the text ----------------------------------------------------------------------------------- */

/* Every line is a cell of its own, empty ones too; the line end after the last one begins no new line. */
static drg_status read_lines(const struct input *in, struct view *into)
{
    drg_str source = in->source;
    uint32_t row = 0;
    for (size_t start = utf8_bom_length(source), next; start < source.len; start = next) {
        size_t end = str_line_end(source, start, &next);
        view_copy(into, source, start, end);
        view_cell(into, 0, row++);
    }
    return DRG_OK;
}

static drg_status read_view(struct view *view, const struct format *format, const struct input *in, bool lines,
                            drg_error *err)
{
    /* Character references make text shorter, never longer; line feeds between blocks are the only additions. */
    view_init(view, UINT32_MAX / 2);
    drg_status status = lines ? read_lines(in, view) : format->read_text(in, view, err);
    return status ? status : view_finish(view, err);
}

drg_status text_make(drg_text **out, drg_ctx *ctx, struct decoded *decoded, const char *name, const drg_text_options *options,
                     drg_error *err)
{
    const struct format *format;
    struct view view = {0};
    struct input in = {.ctx = ctx, .source = buf_str(&decoded->text), .name = name};
    drg_status status = text_choose_format(&format, options->format, name, in.source, err);
    if (!status)
        status = read_view(&view, format, &in, options->lines, err);
    if (status) {
        view_free(&view);
        buf_free(&decoded->text);
        return status;
    }
    struct text_build_options build = {.lang = options->lang ? str_from(options->lang) : text_lang_of_name(name),
                                       .blocks_are_segments = options->lines,
                                       .lines_are_soft = strcmp(format->name, "plain") != 0};
    return text_build(out, name, decoded, &view, &build, err);
}

drg_status drg_text_parse(drg_text **out, drg_ctx *ctx, drg_str bytes, const char *name, const drg_text_options *options,
                          drg_error *err)
{
    static const drg_text_options defaults;
    struct decoded decoded;
    *out = NULL;
    options = options ? options : &defaults;
    struct decode_options how = {.encoding = options->encoding, .strict = options->strict};
    drg_status status = decode(&decoded, ctx, bytes, name, &how, err);
    if (!status)
        status = text_make(out, ctx, &decoded, name, options, err);
    return fail_in_file(err, status, name);
}

drg_status drg_text_load(drg_text **out, drg_ctx *ctx, const char *path, const drg_text_options *options, drg_error *err)
{
    struct buf bytes = buf_make(ctx->max_input);
    *out = NULL;
    drg_status status = file_read(&bytes, path, err);
    if (!status)
        status = drg_text_parse(out, ctx, buf_str(&bytes), file_name(path), options, err);
    buf_free(&bytes);
    return status;
}
