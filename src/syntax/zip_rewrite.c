/* zip_rewrite.c - an archive written anew: what is not changed is copied as it lies there, headers and all. */
#include "syntax/zip_rewrite.h"

#include <stdlib.h>

#include "base/error.h"
#include "ext/deflate.h"
#include "syntax/zip_format.h"

enum { EXTRA_ZIP64 = 0x0001 /* sizes, which a changed entry has others of */ };

/* What became of an entry. */
struct moved {
    uint64_t header;
    bool is_changed;
    uint32_t crc, packed, size;
};

struct rewriting {
    const struct zip_archive *zip;
    drg_sink sink;
    uint64_t written;
    struct moved *moved; /* parallel to zip->entries */
};

static drg_status put(struct rewriting *r, drg_str bytes, drg_error *err)
{
    r->written += bytes.len;
    if (r->written >= ZIP_MOST_WRITTEN)
        return fail(err, DRG_ELIMIT, NOWHERE, "the archive grows larger than 4 GiB");
    return r->sink.write(r->sink.user, bytes.ptr, bytes.len, err);
}

static const struct zip_change *change_of(const struct zip_entry *entry, const struct zip_change *changes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (changes[i].entry == entry)
            return &changes[i];
    return NULL;
}

/* Sizes and checksum stand in the header again, however they stood before. */
static void patch_facts(char *flags, char *crc, const struct moved *m)
{
    drg_str old = {flags, 4};
    zip_put_16(flags, zip_get_16(old, 0) & ~(uint32_t)(ZIP_SIZE_FOLLOWS | ZIP_LEVEL));
    zip_put_16(flags + 2, ZIP_DEFLATED);
    zip_put_32(crc, m->crc);
    zip_put_32(crc + 4, m->packed);
    zip_put_32(crc + 8, m->size);
}

/* The extra fields but for those that tell sizes. */
static void add_extra(struct buf *into, drg_str extra)
{
    while (extra.len >= 4) {
        size_t len = 4 + (size_t)zip_get_16(extra, 2);
        if (len > extra.len)
            break;
        if (zip_get_16(extra, 0) != EXTRA_ZIP64)
            buf_add(into, str_cut(extra, 0, len));
        extra = str_cut(extra, len, extra.len);
    }
}

static void add_header(struct buf *into, drg_str old, const struct moved *m)
{
    size_t name_end = ZIP_LOCAL_LEN + (size_t)zip_get_16(old, ZIP_LOCAL_NAME_LEN);
    buf_add(into, str_cut(old, 0, name_end));
    add_extra(into, str_cut(old, name_end, name_end + zip_get_16(old, ZIP_LOCAL_EXTRA_LEN)));
    if (into->failed)
        return;
    patch_facts(into->ptr + ZIP_LOCAL_FLAGS, into->ptr + ZIP_LOCAL_CRC, m);
    zip_put_16(into->ptr + ZIP_LOCAL_EXTRA_LEN, (uint32_t)(into->len - name_end));
}

static drg_status put_changed(struct rewriting *r, const struct zip_entry *entry, drg_str content, drg_error *err)
{
    struct buf packed = buf_make(UINT32_MAX / 2), header = buf_make(1 << 18);
    struct moved *m = &r->moved[entry - r->zip->entries];
    drg_status status = deflate_add(&packed, content, err);
    *m = (struct moved){m->header, true, crc32_of(content), (uint32_t)packed.len, (uint32_t)content.len};
    add_header(&header, str_cut(r->zip->bytes, entry->header, entry->end), m);
    if (!status)
        status = buf_status(&header, "the header of an archive's entry", err);
    if (!status)
        status = put(r, buf_str(&header), err);
    if (!status)
        status = put(r, buf_str(&packed), err);
    buf_free(&header);
    buf_free(&packed);
    return status;
}

static drg_status put_entries(struct rewriting *r, const struct zip_change *changes, size_t count, drg_error *err)
{
    const struct zip_archive *zip = r->zip;
    drg_status status = DRG_OK;
    for (size_t i = 0; i < zip->count && !status; i++) {
        const struct zip_entry *entry = zip->by_place[i];
        const struct zip_change *change = change_of(entry, changes, count);
        r->moved[entry - zip->entries].header = r->written;
        status = change ? put_changed(r, entry, change->content, err)
                        : put(r, str_cut(zip->bytes, entry->header, entry->end), err);
    }
    return status;
}

static void add_record(struct buf *into, const struct zip_entry *entry, const struct moved *m)
{
    size_t start = into->len, name_end = ZIP_RECORD_LEN + entry->name.len;
    size_t extra_end = name_end + zip_get_16(entry->record, ZIP_RECORD_EXTRA_LEN);
    buf_add(into, str_cut(entry->record, 0, name_end));
    size_t extra = into->len;
    if (m->is_changed)
        add_extra(into, str_cut(entry->record, name_end, extra_end));
    else
        buf_add(into, str_cut(entry->record, name_end, extra_end));
    size_t extra_len = into->len - extra;
    buf_add(into, str_cut(entry->record, extra_end, entry->record.len));
    if (into->failed)
        return;
    char *record = into->ptr + start;
    zip_put_16(record + ZIP_RECORD_EXTRA_LEN, (uint32_t)extra_len);
    zip_put_32(record + ZIP_RECORD_HEADER, (uint32_t)m->header);
    if (m->is_changed)
        patch_facts(record + ZIP_RECORD_FLAGS, record + ZIP_RECORD_CRC, m);
}

static drg_status put_directory(struct rewriting *r, drg_error *err)
{
    const struct zip_archive *zip = r->zip;
    struct buf directory = buf_make(UINT32_MAX / 2);
    for (size_t i = 0; i < zip->count; i++)
        add_record(&directory, &zip->entries[i], &r->moved[i]);
    size_t len = directory.len;
    buf_add(&directory, zip->tail);
    drg_status status = buf_status(&directory, "the directory of the archive", err);
    if (!status) {
        zip_put_32(directory.ptr + len + ZIP_END_DIRECTORY_LEN, (uint32_t)len);
        zip_put_32(directory.ptr + len + ZIP_END_DIRECTORY, (uint32_t)r->written);
        status = put(r, buf_str(&directory), err);
    }
    buf_free(&directory);
    return status;
}

drg_status zip_rewrite(const struct zip_archive *zip, const struct zip_change *changes, size_t count, drg_sink sink,
                       drg_error *err)
{
    struct rewriting r = {.zip = zip, .sink = sink};
    if (!count)
        return sink.write(sink.user, zip->bytes.ptr, zip->bytes.len, err);
    r.moved = calloc(zip->count + 1, sizeof *r.moved);
    if (!r.moved)
        return fail_memory(err);
    drg_status status = put(&r, str_cut(zip->bytes, 0, zip->count ? zip->by_place[0]->header : 0), err);
    if (!status)
        status = put_entries(&r, changes, count, err);
    if (!status)
        status = put_directory(&r, err);
    free(r.moved);
    return status;
}
