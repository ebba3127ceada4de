/* table_io.c - writing a table in a format given by name. */
#include "base/buf.h"
#include "base/error.h"
#include "format/format.h"

/* "terminal, tsv, csv": the formats that can write a table. */
static void list_writers(struct buf *into)
{
    size_t count;
    const struct format *const *formats = format_list(&count);
    for (size_t i = 0; i < count; i++) {
        if (!formats[i]->write_table)
            continue;
        buf_add_z(into, into->len ? ", " : "");
        buf_add_z(into, formats[i]->name);
    }
}

static drg_status fail_format(const char *name, drg_error *err)
{
    struct buf list = buf_make(300);
    list_writers(&list);
    drg_status status = fail(err, DRG_EFORMAT, NOWHERE, "no format '%s' to write a table in, expected one of: %s", name,
                             list.ptr ? list.ptr : "");
    buf_free(&list);
    return status;
}

drg_status drg_table_write(const drg_table *table, drg_ctx *ctx, const char *format, const drg_write_options *options,
                           drg_sink sink, drg_error *err)
{
    const struct format *found = format ? format_find(format) : NULL;
    if (!found || !found->write_table)
        return fail_format(format ? format : "", err);
    drg_write_options defaults = {0};
    struct output out = {.ctx = ctx, .sink = sink, .options = options ? options : &defaults};
    drg_status status = found->write_table(table, &out, err);
    return status ? status : drg_glossary_check(drg_table_glossary(table), err);
}
