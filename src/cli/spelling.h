/* spelling.h - what the ways of asking for spelling share: glossary, spellbook. */
#ifndef CLI_SPELLING_H
#define CLI_SPELLING_H

#include <dragoman/spell.h>

#include "inputs.h"

/* Opens the dictionaries and word lists that the options name, and the person's own words. `matcher` may be NULL, and so
 * may words that are right beside those of the lists. */
drg_status spelling_book(drg_spellbook **out, const struct cli *cli, const drg_matcher *matcher, const struct names *right,
                         drg_error *err);

/* The list that words are added to: the first of --words, else the person's own, which need not be there yet. Error: EINVAL. */
drg_status spelling_list(char *path, size_t size, const struct cli *cli, drg_error *err);

/* The language of a word or line: --lang, else the likeliest. */
const char *spelling_lang(const struct cli *cli, drg_str text);

#endif
