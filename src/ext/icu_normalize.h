/* icu_normalize.h - Unicode normalisation forms (UAX #15) and lower case of single characters. */
#ifndef EXT_ICU_NORMALIZE_H
#define EXT_ICU_NORMALIZE_H

#include "base/buf.h"

enum icu_form { ICU_NFC, ICU_NFKC };

/* True when the form can be made of what stands before `code` and of what begins with it apart. */
bool icu_is_boundary(enum icu_form form, uint32_t code);

/* Replaces what `out` holds by the form of `text`, valid UTF-8. False: no memory, or the text is too long. */
bool icu_normalize(struct buf *out, enum icu_form form, drg_str text);

/* The simple lower case (not the language's own). */
uint32_t icu_lower(uint32_t code);

/* The simple upper case. */
uint32_t icu_upper(uint32_t code);

#endif
