/* stream.h - documents of any size, read batch by batch.
 *
 * A stream is an input on its way in: a file, a pipe or standard input, unpacked when it is compressed by gzip, xz or
 * zstd, and decoded. Plain text comes in batches of whole paragraphs (see drg_stretch_end), each of which can be searched
 * by itself, in any thread, while the next one is read; memory does not grow with the input. Formats with markup have to
 * be seen whole, packages too: drg_stream_text makes a text of them.
 *
 * Life cycle: drg_stream_open reads as much as tells encoding, format and language; drg_stream_next gives batch after batch;
 * drg_stream_free ends it. A stream belongs to one thread at a time; a batch that it has filled, to whoever has it. */
#ifndef DRAGOMAN_STREAM_H
#define DRAGOMAN_STREAM_H

#include <dragoman/text.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct drg_stream drg_stream;

/* Where batches, and parts of a file, may begin. */
typedef enum drg_stream_cut {
    DRG_CUT_LINES,      /* batches with a paragraph, parts with a line: after LF, CRLF or CR */
    DRG_CUT_PARAGRAPHS, /* both with a paragraph                                             */
    DRG_CUT_FEEDS,      /* both with a line that follows LF, the one end of lines then       */
} drg_stream_cut;

/* All zero: the defaults. */
typedef struct drg_stream_options {
    drg_text_options text; /* `lines` does not apply                                                            */
    size_t batch;          /* bytes of text that a batch should have; 0: 1 MiB                                  */
    size_t margin;         /* bytes before and after a batch's text that `around` should have, for context;
                              then a pipe's writer is waited for until a batch is full                          */
    bool units;            /* count code points and UTF-16 units too                                            */
    bool places;           /* keep which bytes of the file text came from                                       */
    drg_stream_cut cut;    /* not of bitexts                                                                    */
    uint64_t from, to;     /* only lines or paragraphs that begin in these bytes of the file, half-open, unpacked; `to` 0:
                              to its end. Of bitexts the batches that have any of them, whole. Implies places   */
    bool may_jump;         /* what is before need not be read, where it is plain text that may be cut at any line: then
                              lines and units are counted from `from` on                                        */
    bool bitext;           /* the input holds several languages: batches are parts of it, see drg_bitext_of_batch */
} drg_stream_options;

/* Opens an input; "-" is standard input. Options may be NULL; their strings are copied. Errors: EIO; EFORMAT; EENCODING;
 * ELANG; ESYNTAX for damaged compressed data. */
DRG_API DRG_CHECK drg_status drg_stream_open(drg_stream **out, drg_ctx *ctx, const char *path,
                                             const drg_stream_options *options, drg_error *err);
DRG_API void drg_stream_free(drg_stream *stream);

/* What drg_text_name and drg_text_encoding say of texts. */
DRG_API const char *drg_stream_name(const drg_stream *stream);
DRG_API const char *drg_stream_encoding(const drg_stream *stream);

/* "plain", "markdown", "html", "docx" ...: by the options, the name, the content. Static storage. */
DRG_API const char *drg_stream_format(const drg_stream *stream);

/* The language that the options or the name declare; NULL: neither does. */
DRG_API const char *drg_stream_lang(const drg_stream *stream);

/* Bytes of a byte order mark that stands before the text in the file and is no part of it: of UTF-16 and UTF-32. */
DRG_API unsigned drg_stream_mark(const drg_stream *stream);

/* How far the input has been read, in bytes of the file, and its size, 0 when that is not known. */
DRG_API uint64_t drg_stream_done(const drg_stream *stream);
DRG_API uint64_t drg_stream_size(const drg_stream *stream);

/* Some paragraphs of plain text. Zero-initialised is ready to be filled; may be filled again and again. */
typedef struct drg_batch {
    drg_str text;         /* valid UTF-8                                                             */
    drg_str around;       /* `text` with what stands before and after it, as much as `margin` asked for */
    uint64_t start;       /* bytes of the decoded text before `text`                                 */
    uint64_t lines;       /* line ends before it: LF, CRLF, CR; or LF alone                               */
    uint64_t code_points; /* before it, when units are counted                                       */
    uint64_t utf16;
    uint64_t columns;     /* code points before it in the line that it begins in, of bitexts             */
    drg_str head, tail;   /* of bitexts: what has to stand around `text` for it to be a file of its format  */
    bool is_last;
    struct drg_trail *trail; /* where in the file `text` stands, when places are kept; the batch's own */
    char *memory; /* the batch's own, as is `frame` */
    size_t capacity;
    char *frame;
    size_t frame_capacity;
} drg_batch;

DRG_API void drg_batch_free(drg_batch *batch);

/* Fills a batch with what comes next; an input has at least one, which may be empty. Not to be called after the last.
 * Bytes that cannot be decoded are noted with the last batch. Errors: EIO; ESYNTAX for damaged compressed data; EENCODING
 * under `strict`; ELIMIT for a line longer than the context's max_input; ENOMEM. */
DRG_API DRG_CHECK drg_status drg_stream_next(drg_stream *stream, drg_batch *batch, drg_error *err);

/* Reads a batch of a stream opened with `bitext`: whole units in file order. The three strings are the stream's; it need not
 * live any more, nor does this have to be its thread. Places are those of the file, spans of the part with its head, and
 * drg_text_write writes the part alone. It may have no texts and no rows. Errors: those of drg_bitext_load, with the file's
 * lines. */
DRG_API DRG_CHECK drg_status drg_bitext_of_batch(drg_bitext **out, drg_ctx *ctx, const drg_batch *batch, const char *name,
                                                 const char *format, const char *encoding, drg_error *err);

/* All of the input as one text, whatever its format, instead of batches. Errors as drg_text_load, except those of opening. */
DRG_API DRG_CHECK drg_status drg_stream_text(drg_text **out, drg_stream *stream, drg_error *err);

#ifdef __cplusplus
}
#endif
#endif
