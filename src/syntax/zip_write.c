/* zip_write.c - a ZIP archive as a stream. */
#include "syntax/zip_write.h"

#include "base/error.h"
#include "ext/deflate.h"
#include "syntax/zip_format.h"

enum {
    VERSION = 20,
    FIXED_DATE = 0x21 /* 1980-01-01, the first day of the format's calendar */
};

static void add_16(struct buf *b, uint32_t value)
{
    buf_add_char(b, (char)(value & 0xFF));
    buf_add_char(b, (char)(value >> 8 & 0xFF));
}

static void add_32(struct buf *b, uint32_t value)
{
    add_16(b, value & 0xFFFF);
    add_16(b, value >> 16);
}

struct member {
    const char *name;
    uint32_t crc, packed, size, offset;
};

/* What the local header and the directory both say of a member. */
static void add_facts(struct buf *b, const struct member *m)
{
    add_16(b, VERSION);
    add_16(b, 0); /* flags */
    add_16(b, ZIP_DEFLATED);
    add_16(b, 0); /* midnight */
    add_16(b, FIXED_DATE);
    add_32(b, m->crc);
    add_32(b, m->packed);
    add_32(b, m->size);
    add_16(b, (uint32_t)strlen(m->name));
    add_16(b, 0); /* extra field */
}

static void add_to_directory(struct buf *b, const struct member *m)
{
    add_32(b, ZIP_RECORD_SIGNATURE);
    add_16(b, VERSION);
    add_facts(b, m);
    add_16(b, 0); /* comment */
    add_16(b, 0); /* disk */
    add_16(b, 0); /* internal attributes */
    add_32(b, 0); /* external attributes */
    add_32(b, m->offset);
    buf_add_z(b, m->name);
}

void zip_begin(struct zip_writer *zip, drg_sink sink)
{
    *zip = (struct zip_writer){.sink = sink, .directory = buf_make(UINT32_MAX / 2)};
}

static drg_status put(struct zip_writer *zip, drg_str bytes, drg_error *err)
{
    drg_status status = zip->sink.write(zip->sink.user, bytes.ptr, bytes.len, err);
    zip->offset += bytes.len;
    return status;
}

static drg_status write_member(struct zip_writer *zip, struct member *m, drg_str packed, drg_error *err)
{
    struct buf header = buf_make(1000);
    add_32(&header, ZIP_LOCAL_SIGNATURE);
    add_facts(&header, m);
    buf_add_z(&header, m->name);
    drg_status status = buf_status(&header, "the header of an archive member", err);
    if (!status)
        status = put(zip, buf_str(&header), err);
    buf_free(&header);
    if (!status)
        status = put(zip, packed, err);
    add_to_directory(&zip->directory, m);
    zip->members++;
    return status ? status : buf_status(&zip->directory, "the directory of the archive", err);
}

drg_status zip_member(struct zip_writer *zip, const char *name, drg_str content, drg_error *err)
{
    if (zip->status)
        return zip->status;
    struct buf packed = buf_make(UINT32_MAX / 2);
    if (content.len > UINT32_MAX / 2 || zip->members == UINT16_MAX)
        zip->status = fail(err, DRG_ELIMIT, NOWHERE, "'%s' is larger than a ZIP archive can hold", name);
    else
        zip->status = deflate_add(&packed, content, err);
    if (!zip->status && zip->offset + packed.len + 1000 > ZIP_MOST_WRITTEN)
        zip->status = fail(err, DRG_ELIMIT, NOWHERE, "the archive grows larger than 4 GiB");
    struct member m = {name, crc32_of(content), (uint32_t)packed.len, (uint32_t)content.len, (uint32_t)zip->offset};
    if (!zip->status)
        zip->status = write_member(zip, &m, buf_str(&packed), err);
    buf_free(&packed);
    return zip->status;
}

drg_status zip_end(struct zip_writer *zip, drg_error *err)
{
    struct buf *b = &zip->directory;
    uint32_t size = (uint32_t)b->len;
    add_32(b, ZIP_END_SIGNATURE);
    add_32(b, 0); /* disks */
    add_16(b, zip->members);
    add_16(b, zip->members);
    add_32(b, size);
    add_32(b, (uint32_t)zip->offset);
    add_16(b, 0); /* comment */
    if (!zip->status)
        zip->status = buf_status(b, "the directory of the archive", err);
    if (!zip->status)
        zip->status = put(zip, buf_str(b), err);
    buf_free(b);
    return zip->status;
}
