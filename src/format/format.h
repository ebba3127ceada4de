/* format.h - the table of formats: one row a format, one file a row, a NULL slot means "cannot". */
#ifndef FORMAT_FORMAT_H
#define FORMAT_FORMAT_H

#include "dragoman/table.h"
#include "model/glossary.h"
#include "text/package.h"
#include "format/cut.h"
#include "text/view.h"

/* A decoded input on its way through a reader. */
struct input {
    drg_ctx *ctx;
    drg_str source;    /* valid UTF-8 */
    const char *name;  /* for messages */
    const char *langs; /* languages of columns when the file does not say; may be NULL */
    const struct package *package; /* what the source was taken out of; NULL: the source is the file */
    bool is_part;      /* of a file: what the source refers to may stand in another part */
};

/* A segment that stands in several rows, as the plural of a source does beside each plural form. */
struct shared_cell {
    uint32_t column, row, owner; /* `row` has what `owner` has there */
};

/* A bitext on its way out of a reader: the views of its languages, in column order. */
struct bitext_columns {
    struct arena *arena;  /* for language tags */
    VEC(drg_str) langs;
    VEC(drg_str) tags;      /* parallel to langs: the whole tag that a column was made for */
    VEC(struct view) views; /* one a language; blocks carry their row */
    uint32_t rows;
    uint32_t source;        /* column of the language that the others are translations of; DRG_NONE: unsaid */
    VEC(drg_unit) units;    /* of the first rows; strings live as long as `arena` or the source */
    VEC(struct shared_cell) shared;
    bool lines_are_soft;    /* line ends in segments are mere white space, as in XML */
};

/* Where a writer writes. */
struct output {
    drg_ctx *ctx;
    drg_sink sink;
    const drg_write_options *options; /* never NULL */
};

struct report_kind;

struct format {
    const char *name, *extensions, *summary;
    bool is_binary; /* readers get the file's bytes, not decoded text */
    drg_status (*sniff_package)(bool *is_it, const struct package *package, drg_error *err); /* NULL: it is no zip archive */
    drg_status (*take_parts)(struct package *package, struct buf *source, drg_error *err); /* those that hold text */
    bool (*sniff)(drg_str head); /* first bytes, decoded; NULL: by extension only */
    drg_status (*read_glossary)(const struct input *in, struct glossary_builder *into, drg_error *err);
    drg_status (*open_glossary)(drg_glossary **out, drg_str bytes, const char *name, drg_error *err); /* as they are */
    drg_status (*map_glossary)(drg_glossary **out, const char *path, drg_error *err); /* the same of a regular file */
    drg_status (*write_glossary)(const drg_glossary *glossary, const struct output *out, drg_error *err);
    drg_status (*read_text)(const struct input *in, struct view *into, drg_error *err);
    drg_status (*read_bitext)(const struct input *in, struct bitext_columns *into, drg_error *err);
    const struct cut_kind *cut; /* how a bitext of any size is divided; NULL: it is read whole */
    drg_status (*write_table)(const drg_table *table, const struct output *out, drg_error *err);
    const struct report_kind *report; /* of findings: format/report.h */
};

const struct format *const *format_list(size_t *count);

/* A name given by the user; NULL: none. */
const struct format *format_find(const char *name);

/* By file name, then by content among those that can `can`; NULL: none. */
const struct format *format_guess(const char *path, drg_str head, unsigned can);

unsigned format_can(const struct format *format);

#endif
