/* tokens.h - the words of a text and what stands between them.
 *
 * Words follow UAX #29 with what terminology needs: a hyphen divides words (al-Assad is al, Assad); an apostrophe does
 * not (Bakanligi'ndan is one word, whose letters remember the place); inner periods stay only between single letters
 * (U.S, т.е); a change between Arabic and another script divides; URLs and e-mail addresses are opaque. */
#ifndef TEXT_TOKENS_H
#define TEXT_TOKENS_H

#include "base/str.h"
#include "base/vec.h"
#include "text/blocks.h"

enum token_kind { TOKEN_WORD, TOKEN_OPAQUE };

/* What stands before a token, as far as terms care. */
enum token_gap {
    GAP_SPACE,  /* spaces, hyphens: words of one term may stand on both sides            */
    GAP_PERIOD, /* a period after a short word, then a space: "St. Petersburg"           */
    GAP_SIGNS,  /* other signs, spaces apart: they must be the term's own ("AT&T")       */
    GAP_BREAK,  /* line ends, opaque things, the start of the text                       */
    GAP_UNREAD  /* of a token_list: nobody has asked yet                                 */
};

/* What else stands before a token. */
enum token_flag {
    TOKEN_AFTER_LINE = 1,    /* a line end that parts */
    TOKEN_AFTER_SENTENCE = 2 /* a sign that ends sentences: of an abbreviation, too */
};

struct token {
    uint32_t start, end; /* bytes */
    uint8_t kind, gap, script; /* enum token_kind, token_gap, fold_script of its first letter */
    uint8_t flags;             /* of enum token_flag */
    uint32_t gap_hash;   /* GAP_SIGNS: of the signs */
};

/* What has been seen between two words so far. */
struct gap_state {
    uint8_t gap, flags;
    uint32_t hash;
};

struct fold_record;

/* Takes one more character between words into account; `after_word` when it stands right after the word before. */
void gap_widen(struct gap_state *state, const struct fold_record *record, uint32_t code, bool after_word);

/* The gap before the first character of a stretch that begins at byte `at`. */
static inline struct gap_state gap_begin(size_t at)
{
    return (struct gap_state){at == 0 ? GAP_BREAK : GAP_SPACE, 0, 0};
}

/* A line shorter than this is a heading or a list item: its end is an end. Longer ones were wrapped by an editor. */
enum { WRAPPED_LINE = 50 };

/* Whether the line end at `at` (LF, or the CR before it) ends a line of WRAPPED_LINE bytes or more. */
bool line_is_wrapped(drg_str text, size_t at);

/* Where the @ is of the e-mail address that begins at `start` and goes on at `at`; 0: it is none. */
size_t at_sign(drg_str text, size_t start, size_t at, size_t end);

/* Walks over `text` from byte `at` to `end`; zero-cost to make and copy. */
struct token_cursor {
    drg_str text;
    size_t at, end;
    bool wraps; /* the ends of wrapped lines are spaces */
};

/* The next word or opaque thing; false at the end. */
bool token_next(struct token_cursor *cursor, struct token *token);

/* The tokens of a stretch of text, many at a time: reused from stretch to stretch. */
struct token_list {
    VEC(struct token) tokens;
    VEC(uint32_t) edges;      /* scratch: starts and ends of runs */
    VEC(uint64_t) stops;      /* scratch: the window's stops, one bit a byte */
    bool has_at;              /* scratch: there is an @ in the window */
    block_classify *classify; /* NULL: the processor's quickest */
};

void token_list_free(struct token_list *list);

/* Adds tokens from the cursor on, exactly those that token_next gives, and moves it behind them: those of the next
 * `window` bytes or so, up to a white space. At the end of the stretch, cursor->at is cursor->end. What stands before
 * most tokens is left unread. False: no memory. */
bool token_list_fill(struct token_list *list, struct token_cursor *cursor, size_t window);

/* Reads what stands before a token, where that was left, `before` being the end of the token before it. */
void token_read_gap(struct token *token, size_t before, const struct token_cursor *cursor);

/* The token at an index, which is not the first one, all of it. */
static inline const struct token *token_list_at(struct token_list *list, size_t index, const struct token_cursor *cursor)
{
    struct token *token = &list->tokens.items[index];
    if (token->gap == GAP_UNREAD)
        token_read_gap(token, token[-1].end, cursor);
    return token;
}

#endif
