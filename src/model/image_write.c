/* image_write.c - writing an image: the same chunks are made twice, first for their checksums, then for the sink. */
#include <stddef.h>
#include <stdlib.h>

#include "base/error.h"
#include "ext/hash.h"
#include "model/image_layout.h"

void image_writer_add(struct image_writer *writer, uint32_t kind, uint32_t id, const void *data, size_t size,
                      uint32_t element_size)
{
    if (!vec_push(&writer->parts, (struct image_part){kind, id, element_size, data, size}))
        writer->failed = true;
}

void image_writer_free(struct image_writer *writer)
{
    vec_free(&writer->parts);
}

/* An image on its way out. */
struct layout {
    const struct image_writer *writer;
    struct image_header header;
    unsigned char *tables; /* what lies between the header and the data: sections, checksums, zeros */
    size_t tables_size;
    unsigned char *chunk;  /* room for one */
};

static uint64_t round_up(uint64_t n, uint64_t unit)
{
    return (n + unit - 1) / unit * unit;
}

static struct image_section_record *sections_of(const struct layout *l)
{
    return (struct image_section_record *)(void *)l->tables;
}

/* The bytes of a chunk: those of the parts that lie in it, zeros between. */
static drg_str make_chunk(const struct layout *l, size_t number)
{
    uint64_t start = l->header.data + (uint64_t)number * IMAGE_CHUNK, end = start + IMAGE_CHUNK;
    end = end < l->header.size ? end : l->header.size;
    memset(l->chunk, 0, IMAGE_CHUNK);
    for (size_t i = 0; i < l->writer->parts.count; i++) {
        const struct image_section_record *s = &sections_of(l)[i];
        uint64_t from = s->offset > start ? s->offset : start, to = s->offset + s->size < end ? s->offset + s->size : end;
        if (from < to)
            memcpy(l->chunk + (from - start), (const char *)l->writer->parts.items[i].data + (from - s->offset),
                   (size_t)(to - from));
    }
    return (drg_str){(const char *)l->chunk, (size_t)(end - start)};
}

/* Sizes first: they tell where everything lies. */
static void measure(struct layout *l)
{
    const struct image_writer *w = l->writer;
    uint64_t data_size = 0;
    for (size_t i = 0; i < w->parts.count; i++)
        data_size = round_up(data_size, IMAGE_ALIGNMENT) + w->parts.items[i].size;
    uint64_t chunks = (data_size + IMAGE_CHUNK - 1) / IMAGE_CHUNK;
    uint64_t sums = sizeof l->header + w->parts.count * sizeof(struct image_section_record);
    uint64_t data = round_up(sums + chunks * sizeof(uint64_t), IMAGE_DATA_ALIGNMENT);
    l->header = (struct image_header){.byte_order = IMAGE_BYTE_ORDER,
                                      .version = IMAGE_VERSION,
                                      .size = data + data_size,
                                      .chunk_sums = sums,
                                      .data = data,
                                      .section_count = (uint32_t)w->parts.count,
                                      .chunk_count = (uint32_t)chunks};
    memcpy(l->header.magic, IMAGE_MAGIC, sizeof l->header.magic);
    l->tables_size = (size_t)data - sizeof l->header;
}

static void fill(struct layout *l)
{
    uint64_t at = l->header.data;
    for (size_t i = 0; i < l->writer->parts.count; i++) {
        const struct image_part *part = &l->writer->parts.items[i];
        at = round_up(at, IMAGE_ALIGNMENT);
        sections_of(l)[i] = (struct image_section_record){part->kind, part->id, at, part->size, part->element_size, 0};
        at += part->size;
    }
    unsigned char *sums = l->tables + (l->header.chunk_sums - sizeof l->header);
    for (size_t i = 0; i < l->header.chunk_count; i++) {
        drg_str chunk = make_chunk(l, i);
        uint64_t sum = hash_bytes(chunk.ptr, chunk.len, i);
        memcpy(sums + i * sizeof sum, &sum, sizeof sum);
    }
    l->header.tables_sum = hash_bytes(l->tables, l->tables_size, 0);
    l->header.header_sum = hash_bytes(&l->header, offsetof(struct image_header, header_sum), 0);
}

static drg_status put(const struct layout *l, drg_sink sink, drg_error *err)
{
    drg_status status = sink.write(sink.user, &l->header, sizeof l->header, err);
    if (!status)
        status = sink.write(sink.user, l->tables, l->tables_size, err);
    for (size_t i = 0; i < l->header.chunk_count && !status; i++) {
        drg_str chunk = make_chunk(l, i);
        status = sink.write(sink.user, chunk.ptr, chunk.len, err);
    }
    return status;
}

drg_status image_write(const struct image_writer *writer, drg_sink sink, drg_error *err)
{
    struct layout l = {.writer = writer};
    if (writer->failed)
        return fail_memory(err);
    if (writer->parts.count > IMAGE_MAX_SECTIONS)
        return fail(err, DRG_ELIMIT, NOWHERE, "a compiled glossary has at most %d sections", IMAGE_MAX_SECTIONS);
    measure(&l);
    l.tables = calloc(1, l.tables_size);
    l.chunk = malloc(IMAGE_CHUNK);
    drg_status status = l.tables && l.chunk ? DRG_OK : fail_memory(err);
    if (!status) {
        fill(&l);
        status = put(&l, sink, err);
    }
    free(l.tables);
    free(l.chunk);
    return status;
}
