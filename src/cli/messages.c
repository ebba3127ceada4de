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

void keep_note(void *user, const drg_note *note)
{
    struct kept_notes *notes = user;
    if (notes->count == notes->cap) {
        size_t cap = notes->cap ? notes->cap * 2 : 4;
        drg_error *bigger = realloc(notes->items, cap * sizeof *bigger);
        if (!bigger)
            return;
        notes->items = bigger;
        notes->cap = cap;
    }
    drg_error *kept = &notes->items[notes->count++];
    *kept = (drg_error){.pos = note->pos};
    snprintf(kept->file, sizeof kept->file, "%s", note->file);
    snprintf(kept->message, sizeof kept->message, "%s", note->message);
}

void say_kept_notes(struct messages *say, struct kept_notes *notes)
{
    for (size_t i = 0; i < notes->count; i++)
        say_note(say, &(drg_note){.file = notes->items[i].file, .pos = notes->items[i].pos, .message = notes->items[i].message});
    free(notes->items);
    *notes = (struct kept_notes){0};
}

/* One file is worth a line only when it takes long enough for a percentage. */
void say_progress(struct messages *say, size_t number, size_t of, const char *file, unsigned percent)
{
    struct printer p = {.sink = drg_sink_stdio(stderr)};
    bool is_known = percent < PERCENT_UNKNOWN;
    if (!say->has_progress || (of < 2 && !is_known))
        return;
    if (say->progress_shown && say->shown_number == number && say->shown_percent == percent)
        return;
    wipe_progress(say);
    print(&p, "[");
    print_number(&p, number);
    print(&p, "/");
    print_number(&p, of);
    print(&p, "] ");
    print_safe(&p, str_of(file), false);
    if (is_known) {
        print(&p, " ");
        print_number(&p, percent);
        print(&p, "%");
    }
    fflush(stderr);
    say->progress_shown = true;
    say->shown_number = number;
    say->shown_percent = percent;
}

void wipe_progress(struct messages *say)
{
    if (say->progress_shown)
        fputs("\r\033[K", stderr);
    say->progress_shown = false;
}
