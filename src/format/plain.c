/* plain.c - plain text: blank lines divide paragraphs. Every byte but a byte order mark is text; the blank lines belong
 * to the paragraph before them. */
#include "base/utf8.h"
#include "format/formats.h"

static bool is_blank(drg_str line)
{
    return str_trim(line).len == 0;
}

static drg_status read_plain(const struct input *in, struct view *into, drg_error *err)
{
    drg_str s = in->source;
    size_t at = utf8_bom_length(s);
    bool was_blank = false, has_text = false;
    while (at < s.len) {
        size_t end;
        str_line_end(s, at, &end);
        bool blank = is_blank(str_cut(s, at, end));
        if (!blank && was_blank && has_text)
            view_break(into, (drg_str){"", 0});
        view_copy(into, s, at, end);
        has_text |= !blank;
        was_blank = blank;
        at = end;
    }
    (void)err; /* every text is plain text; memory is view_finish's business */
    return DRG_OK;
}

const struct format format_plain = {
    .name = "plain",
    .extensions = " .txt .text ",
    .summary = "plain text",
    .read_text = read_plain,
};
