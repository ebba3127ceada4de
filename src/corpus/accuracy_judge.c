/* accuracy_judge.c - a translation against what it was asked for. */
#include <stdlib.h>

#include "base/error.h"
#include "corpus/accuracy.h"
#include "corpus/line.h"

struct drg_accuracy_score {
    VEC(drg_term_count) terms;
    drg_term_count total;
};

/* A text, line by line, with the terms found in it: all of it, or batch after batch of a stream. */
struct version {
    drg_str text; /* ptr NULL: there is none */
    drg_stream *stream; /* NULL: the text is all; */
    drg_batch batch;    /* else of it             */
    uint64_t lines_before;
    drg_scanner *scanner;
    const drg_hit *hits;
    size_t count, first, last; /* those of the line: from first to before last */
    struct line line;
    bool is_there; /* the line is */
};

static drg_status scan(struct version *v, drg_str text, drg_error *err)
{
    v->text = text;
    v->line = (struct line){0};
    v->first = v->last = 0;
    return drg_scanner_run(v->scanner, text, &v->hits, &v->count, err);
}

static drg_status next_batch(struct version *v, drg_error *err)
{
    drg_status status = drg_stream_next(v->stream, &v->batch, err);
    v->lines_before = v->batch.lines;
    return status ? status : scan(v, v->batch.text, err);
}

static drg_status version_open(struct version *v, const drg_accuracy *a, drg_stream *stream, drg_str text, drg_error *err)
{
    *v = (struct version){.text = text, .stream = stream};
    if (!text.ptr && !stream)
        return DRG_OK;
    drg_status status = drg_scanner_new(&v->scanner, a->matcher, &(drg_scan_options){.lang = a->tgt, .lines = true}, err);
    if (status)
        return status;
    return stream ? next_batch(v, err) : scan(v, text, err);
}

static void version_close(struct version *v)
{
    drg_scanner_free(v->scanner);
    drg_batch_free(&v->batch);
}

/* Makes the next line the one at hand; *has_next false: there is none. */
static drg_status next_line(struct version *v, bool *has_next, drg_error *err)
{
    drg_status status = DRG_OK;
    *has_next = v->text.ptr && line_next(&v->line, v->text);
    while (!status && !*has_next && v->stream && !v->batch.is_last) {
        status = next_batch(v, err);
        *has_next = !status && line_next(&v->line, v->text);
    }
    return status;
}

/* Goes to the line of a segment, which is not before the one at hand. */
static drg_status version_seek(struct version *v, uint64_t segment, drg_error *err)
{
    bool has_next = true;
    drg_status status = DRG_OK;
    while (!status && has_next && v->lines_before + v->line.number < segment)
        status = next_line(v, &has_next, err);
    v->is_there = !status && v->text.ptr && v->lines_before + v->line.number == segment;
    if (!v->is_there)
        v->first = v->last;
    if (status || !v->is_there)
        return status;
    while (v->last < v->count && v->hits[v->last].start < v->line.text.start)
        v->last++;
    for (v->first = v->last; v->last < v->count && v->hits[v->last].start < v->line.text.end;)
        v->last++;
    return DRG_OK;
}

/* ---- Words around a term ------------------------------------------------------------------------------------------- */

enum { MOST_WINDOW = 3 };

/* Up to `size` words on each side of a span. */
struct window {
    drg_str words[2 * MOST_WINDOW];
    uint32_t count;
};

static bool is_separator(char c)
{
    return is_ascii_space(c) || (c > 0 && strchr(".,;:!?()[]\"", c));
}

static void add_words(struct window *w, drg_str text, bool is_before, uint32_t size)
{
    size_t at = is_before ? text.len : 0;
    for (uint32_t i = 0; i < size; i++) {
        while (is_before ? at > 0 && is_separator(text.ptr[at - 1]) : at < text.len && is_separator(text.ptr[at]))
            at = is_before ? at - 1 : at + 1;
        size_t edge = at;
        while (is_before ? at > 0 && !is_separator(text.ptr[at - 1]) : at < text.len && !is_separator(text.ptr[at]))
            at = is_before ? at - 1 : at + 1;
        if (at != edge)
            w->words[w->count++] = is_before ? str_cut(text, at, edge) : str_cut(text, edge, at);
    }
}

static struct window window_around(const struct version *v, const drg_hit *hit, uint32_t size)
{
    struct window w = {.count = 0};
    add_words(&w, str_cut(v->text, v->line.text.start, hit->start), true, size);
    add_words(&w, str_cut(v->text, hit->end, v->line.text.end), false, size);
    return w;
}

/* The share of the reference's words that the translation has, each of its own once. */
static double overlap(struct window translation, const struct window *reference)
{
    uint32_t same = 0;
    for (uint32_t i = 0; i < reference->count; i++)
        for (uint32_t k = 0; k < translation.count; k++)
            if (str_eq(reference->words[i], translation.words[k])) {
                translation.words[k] = translation.words[--translation.count];
                same++;
                break;
            }
    return reference->count ? (double)same / reference->count : 1;
}

/* ---- Terms ---------------------------------------------------------------------------------------------------------- */

/* The next hit of a pair in the line, from *at on. */
static const drg_hit *next_hit(const drg_accuracy *a, const struct version *v, uint32_t pair, size_t *at)
{
    while (v->is_there && *at < v->last) {
        const drg_hit *hit = &v->hits[(*at)++];
        if (drg_glossary_term(a->glossary, hit->term).concept_index == pair)
            return hit;
    }
    return NULL;
}

/* The best overlap of any place of the term with its first place in the reference. */
static double best_overlap(const drg_accuracy *a, const struct version *translation, const struct version *reference, const drg_hit *there,
                           uint32_t pair, uint32_t size)
{
    struct window wanted = window_around(reference, there, size);
    double best = 0;
    size_t at = translation->first;
    for (const drg_hit *hit; (hit = next_hit(a, translation, pair, &at)) != NULL;) {
        double share = overlap(window_around(translation, hit, size), &wanted);
        best = share > best ? share : best;
    }
    return best;
}

static bool has_bytes(drg_str text, drg_str part)
{
    for (size_t at = 0; at + part.len <= text.len; at++)
        if (memcmp(text.ptr + at, part.ptr, part.len) == 0)
            return true;
    return false;
}

static void judge_term(drg_term_count *count, const drg_accuracy *a, const struct version *translation, const struct version *reference,
                       drg_str lower, uint32_t pair)
{
    size_t at = translation->first, there_at = reference->first;
    const drg_hit *there = next_hit(a, reference, pair, &there_at);
    count->asked++;
    count->literal += translation->is_there && has_bytes(lower, a->lower.items[pair]);
    count->found += next_hit(a, translation, pair, &at) != NULL;
    if (!there)
        return;
    count->in_reference++;
    count->window2 += best_overlap(a, translation, reference, there, pair, 2);
    count->window3 += best_overlap(a, translation, reference, there, pair, 3);
}

static drg_status judge_all(drg_accuracy_score *score, const drg_accuracy *a, struct version *translation, struct version *reference,
                            drg_error *err)
{
    struct buf lower = buf_make(SIZE_MAX / 2);
    drg_status status = DRG_OK;
    uint64_t segment = 0;
    for (size_t i = 0; i < a->requests.count && !status; i++) {
        const struct request *request = &a->requests.items[i];
        if (request->segment != segment) {
            segment = request->segment;
            status = version_seek(translation, segment, err);
            if (!status)
                status = version_seek(reference, segment, err);
            buf_cut(&lower, 0);
            if (translation->is_there)
                add_lower(&lower, str_cut(translation->text, translation->line.text.start, translation->line.text.end));
            if (!status)
                status = buf_status(&lower, "a line", err);
        }
        if (!status)
            judge_term(&score->terms.items[request->pair], a, translation, reference, buf_str(&lower), request->pair);
    }
    buf_free(&lower);
    return status;
}

static void add_up(drg_accuracy_score *score)
{
    for (size_t i = 0; i < score->terms.count; i++) {
        const drg_term_count *one = &score->terms.items[i];
        score->total.asked += one->asked;
        score->total.literal += one->literal;
        score->total.found += one->found;
        score->total.in_reference += one->in_reference;
        score->total.window2 += one->window2;
        score->total.window3 += one->window3;
    }
}

/* Judges `here` against `there`, which are open, or cannot be, as `status` says. */
static drg_status judge(drg_accuracy_score **out, const drg_accuracy *a, struct version *here, struct version *there, drg_status status,
                        drg_error *err)
{
    drg_accuracy_score *score = status ? NULL : calloc(1, sizeof *score);
    if (!score)
        return status ? status : fail_memory(err);
    score->total = (drg_term_count){.source = {"", 0}, .target = {"", 0}, .concept_id = {"", 0}};
    for (size_t i = 0; i < a->pairs.count && !status; i++)
        status = vec_push(&score->terms, a->pairs.items[i]) ? DRG_OK : fail_memory(err);
    if (!status)
        status = judge_all(score, a, here, there, err);
    if (status) {
        drg_accuracy_score_free(score);
        return status;
    }
    add_up(score);
    *out = score;
    return DRG_OK;
}

static drg_status judge_versions(drg_accuracy_score **out, const drg_accuracy *a, const struct version *translation,
                                 const struct version *reference, drg_error *err)
{
    struct version here = {.text = {NULL, 0}}, there = here;
    *out = NULL;
    drg_status status = version_open(&here, a, translation->stream, translation->text, err);
    if (!status)
        status = version_open(&there, a, reference->stream, reference->text, err);
    status = judge(out, a, &here, &there, status, err);
    version_close(&here);
    version_close(&there);
    return status;
}

drg_status drg_accuracy_judge(drg_accuracy_score **out, const drg_accuracy *a, drg_str translation, drg_str reference, drg_error *err)
{
    return judge_versions(out, a, &(struct version){.text = translation.ptr ? translation : (drg_str){"", 0}},
                          &(struct version){.text = reference}, err);
}

drg_status drg_accuracy_judge_stream(drg_accuracy_score **out, const drg_accuracy *a, drg_stream *translation, drg_stream *reference,
                                     drg_error *err)
{
    return judge_versions(out, a, &(struct version){.text = {NULL, 0}, .stream = translation},
                          &(struct version){.text = {NULL, 0}, .stream = reference}, err);
}

const drg_term_count *drg_accuracy_score_terms(const drg_accuracy_score *score, size_t *count)
{
    *count = score->terms.count;
    return score->terms.items;
}

drg_term_count drg_accuracy_score_total(const drg_accuracy_score *score)
{
    return score->total;
}

void drg_accuracy_score_whole(const drg_accuracy_score *score, uint64_t *repeated, uint64_t *whole)
{
    *repeated = *whole = 0;
    for (size_t i = 0; i < score->terms.count; i++) {
        bool is_repeated = score->terms.items[i].asked > 1;
        *repeated += is_repeated;
        *whole += is_repeated && score->terms.items[i].found == score->terms.items[i].asked;
    }
}

void drg_accuracy_score_free(drg_accuracy_score *score)
{
    if (!score)
        return;
    vec_free(&score->terms);
    free(score);
}
