/* inline_codes.h - segments of TMX with their inline codes (TMX 1.4b, section "Content markup"). */
#ifndef CLI_INLINE_CODES_H
#define CLI_INLINE_CODES_H

#include <dragoman/types.h>
#include <stdbool.h>

/* Whether a segment as it is spelt in its file says this text, besides codes, and can stand by itself: every element that
 * begins in it ends in it. White space of any kind is a space. */
bool inline_codes_say(drg_str spelt, drg_str text);

#endif
