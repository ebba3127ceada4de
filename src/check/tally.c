/* tally.c - counting renderings, part by part. */
#include "check/tally.h"

#include <stdlib.h>

static uint64_t hash_of(const struct rendering *r)
{
    uint64_t hash = ((uint64_t)r->src_term << 32 | r->tgt_term) * UINT64_C(0x9E3779B97F4A7C15);
    return (hash ^ hash >> 31) * UINT64_C(0xBF58476D1CE4E5B9);
}

static bool is_same(const struct rendering *a, const struct rendering *b)
{
    return a->src_term == b->src_term && a->tgt_term == b->tgt_term;
}

static bool is_before(const struct rendering_place *a, const struct rendering_place *b)
{
    if (a->part != b->part)
        return a->part < b->part;
    return a->row != b->row ? a->row < b->row : a->span.start < b->span.start;
}

static bool own_place(struct tally *tally, struct rendering_place *place)
{
    drg_str *const strings[] = {&place->file, &place->surface, &place->src_surface, &place->segment, &place->src_lang};
    for (size_t i = 0; i < sizeof strings / sizeof strings[0]; i++)
        if (!arena_own(&tally->arena, strings[i]))
            return false;
    return true;
}

static bool add(struct tally *tally, const struct rendering *added)
{
    uint32_t i;
    for (struct index_walk walk = index_find(&tally->by_terms, hash_of(added)); (i = index_next(&tally->by_terms, &walk)) != DRG_NONE;) {
        struct rendering *known = &tally->list.items[i];
        if (!is_same(known, added))
            continue;
        known->count += added->count;
        if (!is_before(&added->first, &known->first))
            return true;
        known->first = added->first;
        return own_place(tally, &known->first);
    }
    return index_add(&tally->by_terms, hash_of(added), (uint32_t)tally->list.count) && vec_push(&tally->list, *added) &&
           own_place(tally, &tally->list.items[tally->list.count - 1].first);
}

static drg_span in_source(const struct side *side, drg_span span)
{
    return view_to_source(&side->text->view, span);
}

static struct rendering_place place_of(const struct pair *pair, uint64_t part, drg_span src, drg_span tgt)
{
    struct rendering_place place = {.part = part, .row = pair->row, .file = str_from(pair->tgt->text->name),
                                    .segment = pair->unit.id, .src_lang = pair->src->tag};
    place.span = in_source(pair->tgt, tgt);
    place.src_span = in_source(pair->src, src);
    place.surface = drg_text_slice(pair->tgt->text, place.span);
    place.src_surface = drg_text_slice(pair->src->text, place.src_span);
    place.place = drg_text_pos(pair->tgt->text, place.span.start);
    return place;
}

bool tally_pair(struct tally *tally, const struct pair *pair, uint64_t part)
{
    for (size_t i = 0; i < pair->verdicts->list.count; i++) {
        const struct verdict *verdict = &pair->verdicts->list.items[i];
        const struct term_match *match = NULL;
        if (verdict->outcome != TERM_RENDERED || verdict->demand.count != 1 ||
            answer_for(pair, verdict->concept_index, &match) != ANSWER_TERM)
            continue;
        struct rendering one = {.src_term = verdict->demand.matches[0].term, .tgt_term = match->term, .count = 1,
                                .lang = lang_primary(glossary_term_lang(pair->glossary, match->term)),
                                .first = place_of(pair, part, verdict->demand.matches[0].span, match->span)};
        if (!add(tally, &one))
            return false;
    }
    return true;
}

bool tally_merge(struct tally *into, const struct tally *from)
{
    for (size_t i = 0; i < from->list.count; i++)
        if (!add(into, &from->list.items[i]))
            return false;
    return true;
}

static int compare(const void *a, const void *b)
{
    const struct rendering *x = a, *y = b;
    if (x->src_term != y->src_term)
        return x->src_term < y->src_term ? -1 : 1;
    int order = str_cmp(x->lang, y->lang);
    if (order)
        return order;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    if (is_before(&x->first, &y->first) != is_before(&y->first, &x->first))
        return is_before(&x->first, &y->first) ? -1 : 1;
    return (x->tgt_term > y->tgt_term) - (x->tgt_term < y->tgt_term);
}

void tally_sort(struct tally *tally)
{
    if (tally->list.count)
        qsort(tally->list.items, tally->list.count, sizeof *tally->list.items, compare);
}

void tally_free(struct tally *tally)
{
    vec_free(&tally->list);
    index_free(&tally->by_terms);
    arena_free(&tally->arena);
}
