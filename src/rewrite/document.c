/* document.c - from edits of what a reader sees to edits of the file.
 *
 *   source   <p>Tur<b>key</b>&rsquo;s</p>      view   Turkey's
 *   edit of the view [0,6) "Türkiye"           edits of the source [3,6) "Türkiye", [9,12) ""              */
#include "rewrite/document.h"

#include "base/utf8.h"

static bool is_copy(const struct view_piece *piece)
{
    return piece->view_len == piece->source_len;
}

/* An image or field, which no edit of text is to take away. */
static bool is_object(drg_str view, const struct view_piece *piece)
{
    return str_eq(str_cut(view, piece->view_start, piece->view_start + piece->view_len), STR("\xEF\xBF\xBC"));
}

/* A line break of markup, which segmenting made a space of as well: <br>, two spaces at the end of a line. */
static bool is_line_break(drg_str shown, drg_str source)
{
    return str_eq(shown, STR(" ")) && (str_ends(source, STR("\n")) || (source.len > 3 && str_eq_ascii_case(str_cut(source, 0, 3), STR("<br"))));
}

void document_view(struct buf *into, const drg_text *text)
{
    drg_str view = buf_str(&text->view.text), source = buf_str(&text->source);
    size_t at = 0;
    for (size_t i = 0; i < text->view.pieces.count; i++) {
        const struct view_piece *piece = &text->view.pieces.items[i];
        buf_add(into, str_cut(view, at, piece->view_start));
        at = piece->view_start + piece->view_len;
        drg_str shown = str_cut(view, piece->view_start, at);
        drg_str written = str_cut(source, piece->source_start, piece->source_start + piece->source_len);
        if (is_copy(piece) && !is_object(view, piece))
            buf_add(into, written);
        else
            buf_add(into, is_line_break(shown, written) ? STR("\n") : shown);
    }
    buf_add(into, str_cut(view, at, view.len));
}

/* The walk over the edits and pieces, both in order. */
struct walk {
    struct edits *out;
    const drg_text *text;
    struct buf spelt;
    size_t piece; /* the first that may lie in the edit at hand */
};

static const struct view_piece *piece_of(const struct walk *walk, size_t index)
{
    return index < walk->text->view.pieces.count ? &walk->text->view.pieces.items[index] : NULL;
}

static uint32_t piece_end(const struct view_piece *piece)
{
    return piece->view_start + piece->view_len;
}

/* The source of the part of a piece that an edit covers; false: it covers a part of what has no parts. */
static bool covered(const struct view_piece *piece, const struct edit *edit, drg_span *source)
{
    uint32_t start = edit->start > piece->view_start ? edit->start - piece->view_start : 0;
    uint32_t end = edit->end < piece_end(piece) ? edit->end - piece->view_start : piece->view_len;
    *source = (drg_span){piece->source_start + start, piece->source_start + end};
    if (is_copy(piece))
        return true;
    *source = (drg_span){piece->source_start, piece->source_start + piece->source_len};
    return start == 0 && end == piece->view_len;
}

/* Where text may be put: in some formats not in place of a tag, between others. */
static bool holds_text(const struct walk *walk, const struct view_piece *piece)
{
    bool is_element = !is_copy(piece) && buf_str(&walk->text->source).ptr[piece->source_start] == '<';
    return !is_element || !walk->text->view.spares_elements;
}

/* Whether markup that must keep its words stands between two runs of the source. */
static bool is_torn(const struct walk *walk, drg_span run, drg_span next)
{
    drg_str between = str_cut(buf_str(&walk->text->source), run.end, next.start);
    return walk->text->view.has_bare_marks && str_trim(between).len > 0;
}

/* Whether all that the edit replaces is in the source: the line feeds between blocks are not. */
static bool is_in_source(const struct walk *walk, const struct edit *edit, bool *has_room)
{
    uint32_t at = edit->start;
    drg_span source, last = {0, 0};
    const struct view_piece *piece;
    *has_room = false;
    for (size_t i = walk->piece; at < edit->end && (piece = piece_of(walk, i)) && piece->view_start <= at; i++) {
        if (!covered(piece, edit, &source) || is_object(buf_str(&walk->text->view.text), piece))
            return false;
        if (i > walk->piece && is_torn(walk, last, source))
            return false;
        last = source;
        *has_room |= holds_text(walk, piece);
        at = piece_end(piece);
    }
    return at >= edit->end && edit->end > edit->start && !view_is_held(&walk->text->view, (drg_span){edit->start, edit->end});
}

/* As the file spells it at the place where the edit begins. */
static bool spell(struct walk *walk, const struct edit *edit)
{
    drg_span source;
    buf_cut(&walk->spelt, 0);
    drg_str before = str_cut(buf_str(&walk->text->view.text), edit->start, edit->end);
    covered(piece_of(walk, walk->piece), edit, &source);
    if (walk->text->view.spell != view_spell_never && view_is_raw(&walk->text->view, source.start)) {
        buf_add(&walk->spelt, edit->replacement);
        return !edit->replacement.len || !memchr(edit->replacement.ptr, ']', edit->replacement.len); /* "]]>" ends it */
    }
    if (walk->text->view.spell)
        return walk->text->view.spell(&walk->spelt, edit->replacement, before);
    buf_add(&walk->spelt, edit->replacement);
    return true;
}

/* Adds the edits of the source's runs that the edit covers: the first that may have it gets the text. */
static void put(struct walk *walk, const struct edit *edit)
{
    drg_str text = buf_str(&walk->spelt), nothing = STR("");
    drg_span run, next;
    size_t i = walk->piece;
    const struct view_piece *piece = piece_of(walk, i);
    covered(piece, edit, &run);
    bool takes = holds_text(walk, piece);
    for (i++; (piece = piece_of(walk, i)) && piece->view_start < edit->end; i++) {
        covered(piece, edit, &next);
        if (next.start == run.end && takes == holds_text(walk, piece)) {
            run.end = next.end;
            continue;
        }
        edits_add(walk->out, run.start, run.end, takes ? text : nothing, edit->kind);
        text = takes ? nothing : text;
        takes = holds_text(walk, piece);
        run = next;
    }
    edits_add(walk->out, run.start, run.end, takes ? text : nothing, edit->kind);
}

void document_edits(struct edits *out, const drg_text *text, const struct edits *in_view)
{
    struct walk walk = {.out = out, .text = text, .spelt = buf_make(UINT32_MAX / 2)};
    const struct view_piece *piece;
    bool has_room;
    for (size_t i = 0; i < in_view->list.count; i++) {
        const struct edit *edit = &in_view->list.items[i];
        while ((piece = piece_of(&walk, walk.piece)) && piece_end(piece) <= edit->start)
            walk.piece++;
        if (piece && piece->view_start <= edit->start && is_in_source(&walk, edit, &has_room) && spell(&walk, edit) &&
            (has_room || !walk.spelt.len))
            put(&walk, edit);
    }
    out->failed |= walk.spelt.failed != BUF_OK;
    buf_free(&walk.spelt);
}
