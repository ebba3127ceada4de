/* multiterm_write.c - glossaries as MultiTerm XML: mtf, conceptGrp, languageGrp, termGrp. See multiterm.h.
 *
 * MultiTerm numbers its concepts. When all ids are numbers they are those; else concepts are counted, and the ids stand
 * beside as "Original ID". */
#include "base/error.h"
#include "format/formats.h"
#include "format/markup.h"
#include "format/multiterm.h"
#include "format/tbx_items.h"
#include "format/writing.h"
#include "lang/lang.h"

struct writing {
    const drg_glossary *g;
    struct markup xml;
    struct lang_choice langs;
    struct fields fields;
    struct tbx_items items;
    bool are_numbers; /* the ids */
    size_t lost_concepts;
};

/* ---- fields ------------------------------------------------------------------------------------------------- */

#define TRANSAC "transac:"

static bool is_part(const struct tbx_items *items, size_t i, size_t owner)
{
    return i != owner && items->list.items[i].owner == owner;
}

/* The date of a transaction, which is called as it is with ".date" behind; "" when it has none. */
static drg_str take_date(struct tbx_items *items, size_t owner, drg_str transaction)
{
    for (size_t i = owner + 1; i < items->list.count; i++) {
        struct tbx_item *item = &items->list.items[i];
        drg_str part = item->part;
        bool is_it = is_part(items, i, owner) && !item->place && str_ends(part, STR("date")) &&
                     (transaction.len ? part.len == transaction.len + 5 && str_starts(part, transaction) &&
                                            part.ptr[transaction.len] == '.'
                                      : part.len == 4);
        if (!is_it)
            continue;
        item->place = 1; /* written */
        return item->value;
    }
    return (drg_str){"", 0};
}

static void write_transaction(struct writing *w, int depth, drg_str name, drg_str value, drg_str date)
{
    markup_indent(&w->xml, depth);
    writer_add_z(&w->xml.writer, "<transacGrp>\n");
    markup_leaf(&w->xml, depth + 1, "transac", "type", str_cut(name, sizeof TRANSAC - 1, name.len), value);
    markup_leaf(&w->xml, depth + 1, "date", NULL, (drg_str){"", 0}, date);
    markup_indent(&w->xml, depth);
    writer_add_z(&w->xml.writer, "</transacGrp>\n");
}

static void open_description(struct writing *w, int depth, drg_str type, drg_str value)
{
    markup_indent(&w->xml, depth);
    writer_add_z(&w->xml.writer, "<descripGrp>\n");
    markup_leaf(&w->xml, depth + 1, "descrip", "type", type, value);
}

static void close_description(struct writing *w, int depth)
{
    markup_indent(&w->xml, depth);
    writer_add_z(&w->xml.writer, "</descripGrp>\n");
}

static bool is_transaction(drg_str name)
{
    return str_starts(name, STR(TRANSAC)) && name.len > sizeof TRANSAC - 1;
}

/* What belongs to an item and has no place in its group stands beside, under its whole name. */
static void write_beside(struct writing *w, size_t owner, int depth)
{
    for (size_t i = owner + 1; i < w->items.list.count; i++) {
        const struct tbx_item *item = &w->items.list.items[i];
        if (!is_part(&w->items, i, owner) || item->place)
            continue;
        open_description(w, depth, item->name, item->value);
        close_description(w, depth);
    }
}

static void write_item(struct writing *w, size_t owner, int depth)
{
    const struct tbx_item head = w->items.list.items[owner];
    if (head.value.len && is_transaction(head.name)) {
        write_transaction(w, depth, head.name, head.value, take_date(&w->items, owner, (drg_str){"", 0}));
    } else if (head.value.len) {
        open_description(w, depth, multiterm_type(head.name), head.value);
        for (size_t i = owner + 1; i < w->items.list.count; i++) {
            struct tbx_item *item = &w->items.list.items[i];
            bool is_inside = is_part(&w->items, i, owner) && !item->place && is_transaction(item->part) &&
                             !memchr(item->part.ptr, '.', item->part.len);
            if (!is_inside)
                continue;
            item->place = 1;
            write_transaction(w, depth + 1, item->part, item->value, take_date(&w->items, owner, item->part));
        }
        close_description(w, depth);
    }
    write_beside(w, owner, depth);
}

static void add_fields(struct writing *w, uint32_t concept_index, uint32_t lang, uint32_t term)
{
    for (drg_field f; fields_next(&w->fields, concept_index, lang, term, &f);)
        tbx_items_add(&w->items, f.name, f.value);
}

static void write_items(struct writing *w, int depth)
{
    for (size_t i = 0; i < w->items.list.count; i++)
        if (w->items.list.items[i].owner == i)
            write_item(w, i, depth);
    w->items.list.count = 0;
}

/* ---- terms, languages, concepts ---------------------------------------------------------------------------------- */

static void write_term(struct writing *w, uint32_t index)
{
    drg_term t = drg_glossary_term(w->g, index);
    tbx_items_add(&w->items, STR("administrativeStatus"), str_from(drg_term_status_name(t.status)));
    tbx_items_add(&w->items, STR("variantKind"), t.kind);
    tbx_items_add(&w->items, STR("partOfSpeech"), t.pos);
    tbx_items_add(&w->items, STR("grammaticalGender"), t.gender);
    tbx_items_add(&w->items, STR("grammaticalNumber"), t.number);
    tbx_items_add(&w->items, STR("note"), t.note);
    add_fields(w, t.concept_index, glossary_term_lang_index(w->g, index), index);
    writer_add_z(&w->xml.writer, "      <termGrp>\n");
    markup_leaf(&w->xml, 4, "term", NULL, (drg_str){"", 0}, t.text);
    write_items(w, 4);
    writer_add_z(&w->xml.writer, "      </termGrp>\n");
}

/* <language type="Turkish" lang="TR"/> */
static void write_lang_name(struct writing *w, drg_str tag)
{
    const struct lang *lang = lang_find(tag);
    char upper[64];
    size_t len = tag.len < sizeof upper ? tag.len : sizeof upper;
    for (size_t i = 0; i < len; i++)
        upper[i] = tag.ptr[i] >= 'a' && tag.ptr[i] <= 'z' ? (char)(tag.ptr[i] - 32) : tag.ptr[i];
    bool has_name = lang && str_eq(str_from(lang->tag), tag);
    writer_add_z(&w->xml.writer, "      <language");
    markup_attribute(&w->xml, "type", has_name ? str_from(lang->name) : tag);
    markup_attribute(&w->xml, "lang", (drg_str){upper, len});
    writer_add_z(&w->xml.writer, "/>\n");
}

static void write_lang(struct writing *w, uint32_t concept_index, uint32_t first, uint32_t end)
{
    writer_add_z(&w->xml.writer, "    <languageGrp>\n");
    write_lang_name(w, glossary_term_lang(w->g, first));
    add_fields(w, concept_index, glossary_term_lang_index(w->g, first), DRG_NONE);
    write_items(w, 3);
    for (uint32_t i = first; i < end; i++)
        write_term(w, i);
    writer_add_z(&w->xml.writer, "    </languageGrp>\n");
}

static void write_langs(struct writing *w, uint32_t concept_index, const drg_concept *entry)
{
    uint32_t end = entry->first_term + entry->term_count;
    for (uint32_t first = entry->first_term, next; first < end; first = next) {
        uint32_t lang = glossary_term_lang_index(w->g, first);
        for (next = first; next < end && glossary_term_lang_index(w->g, next) == lang;)
            next++;
        if (lang_choice_has(&w->langs, drg_glossary_lang(w->g, lang)))
            write_lang(w, concept_index, first, next);
    }
}

static void write_concept(struct writing *w, uint32_t index)
{
    drg_concept entry = drg_glossary_concept(w->g, index);
    if (!lang_choice_has_term_of(&w->langs, w->g, &entry)) {
        w->lost_concepts++;
        return;
    }
    writer_add_z(&w->xml.writer, "  <conceptGrp>\n    <concept>");
    if (w->are_numbers)
        markup_text(&w->xml, entry.id);
    else
        writer_addf(&w->xml.writer, "%u", (unsigned)index + 1);
    writer_add_z(&w->xml.writer, "</concept>\n");
    tbx_items_add(&w->items, STR("originalId"), w->are_numbers ? (drg_str){"", 0} : entry.id);
    tbx_items_add(&w->items, STR("subjectField"), entry.subject);
    tbx_items_add(&w->items, STR("definition"), entry.definition);
    tbx_items_add(&w->items, STR("note"), entry.note);
    add_fields(w, index, DRG_NONE, DRG_NONE);
    write_items(w, 2);
    write_langs(w, index, &entry);
    writer_add_z(&w->xml.writer, "  </conceptGrp>\n");
}

static bool is_number(drg_str id)
{
    for (size_t i = 0; i < id.len; i++)
        if (!is_ascii_digit(id.ptr[i]))
            return false;
    return id.len > 0 && id.len < 10 && (id.ptr[0] != '0' || id.len == 1);
}

static bool have_numbers(const drg_glossary *g)
{
    for (size_t i = 0; i < g->concept_count; i++)
        if (!is_number(drg_glossary_concept(g, i).id))
            return false;
    return true;
}

drg_status multiterm_write_glossary(const drg_glossary *glossary, const struct output *out, drg_error *err)
{
    struct writing w = {.g = glossary, .are_numbers = have_numbers(glossary)};
    drg_status status = lang_choice_make(&w.langs, glossary, out->options, err);
    if (status)
        return status;
    w.fields = (struct fields){.glossary = glossary, .langs = &w.langs};
    writer_init(&w.xml.writer, out->sink, err);
    writer_add_z(&w.xml.writer, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<mtf>\n");
    for (uint32_t i = 0; i < glossary->concept_count; i++)
        write_concept(&w, i);
    fields_end(&w.fields);
    writer_add_z(&w.xml.writer, "</mtf>\n");
    status = writer_finish(&w.xml.writer);
    if (!status && w.items.failed)
        status = fail_memory(err);
    struct loss losses[] = {{w.lost_concepts, "concept(s) without a term"},
                            {w.fields.lost, "field(s) of languages or concepts without a term"},
                            {w.xml.lost_characters, "control character(s)"}};
    if (!status)
        report_losses(out, "MultiTerm", losses, sizeof losses / sizeof losses[0]);
    vec_free(&w.items.list);
    lang_choice_free(&w.langs);
    return status;
}
