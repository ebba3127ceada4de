/* bitexts.c - reading bitexts in tests and showing what came of it. */
#include "support/bitexts.h"

#include <criterion/criterion.h>

#include "support/views.h"

static void count_note(void *user, const drg_note *note)
{
    size_t *notes = user;
    (void)note;
    ++*notes;
}

drg_status bitext_read(struct bitext *b, const char *format, const char *name, drg_str source, drg_error *err)
{
    drg_ctx *ctx;
    *b = (struct bitext){.columns = {.source = DRG_NONE}};
    b->columns.arena = &b->arena;
    drg_ctx_options options = {.note = count_note, .note_user = &b->notes};
    cr_assert_eq(drg_ctx_new(&ctx, &options, NULL), DRG_OK);
    struct input in = {.ctx = ctx, .source = source, .name = name};
    drg_status status = format_find(format)->read_bitext(&in, &b->columns, err);
    for (size_t i = 0; i < b->columns.views.count && !status; i++)
        status = view_finish(&b->columns.views.items[i], err);
    drg_ctx_free(ctx);
    return status;
}

void bitext_free(struct bitext *b)
{
    bitext_columns_free(&b->columns);
    arena_free(&b->arena);
}

static void give(char *out, size_t size, struct buf *shown)
{
    snprintf(out, size, "%s", shown->ptr ? shown->ptr : "");
    buf_free(shown);
}

static void show_text(struct buf *shown, drg_str text)
{
    for (size_t at = 0; at < text.len; at++) {
        bool is_object = str_starts(str_cut(text, at, text.len), STR("\xEF\xBF\xBC"));
        buf_add_char(shown, is_object ? '*' : text.ptr[at] == '\n' ? '/' : text.ptr[at]);
        at += is_object ? 2 : 0;
    }
}

void bitext_show(char *out, size_t size, const struct bitext *b)
{
    struct buf shown = buf_make(size - 1);
    for (size_t i = 0; i < b->columns.langs.count; i++) {
        const struct view *view = &b->columns.views.items[i];
        buf_add_z(&shown, i ? "; " : "");
        buf_add(&shown, b->columns.langs.items[i]);
        for (size_t k = 0; k < view->blocks.count; k++) {
            const struct view_block *block = &view->blocks.items[k];
            buf_addf(&shown, " %u:", (unsigned)block->row);
            show_text(&shown, str_cut(buf_str(&view->text), block->start, block->end));
        }
    }
    for (size_t i = 0; i < b->columns.shared.count; i++) {
        const struct shared_cell *cell = &b->columns.shared.items[i];
        buf_addf(&shown, "; %u=%u", (unsigned)cell->row, (unsigned)cell->owner);
    }
    give(out, size, &shown);
}

void bitext_show_units(char *out, size_t size, const struct bitext *b)
{
    struct buf shown = buf_make(size - 1);
    for (size_t row = 0; row < b->columns.units.count; row++) {
        const drg_unit *unit = &b->columns.units.items[row];
        buf_addf(&shown, "%s%zu", row ? "; " : "", row);
        buf_add_z(&shown, unit->id.len ? " " : "");
        buf_add(&shown, unit->id);
        if (unit->group != row)
            buf_addf(&shown, " /%u", (unsigned)unit->group);
        if (unit->flags)
            buf_addf(&shown, " +%u", unit->flags);
        if (unit->notes.len) {
            buf_add_z(&shown, " [");
            show_text(&shown, unit->notes);
            buf_add_char(&shown, ']');
        }
    }
    give(out, size, &shown);
}

void bitext_show_codes(char *out, size_t size, const struct bitext *b)
{
    enum { LETTERS = 26 };
    uint64_t known[LETTERS];
    size_t count = 0;
    struct buf shown = buf_make(size - 1);
    for (size_t i = 0; i < b->columns.langs.count; i++) {
        const struct view *view = &b->columns.views.items[i];
        buf_add_z(&shown, i ? "; " : "");
        buf_add(&shown, b->columns.langs.items[i]);
        for (size_t k = 0; k < view->codes.count; k++) {
            const struct view_code *code = &view->codes.items[k];
            size_t letter = 0;
            while (letter < count && known[letter] != code->identity)
                letter++;
            cr_assert_lt(letter, LETTERS);
            known[letter] = code->identity;
            count += letter == count;
            buf_addf(&shown, " %u%c%c", (unsigned)code->at, "<>*"[code->kind], (char)('a' + letter));
        }
    }
    give(out, size, &shown);
}

const char *bitext_fault(const struct bitext *b, drg_str source)
{
    for (size_t i = 0; i < b->columns.views.count; i++) {
        const struct view *view = &b->columns.views.items[i];
        const char *fault = view_fault(view, source);
        if (fault)
            return fault;
        for (size_t k = 0; k < view->blocks.count; k++)
            if (view->blocks.items[k].row >= b->columns.rows)
                return "a cell is of no row";
        for (size_t k = 0; k < view->codes.count; k++)
            if (view->codes.items[k].end > source.len || view->codes.items[k].end < view->codes.items[k].start)
                return "a code is not in the source";
    }
    return NULL;
}
