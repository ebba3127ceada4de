/* error.h - filling a drg_error. The lowest function that knows the place fills it; nobody overwrites it. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include "dragoman/types.h"

/* Fills *err (when not NULL and not filled yet) and returns `code`. */
drg_status fail(drg_error *err, drg_status code, drg_pos pos, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

drg_status fail_memory(drg_error *err);

/* Adds the file's name to a filled error that has none, and returns `code`. */
drg_status fail_in_file(drg_error *err, drg_status code, const char *file);

/* Only a place at hand that has no line: {0,0}. */
#define NOWHERE ((drg_pos){0, 0})

#endif
