/* lexicon_image.h - lexicons as sections of a compiled glossary, there and back.
 *
 * They are those of a matcher that finds inflected forms; a literal one finds the same through them as through its own.
 * They hold what rules of inflection make of a glossary, and are used by a program of the same rules only. */
#ifndef MATCH_LEXICON_IMAGE_H
#define MATCH_LEXICON_IMAGE_H

#include "match/compile.h"

/* What an image says of a lexicon beside its tables. */
struct lexicon_record {
    char lang[16]; /* the tag of its struct lang, filled with zeros */
    uint64_t stem_lengths;
};

/* Adds the matcher's lexicons to an image being made; `records`, one a lexicon, and all tables are borrowed until it is
 * written. */
void lexicons_add_to_image(const drg_matcher *matcher, struct lexicon_record *records, struct image_writer *writer);

/* Gives the matcher the lexicons that lie in its glossary's image; *is_there tells whether there are any that serve, with
 * a note where rules differ. Errors: ESYNTAX when they make no sense, ENOMEM. */
drg_status lexicons_of_image(bool *is_there, drg_matcher *matcher, drg_ctx *ctx, drg_error *err);

#endif
