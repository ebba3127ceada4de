/* inputs.h - what a command works on: the glossaries of -g, and texts named on the command line. */
#ifndef CLI_INPUTS_H
#define CLI_INPUTS_H

#include <dragoman/match.h>
#include <dragoman/stream.h>

#include "options.h"

struct cli;

/* A file named on the command line. */
struct input {
    const char *path;
    const char *lang;   /* of "tr=news.txt" or --lang; NULL: not said */
    bool is_bitext;     /* several languages in one file */
    uint64_t from, to;  /* with --shard: only what begins in these bytes of it; `to` 0: to its end */
};

/* The operands as inputs; standard input when there are none. The array is the caller's to free(). */
drg_status inputs_list(struct input **out, size_t *count, const struct cli *cli, drg_error *err);

/* What it is said to be in, else what its name says: "tr=news.txt", "news.tr.txt". Empty: neither. Borrows the operand. */
drg_str input_lang(const struct input *input);
drg_status input_fail_lang(const struct input *input, drg_error *err); /* EINVAL: neither says it */

/* Readers of an input; `ctx` is the program's or, in another thread, one of its own. */
drg_status input_text(drg_text **out, const struct cli *cli, drg_ctx *ctx, const struct input *input, drg_error *err);
drg_status input_bitext(drg_bitext **out, const struct cli *cli, drg_ctx *ctx, const struct input *input, drg_error *err);
drg_status input_stream(drg_stream **out, const struct cli *cli, drg_ctx *ctx, const struct input *input, drg_error *err);

/* What plain text of the input is mostly in: its first batch tells, which is read for that where a part of the input is,
 * which has another. NULL: nothing tells, or the language is said. */
drg_status input_usual_lang(const char **out, const struct cli *cli, const struct input *input, const drg_batch *first, drg_error *err);

/* Whether the input as a whole, when it cannot be read in parts, is another shard's. */
bool input_is_elsewhere(const struct input *input);

/* Reads the first bytes of the file, at most `room` of them, and returns how many there are; 0 when it cannot be read. */
size_t input_head(const struct input *input, char *head, size_t room);

/* Whether the file is compressed, so that rewriting it would make another file of it. */
bool input_is_packed(const struct input *input);

/* Whether bytes begin as gzip, xz or zstd do. */
bool bytes_are_packed(const char *bytes, size_t len);

/* Says what is wrong with an input and has the program end with EXIT_TROUBLE after the others are done. */
void input_failed(struct cli *cli, const drg_error *err);

/* A glossary file named as an operand, read by --from, --encoding and --columns. */
drg_status input_glossary(drg_glossary **out, const struct cli *cli, const char *path, drg_error *err);

/* A compiled one, whatever its name; others are refused. */
drg_status input_compiled(drg_glossary **out, const struct cli *cli, const char *path, drg_error *err);

/* Several of them as one. */
drg_status inputs_merge(drg_glossary **out, const struct cli *cli, const struct names *paths, drg_error *err);

/* Glossaries named by an option, as one. */
drg_status glossaries_load(drg_glossary **out, const struct cli *cli, const struct names *paths, drg_error *err);

/* The glossaries of -g, compiled. All zero is empty. */
struct terms {
    drg_glossary *glossary;
    drg_matcher *matcher;
};

/* Error: EINVAL when no -g was given. */
drg_status terms_load(struct terms *terms, const struct cli *cli, drg_error *err);

/* Finds them in a text; notes a text in a language that none of them is in. */
drg_status terms_find(drg_matches **out, const struct terms *terms, const struct cli *cli, const drg_text *text,
                      drg_error *err);

/* The same without a search, for texts that are searched elsewhere. */
void note_if_foreign(const drg_glossary *glossary, const drg_text *text, drg_note_fn *say, void *user);
void note_foreign_lang(const drg_glossary *glossary, const char *lang, const char *file, drg_note_fn *say, void *user);

void terms_free(struct terms *terms);

#endif
