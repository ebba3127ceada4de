/* pattern.h - placeholders: how they are written, and how they are recognised in what an engine made of them.
 *
 * A pattern is text around a number: "⟦%d⟧", "__TERM%d__". A placeholder is anchored on its digits, whatever their script.
 * From there its signs are looked for outwards, each over spaces and invisible characters: letters in any case, brackets and
 * quotation marks in any of their kinds, as few as there are in the pattern and never past another placeholder. What is told
 * by letters may have lost its signs; what is told by signs has one on both sides, or one that text does not have. The same
 * eyes look at a source before it is annotated, so whatever they take for a placeholder afterwards is one. */
#ifndef CORPUS_PATTERN_H
#define CORPUS_PATTERN_H

#include "base/buf.h"
#include "base/vec.h"

#define DEFAULT_PATTERN "⟦%d⟧"

enum { PATTERN_SIGNS = 24, PATTERN_BYTES = 96 };

/* A character of the pattern. */
struct pattern_sign {
    uint32_t code, loose;
    uint32_t kinds;    /* families of brackets and quotes that it is one of, as bits */
    uint32_t mirrored; /* ... of its counterpart                                     */
    bool is_letter, is_rare;
};

/* What stands on one side of the number, its signs outwards from there. */
struct pattern_side {
    drg_str bytes;
    struct pattern_sign signs[PATTERN_SIGNS];
    uint32_t count;
};

struct pattern {
    char text[PATTERN_BYTES];
    struct pattern_side head, tail;
    bool has_letters;
    uint32_t ascii_kinds[128]; /* kinds of the signs of ASCII, at hand */
};

/* Reads "⟦%d⟧". Error: EINVAL. The sides point into `out`, which must not move. */
drg_status pattern_read(struct pattern *out, const char *text, drg_error *err);

void pattern_add(struct buf *into, const struct pattern *pattern, uint32_t number);

struct placeholder {
    drg_span span;
    uint32_t number;
    bool is_exact; /* as pattern_add writes it */
};

/* Digits that may be a placeholder's. */
struct digit_run {
    drg_span span;
    uint32_t number; /* 0: none that a placeholder has */
    drg_span taken;  /* by the placeholder that they are; empty: none */
    bool is_exact;
};

/* The placeholders of a line; scratch that grows. */
struct placeholders {
    VEC(struct placeholder) list;
    VEC(struct digit_run) runs;
};

/* Whether text that goes on so would change the number of a placeholder before it: "TERM1" before "2". */
bool pattern_would_run_on(const struct pattern *pattern, drg_str after);

/* Where the next digit is, of any script that placeholders may be numbered in, or text.len: without one there is none. */
size_t placeholder_digit(drg_str text, size_t at);

/* Finds them, in order. False: no memory. */
bool placeholders_find(struct placeholders *found, const struct pattern *pattern, drg_str line);
void placeholders_free(struct placeholders *found);

#endif
