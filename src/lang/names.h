/* names.h - what languages are called by those who speak them, and which way they are written. Far more of them than have
 * rules of their own. */
#ifndef LANG_NAMES_H
#define LANG_NAMES_H

#include "base/str.h"

/* The language in itself ("Türkçe") of a BCP 47 tag; NULL: only the tag is known. Static storage. */
const char *lang_autonym(drg_str tag);

/* True for languages written from right to left. */
bool lang_is_rtl(drg_str tag);

#endif
