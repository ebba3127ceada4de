/* changes.h - telling what normalisation changed: as records, as findings, as a diff. */
#ifndef CLI_CHANGES_H
#define CLI_CHANGES_H

#include <dragoman/normalize.h>
#include <dragoman/text.h>

#include "print.h"
#include "records.h"

/* Some of a file, normalised. It ends where a line does. */
struct changed_part {
    drg_str file;
    drg_str before, after;
    const drg_change *changes;
    size_t count;
    uint64_t start, out_start; /* bytes of the file's text before it, in and out */
    uint64_t lines;            /* lines before it                                */
    const drg_text *document;  /* a package, whose places are told by paragraphs; NULL: none */
};

/* Adds the columns of a report; then come the records of each part. */
void changes_columns(struct records *records);
void changes_report(struct records *records, const struct changed_part *part);

/* FILE:LINE:COLUMN: "before" becomes "after" [step] */
void changes_list(struct printer *p, const struct changed_part *part, bool has_color);

/* A unified diff. Lines stay lines, so the n-th of the one is the n-th of the other. */
void changes_diff(struct printer *p, const struct changed_part *part, bool is_first, bool has_color);

#endif
