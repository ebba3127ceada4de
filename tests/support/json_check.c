/* json_check.c - a strict JSON checker. */
#include "support/json_check.h"

#include "base/buf.h"
#include "base/utf8.h"

struct parser {
    drg_str text;
    size_t at;
    const char *fault;
    struct buf string; /* the last string, unescaped */
    drg_str wanted;
    bool has_wanted;
};

static void read_value(struct parser *p, unsigned depth);

static void wrong(struct parser *p, const char *what)
{
    if (!p->fault)
        p->fault = what;
}

static char peek(struct parser *p)
{
    while (p->at < p->text.len && memchr(" \t\r\n", p->text.ptr[p->at], 4))
        p->at++;
    return p->at < p->text.len ? p->text.ptr[p->at] : '\0';
}

static bool take(struct parser *p, char c)
{
    if (peek(p) != c)
        return false;
    p->at++;
    return true;
}

static uint32_t read_hex(struct parser *p)
{
    uint32_t code = 0;
    for (int i = 0; i < 4; i++) {
        char c = p->at < p->text.len ? ascii_lower(p->text.ptr[p->at++]) : '\0';
        if (is_ascii_digit(c))
            code = code * 16 + (uint32_t)(c - '0');
        else if (c >= 'a' && c <= 'f')
            code = code * 16 + (uint32_t)(c - 'a' + 10);
        else
            wrong(p, "a bad \\u escape");
    }
    return code;
}

static void read_escape(struct parser *p)
{
    static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
    char c = p->at < p->text.len ? p->text.ptr[p->at++] : '\0';
    const char *found = c ? strchr(names, c) : NULL;
    if (found)
        buf_add_char(&p->string, values[found - names]);
    else if (c == 'u')
        buf_add_code(&p->string, read_hex(p));
    else
        wrong(p, "a bad escape");
}

static void read_string(struct parser *p)
{
    if (!take(p, '"')) {
        wrong(p, "a string is missing");
        return;
    }
    buf_cut(&p->string, 0);
    while (!p->fault) {
        char c = p->at < p->text.len ? p->text.ptr[p->at++] : '\0';
        if (c == '"')
            break;
        if ((unsigned char)c < 0x20)
            wrong(p, "a control character or the end inside a string");
        else if (c == '\\')
            read_escape(p);
        else
            buf_add_char(&p->string, c);
    }
    p->has_wanted |= p->wanted.ptr && str_eq(buf_str(&p->string), p->wanted);
}

static void read_items(struct parser *p, char closer, unsigned depth)
{
    if (take(p, closer))
        return;
    do {
        if (closer == '}') {
            read_string(p);
            if (!take(p, ':'))
                wrong(p, "a colon is missing");
        }
        read_value(p, depth + 1);
    } while (!p->fault && take(p, ','));
    if (!take(p, closer))
        wrong(p, "a container is not closed");
}

static void read_word(struct parser *p)
{
    static const char *const words[] = {"true", "false", "null"};
    for (size_t i = 0; i < 3; i++)
        if (str_starts(str_cut(p->text, p->at, p->text.len), str_from(words[i]))) {
            p->at += strlen(words[i]);
            return;
        }
    size_t start = p->at;
    while (p->at < p->text.len && is_ascii_digit(p->text.ptr[p->at]))
        p->at++;
    if (p->at == start || (p->text.ptr[start] == '0' && p->at > start + 1))
        wrong(p, "a bad number or word");
}

static void read_value(struct parser *p, unsigned depth)
{
    char c = peek(p);
    if (depth > 64)
        wrong(p, "too deep");
    else if (c == '"')
        read_string(p);
    else if (take(p, '{'))
        read_items(p, '}', depth);
    else if (take(p, '['))
        read_items(p, ']', depth);
    else
        read_word(p);
}

static struct parser parse(drg_str text, drg_str wanted)
{
    struct parser p = {.text = text, .string = buf_make(SIZE_MAX / 4), .wanted = wanted};
    if (!utf8_is_valid(text))
        wrong(&p, "no UTF-8");
    read_value(&p, 0);
    if (peek(&p) || p.at < text.len)
        wrong(&p, "text after the value");
    buf_free(&p.string);
    return p;
}

const char *json_fault(drg_str text)
{
    return parse(text, (drg_str){NULL, 0}).fault;
}

bool json_has_string(drg_str text, drg_str wanted)
{
    return parse(text, wanted).has_wanted;
}
