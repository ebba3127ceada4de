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
drg_str drg_lang_of_name(const char *name)
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
    if (*out && (*out)->take_parts)
        return fail(err, DRG_EFORMAT, NOWHERE, "the content is no %s document, which begins as a zip archive does; give the format that it has",
                    (*out)->name);
    if (*out && (*out)->read_text)
        return DRG_OK;
    return fail(err, DRG_EFORMAT, NOWHERE, "cannot read text from format '%s'; try plain, markdown, html, docx or odt",
                wanted ? wanted : "?");
}

drg_status text_choose_package_format(const struct format **out, const char *wanted, const struct package *package,
                                      drg_error *err)
{
    size_t count;
    const struct format *const *formats = format_list(&count);
    bool is_it = false;
    drg_status status = DRG_OK;
    *out = NULL;
    for (size_t i = 0; i < count && !status && !is_it; i++) {
        if (!formats[i]->sniff_package)
            continue;
        status = formats[i]->sniff_package(&is_it, package, err);
        *out = is_it ? formats[i] : NULL;
    }
    if (status)
        return status;
    if (*out && (!wanted || strcmp(wanted, (*out)->name) == 0))
        return DRG_OK;
    if (*out)
        return fail(err, DRG_EFORMAT, NOWHERE, "this is a document of format '%s', not '%s'", (*out)->name, wanted);
    return fail(err, DRG_EFORMAT, NOWHERE, "this is a zip archive with no document that is known (DOCX, ODT) in it");
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
    drg_status status = lines && !in->package ? read_lines(in, view) : format->read_text(in, view, err);
    return status ? status : view_finish(view, err);
}

/* Makes a text of what was decoded, which it takes over, in a known format. */
static drg_status make(drg_text **out, drg_ctx *ctx, struct decoded *decoded, const struct format *format, const char *name,
                       const drg_text_options *options, drg_error *err)
{
    struct view view = {0};
    struct input in = {.ctx = ctx, .source = buf_str(&decoded->text), .name = name, .package = decoded->package};
    drg_status status = read_view(&view, format, &in, options->lines, err);
    if (status) {
        view_free(&view);
        buf_free(&decoded->text);
        package_free(decoded->package);
        return status;
    }
    struct text_build_options build = {.lang = options->lang ? str_from(options->lang) : drg_lang_of_name(name),
                                       .blocks_are_segments = options->lines,
                                       .has_fallback = options->fallback,
                                       .fallback = options->fallback ? lang_find(str_from(options->fallback)) : NULL,
                                       .lines_are_soft = strcmp(format->name, "plain") != 0};
    return text_build(out, name, decoded, &view, &build, err);
}

drg_status text_make(drg_text **out, drg_ctx *ctx, struct decoded *decoded, const char *name, const drg_text_options *options,
                     drg_error *err)
{
    const struct format *format;
    drg_status status = text_choose_format(&format, options->format, name, buf_str(&decoded->text), err);
    if (!status)
        return make(out, ctx, decoded, format, name, options, err);
    buf_free(&decoded->text);
    return status;
}

drg_status text_make_of_package(drg_text **out, drg_ctx *ctx, struct package *package, const struct format *format,
                                const char *name, const drg_text_options *options, drg_error *err)
{
    size_t most = ctx->max_input < UINT32_MAX / 2 ? ctx->max_input : UINT32_MAX / 2;
    struct decoded decoded = {.text = buf_make(most), .encoding = "UTF-8", .package = package};
    drg_status status = format->take_parts(package, &decoded.text, err);
    if (!status)
        return make(out, ctx, &decoded, format, name, options, err);
    buf_free(&decoded.text);
    package_free(package);
    return status;
}

static drg_status parse_package(drg_text **out, drg_ctx *ctx, drg_str bytes, const char *name, const drg_text_options *options,
                                drg_error *err)
{
    struct package *package;
    const struct format *format;
    struct buf copy = buf_make(ctx->max_input);
    buf_add(&copy, bytes);
    drg_status status = buf_status(&copy, "the input", err);
    if (status) {
        buf_free(&copy);
        return status;
    }
    status = package_open(&package, &copy, err);
    if (status)
        return status;
    status = text_choose_package_format(&format, options->format, package, err);
    if (!status)
        return text_make_of_package(out, ctx, package, format, name, options, err);
    package_free(package);
    return status;
}

static drg_status parse_plain(drg_text **out, drg_ctx *ctx, drg_str bytes, const char *name, const drg_text_options *options,
                              drg_error *err)
{
    struct decoded decoded;
    struct decode_options how = {.encoding = options->encoding, .strict = options->strict};
    drg_status status = decode(&decoded, ctx, bytes, name, &how, err);
    return status ? status : text_make(out, ctx, &decoded, name, options, err);
}

drg_status drg_text_parse(drg_text **out, drg_ctx *ctx, drg_str bytes, const char *name, const drg_text_options *options,
                          drg_error *err)
{
    static const drg_text_options defaults;
    *out = NULL;
    options = options ? options : &defaults;
    drg_status status = zip_is(bytes) ? parse_package(out, ctx, bytes, name, options, err)
                                      : parse_plain(out, ctx, bytes, name, options, err);
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
