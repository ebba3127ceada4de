/* ispell.c - the pipe of ispell -a. */
#include "ispell.h"

#include <stdlib.h>
#include <string.h>

#include "answers.h"
#include "cli.h"
#include "print.h"

enum { LONGEST_LINE = 1 << 20 };

/* A word that is right since somebody said so. */
struct taken {
    char *word;
    bool is_for_list;
};

struct pipe {
    struct cli *cli;
    drg_speller *speller;
    struct printer print;
    struct taken *taken;
    size_t taken_count, taken_cap;
    bool is_terse;
};

static bool take_word(struct pipe *pipe, const char *word, bool is_for_list)
{
    if (pipe->taken_count == pipe->taken_cap) {
        size_t cap = pipe->taken_cap ? pipe->taken_cap * 2 : 16;
        struct taken *grown = realloc(pipe->taken, cap * sizeof *grown);
        if (!grown)
            return false;
        pipe->taken = grown;
        pipe->taken_cap = cap;
    }
    char *copy = strdup(word);
    if (!copy)
        return false;
    pipe->taken[pipe->taken_count++] = (struct taken){copy, is_for_list};
    return true;
}

static bool is_taken(const struct pipe *pipe, drg_str word)
{
    for (size_t i = 0; i < pipe->taken_count; i++)
        if (strlen(pipe->taken[i].word) == word.len && memcmp(pipe->taken[i].word, word.ptr, word.len) == 0)
            return true;
    return false;
}

/* Puts the words that are meant to last into the list, each once. A list that cannot be written ends no editor's session. */
static void save_words(struct pipe *pipe)
{
    char path[4096];
    drg_error err = {0};
    drg_status status = DRG_OK;
    for (size_t i = 0; i < pipe->taken_count && !status; i++) {
        if (!pipe->taken[i].is_for_list)
            continue;
        status = spelling_list(path, sizeof path, pipe->cli, &err);
        if (!status)
            status = answers_append(path, str_of(pipe->taken[i].word), &err);
        pipe->taken[i].is_for_list = status != DRG_OK;
    }
    if (status)
        say_error(&pipe->cli->say, &err);
}

static drg_status answer_word(struct pipe *pipe, drg_str word, const char *lang, uint32_t offset, drg_error *err)
{
    struct printer *p = &pipe->print;
    const drg_str *list;
    size_t count;
    drg_status status = drg_speller_suggest(pipe->speller, word, lang, &list, &count, err);
    if (status)
        return status;
    print(p, count ? "& " : "# ");
    print_bytes(p, word);
    print(p, " ");
    if (count) {
        print_number(p, count);
        print(p, " ");
    }
    print_number(p, offset);
    for (size_t i = 0; i < count; i++) {
        print(p, i ? ", " : ": ");
        print_bytes(p, list[i]);
    }
    print(p, "\n");
    return DRG_OK;
}

/* `sent`: characters before the text that count. */
static drg_status answer_line(struct pipe *pipe, drg_str line, uint32_t sent, drg_error *err)
{
    drg_text *text;
    const drg_misspelling *list;
    size_t count, wrong = 0;
    drg_text_options options = {.lang = spelling_lang(pipe->cli, line), .format = "plain", .encoding = "UTF-8", .lines = true};
    drg_status status = drg_text_parse(&text, pipe->cli->ctx, line, "", &options, err);
    if (status)
        return status;
    status = drg_speller_run(pipe->speller, text, &list, &count, err);
    for (size_t i = 0; i < count && !status; i++) {
        drg_str word = drg_text_slice(text, list[i].span);
        if (is_taken(pipe, word))
            continue;
        wrong++;
        status = answer_word(pipe, word, list[i].lang, drg_text_pos(text, list[i].span.start).column - 1 + sent, err);
    }
    if (!status && !wrong && line.len && !pipe->is_terse)
        print(&pipe->print, "*\n");
    if (!status)
        print(&pipe->print, "\n");
    drg_text_free(text);
    return status;
}

static drg_status obey(struct pipe *pipe, const char *line, size_t len, drg_error *err)
{
    switch (line[0]) {
    case '*':
    case '&':
        return take_word(pipe, line + 1, true) ? DRG_OK : complain(err, DRG_ENOMEM, "no memory");
    case '@':
        return take_word(pipe, line + 1, false) ? DRG_OK : complain(err, DRG_ENOMEM, "no memory");
    case '#':
        save_words(pipe);
        return DRG_OK;
    case '!':
    case '%':
        pipe->is_terse = line[0] == '!';
        return DRG_OK;
    case '+':
    case '-':
    case '~':
    case '`':
        return DRG_OK;
    case '^':
        return answer_line(pipe, (drg_str){line + 1, len - 1}, 1, err);
    default:
        return answer_line(pipe, (drg_str){line, len}, 0, err);
    }
}

static drg_status talk(struct pipe *pipe, char *line, drg_error *err)
{
    struct printer *p = &pipe->print;
    drg_status status = DRG_OK;
    print(p, "@(#) International Ispell Version 3.2.06 (but really dragoman ");
    print(p, drg_version());
    print(p, ")\n");
    fflush(stdout);
    while (!status && !p->status && fgets(line, LONGEST_LINE, stdin)) {
        size_t len = strcspn(line, "\r\n");
        line[len] = '\0';
        status = obey(pipe, line, len, err);
        fflush(stdout);
    }
    return status ? status : p->status;
}

drg_status ispell_pipe(struct cli *cli, drg_speller *speller, drg_error *err)
{
    struct pipe pipe = {.cli = cli, .speller = speller, .print = {.sink = drg_sink_stdio(stdout), .err = err}};
    char *line = malloc(LONGEST_LINE);
    drg_status status = line ? talk(&pipe, line, err) : complain(err, DRG_ENOMEM, "no memory");
    for (size_t i = 0; i < pipe.taken_count; i++)
        free(pipe.taken[i].word);
    free(pipe.taken);
    free(line);
    return status;
}
