/* corpus.h - lines and pairs of lines that say the same twice, found in corpora of any size.
 *
 * A deduper is given lines in their order, numbered from 0, and says of each whether an earlier one is its duplicate. The
 * first occurrence is always the one that is kept; which lines are duplicates depends on nothing but the lines: not on
 * memory, on how they are batched, or on the machine.
 *
 * Memory is bounded. As long as it lasts, each answer is final and immediate. Then what is still unknown is put off
 * (DRG_LATER), in a nameless file, and told after drg_deduper_finish, in the order of the lines.
 *
 *   drg_deduper_new(&d, &(drg_dedupe_options){.similarity = 0.8}, &err);
 *   drg_deduper_add(d, lines, NULL, count, firsts, &err)      firsts[i] is the line's own number: keep it
 *   drg_deduper_finish(d, &err);
 *   while (!(status = drg_deduper_next(d, &duplicate, &err)) && duplicate.line != DRG_LATER) ...
 *   drg_deduper_free(d); */
#ifndef DRAGOMAN_CORPUS_H
#define DRAGOMAN_CORPUS_H

#include <dragoman/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What makes two lines the same. */
typedef enum drg_key_level {
    DRG_KEY_TEXT,   /* the text as a reader takes it: not its case, the spaces around and how many between words, invisible
                       characters, Arabic vowel signs and tatweel, composed or not (NFKC), the script of digits, the style
                       of quotation marks and dashes                                                             */
    DRG_KEY_EXACT,  /* every byte                                                                                */
    DRG_KEY_LETTERS /* its letters alone, without accents, alef and yeh forms, yo as ye; digits are all one;
                       neither spaces nor punctuation count. A line of nothing but these is compared by its bytes */
} drg_key_level;

/* All zero: exact duplicates of the text, within 1 GiB. */
typedef struct drg_dedupe_options {
    drg_key_level level;
    double similarity;  /* 0: duplicates are equal. Above 0 and up to 1: they share at least this part of their runs of five
                           characters (Jaccard index); every one that is reported does, of those that do more than
                           95 in 100 are found. DRG_KEY_EXACT is then taken for DRG_KEY_TEXT              */
    size_t memory;      /* bytes, 4 MiB at least; 0: 1 GiB                                                       */
    const char *folder; /* of the nameless file; copied; NULL: /tmp                                              */
} drg_dedupe_options;

typedef struct drg_deduper drg_deduper;

/* For one thread. Options may be NULL. Errors: EINVAL for a similarity that is none. */
DRG_API DRG_CHECK drg_status drg_deduper_new(drg_deduper **out, const drg_dedupe_options *options, drg_error *err);
DRG_API void drg_deduper_free(drg_deduper *deduper);

#define DRG_LATER UINT64_MAX

/* Takes the next `count` lines, of valid UTF-8 and without their line ends. With `tgt`, which may be NULL, they are pairs,
 * and two pairs are duplicates when both sides are; to compare one side alone, give that side. firsts[i] becomes the line's
 * own number when it is kept, the number of its first duplicate, or DRG_LATER. A near duplicate's first may be one itself.
 * Errors: EIO when the disk is full; ELIMIT above 2^40 lines; EINVAL after drg_deduper_finish. */
DRG_API DRG_CHECK drg_status drg_deduper_add(drg_deduper *deduper, const drg_str *src, const drg_str *tgt, size_t count,
                                             uint64_t *firsts, drg_error *err);

/* There are no more lines. Errors: EIO. */
DRG_API DRG_CHECK drg_status drg_deduper_finish(drg_deduper *deduper, drg_error *err);

typedef struct drg_duplicate {
    uint64_t line, first;
} drg_duplicate;

/* The next of the duplicates that were put off, in the order of their lines; lines that were put off and are not among them
 * are kept. At the end, `line` is DRG_LATER. Errors: EIO. */
DRG_API DRG_CHECK drg_status drg_deduper_next(drg_deduper *deduper, drg_duplicate *out, drg_error *err);

#ifdef __cplusplus
}
#endif
#endif
