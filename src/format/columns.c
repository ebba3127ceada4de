/* columns.c - reading table headers, our own and those of other tools. */
#include "format/columns.h"

#include "base/error.h"
#include "ext/icu_names.h"
#include "lang/lang.h"
#include "model/glossary.h"

/* Compared without case, spaces, underscores and hyphens: "Part of speech", "part_of_speech". */
static const struct { const char *name; enum column_kind kind; } names[] = {
    {"concept", COLUMN_CONCEPT},       {"conceptid", COLUMN_CONCEPT},     {"entry", COLUMN_CONCEPT},
    {"entryid", COLUMN_CONCEPT},       {"termid", COLUMN_CONCEPT},
    {"subject", COLUMN_SUBJECT},       {"subjectfield", COLUMN_SUBJECT},  {"domain", COLUMN_SUBJECT},
    {"category", COLUMN_SUBJECT},      {"definition", COLUMN_DEFINITION}, {"description", COLUMN_DEFINITION},
    {"note", COLUMN_NOTE},             {"notes", COLUMN_NOTE},            {"comment", COLUMN_NOTE},
    {"comments", COLUMN_NOTE},         {"remark", COLUMN_NOTE},           {"remarks", COLUMN_NOTE},
    {"usagenote", COLUMN_NOTE},        {"lang", COLUMN_LANG},             {"language", COLUMN_LANG},
    {"locale", COLUMN_LANG},           {"term", COLUMN_TERM},             {"status", COLUMN_STATUS},
    {"termstatus", COLUMN_STATUS},     {"usagestatus", COLUMN_STATUS},    {"administrativestatus", COLUMN_STATUS},
    {"kind", COLUMN_KIND},             {"variantkind", COLUMN_KIND},      {"pos", COLUMN_POS},
    {"partofspeech", COLUMN_POS},      {"wordclass", COLUMN_POS},         {"gender", COLUMN_GENDER},
    {"grammaticalgender", COLUMN_GENDER}, {"number", COLUMN_NUMBER},      {"grammaticalnumber", COLUMN_NUMBER},
    {"term.note", COLUMN_TERM_NOTE},   {"termnote", COLUMN_TERM_NOTE},    {"source", COLUMN_SOURCE},
    {"sourceterm", COLUMN_SOURCE},     {"sourcetext", COLUMN_SOURCE},     {"src", COLUMN_SOURCE},
    {"target", COLUMN_TARGET},         {"targetterm", COLUMN_TARGET},     {"targettext", COLUMN_TARGET},
    {"translation", COLUMN_TARGET},    {"tgt", COLUMN_TARGET},
};

static const struct { const char *name, *tag; } lang_names[] = {
    {"English", "en"}, {"Turkish", "tr"}, {"Arabic", "ar"}, {"Russian", "ru"}, {"French", "fr"},
    {"German", "de"},  {"Spanish", "es"}, {"İngilizce", "en"}, {"Türkçe", "tr"}, {"Arapça", "ar"},
    {"Rusça", "ru"},   {"العربية", "ar"}, {"Русский", "ru"},   {"Английский", "en"}, {"Турецкий", "tr"},
    {"Арабский", "ar"},
};

/* Whose a dotted field is. */
static const struct { const char *prefix; enum column_kind kind; } owners[] = {
    {"concept.", COLUMN_CONCEPT_FIELD},
    {"lang.", COLUMN_LANG_FIELD},
    {"term.", COLUMN_TERM_FIELD},
};

enum column_kind columns_kind_of_name(drg_str name)
{
    char plain[32];
    size_t len = 0;
    for (size_t i = 0; i < name.len; i++) {
        if (strchr(" _-", name.ptr[i]) && name.ptr[i])
            continue;
        if (len == sizeof plain)
            return COLUMN_KINDS;
        plain[len++] = ascii_lower(name.ptr[i]);
    }
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_eq_z((drg_str){plain, len}, names[i].name))
            return names[i].kind;
    return COLUMN_KINDS;
}

bool columns_is_lang(drg_str tag)
{
    return columns_kind_of_name(tag) == COLUMN_KINDS && lang_find(tag) && icu_is_language(tag) &&
           !memchr(tag.ptr, '.', tag.len);
}

static drg_str lang_of_name(drg_str name)
{
    for (size_t i = 0; i < sizeof lang_names / sizeof lang_names[0]; i++)
        if (str_eq_ascii_case(name, str_from(lang_names[i].name)))
            return str_from(lang_names[i].tag);
    return columns_is_lang(name) ? name : (drg_str){"", 0};
}

/* "tr.admitted", "tr.definition", "term.source". False when the part before the dot is nobody's. */
static bool read_dotted(struct column *column, drg_str name)
{
    for (size_t i = 0; i < sizeof owners / sizeof owners[0]; i++)
        if (str_starts(name, str_from(owners[i].prefix)) && name.len > strlen(owners[i].prefix)) {
            column->kind = owners[i].kind;
            column->name = str_cut(name, strlen(owners[i].prefix), name.len);
            return true;
        }
    const char *dot = memchr(name.ptr, '.', name.len);
    size_t head = dot ? (size_t)(dot - name.ptr) : 0;
    if (!dot || head + 1 == name.len)
        return false;
    column->lang = lang_of_name(str_cut(name, 0, head));
    column->name = str_cut(name, head + 1, name.len);
    if (!column->lang.len)
        return false;
    for (int status = DRG_PREFERRED; status <= DRG_VARIANT; status++)
        if (str_eq_ascii_case(column->name, str_from(drg_term_status_name((drg_term_status)status)))) {
            *column = (struct column){.kind = COLUMN_TERMS, .lang = column->lang, .status = (drg_term_status)status};
            return true;
        }
    column->kind = COLUMN_LANG_FIELD;
    return true;
}

static struct column read_column(drg_str name, size_t index)
{
    struct column column = {.kind = columns_kind_of_name(name), .lang = {"", 0}, .name = name};
    if (column.kind != COLUMN_KINDS)
        return column;
    if (index == 0 && str_eq_ascii_case(name, STR("id"))) { /* elsewhere: Indonesian */
        column.kind = COLUMN_CONCEPT;
        return column;
    }
    column.lang = lang_of_name(name);
    if (column.lang.len)
        column.kind = COLUMN_TERMS;
    else if (!name.len || !read_dotted(&column, name))
        column = (struct column){.kind = COLUMN_KINDS, .lang = {"", 0}, .name = name};
    return column;
}

bool columns_reads_as_field(drg_str name)
{
    return name.len && read_column(name, 1).kind == COLUMN_KINDS;
}

static size_t count_kind(const struct columns *columns, enum column_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < columns->list.count; i++)
        count += columns->list.items[i].kind == kind;
    return count;
}

static drg_status read_names(struct columns *into, const struct csv_row *row, drg_error *err)
{
    for (size_t i = 0; i < row->count; i++) {
        drg_str name = arena_str(&into->arena, str_trim(row->cells[i].text));
        if (!name.ptr || !vec_push(&into->list, read_column(name, i)))
            return fail_memory(err);
    }
    return DRG_OK;
}

/* A header names a language (or says where rows do), and is not one chance word among others. */
static bool is_header(const struct columns *c)
{
    size_t terms = count_kind(c, COLUMN_TERMS), unknown = count_kind(c, COLUMN_KINDS);
    if (count_kind(c, COLUMN_TERM) && count_kind(c, COLUMN_LANG))
        return true;
    if (count_kind(c, COLUMN_SOURCE) && count_kind(c, COLUMN_TARGET))
        return true;
    if (terms == 0)
        return false;
    return terms > 1 || unknown == 0 || unknown + terms < c->list.count;
}

/* The n-th language of "en,tr"; empty when there are fewer. */
static drg_str nth_lang(const char *langs, size_t n)
{
    drg_str rest = str_from(langs), part;
    for (size_t i = 0; str_split(&rest, ',', &part); i++)
        if (i == n)
            return str_trim(part);
    return (drg_str){"", 0};
}

static drg_status give_lang(struct columns *into, struct column *column, const char *langs, size_t n, drg_error *err)
{
    drg_str lang = nth_lang(langs, n);
    if (!lang.len)
        return fail(err, DRG_ESYNTAX, (drg_pos){1, 1},
                    "the column '%.*s' does not say its language: give the languages of the columns, such as en,tr",
                    STR_ARGS(column->name));
    if (!lang_find(lang))
        return fail(err, DRG_ELANG, NOWHERE, "'%.*s' is not a language tag such as tr or en-GB", STR_ARGS(lang));
    column->kind = COLUMN_TERMS;
    column->status = DRG_PREFERRED;
    column->lang = arena_str(&into->arena, lang);
    return column->lang.ptr ? DRG_OK : fail_memory(err);
}

/* Settles what the names leave open, now that the whole header is known. */
static drg_status settle(struct columns *into, const char *langs, drg_error *err)
{
    into->is_pair = count_kind(into, COLUMN_SOURCE) && count_kind(into, COLUMN_TARGET);
    into->is_long = !into->is_pair && count_kind(into, COLUMN_TERM) && count_kind(into, COLUMN_LANG);
    drg_status status = DRG_OK;
    for (size_t i = 0; i < into->list.count && !status; i++) {
        struct column *c = &into->list.items[i];
        if (into->is_pair && i == 0 && str_eq_ascii_case(c->name, STR("context")))
            c->kind = COLUMN_CONCEPT; /* Weblate's name for what tells equal sources apart */
        if (c->kind == COLUMN_SOURCE || (c->kind == COLUMN_TERM && !into->is_long))
            status = give_lang(into, c, langs, 0, err);
        else if (c->kind == COLUMN_TARGET)
            status = give_lang(into, c, langs, 1, err);
        else if (c->kind == COLUMN_KINDS || (c->kind == COLUMN_LANG && !into->is_long))
            c->kind = into->is_long ? COLUMN_TERM_FIELD : COLUMN_CONCEPT_FIELD;
        if (!c->name.len) /* a field without a name could not be written */
            c->name = STR("column");
        into->term_columns += c->kind == COLUMN_TERMS && c->status == DRG_PREFERRED;
    }
    return status;
}

/* The first "term.note" is the term's note; further ones are fields of that name. */
static void settle_notes(struct columns *into)
{
    bool seen = false;
    for (size_t i = 0; i < into->list.count; i++) {
        struct column *c = &into->list.items[i];
        if (c->kind != COLUMN_TERM_NOTE)
            continue;
        if (seen)
            *c = (struct column){.kind = COLUMN_TERM_FIELD, .lang = {"", 0}, .name = STR("note")};
        seen = true;
    }
}

static bool same_column(const struct column *a, const struct column *b)
{
    return a->kind == b->kind && a->kind < COLUMN_CONCEPT_FIELD && a->status == b->status && str_eq(a->lang, b->lang);
}

/* Only fields may have several columns. */
static drg_status check(const struct columns *columns, const struct csv_row *row, drg_error *err)
{
    for (size_t i = 0; i < columns->list.count; i++)
        for (size_t k = 0; k < i; k++)
            if (same_column(&columns->list.items[i], &columns->list.items[k]))
                return fail(err, DRG_ESYNTAX, row->cells[i].pos, "the columns '%.*s' and '%.*s' mean the same",
                            STR_ARGS(row->cells[k].text), STR_ARGS(row->cells[i].text));
    if (columns->is_long && !count_kind(columns, COLUMN_CONCEPT))
        return fail(err, DRG_ESYNTAX, row->pos, "a table of one row a term needs a column 'concept' that joins its rows");
    for (size_t i = 0; columns->is_long && i < columns->list.count; i++)
        if (columns->list.items[i].kind == COLUMN_TERMS)
            return fail(err, DRG_ESYNTAX, row->cells[i].pos,
                        "a column '%.*s' in a table of one row a term, whose terms stand in the column 'term'",
                        STR_ARGS(row->cells[i].text));
    return DRG_OK;
}

/* A table without header: a column a language, then a note, then fields. */
static drg_status columns_of_langs(struct columns *into, const struct csv_row *row, const char *langs, drg_error *err)
{
    into->list.count = 0;
    bool is_lang = true;
    for (size_t i = 0; i < row->count || is_lang; i++) {
        bool is_note = is_lang && i && !nth_lang(langs, i).len;
        is_lang = nth_lang(langs, i).len > 0;
        struct column column = {.kind = is_note ? COLUMN_NOTE : COLUMN_CONCEPT_FIELD, .lang = {"", 0}, .name = STR("column")};
        drg_status status = is_lang ? give_lang(into, &column, langs, i, err) : DRG_OK;
        if (status)
            return status;
        if (!vec_push(&into->list, column))
            return fail_memory(err);
        into->term_columns += is_lang;
    }
    into->is_pair = into->term_columns == 2;
    return DRG_OK;
}

drg_status columns_parse(struct columns *into, const struct csv_row *row, const char *langs, bool *was_header,
                         drg_error *err)
{
    drg_status status = read_names(into, row, err);
    if (status)
        return status;
    *was_header = is_header(into);
    if (*was_header) {
        settle_notes(into);
        status = settle(into, langs, err);
        return status ? status : check(into, row, err);
    }
    if (langs)
        return columns_of_langs(into, row, langs, err);
    return fail(err, DRG_ESYNTAX, row->pos,
                "no header that names languages: found '%.*s', expected columns such as concept,en,tr or "
                "concept,lang,term, or the languages of the columns to be given",
                STR_ARGS(row->cells[0].text));
}

bool columns_sniff(drg_str head)
{
    struct csv csv;
    struct csv_row row;
    struct columns columns = {0};
    csv_open(&csv, head, csv_guess_separator(head));
    bool found = csv_next(&csv, &row, NULL) == DRG_OK && row.count > 1 && read_names(&columns, &row, NULL) == DRG_OK &&
                 is_header(&columns);
    columns_free(&columns);
    csv_close(&csv);
    return found;
}

void columns_free(struct columns *columns)
{
    arena_free(&columns->arena);
    vec_free(&columns->list);
}
