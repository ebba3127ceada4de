/* declaration.h - the encoding that a document declares of itself. */
#ifndef TEXT_DECLARATION_H
#define TEXT_DECLARATION_H

#include "base/str.h"

enum { DECLARATION_MAX = 40 };

/* The name in the encoding="..." of an XML declaration or the charset=... of HTML's meta, within the first 1024 bytes as
 * the Encoding Standard asks, or in the header of a PO file; NULL when there is none. The name is put into `out`; it need not be one we know. */
const char *declared_encoding(drg_str bytes, char out[DECLARATION_MAX]);

/* Where the name stands in a document that has been decoded; false: it declares none. */
bool declared_place(drg_str source, drg_span *place);

#endif
