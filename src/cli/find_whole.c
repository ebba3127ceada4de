/* find_whole.c - finding terms in documents that have to be seen whole. */
#include "find_whole.h"

#include <stdlib.h>

#include "messages.h"

/* The matches of one text, on their way out. */
struct matches_of {
    const drg_text *text;
    drg_matches *matches;
    const drg_match *list;
    size_t count, at;
};

/* The one whose next match stands first in the file; NULL: all are at their end. */
static struct matches_of *next_of(struct matches_of *all, size_t count)
{
    struct matches_of *first = NULL;
    for (size_t i = 0; i < count; i++) {
        struct matches_of *m = &all[i];
        if (m->at < m->count && (!first || m->list[m->at].span.start < first->list[first->at].span.start))
            first = m;
    }
    return first;
}

static void write_all(struct hit_writer *writer, const struct hit_style *style, struct matches_of *all, size_t count)
{
    struct matches_of *next;
    size_t segments;
    drg_str source = drg_text_source(all[0].text);
    hit_writer_begin(writer, style, &(struct hit_scene){.file = drg_text_name(all[0].text),
                                                        .text = source,
                                                        .around = source,
                                                        .walk = walk_text(source, style->has_all_offsets)},
                     NULL);
    for (; (next = next_of(all, count)) != NULL; next->at++) {
        const drg_match *match = &next->list[next->at];
        const char *lang = drg_text_segments(next->text, &segments)[match->segment].lang;
        hit_writer_add(writer, &(drg_hit){match->span.start, match->span.end, match->term, match->grade, lang}, next->text);
    }
}

drg_status find_in_texts(uint64_t *found, struct hit_writer *writer, const struct hit_style *style,
                         const drg_text *const *texts, size_t count, drg_error *err)
{
    struct matches_of *all = calloc(count + 1, sizeof *all);
    drg_status status = all ? DRG_OK : complain(err, DRG_ENOMEM, "out of memory");
    *found = 0;
    for (size_t i = 0; i < count && !status; i++) {
        all[i].text = texts[i];
        status = drg_matcher_run(&all[i].matches, style->matcher, texts[i], err);
        if (!status)
            all[i].list = drg_matches_list(all[i].matches, &all[i].count);
        *found += all[i].count;
    }
    if (!status && !style->set->count && count)
        write_all(writer, style, all, count);
    for (size_t i = 0; all && i < count; i++)
        drg_matches_free(all[i].matches);
    free(all);
    return status;
}
