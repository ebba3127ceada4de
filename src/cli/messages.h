/* messages.h - what the program says to people on standard error: errors, notes, progress.
 *
 * Everything a file or a user could have made up is written safely: no control characters reach the terminal. */
#ifndef CLI_MESSAGES_H
#define CLI_MESSAGES_H

#include <dragoman/types.h>

struct settings;

struct messages {
    bool is_quiet, has_color, has_progress;
    bool progress_shown; /* a line that must be wiped before anything else */
};

void messages_init(struct messages *say, const struct settings *set);

/* dragoman: FILE:LINE:COLUMN: message */
void say_error(struct messages *say, const drg_error *err);

/* dragoman: FILE:LINE:COLUMN: note: message, unless quiet. A drg_note_fn; `user` is a struct messages. */
void say_note(void *user, const drg_note *note);

/* [2/10] file, on a terminal. */
void say_progress(struct messages *say, size_t number, size_t of, const char *file);
void wipe_progress(struct messages *say);

/* Fills an error that is not filled yet, as the library does, and returns `code`. */
drg_status complain(drg_error *err, drg_status code, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Whether colours are wanted on this stream: --color, else a terminal and no NO_COLOR (https://no-color.org). */
bool wants_color(const struct settings *set, int fd);

#endif
