/* restore.h - Turkish text typed in plain ASCII gets its letters back.
 *
 * Each line is judged by itself. One that is not Turkish stays, and so does one that is typed as it should be: Turkish
 * letters stand in it. In the others, what is no Turkish word stays: addresses, code, numbers, acronyms, words with q, w
 * or x, and stretches that read like English. The letters come from lang/tr_typed.h. */
#ifndef TEXT_RESTORE_H
#define TEXT_RESTORE_H

#include "text/edits.h"
#include "text/typed_names.h"

/* Adds edits of kind "turkish", one a word. `text` is valid UTF-8. `names` get their capitals and apostrophes, too: those of
 * five letters or more however they are typed, shorter ones where they begin with a capital. Memory: edits->failed. */
void restore_turkish(struct edits *edits, drg_str text, const struct typed_names *names);

#endif
