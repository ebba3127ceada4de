/* skos.c - glossaries as SKOS concepts in Turtle (SKOS Reference, 2009; RDF 1.1 Turtle, 2014).
 *
 * A concept has one prefLabel a language (section 5.4, S14): the first preferred term. Other preferred and admitted terms
 * are altLabels; variants and deprecated terms, which are there to be found, hiddenLabels. */
#include "base/writer.h"
#include "format/formats.h"
#include "format/writing.h"

struct writing {
    const drg_glossary *g;
    struct writer writer;
    struct lang_choice langs;
    size_t lost_concepts, lost_details, lost_statuses;
};

/* ---- Turtle ------------------------------------------------------------------------------------------------ */

/* STRING_LITERAL_QUOTE: quotes, backslashes and controls are escaped. */
static void write_literal(struct writer *w, drg_str s)
{
    writer_add_char(w, '"');
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c == '"' || c == '\\')
            writer_addf(w, "\\%c", c);
        else if (c == '\n' || c == '\r' || c == '\t')
            writer_add_z(w, c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t");
        else if (c < 0x20 || c == 0x7F)
            writer_addf(w, "\\u%04X", c);
        else
            writer_add_char(w, (char)c);
    }
    writer_add_char(w, '"');
}

/* <#id>: what an IRI must not hold (RFC 3987) is percent-encoded; letters of any script may stand. */
static void write_iri(struct writer *w, drg_str id)
{
    writer_add_z(w, "<#");
    for (size_t i = 0; i < id.len; i++) {
        unsigned char c = (unsigned char)id.ptr[i];
        bool is_plain = c >= 0x80 || is_ascii_alpha((char)c) || is_ascii_digit((char)c) || (c && strchr("-._~!$&'()*+,;=:@/", c));
        if (is_plain)
            writer_add_char(w, (char)c);
        else
            writer_addf(w, "%%%02X", c);
    }
    writer_add_char(w, '>');
}

static void write_statement(struct writer *w, const char *predicate, drg_str text, drg_str lang)
{
    if (!text.len)
        return;
    writer_addf(w, " ;\n    %s ", predicate);
    write_literal(w, text);
    if (lang.len)
        writer_add_char(w, '@');
    writer_add(w, lang);
}

/* ---- concepts ------------------------------------------------------------------------------------------------- */

static void write_label(struct writing *w, const drg_term *t, drg_str *last_lang)
{
    bool is_first = !str_eq(*last_lang, t->lang);
    const char *predicate = t->status > DRG_ADMITTED ? "skos:hiddenLabel"
                            : t->status == DRG_PREFERRED && is_first ? "skos:prefLabel" : "skos:altLabel";
    write_statement(&w->writer, predicate, t->text, t->lang);
    w->lost_statuses += t->status == DRG_DEPRECATED || (t->status == DRG_PREFERRED && !is_first);
    w->lost_details += t->kind.len || t->pos.len || t->gender.len || t->number.len || t->note.len;
    *last_lang = t->lang;
}

static void write_concept(struct writing *w, const drg_concept *entry)
{
    drg_str none = {"", 0}, last_lang = none;
    writer_add_char(&w->writer, '\n');
    write_iri(&w->writer, entry->id);
    writer_add_z(&w->writer, " a skos:Concept ;\n    skos:inScheme <> ;\n    skos:notation ");
    write_literal(&w->writer, entry->id);
    for (uint32_t t = entry->first_term; t < entry->first_term + entry->term_count; t++) {
        drg_term term = drg_glossary_term(w->g, t);
        if (lang_choice_has(&w->langs, term.lang))
            write_label(w, &term, &last_lang);
    }
    write_statement(&w->writer, "dc:subject", entry->subject, none);
    write_statement(&w->writer, "skos:definition", entry->definition, none);
    write_statement(&w->writer, "skos:note", entry->note, none);
    writer_add_z(&w->writer, " .\n");
}

static void write_file(struct writing *w, const char *title)
{
    writer_add_z(&w->writer, "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
                             "@prefix dc: <http://purl.org/dc/elements/1.1/> .\n\n<> a skos:ConceptScheme");
    write_statement(&w->writer, "dc:title", str_from(title ? title : "Glossary"), (drg_str){"", 0});
    writer_add_z(&w->writer, " .\n");
    for (size_t i = 0; i < w->g->concept_count; i++) {
        drg_concept entry = drg_glossary_concept(w->g, i);
        if (lang_choice_has_term_of(&w->langs, w->g, &entry))
            write_concept(w, &entry);
        else
            w->lost_concepts++;
    }
}

static drg_status write_skos(const drg_glossary *glossary, const struct output *out, drg_error *err)
{
    struct writing w = {.g = glossary};
    drg_status status = lang_choice_make(&w.langs, glossary, out->options, err);
    if (status)
        return status;
    writer_init(&w.writer, out->sink, err);
    write_file(&w, out->options->title);
    status = writer_finish(&w.writer);
    struct loss losses[] = {{w.lost_concepts, "concept(s) without a term"},
                            {w.lost_statuses, "statuses, of deprecated and of second preferred terms"},
                            {w.lost_details, "note(s), kinds, parts of speech, genders or numbers of terms"},
                            {glossary->field_count, "field(s)"}};
    if (!status)
        report_losses(out, "SKOS", losses, sizeof losses / sizeof losses[0]);
    lang_choice_free(&w.langs);
    return status;
}

const struct format format_skos = {
    .name = "skos",
    .extensions = " .ttl ",
    .summary = "SKOS concepts with their labels, in Turtle",
    .write_glossary = write_skos,
};
