/* units.h - the inside of a drg_corpus: what kinds of files hold units, a row a kind. */
#ifndef CORPUS_UNITS_H
#define CORPUS_UNITS_H

#include "base/buf.h"
#include "base/trail.h"
#include "base/vec.h"
#include "dragoman/units.h"

/* What drg_unit_texts_make fills: a buffer a side, and where each unit stands. */
struct drg_unit_scratch {
    struct buf sides[DRG_SIDES];
    VEC(drg_unit_place) places;
    VEC(drg_span) cells;
};

struct drg_unit_trails {
    struct drg_trail side[DRG_SIDES];
};

/* Where lines are not the texts themselves, a kind takes these out of them. */
struct unit_kind {
    const char *name;
    bool is_bitext; /* read by the library's own formats */
    /* Looks at the first lines; what of them is no unit is *head bytes. */
    drg_status (*begin)(drg_corpus *units, drg_str text, size_t *head, drg_error *err);
    /* Adds the texts of one line to the buffers and their cells; false: it cannot be read. */
    bool (*take)(const drg_corpus *units, struct drg_unit_scratch *into, drg_str source, drg_span line);
};

extern const struct unit_kind unit_kind_lines, unit_kind_tsv, unit_kind_jsonl;

/* One file. */
struct unit_file {
    drg_stream *stream;
    drg_batch batch;
    size_t from;       /* what of the batch has been given */
    uint64_t lines;
    bool has_batch;
};

struct drg_corpus {
    drg_ctx *ctx;
    const struct unit_kind *kind;
    struct unit_file files[DRG_SIDES];
    size_t file_count, sides;
    char langs[DRG_SIDES][36];
    size_t columns[DRG_SIDES]; /* of TSV                  */
    size_t column_count;       /* that a line must have   */
    char *fields[DRG_SIDES];   /* of JSON                 */
    char *head;                /* see drg_corpus_head      */
    size_t head_len;
    uint64_t from, to;         /* see drg_corpus_options  */
    char *option_langs, *option_columns, *option_fields;
    bool is_strict, is_part;
    bool is_cut;               /* other files may go on behind what is read */
    bool has_begun;            /* some batch was read                       */
};

/* Cuts "en,tr" into the sides' languages. Errors: EINVAL for too many, ELANG. */
drg_status units_set_langs(drg_corpus *units, const char *list, drg_error *err);

/* Whether a column or a member is called as a language: "en", "en-US". Indonesian and Norwegian have to be asked for, since
 * "id" and "no" mostly are something else. */
bool units_is_lang(drg_str name);

/* Adds a text of one line to a side, its line ends as spaces. */
void units_add_text(struct drg_unit_scratch *into, size_t side, drg_str text);

#endif
