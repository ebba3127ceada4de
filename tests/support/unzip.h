/* unzip.h - a member of a ZIP archive, for tests of what writes them. Checks its CRC and both its headers. */
#ifndef SUPPORT_UNZIP_H
#define SUPPORT_UNZIP_H

#include "base/buf.h"

/* Appends the member's bytes; false when it is not there or damaged. */
bool unzip(drg_str archive, const char *name, struct buf *into);

#endif
