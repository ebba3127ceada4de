/* lookup.c - the terms that a typed word is a form of, in any language; near misses when there are none. */
#include <stdlib.h>

#include "base/error.h"
#include "base/utf8.h"
#include "match/scan.h"
#include "model/glossary.h"

struct lookup {
    const drg_glossary *glossary;
    VEC(drg_lookup_hit) found;
};

static int compare_found(const void *a, const void *b)
{
    const drg_lookup_hit *x = a, *y = b;
    if (x->grade != y->grade)
        return x->grade < y->grade ? -1 : 1;
    return (x->term > y->term) - (x->term < y->term);
}

static bool keep(struct lookup *l, const struct hit *hit)
{
    for (size_t i = 0; i < l->found.count; i++)
        if (l->found.items[i].term == hit->term)
            return true;
    return vec_push(&l->found, (drg_lookup_hit){.term = hit->term, .grade = (drg_grade)hit->grade});
}

static drg_status look_in(struct lookup *l, struct scanner *scanner, drg_str word, const struct lang *lang, drg_error *err)
{
    drg_status status = scan(scanner, word, 0, word.len, lang, false, err);
    for (size_t i = 0; i < scanner->hits.count && !status; i++) {
        const struct hit *hit = &scanner->hits.items[i];
        bool is_whole = hit->first_token == 0 && hit->last_token + 1 == scanner->base + scanner->list.tokens.count;
        if (is_whole && !keep(l, hit))
            status = fail_memory(err);
    }
    return status;
}

/* Letters that must change to make `a` of `b`, at most `limit` + 1 (Levenshtein 1965, one row). */
static uint32_t distance(const struct word *a, const struct word *b, uint32_t limit)
{
    uint32_t row[WORD_MAX_LETTERS + 1];
    if (a->count > b->count + limit || b->count > a->count + limit)
        return limit + 1;
    for (uint32_t j = 0; j <= b->count; j++)
        row[j] = j;
    for (uint32_t i = 1; i <= a->count; i++) {
        uint32_t diagonal = row[0];
        row[0] = i;
        for (uint32_t j = 1; j <= b->count; j++) {
            uint32_t change = diagonal + (a->letters[i - 1].loose != b->letters[j - 1].loose);
            uint32_t step = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            diagonal = row[j];
            row[j] = change < step ? change : step;
        }
    }
    return row[b->count];
}

/* Terms a slip of the fingers away. */
static drg_status look_near(struct lookup *l, drg_str word, drg_error *err)
{
    struct word wanted, candidate;
    word_make(&wanted, word, NULL);
    uint32_t best = wanted.count < 4 ? 0 : wanted.count < 8 ? 1 : 2;
    for (size_t i = 0; i < drg_glossary_term_count(l->glossary) && best; i++) {
        word_make(&candidate, glossary_term_text(l->glossary, i), NULL);
        uint32_t away = distance(&wanted, &candidate, best);
        if (away > best)
            continue;
        if (away < best) {
            best = away ? away : 1;
            l->found.count = 0;
        }
        if (!vec_push(&l->found, (drg_lookup_hit){(uint32_t)i, DRG_POSSIBLE, true}))
            return fail_memory(err);
    }
    return DRG_OK;
}

static drg_status hand_over(struct lookup *l, drg_lookup_hit **hits, size_t *count, drg_error *err)
{
    size_t size = l->found.count * sizeof **hits;
    if (!size)
        return DRG_OK;
    qsort(l->found.items, l->found.count, sizeof *l->found.items, compare_found);
    *hits = malloc(size);
    if (!*hits)
        return fail_memory(err);
    memcpy(*hits, l->found.items, size);
    *count = l->found.count;
    return DRG_OK;
}

drg_status drg_lookup(drg_lookup_hit **hits, size_t *count, const drg_matcher *matcher, drg_str word, drg_error *err)
{
    struct scanner scanner = {.matcher = matcher, .any_case = true};
    struct lookup l = {.glossary = matcher->glossary};
    drg_status status = DRG_OK;
    *hits = NULL;
    *count = 0;
    word = str_trim(word);
    if (!utf8_is_valid(word))
        return fail(err, DRG_EENCODING, NOWHERE, "the word is not UTF-8");
    for (size_t i = 0; i < matcher->lexicons.count && !status; i++)
        status = look_in(&l, &scanner, word, matcher->lexicons.items[i].lang, err);
    if (!status && !l.found.count)
        status = look_near(&l, word, err);
    if (!status)
        status = drg_glossary_check(matcher->glossary, err);
    if (!status)
        status = hand_over(&l, hits, count, err);
    scanner_free(&scanner);
    vec_free(&l.found);
    return status;
}
