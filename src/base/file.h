/* file.h - whole files in, whole files out.
 *
 * Reading takes regular files, pipes and "-" (standard input) up to a limit. Writing goes to a temporary file in the
 * target's folder, which replaces the target only on commit, after fsync: readers see the old file or the new one. The file has
 * no name until then where the system allows it, so that not even a program that is killed leaves anything. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/buf.h"

/* Opens a file or, for "-", standard input for reading. A folder is refused. *fd is -1 on failure. */
drg_status file_open(int *fd, const char *path, drg_error *err);

/* Reads once, at most `room` bytes; *got is 0 at the end and on failure only. */
drg_status file_get(int fd, char *into, size_t room, size_t *got, const char *path, drg_error *err);

/* Leaves standard input open; -1 is nothing. */
void file_close(int fd);

/* Appends all bytes of `path` to `into`, whose limit bounds the size. Errors name the file. */
drg_status file_read(struct buf *into, const char *path, drg_error *err);

/* What a path is called in messages and results: "standard input" for "-". */
static inline const char *file_name(const char *path)
{
    return strcmp(path, "-") == 0 ? "standard input" : path;
}

/* A file being written. */
struct file_out {
    char *target, *temporary; /* temporary NULL: no name to remove */
    bool is_nameless;         /* the file gets its name when it is whole */
    int fd;
    char *chunk; /* bytes not written yet */
    size_t chunk_len;
};

/* Starts writing `path`. A symbolic link is followed to its target, which is what gets replaced. */
drg_status file_out_open(struct file_out *out, const char *path, drg_error *err);

/* Appends bytes; matches drg_sink.write with `user` a struct file_out. */
drg_status file_out_write(void *user, const void *data, size_t len, drg_error *err);

/* Puts all bytes on disk; none can follow. */
drg_status file_out_finish(struct file_out *out, drg_error *err);

/* Makes the file appear under its name; on failure nothing changed. Frees `out` in any case. */
drg_status file_out_commit(struct file_out *out, drg_error *err);

/* Forgets the file; the target stays as it was. Accepts a zeroed or committed struct. */
void file_out_abort(struct file_out *out);

#endif
