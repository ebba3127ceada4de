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
    size_t shown_number; /* ... and what it says */
    unsigned shown_percent;
};

void messages_init(struct messages *say, const struct settings *set);

/* dragoman: FILE:LINE:COLUMN: message */
void say_error(struct messages *say, const drg_error *err);

/* dragoman: FILE:LINE:COLUMN: note: message, unless quiet. A drg_note_fn; `user` is a struct messages. */
void say_note(void *user, const drg_note *note);

/* Notes kept for later, so that those of many threads come in order. Zero-initialised is empty; an error stands for a note
 * here, since it has room of its own for all that a note says. */
struct kept_notes {
    drg_error *items;
    size_t count, cap;
};

/* A drg_note_fn; `user` is a struct kept_notes. What there is no memory for is lost. */
void keep_note(void *user, const drg_note *note);

/* Says them all and forgets them. */
void say_kept_notes(struct messages *say, struct kept_notes *notes);

/* [2/10] file 45%, on a terminal. */
enum { PERCENT_UNKNOWN = 101 };
void say_progress(struct messages *say, size_t number, size_t of, const char *file, unsigned percent);
void wipe_progress(struct messages *say);

/* Fills an error that is not filled yet, as the library does, and returns `code`. */
drg_status complain(drg_error *err, drg_status code, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Whether colours are wanted on this stream: --color, else a terminal and no NO_COLOR (https://no-color.org). */
bool wants_color(const struct settings *set, int fd);

#endif
