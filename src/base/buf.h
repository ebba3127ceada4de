/* buf.h - a growing byte buffer that cannot outgrow its limit and remembers failure.
 *
 * Append as often as needed and look at `failed` once at the end: after a failure every append does nothing.
 *   struct buf b = buf_make(limit); buf_add(&b, s); buf_addf(&b, "%u", n); if (b.failed) ...; buf_free(&b); */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/arena.h"
#include "base/str.h"

enum buf_failure { BUF_OK, BUF_LIMIT, BUF_MEMORY };

struct buf {
    char *ptr; /* always NUL-terminated once anything was added */
    size_t len, cap, max;
    enum buf_failure failed;
};

/* `max`: the largest length in bytes the buffer may reach. */
static inline struct buf buf_make(size_t max)
{
    return (struct buf){.max = max};
}

static inline drg_str buf_str(const struct buf *b)
{
    return (drg_str){b->ptr ? b->ptr : "", b->len};
}

void buf_add(struct buf *b, drg_str s);
void buf_add_z(struct buf *b, const char *z);
void buf_add_char(struct buf *b, char c);
void buf_add_code(struct buf *b, uint32_t code_point);
void buf_addf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Makes the length `len` (not more than it is). */
void buf_cut(struct buf *b, size_t len);
void buf_free(struct buf *b);

/* Moves what `b` holds into the arena and frees `b`; ptr is NULL when memory was or is out. */
drg_str buf_into_arena(struct buf *b, struct arena *arena);

/* DRG_OK, or ENOMEM/ELIMIT with a message that names `what`. */
drg_status buf_status(const struct buf *b, const char *what, drg_error *err);

/* Memory that lacked for `from` lacks for what `into` is made of it. */
static inline void buf_share_failure(struct buf *into, const struct buf *from)
{
    if (from->failed == BUF_MEMORY)
        into->failed = BUF_MEMORY;
}

#endif
