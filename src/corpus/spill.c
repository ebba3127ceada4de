/* spill.c - queues in memory and in a file. */
#include "corpus/spill.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"

enum { LEAST_BLOCK = 1 << 12, MOST_BLOCK = 1 << 16, BLOCKS_A_QUEUE = 4 /* that memory has room for, on average */ };

drg_status spill_init(struct spill *spill, const struct spill_options *options, drg_error *err)
{
    *spill = (struct spill){.scratch.folder = options->folder, .queue_count = options->queues, .memory = options->memory};
    spill->block = LEAST_BLOCK;
    while (spill->block < MOST_BLOCK && spill->block * 2 * BLOCKS_A_QUEUE * options->queues <= options->memory)
        spill->block *= 2;
    spill->queues = calloc(options->queues, sizeof *spill->queues);
    return spill->queues ? DRG_OK : fail_memory(err);
}

/* A full tail becomes a block: itself where memory allows, else a copy in the file. */
static drg_status seal(struct spill *spill, struct spill_queue *queue, drg_error *err)
{
    if (!vec_reserve_one(&queue->blocks))
        return fail_memory(err);
    queue->tail_len = 0;
    if (spill->held + spill->block <= spill->memory) {
        queue->blocks.items[queue->blocks.count++] = (struct spill_block){.memory = queue->tail};
        queue->tail = NULL;
        return DRG_OK;
    }
    bool is_reused = spill->unused.count > 0;
    uint64_t offset = is_reused ? spill->unused.items[spill->unused.count - 1] : spill->file_size;
    drg_status status = scratch_write(&spill->scratch, offset, queue->tail, spill->block, err);
    if (status)
        return status;
    spill->unused.count -= is_reused;
    spill->file_size += is_reused ? 0 : spill->block;
    queue->blocks.items[queue->blocks.count++] = (struct spill_block){.offset = offset};
    return DRG_OK;
}

drg_status spill_put(struct spill *spill, size_t queue_number, const void *data, size_t len, drg_error *err)
{
    struct spill_queue *queue = &spill->queues[queue_number];
    for (const char *from = data; len;) {
        if (queue->tail_len == spill->block) {
            drg_status status = seal(spill, queue, err);
            if (status)
                return status;
        }
        if (!queue->tail) {
            queue->tail = malloc(spill->block);
            if (!queue->tail)
                return fail_memory(err);
            spill->held += spill->block;
        }
        size_t room = spill->block - queue->tail_len, part = len < room ? len : room;
        memcpy(queue->tail + queue->tail_len, from, part);
        queue->tail_len += part;
        from += part;
        len -= part;
    }
    return DRG_OK;
}

uint64_t spill_size(const struct spill *spill, size_t queue)
{
    return (uint64_t)spill->queues[queue].blocks.count * spill->block + spill->queues[queue].tail_len;
}

void spill_drop(struct spill *spill, size_t queue_number)
{
    struct spill_queue *queue = &spill->queues[queue_number];
    for (size_t i = 0; i < queue->blocks.count; i++) {
        struct spill_block *block = &queue->blocks.items[i];
        if (block->memory)
            spill->held -= spill->block;
        else
            (void)vec_push(&spill->unused, block->offset); /* without memory, the file grows instead */
        free(block->memory);
    }
    if (queue->tail)
        spill->held -= spill->block;
    free(queue->tail);
    vec_free(&queue->blocks);
    *queue = (struct spill_queue){0};
}

void spill_free(struct spill *spill)
{
    for (size_t i = 0; spill->queues && i < spill->queue_count; i++)
        spill_drop(spill, i);
    free(spill->queues);
    vec_free(&spill->unused);
    scratch_close(&spill->scratch);
    *spill = (struct spill){0};
}

static drg_status read_block(struct spill_reader *reader, uint64_t offset, drg_error *err)
{
    size_t size = reader->spill->block;
    if (!reader->buffer)
        reader->buffer = malloc(size);
    return reader->buffer ? scratch_read(&reader->spill->scratch, offset, reader->buffer, size, err) : fail_memory(err);
}

drg_status spill_next(struct spill_reader *reader, drg_str *chunk, drg_error *err)
{
    const struct spill_queue *queue = &reader->spill->queues[reader->queue];
    *chunk = (drg_str){"", 0};
    if (reader->block > queue->blocks.count)
        return DRG_OK;
    size_t number = reader->block++;
    if (number == queue->blocks.count) {
        if (queue->tail)
            *chunk = (drg_str){queue->tail, queue->tail_len};
        return DRG_OK;
    }
    const struct spill_block *block = &queue->blocks.items[number];
    drg_status status = block->memory ? DRG_OK : read_block(reader, block->offset, err);
    if (!status)
        *chunk = (drg_str){block->memory ? block->memory : reader->buffer, reader->spill->block};
    return status;
}

/* The next bytes, `most` of them at most, as many as lie together; nothing at the end. */
static drg_status take(struct spill_reader *reader, size_t most, drg_str *part, drg_error *err)
{
    drg_status status = reader->chunk.len ? DRG_OK : spill_next(reader, &reader->chunk, err);
    if (status)
        reader->chunk.len = 0;
    *part = str_cut(reader->chunk, 0, reader->chunk.len < most ? reader->chunk.len : most);
    reader->chunk = str_cut(reader->chunk, part->len, reader->chunk.len);
    return status;
}

drg_status spill_read(struct spill_reader *reader, void *into, size_t len, size_t *got, drg_error *err)
{
    drg_str part;
    for (*got = 0; *got < len; *got += part.len) {
        drg_status status = take(reader, len - *got, &part, err);
        if (status || !part.len)
            return status;
        memcpy((char *)into + *got, part.ptr, part.len);
    }
    return DRG_OK;
}

drg_status spill_skip(struct spill_reader *reader, size_t len, drg_error *err)
{
    drg_str part;
    for (; len; len -= part.len) {
        drg_status status = take(reader, len, &part, err);
        if (status || !part.len)
            return status;
    }
    return DRG_OK;
}

void spill_reader_free(struct spill_reader *reader)
{
    free(reader->buffer);
    *reader = (struct spill_reader){0};
}
