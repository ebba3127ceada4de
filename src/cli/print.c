/* print.c - writing text to a sink piece by piece. */
#include "print.h"

#include <inttypes.h>
#include <string.h>

drg_str str_of(const char *s)
{
    return (drg_str){s, strlen(s)};
}

void print_bytes(struct printer *p, drg_str s)
{
    if (!p->status && s.len)
        p->status = p->sink.write(p->sink.user, s.ptr, s.len, p->err);
}

void print(struct printer *p, const char *s)
{
    print_bytes(p, str_of(s));
}

void print_number(struct printer *p, uint64_t number)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%" PRIu64, number);
    print(p, digits);
}

void print_spaces(struct printer *p, size_t count)
{
    static const char spaces[] = "                                ";
    for (; count > sizeof spaces - 1; count -= sizeof spaces - 1)
        print(p, spaces);
    print_bytes(p, (drg_str){spaces, count});
}

/* Table 3-7 of the Unicode Standard: the well-formed sequences. */
size_t utf8_char(drg_str s)
{
    const unsigned char *b = (const unsigned char *)s.ptr;
    if (!s.len)
        return 0;
    size_t len = b[0] < 0x80 ? 1 : b[0] >= 0xC2 && b[0] < 0xE0 ? 2 : (b[0] & 0xF0) == 0xE0 ? 3 : b[0] >= 0xF0 && b[0] < 0xF5 ? 4 : 0;
    if (len > s.len)
        return 0;
    for (size_t i = 1; i < len; i++)
        if ((b[i] & 0xC0) != 0x80)
            return 0;
    bool is_overlong = (b[0] == 0xE0 && b[1] < 0xA0) || (b[0] == 0xF0 && b[1] < 0x90);
    bool is_outside = (b[0] == 0xED && b[1] >= 0xA0) || (b[0] == 0xF4 && b[1] >= 0x90);
    return is_overlong || is_outside ? 0 : len;
}

void print_safe(struct printer *p, drg_str s, bool isolate)
{
    while (s.len && !p->status) {
        size_t good = 0, step;
        while ((step = utf8_char((drg_str){s.ptr + good, s.len - good})) > 0)
            good += step;
        if (good)
            p->status = drg_write_safe((drg_str){s.ptr, good}, isolate, p->sink, p->err);
        if (good < s.len)
            print(p, "\xEF\xBF\xBD");
        good += good < s.len;
        s = (drg_str){s.ptr + good, s.len - good};
    }
}

/* ---- Measuring: the same writing, into a sink that only looks --------------------------------------- */

static drg_status add_width(void *user, const void *data, size_t len, drg_error *err)
{
    (void)err;
    *(uint32_t *)user += drg_display_width((drg_str){data, len});
    return DRG_OK;
}

uint32_t safe_width(drg_str s)
{
    uint32_t width = 0;
    struct printer p = {.sink = {add_width, &width}};
    print_safe(&p, s, false);
    return width;
}

void print_cell(struct printer *p, drg_str s, uint32_t width)
{
    uint32_t used = safe_width(s);
    print_safe(p, s, true);
    print_spaces(p, used < width ? width - used : 0);
}

/* FSI, U+2068: what an isolated text begins with. */
static drg_status see_isolate(void *user, const void *data, size_t len, drg_error *err)
{
    (void)err;
    *(bool *)user |= len >= 3 && memcmp(data, "\xE2\x81\xA8", 3) == 0;
    return DRG_OK;
}

bool needs_isolation(drg_str s)
{
    bool found = false;
    struct printer p = {.sink = {see_isolate, &found}};
    print_safe(&p, s, true);
    return found;
}
