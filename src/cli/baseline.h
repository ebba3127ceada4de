/* baseline.h - the findings that a project knows of and lives with, in a file that is kept with it.
 *
 *   # dragoman baseline 1
 *   0a1b2c3d4e5f6071<TAB>term-missing<TAB>job.tmx<TAB>message
 *
 * A finding is known by its fingerprint; the rest of a line is for people. Lines are in order, so that two versions of the
 * file can be compared. */
#ifndef CLI_BASELINE_H
#define CLI_BASELINE_H

#include <dragoman/report.h>

struct baseline_entry {
    char print[DRG_FINGERPRINT_SIZE];
    bool is_seen;
    char *file; /* owned, for saying what is gone */
    char *line; /* owned: the rest of the line    */
};

/* Zero-initialised is empty. */
struct baseline {
    struct baseline_entry *entries;
    size_t count, cap;
    size_t sorted; /* the first ones, which were in the file */
};

/* Reads a file. One that does not exist is empty when `may_be_new`. Errors: EIO; ESYNTAX with the line. */
drg_status baseline_load(struct baseline *out, const char *path, bool may_be_new, drg_error *err);

/* Whether a finding is known; it is seen from now on. */
bool baseline_knows(struct baseline *baseline, const char *print);

/* Known findings of files that have been checked, but were not seen: they are gone. */
size_t baseline_gone(const struct baseline *baseline, bool (*is_checked)(void *user, const char *file), void *user);

/* Adds a finding. Error: ENOMEM. */
drg_status baseline_add(struct baseline *baseline, const char *print, const drg_finding *finding, drg_error *err);

/* Writes the file anew, whole or not at all: what was added and seen, and what is known of files that `is_checked` says no
 * of. */
drg_status baseline_save(struct baseline *baseline, const char *path, bool (*is_checked)(void *user, const char *file), void *user,
                         drg_error *err);

void baseline_free(struct baseline *baseline);

#endif
