/* xliff_terms.c - terms marked in XLIFF: <mrk> around them, and in version 2 what the glossary says of them.
 *
 *   1.x  <mrk mtype="term">ministry</mrk>
 *   2.x  <unit id="1"><gls:glossary xmlns:gls="...">
 *            <gls:glossEntry ref="#drg1"><gls:term>ministry</gls:term><gls:translation>bakanlık</gls:translation> ...
 *        <segment><source>the <mrk id="drg1" type="term" value="definition">ministry</mrk>
 *
 * A unit that has a glossary (version 2.1, section 5.2) keeps the one it has. */
#include "base/error.h"
#include "base/map.h"
#include "format/gls.h"
#include "format/term_marks.h"
#include "format/xliff2.h"

struct marking {
    drg_str source;
    const struct xml_node *root;
    bool is_2;
    struct mark_tags tags;
    VEC(drg_str) starts; /* ids of <sm> that mark terms */
    struct map entries;  /* concepts of the unit that have one */
    struct marker marker;
    bool failed;         /* memory ran out */
};

/* ---- Tags ---------------------------------------------------------------------------------------------------------- */

/* Also what is said to be no term. */
static bool marks_term(const struct marking *m, const struct xml_node *node)
{
    drg_str type = xml_value(node, m->is_2 ? "type" : "mtype");
    return str_eq(type, STR("term")) || str_eq(type, m->is_2 ? STR("its:term-no") : STR("x-its-term-no"));
}

static bool ends_term(const struct marking *m, const struct xml_node *node)
{
    drg_str start = xml_value(node, "startRef");
    for (size_t i = 0; i < m->starts.count; i++)
        if (str_eq(m->starts.items[i], start))
            return true;
    return false;
}

static bool bar_of(struct marking *m, const struct xml_node *node, enum mark_bar *bar)
{
    *bar = BAR_NONE;
    if (m->is_2 && xliff2_is(node, "unit"))
        m->starts.count = 0; /* their ids hold for a unit */
    if (str_eq(node->name, STR("mrk")) && marks_term(m, node))
        *bar = BAR_CONTENT;
    if (m->is_2 && str_eq(node->name, STR("em")) && ends_term(m, node))
        *bar = BAR_TO;
    if (!m->is_2 || !str_eq(node->name, STR("sm")) || !marks_term(m, node))
        return true;
    *bar = BAR_FROM;
    return vec_push(&m->starts, xml_value(node, "id"));
}

static bool add_start(struct marking *m, const struct xml_node *node)
{
    bool is_empty = node->close_end <= node->close_start;
    struct mark_tag tag = {node->start, node->end, is_empty ? XML_TAG_EMPTY : XML_TAG_OPEN, BAR_NONE, node->name};
    return bar_of(m, node, &tag.bar) && vec_push(&m->tags.list, tag);
}

static bool add_end(struct marking *m, const struct xml_node *node)
{
    struct mark_tag tag = {node->close_start, node->close_end, XML_TAG_CLOSE, BAR_NONE, node->name};
    return node->close_end <= node->close_start || vec_push(&m->tags.list, tag);
}

/* Down the tree and up again, in the order of the source. */
static bool list_tags(struct marking *m)
{
    for (const struct xml_node *at = m->root;;) {
        if (!xml_is_text(at) && !add_start(m, at))
            return false;
        if (at->child) {
            at = at->child;
            continue;
        }
        for (;; at = at->parent) {
            if (!xml_is_text(at) && !add_end(m, at))
                return false;
            if (at == m->root)
                return true;
            if (at->next)
                break;
        }
        at = at->next;
    }
}

/* The namespace prefix of the element, with its colon: what is put into it needs the same one. */
static drg_str prefix_of(const struct marking *m, const struct xml_node *node)
{
    drg_str tag = str_cut(m->source, node->start + 1, node->end);
    for (size_t i = 0; i < tag.len && tag.ptr[i] != ' ' && tag.ptr[i] != '>'; i++)
        if (tag.ptr[i] == ':')
            return str_cut(tag, 0, i + 1);
    return str_cut(tag, 0, 0);
}

/* ---- Version 1 -------------------------------------------------------------------------------------------------------- */

static void mark_all(struct marking *m, const struct view_term *terms, size_t count)
{
    drg_str prefix = prefix_of(m, m->root);
    for (size_t i = 0; i < count; i++) {
        struct buf *into = marker_at(&m->marker, terms[i].span.start, VIEW_MARK_START);
        buf_addf(into, "<%.*smrk mtype=\"term\">", STR_ARGS(prefix));
        into = marker_at(&m->marker, terms[i].span.end, VIEW_MARK_END);
        buf_addf(into, "</%.*smrk>", STR_ARGS(prefix));
    }
}

/* ---- Version 2: ids ------------------------------------------------------------------------------------------------------ */

/* 7 of "drg7"; 0 for other ids. */
static uint32_t own_number(drg_str id)
{
    uint32_t number = 0;
    if (id.len < 4 || id.len > 11 || !str_starts(id, STR("drg")))
        return 0;
    for (size_t i = 3; i < id.len; i++) {
        if (!is_ascii_digit(id.ptr[i]))
            return 0;
        number = number * 10 + (uint32_t)(id.ptr[i] - '0');
    }
    return number;
}

/* The number after those of the unit's ids. */
static uint32_t free_number(const struct xml_node *unit)
{
    uint32_t last = 0;
    for (const struct xml_node *at = xml_after(unit, unit, true); at; at = xml_after(unit, at, true)) {
        uint32_t number = own_number(xml_value(at, "id"));
        last = number > last ? number : last;
    }
    return last + 1;
}

/* ---- Version 2: glossaries ------------------------------------------------------------------------------------------------- */

static bool has_glossary(const struct xml_node *unit)
{
    for (const struct xml_node *child = unit->child; child; child = child->next)
        if (!xml_is_text(child) && xliff2_module_of(child->ns) == XLIFF2_GLOSSARY)
            return true;
    return false;
}

/* White space that begins the unit, for lines that look like those around them. */
static drg_str indent_of(const struct marking *m, const struct xml_node *unit)
{
    size_t end = unit->end;
    while (end < unit->close_start && is_ascii_space(m->source.ptr[end]))
        end++;
    drg_str indent = str_cut(m->source, unit->end, end);
    return indent.len && memchr(indent.ptr, '\n', indent.len) ? indent : str_cut(indent, 0, 0);
}

/* An entry needs a translation or a definition; each concept has one entry. */
static bool needs_entry(struct marking *m, const struct view_term *term)
{
    bool has_content = term->tgt_term.len || term->definition.len;
    if (!term->is_src || !has_content || map_get(&m->entries, term->concept_id) != DRG_NONE)
        return false;
    m->failed |= !map_set(&m->entries, term->concept_id, term->concept_index);
    return true;
}

static void add_leaf(struct buf *into, const char *name, drg_str text)
{
    if (!text.len)
        return;
    buf_addf(into, "<gls:%s>", name);
    marker_escape(into, text);
    buf_addf(into, "</gls:%s>", name);
}

static void add_glossary(struct marking *m, const struct xml_node *unit, const struct view_term *terms, size_t count,
                         uint32_t number)
{
    drg_str indent = indent_of(m, unit);
    struct buf *into = NULL;
    for (size_t i = 0; i < count; i++) {
        if (!needs_entry(m, &terms[i]))
            continue;
        if (!into) {
            into = marker_at(&m->marker, unit->end, VIEW_MARK_GLOSSARY);
            buf_add(into, indent);
            buf_add_z(into, "<gls:glossary xmlns:gls=\"" GLOSSARY_MODULE "\">");
        }
        buf_add(into, indent);
        buf_addf(into, "%s<gls:glossEntry ref=\"#drg%u\">", indent.len ? "  " : "", number + (uint32_t)i);
        add_leaf(into, "term", terms[i].src_term);
        add_leaf(into, "translation", terms[i].tgt_term);
        add_leaf(into, "definition", terms[i].definition);
        buf_add_z(into, "</gls:glossEntry>");
    }
    if (into) {
        buf_add(into, indent);
        buf_add_z(into, "</gls:glossary>");
    }
    map_free(&m->entries);
    m->entries = (struct map){0};
}

/* ---- Version 2: units -------------------------------------------------------------------------------------------------------- */

static void mark_unit(struct marking *m, const struct xml_node *unit, const struct view_term *terms, size_t count)
{
    drg_str prefix = prefix_of(m, unit);
    uint32_t number = free_number(unit);
    if (!has_glossary(unit))
        add_glossary(m, unit, terms, count, number);
    for (size_t i = 0; i < count; i++) {
        struct buf *into = marker_at(&m->marker, terms[i].span.start, VIEW_MARK_START);
        buf_addf(into, "<%.*smrk id=\"drg%u\" type=\"term\"", STR_ARGS(prefix), number + (uint32_t)i);
        if (terms[i].definition.len) {
            buf_add_z(into, " value=\"");
            marker_escape(into, terms[i].definition);
            buf_add_char(into, '"');
        }
        buf_add_char(into, '>');
        into = marker_at(&m->marker, terms[i].span.end, VIEW_MARK_END);
        buf_addf(into, "</%.*smrk>", STR_ARGS(prefix));
    }
}

static void mark_units(struct marking *m, const struct view_term *terms, size_t count)
{
    const struct xml_node *next;
    size_t first = 0;
    for (const struct xml_node *at = xml_after(m->root, m->root, true); at && first < count; at = next) {
        bool is_unit = xliff2_is(at, "unit");
        size_t end = first;
        next = xml_after(m->root, at, !is_unit);
        while (is_unit && end < count && terms[end].span.start < at->close_end)
            end++;
        if (end > first)
            mark_unit(m, at, terms + first, end - first);
        first = end;
    }
}

drg_status xliff_mark_terms(struct edits *out, drg_str source, struct view_term *terms, size_t count, drg_error *err)
{
    struct arena arena = {0};
    struct marking m = {.source = source, .marker = marker_make(out)};
    drg_status status = xml_tree(&m.root, &arena, source, err), finished;
    if (!status) {
        m.is_2 = str_starts(m.root->ns, STR("urn:oasis:names:tc:xliff:document:2."));
        status = list_tags(&m) ? DRG_OK : fail_memory(err);
    }
    count = status ? 0 : term_marks_fit(&m.tags, terms, count);
    if (count && m.is_2)
        mark_units(&m, terms, count);
    else if (count)
        mark_all(&m, terms, count);
    vec_free(&m.tags.list);
    vec_free(&m.starts);
    finished = marker_finish(&m.marker, status ? NULL : err);
    if (m.failed)
        finished = fail_memory(err);
    arena_free(&arena);
    return status ? status : finished;
}
