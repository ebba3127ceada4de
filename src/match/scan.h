/* scan.h - finding terms in a run of words.
 *
 * A scanner is one thread's scratch, reused without allocating once it has grown. Its steps, each over some thousand
 * tokens at a time:
 *
 *   tokens    text/tokens.h       where words are
 *   read      read.c, words.c     what each word may be: a reading, remembered in the memo
 *   phrases   phrases.c           which readings make the words of a term, level by level through the trie
 *   verify    verify.c, grade.c   whether the term's words, capitals and signs are really there, and how surely
 *             settle.c            the same of words by themselves, once for each reading
 *   overlap   overlap.c           which of the hits stay */
#ifndef MATCH_SCAN_H
#define MATCH_SCAN_H

#include "base/limit.h"
#include "lang/fold.h"
#include "match/compile.h"
#include "match/memo.h"

/* A word of terms that a token may be. */
struct candidate {
    uint64_t features; /* see struct analysis; all of them for a word that takes no part in agreement */
    uint32_t word; /* of the lexicon */
    bool is_citation, is_respelt, is_guess;
};

/* A term of one word that a token is, verified once and for all: where nothing behind the token belongs to it. */
struct word_term {
    uint32_t term;
    uint8_t grade; /* drg_grade */
    uint8_t count; /* of a reading's terms; see there */
    bool is_respelt;
    bool lacks_capital; /* it is a hit only in text that uses no capitals */
};

enum {
    MOST_WORD_TERMS = 16,
    WORD_IS_OPEN = UINT8_MAX /* the count of more terms than that, or of terms that own signs */
};

enum { INLINE_LEMMAS = 3 };

#define MANY_LEMMAS UINT32_MAX

/* What a token may be: lemmas for the walk through the phrases, words for the verification. */
struct reading {
    uint32_t lemmas[INLINE_LEMMAS]; /* those that begin phrases come first; more than fit: lemmas[0] is an index into
                                       the scanner's lemmas */
    uint16_t lemma_count, begin_count;
    uint16_t follow_first, follow_count; /* those that phrases go on with */
    uint32_t first_candidate; /* of the scanner's */
    uint16_t candidate_count;
    uint8_t shape, letters; /* enum word_case */
    struct word_term word;  /* the term that the token is by itself; of several, `term` is the index of the first in the
                               scanner's word_terms; WORD_IS_OPEN: they are verified each time */
};

/* A token's reading as a number, with what lets most tokens be passed over without a look at it. */
enum {
    ID_INDEX = (1 << 22) - 1, /* of a reading; 0: the token is no word of any term */
    ID_FOLLOWS = 1 << 22,     /* phrases go on with it */
    ID_HAS_READING = 1 << 23, /* its index is not 0 */
    ID_CAPITAL = 1 << 24,     /* it is not written in small letters (or has no case) */
    ID_BEGINS = 1 << 25,      /* phrases begin with it */
    ID_IS_TERM = 1 << 26,     /* it may be a term by itself */
    ID_KNOWN = 1 << 27,       /* it has been analysed in this language */
    ID_IS_PLAIN = 1 << 28,    /* one word, as the glossary spells it, agreeing with everything */
    ID_POINTS = 29            /* shift: what it says for the language, 0 to 7; the analysis aside */
};

/* The lexicons that tokens of each script are looked up in, in a text of one language. */
struct reader {
    const struct lang *lang;
    bool any_script;
    struct script_reader {
        const struct lang *lang;
        const struct lexicon *lexicon; /* NULL: no terms in that language */
        uint64_t tag;                  /* keeps apart in the memo what the halves do not; 0: nothing */
        uint8_t half;                  /* of the memo's values */
        uint8_t short_limit;           /* bytes of a token that has a memo_key */
    } scripts[SCRIPT_COUNT];
};

/* How all words of a term are written; see struct analysis. */
struct manner {
    bool is_citation, is_respelt, is_guess;
};

/* A term found, in bytes of the scanned text. */
struct hit {
    drg_span span;
    uint32_t term;
    uint32_t first_token, last_token; /* counted from the run's start */
    uint32_t inner;  /* where the term begins without its article; 0: it has none */
    uint8_t grade;   /* drg_grade */
    bool is_respelt; /* settles ties: a form of "organisation" is rather that of it than of "organization" */
};

/* How far a hit is from its term: by grade, then by spelling. */
static inline int hit_distance(uint8_t grade, bool is_respelt)
{
    return grade * 2 + is_respelt;
}

/* In one text. A hostile glossary, with one word for a hundred thousand concepts, would else fill the memory. */
enum { MAX_MATCHES = LIMIT(1 << 24, 50) };

/* A walk about to take an edge. */
struct step {
    uint64_t hash; /* edge_hash of the edge, which tells it */
    uint32_t first, last; /* tokens at hand: where it began, the one whose lemma is the edge's symbol */
};

/* A walk at a node that edges lead on from. */
struct walk {
    uint32_t node;
    uint32_t first, last; /* tokens at hand: where it began, how far it came */
};

/* A walk that came to the end of terms: tokens first to last. */
struct ending {
    uint32_t first, last, end;
};

/* Steps whose filter words are asked for together: they stay in the nearest cache. */
enum { MOST_PLANNED = 128 };

struct scanner {
    const drg_matcher *matcher;
    struct reader reader;
    struct token_cursor cursor;   /* where tokens are read */
    struct token_list list;       /* the tokens at hand */
    VEC(uint32_t) ids;            /* of each of them; one more, which is 0 */
    VEC(struct memo_value) values; /* of each of them, while the language is not told */
    VEC(uint32_t) sole;           /* the only lemma in phrases of each, or MANY_LEMMAS; meaningless where it has no place in any */
    VEC(uint32_t) terms, pairs;   /* scratch of phrases.c: tokens that are terms, that may begin some */
    uint32_t base;                /* tokens of the run before those at hand */
    struct memo memo;
    VEC(struct reading) readings; /* of remembered tokens; the first is that of no word */
    VEC(struct candidate) candidates;
    VEC(struct word_term) word_terms;
    VEC(uint32_t) lemmas;
    VEC(struct step) steps;
    VEC(struct walk) walks;
    struct step planned[MOST_PLANNED]; /* steps that the filter has not been asked about yet */
    uint32_t planned_count;
    const struct lexicon *planned_in;  /* whose filter that is */
    VEC(struct ending) endings;    /* shorter walks come first */
    VEC(struct hit) hits;
    VEC(struct hit) phrase_hits;  /* of several words, yet to be put between those of one */
    VEC(struct hit) sorted;       /* scratch of overlap.c, with the places of hits by their first token */
    VEC(uint32_t) places;
    struct word word;  /* the token being analysed */
    struct stem stem;  /* the stem being tried */
    VEC(uint32_t) reach;           /* of each token at hand: 1 + the last token of a hit of several words around it, or 0 */
    drg_span run;                  /* bytes of the words that belong together: in one language */
    uint32_t run_first;            /* the first of the tokens at hand whose ids are filled */
    drg_span cased_line;           /* bytes of the line about which is_uncased is known */
    size_t window;     /* bytes of text whose tokens are at hand together; 0: as many as stay in the nearer caches */
    bool wraps;        /* the ends of wrapped lines are spaces: plain text as it comes */
    bool any_case;     /* capitals do not matter: someone typed a word to look it up */
    bool is_uncased;   /* the line at hand uses no capitals at all, as chats do */
    bool failed;       /* memory ran out, or: */
    bool has_too_many; /* hits; failed, too      */
};

void scanner_free(struct scanner *scanner);

/* Finds the terms of `lang` in text[start, end). With `any_script`, tokens in Arabic and Cyrillic script inside text of
 * another language are looked up in Arabic and Russian. The hits, sorted and without those inside others (unless the
 * matcher's options want them), are in scanner->hits until the next call. */
drg_status scan(struct scanner *scanner, drg_str text, size_t start, size_t end, const struct lang *lang,
                bool any_script, drg_error *err);

/* The same for text[start, end) in languages yet unknown, told sentence by sentence: what tells nothing is in that of the
 * rest of the stretch, else in `fallback` (NULL: looked up in English). `take` gets the hits of each run of sentences in
 * one language, NULL for one that could not be told; false: no memory. */
struct run_sink {
    bool (*take)(void *user, const struct scanner *scanner, const struct lang *lang);
    void *user;
};

drg_status scan_telling(struct scanner *scanner, drg_str text, size_t start, size_t end, const struct lang *fallback,
                        const struct run_sink *sink, drg_error *err);

/* ---- The steps -------------------------------------------------------------------------------------------------- */

/* Chooses what tokens are looked up in; the memo is cleared when it was another kind of text before. */
void choose_reader(struct scanner *scanner, const struct lang *lang, bool any_script);

/* Fills the ids of the tokens at hand from index `first` on. */
void read_tokens(struct scanner *scanner, drg_str text, size_t first);

/* Fills the ids of all of them anew: the pools have been emptied. */
void read_again(struct scanner *scanner, drg_str text);

/* What the memo knows of the tokens at hand, and what each says for its language: fills values. The reader must be one
 * for any script. */
void read_values(struct scanner *scanner, drg_str text);

/* Fills the ids of the tokens from `first` to `end` from their values, by the reader of the language now known. */
void read_by_values(struct scanner *scanner, drg_str text, size_t first, size_t end);

/* Says that the ids of the tokens at hand are filled from `first` on, in a run of these bytes. */
static inline void scanner_set_run(struct scanner *scanner, size_t first, drg_span run)
{
    scanner->run_first = (uint32_t)first;
    scanner->run = run;
    scanner->cased_line = (drg_span){0, 0};
}

/* Empties the pools when they have grown too large; then ids of tokens at hand mean nothing any more. True when it did. */
bool scanner_make_room(struct scanner *scanner);

/* What a scan that found all or failed has to say. One that failed leaves nothing behind: its readings may be halves. */
drg_status scanner_status(struct scanner *scanner, drg_error *err);

/* Analyses a token: what it may be in the lexicon, as an id and its only lemma in phrases or MANY_LEMMAS. */
uint32_t analyse_token(struct scanner *scanner, const struct script_reader *reader, drg_str surface, uint32_t *sole);

/* Sorts out the tokens from `first` to `limit` that are terms, or may begin some: s->terms and s->pairs. */
void list_starts(struct scanner *scanner, uint32_t first, uint32_t limit);

/* Walks from the pairs; the ends of terms of several words go to scanner->endings. */
void find_phrases(struct scanner *scanner);

/* The ends of the terms of one word that token `index` is: replaces scanner->endings. */
void end_at_once(struct scanner *scanner, uint32_t index);

/* Makes hits, sorted, of what begins with the tokens from `first` to `limit`: the longest terms first, so that those inside
 * them need no look (unless the matcher's options want them). */
void search(struct scanner *scanner, drg_str text, uint32_t first, uint32_t limit);

/* Sorts the hits from the `first` on: by start, longer ones first, at one span the closest first. */
void sort_hits(struct scanner *scanner, size_t first);

/* Puts the hits from the `found` on, which begin with one of so many tokens at hand from the `first` on, aside into
 * phrase_hits, sorted. Those that begin with one token come the longest first, or nearly. False: no memory. */
bool deal_hits(struct scanner *scanner, size_t found, uint32_t first, uint32_t tokens);

/* Drops hits inside longer ones (unless kept), and worse grades at the same span. The hits are sorted. */
void drop_overlaps(struct scanner *scanner, bool keep_inner);

/* Whether a term of one word in capitals like those of `shape` may be written as this word is. */
bool capitals_allow(uint8_t shape, const struct reading *word, drg_str surface);

/* Whether the line of the token at hand uses no capitals at all. */
bool is_uncased(struct scanner *scanner, uint32_t index);

/* How the surface form realises its term. */
drg_grade grade_surface(const struct scanner *scanner, drg_str surface, const struct phrase_end *end,
                        const struct manner *manner);

/* The candidate of a reading that is this word, or NULL. */
const struct candidate *find_candidate(const struct scanner *scanner, const struct reading *reading, uint32_t word);

/* Verifies the terms of one word that a token is: fills its reading's `word`. */
void settle_word(struct scanner *scanner, const struct lexicon *lexicon, struct reading *reading, drg_str surface);

static inline const struct token *scanner_token(const struct scanner *scanner, uint32_t index)
{
    return &scanner->list.tokens.items[index];
}

static inline const struct reading *scanner_reading(const struct scanner *scanner, uint32_t index)
{
    return &scanner->readings.items[scanner->ids.items[index] & ID_INDEX];
}

static inline const uint32_t *reading_lemmas(const struct scanner *scanner, const struct reading *reading)
{
    return reading->lemma_count <= INLINE_LEMMAS ? reading->lemmas : scanner->lemmas.items + reading->lemmas[0];
}

/* The lexicon a token was looked up in. */
static inline const struct lexicon *scanner_lexicon(const struct scanner *scanner, uint32_t index)
{
    return scanner->reader.scripts[scanner_token(scanner, index)->script].lexicon;
}

/* DRG_ELIMIT: more than MAX_MATCHES. */
drg_status fail_too_many(drg_error *err);

#endif
