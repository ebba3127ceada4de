/* cut.c - cutting off part after part. */
#include "format/cut.h"

#include "base/error.h"

void cutter_init(struct cutter *cutter, const struct cut_kind *kind)
{
    *cutter = (struct cutter){.kind = kind, .head = buf_make(UINT32_MAX / 4)};
}

size_t cutter_end(const struct cutter *cutter, drg_str text, size_t wanted, bool is_last)
{
    size_t end = cutter->kind && (!is_last || text.len > wanted) ? cutter->kind->end(cutter, text, wanted) : 0;
    if (!is_last)
        return end;
    /* What closes the file is no part of its own. */
    bool has_more = end && cutter->kind->end(cutter, str_cut(text, end, text.len), 1) > 0;
    return has_more ? end : text.len;
}

drg_status cutter_pass(struct cutter *cutter, drg_str part, bool is_last, struct buf *frame, size_t *head_len, drg_error *err)
{
    buf_cut(frame, 0);
    buf_add(frame, buf_str(&cutter->head));
    *head_len = frame->len;
    if (cutter->kind && !is_last)
        cutter->kind->pass(cutter, part);
    if (cutter->kind && !is_last && cutter->kind->close)
        cutter->kind->close(cutter, frame);
    cutter->has_begun = true;
    drg_status status = buf_status(&cutter->head, "the start of the file", err);
    return status ? status : buf_status(frame, "the start of the file", err);
}

void cutter_free(struct cutter *cutter)
{
    buf_free(&cutter->head);
    vec_free(&cutter->opens);
}
