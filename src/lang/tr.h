/* tr.h - what the files of Turkish share: the meaning of a stem's class, the tables made from src/lang/data/tr-*.txt.
 *
 * A Turkish word is a stem and a chain of endings. What an ending looks like depends on three things about the letters
 * before it, together its context: vowel harmony, whether they end in a vowel, and if not, whether in a voiceless
 * consonant. There are 4 x 3 contexts; a stem has one of them, or several when its sound is not known from its spelling
 * (acronyms, digits, foreign names). */
#ifndef LANG_TR_H
#define LANG_TR_H

#include "lang/lang.h"

/* Vowel harmony, by the last vowel: a and dotless i, o and u, e and i, o and u with dots. */
enum tr_harmony { TR_BACK, TR_BACK_ROUND, TR_FRONT, TR_FRONT_ROUND };
enum tr_final { TR_VOWEL, TR_VOICED, TR_VOICELESS, TR_FINAL_COUNT };

/* One context as a bit of a set. */
#define TR_CONTEXT(harmony, final) (1u << ((unsigned)(harmony) * TR_FINAL_COUNT + (unsigned)(final)))
enum { TR_CONTEXT_COUNT = 12, TR_ANY_CONTEXT = (1 << TR_CONTEXT_COUNT) - 1 };

/* Where in the chain of endings a word stands. tr-suffixes.txt names them in lower case. */
enum tr_state {
    TR_NOUN, TR_TIME, TR_NUMBER, TR_PLURAL, TR_OWNED, TR_OWNED3, TR_OBJECT, TR_CASE, TR_PLACE, TR_KI, TR_PAST,
    TR_EVIDENTIAL, TR_ASSERTED, TR_END, TR_STATE_COUNT
};

/* A stem's class: bits 0 to 11 are its contexts, bits 12 to 15 its state, then: */
enum { TR_STATE_SHIFT = TR_CONTEXT_COUNT };
enum tr_class {
    TR_BEFORE_VOWEL = 1 << 16,     /* endings that begin with a vowel may follow                        */
    TR_BEFORE_CONSONANT = 1 << 17, /* those that begin with a consonant may, or none                     */
    TR_CITATION = 1 << 18,         /* the stem is the citation form                                      */
    TR_VERB_TOO = 1 << 19,         /* is a verb's root too: "yaz" + past is that verb                    */
    TR_PHRASE = 1 << 20,           /* a word of a longer term: its neighbours rule other readings out    */
    TR_NAME = 1 << 21,             /* capitalised                                                        */
    TR_APOSTROPHE = 1 << 22,       /* the citation form has an apostrophe inside                         */
    TR_ASCII_TAKEN = 1 << 23,      /* its ASCII spelling is another word: sinir for sınır               */
    TR_HAT_TAKEN = 1 << 24,        /* without its circumflex it is another word, or with one             */
    TR_ACRONYM = 1 << 25,          /* all capitals                                                         */
    TR_ECLIPSED = 1 << 27,         /* its cases are oftener those of a shorter word: altında is alt         */
    TR_CARELESS = 1 << 26          /* the change that its word asks for was forgotten: burunu              */
};

/* What tr-words.txt says about a word. */
enum tr_property {
    TR_SOFT = 1 << 0,        /* the last consonant softens: kitap, kitabi          */
    TR_HARD = 1 << 1,        /* it does not: hukuk, hukuku                          */
    TR_DROP = 1 << 2,        /* the last vowel drops: burun, burnu                  */
    TR_DOUBLE = 1 << 3,      /* the last consonant doubles: hak, hakki              */
    TR_MAYBE = 1 << 4,       /* ... or not                                          */
    TR_FRONTED = 1 << 5,     /* front endings after a back vowel: saat, saati       */
    TR_FRONTED_TOO = 1 << 6, /* both are heard                                      */
    TR_GLIDE = 1 << 7,       /* su, suyu                                            */
    TR_TIMED = 1 << 8,       /* a time: takes -ki at once: bugünkü                  */
    TR_VERB = 1 << 9,        /* a verb's root too                                   */
    TR_WHOLE = 1 << 10,      /* its last vowel is no possessive: parti              */
    TR_ASCII_WORD = 1 << 11, /* a word in its own right, not another one in ASCII   */
    TR_HAT_PAIR = 1 << 12,   /* another word has or lacks the circumflex: kar       */
    TR_POSSESSED = 1 << 13,  /* ends in a possessive as compounds do: denizanası    */
    TR_HIATUS = 1 << 14,     /* endings as after a consonant, too: cami, camii       */
    TR_IN_SHADE = 1 << 15,   /* see TR_ECLIPSED                                     */
    TR_COMPOUND = 1 << 16    /* holds for words that end in it, too                 */
};

/* A letter of an ending as tr-suffixes.txt writes it. */
struct tr_sign {
    uint16_t code;  /* a letter, or A I D C for what harmony and voice decide                */
    uint8_t loose;  /* its loose letter; of A a, I i, D d, C c                               */
    bool is_buffer; /* in brackets: only where two vowels or two consonants would meet       */
};

enum { TR_SIGNS = 6 };

struct tr_suffix {
    struct tr_sign signs[TR_SIGNS];
    uint8_t count, to;
    const char *label;
};

/* Whether a sign could stand for a loose letter, under some harmony and voice. */
static inline bool tr_sign_may_be(struct tr_sign sign, uint32_t loose)
{
    if (sign.loose == loose)
        return true;
    switch (sign.code) {
    case 'A': return loose == 'e';
    case 'I': return loose == 'u';
    case 'D': return loose == 't';
    default: return false;
    }
}

/* The endings that may follow each state: suffixes[first[state]] to suffixes[first[state + 1]]. */
extern const struct tr_suffix tr_suffixes[];
extern const uint16_t tr_suffix_first[TR_STATE_COUNT + 1];

/* The loose letters that each may begin with, a bit each: few do with the one at hand. */
extern const uint32_t tr_suffix_starts[];

/* A listed word that beats a shorter reading; its contexts beside it, when it inflects. */
enum {
    TR_RIVAL = 1 << TR_CONTEXT_COUNT,
    TR_RIVAL_MILD = 1 << (TR_CONTEXT_COUNT + 1) /* its inflected forms beat only rare readings of the shorter word */
};

/* A word of a list; its letters stand in tr_letters. Lists are sorted by letters. */
struct tr_entry {
    uint32_t first;
    uint32_t count;
    uint32_t value;
};

/* Where an entry stands is told by a hash of its letters, which is made from the last one to the first: the ends of one word
 * are hashed in one go. */
struct tr_list {
    const struct tr_entry *entries;
    const uint16_t *slots; /* 1 << bits of them, more than entries; index of an entry + 1, the next one when it is another; 0: none */
    uint32_t bits;
};

static inline uint32_t tr_hash_before(uint32_t hash, uint32_t letter)
{
    return (hash ^ letter) * 0x9E3779B1u;
}

static inline uint32_t tr_hash_slot(uint32_t hash, uint32_t bits)
{
    return hash >> (32 - bits);
}

extern const uint16_t tr_letters[];
extern const struct tr_list tr_words;    /* value: enum tr_property                              */
extern const struct tr_list tr_compounds; /* those of the words that may end a compound      */
extern const struct tr_list tr_rivals;   /* value: enum above, and contexts when it inflects */
extern const struct tr_list tr_readings; /* letter or digits read aloud; value: contexts         */

/* The value of the entry with these very letters, or 0. */
uint32_t tr_list_find(const struct tr_list *list, const struct letter *letters, uint32_t count);

/* The properties of a word, by itself or as a compound of a listed last part. */
uint32_t tr_properties(const struct letter *letters, uint32_t count);

bool tr_is_vowel(uint32_t code);
bool tr_is_voiceless(uint32_t code);
enum tr_harmony tr_harmony_of(uint32_t vowel);
uint32_t tr_plain(uint32_t code); /* without Turkish marks: ASCII */
uint32_t tr_without_hat(uint32_t code);

/* The one context that a word's spelling gives; 0 when it has no vowel. */
uint32_t tr_spelt_context(const struct letter *letters, uint32_t count);

/* What endings were found after a stem. */
struct tr_ending {
    uint32_t label_count;
    const char *labels[ANALYSIS_MAX_LABELS];
    bool is_ascii;     /* typed in ASCII                                                */
    bool is_unvoiced;  /* d or c after a voiceless consonant: 2024'de                   */
    bool is_careless;  /* against vowel harmony                                         */
    bool is_predicate; /* the first ending makes a sentence of the word: -DI, -DIr      */
    bool is_personal;  /* some ending says I, you or we                                 */
    bool is_unlikely;  /* "it was yours": with these letters it is a reflexive verb     */
};

/* Whether the letters of `word` from `at` on are endings that may follow `state` in one of `contexts`;
 * `is_exact`: spelt as they should be, not in ASCII. */
bool tr_ending_find(const struct word *word, uint32_t at, enum tr_state state, uint32_t contexts, bool is_exact,
                    struct tr_ending *out);

/* The same without regard to harmony, voice and apostrophes: a cheap no for most words. */
bool tr_ending_may_be(const struct word *word, uint32_t at, enum tr_state state, uint32_t contexts);

bool tr_stems(const struct lexeme *lexeme, const struct stem_sink *sink);

/* What the letters before an ending are like. */
struct tr_context {
    enum tr_harmony harmony;
    enum tr_final final;
};

/* The letter that a sign stands for; whether it is left out; the context behind a letter. */
uint32_t tr_sign_letter(struct tr_sign sign, struct tr_context context);
bool tr_sign_is_skipped(struct tr_sign sign, struct tr_context context);
struct tr_context tr_context_after(struct tr_context context, uint32_t letter);

bool tr_restate(struct buf *into, const struct restatement *r);

#endif
