/* lexicon.h - the terms of one language, compiled for scanning.
 *
 *   stems    the first letters of words     which words of terms may begin here (prefix hashes behind a filter)
 *   words    a word in a role               "ministry" as a head with endings, "ministry" as it stands
 *   lemmas   words spelt alike, loosely     what phrases are made of
 *   phrases  lemma, lemma ... -> terms      a trie whose edges are one hash table behind a filter
 *
 * A walk through the phrases asks for spelling alone, one probe a token; which roles the words must have is the business
 * of the terms at its end. All tables are flat arrays of fixed-width numbers that refer to each other by index: a lexicon
 * can be mapped from a file as it is. Built once, then constant. */
#ifndef MATCH_LEXICON_H
#define MATCH_LEXICON_H

#include <string.h>

#include "base/vec.h"
#include "lang/lang.h"

struct packed_letter {
    uint32_t strict, loose;
};

/* A stem without the room that struct stem keeps for building. */
struct packed_stem {
    uint32_t letters; /* index of its first packed_letter */
    uint32_t class;
    uint32_t word;
    uint32_t next; /* another stem of the same loose letters, or DRG_NONE */
    uint8_t count, whole;
    uint8_t is_guess, unused;
};

/* A slot of the table of stems, which is keyed by the hash of their loose letters. */
struct stem_slot {
    uint32_t tag;  /* the low half of the hash      */
    uint32_t stem; /* the first one, 1 + its index; 0: the slot is free */
};

enum { NO_APOSTROPHE = UINT8_MAX };

/* A word in a role. */
struct lexicon_word {
    uint32_t lemma;
    uint32_t next;    /* another word of the same lemma, or DRG_NONE */
    uint32_t letters; /* of the citation form */
    uint8_t count;
    uint8_t apostrophe; /* letters before the last one, or NO_APOSTROPHE */
    uint8_t is_fixed;   /* takes no part in agreement */
    uint8_t unused;
};

/* Words of the same loose letters. A lemma's number is also that of the phrase node where phrases begin with it. */
struct lemma {
    uint32_t first_word;
    uint32_t first_end; /* of the terms of this word alone, or DRG_NONE */
    uint32_t goes_on;   /* 1: phrases begin with it */
};

/* The nodes inside phrases are numbered apart from lemmas, and so are the signs that stand between words of terms. */
#define NODE_INNER (1u << 31)
#define NODE_GOES_ON (1u << 30)
#define SYMBOL_SIGNS (1u << 31)

/* An edge of the phrase trie; all that its end is known by stands in it, so that most walks look nowhere else. */
struct phrase_edge {
    uint32_t node;   /* a lemma, or NODE_INNER | number                                      */
    uint32_t symbol; /* a lemma, or SYMBOL_SIGNS | hash of the signs between two words       */
    uint32_t child;  /* NODE_INNER | number, and NODE_GOES_ON when edges lead on; 0: free slot */
    uint32_t end;    /* first phrase_end, or DRG_NONE                                        */
};

enum {
    END_HAS_TAIL = 1,
    END_IS_VARIANT = 2,
    END_HAS_ARTICLE = 4,
    END_IS_SIMPLE = 8 /* each of its words is the only one of its lemma: who has the lemmas has the words */
};

/* A term at the end of its phrase, as it stands in the numbers of lexicon.ends; its words follow. */
struct phrase_end {
    uint32_t term;      /* index into the glossary's terms                            */
    uint32_t next;      /* another term of the same lemmas, or DRG_NONE               */
    uint64_t text_hash; /* of its text, so that most exact matches need no look at it; aligned to four bytes only */
    uint8_t shape;      /* enum word_case of its only word, an article aside; CASE_LOWER for several words */
    uint8_t flags;
    uint16_t count;     /* of its words */
    uint32_t unused;
};

enum { PHRASE_END_NUMBERS = 6 };

/* A bitmap that answers "surely not" for nearly all that is in no table: two bits a key, in one word. */
struct filter {
    uint64_t *words;
    size_t count; /* of words, a power of two; 0: everything may be there */
};

struct lexicon {
    const struct lang *lang;
    VEC(struct packed_letter) letters;
    VEC(struct packed_stem) stems;
    VEC(struct lexicon_word) words;
    VEC(struct lemma) lemmas;
    VEC(uint32_t) ends; /* a phrase_end, then its words, and so on */
    VEC(struct stem_slot) stem_slots; /* a power of two of them, as of the next two */
    VEC(struct stem_slot) lemma_slots;
    VEC(struct phrase_edge) edges;
    struct filter stem_filter, edge_filter;
    VEC(uint64_t) sign_pairs; /* hashes of words with signs between them: in the edge filter as if there were none */
    uint32_t stem_keys, edge_count, node_count;
    uint64_t stem_lengths; /* bit n: some stem has n letters */
};

void lexicon_free(struct lexicon *lexicon);

/* ---- Hashes, the same on every machine: they are part of the compiled form ------------------------------- */

static inline uint64_t spread(uint64_t h)
{
    h ^= h >> 32;
    h *= 0xD6E8FEB86659FD93u;
    return h ^ h >> 29;
}

/* Of letters, one at a time; begin with 0, spread() the result. */
static inline uint64_t letters_hash(uint64_t h, uint32_t loose)
{
    return (h ^ loose) * 0x9E3779B97F4A7C15u + 0x632BE59BD9B4E019u;
}

/* The upper half of the product depends on all bits of both; it becomes the lower one. */
static inline uint64_t edge_hash(uint32_t node, uint32_t symbol)
{
    uint64_t product = ((uint64_t)node << 32 | symbol) * 0x9E3779B97F4A7C15u;
    return product >> 32 | product << 32;
}

static inline uint64_t filter_bits(uint64_t hash)
{
    return (uint64_t)1 << (hash >> 26 & 63) | (uint64_t)1 << (hash >> 20 & 63);
}

static inline bool filter_passes(const struct filter *filter, uint64_t hash)
{
    uint64_t bits = filter_bits(hash);
    return !filter->count || (filter->words[hash & (filter->count - 1)] & bits) == bits;
}

/* ---- Looking up -------------------------------------------------------------------------------------------- */

/* Whether `count` packed letters from index `at` on are loosely these. */
static inline bool letters_stand(const struct lexicon *lexicon, uint32_t at, const struct letter *letters, uint32_t count)
{
    const struct packed_letter *own = lexicon->letters.items + at;
    uint32_t i = 0;
    while (i < count && own[i].loose == letters[i].loose)
        i++;
    return i == count;
}

/* The first stem of these loose letters, or DRG_NONE; `hash` is theirs, spread. */
static inline uint32_t find_stems(const struct lexicon *lexicon, uint64_t hash, const struct letter *letters, uint32_t count)
{
    if (!lexicon->stem_slots.count || !filter_passes(&lexicon->stem_filter, hash))
        return DRG_NONE;
    size_t mask = lexicon->stem_slots.count - 1;
    for (size_t i = hash >> 20 & mask; lexicon->stem_slots.items[i].stem; i = (i + 1) & mask) {
        const struct stem_slot *slot = &lexicon->stem_slots.items[i];
        const struct packed_stem *stem = &lexicon->stems.items[slot->stem - 1];
        if (slot->tag == (uint32_t)hash && stem->count == count && letters_stand(lexicon, stem->letters, letters, count))
            return slot->stem - 1;
    }
    return DRG_NONE;
}

/* The lemma of these loose letters, or DRG_NONE. */
uint32_t lexicon_lemma(const struct lexicon *lexicon, const struct letter *letters, uint32_t count);

/* Where the edge from `node` by `symbol` is or would be looked for first. */
static inline size_t edge_slot(const struct lexicon *lexicon, uint64_t hash)
{
    return (size_t)hash & (lexicon->edges.count - 1);
}

/* The edge, or NULL. `hash` is edge_hash(node, symbol). */
static inline const struct phrase_edge *find_edge(const struct lexicon *lexicon, uint64_t hash, uint32_t node,
                                                  uint32_t symbol)
{
    size_t mask = lexicon->edges.count - 1;
    for (size_t i = edge_slot(lexicon, hash);; i = (i + 1) & mask) {
        const struct phrase_edge *edge = &lexicon->edges.items[i];
        if (edge->node == node && edge->symbol == symbol && edge->child)
            return edge;
        if (!edge->child)
            return NULL;
    }
}

/* The phrase_end at an index, and its words. */
static inline struct phrase_end phrase_end_at(const struct lexicon *lexicon, uint32_t index)
{
    struct phrase_end end;
    memcpy(&end, lexicon->ends.items + index, sizeof end);
    return end;
}

static inline const uint32_t *phrase_end_words(const struct lexicon *lexicon, uint32_t index)
{
    return lexicon->ends.items + index + PHRASE_END_NUMBERS;
}

/* What text_hash holds: of a string, its letters as they are. */
uint64_t text_hash(drg_str text);

/* Unpacks a stem for lang->accept. */
void lexicon_stem(const struct lexicon *lexicon, const struct packed_stem *packed, struct stem *out);

/* ---- Building: false when memory is out ---------------------------------------------------------------------- */

/* Adds a word of a term; its lemma is made when new. Its stems follow. */
bool lexicon_add_word(struct lexicon *lexicon, const struct word *word, bool is_fixed, uint32_t *index);

bool lexicon_add_stem(struct lexicon *lexicon, const struct stem *stem, uint32_t word);

/* A term of `count` words; signs[i] is 0 or stands for the signs before words[i] (see signs_symbol in compile.h). */
struct phrase {
    const uint32_t *words, *signs;
    struct phrase_end end; /* all but `next` */
};

bool lexicon_add_phrase(struct lexicon *lexicon, const struct phrase *phrase);

/* Makes the filters, once everything is in. */
bool lexicon_finish(struct lexicon *lexicon);

#endif
