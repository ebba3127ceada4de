/* ucd.h - reading the test files of the Unicode Character Database. */
#ifndef CONFORMANCE_UCD_H
#define CONFORMANCE_UCD_H

#include "base/buf.h"

enum { UCD_MAX_CODES = 128 };

struct ucd_file {
    struct buf bytes;
    drg_str rest;
    const char *path;
    unsigned line; /* of the row last read */
};

/* Opens the file; skips the running test with a message when it is absent. */
void ucd_open(struct ucd_file *file, const char *path);
void ucd_close(struct ucd_file *file);

/* The next row without its comment; false at the end. Empty rows and @ lines are passed over. */
bool ucd_row(struct ucd_file *file, drg_str *row);

/* Reads hexadecimal code points off the front of *rest; returns their count. Stops at anything else. */
size_t ucd_codes(drg_str *rest, uint32_t codes[UCD_MAX_CODES]);

/* A row of a break test: its characters, and before which of them (and after the last) a break stands. */
struct ucd_breaks {
    size_t count;
    uint32_t codes[UCD_MAX_CODES];
    size_t offsets[UCD_MAX_CODES + 1]; /* bytes in UTF-8 */
    bool breaks[UCD_MAX_CODES + 1];
    char text[4 * UCD_MAX_CODES];
};

void ucd_read_breaks(drg_str row, struct ucd_breaks *breaks);

#endif
