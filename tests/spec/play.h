/* play.h - a scene played: everything the library made of it. */
#ifndef SPEC_PLAY_H
#define SPEC_PLAY_H

#include "spec/spec.h"

struct play {
    const struct spec_scene *scene;
    struct buf *out, notes;
    const char *argument;
    drg_ctx *ctx;
    drg_glossary *glossary;
    drg_matcher *matcher;
    drg_bitext *bitext;
    drg_text *own[SPEC_MAX_TEXTS];
    drg_matches *matches[SPEC_MAX_TEXTS];
    const drg_text *const *texts; /* own, or those of the bitext */
    size_t text_count;
    drg_error err;
};

/* Reads the glossary and the texts and matches them. */
drg_status play_run(struct play *play);

void play_end(struct play *play);

/* `word`, or NULL when it is empty: not set. */
const char *play_option(const char *word);

/* Appends a place as `name:line:column: `, as far as it is known. */
void play_place(struct buf *out, const char *name, drg_pos pos);

#endif
