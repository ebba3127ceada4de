/* text.h - the inside of a drg_text: source, view, segments, line index. */
#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H

#include "dragoman/text.h"
#include "lang/lang.h"
#include "text/decode.h"
#include "text/package.h"
#include "text/view.h"

/* The view side of a segment. */
struct text_segment {
    uint32_t start, end;     /* bytes of the view */
    uint32_t block;          /* index of the view's block it lies in */
    const struct lang *lang; /* NULL: could not be told */
};

/* Where a text stands in its file that is a part of it: after `head` and before `tail` bytes that were put around it, it
 * begins `columns` code points after the last of `lines` line ends. */
struct text_origin {
    uint32_t head, tail;
    uint64_t lines, columns;
};

struct drg_text {
    struct text_origin origin;
    char *name;
    const char *encoding;
    struct buf source;
    struct package *package; /* NULL: the source is the file */
    struct view view;
    struct text_segment *segments; /* parallel to `spans` */
    drg_segment *spans;
    size_t segment_count;
    uint32_t *lines; /* line starts: source offsets, of a package's paragraphs view offsets */
    size_t line_count;
    uint32_t *long_marks; /* code points before every so many bytes of what has lines; NULL: no line is long */
    char lang[LANG_TAG_SIZE];    /* declared for all of it; "" when detected */
    const struct lang *declared; /* the same as a language, NULL when detected */
};

struct text_build_options {
    drg_str lang;          /* declared language; empty: detect */
    bool blocks_are_segments; /* bitext cells and lines, else sentences      */
    bool has_fallback;        /* `fallback` is known from elsewhere          */
    const struct lang *fallback; /* ... the language of paragraphs that do not tell theirs; NULL: unknown. Without
                                    it they have that of most of the text */
    bool lines_are_soft;   /* line ends of the view are mere white space (HTML, Markdown) */
};

/* Makes a text of a decoded source and its view, which it takes over, also on failure. */
drg_status text_build(drg_text **out, const char *name, struct decoded *source, struct view *view,
                      const struct text_build_options *options, drg_error *err);

/* File names are bytes; what is shown and written as a text's name is UTF-8. The caller frees it; NULL: no memory. */
char *text_make_name(const char *name);

struct edits;

/* What is written of a text is UTF-8: adds to its edits, out of order, one of the encoding that the document declares,
 * unless that is UTF-8, or all was ASCII and stays so. Memory: edits->failed. */
void text_declare_utf8(struct edits *edits, const drg_text *text);

/* drg_text_write; unless it `declares_utf8`, what the document declares of its encoding stays. */
drg_status text_write(const drg_text *text, const drg_edit *edits, size_t count, bool declares_utf8, drg_sink sink, drg_error *err);

/* From a place in a part of a file, with `head` before it, to the place in the file; see struct text_origin. */
drg_pos text_pos_in_file(drg_str head, uint64_t lines, uint64_t columns, drg_pos pos);

/* The part of the view that a source span stands for. */
drg_span text_view_span(const drg_text *text, drg_span in_source);

/* What a reader sees of a source span: without the markup that stands in it. */
static inline drg_str text_read_span(const drg_text *text, drg_span in_source)
{
    drg_span read = drg_text_reading_span(text, in_source);
    return str_cut(drg_text_reading(text), read.start, read.end);
}

/* True when the text has one declared language rather than detected ones. */
static inline bool text_is_declared(const drg_text *text)
{
    return text->declared != NULL;
}

#endif
