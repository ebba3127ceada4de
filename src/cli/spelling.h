/* spelling.h - what the ways of asking for spelling share: glossary, spellbook, speller. */
#ifndef CLI_SPELLING_H
#define CLI_SPELLING_H

#include <dragoman/spell.h>

#include "inputs.h"

/* All zero is empty. */
struct spelling_tools {
    struct terms terms;
    drg_spellbook *book;
    drg_speller *speller;
};

/* Opens what the options name. To be closed also after a failure. */
drg_status spelling_open(struct spelling_tools *tools, struct cli *cli, drg_error *err);
void spelling_close(struct spelling_tools *tools);

/* The language of a word or line: --lang, else the likeliest. */
const char *spelling_lang(const struct cli *cli, drg_str text);

#endif
