/* restorer.c - terms put back in the places of their placeholders. */
#include <stdlib.h>

#include "base/error.h"
#include "base/utf8.h"
#include "corpus/line.h"
#include "corpus/mark.h"
#include "corpus/restorer_rules.h"
#include "lang/join.h"
#include "model/findings.h"

enum { TAG = 36 };

struct drg_restorer {
    char *file;
    uint32_t column;
    bool verbatim;
    /* What the first record says: */
    const struct mark_style *style; /* NULL: it has not come */
    struct pattern pattern;
    char src[TAG], tgt[TAG];
    const struct lang *lang;
    uint64_t before; /* segments before the first line */
    /* Records that wait: */
    struct buf waiting;
    size_t from;
    uint64_t fed, read;    /* lines of records */
    uint64_t last_segment; /* of those fed     */
    /* The record at hand: */
    struct buf line;
    marked_list terms;
    uint64_t segment; /* 0: there is none */
    /* The line at hand: */
    uint64_t lines; /* the last one's number */
    struct placeholders found;
    VEC(uint32_t) counts; /* of each term's placeholders */
    struct buf plain;     /* the text between placeholders, as it was before it was marked */
    VEC(drg_span) gaps;   /* ... before each of them and after the last */
    struct buf text;
    struct {
        uint64_t segment;
        size_t at;        /* byte of the lines that has been counted up to */
        uint32_t columns; /* of the segment's line                         */
    } counted;
    drg_findings *findings;
    drg_restored out;
};

drg_status drg_restorer_new(drg_restorer **out, const drg_restorer_options *options, drg_error *err)
{
    static const drg_restorer_options defaults;
    const drg_restorer_options *o = options ? options : &defaults;
    drg_restorer *r = calloc(1, sizeof *r);
    size_t size = strlen(o->file ? o->file : "") + 1;
    char *file = malloc(size);
    *out = NULL;
    if (!r || !file) {
        free(r);
        free(file);
        return fail_memory(err);
    }
    r->file = memcpy(file, o->file ? o->file : "", size);
    r->column = o->column;
    r->verbatim = o->verbatim;
    r->waiting = r->line = r->plain = r->text = buf_make(SIZE_MAX / 2);
    *out = r;
    return DRG_OK;
}

void drg_restorer_free(drg_restorer *r)
{
    if (!r)
        return;
    free(r->file);
    buf_free(&r->waiting);
    buf_free(&r->line);
    buf_free(&r->plain);
    buf_free(&r->text);
    vec_free(&r->terms);
    vec_free(&r->counts);
    vec_free(&r->gaps);
    placeholders_free(&r->found);
    drg_findings_free(r->findings);
    free(r);
}

/* ---- Records -------------------------------------------------------------------------------------------------- */

static drg_status fail_record(drg_str line, uint64_t number, const char *expected, drg_error *err)
{
    return fail(err, DRG_ESYNTAX, (drg_pos){number < DRG_NONE ? (uint32_t)number : DRG_NONE, 1}, "expected %s, found '%.*s'",
                expected, STR_ARGS(line));
}

/* Reads a record, a copy of `line` in `bytes`; segments are counted from the first line on. */
static drg_status read_record(const drg_restorer *r, uint64_t *segment, marked_list *terms, struct buf *bytes, drg_str line,
                              uint64_t number, drg_error *err)
{
    drg_status status = record_read(segment, terms, bytes->ptr, bytes->len);
    if (status == DRG_ESYNTAX || (!status && *segment <= r->before))
        return fail_record(line, number, "a record of a segment", err);
    *segment -= status ? 0 : r->before;
    return status ? fail_memory(err) : DRG_OK;
}

/* Copies a line into `line`, where it can be decoded. */
static drg_status hold_line(drg_restorer *r, drg_str line, drg_error *err)
{
    buf_cut(&r->line, 0);
    buf_add(&r->line, line);
    return buf_status(&r->line, "a record", err);
}

static drg_status copy_tag(char out[TAG], drg_str tag, drg_error *err)
{
    if (!lang_find(tag) || tag.len >= TAG)
        return fail(err, DRG_ELANG, NOWHERE, "'%.*s' is no language tag; try en, tr, ar or ru", STR_ARGS(tag));
    memcpy(out, tag.ptr, tag.len);
    out[tag.len] = '\0';
    return DRG_OK;
}

static drg_status read_head(drg_restorer *r, drg_str line, drg_error *err)
{
    struct record_head head;
    char name[32] = "", pattern[PATTERN_BYTES] = "";
    drg_status status = hold_line(r, line, err);
    if (status)
        return status;
    if (!record_read_head(&head, r->line.ptr, r->line.len) || head.style.len >= sizeof name || head.pattern.len >= sizeof pattern)
        return fail_record(line, 1, "the record that 'annotate' writes first", err);
    memcpy(name, head.style.ptr, head.style.len);
    memcpy(pattern, head.pattern.ptr, head.pattern.len);
    status = copy_tag(r->src, head.src, err);
    if (!status)
        status = copy_tag(r->tgt, head.tgt, err);
    if (!status)
        status = pattern_read(&r->pattern, pattern, err);
    const struct mark_style *style = NULL;
    if (!status)
        status = mark_style_find(&style, name, err);
    if (!status && !style->find)
        status = fail(err, DRG_EFORMAT, NOWHERE, "the style '%s' leaves nothing to restore: engines read its terms and write words", name);
    if (status)
        return status;
    r->before = head.before;
    r->lang = lang_find(str_from(r->tgt));
    r->verbatim |= strcmp(r->src, r->tgt) == 0;
    r->style = style;
    return DRG_OK;
}

static void forget_read(drg_restorer *r)
{
    if (!r->from)
        return;
    memmove(r->waiting.ptr, r->waiting.ptr + r->from, r->waiting.len - r->from);
    buf_cut(&r->waiting, r->waiting.len - r->from);
    r->from = 0;
}

/* The number of the last record's segment. */
static drg_status read_last(drg_restorer *r, drg_str line, drg_error *err)
{
    struct buf copy = buf_make(SIZE_MAX / 2);
    marked_list terms = {0};
    uint64_t segment = 0;
    buf_add(&copy, line);
    drg_status status = buf_status(&copy, "a record", err);
    if (!status)
        status = read_record(r, &segment, &terms, &copy, line, r->fed, err);
    if (!status && segment <= r->last_segment)
        status = fail_record(line, r->fed, "records in the order of their segments", err);
    r->last_segment = segment;
    vec_free(&terms);
    buf_free(&copy);
    return status;
}

static drg_str line_text(drg_str lines, const struct line *line)
{
    return str_cut(lines, line->text.start, line->text.end);
}

drg_status drg_restorer_feed(drg_restorer *r, drg_str records, drg_error *err)
{
    struct line line = {0}, last;
    drg_status status = DRG_OK;
    if (!utf8_is_valid(records))
        return fail(err, DRG_EENCODING, NOWHERE, "the records are not UTF-8");
    if (!r->style && line_next(&line, records)) {
        status = read_head(r, line_text(records, &line), err);
        r->fed = r->read = 1;
        records = str_cut(records, line.next, records.len);
        line = (struct line){0};
    }
    forget_read(r);
    for (last = line; !status && line_next(&line, records); r->fed++)
        last = record_is_head(line_text(records, &line)) ? last : line;
    if (!status && last.number)
        status = read_last(r, line_text(records, &last), err);
    if (status)
        return status;
    buf_add(&r->waiting, records);
    if (records.len && records.ptr[records.len - 1] != '\n')
        buf_add_char(&r->waiting, '\n');
    return buf_status(&r->waiting, "the records", err);
}

bool drg_restorer_is_hungry(const drg_restorer *r, uint64_t segment)
{
    return !r->style || r->last_segment < segment;
}

/* Makes the next record the one at hand; `segment` is 0 when none waits. */
static drg_status next_record(drg_restorer *r, drg_error *err)
{
    struct line line = {.next = r->from};
    drg_str waiting = buf_str(&r->waiting);
    uint64_t before = r->segment;
    r->segment = 0;
    r->terms.count = 0;
    do {
        if (!line_next(&line, waiting))
            return DRG_OK;
        r->from = line.next;
        r->read++;
    } while (record_is_head(line_text(waiting, &line))); /* of the next part */
    drg_status status = hold_line(r, line_text(waiting, &line), err);
    if (!status)
        status = read_record(r, &r->segment, &r->terms, &r->line, line_text(waiting, &line), r->read, err);
    if (!status && r->segment <= before)
        return fail_record(line_text(waiting, &line), r->read, "records in the order of their segments", err);
    return status;
}

/* The record of a segment, if there is one, becomes that at hand. */
static drg_status seek_record(drg_restorer *r, uint64_t segment, drg_error *err)
{
    drg_status status = DRG_OK;
    while (!status && r->segment < segment) {
        size_t before = r->from;
        uint64_t was = r->segment;
        status = next_record(r, err);
        if (r->from == before) {
            r->segment = was; /* the order is kept in mind */
            break;
        }
    }
    return status;
}

/* ---- A line ------------------------------------------------------------------------------------------------------ */

/* Where a run is: a line and its text. */
struct place {
    drg_str lines;
    drg_span line, text;
    uint64_t segment;
    bool has_record;
};

static size_t find_term(const drg_restorer *r, const struct place *place, uint32_t number)
{
    if (!place->has_record)
        return SIZE_MAX;
    if (number <= r->terms.count && r->terms.items[number - 1].number == number)
        return number - 1;
    for (size_t i = 0; i < r->terms.count; i++)
        if (r->terms.items[i].number == number)
            return i;
    return SIZE_MAX;
}

/* Places of a line come in order, mostly: what stands before one is not counted again for the next. */
static uint32_t column_at(drg_restorer *r, const struct place *place, size_t at)
{
    if (r->counted.segment != place->segment || at < r->counted.at) {
        r->counted.segment = place->segment;
        r->counted.at = place->line.start;
        r->counted.columns = 0;
    }
    r->counted.columns += (uint32_t)utf8_length(str_cut(place->lines, r->counted.at, at));
    r->counted.at = at;
    return r->counted.columns + 1;
}

static struct restore_case case_at(drg_restorer *r, const struct place *place, enum restore_rule rule, const struct marked *term,
                                   drg_span span)
{
    return (struct restore_case){.rule = rule, .term = term, .surface = str_cut(place->lines, span.start, span.end), .span = span,
                                 .file = str_from(r->file), .src_lang = str_from(r->src), .tgt_lang = str_from(r->tgt),
                                 .place = {place->segment < DRG_NONE ? (uint32_t)place->segment : DRG_NONE, column_at(r, place, span.start)},
                                 .segment = place->segment, .written = {"", 0}};
}

/* Reports a placeholder; its number says how it was written. */
static drg_status report(const drg_restorer *r, const struct restore_case *c, drg_error *err)
{
    struct restore_case full = *c;
    struct buf written = buf_make(256);
    if (c->term)
        r->style->add_term(&written, c->term, &r->pattern);
    full.written = buf_str(&written);
    drg_status status = restore_find(r->findings, &full, err);
    buf_free(&written);
    return status;
}

/* Counts each term's placeholders and takes out those that are none of the segment's. */
static drg_status count_terms(drg_restorer *r, const struct place *place, drg_error *err)
{
    size_t count = place->has_record ? r->terms.count : 0;
    r->counts.count = 0;
    for (size_t i = 0; i < count; i++)
        if (!vec_push(&r->counts, 0))
            return fail_memory(err);
    for (size_t i = 0; i < r->found.list.count; i++) {
        size_t term = find_term(r, place, r->found.list.items[i].number);
        if (term != SIZE_MAX)
            r->counts.items[term]++;
    }
    drg_status status = DRG_OK;
    for (size_t i = 0; i < count && !status; i++) {
        struct restore_case lost = case_at(r, place, RESTORE_LOST, &r->terms.items[i], (drg_span){place->text.start, place->text.start});
        status = r->counts.items[i] ? DRG_OK : report(r, &lost, err);
        r->counts.items[i] = 0;
    }
    return status;
}

/* Says what there is to say of one placeholder; *term is its own, or SIZE_MAX. */
static drg_status look_at(drg_restorer *r, const struct place *place, const struct placeholder *one, size_t *term, drg_error *err)
{
    drg_span span = {place->text.start + one->span.start, place->text.start + one->span.end};
    *term = find_term(r, place, one->number);
    struct restore_case c = case_at(r, place, RESTORE_UNKNOWN, NULL, span);
    if (*term == SIZE_MAX)
        return report(r, &c, err);
    c.term = &r->terms.items[*term];
    drg_status status = DRG_OK;
    c.rule = RESTORE_ALTERED;
    if (!one->is_exact)
        status = report(r, &c, err);
    c.rule = RESTORE_DOUBLED;
    if (!status && r->counts.items[*term]++)
        status = report(r, &c, err);
    return status;
}

static void add_gap(drg_restorer *r, drg_str text)
{
    uint32_t start = (uint32_t)r->plain.len;
    if (r->style->add_plain)
        r->style->add_plain(&r->plain, text);
    else
        buf_add(&r->plain, text);
    if (!vec_push(&r->gaps, (drg_span){start, (uint32_t)r->plain.len}))
        r->plain.failed = BUF_MEMORY;
}

/* The text between the placeholders that have terms; the others are text. Keeps only the former in `found`. */
static drg_status divide(drg_restorer *r, const struct place *place, drg_error *err)
{
    drg_str text = str_cut(place->lines, place->text.start, place->text.end);
    size_t at = 0, kept = 0;
    drg_status status = DRG_OK;
    buf_cut(&r->plain, 0);
    r->gaps.count = 0;
    for (size_t i = 0; i < r->found.list.count && !status; i++) {
        struct placeholder one = r->found.list.items[i];
        size_t term;
        status = look_at(r, place, &one, &term, err);
        if (term == SIZE_MAX)
            continue;
        add_gap(r, str_cut(text, at, one.span.start));
        at = one.span.end;
        r->found.list.items[kept++] = one;
    }
    r->found.list.count = kept;
    add_gap(r, str_cut(text, at, text.len));
    return status ? status : buf_status(&r->plain, "a line", err);
}

/* Suggests the form that the words before ask for. */
static drg_status suggest_form(drg_restorer *r, const struct place *place, const struct marked *term, drg_span span, drg_str before,
                               drg_error *err)
{
    struct buf forms[MOST_DEMANDED] = {buf_make(1024), buf_make(1024)};
    drg_str list[MOST_DEMANDED];
    drg_status status = DRG_OK;
    uint32_t count = demand_forms(forms, r->lang, term->target, before);
    for (uint32_t i = 0; i < count; i++)
        list[i] = buf_str(&forms[i]);
    struct restore_case c = case_at(r, place, RESTORE_FORM, term, span);
    c.forms = list;
    c.form_count = count;
    if (count)
        status = report(r, &c, err);
    for (uint32_t i = 0; i < MOST_DEMANDED; i++)
        buf_free(&forms[i]);
    return status;
}

/* Appends the term of the i-th placeholder after the gap before it, of which the first *taken bytes belong to the word before;
 * afterwards *taken is that of the next gap. */
static drg_status put_term(drg_restorer *r, const struct place *place, size_t i, size_t *taken, drg_error *err)
{
    const struct placeholder *one = &r->found.list.items[i];
    const struct marked *term = &r->terms.items[find_term(r, place, one->number)];
    drg_str plain = buf_str(&r->plain);
    drg_str before = str_cut(plain, r->gaps.items[i].start + *taken, r->gaps.items[i].end);
    drg_str after = str_cut(plain, r->gaps.items[i + 1].start, r->gaps.items[i + 1].end);
    struct buf joined = buf_make(SIZE_MAX / 2);
    struct joint joint = {0, 0};
    drg_status status = DRG_OK;
    bool is_plain = r->verbatim || term->is_literal || !join_term(&joined, r->lang, term->target, before, after, &joint);
    if (is_plain)
        joint = (struct joint){0, 0};
    buf_add(&r->text, str_cut(before, 0, before.len - joint.before));
    buf_add(&r->text, is_plain ? term->target : buf_str(&joined));
    if (is_plain && !r->verbatim && !term->is_literal) {
        drg_span span = {place->text.start + one->span.start, place->text.start + one->span.end};
        status = suggest_form(r, place, term, span, before, err);
    }
    *taken = joint.after;
    r->out.terms++;
    buf_free(&joined);
    return status;
}

static drg_status restore_line(drg_restorer *r, const struct place *place, drg_error *err)
{
    drg_str text = str_cut(place->lines, place->text.start, place->text.end);
    size_t taken = 0;
    if (!r->style->find(&r->found, &r->pattern, text))
        return fail_memory(err);
    drg_status status = count_terms(r, place, err);
    if (!status)
        status = divide(r, place, err);
    for (size_t i = 0; i < r->found.list.count && !status; i++)
        status = put_term(r, place, i, &taken, err);
    if (status)
        return status;
    drg_span last = r->gaps.items[r->gaps.count - 1];
    buf_add(&r->text, str_cut(buf_str(&r->plain), last.start + taken, last.end));
    return DRG_OK;
}

/* ---- Runs ---------------------------------------------------------------------------------------------------------- */

static drg_status begin(drg_restorer *r, drg_restored *out, drg_error *err)
{
    *out = r->out = (drg_restored){0};
    buf_cut(&r->text, 0);
    r->counted.segment = 0; /* other lines */
    drg_findings_free(r->findings);
    r->findings = NULL;
    if (!r->style)
        return fail(err, DRG_EINVAL, NOWHERE, "there are no records of what was annotated");
    return findings_new(&r->findings, err);
}

static drg_status finish(drg_restorer *r, drg_restored *out, drg_error *err)
{
    drg_status status = buf_status(&r->text, "the restored text", err);
    if (status)
        return status;
    findings_sort(r->findings);
    r->out.text = buf_str(&r->text);
    r->out.findings = r->findings;
    *out = r->out;
    return DRG_OK;
}

drg_status drg_restorer_run(drg_restorer *r, drg_str lines, uint64_t lines_before, drg_restored *out, drg_error *err)
{
    struct line line = {0};
    size_t copied = 0;
    drg_status status = begin(r, out, err);
    while (!status && line_next(&line, lines)) {
        struct place place = {.lines = lines, .line = line.text, .text = line_column(lines, &line, r->column),
                              .segment = lines_before + line.number};
        status = seek_record(r, place.segment, err);
        place.has_record = r->segment == place.segment;
        buf_add(&r->text, str_cut(lines, copied, place.text.start));
        if (!status)
            status = restore_line(r, &place, err);
        copied = place.text.end;
    }
    if (status)
        return status;
    buf_add(&r->text, str_cut(lines, copied, lines.len));
    r->out.segments = line.number;
    r->lines = lines_before + line.number;
    return finish(r, out, err);
}

drg_status drg_restorer_end(drg_restorer *r, drg_restored *out, drg_error *err)
{
    drg_status status = begin(r, out, err);
    do {
        struct place place = {.lines = {"", 0}, .segment = r->segment, .has_record = true};
        for (size_t i = 0; i < r->terms.count && r->segment > r->lines && !status; i++) {
            struct restore_case missing = case_at(r, &place, RESTORE_MISSING, &r->terms.items[i], (drg_span){0, 0});
            status = report(r, &missing, err);
        }
        if (!status)
            status = next_record(r, err);
    } while (!status && r->segment);
    return status ? status : finish(r, out, err);
}
