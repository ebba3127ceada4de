/* packer.c - the public face of packing: a sink that compresses what it is given for another one. */
#include <stdlib.h>

#include "base/error.h"
#include "ext/packing.h"

enum { GATHERED = 1 << 16 /* bytes that are packed at a time */ };

struct drg_packer {
    const struct packing *packing;
    void *state;
    drg_sink to;
    size_t len;
    char chunk[GATHERED];
};

bool drg_name_is_packed(const char *name)
{
    return packing_of_name(str_from(name)) != NULL;
}

size_t drg_name_unpacked_length(const char *name)
{
    return packing_inner_name(str_from(name)).len;
}

drg_status drg_packer_open(drg_packer **out, const char *name, drg_sink to, drg_error *err)
{
    const struct packing *packing = packing_of_name(str_from(name));
    *out = NULL;
    if (!packing)
        return fail(err, DRG_EINVAL, NOWHERE, "'%.*s' does not end in .gz, .xz or .zst", STR_ARGS(str_from(name)));
    drg_packer *packer = malloc(sizeof *packer);
    if (!packer)
        return fail_memory(err);
    packer->packing = packing;
    packer->to = to;
    packer->len = 0;
    drg_status status = packing->pack_open(&packer->state, err);
    if (status) {
        free(packer);
        return status;
    }
    *out = packer;
    return DRG_OK;
}

static drg_status write_packed(void *user, const void *data, size_t len, drg_error *err)
{
    drg_packer *packer = user;
    drg_str rest = {data, len};
    drg_status status = DRG_OK;
    while (rest.len && !status) {
        size_t part = GATHERED - packer->len < rest.len ? GATHERED - packer->len : rest.len;
        memcpy(packer->chunk + packer->len, rest.ptr, part);
        packer->len += part;
        rest = str_cut(rest, part, rest.len);
        if (packer->len < GATHERED)
            break;
        status = packer->packing->pack(packer->state, (drg_str){packer->chunk, packer->len}, false, packer->to, err);
        packer->len = 0;
    }
    return status;
}

drg_sink drg_packer_sink(drg_packer *packer)
{
    return (drg_sink){write_packed, packer};
}

drg_status drg_packer_finish(drg_packer *packer, drg_error *err)
{
    drg_status status = packer->packing->pack(packer->state, (drg_str){packer->chunk, packer->len}, true, packer->to, err);
    drg_packer_abort(packer);
    return status;
}

void drg_packer_abort(drg_packer *packer)
{
    if (!packer)
        return;
    packer->packing->pack_close(packer->state);
    free(packer);
}
