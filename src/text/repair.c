/* repair.c - finding and undoing misreadings, line by line. */
#include "text/repair.h"

#include "base/utf8.h"
#include "lang/likelihood.h"
#include "text/mojibake.h"

enum {
    BIT = LIKELIHOOD_BIT,
    BELIEF = 14 * BIT,       /* what a misreading must save in a line              */
    BELIEF_UTF8 = 11 * BIT,  /* of well-formed UTF-8                               */
    BELIEF_ONE = 17 * BIT,   /* of one sequence of it                              */
    BELIEF_AMID = 10 * BIT,  /* beside, amid good text                             */
    BELIEF_WORD = 22 * BIT,  /* in a single word of a line that is not all damaged */
    BELIEF_TURKISH = 3 * BIT, /* of a Turkish set in a line of Turkish words       */
    BELIEF_RUSSIAN = 3 * BIT, /* of words that become plain Russian ones           */
    BELIEF_FEW = 8 * BIT,    /* beside, where there is little text: an acronym */
    FEW = 10,
    BELIEF_KNOWN = 3 * BIT,  /* when the text shows the same misreading elsewhere  */
    KNOWN = 60 * BIT,        /* what it must save in all the others                */
    BELIEF_SECOND = 10 * BIT, /* beside, for a text that was damaged twice         */
    WHOLE_UTF8 = 12 * BIT,   /* all of it being well-formed UTF-8 is no accident   */
    MAX_ROUNDS = 4,
    MAX_UNIT = 1 << 15       /* bytes; longer lines are divided                    */
};

struct repair {
    drg_str text;
    struct misreading list[MISREADINGS_MAX];
    uint64_t saved[MISREADINGS_MAX]; /* by each in the whole text, beyond belief */
    size_t count;
    struct glyphs now, tried, tried_twice, best;
    const struct single_byte *turkish[2], *mac_cyrillic, *cp1251;
    struct edits *edits; /* NULL on the first pass, which only learns */
    bool failed;
};

/* What is being repaired, and how much an unlikely explanation must save there. */
struct unit {
    size_t start, end;
    int64_t belief;
    bool is_turkish;
    bool may_be_double;
    bool is_again; /* what was undone once is no sign that it must be again */
};

/* A choice among misreadings: what undoing it saves, less what it takes to believe in it. */
struct choice {
    size_t index;
    int64_t gain;
};

/* One sequence may stand there by chance, and rather so where all else is as it should be. */
static int64_t belief_of_utf8(struct glyph_counts counts)
{
    int64_t belief = counts.sequences == 1 ? BELIEF_ONE : BELIEF_UTF8;
    return counts.sequences * 4 < counts.others ? belief + BELIEF_AMID : belief;
}

/* What undoing a misreading must save: `made` came of it. A part of the cost besides, since foreign names look odd in any
 * reading; Turkish letters in Turkish words need less. */
static int64_t belief_of(const struct repair *repair, size_t index, const struct unit *unit, const struct glyphs *made,
                         int64_t cost)
{
    const struct misreading *misreading = &repair->list[index];
    bool is_turkish = unit->is_turkish && (misreading->right == repair->turkish[0] || misreading->right == repair->turkish[1]);
    int64_t rarity = (int64_t)misreading->rarity * BIT;
    if (repair->saved[index] >= KNOWN && !unit->is_again)
        return BELIEF_KNOWN;
    if (is_turkish && glyphs_became_turkish(made))
        return BELIEF_TURKISH + rarity;
    bool is_mac_russian = misreading->right == repair->mac_cyrillic && misreading->wrong == repair->cp1251;
    if (is_mac_russian && glyphs_became_russian(made, repair->text))
        return BELIEF_RUSSIAN + rarity;
    if (!misreading->right)
        return belief_of_utf8(glyphs_count(made)) + rarity;
    int64_t belief = unit->belief + (glyphs_count(made).others < FEW ? BELIEF_FEW : 0);
    int64_t share = glyphs_oddness(made) == ODD_NOT ? 0 : cost / 4;
    return (share > belief ? share : belief) + rarity;
}

static void swap(struct glyphs *a, struct glyphs *b)
{
    struct glyphs kept = *a;
    *a = *b;
    *b = kept;
}

/* Undoes a misreading of `in`; how much less the outcome costs than `cost`, or less than nothing when it does not apply.
 * That all is well-formed UTF-8 counts; that letters become signs does not happen to whole words. */
static int64_t try_one(struct repair *repair, struct glyphs *out, const struct glyphs *in, size_t index, int64_t cost)
{
    enum reread done = reread(out, in, &repair->list[index]);
    repair->failed |= done == REREAD_MEMORY;
    if (done != REREAD_DONE)
        return INT64_MIN / 2;
    struct glyph_counts before = glyphs_count(&repair->now), after = glyphs_count(out);
    bool is_utf8 = !repair->list[index].right;
    if (!is_utf8 && after.letters * 5 < before.letters * 4)
        return INT64_MIN / 2;
    int64_t whole = is_utf8 && after.sequences == after.others ? after.sequences * 4 * BIT : 0;
    return cost - (int64_t)glyphs_cost(out) + (whole < WHOLE_UTF8 ? whole : WHOLE_UTF8);
}

/* The best single misreading of repair->now; what undoing it makes is put into repair->best. */
static struct choice choose_one(struct repair *repair, const struct unit *unit)
{
    struct choice best = {0, 0};
    int64_t cost = glyphs_cost(&repair->now);
    for (size_t i = 0; i < repair->count && !repair->failed; i++) {
        int64_t gain = try_one(repair, &repair->tried, &repair->now, i, cost);
        if (gain > best.gain)
            gain -= belief_of(repair, i, unit, &repair->tried, cost);
        if (gain > best.gain) {
            best = (struct choice){i, gain};
            swap(&repair->best, &repair->tried);
        }
    }
    return best;
}

/* The best pair of misreadings, of which the first alone may not help. */
static struct choice choose_two(struct repair *repair, const struct unit *unit)
{
    struct choice best = {0, 0};
    int64_t cost = glyphs_cost(&repair->now);
    for (size_t i = 0; i < repair->count && !repair->failed; i++) {
        enum reread done = reread(&repair->tried, &repair->now, &repair->list[i]);
        repair->failed |= done == REREAD_MEMORY;
        if (done == REREAD_NOTHING || !repair->list[i].right)
            continue; /* UTF-8 that was misread helps by itself when undone */
        for (size_t j = 0; j < repair->count && !repair->failed; j++) {
            if (repair->list[j].wrong == repair->list[i].right && repair->list[j].right)
                continue; /* one misreading of the outer sets does the same */
            int64_t rarity = (int64_t)(repair->list[i].rarity + repair->list[j].rarity) * BIT;
            int64_t gain = try_one(repair, &repair->tried_twice, &repair->tried, j, cost) - unit->belief - BELIEF_SECOND - rarity;
            if (gain > best.gain) {
                best = (struct choice){i, gain};
                swap(&repair->best, &repair->tried_twice);
            }
        }
    }
    return best;
}

static bool take_unit(struct repair *repair, const struct unit *unit)
{
    repair->now.list.count = 0;
    repair->failed |= !glyphs_add(&repair->now, repair->text, unit->start, unit->end);
    return !repair->failed && glyphs_oddness(&repair->now) != ODD_NOT;
}

/* Undoes one misreading after another of repair->now while that helps; what it saved in all. */
static int64_t repair_stepwise(struct repair *repair, struct unit unit)
{
    int64_t saved = 0;
    for (int round = 0; round < MAX_ROUNDS && glyphs_oddness(&repair->now) != ODD_NOT; round++) {
        struct choice choice = choose_one(repair, &unit);
        if (choice.gain <= 0 || repair->failed)
            break;
        unit.is_again = true;
        saved += choice.gain;
        if (!repair->edits)
            repair->saved[choice.index] += (uint64_t)choice.gain;
        swap(&repair->now, &repair->best);
    }
    return saved;
}

/* Repairs a unit in repair->now; false when nothing in it is damaged. */
static bool repair_unit(struct repair *repair, const struct unit *unit)
{
    if (!take_unit(repair, unit))
        return false;
    bool is_all_odd = glyphs_oddness(&repair->now) == ODD_MOST;
    int64_t saved = repair_stepwise(repair, *unit);
    if (!unit->may_be_double || !is_all_odd || (saved > 0 && glyphs_oddness(&repair->now) == ODD_NOT))
        return saved > 0;
    struct glyphs stepwise = repair->now;
    repair->now = (struct glyphs){0};
    take_unit(repair, unit);
    struct choice both = choose_two(repair, unit);
    int64_t belief = saved > 0 ? BELIEF_SECOND : 0;
    bool is_double = both.gain > 0 && glyphs_cost(&repair->best) + belief < glyphs_cost(&stepwise);
    if (is_double && !repair->edits)
        repair->saved[both.index] += (uint64_t)both.gain;
    swap(&repair->now, is_double ? &repair->best : &stepwise);
    vec_free(&stepwise.list);
    return is_double || saved > 0;
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

static bool repair_part(struct repair *repair, const struct unit *unit)
{
    bool is_damaged = repair_unit(repair, unit);
    if (is_damaged)
        add_edits(repair);
    return is_damaged;
}

/* Cells of a row, or words of a line, where only some are damaged. */
static void repair_parts(struct repair *repair, struct unit line, char divider)
{
    for (size_t at = line.start; at < line.end;) {
        const char *found = memchr(repair->text.ptr + at, divider, line.end - at);
        struct unit part = {.start = at, .end = found ? (size_t)(found - repair->text.ptr) : line.end};
        part.belief = divider == '\t' ? BELIEF : BELIEF_WORD;
        part.may_be_double = divider == '\t';
        part.is_turkish = line.is_turkish && divider == '\t';
        repair_part(repair, &part);
        at = part.end + 1;
    }
}

static bool is_ascii(drg_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] >= 0x80)
            return false;
    return true;
}

static void repair_line(struct repair *repair, size_t start, size_t end)
{
    struct unit line = {.start = start, .end = end, .belief = BELIEF, .may_be_double = true};
    if (is_ascii(str_cut(repair->text, start, end)) || !take_unit(repair, &line))
        return;
    line.is_turkish = glyphs_are_turkish(&repair->now);
    if (repair_part(repair, &line))
        return;
    bool has_cells = memchr(repair->text.ptr + start, '\t', end - start);
    repair_parts(repair, line, has_cells ? '\t' : ' ');
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
    repair.turkish[0] = single_byte_find("CP1254");
    repair.turkish[1] = single_byte_find("CP857");
    repair.mac_cyrillic = single_byte_find("MAC-CYRILLIC"); /* whose small letters are CP1251's but for one */
    repair.cp1251 = single_byte_find("CP1251");
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
