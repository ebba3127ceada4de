/* pool.c - the text of a glossary while it is built. */
#include "model/pool.h"

#include "base/error.h"
#include "base/limit.h"
#include "base/str.h"
#include "ext/hash.h"

static const uint32_t most_bytes = LIMIT(UINT32_MAX, 1000);

drg_status pool_add(struct pool *pool, drg_str s, struct text_ref *out, drg_error *err)
{
    *out = (struct text_ref){0};
    if (!s.len)
        return DRG_OK;
    if (s.len > most_bytes - pool->text.count)
        return fail(err, DRG_ELIMIT, NOWHERE, "the texts of a glossary fill more than 4 GiB");
    if (!vec_reserve(&pool->text, pool->text.count + s.len))
        return fail_memory(err);
    memcpy(pool->text.items + pool->text.count, s.ptr, s.len);
    *out = (struct text_ref){(uint32_t)pool->text.count, (uint32_t)s.len};
    pool->text.count += s.len;
    return DRG_OK;
}

drg_status pool_intern(struct pool *pool, drg_str s, struct text_ref *out, drg_error *err)
{
    *out = (struct text_ref){0};
    if (!s.len)
        return DRG_OK;
    uint64_t hash = hash_bytes(s.ptr, s.len, 0);
    uint32_t i;
    for (struct index_walk walk = index_find(&pool->places, hash); (i = index_next(&pool->places, &walk)) != DRG_NONE;)
        if (str_eq(pool_str(pool, pool->interned.items[i]), s)) {
            *out = pool->interned.items[i];
            return DRG_OK;
        }
    drg_status status = pool_add(pool, s, out, err);
    if (status)
        return status;
    if (!vec_push(&pool->interned, *out) || !index_add(&pool->places, hash, (uint32_t)pool->interned.count - 1))
        return fail_memory(err);
    return DRG_OK;
}

void pool_free(struct pool *pool)
{
    vec_free(&pool->text);
    vec_free(&pool->interned);
    index_free(&pool->places);
}
