/* share_spelling.c - one checker and its spellbook, used by many threads at once on parts of one text, give what one gets.
 *
 * Without Criterion, which cannot run under ThreadSanitizer. */
#include <dragoman/dragoman.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { THREADS = 4, ROUNDS = 5 };

static const char draft[] = "The comittee met the the envoys. They were satisfied.\n\n"
                            "Cumhurbaskanı Ankara’da konuştu.\n\n"
                            "Правительство расмотрело это.\n\n"
                            "اجتمعت الحكومه في أنقرة.\n";

struct share {
    const drg_checker *checker;
    const drg_text *text;
    const drg_findings *expected;
    size_t segments;
    bool failed[THREADS];
};

struct job {
    struct share *share;
    unsigned number;
};

/* The findings from `at` on; moves `at` past them. False when they differ. */
static bool is_next(const drg_findings *part, const drg_findings *all, size_t *at)
{
    size_t count, expected;
    const drg_finding *list = drg_findings_list(part, &count), *wanted = drg_findings_list(all, &expected);
    for (size_t i = 0; i < count; i++, ++*at)
        if (*at == expected || list[i].span.start != wanted[*at].span.start || list[i].rule != wanted[*at].rule ||
            list[i].row != wanted[*at].row || list[i].message.len != wanted[*at].message.len)
            return false;
    return true;
}

static void *run(void *user)
{
    const struct job *job = user;
    struct share *share = job->share;
    for (unsigned round = 0; round < ROUNDS; round++) {
        size_t at = 0, each = 1 + (job->number + round) % 3, count;
        for (size_t first = 0; first < share->segments; first += each) {
            drg_findings *part = NULL;
            if (drg_check_text_part(&part, share->checker, share->text, first, each, NULL) || !is_next(part, share->expected, &at))
                share->failed[job->number] = true;
            drg_findings_free(part);
        }
        (void)drg_findings_list(share->expected, &count);
        share->failed[job->number] |= at != count;
    }
    return NULL;
}

static int compare(struct share *share)
{
    pthread_t threads[THREADS];
    struct job jobs[THREADS];
    int failed = 0;
    for (unsigned i = 0; i < THREADS; i++) {
        jobs[i] = (struct job){share, i};
        if (pthread_create(&threads[i], NULL, run, &jobs[i]) != 0)
            return 1;
    }
    for (unsigned i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        failed |= share->failed[i];
    }
    return failed;
}

int main(int argc, char **argv)
{
    drg_ctx *ctx = NULL;
    drg_spellbook *book = NULL;
    drg_checker *checker = NULL, *other = NULL;
    drg_text *text = NULL;
    drg_findings *expected = NULL;
    drg_error err = {0};
    drg_spellbook_options spelling = {.word_lists = argc > 1 ? argv[1] : NULL};
    size_t found = 0;
    bool is_made = !drg_ctx_new(&ctx, NULL, &err) && !drg_spellbook_new(&book, ctx, &spelling, &err);
    drg_check_options options = {.rules = "none,+spelling,+spelling-suspect,+doubled-word", .spelling = book};
    /* What is expected comes of a checker of its own, so that the threads open dictionaries side by side. */
    is_made = is_made && !drg_checker_new(&other, ctx, NULL, &options, &err) && !drg_checker_new(&checker, ctx, NULL, &options, &err) &&
              !drg_text_parse(&text, ctx, (drg_str){draft, strlen(draft)}, "draft", NULL, &err) &&
              !drg_check_text(&expected, other, text, &err);
    struct share share = {.checker = checker, .text = text, .expected = expected};
    if (is_made) {
        (void)drg_text_segments(text, &share.segments);
        (void)drg_findings_list(expected, &found);
    }
    int failed = !is_made || found < 4 || compare(&share);
    if (failed)
        fprintf(stderr, "threads disagree, or %s (%zu found)\n", err.message, found);
    drg_findings_free(expected);
    drg_text_free(text);
    drg_checker_free(checker);
    drg_checker_free(other);
    drg_spellbook_free(book);
    drg_ctx_free(ctx);
    return failed;
}
