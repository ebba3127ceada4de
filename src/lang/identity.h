/* identity.h - telling the languages of many texts, one after the other. */
#ifndef LANG_IDENTITY_H
#define LANG_IDENTITY_H

#include <dragoman/identify.h>

#include "lang/piece_memo.h"

/* As drg_identify, faster for words that earlier texts had; `memo` may be NULL. */
void identify_text(struct piece_memo *memo, drg_str text, drg_identity *out);

#endif
