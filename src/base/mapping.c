/* mapping.c - files as read-only memory, through mmap. */
#include "base/mapping.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

static drg_status fail_io(drg_error *err, const char *doing, const char *path)
{
    drg_status code = fail(err, DRG_EIO, NOWHERE, "cannot %s: %s", doing, strerror(errno));
    return fail_in_file(err, code, path);
}

static drg_status map(struct mapping *out, int fd, const char *path, drg_error *err)
{
    struct stat info;
    if (fstat(fd, &info) != 0)
        return fail_io(err, "read", path);
    if (!S_ISREG(info.st_mode) || (uint64_t)info.st_size > SIZE_MAX / 2)
        return fail_in_file(err, fail(err, DRG_EIO, NOWHERE, "cannot map what is no regular file"), path);
    if (info.st_size == 0)
        return DRG_OK;
    void *bytes = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (bytes == MAP_FAILED)
        return fail_io(err, "map", path);
    *out = (struct mapping){bytes, (size_t)info.st_size};
    return DRG_OK;
}

drg_status mapping_open(struct mapping *out, const char *path, drg_error *err)
{
    *out = (struct mapping){0};
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return fail_io(err, "open", path);
    drg_status status = map(out, fd, path, err);
    close(fd);
    return status;
}

void mapping_close(struct mapping *mapping)
{
    if (mapping->bytes)
        munmap((void *)(uintptr_t)mapping->bytes, mapping->size);
    *mapping = (struct mapping){0};
}

size_t mapping_peek(const char *path, void *into, size_t size)
{
    struct stat info;
    int fd = stat(path, &info) == 0 && S_ISREG(info.st_mode) ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (fd < 0)
        return 0;
    ssize_t got = pread(fd, into, size, 0);
    close(fd);
    return got > 0 ? (size_t)got : 0;
}
