/* prepare.c - units to parts: normalised side by side, divided, judged. Everything of one unit depends on it alone. */
#include <stdlib.h>

#include "base/error.h"
#include "base/vec.h"
#include "corpus/filters.h"
#include "corpus/prepared.h"
#include "corpus/told.h"
#include "rewrite/normalizer.h"
#include "text/sentences.h"

struct drg_preparer {
    size_t sides;
    char langs[DRG_SIDES][36];
    const struct lang *known[DRG_SIDES]; /* NULL: told from the text */
    const drg_normalizer *normalizer;
    struct filters filters;
    struct measurer measurer;
    bool splits, identifies, measures;
};

/* What one side of a batch has become, and how far the walk over its lines has come. */
struct side {
    drg_str output;
    struct str_lines lines;      /* of the output: as many as came in  */
    const drg_change *changes;   /* of all of it                       */
    size_t change_count, change; /* the first one that is not behind   */
    drg_span line;               /* the line at hand, in the output    */
};

/* ---- The preparer ------------------------------------------------------------------------------------------- */

static drg_status set_langs(drg_preparer *p, const drg_prepare_options *options, drg_error *err)
{
    for (size_t i = 0; i < p->sides; i++) {
        drg_str tag = str_from(options->langs ? options->langs[i] : NULL);
        if (!tag.len)
            continue;
        p->known[i] = lang_find(tag);
        if (!p->known[i] || tag.len >= sizeof p->langs[0])
            return fail(err, DRG_ELANG, NOWHERE, "'%.*s' is no language tag; try en, tr, ar or ru", STR_ARGS(tag));
        snprintf(p->langs[i], sizeof p->langs[0], "%.*s", (int)tag.len, tag.ptr);
    }
    return DRG_OK;
}

drg_status drg_preparer_new(drg_preparer **out, drg_ctx *ctx, const drg_prepare_options *options, drg_error *err)
{
    (void)ctx;
    *out = NULL;
    if (!options->sides || options->sides > DRG_SIDES)
        return fail(err, DRG_EINVAL, NOWHERE, "expected 1 to %d sides, not %zu", DRG_SIDES, options->sides);
    if (options->split && options->sides > 1)
        return fail(err, DRG_EINVAL, NOWHERE, "units of %zu languages are not divided: their sentences need not pair", options->sides);
    drg_preparer *p = calloc(1, sizeof *p);
    if (!p)
        return fail_memory(err);
    p->sides = options->sides;
    p->normalizer = options->normalizer;
    p->splits = options->split;
    p->identifies = options->identify;
    p->measures = options->measure;
    measurer_init(&p->measurer);
    drg_status status = set_langs(p, options, err);
    if (!status)
        status = filters_read(&p->filters, options->filters, p->sides, err);
    if (status) {
        free(p);
        return status;
    }
    *out = p;
    return DRG_OK;
}

void drg_preparer_free(drg_preparer *preparer)
{
    free(preparer);
}

/* ---- Lines -------------------------------------------------------------------------------------------------- */

static void next_line(struct side *side)
{
    side->line = str_lines_next(&side->lines);
}

/* The steps that had a hand in output bytes up to `end`, of those that were not asked for yet. */
static uint64_t steps_until(struct side *side, uint32_t end, const struct drg_prepared_scratch *scratch)
{
    uint64_t steps = 0;
    for (; side->change < side->change_count && side->changes[side->change].after.start <= end; side->change++)
        for (size_t i = 0; i < scratch->step_count; i++)
            if (side->changes[side->change].step == scratch->steps[i])
                steps |= UINT64_C(1) << i;
    return steps;
}

/* ---- Parts -------------------------------------------------------------------------------------------------- */

static void judge(const drg_preparer *p, struct drg_prepared_scratch *scratch, const drg_span *spans, drg_part *part)
{
    struct judged sides[DRG_SIDES];
    bool measures = p->filters.needs_measure || p->measures;
    for (size_t i = 0; i < p->sides; i++) {
        sides[i].text = str_cut(scratch->output[i], spans[i].start, spans[i].end);
        sides[i].lang = p->langs[i];
        sides[i].memo = &scratch->memo;
        if (measures)
            sides[i].measure = measure_line(&p->measurer, sides[i].text);
    }
    part->side = DRG_SIDES;
    if (part->reason == REASON_KEPT && p->filters.has_any)
        part->reason = (uint16_t)filters_judge(&p->filters, sides, p->sides, &part->side);
    if (measures) {
        part->words = sides[0].measure.words;
        part->characters = sides[0].measure.characters;
    }
    if (p->identifies && part->reason == REASON_KEPT)
        told_lang(&scratch->memo, sides[0].text, part->lang);
}

static bool add_part(const drg_preparer *p, struct drg_prepared_scratch *scratch, drg_part part, const drg_span *spans)
{
    judge(p, scratch, spans, &part);
    for (size_t i = 0; i < p->sides; i++)
        if (!vec_push(&scratch->spans, spans[i]))
            return false;
    return vec_push(&scratch->parts, part);
}

static bool add_whole(const drg_preparer *p, struct drg_prepared_scratch *scratch, struct side *sides, drg_part part)
{
    drg_span spans[DRG_SIDES];
    for (size_t i = 0; i < p->sides; i++) {
        spans[i] = sides[i].line;
        part.steps |= steps_until(&sides[i], spans[i].end, scratch);
    }
    return add_part(p, scratch, part, spans);
}

/* A line without sentences is one part: it is blank. */
static bool add_sentences(const drg_preparer *p, struct drg_prepared_scratch *scratch, struct side *side, drg_part part)
{
    struct sentences sentences = {.text = str_cut(side->output, side->line.start, side->line.end), .lang = p->known[0]};
    size_t first = scratch->parts.count;
    for (drg_span span; sentences_next(&sentences, &span); part.number++) {
        drg_span in_output = {side->line.start + span.start, side->line.start + span.end};
        part.steps = steps_until(side, in_output.end, scratch);
        if (!add_part(p, scratch, part, &in_output))
            return false;
    }
    if (!part.number)
        return add_whole(p, scratch, side, part);
    for (size_t i = first; i < scratch->parts.count; i++)
        scratch->parts.items[i].of = part.number;
    scratch->parts.items[scratch->parts.count - 1].steps |= steps_until(side, side->line.end, scratch);
    return true;
}

static drg_status divide(const drg_preparer *p, struct drg_prepared_scratch *scratch, struct side *sides,
                         const drg_unit_texts *texts, drg_error *err)
{
    for (uint32_t unit = 0; unit < texts->count; unit++) {
        drg_part part = {.unit = unit, .of = 1};
        if (texts->places && texts->places[unit].is_broken)
            part.reason = REASON_BROKEN;
        for (size_t i = 0; i < p->sides; i++)
            next_line(&sides[i]);
        bool splits = p->splits && part.reason == REASON_KEPT;
        if (!(splits ? add_sentences(p, scratch, &sides[0], part) : add_whole(p, scratch, sides, part)))
            return fail_memory(err);
    }
    return DRG_OK;
}

/* ---- The batch ---------------------------------------------------------------------------------------------- */

static drg_status normalize(const drg_preparer *p, struct drg_prepared_scratch *scratch, struct side *sides,
                            const drg_unit_texts *texts, drg_error *err)
{
    drg_status status = DRG_OK;
    for (size_t i = 0; i < p->sides && !status; i++) {
        drg_normalized_free(scratch->made[i]);
        scratch->made[i] = NULL;
        sides[i] = (struct side){.output = texts->text[i]};
        if (p->normalizer)
            status = normalize_valid(&scratch->made[i], p->normalizer, texts->text[i],
                                     p->known[i] ? p->known[i] : p->normalizer->lang, err);
        if (scratch->made[i]) {
            sides[i].output = drg_normalized_output(scratch->made[i]);
            sides[i].changes = drg_normalized_changes(scratch->made[i], &sides[i].change_count);
        }
        scratch->output[i] = sides[i].output;
        sides[i].lines = str_lines_of(sides[i].output);
    }
    return status;
}

static struct drg_prepared_scratch *scratch_new(void)
{
    struct drg_prepared_scratch *scratch = calloc(1, sizeof *scratch);
    for (size_t i = 0; scratch && i < drg_form_count() && i < 64; i++)
        scratch->steps[scratch->step_count++] = drg_form(i).name;
    return scratch;
}

drg_status drg_prepared_make(drg_prepared *out, const drg_preparer *preparer, const drg_unit_texts *texts, drg_error *err)
{
    struct side sides[DRG_SIDES];
    if (!out->scratch && !(out->scratch = scratch_new()))
        return fail_memory(err);
    struct drg_prepared_scratch *scratch = out->scratch;
    scratch->parts.count = scratch->spans.count = 0;
    if (texts->sides != preparer->sides)
        return fail(err, DRG_EINVAL, NOWHERE, "expected units of %zu sides, not %zu", preparer->sides, texts->sides);
    drg_status status = normalize(preparer, scratch, sides, texts, err);
    if (!status)
        status = divide(preparer, scratch, sides, texts, err);
    *out = (drg_prepared){.sides = preparer->sides, .units = texts->count, .count = scratch->parts.count,
                          .parts = scratch->parts.items, .scratch = scratch};
    return status;
}

void drg_prepared_free(drg_prepared *prepared)
{
    struct drg_prepared_scratch *scratch = prepared->scratch;
    if (scratch) {
        for (size_t i = 0; i < DRG_SIDES; i++)
            drg_normalized_free(scratch->made[i]);
        vec_free(&scratch->parts);
        vec_free(&scratch->spans);
        vec_free(&scratch->compared);
        line_marks_free(&scratch->marks);
    }
    free(scratch);
    *prepared = (drg_prepared){0};
}

static drg_span span_of(const drg_prepared *prepared, size_t part, size_t side)
{
    return prepared->scratch->spans.items[part * prepared->sides + side];
}

drg_str drg_prepared_text(const drg_prepared *prepared, size_t part, size_t side)
{
    drg_span span = span_of(prepared, part, side);
    return str_cut(prepared->scratch->output[side], span.start, span.end);
}

drg_span drg_prepared_source(const drg_prepared *prepared, size_t part, size_t side)
{
    drg_span span = span_of(prepared, part, side);
    const drg_normalized *made = prepared->scratch->made[side];
    return made ? drg_normalized_source_span(made, span) : span;
}
