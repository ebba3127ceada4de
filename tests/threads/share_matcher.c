/* share_matcher.c - one matcher and its texts, read by many threads at once, give what one thread gets.
 *
 * Without Criterion, which cannot run under ThreadSanitizer. */
#include <dragoman/dragoman.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "support/images.h"

enum { THREADS = 4, ROUNDS = 20, TEXTS = 2 };

static const char glossary_tsv[] = "concept\ten\ttr\tar\tru\n"
                                   "country-sy\tSyria\tSuriye\tسوريا\tСирия\n"
                                   "term-war\twar\tsavaş\tحرب\tвойна\n"
                                   "ministry\tMinistry of Foreign Affairs\tDışişleri Bakanlığı\tوزارة الخارجية\tМИД\n";

static const char *const sources[TEXTS] = {
    "The war in Syria, said the Ministry of Foreign Affairs, is over.\n\n"
    "Dışişleri Bakanlığı'ndan Suriye'deki savaşa dair açıklama.\n",
    "Война в Сирии, сообщил МИД.\n\nوزارة الخارجية: الحرب في سوريا\n",
};

struct share {
    const drg_matcher *matcher;
    const drg_text *texts[TEXTS];
    const drg_matches *expected[TEXTS];
    bool failed[THREADS];
};

struct job {
    struct share *share;
    unsigned number;
};

static bool is_same(const drg_matches *a, const drg_matches *b)
{
    size_t a_count, b_count;
    const drg_match *x = drg_matches_list(a, &a_count), *y = drg_matches_list(b, &b_count);
    if (a_count != b_count)
        return false;
    for (size_t i = 0; i < a_count; i++)
        if (x[i].span.start != y[i].span.start || x[i].span.end != y[i].span.end || x[i].term != y[i].term ||
            x[i].grade != y[i].grade)
            return false;
    return true;
}

static void *run(void *user)
{
    const struct job *job = user;
    struct share *share = job->share;
    for (unsigned i = 0; i < ROUNDS; i++) {
        unsigned t = (job->number + i) % TEXTS;
        drg_matches *matches;
        if (drg_matcher_run(&matches, share->matcher, share->texts[t], NULL) || !is_same(matches, share->expected[t]))
            share->failed[job->number] = true;
        drg_matches_free(matches);
    }
    return NULL;
}

static bool run_threads(struct share *share)
{
    pthread_t threads[THREADS];
    struct job jobs[THREADS];
    bool passed = true;
    for (unsigned i = 0; i < THREADS; i++) {
        jobs[i] = (struct job){share, i};
        if (pthread_create(&threads[i], NULL, run, &jobs[i]) != 0)
            return false;
    }
    for (unsigned i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        passed = passed && !share->failed[i];
    }
    return passed;
}

/* The same through a compiled glossary, whose parts the threads touch first. */
static bool run_image(const struct share *expected, drg_ctx *ctx, const drg_glossary *glossary)
{
    struct share share = *expected;
    struct buf bytes;
    drg_glossary *image = NULL;
    drg_matcher *matcher = NULL;
    bool passed = image_make(&bytes, ctx, glossary) &&
                  drg_glossary_parse(&image, ctx, buf_str(&bytes), "g.drg", NULL, NULL) == DRG_OK &&
                  drg_matcher_new(&matcher, ctx, image, NULL, NULL) == DRG_OK;
    share.matcher = matcher;
    passed = passed && run_threads(&share);
    drg_matcher_free(matcher);
    drg_glossary_free(image);
    buf_free(&bytes);
    return passed;
}

int main(void)
{
    drg_ctx *ctx = NULL;
    drg_glossary *glossary = NULL;
    drg_matcher *matcher = NULL;
    drg_text *texts[TEXTS] = {NULL};
    drg_matches *expected[TEXTS] = {NULL};
    struct share share = {0};
    drg_status status = drg_ctx_new(&ctx, NULL, NULL);
    if (!status)
        status = drg_glossary_parse(&glossary, ctx, (drg_str){glossary_tsv, strlen(glossary_tsv)}, "g.tsv", NULL, NULL);
    if (!status)
        status = drg_matcher_new(&matcher, ctx, glossary, NULL, NULL);
    for (unsigned i = 0; i < TEXTS && !status; i++) {
        status = drg_text_parse(&texts[i], ctx, (drg_str){sources[i], strlen(sources[i])}, "", NULL, NULL);
        if (!status)
            status = drg_matcher_run(&expected[i], matcher, texts[i], NULL);
        share.texts[i] = texts[i];
        share.expected[i] = expected[i];
    }
    share.matcher = matcher;
    bool passed = !status && run_threads(&share) && run_image(&share, ctx, glossary);
    for (unsigned i = 0; i < TEXTS; i++) {
        drg_matches_free(expected[i]);
        drg_text_free(texts[i]);
    }
    drg_matcher_free(matcher);
    drg_glossary_free(glossary);
    drg_ctx_free(ctx);
    puts(passed ? "all threads found the same" : "threads differ");
    return passed ? 0 : 1;
}
