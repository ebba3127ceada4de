/* sum.h - the aligned term table of a corpus of any size, added up part by part.
 *
 * A sum counts the terms of segment-aligned text: rows with a concept, rows where the languages agree, which language misses
 * it how often, every form with its count, and some example rows. It is a function of the multiset of rows that went in,
 * not of their order or of how they were divided: parts may be added by several threads to sums of their own, written,
 * read and merged by several machines, and the table is byte for byte the one of a single run.
 *
 *   new -> add rows, and more rows -> (write .. read) merge -> drg_table_of_sum -> drg_table_write
 *
 * Memory grows with the number of different forms, not with the corpus. A sum belongs to one thread at a time. */
#ifndef DRAGOMAN_SUM_H
#define DRAGOMAN_SUM_H

#include <dragoman/table.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct drg_table_sum drg_table_sum;

/* All zero: the defaults. Sums that are merged must have the same. */
typedef struct drg_table_sum_options {
    const char *langs; /* columns: "en,tr,ar,ru"; NULL: the glossary's languages. At most 64 */
    uint32_t examples; /* rows shown of each concept: so many where all languages have it, and so many where one misses it */
    uint64_t seed;     /* which ones: those with the smallest hashes of this number and their texts. Rows of more than
                          2,000 bytes show nothing well and are left out */
} drg_table_sum_options;

/* An empty sum. Borrows the matcher and its glossary; copies the options, which may be NULL. Errors: ELANG, ELIMIT, ENOMEM. */
DRG_API DRG_CHECK drg_status drg_table_sum_new(drg_table_sum **out, const drg_matcher *matcher,
                                               const drg_table_sum_options *options, drg_error *err);
DRG_API void drg_table_sum_free(drg_table_sum *sum);

/* One language of some rows: line N is that of row N. A blank line is no segment. */
typedef struct drg_table_side {
    const char *lang;
    drg_str text;        /* lines ended by LF, CRLF or CR, the last one perhaps not */
    const drg_hit *hits; /* what a scanner of the sum's matcher, with this language and `lines`, found in the text */
    size_t hit_count;
} drg_table_side;

/* Adds rows. After an error the sum is to be thrown away. Errors: EINVAL when texts have unequally many lines; ENOMEM. */
DRG_API DRG_CHECK drg_status drg_table_sum_add(drg_table_sum *sum, const drg_table_side *sides, size_t count, drg_error *err);

/* Adds another sum. Error: EINVAL when it was made with other terms, another matcher's options or options of its own. */
DRG_API DRG_CHECK drg_status drg_table_sum_merge(drg_table_sum *sum, const drg_table_sum *other, drg_error *err);

/* Writes all that the sum knows as JSON Lines (docs/schemas/sum.schema.json): sums that are equal write equal bytes. */
DRG_API DRG_CHECK drg_status drg_table_sum_write(const drg_table_sum *sum, drg_sink sink, drg_error *err);

/* Adds what another sum wrote to the file. Errors: EIO; ESYNTAX with the line; ELIMIT; EINVAL as for merge. */
DRG_API DRG_CHECK drg_status drg_table_sum_read(drg_table_sum *sum, const char *path, drg_error *err);

/* The table: concepts in glossary order, of the forms of each language the `top` most frequent ones, 0: all. It borrows
 * the glossary and, of the sum, nothing. */
DRG_API DRG_CHECK drg_status drg_table_of_sum(drg_table **out, const drg_table_sum *sum, uint32_t top, drg_error *err);

#ifdef __cplusplus
}
#endif
#endif
