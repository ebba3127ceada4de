/* binary.h - files that are no text, known by their first bytes.
 *
 * Every sequence of bytes is text in some legacy encoding, so a document of an office program would be searched in
 * silence and nothing found. Only formats that people take for text are known here; other bytes pass. */
#ifndef TEXT_BINARY_H
#define TEXT_BINARY_H

#include <dragoman/types.h>

#include "base/str.h"

/* Error: EFORMAT, which says what the bytes are and what to do. */
drg_status binary_refuse(drg_str bytes, drg_error *err);

#endif
