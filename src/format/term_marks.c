/* term_marks.c - terms between tags: what is balanced, what is barred, and insertions in order. */
#include "format/term_marks.h"

#include "base/error.h"
#include "syntax/escape.h"

/* ---- Fitting ----------------------------------------------------------------------------------------------------- */

/* Terms with more tags inside are no terms that anyone wants marked. */
enum { MAX_LOOSE = 16 };

/* A walk over the tags, in step with the terms. */
struct walk {
    const struct mark_tag *tags;
    size_t count;
    size_t next;      /* the first tag that does not begin before the term at hand */
    drg_str barred;   /* the element that the walk is in and that bars marks; len 0: none */
    unsigned nesting; /* of elements of the same name inside it */
    unsigned spans;   /* BAR_FROM without its BAR_TO yet        */
};

static void pass(struct walk *walk, const struct mark_tag *tag)
{
    if (tag->bar == BAR_FROM)
        walk->spans++;
    if (tag->bar == BAR_TO && walk->spans)
        walk->spans--;
    if (!walk->barred.len) {
        if (tag->bar == BAR_CONTENT && tag->kind == XML_TAG_OPEN)
            walk->barred = tag->name;
        return;
    }
    if (!str_eq_ascii_case(tag->name, walk->barred) || tag->kind == XML_TAG_EMPTY)
        return;
    if (tag->kind == XML_TAG_OPEN)
        walk->nesting++;
    else if (walk->nesting)
        walk->nesting--;
    else
        walk->barred = (drg_str){"", 0};
}

/* Tags of a term that have no counterpart in it. */
struct loose {
    const struct mark_tag *opens[MAX_LOOSE], *closes[MAX_LOOSE];
    size_t open_count, close_count;
};

/* False: no element can wrap the term. */
static bool take(struct loose *loose, const struct mark_tag *tag)
{
    if (tag->bar != BAR_NONE)
        return false;
    if (tag->kind == XML_TAG_EMPTY)
        return true;
    if (tag->kind == XML_TAG_CLOSE && loose->open_count)
        return str_eq_ascii_case(loose->opens[--loose->open_count]->name, tag->name);
    if (loose->open_count == MAX_LOOSE || loose->close_count == MAX_LOOSE)
        return false;
    if (tag->kind == XML_TAG_OPEN)
        loose->opens[loose->open_count++] = tag;
    else
        loose->closes[loose->close_count++] = tag;
    return true;
}

/* Takes in the start tags right before the term that it holds the ends of. */
static bool widen_left(drg_span *span, const struct walk *walk, const struct loose *loose)
{
    for (size_t i = 0; i < loose->close_count; i++) {
        if (i == walk->next)
            return false;
        const struct mark_tag *tag = &walk->tags[walk->next - 1 - i];
        if (tag->kind != XML_TAG_OPEN || tag->end != span->start || !str_eq_ascii_case(tag->name, loose->closes[i]->name))
            return false;
        span->start = tag->start;
    }
    return true;
}

/* The same for end tags right behind it; `after` is the first tag there. */
static bool widen_right(drg_span *span, const struct walk *walk, const struct loose *loose, size_t after)
{
    for (size_t i = loose->open_count; i-- > 0; after++) {
        const struct mark_tag *tag = &walk->tags[after];
        if (after == walk->count || tag->kind != XML_TAG_CLOSE || tag->start != span->end ||
            !str_eq_ascii_case(tag->name, loose->opens[i]->name))
            return false;
        span->end = tag->end;
    }
    return true;
}

static bool fit(struct walk *walk, struct view_term *term)
{
    struct loose loose = {0};
    while (walk->next < walk->count && walk->tags[walk->next].start < term->span.start)
        pass(walk, &walk->tags[walk->next++]);
    if (walk->barred.len || walk->spans)
        return false;
    size_t after = walk->next;
    for (; after < walk->count && walk->tags[after].start < term->span.end; after++)
        if (!take(&loose, &walk->tags[after]))
            return false;
    return widen_left(&term->span, walk, &loose) && widen_right(&term->span, walk, &loose, after);
}

size_t term_marks_fit(const struct mark_tags *tags, struct view_term *terms, size_t count)
{
    struct walk walk = {.tags = tags->list.items, .count = tags->list.count};
    size_t left = 0;
    for (size_t i = 0; i < count; i++)
        if (fit(&walk, &terms[i]))
            terms[left++] = terms[i];
    return left;
}

/* ---- Inserting ----------------------------------------------------------------------------------------------------- */

struct marker marker_make(struct edits *out)
{
    return (struct marker){.out = out, .text = buf_make(UINT32_MAX / 2)};
}

static void flush(struct marker *m)
{
    if (m->text.len)
        edits_add(m->out, m->at, m->at, buf_str(&m->text), m->kind);
    buf_cut(&m->text, 0);
}

struct buf *marker_at(struct marker *m, size_t at, const char *kind)
{
    if (m->at != at)
        flush(m);
    m->at = at;
    m->kind = kind;
    return &m->text;
}

drg_status marker_finish(struct marker *m, drg_error *err)
{
    flush(m);
    drg_status status = buf_status(&m->text, "a mark", err);
    if (!status && m->out->failed)
        status = fail_memory(err);
    buf_free(&m->text);
    return status;
}

void marker_escape(struct buf *into, drg_str text)
{
    struct writer writer;
    writer_init(&writer, buf_sink(into), NULL);
    escape_markup(&writer, text);
    (void)writer_finish(&writer); /* the buffer remembers */
}
