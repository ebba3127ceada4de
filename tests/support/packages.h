/* packages.h - the least DOCX or ODT document around some XML. Links without Criterion. */
#ifndef SUPPORT_PACKAGES_H
#define SUPPORT_PACKAGES_H

#include "base/buf.h"

/* Appends the file; false when memory is out. */
bool package_around(struct buf *into, drg_str xml, bool is_odt);

#endif
