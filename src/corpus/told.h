/* told.h - the language of a line, as preparing asks for it. */
#ifndef CORPUS_TOLD_H
#define CORPUS_TOLD_H

#include "lang/identity.h"

/* Writes the tag of the likeliest language, "und" when nothing tells. */
void told_lang(struct piece_memo *memo, drg_str text, char tag[4]);

/* Whether it is surely in another language than the expected one. */
bool told_differs(struct piece_memo *memo, drg_str text, const char *expected);

#endif
