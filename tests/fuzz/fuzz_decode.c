/* fuzz_decode.c - any bytes in any encoding, packed in any way: they become UTF-8, the same in pieces as at once, and what was
 * decoded without loss is written back byte for byte. */
#include <string.h>

#include "base/utf8.h"
#include "base/writer.h"
#include "ext/converter.h"
#include "ext/packing.h"
#include "fuzz.h"
#include "text/decoder.h"

enum { MOST = 1 << 20 /* bytes that packed data may become */ };

/* NULL: found out. */
static const char *const encodings[] = {NULL, "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-16", "CP1254", "ISO-8859-9",
                                        "CP857", "CP1256", "ISO-8859-6", "CP720", "CP864", "CP1251", "KOI8-R", "KOI8-U", "CP866",
                                        "ISO-8859-5", "CP855", "CP1252", "ISO-8859-1", "ISO-8859-15", "CP850", "CP1250", "CP1255",
                                        "CP1258", "GB18030", "SHIFT_JIS", "EUC-JP", "EUC-KR", "BIG5"};

static const char *const packed_names[] = {NULL, "x.gz", "x.xz", "x.zst"};

/* The decoder is given a little more each time, and again what it left of that. */
static void check_pieces(drg_ctx *ctx, drg_str bytes, const struct decode_options *options, const struct decoded *whole, size_t step)
{
    struct decoder *decoder;
    struct buf made = buf_make(SIZE_MAX / 2);
    size_t at = 0, end = 0, used;
    CLAIM(decoder_open(&decoder, ctx, "x", options, NULL) == DRG_OK);
    do {
        end = end + step < bytes.len ? end + step : bytes.len;
        CLAIM(decoder_add(decoder, &made, str_cut(bytes, at, end), end == bytes.len, &used, NULL) == DRG_OK);
        CLAIM(used <= end - at && utf8_is_valid(buf_str(&made)));
        at += used;
    } while (end < bytes.len);
    decoder_finish(decoder);
    CLAIM(at == bytes.len && str_eq(buf_str(&made), buf_str(&whole->text)));
    CLAIM(strcmp(decoder_encoding(decoder), whole->encoding) == 0);
    decoder_close(decoder);
    buf_free(&made);
}

/* Nothing was replaced: what can be written in the file's encoding is the file again. */
static void check_back(drg_str bytes, const struct decoded *decoded)
{
    drg_encoder *encoder;
    struct buf made = buf_make(SIZE_MAX / 2);
    if (drg_encoder_new(&encoder, decoded->encoding, bytes, buf_sink(&made), NULL) == DRG_OK) {
        drg_sink sink = drg_encoder_sink(encoder);
        if (!decoded->text.len || sink.write(sink.user, decoded->text.ptr, decoded->text.len, NULL) == DRG_OK)
            CLAIM(str_eq(buf_str(&made), bytes));
        drg_encoder_free(encoder);
    }
    buf_free(&made);
}

static void check_packed(drg_ctx *ctx, drg_str bytes, const char *name, const struct decode_options *options,
                         const struct decoded *whole)
{
    drg_packer *packer;
    struct decoded again;
    struct buf packed = buf_make(SIZE_MAX / 2);
    CLAIM(drg_packer_open(&packer, name, buf_sink(&packed), NULL) == DRG_OK);
    drg_sink sink = drg_packer_sink(packer);
    CLAIM(!bytes.len || sink.write(sink.user, bytes.ptr, bytes.len, NULL) == DRG_OK);
    CLAIM(drg_packer_finish(packer, NULL) == DRG_OK);
    CLAIM(decode(&again, ctx, buf_str(&packed), name, options, NULL) == DRG_OK);
    CLAIM(str_eq(buf_str(&again.text), buf_str(&whole->text)));
    buf_free(&again.text);
    buf_free(&packed);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size < 2)
        return 0;
    drg_str bytes = {(const char *)data + 2, size - 2};
    struct decode_options options = {.encoding = encodings[data[0] & 31], .strict = data[0] >> 5 & 1};
    const char *packed_name = packed_names[data[0] >> 6];
    struct decoded decoded;
    drg_error err = {0};
    drg_ctx *ctx;
    CLAIM(drg_ctx_new(&ctx, &(drg_ctx_options){.max_input = MOST}, NULL) == DRG_OK);
    drg_status status = decode(&decoded, ctx, bytes, "x", &options, &err);
    CLAIM(status ? err.code == status && *err.message : utf8_is_valid(buf_str(&decoded.text)));
    if (!status && !packing_of(bytes)) {
        CLAIM(encoding_find(str_from(decoded.encoding)));
        check_pieces(ctx, bytes, &options, &decoded, 1 + data[1]);
        if (options.strict)
            check_back(bytes, &decoded);
        if (packed_name)
            check_packed(ctx, bytes, packed_name, &options, &decoded);
    }
    if (!status)
        buf_free(&decoded.text);
    drg_ctx_free(ctx);
    return 0;
}
