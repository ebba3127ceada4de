/* glossary_io.c - glossaries in and out: bytes to text, text to a reader of the format table. */
#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "base/mapping.h"
#include "format/format.h"
#include "text/decode.h"

enum { HEAD = 4096 /* bytes that formats are told by */, BINARY_HEAD = 64 /* the same of those that are no text */ };

static const drg_glossary_options defaults = {0};

/* The format of a glossary that is opened as it is, without decoding; NULL: it is text. A name alone does not tell: the
 * bytes must look like no text, or be those of the format. */
static const struct format *binary_format(const drg_glossary_options *options, const char *name, drg_str head)
{
    size_t count;
    const struct format *const *formats = format_list(&count);
    for (size_t i = 0; i < count; i++) {
        const struct format *f = formats[i];
        if (!f->open_glossary)
            continue;
        if (options->format ? strcmp(options->format, f->name) == 0
                            : f->sniff(head) || (head.len && memchr(head.ptr, '\0', head.len) &&
                                                 format_guess(name, (drg_str){"", 0}, DRG_READ_GLOSSARY) == f))
            return f;
    }
    return NULL;
}

static drg_status choose_format(const struct format **out, const drg_glossary_options *options, const char *name,
                                drg_str text, drg_error *err)
{
    if (options->format) {
        *out = format_find(options->format);
        if (*out && (format_can(*out) & DRG_READ_GLOSSARY))
            return DRG_OK;
        return fail(err, DRG_EFORMAT, NOWHERE, *out ? "glossaries cannot be read from the format '%s'"
                                                    : "there is no format '%s'", options->format);
    }
    *out = format_guess(name, str_cut(text, 0, text.len < HEAD ? text.len : HEAD), DRG_READ_GLOSSARY);
    if (*out)
        return DRG_OK;
    return fail(err, DRG_EFORMAT, NOWHERE, "cannot tell the format of this glossary: name it, such as csv, tsv or tbx");
}

static drg_status read_text(drg_glossary **out, const struct input *in, const struct format *format, drg_error *err)
{
    struct glossary_builder *builder;
    drg_status status = glossary_builder_new(&builder, in->ctx, err);
    if (status)
        return status;
    status = glossary_builder_file(builder, str_from(in->name), err);
    if (!status)
        status = format->read_glossary(in, builder, err);
    if (!status)
        return glossary_builder_finish(builder, out, err);
    glossary_builder_free(builder);
    return status;
}

drg_status drg_glossary_parse(drg_glossary **out, drg_ctx *ctx, drg_str bytes, const char *name,
                              const drg_glossary_options *options, drg_error *err)
{
    struct decoded text = {0};
    const struct format *format;
    options = options ? options : &defaults;
    *out = NULL;
    format = binary_format(options, name, str_cut(bytes, 0, bytes.len < BINARY_HEAD ? bytes.len : BINARY_HEAD));
    if (format)
        return format->open_glossary(out, bytes, name, err);
    struct decode_options how = {.encoding = options->encoding};
    drg_status status = decode(&text, ctx, bytes, name, &how, err);
    struct input in = {.ctx = ctx, .source = buf_str(&text.text), .name = name, .langs = options->langs};
    if (!status)
        status = choose_format(&format, options, name, in.source, err);
    if (!status)
        status = format->open_glossary ? format->open_glossary(out, bytes, name, err) : read_text(out, &in, format, err);
    buf_free(&text.text);
    return status ? fail_in_file(err, status, name) : DRG_OK;
}

drg_status drg_glossary_load(drg_glossary **out, drg_ctx *ctx, const char *path, const drg_glossary_options *options,
                             drg_error *err)
{
    struct buf bytes = buf_make(ctx->max_input);
    char head[BINARY_HEAD];
    size_t head_len = strcmp(path, "-") ? mapping_peek(path, head, sizeof head) : 0;
    const struct format *binary = head_len ? binary_format(options ? options : &defaults, path, (drg_str){head, head_len}) : NULL;
    *out = NULL;
    if (binary)
        return binary->map_glossary(out, path, err);
    drg_status status = file_read(&bytes, path, err);
    if (!status)
        status = drg_glossary_parse(out, ctx, buf_str(&bytes), file_name(path), options, err);
    buf_free(&bytes);
    return status;
}

drg_status drg_glossary_write(const drg_glossary *glossary, drg_ctx *ctx, const char *format_name,
                              const drg_write_options *options, drg_sink sink, drg_error *err)
{
    static const drg_write_options plain = {0};
    const struct format *format = format_find(format_name);
    if (!format || !format->write_glossary)
        return fail(err, DRG_EFORMAT, NOWHERE, format ? "glossaries cannot be written in the format '%s'"
                                                      : "there is no format '%s'", format_name);
    struct output out = {.ctx = ctx, .sink = sink, .options = options ? options : &plain};
    drg_status status = drg_glossary_verify(glossary, err);
    return status ? status : format->write_glossary(glossary, &out, err);
}
