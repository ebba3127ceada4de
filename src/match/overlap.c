/* overlap.c - which of overlapping hits stay: those inside no longer one, the best grade at one span.
 *
 * Terms that cross ("nuclear weapons", "weapons programme") both stay: neither is part of the other. An article alone
 * makes no crossing: of "the West Bank", "the West" is inside "West Bank". */
#include <stdlib.h>

#include "match/scan.h"
#include "model/glossary.h"

/* How far a hit is from its term: by grade, then by spelling. */
static int distance(const struct hit *hit)
{
    return (int)hit->grade * 2 + hit->is_respelt;
}

/* By start, longer first, then closer, then the glossary's order. */
static int compare_hits(const void *a, const void *b)
{
    const struct hit *x = a, *y = b;
    if (x->span.start != y->span.start)
        return x->span.start < y->span.start ? -1 : 1;
    if (x->span.end != y->span.end)
        return x->span.end > y->span.end ? -1 : 1;
    if (distance(x) != distance(y))
        return distance(x) - distance(y);
    return (x->term > y->term) - (x->term < y->term);
}

static bool is_same_span(drg_span a, drg_span b)
{
    return a.start == b.start && a.end == b.end;
}

/* At one span several concepts may be equally close; one concept stands once. Hits come closest first, then by term, and
 * a concept's terms stand together: the last one kept tells. */
static bool repeats(const struct scanner *s, const struct hit *hit, size_t kept)
{
    const drg_glossary *glossary = s->matcher->glossary;
    const struct hit *other = kept ? &s->hits.items[kept - 1] : NULL;
    return other && is_same_span(other->span, hit->span) &&
           (distance(other) < distance(hit) || glossary_term_concept(glossary, other->term) == glossary_term_concept(glossary, hit->term));
}

/* Whether the hit, its article aside, is inside one that begins and ends later. `next` is the hit that follows it. */
static bool is_inside_next(const struct scanner *s, const struct hit *hit, size_t next)
{
    const drg_glossary *glossary = s->matcher->glossary;
    if (next == s->hits.count || s->hits.items[next].span.start >= hit->span.end ||
        !lang_article(lang_find(glossary_term_lang(glossary, hit->term)), glossary_term_text(glossary, hit->term)))
        return false;
    uint32_t inner = scanner_token(s, hit->first_token + 1)->start;
    for (size_t i = next; i < s->hits.count && s->hits.items[i].span.start <= inner; i++)
        if (s->hits.items[i].span.start > hit->span.start && s->hits.items[i].span.end > hit->span.end)
            return true;
    return false;
}

void drop_overlaps(struct scanner *s, bool keep_inner)
{
    size_t kept = 0;
    uint32_t covered = 0; /* the furthest end of the kept hits, all of which start no later than the next one */
    if (s->hits.count)
        qsort(s->hits.items, s->hits.count, sizeof *s->hits.items, compare_hits);
    for (size_t i = 0; i < s->hits.count; i++) {
        struct hit hit = s->hits.items[i];
        bool is_twin = kept && is_same_span(s->hits.items[kept - 1].span, hit.span);
        bool is_inner = kept && hit.span.end <= covered && !is_twin;
        is_inner = is_inner || is_inside_next(s, &hit, i + 1);
        if ((is_inner && !keep_inner) || repeats(s, &hit, kept))
            continue;
        s->hits.items[kept++] = hit;
        if (hit.span.end > covered)
            covered = hit.span.end;
    }
    s->hits.count = kept;
}
