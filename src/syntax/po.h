/* po.h - PO files as GNU gettext defines them (manual, chapter "The Format of PO Files"), entry by entry, with the bytes
 * that each thing stands in: enough to change one translation and leave every other byte.
 *
 * An entry is its comments, msgctxt, msgid, msgid_plural and translations, with `#|` what the msgid was before and with
 * `#~` when it is obsolete. A string may stand in several quoted pieces; `text` is all of them, unescaped. The source
 * must be UTF-8 (text/decode); po_charset says what a file declares before it is decoded.
 *
 *   struct po po; po_open(&po, source);
 *   for (;;) { if (po_next(&po, &entry, err)) fail; if (!entry.translation_count) break; ... }
 *   po_close(&po);
 *
 * What gettext refuses is refused with its place: an entry without msgstr, comments in the middle of one, plural forms
 * out of order, `#~` on a part of an entry, unknown escapes. A `domain` line is passed over. */
#ifndef SYNTAX_PO_H
#define SYNTAX_PO_H

#include "base/arena.h"
#include "base/vec.h"
#include "base/writer.h"
#include "syntax/po_lex.h"

enum po_comment_kind {
    PO_TRANSLATOR, /* "# " and whatever has no other sign */
    PO_EXTRACTED,  /* "#."                                 */
    PO_REFERENCE,  /* "#:"                                 */
    PO_FLAGS       /* "#,"                                 */
};

struct po_comment {
    enum po_comment_kind kind;
    drg_str text;      /* after the sign and one blank   */
    size_t start, end; /* from # to before the line end  */
    drg_pos pos;
};

/* One quoted piece of a string: source[start, end) lies between its quotes. */
struct po_piece {
    size_t start, end;
    size_t text_start, text_end; /* what it says, in the string's text */
};

struct po_string {
    drg_str text;      /* "" when the entry has no such string */
    size_t start, end; /* from the first opening to the last closing quote; end 0: there is no such string */
    const struct po_piece *pieces;
    size_t piece_count;
    drg_pos pos;       /* of the first opening quote */
};

struct po_entry {
    size_t start, end; /* from the line of the first comment or keyword to after the last closing quote */
    drg_pos pos;       /* of the first keyword */
    const struct po_comment *comments;
    size_t comment_count;
    struct po_string context, id, plural;
    struct po_string previous_context, previous_id, previous_plural;
    const struct po_string *translations; /* msgstr, or msgstr[0] and on */
    size_t translation_count;             /* 0: the end of the file      */
    bool is_obsolete, is_fuzzy;
    bool is_header; /* msgid "" without context: msgstr holds fields such as Content-Type */
};

struct po {
    drg_str source;
    struct po_lexer lexer;
    struct po_token token; /* the next one */
    bool has_token;
    size_t last_end;       /* of the entry before */
    struct arena arena;    /* texts and pieces of the current entry */
    VEC(struct po_comment) comments;
    VEC(struct po_string) translations;
    VEC(struct po_piece) pieces; /* of the string being read */
};

/* Starts reading; the source is borrowed. */
void po_open(struct po *po, drg_str source);

/* The next entry, which lives until the next call. Errors: ESYNTAX, ENOMEM. */
drg_status po_next(struct po *po, struct po_entry *entry, drg_error *err);

void po_close(struct po *po);

/* True when a "#," line of the entry has this flag: "fuzzy", "c-format". */
bool po_has_flag(const struct po_entry *entry, const char *flag);

/* ---- Runs: which bytes of the source say which bytes of the text ------------------------------------------
 *
 *   struct po_run run = {0}; while (po_next_run(source, string, &run)) ...
 * Runs follow each other in text and source; between pieces the source has quotes and line ends that no run has. */

struct po_run {
    drg_str text;      /* "" for a line end after a backslash */
    size_t start, end; /* bytes of the source it stands in */
    bool is_escape;    /* they are escapes: "\n", or several numeric ones that make a character */
    size_t piece;      /* where to go on from, not for the caller */
    size_t text_end;
};

bool po_next_run(drg_str source, const struct po_string *string, struct po_run *run);

/* ---- The header --------------------------------------------------------------------------------------------- */

/* The value of a field such as "Language" in the header's msgstr; empty when there is none. Case does not count. */
drg_str po_header_field(drg_str header, const char *name);

enum { PO_MAX_CHARSET = 40 };

/* The charset that the first msgstr of a file declares, before the file is decoded, put into `out`; NULL when there is
 * none, or what templates write for one ("CHARSET"), or when this is no PO file. */
const char *po_charset(drg_str bytes, char out[PO_MAX_CHARSET]);

/* True when a file beginning so looks like PO: nothing but comments before a first msgid or msgctxt. */
bool po_sniff(drg_str head);

/* ---- Writing ------------------------------------------------------------------------------------------------- */

/* Appends text as it stands between the quotes of a piece: \ " and controls escaped as gettext writes them. */
void po_escape(struct writer *out, drg_str text);

/* Writes `keyword "text"` and a line end; text of several lines in a piece a line, after an empty first one. */
void po_write_string(struct writer *out, const char *keyword, drg_str text);

#endif
