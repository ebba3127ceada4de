/* table.h - the aligned term table: one row a concept, one column a language.
 *
 * Three kinds of input make one: a single document; the same text in several languages; segment-aligned text. The
 * table owns its data, but for strings of the glossary, the texts and the names, which it borrows. */
#ifndef DRAGOMAN_TABLE_H
#define DRAGOMAN_TABLE_H

#include <dragoman/match.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct drg_table drg_table;

/* A form found in the texts. */
typedef struct drg_found {
    drg_str form;      /* as first found, white space made single spaces; of a corpus as most often spelt */
    uint64_t count;    /* occurrences; forms that differ in case only are one */
    drg_grade grade;   /* the best of them       */
    uint32_t document; /* where it stands first: index into drg_table_documents; of a corpus DRG_NONE */
    drg_span first;
    drg_pos place;
} drg_found;

/* One language of one concept. */
typedef struct drg_cell {
    const uint32_t *terms; /* indexes of the glossary's terms in this language: preferred, admitted, deprecated;
                              variants are left out */
    uint32_t term_count;
    const drg_found *found; /* by count, then first place; of a corpus then form */
    uint32_t found_count;
    uint64_t count;    /* occurrences in all                  */
    uint64_t segments; /* segments with at least one          */
    uint64_t lacking;  /* of a corpus: rows in which other languages have the concept and this one, with a segment and a
                          term, does not                      */
    bool is_missing;   /* the language was looked at, another one has the concept, this one does not */
} drg_cell;

/* Segments of a corpus that show a concept. */
typedef struct drg_example {
    const drg_str *texts; /* one a column; empty where the row has no segment in it */
    bool agrees;          /* every language with a segment and a term has the concept */
} drg_example;

typedef struct drg_row {
    uint32_t concept_index;
    const drg_cell *cells; /* one a column */
    uint64_t any;   /* aligned input: rows in which at least one language has the concept                    */
    uint64_t agree; /* ... of those, the ones in which every language with a segment and a term has it       */
    const uint32_t *missing_rows; /* ... and the others, counted from 0: any = agree + missing_count. Of a corpus they are
                                     counted, not listed                                                     */
    uint32_t missing_count;
    const drg_example *examples; /* of a corpus: where languages miss the concept, then where all have it    */
    uint32_t example_count;
} drg_row;

typedef struct drg_document {
    const drg_text *text;
    const drg_matches *matches;
    uint32_t column; /* the language this document counts for, or DRG_NONE: by the language of each match */
} drg_document;

/* A table of one document or of documents in several languages. A document whose text has one language (declared, or
 * by name) fills that column. Columns are the glossary's languages, or those of `langs` ("en,tr,ar,ru").
 * Borrows everything. Rows: concepts found, in order of first occurrence in the first document that has them. */
DRG_API DRG_CHECK drg_status drg_table_of_texts(drg_table **out, const drg_glossary *glossary,
                                                const drg_text *const *texts, const drg_matches *const *matches,
                                                size_t count, const char *langs, drg_error *err);

/* A table of segment-aligned text: matches[i] were found in the bitext's text i. Agreement is counted over the first 64
 * columns. */
DRG_API DRG_CHECK drg_status drg_table_of_bitext(drg_table **out, const drg_glossary *glossary,
                                                 const drg_bitext *bitext, const drg_matches *const *matches,
                                                 const char *langs, drg_error *err);

DRG_API void drg_table_free(drg_table *table);

DRG_API const drg_glossary *drg_table_glossary(const drg_table *table);
DRG_API const drg_row *drg_table_rows(const drg_table *table, size_t *count);
/* Language tags of the columns. */
DRG_API const drg_str *drg_table_columns(const drg_table *table, size_t *count);
DRG_API const drg_document *drg_table_documents(const drg_table *table, size_t *count);
/* True when the input was segment-aligned; `rows` gets the number of aligned rows. */
DRG_API bool drg_table_is_aligned(const drg_table *table, size_t *rows);
/* True for a table of a corpus (sum.h): aligned, with examples in place of texts, documents and places. */
DRG_API bool drg_table_is_of_corpus(const drg_table *table);
/* Aligned input: rows of one segment index a document, DRG_NONE where it has none; NULL when not aligned. */
DRG_API const uint32_t *drg_table_aligned_segments(const drg_table *table, size_t *rows);
/* True when text of this column's language was given at all: else its cells show the glossary only. */
DRG_API bool drg_table_column_has_text(const drg_table *table, size_t column);

/* Writes the table: "terminal", "tsv", "csv", "json", "jsonl", "markdown", "html", "xlsx", "tbx". */
DRG_API DRG_CHECK drg_status drg_table_write(const drg_table *table, drg_ctx *ctx, const char *format,
                                             const drg_write_options *options, drg_sink sink, drg_error *err);

#ifdef __cplusplus
}
#endif
#endif
