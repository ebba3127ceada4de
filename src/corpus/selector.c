/* selector.c - what depends on more than one unit, in the order of units: duplicates, draws by lot, another order.
 *
 *   parts -> duplicates dropped -> a fraction drawn -> a number drawn -> shuffled -> given
 *
 * What cannot be decided yet, and all that comes behind it, waits in line, so that parts are given in their order. */
#include <stdlib.h>

#include "base/error.h"
#include "corpus/choices.h"
#include "corpus/chosen.h"
#include "corpus/filters.h"
#include "corpus/place.h"
#include "corpus/prepared.h"
#include "corpus/sample.h"
#include "corpus/shuffle.h"

enum { USUAL_MEMORY = 1 << 30, LEAST_MEMORY = 4 << 20 };

struct drg_selector {
    drg_select_options options;
    char *folder;
    uint64_t count; /* parts so far */
    drg_deduper *deduper;
    bool is_near;
    bool puts_off;             /* some duplicate is not known yet                    */
    struct choices undecided;  /* from the first such on                              */
    struct choices undrawn;    /* waiting for the draw of a number                    */
    struct sample sample;      /* numbers alone                                       */
    struct shuffle shuffle;
    bool has_shuffle;
    struct buf packed;
    struct chosen compared;    /* the parts that the deduper was asked about          */
    uint64_t asked;            /* how many                                            */
    VEC(uint64_t) firsts;      /* its answers for a batch                             */
};

/* ---- Life --------------------------------------------------------------------------------------------------- */

/* What stages share a run's memory. */
static size_t memory_of(const drg_select_options *options)
{
    size_t memory = options->memory ? options->memory : USUAL_MEMORY;
    size_t stages = (options->dedupe ? 2u : 0u) + (options->sample ? 1u : 0u) + (options->shuffle ? 1u : 0u);
    memory /= stages ? stages : 1;
    return memory < LEAST_MEMORY ? LEAST_MEMORY : memory;
}

static drg_status open_stages(drg_selector *s, drg_error *err)
{
    const drg_select_options *o = &s->options;
    size_t memory = memory_of(o);
    drg_status status = DRG_OK;
    if (o->dedupe) {
        drg_dedupe_options dedupe = *o->dedupe;
        s->is_near = dedupe.similarity > 0;
        dedupe.memory = memory;
        dedupe.folder = s->folder;
        status = drg_deduper_new(&s->deduper, &dedupe, err);
        if (!status)
            status = choices_open(&s->undecided, memory, s->folder, err);
    }
    if (!status && o->sample) {
        sample_init(&s->sample, &(struct sample_options){.size = (size_t)o->sample, .seed = o->seed, .folder = s->folder});
        status = choices_open(&s->undrawn, memory, s->folder, err);
    }
    if (!status && o->shuffle) {
        status = shuffle_init(&s->shuffle, &(struct shuffle_options){.seed = o->seed, .memory = memory, .folder = s->folder}, err);
        s->has_shuffle = !status;
    }
    return status;
}

drg_status drg_selector_new(drg_selector **out, const drg_select_options *options, drg_error *err)
{
    *out = NULL;
    if (!(options->fraction >= 0 && options->fraction <= 1))
        return fail(err, DRG_EINVAL, NOWHERE, "a share is a number from 0 to 1, not %g", options->fraction);
    drg_selector *s = calloc(1, sizeof *s);
    if (!s)
        return fail_memory(err);
    s->options = *options;
    s->packed = buf_make(SIZE_MAX / 2);
    s->folder = options->folder ? strdup(options->folder) : NULL;
    drg_status status = options->folder && !s->folder ? fail_memory(err) : open_stages(s, err);
    if (status) {
        drg_selector_free(s);
        return status;
    }
    s->options.dedupe = NULL; /* the caller's */
    *out = s;
    return DRG_OK;
}

void drg_selector_free(drg_selector *s)
{
    if (!s)
        return;
    drg_deduper_free(s->deduper);
    choices_free(&s->undecided);
    choices_free(&s->undrawn);
    sample_free(&s->sample);
    if (s->has_shuffle)
        shuffle_free(&s->shuffle);
    buf_free(&s->packed);
    chosen_free(&s->compared);
    vec_free(&s->firsts);
    free(s->folder);
    free(s);
}

/* ---- Stages, the last one first ----------------------------------------------------------------------------- */

static bool is_kept(const drg_choice *choice)
{
    return choice->part.reason == REASON_KEPT;
}

static drg_status order(drg_selector *s, const drg_choice *choice, drg_error *err)
{
    if (!s->has_shuffle || !is_kept(choice))
        return s->options.give(s->options.user, choice, err);
    buf_cut(&s->packed, 0);
    choice_pack(&s->packed, choice);
    drg_status status = buf_status(&s->packed, "the units that wait", err);
    return status ? status : shuffle_add(&s->shuffle, choice->number, buf_str(&s->packed), err);
}

static drg_status draw(drg_selector *s, drg_choice *choice, drg_error *err)
{
    if (is_kept(choice) && s->options.fraction > 0 && !sample_takes(s->options.seed, choice->number, s->options.fraction))
        choice->part.reason = REASON_SAMPLE;
    if (!s->options.sample)
        return order(s, choice, err);
    drg_status status = is_kept(choice) ? sample_add(&s->sample, choice->number, STR(""), err) : DRG_OK;
    return status ? status : choices_put(&s->undrawn, choice, err);
}

static void set_duplicate(const drg_selector *s, drg_choice *choice, uint64_t first)
{
    choice->first = first;
    if (first != choice->number)
        choice->part.reason = s->is_near ? REASON_NEAR_DUPLICATE : REASON_DUPLICATE;
}

/* ---- A batch ------------------------------------------------------------------------------------------------ */

static size_t sides_compared(const drg_selector *s, const drg_prepared *prepared)
{
    return s->options.dedupe_side == DRG_DEDUPE_ALL ? prepared->sides : 1;
}

/* Lists what of a batch is compared with what came before. */
static bool list_compared(const drg_selector *s, drg_prepared *prepared)
{
    struct drg_prepared_scratch *scratch = prepared->scratch;
    size_t first = s->options.dedupe_side == DRG_DEDUPE_TGT ? prepared->sides - 1 : 0;
    size_t end = first + sides_compared(s, prepared);
    scratch->compared.count = 0;
    for (size_t i = 0; i < prepared->count; i++)
        for (size_t side = first; side < end && prepared->parts[i].reason == REASON_KEPT; side++)
            if (!vec_push(&scratch->compared, drg_prepared_text(prepared, i, side)))
                return false;
    return true;
}

drg_status drg_selector_mark(const drg_selector *s, drg_prepared *prepared, drg_error *err)
{
    struct drg_prepared_scratch *scratch = prepared->scratch;
    if (!s->deduper)
        return DRG_OK;
    if (!list_compared(s, prepared))
        return fail_memory(err);
    size_t sides = sides_compared(s, prepared);
    return mark_lines(&scratch->marks, s->deduper, scratch->compared.items, sides, scratch->compared.count / sides, err);
}

static drg_status compare(drg_selector *s, const drg_prepared *prepared, drg_error *err)
{
    struct drg_prepared_scratch *scratch = prepared->scratch;
    bool is_good = true;
    if (!s->deduper)
        return DRG_OK;
    for (size_t i = 0; i < prepared->count && is_good; i++)
        is_good = chosen_add(&s->compared, prepared->parts[i].reason == REASON_KEPT);
    if (!is_good || !vec_reserve(&s->firsts, scratch->compared.count + 1))
        return fail_memory(err);
    return deduper_ask(s->deduper, &scratch->marks, s->firsts.items, err);
}

struct walk {
    struct place_walk places[DRG_SIDES];
    const drg_unit_batch *batch;
    const drg_unit_texts *texts;
    const drg_prepared *prepared;
    uint32_t file;
};

static void fill_line(drg_choice *choice, struct walk *w)
{
    const drg_unit_place *place = &w->texts->places[choice->part.unit];
    choice->line = w->batch->lines + place->line + 1;
    choice->line_text = str_cut(w->batch->source[0], place->start, place->end);
    choice->place[0] = (struct drg_choice_place){place_of(&w->places[0], place->start), place_of(&w->places[0], place->end)};
    for (size_t i = 0; i < w->texts->sides; i++) {
        drg_span cell = w->texts->cells[choice->part.unit * w->texts->sides + i];
        choice->cells[i] = (drg_span){cell.start - place->start, cell.end - place->start};
    }
}

static void fill_choice(drg_choice *choice, const drg_selector *s, struct walk *w, size_t index)
{
    choice->part = w->prepared->parts[index];
    choice->number = s->count + index;
    choice->first = choice->number;
    choice->file = w->file;
    choice->sides = (uint32_t)w->prepared->sides;
    choice->line = w->batch->lines + choice->part.unit + 1;
    choice->line_text = STR("");
    for (size_t i = 0; i < w->prepared->sides; i++) {
        drg_span source = drg_prepared_source(w->prepared, index, i);
        choice->text[i] = drg_prepared_text(w->prepared, index, i);
        choice->before[i] = str_cut(w->texts->text[i], source.start, source.end);
        if (!w->texts->places)
            choice->place[i] = (struct drg_choice_place){place_of(&w->places[i], source.start), place_of(&w->places[i], source.end)};
    }
    if (w->texts->places)
        fill_line(choice, w);
}

/* The part that the deduper numbers so. */
static uint64_t number_of(const drg_selector *s, uint64_t asked)
{
    return asked == DRG_LATER ? DRG_LATER : chosen_find(&s->compared, asked);
}

static drg_status decide(drg_selector *s, drg_choice *choice, size_t *compared, drg_error *err)
{
    if (s->deduper && is_kept(choice)) {
        uint64_t first = s->firsts.items[(*compared)++];
        choice->first = first == s->asked++ ? choice->number : number_of(s, first);
        s->puts_off |= first == DRG_LATER;
        if (first != DRG_LATER)
            set_duplicate(s, choice, choice->first);
    }
    return s->puts_off ? choices_put(&s->undecided, choice, err) : draw(s, choice, err);
}

drg_status drg_selector_add(drg_selector *s, uint32_t file, const drg_unit_batch *batch, const drg_unit_texts *texts,
                            const drg_prepared *prepared, drg_error *err)
{
    struct walk walk = {.batch = batch, .texts = texts, .prepared = prepared, .file = file};
    drg_choice choice;
    size_t compared = 0;
    memset(&choice, 0, sizeof choice);
    for (size_t i = 0; i < prepared->sides && (i == 0 || !texts->places); i++)
        walk.places[i] = place_walk_begin(batch, i);
    drg_status status = compare(s, prepared, err);
    for (size_t i = 0; i < prepared->count && !status; i++) {
        fill_choice(&choice, s, &walk, i);
        status = decide(s, &choice, &compared, err);
    }
    s->count += prepared->count;
    return status;
}

/* ---- The end ------------------------------------------------------------------------------------------------ */

/* The next duplicate that was put off, as a part's number. */
static drg_status next_late(drg_selector *s, drg_duplicate *next, drg_error *err)
{
    drg_status status = drg_deduper_next(s->deduper, next, err);
    if (!status && next->line != DRG_LATER)
        *next = (drg_duplicate){number_of(s, next->line), number_of(s, next->first)};
    return status;
}

static drg_status finish_duplicates(drg_selector *s, drg_error *err)
{
    drg_duplicate next = {DRG_LATER, 0};
    drg_choice choice;
    bool got = true;
    if (!s->puts_off)
        return DRG_OK;
    drg_status status = drg_deduper_finish(s->deduper, err);
    if (!status)
        status = next_late(s, &next, err);
    while (!status && !(status = choices_next(&s->undecided, &choice, &got, err)) && got) {
        bool is_late = choice.number == next.line;
        if (choice.first == DRG_LATER)
            set_duplicate(s, &choice, is_late ? next.first : choice.number);
        if (is_late)
            status = next_late(s, &next, err);
        if (!status)
            status = draw(s, &choice, err);
    }
    return status;
}

static drg_status finish_draw(drg_selector *s, drg_error *err)
{
    uint64_t drawn = 0;
    drg_str unused;
    drg_choice choice;
    bool got = true;
    if (!s->options.sample)
        return DRG_OK;
    sample_finish(&s->sample);
    drg_status status = sample_next(&s->sample, &drawn, &unused, err);
    while (!status && !(status = choices_next(&s->undrawn, &choice, &got, err)) && got) {
        bool is_drawn = is_kept(&choice) && unused.ptr && choice.number == drawn;
        if (is_drawn)
            status = sample_next(&s->sample, &drawn, &unused, err);
        else if (is_kept(&choice))
            choice.part.reason = REASON_SAMPLE;
        if (!status)
            status = order(s, &choice, err);
    }
    return status;
}

static drg_status finish_order(drg_selector *s, drg_error *err)
{
    drg_status status = DRG_OK;
    drg_choice choice;
    uint64_t number;
    drg_str bytes;
    while (s->has_shuffle && !status && !(status = shuffle_next(&s->shuffle, &number, &bytes, err)) && bytes.ptr) {
        choice_unpack(&choice, bytes);
        status = s->options.give(s->options.user, &choice, err);
    }
    return status;
}

drg_status drg_selector_finish(drg_selector *s, drg_error *err)
{
    drg_status status = finish_duplicates(s, err);
    if (!status)
        status = finish_draw(s, err);
    return status ? status : finish_order(s, err);
}
