/* accelerator.h - the sign that marks the letter of a menu's key: "E_xit", "Save &As", "~File". No part of the word. */
#ifndef FORMAT_ACCELERATOR_H
#define FORMAT_ACCELERATOR_H

#include "base/str.h"

#define NO_ACCELERATOR SIZE_MAX

/* Where the signs stand in a source and its translation (empty: there is none); NO_ACCELERATOR where there is none.
 * `marker` is the sign that the file names, 0: it names none, and it is one of & _ ~. A sign inside a word, which may as
 * well be a name such as file_name, counts only when the translation has one in another word. */
void accelerator_find(drg_str src, drg_str tgt, char marker, size_t *in_src, size_t *in_tgt);

#endif
