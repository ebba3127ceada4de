/* converter.h - bytes of any encoding to UTF-8, through iconv.
 *
 * Only encodings of an allow-list can be asked for: iconv's own names are vendor-dependent, and some of its stateful
 * converters have had holes. glibc's iconv and GNU libiconv both serve. */
#ifndef EXT_CONVERTER_H
#define EXT_CONVERTER_H

#include "base/buf.h"

/* The canonical name ("CP1254") of an encoding as people write it ("windows-1254", "cp1254", "latin5");
 * NULL when it is not one we read. Static storage. */
const char *encoding_find(drg_str name);

struct convert_report {
    size_t replaced;  /* bytes that became U+FFFD                 */
    size_t first_bad; /* offset of the first of them in the input */
};

/* Bytes that come piece by piece. */
struct converter;
struct drg_trail;

/* `encoding` is a canonical name. DRG_EFORMAT when this system's iconv lacks it. */
drg_status converter_open(struct converter **out, const char *encoding, drg_error *err);

/* Appends `bytes` as UTF-8 and returns how many of them were used: unless they are the last, a character that is cut off
 * at their end is left for the next call. Undecodable bytes become U+FFFD, one for each, in UTF-16 and UTF-32 one for
 * a unit of 2 or 4 bytes, and are added to the report (`first_bad` is an offset into `bytes`). The trail, unless NULL, gets
 * what was passed. The caller asks `into` for failures. */
size_t converter_add(struct converter *converter, struct buf *into, drg_str bytes, bool is_last,
                     struct convert_report *report, struct drg_trail *trail);

void converter_close(struct converter *converter);

/* Appends `bytes`, in a canonical encoding, as UTF-8. Undecodable bytes become U+FFFD, as converter_add
 * makes them. DRG_EFORMAT when this system's iconv lacks the encoding. */
drg_status convert(struct buf *into, drg_str bytes, const char *encoding, struct convert_report *report,
                   drg_error *err);

#endif
