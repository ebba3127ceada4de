/* packing_xz.c - xz, through liblzma, which verifies the checks of every block. */
#include <lzma.h>
#include <stdlib.h>

#include "base/error.h"
#include "ext/packing.h"

/* What the largest preset of xz asks for, four times over: a hostile header may ask for 4 GiB. */
#define MOST_MEMORY (UINT64_C(256) << 20)

static drg_status open_xz(void **state, drg_error *err)
{
    lzma_stream *xz = calloc(1, sizeof *xz);
    *state = NULL;
    if (!xz)
        return fail_memory(err);
    if (lzma_stream_decoder(xz, MOST_MEMORY, LZMA_CONCATENATED | LZMA_TELL_UNSUPPORTED_CHECK) != LZMA_OK) {
        free(xz);
        return fail_memory(err);
    }
    *state = xz;
    return DRG_OK;
}

static void close_xz(void *state)
{
    if (state)
        lzma_end(state);
    free(state);
}

static drg_status fail_xz(lzma_ret result, drg_error *err)
{
    switch (result) {
    case LZMA_MEM_ERROR: return fail_memory(err);
    case LZMA_MEMLIMIT_ERROR: return fail(err, DRG_ELIMIT, NOWHERE, "the xz data asks for more than 256 MiB of memory");
    case LZMA_UNSUPPORTED_CHECK: return fail_damaged(err, "xz", "its check is of an unknown kind");
    case LZMA_OPTIONS_ERROR: return fail_damaged(err, "xz", "it asks for what liblzma does not know");
    default: /* liblzma does not tell these two apart */
        return fail(err, DRG_ESYNTAX, NOWHERE, "the xz data is damaged or followed by something else");
    }
}

static drg_status run_xz(void *state, struct unpack_step *step, drg_error *err)
{
    lzma_stream *xz = state;
    lzma_ret result = LZMA_OK;
    while (step->room && result == LZMA_OK && (step->in.len || step->is_last)) {
        xz->next_in = (const uint8_t *)step->in.ptr;
        xz->avail_in = step->in.len;
        xz->next_out = (uint8_t *)step->out;
        xz->avail_out = step->room;
        result = lzma_code(xz, step->is_last ? LZMA_FINISH : LZMA_RUN);
        step->in = str_cut(step->in, step->in.len - xz->avail_in, step->in.len);
        step->out += step->room - xz->avail_out;
        step->room = xz->avail_out;
    }
    if (result == LZMA_OK || result == LZMA_STREAM_END)
        return DRG_OK;
    return result == LZMA_BUF_ERROR ? fail_cut_off(err, "xz") : fail_xz(result, err);
}

/* ---- Packing ------------------------------------------------------------------------------------------------ */

static drg_status open_packer(void **state, drg_error *err)
{
    static const lzma_stream fresh = LZMA_STREAM_INIT;
    lzma_stream *stream = malloc(sizeof *stream);
    *state = NULL;
    if (!stream)
        return fail_memory(err);
    *stream = fresh;
    if (lzma_easy_encoder(stream, LZMA_PRESET_DEFAULT, LZMA_CHECK_CRC64) != LZMA_OK) {
        free(stream);
        return fail_memory(err);
    }
    *state = stream;
    return DRG_OK;
}

static void close_packer(void *state)
{
    if (state)
        lzma_end(state);
    free(state);
}

static drg_status pack_xz(void *state, drg_str in, bool is_last, drg_sink to, drg_error *err)
{
    lzma_stream *stream = state;
    uint8_t chunk[PACKED_CHUNK];
    drg_status status = DRG_OK;
    lzma_ret result = LZMA_OK;
    stream->next_in = (const uint8_t *)in.ptr;
    stream->avail_in = in.len;
    do {
        stream->next_out = chunk;
        stream->avail_out = sizeof chunk;
        result = lzma_code(stream, is_last ? LZMA_FINISH : LZMA_RUN);
        if (result == LZMA_MEM_ERROR)
            return fail_memory(err);
        if (stream->avail_out < sizeof chunk)
            status = to.write(to.user, chunk, sizeof chunk - stream->avail_out, err);
    } while (!status && result == LZMA_OK && (is_last || stream->avail_in || stream->avail_out == 0));
    return status;
}

const struct packing packing_xz = {
    .name = "xz",
    .suffix = ".xz",
    .magic = {"\xFD" "7zXZ", 6}, /* with the NUL that ends the literal */
    .open = open_xz,
    .run = run_xz,
    .close = close_xz,
    .pack_open = open_packer,
    .pack = pack_xz,
    .pack_close = close_packer,
};
