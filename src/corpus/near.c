/* near.c - candidates by bands, proof by texts. */
#include "corpus/near.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"

void near_init(struct near *near, const struct near_options *options)
{
    *near = (struct near){.similarity = options->similarity, .rows = sketch_rows(options->similarity)};
    near->late.first = SEEN_NONE;
    seen_init(&near->bands, &(struct seen_options){.memory = options->memory / 2, .folder = options->folder});
    near->texts = (struct tape){.memory = options->memory / 8 * 3, .scratch.folder = options->folder};
    near->lines = (struct tape){.memory = options->memory / 8, .scratch.folder = options->folder};
}

static drg_status keep_text(struct near *near, const uint16_t *units, size_t count, bool is_known, drg_error *err)
{
    struct near_line line = {.count = (uint32_t)count, .is_known = is_known};
    uint64_t place;
    drg_status status = tape_put(&near->texts, &line.place, units, count * sizeof *units, err);
    if (!status)
        status = tape_put(&near->lines, &place, &line, sizeof line, err);
    near->count += !status;
    return status;
}

static drg_status get_text(struct near *near, uint64_t number, struct near_line *line, const uint16_t **units, drg_error *err)
{
    const char *bytes;
    drg_status status = tape_get(&bytes, &near->lines, number * sizeof *line, sizeof *line, err);
    if (status)
        return status;
    memcpy(line, bytes, sizeof *line);
    status = tape_get(&bytes, &near->texts, line->place, line->count * sizeof **units, err);
    *units = (const uint16_t *)(const void *)bytes;
    return status;
}

/* A line that is compared with others; its set is made when it is first needed. */
struct asked {
    const uint16_t *units;
    size_t count;
    bool has_set; /* near->set is its own */
};

/* Whether the line is as alike as asked to an earlier one. Most that are alike are equal. */
static drg_status prove(bool *is_alike, struct near *near, struct asked *asked, uint64_t number, drg_error *err)
{
    const uint16_t *units;
    struct near_line line;
    drg_status status = get_text(near, number, &line, &units, err);
    *is_alike = !status && line.count == asked->count && memcmp(units, asked->units, line.count * sizeof *units) == 0;
    if (status || *is_alike)
        return status;
    if (!asked->has_set && !shingle_set_make(&near->set, asked->units, asked->count))
        return fail_memory(err);
    asked->has_set = true;
    double likeness = shingle_set_likeness(&near->set, &near->other, units, line.count, near->similarity);
    *is_alike = likeness > 0;
    return likeness < 0 ? fail_memory(err) : DRG_OK;
}

static int by_value(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* The smallest of the candidates that proves alike; *first stays what it is when none does. */
static drg_status choose(uint64_t *first, struct near *near, struct asked asked, uint64_t *candidates, size_t count,
                         drg_error *err)
{
    bool is_alike = false;
    qsort(candidates, count, sizeof *candidates, by_value);
    for (size_t i = 0; i < count && !is_alike; i++) {
        if (i && candidates[i] == candidates[i - 1])
            continue;
        drg_status status = prove(&is_alike, near, &asked, candidates[i], err);
        if (status)
            return status;
        if (is_alike)
            *first = candidates[i];
    }
    return DRG_OK;
}

drg_status near_add(struct near *near, const struct hash128 *bands, const uint16_t *units, size_t count, uint64_t *first,
                    drg_error *err)
{
    uint64_t line = near->count, candidates[SKETCH_BANDS];
    struct seen_item items[SKETCH_BANDS];
    size_t known = 0;
    bool is_open = false;
    for (size_t i = 0; i < SKETCH_BANDS; i++)
        items[i] = (struct seen_item){bands[i], line, line};
    drg_status status = seen_add(&near->bands, items, SKETCH_BANDS, err);
    for (size_t i = 0; i < SKETCH_BANDS && !status; i++) {
        is_open |= items[i].first == SEEN_LATER;
        if (items[i].first < line)
            candidates[known++] = items[i].first;
    }
    *first = line;
    if (!status)
        status = choose(first, near, (struct asked){.units = units, .count = count}, candidates, known, err);
    if (!status)
        status = keep_text(near, units, count, *first != line, err);
    if (is_open && *first == line)
        *first = SEEN_LATER;
    return status;
}

drg_status near_finish(struct near *near, drg_error *err)
{
    drg_status status = seen_finish(&near->bands, err);
    return status ? status : seen_next(&near->bands, &near->late, err);
}

/* All candidates of the next line that has any. */
static drg_status next_candidates(struct near *near, uint64_t *line, uint64_t *candidates, size_t *count, drg_error *err)
{
    drg_status status = DRG_OK;
    *line = near->late.number;
    for (*count = 0; !status && near->late.number == *line && *count < SKETCH_BANDS;) {
        candidates[(*count)++] = near->late.first;
        status = seen_next(&near->bands, &near->late, err);
    }
    return status;
}

static drg_status settle(uint64_t *first, struct near *near, uint64_t number, uint64_t *candidates, size_t count, drg_error *err)
{
    const uint16_t *units;
    struct near_line line;
    drg_status status = get_text(near, number, &line, &units, err);
    if (status || line.is_known)
        return status;
    /* The tape lends one piece at a time. */
    if (!vec_reserve(&near->own, line.count + 1u))
        return fail_memory(err);
    memcpy(near->own.items, units, line.count * sizeof *units);
    return choose(first, near, (struct asked){.units = near->own.items, .count = line.count}, candidates, count, err);
}

drg_status near_next(struct near *near, struct seen_late *out, drg_error *err)
{
    uint64_t candidates[SKETCH_BANDS];
    size_t count;
    *out = (struct seen_late){SEEN_NONE, SEEN_NONE};
    while (near->late.first != SEEN_NONE) {
        drg_status status = next_candidates(near, &out->number, candidates, &count, err);
        if (!status)
            status = settle(&out->first, near, out->number, candidates, count, err);
        if (status || out->first != SEEN_NONE)
            return status;
    }
    return DRG_OK;
}

void near_free(struct near *near)
{
    seen_free(&near->bands);
    tape_free(&near->texts);
    tape_free(&near->lines);
    shingle_set_free(&near->set);
    shingle_set_free(&near->other);
    vec_free(&near->own);
    *near = (struct near){0};
}
