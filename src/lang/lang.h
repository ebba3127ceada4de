/* lang.h - what a language is to dragoman, and how its words inflect.
 *
 * One row of the table in lang.c is one language. Inflection is decided with the term known:
 *
 *   compiling a glossary   plan() gives each word of a term its role, stems() its stems
 *   scanning a text        starts() lists where in a word a stem may begin (after clitics), and for each stem whose
 *                          loose letters stand there, accept() says whether the rest of the word is a legal ending
 *
 * Example, Turkish: Bakanligi'ndan. Term word "bakanligi" (head of a compound) has the stems bakanlig- ... ; the rest
 * "i'ndan" is possessive + ablative. All functions are pure; a struct lang and its rules never change.
 *
 * NULL slots mean: words match only as they are written. */
#ifndef LANG_LANG_H
#define LANG_LANG_H

#include "lang/letters.h"

/* What a word does when its term inflects. */
enum word_role {
    ROLE_FIXED,  /* stays as the glossary has it: "of", genitive dependents               */
    ROLE_HEAD,   /* inflects freely                                                       */
    ROLE_AGREES  /* inflects with the head: its analysis must share a feature with it     */
};

enum gender { GENDER_UNKNOWN, GENDER_MASCULINE, GENDER_FEMININE, GENDER_NEUTER };
enum number { NUMBER_UNKNOWN, NUMBER_SINGULAR, NUMBER_PLURAL, NUMBER_DUAL };
enum pos { POS_UNKNOWN, POS_NOUN, POS_ADJECTIVE, POS_VERB, POS_NAME, POS_ADVERB, POS_OTHER };

enum { TERM_MAX_WORDS = 24 };

/* One word of a glossary term, with all that is known about it. */
struct lexeme {
    struct word word;
    enum word_role role; /* set by plan() */
    enum pos pos;        /* of the term, as the glossary says; applies to the head */
    enum gender gender;
    enum number number;
    bool is_indeclinable; /* the glossary says so */
    uint32_t info;        /* the language's own, set by plan(), read by stems() */
};

/* A term about to be compiled. plan() fills roles and infos; they are ROLE_HEAD for a single word, else ROLE_FIXED. */
struct term_plan {
    struct lexeme *words[TERM_MAX_WORDS];
    uint32_t count;
};

enum { STEM_MAX_LETTERS = 64 };

/* A stem: letters that stand in the word, and what may stand around them. */
struct stem {
    struct letter letters[STEM_MAX_LETTERS]; /* start/end are not used */
    uint32_t count;
    uint32_t class;  /* the language's own: which endings and clitics are legal          */
    uint32_t whole;  /* letters of the citation form this stem stands for (0: unknown)   */
    bool is_guess;   /* only a guess: matches through it are graded possible             */
};

/* Receives the stems of one word; false when memory is out (stop at once). */
struct stem_sink {
    bool (*add)(void *user, const struct stem *stem);
    void *user;
};

enum { ANALYSIS_MAX_LABELS = 12 };

/* Why a word is a form of a stem. */
struct analysis {
    uint64_t features;  /* case, number, gender bits of the language; words that agree share a bit */
    uint32_t end;       /* letters of the word that were explained: always all of them             */
    bool is_citation;   /* nothing was added or changed: the word is the citation form             */
    bool is_respelt;    /* the stem's strict letters differ from the word's                        */
    bool is_guess;      /* only a guess could decide                                               */
    bool is_homograph;  /* why it is a guess: a form, but a careless one or oftener another word's       */
    uint32_t label_count;
    const char *labels[ANALYSIS_MAX_LABELS]; /* "possessive-3", "ablative"; static strings         */
};

enum { MAX_STARTS = 12 };

/* A term that is to be put in place of another one, in the form that the other one has in a text. */
struct restatement {
    drg_str surface;       /* as the text has it: with endings, clitics, an apostrophe          */
    drg_str term, wanted;  /* citation forms: of the surface, and of what is to stand there      */
    drg_str before, after; /* the text around it, of the same paragraph, for what only it can tell */
    bool is_blind;         /* the surface was made of endings written for a word that nobody had seen */
};

/* Bytes around a place that become part of the word that is put there: at the end of what is before, at the start of what
 * is after. */
struct joint {
    size_t before, after;
};

struct buf;

struct lang {
    const char *tag, *name;
    bool is_rtl;
    bool has_dotted_i; /* I and i are two letters: Turkish casing */
    bool fixed_words_stay; /* a ROLE_FIXED word takes no ending and no clitic at all: no need to try */
    const char *article; /* a word of its own that opens names and says nothing of them, in lower case; or NULL */

    /* Whether a capitalised word of a term is a common noun in its title's clothes: President, State. */
    bool (*is_title_noun)(const struct word *word);
    void (*plan)(struct term_plan *plan);
    bool (*stems)(const struct lexeme *lexeme, const struct stem_sink *sink);
    /* Letter indexes where a stem may begin, beginning with 0; returns their count, at most MAX_STARTS. */
    uint32_t (*starts)(const struct word *word, uint8_t starts[MAX_STARTS]);
    /* Whether `word` is a form of `stem`, whose loose letters stand in it from letter `start` on. */
    bool (*accept)(const struct stem *stem, const struct word *word, uint32_t start, struct analysis *out);
    /* Bytes after the word text[start, end) that inflect it though the tokeniser leaves them out, such as the apostrophe
     * of "courts'". */
    uint32_t (*tail)(drg_str text, size_t start, size_t end);
    /* Appends the wanted term in the form of the surface, cased as it is in the glossary. False, with nothing appended:
     * which form that is cannot be told, or the text around it would have to change too. */
    bool (*restate)(struct buf *into, const struct restatement *r);
    /* Appends the wanted term as one word with the endings or particles around its place; see join.h. */
    bool (*join)(struct buf *into, drg_str wanted, drg_str before, drg_str after, struct joint *joint);
    /* Appends the forms that the text before asks for instead of the wanted term; see join.h. */
    uint32_t (*demand)(struct buf *forms, drg_str wanted, drg_str before);
    /* Appends what features say in a linguist's words, instead of the labels of each word. */
    void (*tell)(struct buf *into, uint64_t features);
};

enum { LANG_TAG_SIZE = 36 }; /* bytes of the longest tag, with a NUL */

/* The language of a BCP 47 tag, by its primary subtag ("tr-TR", "tr_TR" and "tur" are tr);
 * the generic language for a tag without rules of its own; NULL when it is no tag at all. Static storage. */
const struct lang *lang_find(drg_str tag);

/* What a language is called by: the tag of the one whose rules apply ("tr" of "TR-tr" and "tur"), else the primary
 * subtag as written. Static storage or part of `tag`. */
drg_str lang_primary(drg_str tag);

/* Whether two tags name one language: any English is English, and what has no rules here is told by its primary tag. */
bool lang_is_same(drg_str a, drg_str b);

/* Bytes of the article and the space that open the term, or 0: "the " of "the West". */
size_t lang_article(const struct lang *lang, drg_str term);

/* The rule-less language. */
const struct lang *lang_generic(void);

/* The first-class languages in column order; `count` of them. */
const struct lang *const *lang_list(size_t *count);

#endif
