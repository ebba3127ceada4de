/* lexicon.h - the terms of one language, compiled for scanning.
 *
 *   stems    the first letters of words     which words of terms may begin here (prefix hashes behind a filter)
 *   words    a word in a role               "ministry" as a head with endings, "ministry" as it stands
 *   lemmas   words spelt alike, loosely     what phrases are made of
 *   phrases  lemma, lemma ... -> terms      a trie whose edges are one hash table behind a filter
 *
 * A walk through the phrases asks for spelling alone, one probe a token; which roles the words must have is the business
 * of the terms at its end. All tables are flat arrays of fixed-width numbers that refer to each other by index. A lexicon
 * is a view of them: they lie in the builder that made them (lexicon_build.h) or in a compiled glossary
 * (lexicon_image.h), and stay as they are.
 *
 * Of an image nothing is believed: what the functions below hand out has been verified, its indexes lead into their
 * tables and its chains end. Whoever takes items straight out of a table knows them from there. */
#ifndef MATCH_LEXICON_H
#define MATCH_LEXICON_H

#include <string.h>

#include "lang/lang.h"
#include "model/image.h"

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
    uint8_t is_guess;
    uint8_t is_fixed; /* as its word is, which need not be looked at then */
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
    uint32_t places;    /* of enum lemma_place */
};

/* Where a lemma stands in phrases, but for those of one word. */
enum lemma_place {
    LEMMA_BEGINS = 1,
    LEMMA_FOLLOWS = 2
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
    const uint64_t *words;
    size_t count; /* of words, a power of two; 0: everything may be there */
};

/* Items that somebody else owns. */
#define VIEW(type)         \
    struct {               \
        const type *items; \
        size_t count;      \
    }

struct lexicon {
    const struct lang *lang;
    VIEW(struct packed_letter) letters;
    VIEW(struct packed_stem) stems;
    VIEW(struct lexicon_word) words;
    VIEW(struct lemma) lemmas;
    VIEW(uint32_t) ends; /* a phrase_end, then its words, and so on */
    VIEW(struct stem_slot) stem_slots; /* a power of two of them, as of the next two */
    VIEW(struct stem_slot) lemma_slots;
    VIEW(struct phrase_edge) edges;
    struct filter stem_filter, edge_filter;
    uint64_t stem_lengths; /* bit n: some stem has n letters */
    struct image *image;   /* that the tables lie in; NULL: they were made in memory */
    size_t term_count;     /* of the glossary */
};

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

/* The upper half of the product depends on all bits of both; it becomes the lower one. Different edges have different
 * hashes, for the factor is odd. */
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

/* Asks for the word that filter_passes will look at. */
static inline void filter_expect(const struct filter *filter, uint64_t hash)
{
    __builtin_prefetch(filter->words + (hash & (filter->count - 1)));
}

/* ---- Is it sound? Always, in memory ------------------------------------------------------------------------- */

bool image_stem_is_sound(const struct lexicon *lexicon, uint32_t index);
bool image_word_is_sound(const struct lexicon *lexicon, uint32_t index);
bool image_lemma_is_sound(const struct lexicon *lexicon, uint32_t index);
bool image_end_is_sound(const struct lexicon *lexicon, uint32_t index, uint32_t words);

/* Reports a table that makes no sense; false. */
bool lexicon_blame(const struct lexicon *lexicon, const void *table);

/* Whether the filters, which are used without asking, are what was written. */
bool lexicon_is_ready(const struct lexicon *lexicon);

/* A table of hashes has free slots soon after any other; one that has none must not be searched forever. */
enum { IMAGE_MAX_PROBES = 1 << 12 };

/* Whether a slot may be read, the `probes`-th of a search. */
static inline bool slot_is_sound(const struct lexicon *lexicon, const void *slot, size_t size, size_t probes)
{
    if (!lexicon->image)
        return true;
    return image_check(lexicon->image, slot, size) && (probes < IMAGE_MAX_PROBES || lexicon_blame(lexicon, slot));
}

static inline const struct packed_stem *stem_at(const struct lexicon *lexicon, uint32_t index)
{
    return lexicon->image && !image_stem_is_sound(lexicon, index) ? NULL : &lexicon->stems.items[index];
}

static inline const struct lexicon_word *word_at(const struct lexicon *lexicon, uint32_t index)
{
    return lexicon->image && !image_word_is_sound(lexicon, index) ? NULL : &lexicon->words.items[index];
}

static inline const struct lemma *lemma_at(const struct lexicon *lexicon, uint32_t index)
{
    return lexicon->image && !image_lemma_is_sound(lexicon, index) ? NULL : &lexicon->lemmas.items[index];
}

/* Reads the phrase_end at an index, of a term of so many words; false when there is none. */
static inline bool phrase_end_read(const struct lexicon *lexicon, uint32_t index, uint32_t words, struct phrase_end *end)
{
    if (lexicon->image && !image_end_is_sound(lexicon, index, words))
        return false;
    memcpy(end, lexicon->ends.items + index, sizeof *end);
    return true;
}

/* The words of a phrase_end that was read. */
static inline const uint32_t *phrase_end_words(const struct lexicon *lexicon, uint32_t index)
{
    return lexicon->ends.items + index + PHRASE_END_NUMBERS;
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
    for (size_t i = hash >> 20, probes = 0;; i++, probes++) {
        const struct stem_slot *slot = &lexicon->stem_slots.items[i & mask];
        if (!slot_is_sound(lexicon, slot, sizeof *slot, probes) || !slot->stem)
            return DRG_NONE;
        const struct packed_stem *stem = slot->tag == (uint32_t)hash ? stem_at(lexicon, slot->stem - 1) : NULL;
        if (stem && stem->count == count && letters_stand(lexicon, stem->letters, letters, count))
            return slot->stem - 1;
    }
}

/* Whether a stem has the letters of the one it is chained to; in memory it has. */
static inline bool stem_is_spelt(const struct lexicon *lexicon, const struct packed_stem *stem,
                                 const struct letter *letters, uint32_t count)
{
    return !lexicon->image ||
           (stem->count == count && letters_stand(lexicon, stem->letters, letters, count)) || lexicon_blame(lexicon, stem);
}

/* The lemma of these loose letters, or DRG_NONE. */
uint32_t lexicon_lemma(const struct lexicon *lexicon, const struct letter *letters, uint32_t count);

/* Where the edge from `node` by `symbol` is or would be looked for first. */
static inline size_t edge_slot(const struct lexicon *lexicon, uint64_t hash)
{
    return (size_t)hash & (lexicon->edges.count - 1);
}

/* The edge of this hash, or NULL. */
static inline const struct phrase_edge *find_edge(const struct lexicon *lexicon, uint64_t hash)
{
    size_t mask = lexicon->edges.count - 1;
    for (size_t i = edge_slot(lexicon, hash), probes = 0;; i = (i + 1) & mask, probes++) {
        const struct phrase_edge *edge = &lexicon->edges.items[i];
        if (!slot_is_sound(lexicon, edge, sizeof *edge, probes))
            return NULL;
        if (!edge->child)
            return NULL;
        if (edge_hash(edge->node, edge->symbol) == hash)
            return edge;
    }
}

/* What text_hash holds: of a string, its letters as they are. */
uint64_t text_hash(drg_str text);

/* Unpacks a stem for lang->accept. */
void lexicon_stem(const struct lexicon *lexicon, const struct packed_stem *packed, struct stem *out);

#endif
