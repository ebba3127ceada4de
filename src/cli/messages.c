/* messages.c - errors, notes and progress on standard error. */
#include "messages.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "options.h"
#include "print.h"

bool wants_color(const struct settings *set, int fd)
{
    if (set->color == COLOR_ALWAYS || set->color == COLOR_NEVER)
        return set->color == COLOR_ALWAYS;
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    return isatty(fd) && !(no_color && *no_color) && term && strcmp(term, "dumb") != 0;
}

void messages_init(struct messages *say, const struct settings *set)
{
    bool is_terminal = isatty(STDERR_FILENO);
    say->is_quiet = set->quiet;
    say->has_color = wants_color(set, STDERR_FILENO);
    /* Where the output goes to the same terminal, it is progress enough. */
    say->has_progress = is_terminal && !set->quiet && !set->no_progress && (set->output || !isatty(STDOUT_FILENO));
}

drg_status complain(drg_error *err, drg_status code, const char *format, ...)
{
    if (!err || err->code != DRG_OK)
        return code;
    err->code = code;
    va_list args;
    va_start(args, format);
    vsnprintf(err->message, sizeof err->message, format, args);
    va_end(args);
    return code;
}

/* "dragoman: FILE:LINE:COLUMN: ", of which the file may be unknown, and the place in it. */
static void print_head(struct printer *p, bool has_color, const char *color, const char *file, drg_pos pos)
{
    if (has_color)
        print(p, color);
    print(p, "dragoman:");
    if (has_color)
        print(p, "\033[0m");
    print(p, " ");
    if (!*file)
        return;
    print_safe(p, str_of(file), false);
    if (pos.line) {
        print(p, ":");
        print_number(p, pos.line);
    }
    if (pos.line && pos.column) {
        print(p, ":");
        print_number(p, pos.column);
    }
    print(p, ": ");
}

void say_error(struct messages *say, const drg_error *err)
{
    struct printer p = {.sink = drg_sink_stdio(stderr)};
    wipe_progress(say);
    print_head(&p, say->has_color, "\033[1;31m", err->file, err->pos);
    print_safe(&p, str_of(err->message), false);
    print(&p, "\n");
    fflush(stderr);
}

void say_note(void *user, const drg_note *note)
{
    struct messages *say = user;
    struct printer p = {.sink = drg_sink_stdio(stderr)};
    if (say->is_quiet)
        return;
    wipe_progress(say);
    print_head(&p, say->has_color, "\033[1;33m", note->file, note->pos);
    print(&p, "note: ");
    print_safe(&p, str_of(note->message), false);
    print(&p, "\n");
    fflush(stderr);
}

void say_progress(struct messages *say, size_t number, size_t of, const char *file)
{
    struct printer p = {.sink = drg_sink_stdio(stderr)};
    if (!say->has_progress || of < 2)
        return;
    wipe_progress(say);
    print(&p, "[");
    print_number(&p, number);
    print(&p, "/");
    print_number(&p, of);
    print(&p, "] ");
    print_safe(&p, str_of(file), false);
    fflush(stderr);
    say->progress_shown = true;
}

void wipe_progress(struct messages *say)
{
    if (say->progress_shown)
        fputs("\r\033[K", stderr);
    say->progress_shown = false;
}
