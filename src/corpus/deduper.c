/* deduper.c - equal and alike lines behind one door. */
#include "corpus/deduper.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"

enum { LEAST_MEMORY = 4 << 20, DEFAULT_MEMORY = 1 << 30, SEPARATOR = 0x1F /* between the sides of a pair */ };

static drg_status check(const drg_dedupe_options *options, drg_error *err)
{
    if (options->similarity >= 0 && options->similarity <= 1)
        return DRG_OK;
    return fail(err, DRG_EINVAL, NOWHERE, "a similarity is a number from 0 to 1, not %g", options->similarity);
}

static void set_up(drg_deduper *deduper, const drg_dedupe_options *options)
{
    size_t memory = options->memory ? options->memory : DEFAULT_MEMORY;
    if (memory < LEAST_MEMORY)
        memory = LEAST_MEMORY;
    deduper->is_near = options->similarity > 0;
    bool has_units = deduper->is_near && options->level == DRG_KEY_EXACT;
    keyer_init(&deduper->keyer, has_units ? DRG_KEY_TEXT : options->level);
    if (deduper->is_near)
        near_init(&deduper->near, &(struct near_options){options->similarity, memory, deduper->folder});
    else
        seen_init(&deduper->seen, &(struct seen_options){memory, deduper->folder});
}

drg_status drg_deduper_new(drg_deduper **out, const drg_dedupe_options *options, drg_error *err)
{
    drg_dedupe_options none = {0};
    *out = NULL;
    if (!options)
        options = &none;
    drg_status status = check(options, err);
    if (status)
        return status;
    drg_str folder = str_from(options->folder);
    drg_deduper *deduper = calloc(1, sizeof *deduper + folder.len + 1);
    if (!deduper)
        return fail_memory(err);
    memcpy(deduper->folder, folder.ptr, folder.len);
    set_up(deduper, options);
    *out = deduper;
    return DRG_OK;
}

void drg_deduper_free(drg_deduper *deduper)
{
    if (!deduper)
        return;
    seen_free(&deduper->seen);
    near_free(&deduper->near);
    line_marks_free(&deduper->marks);
    vec_free(&deduper->pairs);
    free(deduper);
}

void line_marks_free(struct line_marks *marks)
{
    vec_free(&marks->keys);
    vec_free(&marks->bands);
    vec_free(&marks->units);
    vec_free(&marks->ends);
    key_text_free(&marks->text);
}

static bool add_units(struct line_marks *marks, const struct keyer *keyer, drg_str line)
{
    if (!key_fold(keyer, line, &marks->text))
        return false;
    size_t count = key_count(&marks->text);
    if (!vec_reserve(&marks->units, marks->units.count + count + 1))
        return false;
    memcpy(marks->units.items + marks->units.count, key_units(&marks->text), count * sizeof *marks->units.items);
    marks->units.count += count;
    return true;
}

static bool mark_sketch(struct line_marks *marks, const struct drg_deduper *deduper, const drg_str *line, size_t sides)
{
    size_t start = marks->units.count;
    for (size_t i = 0; i < sides; i++) {
        if (i)
            marks->units.items[marks->units.count++] = SEPARATOR;
        if (!add_units(marks, &deduper->keyer, line[i]))
            return false;
    }
    sketch_make(marks->bands.items + marks->bands.count, marks->units.items + start, marks->units.count - start,
                deduper->near.rows);
    marks->bands.count += SKETCH_BANDS;
    marks->ends.items[marks->ends.count++] = marks->units.count;
    return true;
}

static bool reserve(struct line_marks *marks, bool is_near, size_t count)
{
    marks->keys.count = marks->bands.count = marks->units.count = marks->ends.count = 0;
    return is_near ? vec_reserve(&marks->bands, count * SKETCH_BANDS) && vec_reserve(&marks->ends, count)
                   : vec_reserve(&marks->keys, count);
}

drg_status mark_lines(struct line_marks *marks, const struct drg_deduper *deduper, const drg_str *lines, size_t sides,
                      size_t count, drg_error *err)
{
    bool is_good = reserve(marks, deduper->is_near, count);
    for (size_t i = 0; i < count && is_good; i++)
        is_good = deduper->is_near ? mark_sketch(marks, deduper, lines + i * sides, sides)
                                   : key_make_unit(&marks->keys.items[marks->keys.count++].key, &deduper->keyer,
                                                   lines + i * sides, sides, &marks->text);
    return is_good ? DRG_OK : fail_memory(err);
}

static drg_status ask_seen(drg_deduper *deduper, struct line_marks *marks, uint64_t *firsts, drg_error *err)
{
    for (size_t i = 0; i < marks->keys.count; i++)
        marks->keys.items[i].number = deduper->count + i;
    drg_status status = seen_add(&deduper->seen, marks->keys.items, marks->keys.count, err);
    for (size_t i = 0; i < marks->keys.count && !status; i++)
        firsts[i] = marks->keys.items[i].first;
    return status;
}

static drg_status ask_near(drg_deduper *deduper, const struct line_marks *marks, uint64_t *firsts, drg_error *err)
{
    drg_status status = DRG_OK;
    for (size_t i = 0, start = 0; i < marks->ends.count && !status; i++) {
        size_t end = marks->ends.items[i];
        status = near_add(&deduper->near, marks->bands.items + i * SKETCH_BANDS, marks->units.items + start, end - start,
                          &firsts[i], err);
        start = end;
    }
    return status;
}

drg_status deduper_ask(drg_deduper *deduper, struct line_marks *marks, uint64_t *firsts, drg_error *err)
{
    size_t count = deduper->is_near ? marks->ends.count : marks->keys.count;
    if (deduper->is_finished)
        return fail(err, DRG_EINVAL, NOWHERE, "a line was added to a deduper that is finished");
    if (count >= SEEN_MOST - 1 - deduper->count)
        return fail(err, DRG_ELIMIT, NOWHERE, "found more than %llu lines to deduplicate", (unsigned long long)SEEN_MOST - 2);
    drg_status status = deduper->is_near ? ask_near(deduper, marks, firsts, err) : ask_seen(deduper, marks, firsts, err);
    deduper->count += count;
    return status;
}

static bool list_pairs(drg_deduper *deduper, const drg_str *src, const drg_str *tgt, size_t count)
{
    deduper->pairs.count = 0;
    for (size_t i = 0; i < count; i++)
        if (!vec_push(&deduper->pairs, src[i]) || !vec_push(&deduper->pairs, tgt[i]))
            return false;
    return true;
}

drg_status drg_deduper_add(drg_deduper *deduper, const drg_str *src, const drg_str *tgt, size_t count, uint64_t *firsts,
                           drg_error *err)
{
    if (tgt && !list_pairs(deduper, src, tgt, count))
        return fail_memory(err);
    drg_status status = mark_lines(&deduper->marks, deduper, tgt ? deduper->pairs.items : src, tgt ? 2 : 1, count, err);
    return status ? status : deduper_ask(deduper, &deduper->marks, firsts, err);
}

drg_status drg_deduper_finish(drg_deduper *deduper, drg_error *err)
{
    deduper->is_finished = true;
    return deduper->is_near ? near_finish(&deduper->near, err) : seen_finish(&deduper->seen, err);
}

drg_status drg_deduper_next(drg_deduper *deduper, drg_duplicate *out, drg_error *err)
{
    struct seen_late late = {SEEN_NONE, SEEN_NONE};
    drg_status status = deduper->is_near ? near_next(&deduper->near, &late, err) : seen_next(&deduper->seen, &late, err);
    bool is_end = status || late.first == SEEN_NONE;
    *out = (drg_duplicate){is_end ? DRG_LATER : late.number, is_end ? DRG_LATER : late.first};
    return status;
}
