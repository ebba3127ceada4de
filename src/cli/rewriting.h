/* rewriting.h - a file that a run changes: it appears whole, in the encoding it is in, when something in it has changed.
 *
 *   rewriting_begin(&w, input, "--fix", encoding, err);
 *   rewriting_put(&w, made, text, err) or rewriting_pass(&w, bytes, err), part by part
 *   rewriting_end(&w, status, err), which is also right for one that was never begun */
#ifndef CLI_REWRITING_H
#define CLI_REWRITING_H

#include <dragoman/check.h>

#include "inputs.h"
#include "output.h"

/* All zero is one that was not begun. */
struct rewriting {
    struct output out;
    drg_encoder *encoder;      /* NULL: the file is UTF-8 */
    uint64_t fixed, annotated; /* places of the file, for whoever counts them */
    bool is_open, has_changed;
};

/* Refuses to rewrite an input that `option` would make another file of. Errors: EINVAL, EENCODING, EFORMAT. */
drg_status rewriting_allows(const struct input *input, const char *option, const char *encoding, drg_error *err);

/* Errors: those of rewriting_allows; EIO. */
drg_status rewriting_begin(struct rewriting *w, const struct input *input, const char *option, const char *encoding, drg_error *err);

/* Writes what was made of the text. */
drg_status rewriting_put(struct rewriting *w, const drg_normalized *made, const drg_text *text, drg_error *err);

/* Writes text that nothing was made of. */
drg_status rewriting_pass(struct rewriting *w, drg_str text, drg_error *err);

/* Puts the file in place when `status` is fine and it has changed, else drops it. Returns the status of all. */
drg_status rewriting_end(struct rewriting *w, drg_status status, drg_error *err);

/* Takes out those of the text's sure findings whose places `made` has changed. */
void rewriting_drop_fixed(drg_findings *findings, const drg_normalized *made, const drg_text *text);

#endif
