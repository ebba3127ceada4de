/* po_lex.c - cutting a PO file into tokens. */
#include "syntax/po_lex.h"

#include "base/error.h"
#include "base/utf8.h"

void po_lexer_open(struct po_lexer *lexer, drg_str source)
{
    size_t at = utf8_bom_length(source);
    *lexer = (struct po_lexer){.source = source, .at = at, .line_start = at, .place = place_start(source)};
}

static char peek(const struct po_lexer *l, size_t ahead)
{
    return l->at + ahead < l->source.len ? l->source.ptr[l->at + ahead] : '\0';
}

static void begin_line(struct po_lexer *l, size_t at)
{
    l->at = l->line_start = at;
    l->is_obsolete = l->is_previous = false;
}

/* Past white space and the marks #~, #| and #~| that say what the rest of their line is. */
static void skip_to_token(struct po_lexer *l)
{
    while (l->at < l->source.len) {
        char c = peek(l, 0);
        if (c == '\n' || c == '\r') {
            begin_line(l, l->at + 1);
        } else if (is_ascii_space(c)) {
            l->at++;
        } else if (c == '#' && (peek(l, 1) == '~' || peek(l, 1) == '|')) {
            l->is_obsolete |= peek(l, 1) == '~';
            l->is_previous |= peek(l, 1) == '|' || peek(l, 2) == '|';
            l->at += peek(l, 1) == '~' && peek(l, 2) == '|' ? 3 : 2;
        } else {
            return;
        }
    }
}

/* A backslash takes the next character along: a line may end behind it. */
static drg_status read_string(struct po_lexer *l, struct po_token *token, drg_error *err)
{
    size_t at = l->at + 1;
    for (; at < l->source.len && l->source.ptr[at] != '"'; at++) {
        char c = l->source.ptr[at];
        bool is_escape = c == '\\' && at + 1 < l->source.len;
        if (c == '\n' || c == '\r' || c == '\0')
            return fail(err, DRG_ESYNTAX, token->pos, c ? "a line ends inside the string that begins here; expected a closing quote"
                                                        : "the string that begins here has a NUL byte in it");
        token->has_escapes |= is_escape;
        at += is_escape;
    }
    if (at == l->source.len)
        return fail(err, DRG_ESYNTAX, token->pos, "the file ends inside the string that begins here; expected a closing quote");
    token->kind = PO_TOKEN_STRING;
    l->at = at + 1;
    return DRG_OK;
}

static drg_status read_index(struct po_lexer *l, struct po_token *token, drg_error *err)
{
    size_t at = l->at + 1, digits = 0;
    for (; at < l->source.len && l->source.ptr[at] == ' '; at++) {}
    for (; at < l->source.len && is_ascii_digit(l->source.ptr[at]) && digits < 6; at++, digits++)
        token->index = token->index * 10 + (uint32_t)(l->source.ptr[at] - '0');
    for (; at < l->source.len && l->source.ptr[at] == ' '; at++) {}
    if (!digits || at == l->source.len || l->source.ptr[at] != ']')
        return fail(err, DRG_ESYNTAX, token->pos, "expected the number of a plural form in brackets, such as [0]");
    token->kind = PO_TOKEN_INDEX;
    l->at = at + 1;
    return DRG_OK;
}

static void read_comment(struct po_lexer *l, struct po_token *token)
{
    size_t next;
    token->kind = PO_TOKEN_COMMENT;
    l->at = str_line_end(l->source, l->at, &next);
}

static bool is_word(char c)
{
    return is_ascii_alpha(c) || c == '_';
}

static drg_status read_keyword(struct po_lexer *l, struct po_token *token)
{
    token->kind = PO_TOKEN_KEYWORD;
    while (is_word(peek(l, 0)))
        l->at++;
    return DRG_OK;
}

static drg_status refuse(const struct po_lexer *l, const struct po_token *token, drg_error *err)
{
    size_t next, end = str_line_end(l->source, l->at, &next);
    return fail(err, DRG_ESYNTAX, token->pos, "expected a keyword, a quoted string or a comment, found '%.*s'",
                STR_ARGS(str_cut(l->source, l->at, end)));
}

drg_status po_lexer_next(struct po_lexer *l, struct po_token *token, drg_error *err)
{
    skip_to_token(l);
    *token = (struct po_token){.kind = PO_TOKEN_END, .start = l->at, .line_start = l->line_start,
                               .pos = place_at(&l->place, l->at), .is_obsolete = l->is_obsolete,
                               .is_previous = l->is_previous};
    drg_status status = DRG_OK;
    if (l->at < l->source.len && peek(l, 0) == '#')
        read_comment(l, token);
    else if (peek(l, 0) == '"')
        status = read_string(l, token, err);
    else if (peek(l, 0) == '[')
        status = read_index(l, token, err);
    else if (is_word(peek(l, 0)))
        status = read_keyword(l, token);
    else if (l->at < l->source.len)
        status = refuse(l, token, err);
    token->end = l->at;
    return status;
}
