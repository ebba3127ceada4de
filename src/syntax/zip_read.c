/* zip_read.c - a ZIP archive in memory: its directory checked against its headers, its entries unpacked. */
#include "syntax/zip_read.h"

#include <stdlib.h>

#include "base/error.h"
#include "ext/deflate.h"
#include "syntax/zip_format.h"

static const char remedy[] = "open it in the program that made it and save it again";

bool zip_is(drg_str head)
{
    return head.len >= 4 && zip_get_32(head, 0) == ZIP_LOCAL_SIGNATURE;
}

static drg_status fail_archive(drg_error *err, const char *what)
{
    return fail(err, DRG_ESYNTAX, NOWHERE, "the zip archive is damaged: %s; %s", what, remedy);
}

static drg_status fail_entry(drg_error *err, drg_status code, const struct zip_entry *entry, const char *what)
{
    return fail(err, code, NOWHERE, "'%.*s' in the zip archive %s; %s", STR_ARGS(entry->name), what, remedy);
}

/* ---- The end record ----------------------------------------------------------------------------------------- */

/* The last place where an end record stands whose comment is all that follows. */
static drg_status find_tail(struct zip_archive *zip, drg_error *err)
{
    drg_str bytes = zip->bytes;
    size_t most = ZIP_END_LEN + UINT16_MAX;
    size_t lowest = bytes.len > most ? bytes.len - most : 0;
    for (size_t at = bytes.len - ZIP_END_LEN + 1; bytes.len >= ZIP_END_LEN && at-- > lowest;) {
        drg_str tail = str_cut(bytes, at, bytes.len);
        if (zip_get_32(tail, 0) != ZIP_END_SIGNATURE || zip_get_16(tail, ZIP_END_COMMENT_LEN) != tail.len - ZIP_END_LEN)
            continue;
        zip->tail = tail;
        return DRG_OK;
    }
    return fail_archive(err, "its directory is missing, so the file was cut off");
}

static drg_status check_tail(const struct zip_archive *zip, drg_str *directory, drg_error *err)
{
    drg_str tail = zip->tail;
    uint32_t count = zip_get_16(tail, ZIP_END_COUNT), start = zip_get_32(tail, ZIP_END_DIRECTORY);
    uint32_t len = zip_get_32(tail, ZIP_END_DIRECTORY_LEN);
    size_t end = (size_t)(tail.ptr - zip->bytes.ptr);
    if (zip_get_32(tail, ZIP_END_DISK) != 0)
        return fail(err, DRG_EFORMAT, NOWHERE, "the zip archive is one part of several; join them first");
    if (count == UINT16_MAX || start == UINT32_MAX || len == UINT32_MAX)
        return fail(err, DRG_EFORMAT, NOWHERE, "the zip archive is ZIP64, which is for files larger than 4 GiB; %s", remedy);
    if (count > ZIP_MAX_ENTRIES)
        return fail(err, DRG_ELIMIT, NOWHERE, "the zip archive has %u entries, more than the limit of %d", count, ZIP_MAX_ENTRIES);
    if (start > end || len > end - start)
        return fail_archive(err, "its directory lies outside of it");
    *directory = str_cut(zip->bytes, start, start + (size_t)len);
    return DRG_OK;
}

/* ---- The directory -------------------------------------------------------------------------------------------- */

static bool leads_out(drg_str name)
{
    drg_str rest = name, part;
    if (!name.len || name.ptr[0] == '/' || memchr(name.ptr, '\\', name.len) || memchr(name.ptr, ':', name.len))
        return true;
    while (str_split(&rest, '/', &part))
        if (str_eq(part, STR("..")) || str_eq(part, STR(".")))
            return true;
    for (size_t i = 0; i < name.len; i++)
        if ((unsigned char)name.ptr[i] < 0x20)
            return true;
    return false;
}

static drg_status check_kind(const struct zip_entry *entry, drg_error *err)
{
    if (entry->name.len > ZIP_MAX_NAME)
        return fail(err, DRG_ELIMIT, NOWHERE, "a name in the zip archive is longer than the limit of %d bytes: '%.*s'", ZIP_MAX_NAME,
                    STR_ARGS(entry->name));
    if (leads_out(entry->name))
        return fail_entry(err, DRG_ESYNTAX, entry, "has a name that leads out of its folder");
    if (entry->flags & ZIP_ENCRYPTED)
        return fail(err, DRG_EFORMAT, NOWHERE, "'%.*s' in the zip archive is encrypted; save the document without a password",
                    STR_ARGS(entry->name));
    if (entry->size == UINT32_MAX || entry->header == UINT32_MAX)
        return fail_entry(err, DRG_EFORMAT, entry, "is ZIP64, which is for files larger than 4 GiB");
    return DRG_OK;
}

/* Takes the first record off the directory. */
static drg_status read_record(struct zip_entry *entry, drg_str *directory, drg_error *err)
{
    drg_str d = *directory;
    if (d.len < ZIP_RECORD_LEN || zip_get_32(d, 0) != ZIP_RECORD_SIGNATURE)
        return fail_archive(err, "its directory is cut off");
    size_t name_len = zip_get_16(d, ZIP_RECORD_NAME_LEN);
    size_t len = ZIP_RECORD_LEN + name_len + zip_get_16(d, ZIP_RECORD_EXTRA_LEN) + zip_get_16(d, ZIP_RECORD_COMMENT_LEN);
    if (d.len < len)
        return fail_archive(err, "its directory is cut off");
    *entry = (struct zip_entry){.name = str_cut(d, ZIP_RECORD_LEN, ZIP_RECORD_LEN + name_len),
                                .record = str_cut(d, 0, len),
                                .crc = zip_get_32(d, ZIP_RECORD_CRC),
                                .size = zip_get_32(d, ZIP_RECORD_SIZE),
                                .method = zip_get_16(d, ZIP_RECORD_METHOD),
                                .flags = zip_get_16(d, ZIP_RECORD_FLAGS),
                                .header = zip_get_32(d, ZIP_RECORD_HEADER)};
    *directory = str_cut(d, len, d.len);
    return check_kind(entry, err);
}

static drg_status read_directory(struct zip_archive *zip, drg_str directory, drg_error *err)
{
    drg_status status = DRG_OK;
    size_t count = zip_get_16(zip->tail, ZIP_END_COUNT);
    zip->entries = calloc(count + 1, sizeof *zip->entries);
    zip->by_place = calloc(count + 1, sizeof(struct zip_entry *));
    if (!zip->entries || !zip->by_place)
        return fail_memory(err);
    for (; zip->count < count && !status; zip->count++)
        status = read_record(&zip->entries[zip->count], &directory, err);
    if (!status && directory.len)
        return fail_archive(err, "its directory has more entries than it says");
    return status;
}

/* ---- Entries against one another and against their headers ---------------------------------------------------- */

static int compare_names(const void *a, const void *b)
{
    const struct zip_entry *const *left = a, *const *right = b;
    return str_cmp((*left)->name, (*right)->name);
}

static int compare_places(const void *a, const void *b)
{
    const struct zip_entry *const *left = a, *const *right = b;
    return ((*left)->header > (*right)->header) - ((*left)->header < (*right)->header);
}

static drg_status order(struct zip_archive *zip, drg_error *err)
{
    for (size_t i = 0; i < zip->count; i++)
        zip->by_place[i] = &zip->entries[i];
    qsort(zip->by_place, zip->count, sizeof(struct zip_entry *), compare_names);
    for (size_t i = 1; i < zip->count; i++)
        if (str_eq(zip->by_place[i - 1]->name, zip->by_place[i]->name))
            return fail_entry(err, DRG_ESYNTAX, zip->by_place[i], "is there twice");
    qsort(zip->by_place, zip->count, sizeof(struct zip_entry *), compare_places);
    return DRG_OK;
}

/* Sizes and checksum may stand behind the data instead; then the header has zeros, or tells the same. */
static bool tells_the_same(drg_str header, const struct zip_entry *entry)
{
    static const unsigned from[] = {ZIP_RECORD_CRC, ZIP_RECORD_PACKED, ZIP_RECORD_SIZE};
    for (unsigned i = 0; i < 3; i++) {
        uint32_t told = zip_get_32(header, ZIP_LOCAL_CRC + 4 * i);
        bool may_follow = (told == 0 || told == UINT32_MAX) && entry->flags & ZIP_SIZE_FOLLOWS;
        if (!may_follow && told != zip_get_32(entry->record, from[i]))
            return false;
    }
    return zip_get_16(header, ZIP_LOCAL_METHOD) == entry->method;
}

static drg_status check_header(const struct zip_archive *zip, struct zip_entry *entry, drg_error *err)
{
    drg_str header = str_cut(zip->bytes, entry->header, entry->end);
    if (header.len < ZIP_LOCAL_LEN || zip_get_32(header, 0) != ZIP_LOCAL_SIGNATURE)
        return fail_entry(err, DRG_ESYNTAX, entry, "does not begin where the directory says");
    size_t name_len = zip_get_16(header, ZIP_LOCAL_NAME_LEN), packed_len = zip_get_32(entry->record, ZIP_RECORD_PACKED);
    size_t data = ZIP_LOCAL_LEN + name_len + zip_get_16(header, ZIP_LOCAL_EXTRA_LEN);
    if (header.len < data || header.len - data < packed_len)
        return fail_entry(err, DRG_ESYNTAX, entry, "overlaps what follows it");
    bool is_named = str_eq(str_cut(header, ZIP_LOCAL_LEN, ZIP_LOCAL_LEN + name_len), entry->name);
    if (!is_named || !tells_the_same(header, entry))
        return fail_entry(err, DRG_ESYNTAX, entry, "has a header that contradicts the directory");
    entry->packed = str_cut(header, data, data + packed_len);
    return DRG_OK;
}

static drg_status check_entries(struct zip_archive *zip, uint32_t directory, drg_error *err)
{
    drg_status status = order(zip, err);
    for (size_t i = 0; i < zip->count && !status; i++) {
        struct zip_entry *entry = zip->by_place[i];
        entry->end = i + 1 < zip->count ? zip->by_place[i + 1]->header : directory;
        if (entry->header > directory || entry->end > directory || entry->end <= entry->header)
            status = fail_entry(err, DRG_ESYNTAX, entry, "overlaps another entry");
        else
            status = check_header(zip, entry, err);
    }
    return status;
}

drg_status zip_open(struct zip_archive *zip, drg_str bytes, drg_error *err)
{
    drg_str directory = {"", 0};
    *zip = (struct zip_archive){.bytes = bytes};
    if (bytes.len > UINT32_MAX / 2)
        return fail(err, DRG_ELIMIT, NOWHERE, "the zip archive is larger than 2 GiB");
    drg_status status = find_tail(zip, err);
    if (!status)
        status = check_tail(zip, &directory, err);
    uint32_t start = status ? 0 : (uint32_t)(directory.ptr - bytes.ptr);
    if (!status)
        status = read_directory(zip, directory, err);
    return status ? status : check_entries(zip, start, err);
}

void zip_close(struct zip_archive *zip)
{
    free(zip->entries);
    free(zip->by_place);
    *zip = (struct zip_archive){0};
}

const struct zip_entry *zip_find(const struct zip_archive *zip, drg_str name)
{
    for (size_t i = 0; i < zip->count; i++)
        if (str_eq(zip->entries[i].name, name))
            return &zip->entries[i];
    return NULL;
}

/* ---- Unpacking ---------------------------------------------------------------------------------------------------- */

static drg_status check_size(const struct buf *into, const struct zip_entry *entry, drg_error *err)
{
    if (entry->size > ZIP_FREE_SIZE && entry->size / ZIP_MAX_RATIO > entry->packed.len)
        return fail(err, DRG_ELIMIT, NOWHERE, "'%.*s' in the zip archive would unpack to more than %d times its size, which no "
                    "document does", STR_ARGS(entry->name), ZIP_MAX_RATIO);
    if (entry->size > into->max - into->len)
        return fail(err, DRG_ELIMIT, NOWHERE, "'%.*s' in the zip archive makes the text larger than the limit of %zu bytes",
                    STR_ARGS(entry->name), into->max);
    return DRG_OK;
}

drg_status zip_read(struct buf *into, const struct zip_entry *entry, drg_error *err)
{
    size_t start = into->len;
    bool is_good = entry->packed.len == entry->size;
    drg_status status = check_size(into, entry, err);
    if (status)
        return status;
    if (entry->method != ZIP_STORED && entry->method != ZIP_DEFLATED)
        return fail(err, DRG_EFORMAT, NOWHERE, "'%.*s' in the zip archive is packed by method %u, expected deflate; %s",
                    STR_ARGS(entry->name), entry->method, remedy);
    if (entry->method == ZIP_DEFLATED)
        is_good = inflate_add(into, entry->packed, entry->size);
    else if (is_good)
        buf_add(into, entry->packed);
    if (into->failed == BUF_MEMORY)
        return fail_memory(err);
    if (!is_good)
        return fail_entry(err, DRG_ESYNTAX, entry, "is damaged: its data are not what deflate packs to the size it says");
    uint32_t crc = crc32_of(str_cut(buf_str(into), start, into->len));
    if (crc != entry->crc)
        return fail(err, DRG_ESYNTAX, NOWHERE, "'%.*s' in the zip archive is damaged: its checksum is %08x, expected %08x; %s",
                    STR_ARGS(entry->name), crc, entry->crc, remedy);
    return DRG_OK;
}
