/* zip_read.h - a ZIP archive (PKWARE APPNOTE 6.3.3) in memory, out of anybody's hands.
 *
 * The directory at the end says what there is; opening checks it against the local headers and believes neither alone.
 * Refused: what is encrypted, split or ZIP64; two entries of one name; entries that overlap; names that lead out of a
 * folder (they are only compared here, but whoever unpacks the file elsewhere would trust them); more than the limits
 * below. Reading an entry checks size and CRC-32. Errors name the entry.
 *
 *   zip_open(&zip, bytes, err); entry = zip_find(&zip, STR("content.xml")); zip_read(&buf, entry, err); zip_close(&zip); */
#ifndef SYNTAX_ZIP_READ_H
#define SYNTAX_ZIP_READ_H

#include "base/buf.h"

enum {
    ZIP_MAX_ENTRIES = 20000,
    ZIP_MAX_NAME = 1024,         /* bytes                                                             */
    ZIP_MAX_RATIO = 200,         /* unpacked to packed, of an entry larger than:                      */
    ZIP_FREE_SIZE = 16 << 20,    /* bytes                                                             */
};

struct zip_entry {
    drg_str name;     /* bytes of the archive                              */
    drg_str record;   /* its record in the directory, bytes of the archive */
    drg_str packed;
    uint32_t crc, size, method, flags;
    uint32_t header;  /* where its local header begins                     */
    uint32_t end;     /* where the next one or the directory begins        */
};

struct zip_archive {
    drg_str bytes;              /* borrowed                                     */
    struct zip_entry *entries;  /* as the directory has them                    */
    struct zip_entry **by_place; /* the same in the order they stand in the file */
    size_t count;
    drg_str tail;               /* the record at the end of the file            */
};

/* True when bytes begin as an archive does that has anything in it. */
bool zip_is(drg_str head);

/* Errors: ESYNTAX, EFORMAT for what is encrypted, split or ZIP64, ELIMIT, ENOMEM. zip_close in any case. */
drg_status zip_open(struct zip_archive *zip, drg_str bytes, drg_error *err);
void zip_close(struct zip_archive *zip);

/* NULL: there is none. */
const struct zip_entry *zip_find(const struct zip_archive *zip, drg_str name);

/* Appends an entry's content, within the limit of `into`. */
drg_status zip_read(struct buf *into, const struct zip_entry *entry, drg_error *err);

#endif
