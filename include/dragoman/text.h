/* text.h - a decoded document: its source bytes, what of them a reader sees, its segments.
 *
 * The source is the file's text in UTF-8, byte for byte when the file was UTF-8 (a byte order mark included), else
 * converted. Of a file that is a package of XML parts it is those parts (see below). All spans are into the source. Markup, code blocks and tags are in the source but are no text: they never
 * match. A term may run across inline markup and contain character references; its span then covers them.
 *
 * A text never changes once made. */
#ifndef DRAGOMAN_TEXT_H
#define DRAGOMAN_TEXT_H

#include <dragoman/types.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct drg_text drg_text;

typedef struct drg_text_options {
    const char *lang;     /* BCP 47; NULL: by file name (news.tr.txt), else detected per paragraph         */
    const char *encoding; /* NULL: BOM, then UTF-8, then the document's own declaration, then detected     */
    const char *format;   /* "plain", "markdown", "html", "docx", "odt"; NULL: by file name and content    */
    bool strict;          /* fail on bytes that cannot be decoded instead of U+FFFD and a note             */
    bool lines;           /* every line is one segment (line-aligned files); else sentences                */
    const char *fallback; /* of paragraphs that do not tell their language, "" for none; NULL: most of the text's */
} drg_text_options;

/* Reads a document; "-" is standard input. Options may be NULL.
 * Errors: EIO, EENCODING, ELANG, EFORMAT, ELIMIT (larger than the context's max_input). */
DRG_API DRG_CHECK drg_status drg_text_load(drg_text **out, drg_ctx *ctx, const char *path,
                                           const drg_text_options *options, drg_error *err);

/* The same from memory; `name` (may be "") is used for guessing and messages. The bytes may be freed afterwards. */
DRG_API DRG_CHECK drg_status drg_text_parse(drg_text **out, drg_ctx *ctx, drg_str bytes, const char *name,
                                            const drg_text_options *options, drg_error *err);

DRG_API void drg_text_free(drg_text *text);

/* The language that a file's name says: news.tr.txt, news_tr.txt, tr.txt and news.tr-TR.md.gz are Turkish. Empty: none.
 * Borrows the name. */
DRG_API drg_str drg_lang_of_name(const char *name);

/* The name it was loaded under; bytes that are not UTF-8 are U+FFFD. */
DRG_API const char *drg_text_name(const drg_text *text);
DRG_API const char *drg_text_encoding(const drg_text *text); /* "UTF-8", "CP1254" ... */

/* The decoded source, valid UTF-8. */
DRG_API drg_str drg_text_source(const drg_text *text);

/* The bytes of a span. */
DRG_API drg_str drg_text_slice(const drg_text *text, drg_span span);

/* Line and column of a byte offset, of a package paragraph and column in it. Takes the logarithm of the number of lines,
 * plus the line's length. */
DRG_API drg_pos drg_text_pos(const drg_text *text, uint32_t offset);

typedef struct drg_units {
    uint32_t code_points, utf16; /* code points and UTF-16 code units before the offset */
} drg_units;

/* The same offset counted in other units, for editors. */
DRG_API drg_units drg_text_units(const drg_text *text, uint32_t offset);

/* A sentence, or a line with the `lines` option, or a cell of a bitext. */
typedef struct drg_segment {
    drg_span span;
    const char *lang; /* "tr"; "und" when it could not be told. Lives as long as the text. */
} drg_segment;

DRG_API const drg_segment *drg_text_segments(const drg_text *text, size_t *count);

/* ---- Packages: DOCX, ODT ---------------------------------------------------------------------------- */

/* True when the file is a zip archive and the source the XML parts of it that hold text, one after the other: of DOCX
 * document, headers, footers, footnotes, endnotes and comments, of ODT content and styles. Nobody sees that source: places are
 * told by paragraphs, surfaces without markup. */
DRG_API bool drg_text_is_package(const drg_text *text);

/* What a reader sees of the document: its text without markup, a line a paragraph, U+FFFC for what is no text. */
DRG_API drg_str drg_text_reading(const drg_text *text);

/* The part of the reading that a span of the source stands for. */
DRG_API drg_span drg_text_reading_span(const drg_text *text, drg_span span);

/* What to show people of a span: of a package the reading, of all else the bytes. */
DRG_API drg_str drg_text_shown(const drg_text *text, drg_span span);

/* ---- Writing the file again ------------------------------------------------------------------------- */

/* The bytes of a span of the source become `replacement`, spelt as the file's format spells text. */
typedef struct drg_edit {
    drg_span span;
    drg_str replacement;
} drg_edit;

/* Writes the file that a text was read from with edits of its source, which are in order and do not overlap: as UTF-8 and
 * unpacked; of a package, the archive with everything that is not edited as it was packed. Thread-safe. Errors: EINVAL for
 * edits that are not so; ENOMEM; ELIMIT; and the sink's. */
DRG_API DRG_CHECK drg_status drg_text_write(const drg_text *text, const drg_edit *edits, size_t count, drg_sink sink,
                                            drg_error *err);

/* Writes UTF-8, whole characters at a time, into another encoding: one that drg_text_encoding names, which must outlive
 * this. Not to be shared by threads. */
typedef struct drg_encoder drg_encoder;

/* `head`: the first bytes of the file to be replaced; where they are a byte order mark of the encoding, it is written here.
 * Errors: EENCODING for what is neither a single-byte set nor UTF-16 or UTF-32; ENOMEM; and the sink's. */
DRG_API DRG_CHECK drg_status drg_encoder_new(drg_encoder **out, const char *encoding, drg_str head, drg_sink sink, drg_error *err);

/* Takes the text. Errors: the sink's; EENCODING with the place of a character that the encoding lacks. */
DRG_API drg_sink drg_encoder_sink(drg_encoder *encoder);

DRG_API void drg_encoder_free(drg_encoder *encoder);

/* ---- Bitext: segments paired across languages ------------------------------------------------------- */

typedef struct drg_bitext drg_bitext;

/* Reads an XLIFF file of version 1 or 2 (also Trados' and memoQ's), a TMX file, a PO catalogue, or a TSV or CSV file whose
 * header names languages; "-" is standard input. Of the options, `lang` and `lines` do not apply: the file says both.
 * Errors as drg_text_load; ESYNTAX for a file that breaks its format, with the place. */
DRG_API DRG_CHECK drg_status drg_bitext_load(drg_bitext **out, drg_ctx *ctx, const char *path,
                                             const drg_text_options *options, drg_error *err);

/* The same from memory; `name` (may be "") is used for guessing and messages. The bytes may be freed afterwards. */
DRG_API DRG_CHECK drg_status drg_bitext_parse(drg_bitext **out, drg_ctx *ctx, drg_str bytes, const char *name,
                                              const drg_text_options *options, drg_error *err);

/* Pairs line-aligned texts (made with the `lines` option): row i is line i of each. Borrows the texts.
 * Error: EINVAL when their numbers of lines differ. */
DRG_API DRG_CHECK drg_status drg_bitext_of_lines(drg_bitext **out, const drg_text *const *texts,
                                                 size_t count, drg_error *err);

DRG_API void drg_bitext_free(drg_bitext *bitext);

/* The text that the others are translations of, as the file says; DRG_NONE: it does not say. */
DRG_API uint32_t drg_bitext_source(const drg_bitext *bitext);

enum {
    DRG_UNIT_FUZZY = 1,    /* the translation is a guess that nobody has confirmed      */
    DRG_UNIT_OBSOLETE = 2, /* kept, but no longer in use                                */
    DRG_UNIT_LOCKED = 4,   /* not to be translated, or not to be touched                */
    DRG_UNIT_APPROVED = 8, /* signed off                                                */
    DRG_UNIT_SINGULAR = 16, /* the form for one; a row of its group beside it has the plural as its source  */
    DRG_UNIT_FEW = 32      /* a plural form for so few numbers that it need not say which                   */
};

/* What a bitext file says of a row besides its texts. Strings live as long as the bitext, empty ones have len 0. */
typedef struct drg_unit {
    drg_str id;     /* of the segment in its file: the trans-unit's, a key, the context                    */
    drg_str notes;  /* comments for people, one a line                                                     */
    unsigned flags; /* DRG_UNIT_FUZZY | ...                                                                */
    uint32_t group; /* counted from 0: rows of one unit of the file share it, such as plural forms         */
} drg_unit;

/* The unit of a row; all empty, with the row as its group, when the file says nothing. */
DRG_API drg_unit drg_bitext_unit(const drg_bitext *bitext, size_t row);

/* One text a language. */
DRG_API const drg_text *const *drg_bitext_texts(const drg_bitext *bitext, size_t *count);

/* Rows of `count` (number of texts) segment indexes each, DRG_NONE where a language has none. */
DRG_API const uint32_t *drg_bitext_rows(const drg_bitext *bitext, size_t *rows);

/* Bytes of `s` before the first that is not well-formed UTF-8 (Unicode 15, table 3-7); s.len when all are. What takes valid
 * UTF-8, such as drg_scanner_run, relies on it. Thread-safe. */
DRG_API size_t drg_utf8_prefix(drg_str s);

/* ---- Text for people --------------------------------------------------------------------------------- */

/* Writes `s` for a terminal: control characters, bidi controls and invisible characters are made visible as <U+200E>,
 * line ends and tabs become spaces. Right-to-left text is isolated (U+2068 ... U+2069) when `isolate`. */
DRG_API DRG_CHECK drg_status drg_write_safe(drg_str s, bool isolate, drg_sink sink, drg_error *err);

/* Columns `s` takes on a terminal: East Asian wide characters two, marks and controls none (UAX #11). */
DRG_API uint32_t drg_display_width(drg_str s);

#ifdef __cplusplus
}
#endif
#endif
