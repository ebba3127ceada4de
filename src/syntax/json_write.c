/* json_write.c - JSON as a stream. */
#include "syntax/json_write.h"

#include <assert.h>

#include "base/utf8.h"

static void new_line(struct json *j)
{
    writer_add_char(j->out, '\n');
    for (unsigned i = 0; i < j->depth; i++)
        writer_add_z(j->out, "  ");
}

/* What stands between the value or key before and the one to come. */
static void begin_item(struct json *j)
{
    if (j->after_key || j->depth == 0) {
        j->after_key = false;
        return;
    }
    bool is_first = !j->has_items[j->depth - 1];
    j->has_items[j->depth - 1] = true;
    if (!is_first)
        writer_add_char(j->out, ',');
    if (j->depth <= j->lines)
        new_line(j);
    else if (!is_first && j->lines)
        writer_add_char(j->out, ' ');
}

static void open(struct json *j, char opener, char closer)
{
    assert(j->depth < JSON_MAX_DEPTH);
    begin_item(j);
    writer_add_char(j->out, opener);
    j->closer[j->depth] = closer;
    j->has_items[j->depth++] = false;
}

void json_object(struct json *j)
{
    open(j, '{', '}');
}

void json_array(struct json *j)
{
    open(j, '[', ']');
}

void json_end(struct json *j)
{
    assert(j->depth > 0 && !j->after_key);
    j->depth--;
    if (j->has_items[j->depth] && j->depth < j->lines)
        new_line(j);
    writer_add_char(j->out, j->closer[j->depth]);
}

static void write_escape(struct writer *out, uint32_t code)
{
    switch (code) {
    case '"': writer_add_z(out, "\\\""); break;
    case '\\': writer_add_z(out, "\\\\"); break;
    case '\n': writer_add_z(out, "\\n"); break;
    case '\r': writer_add_z(out, "\\r"); break;
    case '\t': writer_add_z(out, "\\t"); break;
    case UTF8_REPLACEMENT: writer_add_z(out, UTF8_REPLACEMENT_BYTES); break; /* of itself and of ill-formed bytes */
    default: writer_addf(out, "\\u%04x", (unsigned)code);
    }
}

/* What JSON forbids and what would act on a terminal or a reader: controls, line separators, bidi controls. All are
 * below U+10000. */
static bool needs_escape(uint32_t code)
{
    return code < 0x20 || code == '"' || code == '\\' || (code >= 0x7F && code < 0xA0) ||
           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == UTF8_REPLACEMENT;
}

static bool is_plain_ascii(char c)
{
    return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

static void write_string(struct writer *out, drg_str s)
{
    size_t plain = 0;
    writer_add_char(out, '"');
    for (size_t at = 0;;) {
        while (at < s.len && is_plain_ascii(s.ptr[at]))
            at++;
        if (at == s.len)
            break;
        size_t start = at;
        uint32_t code = utf8_next_lossy(s, &at);
        if (needs_escape(code)) {
            writer_add(out, str_cut(s, plain, start));
            write_escape(out, code);
            plain = at;
        }
    }
    writer_add(out, str_cut(s, plain, s.len));
    writer_add_char(out, '"');
}

static void begin_key(struct json *j)
{
    assert(j->depth > 0 && j->closer[j->depth - 1] == '}' && !j->after_key);
    begin_item(j);
    j->after_key = true;
}

void json_key_str(struct json *j, drg_str key)
{
    begin_key(j);
    write_string(j->out, key);
    writer_add_z(j->out, j->lines ? ": " : ":");
}

void json_key(struct json *j, const char *key)
{
    begin_key(j);
    writer_add_char(j->out, '"');
    writer_add_z(j->out, key);
    writer_add_z(j->out, j->lines ? "\": " : "\":");
}

void json_string(struct json *j, drg_str s)
{
    begin_item(j);
    write_string(j->out, s);
}

/* Offsets and lines are most of a report: printf would take longer than all else. */
void json_number(struct json *j, uint64_t number)
{
    char digits[STR_DIGITS];
    begin_item(j);
    writer_add(j->out, str_digits(digits, number));
}

void json_key_string(struct json *j, const char *key, drg_str s)
{
    json_key(j, key);
    json_string(j, s);
}

void json_key_number(struct json *j, const char *key, uint64_t number)
{
    json_key(j, key);
    json_number(j, number);
}

void json_key_strings(struct json *j, const char *key, const drg_str *items, size_t count)
{
    json_key(j, key);
    json_array(j);
    for (size_t i = 0; i < count; i++)
        json_string(j, items[i]);
    json_end(j);
}

void json_bool(struct json *j, bool value)
{
    begin_item(j);
    writer_add_z(j->out, value ? "true" : "false");
}

void json_null(struct json *j)
{
    begin_item(j);
    writer_add_z(j->out, "null");
}
