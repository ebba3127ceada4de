/* prepare.h - corpora made ready for training: normalised, divided into sentences, cleaned of what is no text.
 *
 * A preparer is told what to do: steps of normalisation, division, filters. It takes the texts of units (units.h), some
 * thousands at a time, and answers with parts: what a unit has become, each kept or dropped with one reason. Nothing is lost
 * silently: every unit has one part at least, and each knows which bytes it was made of.
 *
 *   drg_preparer_new(&p, ctx, &(drg_prepare_options){.sides = 1, .langs = "tr", .split = true, .filters = "empty"}, &err);
 *   drg_prepared_make(&made, p, &texts, &err);                        in any thread
 *   for (i = 0; i < made->count; i++) made->parts[i].reason ... drg_prepared_text(made, i, 0)
 *   drg_prepared_free(made); drg_preparer_free(p);
 *
 * What looks at more than one unit is done in their order, by a selector: duplicates, samples, another order. */
#ifndef DRAGOMAN_PREPARE_H
#define DRAGOMAN_PREPARE_H

#include <dragoman/corpus.h>
#include <dragoman/normalize.h>
#include <dragoman/units.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Reasons ------------------------------------------------------------------------------------------- */

enum { DRG_KEPT = 0 };

/* Why a part is dropped, as data. Names never change; new ones may come. */
typedef struct drg_reason_info {
    const char *name;    /* "too-long"; "kept" is the first                                        */
    const char *value;   /* what may be said of it, and the default: "characters, 2000"; NULL: nothing */
    const char *summary;
    bool is_filter;      /* can be asked for by name; others are of the run: broken, duplicate, sample */
    bool needs_pair;
} drg_reason_info;

DRG_API size_t drg_reason_count(void);
DRG_API drg_reason_info drg_reason(size_t index);

/* ---- Units to parts ------------------------------------------------------------------------------------- */

typedef struct drg_preparer drg_preparer;

typedef struct drg_prepare_options {
    size_t sides;
    const char *const *langs;         /* one a side; NULL or "": told from the text               */
    const drg_normalizer *normalizer; /* borrowed; NULL: texts stay as they are                   */
    bool split;                       /* into sentences; of one side alone                        */
    const char *filters;              /* "empty,too-long=100,ratio=3"; "all": each as it is by default; NULL: none */
    bool identify;                    /* tell the language of what is kept, for statistics        */
    bool measure;                     /* count words and characters of it too                     */
} drg_prepare_options;

/* Options are copied. Errors: EINVAL, ELANG. */
DRG_API DRG_CHECK drg_status drg_preparer_new(drg_preparer **out, drg_ctx *ctx, const drg_prepare_options *options,
                                              drg_error *err);
DRG_API void drg_preparer_free(drg_preparer *preparer);

/* What became of a unit, or of one sentence of it. */
typedef struct drg_part {
    uint32_t unit;          /* in its batch                                             */
    uint32_t number, of;    /* part `number`, from 0, of `of`                           */
    uint16_t reason;        /* DRG_KEPT, or the index of a reason                       */
    uint16_t side;          /* the one to blame; DRG_SIDES: all                         */
    uint32_t words, characters; /* of the first side, when measured                     */
    uint64_t steps;         /* a bit a step of normalisation that changed it, by drg_form's index */
    char lang[4];           /* of the first side, when identified: "tr"; "" otherwise   */
} drg_part;

typedef struct drg_prepared {
    size_t sides, units, count;
    const drg_part *parts; /* in order */
    struct drg_prepared_scratch *scratch;
} drg_prepared;

/* Prepares the texts of a batch. Zero-initialised is ready to be filled; may be filled again and again. Borrows the texts.
 * Thread-safe. Errors: ENOMEM, ELIMIT. */
DRG_API DRG_CHECK drg_status drg_prepared_make(drg_prepared *out, const drg_preparer *preparer, const drg_unit_texts *texts,
                                               drg_error *err);
DRG_API void drg_prepared_free(drg_prepared *prepared);

/* A part's text, and the bytes of the unit's own text (texts->text[side]) that it was made of. */
DRG_API drg_str drg_prepared_text(const drg_prepared *prepared, size_t part, size_t side);
DRG_API drg_span drg_prepared_source(const drg_prepared *prepared, size_t part, size_t side);

/* ---- What depends on other units -------------------------------------------------------------------------- */

/* A part with its final answer. Strings are valid during the call. */
typedef struct drg_choice {
    drg_part part;        /* `reason` is final                                             */
    uint64_t number;      /* of all parts of the run, from 0                               */
    uint64_t first;       /* of a duplicate: the number of the part that it repeats        */
    uint64_t line;        /* in its file, from 1                                           */
    uint32_t file;        /* what drg_selector_add was told                                */
    uint32_t sides;
    drg_span cells[DRG_SIDES];   /* where in `line_text` the texts stand                   */
    struct drg_choice_place {
        uint64_t start, end;     /* bytes of the file                                      */
    } place[DRG_SIDES];          /* of TSV, JSONL and memories the unit's, the first alone */
    drg_str line_text;           /* of these the line, else empty                          */
    drg_str text[DRG_SIDES];
    drg_str before[DRG_SIDES];   /* what it was made of                                    */
} drg_choice;

typedef enum drg_dedupe_side { DRG_DEDUPE_ALL, DRG_DEDUPE_SRC, DRG_DEDUPE_TGT } drg_dedupe_side;

typedef struct drg_select_options {
    size_t sides;
    const drg_dedupe_options *dedupe; /* NULL: duplicates stay; copied                                     */
    drg_dedupe_side dedupe_side;      /* what two units must share: all sides, the first, the last         */
    double fraction;                  /* 0: all; else this part of what is kept, chosen by `seed`          */
    uint64_t sample;                  /* 0: all; else so many of what is kept, in their order              */
    bool shuffle;                     /* what is kept comes in another order, after all that is dropped    */
    uint64_t seed;
    size_t memory;                    /* bytes; 0: 1 GiB                                                   */
    const char *folder;               /* of what does not fit; copied; NULL: /tmp                          */
    drg_status (*give)(void *user, const drg_choice *choice, drg_error *err);
    void *user;
} drg_select_options;

typedef struct drg_selector drg_selector;

/* For one thread at a time. Errors: EINVAL. */
DRG_API DRG_CHECK drg_status drg_selector_new(drg_selector **out, const drg_select_options *options, drg_error *err);
DRG_API void drg_selector_free(drg_selector *selector);

/* Makes what a selector needs to compare the parts of a batch with others; must be called before they are added. Any number
 * of calls at a time, each with parts of its own, also while others are added. */
DRG_API DRG_CHECK drg_status drg_selector_mark(const drg_selector *selector, drg_prepared *prepared, drg_error *err);

/* Takes the parts of a batch, in order; what is decided is given at once. Errors: EIO, ENOMEM, and what `give` returns. */
DRG_API DRG_CHECK drg_status drg_selector_add(drg_selector *selector, uint32_t file, const drg_unit_batch *batch,
                                              const drg_unit_texts *texts, const drg_prepared *prepared, drg_error *err);

/* Gives what is left. */
DRG_API DRG_CHECK drg_status drg_selector_finish(drg_selector *selector, drg_error *err);

#ifdef __cplusplus
}
#endif
#endif
