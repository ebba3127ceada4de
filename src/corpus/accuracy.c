/* accuracy.c - reading what translations are asked for. */
#include "corpus/accuracy.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/utf8.h"
#include "corpus/line.h"
#include "corpus/record.h"
#include "ext/icu_normalize.h"
#include "lang/lang.h"
#include "model/glossary.h"

void add_lower(struct buf *into, drg_str text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t code = utf8_next(text, &at);
        if (code == 0x130)
            buf_add_z(into, "i\u0307"); /* as Unicode and Python do it */
        else
            buf_add_code(into, icu_lower(code));
    }
}

/* ---- Pairs ----------------------------------------------------------------------------------------------------- */

static drg_str key_of(struct arena *arena, const struct marked *term)
{
    struct buf key = buf_make(SIZE_MAX / 2);
    buf_add(&key, term->source);
    buf_add_char(&key, '\n');
    buf_add(&key, term->target);
    return buf_into_arena(&key, arena);
}

static drg_str lower_of(struct arena *arena, drg_str text)
{
    struct buf lower = buf_make(SIZE_MAX / 2);
    add_lower(&lower, text);
    return buf_into_arena(&lower, arena);
}

/* The number of a pair, new or known; DRG_NONE: no memory. */
static uint32_t find_pair(drg_accuracy *a, const struct marked *term)
{
    drg_str key = key_of(&a->arena, term);
    uint32_t pair = key.ptr ? map_get(&a->by_key, key) : DRG_NONE;
    if (!key.ptr || pair != DRG_NONE)
        return pair;
    drg_term_count made = {.source = arena_str(&a->arena, term->source), .target = arena_str(&a->arena, term->target),
                           .concept_id = arena_str(&a->arena, term->concept)};
    drg_str lower = lower_of(&a->arena, term->target);
    pair = (uint32_t)a->pairs.count;
    bool is_kept = made.source.ptr && made.target.ptr && made.concept_id.ptr && lower.ptr && vec_push(&a->pairs, made) &&
                   vec_push(&a->lower, lower) && map_set(&a->by_key, key, pair);
    return is_kept ? pair : DRG_NONE;
}

static bool is_asked(const drg_accuracy *a, size_t from, uint32_t pair)
{
    for (size_t i = from; i < a->requests.count; i++)
        if (a->requests.items[i].pair == pair)
            return true;
    return false;
}

static drg_status add_requests(drg_accuracy *a, uint64_t segment, const marked_list *terms, drg_error *err)
{
    size_t from = a->requests.count;
    for (size_t i = 0; i < terms->count; i++) {
        if (terms->items[i].is_literal || !terms->items[i].target.len)
            continue;
        uint32_t pair = find_pair(a, &terms->items[i]);
        if (pair == DRG_NONE || (!is_asked(a, from, pair) && !vec_push(&a->requests, (struct request){segment, pair})))
            return fail_memory(err);
    }
    return DRG_OK;
}

/* ---- Records ---------------------------------------------------------------------------------------------------- */

struct reading {
    struct buf line;
    marked_list terms;
    uint64_t segment, before; /* before: segments that are not of the text */
};

static drg_status hold(struct reading *reading, drg_str text, drg_error *err)
{
    buf_cut(&reading->line, 0);
    buf_add(&reading->line, text);
    return buf_status(&reading->line, "a record", err);
}

/* A line that says what languages there are, the first of all or of a part, is passed. */
static drg_status read_head(drg_accuracy *a, struct reading *reading, drg_str text, bool *is_head, drg_error *err)
{
    struct record_head head;
    drg_status status = hold(reading, text, err);
    *is_head = !status && record_read_head(&head, reading->line.ptr, reading->line.len);
    if (*is_head && !reading->segment)
        reading->before = head.before;
    if (*is_head && !*a->tgt && head.tgt.len < sizeof a->tgt)
        memcpy(a->tgt, head.tgt.ptr, head.tgt.len);
    return status;
}

static drg_status read_line(drg_accuracy *a, struct reading *reading, drg_str text, uint64_t number, drg_error *err)
{
    uint64_t before = reading->segment;
    bool is_head = false;
    drg_status status = number == 1 || record_is_head(text) ? read_head(a, reading, text, &is_head, err) : DRG_OK;
    if (status || is_head || !str_trim(text).len)
        return status;
    status = hold(reading, text, err);
    if (!status)
        status = record_read(&reading->segment, &reading->terms, reading->line.ptr, reading->line.len);
    if (status == DRG_ENOMEM)
        return fail_memory(err);
    if (status == DRG_ESYNTAX || (!status && (reading->segment <= before || reading->segment <= reading->before)))
        return fail(err, DRG_ESYNTAX, (drg_pos){(uint32_t)number, 1}, "expected a record of a segment behind %" PRIu64 ", found '%.*s'",
                      before, STR_ARGS(text));
    return status ? status : add_requests(a, reading->segment - reading->before, &reading->terms, err);
}

static drg_status read_records(drg_accuracy *a, struct reading *reading, drg_str records, uint64_t lines_before, drg_error *err)
{
    struct line line = {0};
    drg_status status = DRG_OK;
    while (!status && line_next(&line, records))
        status = read_line(a, reading, str_cut(records, line.text.start, line.text.end), lines_before + line.number, err);
    return status;
}

static drg_status read_stream(drg_accuracy *a, struct reading *reading, drg_stream *records, drg_error *err)
{
    drg_batch batch = {.is_last = false};
    drg_status status = DRG_OK;
    while (!status && !batch.is_last) {
        status = drg_stream_next(records, &batch, err);
        if (!status)
            status = read_records(a, reading, batch.text, batch.lines, err);
    }
    drg_batch_free(&batch);
    return status;
}

/* ---- The targets as a glossary ------------------------------------------------------------------------------------- */

static drg_status add_target(struct glossary_builder *builder, const drg_accuracy *a, uint32_t pair, drg_error *err)
{
    char id[STR_DIGITS];
    uint32_t concept_index, term_index;
    drg_status status = glossary_builder_concept(builder, str_digits(id, pair), &concept_index, err);
    drg_term term = {.text = a->pairs.items[pair].target, .lang = str_from(a->tgt), .concept_index = concept_index, .file = DRG_NONE};
    return status ? status : glossary_builder_term(builder, &term, &term_index, err);
}

static drg_status make_matcher(drg_accuracy *a, drg_ctx *ctx, drg_error *err)
{
    struct glossary_builder *builder;
    drg_status status = glossary_builder_new(&builder, ctx, err);
    if (status)
        return status;
    for (uint32_t i = 0; i < a->pairs.count && !status; i++)
        status = add_target(builder, a, i, err);
    if (status) {
        glossary_builder_free(builder);
        return status;
    }
    status = glossary_builder_finish(builder, &a->glossary, err);
    return status ? status : drg_matcher_new(&a->matcher, ctx, a->glossary, &(drg_match_options){.overlaps = true}, err);
}

static drg_status check_tag(const drg_accuracy *a, drg_error *err)
{
    if (*a->tgt && lang_find(str_from(a->tgt)))
        return DRG_OK;
    return *a->tgt ? fail(err, DRG_ELANG, NOWHERE, "'%s' is no language tag; try en, tr, ar or ru", a->tgt)
                   : fail(err, DRG_ELANG, NOWHERE, "the records do not say the language of the translation; expected a tag such as ru");
}

/* Of the stream, or of the lines where there is none. */
static drg_status make(drg_accuracy **out, drg_ctx *ctx, drg_stream *stream, drg_str lines, const char *tgt, drg_error *err)
{
    drg_accuracy *a = calloc(1, sizeof *a);
    struct reading reading = {.line = buf_make(SIZE_MAX / 2)};
    *out = NULL;
    if (!a)
        return fail_memory(err);
    drg_str tag = str_from(tgt);
    memcpy(a->tgt, tag.ptr, tag.len < sizeof a->tgt ? tag.len : sizeof a->tgt - 1);
    drg_status status = stream ? read_stream(a, &reading, stream, err) : read_records(a, &reading, lines, 0, err);
    buf_free(&reading.line);
    vec_free(&reading.terms);
    if (!status)
        status = check_tag(a, err);
    if (!status)
        status = make_matcher(a, ctx, err);
    if (status) {
        drg_accuracy_free(a);
        return status;
    }
    *out = a;
    return DRG_OK;
}

drg_status drg_accuracy_new(drg_accuracy **out, drg_ctx *ctx, drg_str records, const char *tgt, drg_error *err)
{
    *out = NULL;
    if (!utf8_is_valid(records))
        return fail(err, DRG_EENCODING, NOWHERE, "the records are not UTF-8");
    return make(out, ctx, NULL, records, tgt, err);
}

drg_status drg_accuracy_read(drg_accuracy **out, drg_ctx *ctx, drg_stream *records, const char *tgt, drg_error *err)
{
    return make(out, ctx, records, (drg_str){"", 0}, tgt, err);
}

void drg_accuracy_free(drg_accuracy *accuracy)
{
    if (!accuracy)
        return;
    drg_matcher_free(accuracy->matcher);
    drg_glossary_free(accuracy->glossary);
    vec_free(&accuracy->pairs);
    vec_free(&accuracy->lower);
    vec_free(&accuracy->requests);
    map_free(&accuracy->by_key);
    arena_free(&accuracy->arena);
    free(accuracy);
}
