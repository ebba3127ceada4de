/* display.c - text for people's terminals. */
#include "text/display.h"

#include "base/error.h"
#include "base/utf8.h"
#include "base/writer.h"
#include "dragoman/text.h"
#include "ext/icu_width.h"

/* First-strong isolate and its end (UAX #9). */
#define FSI "\xE2\x81\xA8"
#define PDI "\xE2\x81\xA9"

static bool has_rtl(drg_str s)
{
    for (size_t at = 0; at < s.len;)
        if (icu_is_rtl(utf8_next(s, &at)))
            return true;
    return false;
}

/* U+0085, U+2028 and U+2029 end lines too. */
static bool is_blank_control(uint32_t code)
{
    return (code >= 0x09 && code <= 0x0D) || code == 0x85 || code == 0x2028 || code == 0x2029;
}

/* Needs no memory of its own: what is shown of a failure must not fail. */
static void write_safe(struct writer *into, drg_str s, bool isolate)
{
    isolate = isolate && has_rtl(s);
    if (isolate)
        writer_add_z(into, FSI);
    for (size_t at = 0; at < s.len;) {
        size_t start = at;
        uint32_t code = utf8_next(s, &at);
        if (is_blank_control(code)) {
            writer_add_char(into, ' ');
            if (code == '\r' && at < s.len && s.ptr[at] == '\n')
                at++;
        } else if (icu_is_invisible(code)) {
            writer_addf(into, "<U+%04X>", (unsigned)code);
        } else {
            writer_add(into, str_cut(s, start, at));
        }
    }
    if (isolate)
        writer_add_z(into, PDI);
}

void display_safe(struct buf *into, drg_str s, bool isolate)
{
    struct writer w;
    writer_init(&w, buf_sink(into), NULL);
    write_safe(&w, s, isolate);
    (void)writer_finish(&w); /* `into` knows its failure */
}

drg_status drg_write_safe(drg_str s, bool isolate, drg_sink sink, drg_error *err)
{
    if (!utf8_is_valid(s))
        return fail(err, DRG_EINVAL, NOWHERE, "the text is not valid UTF-8");
    struct writer w;
    writer_init(&w, sink, err);
    write_safe(&w, s, isolate);
    return writer_finish(&w);
}

uint32_t drg_display_width(drg_str s)
{
    uint32_t width = 0;
    for (size_t at = 0; at < s.len;) {
        uint32_t code = utf8_next_lossy(s, &at);
        width += icu_width(code);
    }
    return width;
}

size_t display_fit(drg_str s, uint32_t width)
{
    size_t at = 0, space = 0;
    uint32_t used = 0;
    while (at < s.len) {
        size_t start = at;
        uint32_t code = utf8_next(s, &at);
        used += icu_width(code);
        if (used > width && start > 0)
            return space ? space : start;
        if (code == ' ')
            space = start;
    }
    return s.len;
}
