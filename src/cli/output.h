/* output.h - where a command's result goes: standard output, or a file that appears whole or not at all. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <dragoman/glossary.h>

struct cli;

struct output {
    drg_sink sink;
    const char *format;        /* --format, else by the name of -o, else the command's own */
    drg_write_options options; /* for the library's writers */
    drg_file_sink *file;       /* NULL: standard output */
    drg_packer *packer;        /* of a file whose name ends in .gz, .xz or .zst */
    const struct cli *cli;     /* whose failed inputs spoil the file; NULL: nothing but a status does */
};

/* Refuses an output (-o, --audit, --dropped, --findings) that names a file the command reads, unless it is a glossary rewritten
 * as one, and two outputs of one name. Error: EINVAL. To be asked before inputs_list(), which cuts the operands. */
drg_status output_spares_inputs(const struct cli *cli, drg_error *err);

/* The same of one more, which an option names. */
drg_status output_spares(const struct cli *cli, const char *option, const char *path, drg_error *err);

/* "out.{lang}.txt" of a language; the caller frees it. NULL: no memory. */
char *output_name(const char *pattern, drg_str lang);

/* Chooses the format and opens the file, if there is one. Errors: EFORMAT, EIO. */
drg_status output_open(struct output *out, const struct cli *cli, drg_error *err);

/* The same for what is said beside the result: to the file `path`, or standard error for NULL. Errors: EFORMAT, EIO. */
drg_status output_open_beside(struct output *out, const struct cli *cli, const char *path, drg_error *err);

/* Hands what was written to whoever reads standard output; a file has no readers yet. Error: EIO. */
drg_status output_flush(const struct output *out, drg_error *err);

/* Opens a file, or standard output for NULL and "-", for bytes that need no format. Error: EIO. */
drg_status output_open_bytes(struct output *out, const char *path, drg_error *err);

/* Puts all of the output on disk, under no name of its own yet: of several that belong together, all are finished before the
 * first is closed, so that one that finds no room keeps back the others. Returns the status of all. */
drg_status output_finish(struct output *out, drg_status status, drg_error *err);

/* Ends the output: commits the file when `status` is fine and every input was, else drops it: half of what there is to say
 * would look like all of it. Returns the status of all. */
drg_status output_close(struct output *out, drg_status status, drg_error *err);

/* Standard output as a sink. A reader that went away ends the program quietly. */
drg_sink output_stdout(void);

/* Writes what is left and closes standard output. Error: EIO. */
drg_status output_close_stdout(drg_error *err);

/* The n-th format that the command can write, from 0; "": no more. `buffer` has room for a name. */
const char *output_format(const struct cli *cli, size_t n, char buffer[32]);

#endif
