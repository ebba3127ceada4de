/* tmx_write.c - glossaries as TMX 1.4, valid to tmx14.dtd. See tmx_read.c. */
#include "base/error.h"
#include "format/formats.h"
#include "format/markup.h"
#include "format/writing.h"
#include "lang/lang.h"

struct writing {
    const drg_glossary *g;
    struct markup xml;
    struct lang_choice langs;
    struct fields fields;
    size_t lost_terms, lost_concepts;
};

static const drg_str none = {"", 0};

static bool is_offered(const struct writing *w, uint32_t term)
{
    return glossary_term_status(w->g, term) <= DRG_ADMITTED && lang_choice_has(&w->langs, glossary_term_lang(w->g, term));
}

static void write_property(struct writing *w, int depth, const char *type, drg_str value)
{
    markup_leaf(&w->xml, depth, "prop", "type", str_from(type), value);
}

static void write_fields(struct writing *w, uint32_t concept_index, uint32_t lang, uint32_t term, int depth)
{
    for (drg_field f; fields_next(&w->fields, concept_index, lang, term, &f);) {
        bool is_note = str_eq_z(f.name, "note") && (lang == DRG_NONE || term != DRG_NONE);
        markup_indent(&w->xml, depth);
        writer_add_z(&w->xml.writer, is_note ? "<note>" : "<prop type=\"");
        if (lang != DRG_NONE && term == DRG_NONE)
            writer_add_z(&w->xml.writer, "lang:");
        if (!is_note) {
            markup_text(&w->xml, f.name);
            writer_add_z(&w->xml.writer, "\">");
        }
        markup_text(&w->xml, f.value);
        writer_add_z(&w->xml.writer, is_note ? "</note>\n" : "</prop>\n");
    }
}

/* The first of a language is preferred unless something else is said. */
static void write_term(struct writing *w, uint32_t index, bool is_first)
{
    drg_term t = drg_glossary_term(w->g, index);
    uint32_t lang = glossary_term_lang_index(w->g, index);
    bool is_usual = t.status == (is_first ? DRG_PREFERRED : DRG_ADMITTED);
    writer_add_z(&w->xml.writer, "      <tuv");
    markup_attribute(&w->xml, "xml:lang", t.lang);
    writer_add_z(&w->xml.writer, ">\n");
    markup_leaf(&w->xml, 4, "note", NULL, none, t.note);
    write_property(w, 4, "status", is_usual ? none : str_from(drg_term_status_name(t.status)));
    write_property(w, 4, "kind", t.kind);
    write_property(w, 4, "pos", t.pos);
    write_property(w, 4, "gender", t.gender);
    write_property(w, 4, "number", t.number);
    if (is_first)
        write_fields(w, t.concept_index, lang, DRG_NONE, 4);
    write_fields(w, t.concept_index, lang, index, 4);
    markup_leaf(&w->xml, 4, "seg", NULL, none, t.text);
    writer_add_z(&w->xml.writer, "      </tuv>\n");
}

static void write_terms(struct writing *w, const drg_concept *entry)
{
    uint32_t last = DRG_NONE;
    for (uint32_t t = entry->first_term; t < entry->first_term + entry->term_count; t++) {
        uint32_t lang = glossary_term_lang_index(w->g, t);
        w->lost_terms += lang_choice_has(&w->langs, glossary_term_lang(w->g, t)) && !is_offered(w, t);
        if (!is_offered(w, t))
            continue;
        write_term(w, t, lang != last);
        last = lang;
    }
}

static bool has_offered_term(const struct writing *w, const drg_concept *entry)
{
    for (uint32_t t = entry->first_term; t < entry->first_term + entry->term_count; t++)
        if (is_offered(w, t))
            return true;
    return false;
}

static void write_unit(struct writing *w, uint32_t index)
{
    drg_concept entry = drg_glossary_concept(w->g, index);
    if (!has_offered_term(w, &entry)) {
        w->lost_concepts++;
        return;
    }
    writer_add_z(&w->xml.writer, "    <tu");
    markup_attribute(&w->xml, "tuid", entry.id);
    writer_add_z(&w->xml.writer, ">\n");
    markup_leaf(&w->xml, 3, "note", NULL, none, entry.note);
    write_property(w, 3, "subject", entry.subject);
    write_property(w, 3, "definition", entry.definition);
    write_fields(w, index, DRG_NONE, DRG_NONE, 3);
    write_terms(w, &entry);
    writer_add_z(&w->xml.writer, "    </tu>\n");
}

static void write_header(struct writing *w)
{
    writer_add_z(&w->xml.writer, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n"
                                 "  <header creationtool=\"dragoman\" creationtoolversion=\"");
    writer_add_z(&w->xml.writer, drg_version());
    writer_add_z(&w->xml.writer, "\" segtype=\"phrase\" o-tmf=\"dragoman\" adminlang=\"en\" srclang=\"");
    markup_text(&w->xml, w->langs.list.count ? w->langs.list.items[0] : STR("*all*"));
    writer_add_z(&w->xml.writer, "\" datatype=\"plaintext\"/>\n  <body>\n");
}

drg_status tmx_write_glossary(const drg_glossary *glossary, const struct output *out, drg_error *err)
{
    struct writing w = {.g = glossary};
    drg_status status = lang_choice_make(&w.langs, glossary, out->options, err);
    if (status)
        return status;
    w.fields = (struct fields){.glossary = glossary, .langs = &w.langs};
    writer_init(&w.xml.writer, out->sink, err);
    write_header(&w);
    for (uint32_t i = 0; i < glossary->concept_count; i++)
        write_unit(&w, i);
    fields_end(&w.fields);
    writer_add_z(&w.xml.writer, "  </body>\n</tmx>\n");
    status = writer_finish(&w.xml.writer);
    struct loss losses[] = {{w.lost_concepts, "concept(s) without a preferred or admitted term"},
                            {w.lost_terms, "deprecated and variant term(s)"},
                            {w.fields.lost, "field(s) of what was not written"},
                            {w.xml.lost_characters, "control character(s)"}};
    if (!status)
        report_losses(out, "TMX", losses, sizeof losses / sizeof losses[0]);
    lang_choice_free(&w.langs);
    return status;
}
