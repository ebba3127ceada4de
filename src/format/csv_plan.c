/* csv_plan.c - which columns a glossary needs. */
#include "format/csv_plan.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/map.h"

enum { MAX_FIELDS_OF_RECORD = 2048 };

/* ---- does the wide form do? ----------------------------------------------------------------------------- */

static bool has_outer_space(drg_str s)
{
    return str_trim(s).len != s.len;
}

/* In a wide cell, terms are told apart by | and white space around it goes. */
static bool term_fits(const drg_glossary *g, uint32_t index)
{
    drg_term t = drg_glossary_term(g, index);
    drg_concept entry = drg_glossary_concept(g, t.concept_index);
    if (t.kind.len || t.gender.len || t.number.len || t.note.len || memchr(t.text.ptr, '|', t.text.len))
        return false;
    if (!str_eq(t.pos, drg_glossary_term(g, entry.first_term).pos))
        return false;
    for (uint32_t i = entry.first_term; i < entry.first_term + entry.term_count && has_outer_space(t.text); i++)
        if (i != index && glossary_term_status(g, i) == t.status && str_eq(glossary_term_lang(g, i), t.lang))
            return false;
    return true;
}

static bool is_status_name(drg_str name)
{
    for (int status = DRG_PREFERRED; status <= DRG_VARIANT; status++)
        if (str_eq_ascii_case(name, str_from(drg_term_status_name((drg_term_status)status))))
            return true;
    return false;
}

bool csv_plan_fits_wide(const drg_glossary *g, const struct lang_choice *langs)
{
    for (size_t i = 0; i < langs->list.count; i++)
        if (!columns_is_lang(langs->list.items[i]))
            return false;
    for (uint32_t i = 0; i < g->term_count; i++)
        if (lang_choice_has(langs, glossary_term_lang(g, i)) && !term_fits(g, i))
            return false;
    for (size_t i = 0; i < g->field_count; i++) {
        drg_field f = drg_glossary_field(g, i);
        if (f.lang.len && lang_choice_has(langs, f.lang) && (f.term != DRG_NONE || is_status_name(f.name)))
            return false;
    }
    return langs->list.count > 0;
}

/* ---- columns of fields ------------------------------------------------------------------------------------ */

/* A column of fields while it is looked for its place: by owner, head, occurrence of the head, itself. */
struct field_column {
    enum column_kind kind;
    drg_str lang, name;
    uint32_t rank[4]; /* language, head's first appearance, head's occurrence, own first appearance */
    uint32_t id;
};

struct collecting {
    struct csv_plan *plan;
    VEC(drg_field) record; /* the fields of one record up to the one at hand */
    struct map ids;   /* of columns, by all that makes one */
    struct map heads; /* rank of a head's name             */
    VEC(struct field_column) columns;
    drg_error *err;
};

static drg_str head_of(drg_str name)
{
    const char *dot = name.len ? memchr(name.ptr, '.', name.len) : NULL;
    return dot ? str_cut(name, 0, (size_t)(dot - name.ptr)) : name;
}

static enum column_kind owner_of(const drg_field *field)
{
    return field->term != DRG_NONE ? COLUMN_TERM_FIELD : field->lang.len ? COLUMN_LANG_FIELD : COLUMN_CONCEPT_FIELD;
}

static uint32_t rank_in(struct map *map, drg_str name)
{
    uint32_t rank = map_get(map, name);
    if (rank != DRG_NONE)
        return rank;
    rank = (uint32_t)map->count;
    return map_set(map, name, rank) ? rank : DRG_NONE;
}

/* How often the head stood before field i of a record, and the same field since then. */
static void count_before(const drg_field *record, size_t i, uint32_t *heads, uint32_t *same)
{
    drg_str head = head_of(record[i].name);
    *heads = *same = 0;
    for (size_t k = 0; k < i; k++) {
        if (str_eq(record[k].name, head)) {
            ++*heads;
            *same = 0;
        } else if (str_eq(record[k].name, record[i].name)) {
            ++*same;
        }
    }
    if (str_eq(record[i].name, head))
        ++*heads;
}

/* The column of the record's last field. */
static drg_status column_of(struct collecting *c, uint32_t *id)
{
    size_t last = c->record.count - 1;
    const drg_field *f = &c->record.items[last];
    uint32_t heads, same;
    count_before(c->record.items, last, &heads, &same);
    struct field_column column = {.kind = owner_of(f), .name = f->name, .lang = {"", 0}};
    if (column.kind == COLUMN_LANG_FIELD && !c->plan->is_long)
        column.lang = f->lang;
    struct buf text = buf_make(SIZE_MAX / 2);
    buf_addf(&text, "%d %u %u ", (int)column.kind, heads, same);
    buf_add(&text, column.lang);
    buf_add_char(&text, ' ');
    buf_add(&text, f->name);
    drg_str key = buf_into_arena(&text, &c->plan->arena);
    if (!key.ptr)
        return fail_memory(c->err);
    *id = map_get(&c->ids, key);
    if (*id != DRG_NONE)
        return DRG_OK;
    *id = column.id = (uint32_t)c->columns.count;
    uint32_t head_rank = rank_in(&c->heads, head_of(f->name));
    bool is_head = str_eq(head_of(f->name), f->name);
    memcpy(column.rank, (uint32_t[]){0, head_rank, heads, is_head ? 0 : column.id + 1}, sizeof column.rank);
    if (head_rank == DRG_NONE || !map_set(&c->ids, key, *id) || !vec_push(&c->columns, column))
        return fail_memory(c->err);
    return DRG_OK;
}

static bool same_record(const drg_field *a, const drg_field *b)
{
    return a->concept_index == b->concept_index && a->term == b->term && str_eq(a->lang, b->lang);
}

static drg_status collect_fields(struct collecting *c)
{
    const drg_glossary *g = c->plan->glossary;
    drg_status status = DRG_OK;
    for (size_t i = 0; i < g->field_count && !status; i++) {
        drg_field field = drg_glossary_field(g, i);
        if (c->record.count && !same_record(&field, &c->record.items[0]))
            c->record.count = 0;
        if (!vec_push(&c->record, field))
            return fail_memory(c->err);
        c->plan->column_of_field[i] = DRG_NONE;
        if (field.lang.len && !lang_choice_has(c->plan->langs, field.lang))
            continue;
        if (c->record.count > MAX_FIELDS_OF_RECORD)
            return fail(c->err, DRG_ELIMIT, NOWHERE, "more than %d fields of one concept or term", MAX_FIELDS_OF_RECORD);
        status = column_of(c, &c->plan->column_of_field[i]);
    }
    return status;
}

static int compare(const void *a, const void *b)
{
    const struct field_column *x = a, *y = b;
    for (size_t i = 0; i < sizeof x->rank / sizeof x->rank[0]; i++)
        if (x->rank[i] != y->rank[i])
            return x->rank[i] < y->rank[i] ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

/* ---- the whole table --------------------------------------------------------------------------------------- */

static drg_status add_column(struct csv_plan *plan, struct planned_column column, drg_error *err)
{
    if (plan->columns.count >= CSV_MAX_CELLS)
        return fail(err, DRG_ELIMIT, NOWHERE, "the glossary needs more than %d columns", CSV_MAX_CELLS);
    return vec_push(&plan->columns, column) ? DRG_OK : fail_memory(err);
}

static drg_status field_header(struct csv_plan *plan, const struct field_column *column, drg_str *header, drg_error *err)
{
    struct buf text = buf_make(SIZE_MAX / 2);
    if (column->lang.len)
        buf_addf(&text, "%.*s.", STR_ARGS(column->lang));
    else if (plan->is_long || !columns_reads_as_field(column->name))
        buf_add_z(&text, column->kind == COLUMN_TERM_FIELD ? "term." : column->kind == COLUMN_LANG_FIELD ? "lang." : "concept.");
    buf_add(&text, column->name);
    *header = buf_into_arena(&text, &plan->arena);
    return header->ptr ? DRG_OK : fail_memory(err);
}

/* Adds the columns of fields of this owner (and language, when not empty). */
static drg_status add_field_columns(struct collecting *c, enum column_kind kind, drg_str lang, uint32_t *place_of_id)
{
    drg_status status = DRG_OK;
    for (size_t i = 0; i < c->columns.count && !status; i++) {
        const struct field_column *f = &c->columns.items[i];
        if (f->kind != kind || !str_eq(f->lang, lang))
            continue;
        struct planned_column column = {.kind = kind, .lang = lang};
        status = field_header(c->plan, f, &column.header, c->err);
        place_of_id[f->id] = (uint32_t)c->plan->columns.count;
        if (!status)
            status = add_column(c->plan, column, c->err);
    }
    return status;
}

/* Whether any concept or term has something for a column of this kind. */
static bool is_used(const struct csv_plan *plan, enum column_kind kind)
{
    const drg_glossary *g = plan->glossary;
    for (size_t i = 0; i < g->concept_count; i++) {
        drg_concept e = drg_glossary_concept(g, i);
        if ((kind == COLUMN_SUBJECT && e.subject.len) || (kind == COLUMN_DEFINITION && e.definition.len) ||
            (kind == COLUMN_NOTE && e.note.len))
            return true;
    }
    for (size_t i = 0; i < g->term_count; i++) {
        drg_term t = drg_glossary_term(g, i);
        if ((kind == COLUMN_STATUS && t.status != DRG_PREFERRED) || (kind == COLUMN_KIND && t.kind.len) ||
            (kind == COLUMN_POS && t.pos.len) || (kind == COLUMN_GENDER && t.gender.len) ||
            (kind == COLUMN_NUMBER && t.number.len) || (kind == COLUMN_TERM_NOTE && t.note.len))
            return true;
    }
    return kind == COLUMN_CONCEPT || kind == COLUMN_LANG || kind == COLUMN_TERM;
}

static const char *const plain_headers[] = {
    [COLUMN_CONCEPT] = "concept", [COLUMN_SUBJECT] = "subject", [COLUMN_DEFINITION] = "definition", [COLUMN_NOTE] = "note",
    [COLUMN_LANG] = "lang",       [COLUMN_TERM] = "term",       [COLUMN_STATUS] = "status",         [COLUMN_KIND] = "kind",
    [COLUMN_POS] = "pos",         [COLUMN_GENDER] = "gender",   [COLUMN_NUMBER] = "number",         [COLUMN_TERM_NOTE] = "term.note",
};

static drg_status add_plain(struct csv_plan *plan, enum column_kind kind, drg_error *err)
{
    if (!is_used(plan, kind))
        return DRG_OK;
    return add_column(plan, (struct planned_column){.kind = kind, .lang = {"", 0}, .header = str_from(plain_headers[kind])}, err);
}

static bool has_status(const drg_glossary *g, drg_str lang, drg_term_status status)
{
    for (size_t i = 0; i < g->term_count; i++)
        if (glossary_term_status(g, i) == status && str_eq(glossary_term_lang(g, i), lang))
            return true;
    return false;
}

static drg_status add_lang_columns(struct collecting *c, drg_str lang, uint32_t *place_of_id)
{
    drg_status result = DRG_OK;
    for (int i = DRG_PREFERRED; i <= DRG_VARIANT && !result; i++) {
        drg_term_status status = (drg_term_status)i;
        if (status != DRG_PREFERRED && !has_status(c->plan->glossary, lang, status))
            continue;
        struct buf text = buf_make(SIZE_MAX / 2);
        buf_add(&text, lang);
        buf_addf(&text, status == DRG_PREFERRED ? "%s" : ".%s", status == DRG_PREFERRED ? "" : drg_term_status_name(status));
        drg_str header = buf_into_arena(&text, &c->plan->arena);
        if (!header.ptr)
            return fail_memory(c->err);
        result = add_column(c->plan, (struct planned_column){COLUMN_TERMS, lang, status, header}, c->err);
    }
    return result ? result : add_field_columns(c, COLUMN_LANG_FIELD, lang, place_of_id);
}

static drg_status arrange_wide(struct collecting *c, uint32_t *place_of_id)
{
    static const enum column_kind before[] = {COLUMN_CONCEPT, COLUMN_SUBJECT};
    static const enum column_kind after[] = {COLUMN_POS, COLUMN_DEFINITION, COLUMN_NOTE};
    drg_status status = DRG_OK;
    for (size_t i = 0; i < sizeof before / sizeof before[0] && !status; i++)
        status = add_plain(c->plan, before[i], c->err);
    for (size_t i = 0; i < c->plan->langs->list.count && !status; i++)
        status = add_lang_columns(c, c->plan->langs->list.items[i], place_of_id);
    for (size_t i = 0; i < sizeof after / sizeof after[0] && !status; i++)
        status = add_plain(c->plan, after[i], c->err);
    return status ? status : add_field_columns(c, COLUMN_CONCEPT_FIELD, (drg_str){"", 0}, place_of_id);
}

static drg_status arrange_long(struct collecting *c, uint32_t *place_of_id)
{
    static const enum column_kind plain[] = {
        COLUMN_CONCEPT, COLUMN_LANG,    COLUMN_TERM,       COLUMN_STATUS,    COLUMN_KIND, COLUMN_POS, COLUMN_GENDER,
        COLUMN_NUMBER,  COLUMN_SUBJECT, COLUMN_DEFINITION, COLUMN_TERM_NOTE, COLUMN_NOTE};
    static const enum column_kind fields[] = {COLUMN_CONCEPT_FIELD, COLUMN_LANG_FIELD, COLUMN_TERM_FIELD};
    drg_status status = DRG_OK;
    for (size_t i = 0; i < sizeof plain / sizeof plain[0] && !status; i++)
        status = add_plain(c->plan, plain[i], c->err);
    for (size_t i = 0; i < sizeof fields / sizeof fields[0] && !status; i++)
        status = add_field_columns(c, fields[i], (drg_str){"", 0}, place_of_id);
    return status;
}

static drg_status arrange(struct collecting *c)
{
    struct csv_plan *plan = c->plan;
    uint32_t *place_of_id = arena_array(&plan->arena, c->columns.count, sizeof *place_of_id);
    if (!place_of_id)
        return fail_memory(c->err);
    for (size_t i = 0; i < c->columns.count; i++)
        place_of_id[i] = DRG_NONE; /* stays so where the form has no place for it */
    if (c->columns.count)
        qsort(c->columns.items, c->columns.count, sizeof *c->columns.items, compare);
    drg_status status = plan->is_long ? arrange_long(c, place_of_id) : arrange_wide(c, place_of_id);
    for (size_t i = 0; i < plan->glossary->field_count && !status; i++)
        if (plan->column_of_field[i] != DRG_NONE)
            plan->column_of_field[i] = place_of_id[plan->column_of_field[i]];
    return status;
}

drg_status csv_plan_make(struct csv_plan *plan, const drg_glossary *glossary, const struct lang_choice *langs,
                         bool is_long, drg_error *err)
{
    *plan = (struct csv_plan){.glossary = glossary, .langs = langs, .is_long = is_long};
    struct collecting c = {.plan = plan, .err = err};
    plan->column_of_field = arena_array(&plan->arena, glossary->field_count, sizeof *plan->column_of_field);
    drg_status status = plan->column_of_field ? collect_fields(&c) : fail_memory(err);
    if (!status)
        status = arrange(&c);
    map_free(&c.ids);
    map_free(&c.heads);
    vec_free(&c.record);
    vec_free(&c.columns);
    if (status)
        csv_plan_free(plan);
    return status;
}

void csv_plan_free(struct csv_plan *plan)
{
    arena_free(&plan->arena);
    vec_free(&plan->columns);
}
