/* view.h - what a reader sees of a document, and where each byte of it stands in the source.
 *
 *   source   <p>T&uuml;rkiye and <b>Syria</b></p>     bytes of the file
 *   view     Türkiye and Syria                        what is matched
 *   map      view [0,1) = source [3,4); view [1,3) = source [4,10); ...
 *
 * Format readers build a view piece by piece in source order. Blocks (paragraphs, headings, cells) are divided by
 * view_break; no term runs across a break. Things that are no text but stand in it (inline code, images) are one
 * U+FFFC, which no term runs across either. Plain text is its own view: one piece. */
#ifndef TEXT_VIEW_H
#define TEXT_VIEW_H

#include "base/buf.h"
#include "base/vec.h"

/* A run of the view. Copied runs have equal lengths in view and source; others stand for each other as wholes. */
struct view_piece {
    uint32_t view_start, view_len;
    uint32_t source_start, source_len;
};

/* A part of the view that is one paragraph, with what the document says of it. */
struct view_block {
    uint32_t start, end;   /* in the view                                                  */
    uint32_t column, row;  /* of a bitext cell; 0 else                                     */
    uint32_t at;           /* in the source, of an empty cell; DRG_NONE: unsaid            */
    drg_str lang;          /* BCP 47 from markup (lang attribute, xml:lang); empty: unsaid */
};

/* An inline code: markup that the view leaves out or shows as one U+FFFC, and that a translation has to keep. */
struct view_code {
    uint32_t at;         /* in the view: before this byte        */
    uint32_t start, end; /* in the source                        */
    uint64_t identity;   /* equal for the same code in several languages: a hash of its name and id */
    enum view_code_kind { CODE_OPEN, CODE_CLOSE, CODE_ALONE } kind;
};

/* Appends text as the source's format spells it, for putting it in place of `before`; false: that cannot be. */
typedef bool view_spell(struct buf *into, drg_str text, drg_str before);

/* A term that was found, for formats that can mark terms. Strings are the glossary's. */
struct view_term {
    drg_span span; /* in the source */
    uint32_t concept_index;
    bool is_src;   /* stands in the source segments of a bitext */
    drg_str concept_id, definition;
    drg_str src_term, tgt_term; /* the concept's in the languages of the bitext, as they should be; empty: none */
};

/* Kinds of the edits that mark terms. An end and a start at one place are one edit, a start. */
#define VIEW_MARK_START "term"
#define VIEW_MARK_END "term-end"
#define VIEW_MARK_GLOSSARY "glossary"

struct edits;

/* Adds edits of the source that mark terms as its format does it, and change nothing else. Terms are in order and apart;
 * those that the format cannot mark where they stand are left out, and the array is the function's to rearrange. */
typedef drg_status view_mark_terms(struct edits *out, drg_str source, struct view_term *terms, size_t count, drg_error *err);

struct view {
    struct buf text;
    VEC(struct view_piece) pieces;
    VEC(struct view_block) blocks;
    VEC(struct view_code) codes; /* in order; of bitexts only */
    VEC(drg_span) held;          /* in order and apart: must stay as it is in any language */
    VEC(drg_span) raw;      /* of the source, in order: where text stands as it is, whatever `spell` does */
    struct view_block open; /* the block being filled */
    bool failed;            /* memory ran out         */
    view_spell *spell;      /* NULL: as it is         */
    view_mark_terms *mark_terms; /* NULL: the format has no marks for terms */
    bool keeps_line_ends;   /* those at the edges of a segment are part of what it says, not of how the file is laid out */
    bool has_bare_marks;    /* markup without words in it is no markup (** in Markdown): text on both sides of some stays */
    bool spares_elements;   /* text cannot be put where an element stands for some: it goes to a copied piece */
};

/* `max`: the largest number of bytes of the view. */
void view_init(struct view *view, size_t max);
void view_free(struct view *view);

/* Appends source bytes [start, end) as they are. */
void view_copy(struct view *view, drg_str source, size_t start, size_t end);

/* Appends `text` (valid UTF-8), which the source bytes [start, end) stand for: a character reference, an escape. */
void view_replace(struct view *view, drg_str text, size_t start, size_t end);

/* The same for text that `spell` is not for: a CDATA section holds & and < as they are. */
void view_copy_raw(struct view *view, drg_str source, size_t start, size_t end);

/* Appends an object replacement character for source bytes [start, end). */
void view_opaque(struct view *view, size_t start, size_t end);

/* Adds an inline code that stands where the view ends now, before view_opaque when the code has one. Its counterpart
 * in other languages has the same name and id. */
void view_code(struct view *view, enum view_code_kind kind, drg_str name, drg_str id, size_t start, size_t end);

/* What was appended since the view had `from` bytes must stay as it is: nobody translates it or puts anything in its place. */
void view_hold(struct view *view, size_t from);

/* The index of the first held span that ends behind byte `at` of the view. */
size_t view_held_from(const struct view *view, uint32_t at);

/* Whether a span of the view touches what is held. */
bool view_is_held(const struct view *view, drg_span span);

/* For XML, HTML and Markdown: & < > as references. */
view_spell view_spell_markup;

/* For text that must stay as it is. */
view_spell view_spell_never;

/* For cells of CSV and TSV, quoted or not: nothing that would end them or ends them now. */
view_spell view_spell_cell;

/* Ends the block being filled; empty ones are dropped. The next block has `lang` (borrowed: must outlive the view). */
void view_break(struct view *view, drg_str lang);

/* The same for a cell of a bitext; empty cells are kept. */
void view_cell(struct view *view, uint32_t column, uint32_t row);

/* The same where an empty cell stands at byte `at` of the source. */
void view_cell_at(struct view *view, uint32_t column, uint32_t row, size_t at);

/* Ends the block being filled. The view gets a line feed even when it is empty, for formats that have no lines but
 * paragraphs: see text_has_own_lines. */
void view_line(struct view *view);

/* DRG_OK, or ENOMEM or ELIMIT. Call once at the end. */
drg_status view_finish(struct view *view, drg_error *err);

/* The source span that a span of the view stands for. */
drg_span view_to_source(const struct view *view, drg_span in_view);

/* The place in the view of a place in the source. In what is no text: where the view goes on, or, of an end, left off. */
uint32_t view_of_source(const struct view *view, uint32_t at, bool is_end);

/* True when byte `at` of the source stands in text that is spelt as it is. */
bool view_is_raw(const struct view *view, uint32_t at);

#endif
