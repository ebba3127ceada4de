/* repair.h - finding text that was read in a wrong encoding, and undoing it.
 *
 * Each line is judged by itself (within a line of tab-separated cells each cell too) by what it costs to say
 * (lang/likelihood.h): a misreading is undone when that makes the line so much cheaper that chance cannot explain it, and
 * so on while that helps, for text that was damaged twice. A misreading that many lines of a text show is believed more
 * readily in the others. Good text is left alone. */
#ifndef TEXT_REPAIR_H
#define TEXT_REPAIR_H

#include "text/edits.h"

/* Adds edits of kind "utf8" (UTF-8 that was read as a single-byte set) and "encoding" (one single-byte set that was read
 * as another). `text` is valid UTF-8. Memory: edits->failed. */
void repair_text(struct edits *edits, drg_str text);

#endif
