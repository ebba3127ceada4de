/* stream.c - documents batch by batch: what is decoded and not given away yet waits in one buffer, which changes places
 * with the batch's when it is given. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/count.h"
#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"
#include "dragoman/match.h"
#include "dragoman/stream.h"
#include "ext/source.h"
#include "format/bitext_io.h"
#include "format/text_io.h"
#include "text/decoder.h"
#include "text/stretch.h"
#include "text/text.h"

enum {
    RAW = 1 << 17,      /* bytes read at a time                                                    */
    HEAD = 1 << 16,     /* decoded bytes that are there before anything is given: they tell the usual language */
    BATCH = 1 << 20,    /* the usual one                                                           */
    PEEKED = 4,         /* bytes that tell a zip archive                                           */
    LONGEST_CHARACTER = 4,
    MOST_BATCH = 1 << 29 /* what a scanner takes, and then some */
};

struct drg_stream {
    drg_ctx *ctx;
    char *path, *name; /* name: in UTF-8 */
    char *encoding, *format_name;
    char lang[36];
    drg_stream_options options; /* strings are our own */
    const struct format *format;
    struct source *source;
    struct decoder *decoder;
    struct package *package; /* NULL: the input is none */
    bool has_ended;      /* all is read and decoded                   */
    struct buf waiting;  /* decoded; before `from` it was given away and is kept as margin */
    size_t from;
    uint64_t start, lines, columns; /* of the byte at `from` */
    struct cutter cutter; /* of a bitext */
    struct unit_count units;
    struct drg_trail trail; /* of what waits, when places are kept */
    size_t raw_len;
    unsigned mark;  /* bytes that would be a mark of UTF-16 or UTF-32 */
    bool is_peeked; /* bytes in `raw` were read and are not decoded yet */
    char raw[RAW];
};

/* ---- Reading -------------------------------------------------------------------------------------------- */

/* Reads and decodes once. */
static drg_status fill(drg_stream *s, drg_error *err)
{
    size_t got = s->raw_len, used;
    drg_status status = DRG_OK;
    if (!s->is_peeked || !got) {
        status = source_read(s->source, s->raw + s->raw_len, RAW - s->raw_len, &got, err);
        s->raw_len += got;
    }
    s->is_peeked = false;
    if (status)
        return status;
    status = decoder_add(s->decoder, &s->waiting, (drg_str){s->raw, s->raw_len}, got == 0, &used, err);
    if (status)
        return status;
    memmove(s->raw, s->raw + used, s->raw_len - used);
    s->raw_len -= used;
    s->has_ended = got == 0;
    if (s->has_ended)
        decoder_finish(s->decoder);
    return DRG_OK;
}

static size_t waiting(const drg_stream *s)
{
    return s->waiting.len - s->from;
}

/* Reads until `least` decoded bytes wait, and then up to `wanted` as long as nobody has to be waited for. */
static drg_status gather(drg_stream *s, size_t least, size_t wanted, drg_error *err)
{
    drg_status status = DRG_OK;
    while (!status && !s->has_ended && waiting(s) < wanted && (waiting(s) < least || !source_must_wait(s->source)))
        status = fill(s, err);
    return status;
}

/* ---- Opening ---------------------------------------------------------------------------------------------- */

static char *copy_of(const char *s, bool *failed)
{
    size_t size = s ? strlen(s) + 1 : 0;
    char *copy = s ? malloc(size) : NULL;
    *failed |= s && !copy;
    return copy ? memcpy(copy, s, size) : NULL;
}

static drg_status set_up(drg_stream *s, drg_ctx *ctx, const char *path, const drg_stream_options *options, drg_error *err)
{
    bool failed = false;
    s->ctx = ctx;
    s->options = *options;
    s->path = copy_of(path, &failed);
    s->encoding = copy_of(options->text.encoding, &failed);
    s->format_name = copy_of(options->text.format, &failed);
    s->name = text_make_name(file_name(path));
    s->waiting = buf_make(SIZE_MAX / 2);
    if (failed || !s->name)
        return fail_memory(err);
    s->options.text.encoding = s->encoding;
    s->options.places |= options->from || options->to;
    s->options.text.format = s->format_name;
    if (!s->options.batch)
        s->options.batch = BATCH;
    if (s->options.batch > MOST_BATCH)
        s->options.batch = MOST_BATCH;
    drg_str lang = options->text.lang ? str_from(options->text.lang) : drg_lang_of_name(s->name);
    const struct lang *declared = lang.len ? lang_find(lang) : NULL;
    if (lang.len && (!declared || lang.len >= sizeof s->lang))
        return fail_in_file(err, fail(err, DRG_ELANG, NOWHERE, "'%.*s' is no language tag; try en, tr, ar or ru", STR_ARGS(lang)),
                            s->name);
    if (declared)
        snprintf(s->lang, sizeof s->lang, "%.*s", (int)lang.len, lang.ptr);
    s->options.text.lang = declared ? s->lang : NULL;
    return DRG_OK;
}

static unsigned mark_of(drg_str head)
{
    static const drg_str marks[] = {{"\xFF\xFE\0\0", 4}, {"\0\0\xFE\xFF", 4}, {"\xFF\xFE", 2}, {"\xFE\xFF", 2}};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (str_starts(head, marks[i]))
            return (unsigned)marks[i].len;
    return 0;
}

/* Reads the first bytes, which tell whether the input is a package. */
static drg_status peek(drg_stream *s, drg_error *err)
{
    drg_status status = DRG_OK;
    for (size_t got = 1; !status && got && s->raw_len < PEEKED; s->raw_len += got)
        status = source_read(s->source, s->raw + s->raw_len, PEEKED - s->raw_len, &got, err);
    s->is_peeked = true;
    s->mark = mark_of((drg_str){s->raw, s->raw_len});
    return status;
}

static drg_status fail_large(const drg_stream *s, drg_error *err)
{
    return fail(err, DRG_ELIMIT, NOWHERE, "the input is larger than the limit of %zu bytes", s->ctx->max_input);
}

/* A package has its directory at its end: it is read whole before anything is known of it. */
static drg_status start_package(drg_stream *s, drg_error *err)
{
    struct buf bytes = buf_make(s->ctx->max_input);
    drg_status status = DRG_OK;
    for (size_t got = s->raw_len; !status && got && !bytes.failed;) {
        buf_add(&bytes, (drg_str){s->raw, got});
        status = source_read(s->source, s->raw, RAW, &got, err);
    }
    s->has_ended = true;
    if (!status && bytes.failed)
        status = bytes.failed == BUF_LIMIT ? fail_large(s, err) : fail_memory(err);
    if (status) {
        buf_free(&bytes);
        return status;
    }
    status = package_open(&s->package, &bytes, err);
    return status ? status : text_choose_package_format(&s->format, s->format_name, s->package, err);
}

static drg_status start_plain(drg_stream *s, drg_error *err)
{
    drg_status status = gather(s, HEAD, HEAD, err);
    if (!status && s->options.bitext) {
        status = bitext_choose_format(&s->format, s->format_name, s->name, buf_str(&s->waiting), err);
        if (!status)
            cutter_init(&s->cutter, s->format->cut);
        return status;
    }
    return status ? status : text_choose_format(&s->format, s->format_name, s->name, buf_str(&s->waiting), err);
}

/* Goes on a little before the part that is to be read, with a whole character, where nothing has to be known of what is
 * before. */
static drg_status jump(drg_stream *s, drg_error *err)
{
    uint64_t offset = s->options.from - LONGEST_CHARACTER;
    size_t torn = 0, got = 1;
    drg_status status = DRG_OK;
    bool is_lines = !s->options.bitext && s->options.cut != DRG_CUT_PARAGRAPHS && strcmp(s->format->name, "plain") == 0;
    if (!s->options.may_jump || !is_lines || s->options.from <= s->trail.end.file + s->raw_len + LONGEST_CHARACTER ||
        !decoder_can_jump(s->decoder) || !source_seek(s->source, offset))
        return DRG_OK;
    for (s->raw_len = 0; !status && got && s->raw_len < LONGEST_CHARACTER; s->raw_len += got)
        status = source_read(s->source, s->raw + s->raw_len, RAW - s->raw_len, &got, err);
    while (torn < s->raw_len && torn < LONGEST_CHARACTER - 1 && !utf8_is_lead(s->raw[torn]))
        torn++;
    s->raw_len -= torn;
    memmove(s->raw, s->raw + torn, s->raw_len);
    s->is_peeked = true;
    s->has_ended = false;
    s->from = s->lines = 0;
    s->start = offset + torn;
    buf_cut(&s->waiting, 0);
    decoder_jump(s->decoder, s->start);
    return status;
}

static drg_status start(drg_stream *s, drg_error *err)
{
    struct decode_options how = {.encoding = s->encoding, .strict = s->options.text.strict};
    drg_status status = source_open(&s->source, s->path, err);
    if (!status)
        status = decoder_open(&s->decoder, s->ctx, s->name, &how, err);
    if (!status && s->options.places)
        decoder_trace(s->decoder, &s->trail);
    if (!status)
        status = peek(s, err);
    if (!status)
        status = zip_is((drg_str){s->raw, s->raw_len}) ? start_package(s, err) : start_plain(s, err);
    if (!status && s->options.from && !s->package)
        status = jump(s, err);
    return fail_in_file(err, status, s->name);
}

drg_status drg_stream_open(drg_stream **out, drg_ctx *ctx, const char *path, const drg_stream_options *options, drg_error *err)
{
    static const drg_stream_options defaults;
    drg_stream *stream = malloc(sizeof *stream);
    *out = NULL;
    if (!stream)
        return fail_memory(err);
    memset(stream, 0, offsetof(drg_stream, raw));
    drg_status status = set_up(stream, ctx, path, options ? options : &defaults, err);
    if (!status)
        status = start(stream, err);
    if (status) {
        drg_stream_free(stream);
        return status;
    }
    *out = stream;
    return DRG_OK;
}

void drg_stream_free(drg_stream *stream)
{
    if (!stream)
        return;
    source_close(stream->source);
    decoder_close(stream->decoder);
    package_free(stream->package);
    buf_free(&stream->waiting);
    trail_free(&stream->trail);
    free(stream->path);
    cutter_free(&stream->cutter);
    free(stream->name);
    free(stream->encoding);
    free(stream->format_name);
    free(stream);
}

const char *drg_stream_name(const drg_stream *stream)
{
    return stream->name;
}

const char *drg_stream_encoding(const drg_stream *stream)
{
    return decoder_encoding(stream->decoder);
}

const char *drg_stream_format(const drg_stream *stream)
{
    return stream->format->name;
}

const char *drg_stream_lang(const drg_stream *stream)
{
    return stream->options.text.lang;
}

unsigned drg_stream_mark(const drg_stream *stream)
{
    return strncmp(drg_stream_encoding(stream), "UTF-8", 5) != 0 && strncmp(drg_stream_encoding(stream), "UTF", 3) == 0 ? stream->mark : 0;
}

uint64_t drg_stream_done(const drg_stream *stream)
{
    return source_done(stream->source);
}

uint64_t drg_stream_size(const drg_stream *stream)
{
    return source_size(stream->source);
}

/* ---- Batches ---------------------------------------------------------------------------------------------- */

static uint64_t lines_in(const drg_stream *s, drg_str text)
{
    return s->options.cut == DRG_CUT_FEEDS ? count_byte(text, '\n') : count_lines(text);
}

static drg_status fail_long(const drg_stream *s, drg_str text, drg_error *err)
{
    const char *what = s->options.bitext ? "what begins in line" : "line";
    uint64_t line = s->lines + 1 + (s->options.bitext ? 0 : lines_in(s, text));
    drg_status code = fail(err, DRG_ELIMIT, NOWHERE, "%s %" PRIu64 " is longer than the limit of %zu bytes", what, line,
                           s->ctx->max_input);
    return fail_in_file(err, code, s->name);
}

/* After the last LF within `wanted` bytes, else the first one; 0: there is none and more follows. */
static size_t feeds_end(drg_str text, size_t wanted, bool is_last)
{
    size_t end = wanted < text.len ? wanted : text.len;
    if (is_last && text.len <= wanted)
        return text.len;
    while (end > 0 && text.ptr[end - 1] != '\n')
        end--;
    if (end || text.len <= wanted)
        return end;
    const char *feed = memchr(text.ptr + wanted, '\n', text.len - wanted);
    return feed ? (size_t)(feed - text.ptr) + 1 : is_last ? text.len : 0;
}

static size_t batch_end(const drg_stream *s, drg_str text)
{
    if (s->options.bitext)
        return cutter_end(&s->cutter, text, s->options.batch, s->has_ended);
    return (s->options.cut == DRG_CUT_FEEDS ? feeds_end : drg_stretch_end)(text, s->options.batch, s->has_ended);
}

/* Finds where the next batch ends, reading as much as that takes. */
static drg_status find_end(drg_stream *s, size_t *end, drg_error *err)
{
    size_t margin = s->options.margin, wanted = s->options.batch + margin;
    size_t least = margin || s->options.bitext ? wanted : 1;
    for (;;) {
        drg_status status = gather(s, least, wanted > least ? wanted : least, err);
        if (status)
            return status;
        drg_str text = str_cut(buf_str(&s->waiting), s->from, s->waiting.len);
        *end = batch_end(s, text);
        if (*end || s->has_ended)
            return DRG_OK;
        if (text.len > s->ctx->max_input)
            return fail_long(s, text, err);
        /* A line of many batches is not looked through again for each of them. */
        least = text.len + 1 + (text.len > BATCH ? text.len / 2 : 0);
    }
}

/* The batch gets the buffer, and what follows its text begins the next one, in the batch's old memory. */
static drg_status hand_over(drg_stream *s, drg_batch *batch, size_t len, drg_error *err)
{
    size_t end = s->from + len, margin = s->options.margin;
    size_t kept = end > margin ? end - margin : 0;
    size_t shown = s->waiting.len - end > margin ? end + margin : s->waiting.len;
    while (kept < end && !utf8_is_lead(s->waiting.ptr[kept]))
        kept++;
    while (shown < s->waiting.len && shown > end && !utf8_is_lead(s->waiting.ptr[shown]))
        shown--;
    struct buf next = {.ptr = batch->memory, .cap = batch->capacity, .max = s->waiting.max};
    drg_str all = buf_str(&s->waiting);
    buf_add(&next, str_cut(all, kept, all.len));
    *batch = (drg_batch){.text = str_cut(all, s->from, end),
                         .around = str_cut(all, 0, shown),
                         .start = s->start,
                         .lines = s->lines,
                         .code_points = s->units.code_points,
                         .utf16 = s->units.utf16,
                         .is_last = s->has_ended && end == all.len,
                         .columns = s->columns,
                         .trail = batch->trail,
                         .memory = s->waiting.ptr,
                         .capacity = s->waiting.cap,
                         .frame = batch->frame,
                         .frame_capacity = batch->frame_capacity};
    s->waiting = next;
    s->from = end - kept;
    return buf_status(&next, "the text", err);
}

/* Code points after the last line end. */
static uint64_t columns_after(drg_str text, uint64_t before)
{
    size_t start = text.len;
    while (start > 0 && text.ptr[start - 1] != '\n' && text.ptr[start - 1] != '\r')
        start--;
    uint64_t columns = count_units(str_cut(text, start, text.len)).code_points;
    return start ? columns : before + columns;
}

/* What stands around a part of a bitext. */
static drg_status make_frame(drg_stream *s, drg_batch *batch, drg_error *err)
{
    struct buf frame = {.ptr = batch->frame, .cap = batch->frame_capacity, .max = UINT32_MAX / 2};
    size_t head = 0;
    drg_status status = cutter_pass(&s->cutter, batch->text, batch->is_last, &frame, &head, err);
    batch->frame = frame.ptr;
    batch->frame_capacity = frame.cap;
    batch->head = str_cut(buf_str(&frame), 0, head);
    batch->tail = str_cut(buf_str(&frame), head, frame.len);
    s->columns = columns_after(batch->text, s->columns);
    return status;
}

/* The batch gets what tells the places of its text. */
static drg_status hand_trail(drg_stream *s, drg_batch *batch, drg_error *err)
{
    if (!batch->trail && !(batch->trail = calloc(1, sizeof *batch->trail)))
        return fail_memory(err);
    trail_clear(batch->trail);
    trail_take(batch->trail, &s->trail, batch->text, s->start, (drg_span){0, (uint32_t)batch->text.len});
    trail_forget(&s->trail, batch->text, s->start);
    return batch->trail->has_failed ? fail_memory(err) : DRG_OK;
}

static drg_status read_next(drg_stream *stream, drg_batch *batch, drg_error *err)
{
    size_t len;
    drg_status status = find_end(stream, &len, err);
    if (!status)
        status = hand_over(stream, batch, len, err);
    if (!status && stream->options.bitext)
        status = make_frame(stream, batch, err);
    if (!status && stream->options.places)
        status = hand_trail(stream, batch, err);
    if (status)
        return status;
    stream->start += len;
    stream->lines += lines_in(stream, batch->text);
    if (stream->options.units) {
        struct unit_count units = count_units(batch->text);
        stream->units.code_points += units.code_points;
        stream->units.utf16 += units.utf16;
    }
    return DRG_OK;
}

/* ---- A part of the file ------------------------------------------------------------------------------------- */

/* Where the first line begins that does so at byte `at`, which is inside the text, or after it. */
static size_t line_from(drg_str text, size_t at)
{
    size_t next = at;
    if (text.ptr[at - 1] != '\n' && (text.ptr[at - 1] != '\r' || text.ptr[at] == '\n'))
        str_line_end(text, at, &next);
    return next;
}

/* The same of lines that LF alone ends. */
static size_t feed_from(drg_str text, size_t at)
{
    const char *feed = memchr(text.ptr + at - 1, '\n', text.len - at + 1);
    return feed ? (size_t)(feed - text.ptr) + 1 : text.len;
}

/* The same of paragraphs, of a text of whole ones. */
static size_t paragraph_from(drg_str text, size_t at)
{
    size_t end = 0;
    while (end < at)
        end = paragraph_end(text, end, true);
    return end;
}

/* Where in a batch the lines or paragraphs begin that do so at byte `limit` of the file or after it. */
static size_t limit_in(const drg_stream *s, const drg_batch *batch, uint64_t limit)
{
    static size_t (*const begin_from[])(drg_str text, size_t at) = {
        [DRG_CUT_LINES] = line_from, [DRG_CUT_PARAGRAPHS] = paragraph_from, [DRG_CUT_FEEDS] = feed_from};
    size_t at = trail_seek(batch->trail, batch->text, batch->start, limit);
    return at == 0 || at == batch->text.len ? at : begin_from[s->options.cut](batch->text, at);
}

static void cut_front(const drg_stream *s, drg_batch *batch, size_t len)
{
    drg_str cut = str_cut(batch->text, 0, len);
    trail_forget(batch->trail, cut, batch->start);
    batch->text = str_cut(batch->text, len, batch->text.len);
    batch->start += len;
    batch->lines += lines_in(s, cut);
    if (s->options.units) {
        struct unit_count units = count_units(cut);
        batch->code_points += units.code_points;
        batch->utf16 += units.utf16;
    }
}

/* Cuts off what begins behind the part that is to be read: nothing follows then. */
static void cut_end(drg_stream *s, drg_batch *batch, uint64_t end)
{
    if (!s->options.to || end < s->options.to)
        return;
    size_t limit = limit_in(s, batch, s->options.to);
    if (!s->options.bitext || limit == 0)
        batch->text.len = limit;
    if (!batch->is_last)
        decoder_finish(s->decoder);
    batch->is_last = true;
}

drg_status drg_stream_next(drg_stream *stream, drg_batch *batch, drg_error *err)
{
    for (;;) {
        drg_status status = read_next(stream, batch, err);
        if (status || !(stream->options.from || stream->options.to))
            return status;
        uint64_t end = trail_find(batch->trail, batch->text, batch->start, batch->text.len).file;
        size_t front = stream->options.bitext ? (end <= stream->options.from ? batch->text.len : 0)
                                              : limit_in(stream, batch, stream->options.from);
        if (front == batch->text.len && !batch->is_last)
            continue;
        cut_front(stream, batch, front);
        cut_end(stream, batch, end);
        return DRG_OK;
    }
}

void drg_batch_free(drg_batch *batch)
{
    free(batch->memory);
    free(batch->frame);
    if (batch->trail)
        trail_free(batch->trail);
    free(batch->trail);
    *batch = (drg_batch){0};
}

static drg_status text_of_package(drg_text **out, drg_stream *s, drg_error *err)
{
    struct package *package = s->package;
    s->package = NULL;
    drg_status status = text_make_of_package(out, s->ctx, package, s->format, s->name, &s->options.text, err);
    return fail_in_file(err, status, s->name);
}

drg_status drg_stream_text(drg_text **out, drg_stream *s, drg_error *err)
{
    drg_status status = DRG_OK;
    *out = NULL;
    if (s->package)
        return text_of_package(out, s, err);
    while (!status && !s->has_ended) {
        status = fill(s, err);
        if (!status && s->waiting.len > s->ctx->max_input)
            status = fail_in_file(err, fail_large(s, err), s->name);
    }
    if (status)
        return status;
    struct decoded decoded = {.text = s->waiting, .encoding = decoder_encoding(s->decoder)};
    s->waiting = buf_make(SIZE_MAX / 2);
    return fail_in_file(err, text_make(out, s->ctx, &decoded, s->name, &s->options.text, err), s->name);
}

drg_status drg_bitext_of_batch(drg_bitext **out, drg_ctx *ctx, const drg_batch *batch, const char *name, const char *format,
                               const char *encoding, drg_error *err)
{
    struct bitext_part part = {.text = batch->text, .head = batch->head, .tail = batch->tail, .lines = batch->lines,
                               .columns = batch->columns, .is_all = batch->start == 0 && batch->is_last, .encoding = encoding};
    const struct format *found;
    *out = NULL;
    drg_status status = bitext_choose_format(&found, format, name, part.text, err);
    if (!status)
        status = bitext_of_part(out, ctx, &part, found, name, err);
    return fail_in_file(err, status, name);
}
