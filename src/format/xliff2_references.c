/* xliff2_references.c - what XLIFF 2 refers to: fragment identifiers, original data, notes, subflows, and the languages that
 * texts have to be in (XLIFF 2.1, chapter 3 and sections 4.2 and 4.3). */
#include "base/error.h"
#include "base/map.h"
#include "format/xliff2.h"

struct document {
    const struct xml_node *root;
    drg_str src_lang, tgt_lang;
    bool is_part;
};

/* ---- fragment identifiers: #f=FILE/u=UNIT/n=NOTE, #n=NOTE, #ID -------------------------------------------------------- */

static bool is_name(drg_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!is_ascii_alpha(s.ptr[i]) && !is_ascii_digit(s.ptr[i]) && !strchr("-._:", s.ptr[i]) && (unsigned char)s.ptr[i] < 0x80)
            return false;
    return s.len > 0;
}

/* Where a prefix may stand: files hold groups, those hold units, and what is in them is the last of all. */
static int rank_of(drg_str prefix)
{
    static const char *const holders[] = {"f", "g", "u"};
    for (int i = 0; i < 3; i++)
        if (str_eq_z(prefix, holders[i]))
            return i;
    return 3;
}

static bool is_fragment(drg_str s)
{
    int last = -1;
    bool is_absolute = str_starts(s, STR("/"));
    drg_str rest = str_cut(s, is_absolute, s.len), selector;
    if (!rest.len || str_ends(rest, STR("/")))
        return false;
    while (str_split(&rest, '/', &selector)) {
        const char *sign = selector.len ? memchr(selector.ptr, '=', selector.len) : NULL;
        size_t at = sign ? (size_t)(sign - selector.ptr) : 0;
        drg_str prefix = str_cut(selector, 0, at), id = str_cut(selector, sign ? at + 1 : 0, selector.len);
        int rank = sign ? rank_of(prefix) : 3;
        if ((sign && !is_name(prefix)) || !is_name(id) || rank <= last || last == 3)
            return false;
        if (is_absolute && last < 0 && rank != 0)
            return false;
        last = rank;
    }
    return true;
}

static drg_status check_fragment(const struct xml_node *node, drg_error *err)
{
    drg_str ref = xml_value(node, "ref");
    if (!ref.ptr || !str_starts(ref, STR("#")) || is_fragment(str_cut(ref, 1, ref.len)))
        return DRG_OK;
    return fail(err, DRG_ESYNTAX, node->pos, "ref='%.*s' is no fragment of XLIFF: expected such as #n=1, #u=1/n=1 or #f=1/u=1/n=1",
                STR_ARGS(ref));
}

/* ---- notes and data ------------------------------------------------------------------------------------------------------ */

static bool has_item(const struct xml_node *list, const char *name, drg_str id)
{
    for (const struct xml_node *item = list ? list->child : NULL; item; item = item->next)
        if (str_eq_z(item->name, name) && str_eq(xml_value(item, "id"), id))
            return true;
    return false;
}

/* A comment says what it has to say, or refers to a note of its unit (section 4.7.3.1.3). */
static drg_status check_comment(const struct xml_node *unit, const struct xml_node *mark, drg_error *err)
{
    drg_str ref = xml_value(mark, "ref");
    if (!str_eq(xml_value(mark, "type"), STR("comment")))
        return DRG_OK;
    if ((ref.ptr != NULL) == xml_has(mark, "value"))
        return fail(err, DRG_ESYNTAX, mark->pos, "a comment needs a value or a ref, and not both");
    if (!ref.ptr)
        return DRG_OK;
    drg_str id = str_starts(ref, STR("#n=")) ? str_cut(ref, 3, ref.len) : (drg_str){"", 0};
    if (has_item(xliff_child(unit, "notes"), "note", id))
        return DRG_OK;
    return fail(err, DRG_ESYNTAX, mark->pos, "ref='%.*s' of a comment is no note of its unit", STR_ARGS(ref));
}

static drg_status check_mark(const struct xml_node *unit, const struct xml_node *mark, drg_error *err)
{
    drg_status status = check_comment(unit, mark, err);
    if (!status && str_eq(xml_value(mark, "type"), STR("mtc:match")) && xml_has(mark, "ref"))
        status = fail(err, DRG_ESYNTAX, mark->pos, "a mark of type mtc:match may not have a ref");
    return status;
}

static drg_status check_data(const struct map *data, const struct xml_node *code, drg_error *err)
{
    static const char *const names[] = {"dataRef", "dataRefStart", "dataRefEnd"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        drg_str id = xml_value(code, names[i]);
        if (id.ptr && map_get(data, id) == DRG_NONE)
            return fail(err, DRG_ESYNTAX, code->pos, "%s='%.*s' on <%.*s> is no <data> of its unit", names[i], STR_ARGS(id),
                        STR_ARGS(code->name));
    }
    return DRG_OK;
}

/* ---- languages ----------------------------------------------------------------------------------------------------------- */

/* The same language, or a variety of it. */
static bool is_variety(drg_str lang, drg_str of)
{
    bool is_longer = lang.len > of.len && lang.ptr[of.len] == '-';
    return (lang.len == of.len || is_longer) && str_eq_ascii_case(str_cut(lang, 0, of.len), of);
}

static drg_status check_language(const struct document *d, const struct xml_node *content, drg_error *err)
{
    bool is_source = str_eq(content->name, STR("source"));
    drg_str lang = {NULL, 0}, wanted = is_source ? d->src_lang : d->tgt_lang;
    if (!wanted.ptr)
        return fail(err, DRG_ESYNTAX, content->pos, "a <target>, and <xliff> does not say its language in trgLang");
    for (const struct xml_node *node = content; node && !lang.ptr; node = node->parent)
        lang = xml_value_xml(node, "lang");
    if (!lang.ptr || is_variety(lang, wanted))
        return DRG_OK;
    return fail(err, DRG_ESYNTAX, content->pos, "xml:lang of <%.*s> is '%.*s', and the document's language '%.*s'",
                STR_ARGS(content->name), STR_ARGS(lang), STR_ARGS(wanted));
}

/* ---- units ------------------------------------------------------------------------------------------------------------------ */

static drg_status check_content(const struct xml_node *unit, const struct map *data, const struct xml_node *content, drg_error *err)
{
    drg_status status = DRG_OK;
    for (const struct xml_node *at = xml_after(content, content, true); at && !status; at = xml_after(content, at, true)) {
        status = check_data(data, at, err);
        if (!status && (str_eq(at->name, STR("mrk")) || str_eq(at->name, STR("sm"))))
            status = check_mark(unit, at, err);
    }
    return status;
}

static drg_status check_state(const struct xml_node *part, drg_error *err)
{
    drg_str state = xml_value(part, "state");
    if (xml_has(part, "subState") && !state.ptr)
        return fail(err, DRG_ESYNTAX, part->pos, "<segment> has a subState and no state");
    if (state.ptr && !str_eq(state, STR("initial")) && !xliff_child(part, "target"))
        return fail(err, DRG_ESYNTAX, part->pos, "<segment> is '%.*s' and has no <target>", STR_ARGS(state));
    return DRG_OK;
}

static drg_status check_part(const struct document *d, const struct xml_node *unit, const struct map *data,
                             const struct xml_node *part, drg_error *err)
{
    drg_status status = check_state(part, err);
    for (const struct xml_node *content = part->child; content && !status; content = content->next) {
        if (xml_is_text(content))
            continue;
        status = check_language(d, content, err);
        if (!status)
            status = check_content(unit, data, content, err);
    }
    return status;
}

static bool list_data(struct map *data, const struct xml_node *unit)
{
    const struct xml_node *list = xliff_child(unit, "originalData");
    for (const struct xml_node *item = list ? list->child : NULL; item; item = item->next)
        if (!xml_is_text(item) && !map_set(data, xml_value(item, "id"), 0))
            return false;
    return true;
}

static drg_status check_unit(const struct document *d, const struct xml_node *unit, drg_error *err)
{
    struct map data = {0};
    bool has_segment = false;
    drg_status status = list_data(&data, unit) ? DRG_OK : fail_memory(err);
    for (const struct xml_node *part = unit->child; part && !status; part = part->next) {
        bool is_segment = xliff2_is(part, "segment");
        has_segment |= is_segment;
        if (is_segment || xliff2_is(part, "ignorable"))
            status = check_part(d, unit, &data, part, err);
    }
    map_free(&data);
    if (!status && !has_segment)
        status = fail(err, DRG_ESYNTAX, unit->pos, "<unit> lacks a <segment>");
    return status ? status : xliff2_check_codes(unit, err);
}

/* ---- files ------------------------------------------------------------------------------------------------------------------- */

static drg_status check_flows(const struct map *units, const struct xml_node *code, drg_error *err)
{
    static const char *const names[] = {"subFlows", "subFlowsStart", "subFlowsEnd"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        drg_str rest = xml_value(code, names[i]), id;
        while (rest.len && str_split(&rest, ' ', &id))
            if (id.len && map_get(units, id) == DRG_NONE)
                return fail(err, DRG_ESYNTAX, code->pos, "%s='%.*s' on <%.*s> is no unit of its file", names[i], STR_ARGS(id),
                            STR_ARGS(code->name));
    }
    return DRG_OK;
}

static drg_status check_skeleton(const struct xml_node *node, drg_error *err)
{
    if (xliff2_is(node, "skeleton") && xml_has(node, "href") == (node->child != NULL))
        return fail(err, DRG_ESYNTAX, node->pos, node->child ? "<skeleton> has a href and content" : "<skeleton> has neither href nor content");
    return DRG_OK;
}

static drg_status check_node(const struct document *d, const struct map *units, const struct xml_node *node, drg_error *err)
{
    enum xliff2_module module = xliff2_module_of(node->ns);
    drg_status status = DRG_OK;
    if (module == XLIFF2_CORE && !d->is_part)
        status = check_flows(units, node, err);
    if (!status && module != XLIFF2_RESOURCES && module != XLIFF2_CHANGES)
        status = check_fragment(node, err);
    if (!status)
        status = check_skeleton(node, err);
    return !status && xliff2_is(node, "unit") ? check_unit(d, node, err) : status;
}

static drg_status check_file(const struct document *d, const struct xml_node *file, drg_error *err)
{
    struct map units = {0};
    drg_status status = DRG_OK;
    const struct xml_node *next;
    for (const struct xml_node *at = file; at && !status; at = xml_after(file, at, true))
        if (xliff2_is(at, "unit") && !map_set(&units, xml_value(at, "id"), 0))
            status = fail_memory(err);
    for (const struct xml_node *at = file; at && !status; at = next) {
        bool is_foreign = xliff2_module_of(at->ns) == XLIFF2_FOREIGN && !xml_is_text(at);
        next = xml_after(file, at, !is_foreign);
        if (!xml_is_text(at) && !is_foreign)
            status = check_node(d, &units, at, err);
    }
    map_free(&units);
    return status;
}

drg_status xliff2_check_references(const struct xml_node *root, bool is_part, drg_error *err)
{
    struct document d = {.root = root, .src_lang = xml_value(root, "srcLang"), .tgt_lang = xml_value(root, "trgLang"),
                         .is_part = is_part};
    drg_status status = DRG_OK;
    for (const struct xml_node *file = root->child; file && !status; file = file->next)
        if (xliff2_is(file, "file"))
            status = check_file(&d, file, err);
    return status;
}
