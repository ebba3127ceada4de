/* engine_dragoman.c - our matcher under measure: lines of text in memory, every hit verified and graded.
 *
 * The only file of the bench that knows how the matcher is made. */
#include <stdlib.h>

#include "base/buf.h"
#include "base/error.h"
#include "contender.h"
#include "engine.h"
#include "match/scan.h"

/* Bytes that are scanned by one call, whole lines; and that are read at a time, as scan.c does. */
enum { STRETCH = 1 << 18, WINDOW = 1 << 14 };

struct bench_shared {
    drg_ctx *ctx;
    drg_glossary *glossary;
    drg_matcher *matcher;
    const struct lang *lang;
    block_classify *classify; /* NULL: the processor's quickest */
};

struct bench_worker {
    const struct bench_shared *shared;
    struct scanner scanner;
    drg_scanner *telling; /* of text in languages that nobody said */
};

static void close_shared(struct bench_shared *shared)
{
    drg_matcher_free(shared->matcher);
    drg_glossary_free(shared->glossary);
    drg_ctx_free(shared->ctx);
    free(shared);
}

/* The terms, one a line, as a glossary. */
static void write_glossary(struct buf *out, drg_str terms, drg_str lang)
{
    struct bytes rest = {(char *)(uintptr_t)terms.ptr, terms.len}, line;
    buf_add(out, STR("concept\tlang\tterm\n"));
    for (size_t number = 1; next_line(&rest, &line); number++)
        buf_addf(out, "%zu\t%.*s\t%.*s\n", number, STR_ARGS(lang), (int)line.len, line.ptr);
}

static drg_status build(struct bench_shared *shared, struct bench_times *times, drg_str terms, bool is_literal,
                        drg_error *err)
{
    drg_match_options matching = {.use_max_grade = is_literal, .max_grade = DRG_RESPELT};
    drg_glossary_options options = {.format = "tsv"};
    double start = cpu_seconds();
    drg_status status = drg_ctx_new(&shared->ctx, NULL, err);
    if (!status)
        status = drg_glossary_parse(&shared->glossary, shared->ctx, terms, "terms.tsv", &options, err);
    times->load = cpu_seconds() - start;
    start = cpu_seconds();
    if (!status)
        status = drg_matcher_new(&shared->matcher, shared->ctx, shared->glossary, &matching, err);
    times->compile = cpu_seconds() - start;
    return status;
}

static drg_status open_shared(struct bench_shared **out, struct bench_times *times, const struct bench_job *job,
                              drg_error *err)
{
    struct bench_shared *shared = calloc(1, sizeof *shared);
    struct buf glossary = buf_make((size_t)1 << 31);
    *out = shared;
    if (job->path == BENCH_AVX2 && block_classifier() == block_classify_scalar)
        return fail(err, DRG_EINVAL, NOWHERE, "this processor has no AVX2");
    if (job->is_wide)
        buf_add(&glossary, job->terms);
    else
        write_glossary(&glossary, job->terms, job->lang);
    if (!shared || glossary.failed) {
        buf_free(&glossary);
        return fail_memory(err);
    }
    shared->lang = str_eq_z(job->lang, "-") ? NULL : lang_find(job->lang);
    shared->classify = job->path == BENCH_SCALAR ? block_classify_scalar : NULL;
    drg_status status = build(shared, times, buf_str(&glossary), job->is_literal, err);
    buf_free(&glossary);
    return status;
}

static drg_status hire(struct bench_worker **out, struct bench_shared *shared, drg_error *err)
{
    *out = calloc(1, sizeof **out);
    if (!*out)
        return fail_memory(err);
    **out = (struct bench_worker){.shared = shared, .scanner = {.matcher = shared->matcher}};
    (*out)->scanner.list.classify = shared->classify;
    return shared->lang ? DRG_OK : drg_scanner_new(&(*out)->telling, shared->matcher, NULL, err);
}

static void dismiss(struct bench_worker *worker)
{
    scanner_free(&worker->scanner);
    drg_scanner_free(worker->telling);
    free(worker);
}

/* Tokens inside hits, which come in order of start. */
static size_t count_covered(const struct scanner *scanner)
{
    size_t covered = 0, next = 0;
    for (size_t i = 0; i < scanner->hits.count; i++) {
        const struct hit *hit = &scanner->hits.items[i];
        size_t first = hit->first_token > next ? hit->first_token : next;
        if (hit->last_token + (size_t)1 > first) {
            covered += hit->last_token + (size_t)1 - first;
            next = hit->last_token + (size_t)1;
        }
    }
    return covered;
}

/* Tokens of a stretch, and with BENCH_LOOKUP what each may be. */
static drg_status read_words(struct scanner *scanner, drg_str text, const struct lang *lang, enum bench_stage stage,
                             drg_error *err)
{
    scanner->cursor = (struct token_cursor){.text = text, .end = text.len};
    if (stage == BENCH_LOOKUP)
        choose_reader(scanner, lang, false);
    while (scanner->cursor.at < scanner->cursor.end) {
        scanner->list.tokens.count = 0;
        if (!token_list_fill(&scanner->list, &scanner->cursor, WINDOW))
            return fail_memory(err);
        if (stage == BENCH_LOOKUP)
            read_tokens(scanner, text, 0);
    }
    return scanner->failed ? fail_memory(err) : DRG_OK;
}

static drg_status run_stretch(struct bench_count *count, struct bench_worker *worker, drg_str text,
                              enum bench_stage stage, drg_error *err)
{
    struct scanner *scanner = &worker->scanner;
    const struct lang *lang = worker->shared->lang;
    if (stage == BENCH_TOKENS || stage == BENCH_LOOKUP)
        return read_words(scanner, text, lang, stage, err);
    drg_status status = scan(scanner, text, 0, text.len, lang, false, err);
    if (status)
        return status;
    count->hits += scanner->hits.count;
    if (stage == BENCH_COVER) {
        count->covered += count_covered(scanner);
        count->tokens += scanner->base + scanner->list.tokens.count;
    }
    return DRG_OK;
}

/* As the program scans mixed text: the languages are told from the words. */
static drg_status run_telling(struct bench_count *count, struct bench_worker *worker, drg_str text, drg_error *err)
{
    drg_status status = DRG_OK;
    for (size_t at = 0; at < text.len && !status;) {
        drg_str rest = str_cut(text, at, text.len);
        size_t end = drg_stretch_end(rest, STRETCH, true), found;
        const drg_hit *hits;
        status = drg_scanner_run(worker->telling, str_cut(rest, 0, end), &hits, &found, err);
        count->hits += status ? 0 : found;
        at += end;
    }
    return status;
}

static drg_status run(struct bench_count *count, struct bench_worker *worker, drg_str text, enum bench_stage stage,
                      drg_error *err)
{
    drg_status status = DRG_OK;
    *count = (struct bench_count){0};
    if (worker->telling)
        return run_telling(count, worker, text, err);
    for (size_t at = 0, end; at < text.len && !status; at = end) {
        struct bytes rest = {(char *)(uintptr_t)text.ptr + at, text.len - at};
        end = at + line_prefix(rest, STRETCH);
        if (end == at) /* a line longer than that */
            end = text.len;
        status = run_stretch(count, worker, str_cut(text, at, end), stage, err);
    }
    return status;
}

const struct bench_engine bench_dragoman = {"dragoman", open_shared, hire, run, dismiss, close_shared};
