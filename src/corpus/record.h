/* record.h - what was marked in a segment, in memory and as a line of JSON. */
#ifndef CORPUS_RECORD_H
#define CORPUS_RECORD_H

#include "base/buf.h"
#include "base/vec.h"
#include "dragoman/match.h"
#include "syntax/json_write.h"

/* A term, or text that looked like a placeholder and got one of its own. */
struct marked {
    uint32_t number;  /* in the segment, from 1                              */
    drg_span span;    /* bytes of the segment's text                         */
    drg_str source;   /* ... and what they say                               */
    drg_str target;   /* what shall come back; of a literal the same as source */
    drg_str concept;  /* id                                                  */
    drg_str grade;    /* name                                                */
    bool is_literal;
};

typedef VEC(struct marked) marked_list;

/* Writes the member "terms". */
void record_add_terms(struct json *j, const struct marked *terms, size_t count);

/* Appends a record and its line end. */
void record_add(struct buf *into, uint64_t segment, const struct marked *terms, size_t count);

/* The record before all others. */
struct record_head {
    drg_str style, pattern, src, tgt;
    uint64_t before; /* segments before the part of a text that the records are of */
};

void record_add_head(struct buf *into, const struct record_head *head);

/* Whether a line begins as that record does, which may come again where the records of parts stand one after the other. */
bool record_is_head(drg_str line);

/* Whether a line is that record; it is decoded in place and borrowed. */
bool record_read_head(struct record_head *out, char *line, size_t len);

/* The same for a segment's. Errors, which the caller has words for: ESYNTAX, ENOMEM. */
drg_status record_read(uint64_t *segment, marked_list *terms, char *line, size_t len);

#endif
