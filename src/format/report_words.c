/* report_words.c - what findings are about, each once with how often, the commonest first: WORD, a tab, the count. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"
#include "format/formats.h"
#include "format/report.h"

struct counted {
    drg_str word;
    uint64_t count;
};

struct counts {
    struct arena arena;
    struct map places; /* in the list */
    VEC(struct counted) list;
};

static bool add_word(struct counts *counts, drg_str word)
{
    drg_str kept = arena_str(&counts->arena, word);
    return kept.ptr && map_set(&counts->places, kept, (uint32_t)counts->list.count) &&
           vec_push(&counts->list, ((struct counted){kept, 1}));
}

static void add(drg_report *report, const struct report_item *item)
{
    struct counts *counts = report->state;
    drg_str word = item->finding->surface;
    uint32_t place = map_get(&counts->places, word);
    if (!word.len)
        return;
    if (place != DRG_NONE)
        counts->list.items[place].count++;
    else if (!add_word(counts, word))
        report_fail_memory(report);
}

static int compare(const void *a, const void *b)
{
    const struct counted *x = a, *y = b;
    return x->count != y->count ? (x->count < y->count) - (x->count > y->count) : str_cmp(x->word, y->word);
}

static void finish(drg_report *report)
{
    struct counts *counts = report->state;
    if (counts->list.count)
        qsort(counts->list.items, counts->list.count, sizeof *counts->list.items, compare);
    for (size_t i = 0; i < counts->list.count; i++) {
        buf_cut(&report->line, 0);
        report_safe(&report->line, counts->list.items[i].word, false);
        buf_addf(&report->line, "\t%llu\n", (unsigned long long)counts->list.items[i].count);
        writer_add(&report->w, buf_str(&report->line));
    }
}

static void forget(drg_report *report)
{
    struct counts *counts = report->state;
    arena_free(&counts->arena);
    map_free(&counts->places);
    vec_free(&counts->list);
}

const struct report_kind report_words = {.state_size = sizeof(struct counts), .add = add, .finish = finish, .free = forget};

const struct format format_words = {
    .name = "words",
    .extensions = "",
    .summary = "each word found once, and how often",
    .report = &report_words,
};
