/* scan.h - finding terms in a run of words.
 *
 * A scanner is one thread's scratch, reused without allocating once it has grown. It works in three steps:
 * words (which words of terms may this token be?), phrases (which terms do they make?), overlap (which of them stay). */
#ifndef MATCH_SCAN_H
#define MATCH_SCAN_H

#include "lang/fold.h"
#include "match/compile.h"
#include "match/memo.h"

/* How a word, or all words of a term, are written; see struct analysis. */
struct manner {
    bool is_citation, is_respelt, is_guess;
};

/* A word of terms that a token may be. */
struct candidate {
    uint32_t word;       /* of the lexicon */
    uint32_t first_node; /* of the phrases that begin with it, or 0 */
    uint64_t features;
    bool is_citation, is_respelt, is_guess;
};

/* The language and lexicon that tokens of each script are looked up in. */
struct reader {
    const struct lang *langs[SCRIPT_COUNT];
    const struct lexicon *lexicons[SCRIPT_COUNT]; /* NULL: no terms in that language */
    uint16_t numbers[SCRIPT_COUNT];               /* what stands for the lexicon in the memo */
};

/* A term found, in bytes of the scanned text. */
struct hit {
    drg_span span;
    uint32_t term;
    uint32_t first_token, last_token;
    drg_grade grade;
    bool is_respelt; /* settles ties: a form of "organisation" is rather that of it than of "organization" */
};

/* In one text. A hostile glossary, with one word for a hundred thousand concepts, would else fill the memory. */
enum { MAX_MATCHES = 1 << 24 };

struct scanner {
    const drg_matcher *matcher;
    struct reader reader;
    struct token_list list;           /* the tokens at hand */
    VEC(struct reading) readings;     /* of each of them */
    VEC(struct candidate) candidates; /* of remembered tokens as well as of those at hand */
    struct memo memo;
    VEC(uint64_t) hashes; /* of the tokens at hand */
    VEC(struct hit) hits;
    struct word word;  /* the token being analysed */
    struct stem stem;  /* the stem being tried */
    bool any_case;     /* capitals do not matter: someone typed a word to look it up */
    bool is_uncased;   /* the text at hand uses no capitals at all, as chats do */
    bool failed;       /* memory ran out, or there are too many hits */
};

void scanner_free(struct scanner *scanner);

/* Reads the tokens of text[start, end) into scanner->list, and what they may be into scanner->readings (see scan). */
void read_tokens(struct scanner *scanner, drg_str text, size_t start, size_t end, const struct lang *lang,
                 bool any_script);

/* Finds the terms of `lang` in text[start, end). With `any_script`, tokens in Arabic and Cyrillic script inside text of
 * another language are looked up in Arabic and Russian. The hits are in scanner->hits until the next call. */
drg_status scan(struct scanner *scanner, drg_str text, size_t start, size_t end, const struct lang *lang,
                bool any_script, drg_error *err);

static inline const struct token *scanner_token(const struct scanner *scanner, uint32_t index)
{
    return &scanner->list.tokens.items[index];
}

/* The lexicon a token was looked up in. */
static inline const struct lexicon *scanner_lexicon(const struct scanner *scanner, uint32_t index)
{
    return scanner->reader.lexicons[scanner_token(scanner, index)->script];
}

/* DRG_ELIMIT: more than MAX_MATCHES. */
drg_status fail_too_many(drg_error *err);

/* Drops hits inside longer ones (unless kept), and worse grades at the same span; sorts by start. */
void drop_overlaps(struct scanner *scanner, bool keep_inner);

/* How `surface`, the token's bytes, realises the term; false when its capitals forbid it. */
bool grade_hit(const struct scanner *scanner, drg_str text, const struct hit *hit, const struct manner *manner,
               drg_grade *grade);

#endif
