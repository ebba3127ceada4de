/* overlap.c - which of overlapping hits stay: those inside no longer one, the best grade at one span.
 *
 * Terms that cross ("nuclear weapons", "weapons programme") both stay: neither is part of the other. An article alone
 * makes no crossing: of "the West Bank", "the West" is inside "West Bank". */
#include <string.h>

#include "match/scan.h"
#include "model/glossary.h"

static int distance(const struct hit *hit)
{
    return hit_distance(hit->grade, hit->is_respelt);
}

/* By start, longer first. */
static inline uint64_t place_of(const struct hit *hit)
{
    return (uint64_t)hit->span.start << 32 | (UINT32_MAX - hit->span.end);
}

/* Whether `x` stands before `y` or where it does: by place, then closer first, then in the glossary's order. */
static inline bool is_in_order(const struct hit *x, const struct hit *y)
{
    uint64_t a = place_of(x), b = place_of(y);
    if (a != b)
        return a < b;
    if (distance(x) != distance(y))
        return distance(x) < distance(y);
    return x->term <= y->term;
}

/* Runs of hits that are in order already are merged pairwise: a level of walks makes one run. Few hits make few runs. */
static size_t run_length(const struct hit *hits, size_t count)
{
    size_t n = 1;
    while (n < count && is_in_order(&hits[n - 1], &hits[n]))
        n++;
    return n;
}

static void merge(const struct hit *a, size_t a_count, const struct hit *b, size_t b_count, struct hit *out)
{
    while (a_count && b_count) {
        bool takes_a = is_in_order(a, b);
        *out++ = takes_a ? *a++ : *b++;
        takes_a ? a_count-- : b_count--;
    }
    memcpy(out, a, a_count * sizeof *a);
    memcpy(out + a_count, b, b_count * sizeof *b);
}

/* Natural merge sort. */
static void sort_runs(struct hit *hits, struct hit *scratch, size_t count)
{
    for (size_t runs = count ? 2 : 0; runs > 1;) {
        runs = 0;
        for (size_t at = 0; at < count; runs++) {
            size_t a = run_length(hits + at, count - at);
            size_t b = at + a < count ? run_length(hits + at + a, count - at - a) : 0;
            if (!b && runs == 0)
                return;
            merge(hits + at, a, hits + at + a, b, scratch + at);
            at += a + b;
        }
        memcpy(hits, scratch, count * sizeof *hits);
    }
}

void sort_hits(struct scanner *s, size_t first)
{
    size_t count = s->hits.count - first;
    if (count < 2)
        return;
    if (vec_reserve(&s->sorted, count))
        sort_runs(s->hits.items + first, s->sorted.items, count);
    else
        s->failed = true;
}

/* Counts the hits by their first token, the first of which is `first`: places[n] is where those of token n go. */
static void count_places(const struct hit *hits, size_t count, uint32_t first, uint32_t *places, uint32_t tokens)
{
    uint32_t sum = 0;
    memset(places, 0, tokens * sizeof *places);
    for (size_t i = 0; i < count; i++)
        places[hits[i].first_token - first]++;
    for (uint32_t n = 0; n < tokens; n++) {
        uint32_t here = places[n];
        places[n] = sum;
        sum += here;
    }
}

/* Sorts hits into `out` by their tokens, then those of each token: in one go, however many there are. */
static bool deal(struct scanner *s, const struct hit *hits, size_t count, uint32_t first, uint32_t tokens, struct hit *out)
{
    if (!vec_reserve(&s->places, tokens))
        return false;
    uint32_t *places = s->places.items;
    count_places(hits, count, s->base + first, places, tokens);
    for (size_t i = 0; i < count; i++)
        out[places[hits[i].first_token - s->base - first]++] = hits[i];
    for (uint32_t n = 0, start = 0; n < tokens; start = places[n++])
        if (places[n] - start > 1)
            sort_runs(out + start, s->sorted.items, places[n] - start);
    return true;
}

bool deal_hits(struct scanner *s, size_t found, uint32_t first, uint32_t tokens)
{
    enum { FEW = 32 }; /* tokens a hit: then going through all tokens costs more than to sort the hits */
    size_t count = s->hits.count - found;
    const struct hit *hits = s->hits.items + found;
    s->hits.count = found;
    s->phrase_hits.count = 0;
    if (!count)
        return true;
    if (!vec_reserve(&s->phrase_hits, count) || !vec_reserve(&s->sorted, count))
        return false;
    s->phrase_hits.count = count;
    if (count > tokens / FEW)
        return deal(s, hits, count, first, tokens, s->phrase_hits.items);
    memcpy(s->phrase_hits.items, hits, count * sizeof *hits);
    sort_runs(s->phrase_hits.items, s->sorted.items, count);
    return true;
}

static bool is_same_span(drg_span a, drg_span b)
{
    return a.start == b.start && a.end == b.end;
}

/* At one span several concepts may be equally close; one concept stands once. Hits come closest first, then by term, and
 * a concept's terms stand together: the last one kept tells. */
static bool repeats(const struct scanner *s, const struct hit *hit, const struct hit *kept)
{
    const drg_glossary *glossary = s->matcher->glossary;
    return distance(kept) < distance(hit) ||
           glossary_term_concept(glossary, kept->term) == glossary_term_concept(glossary, hit->term);
}

/* Whether the hit number `index`, its article aside, is inside one that begins and ends later: the first hit that begins
 * later, the longest of those that begin there; no other word stands between an article and the next. *later is how far
 * that one has been looked for. */
static bool is_inside_next(const struct scanner *s, size_t index, size_t *later)
{
    const struct hit *hits = s->hits.items, *hit = &hits[index];
    if (!hit->inner)
        return false;
    if (*later <= index)
        *later = index + 1;
    while (*later < s->hits.count && hits[*later].span.start <= hit->span.start)
        ++*later;
    return *later < s->hits.count && hits[*later].span.start <= hit->inner && hits[*later].span.end > hit->span.end;
}

void drop_overlaps(struct scanner *s, bool keep_inner)
{
    struct hit *hits = s->hits.items;
    size_t kept = 0, later = 0;
    uint32_t covered = 0; /* the furthest end of the kept hits, all of which start no later than the next one */
    for (size_t i = 0; i < s->hits.count; i++) {
        const struct hit *hit = &hits[i];
        bool is_twin = kept && is_same_span(hits[kept - 1].span, hit->span);
        bool is_inner = (hit->span.end <= covered && !is_twin) || is_inside_next(s, i, &later);
        if ((is_inner && !keep_inner) || (is_twin && repeats(s, hit, &hits[kept - 1])))
            continue;
        if (hit->span.end > covered)
            covered = hit->span.end;
        if (kept != i)
            hits[kept] = *hit;
        kept++;
    }
    s->hits.count = kept;
}
