/* repair.h - text that arrived damaged: which encoding bytes are in, misread encodings undone, Turkish letters restored.
 *
 * Nothing is changed that is not surely damaged. What is changed is told: a new text, and the list of places where it
 * differs from the old one. What stands between two changes is the same in both.
 *
 *   drg_repair(&made, ctx, text, &err);
 *   drg_repaired_output(made) ... drg_repaired_changes(made, &count)
 *   drg_repaired_free(made); */
#ifndef DRAGOMAN_REPAIR_H
#define DRAGOMAN_REPAIR_H

#include <dragoman/normalize.h>
#include <dragoman/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Which encoding ---------------------------------------------------------------------------------- */

typedef struct drg_detection {
    const char *encoding; /* "UTF-8", "CP1254" ...; static storage                         */
    const char *lang;     /* whose letters told: "tr"; "" when no letters did              */
    uint32_t sure;        /* 0 to 100                                                      */
    char evidence[160];   /* for people, one line: "letters of Turkish; CP1252 is 88 bits less likely" */
} drg_detection;

/* Tells the encoding of any bytes: by a byte order mark, as UTF-8 (also cut within a character), as UTF-16 or UTF-32
 * without a mark, else as one of CP1254, CP857, CP1256, ISO-8859-6, CP720, CP1251, KOI8-R, KOI8-U, ISO-8859-5, CP866,
 * MAC-CYRILLIC and CP1252 by what the text would be in them. Thread-safe; takes linear time and no memory. */
DRG_API void drg_detect(drg_detection *out, drg_str bytes);

/* ---- Repair ------------------------------------------------------------------------------------------ */

/* A text made out of another. Borrows nothing; never changes. The steps of its changes are "utf8" (UTF-8 that was read as a
 * single-byte set), "encoding" (one single-byte set that was read as another) and "turkish". */
typedef struct drg_repaired drg_repaired;

/* Undoes misread encodings, also where that happened twice, line by line, in tables cell by cell. A misreading that many
 * lines show is believed more readily in the others, so a document is best given whole.
 * Errors: EENCODING when `text` is not UTF-8; ELIMIT above 1 GiB. Thread-safe with a context of its own. */
DRG_API DRG_CHECK drg_status drg_repair(drg_repaired **out, drg_ctx *ctx, drg_str text, drg_error *err);

/* Options of drg_restore_turkish. All zero: letters alone. */
typedef struct drg_restore_options {
    const drg_str *names; /* names of one word as they are written ("Erdoğan"): those typed in ASCII get their capitals and,
                             before the endings of cases, their apostrophe. Borrowed for the call */
    size_t name_count;
} drg_restore_options;

/* Gives Turkish that was typed in plain ASCII its letters. Lines in other languages, correctly typed lines, addresses, code
 * and foreign words stay as they are. Options may be NULL. Errors as drg_repair. */
DRG_API DRG_CHECK drg_status drg_restore_turkish(drg_repaired **out, drg_ctx *ctx, drg_str text,
                                                 const drg_restore_options *options, drg_error *err);

DRG_API void drg_repaired_free(drg_repaired *repaired);

DRG_API drg_str drg_repaired_output(const drg_repaired *repaired);

/* In order; they do not overlap. */
DRG_API const drg_change *drg_repaired_changes(const drg_repaired *repaired, size_t *count);

/* The least part of the input that a part of the output was made of. Takes the logarithm of the number of changes. */
DRG_API drg_span drg_repaired_source_span(const drg_repaired *repaired, drg_span output);

#ifdef __cplusplus
}
#endif
#endif
