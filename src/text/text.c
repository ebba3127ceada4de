/* text.c - making a text out of a decoded source and its view, and answering questions about places in it. */
#include "text/text.h"

#include <stdlib.h>

#include "base/count.h"
#include "base/error.h"
#include "base/utf8.h"
#include "text/package.h"
#include "text/segment.h"

/* The number of lines, an empty last one included, and their starts when there is room for them. */
static size_t list_lines(drg_str source, uint32_t *starts)
{
    size_t count = 0;
    for (size_t at = 0, next;; at = next) {
        if (starts)
            starts[count] = (uint32_t)at;
        count++;
        if (str_line_end(source, at, &next) == source.len)
            return count;
    }
}

/* What has lines: of a package, whose markup nobody sees, the paragraphs. */
static drg_str lined_text(const drg_text *text)
{
    return text->package ? buf_str(&text->view.text) : buf_str(&text->source);
}

/* Columns on a long line are counted from the nearest mark before them, not from its start. */
enum { MARK_STEP = 1 << 12 };

static bool has_long_line(const drg_text *text, size_t len)
{
    for (size_t i = 0; i < text->line_count; i++)
        if ((i + 1 < text->line_count ? text->lines[i + 1] : len) - text->lines[i] > MARK_STEP)
            return true;
    return false;
}

static bool mark_lines(drg_text *text)
{
    drg_str all = lined_text(text);
    uint32_t codes = 0;
    if (!has_long_line(text, all.len))
        return true;
    text->long_marks = malloc((all.len / MARK_STEP + 1) * sizeof *text->long_marks);
    for (size_t i = 0; text->long_marks && i <= all.len / MARK_STEP; i++) {
        text->long_marks[i] = codes;
        codes += (uint32_t)utf8_length(str_cut(all, i * MARK_STEP, (i + 1) * MARK_STEP < all.len ? (i + 1) * MARK_STEP : all.len));
    }
    return text->long_marks != NULL;
}

/* Code points from byte `start` to `end` of what has lines. */
static uint32_t count_codes(const drg_text *text, size_t start, size_t end)
{
    drg_str all = lined_text(text);
    size_t first = start / MARK_STEP, last = end / MARK_STEP;
    if (!text->long_marks || last <= first)
        return (uint32_t)utf8_length(str_cut(all, start, end));
    return text->long_marks[last] - text->long_marks[first] + (uint32_t)utf8_length(str_cut(all, last * MARK_STEP, end)) -
           (uint32_t)utf8_length(str_cut(all, first * MARK_STEP, start));
}

static drg_status index_lines(drg_text *text, drg_error *err)
{
    size_t count = list_lines(lined_text(text), NULL);
    text->lines = malloc(count * sizeof *text->lines);
    if (!text->lines)
        return fail_memory(err);
    text->line_count = list_lines(lined_text(text), text->lines);
    return mark_lines(text) ? DRG_OK : fail_memory(err);
}

/* An empty cell has nothing in the view that would tell where it stands. */
static drg_span span_of(const drg_text *text, const struct text_segment *segment)
{
    const struct view_block *block = &text->view.blocks.items[segment->block];
    if (segment->start == segment->end && block->at != DRG_NONE)
        return (drg_span){block->at, block->at};
    return view_to_source(&text->view, (drg_span){segment->start, segment->end});
}

static drg_status make_spans(drg_text *text, drg_error *err)
{
    text->spans = calloc(text->segment_count ? text->segment_count : 1, sizeof *text->spans);
    if (!text->spans)
        return fail_memory(err);
    for (size_t i = 0; i < text->segment_count; i++) {
        const struct text_segment *segment = &text->segments[i];
        text->spans[i].span = span_of(text, segment);
        text->spans[i].lang = text->declared ? text->lang : segment->lang ? segment->lang->tag : "und";
    }
    return DRG_OK;
}

static drg_status declare(drg_text *text, drg_str lang, drg_error *err)
{
    if (!lang.len)
        return DRG_OK;
    text->declared = lang_find(lang);
    if (!text->declared)
        return fail(err, DRG_ELANG, NOWHERE, "'%.*s' is no language tag; try en, tr, ar or ru", STR_ARGS(lang));
    drg_str tag = text->declared == lang_generic() ? lang : str_from(text->declared->tag);
    snprintf(text->lang, sizeof text->lang, "%.*s", (int)tag.len, tag.ptr);
    return DRG_OK;
}

char *text_make_name(const char *name)
{
    drg_str bytes = str_from(name);
    char *out = malloc(bytes.len * (sizeof UTF8_REPLACEMENT_BYTES - 1) + 1);
    size_t len = 0;
    for (size_t at = 0; out && at < bytes.len;)
        len += utf8_encode(utf8_next_lossy(bytes, &at), out + len);
    if (out)
        out[len] = '\0';
    return out;
}

drg_status text_build(drg_text **out, const char *name, struct decoded *source, struct view *view,
                      const struct text_build_options *options, drg_error *err)
{
    drg_text *text = calloc(1, sizeof *text);
    *out = NULL;
    if (!text) {
        buf_free(&source->text);
        package_free(source->package);
        view_free(view);
        return fail_memory(err);
    }
    text->source = source->text;
    text->encoding = source->encoding;
    text->package = source->package;
    text->view = *view;
    text->name = text_make_name(name);
    drg_status status = text->name ? declare(text, options->lang, err) : fail_memory(err);
    if (!status)
        status = index_lines(text, err);
    if (!status)
        status = segment_text(text, options, err);
    if (!status)
        status = make_spans(text, err);
    if (status) {
        drg_text_free(text);
        return status;
    }
    *out = text;
    return DRG_OK;
}

void drg_text_free(drg_text *text)
{
    if (!text)
        return;
    free(text->name);
    buf_free(&text->source);
    package_free(text->package);
    view_free(&text->view);
    free(text->segments);
    free(text->spans);
    free(text->lines);
    free(text->long_marks);
    free(text);
}

const char *drg_text_name(const drg_text *text)
{
    return text->name;
}

const char *drg_text_encoding(const drg_text *text)
{
    return text->encoding;
}

drg_str drg_text_source(const drg_text *text)
{
    return buf_str(&text->source);
}

drg_str drg_text_slice(const drg_text *text, drg_span span)
{
    drg_str source = buf_str(&text->source);
    uint32_t end = span.end <= source.len ? span.end : (uint32_t)source.len;
    uint32_t start = span.start <= end ? span.start : end;
    return str_cut(source, start, end);
}

const drg_segment *drg_text_segments(const drg_text *text, size_t *count)
{
    *count = text->segment_count;
    return text->spans;
}

bool drg_text_is_package(const drg_text *text)
{
    return text->package != NULL;
}

drg_str drg_text_reading(const drg_text *text)
{
    return buf_str(&text->view.text);
}

drg_span drg_text_reading_span(const drg_text *text, drg_span span)
{
    uint32_t start = view_of_source(&text->view, span.start, false), end = view_of_source(&text->view, span.end, true);
    return (drg_span){start, end > start ? end : start};
}

drg_str drg_text_shown(const drg_text *text, drg_span span)
{
    if (!text->package)
        return drg_text_slice(text, span);
    drg_span shown = drg_text_reading_span(text, span);
    return str_cut(drg_text_reading(text), shown.start, shown.end);
}

drg_pos text_pos_in_file(drg_str head, uint64_t lines, uint64_t columns, drg_pos pos)
{
    uint32_t own = (uint32_t)count_lines(head);
    size_t start = head.len;
    while (start > 0 && head.ptr[start - 1] != '\n' && head.ptr[start - 1] != '\r')
        start--;
    if (pos.line == own + 1)
        pos.column += (uint32_t)columns - (uint32_t)utf8_length(str_cut(head, start, head.len));
    pos.line += (uint32_t)lines - own;
    return pos;
}

drg_pos drg_text_pos(const drg_text *text, uint32_t offset)
{
    size_t low = 0, high = text->line_count;
    if (text->package)
        offset = view_of_source(&text->view, offset, false);
    while (high - low > 1) {
        size_t mid = (low + high) / 2;
        if (text->lines[mid] <= offset)
            low = mid;
        else
            high = mid;
    }
    drg_str all = lined_text(text);
    size_t start = text->lines[low], end = offset < all.len ? offset : all.len;
    /* A byte order mark is no column of anybody's editor. */
    if (low == 0)
        start = utf8_bom_length(str_cut(all, 0, end));
    drg_pos pos = {(uint32_t)low + 1, count_codes(text, start, end) + 1};
    const struct text_origin *origin = &text->origin;
    if (!origin->head && !origin->lines && !origin->columns)
        return pos;
    return text_pos_in_file(str_cut(buf_str(&text->source), 0, origin->head), origin->lines, origin->columns, pos);
}

drg_units drg_text_units(const drg_text *text, uint32_t offset)
{
    drg_units units = {0, 0};
    drg_str before = drg_text_slice(text, (drg_span){0, offset});
    for (size_t i = 0; i < before.len; i++) {
        if (!utf8_is_lead(before.ptr[i]))
            continue;
        units.code_points++;
        units.utf16 += (unsigned char)before.ptr[i] >= 0xF0 ? 2 : 1;
    }
    return units;
}

drg_span text_view_span(const drg_text *text, drg_span in_source)
{
    drg_span span = drg_text_reading_span(text, in_source);
    return span.end > span.start ? span : (drg_span){0, 0};
}
