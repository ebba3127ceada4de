/* writer.h - bytes on their way to a sink, gathered into chunks.
 *
 * Append as often as needed and look at the status once: after a failure every append does nothing, and the error
 * given at the start holds the first failure.
 *   struct writer w; writer_init(&w, sink, err); writer_add(&w, s); return writer_finish(&w); */
#ifndef BASE_WRITER_H
#define BASE_WRITER_H

#include "base/buf.h"

struct writer {
    drg_sink sink;
    drg_error *err;
    drg_status status;
    size_t len;
    char chunk[8192];
};

void writer_init(struct writer *w, drg_sink sink, drg_error *err);

void writer_add(struct writer *w, drg_str s);
void writer_add_z(struct writer *w, const char *z);
void writer_add_char(struct writer *w, char c);

/* One formatted piece of at most 255 bytes: numbers and keywords, never text of the user. */
void writer_addf(struct writer *w, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A sink that appends to `b`; its failure is reported when it happens. */
drg_sink buf_sink(struct buf *b);

/* Hands the last bytes to the sink; the status of the whole. */
drg_status writer_finish(struct writer *w);

#endif
