/* exchange_keys.c - the keys of a shard's lines. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "corpus/exchange.h"
#include "corpus/key.h"

struct listing {
    const drg_exchange_options *options;
    uint32_t parts;
    struct keyer keyer;
    struct key_text text;
    VEC(struct exchange_key) keys; /* in order of lines */
};

static bool key_of_unit(struct listing *l, const drg_str *sides, size_t count, struct hash128 *key)
{
    drg_dedupe_side side = l->options->side;
    size_t first = side == DRG_DEDUPE_TGT ? count - 1 : 0;
    return key_make_unit(key, &l->keyer, sides + first, side == DRG_DEDUPE_ALL ? count : 1, &l->text);
}

static drg_status add_batch(struct listing *l, const drg_unit_batch *batch, const drg_unit_texts *texts, drg_error *err)
{
    size_t at[DRG_SIDES] = {0};
    drg_str sides[DRG_SIDES] = {{"", 0}};
    for (size_t i = 0; i < texts->count; i++) {
        struct exchange_key key = {.line = batch->lines + (texts->places ? texts->places[i].line : i)};
        for (size_t s = 0; s < texts->sides; s++) {
            size_t start = at[s], end = str_line_end(texts->text[s], start, &at[s]);
            sides[s] = str_cut(texts->text[s], start, end);
        }
        if (!key_of_unit(l, sides, texts->sides, &key.key) || !vec_push(&l->keys, key))
            return fail_memory(err);
    }
    return DRG_OK;
}

static drg_status read_units(struct listing *l, drg_ctx *ctx, drg_corpus *units, drg_error *err)
{
    drg_unit_batch batch = {0};
    drg_unit_texts texts = {0};
    drg_status status;
    do {
        status = drg_corpus_next(units, &batch, err);
        if (!status)
            status = drg_unit_texts_make(&texts, ctx, &batch, err);
        if (!status)
            status = add_batch(l, &batch, &texts, err);
    } while (!status && !batch.is_last);
    drg_unit_texts_free(&texts);
    drg_unit_batch_free(&batch);
    return status;
}

static uint32_t part_of(const struct listing *l, const struct exchange_key *key)
{
    return (uint32_t)(key->key.high % l->parts);
}

/* Puts the keys of each part together; within a part they stay in order. */
static drg_status write_keys(const struct listing *l, drg_sink sink, drg_error *err)
{
    size_t count = l->keys.count;
    struct exchange_head head = {EXCHANGE_KEYS, l->parts};
    uint64_t *counts = calloc(l->parts + 1, sizeof *counts);
    uint64_t *next = calloc(l->parts + 1, sizeof *next);
    struct exchange_key *sorted = malloc((count + 1) * sizeof *sorted);
    drg_status status = counts && next && sorted ? DRG_OK : fail_memory(err);
    for (size_t i = 0; i < count && !status; i++)
        counts[part_of(l, &l->keys.items[i])]++;
    for (uint32_t p = 1; p < l->parts && !status; p++)
        next[p] = next[p - 1] + counts[p - 1];
    for (size_t i = 0; i < count && !status; i++)
        sorted[next[part_of(l, &l->keys.items[i])]++] = l->keys.items[i];
    if (!status)
        status = sink.write(sink.user, &head, sizeof head, err);
    if (!status)
        status = sink.write(sink.user, counts, l->parts * sizeof *counts, err);
    if (!status && count)
        status = sink.write(sink.user, sorted, count * sizeof *sorted, err);
    free(sorted);
    free(next);
    free(counts);
    return status;
}

static drg_status check_format(const drg_corpus *units, drg_error *err)
{
    const char *format = drg_corpus_format(units);
    if (strcmp(format, "plain") == 0 || strcmp(format, "jsonl") == 0)
        return DRG_OK;
    return fail(err, DRG_EINVAL, NOWHERE, "shards to be compared are plain lines or jsonl, not %s", format);
}

drg_status drg_exchange_keys(drg_ctx *ctx, const char *path, const drg_exchange_options *options, drg_sink sink, drg_error *err)
{
    struct listing l = {.options = options, .parts = options->parts ? options->parts : 1};
    drg_corpus *units;
    keyer_init(&l.keyer, options->level);
    drg_status status = drg_corpus_open(&units, ctx, &path, 1, &options->units, err);
    if (status)
        return status;
    status = check_format(units, err);
    if (!status)
        status = read_units(&l, ctx, units, err);
    if (!status)
        status = write_keys(&l, sink, err);
    drg_corpus_free(units);
    key_text_free(&l.text);
    vec_free(&l.keys);
    return status;
}
