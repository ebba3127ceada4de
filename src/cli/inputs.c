/* inputs.c - what a command works on. */
#include "inputs.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "installed.h"
#include "print.h"

/* ---- Texts ----------------------------------------------------------------------------------------------- */

/* Splits "tr=news.txt" in place. What stands before the sign must be letters, digits and hyphens alone, or it is part
 * of a path: "./a=b.txt" names a file. */
static drg_status split_lang(struct input *input, char *operand, drg_error *err)
{
    size_t len = strspn(operand, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
    input->path = operand;
    if (!len || operand[0] == '-' || operand[len] != '=')
        return DRG_OK;
    drg_status status = check_lang(operand, len, err);
    if (status)
        return status;
    operand[len] = '\0';
    input->lang = operand;
    input->path = operand + len + 1;
    return *input->path ? DRG_OK : complain(err, DRG_EINVAL, "no file after '%s='", operand);
}

/* A name that both texts and bitexts have is a text's. */
static bool is_bitext(const struct cli *cli, const struct input *input)
{
    size_t count;
    const drg_format_info *formats = drg_formats(&count);
    if (cli->set.aligned || input->lang)
        return false;
    for (size_t i = 0; i < count && cli->set.from; i++)
        if (strcmp(formats[i].name, cli->set.from) == 0)
            return (formats[i].can & DRG_READ_BITEXT) && !(formats[i].can & DRG_READ_TEXT);
    return drg_format_of_name(input->path, DRG_READ_BITEXT) && !drg_format_of_name(input->path, DRG_READ_TEXT);
}

drg_status inputs_list(struct input **out, size_t *count, const struct cli *cli, drg_error *err)
{
    static char standard_input[] = "-";
    const struct names *operands = &cli->set.operands;
    size_t stdin_uses = 0;
    drg_status status = DRG_OK;
    *count = operands->count ? operands->count : 1;
    *out = calloc(*count, sizeof **out);
    if (!*out)
        return complain(err, DRG_ENOMEM, "out of memory");
    if (!operands->count && isatty(STDIN_FILENO))
        status = complain(err, DRG_EINVAL, "no FILE given; '-' reads what you type");
    for (size_t i = 0; i < *count && !status; i++) {
        struct input *input = &(*out)[i];
        status = split_lang(input, operands->count ? operands->items[i] : standard_input, err);
        input->is_bitext = !status && is_bitext(cli, input);
        if (!input->lang)
            input->lang = cli->set.lang;
        stdin_uses += strcmp(input->path, "-") == 0;
    }
    if (!status && stdin_uses > 1)
        status = complain(err, DRG_EINVAL, "standard input can be read only once");
    if (!status)
        return DRG_OK;
    free(*out);
    *out = NULL;
    return status;
}

drg_str input_lang(const struct input *input)
{
    return input->lang ? str_of(input->lang) : drg_lang_of_name(input->path);
}

drg_status input_fail_lang(const struct input *input, drg_error *err)
{
    return complain(err, DRG_EINVAL, "the language of '%s' is not known; say it: en=%s", input->path, input->path);
}

static drg_text_options text_options(const struct cli *cli, const struct input *input)
{
    const struct settings *set = &cli->set;
    return (drg_text_options){.lang = input->lang,
                              .encoding = set->encoding,
                              .format = set->from,
                              .strict = set->strict,
                              .lines = set->aligned || set->lines};
}

drg_status input_text(drg_text **out, const struct cli *cli, drg_ctx *ctx, const struct input *input, drg_error *err)
{
    drg_text_options options = text_options(cli, input);
    return drg_text_load(out, ctx, input->path, &options, err);
}

drg_status input_bitext(drg_bitext **out, const struct cli *cli, drg_ctx *ctx, const struct input *input, drg_error *err)
{
    drg_text_options options = text_options(cli, input);
    return drg_bitext_load(out, ctx, input->path, &options, err);
}

/* Lines of context may stand in the batch before or after. */
drg_status input_stream(drg_stream **out, const struct cli *cli, drg_ctx *ctx, const struct input *input, drg_error *err)
{
    enum { MARGIN = 1 << 16 };
    drg_stream_options options = {.text = text_options(cli, input),
                                  .bitext = input->is_bitext,
                                  .margin = cli->set.context ? MARGIN : 0,
                                  .cut = cli->set.lines ? DRG_CUT_LINES : DRG_CUT_PARAGRAPHS,
                                  .from = input->from,
                                  .to = input->to,
                                  .units = cli->set.offsets == OFFSETS_ALL};
    return drg_stream_open(out, ctx, input->path, &options, err);
}

/* The first bytes tell; they are all in the first batch. */
static const char *guess(const drg_batch *batch)
{
    enum { TELLING = 1 << 16 }; /* see drg_guess_lang */
    size_t telling = drg_stretch_end(batch->text, TELLING, batch->is_last);
    return drg_guess_lang((drg_str){batch->text.ptr, telling});
}

drg_status input_usual_lang(const char **out, const struct cli *cli, const struct input *input, const drg_batch *first, drg_error *err)
{
    struct input whole = {.path = input->path, .lang = input->lang};
    drg_batch batch = {.is_last = false};
    drg_stream *stream;
    *out = NULL;
    if (input_lang(input).len)
        return DRG_OK;
    if (!input->from && !input->to) {
        *out = guess(first);
        return DRG_OK;
    }
    drg_status status = input_stream(&stream, cli, cli->ctx, &whole, err);
    if (status)
        return status;
    status = drg_stream_next(stream, &batch, err);
    if (!status)
        *out = guess(&batch);
    drg_batch_free(&batch);
    drg_stream_free(stream);
    return status;
}

bool input_is_elsewhere(const struct input *input)
{
    return input->from > 0;
}

bool bytes_are_packed(const char *bytes, size_t len)
{
    static const char *const marks[] = {"\x1F\x8B", ("\xFD" "7zXZ"), "\x28\xB5\x2F\xFD"};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (len >= strlen(marks[i]) && memcmp(bytes, marks[i], strlen(marks[i])) == 0)
            return true;
    return false;
}

size_t input_head(const struct input *input, char *head, size_t room)
{
    FILE *file = fopen(input->path, "rb");
    size_t len = file ? fread(head, 1, room, file) : 0;
    if (file)
        fclose(file);
    return len;
}

bool input_is_packed(const struct input *input)
{
    char head[8];
    return bytes_are_packed(head, input_head(input, head, sizeof head));
}

void input_failed(struct cli *cli, const drg_error *err)
{
    say_error(&cli->say, err);
    cli->exit_code = EXIT_TROUBLE;
}

/* ---- Glossaries --------------------------------------------------------------------------------------------- */

/* Says so when a glossary has nothing to find. */
static void note_if_empty(const struct cli *cli, const drg_glossary *glossary, const char *path)
{
    struct messages say = cli->say;
    if (!drg_glossary_term_count(glossary))
        say_note(&say, &(drg_note){.code = "glossary.empty", .file = path, .message = "the glossary has no terms"});
}

/* A file, else an installed glossary of that name. */
static drg_status load_named(drg_glossary **out, const struct cli *cli, const char *path,
                             const drg_glossary_options *options, drg_error *err)
{
    char installed[4096];
    if (access(path, F_OK) != 0 && installed_glossary(installed, sizeof installed, path))
        path = installed;
    return drg_glossary_load(out, cli->ctx, path, options, err);
}

static drg_status load(drg_glossary **out, const struct cli *cli, const char *path, const drg_glossary_options *options,
                       drg_error *err)
{
    drg_status status = load_named(out, cli, path, options, err);
    if (!status)
        note_if_empty(cli, *out, path);
    return status;
}

drg_status input_glossary(drg_glossary **out, const struct cli *cli, const char *path, drg_error *err)
{
    const struct settings *set = &cli->set;
    drg_glossary_options options = {.format = set->from, .encoding = set->encoding, .langs = set->columns};
    return load(out, cli, path, &options, err);
}

drg_status input_compiled(drg_glossary **out, const struct cli *cli, const char *path, drg_error *err)
{
    return load_named(out, cli, path, &(drg_glossary_options){.format = "drg"}, err);
}

/* Loads all, then joins them; one alone is taken as it is. */
static drg_status merge(drg_glossary **out, const struct cli *cli, const struct names *paths,
                        const drg_glossary_options *options, drg_error *err)
{
    drg_glossary **parts = calloc(paths->count + 1, sizeof *parts);
    drg_status status = parts ? DRG_OK : complain(err, DRG_ENOMEM, "out of memory");
    *out = NULL;
    for (size_t i = 0; i < paths->count && !status; i++)
        status = load(&parts[i], cli, paths->items[i], options, err);
    if (!status && paths->count == 1) {
        *out = parts[0];
        parts[0] = NULL;
    } else if (!status) {
        status = drg_glossary_merge(out, cli->ctx, (const drg_glossary *const *)parts, paths->count, err);
    }
    for (size_t i = 0; parts && i < paths->count; i++)
        drg_glossary_free(parts[i]);
    free(parts);
    return status;
}

drg_status inputs_merge(drg_glossary **out, const struct cli *cli, const struct names *paths, drg_error *err)
{
    const struct settings *set = &cli->set;
    drg_glossary_options options = {.format = set->from, .encoding = set->encoding, .langs = set->columns};
    return merge(out, cli, paths, &options, err);
}

drg_status glossaries_load(drg_glossary **out, const struct cli *cli, const struct names *paths, drg_error *err)
{
    return merge(out, cli, paths, &(drg_glossary_options){.langs = cli->set.columns}, err);
}

drg_status terms_load(struct terms *terms, const struct cli *cli, drg_error *err)
{
    const struct settings *set = &cli->set;
    *terms = (struct terms){0};
    if (!set->glossaries.count)
        return complain(err, DRG_EINVAL, "no glossary; name one with -g FILE, again for more");
    drg_match_options options = {.use_max_grade = set->grade != 0, .overlaps = set->overlaps};
    if (set->grade)
        options.max_grade = (drg_grade)(set->grade - 1);
    drg_status status = glossaries_load(&terms->glossary, cli, &set->glossaries, err);
    if (!status)
        status = drg_matcher_new(&terms->matcher, cli->ctx, terms->glossary, &options, err);
    return status;
}

/* Letters of a language tag's primary subtag. */
static size_t primary_length(const char *tag, size_t len)
{
    size_t at = 0;
    while (at < len && tag[at] != '-' && tag[at] != '_')
        at++;
    return at;
}

static bool has_language(const drg_glossary *glossary, const char *lang)
{
    size_t wanted = primary_length(lang, strlen(lang));
    for (size_t i = 0; i < drg_glossary_lang_count(glossary); i++) {
        drg_str known = drg_glossary_lang(glossary, i);
        if (primary_length(known.ptr, known.len) == wanted && memcmp(known.ptr, lang, wanted) == 0)
            return true;
    }
    return false;
}

void note_foreign_lang(const drg_glossary *glossary, const char *lang, const char *file, drg_note_fn *say, void *user)
{
    char message[160];
    if (!drg_glossary_lang_count(glossary) || strcmp(lang, "und") == 0 || has_language(glossary, lang))
        return;
    snprintf(message, sizeof message, "the glossary has no terms in the language of this text, '%.40s'", lang);
    say(user, &(drg_note){.code = "match.no-language", .file = file, .message = message});
}

/* A slip of --lang looks like a text without terms. */
void note_if_foreign(const drg_glossary *glossary, const drg_text *text, drg_note_fn *say, void *user)
{
    size_t count;
    const drg_segment *segments = drg_text_segments(text, &count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(segments[i].lang, "und") == 0 || has_language(glossary, segments[i].lang))
            return;
    if (count)
        note_foreign_lang(glossary, segments[0].lang, drg_text_name(text), say, user);
}

drg_status terms_find(drg_matches **out, const struct terms *terms, const struct cli *cli, const drg_text *text,
                      drg_error *err)
{
    struct messages say = cli->say;
    note_if_foreign(terms->glossary, text, say_note, &say);
    return drg_matcher_run(out, terms->matcher, text, err);
}

void terms_free(struct terms *terms)
{
    drg_matcher_free(terms->matcher);
    drg_glossary_free(terms->glossary);
    *terms = (struct terms){0};
}
