/* encoder.c - UTF-8 back into the encoding that a file was in.
 *
 * Only encodings that read each of their bytes in one way are written, so that what was not edited comes out as it was:
 * single-byte sets, UTF-16 and UTF-32. */
#include <stdlib.h>

#include "base/error.h"
#include "base/utf8.h"
#include "dragoman/text.h"
#include "ext/single_byte.h"
#include "text/detect.h"

/* Bytes of a code point in the encoding; 0: it has none. */
typedef unsigned encode_fn(char out[4], const struct single_byte *set, uint32_t code);

struct drg_encoder {
    const char *name;
    encode_fn *encode;
    const struct single_byte *set; /* NULL: a wide encoding */
    drg_sink sink;
    drg_pos place; /* of the next character */
};

static unsigned encode_single(char out[4], const struct single_byte *set, uint32_t code)
{
    int byte = single_byte_encode(set, code);
    if (byte < 0 || single_byte_decode(set, (unsigned char)byte) != code)
        return 0;
    out[0] = (char)byte;
    return 1;
}

static void put_unit(char *out, uint32_t unit, unsigned size, bool is_big)
{
    for (unsigned i = 0; i < size; i++)
        out[is_big ? size - 1 - i : i] = (char)(unit >> (8 * i) & 0xFF);
}

static unsigned encode_utf16(char out[4], uint32_t code, bool is_big)
{
    bool is_pair = code > 0xFFFF;
    put_unit(out, is_pair ? 0xD800 + ((code - 0x10000) >> 10) : code, 2, is_big);
    if (is_pair)
        put_unit(out + 2, 0xDC00 + ((code - 0x10000) & 0x3FF), 2, is_big);
    return is_pair ? 4 : 2;
}

static unsigned encode_utf16le(char out[4], const struct single_byte *set, uint32_t code)
{
    (void)set;
    return encode_utf16(out, code, false);
}

static unsigned encode_utf16be(char out[4], const struct single_byte *set, uint32_t code)
{
    (void)set;
    return encode_utf16(out, code, true);
}

static unsigned encode_utf32le(char out[4], const struct single_byte *set, uint32_t code)
{
    (void)set;
    put_unit(out, code, 4, false);
    return 4;
}

static unsigned encode_utf32be(char out[4], const struct single_byte *set, uint32_t code)
{
    (void)set;
    put_unit(out, code, 4, true);
    return 4;
}

static encode_fn *encode_fn_of(const char *name, const struct single_byte *set)
{
    static const struct { const char *name; encode_fn *encode; } wide[] = {
        {"UTF-16LE", encode_utf16le}, {"UTF-16BE", encode_utf16be}, {"UTF-32LE", encode_utf32le}, {"UTF-32BE", encode_utf32be}};
    for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++)
        if (strcmp(wide[i].name, name) == 0)
            return wide[i].encode;
    return set ? encode_single : NULL;
}

/* ---- the sink ---------------------------------------------------------------------------------------------------------- */

static drg_status refuse(const drg_encoder *encoder, drg_str character, uint32_t code, drg_error *err)
{
    if (code == UTF8_REPLACEMENT)
        return fail(err, DRG_EENCODING, encoder->place, "a byte here is not %s, and would be lost; mend it, or convert the file to UTF-8",
                    encoder->name);
    return fail(err, DRG_EENCODING, encoder->place, "'%.*s' (U+%04X) cannot be written in %s, which the file is in; convert it to UTF-8",
                STR_ARGS(character), (unsigned)code, encoder->name);
}

static void pass(drg_encoder *encoder, uint32_t code)
{
    bool is_feed = code == '\n';
    encoder->place = (drg_pos){encoder->place.line + is_feed, is_feed ? 1 : encoder->place.column + 1};
}

static drg_status write_encoded(void *user, const void *data, size_t len, drg_error *err)
{
    drg_encoder *encoder = user;
    drg_str text = {data, len};
    char chunk[4096];
    size_t filled = 0;
    drg_status status = DRG_OK;
    for (size_t at = 0; at < len && !status;) {
        size_t start = at;
        uint32_t code = utf8_next(text, &at);
        unsigned n = encoder->encode(chunk + filled, encoder->set, code);
        if (!n)
            return refuse(encoder, str_cut(text, start, at), code, err);
        pass(encoder, code);
        filled += n;
        if (filled + 4 > sizeof chunk || at == len) {
            status = encoder->sink.write(encoder->sink.user, chunk, filled, err);
            filled = 0;
        }
    }
    return status;
}

drg_sink drg_encoder_sink(drg_encoder *encoder)
{
    return (drg_sink){write_encoded, encoder};
}

/* ---- life cycle -------------------------------------------------------------------------------------------------------- */

drg_status drg_encoder_new(drg_encoder **out, const char *encoding, drg_str head, drg_sink sink, drg_error *err)
{
    size_t mark_len = 0;
    const struct single_byte *set = single_byte_find(encoding);
    encode_fn *encode = encode_fn_of(encoding, set);
    *out = NULL;
    if (!encode)
        return fail(err, DRG_EENCODING, NOWHERE, "the file is %s, which is read and not written; convert it to UTF-8 first", encoding);
    const char *marked = set ? NULL : encoding_by_mark(head, &mark_len);
    bool has_mark = marked && strcmp(marked, encoding) == 0;
    drg_status status = has_mark ? sink.write(sink.user, head.ptr, mark_len, err) : DRG_OK;
    drg_encoder *made = status ? NULL : calloc(1, sizeof *made);
    if (!made)
        return status ? status : fail_memory(err);
    *made = (drg_encoder){.name = encoding, .encode = encode, .set = set, .sink = sink, .place = {1, 1}};
    *out = made;
    return DRG_OK;
}

void drg_encoder_free(drg_encoder *encoder)
{
    free(encoder);
}
