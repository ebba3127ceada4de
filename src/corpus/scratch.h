/* scratch.h - a file without a name, for what does not fit in memory. The system takes it back when the program ends,
 * however it ends: there is nothing to remove and no name to clash. */
#ifndef CORPUS_SCRATCH_H
#define CORPUS_SCRATCH_H

#include "dragoman/types.h"

/* Zero-initialised is ready to use: the file is made by the first write. */
struct scratch {
    const char *folder; /* borrowed; NULL: /tmp */
    int fd;
    bool is_open;
};

/* All `len` bytes at the place, or EIO, which names the folder. */
drg_status scratch_write(struct scratch *scratch, uint64_t at, const void *data, size_t len, drg_error *err);
drg_status scratch_read(const struct scratch *scratch, uint64_t at, void *into, size_t len, drg_error *err);

void scratch_close(struct scratch *scratch);

#endif
