/* scratch.c - a file without a name: made, opened and unlinked at once. */
#define _FILE_OFFSET_BITS 64
#include "corpus/scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"

static const char *folder_of(const struct scratch *scratch)
{
    return scratch->folder && *scratch->folder ? scratch->folder : "/tmp";
}

static drg_status fail_scratch(const struct scratch *scratch, const char *doing, drg_error *err)
{
    return fail(err, DRG_EIO, NOWHERE, "cannot %s a temporary file in '%s': %s", doing, folder_of(scratch), strerror(errno));
}

static drg_status open_nameless(struct scratch *scratch, drg_error *err)
{
    static const char tail[] = "/dragoman.XXXXXX";
    const char *folder = folder_of(scratch);
    size_t len = strlen(folder);
    char *name = malloc(len + sizeof tail);
    if (!name)
        return fail_memory(err);
    memcpy(name, folder, len);
    memcpy(name + len, tail, sizeof tail);
    scratch->fd = mkstemp(name);
    drg_status status = scratch->fd < 0 ? fail_scratch(scratch, "make", err) : DRG_OK;
    if (!status) {
        unlink(name);
        (void)fcntl(scratch->fd, F_SETFD, FD_CLOEXEC);
        scratch->is_open = true;
    }
    free(name);
    return status;
}

drg_status scratch_write(struct scratch *scratch, uint64_t at, const void *data, size_t len, drg_error *err)
{
    drg_status status = scratch->is_open ? DRG_OK : open_nameless(scratch, err);
    for (const char *from = data; !status && len;) {
        ssize_t put = pwrite(scratch->fd, from, len, (off_t)at);
        if (put < 0 && errno != EINTR)
            status = fail_scratch(scratch, "write", err);
        if (put < 0)
            continue;
        from += put;
        at += (uint64_t)put;
        len -= (size_t)put;
    }
    return status;
}

drg_status scratch_read(const struct scratch *scratch, uint64_t at, void *into, size_t len, drg_error *err)
{
    for (char *to = into; len;) {
        ssize_t got = pread(scratch->fd, to, len, (off_t)at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got == 0)
            errno = EIO;
        if (got <= 0)
            return fail_scratch(scratch, "read", err);
        to += got;
        at += (uint64_t)got;
        len -= (size_t)got;
    }
    return DRG_OK;
}

void scratch_close(struct scratch *scratch)
{
    if (scratch->is_open)
        close(scratch->fd);
    scratch->is_open = false;
}
