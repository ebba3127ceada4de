/* records.h - a glossary's data as flat arrays: what a builder fills and what a compiled glossary holds on disk.
 *
 * Nothing here points anywhere: strings are places in one text, things refer to each other by index. The members have
 * one width and no padding between or behind them, so that equal glossaries have equal bytes. */
#ifndef MODEL_RECORDS_H
#define MODEL_RECORDS_H

#include "dragoman/types.h"

/* Bytes of the glossary's text; {0,0} is the empty string. */
struct text_ref {
    uint32_t offset, len;
};

enum { LANG_NONE = UINT16_MAX }; /* of a field that belongs to no language */

struct concept_record {
    struct text_ref id, subject, definition, note;
    uint32_t first_term, term_count;
};

/* What many terms have in common; the same traits are stored once. */
struct traits_record {
    struct text_ref kind, pos, gender, number;
};

struct term_record {
    struct text_ref text, note;
    uint32_t concept, traits;
    uint32_t file; /* or DRG_NONE */
    uint32_t line, column;
    uint16_t lang;
    uint16_t status; /* a drg_term_status */
};

struct field_record {
    struct text_ref name, value;
    uint32_t concept;
    uint32_t term; /* or DRG_NONE */
    uint32_t lang; /* or LANG_NONE */
};

/* A term that was given again and became one with the first; for lint. */
struct duplicate_record {
    uint32_t term;
    uint32_t file; /* or DRG_NONE */
    uint32_t line, column;
};

#endif
