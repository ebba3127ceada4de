/* spans.c - finds a glossary's terms in sentences, one a line, for the benchmarks of running text.
 *
 *   spans GLOSSARY LANG < lines `id TAB text`            prints id, concept, start, end (bytes of the text)
 *   spans GLOSSARY      < lines `id TAB lang TAB text`   prints id, lang, concept */
#include <dragoman/dragoman.h>
#include <stdlib.h>
#include <string.h>

struct job {
    drg_ctx *ctx;
    drg_glossary *glossary;
    drg_matcher *matcher;
    const char *lang; /* NULL: a column of its own */
};

static void print(const struct job *job, const char *id, const char *lang, const drg_matches *matches)
{
    size_t count;
    const drg_match *list = drg_matches_list(matches, &count);
    for (size_t i = 0; i < count; i++) {
        drg_term term = drg_glossary_term(job->glossary, list[i].term);
        drg_str found = drg_glossary_concept(job->glossary, term.concept_index).id;
        if (job->lang)
            printf("%s\t%.*s\t%u\t%u\n", id, (int)found.len, found.ptr, list[i].span.start, list[i].span.end);
        else
            printf("%s\t%s\t%.*s\n", id, lang, (int)found.len, found.ptr);
    }
}

static drg_status run_line(const struct job *job, char *line, drg_error *err)
{
    char *id = line, *lang = NULL, *text = strchr(line, '\t');
    if (!text)
        return DRG_OK;
    *text++ = '\0';
    if (!job->lang) {
        lang = text;
        text = strchr(text, '\t');
        if (!text)
            return DRG_OK;
        *text++ = '\0';
    }
    drg_text *parsed = NULL;
    drg_matches *matches = NULL;
    drg_text_options options = {.lang = job->lang ? job->lang : lang, .lines = true};
    drg_status status = drg_text_parse(&parsed, job->ctx, (drg_str){text, strlen(text)}, "", &options, err);
    if (!status)
        status = drg_matcher_run(&matches, job->matcher, parsed, err);
    if (!status)
        print(job, id, lang, matches);
    drg_matches_free(matches);
    drg_text_free(parsed);
    return status;
}

int main(int argc, char **argv)
{
    struct job job = {.lang = argc > 2 ? argv[2] : NULL};
    drg_error err = {0};
    char *line = NULL;
    size_t cap = 0;
    ssize_t len;
    drg_status status = argc < 2 ? DRG_EINVAL : drg_ctx_new(&job.ctx, NULL, &err);
    if (!status)
        status = drg_glossary_load(&job.glossary, job.ctx, argv[1], NULL, &err);
    if (!status)
        status = drg_matcher_new(&job.matcher, job.ctx, job.glossary, &(drg_match_options){.overlaps = !job.lang}, &err);
    while (!status && (len = getline(&line, &cap, stdin)) > 0) {
        if (line[len - 1] == '\n')
            line[len - 1] = '\0';
        status = run_line(&job, line, &err);
    }
    if (status)
        fprintf(stderr, "spans: %s: %s\n", err.file, err.message);
    free(line);
    drg_matcher_free(job.matcher);
    drg_glossary_free(job.glossary);
    drg_ctx_free(job.ctx);
    return status != DRG_OK;
}
