/* exchange.h - the files that shards exchange: a head, how many records each group has, then the records, group by group. */
#ifndef CORPUS_EXCHANGE_H
#define CORPUS_EXCHANGE_H

#include "base/vec.h"
#include "dragoman/exchange.h"
#include "ext/hash.h"

/* Byte by byte the same on one kind of machine alone: on others the mark reads differently. */
#define EXCHANGE_KEYS UINT64_C(0x0173796B67726400)
#define EXCHANGE_DROPS UINT64_C(0x0170726467726400)

enum { EXCHANGE_MOST = 100000 /* parts, shards */ };

struct exchange_head {
    uint64_t mark, groups;
};

struct exchange_key {
    struct hash128 key;
    uint64_t line;
};

/* A file of groups being read. */
struct exchange_file {
    struct source *source;
    const char *path;
    uint64_t groups, *counts;
};

/* Opens a file that begins with the mark and reads its counts. Errors: EIO, EFORMAT, ESYNTAX, ELIMIT. */
drg_status exchange_open(struct exchange_file *file, const char *path, uint64_t mark, drg_error *err);

/* Reads `len` bytes, or with `into` NULL passes over them. Error: ESYNTAX when they are not there. */
drg_status exchange_read(struct exchange_file *file, void *into, uint64_t len, drg_error *err);

/* Fails unless the file ends here. */
drg_status exchange_end(struct exchange_file *file, drg_error *err);
void exchange_close(struct exchange_file *file);

#endif
