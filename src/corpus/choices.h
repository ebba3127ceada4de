/* choices.h - choices that wait: as bytes, in memory or beyond it, in the order they came. */
#ifndef CORPUS_CHOICES_H
#define CORPUS_CHOICES_H

#include "base/buf.h"
#include "corpus/spill.h"
#include "dragoman/prepare.h"

/* A choice as bytes, and back; the strings of the latter are in the bytes, which must be aligned as malloc does. */
void choice_pack(struct buf *into, const drg_choice *choice);
void choice_unpack(drg_choice *out, drg_str bytes);

/* Choices in line. Zero-initialised is none. */
struct choices {
    struct spill spill;
    struct spill_reader reader;
    struct buf packed;
    bool is_open;
};

drg_status choices_open(struct choices *choices, size_t memory, const char *folder, drg_error *err);
drg_status choices_put(struct choices *choices, const drg_choice *choice, drg_error *err);

/* The next one, valid until the next call; *got is false at the end. */
drg_status choices_next(struct choices *choices, drg_choice *out, bool *got, drg_error *err);
void choices_free(struct choices *choices);

#endif
