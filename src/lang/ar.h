/* ar.h - Arabic inside: the tables that gen_ar.c makes of src/lang/data/ar-*.txt, and what the parts share.
 *
 * A written Arabic word is  proclitics + stem + ending + pronoun:  wa-li-l- wizar -at -hum. stems() makes every stem a
 * term can show (singular, broken plural, hamza seats) with a class; the class names the groups of endings that may
 * follow and says whether the article, other clitics and pronouns may stand around it. accept() checks exactly that. */
#ifndef LANG_AR_H
#define LANG_AR_H

#include "lang/lang.h"

enum { AR_WORD_LETTERS = 24, AR_PATTERN_LETTERS = 10, AR_ENDING_LETTERS = 3, AR_CHAIN_LETTERS = 4 };

/* Groups of endings: column 1 of ar-endings.txt. */
enum ar_group {
    AR_BARE = 1 << 0, /* nothing follows                                         */
    AR_PRON = 1 << 1, /* a pronoun follows                                       */
    AR_ACC = 1 << 2,  /* alef of tanwin                                          */
    AR_DUAL = 1 << 3,
    AR_MPL = 1 << 4,  /* -un, -in                                                */
    AR_MPLC = 1 << 5, /* construct -i, for participles and nisbas               */
    AR_FPL = 1 << 6,  /* -at                                                     */
    AR_FEM = 1 << 7,  /* feminine of adjectives                                  */
    AR_FEM_DUAL = 1 << 8, /* and its dual                                   */
    AR_GROUPS = (1 << 9) - 1
};

/* The rest of a stem's class. */
enum ar_class {
    AR_NO_ARTICLE = 1 << 9,
    AR_WANTS_ARTICLE = 1 << 10,   /* the citation form has it: without it only a guess */
    AR_NO_PROCLITIC = 1 << 11,    /* but the article: not the first word of its term   */
    AR_NO_PRONOUN = 1 << 12,
    AR_CITATION = 1 << 13,        /* the stem is the citation form, its article aside  */
    AR_CITED_WITH_ARTICLE = 1 << 14,
    AR_RESPELT = 1 << 15,         /* another spelling of the stem                      */
    AR_ADJECTIVE = 1 << 16,       /* agrees as adjectives do                           */
    AR_ANY_AGREEMENT = 1 << 17,   /* agrees with everything: genitives, fixed words    */
    AR_MAYBE_IDAFA = 1 << 18,     /* agrees also as the second part of a construct     */
    AR_EXACT = 1 << 19,           /* a particle: stays as it is                        */
    AR_PLURAL = 1 << 20,
    AR_FEMININE = 1 << 21,
    AR_MASCULINE = 1 << 22,
    AR_FROM_TA = 1 << 23          /* its last letter is the ta of a ta marbuta         */
};

/* What ar-*.txt say about a word. */
enum ar_flag {
    AR_LEX_SINGULAR = 1 << 0,  /* has its own line: only its listed forms count       */
    AR_LEX_FORM = 1 << 1,      /* a listed form of another word                       */
    AR_LEX_ADJECTIVE = 1 << 2,
    AR_LEX_NAME = 1 << 3,      /* no dual, plural or tanwin                           */
    AR_LEX_WORD = 1 << 4,      /* a word of its own, regular                          */
    AR_LEX_FUNCTION = 1 << 5,
    AR_LEX_TAKES_PRONOUN = 1 << 6, /* a function word: alayhi                         */
    AR_LEX_FEMININE = 1 << 7,
    AR_LEX_ARTICLE = 1 << 8,   /* a name that always has the article                  */
    AR_LEX_PERSON = 1 << 13,   /* has a feminine in ta marbuta                        */
    AR_LEX_NO_TA = 1 << 9,     /* an adjective whose feminine is listed               */
    AR_LEX_SOUND = 1 << 10,    /* a listed plural in -un or -at                       */
    AR_LEX_FEMININE_FORM = 1 << 11, /* the listed feminine of an adjective            */
    AR_LEX_OTHER_SINGULAR = 1 << 12, /* s: in the lists                               */
    AR_LEX_STANDS = AR_LEX_SINGULAR | AR_LEX_FORM | AR_LEX_ADJECTIVE | AR_LEX_NAME | AR_LEX_WORD | AR_LEX_FEMININE_FORM
};

struct ar_entry {
    uint32_t text;            /* first letter in ar_pool                     */
    uint16_t flags;
    uint16_t form_first, form_count; /* indexes into ar_forms                */
    uint16_t parent;          /* what this is the feminine or another singular of */
    uint8_t count;            /* letters                                     */
};

enum { AR_SLOT_BITS = 15, AR_NO_ENTRY = UINT16_MAX };

/* A place of the table that finds entries by their loose letters. */
struct ar_slot {
    uint16_t tag;   /* the lower half of the hash                              */
    uint16_t entry; /* the first of those letters; AR_NO_ENTRY: the slot is free */
};

enum ar_form_kind { AR_FORM_PLURAL, AR_FORM_FEMININE, AR_FORM_SINGULAR };

/* A listed form of an entry. */
struct ar_form {
    uint16_t entry;
    uint8_t kind; /* enum ar_form_kind */
};

enum ar_pattern_slot { AR_SLOT_FIRST = 1, AR_SLOT_LAST = 4 }; /* radicals in a pattern; other values are letters */

struct ar_pattern {
    uint16_t singular[AR_PATTERN_LETTERS], plural[AR_PATTERN_LETTERS];
    uint8_t singular_count, plural_count;
    bool is_guess;
};

enum ar_definiteness { AR_FREE, AR_INDEFINITE, AR_CONSTRUCT, AR_WITH_PRONOUN };

struct ar_ending {
    uint16_t letters[AR_ENDING_LETTERS];
    uint16_t group;
    uint8_t count, definiteness, number, gender; /* enum number, enum gender; 0: as the stem */
    const char *label; /* or NULL */
};

struct ar_pronoun {
    uint16_t letters[AR_ENDING_LETTERS];
    uint8_t count;
    const char *label;
};

/* A chain of proclitics. */
struct ar_chain {
    uint16_t letters[AR_CHAIN_LETTERS];
    uint8_t count;
    bool has_conjunction, has_preposition, has_article, is_lam;
    const char *labels[3];
};

extern const struct ar_ending ar_endings[];
extern const uint32_t ar_ending_count;
extern const struct ar_pronoun ar_pronouns[];
extern const uint32_t ar_pronoun_count;
extern const struct ar_chain ar_chains[];                  /* shorter ones first */
extern const uint8_t ar_chain_first[AR_CHAIN_LETTERS + 2]; /* of so many letters */
extern const struct ar_pattern ar_patterns[];
extern const uint32_t ar_pattern_count;
extern const uint16_t ar_pool[];
extern const struct ar_entry ar_entries[]; /* sorted by loose letters, then strict */
extern const uint32_t ar_entry_count;
extern const struct ar_slot ar_slots[1 << AR_SLOT_BITS]; /* by ar_hash */
extern const struct ar_form ar_forms[];

/* Letters by name. */
enum ar_letter {
    AR_HAMZA = 0x621, AR_ALEF_MADDA = 0x622, AR_ALEF_HAMZA = 0x623, AR_WAW_HAMZA = 0x624, AR_ALEF_HAMZA_BELOW = 0x625,
    AR_YEH_HAMZA = 0x626, AR_ALEF = 0x627, AR_BEH = 0x628, AR_TEH_MARBUTA = 0x629, AR_TEH = 0x62A, AR_DAL = 0x62F,
    AR_THAL = 0x630, AR_REH = 0x631, AR_ZAIN = 0x632, AR_AIN = 0x639, AR_FEH = 0x641, AR_KAF = 0x643, AR_LAM = 0x644, AR_MEEM = 0x645,
    AR_NOON = 0x646, AR_HEH = 0x647, AR_WAW = 0x648, AR_ALEF_MAKSURA = 0x649, AR_YEH = 0x64A, AR_ALEF_WASLA = 0x671
};

struct ar_text {
    uint16_t letters[STEM_MAX_LETTERS];
    uint32_t count;
};

/* The loose letter of a strict one, as gen_fold.c has it. */
static inline uint16_t ar_loose(uint16_t letter)
{
    switch (letter) {
    case AR_ALEF_MADDA: case AR_ALEF_HAMZA: case AR_ALEF_HAMZA_BELOW: case AR_ALEF_WASLA: return AR_ALEF;
    case AR_WAW_HAMZA: return AR_WAW;
    case AR_YEH_HAMZA: case AR_ALEF_MAKSURA: return AR_YEH;
    case AR_TEH_MARBUTA: return AR_HEH;
    default: return letter;
    }
}

/* The hash of a word's loose letters: begin with 0, one letter at a time. */
static inline uint32_t ar_hash(uint32_t hash, uint32_t loose)
{
    return (hash ^ loose) * 0x9E3779B1u + (hash >> 15);
}

/* Where a word of this hash is looked for first. */
static inline uint32_t ar_slot_of(uint32_t hash)
{
    return hash >> (32 - AR_SLOT_BITS);
}

/* ar_lexicon.c */
/* The entry spelt exactly so, or NULL. */
const struct ar_entry *ar_find(const struct letter *letters, uint32_t count);
/* The entry spelt so, or else but for hamza, final yeh and ta marbuta; NULL. */
const struct ar_entry *ar_find_loosely(const struct letter *letters, uint32_t count);
/* The word, a conjunction in front of it aside, is a particle, pronoun or the like; *start is where it begins. */
bool ar_is_function_word(const struct letter *letters, uint32_t count);

/* ar_plurals.c: calls `add` for each broken plural that the shape of a singular allows. */
void ar_each_plural(const struct ar_text *singular, void (*add)(void *user, const struct ar_text *plural, bool is_guess),
                    void *user);

/* ar_stems.c */
enum { AR_INFO_ALONE, AR_INFO_IDAFA_HEAD, AR_INFO_GENITIVE, AR_INFO_HEAD, AR_INFO_ADJECTIVE, AR_INFO_OPEN_HEAD, AR_INFO_OPEN,
       AR_INFO_EXACT, AR_INFO_KIND = 15, AR_INFO_IS_LAST = 16 };
bool ar_has_article(const struct word *word);
bool ar_stems(const struct lexeme *lexeme, const struct stem_sink *sink);

/* ar_accept.c */
uint32_t ar_starts(const struct word *word, uint8_t starts[MAX_STARTS]);
bool ar_accept(const struct stem *stem, const struct word *word, uint32_t start, struct analysis *out);

#endif
