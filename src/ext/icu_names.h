/* icu_names.h - ICU's codes and its names for them in a language: countries, regions, languages, scripts, currencies.
 *
 *   struct icu_names *names; icu_names_open(&names, "ru", err);
 *   icu_name(names, ICU_COUNTRIES, "TR", ICU_FULL, &buf); ... icu_names_close(names); */
#ifndef EXT_ICU_NAMES_H
#define EXT_ICU_NAMES_H

#include "base/buf.h"

/* True when the tag's primary subtag is a code of ISO 639 ("tr", "tur", "en-GB"). Pure. */
bool icu_is_language(drg_str tag);

enum icu_set { ICU_COUNTRIES, ICU_REGIONS, ICU_LANGUAGES, ICU_SCRIPTS, ICU_CURRENCIES };

struct icu_code {
    char text[12];
};

/* All codes of a set, sorted; the caller frees *out. False when memory is out. */
bool icu_codes(enum icu_set set, struct icu_code **out, size_t *count);

struct icu_names;

/* Errors: ELANG when ICU has no data for the language; ENOMEM. */
drg_status icu_names_open(struct icu_names **out, const char *lang, drg_error *err);
void icu_names_close(struct icu_names *names);

enum icu_length { ICU_FULL, ICU_SHORT, ICU_VARIANT };

/* Appends the name as it stands in the middle of a sentence. False, and nothing appended, when ICU has none; memory that is
 * out fails the buffer. Short and variant names are those of countries alone. */
bool icu_name(const struct icu_names *names, enum icu_set set, const char *code, enum icu_length length, struct buf *out);

#endif
