/* variants.h - the spellings of one name in a set of texts: Erdoğan, Erdogan, Эрдоган, أردوغان.
 *
 * Names are words that a text writes with a capital where no sentence begins, several such words side by side, in Arabic
 * words that sound like such a name of another text, lines of a list of names, and terms of a glossary when one is given.
 * Names that are the same by their letters, by a glossary or by sound (names.h) are put into one group, with how sure that
 * is. A group proposes; people decide. A hundred thousand names take seconds.
 *
 *   drg_variants_new(&v, glossary, &err); for each text: drg_variants_add(v, text, &err); drg_variants_finish(v, &err);
 *   drg_variants_group(v, i, &count) ... drg_variants_free(v); */
#ifndef DRAGOMAN_VARIANTS_H
#define DRAGOMAN_VARIANTS_H

#include <dragoman/glossary.h>
#include <dragoman/text.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct drg_variants drg_variants;

/* One spelling of a name. Strings live as long as the variants. */
typedef struct drg_spelling {
    drg_str text;         /* without endings that an apostrophe divides off          */
    const char *lang;     /* of the text that has most of it: "tr"; "und"            */
    uint32_t count;       /* how often it stands in all texts                        */
    drg_str file;         /* of its first place                                      */
    drg_pos pos;
    unsigned confidence;  /* 0 to 100: that it is the name of the group's first one  */
    const char *evidence; /* "first", "glossary", that of drg_names_match, or "chain":
                             like another one of the group that is like the first   */
    drg_str concept_id;   /* of the glossary's concept with such a word; empty: none */
} drg_spelling;

/* Makes an empty collection. The glossary, which may be NULL, is borrowed. */
DRG_API DRG_CHECK drg_status drg_variants_new(drg_variants **out, const drg_glossary *glossary, drg_error *err);

/* Adds the names of a text; what is needed of it is copied. */
DRG_API DRG_CHECK drg_status drg_variants_add(drg_variants *variants, const drg_text *text, drg_error *err);

/* Adds a name that stands in no text: one of a list. `lang`, a language tag, may be NULL. */
DRG_API DRG_CHECK drg_status drg_variants_add_name(drg_variants *variants, drg_str name, const char *lang, drg_error *err);

/* Groups what was added; nothing may be added after it. */
DRG_API DRG_CHECK drg_status drg_variants_finish(drg_variants *variants, drg_error *err);

/* Groups of two spellings and more, those with most occurrences first; NULL: no more. The most frequent spelling stands
 * first in its group. */
DRG_API const drg_spelling *drg_variants_group(const drg_variants *variants, size_t index, size_t *count);

DRG_API void drg_variants_free(drg_variants *variants);

#ifdef __cplusplus
}
#endif
#endif
