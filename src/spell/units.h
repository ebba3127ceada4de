/* units.h - symbols of units, which no dictionary has. */
#ifndef SPELL_UNITS_H
#define SPELL_UNITS_H

#include "base/str.h"

/* Whether a word is the symbol of a unit, letter for letter; *reading gets how it is read aloud in Turkish. */
bool unit_find(drg_str *reading, drg_str word);

#endif
