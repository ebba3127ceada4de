/* suggest.c - the wanted term where another one stands. */
#include "check/suggest.h"

#include "rewrite/wanted.h"

bool suggest(struct buf *into, const struct pair *pair, drg_span span, const drg_term *in_place, drg_str wanted)
{
    const struct side *tgt = pair->tgt;
    struct restatement r = {.surface = side_slice(tgt, span), .term = in_place->text, .wanted = wanted};
    r.before = side_slice(tgt, (drg_span){tgt->span.start, span.start});
    r.after = side_slice(tgt, (drg_span){span.end, tgt->span.end});
    if (wanted_surface(into, pair->glossary, in_place, &r))
        return true;
    buf_add(into, wanted);
    return false;
}
