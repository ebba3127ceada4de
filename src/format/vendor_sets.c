/* vendor_sets.c - glossaries of sets of equivalent terms for Google Cloud Translation and Amazon Translate: see vendor.h.
 * Their reader is that of any table with a header of languages. */
#include "base/error.h"
#include "format/formats.h"
#include "format/pairs.h"
#include "format/vendor.h"

static const struct vendor google = {"Google", "a Google glossary", ',', 1024};
static const struct vendor amazon = {"Amazon Translate", "an Amazon Translate terminology", ',', 0};

struct set_losses {
    size_t concepts, ids, terms, details, fields;
};

/* The concept's term to be used in a language, or "". */
static drg_str term_to_use(const drg_glossary *g, const drg_concept *entry, drg_str lang)
{
    for (uint32_t t = entry->first_term; t < entry->first_term + entry->term_count; t++)
        if (str_eq(glossary_term_lang(g, t), lang) && glossary_term_status(g, t) <= DRG_ADMITTED)
            return glossary_term_text(g, t);
    return (drg_str){"", 0};
}

static void count_set(struct set_losses *lost, const drg_glossary *g, const struct lang_choice *langs, size_t index, size_t filled)
{
    drg_concept entry = drg_glossary_concept(g, index);
    lost->concepts += filled < 2;
    lost->ids += filled > 1 && has_own_id(&entry, index);
    lost->fields += (size_t)(entry.subject.len > 0) + (entry.definition.len > 0) + (entry.note.len > 0);
    size_t chosen = 0;
    for (uint32_t t = 0; t < entry.term_count && filled > 1; t++) {
        drg_term term = drg_glossary_term(g, entry.first_term + t);
        chosen += lang_choice_has(langs, term.lang);
        lost->details += term.kind.len || term.pos.len || term.gender.len || term.number.len || term.note.len;
    }
    lost->terms += filled > 1 ? chosen - filled : 0;
}

/* A row of a concept that has a term to use in two languages at least. */
static void write_set(struct vendor_writer *w, const drg_glossary *g, const struct lang_choice *langs, size_t index, drg_str *cells,
                      struct set_losses *lost)
{
    drg_concept entry = drg_glossary_concept(g, index);
    size_t filled = 0;
    for (size_t i = 0; i < langs->list.count; i++) {
        drg_str term = term_to_use(g, &entry, langs->list.items[i]);
        cells[i] = term.len ? vendor_mend(w, term) : term;
        if (vendor_is_too_long(w, cells[i]))
            cells[i].len = 0;
        filled += cells[i].len > 0;
    }
    count_set(lost, g, langs, index, filled);
    bool is_again = filled > 1 && cells[0].len && vendor_is_known(w, cells[0]);
    if (filled > 1 && !is_again)
        vendor_write_row(w, cells, langs->list.count);
}

static drg_status write_set_rows(struct vendor_writer *w, const drg_glossary *g, const struct lang_choice *langs, drg_error *err)
{
    struct set_losses lost = {0};
    drg_str *cells = arena_array(&w->arena, langs->list.count, sizeof *cells);
    if (!cells)
        return fail_memory(err);
    writer_init(&w->writer, w->out->sink, err);
    vendor_write_row(w, langs->list.items, langs->list.count);
    for (size_t i = 0; i < g->concept_count; i++)
        write_set(w, g, langs, i, cells, &lost);
    lost.fields += g->field_count;
    drg_status status = vendor_finish(w, err);
    struct loss losses[] = {{lost.concepts, "concept(s) with a term in fewer than two of the languages"},
                            {lost.ids, "concept id(s)"},
                            {lost.terms, "term(s) beside the one to be used in a language"},
                            {lost.details, "note(s), kinds, parts of speech, genders or numbers of terms"},
                            {lost.fields, "subject(s), definitions, notes and fields"}};
    if (!status)
        report_losses(w->out, w->vendor->name, losses, sizeof losses / sizeof losses[0]);
    return status;
}

static drg_status write_sets(const drg_glossary *glossary, const struct output *out, const struct vendor *vendor, drg_error *err)
{
    struct vendor_writer w = {.vendor = vendor, .out = out};
    struct lang_choice langs;
    drg_status status = lang_choice_make(&langs, glossary, out->options, err);
    if (status)
        return status;
    if (langs.list.count < 2)
        status = fail(err, DRG_EINVAL, NOWHERE, "%s has two languages at least; choose langs such as en,tr,ar,ru", vendor->what);
    else
        status = write_set_rows(&w, glossary, &langs, err);
    lang_choice_free(&langs);
    return status;
}

static drg_status write_google(const drg_glossary *glossary, const struct output *out, drg_error *err)
{
    return write_sets(glossary, out, &google, err);
}

static drg_status write_amazon(const drg_glossary *glossary, const struct output *out, drg_error *err)
{
    return write_sets(glossary, out, &amazon, err);
}

const struct format format_google = {
    .name = "google",
    .extensions = "",
    .summary = "Google Cloud Translation glossary: sets of equivalent terms, CSV",
    .read_glossary = csv_read_glossary,
    .write_glossary = write_google,
};

const struct format format_aws = {
    .name = "aws",
    .extensions = "",
    .summary = "Amazon Translate custom terminology, CSV",
    .read_glossary = csv_read_glossary,
    .write_glossary = write_amazon,
};
