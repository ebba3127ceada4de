/* detect.h - which encoding bytes are in, by what they would say.
 *
 * Order of evidence: a byte order mark; strict UTF-8, also where the bytes were cut within a character; UTF-8 with a few
 * broken places; UTF-16 and UTF-32 without a mark; then the single-byte set whose reading is the likeliest text of one of
 * the four languages (lang/likelihood.h), unless UTF-8 with more broken places is likelier still. */
#ifndef TEXT_DETECT_H
#define TEXT_DETECT_H

#include "base/str.h"

enum detect_evidence { DETECT_EMPTY, DETECT_ASCII, DETECT_MARK, DETECT_UTF8, DETECT_CUT_UTF8, DETECT_BROKEN_UTF8, DETECT_UNITS, DETECT_LETTERS };

struct detection {
    const char *encoding; /* canonical name; static storage                                       */
    const char *lang;     /* whose letters told, "tr"; NULL when no letters did                    */
    const char *rival;    /* the next likeliest set that reads otherwise; NULL: none was weighed   */
    uint32_t margin;      /* bits that the rival costs more                                        */
    uint32_t sure;        /* 0 to 100                                                              */
    size_t mark_len;      /* bytes of the byte order mark                                          */
    enum detect_evidence evidence;
};

/* Takes time linear in the bytes for UTF-8; of other sets it looks at the first 64 KiB. */
struct detection detect(drg_str bytes);

/* The likeliest single-byte or wide encoding of `bytes`, which are not UTF-8. */
struct detection detect_legacy(drg_str bytes);

/* The encoding whose byte order mark begins `bytes`, NULL when there is none. */
const char *encoding_by_mark(drg_str bytes, size_t *mark_len);

#endif
