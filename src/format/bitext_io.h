/* bitext_io.h - from decoded files to bitexts: what loading whole and reading part by part have in common. */
#ifndef FORMAT_BITEXT_IO_H
#define FORMAT_BITEXT_IO_H

#include "dragoman/text.h"
#include "format/format.h"

/* A part of a decoded file, as format/cut.h makes them. */
struct bitext_part {
    drg_str text, head, tail;
    uint64_t lines, columns; /* line ends before `text`, and code points after the last of them */
    bool is_all;             /* the part is the file: it must have segments */
    const char *encoding;
};

/* The format of a bitext: the wanted one, or by name and the first bytes. Error: EFORMAT. */
drg_status bitext_choose_format(const struct format **out, const char *wanted, const char *name, drg_str head, drg_error *err);

/* Reads a part. Errors: those of the format's reader, with the file's lines; ENOMEM; ELIMIT. */
drg_status bitext_of_part(drg_bitext **out, drg_ctx *ctx, const struct bitext_part *part, const struct format *format,
                          const char *name, drg_error *err);

#endif
