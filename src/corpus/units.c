/* units.c - opening a corpus and reading it batch by batch; several files keep step with the first, line by line. */
#include "corpus/units.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/count.h"
#include "base/error.h"
#include "base/utf8.h"
#include "corpus/units_bitext.h"
#include "lang/lang.h"

/* ---- Opening ---------------------------------------------------------------------------------------------- */

static char *copy_of(const char *s, bool *failed)
{
    char *copy = s ? strdup(s) : NULL;
    *failed |= s && !copy;
    return copy;
}

drg_status units_set_langs(drg_corpus *units, const char *list, drg_error *err)
{
    drg_str rest = str_from(list), tag;
    units->sides = 0;
    while (str_split(&rest, ',', &tag)) {
        tag = str_trim(tag);
        if (units->sides == DRG_SIDES)
            return fail(err, DRG_EINVAL, NOWHERE, "more than %d languages: '%.*s'", DRG_SIDES, STR_ARGS(str_from(list)));
        if (!lang_find(tag) || tag.len >= sizeof units->langs[0])
            return fail(err, DRG_ELANG, NOWHERE, "'%.*s' is no language tag; try en, tr, ar or ru", STR_ARGS(tag));
        snprintf(units->langs[units->sides++], sizeof units->langs[0], "%.*s", (int)tag.len, tag.ptr);
    }
    return DRG_OK;
}

bool units_is_lang(drg_str name)
{
    if (str_eq_ascii_case(name, STR("id")) || str_eq_ascii_case(name, STR("no")))
        return false;
    return lang_find(name) && name.len >= 2 && (name.len == 2 || name.ptr[2] == '-' || name.ptr[2] == '_');
}

/* The kind of file that is asked for by name, or that a file's name tells. */
static const struct unit_kind *kind_of_name(drg_str name)
{
    static const struct {
        const char *word;
        const struct unit_kind *kind;
    } words[] = {{"plain", &unit_kind_lines}, {"txt", &unit_kind_lines}, {"tsv", &unit_kind_tsv}, {"tab", &unit_kind_tsv},
                 {"jsonl", &unit_kind_jsonl}, {"ndjson", &unit_kind_jsonl}, {"json", &unit_kind_jsonl},
                 {"tmx", &unit_kind_bitext}, {"xliff", &unit_kind_bitext}, {"xlf", &unit_kind_bitext},
                 {"sdlxliff", &unit_kind_bitext}, {"mqxliff", &unit_kind_bitext}, {"po", &unit_kind_bitext}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (str_eq_ascii_case(name, str_from(words[i].word)))
            return words[i].kind;
    return NULL;
}

static drg_str extension_of(const char *path)
{
    static const char *const packings[] = {".gz", ".xz", ".zst"};
    drg_str name = str_from(path);
    for (size_t i = 0; i < sizeof packings / sizeof packings[0]; i++)
        if (str_ends(name, str_from(packings[i])))
            name.len -= strlen(packings[i]);
    size_t dot = name.len;
    while (dot > 0 && name.ptr[dot - 1] != '.' && name.ptr[dot - 1] != '/')
        dot--;
    return dot && name.ptr[dot - 1] == '.' ? str_cut(name, dot, name.len) : STR("");
}

static drg_status choose_kind(drg_corpus *units, const char *path, const char *format, drg_error *err)
{
    units->kind = kind_of_name(format ? str_from(format) : extension_of(path));
    if (!units->kind && format)
        return fail(err, DRG_EFORMAT, NOWHERE, "unknown format '%.*s'; expected plain, tsv, jsonl, tmx, xliff or po",
                    STR_ARGS(str_from(format)));
    if (!units->kind)
        units->kind = &unit_kind_lines;
    if (units->file_count > 1 && units->kind != &unit_kind_lines)
        return fail(err, DRG_EFORMAT, NOWHERE, "aligned files hold lines, not %s", units->kind->name);
    return DRG_OK;
}

static drg_status open_file(drg_corpus *units, size_t index, const char *path, const drg_corpus_options *options, drg_error *err)
{
    bool is_bitext = units->kind->is_bitext;
    drg_stream_options how = {.text = {.encoding = options->encoding, .format = is_bitext ? options->format : "plain",
                                       .strict = options->strict, .lang = units->sides > index ? units->langs[index] : NULL},
                              .batch = options->batch, .margin = options->is_steady || units->is_part, .places = true, .bitext = is_bitext};
    if (index == 0) {
        how.from = options->from;
        how.to = options->to;
        how.may_jump = options->may_jump && units->file_count == 1;
    }
    return drg_stream_open(&units->files[index].stream, units->ctx, path, &how, err);
}

/* A file of one language says which by its name: news.tr.txt. */
static void name_lang(drg_corpus *units)
{
    const char *lang = drg_stream_lang(units->files[0].stream);
    if (units->sides == 1 && !*units->langs[0] && lang)
        snprintf(units->langs[0], sizeof units->langs[0], "%s", lang);
}

/* The first file from where it is to be read on; its first lines have told the sides. */
static drg_status open_part(drg_corpus *units, const char *path, const drg_corpus_options *options, drg_error *err)
{
    struct unit_file *file = &units->files[0];
    if (strcmp(path, "-") == 0)
        return fail(err, DRG_EINVAL, NOWHERE, "standard input cannot be begun again; name a file to read part of");
    drg_stream_free(file->stream);
    file->stream = NULL;
    file->has_batch = false;
    file->from = 0;
    return open_file(units, 0, path, options, err);
}

/* What tells the sides is in the first lines. */
static drg_status begin(drg_corpus *units, drg_error *err)
{
    struct unit_file *file = &units->files[0];
    size_t head = 0;
    drg_status status = drg_stream_next(file->stream, &file->batch, err);
    if (status)
        return status;
    file->has_batch = true;
    status = units->kind->begin(units, file->batch.text, &head, err);
    name_lang(units);
    if (status || !head)
        return fail_in_file(err, status, drg_stream_name(file->stream));
    units->head = malloc(head);
    if (!units->head)
        return fail_memory(err);
    memcpy(units->head, file->batch.text.ptr, head);
    units->head_len = head;
    file->from = head;
    return DRG_OK;
}

static drg_status open_all(drg_corpus *units, const char *const *paths, const drg_corpus_options *options, drg_error *err)
{
    bool failed = false;
    units->option_langs = copy_of(options->langs, &failed);
    units->option_columns = copy_of(options->columns, &failed);
    units->option_fields = copy_of(options->fields, &failed);
    units->is_strict = options->strict;
    units->is_part = options->from || options->to;
    units->is_cut = options->to;
    units->from = options->from;
    units->to = options->to ? options->to : UINT64_MAX;
    if (failed)
        return fail_memory(err);
    drg_status status = choose_kind(units, paths[0], options->format, err);
    if (!status && options->langs)
        status = units_set_langs(units, options->langs, err);
    if (!status && units->file_count > 1 && units->sides != units->file_count)
        status = fail(err, DRG_EINVAL, NOWHERE, "%zu aligned files need as many languages, not %zu", units->file_count, units->sides);
    drg_corpus_options first = *options;
    first.to = options->from ? 0 : options->to;
    first.from = 0;
    for (size_t i = 0; i < units->file_count && !status; i++)
        status = open_file(units, i, paths[i], &first, err);
    if (!status)
        status = begin(units, err);
    return status || !options->from ? status : open_part(units, paths[0], options, err);
}

drg_status drg_corpus_open(drg_corpus **out, drg_ctx *ctx, const char *const *paths, size_t count,
                          const drg_corpus_options *options, drg_error *err)
{
    static const drg_corpus_options defaults;
    *out = NULL;
    if (!count || count > DRG_SIDES)
        return fail(err, DRG_EINVAL, NOWHERE, "expected 1 to %d files, not %zu", DRG_SIDES, count);
    drg_corpus *units = calloc(1, sizeof *units);
    if (!units)
        return fail_memory(err);
    units->ctx = ctx;
    units->file_count = count;
    drg_status status = open_all(units, paths, options ? options : &defaults, err);
    if (status) {
        drg_corpus_free(units);
        return status;
    }
    *out = units;
    return DRG_OK;
}

void drg_corpus_free(drg_corpus *units)
{
    if (!units)
        return;
    for (size_t i = 0; i < units->file_count; i++) {
        drg_stream_free(units->files[i].stream);
        drg_batch_free(&units->files[i].batch);
    }
    for (size_t i = 0; i < DRG_SIDES; i++)
        free(units->fields[i]);
    free(units->head);
    free(units->option_langs);
    free(units->option_columns);
    free(units->option_fields);
    free(units);
}

/* ---- What it is ------------------------------------------------------------------------------------------- */

const char *drg_corpus_format(const drg_corpus *units)
{
    return units->kind->is_bitext ? drg_stream_format(units->files[0].stream) : units->kind->name;
}

size_t drg_corpus_sides(const drg_corpus *units)
{
    return units->sides;
}

const char *drg_corpus_lang(const drg_corpus *units, size_t side)
{
    return side < units->sides ? units->langs[side] : "";
}

static const struct unit_file *file_of(const drg_corpus *units, size_t side)
{
    return &units->files[side < units->file_count ? side : 0];
}

const char *drg_corpus_name(const drg_corpus *units, size_t side)
{
    return drg_stream_name(file_of(units, side)->stream);
}

const char *drg_corpus_encoding(const drg_corpus *units, size_t side)
{
    return drg_stream_encoding(file_of(units, side)->stream);
}

unsigned drg_corpus_mark(const drg_corpus *units, size_t side)
{
    return drg_stream_mark(file_of(units, side)->stream);
}

drg_str drg_corpus_head(const drg_corpus *units)
{
    return (drg_str){units->head, units->head_len};
}

unsigned drg_corpus_percent(const drg_corpus *units)
{
    uint64_t size = drg_stream_size(units->files[0].stream), done = drg_stream_done(units->files[0].stream);
    return size ? (unsigned)(done * 100 / size) : 101;
}

/* ---- Batches ---------------------------------------------------------------------------------------------- */

static bool has_line_end(drg_str text)
{
    return text.len && (text.ptr[text.len - 1] == '\n' || text.ptr[text.len - 1] == '\r');
}

/* Lines, the last of which may lack its end. */
static uint64_t lines_of(drg_str text)
{
    return count_lines(text) + (text.len && !has_line_end(text));
}

/* Bytes [from, end) of a file's batch are the next of a side. */
static drg_status set_place(drg_unit_batch *batch, size_t side, const struct unit_file *file, size_t end, drg_error *err)
{
    struct drg_trail *trail = &batch->trails->side[side];
    if (!trail->points.count)
        batch->start[side] = file->batch.start + file->from;
    trail_take(trail, file->batch.trail, file->batch.text, file->batch.start, (drg_span){(uint32_t)file->from, (uint32_t)end});
    return trail->has_failed ? fail_memory(err) : DRG_OK;
}

static bool keep(struct drg_unit_memory *memory, drg_str text)
{
    if (memory->cap - memory->len < text.len) {
        size_t cap = (memory->len + text.len) * 2;
        char *ptr = realloc(memory->ptr, cap);
        if (!ptr)
            return false;
        memory->ptr = ptr;
        memory->cap = cap;
    }
    if (text.len)
        memcpy(memory->ptr + memory->len, text.ptr, text.len);
    memory->len += text.len;
    return true;
}

/* Where `wanted` lines from `from` on end, or the text; *got says how many there are. */
static size_t end_of_lines(drg_str text, size_t from, uint64_t wanted, uint64_t *got)
{
    size_t at = from;
    for (*got = 0; *got < wanted && at < text.len; ++*got)
        str_line_end(text, at, &at);
    return at;
}

/* The last batch of a stream is read, and all of it given. */
static bool has_ended(const struct unit_file *file)
{
    return file->has_batch && file->batch.is_last && file->from == file->batch.text.len;
}

static drg_status refill(struct unit_file *file, drg_error *err)
{
    if (file->has_batch && file->from < file->batch.text.len)
        return DRG_OK;
    drg_status status = drg_stream_next(file->stream, &file->batch, err);
    file->has_batch = !status;
    file->from = 0;
    return status;
}

static drg_status fail_unequal(const drg_corpus *units, size_t shorter, size_t longer, uint64_t lines, drg_error *err)
{
    return fail(err, DRG_ESYNTAX, NOWHERE, "'%s' ends after %" PRIu64 " lines, but '%s' goes on; aligned files have equally many",
                drg_corpus_name(units, shorter), lines, drg_corpus_name(units, longer));
}

/* Takes as many lines of another file as the first has given. */
static drg_status follow(drg_corpus *units, drg_unit_batch *batch, size_t side, uint64_t wanted, drg_error *err)
{
    struct unit_file *file = &units->files[side];
    struct drg_unit_memory *memory = &batch->memory[side];
    drg_status status = DRG_OK;
    memory->len = 0;
    trail_clear(&batch->trails->side[side]);
    for (uint64_t got, missing = wanted; missing && !status; missing -= got) {
        got = 0;
        if (has_ended(file))
            return fail_unequal(units, side, 0, file->lines, err);
        status = refill(file, err);
        if (status)
            return status;
        size_t end = end_of_lines(file->batch.text, file->from, missing, &got);
        status = set_place(batch, side, file, end, err);
        if (!status && !keep(memory, str_cut(file->batch.text, file->from, end)))
            status = fail_memory(err);
        file->from = end;
        file->lines += got;
    }
    batch->source[side] = (drg_str){memory->ptr ? memory->ptr : "", memory->len};
    return status;
}

/* What the others have before the part of the first that is read. */
static drg_status pass_over(drg_corpus *units, drg_unit_batch *batch, size_t side, uint64_t lines, drg_error *err)
{
    enum { AT_ONCE = 10000 };
    drg_status status = DRG_OK;
    for (uint64_t some; lines && !status; lines -= some) {
        some = lines < AT_ONCE ? lines : AT_ONCE;
        status = follow(units, batch, side, some, err);
    }
    return status;
}

/* The first file's next batch, which all others follow. */
static drg_status lead(drg_corpus *units, drg_unit_batch *batch, drg_error *err)
{
    struct unit_file *file = &units->files[0];
    drg_status status = file->has_batch ? DRG_OK : drg_stream_next(file->stream, &file->batch, err);
    if (status)
        return status;
    trail_clear(&batch->trails->side[0]);
    status = set_place(batch, 0, file, file->batch.text.len, err);
    if (status)
        return status;
    batch->lines = file->batch.lines + count_lines(str_cut(file->batch.text, 0, file->from));
    drg_batch memory = batch->batch; /* its memory is the stream's next */
    batch->batch = file->batch;
    batch->source[0] = str_cut(file->batch.text, file->from, file->batch.text.len);
    batch->is_last = file->batch.is_last;
    file->batch = memory;
    file->has_batch = false;
    file->from = 0;
    return DRG_OK;
}

/* After the first file's last line the others must not go on. */
static drg_status check_end(drg_corpus *units, size_t side, drg_error *err)
{
    struct unit_file *file = &units->files[side];
    while (!has_ended(file)) {
        drg_status status = refill(file, err);
        if (status)
            return status;
        if (file->from < file->batch.text.len)
            return fail_unequal(units, 0, side, file->lines, err);
    }
    return DRG_OK;
}

drg_status drg_corpus_next(drg_corpus *units, drg_unit_batch *batch, drg_error *err)
{
    batch->units = units;
    if (!batch->trails && !(batch->trails = calloc(1, sizeof *batch->trails)))
        return fail_memory(err);
    drg_status status = lead(units, batch, err);
    uint64_t before = units->has_begun || status ? 0 : batch->lines;
    uint64_t lines = units->file_count > 1 && !status ? lines_of(batch->source[0]) : 0;
    units->has_begun = true;
    for (size_t i = 1; i < units->file_count && !status; i++) {
        status = pass_over(units, batch, i, before, err);
        if (!status)
            status = follow(units, batch, i, lines, err);
        if (!status && batch->is_last && !units->is_cut)
            status = check_end(units, i, err);
    }
    return status;
}

void drg_unit_batch_free(drg_unit_batch *batch)
{
    drg_batch_free(&batch->batch);
    for (size_t i = 0; i < DRG_SIDES; i++)
        free(batch->memory[i].ptr);
    for (size_t i = 0; i < DRG_SIDES && batch->trails; i++)
        trail_free(&batch->trails->side[i]);
    free(batch->trails);
    *batch = (drg_unit_batch){0};
}

/* ---- Texts ------------------------------------------------------------------------------------------------ */

static struct drg_unit_scratch *scratch_new(void)
{
    struct drg_unit_scratch *scratch = calloc(1, sizeof *scratch);
    for (size_t i = 0; i < DRG_SIDES && scratch; i++)
        scratch->sides[i] = buf_make(SIZE_MAX / 2);
    return scratch;
}

void units_add_text(struct drg_unit_scratch *into, size_t side, drg_str text)
{
    struct buf *buf = &into->sides[side];
    size_t start = buf->len;
    buf_add(buf, text);
    for (size_t i = start; i < buf->len; i++)
        if (buf->ptr[i] == '\n' || buf->ptr[i] == '\r')
            buf->ptr[i] = ' ';
    buf_add_char(buf, '\n');
}

static drg_status fail_line(const drg_corpus *units, drg_str line, uint64_t number, drg_error *err)
{
    return fail(err, DRG_ESYNTAX, (drg_pos){(uint32_t)number, 1}, "the line is no %s with texts: '%.*s'", units->kind->name,
                STR_ARGS(line));
}

/* Takes the texts out of one line; of one that cannot be read they are empty. */
static bool take_line(const drg_corpus *units, struct drg_unit_scratch *into, drg_str source, drg_unit_place *place)
{
    size_t cells = into->cells.count, lens[DRG_SIDES];
    for (size_t i = 0; i < units->sides; i++)
        lens[i] = into->sides[i].len;
    place->is_broken = !units->kind->take(units, into, source, (drg_span){place->start, place->end});
    if (place->is_broken) {
        into->cells.count = cells;
        for (size_t i = 0; i < units->sides; i++) {
            buf_cut(&into->sides[i], lens[i]);
            units_add_text(into, i, STR(""));
        }
    }
    while (into->cells.count < cells + units->sides)
        if (!vec_push(&into->cells, (drg_span){place->end, place->end}))
            return false;
    return vec_push(&into->places, *place);
}

static drg_status take_lines(struct drg_unit_scratch *into, const drg_unit_batch *batch, drg_error *err)
{
    const drg_corpus *units = batch->units;
    drg_str source = batch->source[0];
    uint32_t line = 0;
    for (size_t at = 0, next; at < source.len; at = next, line++) {
        size_t end = str_line_end(source, at, &next);
        drg_unit_place place = {.start = (uint32_t)at, .end = (uint32_t)end, .line = line};
        if (!take_line(units, into, source, &place))
            return fail_memory(err);
        if (place.is_broken && units->is_strict)
            return fail_in_file(err, fail_line(units, str_cut(source, at, end), batch->lines + line + 1, err),
                                drg_corpus_name(units, 0));
    }
    return DRG_OK;
}

static drg_status take_out(drg_unit_texts *texts, drg_ctx *ctx, const drg_unit_batch *batch, drg_error *err)
{
    struct drg_unit_scratch *scratch = texts->scratch;
    scratch->places.count = scratch->cells.count = 0;
    for (size_t i = 0; i < texts->sides; i++)
        buf_cut(&scratch->sides[i], 0);
    drg_status status = batch->units->kind->is_bitext ? units_take_bitext(scratch, ctx, batch, err) : take_lines(scratch, batch, err);
    for (size_t i = 0; i < texts->sides && !status; i++) {
        texts->text[i] = buf_str(&scratch->sides[i]);
        status = buf_status(&scratch->sides[i], "the texts", err);
    }
    texts->count = scratch->places.count;
    texts->places = scratch->places.items;
    texts->cells = scratch->cells.items;
    return status;
}

drg_status drg_unit_texts_make(drg_unit_texts *texts, drg_ctx *ctx, const drg_unit_batch *batch, drg_error *err)
{
    if (!texts->scratch && !(texts->scratch = scratch_new()))
        return fail_memory(err);
    *texts = (drg_unit_texts){.sides = batch->units->sides, .scratch = texts->scratch};
    if (batch->units->kind != &unit_kind_lines)
        return take_out(texts, ctx, batch, err);
    for (size_t i = 0; i < texts->sides; i++)
        texts->text[i] = batch->source[i];
    texts->count = lines_of(batch->source[0]);
    return DRG_OK;
}

void drg_unit_texts_free(drg_unit_texts *texts)
{
    struct drg_unit_scratch *scratch = texts->scratch;
    if (scratch) {
        for (size_t i = 0; i < DRG_SIDES; i++)
            buf_free(&scratch->sides[i]);
        vec_free(&scratch->places);
        vec_free(&scratch->cells);
    }
    free(scratch);
    *texts = (drg_unit_texts){0};
}
