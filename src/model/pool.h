/* pool.h - the text of a glossary while it is built: strings end to end in one growing block.
 *
 * What repeats (subjects, parts of speech, names of fields) is interned: equal strings get one place. */
#ifndef MODEL_POOL_H
#define MODEL_POOL_H

#include "base/index.h"
#include "base/vec.h"
#include "model/records.h"

struct pool {
    VEC(char) text;
    VEC(struct text_ref) interned;
    struct index places; /* of the interned ones */
};

/* Copies a string to the end. Errors: ENOMEM, ELIMIT when 4 GiB are full. */
drg_status pool_add(struct pool *pool, drg_str s, struct text_ref *out, drg_error *err);

/* The same, once for equal strings. */
drg_status pool_intern(struct pool *pool, drg_str s, struct text_ref *out, drg_error *err);

/* Borrowed until the next string is added. */
static inline drg_str pool_str(const struct pool *pool, struct text_ref ref)
{
    return ref.len ? (drg_str){pool->text.items + ref.offset, ref.len} : (drg_str){"", 0};
}

void pool_free(struct pool *pool);

#endif
