/* exchange_file.c - reading the files that shards exchange. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/error.h"
#include "corpus/exchange.h"
#include "corpus/seen.h"
#include "ext/source.h"

enum { CHUNK = 1 << 16 };

drg_status exchange_read(struct exchange_file *file, void *into, uint64_t len, drg_error *err)
{
    char passed[4096];
    drg_status status = DRG_OK;
    for (size_t got = 1; len && got && !status; len -= got) {
        uint64_t most = into ? CHUNK : sizeof passed;
        status = source_read(file->source, into ? into : passed, (size_t)(len < most ? len : most), &got, err);
        into = into ? (char *)into + got : NULL;
    }
    if (!status && len)
        status = fail_in_file(err, fail(err, DRG_ESYNTAX, NOWHERE, "the file is cut off: %" PRIu64 " bytes are missing", len), file->path);
    return status;
}

static drg_status read_counts(struct exchange_file *file, uint64_t mark, drg_error *err)
{
    struct exchange_head head = {0, 0};
    drg_status status = exchange_read(file, &head, sizeof head, err);
    if (status)
        return status;
    if (head.mark != mark)
        return fail_in_file(err, fail(err, DRG_EFORMAT, NOWHERE, "expected %s", mark == EXCHANGE_KEYS
            ? "keys, as 'dragoman dedupe keys' writes them here" : "drops, as 'dragoman dedupe decide' writes them here"), file->path);
    if (head.groups > EXCHANGE_MOST)
        return fail_in_file(err, fail(err, DRG_ELIMIT, NOWHERE, "more than %d parts", (int)EXCHANGE_MOST), file->path);
    file->groups = head.groups;
    file->counts = calloc(head.groups + 1, sizeof *file->counts);
    status = file->counts ? exchange_read(file, file->counts, head.groups * sizeof *file->counts, err) : fail_memory(err);
    for (uint64_t i = 0; i < head.groups && !status; i++)
        if (file->counts[i] > SEEN_MOST)
            status = fail_in_file(err, fail(err, DRG_ESYNTAX, NOWHERE, "the file is damaged: it cannot have so many lines"), file->path);
    return status;
}

drg_status exchange_open(struct exchange_file *file, const char *path, uint64_t mark, drg_error *err)
{
    *file = (struct exchange_file){.path = path};
    drg_status status = source_open(&file->source, path, err);
    return status ? status : read_counts(file, mark, err);
}

drg_status exchange_end(struct exchange_file *file, drg_error *err)
{
    char more;
    size_t got;
    drg_status status = source_read(file->source, &more, 1, &got, err);
    if (!status && got)
        status = fail_in_file(err, fail(err, DRG_ESYNTAX, NOWHERE, "more follows than the file says"), file->path);
    return status;
}

void exchange_close(struct exchange_file *file)
{
    source_close(file->source);
    free(file->counts);
    *file = (struct exchange_file){0};
}
