/* decode.c - from a file's bytes to UTF-8. */
#include "text/decode.h"

#include "base/error.h"
#include "base/utf8.h"
#include "ext/converter.h"
#include "text/binary.h"

static const struct { const char *mark; size_t len; const char *encoding; } byte_order_marks[] = {
    {UTF8_BOM, 3, "UTF-8"},
    {"\xFF\xFE\x00\x00", 4, "UTF-32LE"}, /* before UTF-16LE, whose mark it begins with */
    {"\x00\x00\xFE\xFF", 4, "UTF-32BE"},
    {"\xFF\xFE", 2, "UTF-16LE"},
    {"\xFE\xFF", 2, "UTF-16BE"},
};

static const char *by_mark(drg_str bytes, size_t *mark_len)
{
    for (size_t i = 0; i < sizeof byte_order_marks / sizeof byte_order_marks[0]; i++)
        if (str_starts(bytes, (drg_str){byte_order_marks[i].mark, byte_order_marks[i].len})) {
            *mark_len = byte_order_marks[i].len;
            return byte_order_marks[i].encoding;
        }
    return NULL;
}

/* UTF-8 with a few broken places is still UTF-8: at least nine in ten of its non-ASCII sequences are well-formed. */
static bool is_mostly_utf8(drg_str bytes)
{
    size_t good = 0, bad = 0;
    for (size_t at = 0; at < bytes.len;) {
        uint32_t code;
        if ((unsigned char)bytes.ptr[at] < 0x80) {
            at++;
            continue;
        }
        unsigned n = utf8_decode(bytes.ptr + at, bytes.len - at, &code);
        good += n > 1;
        bad += n == 0;
        at += n ? n : utf8_bad_length(bytes.ptr + at, bytes.len - at);
    }
    return good > 0 && good >= bad * 9;
}

static drg_pos place_of(drg_str bytes, size_t offset)
{
    drg_pos pos = {1, 1};
    for (size_t i = 0; i < offset; i++) {
        pos.column++;
        if (bytes.ptr[i] == '\n')
            pos = (drg_pos){pos.line + 1, 1};
    }
    return pos;
}

static drg_status report_replaced(drg_ctx *ctx, drg_str bytes, const char *name, const char *encoding,
                                  const struct convert_report *report, bool strict, drg_error *err)
{
    drg_pos pos = place_of(bytes, report->first_bad);
    unsigned byte = (unsigned char)bytes.ptr[report->first_bad];
    if (strict) {
        drg_status code = fail(err, DRG_EENCODING, pos, "byte 0x%02X cannot be decoded as %s; give the encoding", byte,
                               encoding);
        return fail_in_file(err, code, name);
    }
    note(ctx, "decode.replaced", name, pos, "%zu byte(s) that are not %s were replaced, the first is 0x%02X",
         report->replaced, encoding, byte);
    return DRG_OK;
}

/* The first `good` bytes are known to be UTF-8. */
static drg_status copy_utf8(struct decoded *out, drg_ctx *ctx, drg_str bytes, size_t good, const char *name, bool strict,
                            drg_error *err)
{
    struct convert_report report = {0};
    size_t at = 0;
    out->encoding = "UTF-8";
    while (at < bytes.len) {
        drg_str rest = str_cut(bytes, at, bytes.len);
        good += utf8_valid_prefix(str_cut(rest, good, rest.len));
        buf_add(&out->text, str_cut(rest, 0, good));
        at += good;
        good = 0;
        if (at == bytes.len)
            break;
        unsigned bad = utf8_bad_length(bytes.ptr + at, bytes.len - at);
        if (report.replaced == 0)
            report.first_bad = at;
        report.replaced += bad;
        buf_add_code(&out->text, UTF8_REPLACEMENT);
        at += bad;
    }
    drg_status status = fail_in_file(err, buf_status(&out->text, "the text", err), name);
    if (!status && report.replaced)
        status = report_replaced(ctx, bytes, name, "UTF-8", &report, strict, err);
    return status;
}

/* *good tells how many bytes were found to be UTF-8 on the way. */
static drg_status choose(const char **encoding, size_t *good, drg_str bytes, const char *name,
                         const struct decode_options *options, drg_error *err)
{
    if (options->encoding) {
        *encoding = encoding_find(str_from(options->encoding));
        if (*encoding)
            return DRG_OK;
        drg_status code = fail(err, DRG_EENCODING, NOWHERE, "unknown encoding '%.*s'; try UTF-8, cp1254, cp1251 or cp1256",
                               STR_ARGS(str_from(options->encoding)));
        return fail_in_file(err, code, name);
    }
    *encoding = "UTF-8";
    *good = utf8_valid_prefix(bytes);
    if (*good == bytes.len && !memchr(bytes.ptr, 0, bytes.len))
        return DRG_OK;
    const char *hinted = options->hint ? encoding_find(str_from(options->hint)) : NULL;
    if (hinted && strncmp(hinted, "UTF", 3) != 0)
        *encoding = hinted;
    else if (!is_mostly_utf8(bytes))
        *encoding = detect_encoding(bytes);
    return *encoding ? DRG_OK : fail_memory(err);
}

static drg_status decode_as(struct decoded *out, drg_ctx *ctx, drg_str bytes, const char *name,
                            const struct decode_options *options, drg_error *err)
{
    size_t mark_len = 0, good = 0;
    const char *encoding = bytes.len ? by_mark(bytes, &mark_len) : "UTF-8";
    drg_status status = encoding ? DRG_OK : choose(&encoding, &good, bytes, name, options, err);
    if (status)
        return status;
    if (strcmp(encoding, "UTF-8") == 0)
        return copy_utf8(out, ctx, bytes, good, name, options->strict, err);
    struct convert_report report;
    out->encoding = encoding;
    status = fail_in_file(err, convert(&out->text, str_cut(bytes, mark_len, bytes.len), encoding, &report, err), name);
    if (!status && report.replaced) {
        report.first_bad += mark_len;
        status = report_replaced(ctx, bytes, name, encoding, &report, options->strict, err);
    }
    return status;
}

drg_status decode(struct decoded *out, drg_ctx *ctx, drg_str bytes, const char *name,
                  const struct decode_options *options, drg_error *err)
{
    /* A legacy byte becomes at most four of UTF-8. */
    *out = (struct decoded){.text = buf_make(ctx->max_input < SIZE_MAX / 4 ? ctx->max_input * 4 : SIZE_MAX)};
    drg_status status = fail_in_file(err, binary_refuse(bytes, err), name);
    if (!status)
        status = decode_as(out, ctx, bytes, name, options, err);
    if (!status && out->text.len > UINT32_MAX / 2)
        status = fail_in_file(err, fail(err, DRG_ELIMIT, NOWHERE, "the decoded text is larger than 2 GiB"), name);
    if (status)
        buf_free(&out->text);
    return status;
}
