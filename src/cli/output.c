/* output.c - where a command's result goes. */
#include "output.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli.h"
#include "interrupt.h"
#include "suggest.h"

/* ---- Standard output ------------------------------------------------------------------------------------ */

static drg_status fail_stdout(drg_error *err)
{
    if (errno == EPIPE) /* only where SIGPIPE is ignored: end as it would have */
        _exit(128 + SIGPIPE);
    return complain(err, DRG_EIO, "cannot write standard output: %s", strerror(errno));
}

static drg_status write_stdout(void *user, const void *data, size_t len, drg_error *err)
{
    (void)user;
    errno = EIO;
    return fwrite(data, 1, len, stdout) == len ? DRG_OK : fail_stdout(err);
}

drg_sink output_stdout(void)
{
    return (drg_sink){write_stdout, NULL};
}

drg_status output_flush(const struct output *out, drg_error *err)
{
    errno = EIO;
    return out->file || fflush(stdout) == 0 ? DRG_OK : fail_stdout(err);
}

drg_status output_close_stdout(drg_error *err)
{
    errno = EIO;
    bool has_failed = ferror(stdout) || fflush(stdout) != 0;
    if (has_failed)
        return fail_stdout(err);
    return fclose(stdout) == 0 ? DRG_OK : fail_stdout(err);
}

static uint32_t terminal_width(void)
{
    const char *columns = getenv("COLUMNS");
    struct winsize size;
    long wanted = columns ? strtol(columns, NULL, 10) : 0;
    if (!isatty(STDOUT_FILENO))
        return 0;
    if (wanted > 0 && wanted < 100000)
        return (uint32_t)wanted;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

/* ---- Formats ---------------------------------------------------------------------------------------------- */

/* The n-th name of "a, b, c". */
static const char *listed_format(const char *list, size_t n, char buffer[32])
{
    while (n-- && *list) {
        list += strcspn(list, ",");
        list += strspn(list, ", ");
    }
    snprintf(buffer, 32, "%.*s", (int)strcspn(list, ","), list);
    return buffer;
}

const char *output_format(const struct cli *cli, size_t n, char buffer[32])
{
    size_t count;
    const drg_format_info *formats = drg_formats(&count);
    if (cli->command->formats)
        return listed_format(cli->command->formats, n, buffer);
    for (size_t i = 0; i < count; i++)
        if ((formats[i].can & cli->command->writes) && n-- == 0)
            return formats[i].name;
    return "";
}

/* The command's own name for a format; NULL: it has none such. */
static const char *known_format(const struct cli *cli, const char *name)
{
    char buffer[32];
    const char *found;
    for (size_t i = 0; *(found = output_format(cli, i, buffer)); i++)
        if (strcmp(found, name) == 0)
            return name;
    return NULL;
}

static drg_status fail_format(const struct cli *cli, const char *name, drg_error *err)
{
    char list[300] = "", buffer[32];
    struct suggestion best = {.word = name, .len = strlen(name)};
    const char *found;
    for (size_t i = 0; *(found = output_format(cli, i, buffer)); i++) {
        snprintf(list + strlen(list), sizeof list - strlen(list), "%s%s", i ? ", " : "", found);
        if (found != buffer)
            suggest_try(&best, found);
    }
    if (best.name)
        return complain(err, DRG_EFORMAT, "'%s' cannot be written here; did you mean '%s'? (%s)", name, best.name, list);
    return complain(err, DRG_EFORMAT, "'%s' cannot be written here, expected one of: %s", name, list);
}

/* The format that a file of this name holds, for a command with formats of its own: its extension. */
static const char *format_of_name(const struct cli *cli, const char *path)
{
    const char *dot = strrchr(path, '.');
    if (!cli->command->formats)
        return drg_format_of_name(path, cli->command->writes);
    if (!strchr(cli->command->formats, ',')) /* there is one, whatever the name */
        return cli->command->format;
    return dot ? known_format(cli, dot + 1) : NULL;
}

/* By --format, else by the name of the file `path`; NULL: standard output. */
static drg_status choose_format(const char **format, const struct cli *cli, const char *path, drg_error *err)
{
    const struct settings *set = &cli->set;
    if (set->format)
        *format = known_format(cli, set->format);
    else if (path && strcmp(path, "-") != 0)
        *format = format_of_name(cli, path);
    else
        *format = cli->command->piped && !isatty(STDOUT_FILENO) ? cli->command->piped : cli->command->format;
    if (*format)
        return DRG_OK;
    if (set->format)
        return fail_format(cli, set->format, err);
    return complain(err, DRG_EFORMAT, "cannot tell a format from the name '%s'; give one with --format", path);
}

/* ---- Inputs are not outputs ------------------------------------------------------------------------------------ */

static bool is_same_file(const struct stat *file, const char *path)
{
    struct stat other;
    return stat(path, &other) == 0 && other.st_dev == file->st_dev && other.st_ino == file->st_ino;
}

/* The first of the inputs that is this file, without its "tr="; NULL: none is. */
static const char *input_that_is(const struct stat *file, const struct names *inputs)
{
    for (size_t i = 0; i < inputs->count; i++) {
        const char *path = inputs->items[i], *sign = strchr(path, '=');
        if (is_same_file(file, path))
            return path;
        if (sign && is_same_file(file, sign + 1))
            return sign + 1;
    }
    return NULL;
}

static const char *any_input_that_is(const struct stat *file, const struct settings *set, const char *except)
{
    const struct names *lists[] = {&set->glossaries, &set->styles, &set->operands};
    const char *others[] = {set->side, set->source, set->reference}, *found = NULL;
    for (size_t i = 0; i < sizeof lists / sizeof lists[0] && !found; i++)
        found = input_that_is(file, lists[i]);
    for (size_t i = 0; i < sizeof others / sizeof others[0] && !found; i++)
        found = others[i] && others[i] != except && is_same_file(file, others[i]) ? others[i] : NULL;
    return found;
}

/* A command's outputs, by the options that name them; `side` is one of 'annotate' alone. */
enum { OUTPUTS = 4 };
struct named_output {
    const char *option, *path;
};

static void list_outputs(struct named_output list[OUTPUTS], const struct settings *set)
{
    list[0] = (struct named_output){"-o", set->output};
    list[1] = (struct named_output){"--audit", set->audit};
    list[2] = (struct named_output){"--dropped", set->dropped};
    list[3] = (struct named_output){"--findings", set->findings};
}

drg_status output_spares(const struct cli *cli, const char *option, const char *path, drg_error *err)
{
    struct named_output outputs[OUTPUTS];
    struct stat file;
    bool exists = stat(path, &file) == 0;
    list_outputs(outputs, &cli->set);
    for (size_t i = 0; i < OUTPUTS; i++) {
        const char *other = outputs[i].path;
        if (other && other != path && strcmp(other, "-") != 0 && strcmp(other, path) == 0)
            return complain(err, DRG_EINVAL, "%s and %s name one file, '%s'; give another name", outputs[i].option, option, path);
    }
    const char *input = exists && S_ISREG(file.st_mode) ? any_input_that_is(&file, &cli->set, path) : NULL;
    return input ? complain(err, DRG_EINVAL, "%s %s would replace an input, '%s'; give another name", option, path, input) : DRG_OK;
}

char *output_name(const char *pattern, drg_str lang)
{
    const char *place = strstr(pattern, "{lang}");
    size_t size = strlen(pattern) + lang.len + 1;
    char *name = malloc(size);
    if (name)
        snprintf(name, size, "%.*s%.*s%s", (int)(place - pattern), pattern, (int)lang.len, lang.ptr, place + strlen("{lang}"));
    return name;
}

static drg_status spare_of_lang(const struct cli *cli, drg_str lang, drg_error *err)
{
    char *name = output_name(cli->set.output, lang);
    drg_status status = name ? output_spares(cli, "-o", name, err) : complain(err, DRG_ENOMEM, "out of memory");
    free(name);
    return status;
}

/* With {lang} in it -o names a file for each language, of which the command line may name some: --langs en,tr, en=FILE. */
static drg_status spare_each(const struct cli *cli, drg_error *err)
{
    const struct names *operands = &cli->set.operands;
    const char *langs = cli->set.langs ? cli->set.langs : "";
    drg_status status = DRG_OK;
    for (size_t i = 0; i < operands->count && !status; i++) {
        const char *sign = strchr(operands->items[i], '=');
        if (sign)
            status = spare_of_lang(cli, (drg_str){operands->items[i], (size_t)(sign - operands->items[i])}, err);
    }
    while (*langs && !status) {
        size_t len = strcspn(langs, ",");
        status = spare_of_lang(cli, (drg_str){langs, len}, err);
        langs += len + (langs[len] == ',');
    }
    return status;
}

drg_status output_spares_inputs(const struct cli *cli, drg_error *err)
{
    struct named_output outputs[OUTPUTS];
    bool may_rewrite = cli->command->writes & DRG_WRITE_GLOSSARY;
    drg_status status = DRG_OK;
    list_outputs(outputs, &cli->set);
    for (size_t i = may_rewrite; i < OUTPUTS && !status; i++)
        if (outputs[i].path)
            status = output_spares(cli, outputs[i].option, outputs[i].path, err);
    if (!status && cli->set.output && strstr(cli->set.output, "{lang}"))
        status = spare_each(cli, err);
    return status;
}

/* ---- Opening and closing ------------------------------------------------------------------------------------ */

/* A name that ends in .gz, .xz or .zst says what the bytes are to be. */
static drg_status open_packer(struct output *out, const char *path, drg_error *err)
{
    if (!drg_name_is_packed(path))
        return DRG_OK;
    drg_status status = drg_packer_open(&out->packer, path, out->sink, err);
    if (status)
        return output_close(out, status, err);
    out->sink = drg_packer_sink(out->packer);
    return DRG_OK;
}

static drg_status open_file(struct output *out, const char *path, drg_error *err)
{
    interrupt_hold();
    drg_status status = drg_file_sink_open(&out->file, path, err);
    if (!status) {
        interrupt_add(drg_file_sink_temporary(out->file));
        out->sink = drg_file_sink_sink(out->file);
    }
    interrupt_release();
    return status ? status : open_packer(out, path, err);
}

drg_status output_open_bytes(struct output *out, const char *path, drg_error *err)
{
    *out = (struct output){.sink = output_stdout()};
    return path && strcmp(path, "-") != 0 ? open_file(out, path, err) : DRG_OK;
}

drg_status output_open(struct output *out, const struct cli *cli, drg_error *err)
{
    const struct settings *set = &cli->set;
    *out = (struct output){.sink = output_stdout(), .cli = cli};
    drg_status status = choose_format(&out->format, cli, set->output, err);
    if (status)
        return status;
    bool to_file = set->output && strcmp(set->output, "-") != 0;
    bool is_binary = strcmp(out->format, "xlsx") == 0 || strcmp(out->format, "drg") == 0;
    if (!to_file && is_binary && isatty(STDOUT_FILENO))
        return complain(err, DRG_EFORMAT, "%s is not for reading on a terminal; write it to a file with -o", out->format);
    out->options = (drg_write_options){
        .bom = set->bom,
        .langs = set->langs,
        .title = set->title,
        .width = set->width ? set->width : to_file ? 0 : terminal_width(),
        .color = to_file ? set->color == COLOR_ALWAYS : wants_color(set, STDOUT_FILENO),
        .keep_formulas = set->keep_formulas,
    };
    return to_file ? open_file(out, set->output, err) : DRG_OK;
}

drg_status output_open_beside(struct output *out, const struct cli *cli, const char *path, drg_error *err)
{
    const struct settings *set = &cli->set;
    *out = (struct output){.sink = path ? output_stdout() : drg_sink_stdio(stderr), .cli = cli};
    out->options = (drg_write_options){.title = set->title, .width = set->width,
                                       .color = path ? set->color == COLOR_ALWAYS : wants_color(set, STDERR_FILENO)};
    drg_status status = choose_format(&out->format, cli, path, err);
    return status || !path || strcmp(path, "-") == 0 ? status : open_file(out, path, err);
}

/* An input that failed was told of when it did. */
static bool is_spoilt(const struct output *out)
{
    return out->cli && out->cli->exit_code == EXIT_TROUBLE;
}

drg_status output_finish(struct output *out, drg_status status, drg_error *err)
{
    if (!out->file)
        return status;
    if (out->packer && !status && !is_spoilt(out))
        status = drg_packer_finish(out->packer, err);
    else
        drg_packer_abort(out->packer);
    out->packer = NULL;
    return status ? status : drg_file_sink_finish(out->file, err);
}

drg_status output_close(struct output *out, drg_status status, drg_error *err)
{
    if (!out->file)
        return status;
    status = output_finish(out, status, err);
    interrupt_hold();
    interrupt_forget(drg_file_sink_temporary(out->file));
    if (status || is_spoilt(out))
        drg_file_sink_abort(out->file);
    else
        status = drg_file_sink_commit(out->file, err);
    interrupt_release();
    out->file = NULL;
    return status;
}
