/* suggest.c - the wanted term where another one stands. */
#include "check/suggest.h"

#include "check/swap.h"
#include "rewrite/wanted.h"

struct suggestion suggest(struct buf *into, const struct pair *pair, drg_span span, const drg_term *in_place, drg_str wanted)
{
    const struct side *tgt = pair->tgt;
    size_t start = into->len;
    struct suggestion suggestion = {.span = span};
    struct restatement r = {.surface = side_slice(tgt, span), .term = in_place->text, .wanted = wanted};
    r.before = side_slice(tgt, (drg_span){tgt->span.start, span.start});
    r.after = side_slice(tgt, (drg_span){span.end, tgt->span.end});
    if (!wanted_surface(into, pair->glossary, in_place, &r)) {
        buf_add(into, wanted);
        return suggestion;
    }
    suggestion.is_told = true;
    suggestion.is_sure = swap_is_safe(tgt->lang, &r, str_cut(buf_str(into), start, into->len));
    suggestion.span.start -= swap_article(into, start, tgt->lang, &r);
    return suggestion;
}
