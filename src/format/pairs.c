/* pairs.c - glossaries of two languages. */
#include "format/pairs.h"

#include "base/error.h"
#include "lang/lang.h"

/* ---- languages --------------------------------------------------------------------------------------------- */

drg_status lang_pair_given(struct lang_pair *out, const char *langs, const char *what, drg_error *err)
{
    drg_str rest = str_from(langs), more;
    if (!str_split(&rest, ',', &out->src) || !str_split(&rest, ',', &out->tgt) || str_split(&rest, ',', &more))
        return fail(err, DRG_ESYNTAX, NOWHERE, "%s does not say its languages; give those of its columns, such as en,tr", what);
    out->src = str_trim(out->src);
    out->tgt = str_trim(out->tgt);
    drg_str bad = lang_find(out->src) ? out->tgt : out->src;
    if (!lang_find(bad))
        return fail(err, DRG_ELANG, NOWHERE, "'%.*s' is not a language tag such as tr or en-GB", STR_ARGS(bad));
    return DRG_OK;
}

drg_status lang_pair_choose(struct lang_pair *out, const drg_glossary *glossary, const struct output *to, const char *what,
                            drg_error *err)
{
    struct lang_choice langs;
    drg_status status = lang_choice_make(&langs, glossary, to->options, err);
    if (status)
        return status;
    if (langs.list.count == 2)
        *out = (struct lang_pair){langs.list.items[0], langs.list.items[1]};
    else
        status = fail(err, DRG_EINVAL, NOWHERE, "%s has two languages, not the %zu of this one; choose two langs, such as en,tr", what,
                      langs.list.count);
    lang_choice_free(&langs);
    return status;
}

/* ---- reading ------------------------------------------------------------------------------------------------ */

static const drg_str none = {"", 0};

static drg_status add_term(struct pair_rows *r, drg_str lang, drg_str text, drg_term_status status, drg_pos place, drg_error *err)
{
    uint32_t index;
    if (!str_trim(text).len)
        return DRG_OK;
    drg_term term = {.text = text, .lang = lang, .status = status, .kind = none, .pos = none, .gender = none,
                     .number = none, .note = none, .concept_index = r->concept_index, .place = place};
    return glossary_builder_term(r->into, &term, &index, err);
}

static drg_status begin_concept(struct pair_rows *r, const struct csv_cell *src, drg_str comment, drg_error *err)
{
    drg_status status = glossary_builder_concept(r->into, none, &r->concept_index, err);
    if (!status)
        status = glossary_builder_part(r->into, r->concept_index, CONCEPT_NOTE, comment, err);
    return status ? status : add_term(r, r->langs.src, src->text, DRG_PREFERRED, src->pos, err);
}

static bool goes_on_from_last(const struct pair_rows *r, drg_str src, drg_str comment)
{
    drg_str last = buf_str(&r->last);
    return r->rows && src.len && str_eq(src, str_cut(last, 0, r->last_src)) &&
           str_eq(comment, str_cut(last, r->last_src, last.len));
}

static drg_status keep_last(struct pair_rows *r, drg_str src, drg_str comment, drg_error *err)
{
    r->last.max = SIZE_MAX / 2;
    buf_cut(&r->last, 0);
    buf_add(&r->last, src);
    buf_add(&r->last, comment);
    r->last_src = src.len;
    return r->last.failed ? fail_memory(err) : DRG_OK;
}

drg_status pair_rows_add(struct pair_rows *r, const struct csv_row *row, drg_error *err)
{
    static const struct csv_cell no_cell = {.text = {"", 0}};
    if (r->rows == 0 && row->count == 1)
        return fail(err, DRG_ESYNTAX, row->cells[0].pos, "expected a source and a target in %s, found '%.*s'", r->what,
                    STR_ARGS(row->cells[0].text));
    const struct csv_cell *src = &row->cells[0], *tgt = row->count > 1 ? &row->cells[1] : &no_cell;
    drg_str comment = row->count > 2 ? row->cells[2].text : none;
    bool goes_on = goes_on_from_last(r, src->text, comment);
    r->rows++;
    drg_status status = keep_last(r, src->text, comment, err);
    if (!status && !goes_on)
        status = begin_concept(r, src, comment, err);
    if (!status)
        status = add_term(r, r->langs.tgt, tgt->text, goes_on ? DRG_ADMITTED : DRG_PREFERRED, tgt->pos, err);
    for (size_t i = 3; i < row->count && !status; i++)
        if (row->cells[i].text.len)
            status = glossary_builder_field(r->into, &(drg_field){.name = STR("column"), .value = row->cells[i].text,
                                            .concept_index = r->concept_index, .lang = none, .term = DRG_NONE}, err);
    return status;
}

void pair_rows_free(struct pair_rows *r)
{
    buf_free(&r->last);
}

/* ---- writing -------------------------------------------------------------------------------------------------- */

/* What is not offered to the translator as right: what must not be written, and spellings that must only be found. */
static bool is_offered(const struct pairs *p, const drg_term *t)
{
    return str_eq(t->lang, p->langs.tgt) && (t->status == DRG_PREFERRED || t->status == DRG_ADMITTED);
}

static bool has_details(const drg_term *t)
{
    return t->kind.len || t->pos.len || t->gender.len || t->number.len || t->note.len;
}

bool has_own_id(const drg_concept *entry, size_t index)
{
    char made[24];
    snprintf(made, sizeof made, "c%zu", index + 1);
    return !str_eq_z(entry->id, made);
}

static void count_losses(struct pairs *p, const drg_concept *entry, size_t index, size_t written)
{
    size_t targets = 0;
    p->lost_concepts += written == 0;
    p->lost_ids += written > 0 && !p->has_ids && has_own_id(entry, index);
    p->lost_fields += !p->has_subjects && entry->subject.len > 0;
    p->lost_comments += written > 0 && !p->has_comments && (entry->definition.len || entry->note.len);
    for (uint32_t t = 0; t < entry->term_count && written; t++) {
        drg_term term = drg_glossary_term(p->glossary, entry->first_term + t);
        bool is_tgt = str_eq(term.lang, p->langs.tgt), is_further = false;
        if (is_offered(p, &term))
            is_further = targets++ > 0 && p->has_one_target;
        bool is_written = (is_offered(p, &term) && !is_further) || str_eq(term.lang, p->langs.src);
        p->lost_targets += is_further;
        p->lost_terms += is_tgt && !is_written && !is_further;
        p->lost_statuses += str_eq(term.lang, p->langs.src) && term.status > DRG_ADMITTED;
        p->lost_details += is_written && has_details(&term);
    }
}

static size_t write_targets(struct pairs *p, const drg_concept *entry, drg_str src)
{
    size_t written = 0;
    for (uint32_t t = 0; t < entry->term_count && !(written && p->has_one_target); t++) {
        struct pair pair = {entry, src, drg_glossary_term(p->glossary, entry->first_term + t)};
        if (!is_offered(p, &pair.tgt))
            continue;
        p->write(p->user, &pair);
        written++;
    }
    return written;
}

void pairs_write(struct pairs *p)
{
    for (size_t index = 0; index < p->glossary->concept_count; index++) {
        size_t written = 0;
        drg_concept entry = drg_glossary_concept(p->glossary, index);
        for (uint32_t s = entry.first_term; s < entry.first_term + entry.term_count; s++)
            if (str_eq(glossary_term_lang(p->glossary, s), p->langs.src))
                written += write_targets(p, &entry, glossary_term_text(p->glossary, s));
        count_losses(p, &entry, index, written);
    }
    p->lost_fields += p->glossary->field_count;
}

void pairs_report(const struct pairs *p, const struct output *to, const char *format)
{
    struct loss losses[] = {{p->lost_concepts, "concept(s) without terms in both languages"},
                            {p->lost_ids, "concept id(s)"},
                            {p->lost_targets, "further term(s) of the second language"},
                            {p->lost_terms, "deprecated and variant term(s) of the second language"},
                            {p->lost_statuses, "statuses of deprecated and variant terms of the first language"},
                            {p->lost_details, "note(s), kinds, parts of speech, genders or numbers of terms"},
                            {p->lost_comments, "definition(s) or notes of concepts"},
                            {p->lost_fields, p->has_subjects ? "field(s)" : "subject(s) and field(s)"}};
    report_losses(to, format, losses, sizeof losses / sizeof losses[0]);
}
