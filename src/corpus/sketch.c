/* sketch.c - runs of characters, their least hashes, and the bands made of them. */
#include "corpus/sketch.h"

#include <string.h>

#include "corpus/mix.h"

enum { MOST_MINIMA = SKETCH_BANDS * SKETCH_MOST_ROWS };

/* Of its bands, a pair at the threshold must share each with this probability, lest more than 2 in 100 share none:
 * 1 - 0.02^(1 / SKETCH_BANDS). */
static const double band_share = 0.278;

unsigned sketch_rows(double threshold)
{
    unsigned rows = 1;
    for (double share = threshold * threshold; rows < SKETCH_MOST_ROWS && share >= band_share; share *= threshold)
        rows++;
    return rows;
}

/* The hash of the run at `units`; never 0. */
static inline uint64_t run_hash(const uint16_t *units)
{
    uint64_t first;
    memcpy(&first, units, sizeof first);
    return mix(first + units[SHINGLE - 1] * UINT64_C(0xC2B2AE3D27D4EB4F)) | 1;
}

/* A line shorter than a run is one run. */
static uint64_t short_hash(const uint16_t *units, size_t count)
{
    return hash_bytes(units, count * sizeof *units, 0) | 1;
}

static inline size_t run_count(size_t units)
{
    return units < SHINGLE ? 1 : units - SHINGLE + 1;
}

static inline uint64_t run_at(const uint16_t *units, size_t count, size_t i)
{
    return count < SHINGLE ? short_hash(units, count) : run_hash(units + i);
}

/* Each run falls into one of the bins, which keeps the least. */
static void take_minima(uint64_t *minima, unsigned bins, const uint16_t *units, size_t count)
{
    memset(minima, 0xFF, bins * sizeof *minima);
    for (size_t i = 0; i < run_count(count); i++) {
        uint64_t hash = run_at(units, count, i);
        unsigned bin = (unsigned)((hash >> 32) * bins >> 32);
        uint64_t value = hash << 32 | hash >> 32;
        minima[bin] = value < minima[bin] ? value : minima[bin];
    }
}

/* A bin that no run fell into borrows from another one, chosen by chance that is the same for all lines. */
static void fill_empty(uint64_t *minima, unsigned bins)
{
    uint64_t borrowed[MOST_MINIMA];
    for (unsigned bin = 0; bin < bins; bin++) {
        unsigned from = bin;
        for (uint64_t attempt = 1; minima[from] == UINT64_MAX; attempt++)
            from = (unsigned)((mix(bin << 16 | attempt) >> 32) * bins >> 32);
        borrowed[bin] = minima[from];
    }
    memcpy(minima, borrowed, bins * sizeof *minima);
}

void sketch_make(struct hash128 *bands, const uint16_t *units, size_t count, unsigned rows)
{
    uint64_t minima[MOST_MINIMA + 1];
    unsigned bins = rows * SKETCH_BANDS;
    take_minima(minima, bins, units, count);
    fill_empty(minima, bins);
    for (unsigned band = 0; band < SKETCH_BANDS; band++) {
        uint64_t row[SKETCH_MOST_ROWS + 1] = {band};
        memcpy(row + 1, minima + band * rows, rows * sizeof *row);
        bands[band] = hash_bytes128(row, (rows + 1) * sizeof *row);
    }
}

static bool make_slots(struct shingle_set *set, size_t runs)
{
    size_t cap = 16;
    while (cap < runs * 2)
        cap *= 2;
    if (!vec_reserve(&set->slots, cap))
        return false;
    memset(set->slots.items, 0, cap * sizeof *set->slots.items);
    set->mask = cap - 1;
    set->count = 0;
    return true;
}

static inline uint64_t *find(const struct shingle_set *set, uint64_t hash)
{
    size_t at = hash >> 20 & set->mask;
    while (set->slots.items[at] && set->slots.items[at] != hash)
        at = (at + 1) & set->mask;
    return &set->slots.items[at];
}

bool shingle_set_make(struct shingle_set *set, const uint16_t *units, size_t count)
{
    if (!make_slots(set, run_count(count)))
        return false;
    for (size_t i = 0; i < run_count(count); i++) {
        uint64_t hash = run_at(units, count, i), *slot = find(set, hash);
        set->count += !*slot;
        *slot = hash;
    }
    return true;
}

double shingle_set_likeness(const struct shingle_set *set, struct shingle_set *other, const uint16_t *units, size_t count,
                            double threshold)
{
    size_t runs = run_count(count), shared = 0;
    if ((double)runs < threshold * (double)set->count)
        return 0;
    if (!shingle_set_make(other, units, count))
        return -1;
    for (size_t i = 0; i <= other->mask; i++)
        shared += other->slots.items[i] && *find(set, other->slots.items[i]);
    double likeness = (double)shared / (double)(set->count + other->count - shared);
    return likeness >= threshold ? likeness : 0;
}
