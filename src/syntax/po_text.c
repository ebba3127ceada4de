/* po_text.c - text and escapes of PO strings, their runs, the fields of the header, and writing strings. */
#include "syntax/po_text.h"

#include "base/error.h"
#include "base/utf8.h"
#include "syntax/po.h"

/* ---- reading escapes --------------------------------------------------------------------------------------- */

static const char letters[] = "ntbrfva\\\"", meanings[] = "\n\t\b\r\f\v\a\\\"";

static int hex_value(char c)
{
    char small = ascii_lower(c);
    return is_ascii_digit(c) ? c - '0' : small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

/* An escape of up to `most` digits to a base. Its length, or 0 when it has none or is no byte. */
static size_t numeric_length(drg_str s, size_t at, int base, size_t most, int *byte)
{
    size_t start = at;
    for (*byte = 0; at < s.len && at - start < most; at++) {
        int digit = hex_value(s.ptr[at]);
        if (digit < 0 || digit >= base)
            break;
        *byte = *byte * base + digit;
    }
    return *byte <= 0xFF ? at - start : 0;
}

enum { NO_BYTE = -1 };

/* Length of the escape at s[at], which is a backslash; 0: nobody knows it. */
static size_t escape_length(drg_str s, size_t at, int *byte)
{
    char c = at + 1 < s.len ? s.ptr[at + 1] : '\0';
    const char *letter = c ? strchr(letters, c) : NULL;
    *byte = NO_BYTE;
    if (letter) {
        *byte = (unsigned char)meanings[letter - letters];
        return 2;
    }
    if (c == '\n')
        return 2; /* the line goes on in the next one */
    if (c == '\r')
        return at + 2 < s.len && s.ptr[at + 2] == '\n' ? 3 : 2;
    size_t skip = c == 'x' ? 2 : 1;
    size_t digits = c == 'x' ? numeric_length(s, at + 2, 16, 2, byte) : numeric_length(s, at + 1, 8, 3, byte);
    return digits ? skip + digits : 0;
}

static drg_pos place_in(drg_str piece, size_t offset, drg_pos first)
{
    struct place place = place_start(piece);
    drg_pos pos = place_at(&place, offset);
    uint32_t column = pos.line == 1 ? first.column + pos.column - 1 : pos.column;
    return (drg_pos){first.line + pos.line - 1, column};
}

drg_status po_unescape(struct buf *into, drg_str piece, drg_pos first, drg_error *err)
{
    size_t start = into->len;
    for (size_t at = 0; at < piece.len;) {
        const char *next = memchr(piece.ptr + at, '\\', piece.len - at);
        size_t end = next ? (size_t)(next - piece.ptr) : piece.len;
        buf_add(into, str_cut(piece, at, end));
        if (!next)
            break;
        int byte;
        size_t len = escape_length(piece, end, &byte), shown = end + 2 < piece.len ? end + 2 : piece.len;
        if (!len)
            return fail(err, DRG_ESYNTAX, place_in(piece, end, first), "'%.*s' is no escape of PO files",
                        STR_ARGS(str_cut(piece, end, shown)));
        if (byte != NO_BYTE)
            buf_add_char(into, (char)byte);
        at = end + len;
    }
    if (into->failed)
        return fail_memory(err);
    drg_str made = str_cut(buf_str(into), start, into->len);
    if (!utf8_is_valid(made) || (made.len && memchr(made.ptr, '\0', made.len)))
        return fail(err, DRG_ESYNTAX, first, "the numeric escapes of this string make no UTF-8 text");
    return DRG_OK;
}

/* ---- runs --------------------------------------------------------------------------------------------------------- */

static bool is_numeric(drg_str s, size_t at)
{
    return at + 1 < s.len && s.ptr[at] == '\\' && (is_ascii_digit(s.ptr[at + 1]) || s.ptr[at + 1] == 'x');
}

/* Numeric escapes that follow each other are one run: they may be bytes of one character. */
static size_t escapes_end(drg_str piece, size_t at, size_t *bytes)
{
    bool is_number = is_numeric(piece, at);
    do {
        int byte;
        size_t len = escape_length(piece, at, &byte);
        at += len ? len : 1;
        *bytes += byte != NO_BYTE;
    } while (is_number && is_numeric(piece, at));
    return at;
}

bool po_next_run(drg_str source, const struct po_string *string, struct po_run *run)
{
    const struct po_piece *p = string->pieces;
    while (run->piece < string->piece_count && (run->end >= p[run->piece].end || p[run->piece].start == p[run->piece].end))
        run->piece++;
    if (run->piece == string->piece_count)
        return false;
    p += run->piece;
    size_t start = run->end < p->start ? p->start : run->end;
    drg_str rest = str_cut(source, start, p->end);
    const char *escape = memchr(rest.ptr, '\\', rest.len);
    size_t bytes = 0, len = escape ? (size_t)(escape - rest.ptr) : rest.len;
    run->is_escape = escape == rest.ptr;
    if (run->is_escape)
        len = escapes_end(rest, 0, &bytes);
    else
        bytes = len;
    run->start = start;
    run->end = start + len;
    run->text = str_cut(string->text, run->text_end, run->text_end + bytes);
    run->text_end += bytes;
    return true;
}

/* ---- the header -------------------------------------------------------------------------------------------------- */

drg_str po_header_field(drg_str header, const char *name)
{
    drg_str wanted = str_from(name);
    for (size_t at = 0, next; at < header.len; at = next) {
        drg_str line = str_cut(header, at, str_line_end(header, at, &next));
        bool is_it = line.len > wanted.len && line.ptr[wanted.len] == ':' &&
                     str_eq_ascii_case(str_cut(line, 0, wanted.len), wanted);
        if (is_it)
            return str_trim(str_cut(line, wanted.len + 1, line.len));
    }
    return (drg_str){"", 0};
}

/* The text of the first msgstr, of bytes in any encoding that has ASCII in it; false: this is no PO file. */
static bool first_translation(drg_str bytes, struct buf *text)
{
    struct po_lexer lexer;
    struct po_token token;
    bool is_inside = false;
    po_lexer_open(&lexer, bytes);
    while (po_lexer_next(&lexer, &token, NULL) == DRG_OK && token.kind != PO_TOKEN_END) {
        drg_str what = str_cut(bytes, token.start, token.end);
        if (is_inside && token.kind != PO_TOKEN_STRING)
            return true;
        if (is_inside)
            (void)po_unescape(text, str_cut(what, 1, what.len - 1), token.pos, NULL);
        else if (token.kind == PO_TOKEN_KEYWORD && str_eq(what, STR("msgstr")))
            is_inside = true;
        else if (token.kind == PO_TOKEN_KEYWORD && !str_eq(what, STR("msgid")))
            return false; /* a header has nothing else */
    }
    return is_inside;
}

const char *po_charset(drg_str bytes, char out[PO_MAX_CHARSET])
{
    struct buf header = buf_make(1 << 16);
    const char *charset = NULL;
    if (first_translation(bytes, &header)) {
        drg_str type = po_header_field(buf_str(&header), "Content-Type"), name = {"", 0};
        for (size_t i = 0; i + 8 < type.len && !name.len; i++)
            if (str_eq_ascii_case(str_cut(type, i, i + 8), STR("charset=")))
                name = str_trim(str_cut(type, i + 8, type.len));
        if (name.len && name.len < PO_MAX_CHARSET && !str_eq_z(name, "CHARSET")) {
            memcpy(out, name.ptr, name.len);
            out[name.len] = '\0';
            charset = out;
        }
    }
    buf_free(&header);
    return charset;
}

bool po_sniff(drg_str head)
{
    struct po_lexer lexer;
    struct po_token token;
    po_lexer_open(&lexer, head);
    while (po_lexer_next(&lexer, &token, NULL) == DRG_OK) {
        drg_str what = str_cut(head, token.start, token.end);
        if (token.kind == PO_TOKEN_KEYWORD)
            return str_eq(what, STR("msgid")) || str_eq(what, STR("msgctxt"));
        if (token.kind != PO_TOKEN_COMMENT)
            return false;
    }
    return false;
}

/* ---- writing ------------------------------------------------------------------------------------------------------- */

void po_escape(struct writer *out, drg_str text)
{
    size_t plain = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F)
            continue;
        const char *meaning = c ? strchr(meanings, c) : NULL;
        writer_add(out, str_cut(text, plain, i));
        if (meaning)
            writer_addf(out, "\\%c", letters[meaning - meanings]);
        else
            writer_addf(out, "\\%03o", c);
        plain = i + 1;
    }
    writer_add(out, str_cut(text, plain, text.len));
}

static void write_piece(struct writer *out, drg_str text)
{
    writer_add_char(out, '"');
    po_escape(out, text);
    writer_add_z(out, "\"\n");
}

void po_write_string(struct writer *out, const char *keyword, drg_str text)
{
    const char *first = text.len ? memchr(text.ptr, '\n', text.len) : NULL;
    writer_add_z(out, keyword);
    writer_add_char(out, ' ');
    if (!first || first + 1 == text.ptr + text.len) {
        write_piece(out, text);
        return;
    }
    writer_add_z(out, "\"\"\n");
    for (size_t at = 0; at < text.len;) {
        const char *end = memchr(text.ptr + at, '\n', text.len - at);
        size_t next = end ? (size_t)(end - text.ptr) + 1 : text.len;
        write_piece(out, str_cut(text, at, next));
        at = next;
    }
}
