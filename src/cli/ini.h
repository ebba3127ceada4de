/* ini.h - files of sections and settings.
 *
 *   ; a comment, also with #
 *   [section]
 *   [section "PATTERN"]
 *   key = value */
#ifndef CLI_INI_H
#define CLI_INI_H

#include <dragoman/types.h>

/* A setting. Strings live until the callback returns. */
struct ini_entry {
    const char *section, *pattern; /* "" when there is none */
    const char *key, *value;       /* key "": the section begins */
    uint32_t line;
};

typedef drg_status ini_fn(void *user, const struct ini_entry *entry, drg_error *err);

/* Reads a file and hands over its settings in order. A status of `each` other than DRG_OK ends it; file and line are added
 * to its error. Errors: EIO; ESYNTAX; ELIMIT for a file of more than 1 MiB. */
drg_status ini_read(const char *path, ini_fn *each, void *user, drg_error *err);

#endif
