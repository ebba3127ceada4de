/* hunspell.h - one Hunspell dictionary: is a word in it?
 *
 * A handle belongs to one thread: libhunspell keeps state in it even while it only looks words up. Its own suggestions are
 * not offered: they end when a clock says so, and are others on a busy machine. Whatever encoding a dictionary declares, words
 * are UTF-8 here. */
#ifndef EXT_HUNSPELL_H
#define EXT_HUNSPELL_H

#include "base/str.h"

struct hunspell;

/* Opens a dictionary of trusted files. Errors: EIO when one of them cannot be read, EFORMAT when its encoding is none we
 * know, ENOMEM. */
drg_status hunspell_open(struct hunspell **out, const char *aff, const char *dic, drg_error *err);

/* Whether the dictionary has this very word, in NFC; false for what its encoding cannot say and for absurdly long ones. */
bool hunspell_knows(struct hunspell *dictionary, const char *word);

/* Whether a word is the form that the dictionary lists it under, and no other form of that. */
bool hunspell_cites(struct hunspell *dictionary, const char *word);

void hunspell_close(struct hunspell *dictionary);

#endif
