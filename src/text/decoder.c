/* decoder.c - telling an encoding and converting, piece by piece. */
#include "text/decoder.h"

#include <stdlib.h>

#include "base/count.h"
#include "base/error.h"
#include "base/utf8.h"
#include "ext/converter.h"
#include "ext/single_byte.h"
#include "lang/fold.h"
#include "text/binary.h"
#include "text/declaration.h"
#include "text/detect.h"

enum {
    HEAD = 1024, /* bytes that say what a document is and declares of itself                    */
    BACK = 1024  /* bytes before the first that is no ASCII, which the window has too, when no line ends there: UTF-16
                    has some */
};

struct decoder {
    drg_ctx *ctx;
    const char *name;
    struct decode_options options;
    const char *encoding;        /* NULL: not told yet */
    const char *wanted;          /* the canonical name of options.encoding, or NULL */
    struct converter *converter; /* NULL: UTF-8 */
    bool has_begun, has_jumped;
    char declared[DECLARATION_MAX];
    const char *hint;
    size_t replaced;
    unsigned first_byte; /* of those replaced */
    struct drg_trail *trail; /* NULL: nobody asks */
    drg_pos place;       /* of the first one replaced; before that, of the next byte to be used */
};

drg_status decoder_open(struct decoder **out, drg_ctx *ctx, const char *name, const struct decode_options *options,
                        drg_error *err)
{
    const char *wanted = options->encoding ? encoding_find(str_from(options->encoding)) : NULL;
    *out = NULL;
    if (options->encoding && !wanted) {
        drg_status code = fail(err, DRG_EENCODING, NOWHERE, "unknown encoding '%.*s'; try UTF-8, cp1254, cp1251 or cp1256",
                               STR_ARGS(str_from(options->encoding)));
        return fail_in_file(err, code, name);
    }
    *out = calloc(1, sizeof **out);
    if (!*out)
        return fail_memory(err);
    **out = (struct decoder){.ctx = ctx, .name = name, .options = *options, .wanted = wanted, .place = {1, 1}};
    return DRG_OK;
}

void decoder_close(struct decoder *decoder)
{
    if (decoder)
        converter_close(decoder->converter);
    free(decoder);
}

const char *decoder_encoding(const struct decoder *decoder)
{
    return decoder->encoding ? decoder->encoding : "UTF-8";
}

void decoder_trace(struct decoder *decoder, struct drg_trail *trail)
{
    decoder->trail = trail;
    trail_use(trail, TRAIL_UTF8);
}

bool decoder_can_jump(const struct decoder *decoder)
{
    return decoder->encoding && strcmp(decoder->encoding, "UTF-8") == 0;
}

void decoder_jump(struct decoder *decoder, uint64_t offset)
{
    decoder->has_jumped = true;
    if (decoder->trail)
        trail_jump(decoder->trail, offset);
}

/* ---- Places of bytes ------------------------------------------------------------------------------------- */

/* Columns count bytes: what cannot be decoded has no characters. */
static void pass(struct decoder *d, drg_str bytes)
{
    uint64_t feeds = d->replaced ? 0 : count_byte(bytes, '\n');
    size_t line = bytes.len;
    while (feeds && bytes.ptr[line - 1] != '\n')
        line--;
    if (feeds)
        d->place = (drg_pos){d->place.line + (uint32_t)feeds, 1};
    if (!d->replaced)
        d->place.column += (uint32_t)(feeds ? bytes.len - line : bytes.len);
}

/* Remembers that `count` bytes were replaced, the first of them at `offset` of the piece. */
static drg_status replace(struct decoder *d, drg_str piece, size_t offset, size_t count, drg_error *err)
{
    if (!d->replaced) {
        pass(d, str_cut(piece, 0, offset));
        d->first_byte = (unsigned char)piece.ptr[offset];
    }
    d->replaced += count;
    if (!d->options.strict)
        return DRG_OK;
    return fail(err, DRG_EENCODING, d->place, "byte 0x%02X cannot be decoded as %s; give the encoding", d->first_byte,
                decoder_encoding(d));
}

void decoder_finish(struct decoder *d)
{
    if (d->replaced)
        note(d->ctx, "decode.replaced", d->name, d->has_jumped ? NOWHERE : d->place, "%zu byte(s) that are not %s were replaced, the first is 0x%02X",
             d->replaced, decoder_encoding(d), d->first_byte);
}

/* ---- Telling the encoding -------------------------------------------------------------------------------- */

/* A byte or two beyond ASCII that speak for nothing and make neither words nor signs are damage, not an encoding. */
enum { FEW_BYTES = 3, SURE_ENOUGH = 51 };

static uint32_t letter_at(drg_str sample, size_t at, const struct single_byte *set)
{
    uint32_t code = at < sample.len ? single_byte_decode(set, (unsigned char)sample.ptr[at]) : 0;
    return fold_find(code)->class == FOLD_LETTER ? code : 0;
}

/* True for a small letter beside another one, or a capital before a small letter; not for U+00FF, the commonest damage. */
static bool is_in_word(drg_str sample, size_t at, const struct single_byte *set)
{
    uint32_t code = letter_at(sample, at, set), next = letter_at(sample, at + 1, set), before = at ? letter_at(sample, at - 1, set) : 0;
    if (!code || code == 0xFF)
        return false;
    if (fold_find(code)->letter_case == FOLD_UPPER)
        return !before && next && fold_find(next)->letter_case == FOLD_LOWER;
    return before || next;
}

/* The byte beside another one, a space between them aside: 0 at an end. */
static unsigned char beside(drg_str sample, size_t at, int step)
{
    size_t next = at + (size_t)step;
    if (next < sample.len && sample.ptr[next] == ' ')
        next += (size_t)step;
    return next < sample.len ? (unsigned char)sample.ptr[next] : 0;
}

/* Signs that English has, where they belong: a × b, § 5, 20 °C. */
static bool is_sign_in_place(drg_str sample, size_t at, uint32_t code)
{
    static const uint32_t signs[] = {0xA3, 0xA7, 0xB0, 0xB1, 0xB5, 0xBC, 0xBD, 0xBE, 0xD7, 0xF7, 0x20AC};
    bool is_sign = false;
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        is_sign |= code == signs[i];
    bool is_apart = at && sample.ptr[at - 1] == ' ' && at + 1 < sample.len && sample.ptr[at + 1] == ' ';
    return is_sign && (is_apart || is_ascii_digit((char)beside(sample, at, -1)) || is_ascii_digit((char)beside(sample, at, 1)));
}

static bool is_quote_or_dash(uint32_t code)
{
    return code >= 0x2013 && code <= 0x2026;
}

static bool tells_little(drg_str sample, const struct detection *found)
{
    const struct single_byte *set = single_byte_find(found->encoding);
    size_t high = 0, sound = 0, marks = 0;
    for (size_t i = 0; i < sample.len && high < FEW_BYTES; i++)
        if ((unsigned char)sample.ptr[i] >= 0x80) {
            uint32_t code = set ? single_byte_decode(set, (unsigned char)sample.ptr[i]) : 0;
            high++;
            sound += set && (is_in_word(sample, i, set) || is_sign_in_place(sample, i, code));
            marks += is_quote_or_dash(code);
        }
    bool makes_sense = sound && sound + marks == high;
    return high < FEW_BYTES && found->sure < SURE_ENOUGH && !makes_sense;
}

static const char *tell(const struct decoder *d, drg_str sample, bool is_whole)
{
    drg_str rest = str_cut(sample, utf8_valid_prefix(sample), sample.len);
    bool is_valid = !rest.len || (!is_whole && utf8_is_torn(rest));
    if (is_valid && !memchr(sample.ptr, 0, sample.len))
        return "UTF-8";
    const char *hinted = d->hint ? encoding_find(str_from(d->hint)) : NULL;
    if (hinted && strncmp(hinted, "UTF", 3) != 0)
        return hinted;
    struct detection found = detect(sample);
    return tells_little(sample, &found) ? "UTF-8" : found.encoding;
}

/* Whether one of eight bytes is NUL or no ASCII. Borrows of the subtraction come from a NUL, so they change nothing. */
static bool has_other(uint64_t eight)
{
    return ((eight - STR_EACH_BYTE) | eight) & STR_EACH_BYTE * 0x80;
}

/* Bytes at the start of `s` that are ASCII and not NUL. */
static size_t ascii_length(drg_str s)
{
    size_t at = 0;
    while (s.len - at >= 8 && !has_other(str_word(s.ptr + at)))
        at += 8;
    while (at < s.len && s.ptr[at] && (unsigned char)s.ptr[at] < 0x80)
        at++;
    return at;
}

/* Where the window begins: the line that the first byte which is no plain ASCII is in. */
static size_t window_start(drg_str bytes, size_t plain)
{
    size_t line = plain;
    while (line && bytes.ptr[line - 1] != '\n')
        line--;
    return line ? line : plain > BACK ? (plain - BACK) & ~(size_t)3 : 0;
}

/* Fills d->encoding when the bytes suffice for it; else *ascii gets how many of them can pass before it is told. */
static void choose(struct decoder *d, drg_str bytes, bool is_last, size_t *ascii)
{
    size_t plain = ascii_length(bytes), from = window_start(bytes, plain);
    *ascii = is_last && plain == bytes.len ? plain : from;
    if (plain == bytes.len || (!is_last && bytes.len - plain < DECODER_WINDOW))
        return;
    size_t end = bytes.len - plain > DECODER_WINDOW ? plain + DECODER_WINDOW : bytes.len;
    d->encoding = tell(d, str_cut(bytes, from, end), is_last && end == bytes.len);
    *ascii = 0;
}

static drg_status open_converter(struct decoder *d, drg_error *err)
{
    if (d->trail)
        trail_use(d->trail, trail_rule_of(d->encoding));
    return strcmp(d->encoding, "UTF-8") == 0 ? DRG_OK : converter_open(&d->converter, d->encoding, err);
}

/* ---- Converting ------------------------------------------------------------------------------------------ */

/* Adds text that was made of so many bytes. */
static void append(struct decoder *d, struct buf *into, drg_str text, size_t bytes)
{
    buf_add(into, text);
    if (d->trail)
        trail_pass(d->trail, text, bytes);
}

static drg_status add_utf8(struct decoder *d, struct buf *into, drg_str bytes, bool is_last, size_t *used, drg_error *err)
{
    drg_status status = DRG_OK;
    size_t at = 0;
    while (!status) {
        drg_str rest = str_cut(bytes, at, bytes.len);
        size_t good = utf8_valid_prefix(rest);
        append(d, into, str_cut(rest, 0, good), good);
        at += good;
        rest = str_cut(bytes, at, bytes.len);
        if (!rest.len || (!is_last && utf8_is_torn(rest)))
            break;
        unsigned bad = utf8_bad_length(rest.ptr, rest.len);
        status = replace(d, bytes, at, bad, err);
        append(d, into, STR(UTF8_REPLACEMENT_BYTES), bad);
        at += bad;
    }
    *used = at;
    return status;
}

static drg_status add_converted(struct decoder *d, struct buf *into, drg_str bytes, bool is_last, size_t *used, drg_error *err)
{
    struct convert_report report = {0};
    *used = converter_add(d->converter, into, bytes, is_last, &report, d->trail);
    return report.replaced ? replace(d, bytes, report.first_bad, report.replaced, err) : DRG_OK;
}

/* The first piece: what the document is, and what it says of itself. *used gets the length of a byte order mark that is
 * no part of the text; that of UTF-8 is one, so that offsets are those of the file. */
static drg_status begin(struct decoder *d, drg_str bytes, size_t *used, drg_error *err)
{
    size_t mark_len = 0;
    drg_status status = binary_refuse(bytes, err);
    d->has_begun = true;
    d->hint = d->options.hint ? d->options.hint : declared_encoding(bytes, d->declared);
    d->encoding = encoding_by_mark(bytes, &mark_len);
    if (!d->encoding)
        d->encoding = d->wanted;
    if (status || !d->encoding)
        return status;
    *used = strcmp(d->encoding, "UTF-8") == 0 ? 0 : mark_len;
    pass(d, str_cut(bytes, 0, *used));
    if (d->trail)
        trail_pass(d->trail, STR(""), *used);
    return open_converter(d, err);
}

static drg_status add(struct decoder *d, struct buf *into, drg_str bytes, bool is_last, size_t *used, drg_error *err)
{
    drg_status status = DRG_OK;
    size_t skipped = 0;
    *used = 0;
    if (!d->has_begun && !is_last && bytes.len < HEAD)
        return DRG_OK;
    if (!d->has_begun)
        status = begin(d, bytes, &skipped, err);
    bytes = str_cut(bytes, skipped, bytes.len);
    if (!status && !d->encoding) {
        choose(d, bytes, is_last, used);
        if (d->encoding)
            status = open_converter(d, err);
    }
    if (!status && d->converter)
        status = add_converted(d, into, bytes, is_last, used, err);
    else if (!status && d->encoding)
        status = add_utf8(d, into, bytes, is_last, used, err);
    else if (!status)
        append(d, into, str_cut(bytes, 0, *used), *used);
    pass(d, str_cut(bytes, 0, *used));
    *used += skipped;
    if (!status && d->trail && d->trail->has_failed)
        return fail_memory(err);
    return status ? status : buf_status(into, "the text", err);
}

drg_status decoder_add(struct decoder *decoder, struct buf *into, drg_str bytes, bool is_last, size_t *used, drg_error *err)
{
    return fail_in_file(err, add(decoder, into, bytes, is_last, used, err), decoder->name);
}
