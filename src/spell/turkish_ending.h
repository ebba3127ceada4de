/* turkish_ending.h - whether the ending after a Turkish name's apostrophe goes with the name as it is spelt. */
#ifndef SPELL_TURKISH_ENDING_H
#define SPELL_TURKISH_ENDING_H

#include "lang/lang.h"

enum ending_fit {
    ENDING_NONE,    /* no ending at all                                                     */
    ENDING_BY_SOUND, /* one that may go with how a foreign name sounds: Bush'un, Kemal'in   */
    ENDING_FITS     /* by vowel harmony                                                     */
};

/* `base` is what stands before the apostrophe in `word`. */
enum ending_fit turkish_ending(const struct lang *lang, drg_str base, drg_str word);

#endif
