/* plan.c - which bytes of which files a shard is to read. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/vec.h"
#include "dragoman/shard.h"
#include "ext/hash.h"
#include "ext/source.h"

enum { CHUNK = 1 << 20 };

struct drg_plan {
    VEC(drg_piece) pieces;
};

/* Reads on until `room` bytes are there or the end; *got says how many are. */
static drg_status read_fully(struct source *source, char *into, size_t room, size_t *got, drg_error *err)
{
    size_t some = 1;
    drg_status status = DRG_OK;
    for (*got = 0; *got < room && some && !status; *got += some)
        status = source_read(source, into + *got, room - *got, &some, err);
    return status;
}

static drg_status unpacked_size(uint64_t *size, struct source *source, drg_error *err)
{
    char *chunk = malloc(CHUNK);
    drg_status status = chunk ? DRG_OK : fail_memory(err);
    *size = 0;
    for (size_t got = 1; got && !status; *size += got)
        status = read_fully(source, chunk, CHUNK, &got, err);
    free(chunk);
    return status;
}

static drg_status measure(uint64_t *size, const char *path, drg_error *err)
{
    struct source *source;
    if (strcmp(path, "-") == 0)
        return fail(err, DRG_EINVAL, NOWHERE, "standard input cannot be divided into shards; name files");
    drg_status status = source_open(&source, path, err);
    if (status)
        return status;
    *size = source_size(source);
    if (source_is_packed(source) || !*size)
        status = unpacked_size(size, source, err);
    source_close(source);
    return status;
}

static uint64_t border(uint64_t total, uint32_t shard, uint32_t shards)
{
    return total / shards * shard + total % shards * shard / shards;
}

/* Cuts file `file`, which is bytes [base, base + size) of all. */
static bool cut_file(drg_plan *plan, uint32_t file, uint64_t base, uint64_t size, uint64_t total, uint32_t shards)
{
    for (uint32_t shard = 0; shard < shards; shard++) {
        uint64_t from = border(total, shard, shards), to = border(total, shard + 1, shards);
        from = from > base ? from - base : 0;
        to = to > base ? to - base : 0;
        if (to > size)
            to = size;
        if (from < to && !vec_push(&plan->pieces, (drg_piece){shard, file, from, to, to == size}))
            return false;
    }
    return true;
}

static int compare_pieces(const void *a, const void *b)
{
    const drg_piece *x = a, *y = b;
    if (x->shard != y->shard)
        return x->shard < y->shard ? -1 : 1;
    return (x->file > y->file) - (x->file < y->file);
}

static void sort_pieces(drg_plan *plan)
{
    if (plan->pieces.count) /* of empty files there are none yet, nor an array to sort */
        qsort(plan->pieces.items, plan->pieces.count, sizeof *plan->pieces.items, compare_pieces);
}

/* A shard that gets no byte has an empty piece behind the end of the last file, so that it has an output as all others. */
static bool fill_empty(drg_plan *plan, uint32_t last_file, uint32_t shards)
{
    size_t count = plan->pieces.count, at = 0;
    for (uint32_t shard = 0; shard < shards; shard++) {
        bool has_any = at < count && plan->pieces.items[at].shard == shard;
        while (at < count && plan->pieces.items[at].shard == shard)
            at++;
        if (!has_any && !vec_push(&plan->pieces, (drg_piece){shard, last_file, UINT64_MAX - 1, UINT64_MAX, false}))
            return false;
    }
    sort_pieces(plan);
    return true;
}

static drg_status cut_all(drg_plan *plan, const uint64_t *sizes, size_t count, uint32_t shards, drg_error *err)
{
    uint64_t total = 0, base = 0;
    bool has_room = true;
    for (size_t i = 0; i < count; i++)
        total += sizes[i];
    for (size_t i = 0; i < count && has_room; i++) {
        has_room = cut_file(plan, (uint32_t)i, base, sizes[i], total, shards);
        base += sizes[i];
    }
    if (has_room)
        sort_pieces(plan);
    return has_room && fill_empty(plan, (uint32_t)count - 1, shards) ? DRG_OK : fail_memory(err);
}

drg_status drg_plan_new(drg_plan **out, const char *const *paths, size_t count, uint32_t shards, drg_error *err)
{
    drg_plan *plan = calloc(1, sizeof *plan);
    uint64_t *sizes = calloc(count + 1, sizeof *sizes);
    drg_status status = plan && sizes ? DRG_OK : fail_memory(err);
    *out = NULL;
    if (!status && (!shards || !count))
        status = fail(err, DRG_EINVAL, NOWHERE, "expected one shard and one file at least");
    for (size_t i = 0; i < count && !status; i++)
        status = measure(&sizes[i], paths[i], err);
    if (!status)
        status = cut_all(plan, sizes, count, shards, err);
    free(sizes);
    if (status)
        drg_plan_free(plan);
    else
        *out = plan;
    return status;
}

void drg_plan_free(drg_plan *plan)
{
    if (plan)
        vec_free(&plan->pieces);
    free(plan);
}

const drg_piece *drg_plan_pieces(const drg_plan *plan, size_t *count)
{
    *count = plan->pieces.count;
    return plan->pieces.items;
}

/* ---- Checksums ------------------------------------------------------------------------------------------------ */

static drg_status pass_over(struct source *source, uint64_t bytes, char *chunk, drg_error *err)
{
    drg_status status = DRG_OK;
    for (size_t got = 1; bytes && got && !status; bytes -= got)
        status = read_fully(source, chunk, bytes < CHUNK ? (size_t)bytes : CHUNK, &got, err);
    return status;
}

static drg_status hash_source(uint64_t *hash, struct source *source, const drg_piece *piece, drg_error *err)
{
    char *chunk = malloc(CHUNK);
    drg_status status = chunk ? DRG_OK : fail_memory(err);
    if (!status && !source_seek(source, piece->from))
        status = pass_over(source, piece->from, chunk, err);
    uint64_t left = piece->to - piece->from;
    *hash = 0;
    for (size_t got = 1; left && got && !status; left -= got) {
        status = read_fully(source, chunk, left < CHUNK ? (size_t)left : CHUNK, &got, err);
        *hash = hash_bytes(chunk, got, *hash);
    }
    free(chunk);
    return status;
}

drg_status drg_piece_checksum(uint64_t *out, const drg_piece *piece, const char *path, drg_error *err)
{
    struct source *source = NULL;
    *out = 0;
    if (piece->from == UINT64_MAX - 1)
        return DRG_OK;
    drg_status status = source_open(&source, path, err);
    if (!status)
        status = hash_source(out, source, piece, err);
    source_close(source);
    return status;
}
