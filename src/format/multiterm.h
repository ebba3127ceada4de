/* multiterm.h - what reader and writer of MultiTerm XML share: what its fields mean.
 *
 * A termbase names its fields as its owner likes: "Subject", "Part of Speech", "usage status". Those that are a category
 * of ours are known by their letters; any other one is a field of its own name. */
#ifndef FORMAT_MULTITERM_H
#define FORMAT_MULTITERM_H

#include "base/str.h"

/* The category ("partOfSpeech") that a type ("Part of speech") means, or the type itself. */
drg_str multiterm_category(drg_str type);

/* The type to write for a category; the category itself when it has none. */
drg_str multiterm_type(drg_str category);

#endif
