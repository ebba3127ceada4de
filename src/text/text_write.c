/* text_write.c - the file that a text was read from, with edits. */
#include "base/error.h"
#include "text/text.h"

static drg_status take_edits(struct edits *into, const drg_text *text, const drg_edit *edits, size_t count, drg_error *err)
{
    uint32_t at = 0;
    for (size_t i = 0; i < count; i++) {
        drg_span span = edits[i].span;
        if (span.start < at || span.end < span.start || span.end > text->source.len)
            return fail(err, DRG_EINVAL, NOWHERE, "edit %zu of bytes %u to %u is not behind the one before it and within the text's %zu",
                        i + 1, span.start, span.end, text->source.len);
        edits_add(into, span.start, span.end, edits[i].replacement, "edit");
        at = span.end;
    }
    return into->failed ? fail_memory(err) : DRG_OK;
}

/* Of a part of a file, what was put around it is not written. */
static drg_status write_source(const drg_text *text, const struct edits *edits, drg_sink sink, drg_error *err)
{
    drg_str source = buf_str(&text->source);
    size_t at = text->origin.head, end = source.len - text->origin.tail;
    drg_status status = DRG_OK;
    for (size_t i = 0; i < edits->list.count && !status; i++) {
        const struct edit *edit = &edits->list.items[i];
        status = sink.write(sink.user, source.ptr + at, edit->start - at, err);
        if (!status)
            status = sink.write(sink.user, edit->replacement.ptr, edit->replacement.len, err);
        at = edit->end;
    }
    return status ? status : sink.write(sink.user, source.ptr + at, end - at, err);
}

drg_status drg_text_write(const drg_text *text, const drg_edit *edits, size_t count, drg_sink sink, drg_error *err)
{
    struct edits own = {0};
    drg_status status = take_edits(&own, text, edits, count, err);
    if (!status && text->package)
        status = package_write(text->package, buf_str(&text->source), &own, sink, err);
    else if (!status)
        status = write_source(text, &own, sink, err);
    edits_free(&own);
    return fail_in_file(err, status, text->name);
}
