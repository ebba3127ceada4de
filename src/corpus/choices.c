/* choices.c - choices as bytes that wait in line. */
#include "corpus/choices.h"

#include "base/error.h"

/* ---- Bytes -------------------------------------------------------------------------------------------------- */

/* What is neither a string nor of one side; what waits should take little more than its texts. */
enum { FIXED = offsetof(drg_choice, cells) };

/* The length of a string that is the one before it once more. */
#define AS_BEFORE UINT64_MAX

static void pack_bytes(struct buf *into, const void *bytes, size_t len)
{
    buf_add(into, (drg_str){bytes, len});
}

static void pack_str(struct buf *into, drg_str s)
{
    uint64_t len = s.len;
    pack_bytes(into, &len, sizeof len);
    buf_add(into, s);
}

static void pack_again(struct buf *into, drg_str s, drg_str before)
{
    uint64_t len = AS_BEFORE;
    if (str_eq(s, before))
        pack_bytes(into, &len, sizeof len);
    else
        pack_str(into, s);
}

void choice_pack(struct buf *into, const drg_choice *choice)
{
    pack_bytes(into, choice, FIXED);
    pack_bytes(into, choice->cells, choice->sides * sizeof choice->cells[0]);
    pack_bytes(into, choice->place, choice->sides * sizeof choice->place[0]);
    pack_str(into, choice->line_text);
    for (uint32_t i = 0; i < choice->sides; i++) {
        pack_str(into, choice->text[i]);
        pack_again(into, choice->before[i], choice->text[i]);
    }
}

static void unpack_bytes(void *out, drg_str *rest, size_t len)
{
    memcpy(out, rest->ptr, len);
    *rest = str_cut(*rest, len, rest->len);
}

static drg_str unpack_str(drg_str *rest, drg_str before)
{
    uint64_t len;
    unpack_bytes(&len, rest, sizeof len);
    if (len == AS_BEFORE)
        return before;
    drg_str s = {rest->ptr, (size_t)len};
    *rest = str_cut(*rest, s.len, rest->len);
    return s;
}

void choice_unpack(drg_choice *out, drg_str bytes)
{
    memset(out, 0, sizeof *out);
    unpack_bytes(out, &bytes, FIXED);
    unpack_bytes(out->cells, &bytes, out->sides * sizeof out->cells[0]);
    unpack_bytes(out->place, &bytes, out->sides * sizeof out->place[0]);
    out->line_text = unpack_str(&bytes, STR(""));
    for (uint32_t i = 0; i < out->sides; i++) {
        out->text[i] = unpack_str(&bytes, STR(""));
        out->before[i] = unpack_str(&bytes, out->text[i]);
    }
}

/* ---- In line ------------------------------------------------------------------------------------------------ */

drg_status choices_open(struct choices *choices, size_t memory, const char *folder, drg_error *err)
{
    choices->packed = buf_make(SIZE_MAX / 2);
    choices->is_open = true;
    return spill_init(&choices->spill, &(struct spill_options){.queues = 1, .memory = memory, .folder = folder}, err);
}

drg_status choices_put(struct choices *choices, const drg_choice *choice, drg_error *err)
{
    uint64_t len;
    buf_cut(&choices->packed, 0);
    choice_pack(&choices->packed, choice);
    drg_status status = buf_status(&choices->packed, "the units that wait", err);
    if (status)
        return status;
    len = choices->packed.len;
    status = spill_put(&choices->spill, 0, &len, sizeof len, err);
    return status ? status : spill_put(&choices->spill, 0, choices->packed.ptr, choices->packed.len, err);
}

static bool make_room(struct buf *buf, size_t len)
{
    char *ptr = buf->cap < len ? realloc(buf->ptr, len) : buf->ptr;
    if (!ptr && len)
        return false;
    buf->cap = buf->cap < len ? len : buf->cap;
    buf->ptr = ptr;
    return true;
}

drg_status choices_next(struct choices *choices, drg_choice *out, bool *got, drg_error *err)
{
    uint64_t len = 0;
    size_t read;
    *got = false;
    choices->reader.spill = &choices->spill;
    drg_status status = spill_read(&choices->reader, &len, sizeof len, &read, err);
    if (status || read < sizeof len)
        return status;
    if (!make_room(&choices->packed, (size_t)len))
        return fail_memory(err);
    status = spill_read(&choices->reader, choices->packed.ptr, (size_t)len, &read, err);
    if (status)
        return status;
    choice_unpack(out, (drg_str){choices->packed.ptr, (size_t)len});
    *got = true;
    return DRG_OK;
}

void choices_free(struct choices *choices)
{
    if (!choices->is_open)
        return;
    spill_reader_free(&choices->reader);
    spill_free(&choices->spill);
    buf_free(&choices->packed);
    *choices = (struct choices){0};
}
