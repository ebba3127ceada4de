/* doubled.h - words that stand twice by a slip, and those that may. */
#ifndef SPELL_DOUBLED_H
#define SPELL_DOUBLED_H

#include "lang/lang.h"

/* Whether a word, right after itself, is a slip (data/doubled.txt says where a language doubles words on purpose). */
bool is_slip_twice(drg_str word, const struct lang *lang);

#endif
