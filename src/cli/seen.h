/* seen.h - words of a job that are used so often that they are no slips. */
#ifndef CLI_SEEN_H
#define CLI_SEEN_H

#include <dragoman/spell.h>

#include "inputs.h"

/* All zero is empty. */
struct seen {
    struct names words; /* owned */
};

/* Gathers the words that no dictionary has, that stand --seen times in all inputs, spelt alike, and that are not all but a
 * common word. Inputs that cannot be read have none. Errors: those of drg_speller_run. */
drg_status seen_gather(struct seen *out, const struct cli *cli, const drg_spellbook *book, const struct input *inputs,
                       size_t input_count, drg_error *err);
void seen_free(struct seen *seen);

#endif
