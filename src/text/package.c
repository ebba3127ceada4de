/* package.c - parts of a zip archive as one source, and back into the archive. */
#include "text/package.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/utf8.h"
#include "syntax/zip_rewrite.h"

drg_status package_open(struct package **out, struct buf *bytes, drg_error *err)
{
    struct package *package = calloc(1, sizeof *package);
    *out = NULL;
    if (!package) {
        buf_free(bytes);
        return fail_memory(err);
    }
    package->bytes = *bytes;
    *bytes = (struct buf){0};
    drg_status status = zip_open(&package->zip, buf_str(&package->bytes), err);
    if (status)
        package_free(package);
    else
        *out = package;
    return status;
}

void package_free(struct package *package)
{
    if (!package)
        return;
    zip_close(&package->zip);
    buf_free(&package->bytes);
    vec_free(&package->parts);
    free(package);
}

static drg_status find(const struct zip_entry **out, const struct package *package, drg_str name, drg_error *err)
{
    *out = zip_find(&package->zip, name);
    if (*out)
        return DRG_OK;
    return fail(err, DRG_ESYNTAX, NOWHERE, "the zip archive has no '%.*s', which a document of this kind needs", STR_ARGS(name));
}

drg_status package_read(struct buf *into, const struct package *package, drg_str name, drg_error *err)
{
    const struct zip_entry *entry;
    drg_status status = find(&entry, package, name, err);
    return status ? status : zip_read(into, entry, err);
}

drg_status package_take(struct package *package, struct buf *source, drg_str name, drg_error *err)
{
    const struct zip_entry *entry;
    size_t start = source->len;
    drg_status status = find(&entry, package, name, err);
    if (!status)
        status = zip_read(source, entry, err);
    if (status)
        return status;
    drg_str content = str_cut(buf_str(source), start, source->len);
    size_t good = utf8_valid_prefix(content);
    if (good < content.len)
        return fail(err, DRG_EENCODING, NOWHERE, "'%.*s' in the zip archive is not UTF-8: byte 0x%02X at %zu; open the document in "
                    "the program that made it and save it again", STR_ARGS(name), (unsigned char)content.ptr[good], good);
    struct package_part part = {entry, (uint32_t)start, (uint32_t)source->len};
    return vec_push(&package->parts, part) ? DRG_OK : fail_memory(err);
}

/* ---- Writing ---------------------------------------------------------------------------------------------------- */

/* The part with the edits from *at on that lie in it; nothing is appended when there are none. */
static void edit_part(struct buf *into, drg_str source, const struct package_part *part, const struct edits *edits, size_t *at)
{
    size_t from = part->start;
    const struct edit *edit = edits->list.items + *at, *end = edits->list.items + edits->list.count;
    if (edit == end || edit->end > part->end)
        return;
    for (; edit < end && edit->end <= part->end; edit++, (*at)++) {
        buf_add(into, str_cut(source, from, edit->start));
        buf_add(into, edit->replacement);
        from = edit->end;
    }
    buf_add(into, str_cut(source, from, part->end));
}

/* Where the content of a changed part stands in the buffer of all of them. */
struct changed {
    const struct zip_entry *entry;
    size_t start, end;
};

static drg_status write_changed(const struct package *package, const struct buf *contents, const struct changed *changed,
                                size_t count, drg_sink sink, drg_error *err)
{
    struct zip_change *changes = calloc(count + 1, sizeof *changes);
    if (!changes)
        return fail_memory(err);
    for (size_t i = 0; i < count; i++)
        changes[i] = (struct zip_change){changed[i].entry, str_cut(buf_str(contents), changed[i].start, changed[i].end)};
    drg_status status = zip_rewrite(&package->zip, changes, count, sink, err);
    free(changes);
    return status;
}

static bool lies_in_one_part(const struct package *package, const struct edits *edits)
{
    size_t part = 0;
    for (size_t i = 0; i < edits->list.count; i++) {
        while (part < package->parts.count && package->parts.items[part].end < edits->list.items[i].end)
            part++;
        if (part == package->parts.count || edits->list.items[i].start < package->parts.items[part].start)
            return false;
    }
    return true;
}

static drg_status write_edits(const struct package *package, drg_str source, const struct edits *edits, drg_sink sink,
                              drg_error *err)
{
    struct buf contents = buf_make(UINT32_MAX / 2);
    struct changed *changed = calloc(package->parts.count + 1, sizeof *changed);
    size_t count = 0, at = 0;
    if (!changed)
        return fail_memory(err);
    for (size_t i = 0; i < package->parts.count; i++) {
        size_t start = contents.len, before = at;
        edit_part(&contents, source, &package->parts.items[i], edits, &at);
        if (at > before)
            changed[count++] = (struct changed){package->parts.items[i].entry, start, contents.len};
    }
    drg_status status = buf_status(&contents, "the rewritten document", err);
    if (!status)
        status = write_changed(package, &contents, changed, count, sink, err);
    free(changed);
    buf_free(&contents);
    return status;
}

drg_status package_write(const struct package *package, drg_str source, const struct edits *edits, drg_sink sink,
                         drg_error *err)
{
    struct edits mended = {0};
    if (!lies_in_one_part(package, edits))
        return fail(err, DRG_EINVAL, NOWHERE, "an edit reaches out of the part of the document it begins in");
    if (package->mend)
        package->mend(&mended, source, edits);
    drg_status status = mended.failed ? fail_memory(err) : DRG_OK;
    if (!status)
        status = write_edits(package, source, package->mend ? &mended : edits, sink, err);
    edits_free(&mended);
    return status;
}
