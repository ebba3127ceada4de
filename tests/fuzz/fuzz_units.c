/* fuzz_units.c - any bytes as a corpus: its units depend on nothing but the bytes, and preparing them loses none. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "dragoman/prepare.h"
#include "fuzz.h"

static const char *const formats[] = {"plain", "tsv", "jsonl", NULL};

enum { MOST_PATH = 32 };

/* A file that is gone when it is closed, with a path for who opens it until then. */
static FILE *make_file(char path[MOST_PATH], const unsigned char *data, size_t size)
{
    FILE *file = tmpfile();
    CLAIM(file && fwrite(data, 1, size, file) == size && fflush(file) == 0);
    snprintf(path, MOST_PATH, "/proc/self/fd/%d", fileno(file));
    return file;
}

/* ---- Units -------------------------------------------------------------------------------------------------- */

static void check_places(const drg_unit_batch *batch, const drg_unit_texts *texts)
{
    for (size_t i = 0; texts->places && i < texts->count; i++) {
        drg_unit_place place = texts->places[i];
        CLAIM(place.start <= place.end && place.end <= batch->source[0].len);
        CLAIM(i == 0 || texts->places[i - 1].end <= place.start);
        for (size_t side = 0; texts->cells && side < texts->sides; side++) {
            drg_span cell = texts->cells[i * texts->sides + side];
            CLAIM(place.is_broken || (place.start <= cell.start && cell.start <= cell.end && cell.end <= place.end));
        }
    }
}

/* What is the same however a corpus is divided into batches. */
struct units {
    struct buf places, texts[DRG_SIDES];
};

static void units_init(struct units *units)
{
    units->places = buf_make(SIZE_MAX / 2);
    for (size_t i = 0; i < DRG_SIDES; i++)
        units->texts[i] = buf_make(SIZE_MAX / 2);
}

static bool units_equal(const struct units *a, const struct units *b)
{
    bool are_equal = str_eq(buf_str(&a->places), buf_str(&b->places));
    for (size_t i = 0; i < DRG_SIDES; i++)
        are_equal &= str_eq(buf_str(&a->texts[i]), buf_str(&b->texts[i]));
    return are_equal;
}

static void units_free(struct units *units)
{
    buf_free(&units->places);
    for (size_t i = 0; i < DRG_SIDES; i++)
        buf_free(&units->texts[i]);
}

static void note_units(struct units *into, const drg_unit_batch *batch, const drg_unit_texts *texts)
{
    drg_str source = batch->source[0];
    CLAIM(texts->sides <= DRG_SIDES && utf8_is_valid(source));
    check_places(batch, texts);
    for (size_t i = 0; texts->places && i < texts->count; i++)
        buf_addf(&into->places, "%llu %d\n", (unsigned long long)(batch->start[0] + texts->places[i].start), texts->places[i].is_broken);
    for (size_t side = 0; side < texts->sides; side++) {
        CLAIM(utf8_is_valid(texts->text[side]));
        buf_add(&into->texts[side], texts->text[side]);
    }
}

/* ---- Preparing ---------------------------------------------------------------------------------------------- */

static void check_prepared(const drg_prepared *prepared, const drg_unit_texts *texts)
{
    size_t unit = 0;
    CLAIM(prepared->units == texts->count && prepared->count >= prepared->units);
    for (size_t i = 0; i < prepared->count; i++) {
        drg_part part = prepared->parts[i];
        CLAIM(part.unit < texts->count && part.number < part.of && part.reason < drg_reason_count() && part.side <= DRG_SIDES);
        CLAIM(part.number ? part.unit + 1 == unit : part.unit == unit);
        unit = part.unit + 1;
        for (size_t side = 0; side < prepared->sides; side++) {
            drg_span span = drg_prepared_source(prepared, i, side);
            CLAIM(utf8_is_valid(drg_prepared_text(prepared, i, side)));
            CLAIM(span.start <= span.end && span.end <= texts->text[side].len);
        }
    }
    CLAIM(unit == texts->count);
}

static drg_status count_choice(void *user, const drg_choice *choice, drg_error *err)
{
    (void)err;
    CLAIM(choice->part.reason < drg_reason_count());
    for (uint32_t i = 0; i < choice->sides; i++)
        CLAIM(utf8_is_valid(choice->text[i]) && choice->cells[i].end <= choice->line_text.len);
    ++*(uint64_t *)user;
    return DRG_OK;
}

/* ---- Runs --------------------------------------------------------------------------------------------------- */

struct run {
    drg_ctx *ctx;
    drg_corpus *corpus;
    drg_preparer *preparer;
    drg_selector *selector;
    uint64_t chosen, parts;
};

static void start_preparing(struct run *run, const drg_normalizer *normalizer, bool is_split)
{
    static const drg_dedupe_options near = {.similarity = 0.7, .memory = 1};
    size_t sides = drg_corpus_sides(run->corpus);
    const char *langs[DRG_SIDES];
    for (size_t i = 0; i < sides; i++)
        langs[i] = drg_corpus_lang(run->corpus, i);
    drg_prepare_options prepare = {.sides = sides, .langs = langs, .normalizer = normalizer, .split = is_split && sides == 1,
                                   .filters = "all", .identify = true, .measure = true};
    drg_select_options select = {.sides = sides, .dedupe = &near, .fraction = 0.9, .shuffle = true, .seed = 1, .memory = 1,
                                 .give = count_choice, .user = &run->chosen};
    CLAIM(drg_preparer_new(&run->preparer, run->ctx, &prepare, NULL) == DRG_OK);
    CLAIM(drg_selector_new(&run->selector, &select, NULL) == DRG_OK);
}

static void prepare_batch(struct run *run, const drg_unit_batch *batch, const drg_unit_texts *texts, drg_prepared *prepared)
{
    CLAIM(drg_prepared_make(prepared, run->preparer, texts, NULL) == DRG_OK);
    check_prepared(prepared, texts);
    run->parts += prepared->count;
    CLAIM(drg_selector_mark(run->selector, prepared, NULL) == DRG_OK);
    CLAIM(drg_selector_add(run->selector, 0, batch, texts, prepared, NULL) == DRG_OK);
}

/* All units of the corpus; with a normalizer they are prepared too. False: it cannot be read. */
static bool read_corpus(struct run *run, struct units *units, const drg_normalizer *normalizer, bool is_split)
{
    drg_unit_batch batch = {0};
    drg_unit_texts texts = {0};
    drg_prepared prepared = {0};
    drg_error err = {0};
    drg_status status = DRG_OK;
    if (normalizer)
        start_preparing(run, normalizer, is_split);
    do {
        status = drg_corpus_next(run->corpus, &batch, &err);
        if (!status)
            status = drg_unit_texts_make(&texts, run->ctx, &batch, &err);
        if (!status)
            note_units(units, &batch, &texts);
        if (!status && normalizer)
            prepare_batch(run, &batch, &texts, &prepared);
    } while (!status && !batch.is_last);
    CLAIM(!status || *err.message);
    if (normalizer && !status)
        CLAIM(drg_selector_finish(run->selector, NULL) == DRG_OK && run->chosen == run->parts);
    drg_prepared_free(&prepared);
    drg_unit_texts_free(&texts);
    drg_unit_batch_free(&batch);
    drg_selector_free(run->selector);
    drg_preparer_free(run->preparer);
    return !status;
}

/* Whether it could be read, and its units. */
static bool run_file(struct units *units, drg_ctx *ctx, const char *path, drg_corpus_options options, const drg_normalizer *normalizer,
                     bool is_split)
{
    struct run run = {.ctx = ctx};
    drg_error err = {0};
    if (drg_corpus_open(&run.corpus, ctx, &path, 1, &options, &err)) {
        CLAIM(*err.message);
        return false;
    }
    bool is_read = read_corpus(&run, units, normalizer, is_split);
    drg_corpus_free(run.corpus);
    return is_read;
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    char path[MOST_PATH];
    if (!size)
        return 0;
    drg_ctx *ctx;
    drg_normalizer *normalizer;
    struct units whole, parts;
    drg_corpus_options options = {.format = formats[data[0] & 3], .langs = data[0] & 4 ? "en,tr" : NULL, .is_steady = true};
    drg_corpus_options small = options;
    small.batch = 1 + (data[0] >> 4);
    if (data[0] & 4 && options.format && strcmp(options.format, "plain") == 0)
        options.langs = small.langs = "ar";
    units_init(&whole);
    units_init(&parts);
    FILE *file = make_file(path, data + 1, size - 1);
    CLAIM(drg_ctx_new(&ctx, NULL, NULL) == DRG_OK);
    CLAIM(drg_normalizer_new(&normalizer, ctx, &(drg_normalize_options){.profile = "mt"}, NULL) == DRG_OK);
    bool is_read = run_file(&whole, ctx, path, options, NULL, false);
    bool is_read_again = run_file(&parts, ctx, path, small, normalizer, data[0] & 8);
    CLAIM(is_read == is_read_again);
    CLAIM(!is_read || units_equal(&whole, &parts));
    drg_normalizer_free(normalizer);
    drg_ctx_free(ctx);
    fclose(file);
    units_free(&whole);
    units_free(&parts);
    return 0;
}
