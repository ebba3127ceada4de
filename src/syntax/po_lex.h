/* po_lex.h - the tokens of a PO file: keywords, quoted strings, indexes, comments.
 *
 * White space, line ends included, only divides tokens, as in gettext. "#~" and "#|" in front of tokens mark those up
 * to the line's end as obsolete and as previous. */
#ifndef SYNTAX_PO_LEX_H
#define SYNTAX_PO_LEX_H

#include "syntax/place.h"

enum po_token_kind { PO_TOKEN_END, PO_TOKEN_COMMENT, PO_TOKEN_KEYWORD, PO_TOKEN_STRING, PO_TOKEN_INDEX };

struct po_token {
    enum po_token_kind kind;
    size_t start, end;   /* bytes in the source: a string with its quotes, a comment without its line end */
    size_t line_start;   /* of the line it begins on                                                        */
    drg_pos pos;
    uint32_t index;      /* of PO_TOKEN_INDEX: n of "[n]" */
    bool is_obsolete, is_previous, has_escapes;
};

struct po_lexer {
    drg_str source;
    size_t at, line_start;
    bool is_obsolete, is_previous;
    struct place place;
};

/* Starts at the first byte after a byte order mark. */
void po_lexer_open(struct po_lexer *lexer, drg_str source);

/* Errors: ESYNTAX for a string that its line ends, an index that is none, and whatever is no token. */
drg_status po_lexer_next(struct po_lexer *lexer, struct po_token *token, drg_error *err);

#endif
