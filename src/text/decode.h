/* decode.h - from a file's bytes to UTF-8. What gzip, xz or zstd packed is unpacked first.
 *
 * Order of trust: a byte order mark; strict UTF-8; what the caller says; what the document says of itself (the hint);
 * evidence of letters. UTF-8 is never converted: its bytes, a byte order mark included, are the decoded text, so that
 * offsets are those of the file. */
#ifndef TEXT_DECODE_H
#define TEXT_DECODE_H

#include "base/buf.h"
#include "base/ctx.h"

struct decoded {
    struct buf text;      /* valid UTF-8 */
    const char *encoding; /* canonical name; static storage */
    struct package *package; /* what the text was taken out of; NULL: the text is the file */
};

struct decode_options {
    const char *encoding; /* the caller's word; NULL: find out            */
    const char *hint;     /* the document's own declaration; NULL: look   */
    bool strict;          /* undecodable bytes are an error, not U+FFFD   */
};

/* Decodes `bytes`; `name` is for messages. The caller frees out->text. Replaced bytes are one note "decode.replaced".
 * A document of an office program is refused (EFORMAT), damaged packed data too (ESYNTAX). */
drg_status decode(struct decoded *out, drg_ctx *ctx, drg_str bytes, const char *name,
                  const struct decode_options *options, drg_error *err);

#endif
