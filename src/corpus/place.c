/* place.c - bytes of decoded text as bytes of the file, counted from one point of the trail to the next. */
#include "corpus/place.h"

#include "corpus/units.h"

struct place_walk place_walk_begin(const drg_unit_batch *batch, size_t side)
{
    const struct drg_trail *trail = &batch->trails->side[side];
    struct place_walk walk = {.source = batch->source[side], .start = batch->start[side], .trail = trail, .next = 1};
    if (trail->points.count) /* a batch without lines has none */
        walk.now = trail->points.items[0];
    return walk;
}

/* To the last point at or before a byte of the text. */
static void enter(struct place_walk *walk, uint64_t text)
{
    const struct trail_point *points = walk->trail->points.items;
    while (walk->next > 1 && points[walk->next - 1].text > text)
        walk->now = points[--walk->next - 1];
    while (walk->next < walk->trail->points.count && points[walk->next].text <= text)
        walk->now = points[walk->next++];
}

uint64_t place_of(struct place_walk *walk, size_t at)
{
    enter(walk, walk->start + at);
    size_t was = (size_t)(walk->now.text - walk->start);
    if (at >= was)
        walk->now.file += trail_measure(walk->now.rule, str_cut(walk->source, was, at));
    else
        walk->now.file -= trail_measure(walk->now.rule, str_cut(walk->source, at, was));
    walk->now.text = walk->start + at;
    return walk->now.file;
}
