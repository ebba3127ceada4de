/* cut.h - dividing a bitext file of any size into parts, each of which is a small document of the same format.
 *
 *   file     <tmx ...><header .../><body> <tu>..</tu> <tu>..</tu> | <tu>..</tu> </body></tmx>
 *   part 1   <tmx ...><header .../><body> <tu>..</tu> <tu>..</tu>   and the tail </body></tmx>
 *   part 2   the head <tmx ...><header .../><body>, and <tu>..</tu> </body></tmx>
 *
 * Parts are whole units, and what they are does not depend on how the file came in. Before a part goes its head, which
 * says what the parts before it said of all: the start tags that are open, a header row, the header of a PO file. After it
 * goes its tail, what closes them. A part that the format's reader does not like is its to refuse. */
#ifndef FORMAT_CUT_H
#define FORMAT_CUT_H

#include "base/buf.h"
#include "base/vec.h"

struct cutter {
    const struct cut_kind *kind;
    struct buf head;   /* of the next part         */
    VEC(size_t) opens; /* of XML: where each open tag begins in `head` */
    bool has_begun;    /* a part was cut off       */
};

struct cut_kind {
    const char *units; /* of XML: " tu ", the elements after which a file may be cut */
    const char *kept;  /* of XML: " header ", elements that all parts see the tags of; NULL: none */
    /* Where a part of `text`, which begins with one, may end: after the last unit that ends before byte `wanted`, else
     * after the first one. 0: no unit ends in it. */
    size_t (*end)(const struct cutter *cutter, drg_str text, size_t wanted);
    /* Makes the head of what follows `part`. */
    void (*pass)(struct cutter *cutter, drg_str part);
    /* Appends what closes the head that pass() made; NULL: nothing does. */
    void (*close)(const struct cutter *cutter, struct buf *tail);
};

/* `kind` NULL: a file of this format cannot be cut and is one part. Free it with cutter_free. */
void cutter_init(struct cutter *cutter, const struct cut_kind *kind);
void cutter_free(struct cutter *cutter);

/* Where the part that begins with `text` ends, of about `wanted` bytes; 0: give more text. With `is_last` nothing follows
 * the text, and some end is found. */
size_t cutter_end(const struct cutter *cutter, drg_str text, size_t wanted, bool is_last);

/* Cuts off a part: puts into `frame`, which is emptied, its head, of *head_len bytes, and its tail. Errors: ENOMEM, ELIMIT. */
drg_status cutter_pass(struct cutter *cutter, drg_str part, bool is_last, struct buf *frame, size_t *head_len, drg_error *err);

extern const struct cut_kind cut_tmx, cut_xliff; /* cut_xml.c */
extern const struct cut_kind cut_po, cut_rows;   /* cut_lines.c */

#endif
