/* twins.h - Latin and Cyrillic letters of one shape. */
#ifndef LANG_TWINS_H
#define LANG_TWINS_H

#include <stdbool.h>
#include <stdint.h>

/* The letter of the other script that looks like a Latin or, with `to_cyrillic` false, a Cyrillic one; 0: none does. */
uint32_t letter_twin(uint32_t code, bool to_cyrillic);

#endif
