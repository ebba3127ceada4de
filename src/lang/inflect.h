/* inflect.h - using a language's slots, and the word-level oracle: is this word a form of that lemma?
 *
 * The oracle works straight from lang.h's slots, without an index. The matcher must agree with it; benchmarks and
 * tests of the languages ask it directly. */
#ifndef LANG_INFLECT_H
#define LANG_INFLECT_H

#include "lang/lang.h"

/* True when `form` is `lemma` or one of its inflected forms; the best analysis (fewest guesses, then fewest labels)
 * goes to *out. Both may be several words, separated by spaces or hyphens. */
bool inflect_accepts(const struct lang *lang, drg_str lemma, drg_str form, struct analysis *out);

/* The words of a term, as they stand in it. */
struct cited_words {
    drg_str words[TERM_MAX_WORDS];
    uint32_t count;
};

/* Divides at spaces and hyphens; false when there is no word or there are too many. */
bool cited_words_split(struct cited_words *phrase, drg_str text);

/* Makes the words' lexemes (zeroed, as many as words) and plans them as one term. */
void cited_words_plan(const struct lang *lang, const struct cited_words *lemma, struct lexeme *lexemes);

/* The slots of a language with the rule-less behaviour in place of NULL. */
void inflect_plan(const struct lang *lang, struct term_plan *plan);
bool inflect_stems(const struct lang *lang, const struct lexeme *lexeme, const struct stem_sink *sink);
uint32_t inflect_starts(const struct lang *lang, const struct word *word, uint8_t starts[MAX_STARTS]);
bool inflect_accept(const struct lang *lang, const struct stem *stem, const struct word *word, uint32_t start,
                    struct analysis *out);

uint32_t inflect_tail(const struct lang *lang, drg_str text, size_t start, size_t end);

/* True when `a` explains a word better than `b`: fewer guesses, then less changed, then fewer labels. */
bool analysis_is_better(const struct analysis *a, const struct analysis *b);

#endif
