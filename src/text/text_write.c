/* text_write.c - the file that a text was read from, with edits. */
#include "base/error.h"
#include "text/declaration.h"
#include "text/edits.h"
#include "text/text.h"

static bool is_ascii(drg_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] >= 0x80)
            return false;
    return true;
}

static bool is_edited(const struct edits *edits, drg_span place)
{
    for (size_t i = 0; i < edits->list.count; i++)
        if (edits->list.items[i].start < place.end && edits->list.items[i].end > place.start)
            return true;
    return false;
}

void text_declare_utf8(struct edits *edits, const drg_text *text)
{
    drg_span place;
    drg_str source = drg_text_source(text);
    bool is_due = strcmp(text->encoding, "UTF-8") != 0, is_first = !text->package && !text->origin.head;
    for (size_t i = 0; i < edits->list.count && is_first && !is_due; i++)
        is_due = !is_ascii(edits->list.items[i].replacement) && is_ascii(source);
    if (!is_due || !is_first || !declared_place(source, &place))
        return;
    if (str_eq_ascii_case(drg_text_slice(text, place), STR("UTF-8")) || is_edited(edits, place))
        return;
    struct edits one = {0};
    edits_add(&one, place.start, place.end, STR("UTF-8"), "encoding");
    edits->failed |= !edits_gather(edits, &one);
    edits_free(&one);
}

static drg_status take_edits(struct edits *into, const drg_text *text, const drg_edit *edits, size_t count, drg_error *err)
{
    uint32_t at = text->origin.head;
    for (size_t i = 0; i < count; i++) {
        drg_span span = edits[i].span;
        if (span.start < at || span.end < span.start || span.end > text->source.len - text->origin.tail)
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
    return text_write(text, edits, count, true, sink, err);
}

drg_status text_write(const drg_text *text, const drg_edit *edits, size_t count, bool declares_utf8, drg_sink sink, drg_error *err)
{
    struct edits taken = {0}, own = {0};
    drg_status status = take_edits(&taken, text, edits, count, err);
    if (declares_utf8)
        text_declare_utf8(&taken, text);
    if (!status && !edits_sort(&own, &taken))
        status = fail_memory(err);
    edits_free(&taken);
    if (!status && text->package)
        status = package_write(text->package, buf_str(&text->source), &own, sink, err);
    else if (!status)
        status = write_source(text, &own, sink, err);
    edits_free(&own);
    return fail_in_file(err, status, text->name);
}
