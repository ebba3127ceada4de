/* zip_rewrite.h - an archive written anew with some entries changed. All others keep their packed bytes, their order, times,
 * flags and whatever else their headers say; changed ones keep name, place and time, and are deflated. */
#ifndef SYNTAX_ZIP_REWRITE_H
#define SYNTAX_ZIP_REWRITE_H

#include "syntax/zip_read.h"

/* An entry's new content. */
struct zip_change {
    const struct zip_entry *entry;
    drg_str content;
};

/* Without changes the bytes are those of the archive. Errors: ENOMEM, ELIMIT above 4 GiB, and the sink's. */
drg_status zip_rewrite(const struct zip_archive *zip, const struct zip_change *changes, size_t count, drg_sink sink,
                       drg_error *err);

#endif
