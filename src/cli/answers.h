/* answers.h - what somebody said of a word for everywhere it is found, and words put into lists. */
#ifndef CLI_ANSWERS_H
#define CLI_ANSWERS_H

#include <dragoman/types.h>

struct answer {
    drg_str word;
    drg_str with;    /* ptr NULL: leave it */
    size_t question; /* that it was given to                              */
    bool is_settled; /* it was in an earlier file: nothing takes it back  */
};

/* All zero is empty. */
struct answers {
    struct answer *list;
    size_t count, cap;
    char **kept; /* owned strings */
    size_t kept_count, kept_cap;
};

/* Copies a string that lives as long as the answers. False: no memory, all three. */
bool answers_keep(struct answers *answers, drg_str s, drg_str *kept);
bool answers_add(struct answers *answers, drg_str word, drg_str with, size_t question);

/* The last answer about a word, or NULL. */
const struct answer *answers_find(const struct answers *answers, drg_str word);

/* Takes back what was said to this question and later ones. */
void answers_forget(struct answers *answers, size_t question);

/* Makes those so far stay whatever is taken back. */
void answers_settle(struct answers *answers);
void answers_free(struct answers *answers);

/* Adds a word to the end of a list, whose folders are made if they are not there, and sees to it that it is on the disk.
 * Error: EIO. */
drg_status answers_append(const char *path, drg_str word, drg_error *err);

#endif
