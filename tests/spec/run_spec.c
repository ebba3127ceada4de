/* run_spec.c - runs one specification: run_spec FILE.md
 *
 * Every expected block is compared with the library's answer; differences are reported as file:line. With DRG_BLESS=1
 * in the environment the file's expected blocks are rewritten instead, for review. Failures exit with 1. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "spec/spec.h"

enum { INFO = 256 };

struct runner {
    const char *path;
    struct spec_scene scene;
    struct buf blessed; /* the file with the answers of this run */
    unsigned line, asked, failed;
};

/* A fenced block being read. */
struct block {
    size_t fence; /* backticks that opened it; 0: outside */
    char kind[INFO], argument[INFO];
    unsigned line; /* of its first line of content */
    size_t start;  /* of its content in the file */
};

static bool complain(struct runner *r, unsigned line, const char *what, const char *detail)
{
    printf("%s:%u: %s%s\n", r->path, line, what, detail);
    r->failed++;
    return false;
}

static size_t fence_length(drg_str line)
{
    size_t n = 0;
    while (n < line.len && line.ptr[n] == '`')
        n++;
    return n >= 3 ? n : 0;
}

/* "table markdown" is the kind "table" with the argument "markdown". */
static void read_info(struct block *block, drg_str info)
{
    drg_str kind = {"", 0};
    info = str_trim(info);
    str_split(&info, ' ', &kind);
    snprintf(block->kind, INFO, "%.*s", STR_ARGS(kind));
    snprintf(block->argument, INFO, "%.*s", STR_ARGS(str_trim(info)));
}

/* <!-- lang=tr overlaps --> */
static void read_options(struct runner *r, drg_str line)
{
    drg_str rest = str_trim(str_cut(line, 4, line.len - 3)), word;
    while (str_split(&rest, ' ', &word)) {
        char key[INFO], *value;
        snprintf(key, sizeof key, "%.*s", STR_ARGS(word));
        value = strchr(key, '=');
        if (value)
            *value++ = '\0';
        if (*key && !spec_set(&r->scene, key, value ? value : ""))
            complain(r, r->line, "unknown option ", key);
    }
}

static bool set_input(struct spec_input *input, const struct block *block, drg_str content, const char *name)
{
    snprintf(input->name, sizeof input->name, "%.*s", SPEC_WORD - 1, *block->argument ? block->argument : name);
    input->content = content;
    return true;
}

/* Takes a block that sets the scene; false when it is of another kind. The last line end is not part of a text. */
static bool take_input(struct runner *r, const struct block *block, drg_str content)
{
    struct spec_scene *scene = &r->scene;
    drg_str text = content.len ? str_cut(content, 0, content.len - 1) : content;
    if (strcmp(block->kind, "glossary") == 0)
        return set_input(&scene->glossary, block, content, "glossary.tsv");
    if (strcmp(block->kind, "bitext") == 0)
        return set_input(&scene->bitext, block, content, "bitext.tsv");
    if (strcmp(block->kind, "text") != 0)
        return false;
    if (scene->text_count == SPEC_MAX_TEXTS)
        return complain(r, block->line, "too many texts", "");
    return set_input(&scene->texts[scene->text_count++], block, text, "");
}

/* Reports the first line that differs. */
static void report(struct runner *r, const struct block *block, drg_str expected, drg_str actual)
{
    unsigned line = block->line;
    for (;; line++) {
        drg_str want = STR("nothing"), got = STR("nothing");
        bool has_want = str_split(&expected, '\n', &want), has_got = str_split(&actual, '\n', &got);
        if (has_want && has_got && str_eq(want, got))
            continue;
        complain(r, line, "another answer to ", block->kind);
        printf("  expected: %.*s\n  found:    %.*s\n", (int)want.len, want.ptr, (int)got.len, got.ptr);
        return;
    }
}

/* A block's content is an input, an expectation, or an example of no concern here. */
static void end_block(struct runner *r, const struct block *block, drg_str content)
{
    struct buf answer = buf_make(1 << 22);
    if (!take_input(r, block, content) && spec_answer(&answer, block->kind, block->argument, &r->scene)) {
        r->asked++;
        if (answer.len && answer.ptr[answer.len - 1] != '\n')
            buf_add_char(&answer, '\n');
        if (!str_eq(content, buf_str(&answer)))
            report(r, block, content, buf_str(&answer));
        content = buf_str(&answer);
    }
    buf_add(&r->blessed, content);
    buf_free(&answer);
}

static void read_outside(struct runner *r, struct block *block, drg_str line)
{
    block->fence = fence_length(line);
    if (block->fence) {
        read_info(block, str_cut(line, block->fence, line.len));
        block->line = r->line + 1;
    } else if (str_starts(line, STR("#"))) {
        spec_clear(&r->scene);
    } else if (str_starts(line, STR("<!--")) && str_ends(line, STR("-->"))) {
        read_options(r, line);
    }
}

static void run_file(struct runner *r, drg_str file)
{
    struct block block = {0};
    for (size_t at = 0, next; at < file.len; at = next) {
        const char *newline = memchr(file.ptr + at, '\n', file.len - at);
        next = newline ? (size_t)(newline - file.ptr) + 1 : file.len;
        drg_str line = str_cut(file, at, newline ? next - 1 : next);
        r->line++;
        if (!block.fence) {
            read_outside(r, &block, line);
            block.start = next;
        } else if (fence_length(line) >= block.fence) {
            end_block(r, &block, str_cut(file, block.start, at));
            block.fence = 0;
        } else {
            continue;
        }
        buf_add(&r->blessed, str_cut(file, at, next));
    }
    if (block.fence)
        complain(r, block.line, "the block is not closed", "");
    if (!r->asked)
        complain(r, 1, "nothing is asked here", "");
}

static int bless(const struct runner *r)
{
    FILE *file = fopen(r->path, "wb");
    bool written = file && fwrite(r->blessed.ptr, 1, r->blessed.len, file) == r->blessed.len;
    if (file && fclose(file) != 0)
        written = false;
    printf("%s %s\n", written ? "rewrote" : "cannot write", r->path);
    return written ? 0 : 1;
}

int main(int argc, char **argv)
{
    struct runner r = {.path = argc == 2 ? argv[1] : "", .blessed = buf_make(1 << 24)};
    struct buf file = buf_make(1 << 22);
    drg_error err = {0};
    const char *wish = getenv("DRG_BLESS");
    if (argc != 2 || file_read(&file, r.path, &err)) {
        fprintf(stderr, "%s\n", argc == 2 ? err.message : "usage: run_spec FILE.md");
        return 2;
    }
    run_file(&r, buf_str(&file));
    int code = r.failed != 0;
    printf("%u answers, %u failures\n", r.asked, r.failed);
    if (r.failed && wish && strcmp(wish, "1") == 0)
        code = bless(&r);
    buf_free(&r.blessed);
    buf_free(&file);
    return code;
}
