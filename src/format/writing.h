/* writing.h - what writers of glossaries share: the languages asked for, and telling what was lost. */
#ifndef FORMAT_WRITING_H
#define FORMAT_WRITING_H

#include "base/vec.h"
#include "format/format.h"

/* The languages to write, in order. */
struct lang_choice {
    VEC(drg_str) list;
};

/* options->langs of the glossary's languages ("en" takes en, or else en-GB and en-US), or all of them.
 * Error: ELANG when the glossary does not have one. */
drg_status lang_choice_make(struct lang_choice *out, const drg_glossary *glossary, const drg_write_options *options,
                            drg_error *err);
bool lang_choice_has(const struct lang_choice *choice, drg_str lang);

/* True when the concept has a term in a chosen language. */
bool lang_choice_has_term_of(const struct lang_choice *choice, const drg_glossary *glossary, const drg_concept *entry);
void lang_choice_free(struct lang_choice *choice);

/* The fields of a glossary, one after the other, as a writer comes past what they belong to: each concept, in it each
 * language, in it each term. What a writer does not ask for is passed over and counted, unless its language is not to be
 * written anyway. */
struct fields {
    const drg_glossary *glossary;
    const struct lang_choice *langs;
    size_t at, lost;
};

/* The next field of the concept (lang and term DRG_NONE), of a language in it, by its index (term DRG_NONE), or of a
 * term; false when there is none any more. */
bool fields_next(struct fields *fields, uint32_t concept_index, uint32_t lang, uint32_t term, drg_field *out);

/* Passes over what is left. */
void fields_end(struct fields *fields);

/* One thing a format has no place for. */
struct loss {
    size_t count;
    const char *what; /* "concept(s) without a term" */
};

/* A note "glossary.lost" for each thing of a file that was not read. */
void report_unread(const struct input *in, const struct loss *losses, size_t count);

/* A note "glossary.lost" for each loss that happened. */
void report_losses(const struct output *out, const char *format, const struct loss *losses, size_t count);

#endif
