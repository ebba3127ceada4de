/* help.c - help texts, made of the tables of commands and options. */
#include "help.h"

#include <string.h>

#include "output.h"
#include "print.h"

enum { LEFT = 28, WIDTH = 80 };

static void print_padded(struct printer *p, const char *s, size_t width)
{
    size_t len = strlen(s);
    print(p, s);
    print_spaces(p, len < width ? width - len : 1);
}

/* Words of `text`, from column `indent` on, in lines that begin there. */
static void print_wrapped(struct printer *p, const char *text, size_t indent)
{
    size_t at = indent;
    while (*text) {
        size_t len = strcspn(text, " ");
        if (at + 1 + len > WIDTH) {
            print(p, "\n");
            print_spaces(p, indent);
            at = indent;
        } else if (at > indent) {
            print(p, " ");
            at++;
        }
        print_bytes(p, (drg_str){text, len});
        at += len;
        text += len + (text[len] == ' ');
    }
}

/* Lines of `text`, each indented. */
static void print_lines(struct printer *p, const char *text)
{
    while (*text) {
        size_t len = strcspn(text, "\n");
        print(p, "  ");
        print_bytes(p, (drg_str){text, len});
        print(p, "\n");
        text += len + (text[len] == '\n');
    }
}

/* ---- A command ------------------------------------------------------------------------------------------- */

static void list_formats(char list[200], const struct command *command)
{
    char buffer[32];
    const char *name;
    struct cli cli = {.command = command};
    list[0] = '\0';
    for (size_t i = 0; *(name = output_format(&cli, i, buffer)); i++)
        snprintf(list + strlen(list), 200 - strlen(list), "%s%s", i ? ", " : "", name);
}

static const char *help_of(const struct command *command, const struct option *option)
{
    for (const struct option_note *note = command->notes; note && note->id != OPTION_NONE; note++)
        if (&option_table[note->id] == option)
            return note->help;
    return option->help;
}

static void print_option(struct printer *p, const struct command *command, const struct option *option)
{
    char left[64], text[400], formats[200] = "";
    snprintf(left, sizeof left, "  %c%c%s--%s%s%s", option->letter ? '-' : ' ', option->letter ? option->letter : ' ',
             option->letter ? ", " : "  ", option->name, option->value ? " " : "", option->value ? option->value : "");
    if (option == &option_table[OPT_FORMAT])
        list_formats(formats, command);
    const char *choices = *formats ? formats : option->choices;
    snprintf(text, sizeof text, "%s%s%s%s%s%s%s%s", help_of(command, option), *formats ? " " : "", *formats ? command->format : "",
             *formats && command->piped ? ", or where that is no terminal " : "", *formats && command->piped ? command->piped : "",
             choices ? " (" : "", choices ? choices : "", choices ? ")" : "");
    print_padded(p, left, LEFT);
    if (strlen(left) >= LEFT) {
        print(p, "\n");
        print_spaces(p, LEFT);
    }
    print_wrapped(p, text, LEFT);
    print(p, "\n");
}

static void print_group(struct printer *p, const struct command *command, const char *group)
{
    bool is_first = true;
    for (enum option_id id = OPTION_NONE + 1; id < OPTION_COUNT; id++) {
        if (option_table[id].group != group || !command_takes(command, id))
            continue;
        if (is_first) {
            print(p, "\n");
            print(p, group);
            print(p, ":\n");
        }
        is_first = false;
        print_option(p, command, &option_table[id]);
    }
}

void help_command(const struct command *command, drg_sink sink)
{
    struct printer p = {.sink = sink};
    print(&p, "Usage: dragoman ");
    print(&p, command->name);
    print(&p, " ");
    print(&p, command->usage);
    print(&p, "\n\n");
    print(&p, command->description);
    print(&p, "\n");
    for (size_t i = 0; option_groups[i]; i++)
        print_group(&p, command, option_groups[i]);
    print(&p, "\nExamples:\n");
    print_lines(&p, command->examples);
    print(&p, "\nExit status:\n");
    print_lines(&p, command->exits);
}

/* ---- All commands ------------------------------------------------------------------------------------------ */

static void print_command(struct printer *p, const struct command *command)
{
    print(p, "  ");
    print_padded(p, command->name, 20);
    print(p, command->summary);
    print(p, "\n");
}

void help_overview(drg_sink sink)
{
    struct printer p = {.sink = sink};
    print(&p, "dragoman finds the terms of a glossary in text, in every spelling and inflection,\n"
              "and aligns them across languages: English, Turkish, Arabic, Russian and others.\n\n"
              "Usage: dragoman COMMAND [options] FILE...\n\nCommands:\n");
    for (size_t i = 0; i < command_count; i++)
        print_command(&p, commands[i]);
    print_padded(&p, "  help COMMAND", 22);
    print(&p, "explain a command; so does COMMAND --help\n\nStart with:\n"
              "  dragoman table -g terms.csv news.en.txt\n"
              "      which terms the text has, and what they are in the other languages\n"
              "  dragoman lookup -g terms.csv ministry\n"
              "      one term in all languages\n\n"
              "Options:\n"
              "  -h, --help          show this help\n"
              "  -V, --version       show the version\n\n"
              "Exit status:\n"
              "  0  done\n"
              "  1  findings: faults of a text or a glossary, or nothing found\n"
              "  2  the command line or an input is wrong\n");
}

static bool is_in_group(const struct command *command, const char *group)
{
    size_t len = strlen(group);
    return strncmp(command->name, group, len) == 0 && command->name[len] == ' ';
}

bool help_group(const char *name, drg_sink sink)
{
    struct printer p = {.sink = sink};
    bool found = false;
    for (size_t i = 0; i < command_count; i++) {
        if (!is_in_group(commands[i], name))
            continue;
        if (!found) {
            print(&p, "Usage: dragoman ");
            print(&p, name);
            print(&p, " COMMAND [options] FILE...\n\nCommands:\n");
        }
        found = true;
        print_command(&p, commands[i]);
    }
    if (found)
        print(&p, "\n'dragoman help COMMAND' explains each.\n");
    return found;
}

/* ---- For programs -------------------------------------------------------------------------------------------- */

static void dump_option(struct printer *p, const struct command *command, const struct option *option)
{
    char formats[200] = "", letter[2] = {option->letter, '\0'};
    if (option == &option_table[OPT_FORMAT] || option == &option_table[OPT_TO])
        list_formats(formats, command);
    const char *const cells[] = {command->name, letter, option->name, option->value ? option->value : "",
                                 option->choices ? option->choices : formats, option->group, help_of(command, option)};
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        print(p, i ? "\t" : "");
        print(p, cells[i]);
    }
    print(p, "\n");
}

void help_dump(drg_sink sink)
{
    struct printer p = {.sink = sink};
    print(&p, "command\tletter\tname\tvalue\tchoices\tgroup\thelp\n");
    for (size_t i = 0; i < command_count; i++)
        for (enum option_id id = OPTION_NONE + 1; id < OPTION_COUNT; id++)
            if (command_takes(commands[i], id))
                dump_option(&p, commands[i], &option_table[id]);
}
