/* sheet.c - running the steps over a text: which lines which steps look at, and again until nothing changes.
 *
 * A line's traits say which steps it concerns, so most lines are looked at once and by none. A step's edits are made at
 * once, so that the next one sees them; lines they touch are seen again in the next round. */
#include "base/error.h"
#include "base/utf8.h"
#include "rewrite/normalizer.h"

/* Every step that finds something in its own output would be a mistake of ours; this many rounds are never needed. */
enum { MAX_ROUNDS = 12 };

struct line {
    uint32_t start, end; /* without what ends it            */
    uint32_t traits;     /* all it has; within a round also those that a step took away */
    bool is_open;        /* changed in the round before     */
    bool is_changed;     /* changed in this round           */
};

struct sheet {
    const drg_normalizer *normalizer;
    const struct lang *lang;
    drg_str text;            /* as it stands: the input, or the buffer in use */
    struct buf buffers[2];
    unsigned current;        /* the buffer that is not in use                 */
    VEC(struct line) lines;  /* those that some step may concern              */
    struct edits *total;
    struct buf scratch;
};

static bool list_lines(struct sheet *sheet)
{
    const struct seeker *seeker = &sheet->normalizer->seeker;
    drg_str text = sheet->text;
    size_t found = seeker_find(seeker, text, 0);
    sheet->lines.count = 0;
    for (struct str_lines lines = str_lines_of(text); found < text.len;) {
        drg_span span = str_lines_next(&lines);
        if (found >= span.end)
            continue;
        struct line line = {.start = span.start, .end = span.end, .is_open = true,
                            .traits = traits_in(str_cut(text, span.start, span.end))};
        if (!vec_push(&sheet->lines, line))
            return false;
        found = seeker_find(seeker, text, lines.at);
    }
    return true;
}

static bool concerns(const struct form *form, const struct line *line)
{
    return line->is_open && line->traits & form->wakes && (!form->and_also || line->traits & form->and_also);
}

static void find_edits(struct sheet *sheet, const struct form *form, struct edits *edits)
{
    if (form->wakes == FORM_WAKES_ALL) {
        form->edit(&(struct form_line){.out = edits, .text = sheet->text, .end = sheet->text.len, .name = form->name,
                                       .lang = sheet->lang, .scratch = &sheet->scratch});
        return;
    }
    for (size_t i = 0; i < sheet->lines.count; i++) {
        const struct line *line = &sheet->lines.items[i];
        if (concerns(form, line))
            form->edit(&(struct form_line){.out = edits, .text = sheet->text, .start = line->start, .end = line->end,
                                           .name = form->name, .lang = sheet->lang, .scratch = &sheet->scratch});
    }
}

/* Moves the lines to where the edits put them, and adds the traits of what came in. */
static void move_lines(struct sheet *sheet, const struct edits *edits)
{
    const struct edit *edit = edits->list.items, *last = edit + edits->list.count;
    int64_t shift = 0;
    for (size_t i = 0; i < sheet->lines.count; i++) {
        struct line *line = &sheet->lines.items[i];
        int64_t start = line->start + shift;
        for (; edit < last && edit->start <= line->end; edit++) {
            shift += (int64_t)edit->replacement.len - (edit->end - edit->start);
            line->traits |= traits_in(edit->replacement);
            line->is_changed = true;
        }
        line->end = (uint32_t)(line->end + shift);
        line->start = (uint32_t)start;
    }
}

/* Looks again at the lines that were changed, for the next round. */
static void reopen_lines(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->lines.count; i++) {
        struct line *line = &sheet->lines.items[i];
        if (line->is_changed)
            line->traits = traits_in(str_cut(sheet->text, line->start, line->end));
        line->is_open = line->is_changed;
        line->is_changed = false;
    }
}

/* Makes the edits in the text and adds them to the total. */
static drg_status make_edits(struct sheet *sheet, struct edits *edits, drg_error *err)
{
    struct buf *into = &sheet->buffers[sheet->current];
    struct edits chained = {0};
    buf_cut(into, 0);
    edits_apply(into, sheet->text, edits);
    edits_chain(&chained, sheet->total, sheet->text, edits);
    edits_free(sheet->total);
    *sheet->total = chained;
    drg_status status = buf_status(into, "the normalised text", err);
    if (!status && chained.failed)
        status = fail_memory(err);
    sheet->text = buf_str(into);
    sheet->current = !sheet->current;
    return status;
}

static drg_status run_form(struct sheet *sheet, const struct form *form, bool *has_changed, drg_error *err)
{
    struct edits edits = {0};
    drg_status status = DRG_OK;
    find_edits(sheet, form, &edits);
    if (edits.failed || sheet->scratch.failed) {
        status = fail_memory(err);
    } else if (edits.list.count) {
        status = make_edits(sheet, &edits, err);
        move_lines(sheet, &edits);
        *has_changed = true;
    }
    edits_free(&edits);
    return status;
}

static drg_status run_round(struct sheet *sheet, bool *has_changed, drg_error *err)
{
    drg_status status = DRG_OK;
    *has_changed = false;
    for (size_t i = 0; i < form_count && !status; i++)
        if (normalizer_does(sheet->normalizer, i) && form_table[i].wakes != FORM_WAKES_ALL)
            status = run_form(sheet, &form_table[i], has_changed, err);
    reopen_lines(sheet);
    return status;
}

/* The steps that look at all of the text; the lines are listed behind them. */
static drg_status run_whole_forms(struct sheet *sheet, drg_error *err)
{
    bool has_changed;
    drg_status status = DRG_OK;
    for (size_t i = 0; i < form_count && !status; i++)
        if (normalizer_does(sheet->normalizer, i) && form_table[i].wakes == FORM_WAKES_ALL)
            status = run_form(sheet, &form_table[i], &has_changed, err);
    if (!status && !list_lines(sheet))
        status = fail_memory(err);
    return status;
}

drg_status sheet_normalize(struct buf *out, struct edits *total, const drg_normalizer *normalizer, drg_str text,
                           const struct lang *lang, drg_error *err)
{
    struct sheet sheet = {.normalizer = normalizer, .lang = lang, .text = text, .total = total,
                          .buffers = {buf_make(UINT32_MAX / 2), buf_make(UINT32_MAX / 2)},
                          .scratch = buf_make(UINT32_MAX / 2)};
    drg_status status = run_whole_forms(&sheet, err);
    bool has_changed = sheet.lines.count > 0;
    for (int round = 0; round < MAX_ROUNDS && has_changed && !status; round++)
        status = run_round(&sheet, &has_changed, err);
    unsigned in_use = !sheet.current;
    if (!status && sheet.text.ptr != text.ptr) {
        *out = sheet.buffers[in_use];
        sheet.buffers[in_use] = buf_make(0);
    }
    buf_free(&sheet.buffers[0]);
    buf_free(&sheet.buffers[1]);
    buf_free(&sheet.scratch);
    vec_free(&sheet.lines);
    return status;
}
