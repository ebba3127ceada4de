/* icu_width.h - how a character shows on a terminal, by ICU's character data. */
#ifndef EXT_ICU_WIDTH_H
#define EXT_ICU_WIDTH_H

#include <stdbool.h>
#include <stdint.h>

/* Columns: 2 for East Asian wide and fullwidth (UAX #11), 0 for marks, controls and format characters, else 1. */
unsigned icu_width(uint32_t code);

/* True when nothing shows of the character or it steers those around it: controls, bidi controls, zero-width and other
 * default-ignorable characters (but variation selectors), unassigned code points. White space is not invisible. */
bool icu_is_invisible(uint32_t code);

/* True for letters written from right to left (bidi classes R and AL). */
bool icu_is_rtl(uint32_t code);

#endif
