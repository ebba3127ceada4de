/* docx.h - the halves of the DOCX format (ISO/IEC 29500, ECMA-376): which parts hold text, and what in them is text. */
#ifndef FORMAT_DOCX_H
#define FORMAT_DOCX_H

#include "text/package.h"

/* Whether the archive is one of Office Open XML. */
drg_status docx_sniff(bool *is_it, const struct package *package, drg_error *err);

/* Takes document, headers, footers, footnotes, endnotes and comments, in this order. Errors: EFORMAT when the main part is
 * no text document; ESYNTAX for what is missing or broken. */
drg_status docx_take_parts(struct package *package, struct buf *source, drg_error *err);

/* Word drops white space at the ends of <w:t> unless the tag says otherwise: it is made to where edits leave some there. */
package_mend docx_mend;

#endif
