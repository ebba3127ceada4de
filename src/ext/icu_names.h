/* icu_names.h - ICU's knowledge of language codes. */
#ifndef EXT_ICU_NAMES_H
#define EXT_ICU_NAMES_H

#include "base/str.h"

/* True when the tag's primary subtag is a code of ISO 639 ("tr", "tur", "en-GB"). Pure. */
bool icu_is_language(drg_str tag);

#endif
