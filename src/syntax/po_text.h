/* po_text.h - what the bytes between the quotes of a PO file say. */
#ifndef SYNTAX_PO_TEXT_H
#define SYNTAX_PO_TEXT_H

#include "base/buf.h"

/* Appends what a piece says. `first` is the place of its first byte, for messages.
 * Errors: ESYNTAX for an unknown escape and for numeric ones that make no UTF-8 or a NUL. */
drg_status po_unescape(struct buf *into, drg_str piece, drg_pos first, drg_error *err);

#endif
