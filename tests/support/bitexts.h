/* bitexts.h - for tests of bitext readers: what was read as readable lines. */
#ifndef SUPPORT_BITEXTS_H
#define SUPPORT_BITEXTS_H

#include "format/bitext_columns.h"

struct bitext {
    struct arena arena;
    struct bitext_columns columns;
    size_t notes;
};

/* Reads and finishes; free it also after a failure. `name` is the file's. */
drg_status bitext_read(struct bitext *b, const char *format, const char *name, drg_str source, drg_error *err);
void bitext_free(struct bitext *b);

/* "en 0:a 1:b; tr 0:c": columns with their cells by row; U+FFFC as "*". */
void bitext_show(char *out, size_t size, const struct bitext *b);

/* "0 ID /GROUP +FLAGS [NOTES]; 1 ...": what is said of the rows, without what is empty, 0 or the row's own number. */
void bitext_show_units(char *out, size_t size, const struct bitext *b);

/* "en 0<a 3>a 5*b; tr ...": the codes of columns, each with its place in the view, open, close or alone, and a letter that
 * codes of equal identity share. */
void bitext_show_codes(char *out, size_t size, const struct bitext *b);

/* NULL, or what is wrong: pieces out of order or not what the source says, cells of no row. */
const char *bitext_fault(const struct bitext *b, drg_str source);

#endif
