/* archives.h - ZIP archives for tests, good and bad: every field of an entry can be made to lie. */
#ifndef SUPPORT_ARCHIVES_H
#define SUPPORT_ARCHIVES_H

#include "base/buf.h"

struct archive_entry {
    const char *name;
    drg_str content;
    bool is_stored;          /* else deflated                                         */
    bool sizes_follow;       /* checksum and sizes stand behind the data              */
    uint32_t flags;          /* besides                                               */
    uint32_t method;         /* other than the two; 0: none                           */
    uint32_t add_to_crc, add_to_size; /* lies, in both headers                        */
    uint32_t add_to_local;   /* a lie in the size of the local header alone           */
    uint32_t move_record;    /* subtracted from where the directory says it is        */
    const char *local_name;  /* of the local header, when another                     */
    drg_str extra;           /* of both headers                                       */
    const char *comment;
};

/* Appends an archive with these entries, and a comment (NULL: none). */
void archive_add(struct buf *into, const struct archive_entry *entries, size_t count, const char *comment);

/* A DOCX document with this in its body; `more`: further parts, each with its relationship (NULL: none). */
struct archive_part {
    const char *name, *content;
    const char *type; /* the end of the relationship's type: "header" */
};
void archive_docx(struct buf *into, const char *body, const struct archive_part *more, size_t count);

/* An ODT document with these automatic styles and this text, and headers or footers. */
void archive_odt(struct buf *into, const char *styles, const char *text, const char *header);

#endif
