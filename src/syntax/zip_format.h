/* zip_format.h - where things stand in a ZIP archive (PKWARE APPNOTE 6.3.3), for what reads and what rewrites one. */
#ifndef SYNTAX_ZIP_FORMAT_H
#define SYNTAX_ZIP_FORMAT_H

#include "base/limit.h"
#include "base/str.h"

/* Offsets have 32 bits; what is larger would be ZIP64. */
#define ZIP_MOST_WRITTEN LIMIT(UINT32_MAX, UINT32_C(1) << 14)

enum {
    ZIP_LOCAL_SIGNATURE = 0x04034b50,
    ZIP_RECORD_SIGNATURE = 0x02014b50,
    ZIP_END_SIGNATURE = 0x06054b50,

    ZIP_STORED = 0,
    ZIP_DEFLATED = 8,

    ZIP_ENCRYPTED = 1 << 0,  /* flags */
    ZIP_LEVEL = 3 << 1,      /* how hard the packer tried                        */
    ZIP_SIZE_FOLLOWS = 1 << 3, /* CRC and sizes stand behind the data as well, and only there */

    /* Lengths without names and the like, and offsets in them. */
    ZIP_LOCAL_LEN = 30,
    ZIP_LOCAL_FLAGS = 6,
    ZIP_LOCAL_METHOD = 8,
    ZIP_LOCAL_CRC = 14, /* then both sizes */
    ZIP_LOCAL_NAME_LEN = 26,
    ZIP_LOCAL_EXTRA_LEN = 28,

    ZIP_RECORD_LEN = 46,
    ZIP_RECORD_FLAGS = 8,
    ZIP_RECORD_METHOD = 10,
    ZIP_RECORD_CRC = 16,
    ZIP_RECORD_PACKED = 20,
    ZIP_RECORD_SIZE = 24,
    ZIP_RECORD_NAME_LEN = 28,
    ZIP_RECORD_EXTRA_LEN = 30,
    ZIP_RECORD_COMMENT_LEN = 32,
    ZIP_RECORD_DISK = 34,
    ZIP_RECORD_HEADER = 42,

    ZIP_END_LEN = 22,
    ZIP_END_DISK = 4,
    ZIP_END_COUNT = 10,
    ZIP_END_DIRECTORY_LEN = 12,
    ZIP_END_DIRECTORY = 16,
    ZIP_END_COMMENT_LEN = 20,
};

static inline uint32_t zip_get_16(drg_str s, size_t at)
{
    return (uint32_t)((unsigned char)s.ptr[at] | (unsigned)(unsigned char)s.ptr[at + 1] << 8);
}

static inline uint32_t zip_get_32(drg_str s, size_t at)
{
    return zip_get_16(s, at) | zip_get_16(s, at + 2) << 16;
}

static inline void zip_put_16(char *at, uint32_t value)
{
    at[0] = (char)(value & 0xFF);
    at[1] = (char)(value >> 8 & 0xFF);
}

static inline void zip_put_32(char *at, uint32_t value)
{
    zip_put_16(at, value & 0xFFFF);
    zip_put_16(at + 2, value >> 16);
}

#endif
