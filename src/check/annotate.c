/* annotate.c - marking terms in the file: which of the terms found are marked, and what the glossary says of them. */
#include <stdlib.h>

#include "base/error.h"
#include "check/checker.h"
#include "check/terms.h"
#include "model/bitext.h"
#include "rewrite/normalizer.h"
#include "text/edits.h"

struct annotating {
    const drg_checker *checker;
    const struct lang *src, *tgt; /* of the file; NULL: unknown */
    VEC(struct view_term) terms;
};

/* ---- Choosing ------------------------------------------------------------------------------------------------------ */

static uint32_t length_of(const drg_match *match)
{
    return match->span.end - match->span.start;
}

/* Long ones first, then sure ones, then in the order of the glossary. */
static int by_rank(const void *a, const void *b)
{
    const drg_match *x = *(const drg_match *const *)a, *y = *(const drg_match *const *)b;
    if (length_of(x) != length_of(y))
        return length_of(x) > length_of(y) ? -1 : 1;
    if (x->grade != y->grade)
        return x->grade < y->grade ? -1 : 1;
    if (x->span.start != y->span.start)
        return x->span.start < y->span.start ? -1 : 1;
    return (x->term > y->term) - (x->term < y->term);
}

static int by_start(const void *a, const void *b)
{
    const struct view_term *x = a, *y = b;
    return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

/* A guess is no term; nor can a mark begin or end where all is text (CDATA). */
static bool can_be_marked(const drg_text *text, const drg_match *match)
{
    return match->grade <= DRG_INFLECTED && match->span.end > match->span.start &&
           !view_is_raw(&text->view, match->span.start) && !view_is_raw(&text->view, match->span.end - 1);
}

static drg_str good_term(const drg_glossary *glossary, uint32_t concept_index, const struct lang *lang)
{
    drg_str term = {"", 0};
    if (lang)
        good_terms(glossary, concept_index, lang, &term, 1);
    return term;
}

static bool add_term(struct annotating *a, const drg_match *match, bool is_src)
{
    const drg_glossary *glossary = a->checker->glossary;
    drg_term found = drg_glossary_term(glossary, match->term);
    drg_concept entry = drg_glossary_concept(glossary, found.concept_index);
    struct view_term term = {.span = match->span, .concept_index = found.concept_index, .is_src = is_src,
                             .concept_id = entry.id, .definition = entry.definition,
                             .src_term = good_term(glossary, found.concept_index, a->src),
                             .tgt_term = good_term(glossary, found.concept_index, a->tgt)};
    if (!term.src_term.len)
        term.src_term = found.text;
    return vec_push(&a->terms, term);
}

/* Takes the bytes of a match, unless a match before it has some of them. */
static bool claim(char *taken, drg_span span)
{
    if (memchr(taken + span.start, 1, span.end - span.start))
        return false;
    memset(taken + span.start, 1, span.end - span.start);
    return true;
}

static bool choose(struct annotating *a, const drg_text *text, const drg_match *list, size_t count, bool is_src)
{
    const drg_match **ranked = malloc((count + 1) * sizeof *ranked);
    char *taken = calloc(1, text->source.len + 1);
    size_t ranked_count = 0;
    bool is_done = ranked && taken;
    for (size_t i = 0; i < count && is_done; i++)
        if (can_be_marked(text, &list[i]))
            ranked[ranked_count++] = &list[i];
    if (ranked_count)
        qsort(ranked, ranked_count, sizeof *ranked, by_rank);
    for (size_t i = 0; i < ranked_count && is_done; i++)
        if (claim(taken, ranked[i]->span))
            is_done = add_term(a, ranked[i], is_src);
    free(ranked);
    free(taken);
    return is_done;
}

static drg_status find_terms(struct annotating *a, const drg_text *text, bool is_src, drg_error *err)
{
    drg_matches *matches;
    size_t count;
    drg_status status = drg_matcher_run(&matches, a->checker->matcher, text, err);
    if (status)
        return status;
    const drg_match *list = drg_matches_list(matches, &count);
    status = choose(a, text, list, count, is_src) ? DRG_OK : fail_memory(err);
    drg_matches_free(matches);
    return status;
}

/* ---- Marking ---------------------------------------------------------------------------------------------------------- */

/* The edits of the file that all texts are of. */
static drg_status mark(drg_normalized **out, struct annotating *a, const drg_text *file, drg_status status, drg_error *err)
{
    struct edits edits = {0};
    if (!status && a->terms.count) {
        qsort(a->terms.items, a->terms.count, sizeof *a->terms.items, by_start);
        status = file->view.mark_terms(&edits, drg_text_source(file), a->terms.items, a->terms.count, err);
    }
    vec_free(&a->terms);
    status = normalized_of_edits(out, &edits, drg_text_source(file), status, err);
    return fail_in_file(err, status, file->name);
}

static drg_status check_format(const drg_text *text, drg_error *err)
{
    if (text->view.mark_terms)
        return DRG_OK;
    drg_status status = fail(err, DRG_EFORMAT, NOWHERE, "this format has no marks for terms; HTML, XHTML and XLIFF have");
    return fail_in_file(err, status, text->name);
}

drg_status drg_annotate_text(drg_normalized **out, const drg_checker *checker, const drg_text *text, drg_error *err)
{
    struct annotating a = {.checker = checker};
    *out = NULL;
    drg_status status = check_format(text, err);
    return status ? status : mark(out, &a, text, find_terms(&a, text, true, err), err);
}

drg_status drg_annotate_bitext(drg_normalized **out, const drg_checker *checker, const drg_bitext *bitext, drg_error *err)
{
    struct annotating a = {.checker = checker};
    size_t src = bitext->source == DRG_NONE ? 0 : bitext->source;
    *out = NULL;
    if (!bitext_is_one_source(bitext))
        return fail(err, DRG_EINVAL, NOWHERE, "the texts of this bitext are separate files; annotate each of them");
    drg_status status = check_format(bitext->texts[0], err);
    if (status)
        return status;
    a.src = bitext->texts[src]->declared;
    if (bitext->text_count == 2)
        a.tgt = bitext->texts[!src]->declared;
    for (size_t i = 0; i < bitext->text_count && !status; i++)
        status = find_terms(&a, bitext->texts[i], i == src, err);
    return mark(out, &a, bitext->texts[0], status, err);
}
