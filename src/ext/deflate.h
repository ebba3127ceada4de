/* deflate.h - DEFLATE (RFC 1951) and CRC-32, through zlib. */
#ifndef EXT_DEFLATE_H
#define EXT_DEFLATE_H

#include "base/buf.h"

/* Appends the raw deflate stream of `data`. Errors: ENOMEM, ELIMIT. */
drg_status deflate_add(struct buf *into, drg_str data, drg_error *err);

uint32_t crc32_of(drg_str data);

#endif
