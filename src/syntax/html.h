/* html.h - HTML as a stream of tokens: the tokenizer states of the WHATWG standard (section 13.2.5), without a tree.
 *
 * Tokens lie end to end: together they are the source, byte for byte. Nothing fails, since HTML has no errors that stop
 * a reader; a tag that the file ends inside of is markup. Time is linear in the source, memory is constant.
 *
 *   struct html h; struct html_token t;
 *   html_init(&h, source);
 *   while (html_next(&h, &t)) ...
 *
 * Where the standard asks the tree builder (CDATA and raw text inside SVG and MathML), the caller sets `in_foreign`. */
#ifndef SYNTAX_HTML_H
#define SYNTAX_HTML_H

#include "base/str.h"

enum html_kind {
    HTML_TEXT,
    HTML_REFERENCE, /* a character reference; `text` is what it stands for           */
    HTML_OPEN,      /* a start tag                                                   */
    HTML_CLOSE,     /* an end tag                                                    */
    HTML_MARKUP     /* comment, doctype, processing instruction, bracket of a CDATA, unfinished tag */
};

struct html_token {
    enum html_kind kind;
    size_t start, end;
    drg_str name;         /* of a tag, as written; compare with str_eq_ascii_case */
    bool is_self_closing; /* <br/>                                                */
    char text[8];         /* of a reference: one or two code points               */
    unsigned text_len;
};

enum html_mode { HTML_DATA, HTML_RCDATA, HTML_RAWTEXT, HTML_SCRIPT, HTML_PLAINTEXT, HTML_CDATA };

struct html {
    drg_str source;
    size_t at;
    enum html_mode mode;
    drg_str raw_name; /* the element whose end tag ends RCDATA, raw text or script */
    size_t raw_end;   /* where that is, once looked for; 0 before                  */
    bool is_xml;      /* begins as XML does: <script/> has no content              */
    bool in_foreign;  /* inside SVG or MathML; set by the caller                   */
};

struct html_attribute {
    drg_str name, value; /* as written, references not replaced; value.ptr NULL: none given */
};

/* Starts at the beginning of `source`, or at `html->at` if that is changed afterwards. */
void html_init(struct html *html, drg_str source);

/* False at the end. */
bool html_next(struct html *html, struct html_token *token);

/* The attributes of a start tag in order. *at is 0 at first. False when there are no more. */
bool html_attribute_next(const struct html *html, const struct html_token *tag, size_t *at,
                         struct html_attribute *out);

/* The character reference at s[at], which is '&': its length in bytes, or 0 when it is none. Fills `text` with one or
 * two code points. With `in_attribute`, "&copy=" and "&copyx" are no references (WHATWG 13.2.5.73). */
size_t html_reference(drg_str s, size_t at, bool in_attribute, char text[8], unsigned *text_len);

#endif
