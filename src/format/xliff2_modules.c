/* xliff2_modules.c - what the modules of XLIFF 2 ask beyond their schemas (XLIFF 2.1 and 2.2, chapter 5). */
#include "base/error.h"
#include "base/map.h"
#include "format/xliff2.h"

static bool is_of(const struct xml_node *node, enum xliff2_module module, const char *name)
{
    return str_eq_z(node->name, name) && xliff2_module_of(node->ns) == module;
}

static drg_status add_unique(struct map *ids, const struct xml_node *node, drg_error *err)
{
    drg_str id = xml_value(node, "id");
    if (id.ptr && map_get(ids, id) != DRG_NONE)
        return fail(err, DRG_ESYNTAX, node->pos, "the id '%.*s' of <%.*s> is not unique", STR_ARGS(id), STR_ARGS(node->name));
    return !id.ptr || map_set(ids, id, 0) ? DRG_OK : fail_memory(err);
}

/* Ids of all elements of one module in `top`. */
static drg_status check_ids(const struct xml_node *top, enum xliff2_module module, drg_error *err)
{
    struct map ids = {0};
    drg_status status = DRG_OK;
    for (const struct xml_node *at = top; at && !status; at = xml_after(top, at, true))
        if (xliff2_module_of(at->ns) == module)
            status = add_unique(&ids, at, err);
    map_free(&ids);
    return status;
}

/* ---- spans of text that modules refer to: #ID, #t=ID, ID ------------------------------------------------------------------ */

static bool has_span(const struct xml_node *unit, drg_str id, bool in_target)
{
    for (const struct xml_node *at = xml_after(unit, unit, true); at; at = xml_after(unit, at, true)) {
        if (xliff2_module_of(at->ns) != XLIFF2_CORE || !str_eq(xml_value(at, "id"), id))
            continue;
        const struct xml_node *segment = xliff2_within(at, "segment");
        segment = segment ? segment : xliff2_within(at, "ignorable");
        if (segment && (in_target == (xliff2_within(at, "target") != NULL)))
            return true;
    }
    return false;
}

static drg_status check_span(const struct xml_node *node, drg_error *err)
{
    drg_str ref = xml_value(node, "ref");
    const struct xml_node *unit = xliff2_within(node, "unit");
    if (!ref.ptr || !unit)
        return DRG_OK;
    drg_str id = str_starts(ref, STR("#")) ? str_cut(ref, 1, ref.len) : ref;
    bool in_target = str_starts(id, STR("t="));
    if (has_span(unit, in_target ? str_cut(id, 2, id.len) : id, in_target))
        return DRG_OK;
    return fail(err, DRG_ESYNTAX, node->pos, "ref='%.*s' of <%.*s> is no segment or inline element of its unit", STR_ARGS(ref),
                STR_ARGS(node->name));
}

/* ---- glossary, translation candidates, metadata --------------------------------------------------------------------------- */

static drg_status check_glossary(const struct xml_node *node, drg_error *err)
{
    if (str_eq(node->name, STR("glossary")))
        return check_ids(node, XLIFF2_GLOSSARY, err);
    if (str_eq(node->name, STR("glossEntry")) && !xliff_child(node, "translation") && !xliff_child(node, "definition"))
        return fail(err, DRG_ESYNTAX, node->pos, "<glossEntry> lacks a <translation> or a <definition>");
    return check_span(node, err);
}

static drg_status check_match_data(const struct xml_node *match, drg_error *err)
{
    static const char *const names[] = {"dataRef", "dataRefStart", "dataRefEnd"};
    const struct xml_node *list = xml_child(match, "originalData");
    struct map data = {0};
    drg_status status = DRG_OK;
    for (const struct xml_node *item = list ? list->child : NULL; item && !status; item = item->next)
        if (!xml_is_text(item))
            status = add_unique(&data, item, err);
    for (const struct xml_node *at = xml_after(match, match, true); at && !status; at = xml_after(match, at, true))
        for (size_t i = 0; i < sizeof names / sizeof names[0] && !status; i++) {
            drg_str id = xml_value(at, names[i]);
            if (id.ptr && map_get(&data, id) == DRG_NONE)
                status = fail(err, DRG_ESYNTAX, at->pos, "%s='%.*s' is no <data> of its match", names[i], STR_ARGS(id));
        }
    map_free(&data);
    return status;
}

static drg_status check_match(const struct xml_node *node, drg_error *err)
{
    if (!str_eq(node->name, STR("match")))
        return check_ids(node, XLIFF2_MATCHES, err);
    if (xml_value_xml(node, "lang").ptr)
        return fail(err, DRG_ESYNTAX, node->pos, "<match> may not have xml:lang");
    if (xml_has(node, "subType") && !xml_has(node, "type"))
        return fail(err, DRG_ESYNTAX, node->pos, "<match> has a subType and no type");
    drg_status status = check_span(node, err);
    return status ? status : check_match_data(node, err);
}

static drg_status check_metadata(const struct xml_node *node, drg_error *err)
{
    return str_eq(node->name, STR("metadata")) ? check_ids(node, XLIFF2_METADATA, err) : DRG_OK;
}

/* ---- resource data ----------------------------------------------------------------------------------------------------------- */

static drg_status check_resource(const struct xml_node *node, drg_error *err)
{
    bool is_text = str_eq(node->name, STR("source")) || str_eq(node->name, STR("target"));
    if (str_eq(node->name, STR("resourceData")))
        return check_ids(node, XLIFF2_RESOURCES, err);
    if (is_text && xml_has(node, "href") == (node->child != NULL))
        return fail(err, DRG_ESYNTAX, node->pos, node->child ? "<%.*s> of a resource has a href and content"
                                                             : "<%.*s> of a resource has neither href nor content",
                    STR_ARGS(node->name));
    if (!str_eq(node->name, STR("resourceItem")) || xml_has(node, "mimeType"))
        return DRG_OK;
    const struct xml_node *source = xliff_child(node, "source"), *target = xliff_child(node, "target");
    if (source && target && source->child && target->child)
        return DRG_OK;
    return fail(err, DRG_ESYNTAX, node->pos, "<resourceItem> lacks a mimeType");
}

/* ---- size and length restriction ----------------------------------------------------------------------------------------- */

static bool is_number(drg_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!is_ascii_digit(s.ptr[i]))
            return false;
    return s.len > 0;
}

/* "*", "N", "N,N" or "N,*" (section 5.7.9). */
static bool is_restriction(drg_str s)
{
    const char *comma = s.len ? memchr(s.ptr, ',', s.len) : NULL;
    size_t at = comma ? (size_t)(comma - s.ptr) : s.len;
    drg_str last = comma ? str_cut(s, at + 1, s.len) : s;
    return (!comma || is_number(str_cut(s, 0, at))) && (is_number(last) || str_eq(last, STR("*")));
}

/* Other profiles than the standard's own have values of their own. */
static bool is_standard(const struct xml_node *node, const char *profile)
{
    const struct xml_node *file = xliff2_within(node, "file");
    const struct xml_node *profiles = NULL;
    for (const struct xml_node *child = file ? file->child : NULL; child && !profiles; child = child->next)
        if (is_of(child, XLIFF2_SIZES, "profiles"))
            profiles = child;
    drg_str name = profiles ? xml_value(profiles, profile) : (drg_str){NULL, 0};
    return !name.ptr || str_starts(name, STR("xliff:"));
}

static drg_status check_size_value(const struct xml_node *node, const char *name, const char *profile, bool (*is_valid)(drg_str),
                                   const char *expected, drg_error *err)
{
    drg_str value = xliff2_module_value(node, XLIFF2_SIZES, name);
    if (!value.ptr || is_valid(value) || !is_standard(node, profile))
        return DRG_OK;
    return fail(err, DRG_ESYNTAX, node->pos, "slr:%s='%.*s': expected %s", name, STR_ARGS(value), expected);
}

/* The data stands beside the element or beside one it is in. */
static bool has_size_data(const struct xml_node *node, drg_str id)
{
    for (; node; node = node->parent)
        for (const struct xml_node *beside = node->parent ? node->parent->child : NULL; beside; beside = beside->next)
            for (const struct xml_node *item = is_of(beside, XLIFF2_SIZES, "data") ? beside->child : NULL; item; item = item->next)
                if (str_eq(xml_value(item, "id"), id))
                    return true;
    return false;
}

static drg_status check_size_info(const struct xml_node *node, drg_error *err)
{
    static const char *const of_isolated[] = {"equivStorage", "sizeInfo", "sizeInfoRef"};
    drg_str ref = xliff2_module_value(node, XLIFF2_SIZES, "sizeInfoRef");
    bool is_bound = xliff2_is(node, "ec") && !str_eq(xml_value(node, "isolated"), STR("yes"));
    for (size_t i = 0; i < 3; i++)
        if (is_bound && xliff2_module_value(node, XLIFF2_SIZES, of_isolated[i]).ptr)
            return fail(err, DRG_ESYNTAX, node->pos, "slr:%s on an <ec> that is not isolated", of_isolated[i]);
    if (ref.ptr && xliff2_module_value(node, XLIFF2_SIZES, "sizeInfo").ptr)
        return fail(err, DRG_ESYNTAX, node->pos, "<%.*s> has slr:sizeInfo and slr:sizeInfoRef", STR_ARGS(node->name));
    if (ref.ptr && !has_size_data(node, ref))
        return fail(err, DRG_ESYNTAX, node->pos, "slr:sizeInfoRef='%.*s' is nothing in a <data> beside or above", STR_ARGS(ref));
    return DRG_OK;
}

static drg_status check_sizes(const struct xml_node *node, drg_error *err)
{
    static const char pattern[] = "N, N,N, N,* or *";
    drg_status status = check_size_value(node, "sizeRestriction", "generalProfile", is_restriction, pattern, err);
    if (!status)
        status = check_size_value(node, "storageRestriction", "storageProfile", is_restriction, pattern, err);
    if (!status)
        status = check_size_value(node, "sizeInfo", "generalProfile", is_number, "a number", err);
    if (!status)
        status = check_size_value(node, "equivStorage", "storageProfile", is_number, "a number", err);
    return status ? status : check_size_info(node, err);
}

/* ---- format style ----------------------------------------------------------------------------------------------------------- */

static bool is_style(drg_str name)
{
    static const char names[] =
        " a b bdo big blockquote body br button caption center cite code col colgroup dd del div dl dt em h1 h2 h3 h4 h5 h6 head hr "
        "html i img label legend li ol p pre q s samp select small span strike strong sub sup table tbody td tfoot th thead title tr "
        "tt u ul ";
    drg_str rest = STR(names), word;
    while (str_split(&rest, ' ', &word))
        if (word.len && str_eq(word, name))
            return true;
    return false;
}

static drg_status check_style(const struct xml_node *node, drg_error *err)
{
    drg_str style = xliff2_module_value(node, XLIFF2_FORMAT_STYLE, "fs"), sub = xliff2_module_value(node, XLIFF2_FORMAT_STYLE, "subFs");
    bool is_bound = xliff2_is(node, "ec") && !str_eq(xml_value(node, "isolated"), STR("yes"));
    if (style.ptr && !is_style(style))
        return fail(err, DRG_ESYNTAX, node->pos, "fs:fs='%.*s': expected an HTML element such as p, b or img", STR_ARGS(style));
    if (sub.ptr && !style.ptr)
        return fail(err, DRG_ESYNTAX, node->pos, "<%.*s> has fs:subFs and no fs:fs", STR_ARGS(node->name));
    if (is_bound && (style.ptr || sub.ptr))
        return fail(err, DRG_ESYNTAX, node->pos, "fs:fs on an <ec> that is not isolated");
    return DRG_OK;
}

/* ---- validation ---------------------------------------------------------------------------------------------------------------- */

static drg_status check_rule(const struct xml_node *rule, drg_error *err)
{
    static const char *const names[] = {"isPresent", "isNotPresent", "startsWith", "endsWith"};
    size_t count = 0;
    if (!str_eq(rule->name, STR("rule")))
        return DRG_OK;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        count += xml_has(rule, names[i]);
    for (size_t i = 0; i < rule->attribute_count; i++)
        count += rule->attributes[i].ns.len > 0 && !str_eq(rule->attributes[i].ns, STR(XML_NAMESPACE));
    if (count != 1)
        return fail(err, DRG_ESYNTAX, rule->pos, "<rule> needs one of isPresent, isNotPresent, startsWith, endsWith and own rules, found %zu",
                    count);
    if (xml_has(rule, "existsInSource") && !xml_has(rule, "isPresent") && !xml_has(rule, "startsWith") && !xml_has(rule, "endsWith"))
        return fail(err, DRG_ESYNTAX, rule->pos, "existsInSource asks for isPresent, startsWith or endsWith");
    if (str_eq(xml_value(rule, "disabled"), STR("yes")) && rule->parent->parent && xliff2_is(rule->parent->parent, "file"))
        return fail(err, DRG_ESYNTAX, rule->pos, "a <rule> of a <file> may not be disabled");
    return DRG_OK;
}

/* ---- change tracking ------------------------------------------------------------------------------------------------------------ */

/* The note that revisions are of; NULL: there is none of this id. */
static const struct xml_node *revised_note(const struct xml_node *revisions)
{
    const struct xml_node *holder = revisions->parent ? revisions->parent->parent : NULL;
    const struct xml_node *notes = holder ? xliff_child(holder, "notes") : NULL;
    for (const struct xml_node *note = notes ? notes->child : NULL; note; note = note->next)
        if (!xml_is_text(note) && xml_has(note, "id") && str_eq(xml_value(note, "id"), xml_value(revisions, "ref")))
            return note;
    return NULL;
}

/* What changed is the content or an attribute that the note has, each once in a revision. */
static drg_status check_revision(const struct xml_node *revision, const struct xml_node *note, drg_error *err)
{
    struct map seen = {0};
    drg_status status = DRG_OK;
    for (const struct xml_node *item = revision->child; item && !status; item = item->next) {
        if (!str_eq(item->name, STR("item")))
            continue;
        drg_str property = xml_value(item, "property");
        bool is_known = str_eq(property, STR("content")) || !note;
        for (size_t i = 0; note && i < note->attribute_count; i++)
            is_known |= str_eq(note->attributes[i].name, property);
        if (!is_known)
            status = fail(err, DRG_ESYNTAX, item->pos, "property='%.*s' is neither content nor an attribute of the note", STR_ARGS(property));
        else if (map_get(&seen, property) != DRG_NONE)
            status = fail(err, DRG_ESYNTAX, item->pos, "a second item for property='%.*s' in one revision", STR_ARGS(property));
        else if (!map_set(&seen, property, 0))
            status = fail_memory(err);
    }
    map_free(&seen);
    return status;
}

static drg_status check_revisions(const struct xml_node *node, drg_error *err)
{
    drg_str current = xml_value(node, "currentVersion");
    bool has_current = !current.ptr;
    if (!str_eq(node->name, STR("revisions")))
        return DRG_OK;
    const struct xml_node *note = str_eq(xml_value(node, "appliesTo"), STR("note")) ? revised_note(node) : NULL;
    drg_status status = DRG_OK;
    for (const struct xml_node *revision = node->child; revision && !status; revision = revision->next) {
        if (xml_is_text(revision))
            continue;
        has_current |= str_eq(xml_value(revision, "version"), current);
        status = check_revision(revision, note, err);
    }
    if (!status && !has_current)
        status = fail(err, DRG_ESYNTAX, node->pos, "currentVersion='%.*s' is no version of a <revision>", STR_ARGS(current));
    return status;
}

/* ---- all ------------------------------------------------------------------------------------------------------------------------ */

static drg_status check_element(const struct xml_node *node, drg_error *err)
{
    switch (xliff2_module_of(node->ns)) {
    case XLIFF2_GLOSSARY: return check_glossary(node, err);
    case XLIFF2_MATCHES: return check_match(node, err);
    case XLIFF2_METADATA: return check_metadata(node, err);
    case XLIFF2_RESOURCES: return check_resource(node, err);
    case XLIFF2_VALIDATION: return check_rule(node, err);
    case XLIFF2_CHANGES: return check_revisions(node, err);
    default: return DRG_OK;
    }
}

drg_status xliff2_check_modules(const struct xml_node *root, bool is_part, drg_error *err)
{
    drg_status status = DRG_OK;
    const struct xml_node *next;
    for (const struct xml_node *node = root; node && !status; node = next) {
        bool is_foreign = xliff2_module_of(node->ns) == XLIFF2_FOREIGN && !xml_is_text(node);
        next = xml_after(root, node, !is_foreign);
        if (xml_is_text(node) || is_foreign)
            continue;
        status = check_element(node, err);
        if (!status && !is_part)
            status = check_sizes(node, err);
        if (!status)
            status = check_style(node, err);
    }
    return status;
}
