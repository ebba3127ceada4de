/* source.c - reading an input and unpacking it on the way. */
#include "ext/source.h"

#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "ext/packing.h"

enum { RAW = 1 << 17 };

struct source {
    const char *path;
    int fd;
    bool is_regular;
    bool has_ended; /* nothing more will come from `fd` */
    uint64_t done, size;
    const struct packing *packing; /* NULL: none */
    void *unpacker;
    size_t start, end; /* of the bytes in `raw` not used yet */
    char raw[RAW];
};

/* Reads once into what is free after `end`. */
static drg_status fill(struct source *source, drg_error *err)
{
    size_t got;
    if (source->start == source->end)
        source->start = source->end = 0;
    drg_status status = file_get(source->fd, source->raw + source->end, RAW - source->end, &got, source->path, err);
    source->end += got;
    source->done += got;
    source->has_ended |= !status && got == 0;
    return status;
}

static drg_status look_at_head(struct source *source, drg_error *err)
{
    drg_status status = DRG_OK;
    while (!status && !source->has_ended && source->end < PACKING_MAGIC)
        status = fill(source, err);
    if (status)
        return status;
    source->packing = packing_of((drg_str){source->raw, source->end});
    status = packing_check_name(source->packing, str_from(source->path), err);
    if (!status && source->packing)
        status = source->packing->open(&source->unpacker, err);
    return fail_in_file(err, status, file_name(source->path));
}

drg_status source_open(struct source **out, const char *path, drg_error *err)
{
    struct stat info;
    struct source *source = malloc(sizeof *source);
    *out = NULL;
    if (!source)
        return fail_memory(err);
    memset(source, 0, offsetof(struct source, raw));
    source->path = path;
    drg_status status = file_open(&source->fd, path, err);
    if (!status && fstat(source->fd, &info) == 0 && S_ISREG(info.st_mode)) {
        source->is_regular = true;
        source->size = (uint64_t)info.st_size;
    }
    if (!status)
        status = look_at_head(source, err);
    if (status) {
        source_close(source);
        return status;
    }
    *out = source;
    return DRG_OK;
}

static drg_status read_plain(struct source *source, char *into, size_t room, size_t *got, drg_error *err)
{
    size_t held = source->end - source->start;
    if (held) {
        *got = held < room ? held : room;
        memcpy(into, source->raw + source->start, *got);
        source->start += *got;
        return DRG_OK;
    }
    drg_status status = file_get(source->fd, into, room, got, source->path, err);
    source->done += *got;
    source->has_ended |= !status && *got == 0;
    return status;
}

static drg_status read_packed(struct source *source, char *into, size_t room, size_t *got, drg_error *err)
{
    drg_status status = DRG_OK;
    for (;;) {
        struct unpack_step step = {{source->raw + source->start, source->end - source->start}, source->has_ended, into, room};
        status = fail_in_file(err, source->packing->run(source->unpacker, &step, err), file_name(source->path));
        source->start = source->end - step.in.len;
        *got = status ? 0 : room - step.room;
        if (status || *got || source->has_ended)
            return status;
        status = fill(source, err);
        if (status)
            return status;
    }
}

drg_status source_read(struct source *source, char *into, size_t room, size_t *got, drg_error *err)
{
    *got = 0;
    return source->packing ? read_packed(source, into, room, got, err) : read_plain(source, into, room, got, err);
}

bool source_seek(struct source *source, uint64_t offset)
{
    uint64_t to = offset < source->size ? offset : source->size;
    if (!source->is_regular || source->packing || lseek(source->fd, (off_t)to, SEEK_SET) < 0)
        return false;
    source->start = source->end = 0;
    source->done = to;
    source->has_ended = false;
    return true;
}

bool source_must_wait(const struct source *source)
{
    struct pollfd ready = {.fd = source->fd, .events = POLLIN};
    return !source->is_regular && source->start == source->end && !source->has_ended && poll(&ready, 1, 0) == 0;
}

uint64_t source_done(const struct source *source)
{
    return source->done;
}

uint64_t source_size(const struct source *source)
{
    return source->size;
}

bool source_is_packed(const struct source *source)
{
    return source->packing != NULL;
}

void source_close(struct source *source)
{
    if (!source)
        return;
    if (source->packing)
        source->packing->close(source->unpacker);
    file_close(source->fd);
    free(source);
}
