/* file.c - whole files in, whole files out. */
#define _GNU_SOURCE /* O_TMPFILE, realpath */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/error.h"

enum { CHUNK = 1 << 16, MOST_NAMES = 100 /* tried for a temporary file */ };

static drg_status fail_io(drg_error *err, const char *doing, const char *path)
{
    drg_status code = fail(err, DRG_EIO, NOWHERE, "cannot %s: %s", doing, strerror(errno));
    return fail_in_file(err, code, path);
}

drg_status file_open(int *fd, const char *path, drg_error *err)
{
    struct stat info;
    *fd = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (*fd < 0)
        return fail_io(err, "open", path);
    if (fstat(*fd, &info) != 0 || !S_ISDIR(info.st_mode))
        return DRG_OK;
    file_close(*fd);
    *fd = -1;
    errno = EISDIR;
    return fail_io(err, "read", file_name(path));
}

drg_status file_get(int fd, char *into, size_t room, size_t *got, const char *path, drg_error *err)
{
    ssize_t count;
    do
        count = read(fd, into, room);
    while (count < 0 && errno == EINTR);
    *got = count < 0 ? 0 : (size_t)count;
    return count < 0 ? fail_io(err, "read", file_name(path)) : DRG_OK;
}

void file_close(int fd)
{
    if (fd >= 0 && fd != STDIN_FILENO)
        close(fd);
}

static drg_status read_all(struct buf *into, int fd, const char *path, drg_error *err)
{
    char *chunk = malloc(CHUNK);
    drg_status status = chunk ? DRG_OK : fail_memory(err);
    for (size_t got = 1; !status && got && !into->failed;) {
        status = file_get(fd, chunk, CHUNK, &got, path, err);
        buf_add(into, (drg_str){chunk, got});
    }
    free(chunk);
    return status ? status : fail_in_file(err, buf_status(into, "the input", err), file_name(path));
}

drg_status file_read(struct buf *into, const char *path, drg_error *err)
{
    int fd;
    drg_status status = file_open(&fd, path, err);
    if (!status)
        status = read_all(into, fd, path, err);
    file_close(fd);
    return status;
}

/* The name that a write to `path` ends at, links followed; a new name is itself. Caller frees. */
static char *resolve(const char *path)
{
    char *real = realpath(path, NULL);
    return real ? real : errno == ENOENT ? strdup(path) : NULL;
}

/* The folder of a file, with a slash at its end. Caller frees. */
static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? strndup(path, (size_t)(slash - path) + 1) : strdup("./");
}

/* A file without a name, which is gone when the program is, however that ends. -1: the folder's file system has none such, or
 * there is no way to name it later. */
static int open_nameless(const char *target)
{
    int fd = -1;
#ifdef O_TMPFILE
    char *folder = folder_of(target), self[32];
    fd = folder ? open(folder, O_WRONLY | O_TMPFILE | O_CLOEXEC, 0666) : -1;
    free(folder);
    snprintf(self, sizeof self, "/proc/self/fd/%d", fd);
    if (fd >= 0 && access(self, F_OK) != 0) {
        close(fd);
        fd = -1;
    }
#else
    (void)target;
#endif
    return fd;
}

/* Gives `name` to the file `fd`, or makes a file of that name when it is -1. The descriptor; -1: errno says why. */
static int take_name(const char *name, int fd)
{
    char self[32];
    /* open() gives a file what the umask allows, which a library must not ask for: asking changes it for all threads. O_EXCL
     * makes a name that somebody else has harmless. */
    if (fd < 0)
        return open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    snprintf(self, sizeof self, "/proc/self/fd/%d", fd);
    return linkat(AT_FDCWD, self, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0 ? fd : -1;
}

/* The same with a new name that begins with the target's, left in `temporary`. */
static int name_beside(struct file_out *out, int fd)
{
    struct timespec now = {0};
    size_t size = strlen(out->target) + sizeof ".000000";
    int named = -1;
    out->temporary = malloc(size);
    clock_gettime(CLOCK_REALTIME, &now);
    unsigned seed = (unsigned)now.tv_nsec ^ (unsigned)getpid() << 12;
    for (unsigned i = 0; i < MOST_NAMES && out->temporary && named < 0; i++) {
        snprintf(out->temporary, size, "%s.%06x", out->target, (seed + i * 40503u) & 0xFFFFFF);
        named = take_name(out->temporary, fd);
        if (named < 0 && errno != EEXIST)
            break;
    }
    if (named < 0) {
        free(out->temporary);
        out->temporary = NULL;
    }
    return named;
}

/* A fresh file beside the target, with the mode the target has, or what the umask allows. */
static int open_beside(struct file_out *out)
{
    struct stat info;
    int fd = open_nameless(out->target);
    out->is_nameless = fd >= 0;
    if (fd < 0)
        fd = name_beside(out, -1);
    if (fd >= 0 && stat(out->target, &info) == 0 && fchmod(fd, info.st_mode & 07777) != 0) {
        close(fd);
        return -1;
    }
    return fd;
}

/* Devices and pipes cannot be replaced: they are written to directly. */
static bool is_special(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && !S_ISREG(info.st_mode);
}

drg_status file_out_open(struct file_out *out, const char *path, drg_error *err)
{
    *out = (struct file_out){.fd = -1};
    out->target = resolve(path);
    out->chunk = malloc(CHUNK);
    if (out->target && out->chunk)
        out->fd = is_special(out->target) ? open(out->target, O_WRONLY | O_CLOEXEC) : open_beside(out);
    if (out->fd >= 0)
        return DRG_OK;
    drg_status status = fail_io(err, "write", path);
    file_out_abort(out);
    return status;
}

static drg_status drain(struct file_out *out, const char *data, size_t len, drg_error *err)
{
    while (len) {
        ssize_t put = write(out->fd, data, len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return fail_io(err, "write", out->target);
        data += put;
        len -= (size_t)put;
    }
    return DRG_OK;
}

static drg_status flush(struct file_out *out, drg_error *err)
{
    drg_status status = drain(out, out->chunk, out->chunk_len, err);
    out->chunk_len = 0;
    return status;
}

drg_status file_out_write(void *user, const void *data, size_t len, drg_error *err)
{
    struct file_out *out = user;
    if (out->chunk_len + len > CHUNK) {
        drg_status status = flush(out, err);
        if (status)
            return status;
    }
    if (len > CHUNK)
        return drain(out, data, len, err);
    if (len)
        memcpy(out->chunk + out->chunk_len, data, len);
    out->chunk_len += len;
    return DRG_OK;
}

/* The folder's entry must be on disk too, or a crash can bring the old name back. */
static void sync_folder(const char *path)
{
    char *folder = folder_of(path);
    int fd = folder ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (fd >= 0) {
        (void)fsync(fd); /* some file systems refuse this; the data itself is synced */
        close(fd);
    }
    free(folder);
}

drg_status file_out_finish(struct file_out *out, drg_error *err)
{
    bool is_file = out->is_nameless || out->temporary;
    if (out->fd < 0)
        return DRG_OK;
    drg_status status = flush(out, err);
    return status || !is_file || fsync(out->fd) == 0 ? status : fail_io(err, "write", out->target);
}

/* Gives what was written a name beside the target, if it has none, and closes it. */
static bool settle(struct file_out *out)
{
    bool is_named = !out->is_nameless || name_beside(out, out->fd) >= 0;
    int error = errno, closed = close(out->fd);
    out->fd = -1;
    if (!is_named)
        errno = error;
    return is_named && closed == 0;
}

drg_status file_out_commit(struct file_out *out, drg_error *err)
{
    drg_status status = file_out_finish(out, err);
    if (!status && (!settle(out) || (out->temporary && rename(out->temporary, out->target) != 0)))
        status = fail_io(err, "write", out->target);
    if (!status && out->temporary) {
        free(out->temporary);
        out->temporary = NULL;
        sync_folder(out->target);
    }
    file_out_abort(out);
    return status;
}

void file_out_abort(struct file_out *out)
{
    if (out->target && out->fd >= 0)
        close(out->fd);
    if (out->temporary)
        unlink(out->temporary);
    free(out->temporary);
    free(out->target);
    free(out->chunk);
    *out = (struct file_out){.fd = -1};
}
