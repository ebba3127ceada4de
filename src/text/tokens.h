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
    GAP_BREAK   /* line ends, opaque things, the start of the text                       */
};

struct token {
    uint32_t start, end; /* bytes */
    uint8_t kind, gap, script; /* enum token_kind, token_gap, fold_script of its first letter */
    uint32_t gap_hash;   /* GAP_SIGNS: of the signs */
};

/* What has been seen between two words so far. */
struct gap_state {
    enum token_gap gap;
    uint32_t hash;
};

struct fold_record;

/* Takes one more character between words into account; `after_word` when it stands right after the word before. */
void gap_widen(struct gap_state *state, const struct fold_record *record, uint32_t code, bool after_word);

/* The gap before the first character of a stretch that begins at byte `at`. */
static inline struct gap_state gap_begin(size_t at)
{
    return (struct gap_state){at == 0 ? GAP_BREAK : GAP_SPACE, 0};
}

/* Where the @ is of the e-mail address that begins at `start` and goes on at `at`; 0: it is none. */
size_t at_sign(drg_str text, size_t start, size_t at, size_t end);

/* Walks over `text` from byte `at` to `end`; zero-cost to make and copy. */
struct token_cursor {
    drg_str text;
    size_t at, end;
};

/* The next word or opaque thing; false at the end. */
bool token_next(struct token_cursor *cursor, struct token *token);

/* All tokens of a stretch of text, quickly: reused from stretch to stretch. */
struct token_list {
    VEC(struct token) tokens;
    VEC(uint32_t) edges;      /* scratch: starts and ends of plain runs */
    block_classify *classify; /* NULL: the processor's quickest */
};

void token_list_free(struct token_list *list);

/* Replaces the list by the tokens of text[start, end): exactly those that token_next gives. False: no memory. */
bool token_list_read(struct token_list *list, drg_str text, size_t start, size_t end);

#endif
