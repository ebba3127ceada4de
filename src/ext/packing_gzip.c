/* packing_gzip.c - gzip (RFC 1952), through zlib, which verifies CRC and length of every member. */
#include <stdlib.h>

#define ZLIB_CONST /* input is const */
#include <zlib.h>

#include "base/error.h"
#include "ext/packing.h"

enum { WINDOW_BITS = 15 + 16 /* a gzip header, nothing else */, LARGEST_PART = 1 << 30 };

struct gzip {
    z_stream z;
    bool is_between;  /* members: what follows is a new one, or the end */
    uint32_t members; /* that ended well */
};

static drg_status open_gzip(void **state, drg_error *err)
{
    struct gzip *gzip = calloc(1, sizeof *gzip);
    *state = NULL;
    if (!gzip)
        return fail_memory(err);
    if (inflateInit2(&gzip->z, WINDOW_BITS) != Z_OK) {
        free(gzip);
        return fail_memory(err);
    }
    *state = gzip;
    return DRG_OK;
}

static void close_gzip(void *state)
{
    struct gzip *gzip = state;
    if (gzip)
        inflateEnd(&gzip->z);
    free(gzip);
}

/* One call of zlib: at most 1 GiB each way, which its counters hold. */
static int inflate_some(z_stream *z, struct unpack_step *step)
{
    uInt in = (uInt)(step->in.len < LARGEST_PART ? step->in.len : LARGEST_PART);
    uInt out = (uInt)(step->room < LARGEST_PART ? step->room : LARGEST_PART);
    z->next_in = (const Bytef *)step->in.ptr;
    z->avail_in = in;
    z->next_out = (Bytef *)step->out;
    z->avail_out = out;
    int result = inflate(z, Z_NO_FLUSH);
    step->in = str_cut(step->in, in - z->avail_in, step->in.len);
    step->out += out - z->avail_out;
    step->room -= out - z->avail_out;
    return result;
}

static drg_status fail_gzip(const struct gzip *gzip, int result, drg_error *err)
{
    if (result == Z_MEM_ERROR)
        return fail_memory(err);
    if (gzip->members && gzip->z.total_out == 0)
        return fail_followed(err, "gzip");
    return fail_damaged(err, "gzip", result == Z_DATA_ERROR && gzip->z.msg ? gzip->z.msg : "it is not what zlib expects");
}

static drg_status run_gzip(void *state, struct unpack_step *step, drg_error *err)
{
    struct gzip *gzip = state;
    while (step->room) {
        if (gzip->is_between) {
            if (!step->in.len)
                return DRG_OK;
            inflateReset(&gzip->z);
            gzip->is_between = false;
        }
        int result = inflate_some(&gzip->z, step);
        if (result == Z_STREAM_END) {
            gzip->is_between = true;
            gzip->members++;
        } else if (result == Z_BUF_ERROR || (result == Z_OK && !step->in.len && step->room)) {
            return step->is_last ? fail_cut_off(err, "gzip") : DRG_OK;
        } else if (result != Z_OK) {
            return fail_gzip(gzip, result, err);
        }
    }
    return DRG_OK;
}

/* ---- Packing ------------------------------------------------------------------------------------------------ */

static drg_status open_packer(void **state, drg_error *err)
{
    z_stream *z = calloc(1, sizeof *z);
    *state = NULL;
    if (!z)
        return fail_memory(err);
    if (deflateInit2(z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, WINDOW_BITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        free(z);
        return fail_memory(err);
    }
    *state = z;
    return DRG_OK;
}

static void close_packer(void *state)
{
    if (state)
        deflateEnd(state);
    free(state);
}

/* deflate() fails only when it is called wrongly. */
static drg_status pack_gzip(void *state, drg_str in, bool is_last, drg_sink to, drg_error *err)
{
    z_stream *z = state;
    Bytef chunk[PACKED_CHUNK];
    drg_status status = DRG_OK;
    do {
        size_t part = in.len < LARGEST_PART ? in.len : LARGEST_PART;
        z->next_in = (const Bytef *)in.ptr;
        z->avail_in = (uInt)part;
        z->next_out = chunk;
        z->avail_out = sizeof chunk;
        deflate(z, is_last && part == in.len ? Z_FINISH : Z_NO_FLUSH);
        in = str_cut(in, part - z->avail_in, in.len);
        if (z->avail_out < sizeof chunk)
            status = to.write(to.user, chunk, sizeof chunk - z->avail_out, err);
    } while (!status && (in.len || z->avail_out == 0));
    return status;
}

const struct packing packing_gzip = {
    .name = "gzip",
    .suffix = ".gz",
    .magic = {"\x1F\x8B\x08", 3},
    .open = open_gzip,
    .run = run_gzip,
    .close = close_gzip,
    .pack_open = open_packer,
    .pack = pack_gzip,
    .pack_close = close_packer,
};
