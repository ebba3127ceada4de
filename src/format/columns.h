/* columns.h - what the header of a glossary table says: which column holds what.
 *
 * Three forms of a table, told by its header:
 *   wide   concept,subject,en,en.admitted,tr,tr.variant,note     one row a concept
 *   long   concept,lang,term,status                              one row a term
 *   pair   source,target,comment                                 wide, with the languages given by the user
 * A column nobody knows is a field of the concept (wide) or of the term (long). Dotted names say whose a field is:
 * concept.NAME, lang.NAME, term.NAME in the long form, LANGUAGE.NAME in the wide one. */
#ifndef FORMAT_COLUMNS_H
#define FORMAT_COLUMNS_H

#include "base/vec.h"
#include "dragoman/glossary.h"
#include "syntax/csv.h"

enum column_kind {
    COLUMN_CONCEPT,
    COLUMN_SUBJECT,
    COLUMN_DEFINITION,
    COLUMN_NOTE,
    COLUMN_LANG,
    COLUMN_TERM,
    COLUMN_STATUS,
    COLUMN_KIND,
    COLUMN_POS,
    COLUMN_GENDER,
    COLUMN_NUMBER,
    COLUMN_TERM_NOTE,
    COLUMN_SOURCE,        /* becomes COLUMN_TERMS once its language is known */
    COLUMN_TARGET,
    COLUMN_TERMS,         /* terms of `lang` with `status`, divided by |     */
    COLUMN_CONCEPT_FIELD,
    COLUMN_LANG_FIELD,    /* of `lang`, or of the row's language             */
    COLUMN_TERM_FIELD,
    COLUMN_KINDS
};

struct column {
    enum column_kind kind;
    drg_str lang, name;
    drg_term_status status;
};

struct columns {
    struct arena arena;
    VEC(struct column) list;
    bool is_long;
    bool is_pair;
    size_t term_columns; /* COLUMN_TERMS with plain status */
};

/* Reads a row as a header. `langs` ("en,tr", may be NULL) names the languages of source and target, or of the columns
 * of a table without header; *is_header says whether the row was one.
 * Errors: ESYNTAX when it is none and `langs` is NULL, or when columns contradict each other; ELANG. */
drg_status columns_parse(struct columns *into, const struct csv_row *row, const char *langs, bool *is_header,
                         drg_error *err);

/* True when the first line of `head` would be a header without further help. */
bool columns_sniff(drg_str head);

/* True when this tag, as a column's name, is read back as a language. */
bool columns_is_lang(drg_str tag);

/* True when a column of this name is read back as a field. */
bool columns_reads_as_field(drg_str name);

/* The kind of a column's plain name; COLUMN_KINDS when nobody knows it. */
enum column_kind columns_kind_of_name(drg_str name);

void columns_free(struct columns *columns);

#endif
