/* tape.c - places count the bytes of memory first, then those of the file; no piece lies in both. */
#include "corpus/tape.h"

#include <string.h>

#include "base/error.h"

enum { CHUNK = 1 << 16 };

static drg_status file_pending(struct tape *tape, drg_error *err)
{
    drg_status status = scratch_write(&tape->scratch, tape->filed, tape->pending.items, tape->pending.count, err);
    if (status)
        return status;
    tape->filed += tape->pending.count;
    tape->pending.count = 0;
    return DRG_OK;
}

drg_status tape_put(struct tape *tape, uint64_t *place, const void *data, size_t len, drg_error *err)
{
    tape->is_full |= len > tape->memory - tape->kept.count;
    *place = tape->kept.count;
    if (!tape->is_full) {
        if (!vec_reserve(&tape->kept, tape->kept.count + len))
            return fail_memory(err);
        if (len)
            memcpy(tape->kept.items + tape->kept.count, data, len);
        tape->kept.count += len;
        return DRG_OK;
    }
    if (tape->pending.count + len > CHUNK && tape->pending.count) {
        drg_status status = file_pending(tape, err);
        if (status)
            return status;
    }
    if (!vec_reserve(&tape->pending, tape->pending.count + len))
        return fail_memory(err);
    *place += tape->filed + tape->pending.count;
    if (len)
        memcpy(tape->pending.items + tape->pending.count, data, len);
    tape->pending.count += len;
    return DRG_OK;
}

drg_status tape_get(const char **out, struct tape *tape, uint64_t place, size_t len, drg_error *err)
{
    *out = "";
    if (!len)
        return DRG_OK;
    if (place < tape->kept.count) {
        *out = tape->kept.items + place;
        return DRG_OK;
    }
    place -= tape->kept.count;
    if (place >= tape->filed) {
        *out = tape->pending.items + (place - tape->filed);
        return DRG_OK;
    }
    if (!vec_reserve(&tape->read, len))
        return fail_memory(err);
    *out = tape->read.items;
    return scratch_read(&tape->scratch, place, tape->read.items, len, err);
}

void tape_free(struct tape *tape)
{
    vec_free(&tape->kept);
    vec_free(&tape->pending);
    vec_free(&tape->read);
    scratch_close(&tape->scratch);
    *tape = (struct tape){0};
}
