/* seen.h - which of many keys were there before: a set that remembers for each key the number it first came with.
 *
 * Numbers are below SEEN_MOST and do not fall from one item to the next. The set is one table in memory while that
 * lasts; then it is frozen. A key that the frozen table knows is answered all the same; others are put off: they go to a
 * file, parted by their hash, and once all have come each part is gone through by itself, in memory. What comes out is
 * what a table of any size would have said.
 *
 *   seen_init(&seen, &(struct seen_options){.memory = n}); seen_add(&seen, items, count, &err) -> items[i].first
 *   seen_finish(&seen, &err); while (!(status = seen_next(&seen, &item, &err)) && item.first != SEEN_NONE) ...
 *   seen_free(&seen);
 *
 * 88 bits of a key's hash are compared: of 10^9 keys, two that differ are taken for one with probability 10^-9. */
#ifndef CORPUS_SEEN_H
#define CORPUS_SEEN_H

#include "corpus/spill.h"
#include "ext/hash.h"

#define SEEN_MOST (UINT64_C(1) << 40)
#define SEEN_LATER UINT64_MAX       /* as `first`: told by seen_next if it is a duplicate */
#define SEEN_NONE (UINT64_MAX - 1)

struct seen_item {
    struct hash128 key;
    uint64_t number;
    uint64_t first; /* out: the number that the key first came with, `number` itself when it is new; or SEEN_LATER */
};

/* A key with its number; number 0 in the table is a free slot. */
struct seen_slot {
    uint64_t low;
    uint64_t tail; /* 24 bits of the key, then number + 1 */
};

struct seen_table {
    struct seen_slot *slots;
    size_t count, cap; /* a power of two */
};

/* What was put off and turned out to have been there before. */
struct seen_late {
    uint64_t number, first;
};

struct seen {
    size_t memory;
    const char *folder;
    struct seen_table table;
    bool is_frozen, is_finished;
    struct spill later; /* slots, by their key; then unused */
    struct spill found; /* struct seen_late, by number      */
    uint64_t first_late, last_late; /* numbers             */
    size_t part;                    /* of `found`, the next to read */
    VEC(struct seen_late) read;
    size_t next; /* of `read` */
};

struct seen_options {
    size_t memory;      /* bytes */
    const char *folder; /* borrowed; NULL: /tmp */
};

enum { SEEN_LEAST_MEMORY = 1 << 18 };

void seen_init(struct seen *seen, const struct seen_options *options);

/* Errors: EIO, ENOMEM. */
drg_status seen_add(struct seen *seen, struct seen_item *items, size_t count, drg_error *err);
drg_status seen_finish(struct seen *seen, drg_error *err);

/* The next that was put off and is a duplicate, by number, then by first; `first` is SEEN_NONE at the end. */
drg_status seen_next(struct seen *seen, struct seen_late *out, drg_error *err);
void seen_free(struct seen *seen);

/* The table alone, which the parts are gone through with. */

/* Makes room for `count` more; false when memory is out. */
bool seen_table_reserve(struct seen_table *table, size_t count);

/* The number that the slot's key first came with, which is its own when it is new: then it is put there. With room. */
uint64_t seen_table_put(struct seen_table *table, struct seen_slot slot);
void seen_table_free(struct seen_table *table);

#endif
