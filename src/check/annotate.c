/* annotate.c - marking terms in the file: which of the terms found are marked, and what the glossary says of them. */
#include <stdlib.h>

#include "base/error.h"
#include "check/checker.h"
#include "check/side.h"
#include "check/terms.h"
#include "model/bitext.h"
#include "rewrite/normalizer.h"
#include "text/edits.h"

/* The texts of a file with the terms in them. */
struct annotating {
    const drg_checker *checker;
    const drg_text *const *texts;
    size_t text_count, src_text;
    drg_str src, tgt; /* languages of the file; empty: unknown */
    struct searched *searched; /* one a text */
    VEC(struct view_term) terms;
};

/* ---- Choosing ------------------------------------------------------------------------------------------------------ */

/* How many terms of the other side are looked at to tell which concept of a homograph is meant. */
enum { MAX_LOOKED_AT = 64 };

struct candidate {
    const struct term_match *match;
    bool is_answered; /* the concept is on the other side too */
};

static uint32_t length_of(const struct term_match *match)
{
    return match->span.end - match->span.start;
}

/* Long ones first, then those that the other side has too, then sure ones, then in the order of the glossary. */
static int by_rank(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    if (length_of(x->match) != length_of(y->match))
        return length_of(x->match) > length_of(y->match) ? -1 : 1;
    if (x->is_answered != y->is_answered)
        return x->is_answered ? -1 : 1;
    if (x->match->grade != y->match->grade)
        return x->match->grade < y->match->grade ? -1 : 1;
    if (x->match->span.start != y->match->span.start)
        return x->match->span.start < y->match->span.start ? -1 : 1;
    return (x->match->term > y->match->term) - (x->match->term < y->match->term);
}

static int by_start(const void *a, const void *b)
{
    const struct view_term *x = a, *y = b;
    return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

/* A guess is no term; nor can a mark begin or end where all is text (CDATA). */
static bool can_be_marked(const drg_text *text, const struct term_match *match)
{
    drg_span span = view_to_source(&text->view, match->span);
    return match->grade <= DRG_INFLECTED && span.end > span.start && !view_is_raw(&text->view, span.start) &&
           !view_is_raw(&text->view, span.end - 1);
}

/* Whether another text of the row has a term of the concept. */
static bool is_answered(const struct annotating *a, size_t text, const uint32_t *row, uint32_t concept_index)
{
    for (size_t i = 0; i < a->text_count; i++) {
        struct side other = side_of(&a->searched[i], i == text ? DRG_NONE : row[i]);
        for (size_t m = 0; m < other.match_count && m < MAX_LOOKED_AT; m++)
            if (other.matches[m].concept_index == concept_index)
                return true;
    }
    return false;
}

static bool is_same_span(const struct term_match *a, const struct term_match *b)
{
    return a->span.start == b->span.start && a->span.end == b->span.end;
}

/* Those of a segment that can be marked; matches at one span stand side by side. */
static size_t list_candidates(struct candidate *out, const struct annotating *a, size_t text, const struct side *side,
                              const uint32_t *row)
{
    size_t count = 0;
    for (size_t i = 0; i < side->match_count; i++) {
        const struct term_match *match = &side->matches[i];
        bool is_homograph = (i > 0 && is_same_span(match, match - 1)) ||
                            (i + 1 < side->match_count && is_same_span(match, match + 1));
        if (can_be_marked(a->texts[text], match))
            out[count++] = (struct candidate){match, is_homograph && is_answered(a, text, row, match->concept_index)};
    }
    return count;
}

static drg_str good_term(const drg_glossary *glossary, uint32_t concept_index, drg_str lang)
{
    drg_str term = {"", 0};
    if (lang.len)
        good_terms(glossary, concept_index, lang, &term, 1);
    return term;
}

static bool add_term(struct annotating *a, size_t text, const struct term_match *match)
{
    const drg_glossary *glossary = a->checker->glossary;
    drg_term found = drg_glossary_term(glossary, match->term);
    drg_concept entry = drg_glossary_concept(glossary, found.concept_index);
    struct view_term term = {.span = view_to_source(&a->texts[text]->view, match->span), .concept_index = found.concept_index,
                             .is_src = text == a->src_text, .concept_id = entry.id, .definition = entry.definition,
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

/* `taken`: a zero byte for each of the view. False: memory is out. */
static bool choose(struct annotating *a, size_t text, const uint32_t *row, char *taken)
{
    struct side side = side_of(&a->searched[text], row[text]);
    if (!side.match_count)
        return true;
    struct candidate *list = malloc(side.match_count * sizeof *list);
    if (!list)
        return false;
    size_t count = list_candidates(list, a, text, &side, row);
    bool is_done = true;
    qsort(list, count, sizeof *list, by_rank);
    for (size_t i = 0; i < count && is_done; i++)
        if (claim(taken, list[i].match->span))
            is_done = add_term(a, text, list[i].match);
    free(list);
    return is_done;
}

static drg_status choose_all(struct annotating *a, size_t text, const uint32_t *rows, size_t row_count, drg_error *err)
{
    char *taken = calloc(1, a->texts[text]->view.text.len + 1);
    bool is_done = taken != NULL;
    for (size_t i = 0; i < row_count && is_done; i++)
        is_done = choose(a, text, rows + i * a->text_count, taken);
    free(taken);
    return is_done ? DRG_OK : fail_memory(err);
}

static drg_status find_terms(struct annotating *a, const uint32_t *rows, size_t row_count, drg_error *err)
{
    drg_status status = DRG_OK;
    a->searched = calloc(a->text_count + 1, sizeof *a->searched);
    if (!a->searched)
        return fail_memory(err);
    for (size_t i = 0; i < a->text_count && !status; i++)
        status = searched_make(&a->searched[i], &(struct searches){.matcher = a->checker->matcher}, a->texts[i], err);
    for (size_t i = 0; i < a->text_count && !status; i++)
        status = choose_all(a, i, rows, row_count, err);
    for (size_t i = 0; i < a->text_count; i++)
        searched_free(&a->searched[i]);
    free(a->searched);
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
    struct annotating a = {.checker = checker, .texts = &text, .text_count = 1};
    *out = NULL;
    drg_status status = check_format(text, err);
    if (status)
        return status;
    uint32_t *rows = malloc((text->segment_count + 1) * sizeof *rows);
    for (uint32_t i = 0; rows && i < text->segment_count; i++)
        rows[i] = i;
    status = rows ? find_terms(&a, rows, text->segment_count, err) : fail_memory(err);
    free(rows);
    return mark(out, &a, text, status, err);
}

drg_status drg_annotate_bitext(drg_normalized **out, const drg_checker *checker, const drg_bitext *bitext, drg_error *err)
{
    struct annotating a = {.checker = checker, .texts = bitext->texts, .text_count = bitext->text_count,
                           .src_text = bitext->source == DRG_NONE ? 0 : bitext->source};
    *out = NULL;
    if (!bitext_is_one_source(bitext))
        return fail(err, DRG_EINVAL, NOWHERE, "the texts of this bitext are separate files; annotate each of them");
    drg_status status = check_format(bitext->texts[0], err);
    if (status)
        return status;
    a.src = str_from(bitext->texts[a.src_text]->lang);
    if (bitext->text_count == 2)
        a.tgt = str_from(bitext->texts[!a.src_text]->lang);
    status = find_terms(&a, bitext->rows, bitext->row_count, err);
    return mark(out, &a, bitext->texts[0], status, err);
}
