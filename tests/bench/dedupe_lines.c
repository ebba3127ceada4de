/* dedupe_lines.c - a filter that keeps the first of each line, for measuring: standard input to standard output.
 *
 *   drg_dedupe_lines [-l text|exact|letters] [-s SIMILARITY] [-m MEBIBYTES] [-d FOLDER] [-f]
 *
 * With -f it prints for each line the number of the first that it is a duplicate of, or its own. */
#include <dragoman/corpus.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK = 1 << 20, BATCH = 4096 };

static struct {
    drg_deduper *deduper;
    bool prints_firsts;
    drg_str lines[BATCH];
    uint64_t firsts[BATCH];
    uint64_t count;
    FILE *later;         /* the lines from the first that is put off on, each after its first and its length */
    uint64_t first_held; /* the number of the first of these                                                  */
} run;

static void die(const drg_error *err)
{
    fprintf(stderr, "drg_dedupe_lines: %s\n", err->message);
    exit(2);
}

static void show(uint64_t number, uint64_t first, drg_str line)
{
    if (run.prints_firsts) {
        printf("%llu\n", (unsigned long long)first);
    } else if (first == number) {
        fwrite(line.ptr, 1, line.len, stdout);
        putc('\n', stdout);
    }
}

static void hold(uint64_t first, drg_str line)
{
    if (!run.later) {
        run.first_held = run.count;
        run.later = tmpfile();
    }
    if (!run.later)
        exit(2);
    fwrite(&first, sizeof first, 1, run.later);
    fwrite(&line.len, sizeof line.len, 1, run.later);
    fwrite(line.ptr, 1, line.len, run.later);
}

static void add(size_t count)
{
    drg_error err = {0};
    if (drg_deduper_add(run.deduper, run.lines, NULL, count, run.firsts, &err))
        die(&err);
    for (size_t i = 0; i < count; i++, run.count++)
        if (run.later || run.firsts[i] == DRG_LATER)
            hold(run.firsts[i], run.lines[i]);
        else
            show(run.count, run.firsts[i], run.lines[i]);
}

/* Adds the whole lines of the block; returns how many bytes they are. */
static size_t add_lines(const char *block, size_t len, bool is_last)
{
    size_t at = 0, count = 0;
    while (at < len) {
        const char *end = memchr(block + at, '\n', len - at);
        if (!end && !is_last)
            break;
        size_t line_len = end ? (size_t)(end - block) - at : len - at;
        run.lines[count++] = (drg_str){block + at, line_len};
        at += line_len + (end != NULL);
        if (count == BATCH) {
            add(count);
            count = 0;
        }
    }
    add(count);
    return at;
}

static void read_all(void)
{
    size_t cap = BLOCK, len = 0;
    char *block = malloc(cap);
    for (ssize_t got = 1; block && got > 0;) {
        if (len == cap && !(block = realloc(block, cap *= 2)))
            break;
        got = read(STDIN_FILENO, block + len, cap - len);
        len += got > 0 ? (size_t)got : 0;
        size_t done = add_lines(block, len, got <= 0);
        memmove(block, block + done, len -= done);
    }
    free(block);
}

static void show_later(void)
{
    drg_error err = {0};
    drg_duplicate next;
    if (drg_deduper_finish(run.deduper, &err) || drg_deduper_next(run.deduper, &next, &err))
        die(&err);
    if (!run.later)
        return;
    uint64_t first;
    size_t len, cap = 0;
    char *line = NULL;
    rewind(run.later);
    for (uint64_t number = run.first_held; number < run.count; number++) {
        if (fread(&first, sizeof first, 1, run.later) + fread(&len, sizeof len, 1, run.later) != 2)
            exit(2);
        if (len + 1 > cap && !(line = realloc(line, cap = len * 2 + 1)))
            exit(2);
        if (fread(line, 1, len, run.later) != len)
            exit(2);
        bool is_duplicate = next.line == number;
        if (first == DRG_LATER)
            first = is_duplicate ? next.first : number;
        if (is_duplicate && drg_deduper_next(run.deduper, &next, &err))
            die(&err);
        show(number, first, (drg_str){line, len});
    }
    free(line);
}

int main(int argc, char **argv)
{
    static const char *const levels[] = {"text", "exact", "letters"};
    drg_dedupe_options options = {0};
    drg_error err = {0};
    for (int option; (option = getopt(argc, argv, "l:s:m:d:f")) != -1;) {
        for (int i = 0; option == 'l' && i < 3; i++)
            if (strcmp(optarg, levels[i]) == 0)
                options.level = (drg_key_level)i;
        if (option == 's')
            options.similarity = strtod(optarg, NULL);
        if (option == 'm')
            options.memory = strtoul(optarg, NULL, 10) << 20;
        if (option == 'd')
            options.folder = optarg;
        run.prints_firsts |= option == 'f';
    }
    if (drg_deduper_new(&run.deduper, &options, &err))
        die(&err);
    read_all();
    show_later();
    drg_deduper_free(run.deduper);
    return fflush(stdout) != 0;
}
