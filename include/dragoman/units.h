/* units.h - corpora of any size as units: what stands in one line of a file, or the same in several languages.
 *
 * A corpus is a file of lines, files whose lines are aligned, a TSV file with a column a language, a JSONL file whose
 * objects hold texts, or a translation memory (TMX, XLIFF, PO). A unit has one text a side; sides are languages, always in
 * the same order. Units come in batches, each of which can be worked on in any thread while the next one is read; memory
 * does not grow with the corpus.
 *
 *   drg_corpus_open(&units, ctx, &path, 1, &(drg_corpus_options){.format = "jsonl"}, &err);
 *   do drg_corpus_next(units, &batch, &err), drg_unit_texts_make(&texts, ctx, &batch, &err) ...; while (!batch.is_last);
 *   drg_unit_texts_free(&texts); drg_unit_batch_free(&batch); drg_corpus_free(units); */
#ifndef DRAGOMAN_UNITS_H
#define DRAGOMAN_UNITS_H

#include <dragoman/stream.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { DRG_SIDES = 16 /* a unit has no more */ };

typedef struct drg_corpus drg_corpus;

/* All zero: by the file's name and content; a file of lines has one side. Strings are copied. */
typedef struct drg_corpus_options {
    const char *format;   /* "plain", "tsv", "jsonl", "tmx", "xliff", "po"; NULL: by name and content                  */
    const char *encoding; /* as drg_text_options                                                                     */
    bool strict;          /* ... and a line that its format cannot read is an error, not a unit without texts        */
    const char *langs;    /* "en,tr": the sides, in this order; NULL: as the file has them                           */
    const char *columns;  /* "en,tr": the TSV file has no header, its first columns are these                        */
    const char *fields;   /* "text", or "en=source,tr=target": members of a JSON object; NULL: "text", or `langs`    */
    size_t batch;         /* bytes that a batch should have; 0: 1 MiB                                                */
    uint64_t from, to;    /* only units that begin in these bytes of the first file, half-open, unpacked; `to` 0: to its
                             end. Implies is_steady. Not of standard input, which cannot be begun again       */
    bool may_jump;        /* lines may be counted from there, so that what is before need not be read         */
    bool is_steady;       /* batches do not depend on how fast a pipe's writer writes                                */
} drg_corpus_options;

/* Opens a corpus; "-" is standard input. More than one path: line-aligned files, a side each, named by `langs`.
 * Errors: as drg_stream_open; EINVAL; ESYNTAX for a TSV file that has no header. */
DRG_API DRG_CHECK drg_status drg_corpus_open(drg_corpus **out, drg_ctx *ctx, const char *const *paths, size_t count,
                                            const drg_corpus_options *options, drg_error *err);
DRG_API void drg_corpus_free(drg_corpus *units);

DRG_API const char *drg_corpus_format(const drg_corpus *units);

/* How many sides, and their languages: "" of a side that nothing names. */
DRG_API size_t drg_corpus_sides(const drg_corpus *units);
DRG_API const char *drg_corpus_lang(const drg_corpus *units, size_t side);

/* The file of a side, and its encoding. */
DRG_API const char *drg_corpus_name(const drg_corpus *units, size_t side);
DRG_API const char *drg_corpus_encoding(const drg_corpus *units, size_t side);

/* Bytes of a byte order mark that is no part of the text. */
DRG_API unsigned drg_corpus_mark(const drg_corpus *units, size_t side);

/* What stands before the first unit: a TSV file's header with its line end. */
DRG_API drg_str drg_corpus_head(const drg_corpus *units);

/* How far the first file has been read, in hundredths; 101: nobody knows. */
DRG_API unsigned drg_corpus_percent(const drg_corpus *units);

/* Some units as they stand in the files, whole lines. Zero-initialised is ready to be filled; may be filled again. */
typedef struct drg_unit_batch {
    const drg_corpus *units; /* what it was read from, of which it needs what does not change              */
    drg_str source[DRG_SIDES]; /* of aligned files one a side, else the first alone; valid UTF-8          */
    uint64_t start[DRG_SIDES]; /* bytes of the decoded file before it                                     */
    uint64_t lines;         /* line ends before it                                                        */
    bool is_last;
    struct drg_unit_trails *trails; /* where in its file each source stands; its own, as is             */
    drg_batch batch;
    struct drg_unit_memory {
        char *ptr;
        size_t len, cap;
    } memory[DRG_SIDES];
} drg_unit_batch;

DRG_API void drg_unit_batch_free(drg_unit_batch *batch);

/* Fills a batch; a corpus has at least one, which may be empty. Not to be called after the last. Errors: as
 * drg_stream_next; ESYNTAX when aligned files do not end with the same line. */
DRG_API DRG_CHECK drg_status drg_corpus_next(drg_corpus *units, drg_unit_batch *batch, drg_error *err);

/* Where a unit stands. */
typedef struct drg_unit_place {
    uint32_t start, end; /* bytes of source[0]: the line, without its end    */
    uint32_t line;       /* line ends of source[0] before it                  */
    bool is_broken;      /* its format cannot read it: it has no texts        */
} drg_unit_place;

/* The texts of a batch: for each side one line a unit, ended by LF, CRLF or CR. */
typedef struct drg_unit_texts {
    size_t sides, count;
    drg_str text[DRG_SIDES];      /* borrowed from the batch where that has them as they are */
    const drg_unit_place *places; /* NULL: a unit is line N of each source                   */
    const drg_span *cells;        /* `sides` a unit: where in source[0] its texts are spelt; NULL as before */
    struct drg_unit_scratch *scratch;
} drg_unit_texts;

/* Takes the texts out of a batch, which must stay. Zero-initialised is ready to be filled; may be filled again and again.
 * Thread-safe. Line ends within a text become spaces. Errors: ENOMEM; of translation memories those of drg_bitext_of_batch;
 * ESYNTAX under `strict`. */
DRG_API DRG_CHECK drg_status drg_unit_texts_make(drg_unit_texts *texts, drg_ctx *ctx, const drg_unit_batch *batch, drg_error *err);
DRG_API void drg_unit_texts_free(drg_unit_texts *texts);

#ifdef __cplusplus
}
#endif
#endif
