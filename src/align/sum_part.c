/* sum_part.c - adding rows to a sum: the hits of all languages row by row, those of a row concept by concept. */
#include <stdlib.h>

#include "align/columns.h"
#include "align/occurrence.h"
#include "align/sum.h"
#include "base/error.h"
#include "model/glossary.h"

enum { LONGEST_EXAMPLE = 2000 /* bytes of all languages */ };

/* A side being read, line by line. */
struct lane {
    const drg_table_side *side;
    uint32_t column; /* DRG_NONE: none shows it */
    size_t next;     /* where the next line begins */
    size_t next_hit;
    drg_str line;    /* of the row at hand */
};

/* A concept that a row has in a language. */
struct presence {
    uint32_t concept_index, column;
};

struct part {
    struct drg_table_sum *sum;
    struct lane *lanes;
    size_t lane_count;
    VEC(struct presence) present; /* in the row at hand */
    drg_str *texts;               /* ... a column       */
    uint64_t possible;            /* ... columns that have text, as bits */
    uint64_t order;               /* ... as an example  */
    size_t text_length;
    drg_error *err;
};

/* ---- A row's texts -------------------------------------------------------------------------------------------------- */

/* Sides whose lines have all been taken. */
static size_t count_ended(const struct part *part)
{
    size_t ended = 0;
    for (size_t i = 0; i < part->lane_count; i++)
        ended += part->lanes[i].next == part->lanes[i].side->text.len;
    return ended;
}

/* Takes the next line of each side; false: one has no more. */
static bool next_row(struct part *part)
{
    if (count_ended(part))
        return false;
    for (size_t i = 0; i < part->lane_count; i++) {
        struct lane *lane = &part->lanes[i];
        size_t start = lane->next;
        lane->line = str_cut(lane->side->text, start, str_line_end(lane->side->text, start, &lane->next));
    }
    return true;
}

/* Of two texts in one language the smaller is shown, whichever comes first. */
static void place_texts(struct part *part)
{
    part->possible = 0;
    part->text_length = 0;
    for (size_t c = 0; c < part->sum->shape.column_count; c++)
        part->texts[c] = (drg_str){"", 0};
    for (size_t i = 0; i < part->lane_count; i++) {
        const struct lane *lane = &part->lanes[i];
        drg_str line = str_trim(lane->line);
        if (lane->column == DRG_NONE || !line.len)
            continue;
        drg_str *text = &part->texts[lane->column];
        if (!text->len || str_cmp(line, *text) < 0)
            *text = line;
        part->possible |= (uint64_t)1 << lane->column;
    }
    for (size_t c = 0; c < part->sum->shape.column_count; c++) {
        part->text_length += part->texts[c].len;
        part->sum->texts[c] += part->possible >> c & 1;
    }
}

/* ---- A row's concepts ------------------------------------------------------------------------------------------------ */

static drg_status add_hit(struct part *part, const struct lane *lane, const drg_hit *hit)
{
    struct drg_table_sum *sum = part->sum;
    uint32_t concept_index = glossary_term_concept(sum->shape.glossary, hit->term);
    buf_cut(&sum->form, 0);
    table_show_form(&sum->form, str_cut(lane->side->text, hit->start, hit->end));
    if (sum->form.failed || !vec_push(&part->present, (struct presence){concept_index, lane->column}))
        return fail_memory(part->err);
    struct sum_form form = {concept_index, lane->column, buf_str(&sum->form), 1, hit->grade};
    return sum_add_form(sum, &form, part->err);
}

/* The hits that begin in the lane's line. */
static drg_status add_hits(struct part *part, struct lane *lane)
{
    drg_status status = DRG_OK;
    for (; lane->next_hit < lane->side->hit_count && !status; lane->next_hit++) {
        const drg_hit *hit = &lane->side->hits[lane->next_hit];
        if (hit->start >= lane->next)
            break;
        if (lane->column != DRG_NONE)
            status = add_hit(part, lane, hit);
    }
    return status;
}

static drg_status add_example(struct part *part, struct sum_examples *list)
{
    if (!part->order)
        part->order = sum_example_order(part->sum, part->texts);
    if (part->text_length > LONGEST_EXAMPLE || !sum_wants_example(part->sum, list, part->order))
        return DRG_OK;
    return sum_keep_example(part->sum, list, &(struct sum_example){part->order, part->texts}, part->err);
}

/* A concept that the row has in the columns of `present`. */
static drg_status add_concept(struct part *part, uint32_t concept_index, uint64_t present)
{
    struct sum_row *row;
    drg_status status = sum_row(&row, part->sum, concept_index, part->err);
    if (status)
        return status;
    uint64_t lacking = part->possible & row->termed & ~present;
    row->any++;
    row->agree += lacking == 0;
    for (size_t c = 0; c < part->sum->shape.column_count; c++) {
        row->cells[c].segments += present >> c & 1;
        row->cells[c].lacking += lacking >> c & 1;
    }
    return part->sum->options.examples ? add_example(part, lacking ? &row->missing : &row->agreeing) : DRG_OK;
}

static int compare_presence(const void *a, const void *b)
{
    const struct presence *x = a, *y = b;
    return (x->concept_index > y->concept_index) - (x->concept_index < y->concept_index);
}

static drg_status add_concepts(struct part *part)
{
    const struct presence *list = part->present.items;
    drg_status status = DRG_OK;
    qsort(part->present.items, part->present.count, sizeof *list, compare_presence);
    for (size_t first = 0, last; first < part->present.count && !status; first = last) {
        uint64_t present = 0;
        for (last = first; last < part->present.count && list[last].concept_index == list[first].concept_index; last++)
            present |= (uint64_t)1 << list[last].column;
        status = add_concept(part, list[first].concept_index, present);
    }
    return status;
}

static drg_status add_row(struct part *part)
{
    drg_status status = DRG_OK;
    part->sum->segments++;
    part->present.count = 0;
    part->order = 0;
    place_texts(part);
    for (size_t i = 0; i < part->lane_count && !status; i++)
        status = add_hits(part, &part->lanes[i]);
    return status || !part->present.count ? status : add_concepts(part);
}

/* ---- All rows -------------------------------------------------------------------------------------------------------- */

drg_status drg_table_sum_add(drg_table_sum *sum, const drg_table_side *sides, size_t count, drg_error *err)
{
    struct part part = {.sum = sum, .lanes = calloc(count + 1, sizeof *part.lanes), .lane_count = count, .err = err};
    part.texts = calloc(sum->shape.column_count + 1, sizeof *part.texts);
    drg_status status = part.lanes && part.texts ? DRG_OK : fail_memory(err);
    for (size_t i = 0; i < count && !status; i++)
        part.lanes[i] = (struct lane){.side = &sides[i], .column = table_column(&sum->shape, str_from(sides[i].lang))};
    while (!status && count && next_row(&part))
        status = add_row(&part);
    if (!status && count_ended(&part) < count)
        status = fail(err, DRG_EINVAL, NOWHERE, "found texts with unequally many lines, expected a line a row in each");
    vec_free(&part.present);
    free(part.texts);
    free(part.lanes);
    return status;
}
