/* encode.c - text in other encodings. */
#include "support/encode.h"

#include <criterion/criterion.h>
#include <iconv.h>

#include "base/utf8.h"
#include "ext/single_byte.h"

static bool encode_by_table(struct buf *into, const struct single_byte *set, drg_str character)
{
    size_t at = 0;
    uint32_t code = utf8_next(character, &at);
    int byte = code < 0x80 ? (int)code : single_byte_encode(set, code);
    if (byte >= 0)
        buf_add_char(into, (char)byte);
    return byte >= 0;
}

static bool encode_by_iconv(struct buf *into, iconv_t to, drg_str character)
{
    char out[16], *in = (char *)(uintptr_t)character.ptr, *at = out;
    size_t in_left = character.len, out_left = sizeof out;
    if (iconv(to, &in, &in_left, &at, &out_left) == (size_t)-1)
        return false;
    buf_add(into, (drg_str){out, sizeof out - out_left});
    return true;
}

/* What is held back in case a mark follows. */
static void flush(struct buf *into, iconv_t to)
{
    char out[16], *at = out;
    size_t out_left = sizeof out;
    iconv(to, NULL, NULL, &at, &out_left);
    buf_add(into, (drg_str){out, sizeof out - out_left});
}

void encode_text(struct buf *into, drg_str text, const char *encoding, struct buf *kept)
{
    iconv_t to = iconv_open(encoding, "UTF-8");
    bool has_iconv = to != (iconv_t)-1;
    const struct single_byte *set = has_iconv ? NULL : single_byte_find(encoding);
    cr_assert(has_iconv || set, "no encoding %s here", encoding);
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        utf8_next(text, &at);
        drg_str character = str_cut(text, start, at);
        bool is_kept = set ? encode_by_table(into, set, character) : encode_by_iconv(into, to, character);
        cr_assert(kept || is_kept, "%s lacks '%.*s'", encoding, STR_ARGS(character));
        if (kept && is_kept)
            buf_add(kept, character);
    }
    if (has_iconv) {
        flush(into, to);
        iconv_close(to);
    }
}
