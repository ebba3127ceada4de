/* units_bitext.c - translation memories as units. Texts are what a translator reads: without tags, which would stand in
 * other places of another text; cells say where they are spelt with them. */
#include "corpus/units_bitext.h"

#include "base/error.h"
#include "corpus/place.h"
#include "lang/lang.h"
#include "text/text.h"

static drg_status parse(drg_bitext **out, drg_ctx *ctx, const drg_corpus *units, const drg_batch *batch, drg_error *err)
{
    const drg_stream *stream = units->files[0].stream;
    return drg_bitext_of_batch(out, ctx, batch, drg_stream_name(stream), drg_stream_format(stream), drg_stream_encoding(stream), err);
}

/* The languages are those of the first units, unless they were asked for. */
static drg_status begin_bitext(drg_corpus *units, drg_str text, size_t *head, drg_error *err)
{
    drg_bitext *bitext;
    size_t count;
    (void)text;
    *head = 0;
    if (units->sides)
        return DRG_OK;
    drg_status status = parse(&bitext, units->ctx, units, &units->files[0].batch, err);
    if (status)
        return status;
    const drg_text *const *texts = drg_bitext_texts(bitext, &count);
    for (size_t i = 0; i < count && units->sides < DRG_SIDES; i++)
        snprintf(units->langs[units->sides++], sizeof units->langs[0], "%s", texts[i]->lang);
    drg_bitext_free(bitext);
    return units->sides ? DRG_OK : fail(err, DRG_ESYNTAX, NOWHERE, "the file has no units in its first part; name the languages with --langs");
}

const struct unit_kind unit_kind_bitext = {.name = "a translation memory", .is_bitext = true, .begin = begin_bitext};

/* "en" finds en and en-US. */
static bool is_lang_of(const drg_text *text, const char *lang)
{
    size_t len = strlen(lang);
    return str_eq_ascii_case(str_from(text->lang), str_from(lang)) ||
           (strncmp(text->lang, lang, len) == 0 && text->lang[len] == '-');
}

static size_t column_of(const drg_text *const *texts, size_t count, const char *lang)
{
    size_t i = 0;
    while (i < count && !is_lang_of(texts[i], lang))
        i++;
    return i;
}

/* A segment's words, what is no text as spaces. */
static void add_segment(struct drg_unit_scratch *into, size_t side, const drg_text *text, uint32_t segment)
{
    struct buf *buf = &into->sides[side];
    size_t start = buf->len;
    drg_str code = STR("\xEF\xBF\xBC"), view = buf_str(&text->view.text);
    drg_str words = str_cut(view, text->segments[segment].start, text->segments[segment].end);
    units_add_text(into, side, words);
    char *to = buf->ptr ? buf->ptr + start : NULL;
    for (const char *from = to, *end = to ? buf->ptr + buf->len : NULL; from && from < end;) {
        if (end - from >= 3 && memcmp(from, code.ptr, 3) == 0) {
            from += 3;
            continue;
        }
        *to++ = *from++;
    }
    if (buf->ptr)
        buf_cut(buf, (size_t)(to - buf->ptr));
}

struct memory {
    const drg_text *const *texts;
    size_t count, columns[DRG_SIDES], head;
};

static uint32_t segment_of(const struct memory *memory, const uint32_t *row, size_t side)
{
    size_t column = memory->columns[side];
    return column < memory->count ? row[column] : DRG_NONE;
}

static drg_unit_place find_unit(const drg_corpus *units, const struct memory *memory, const uint32_t *row)
{
    drg_unit_place place = {.start = UINT32_MAX};
    for (size_t i = 0; i < units->sides; i++) {
        uint32_t segment = segment_of(memory, row, i);
        if (segment == DRG_NONE)
            continue;
        const drg_text *text = memory->texts[memory->columns[i]];
        drg_span span = text->spans[segment].span;
        uint32_t start = span.start - (uint32_t)memory->head, end = span.end - (uint32_t)memory->head;
        place.line = start < place.start ? drg_text_pos(text, span.start).line : place.line;
        place.start = start < place.start ? start : place.start;
        place.end = end > place.end ? end : place.end;
    }
    if (place.start == UINT32_MAX)
        place.start = place.end;
    return place;
}

/* Parts of the file on the edge of what is to be read hold units of both sides of it. */
static bool is_to_be_read(const drg_corpus *units, struct place_walk *walk, const drg_unit_place *place)
{
    uint64_t start = units->is_part ? place_of(walk, place->start) : 0;
    return start >= units->from && start < units->to;
}

static bool add_row(struct drg_unit_scratch *into, const drg_corpus *units, const struct memory *memory, const uint32_t *row,
                    const drg_unit_place *place)
{
    for (size_t i = 0; i < units->sides; i++) {
        uint32_t segment = segment_of(memory, row, i), head = (uint32_t)memory->head;
        const drg_text *text = segment == DRG_NONE ? NULL : memory->texts[memory->columns[i]];
        if (text)
            add_segment(into, i, text, segment);
        else
            units_add_text(into, i, STR(""));
        drg_span spelt = text ? text->spans[segment].span : (drg_span){place->end + head, place->end + head};
        if (!vec_push(&into->cells, (drg_span){spelt.start - head, spelt.end - head}))
            return false;
    }
    return vec_push(&into->places, *place);
}

drg_status units_take_bitext(struct drg_unit_scratch *into, drg_ctx *ctx, const drg_unit_batch *batch, drg_error *err)
{
    const drg_corpus *units = batch->units;
    struct memory memory = {.head = batch->batch.head.len};
    struct place_walk walk = place_walk_begin(batch, 0);
    drg_bitext *bitext;
    size_t rows;
    if (!batch->source[0].len)
        return DRG_OK;
    drg_status status = parse(&bitext, ctx, units, &batch->batch, err);
    if (status)
        return status;
    memory.texts = drg_bitext_texts(bitext, &memory.count);
    const uint32_t *row = drg_bitext_rows(bitext, &rows);
    for (size_t i = 0; i < units->sides; i++)
        memory.columns[i] = column_of(memory.texts, memory.count, units->langs[i]);
    for (size_t i = 0; i < rows && !status; i++, row += memory.count) {
        drg_unit_place place = find_unit(units, &memory, row);
        if (is_to_be_read(units, &walk, &place) && !add_row(into, units, &memory, row, &place))
            status = fail_memory(err);
    }
    drg_bitext_free(bitext);
    return status;
}
