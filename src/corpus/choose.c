/* choose.c - which terms are marked: the longest that have a term to become, and no more than was asked for. */
#include "corpus/choose.h"

#include "match/compile.h"

/* ---- Drawing lots ---------------------------------------------------------------------------------------------- */

/* The finaliser of SplitMix64: the same seed and number give the same lot, wherever the work is done. */
static uint64_t draw(uint64_t seed, uint64_t number)
{
    uint64_t x = seed + (number + 1) * UINT64_C(0x9E3779B97F4A7C15);
    x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
    return x ^ x >> 31;
}

bool is_drawn(const drg_protector *protector, uint64_t segment)
{
    uint32_t percent = protector->options.most_segments;
    return !percent || draw(protector->options.seed, segment) % 100 < percent;
}

/* ---- Candidates ------------------------------------------------------------------------------------------------- */

static bool is_inside(drg_span span, drg_span text)
{
    return span.start >= text.start && span.end <= text.end;
}

static bool translation_has(const struct candidates *c, const drg_glossary *glossary, uint32_t concept_index)
{
    for (size_t i = 0; i < c->tgt_count; i++)
        if (drg_glossary_term(glossary, c->tgt_hits[i].term).concept_index == concept_index)
            return true;
    return !c->has_tgt;
}

/* What the term becomes; empty: it is not to be marked. */
static drg_str target_of(const drg_protector *p, const struct candidates *c, const drg_hit *hit)
{
    uint32_t concept_index = drg_glossary_term(p->glossary, hit->term).concept_index;
    drg_str nothing = {"", 0};
    if (!is_inside((drg_span){hit->start, hit->end}, c->text) || !translation_has(c, p->glossary, concept_index) ||
        pattern_would_run_on(&p->pattern, str_cut(c->batch, hit->end, c->text.end)))
        return nothing;
    drg_str target = protector_target(p, concept_index);
    return p->is_verbatim && target.len ? str_cut(c->batch, hit->start, hit->end) : target;
}

static bool is_crossed(drg_span a, drg_span b)
{
    return a.start < b.end && b.start < a.end;
}

static bool crosses_literal(const choice_list *list, size_t literals, drg_span span)
{
    for (size_t i = 0; i < literals; i++)
        if (is_crossed(list->items[i].span, span))
            return true;
    return false;
}

/* Adds a candidate. Of two that share words the longer one stays, and the first of two alike. */
static bool add(choice_list *out, size_t literals, const struct choice *choice)
{
    struct choice *last = out->count > literals ? &out->items[out->count - 1] : NULL;
    if (!last || !is_crossed(last->span, choice->span))
        return vec_push(out, *choice);
    if (choice->span.end - choice->span.start > last->span.end - last->span.start)
        *last = *choice;
    return true;
}

/* ---- Not too many ------------------------------------------------------------------------------------------------ */

static uint32_t count_words(drg_str text)
{
    uint32_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += !is_ascii_space(text.ptr[i]) && (i == 0 || is_ascii_space(text.ptr[i - 1]));
    return count;
}

static int compare_draws(const void *a, const void *b)
{
    const struct choice *x = a, *y = b;
    return x->draw != y->draw ? (x->draw > y->draw) - (x->draw < y->draw) : (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

static int compare_places(const void *a, const void *b)
{
    const struct choice *x = a, *y = b;
    return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

/* Leaves terms, by lot, as long as their words are within the limit. */
static void thin_out(choice_list *list, size_t literals, const drg_protector *p, const struct candidates *c)
{
    struct choice *terms = list->items + literals;
    size_t count = list->count - literals, kept = 0;
    drg_str text = str_cut(c->batch, c->text.start, c->text.end);
    uint64_t room = (uint64_t)count_words(text) * p->options.most_words / 100;
    for (size_t i = 0; i < count; i++)
        terms[i].draw = draw(p->options.seed ^ c->segment << 20, terms[i].span.start);
    if (count)
        qsort(terms, count, sizeof *terms, compare_draws);
    for (size_t i = 0; i < count; i++) {
        uint32_t words = count_words(str_cut(text, terms[i].span.start, terms[i].span.end));
        if (words > room)
            continue;
        room -= words;
        terms[kept++] = terms[i];
    }
    list->count = literals + kept;
}

bool choose_terms(choice_list *out, const drg_protector *p, const struct candidates *c)
{
    size_t literals = out->count;
    for (size_t i = 0; i < c->count; i++) {
        const drg_hit *hit = &c->hits[i];
        drg_str target = target_of(p, c, hit);
        struct choice choice = {.span = {hit->start - c->text.start, hit->end - c->text.start}, .term = hit->term,
                                .grade = hit->grade, .target = target};
        if (target.len && !crosses_literal(out, literals, choice.span) && !add(out, literals, &choice))
            return false;
    }
    if (p->options.most_words)
        thin_out(out, literals, p, c);
    if (out->count && (literals || p->options.most_words))
        qsort(out->items, out->count, sizeof *out->items, compare_places);
    return true;
}
