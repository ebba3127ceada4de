/* deflate.h - DEFLATE (RFC 1951) and CRC-32, through zlib. */
#ifndef EXT_DEFLATE_H
#define EXT_DEFLATE_H

#include "base/buf.h"

/* Appends the raw deflate stream of `data`. Errors: ENOMEM, ELIMIT. */
drg_status deflate_add(struct buf *into, drg_str data, drg_error *err);

/* Appends what a raw deflate stream holds, which must be `size` bytes and all of `packed`: no byte more is unpacked than
 * a chunk. False: it is not so, or the buffer has failed. */
bool inflate_add(struct buf *into, drg_str packed, size_t size);

uint32_t crc32_of(drg_str data);

#endif
