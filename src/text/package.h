/* package.h - the file that a text was taken out of, when it is a zip archive of XML parts: DOCX, ODT.
 *
 *   source   <w:document ...>...</w:document><w:hdr ...>...</w:hdr>     the text's, parts one after the other
 *   parts    word/document.xml [0,4711)  word/header1.xml [4711,5000)
 *
 * Writing makes edits of the source in the parts they lie in; whatever else is in the archive stays as it was packed. */
#ifndef TEXT_PACKAGE_H
#define TEXT_PACKAGE_H

#include "base/vec.h"
#include "syntax/zip_read.h"
#include "text/edits.h"

struct package_part {
    const struct zip_entry *entry;
    uint32_t start, end; /* of its content in the source */
};

/* Adds to `out`, in order, the edits and what the format needs besides; NULL: nothing. */
typedef void package_mend(struct edits *out, drg_str source, const struct edits *edits);

struct package {
    struct buf bytes; /* of the file */
    struct zip_archive zip;
    VEC(struct package_part) parts;
    package_mend *mend;
};

/* Opens a file's bytes, which it takes over, also on failure. Errors as zip_open. */
drg_status package_open(struct package **out, struct buf *bytes, drg_error *err);
void package_free(struct package *package);

/* Appends the content of an entry that is no part. Error: ESYNTAX when there is none of that name. */
drg_status package_read(struct buf *into, const struct package *package, drg_str name, drg_error *err);

/* The same of one that is the next part of the source. Error: EENCODING when it is not UTF-8. */
drg_status package_take(struct package *package, struct buf *source, drg_str name, drg_error *err);

/* Writes the file with edits of its source. Errors: EINVAL for one that lies in two parts; as zip_rewrite. */
drg_status package_write(const struct package *package, drg_str source, const struct edits *edits, drg_sink sink,
                         drg_error *err);

#endif
