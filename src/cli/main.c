/* main.c - choosing the command, running it, and ending with the right exit code. */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "help.h"
#include "interrupt.h"
#include "output.h"
#include "print.h"
#include "suggest.h"

/* A closed standard stream would give its number to the next file opened. It is filled with something that fails. */
static void fill_standard_streams(void)
{
    for (int fd = 0; fd <= 2; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY) != fd)
            _exit(EXIT_TROUBLE);
}

/* Reports the failure, if there is one, and that standard output could not be written, which nobody may miss. */
static int finish(struct messages *say, drg_status status, int exit_code, drg_error *err)
{
    drg_error closing = {0};
    wipe_progress(say);
    if (status)
        say_error(say, err);
    else if ((status = output_close_stdout(&closing)) != DRG_OK)
        say_error(say, &closing);
    return status ? EXIT_TROUBLE : exit_code;
}

/* ---- Running a command -------------------------------------------------------------------------------------- */

static drg_status run_with_context(struct cli *cli, drg_error *err)
{
    drg_ctx_options options = {.note = say_note, .note_user = &cli->say};
    drg_status status = output_spares_inputs(cli, err);
    if (!status)
        status = drg_ctx_new(&cli->ctx, &options, err);
    if (!status)
        status = cli->command->run(cli, err);
    drg_ctx_free(cli->ctx);
    return status;
}

static int run_command(const struct command *command, int argc, char **argv)
{
    struct cli cli = {.command = command};
    drg_error err = {0};
    drg_status status = options_parse(&cli.set, command, argc, argv, &err);
    if (!status && !cli.set.help)
        status = project_apply(&cli.project, &cli.set, command, &err);
    messages_init(&cli.say, &cli.set);
    if (!status && cli.set.help)
        help_command(command, output_stdout());
    else if (!status && cli.set.dump_config)
        project_dump(&cli.project, &cli.set, command, output_stdout());
    else if (!status)
        status = run_with_context(&cli, &err);
    settings_free(&cli.set);
    project_free(&cli.project);
    return finish(&cli.say, status, cli.exit_code, &err);
}

/* ---- Choosing a command --------------------------------------------------------------------------------------- */

static bool is_group(const char *word)
{
    size_t len = strlen(word);
    for (size_t i = 0; i < command_count; i++)
        if (strncmp(commands[i]->name, word, len) == 0 && commands[i]->name[len] == ' ')
            return true;
    return false;
}

/* The words that may stand where `word` does: after `group`, or first when it is NULL. */
static drg_status fail_unknown(const char *group, const char *word, drg_error *err)
{
    struct suggestion best = {.word = word, .len = strlen(word)};
    size_t skip = group ? strlen(group) + 1 : 0;
    for (size_t i = 0; i < command_count; i++)
        if (!group || (strncmp(commands[i]->name, group, skip - 1) == 0 && commands[i]->name[skip - 1] == ' '))
            suggest_try(&best, commands[i]->name + skip);
    if (!group) {
        suggest_try(&best, "glossary");
        suggest_try(&best, "help");
    }
    const char *space = group ? " " : "";
    group = group ? group : "";
    if (best.name)
        return complain(err, DRG_EINVAL, "unknown command '%s%s%s'; did you mean '%s%s%s'?", group, space, word, group, space,
                        best.name);
    return complain(err, DRG_EINVAL, "unknown command '%s%s%s'; see 'dragoman help'", group, space, word);
}

/* The command named by the first words; *used of them. NULL: none, with *err filled. */
static const struct command *choose(int argc, char **argv, int *used, drg_error *err)
{
    char name[64];
    const struct command *command = command_find(argv[0]);
    *used = 1;
    if (command && !strchr(argv[0], ' '))
        return command;
    if (!is_group(argv[0]) || argc < 2) {
        fail_unknown(NULL, argv[0], err);
        return NULL;
    }
    snprintf(name, sizeof name, "%s %s", argv[0], argv[1]);
    *used = 2;
    command = command_find(name);
    if (!command)
        fail_unknown(argv[0], argv[1], err);
    return command;
}

/* dragoman help [COMMAND] */
static drg_status run_help(int argc, char **argv, drg_error *err)
{
    int used;
    if (argc == 0)
        help_overview(output_stdout());
    else if (argc == 1 && help_group(argv[0], output_stdout()))
        return DRG_OK;
    else {
        const struct command *command = choose(argc, argv, &used, err);
        if (!command)
            return err->code;
        help_command(command, output_stdout());
    }
    return DRG_OK;
}

static void print_version(void)
{
    struct printer p = {.sink = output_stdout()};
    print(&p, "dragoman ");
    print(&p, drg_version());
    print(&p, "\n");
}

static bool is_one_of(const char *word, const char *a, const char *b)
{
    return strcmp(word, a) == 0 || strcmp(word, b) == 0;
}

/* What is asked of the program itself; false: a command is. */
static bool run_global(int argc, char **argv, drg_status *status, drg_error *err)
{
    bool asks_help = argc > 0 && is_one_of(argv[0], "-h", "--help");
    bool asks_group = argc > 1 && is_group(argv[0]) && is_one_of(argv[1], "-h", "--help");
    if (argc == 0)
        *status = complain(err, DRG_EINVAL, "no command; 'dragoman help' lists them");
    else if (asks_help || strcmp(argv[0], "help") == 0)
        *status = run_help(argc - 1, argv + 1, err);
    else if (asks_group || (argc == 1 && is_group(argv[0])))
        *status = help_group(argv[0], output_stdout()) ? DRG_OK : DRG_EINVAL;
    else if (is_one_of(argv[0], "-V", "--version"))
        print_version();
    else if (strcmp(argv[0], "--dump-options") == 0)
        help_dump(output_stdout());
    else if (argv[0][0] == '-')
        *status = complain(err, DRG_EINVAL, "unknown option %s; options stand after the command", argv[0]);
    else
        return false;
    return true;
}

int main(int argc, char **argv)
{
    drg_error err = {0};
    drg_status status = DRG_OK;
    struct messages say = {0};
    int used = 0;
    fill_standard_streams();
    interrupt_init();
    messages_init(&say, &(struct settings){0});
    if (run_global(argc - 1, argv + 1, &status, &err))
        return finish(&say, status, EXIT_DONE, &err);
    const struct command *command = choose(argc - 1, argv + 1, &used, &err);
    if (!command)
        return finish(&say, err.code, EXIT_TROUBLE, &err);
    return run_command(command, argc - 1 - used, argv + 1 + used);
}
