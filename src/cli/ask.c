/* ask.c - going through findings with somebody at a terminal. */
#include "ask.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "answers.h"
#include "check_run.h"
#include "cli.h"
#include "output.h"
#include "print.h"
#include "rewriting.h"
#include "spelling.h"

/* One file in the course of its questions. */
struct sheet {
    const struct input *input;
    drg_text *text;     /* a draft, or NULL */
    drg_bitext *bitext;
    drg_findings *findings;
    const drg_finding *list; /* of the findings */
    size_t count;
    drg_replacement *choices;   /* one a finding; no finding: leave it as it is */
    size_t *asked;         /* findings that somebody was asked about, in order */
    size_t asked_count;
    struct stat known;     /* the file as we read or wrote it last */
};

struct session {
    const struct asking *asking;
    struct answers answers;
    struct printer p;
    drg_report *report;
    char *line; /* of getline */
    size_t line_size;
    uint64_t replaced, left;
    bool is_over;
};

/* ---- Files --------------------------------------------------------------------------------------------------------- */

static const drg_text *text_of(const struct sheet *sheet)
{
    size_t count = 0;
    const drg_text *const *texts = sheet->bitext ? drg_bitext_texts(sheet->bitext, &count) : NULL;
    return sheet->text ? sheet->text : count ? texts[0] : NULL;
}

static bool is_heard(void *user, const drg_finding *finding)
{
    const struct cli *cli = user;
    bool is_ignored = !cli->set.no_ignore && project_ignores(&cli->project, finding->file.ptr, finding->rule, finding->concept_id);
    return !is_ignored && finding->span.end > finding->span.start;
}

static drg_status read_sheet(struct sheet *sheet, const struct session *s, drg_error *err)
{
    struct cli *cli = s->asking->cli;
    drg_status status = sheet->input->is_bitext ? input_bitext(&sheet->bitext, cli, cli->ctx, sheet->input, err)
                                                : input_text(&sheet->text, cli, cli->ctx, sheet->input, err);
    if (status || !text_of(sheet))
        return status;
    status = rewriting_allows(sheet->input, "--interactive", drg_text_encoding(text_of(sheet)), err);
    if (!status && stat(sheet->input->path, &sheet->known) != 0)
        status = complain(err, DRG_EIO, "cannot look at the file");
    if (!status)
        status = sheet->text ? drg_check_text(&sheet->findings, s->asking->checker, sheet->text, err)
                             : drg_check_bitext(&sheet->findings, s->asking->checker, sheet->bitext, err);
    if (status)
        return status;
    drg_findings_filter(sheet->findings, is_heard, cli);
    sheet->list = drg_findings_list(sheet->findings, &sheet->count);
    sheet->choices = calloc(sheet->count + 1, sizeof *sheet->choices);
    sheet->asked = calloc(sheet->count + 1, sizeof *sheet->asked);
    return sheet->choices && sheet->asked ? DRG_OK : complain(err, DRG_ENOMEM, "out of memory");
}

static void free_sheet(struct sheet *sheet)
{
    free(sheet->choices);
    free(sheet->asked);
    drg_findings_free(sheet->findings);
    drg_bitext_free(sheet->bitext);
    drg_text_free(sheet->text);
}

/* What is chosen so far, put into the file as it was read. */
static drg_status make_anew(drg_normalized **out, const struct sheet *sheet, drg_error *err)
{
    drg_replacement *chosen = calloc(sheet->count + 1, sizeof *chosen);
    size_t count = 0;
    *out = NULL;
    for (size_t i = 0; chosen && i < sheet->count; i++)
        if (sheet->choices[i].finding)
            chosen[count++] = sheet->choices[i];
    drg_status status = !chosen       ? complain(err, DRG_ENOMEM, "out of memory")
                        : sheet->text ? drg_replace_text(out, sheet->text, chosen, count, err)
                                      : drg_replace_bitext(out, sheet->bitext, chosen, count, err);
    free(chosen);
    return status;
}

static bool is_ours(const struct sheet *sheet)
{
    struct stat now;
    return stat(sheet->input->path, &now) == 0 && now.st_ino == sheet->known.st_ino && now.st_size == sheet->known.st_size &&
           now.st_mtim.tv_sec == sheet->known.st_mtim.tv_sec && now.st_mtim.tv_nsec == sheet->known.st_mtim.tv_nsec;
}

static bool is_among(const drg_normalized *made, drg_span span)
{
    size_t count;
    const drg_change *changes = drg_normalized_changes(made, &count);
    for (size_t i = 0; i < count; i++)
        if (changes[i].before.start < span.end && span.start < changes[i].before.end)
            return true;
    return false;
}

/* Writes the file; what others wrote meanwhile is not overwritten. A choice that the format has no place for is dropped: it is
 * `last`'s, since those before it were written. */
static drg_status save(struct sheet *sheet, drg_replacement *last, drg_error *err)
{
    struct rewriting file = {0};
    drg_normalized *made;
    if (!is_ours(sheet))
        return complain(err, DRG_EIO, "the file was changed by another program; nothing more is written to it");
    drg_status status = make_anew(&made, sheet, err);
    if (!status && last && !is_among(made, last->finding->span))
        *last = (drg_replacement){0};
    if (!status)
        status = rewriting_begin(&file, sheet->input, "--interactive", drg_text_encoding(text_of(sheet)), err);
    if (!status)
        status = rewriting_put(&file, made, text_of(sheet), err);
    file.has_changed = true; /* also back to what it was */
    status = rewriting_end(&file, status, err);
    drg_normalized_free(made);
    if (!status && stat(sheet->input->path, &sheet->known) != 0)
        status = complain(err, DRG_EIO, "cannot look at the file");
    return status;
}

/* ---- Questions ------------------------------------------------------------------------------------------------------- */

static const char help_text[] =
    "  3       replace by the third suggestion\n"
    "  3!      the same wherever this word is misspelt from here on\n"
    "  e       type what shall stand there instead; e! for everywhere\n"
    "  Enter   leave it as it is\n"
    "  i       leave this word everywhere\n"
    "  a       add the word to the project's list, or to your own if it has none\n"
    "  b       back to the question before\n"
    "  q       end; what was replaced stays\n";

/* The finding in its segment, and what may be meant. */
static drg_status show_question(struct session *s, const struct sheet *sheet, const drg_finding *finding, drg_error *err)
{
    drg_finding plain = *finding;
    plain.suggestion_count = 0; /* they are numbered below */
    drg_status status = drg_report_add(s->report, &plain, err);
    if (!status)
        status = drg_report_flush(s->report, err);
    for (uint32_t i = 0; i < finding->suggestion_count && i < 9; i++) {
        print(&s->p, "  ");
        print_number(&s->p, i + 1);
        print(&s->p, "  ");
        print_safe(&s->p, finding->suggestions[i], true);
        print(&s->p, "\n");
    }
    print_number(&s->p, (uint64_t)(finding - sheet->list) + 1);
    print(&s->p, "/");
    print_number(&s->p, sheet->count);
    print(&s->p, finding->suggestion_count ? " number, " : " ");
    print(&s->p, "e, i, a, b, q, Enter, ? > ");
    return status;
}

/* A line typed, without its end; false: there are no more. */
static bool read_answer(struct session *s)
{
    fflush(stdout);
    ssize_t len = getline(&s->line, &s->line_size, stdin);
    while (len > 0 && strchr("\r\n", s->line[len - 1]))
        s->line[--len] = '\0';
    return len >= 0;
}

static drg_status add_to_list(struct session *s, drg_str word, drg_error *err)
{
    char path[4096];
    drg_status status = spelling_list(path, sizeof path, s->asking->cli, err);
    if (!status)
        status = answers_append(path, word, err);
    if (status)
        return status;
    print(&s->p, "added to ");
    print_safe(&s->p, str_of(path), false);
    print(&s->p, "\n");
    return DRG_OK;
}

/* Takes back the question before and what came of it since. False: there is none in this file. */
static bool go_back(struct session *s, struct sheet *sheet, size_t *at)
{
    if (!sheet->asked_count)
        return false;
    *at = sheet->asked[--sheet->asked_count];
    for (size_t i = *at; i < sheet->count; i++)
        sheet->choices[i] = (drg_replacement){0};
    answers_forget(&s->answers, sheet->asked_count);
    return true;
}

/* What an answer says to do. */
enum deed { DO_LEAVE, DO_REPLACE, DO_BACK, DO_END, DO_ASK_AGAIN };

static bool is_utf8(drg_str s)
{
    for (size_t step; s.len; s = (drg_str){s.ptr + step, s.len - step})
        if ((step = utf8_char(s)) == 0)
            return false;
    return true;
}

/* "e" and "e!": what is typed next. */
static enum deed take_typed(struct session *s, drg_str *with)
{
    print(&s->p, "instead: ");
    if (!read_answer(s))
        return DO_END;
    *with = str_of(s->line);
    return with->len && is_utf8(*with) ? DO_REPLACE : DO_ASK_AGAIN;
}

static enum deed understand(struct session *s, const drg_finding *finding, drg_str *with, bool *everywhere, drg_error *err)
{
    const char *answer = s->line + strspn(s->line, " \t");
    size_t len = strlen(answer);
    *everywhere = len == 2 && answer[1] == '!';
    if (!len)
        return DO_LEAVE;
    if (len > 2 || (len == 2 && !*everywhere))
        return DO_ASK_AGAIN;
    if (*answer >= '1' && *answer <= '9' && (uint32_t)(*answer - '1') < finding->suggestion_count) {
        *with = finding->suggestions[*answer - '1'];
        return DO_REPLACE;
    }
    switch (*answer) {
    case 'e': return take_typed(s, with);
    case 'a':
        if (add_to_list(s, finding->surface, err)) {
            say_error(&s->asking->cli->say, err);
            *err = (drg_error){0};
            return DO_ASK_AGAIN;
        }
        *everywhere = true;
        return DO_LEAVE;
    case 'i': *everywhere = true; return DO_LEAVE;
    case 'b': return DO_BACK;
    case 'q': return DO_END;
    default: print(&s->p, help_text); return DO_ASK_AGAIN;
    }
}

static drg_status choose(struct session *s, struct sheet *sheet, size_t at, drg_str with, bool everywhere, drg_error *err)
{
    const drg_finding *finding = &sheet->list[at];
    drg_str kept;
    if (!answers_keep(&s->answers, with, &kept) ||
        (everywhere && !answers_add(&s->answers, finding->surface, kept, sheet->asked_count)))
        return complain(err, DRG_ENOMEM, "out of memory");
    sheet->choices[at] = (drg_replacement){finding, kept};
    drg_status status = save(sheet, &sheet->choices[at], err);
    if (!status && !sheet->choices[at].finding)
        print(&s->p, "this cannot be changed in a file of this format\n");
    return status;
}

/* Asks about one finding, and moves on or back. */
static drg_status question(struct session *s, struct sheet *sheet, size_t *at, drg_error *err)
{
    const drg_finding *finding = &sheet->list[*at];
    drg_str with = {NULL, 0};
    bool everywhere = false;
    enum deed deed = DO_ASK_AGAIN;
    drg_status status = show_question(s, sheet, finding, err);
    if (!status)
        deed = read_answer(s) ? understand(s, finding, &with, &everywhere, err) : DO_END;
    if (status || deed == DO_ASK_AGAIN)
        return status;
    s->is_over = deed == DO_END;
    if (deed == DO_END)
        return DRG_OK;
    if (deed == DO_BACK)
        return go_back(s, sheet, at) ? save(sheet, NULL, err) : DRG_OK;
    if (deed == DO_REPLACE)
        status = choose(s, sheet, *at, with, everywhere, err);
    else if (everywhere && !answers_add(&s->answers, finding->surface, (drg_str){NULL, 0}, sheet->asked_count))
        status = complain(err, DRG_ENOMEM, "out of memory");
    sheet->asked[sheet->asked_count++] = (*at)++;
    return status;
}

/* A finding that an answer for everywhere is about, or the next question. */
static drg_status step(struct session *s, struct sheet *sheet, size_t *at, drg_error *err)
{
    const drg_finding *finding = &sheet->list[*at];
    const struct answer *answer = answers_find(&s->answers, finding->surface);
    if (!answer)
        return question(s, sheet, at, err);
    drg_replacement *last = &sheet->choices[(*at)++];
    if (answer->with.ptr)
        *last = (drg_replacement){finding, answer->with};
    return answer->with.ptr ? save(sheet, last, err) : DRG_OK;
}

static drg_status go_through(struct session *s, struct sheet *sheet, drg_error *err)
{
    drg_report_source source = {.name = sheet->input->path, .text = sheet->text, .bitext = sheet->bitext};
    drg_status status = sheet->count ? drg_report_file(s->report, &source, err) : DRG_OK;
    for (size_t at = 0; at < sheet->count && !status && !s->is_over;)
        status = step(s, sheet, &at, err);
    for (size_t i = 0; i < sheet->count; i++) {
        s->replaced += sheet->choices[i].finding != NULL;
        s->left += !sheet->choices[i].finding;
    }
    answers_settle(&s->answers);
    return status;
}

/* ---- Sessions ---------------------------------------------------------------------------------------------------------- */

static void ask_about(struct session *s, const struct input *input)
{
    struct sheet sheet = {.input = input};
    drg_error broken = {0};
    drg_status status = read_sheet(&sheet, s, &broken);
    if (!status)
        status = go_through(s, &sheet, &broken);
    if (status) {
        if (!broken.file[0])
            snprintf(broken.file, sizeof broken.file, "%s", input->path);
        input_failed(s->asking->cli, &broken);
    }
    free_sheet(&sheet);
}

static void sum_up(struct session *s)
{
    print_number(&s->p, s->replaced);
    print(&s->p, " replaced, ");
    print_number(&s->p, s->left);
    print(&s->p, " left\n");
}

drg_status ask(const struct asking *asking, drg_error *err)
{
    struct cli *cli = asking->cli;
    struct output out;
    struct session s = {.asking = asking, .p = {.sink = drg_sink_stdio(stdout), .err = err}};
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return complain(err, DRG_EINVAL, "--interactive asks at a terminal, and this is none; --fix asks nobody");
    drg_status status = output_open(&out, cli, err);
    drg_report_options options = {.width = out.options.width, .color = out.options.color};
    if (!status)
        status = drg_report_new(&s.report, "terminal", &options, drg_sink_stdio(stdout), err);
    for (size_t i = 0; i < asking->input_count && !status && !s.is_over; i++)
        if (!project_excludes(&cli->project, asking->inputs[i].path))
            ask_about(&s, &asking->inputs[i]);
    if (!status)
        sum_up(&s);
    if (!status && s.left && cli->exit_code == EXIT_DONE)
        cli->exit_code = EXIT_FINDINGS;
    drg_report_free(s.report);
    answers_free(&s.answers);
    free(s.line);
    return status ? status : s.p.status;
}
