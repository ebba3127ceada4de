/* unzip.c - a member of a ZIP archive. */
#include "support/unzip.h"

#include <stdlib.h>
#include <zlib.h>

static uint32_t number(drg_str s, size_t at, unsigned bytes)
{
    uint32_t value = 0;
    for (unsigned i = bytes; i > 0; i--)
        value = value << 8 | (unsigned char)s.ptr[at + i - 1];
    return value;
}

static bool inflate_into(drg_str packed, uint32_t size, uint32_t crc, struct buf *into)
{
    unsigned char *out = malloc(size + 1);
    z_stream z = {0};
    bool is_good = out && inflateInit2(&z, -15) == Z_OK;
    if (is_good) {
        z.next_in = (unsigned char *)(uintptr_t)packed.ptr;
        z.avail_in = (uInt)packed.len;
        z.next_out = out;
        z.avail_out = size + 1;
        is_good = inflate(&z, Z_FINISH) == Z_STREAM_END && z.total_out == size && z.avail_in == 0;
        is_good = is_good && crc32(0, out, size) == crc;
        inflateEnd(&z);
    }
    if (is_good)
        buf_add(into, (drg_str){(char *)out, size});
    free(out);
    return is_good;
}

/* The directory entry at `at` describes the local header it points to. */
static bool read_member(drg_str zip, size_t at, struct buf *into)
{
    size_t local = number(zip, at + 42, 4), name_len = number(zip, at + 28, 2);
    uint32_t packed = number(zip, at + 20, 4), size = number(zip, at + 24, 4);
    if (local + 30 + name_len + packed > zip.len || number(zip, local, 4) != 0x04034b50)
        return false;
    if (memcmp(zip.ptr + at + 6, zip.ptr + local + 4, 26) != 0)
        return false;
    drg_str data = str_cut(zip, local + 30 + name_len, local + 30 + name_len + packed);
    return inflate_into(data, size, number(zip, at + 16, 4), into);
}

bool unzip(drg_str zip, const char *name, struct buf *into)
{
    if (zip.len < 22 || number(zip, zip.len - 22, 4) != 0x06054b50)
        return false;
    size_t at = number(zip, zip.len - 6, 4), count = number(zip, zip.len - 12, 2);
    for (; count && at + 46 <= zip.len && number(zip, at, 4) == 0x02014b50; count--) {
        size_t len = number(zip, at + 28, 2);
        if (str_eq_z(str_cut(zip, at + 46, at + 46 + len), name))
            return read_member(zip, at, into);
        at += 46 + len;
    }
    return false;
}
