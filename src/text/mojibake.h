/* mojibake.h - text that was read in a wrong encoding, and what reading it rightly would make.
 *
 * A misreading turned the bytes of one encoding into the characters of another; as long as every character still has its
 * byte in the wrong set, it can be undone: characters to bytes by the wrong set, bytes to characters by the right one.
 * ASCII is the same in all of them and never changes. Characters are kept with the span of the input they come from, so
 * that after several rereadings it is still known what replaces what. */
#ifndef TEXT_MOJIBAKE_H
#define TEXT_MOJIBAKE_H

#include "base/str.h"
#include "base/vec.h"
#include "ext/single_byte.h"

/* A character and what made it. */
struct glyph {
    uint32_t code;
    uint32_t start, end;  /* bytes of the input    */
    const char *step;     /* what changed it; NULL: it is as it was */
};

struct glyphs {
    VEC(struct glyph) list;
};

/* The bytes of `right` that were read as `wrong`. */
struct misreading {
    const struct single_byte *wrong;
    const struct single_byte *right; /* NULL: UTF-8 */
    uint32_t rarity;                 /* bits that it takes to believe in it */
};

enum { MISREADINGS_MAX = 256 };

/* All that are looked for, the commoner first. */
size_t misreadings(struct misreading list[MISREADINGS_MAX]);

/* Appends the characters [start, end) of valid UTF-8; false when memory is out. */
bool glyphs_add(struct glyphs *glyphs, drg_str text, size_t start, size_t end);

/* Characters beyond ASCII, those that are letters, and those that were UTF-8 sequences just undone. */
struct glyph_counts {
    uint32_t others, letters, sequences;
};

struct glyph_counts glyphs_count(const struct glyphs *glyphs);

/* True when undoing a misreading of `text` made plain Russian words: all that was changed became a letter or punctuation, no
 * capital stands behind a small letter, and there are signs that words were broken, one of them no quotation mark. */
bool glyphs_became_russian(const struct glyphs *glyphs, drg_str text);

/* True when all that was changed became a letter of the Turkish alphabet, or punctuation. */
bool glyphs_became_turkish(const struct glyphs *glyphs);

/* What the text costs, in eighths of a bit (lang/likelihood.h). */
uint32_t glyphs_cost(const struct glyphs *glyphs);

/* How odd a text looks: whether any character is unlikely enough to look for a misreading at all, or nearly all are. */
enum oddness { ODD_NOT, ODD_SOME, ODD_MOST };

enum oddness glyphs_oddness(const struct glyphs *glyphs);

/* True when the words of the text are Turkish. */
bool glyphs_are_turkish(const struct glyphs *glyphs);

enum reread { REREAD_NOTHING, REREAD_DONE, REREAD_MEMORY };

/* *out, which is cleared first, becomes what undoing the misreading makes. Of UTF-8 that was misread, the parts that are
 * well-formed are undone and the rest stays; of other sets all characters must have their bytes. */
enum reread reread(struct glyphs *out, const struct glyphs *in, const struct misreading *misreading);

#endif
