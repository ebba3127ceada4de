/* packing.c - the table of packings, and unpacking what is in memory. */
#include "ext/packing.h"

#include <stdlib.h>

#include "base/error.h"

static const struct packing *const packings[] = {&packing_gzip, &packing_xz, &packing_zstd};

enum { COUNT = sizeof packings / sizeof packings[0], CHUNK = 1 << 16 };

const struct packing *packing_of(drg_str head)
{
    for (size_t i = 0; i < COUNT; i++)
        if (str_starts(head, packings[i]->magic))
            return packings[i];
    return NULL;
}

const struct packing *packing_of_name(drg_str name)
{
    for (size_t i = 0; i < COUNT; i++) {
        size_t len = strlen(packings[i]->suffix);
        if (name.len > len && str_eq_ascii_case(str_cut(name, name.len - len, name.len), str_from(packings[i]->suffix)))
            return packings[i];
    }
    return NULL;
}

drg_str packing_inner_name(drg_str name)
{
    const struct packing *packing = packing_of_name(name);
    return packing ? str_cut(name, 0, name.len - strlen(packing->suffix)) : name;
}

drg_status packing_check_name(const struct packing *found, drg_str name, drg_error *err)
{
    const struct packing *named = packing_of_name(name);
    if (!named || named == found)
        return DRG_OK;
    return fail(err, DRG_EFORMAT, NOWHERE, "the name ends in %s, but the content is %s%s", named->suffix,
                found ? "compressed by " : "not compressed", found ? found->name : "");
}

static drg_status run_all(struct buf *into, const struct packing *packing, void *state, drg_str bytes, drg_error *err)
{
    char *chunk = malloc(CHUNK);
    drg_status status = chunk ? DRG_OK : fail_memory(err);
    struct unpack_step step = {.in = bytes, .is_last = true};
    for (size_t made = 1; !status && made && !into->failed;) {
        step.out = chunk;
        step.room = CHUNK;
        status = packing->run(state, &step, err);
        made = CHUNK - step.room;
        buf_add(into, (drg_str){chunk, status ? 0 : made});
    }
    free(chunk);
    return status ? status : buf_status(into, "the unpacked input", err);
}

drg_status packing_unpack(struct buf *into, const struct packing *packing, drg_str bytes, drg_error *err)
{
    void *state;
    drg_status status = packing->open(&state, err);
    if (!status)
        status = run_all(into, packing, state, bytes, err);
    packing->close(state);
    return status;
}

drg_status fail_damaged(drg_error *err, const char *packing, const char *why)
{
    return fail(err, DRG_ESYNTAX, NOWHERE, "the %s data is damaged: %s", packing, why);
}

drg_status fail_cut_off(drg_error *err, const char *packing)
{
    return fail(err, DRG_ESYNTAX, NOWHERE, "the %s data is cut off", packing);
}

drg_status fail_followed(drg_error *err, const char *packing)
{
    return fail(err, DRG_ESYNTAX, NOWHERE, "the %s data is followed by something else", packing);
}
