/* repair.c - finding and undoing misreadings, line by line. */
#include "text/repair.h"

#include "base/utf8.h"
#include "lang/likelihood.h"
#include "text/mojibake.h"

enum {
    BIT = LIKELIHOOD_BIT,
    BELIEF = 14 * BIT,       /* what a misreading must save in a line              */
    BELIEF_WORD = 22 * BIT,  /* in a single word of a line that is not all damaged */
    BELIEF_KNOWN = 3 * BIT,  /* when the text shows the same misreading elsewhere  */
    KNOWN = 60 * BIT,        /* what it must save in all the others                */
    BELIEF_SECOND = 10 * BIT, /* beside, for a text that was damaged twice         */
    MAX_ROUNDS = 4,
    MAX_UNIT = 1 << 15       /* bytes; longer lines are divided                    */
};

struct repair {
    drg_str text;
    struct misreading list[MISREADINGS_MAX];
    uint64_t saved[MISREADINGS_MAX]; /* by each in the whole text, beyond belief */
    size_t count;
    struct glyphs now, tried, tried_twice, best;
    struct edits *edits; /* NULL on the first pass, which only learns */
    bool failed;
};

/* A choice among misreadings: what undoing it saves, less what it takes to believe in it. */
struct choice {
    size_t index;
    int64_t gain;
};

static int64_t belief_of(const struct repair *repair, size_t index, int64_t belief)
{
    return repair->saved[index] >= KNOWN ? BELIEF_KNOWN : belief + (int64_t)repair->list[index].rarity * BIT;
}

static void keep_best(struct repair *repair, struct glyphs *made)
{
    struct glyphs swap = repair->best;
    repair->best = *made;
    *made = swap;
}

/* The best single misreading of `in`; what undoing it makes is put into repair->best. */
static struct choice choose_one(struct repair *repair, const struct glyphs *in, int64_t belief)
{
    struct choice best = {0, 0};
    int64_t cost = glyphs_cost(in);
    for (size_t i = 0; i < repair->count && !repair->failed; i++) {
        enum reread done = reread(&repair->tried, in, &repair->list[i]);
        repair->failed |= done == REREAD_MEMORY;
        if (done != REREAD_DONE)
            continue;
        int64_t gain = cost - (int64_t)glyphs_cost(&repair->tried) - belief_of(repair, i, belief);
        if (gain > best.gain) {
            best = (struct choice){i, gain};
            keep_best(repair, &repair->tried);
        }
    }
    return best;
}

/* The best pair of misreadings of which the first alone does not help. Its first one is credited. */
static struct choice choose_two(struct repair *repair, int64_t belief)
{
    struct choice best = {0, 0};
    int64_t cost = glyphs_cost(&repair->now);
    for (size_t i = 0; i < repair->count && !repair->failed; i++) {
        enum reread done = reread(&repair->tried, &repair->now, &repair->list[i]);
        repair->failed |= done == REREAD_MEMORY;
        for (size_t j = 0; done == REREAD_DONE && j < repair->count && !repair->failed; j++) {
            if (repair->list[i].right && repair->list[j].wrong == repair->list[i].right && repair->list[j].right)
                continue; /* one step of the same sets does it */
            enum reread again = reread(&repair->tried_twice, &repair->tried, &repair->list[j]);
            repair->failed |= again == REREAD_MEMORY;
            if (again != REREAD_DONE)
                continue;
            int64_t rarity = (int64_t)(repair->list[i].rarity + repair->list[j].rarity) * BIT;
            int64_t gain = cost - (int64_t)glyphs_cost(&repair->tried_twice) - belief - BELIEF_SECOND - rarity;
            if (gain > best.gain) {
                best = (struct choice){i, gain};
                keep_best(repair, &repair->tried_twice);
            }
        }
    }
    return best;
}

/* Undoes what it can of repair->now; true when anything was. */
static bool repair_unit(struct repair *repair, int64_t belief, bool may_be_double)
{
    bool has_changed = false;
    for (int round = 0; round < MAX_ROUNDS && glyphs_look_odd(&repair->now); round++) {
        struct choice choice = choose_one(repair, &repair->now, belief);
        if (choice.gain <= 0 && may_be_double)
            choice = choose_two(repair, belief);
        if (choice.gain <= 0 || repair->failed)
            break;
        if (!repair->edits)
            repair->saved[choice.index] += (uint64_t)choice.gain;
        struct glyphs swap = repair->now;
        repair->now = repair->best;
        repair->best = swap;
        has_changed = true;
    }
    return has_changed;
}

static void encode(struct buf *into, const struct glyph *glyphs, size_t count)
{
    buf_cut(into, 0);
    for (size_t i = 0; i < count; i++)
        buf_add_code(into, glyphs[i].code);
}

/* Adds the runs of repair->now that are not as they were. */
static void add_edits(struct repair *repair)
{
    const struct glyph *glyphs = repair->now.list.items;
    struct buf text = buf_make(SIZE_MAX / 2);
    for (size_t i = 0, next; repair->edits && i < repair->now.list.count; i = next) {
        for (next = i + 1; glyphs[i].step && next < repair->now.list.count && glyphs[next].step == glyphs[i].step;)
            next++;
        if (!glyphs[i].step)
            continue;
        encode(&text, glyphs + i, next - i);
        drg_str before = str_cut(repair->text, glyphs[i].start, glyphs[next - 1].end);
        if (!str_eq(before, buf_str(&text)))
            edits_add(repair->edits, glyphs[i].start, glyphs[next - 1].end, buf_str(&text), glyphs[i].step);
    }
    repair->failed |= text.failed != BUF_OK;
    buf_free(&text);
}

/* Takes [start, end) of the text and repairs it; false when nothing in it is damaged. */
static bool repair_part(struct repair *repair, size_t start, size_t end, int64_t belief, bool may_be_double)
{
    repair->now.list.count = 0;
    repair->failed |= !glyphs_add(&repair->now, repair->text, start, end);
    if (repair->failed || !repair_unit(repair, belief, may_be_double))
        return false;
    add_edits(repair);
    return true;
}

/* Cells of a row, or words of a line, where only some are damaged. */
static void repair_parts(struct repair *repair, size_t start, size_t end, char divider)
{
    for (size_t at = start; at < end;) {
        const char *found = memchr(repair->text.ptr + at, divider, end - at);
        size_t part_end = found ? (size_t)(found - repair->text.ptr) : end;
        repair_part(repair, at, part_end, divider == '\t' ? BELIEF : BELIEF_WORD, divider == '\t');
        at = part_end + 1;
    }
}

static void repair_line(struct repair *repair, size_t start, size_t end)
{
    size_t at = start;
    while (at < end && (unsigned char)repair->text.ptr[at] < 0x80)
        at++;
    if (at == end)
        return;
    repair->now.list.count = 0;
    repair->failed |= !glyphs_add(&repair->now, repair->text, start, end);
    if (repair->failed || !glyphs_look_odd(&repair->now))
        return;
    if (repair_part(repair, start, end, BELIEF, true))
        return;
    bool has_cells = memchr(repair->text.ptr + start, '\t', end - start);
    repair_parts(repair, start, end, has_cells ? '\t' : ' ');
}

/* Where the unit that begins at `at` ends: at the line's end, or at a space before it grows too long. */
static size_t unit_end(drg_str text, size_t at, size_t line_end)
{
    if (line_end - at <= MAX_UNIT)
        return line_end;
    size_t end = at + MAX_UNIT;
    for (size_t back = 0; back < 1024; back++)
        if (text.ptr[end - back] == ' ')
            return end - back;
    while (!utf8_is_lead(text.ptr[end]))
        end--;
    return end;
}

static void repair_lines(struct repair *repair)
{
    drg_str text = repair->text;
    for (size_t at = 0, next = 0; at < text.len && !repair->failed; at = next) {
        size_t line_end = str_line_end(text, at, &next);
        while (at < line_end && !repair->failed) {
            size_t end = unit_end(text, at, line_end);
            repair_line(repair, at, end);
            at = end;
        }
    }
}

void repair_text(struct edits *edits, drg_str text)
{
    struct repair repair = {.text = text};
    repair.count = misreadings(repair.list);
    repair_lines(&repair);
    bool is_damaged = false;
    for (size_t i = 0; i < repair.count; i++)
        is_damaged |= repair.saved[i] > 0;
    repair.edits = edits;
    if (is_damaged)
        repair_lines(&repair);
    edits->failed |= repair.failed;
    vec_free(&repair.now.list);
    vec_free(&repair.tried.list);
    vec_free(&repair.tried_twice.list);
    vec_free(&repair.best.list);
}
