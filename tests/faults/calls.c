/* calls.c - calls that fail on demand: what the program asks of the system and of the allocator, by the linker's --wrap.
 *
 * DRG_FAULT="CALL N ERROR": the N-th CALL fails by ERROR (EIO, ENOSPC, ..., SIGKILL: dies), "N+" all from there on; of EINTR each
 * second one. "short" instead of an error moves a few bytes only. CALL "memory" is an allocation and has no ERROR.
 * DRG_FAULT_REPORT=FILE: how often each was called, and whether the fault was met.
 *
 * Only our own calls go through it; of those by way of stdio the streams' descriptors are replaced by ones that fail. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "allocation/failing.h"

enum call { OPEN, READ, PREAD, WRITE, PWRITE, FSYNC, CLOSE, RENAME, LINKAT, FSTAT, MMAP, MKSTEMP, FOPEN, FREAD, GETLINE, FWRITE, CALLS };

static const char *const call_names[CALLS] = {"open",   "read",  "pread", "write",   "pwrite", "fsync", "close",   "rename",
                                              "linkat", "fstat", "mmap",  "mkstemp", "fopen",  "fread", "getline", "fwrite"};

static const struct { const char *name; int number; } errors[] = {
    {"EIO", EIO},     {"ENOSPC", ENOSPC}, {"EINTR", EINTR},   {"EACCES", EACCES},         {"EMFILE", EMFILE}, {"EXDEV", EXDEV},
    {"EROFS", EROFS}, {"EDQUOT", EDQUOT}, {"ENOMEM", ENOMEM}, {"EOPNOTSUPP", EOPNOTSUPP}, {"short", 0},
};

static struct fault {
    enum call call; /* CALLS: none */
    unsigned long at;
    bool lasts;
    int error;  /* 0: short */
    int signal; /* 0: none  */
} fault = {.call = CALLS};

static atomic_ulong counts[CALLS];
static atomic_bool was_met;

/* ---- What the environment asks for --------------------------------------------------------------------------------- */

_Noreturn static void refuse(const char *what)
{
    fprintf(stderr, "calls.c: no %s in DRG_FAULT\n", what);
    abort();
}

static void choose_error(const char *name)
{
    fault.signal = strcmp(name, "SIGKILL") == 0 ? SIGKILL : strcmp(name, "SIGTERM") == 0 ? SIGTERM : 0;
    for (size_t i = 0; i < sizeof errors / sizeof errors[0]; i++)
        if (strcmp(errors[i].name, name) == 0) {
            fault.error = errors[i].number;
            return;
        }
    if (!fault.signal)
        refuse("known error");
}

__attribute__((constructor)) static void choose_fault(void)
{
    char call[16], number[24], error[16] = "";
    const char *text = getenv("DRG_FAULT");
    failing_start(0);
    if (!text)
        return;
    if (sscanf(text, "%15s %23s %15s", call, number, error) < 2)
        refuse("call and number");
    fault.at = strtoul(number, NULL, 10);
    fault.lasts = strchr(number, '+') != NULL;
    if (strcmp(call, "memory") == 0) {
        failing_start(fault.at);
        return;
    }
    choose_error(error);
    for (int i = 0; i < CALLS; i++)
        if (strcmp(call_names[i], call) == 0)
            fault.call = (enum call)i;
    if (fault.call == CALLS)
        refuse("known call");
}

static bool strikes(enum call call)
{
    unsigned long n = atomic_fetch_add(&counts[call], 1) + 1;
    if (call != fault.call || n < fault.at || (n > fault.at && !fault.lasts))
        return false;
    if (fault.error == EINTR && (n - fault.at) % 2)
        return false;
    was_met = true;
    if (fault.signal)
        raise(fault.signal);
    return true;
}

/* True when the call is to fail, errno being set. */
static bool fails(enum call call)
{
    if (!strikes(call) || fault.error == 0)
        return false;
    errno = fault.error;
    return true;
}

/* The same for calls that move `*len` bytes. */
static bool fails_or_shortens(enum call call, size_t *len)
{
    if (!strikes(call))
        return false;
    errno = fault.error;
    if (fault.error == 0 && *len > 3)
        *len = 3;
    return fault.error != 0;
}

/* ---- Calls of the system ----------------------------------------------------------------------------------------- */

#define WRAPPED(type, name, ...) \
    type __real_##name(__VA_ARGS__); \
    type __wrap_##name(__VA_ARGS__); \
    type __wrap_##name(__VA_ARGS__)

int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return fails(OPEN) ? -1 : __real_open(path, flags, mode);
}

WRAPPED(ssize_t, read, int fd, void *into, size_t len)
{
    return fails_or_shortens(READ, &len) ? -1 : __real_read(fd, into, len);
}

WRAPPED(ssize_t, pread, int fd, void *into, size_t len, off_t at)
{
    return fails_or_shortens(PREAD, &len) ? -1 : __real_pread(fd, into, len, at);
}

WRAPPED(ssize_t, write, int fd, const void *from, size_t len)
{
    return fails_or_shortens(WRITE, &len) ? -1 : __real_write(fd, from, len);
}

WRAPPED(ssize_t, pwrite, int fd, const void *from, size_t len, off_t at)
{
    return fails_or_shortens(PWRITE, &len) ? -1 : __real_pwrite(fd, from, len, at);
}

WRAPPED(int, fsync, int fd)
{
    return fails(FSYNC) ? -1 : __real_fsync(fd);
}

/* A close that fails has closed all the same. */
WRAPPED(int, close, int fd)
{
    bool is_bad = fails(CLOSE);
    int error = errno, done = __real_close(fd);
    if (is_bad)
        errno = error;
    return is_bad ? -1 : done;
}

WRAPPED(int, rename, const char *from, const char *to)
{
    return fails(RENAME) ? -1 : __real_rename(from, to);
}

WRAPPED(int, linkat, int from, const char *old, int to, const char *new, int flags)
{
    return fails(LINKAT) ? -1 : __real_linkat(from, old, to, new, flags);
}

WRAPPED(int, fstat, int fd, struct stat *info)
{
    return fails(FSTAT) ? -1 : __real_fstat(fd, info);
}

WRAPPED(void *, mmap, void *at, size_t len, int protection, int flags, int fd, off_t offset)
{
    return fails(MMAP) ? MAP_FAILED : __real_mmap(at, len, protection, flags, fd, offset);
}

WRAPPED(int, mkstemp, char *name)
{
    return fails(MKSTEMP) ? -1 : __real_mkstemp(name);
}

/* ---- Calls of stdio ------------------------------------------------------------------------------------------------ */

/* From now on `file` cannot be read (EBADF) or is on a full disk (ENOSPC). */
static void spoil(FILE *file)
{
    int fd = __real_open("/dev/full", O_WRONLY | O_CLOEXEC);
    if (fd < 0 || dup2(fd, fileno(file)) < 0)
        abort();
    __real_close(fd);
}

WRAPPED(FILE *, fopen, const char *path, const char *mode)
{
    return fails(FOPEN) ? NULL : __real_fopen(path, mode);
}

WRAPPED(size_t, fread, void *into, size_t size, size_t count, FILE *file)
{
    if (strikes(FREAD))
        spoil(file);
    return __real_fread(into, size, count, file);
}

WRAPPED(ssize_t, getline, char **line, size_t *size, FILE *file)
{
    if (strikes(GETLINE))
        spoil(file);
    return __real_getline(line, size, file);
}

WRAPPED(size_t, fwrite, const void *from, size_t size, size_t count, FILE *file)
{
    if (strikes(FWRITE) && file == stdout)
        spoil(file);
    return __real_fwrite(from, size, count, file);
}

/* ---- The report ------------------------------------------------------------------------------------------------------ */

__attribute__((destructor)) static void report(void)
{
    const char *path = getenv("DRG_FAULT_REPORT");
    FILE *out = path ? __real_fopen(path, "we") : NULL;
    if (!out)
        return;
    for (int i = 0; i < CALLS; i++)
        fprintf(out, "%s %lu\n", call_names[i], (unsigned long)counts[i]);
    fprintf(out, "memory %zu\n", failing_count());
    fprintf(out, "met %d\n", failing_stop() || was_met);
    fclose(out);
}
