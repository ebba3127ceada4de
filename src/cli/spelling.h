/* spelling.h - what the ways of asking for spelling share: glossary, spellbook. */
#ifndef CLI_SPELLING_H
#define CLI_SPELLING_H

#include <dragoman/spell.h>

#include "inputs.h"

/* Opens the dictionaries and word lists that the options name, and the person's own words. `matcher` may be NULL. */
drg_status spelling_book(drg_spellbook **out, const struct cli *cli, const drg_matcher *matcher, drg_error *err);

/* Where the person's own words are kept, which need not be there yet: below $XDG_CONFIG_HOME or ~/.config. False: nowhere. */
bool spelling_own_words(char *path, size_t size);

/* The language of a word or line: --lang, else the likeliest. */
const char *spelling_lang(const struct cli *cli, drg_str text);

#endif
