/* packing_zstd.c - Zstandard (RFC 8878), through libzstd, which verifies the checksum of every frame that has one. */
#include <stdlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include "base/error.h"
#include "ext/packing.h"

enum { WINDOW_LOG = 27 /* 128 MiB: what `zstd` itself unpacks without being told to */ };

struct zstd {
    ZSTD_DCtx *decoder;
    bool is_inside; /* a frame */
    bool has_frames;
};

static drg_status open_zstd(void **state, drg_error *err)
{
    struct zstd *zstd = calloc(1, sizeof *zstd);
    *state = NULL;
    if (!zstd)
        return fail_memory(err);
    zstd->decoder = ZSTD_createDCtx();
    if (!zstd->decoder) {
        free(zstd);
        return fail_memory(err);
    }
    ZSTD_DCtx_setParameter(zstd->decoder, ZSTD_d_windowLogMax, WINDOW_LOG);
    *state = zstd;
    return DRG_OK;
}

static void close_zstd(void *state)
{
    struct zstd *zstd = state;
    if (zstd)
        ZSTD_freeDCtx(zstd->decoder);
    free(zstd);
}

static drg_status fail_zstd(const struct zstd *zstd, size_t result, drg_error *err)
{
    switch (ZSTD_getErrorCode(result)) {
    case ZSTD_error_memory_allocation: return fail_memory(err);
    case ZSTD_error_frameParameter_windowTooLarge:
        return fail(err, DRG_ELIMIT, NOWHERE, "the zstd data asks for more than 128 MiB of memory");
    case ZSTD_error_prefix_unknown:
        if (zstd->has_frames)
            return fail_followed(err, "zstd");
        break;
    default: break;
    }
    return fail_damaged(err, "zstd", ZSTD_getErrorName(result));
}

/* Without input there may still be output held back, which a call that is given none brings out. */
static drg_status run_zstd(void *state, struct unpack_step *step, drg_error *err)
{
    struct zstd *zstd = state;
    while (step->room && (step->in.len || zstd->is_inside)) {
        ZSTD_inBuffer in = {step->in.ptr, step->in.len, 0};
        ZSTD_outBuffer out = {step->out, step->room, 0};
        size_t result = ZSTD_decompressStream(zstd->decoder, &out, &in);
        if (ZSTD_isError(result))
            return fail_zstd(zstd, result, err);
        step->in = str_cut(step->in, in.pos, step->in.len);
        step->out += out.pos;
        step->room -= out.pos;
        zstd->is_inside = result != 0;
        zstd->has_frames |= result == 0;
        if (!step->in.len && !out.pos && zstd->is_inside)
            return step->is_last ? fail_cut_off(err, "zstd") : DRG_OK;
    }
    return DRG_OK;
}

/* ---- Packing ------------------------------------------------------------------------------------------------ */

static drg_status open_packer(void **state, drg_error *err)
{
    ZSTD_CCtx *encoder = ZSTD_createCCtx();
    *state = encoder;
    if (!encoder)
        return fail_memory(err);
    ZSTD_CCtx_setParameter(encoder, ZSTD_c_checksumFlag, 1);
    return DRG_OK;
}

static void close_packer(void *state)
{
    ZSTD_freeCCtx(state);
}

static drg_status pack_zstd(void *state, drg_str in, bool is_last, drg_sink to, drg_error *err)
{
    char chunk[PACKED_CHUNK];
    ZSTD_inBuffer from = {in.ptr, in.len, 0};
    drg_status status = DRG_OK;
    for (size_t left = 1; !status && (is_last ? left : from.pos < from.size);) {
        ZSTD_outBuffer out = {chunk, sizeof chunk, 0};
        left = ZSTD_compressStream2(state, &out, &from, is_last ? ZSTD_e_end : ZSTD_e_continue);
        if (ZSTD_isError(left))
            return ZSTD_getErrorCode(left) == ZSTD_error_memory_allocation
                       ? fail_memory(err)
                       : fail(err, DRG_EIO, NOWHERE, "zstd cannot compress: %s", ZSTD_getErrorName(left));
        if (out.pos)
            status = to.write(to.user, chunk, out.pos, err);
    }
    return status;
}

const struct packing packing_zstd = {
    .name = "zstd",
    .suffix = ".zst",
    .magic = {"\x28\xB5\x2F\xFD", 4},
    .open = open_zstd,
    .run = run_zstd,
    .close = close_zstd,
    .pack_open = open_packer,
    .pack = pack_zstd,
    .pack_close = close_packer,
};
