/* views.c - showing and checking views. */
#include "support/views.h"

#include "base/utf8.h"

drg_status view_of(struct view *view, const struct format *format, drg_str source)
{
    struct input in = {.source = source, .name = "test"};
    drg_error err = {0};
    view_init(view, UINT32_MAX / 2);
    drg_status status = format->read_text(&in, view, &err);
    return status ? status : view_finish(view, &err);
}

static void show_text(struct buf *out, drg_str text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t code = utf8_next(text, &at);
        buf_add_code(out, code == 0xFFFC ? '*' : code == '\n' ? '/' : code);
    }
}

void show_blocks(char *out, size_t size, const struct view *view)
{
    struct buf shown = buf_make(size - 1);
    for (size_t i = 0; i < view->blocks.count; i++) {
        const struct view_block *block = &view->blocks.items[i];
        buf_add_z(&shown, i ? " [" : "[");
        buf_add(&shown, block->lang);
        buf_add_char(&shown, '|');
        show_text(&shown, str_cut(buf_str(&view->text), block->start, block->end));
        buf_add_char(&shown, ']');
    }
    snprintf(out, size, "%s", shown.ptr ? shown.ptr : "");
    buf_free(&shown);
}

/* A line end that only wraps a paragraph may have become a space. */
static bool is_copied(const char *view, const char *source, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (view[i] != source[i] && !(view[i] == ' ' && (source[i] == '\n' || source[i] == '\r')))
            return false;
    return true;
}

static const char *piece_fault(const struct view *view, const struct view_piece *p, drg_str source)
{
    if ((size_t)p->source_start + p->source_len > source.len)
        return "a piece ends after the source";
    if ((size_t)p->view_start + p->view_len > view->text.len)
        return "a piece ends after the view";
    bool is_object = p->view_len >= 3 && memcmp(view->text.ptr + p->view_start, "\xEF\xBF\xBC", 3) == 0;
    bool is_copy = p->view_len == p->source_len && !is_object;
    if (is_copy && !is_copied(view->text.ptr + p->view_start, source.ptr + p->source_start, p->view_len))
        return "a copied piece differs from its source";
    return NULL;
}

const char *view_fault(const struct view *view, drg_str source)
{
    uint32_t view_at = 0, source_at = 0;
    for (size_t i = 0; i < view->pieces.count; i++) {
        const struct view_piece *p = &view->pieces.items[i];
        const char *fault = piece_fault(view, p, source);
        if (fault)
            return fault;
        if (p->view_start < view_at || p->source_start < source_at)
            return "pieces are out of order";
        view_at = p->view_start + p->view_len;
        source_at = p->source_start + p->source_len;
    }
    uint32_t block_at = 0;
    for (size_t i = 0; i < view->blocks.count; i++) {
        const struct view_block *b = &view->blocks.items[i];
        if (b->start < block_at || b->end < b->start || b->end > view->text.len)
            return "blocks are out of order";
        block_at = b->end;
    }
    return utf8_is_valid(buf_str(&view->text)) ? NULL : "the view is no UTF-8";
}
