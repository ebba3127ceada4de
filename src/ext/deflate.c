/* deflate.c - DEFLATE both ways and CRC-32, through zlib. */
#include "ext/deflate.h"

#define ZLIB_CONST /* input is const */
#include <zlib.h>

#include "base/error.h"

enum { WINDOW_BITS = -15 /* raw: no header */, MEMORY_LEVEL = 8, CHUNK = 1 << 15, LARGEST_PART = 1 << 30 };

/* Room for a chunk of output, and of what is left the next part when the last one is used up. */
static void supply(z_stream *z, drg_str *left, unsigned char chunk[CHUNK])
{
    if (z->avail_in == 0 && left->len) {
        size_t part = left->len < LARGEST_PART ? left->len : LARGEST_PART;
        z->next_in = (const Bytef *)left->ptr;
        z->avail_in = (uInt)part;
        *left = str_cut(*left, part, left->len);
    }
    z->next_out = chunk;
    z->avail_out = CHUNK;
}

static drg_status run(z_stream *z, struct buf *into, drg_str data, drg_error *err)
{
    unsigned char chunk[CHUNK];
    int result = Z_OK;
    while (result == Z_OK) {
        supply(z, &data, chunk);
        result = deflate(z, data.len ? Z_NO_FLUSH : Z_FINISH);
        buf_add(into, (drg_str){(const char *)chunk, CHUNK - z->avail_out});
    }
    if (result != Z_STREAM_END)
        return fail_memory(err);
    return buf_status(into, "the compressed data", err);
}

drg_status deflate_add(struct buf *into, drg_str data, drg_error *err)
{
    z_stream z = {0};
    if (deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, WINDOW_BITS, MEMORY_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK)
        return fail_memory(err);
    drg_status status = run(&z, into, data, err);
    deflateEnd(&z);
    return status;
}

/* One step more than asked for is taken, so that data which goes on is seen to. */
static bool inflate_all(z_stream *z, struct buf *into, drg_str packed, size_t size)
{
    unsigned char chunk[CHUNK];
    size_t start = into->len;
    int result = Z_OK;
    while (result == Z_OK && into->len - start <= size && !into->failed) {
        supply(z, &packed, chunk);
        result = inflate(z, Z_NO_FLUSH);
        buf_add(into, (drg_str){(const char *)chunk, CHUNK - z->avail_out});
    }
    return result == Z_STREAM_END && into->len - start == size && z->avail_in == 0 && packed.len == 0;
}

bool inflate_add(struct buf *into, drg_str packed, size_t size)
{
    z_stream z = {0};
    if (inflateInit2(&z, WINDOW_BITS) != Z_OK) {
        into->failed = BUF_MEMORY;
        return false;
    }
    bool is_good = inflate_all(&z, into, packed, size);
    inflateEnd(&z);
    return is_good;
}

uint32_t crc32_of(drg_str data)
{
    uLong crc = crc32(0, NULL, 0);
    while (data.len) {
        size_t part = data.len < LARGEST_PART ? data.len : LARGEST_PART;
        crc = crc32(crc, (const Bytef *)data.ptr, (uInt)part);
        data = str_cut(data, part, data.len);
    }
    return (uint32_t)crc;
}
