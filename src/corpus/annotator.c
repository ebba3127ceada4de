/* annotator.c - lines with their terms marked, and the records of what was marked. */
#include <stdlib.h>

#include "base/error.h"
#include "corpus/choose.h"
#include "corpus/line.h"

struct drg_annotator {
    const drg_protector *protector;
    drg_scanner *src, *tgt; /* tgt: of training data, else NULL */
    struct placeholders literals;
    choice_list choices;
    marked_list marked;
    struct buf text, records, head;
    drg_annotated out;
    size_t copied; /* bytes of the lines that are in `text`              */
    size_t digit;  /* the first one of the lines that is not behind, or 0 */
};

static drg_status scanner_new(drg_scanner **out, const drg_protector *p, const char *lang, drg_error *err)
{
    return drg_scanner_new(out, p->matcher, &(drg_scan_options){.lang = lang, .lines = true}, err);
}

drg_status drg_annotator_new(drg_annotator **out, const drg_protector *protector, drg_error *err)
{
    drg_annotator *a = calloc(1, sizeof *a);
    *out = NULL;
    if (!a)
        return fail_memory(err);
    a->protector = protector;
    a->text = buf_make(SIZE_MAX / 2);
    a->records = a->head = buf_make(SIZE_MAX / 2);
    drg_status status = scanner_new(&a->src, protector, protector->src, err);
    if (!status && protector->options.tgt_column)
        status = scanner_new(&a->tgt, protector, protector->tgt, err);
    if (status) {
        drg_annotator_free(a);
        return status;
    }
    *out = a;
    return DRG_OK;
}

void drg_annotator_free(drg_annotator *annotator)
{
    if (!annotator)
        return;
    drg_scanner_free(annotator->src);
    drg_scanner_free(annotator->tgt);
    placeholders_free(&annotator->literals);
    vec_free(&annotator->choices);
    vec_free(&annotator->marked);
    buf_free(&annotator->text);
    buf_free(&annotator->records);
    buf_free(&annotator->head);
    free(annotator);
}

/* ---- A segment --------------------------------------------------------------------------------------------------- */

/* Most segments have no digit, and are not looked at one by one. */
static bool may_have_literals(drg_annotator *a, drg_str lines, drg_span segment)
{
    if (a->protector->style->find != placeholders_find)
        return false;
    if (a->digit < segment.start)
        a->digit = placeholder_digit(lines, segment.start);
    return a->digit < segment.end;
}

/* Text that could be taken for a placeholder later gets one of its own. */
static bool gather_literals(drg_annotator *a, drg_str lines, drg_span segment)
{
    a->choices.count = 0;
    if (!may_have_literals(a, lines, segment))
        return true;
    if (!placeholders_find(&a->literals, &a->protector->pattern, str_cut(lines, segment.start, segment.end)))
        return false;
    for (size_t i = 0; i < a->literals.list.count; i++)
        if (!vec_push(&a->choices, (struct choice){.span = a->literals.list.items[i].span, .term = DRG_NONE}))
            return false;
    return true;
}

static struct marked mark(const drg_protector *p, const struct choice *choice, drg_str text)
{
    struct marked marked = {.span = choice->span, .source = str_cut(text, choice->span.start, choice->span.end),
                            .is_literal = choice->term == DRG_NONE};
    if (marked.is_literal)
        return marked;
    marked.target = choice->target;
    marked.concept = drg_glossary_concept(p->glossary, drg_glossary_term(p->glossary, choice->term).concept_index).id;
    marked.grade = str_from(drg_grade_name(choice->grade));
    return marked;
}

/* Numbers what was chosen. */
static bool mark_all(drg_annotator *a, drg_str text)
{
    a->marked.count = 0;
    for (size_t i = 0; i < a->choices.count; i++) {
        struct marked marked = mark(a->protector, &a->choices.items[i], text);
        marked.number = (uint32_t)i + 1;
        a->out.terms += !marked.is_literal;
        if (!vec_push(&a->marked, marked))
            return false;
    }
    return true;
}

/* Everything up to the segment's text as it is, then the segment. */
static void write_segment(drg_annotator *a, drg_str lines, drg_span text, uint64_t segment)
{
    buf_add(&a->text, str_cut(lines, a->copied, text.start));
    struct marking marking = {.text = str_cut(lines, text.start, text.end), .segment = segment, .terms = a->marked.items,
                              .count = a->marked.count, .pattern = &a->protector->pattern};
    a->protector->style->write(&a->text, &marking);
    a->copied = text.end;
    if (a->marked.count && !a->protector->options.no_records)
        record_add(&a->records, segment, a->marked.items, a->marked.count);
}

static bool annotate_segment(drg_annotator *a, const struct candidates *c)
{
    const drg_protector *p = a->protector;
    drg_str text = str_cut(c->batch, c->text.start, c->text.end);
    struct candidates none = *c;
    none.count = 0;
    if (!gather_literals(a, c->batch, c->text))
        return false;
    if ((c->count || a->choices.count) && !choose_terms(&a->choices, p, is_drawn(p, c->segment) ? c : &none))
        return false;
    if (!a->choices.count && !p->style->changes_all)
        return true;
    if (!mark_all(a, text))
        return false;
    write_segment(a, c->batch, c->text, c->segment);
    return true;
}

/* ---- Lines --------------------------------------------------------------------------------------------------------- */

struct hits {
    const drg_hit *list;
    size_t count, at;
};

/* Those that begin in the span, which comes after the one before. */
static const drg_hit *hits_in(struct hits *hits, drg_span span, size_t *count)
{
    while (hits->at < hits->count && hits->list[hits->at].start < span.start)
        hits->at++;
    size_t first = hits->at;
    while (hits->at < hits->count && hits->list[hits->at].start < span.end)
        hits->at++;
    *count = hits->at - first;
    return hits->list + first;
}

static drg_status annotate_lines(drg_annotator *a, drg_str lines, struct hits src, struct hits tgt, drg_error *err)
{
    const drg_protector *p = a->protector;
    struct line line = {0};
    uint64_t before = a->out.segments;
    while (line_next(&line, lines)) {
        struct candidates c = {.batch = lines, .text = line_column(lines, &line, p->options.column), .segment = before + line.number,
                               .has_tgt = a->tgt != NULL};
        c.hits = hits_in(&src, c.text, &c.count);
        if (a->tgt) {
            c.tgt_hits = hits_in(&tgt, line_column(lines, &line, p->options.tgt_column), &c.tgt_count);
        }
        if (!annotate_segment(a, &c))
            return fail_memory(err);
    }
    buf_add(&a->text, str_cut(lines, a->copied, lines.len));
    a->out.segments = line.number;
    return DRG_OK;
}

drg_status drg_annotator_record(drg_str *out, drg_annotator *a, uint64_t lines_before, drg_error *err)
{
    buf_cut(&a->head, 0);
    protector_add_record(a->protector, &a->head, lines_before);
    *out = buf_str(&a->head);
    return buf_status(&a->head, "the record", err);
}

drg_status drg_annotator_run(drg_annotator *a, drg_str lines, uint64_t lines_before, drg_annotated *out, drg_error *err)
{
    struct hits src = {0}, tgt = {0};
    buf_cut(&a->text, 0);
    buf_cut(&a->records, 0);
    a->copied = a->digit = 0;
    a->out = (drg_annotated){.segments = lines_before};
    *out = (drg_annotated){0};
    drg_status status = drg_scanner_run(a->src, lines, &src.list, &src.count, err);
    if (!status && a->tgt)
        status = drg_scanner_run(a->tgt, lines, &tgt.list, &tgt.count, err);
    if (!status)
        status = annotate_lines(a, lines, src, tgt, err);
    if (!status)
        status = buf_status(&a->text, "the annotated text", err);
    if (!status)
        status = buf_status(&a->records, "the records", err);
    if (status)
        return status;
    a->out.text = buf_str(&a->text);
    a->out.records = buf_str(&a->records);
    *out = a->out;
    return DRG_OK;
}
