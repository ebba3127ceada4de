/* mapping.h - a whole file as read-only memory, whose pages are read when touched and shared between processes.
 *
 * The file must not change while it is mapped. A new version that takes the file's name (rename) is fine: the mapping
 * keeps the old one. A file that is cut short in place ends the reader with SIGBUS at the first page that is gone. */
#ifndef BASE_MAPPING_H
#define BASE_MAPPING_H

#include "dragoman/types.h"

struct mapping {
    const unsigned char *bytes; /* NULL when the file is empty */
    size_t size;
};

/* Maps a regular file. Errors: EIO, which names the file. */
drg_status mapping_open(struct mapping *out, const char *path, drg_error *err);
void mapping_close(struct mapping *mapping);

/* The first bytes of a regular file, at most `size`; 0 for what is none or cannot be read. */
size_t mapping_peek(const char *path, void *into, size_t size);

#endif
