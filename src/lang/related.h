/* related.h - words that say a name by another part of speech: Турция and турецкий, Suriye and Suriyeli, مصر and مصري; and a
 * common noun by its adjective: парламент and парламентский.
 *
 * What is related is data: src/lang/data/TAG-related.txt, endings first, then what no ending tells. Two names of one place
 * are not related. */
#ifndef LANG_RELATED_H
#define LANG_RELATED_H

#include "base/index.h"
#include "base/vec.h"
#include "lang/lang.h"

enum { RELATED_LANGS = 4 };

/* A word of a group: a name, or a derivative of the group's names. */
struct related_word {
    drg_str text;
    uint32_t group;
    bool is_name;
};

/* What a name, or a common noun, ends in, and what its derivative has there. */
struct related_ending {
    drg_str name, derived;
    bool is_common;
};

/* Made once, then constant: shared by threads. */
struct related {
    struct related_table {
        const struct lang *lang;
        VEC(struct related_word) words; /* those of one group side by side */
        VEC(struct related_ending) endings;
        VEC(struct related_ending) tails; /* what a common noun ends in, and what its stem keeps of that */
        struct index by_letters; /* words by their loose letters */
    } tables[RELATED_LANGS];
};

/* False when memory is out; related_free() is due all the same. */
bool related_init(struct related *related);
void related_free(struct related *related);

struct related_visitor {
    bool (*take)(void *user, drg_str word);      /* a citation form; true: no more of them                            */
    bool (*may_begin)(void *user, drg_str word); /* whether any that begin like this word are asked for; NULL: they are */
    void *user;
};

/* Shows the visitor what may stand for `term`, until it takes something; whether it did. Not all that it is shown are words:
 * the endings make what they can. */
bool related_visit(const struct related *related, const struct lang *lang, drg_str term, bool is_name,
                   const struct related_visitor *visitor);

/* Whether a word looks like a form of a listed one: Турции, Amerikan. Endings are not read: it begins like one, and few letters follow. */
bool related_is_form(const struct related *related, const struct lang *lang, drg_str word);

/* What words of one stem with a common noun have in common with it. */
struct cognate {
    const struct lang *lang;
    struct word stem; /* of Arabic the noun, whose root is read; no letters: it has no cognates */
};

/* Of `term`, which may be of several words: these have none. */
void cognate_of(struct cognate *out, const struct related *related, const struct lang *lang, drg_str term);

/* Whether the word, whose stem may begin at `starts`, may be of one stem with the noun: a guess, good enough to keep silence. */
bool cognate_is(const struct cognate *cognate, const struct word *word, const uint8_t *starts, uint32_t start_count);

#endif
