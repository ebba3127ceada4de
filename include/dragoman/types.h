/* types.h - the small values every part of dragoman speaks: strings, spans, positions, errors, notes, sinks.
 *
 * Rules that hold for the whole library:
 * - Strings are UTF-8. Offsets and lengths are bytes, spans are half-open and lie on code-point edges.
 * - An output pointer comes first and is set to NULL when its call fails; zero is success.
 * - What a getter returns is borrowed and lives as long as the object it came from.
 * - Every `_free` accepts NULL. An object made from others borrows them: free in reverse order.
 * - A drg_ctx belongs to one thread. Texts, glossaries, matchers, matches and tables never change once made
 *   and may be read by many threads.
 * - The library never prints, exits, reads the environment or keeps global mutable state. */
#ifndef DRAGOMAN_TYPES_H
#define DRAGOMAN_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#if defined(__GNUC__)
#  define DRG_API __attribute__((visibility("default")))
#  define DRG_CHECK __attribute__((warn_unused_result))
#else
#  define DRG_API
#  define DRG_CHECK
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Borrowed UTF-8. Not NUL-terminated; lives as long as what it came from. */
typedef struct drg_str {
    const char *ptr;
    size_t len;
} drg_str;

/* Bytes [start, end) of a text's decoded source. */
typedef struct drg_span {
    uint32_t start, end;
} drg_span;

/* For people: both count from 1, columns count code points. {0,0} means "no place". */
typedef struct drg_pos {
    uint32_t line, column;
} drg_pos;

/* "No such index" in any index field. */
#define DRG_NONE UINT32_MAX

typedef enum drg_status {
    DRG_OK = 0,
    DRG_EIO,       /* the system refused a read or a write                     */
    DRG_ESYNTAX,   /* input is not what its format says; see drg_error.pos     */
    DRG_EENCODING, /* bytes cannot be decoded and replacing them was forbidden */
    DRG_ELANG,     /* not a language tag we can read                           */
    DRG_EFORMAT,   /* unknown format, or one that cannot do what was asked     */
    DRG_ELIMIT,    /* a limit of drg_ctx_options was reached                   */
    DRG_EINVAL,    /* arguments contradict each other                          */
    DRG_ENOMEM     /* no memory                                                */
} drg_status;

/* Filled on failure only. Caller-owned, needs no cleanup; passing NULL is fine. */
typedef struct drg_error {
    drg_status code;
    drg_pos pos;       /* {0,0} when no place applies         */
    char file[256];    /* "" when the input had no name       */
    char message[400]; /* one line, lower case, no full stop  */
} drg_error;

/* What a call noticed and went past: a replaced byte, a duplicate term, a field that was lost.
 * Valid during the callback only. */
typedef struct drg_note {
    const char *code; /* stable, such as "decode.replaced" */
    const char *file; /* "" when the input had no name     */
    drg_pos pos;
    const char *message;
} drg_note;

typedef void drg_note_fn(void *user, const drg_note *note);

/* Where bytes go. `write` takes all `len` bytes or fails and fills `err` (which may be NULL). */
typedef struct drg_sink {
    drg_status (*write)(void *user, const void *data, size_t len, drg_error *err);
    void *user;
} drg_sink;

/* A sink over a stdio stream, which the caller keeps, flushes and closes. */
DRG_API drg_sink drg_sink_stdio(FILE *stream);

/* A file being written: its bytes go to a temporary file beside it, which takes its name on commit. Readers see the old
 * file or the whole new one, never a part. Devices and pipes are written to directly. */
typedef struct drg_file_sink drg_file_sink;

/* Starts writing `path`; a symbolic link is followed. Error: EIO. */
DRG_API DRG_CHECK drg_status drg_file_sink_open(drg_file_sink **out, const char *path, drg_error *err);

/* Where to write. Lives as long as the file sink. */
DRG_API drg_sink drg_file_sink_sink(drg_file_sink *file);

/* The temporary file's name, for a signal handler to remove; NULL when there is none. Lives as long as the file sink. */
DRG_API const char *drg_file_sink_temporary(const drg_file_sink *file);

/* Puts all that was written on disk, under the temporary name still: of several files that are to appear together, each is
 * finished before the first is committed. Nothing can be written any more. Error: EIO; the file sink has to be aborted then. */
DRG_API DRG_CHECK drg_status drg_file_sink_finish(drg_file_sink *file, drg_error *err);

/* Makes the file appear under its name, on disk; on failure nothing has changed. Frees the file sink in any case. */
DRG_API DRG_CHECK drg_status drg_file_sink_commit(drg_file_sink *file, drg_error *err);

/* Forgets what was written; the file stays as it was. */
DRG_API void drg_file_sink_abort(drg_file_sink *file);

/* Bytes on their way to another sink, packed as a file's name says: .gz, .xz, .zst. */
typedef struct drg_packer drg_packer;

/* True for a name that ends so. */
DRG_API bool drg_name_is_packed(const char *name);

/* Bytes of a name without that end. */
DRG_API size_t drg_name_unpacked_length(const char *name);

/* Errors: EINVAL for a name that does not end so; ENOMEM. */
DRG_API DRG_CHECK drg_status drg_packer_open(drg_packer **out, const char *name, drg_sink to, drg_error *err);

/* Where to write. Lives as long as the packer. */
DRG_API drg_sink drg_packer_sink(drg_packer *packer);

/* Writes what is left. Frees the packer in any case. */
DRG_API DRG_CHECK drg_status drg_packer_finish(drg_packer *packer, drg_error *err);

/* Frees the packer; the data stays without its end. */
DRG_API void drg_packer_abort(drg_packer *packer);

/* "ok", "io", "syntax" ...: a stable word for logs. Static storage. */
DRG_API const char *drg_status_name(drg_status status);

/* "1.0.0". Static storage. */
DRG_API const char *drg_version(void);

/* ---- Context: settings of one thread ------------------------------------------------------------ */

typedef struct drg_ctx drg_ctx;

/* All zero: the defaults. */
typedef struct drg_ctx_options {
    size_t max_input;  /* bytes of one input file; 0: 256 MiB. More is DRG_ELIMIT. A compiled
                          glossary, which is mapped, may be larger               */
    drg_note_fn *note; /* NULL: notes are dropped                                         */
    void *note_user;
} drg_ctx_options;

/* Makes a context. Options may be NULL and are copied. */
DRG_API DRG_CHECK drg_status drg_ctx_new(drg_ctx **out, const drg_ctx_options *options, drg_error *err);

/* Frees a context, after everything made from it. */
DRG_API void drg_ctx_free(drg_ctx *ctx);

/* ---- Languages ------------------------------------------------------------------------------------ */

typedef struct drg_lang_info {
    const char *tag;  /* BCP 47 primary subtag: "tr"     */
    const char *name; /* English name: "Turkish"         */
    bool is_rtl;      /* written right to left           */
} drg_lang_info;

/* The first-class languages, in column order. Static storage. */
DRG_API const drg_lang_info *drg_languages(size_t *count);

/* True for any well-formed BCP 47 tag. Languages without rules of their own work with plain folding. */
DRG_API bool drg_lang_is_valid(const char *tag);

#ifdef __cplusplus
}
#endif
#endif
