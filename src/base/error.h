/* error.h - filling a drg_error. The lowest function that knows the place fills it; nobody overwrites it. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include "dragoman/types.h"

/* What has no line and column. */
#define NOWHERE ((drg_pos){0, 0})

/* Fills *err (when not NULL and not filled yet) and returns `code`. */
drg_status fail(drg_error *err, drg_status code, drg_pos pos, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The same for memory that ran out. Inline, so that a reader of the code, human or not, sees that it never succeeds. */
static inline drg_status fail_memory(drg_error *err)
{
    (void)fail(err, DRG_ENOMEM, NOWHERE, "out of memory");
    return DRG_ENOMEM;
}

/* Adds the file's name to a filled error that has none, and returns `code`. */
drg_status fail_in_file(drg_error *err, drg_status code, const char *file);

#endif
