/* units.c - symbols of units, which no dictionary has. */
#include "spell/units.h"

extern const unsigned char spell_data_units_txt[];
extern const size_t spell_data_units_txt_size;

enum { LONGEST_SYMBOL = 4 };

bool unit_find(drg_str *reading, drg_str word)
{
    drg_str text = {(const char *)spell_data_units_txt, spell_data_units_txt_size}, symbol;
    if (word.len > LONGEST_SYMBOL)
        return false;
    for (drg_str line; str_split(&text, '\n', &line);) {
        *reading = line;
        if (!str_starts(line, STR("#")) && str_split(reading, ' ', &symbol) && str_eq(symbol, word))
            return true;
    }
    return false;
}
