/* matcher.c - the public face of matching: compile, run, explain, look up. */
#include <stdlib.h>

#include "base/error.h"
#include "lang/languages.h"
#include "match/idle.h"
#include "match/lexicon_image.h"
#include "match/scan.h"
#include "text/text.h"

struct drg_matches {
    VEC(drg_match) list;
};

static const char *const grade_names[] = {"exact", "case", "variant", "inflected", "possible"};

const char *drg_grade_name(drg_grade grade)
{
    return (size_t)grade < sizeof grade_names / sizeof grade_names[0] ? grade_names[grade] : "unknown";
}

bool drg_grade_of_name(const char *name, drg_grade *out)
{
    for (size_t i = 0; i < sizeof grade_names / sizeof grade_names[0]; i++)
        if (strcmp(name, grade_names[i]) == 0) {
            *out = (drg_grade)i;
            return true;
        }
    return false;
}

drg_status drg_matcher_new(drg_matcher **out, drg_ctx *ctx, const drg_glossary *glossary,
                           const drg_match_options *options, drg_error *err)
{
    drg_matcher *matcher = calloc(1, sizeof *matcher);
    *out = NULL;
    if (!matcher)
        return fail_memory(err);
    matcher->glossary = glossary;
    if (options)
        matcher->options = *options;
    if (!matcher->options.use_max_grade)
        matcher->options.max_grade = DRG_INFLECTED;
    bool is_there = false;
    matcher->idle = idle_new();
    drg_status status = matcher->idle ? lexicons_of_image(&is_there, matcher, ctx, err) : fail_memory(err);
    if (!status && !is_there)
        status = compile_glossary(matcher, ctx, err);
    if (status) {
        drg_matcher_free(matcher);
        return status;
    }
    *out = matcher;
    return DRG_OK;
}

void drg_matcher_free(drg_matcher *matcher)
{
    if (!matcher)
        return;
    matcher_clear(matcher);
    idle_free(matcher->idle);
    free(matcher);
}

/* The segment, from `first` on, that byte `at` of the view lies in. */
static size_t segment_at(const drg_text *text, size_t first, uint32_t at)
{
    while (first + 1 < text->segment_count && text->segments[first + 1].start <= at)
        first++;
    return first;
}

static drg_status keep_hits(drg_matches *matches, const struct scanner *scanner, const drg_text *text, size_t first,
                            drg_error *err)
{
    if (scanner->hits.count > MAX_MATCHES - matches->list.count)
        return fail_too_many(err);
    for (size_t i = 0; i < scanner->hits.count; i++) {
        const struct hit *hit = &scanner->hits.items[i];
        first = segment_at(text, first, hit->span.start);
        drg_match match = {view_to_source(&text->view, hit->span), hit->term, (uint32_t)first,
                           (drg_grade)hit->grade};
        if (!vec_push(&matches->list, match))
            return fail_memory(err);
    }
    return DRG_OK;
}

/* A line end of the view between two segments parts them for good (segment.c made spaces of the others). */
static bool is_parted(const drg_text *text, const struct text_segment *a, const struct text_segment *b)
{
    return a->block != b->block || a->lang != b->lang ||
           memchr(text->view.text.ptr + a->end, '\n', b->start - a->end) != NULL;
}

/* Sentences of one paragraph and one language are scanned as one: a sentence end inside a name ("St. Petersburg")
 * must not hide it. Returns the first segment after the run. */
static size_t run_end(const drg_text *text, size_t first)
{
    size_t end = first + 1;
    while (end < text->segment_count && !is_parted(text, &text->segments[end - 1], &text->segments[end]))
        end++;
    return end;
}

/* What a segment is taken for: English, where nothing says what it is. */
static const struct lang *lang_of(const drg_text *text, size_t segment)
{
    const struct lang *lang = segment < text->segment_count ? text->segments[segment].lang : NULL;
    return lang ? lang : &lang_english;
}

static drg_status run_all(drg_matches *matches, struct scanner *scanner, const drg_text *text, drg_error *err)
{
    drg_str view = buf_str(&text->view.text);
    drg_status status = DRG_OK;
    for (size_t i = 0, end; i < text->segment_count && !status; i = end) {
        end = run_end(text, i);
        const struct text_segment *first = &text->segments[i], *last = &text->segments[end - 1];
        status = scan(scanner, view, first->start, last->end, lang_of(text, i), !text_is_declared(text), err);
        if (!status)
            status = keep_hits(matches, scanner, text, i, err);
    }
    return status;
}

drg_status drg_matcher_run(drg_matches **out, const drg_matcher *matcher, const drg_text *text, drg_error *err)
{
    drg_matches *matches = calloc(1, sizeof *matches);
    *out = NULL;
    if (!matches)
        return fail_memory(err);
    struct scanner *scanner = idle_take(matcher->idle, matcher, lang_of(text, 0), !text_is_declared(text));
    drg_status status = scanner ? run_all(matches, scanner, text, err) : fail_memory(err);
    if (!status)
        status = drg_glossary_check(matcher->glossary, err);
    idle_give(matcher->idle, scanner);
    if (status) {
        drg_matches_free(matches);
        return fail_in_file(err, status, text->name);
    }
    *out = matches;
    return DRG_OK;
}

const drg_match *drg_matches_list(const drg_matches *matches, size_t *count)
{
    *count = matches->list.count;
    return matches->list.items;
}

void drg_matches_free(drg_matches *matches)
{
    if (!matches)
        return;
    vec_free(&matches->list);
    free(matches);
}
