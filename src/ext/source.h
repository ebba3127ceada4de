/* source.h - the bytes of an input, as they come: a file, a pipe or standard input ("-"), unpacked when it is packed.
 *
 * Memory does not grow with the input. Errors name the file.
 *   source_open(&source, path, err); while (... source_read(source, chunk, sizeof chunk, &got, err), got) ...;
 *   source_close(source); */
#ifndef EXT_SOURCE_H
#define EXT_SOURCE_H

#include "base/str.h"

struct source;

/* Errors: EIO; EFORMAT when the content is not packed as the name says. */
drg_status source_open(struct source **out, const char *path, drg_error *err);

/* The next bytes, at most `room`; *got is 0 at the end only. May give less than there is: a pipe's writer may pause. */
drg_status source_read(struct source *source, char *into, size_t room, size_t *got, drg_error *err);

/* Goes on at this byte of the file, or at its end; false: a pipe and packed bytes come in their order alone. */
bool source_seek(struct source *source, uint64_t offset);

/* Whether source_read would wait for somebody. Files never make anybody wait. */
bool source_must_wait(const struct source *source);

/* How far it has been read, and all there is to read, in bytes of the file; 0: nobody knows. */
uint64_t source_done(const struct source *source);
uint64_t source_size(const struct source *source);

/* Whether what it gives is not what the file holds. */
bool source_is_packed(const struct source *source);

void source_close(struct source *source);

#endif
