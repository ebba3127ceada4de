/* restate.c - what restating has in common in all languages. */
#include "lang/restate.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "ext/icu_normalize.h"
#include "lang/fold.h"

/* The end, or an ASCII letter to which no mark can belong. */
static bool is_plain_at(drg_str s, size_t at)
{
    return at == s.len || (is_ascii_alpha(s.ptr[at]) && (at + 1 == s.len || (unsigned char)s.ptr[at + 1] < 0x80));
}

/* The first letter that differs tells most words apart: where both are plain ASCII up to it and at it, that is the answer. */
static bool is_told_by_ascii(drg_str a, drg_str b, bool *is_same)
{
    size_t i = 0;
    while (i < a.len && i < b.len && is_ascii_alpha(a.ptr[i]) && ascii_lower(a.ptr[i]) == ascii_lower(b.ptr[i]))
        i++;
    *is_same = i == a.len && i == b.len;
    return i < WORD_MAX_LETTERS && is_plain_at(a, i) && is_plain_at(b, i);
}

bool is_same_loosely(drg_str a, drg_str b)
{
    struct word left, right;
    bool is_same;
    if (is_told_by_ascii(a, b, &is_same))
        return is_same;
    word_make(&left, a, NULL);
    word_make(&right, b, NULL);
    if (left.count != right.count || left.is_cut)
        return false;
    for (uint32_t i = 0; i < left.count; i++)
        if (left.letters[i].loose != right.letters[i].loose)
            return false;
    return true;
}

void add_upper(struct buf *into, drg_str text, bool has_dotted_i)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t code = utf8_next(text, &at);
        if (code == 'i' && has_dotted_i)
            buf_add_code(into, 0x130);
        else if (code == 0xDF)
            buf_add_z(into, "SS");
        else
            buf_add_code(into, icu_upper(code));
    }
}

size_t last_word(drg_str text)
{
    size_t start = 0;
    for (size_t at = 0; at < text.len;) {
        uint8_t class = fold_find(utf8_next(text, &at))->class;
        if (class == FOLD_SPACE || class == FOLD_NEWLINE || class == FOLD_HYPHEN)
            start = at;
    }
    return start;
}

bool restate(struct buf *into, const struct lang *lang, const struct restatement *r)
{
    size_t before = into->len;
    bool is_done = lang->restate ? lang->restate(into, r) : is_same_loosely(r->surface, r->term);
    if (is_done && !lang->restate)
        buf_add(into, r->wanted);
    if (!is_done)
        buf_cut(into, before);
    return is_done;
}
