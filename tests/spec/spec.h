/* spec.h - what the blocks of a specification have said so far, and the library's answers to it.
 *
 * A specification is a Markdown file. Fenced blocks named `glossary`, `text` and `bitext` set a scene; a block named
 * after a row of the table in answers.c holds what the library must answer. An HTML comment of `key=value` words sets
 * options until the next heading, which also clears the texts; a glossary stands until the next one. */
#ifndef SPEC_SPEC_H
#define SPEC_SPEC_H

#include <dragoman/dragoman.h>

#include "base/buf.h"

enum { SPEC_MAX_TEXTS = 8, SPEC_WORD = 64 };

struct spec_input {
    char name[SPEC_WORD];
    drg_str content;
};

struct spec_scene {
    struct spec_input glossary, bitext;
    struct spec_input texts[SPEC_MAX_TEXTS];
    size_t text_count;
    char lang[SPEC_WORD], format[SPEC_WORD], encoding[SPEC_WORD], langs[SPEC_WORD], max_grade[SPEC_WORD];
    bool strict, lines, overlaps, bytes; /* bytes: \xHH in texts stands for a byte */
};

/* Forgets what a heading ends: texts and options. */
void spec_clear(struct spec_scene *scene);

/* Sets an option by name; false when there is no such option. A word without a value has the value "". */
bool spec_set(struct spec_scene *scene, const char *key, const char *value);

/* Appends what the library answers to a block `kind`, whole lines; `argument` is the rest of the block's info string.
 * A failure of the library is an answer too. False when no such kind exists. */
bool spec_answer(struct buf *out, const char *kind, const char *argument, const struct spec_scene *scene);

#endif
