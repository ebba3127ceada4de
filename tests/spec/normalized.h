/* normalized.h - what normalising makes of a scene's texts. */
#ifndef SPEC_NORMALIZED_H
#define SPEC_NORMALIZED_H

#include "spec/play.h"

/* The texts, normalised. The block's argument: a profile; or "steps=nfc,spaces"; or "style", with the scene's glossary,
 * or "style keep-quotations". */
drg_status answer_normalized(struct play *play);

/* The same, as changes:  0-3 -> 0-2  before -> after  [step] */
drg_status answer_changes(struct play *play);

#endif
