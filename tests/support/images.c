/* images.c - compiled glossaries in memory, for tests. */
#include "support/images.h"

#include <stddef.h>

#include "base/writer.h"
#include "ext/hash.h"

bool image_make(struct buf *out, drg_ctx *ctx, const drg_glossary *glossary)
{
    *out = buf_make(SIZE_MAX / 4);
    return drg_glossary_compile(glossary, ctx, buf_sink(out), NULL) == DRG_OK;
}

struct image_section_record *image_sections(unsigned char *bytes, size_t *count)
{
    struct image_header head;
    memcpy(&head, bytes, sizeof head);
    *count = head.section_count;
    return (struct image_section_record *)(void *)(bytes + sizeof head);
}

void image_seal(unsigned char *bytes, size_t size)
{
    struct image_header head;
    if (size < sizeof head)
        return;
    memcpy(&head, bytes, sizeof head);
    bool has_sums = head.data <= size && head.chunk_sums <= head.data && head.chunk_sums >= sizeof head &&
                    head.chunk_count <= (head.data - head.chunk_sums) / sizeof(uint64_t);
    for (uint64_t i = 0; has_sums && i < head.chunk_count && head.data + i * IMAGE_CHUNK < size; i++) {
        size_t start = (size_t)(head.data + i * IMAGE_CHUNK), len = size - start < IMAGE_CHUNK ? size - start : IMAGE_CHUNK;
        uint64_t sum = hash_bytes(bytes + start, len, i);
        memcpy(bytes + head.chunk_sums + i * sizeof sum, &sum, sizeof sum);
    }
    if (head.data <= size && head.data >= sizeof head)
        head.tables_sum = hash_bytes(bytes + sizeof head, (size_t)head.data - sizeof head, 0);
    head.header_sum = hash_bytes(&head, offsetof(struct image_header, header_sum), 0);
    memcpy(bytes, &head, sizeof head);
}

struct image_section_record *image_section_of(struct buf *image, uint32_t kind)
{
    size_t count;
    struct image_section_record *list = image_sections((unsigned char *)image->ptr, &count);
    for (size_t i = 0; i < count; i++)
        if (list[i].kind == kind)
            return &list[i];
    return NULL;
}
