/* tables.h - tables for tests of writers: a glossary and texts in, everything made and freed as one. */
#ifndef SUPPORT_TABLES_H
#define SUPPORT_TABLES_H

#include "base/buf.h"
#include "dragoman/dragoman.h"

enum { FIXTURE_TEXTS = 8 };

struct fixture {
    drg_ctx *ctx;
    drg_glossary *glossary;
    drg_matcher *matcher;
    drg_text *texts[FIXTURE_TEXTS];
    drg_matches *matches[FIXTURE_TEXTS];
    size_t count;
    drg_table *table;
    size_t notes; /* reported while writing */
};

/* A table of texts; names[i] ("a.en.txt") tells the language. Takes over the glossary. Fails the test on errors. */
void fixture_make(struct fixture *f, drg_glossary *glossary, const char *const *names, const char *const *texts,
                  size_t count);

/* The glossary of a TSV. */
drg_glossary *glossary_of_tsv(const char *tsv);

/* The table in a format; the caller frees. */
struct buf fixture_write(struct fixture *f, const char *format, const drg_write_options *options);

void fixture_free(struct fixture *f);

#endif
