/* packing.h - compressed input and output: gzip, xz and zstd, told by their first bytes and unpacked step by step, or made.
 *
 * Checksums are verified, members that follow one another are one content, and what is cut off, damaged or followed by
 * anything else is an error (ESYNTAX). Memory is bounded whatever the data asks for.
 * One const row a packing, in a file of its own; packing.c holds the table. */
#ifndef EXT_PACKING_H
#define EXT_PACKING_H

#include "base/buf.h"

/* Input and room on their way through an unpacker, both moved on by what was used. */
struct unpack_step {
    drg_str in;
    bool is_last; /* nothing follows `in` */
    char *out;
    size_t room;
};

struct packing {
    const char *name;   /* "gzip" */
    const char *suffix; /* ".gz"  */
    drg_str magic;
    drg_status (*open)(void **state, drg_error *err);
    /* Goes on until the input is used up or the room is. When both the input is used up and it is the last, the data
     * must be at an end. */
    drg_status (*run)(void *state, struct unpack_step *step, drg_error *err);
    void (*close)(void *state); /* accepts NULL */
    /* The other way. All of `in` is taken; what it makes goes to the sink. With `is_last` the data is ended. */
    drg_status (*pack_open)(void **state, drg_error *err);
    drg_status (*pack)(void *state, drg_str in, bool is_last, drg_sink to, drg_error *err);
    void (*pack_close)(void *state); /* accepts NULL */
};

enum { PACKED_CHUNK = 1 << 15 /* bytes that packers hand on at a time */ };

extern const struct packing packing_gzip, packing_xz, packing_zstd;

enum { PACKING_MAGIC = 6 /* the longest of them, in bytes */ };

/* The packing of data that begins like this; NULL: it is not packed. */
const struct packing *packing_of(drg_str head);

/* The packing that a file of this name should have; NULL: none. */
const struct packing *packing_of_name(drg_str name);

/* The name without the suffix of a packing: "news.tr.txt" of "news.tr.txt.gz". */
drg_str packing_inner_name(drg_str name);

/* EFORMAT when a file is not packed as its name says: its content would be searched as text, in silence. */
drg_status packing_check_name(const struct packing *found, drg_str name, drg_error *err);

/* Appends what packed bytes hold, within the limit of `into`. */
drg_status packing_unpack(struct buf *into, const struct packing *packing, drg_str bytes, drg_error *err);

/* For the rows: their failures in one wording. */
drg_status fail_damaged(drg_error *err, const char *packing, const char *why);
drg_status fail_cut_off(drg_error *err, const char *packing);
drg_status fail_followed(drg_error *err, const char *packing);

#endif
