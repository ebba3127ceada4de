/* bench_match.c - our matcher as a contender (contender.h): text in memory, stages and threads told with each pass.
 *
 *   bench_match literal|inflected|wide[:scalar|:avx2] LANG TERMS TEXT
 *   TERMS has a term of LANG, the text's language, a line; with "wide" it is a glossary in TSV, matched inflected.
 *   A pass is ordered by "BYTES [tokens|lookup|full|cover [THREADS]]"; with several threads each takes a share of the
 *   text, and the seconds are the longest share's. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "contender.h"
#include "count_allocations.h"
#include "cycles.h"
#include "engine.h"

enum { MAX_THREADS = 64 };

static const char *const stage_names[] = {"tokens", "lookup", "full", "cover"};

/* One thread's part of a pass. */
struct share {
    struct bench_worker *worker;
    drg_str text;
    enum bench_stage stage;
    struct bench_count count;
    double seconds;
};

struct order {
    size_t bytes;
    enum bench_stage stage;
    unsigned threads;
};

static const struct bench_engine *const engine = &bench_dragoman;

static void demand(drg_status status, const drg_error *err)
{
    if (!status)
        return;
    fprintf(stderr, "%s: %s\n", engine->name, err->message);
    exit(2);
}

static void *run_share(void *user)
{
    struct share *share = user;
    drg_error err = {0};
    double start = cpu_seconds();
    demand(engine->run(&share->count, share->worker, share->text, share->stage, &err), &err);
    share->seconds = cpu_seconds() - start;
    return NULL;
}

/* Parts the text on line ends, evenly. */
static void deal(struct share *shares, struct bytes text, const struct order *order)
{
    for (size_t i = 0, at = 0; i < order->threads; i++) {
        size_t end = i + 1 == order->threads ? text.len : line_prefix(text, text.len / order->threads * (i + 1));
        shares[i].text = (drg_str){text.ptr + at, end - at};
        shares[i].stage = order->stage;
        at = end;
    }
}

static void run_shares(struct share *shares, unsigned count)
{
    pthread_t threads[MAX_THREADS];
    for (unsigned i = 1; i < count; i++)
        if (pthread_create(&threads[i], NULL, run_share, &shares[i]))
            exit(2);
    run_share(&shares[0]);
    for (unsigned i = 1; i < count; i++)
        pthread_join(threads[i], NULL);
}

static void pass(struct share *shares, struct bench_shared *shared, struct bytes text, const struct order *order)
{
    drg_error err = {0};
    struct bench_count sum = {0};
    double longest = 0;
    for (unsigned i = 0; i < order->threads; i++)
        if (!shares[i].worker)
            demand(engine->worker(&shares[i].worker, shared, &err), &err);
    text.len = line_prefix(text, order->bytes);
    deal(shares, text, order);
    size_t asked = allocations();
    uint64_t spent = cycles();
    run_shares(shares, order->threads);
    spent = cycles() - spent;
    asked = allocations() - asked;
    for (unsigned i = 0; i < order->threads; i++) {
        longest = shares[i].seconds > longest ? shares[i].seconds : longest;
        sum.hits += shares[i].count.hits;
        sum.tokens += shares[i].count.tokens;
        sum.covered += shares[i].count.covered;
    }
    printf("pass %.9f %zu %zu allocations=%zu cycles=%llu tokens=%zu covered=%zu\n", longest, text.len, sum.hits, asked,
           (unsigned long long)spent, sum.tokens, sum.covered);
    fflush(stdout);
}

static struct order read_order(const char *line)
{
    char stage[16] = "full";
    struct order order = {.stage = BENCH_FULL, .threads = 1};
    if (sscanf(line, "%zu %15s %u", &order.bytes, stage, &order.threads) < 1 || order.threads < 1 ||
        order.threads > MAX_THREADS)
        exit(2);
    for (size_t i = 0; i < sizeof stage_names / sizeof stage_names[0]; i++)
        if (strcmp(stage, stage_names[i]) == 0)
            order.stage = (enum bench_stage)i;
    return order;
}

static struct bench_job read_job(const char *mode, const char *lang, struct bytes terms)
{
    struct bench_job job = {.terms = {terms.ptr, terms.len},
                            .lang = str_from(lang),
                            .is_literal = strncmp(mode, "literal", 7) == 0,
                            .is_wide = strncmp(mode, "wide", 4) == 0};
    if (strstr(mode, ":scalar"))
        job.path = BENCH_SCALAR;
    else if (strstr(mode, ":avx2"))
        job.path = BENCH_AVX2;
    return job;
}

/* The most memory held so far. What getrusage tells would include that of the process that started this one. */
static long peak_kilobytes(void)
{
    char line[128];
    long peak = 0;
    FILE *status = fopen("/proc/self/status", "r");
    while (status && fgets(line, sizeof line, status))
        if (sscanf(line, "VmHWM: %ld", &peak) == 1)
            break;
    if (status)
        fclose(status);
    return peak;
}

int main(int argc, char **argv)
{
    drg_error err = {0};
    struct bench_shared *shared = NULL;
    struct bench_times times = {0};
    static struct share shares[MAX_THREADS];
    char line[256];
    if (argc != 5)
        return fputs("usage: bench_match literal|inflected|wide[:scalar|:avx2] LANG TERMS TEXT\n", stderr), 2;
    struct bytes terms = read_whole(argv[3]);
    struct bench_job job = read_job(argv[1], argv[2], terms);
    demand(engine->open(&shared, &times, &job, &err), &err);
    printf("ready %.6f 0 load=%.6f compile=%.6f peak_kb=%ld cycles=%d\n", times.load + times.compile, times.load,
           times.compile, peak_kilobytes(), cycles_start());
    fflush(stdout);
    struct bytes text = read_whole(argv[4]);
    while (fgets(line, sizeof line, stdin)) {
        struct order order = read_order(line);
        pass(shares, shared, text, &order);
    }
    for (size_t i = 0; i < MAX_THREADS; i++)
        if (shares[i].worker)
            engine->dismiss(shares[i].worker);
    engine->close(shared);
    free(terms.ptr);
    free(text.ptr);
    return 0;
}
