/* vendor.c - what glossaries of machine translation services have in common: cells, limits, notes. */
#include "format/vendor.h"

#include "base/ctx.h"
#include "base/error.h"
#include "base/utf8.h"
#include "format/csv_cell.h"

enum { MAX_FILE = 10 << 20 };

static bool is_control(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

drg_str vendor_mend(struct vendor_writer *w, drg_str term)
{
    struct buf out = buf_make(SIZE_MAX / 2);
    for (size_t at = 0; at < term.len;) {
        size_t start = at;
        if (is_control(utf8_next(term, &at)))
            buf_add_char(&out, ' ');
        else
            buf_add(&out, str_cut(term, start, at));
    }
    drg_str kept = buf_into_arena(&out, &w->arena);
    w->failed |= !kept.ptr;
    kept = str_trim(kept.ptr ? kept : (drg_str){"", 0});
    w->mended += !str_eq(kept, term);
    return kept;
}

bool vendor_is_too_long(struct vendor_writer *w, drg_str term)
{
    if (!w->vendor->max_term || term.len <= w->vendor->max_term)
        return false;
    if (!w->too_long++)
        w->first_too_long = term;
    return true;
}

bool vendor_is_known(struct vendor_writer *w, drg_str src)
{
    if (map_get(&w->sources, src) == DRG_NONE) {
        w->failed |= !map_set(&w->sources, src, 0);
        return false;
    }
    if (!w->twice++)
        w->first_twice = src;
    return true;
}

void vendor_write_row(struct vendor_writer *w, const drg_str *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i)
            writer_add_char(&w->writer, w->vendor->separator);
        csv_cell_write(&w->writer, w->vendor->separator, true, cells[i]);
        w->bytes += cells[i].len + 1;
    }
    writer_add_char(&w->writer, '\n');
}

static void report(const struct vendor_writer *w)
{
    const struct vendor *v = w->vendor;
    if (w->too_long)
        note(w->out->ctx, "vendor.too-long", NULL, NOWHERE, "%zu term(s) of more than the %zu bytes that %s takes were left out; the first is '%.*s'",
             w->too_long, v->max_term, v->name, STR_ARGS(w->first_too_long));
    if (w->twice)
        note(w->out->ctx, "vendor.duplicate", NULL, NOWHERE, "%zu source term(s) of several concepts were written once, with the first translation; the first is '%.*s'",
             w->twice, STR_ARGS(w->first_twice));
    if (w->mended)
        note(w->out->ctx, "vendor.mended", NULL, NOWHERE, "%zu term(s) were written without their control characters and the spaces around them",
             w->mended);
    if (w->bytes > MAX_FILE)
        note(w->out->ctx, "vendor.too-large", NULL, NOWHERE, "the file has %zu bytes and more, over the %d that %s takes: write it in parts",
             w->bytes, (int)MAX_FILE, v->name);
}

drg_status vendor_finish(struct vendor_writer *w, drg_error *err)
{
    drg_status status = writer_finish(&w->writer);
    if (!status && w->failed)
        status = fail_memory(err);
    if (!status)
        report(w);
    map_free(&w->sources);
    arena_free(&w->arena);
    return status;
}
