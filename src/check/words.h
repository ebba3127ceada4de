/* words.h - the words of a side, for rules that look at them one by one. */
#ifndef CHECK_WORDS_H
#define CHECK_WORDS_H

#include "check/side.h"
#include "text/tokens.h"

/* A cursor over the side's words, whose spans are of the view. */
static inline struct token_cursor side_cursor(const struct side *side)
{
    return (struct token_cursor){.text = buf_str(&side->text->view.text), .at = side->span.start, .end = side->span.end};
}

static inline drg_span token_span(const struct token *token)
{
    return (drg_span){token->start, token->end};
}

/* The stretch without white space around [span.start, span.end) in the side. */
drg_span side_stretch(const struct side *side, drg_span span);

/* Whether the side has this very stretch of bytes. */
bool side_has(const struct side *side, drg_str what);

/* Whether the side has `word`, letter for letter, and no letters beside it. */
bool side_has_word(const struct side *side, drg_str word);

/* Whether a word has letters of two scripts. */
bool has_mixed_word(drg_str text);

#endif
