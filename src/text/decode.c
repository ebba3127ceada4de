/* decode.c - a whole document from its file's bytes to UTF-8. */
#include "text/decode.h"

#include "base/error.h"
#include "base/limit.h"
#include "ext/packing.h"
#include "text/decoder.h"

/* Places in a text are 32 bits wide, with room to add some. */
static const size_t most_decoded = LIMIT(UINT32_MAX / 2, 4000);

static drg_status decode_bytes(struct decoded *out, drg_ctx *ctx, drg_str bytes, const char *name,
                               const struct decode_options *options, drg_error *err)
{
    struct decoder *decoder;
    size_t used;
    drg_status status = decoder_open(&decoder, ctx, name, options, err);
    if (!status)
        status = decoder_add(decoder, &out->text, bytes, true, &used, err);
    if (!status) {
        decoder_finish(decoder);
        out->encoding = decoder_encoding(decoder);
    }
    decoder_close(decoder);
    return status;
}

static drg_status unpack_and_decode(struct decoded *out, drg_ctx *ctx, drg_str bytes, const char *name,
                                    const struct decode_options *options, drg_error *err)
{
    const struct packing *packing = packing_of(bytes);
    drg_status status = fail_in_file(err, packing_check_name(packing, str_from(name), err), name);
    if (status || !packing)
        return status ? status : decode_bytes(out, ctx, bytes, name, options, err);
    struct buf inside = buf_make(ctx->max_input);
    status = fail_in_file(err, packing_unpack(&inside, packing, bytes, err), name);
    if (!status)
        status = decode_bytes(out, ctx, buf_str(&inside), name, options, err);
    buf_free(&inside);
    return status;
}

drg_status decode(struct decoded *out, drg_ctx *ctx, drg_str bytes, const char *name,
                  const struct decode_options *options, drg_error *err)
{
    /* A legacy byte becomes at most four of UTF-8. */
    *out = (struct decoded){.text = buf_make(ctx->max_input < SIZE_MAX / 4 ? ctx->max_input * 4 : SIZE_MAX)};
    drg_status status = unpack_and_decode(out, ctx, bytes, name, options, err);
    if (!status && out->text.len > most_decoded)
        status = fail_in_file(err, fail(err, DRG_ELIMIT, NOWHERE, "the decoded text is larger than 2 GiB"), name);
    if (status)
        buf_free(&out->text);
    return status;
}
