/* inline_codes.c - the text of a segment beside its codes: what bpt, ept, ph, it and ut hold is native code, what hi and sub
 * hold is text. */
#include "inline_codes.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_DEPTH = 64, LONGEST_REFERENCE = 12, MOST_BYTES = 4 };

/* Where both are. */
struct reading {
    drg_str spelt, text;
    size_t at, said;       /* bytes of them                     */
    unsigned depth, code;  /* open elements; the outermost that holds code, or 0 */
};

static bool is_code(drg_str tag)
{
    static const char *const names[] = {"bpt", "ept", "ph", "it", "ut"};
    size_t len = strcspn(tag.ptr, " \t\r\n/>");
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (len == strlen(names[i]) && memcmp(tag.ptr, names[i], len) == 0)
            return true;
    return false;
}

/* Passes a tag; false: it is none of an inline element, or ends what did not begin. */
static bool pass_tag(struct reading *r)
{
    const char *start = r->spelt.ptr + r->at + 1, *end = memchr(start, '>', r->spelt.len - r->at - 1);
    if (!end || end == start || *start == '!' || *start == '?')
        return false;
    r->at = (size_t)(end - r->spelt.ptr) + 1;
    if (*start == '/') {
        if (r->code == r->depth)
            r->code = 0;
        return r->depth-- > 0;
    }
    if (end[-1] == '/')
        return true;
    r->depth++;
    if (!r->code && is_code((drg_str){start, (size_t)(end - start)}))
        r->code = r->depth;
    return r->depth < MOST_DEPTH;
}

static size_t put_code(char out[MOST_BYTES], unsigned long code)
{
    size_t len = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = len; i-- > 1; code >>= 6)
        out[i] = (char)(0x80 | (code & 0x3F));
    out[0] = (char)(leads[len] | code);
    return len;
}

/* What a reference means, &lt; or &#60;, and its length in *taken; empty: nothing known. */
static drg_str read_reference(drg_str spelt, size_t *taken, char room[MOST_BYTES])
{
    static const struct {
        const char *name, *means;
    } names[] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        *taken = strlen(names[i].name);
        if (spelt.len >= *taken && memcmp(spelt.ptr, names[i].name, *taken) == 0)
            return (drg_str){names[i].means, 1};
    }
    const char *end = memchr(spelt.ptr, ';', spelt.len < LONGEST_REFERENCE ? spelt.len : LONGEST_REFERENCE);
    if (!end || spelt.ptr[1] != '#')
        return (drg_str){"", 0};
    bool is_hex = spelt.ptr[2] == 'x';
    char *stop;
    unsigned long code = strtoul(spelt.ptr + 2 + is_hex, &stop, is_hex ? 16 : 10);
    *taken = (size_t)(end - spelt.ptr) + 1;
    if (stop != end || !code || code > 0x10FFFF)
        return (drg_str){"", 0};
    return (drg_str){room, put_code(room, code)};
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Passes a character, or a byte of one, that the text must have too, unless it is code. */
static bool pass_text(struct reading *r)
{
    char room[MOST_BYTES];
    size_t taken = 1;
    drg_str said = {r->spelt.ptr + r->at, 1};
    if (*said.ptr == '&')
        said = read_reference((drg_str){said.ptr, r->spelt.len - r->at}, &taken, room);
    r->at += taken;
    if (r->code)
        return true;
    for (size_t i = 0; i < said.len; i++, r->said++) {
        if (r->said == r->text.len)
            return false;
        char c = r->text.ptr[r->said];
        if (c != said.ptr[i] && !(is_space(c) && is_space(said.ptr[i])))
            return false;
    }
    return said.len > 0;
}

bool inline_codes_say(drg_str spelt, drg_str text)
{
    struct reading r = {.spelt = spelt, .text = text};
    while (r.at < spelt.len)
        if (!(spelt.ptr[r.at] == '<' ? pass_tag(&r) : pass_text(&r)))
            return false;
    return r.depth == 0 && r.said == text.len;
}
