/* bitext.h - texts whose segments are paired across languages: one text a language, rows of segment indexes. */
#ifndef MODEL_BITEXT_H
#define MODEL_BITEXT_H

#include "base/arena.h"
#include "dragoman/text.h"

struct drg_bitext {
    const drg_text **texts;
    size_t text_count;
    uint32_t *rows; /* row_count * text_count segment indexes, DRG_NONE where a language has none */
    size_t row_count;
    bool owns_texts;
    uint32_t source;    /* drg_bitext_source                                        */
    drg_unit *units;    /* one a row; NULL: the file says nothing of its rows        */
    struct arena arena; /* owns the strings of units                                */
};

/* Room for a bitext of `texts` columns and `rows` rows, all DRG_NONE; the texts are filled in by the caller. */
drg_status bitext_new(drg_bitext **out, size_t texts, size_t rows, bool owns_texts, drg_error *err);

/* True when all texts have the same source: they are languages of one file, not files. */
bool bitext_is_one_source(const drg_bitext *bitext);

/* Takes a copy of `count` units, those of the first rows; the rest is empty. */
drg_status bitext_take_units(drg_bitext *bitext, const drg_unit *units, size_t count, drg_error *err);

#endif
