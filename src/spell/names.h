/* names.h - the words of a glossary's terms in one language, to hold unknown words against.
 *
 * Of each term the first word and the last, the only one mostly, stand in a tree; a word that is nearly one of them, or nearly
 * begins with one and goes on as its ending would, was meant to be that. */
#ifndef SPELL_NAMES_H
#define SPELL_NAMES_H

#include "dragoman/match.h"
#include "spell/guess.h"
#include "spell/word_tree.h"

enum { TERM_BAND = 78 }; /* a project's own words are common in it */

struct name_tree {
    struct word_tree words;
};

/* Gathers the terms of `lang` that a draft may use. Very large glossaries give their first 200000. Error: ENOMEM. */
drg_status name_tree_make(struct name_tree *names, const drg_matcher *matcher, const struct lang *lang, drg_error *err);

/* Adds the glossary's words that `word` may be a slip for, in the form that the word has. */
void names_guess(struct guesses *into, const struct name_tree *names, const struct slips *slips, const struct lang *lang,
                 const struct spelling *word);

void name_tree_free(struct name_tree *names);

#endif
