/* zip_write.h - a ZIP archive (PKWARE APPNOTE 6.3.3) as a stream: members are deflated in memory and written whole, so
 * that no data descriptors are needed. The same members give the same bytes: all carry one fixed time.
 *
 *   struct zip_writer zip; zip_begin(&zip, sink);
 *   zip_member(&zip, "xl/workbook.xml", content, err); ...
 *   zip_end(&zip, err);   -- writes the directory and frees; call it in any case
 *
 * No ZIP64: an archive or member of 4 GiB, or more than 65,535 members, is DRG_ELIMIT. */
#ifndef SYNTAX_ZIP_WRITE_H
#define SYNTAX_ZIP_WRITE_H

#include "base/buf.h"

struct zip_writer {
    drg_sink sink;
    struct buf directory;
    uint64_t offset;
    uint32_t members;
    drg_status status;
};

void zip_begin(struct zip_writer *zip, drg_sink sink);

/* Adds a member. `name` is ASCII with slashes. */
drg_status zip_member(struct zip_writer *zip, const char *name, drg_str content, drg_error *err);

drg_status zip_end(struct zip_writer *zip, drg_error *err);

#endif
