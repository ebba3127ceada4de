/* vocabulary.h - a project's and a person's own words: right, or forbidden.
 *
 * A file has one word a line: "word" is right, "*word" is forbidden, "word/example" is right in its inflected forms too
 * (Hunspell's personal dictionary). A file whose first line is a number is a Hunspell dictionary: what stands after a slash is
 * flags. Small letters stand for any case; a word with a capital is right with it, and in capitals. # begins a comment. */
#ifndef SPELL_VOCABULARY_H
#define SPELL_VOCABULARY_H

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"
#include "lang/lang.h"

enum own_word { OWN_NOTHING, OWN_RIGHT, OWN_FORBIDDEN };

/* Zero-initialised is empty. */
struct vocabulary {
    struct arena arena;
    struct map words;        /* NFC; value: enum own_word         */
    VEC(drg_str) inflecting; /* words whose other forms are right */
};

/* Adds the words of a file. Errors: EIO, EENCODING, ELIMIT, ENOMEM. */
drg_status vocabulary_read(struct vocabulary *v, drg_ctx *ctx, const char *path, drg_error *err);

/* Adds a right word; false: no memory. */
bool vocabulary_add(struct vocabulary *v, drg_str word);

/* What the lists say of a word. */
enum own_word vocabulary_says(const struct vocabulary *v, drg_str word, const struct lang *lang);

void vocabulary_free(struct vocabulary *v);

#endif
