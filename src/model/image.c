/* image.c - opening an image: what is verified at once, what at first touch, and how trouble is told. */
#include "model/image.h"

#include <stddef.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/utf8.h"
#include "ext/hash.h"
#include "model/image_layout.h"

#define AGAIN "compile it again with 'dragoman glossary compile'"

/* ---- what is verified at once -------------------------------------------------------------------------------- */

bool image_is(drg_str head)
{
    return str_starts(head, STR(IMAGE_MAGIC));
}

static const struct image_header *header_of(const struct image *image)
{
    return (const struct image_header *)(const void *)image->bytes;
}

static const struct image_section_record *sections_of(const struct image *image)
{
    return (const struct image_section_record *)(const void *)(image->bytes + sizeof(struct image_header));
}

static const uint64_t *sums_of(const struct image *image)
{
    return (const uint64_t *)(const void *)(image->bytes + header_of(image)->chunk_sums);
}

static drg_status fail_damaged(drg_error *err, const char *what)
{
    return fail(err, DRG_ESYNTAX, NOWHERE, "the compiled glossary is damaged: %s; " AGAIN, what);
}

/* What tells another kind of file from one of ours comes before what tells damage. */
static drg_status check_kind(const struct image *image, drg_error *err)
{
    static const uint32_t other_order = 0x04030201;
    struct image_header head = {0};
    if (!image_is((drg_str){(const char *)image->bytes, image->size}))
        return fail(err, DRG_ESYNTAX, NOWHERE, "this is no compiled glossary; make one with 'dragoman glossary compile'");
    if (image->size < sizeof head)
        return fail_damaged(err, "it is cut short");
    memcpy(&head, image->bytes, sizeof head);
    if (head.byte_order == other_order)
        return fail(err, DRG_ESYNTAX, NOWHERE,
                    "the glossary was compiled on a machine of another byte order; " AGAIN " on this one");
    if (head.byte_order != IMAGE_BYTE_ORDER)
        return fail_damaged(err, "its byte order is unknown");
    if (head.version != IMAGE_VERSION)
        return fail(err, DRG_ESYNTAX, NOWHERE,
                    "the glossary was compiled by %s version of dragoman (form %u, expected %d); " AGAIN,
                    head.version < IMAGE_VERSION ? "an older" : "a newer", (unsigned)head.version, IMAGE_VERSION);
    if (head.header_sum != hash_bytes(&head, offsetof(struct image_header, header_sum), 0))
        return fail_damaged(err, "its header does not match its checksum");
    return DRG_OK;
}

/* The header is what was written; that does not make its numbers sensible. */
static drg_status check_header(struct image *image, drg_error *err)
{
    const struct image_header *head = header_of(image);
    uint64_t sections_end = sizeof *head + (uint64_t)head->section_count * sizeof(struct image_section_record);
    if (head->size != image->size)
        return fail(err, DRG_ESYNTAX, NOWHERE, "the compiled glossary is damaged: it has %zu bytes, expected %llu; " AGAIN,
                    image->size, (unsigned long long)head->size);
    if (head->section_count > IMAGE_MAX_SECTIONS || head->data > image->size || head->data % IMAGE_DATA_ALIGNMENT ||
        head->chunk_sums != sections_end || head->data < sections_end ||
        head->chunk_count > (head->data - sections_end) / sizeof(uint64_t))
        return fail_damaged(err, "its tables do not fit into it");
    image->section_count = head->section_count;
    image->chunk_count = head->chunk_count;
    image->data = image->bytes + head->data;
    image->data_size = image->size - (size_t)head->data;
    if (image->chunk_count != (image->data_size + IMAGE_CHUNK - 1) / IMAGE_CHUNK)
        return fail_damaged(err, "its chunks are not as many as it has bytes for");
    if (head->tables_sum != hash_bytes(image->bytes + sizeof *head, (size_t)head->data - sizeof *head, 0))
        return fail_damaged(err, "its tables do not match their checksum");
    return DRG_OK;
}

/* Sections stand in the order of their places and share no byte. */
static drg_status check_sections(const struct image *image, drg_error *err)
{
    const struct image_section_record *sections = sections_of(image);
    uint64_t end = header_of(image)->data;
    for (size_t i = 0; i < image->section_count; i++) {
        const struct image_section_record *s = &sections[i];
        if (s->offset < end || s->offset % IMAGE_ALIGNMENT || s->offset > image->size || s->size > image->size - s->offset)
            return fail_damaged(err, "its sections overlap or end outside of it");
        if (!s->element_size || s->size % s->element_size)
            return fail_damaged(err, "a section holds a part of an element");
        end = s->offset + s->size;
    }
    return DRG_OK;
}

static drg_status check(struct image *image, drg_error *err)
{
    drg_status status = check_kind(image, err);
    if (!status)
        status = check_header(image, err);
    if (!status)
        status = check_sections(image, err);
    if (status)
        return status;
    size_t words = image->chunk_count / 64 + 1;
    image->checked = calloc(words * 2, sizeof *image->checked);
    image->broken = image->checked + (image->checked ? words : 0);
    return image->checked ? DRG_OK : fail_memory(err);
}

/* ---- opening and closing ---------------------------------------------------------------------------------------- */

static drg_status fill(struct image *image, const char *name, drg_error *err)
{
    size_t size = strlen(name) + 1;
    image->name = malloc(size);
    if (!image->name)
        return fail_memory(err);
    memcpy(image->name, name, size);
    return check(image, err);
}

static drg_status finish(struct image **out, struct image *image, drg_status status, const char *name, drg_error *err)
{
    if (status) {
        image_close(image);
        image = NULL;
    }
    *out = image;
    return fail_in_file(err, status, name);
}

drg_status image_open(struct image **out, const char *path, drg_error *err)
{
    struct image *image = calloc(1, sizeof *image);
    *out = NULL;
    if (!image)
        return fail_memory(err);
    drg_status status = mapping_open(&image->mapping, path, err);
    image->bytes = image->mapping.bytes;
    image->size = image->mapping.size;
    if (!status)
        status = fill(image, path, err);
    return finish(out, image, status, path, err);
}

drg_status image_open_bytes(struct image **out, drg_str bytes, const char *name, drg_error *err)
{
    struct image *image = calloc(1, sizeof *image);
    *out = NULL;
    if (!image)
        return fail_memory(err);
    image->copy = malloc(bytes.len + IMAGE_ALIGNMENT);
    drg_status status = image->copy ? DRG_OK : fail_memory(err);
    if (!status) {
        unsigned char *aligned = image->copy + (IMAGE_ALIGNMENT - (uintptr_t)image->copy % IMAGE_ALIGNMENT);
        if (bytes.len)
            memcpy(aligned, bytes.ptr, bytes.len);
        image->bytes = aligned;
        image->size = bytes.len;
        status = fill(image, name, err);
    }
    return finish(out, image, status, name, err);
}

void image_close(struct image *image)
{
    if (!image)
        return;
    mapping_close(&image->mapping);
    free(image->copy);
    free((void *)(uintptr_t)image->checked);
    free(image->name);
    free(image);
}

const void *image_section(const struct image *image, uint32_t kind, uint32_t id, uint32_t element_size, size_t *count)
{
    const struct image_section_record *sections = sections_of(image);
    for (size_t i = 0; i < image->section_count; i++)
        if (sections[i].kind == kind && sections[i].id == id && sections[i].element_size == element_size) {
            *count = (size_t)sections[i].size / element_size;
            return image->bytes + sections[i].offset;
        }
    *count = 0;
    return NULL;
}

/* ---- what is verified at first touch ------------------------------------------------------------------------------ */

/* Trouble is one number: 2 * (offset + 1), and 1 more when the bytes are what was written but make no sense. The lowest
 * offset stays. */
static void remember(struct image *image, uint64_t trouble)
{
    uint64_t known = atomic_load(&image->blame);
    while ((!known || trouble < known) && !atomic_compare_exchange_weak(&image->blame, &known, trouble))
        continue;
}

void image_blame(struct image *image, const void *at)
{
    uintptr_t offset = (uintptr_t)at - (uintptr_t)image->bytes;
    if (offset < image->size) /* else it is a stand-in for what was found damaged before */
        remember(image, ((uint64_t)offset + 1) * 2 + 1);
}

drg_status image_status(const struct image *image, drg_error *err)
{
    uint64_t trouble = atomic_load(&image->blame);
    if (!trouble)
        return DRG_OK;
    char what[80];
    snprintf(what, sizeof what, "%s at byte %llu", trouble & 1 ? "senseless data" : "chunk",
             (unsigned long long)(trouble / 2 - 1));
    drg_status status = fail_damaged(err, what);
    return fail_in_file(err, status, image->name);
}

static bool is_continuation(unsigned char c)
{
    return !utf8_is_lead((char)c);
}

/* The part [from, to) of a text section [start, end) is UTF-8. A character that crosses the edge counts to the chunk it
 * begins in. */
static bool is_text(const unsigned char *start, const unsigned char *end, const unsigned char *from, const unsigned char *to)
{
    for (int i = 0; i < 3 && from > start && from < to && is_continuation(*from); i++)
        from++;
    for (int i = 0; i < 3 && to < end && is_continuation(*to); i++)
        to++;
    return utf8_is_valid((drg_str){(const char *)from, (size_t)(to - from)});
}

static bool holds_text(const struct image *image, const unsigned char *from, const unsigned char *to)
{
    const struct image_section_record *sections = sections_of(image);
    for (size_t i = 0; i < image->section_count; i++) {
        const unsigned char *start = image->bytes + sections[i].offset, *end = start + sections[i].size;
        if (sections[i].kind == IMAGE_TEXT && start < to && end > from &&
            !is_text(start, end, from > start ? from : start, to < end ? to : end))
            return false;
    }
    return true;
}

static bool check_chunk(struct image *image, size_t chunk)
{
    uint64_t bit = (uint64_t)1 << chunk % 64;
    if (atomic_load_explicit(&image->checked[chunk / 64], memory_order_relaxed) & bit)
        return true;
    if (atomic_load_explicit(&image->broken[chunk / 64], memory_order_relaxed) & bit)
        return false;
    const unsigned char *from = image->data + chunk * IMAGE_CHUNK;
    size_t left = image->data_size - chunk * IMAGE_CHUNK;
    const unsigned char *to = from + (left < IMAGE_CHUNK ? left : IMAGE_CHUNK);
    bool is_good = hash_bytes(from, (size_t)(to - from), chunk) == sums_of(image)[chunk] && holds_text(image, from, to);
    atomic_fetch_or_explicit(is_good ? &image->checked[chunk / 64] : &image->broken[chunk / 64], bit, memory_order_relaxed);
    if (!is_good)
        remember(image, ((uint64_t)(from - image->bytes) + 1) * 2);
    return is_good;
}

bool image_check_chunks(struct image *image, size_t first, size_t last)
{
    bool is_good = true;
    for (size_t i = first; i <= last && i < image->chunk_count; i++)
        is_good = check_chunk(image, i) && is_good;
    return is_good;
}

drg_status image_verify(struct image *image, drg_error *err)
{
    if (image->chunk_count)
        (void)image_check_chunks(image, 0, image->chunk_count - 1);
    return image_status(image, err);
}
