/* ask.h - going through findings with somebody at a terminal, file by file.
 *
 * A file is written anew, whole, after each answer that changes it and before the next question: whatever ends the program,
 * no answer is lost and no file is half written. */
#ifndef CLI_ASK_H
#define CLI_ASK_H

#include <dragoman/check.h>

#include "inputs.h"

struct asking {
    struct cli *cli;
    const drg_checker *checker;
    const struct input *inputs;
    size_t input_count;
};

/* Asks about the findings of all inputs. An input that cannot be read or rewritten is said, and the others are done.
 * Errors: EINVAL without a terminal, EIO, ENOMEM. */
drg_status ask(const struct asking *asking, drg_error *err);

#endif
