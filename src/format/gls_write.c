/* gls_write.c - glossaries as XLIFF 2.1 with the glossary module (section 5.2).
 *
 * A concept is a unit, so that its segment can be translated like any other. An entry has one term: further terms of the
 * concept follow as entries without id, with the same translations. */
#include "base/error.h"
#include "format/formats.h"
#include "format/gls.h"
#include "format/markup.h"
#include "format/pairs.h"

static const char what[] = "an XLIFF glossary";
static const drg_str none = {"", 0};

struct writing {
    const drg_glossary *g;
    struct markup xml;
    struct lang_pair langs;
    size_t lost_concepts, lost_ids, lost_terms, lost_statuses, lost_details, lost_fields;
};

static bool is_src(const struct writing *w, const drg_term *t)
{
    return str_eq(t->lang, w->langs.src);
}

static bool is_tgt(const struct writing *w, const drg_term *t)
{
    return str_eq(t->lang, w->langs.tgt) && t->status <= DRG_ADMITTED;
}

/* The first term of the concept that `is_wanted`; "" when there is none. */
static drg_str first_term(const struct writing *w, const drg_concept *entry,
                          bool (*is_wanted)(const struct writing *, const drg_term *))
{
    for (uint32_t t = entry->first_term; t < entry->first_term + entry->term_count; t++) {
        drg_term term = drg_glossary_term(w->g, t);
        if (is_wanted(w, &term))
            return term.text;
    }
    return none;
}

/* An id as XML's NMTOKEN, of ASCII. */
static bool is_token(drg_str id)
{
    for (size_t i = 0; i < id.len; i++)
        if (!is_ascii_alpha(id.ptr[i]) && !is_ascii_digit(id.ptr[i]) && !(id.ptr[i] && strchr("_-.", id.ptr[i])))
            return false;
    return id.len > 0;
}

static void write_gloss_entry(struct writing *w, const drg_concept *entry, drg_str id, drg_str term)
{
    writer_add_z(&w->xml.writer, "        <gls:glossEntry");
    if (id.len)
        markup_attribute(&w->xml, "id", id);
    writer_add_z(&w->xml.writer, ">\n");
    markup_leaf(&w->xml, 5, "gls:term", NULL, none, term);
    for (uint32_t t = entry->first_term; t < entry->first_term + entry->term_count; t++) {
        drg_term translation = drg_glossary_term(w->g, t);
        if (is_tgt(w, &translation))
            markup_leaf(&w->xml, 5, "gls:translation", NULL, none, translation.text);
    }
    markup_leaf(&w->xml, 5, "gls:definition", NULL, none, entry->definition);
    writer_add_z(&w->xml.writer, "        </gls:glossEntry>\n");
}

static void write_gloss_entries(struct writing *w, const drg_concept *entry)
{
    drg_str id = is_token(entry->id) ? entry->id : none;
    writer_add_z(&w->xml.writer, "      <gls:glossary>\n");
    for (uint32_t t = entry->first_term; t < entry->first_term + entry->term_count; t++) {
        drg_term term = drg_glossary_term(w->g, t);
        if (!is_src(w, &term))
            continue;
        write_gloss_entry(w, entry, id, term.text);
        id = none;
    }
    writer_add_z(&w->xml.writer, "      </gls:glossary>\n");
}

static void count_losses(struct writing *w, const drg_concept *entry)
{
    w->lost_ids += !is_token(entry->id);
    w->lost_fields += (size_t)(entry->subject.len > 0) + (entry->note.len > 0);
    for (uint32_t t = entry->first_term; t < entry->first_term + entry->term_count; t++) {
        drg_term term = drg_glossary_term(w->g, t);
        bool is_written = is_src(w, &term) || is_tgt(w, &term);
        w->lost_terms += !is_written && str_eq(term.lang, w->langs.tgt);
        w->lost_statuses += is_src(w, &term) && term.status > DRG_ADMITTED;
        w->lost_details += is_written && (term.kind.len || term.pos.len || term.gender.len || term.number.len || term.note.len);
    }
}

static void write_unit(struct writing *w, uint32_t index)
{
    drg_concept entry = drg_glossary_concept(w->g, index);
    drg_str src = first_term(w, &entry, is_src), tgt = first_term(w, &entry, is_tgt);
    if (!src.len || (!tgt.len && !entry.definition.len)) {
        w->lost_concepts++;
        return;
    }
    count_losses(w, &entry);
    writer_addf(&w->xml.writer, "    <unit id=\"u%u\">\n", (unsigned)index + 1);
    write_gloss_entries(w, &entry);
    writer_add_z(&w->xml.writer, "      <segment>\n");
    markup_leaf(&w->xml, 4, "source", NULL, none, src);
    markup_leaf(&w->xml, 4, "target", NULL, none, tgt);
    writer_add_z(&w->xml.writer, "      </segment>\n    </unit>\n");
}

static bool has_units(const struct writing *w)
{
    for (size_t i = 0; i < w->g->concept_count; i++) {
        drg_concept entry = drg_glossary_concept(w->g, i);
        if (first_term(w, &entry, is_src).len && (entry.definition.len || first_term(w, &entry, is_tgt).len))
            return true;
    }
    return false;
}

static void write_file(struct writing *w)
{
    writer_add_z(&w->xml.writer, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                 "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" xmlns:gls=\"" GLOSSARY_MODULE "\" version=\"2.1\"");
    markup_attribute(&w->xml, "srcLang", w->langs.src);
    markup_attribute(&w->xml, "trgLang", w->langs.tgt);
    writer_add_z(&w->xml.writer, ">\n  <file id=\"f1\">\n");
    for (uint32_t i = 0; i < w->g->concept_count; i++)
        write_unit(w, i);
    writer_add_z(&w->xml.writer, "  </file>\n</xliff>\n");
}

drg_status xliff_write_glossary(const drg_glossary *glossary, const struct output *out, drg_error *err)
{
    struct writing w = {.g = glossary};
    drg_status status = lang_pair_choose(&w.langs, glossary, out, what, err);
    if (status)
        return status;
    if (!has_units(&w))
        return fail(err, DRG_EINVAL, NOWHERE, "no concept has terms in %.*s and %.*s, and an XLIFF file must not be empty",
                    STR_ARGS(w.langs.src), STR_ARGS(w.langs.tgt));
    writer_init(&w.xml.writer, out->sink, err);
    write_file(&w);
    status = writer_finish(&w.xml.writer);
    struct loss losses[] = {{w.lost_concepts, "concept(s) without terms in both languages"},
                            {w.lost_ids, "concept id(s)"},
                            {w.lost_terms, "deprecated and variant term(s) of the second language"},
                            {w.lost_statuses, "statuses of deprecated and variant terms of the first language"},
                            {w.lost_details, "note(s), kinds, parts of speech, genders or numbers of terms"},
                            {w.lost_fields + glossary->field_count, "subject(s), notes and fields"},
                            {w.xml.lost_characters, "control character(s)"}};
    if (!status)
        report_losses(out, "XLIFF", losses, sizeof losses / sizeof losses[0]);
    return status;
}
