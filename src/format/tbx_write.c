/* tbx_write.c - glossaries as TBX: version 3 in styles DCA and DCT, and version 2 as OmegaT and Lokalize read it
 * (no namespace, tig, one langSet a language). What becomes which element is tbx_markup.c's business. */
#include "base/arena.h"
#include "base/error.h"
#include "format/formats.h"
#include "format/tbx.h"
#include "format/tbx_markup.h"
#include "format/writing.h"

struct dialect {
    const char *start, *after_title, *end;
    const char *entry, *lang, *section;
    bool is_dct, has_term_note_groups, has_lang_ids;
};

struct writing {
    const drg_glossary *g;
    const struct output *out;
    const struct dialect *dialect;
    struct tbx_markup m;
    struct lang_choice langs;
    struct arena arena; /* of ids made for concepts */
    size_t field;       /* the next field of the glossary */
    size_t lost_concepts, lost_lang_fields;
};

static bool reserve_concept_ids(struct writing *w)
{
    for (size_t i = 0; i < w->g->concept_count; i++) {
        drg_concept entry = drg_glossary_concept(w->g, i);
        if (tbx_is_name(entry.id) && lang_choice_has_term_of(&w->langs, w->g, &entry) && !map_set(&w->m.ids, entry.id, 0))
            return false;
    }
    return true;
}

/* The field whose turn it is; of no concept when all are written. */
static drg_field next_field(const struct writing *w)
{
    static const drg_field none = {.concept_index = DRG_NONE, .term = DRG_NONE};
    return w->field < w->g->field_count ? drg_glossary_field(w->g, w->field) : none;
}

/* ---- concepts, languages, terms ---------------------------------------------------------------------------------- */

static void gather_term(struct writing *w, uint32_t index)
{
    drg_term t = drg_glossary_term(w->g, index);
    size_t at = w->field;
    if (next_field(w).term == index)
        tbx_items_add_fields(&w->m.items, w->g, w->g->field_count, &w->field);
    bool has_own_status = tbx_items_value(&w->m.items, "administrativeStatus").len > 0;
    w->m.items.list.count = 0;
    bool is_variant = t.status == DRG_VARIANT;
    tbx_items_add(&w->m.items, STR("partOfSpeech"), str_eq_z(t.pos, "name") ? STR("properNoun") : t.pos);
    if (!is_variant && !has_own_status)
        tbx_items_add(&w->m.items, STR("administrativeStatus"), str_from(tbx_status_value(t.status)));
    if (is_variant)
        tbx_items_add(&w->m.items, STR("termType"), STR("variant"));
    tbx_items_add(&w->m.items, STR("variantKind"), t.kind);
    tbx_items_add(&w->m.items, STR("grammaticalGender"), t.gender);
    tbx_items_add(&w->m.items, STR("grammaticalNumber"), t.number);
    tbx_items_add(&w->m.items, STR("note"), t.note);
    if (at < w->field)
        tbx_items_add_fields(&w->m.items, w->g, w->field, &at);
}

/* Takes an item out and returns its value when it may be an id: "id" of a term, "section.id". */
static drg_str take_id_item(struct writing *w, const char *name)
{
    for (size_t i = 0; i < w->m.items.list.count; i++) {
        struct tbx_item *item = &w->m.items.list.items[i];
        if (str_eq_z(item->name, name) && tbx_take_id(&w->m, item->value)) {
            drg_str id = item->value;
            item->value = (drg_str){"", 0};
            return id;
        }
    }
    return (drg_str){"", 0};
}

static void write_term(struct writing *w, uint32_t index)
{
    gather_term(w, index);
    drg_str section_id = take_id_item(w, "section.id"), id = take_id_item(w, "id");
    markup_indent(&w->m.xml, 5);
    writer_addf(&w->m.xml.writer, "<%s", w->dialect->section);
    if (section_id.len)
        markup_attribute(&w->m.xml, "id", section_id);
    writer_add_z(&w->m.xml.writer, ">\n");
    markup_indent(&w->m.xml, 6);
    writer_add_z(&w->m.xml.writer, "<term");
    if (id.len)
        markup_attribute(&w->m.xml, "id", id);
    writer_add_char(&w->m.xml.writer, '>');
    markup_text(&w->m.xml, glossary_term_text(w->g, index));
    writer_add_z(&w->m.xml.writer, "</term>\n");
    tbx_write_items(&w->m, true, 6);
    markup_indent(&w->m.xml, 5);
    writer_addf(&w->m.xml.writer, "</%s>\n", w->dialect->section);
}

static void skip_fields(struct writing *w, uint32_t concept_index, drg_str lang, size_t *lost)
{
    for (; w->field < w->g->field_count; w->field++) {
        drg_field f = drg_glossary_field(w->g, w->field);
        if (f.concept_index != concept_index || !str_eq(f.lang, lang))
            return;
        *lost += 1;
    }
}

static void write_lang(struct writing *w, uint32_t concept_index, uint32_t first, uint32_t end)
{
    drg_str lang = glossary_term_lang(w->g, first);
    drg_field next = next_field(w);
    if (next.concept_index == concept_index && next.term == DRG_NONE && str_eq(next.lang, lang))
        tbx_items_add_fields(&w->m.items, w->g, w->g->field_count, &w->field);
    drg_str id = w->dialect->has_lang_ids ? take_id_item(w, "section.id") : (drg_str){"", 0};
    markup_indent(&w->m.xml, 4);
    writer_addf(&w->m.xml.writer, "<%s", w->dialect->lang);
    markup_attribute(&w->m.xml, "xml:lang", lang);
    if (id.len)
        markup_attribute(&w->m.xml, "id", id);
    writer_add_z(&w->m.xml.writer, ">\n");
    tbx_write_items(&w->m, false, 5);
    for (uint32_t i = first; i < end; i++)
        write_term(w, i);
    markup_indent(&w->m.xml, 4);
    writer_addf(&w->m.xml.writer, "</%s>\n", w->dialect->lang);
}

/* Fields of languages without a term, up to the next that has one: there is no section for them. */
static void skip_bare_langs(struct writing *w, uint32_t concept_index)
{
    drg_concept entry = drg_glossary_concept(w->g, concept_index);
    for (drg_field f; (f = next_field(w)).concept_index == concept_index && !glossary_has_lang(w->g, &entry, f.lang);)
        skip_fields(w, concept_index, f.lang, &w->lost_lang_fields);
}

static void write_langs(struct writing *w, uint32_t concept_index)
{
    drg_concept entry = drg_glossary_concept(w->g, concept_index);
    uint32_t end = entry.first_term + entry.term_count;
    for (uint32_t first = entry.first_term, next; first < end; first = next) {
        drg_str lang = glossary_term_lang(w->g, first);
        for (next = first; next < end && str_eq(glossary_term_lang(w->g, next), lang);)
            next++;
        size_t unwanted = 0;
        skip_bare_langs(w, concept_index);
        if (lang_choice_has(&w->langs, lang))
            write_lang(w, concept_index, first, next);
        else
            skip_fields(w, concept_index, lang, &unwanted);
    }
    skip_bare_langs(w, concept_index);
}

/* The id, or for one that XML does not allow a free one, with the original beside it. */
static drg_str entry_id(struct writing *w, uint32_t concept_index)
{
    drg_str id = drg_glossary_concept(w->g, concept_index).id;
    if (tbx_is_name(id))
        return id;
    char made[32];
    int len;
    uint32_t n = concept_index + 1;
    do
        len = snprintf(made, sizeof made, "entry-%u", n++);
    while (!tbx_take_id(&w->m, (drg_str){made, (size_t)len}) && !w->m.items.failed);
    drg_str kept = arena_str(&w->arena, (drg_str){made, (size_t)len});
    w->m.items.failed |= !kept.ptr;
    return kept;
}

static void write_entry(struct writing *w, uint32_t concept_index)
{
    drg_concept entry = drg_glossary_concept(w->g, concept_index);
    drg_str id = entry_id(w, concept_index);
    w->m.items.list.count = 0;
    tbx_items_add(&w->m.items, STR("subjectField"), entry.subject);
    tbx_items_add(&w->m.items, STR("definition"), entry.definition);
    if (!str_eq(id, entry.id))
        tbx_items_add(&w->m.items, STR("originalId"), entry.id);
    tbx_items_add(&w->m.items, STR("note"), entry.note);
    drg_field next = next_field(w);
    if (next.concept_index == concept_index && !next.lang.len)
        tbx_items_add_fields(&w->m.items, w->g, w->g->field_count, &w->field);
    markup_indent(&w->m.xml, 3);
    writer_addf(&w->m.xml.writer, "<%s", w->dialect->entry);
    markup_attribute(&w->m.xml, "id", id);
    writer_add_z(&w->m.xml.writer, ">\n");
    tbx_write_items(&w->m, false, 4);
    write_langs(w, concept_index);
    markup_indent(&w->m.xml, 3);
    writer_addf(&w->m.xml.writer, "</%s>\n", w->dialect->entry);
}

static void write_entries(struct writing *w)
{
    for (uint32_t i = 0; i < w->g->concept_count; i++) {
        size_t unwanted = 0;
        drg_concept entry = drg_glossary_concept(w->g, i);
        if (lang_choice_has_term_of(&w->langs, w->g, &entry)) {
            write_entry(w, i);
            continue;
        }
        w->lost_concepts++;
        for (drg_field f; (f = next_field(w)).concept_index == i;)
            skip_fields(w, i, f.lang, &unwanted);
    }
}

/* ---- files ---------------------------------------------------------------------------------------------------------- */

static void write_file(struct writing *w)
{
    const char *title = w->out->options->title ? w->out->options->title : "Glossary";
    writer_add_z(&w->m.xml.writer, w->dialect->start);
    writer_add_z(&w->m.xml.writer, "      <titleStmt>\n        <title>");
    markup_text(&w->m.xml, str_from(title));
    writer_add_z(&w->m.xml.writer, "</title>\n      </titleStmt>\n");
    writer_add_z(&w->m.xml.writer, w->dialect->after_title);
    write_entries(w);
    writer_add_z(&w->m.xml.writer, w->dialect->end);
}

static drg_status write_dialect(const drg_glossary *g, const struct output *out, const struct dialect *dialect, drg_error *err)
{
    struct writing w = {.g = g, .out = out, .dialect = dialect};
    w.m.is_dct = dialect->is_dct;
    w.m.has_term_note_groups = dialect->has_term_note_groups;
    drg_status status = lang_choice_make(&w.langs, g, out->options, err);
    if (!status && !reserve_concept_ids(&w))
        status = fail_memory(err);
    if (!status) {
        writer_init(&w.m.xml.writer, out->sink, err);
        write_file(&w);
        status = writer_finish(&w.m.xml.writer);
    }
    if (!status && w.m.items.failed)
        status = fail_memory(err);
    struct loss losses[] = {
        {w.lost_concepts, "concept(s) without a term"},
        {w.lost_lang_fields, "field(s) of languages without a term"},
        {w.m.xml.lost_characters, "control character(s)"},
    };
    if (!status)
        report_losses(out, "TBX", losses, sizeof losses / sizeof losses[0]);
    vec_free(&w.m.items.list);
    map_free(&w.m.ids);
    arena_free(&w.arena);
    lang_choice_free(&w.langs);
    return status;
}

#define V3_HEADER(style, namespaces)                                                                  \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                    \
    "<tbx type=\"TBX-Basic\" style=\"" style "\" xml:lang=\"en\" xmlns=\"urn:iso:std:iso:30042:ed-2\"" \
    namespaces ">\n  <tbxHeader>\n    <fileDesc>\n"

#define V3_BODY                                                                                       \
    "      <sourceDesc>\n        <p>Written by dragoman</p>\n      </sourceDesc>\n    </fileDesc>\n"   \
    "  </tbxHeader>\n  <text>\n    <body>\n"

static const struct dialect dca = {
    .start = V3_HEADER("dca", ""),
    .after_title = V3_BODY,
    .end = "    </body>\n  </text>\n</tbx>\n",
    .entry = "conceptEntry", .lang = "langSec", .section = "termSec",
    .has_term_note_groups = true,
};

static const struct dialect dct = {
    .start = V3_HEADER("dct", " xmlns:min=\"http://www.tbxinfo.net/ns/min\" xmlns:basic=\"http://www.tbxinfo.net/ns/basic\""
                              " xmlns:ling=\"http://www.tbxinfo.net/ns/linguist\""),
    .after_title = V3_BODY,
    .end = "    </body>\n  </text>\n</tbx>\n",
    .entry = "conceptEntry", .lang = "langSec", .section = "termSec",
    .is_dct = true, .has_term_note_groups = true,
};

static const struct dialect v2 = {
    .start = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<martif type=\"TBX\" xml:lang=\"en\">\n  <martifHeader>\n    <fileDesc>\n",
    .after_title = "      <sourceDesc>\n        <p>Written by dragoman</p>\n      </sourceDesc>\n    </fileDesc>\n"
                    "    <encodingDesc>\n      <p type=\"XCSURI\">TBXXCSV02.xcs</p>\n    </encodingDesc>\n"
                    "  </martifHeader>\n  <text>\n    <body>\n",
    .end = "    </body>\n  </text>\n</martif>\n",
    .entry = "termEntry", .lang = "langSet", .section = "tig",
    .has_lang_ids = true,
};

drg_status tbx_write_dca(const drg_glossary *glossary, const struct output *out, drg_error *err)
{
    return write_dialect(glossary, out, &dca, err);
}

drg_status tbx_write_dct(const drg_glossary *glossary, const struct output *out, drg_error *err)
{
    return write_dialect(glossary, out, &dct, err);
}

drg_status tbx_write_v2(const drg_glossary *glossary, const struct output *out, drg_error *err)
{
    return write_dialect(glossary, out, &v2, err);
}
