/* view.c - building a view and mapping its spans back to the source. */
#include "text/view.h"

#include "base/error.h"
#include "ext/hash.h"

static const char OBJECT[] = "\xEF\xBF\xBC"; /* U+FFFC */

void view_init(struct view *view, size_t max)
{
    *view = (struct view){.text = buf_make(max), .open = {.at = DRG_NONE}};
}

void view_free(struct view *view)
{
    buf_free(&view->text);
    vec_free(&view->pieces);
    vec_free(&view->blocks);
    vec_free(&view->codes);
    vec_free(&view->held);
    vec_free(&view->raw);
}

static void add_piece(struct view *view, drg_str text, size_t start, size_t end)
{
    struct view_piece piece = {(uint32_t)view->text.len, (uint32_t)text.len, (uint32_t)start, (uint32_t)(end - start)};
    size_t before = view->text.len;
    buf_add(&view->text, text);
    if (view->text.len == before + text.len && !view->text.failed && !vec_push(&view->pieces, piece))
        view->failed = true;
}

void view_copy(struct view *view, drg_str source, size_t start, size_t end)
{
    if (end <= start)
        return;
    struct view_piece *last = view->pieces.count ? &view->pieces.items[view->pieces.count - 1] : NULL;
    bool follows = last && last->view_len == last->source_len && last->source_start + last->source_len == start &&
                   last->view_start + last->view_len == view->text.len;
    if (!follows) {
        add_piece(view, str_cut(source, start, end), start, end);
        return;
    }
    buf_add(&view->text, str_cut(source, start, end));
    if (!view->text.failed) {
        last->view_len += (uint32_t)(end - start);
        last->source_len += (uint32_t)(end - start);
    }
}

void view_copy_raw(struct view *view, drg_str source, size_t start, size_t end)
{
    view_copy(view, source, start, end);
    if (end > start && !vec_push(&view->raw, (drg_span){(uint32_t)start, (uint32_t)end}))
        view->failed = true;
}

void view_replace(struct view *view, drg_str text, size_t start, size_t end)
{
    add_piece(view, text, start, end);
}

void view_opaque(struct view *view, size_t start, size_t end)
{
    add_piece(view, STR(OBJECT), start, end);
}

void view_code(struct view *view, enum view_code_kind kind, drg_str name, drg_str id, size_t start, size_t end)
{
    uint64_t identity = hash_bytes(name.ptr, name.len, 0);
    struct view_code code = {(uint32_t)view->text.len, (uint32_t)start, (uint32_t)end,
                             hash_bytes(id.ptr, id.len, identity), kind};
    if (!vec_push(&view->codes, code))
        view->failed = true;
}

void view_hold(struct view *view, size_t from)
{
    while (view->held.count && view->held.items[view->held.count - 1].start >= from) /* inside this one */
        view->held.count--;
    if (view->text.len > from && !vec_push(&view->held, (drg_span){(uint32_t)from, (uint32_t)view->text.len}))
        view->failed = true;
}

size_t view_held_from(const struct view *view, uint32_t at)
{
    size_t low = 0;
    for (size_t high = view->held.count; low < high;) {
        size_t mid = (low + high) / 2;
        if (view->held.items[mid].end <= at)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

bool view_is_held(const struct view *view, drg_span span)
{
    size_t first = view_held_from(view, span.start);
    return first < view->held.count && view->held.items[first].start < span.end;
}

static void close_block(struct view *view, bool keep_empty)
{
    view->open.end = (uint32_t)view->text.len;
    if ((keep_empty || view->open.end > view->open.start) && !vec_push(&view->blocks, view->open))
        view->failed = true;
    /* A line feed of no source keeps blocks apart for whoever reads the view as one text. */
    if (view->open.end > view->open.start)
        buf_add_char(&view->text, '\n');
    view->open = (struct view_block){.start = (uint32_t)view->text.len, .at = DRG_NONE};
}

void view_break(struct view *view, drg_str lang)
{
    close_block(view, false);
    view->open.lang = lang;
}

void view_cell(struct view *view, uint32_t column, uint32_t row)
{
    view->open.column = column;
    view->open.row = row;
    close_block(view, true);
}

void view_cell_at(struct view *view, uint32_t column, uint32_t row, size_t at)
{
    view->open.at = (uint32_t)at;
    view_cell(view, column, row);
}

void view_line(struct view *view)
{
    if (view->open.start == view->text.len) {
        buf_add_char(&view->text, '\n');
        view->open.start = (uint32_t)view->text.len;
    }
    close_block(view, false);
}

drg_status view_finish(struct view *view, drg_error *err)
{
    close_block(view, false);
    return view->failed ? fail_memory(err) : buf_status(&view->text, "the text", err);
}

/* The last piece that starts at or before `at`. */
static const struct view_piece *piece_at(const struct view *view, uint32_t at)
{
    size_t low = 0, high = view->pieces.count;
    while (high - low > 1) {
        size_t mid = (low + high) / 2;
        if (view->pieces.items[mid].view_start <= at)
            low = mid;
        else
            high = mid;
    }
    return &view->pieces.items[low];
}

/* Where byte `at` of the view, which lies in `piece`, begins (or, for the byte before an end, ends) in the source. */
static uint32_t source_of(const struct view_piece *piece, uint32_t at, bool is_end)
{
    if (piece->view_len != piece->source_len)
        return is_end ? piece->source_start + piece->source_len : piece->source_start;
    uint32_t inside = at - piece->view_start;
    return piece->source_start + (inside < piece->source_len ? inside : piece->source_len);
}

drg_span view_to_source(const struct view *view, drg_span in_view)
{
    if (!view->pieces.count)
        return (drg_span){0, 0};
    uint32_t start = source_of(piece_at(view, in_view.start), in_view.start, false);
    if (in_view.end <= in_view.start)
        return (drg_span){start, start};
    return (drg_span){start, source_of(piece_at(view, in_view.end - 1), in_view.end, true)};
}

/* How many pieces begin before `at`, or at it. */
static size_t pieces_before(const struct view *view, uint32_t at, bool or_at)
{
    size_t low = 0, high = view->pieces.count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        uint32_t start = view->pieces.items[mid].source_start;
        if (start < at || (or_at && start == at))
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

uint32_t view_of_source(const struct view *view, uint32_t at, bool is_end)
{
    size_t before = pieces_before(view, at, !is_end);
    const struct view_piece *piece = before ? &view->pieces.items[before - 1] : NULL;
    uint32_t inside = piece ? at - piece->source_start : 0;
    bool is_copy = piece && piece->view_len == piece->source_len;
    if (piece && inside < piece->source_len)
        return is_copy ? piece->view_start + inside : is_end ? piece->view_start + piece->view_len : piece->view_start;
    if (is_end)
        return piece ? piece->view_start + piece->view_len : 0;
    return before < view->pieces.count ? view->pieces.items[before].view_start : (uint32_t)view->text.len;
}

bool view_is_raw(const struct view *view, uint32_t at)
{
    size_t low = 0, high = view->raw.count;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (view->raw.items[mid].end <= at)
            low = mid + 1;
        else
            high = mid;
    }
    return low < view->raw.count && view->raw.items[low].start <= at;
}

bool view_spell_markup(struct buf *into, drg_str text, drg_str before)
{
    (void)before;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '&')
            buf_add_z(into, "&amp;");
        else if (text.ptr[i] == '<')
            buf_add_z(into, "&lt;");
        else if (text.ptr[i] == '>')
            buf_add_z(into, "&gt;");
        else
            buf_add_char(into, text.ptr[i]);
    }
    return true;
}

bool view_spell_never(struct buf *into, drg_str text, drg_str before)
{
    (void)into, (void)text, (void)before;
    return false;
}

static bool divides_cells(drg_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (strchr("\",;\t\r\n", text.ptr[i]))
            return true;
    return false;
}

bool view_spell_cell(struct buf *into, drg_str text, drg_str before)
{
    if (divides_cells(text) || divides_cells(before))
        return false;
    buf_add(into, text);
    return true;
}
