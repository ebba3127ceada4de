/* inlines.h - what stands in a segment and is no prose: addresses, placeholders, markup written out, `code`.
 *
 *   "Visit https://example.org, {name}: <b>%d</b> of `make -j{n}`"
 *
 * Sniffed from the text alone, whatever the format, so only what prose never has is taken: "100 % de", "%50" (Turkish)
 * and "{see below}" are prose. */
#ifndef CHECK_INLINES_H
#define CHECK_INLINES_H

#include "check/side.h"

enum inline_kind {
    INLINE_PRINTF,   /* %s %5.2f: the order counts    */
    INLINE_NUMBERED, /* %1$s                          */
    INLINE_QT,       /* %1 %L2 %n                     */
    INLINE_NAMED,    /* %(name)s                      */
    INLINE_BRACE,    /* {0} {name} {n, plural, ...}   */
    INLINE_MUSTACHE, /* {{name}}                      */
    INLINE_DOLLAR,   /* ${name} #{name}               */
    INLINE_MARKUP,   /* <b> </b> <br/> <x id="1"/>    */
    INLINE_ADDRESS,  /* URL or e-mail address         */
    INLINE_CODE      /* `make`                        */
};

struct inline_item {
    drg_span span; /* of the view */
    uint8_t kind;  /* enum inline_kind */
};

enum { INLINES_MAX = 200 }; /* a segment with more is no prose, and rules leave it alone */

struct inlines {
    struct inline_item items[INLINES_MAX]; /* in order, none inside another */
    size_t count;
    bool is_full;
};

void inlines_find(struct inlines *out, const struct side *side);

/* Whether a span of the view touches an item. */
bool inlines_cover(const struct inlines *inlines, drg_span span);

static inline bool inline_is_placeholder(const struct inline_item *item)
{
    return item->kind <= INLINE_MARKUP;
}

#endif
