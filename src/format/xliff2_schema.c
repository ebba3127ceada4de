/* xliff2_schema.c - the elements and attributes of XLIFF 2.0 to 2.2 and its modules: where each may stand, and what values
 * it may have (XLIFF 2.1 and 2.2, chapters 4 and 5). Extensions may hold anything. */
#include "base/error.h"
#include "format/xliff2.h"
#include "lang/lang.h"

/* ---- values ------------------------------------------------------------------------------------------------- */

static bool is_token_byte(char c)
{
    return is_ascii_alpha(c) || is_ascii_digit(c) || (c && strchr("-._:", c)) || (unsigned char)c >= 0x80;
}

static bool is_token(drg_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!is_token_byte(s.ptr[i]))
            return false;
    return s.len > 0;
}

static bool is_tokens(drg_str s)
{
    drg_str rest = str_trim(s), part;
    while (str_split(&rest, ' ', &part))
        if (part.len && !is_token(part))
            return false;
    return str_trim(s).len > 0;
}

static bool is_language(drg_str s)
{
    return lang_find(s) != NULL && !memchr(s.ptr, '_', s.len);
}

/* Prefix and value: my:value. */
static bool is_own(drg_str s)
{
    size_t colons = 0;
    for (size_t i = 0; i < s.len; i++) {
        colons += s.ptr[i] == ':';
        if (is_ascii_space(s.ptr[i]))
            return false;
    }
    return colons == 1 && s.ptr[0] != ':' && s.ptr[s.len - 1] != ':';
}

static bool is_mark_type(drg_str s)
{
    return is_own(s) || str_eq(s, STR("generic")) || str_eq(s, STR("comment")) || str_eq(s, STR("term"));
}

static bool is_positive(drg_str s)
{
    bool has_value = false;
    for (size_t i = 0; i < s.len; i++) {
        if (!is_ascii_digit(s.ptr[i]))
            return false;
        has_value |= s.ptr[i] != '0';
    }
    return has_value;
}

static bool is_priority(drg_str s)
{
    return is_positive(s) && (s.len == 1 || str_eq(s, STR("10")));
}

/* 0 to 100, with decimals. */
static bool is_percent(drg_str s)
{
    size_t dot = 0;
    while (dot < s.len && is_ascii_digit(s.ptr[dot]))
        dot++;
    bool has_fraction = false;
    for (size_t i = dot + 1; i < s.len; i++) {
        if (!is_ascii_digit(s.ptr[i]))
            return false;
        has_fraction |= s.ptr[i] != '0';
    }
    bool is_hundred = str_eq(str_cut(s, 0, dot), STR("100"));
    return dot && (dot <= 2 || (is_hundred && !has_fraction)) && (dot == s.len || s.ptr[dot] == '.');
}

/* A character that XML must not hold, which is what cp is for. */
static bool is_forbidden_character(drg_str s)
{
    uint32_t code = 0;
    if (s.len < 4 || s.len > 6)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        char small = ascii_lower(s.ptr[i]);
        if (!is_ascii_digit(small) && (small < 'a' || small > 'f'))
            return false;
        code = code * 16 + (uint32_t)(is_ascii_digit(small) ? small - '0' : small - 'a' + 10);
    }
    bool is_discouraged = code >= 0x7F && code <= 0x9F && code != 0x85;
    return (code < 0x20 && code != '\t' && code != '\n' && code != '\r') || is_discouraged ||
           (code >= 0xD800 && code <= 0xDFFF) || code == 0xFFFE || code == 0xFFFF;
}

enum value_kind {
    ANY, TOKEN, TOKENS, LANGUAGE, OWN, MARK_TYPE, POSITIVE, PRIORITY, PERCENT, FORBIDDEN, YES_NO, REORDER, DIRECTION, CODE_TYPE,
    SIDE, STATE, VERSION, MATCH_TYPE, META_SIDE, NORMAL_FORM, CHANGED
};

static const struct value_type {
    bool (*is_valid)(drg_str value); /* NULL: it is one of `words` */
    const char *words, *expected;
} value_types[] = {
    [ANY] = {NULL, NULL, ""},
    [TOKEN] = {is_token, NULL, "a name of letters, digits, '-', '.', '_' and ':'"},
    [TOKENS] = {is_tokens, NULL, "names with spaces between them"},
    [LANGUAGE] = {is_language, NULL, "a language tag"},
    [OWN] = {is_own, NULL, "prefix:value"},
    [MARK_TYPE] = {is_mark_type, NULL, "generic, comment, term or prefix:value"},
    [POSITIVE] = {is_positive, NULL, "a number from 1 on"},
    [PRIORITY] = {is_priority, NULL, "a number from 1 to 10"},
    [PERCENT] = {is_percent, NULL, "a number from 0 to 100"},
    [FORBIDDEN] = {is_forbidden_character, NULL, "the number of a character that XML must not hold"},
    [YES_NO] = {NULL, " yes no ", "yes or no"},
    [REORDER] = {NULL, " yes firstNo no ", "yes, firstNo or no"},
    [DIRECTION] = {NULL, " ltr rtl auto ", "ltr, rtl or auto"},
    [CODE_TYPE] = {NULL, " fmt ui quote link image other ", "fmt, ui, quote, link, image or other"},
    [SIDE] = {NULL, " source target ", "source or target"},
    [STATE] = {NULL, " initial translated reviewed final ", "initial, translated, reviewed or final"},
    [VERSION] = {NULL, " 2.0 2.1 2.2 ", "2.0, 2.1 or 2.2"},
    [MATCH_TYPE] = {NULL, " am mt icm idm tb tm other ", "am, mt, icm, idm, tb, tm or other"},
    [META_SIDE] = {NULL, " source target ignorable ", "source, target or ignorable"},
    [NORMAL_FORM] = {NULL, " none nfc nfd ", "none, nfc or nfd"},
    [CHANGED] = {NULL, " source target note ", "source, target or note"},
};

static bool is_word_of(const char *words, drg_str value)
{
    drg_str rest = str_from(words), word;
    while (str_split(&rest, ' ', &word))
        if (word.len && str_eq(word, value))
            return true;
    return false;
}

static bool is_valid(enum value_kind kind, drg_str value)
{
    const struct value_type *type = &value_types[kind];
    if (type->is_valid)
        return type->is_valid(value);
    return !type->words || is_word_of(type->words, value);
}

/* ---- elements --------------------------------------------------------------------------------------------------- */

struct attribute_rule {
    const char *name;
    enum value_kind kind;
    bool is_required;
};

/* A step of what an element holds: one of `names`, which are of its own namespace. */
struct step {
    const char *names; /* NULL: an element of any other namespace */
    bool is_required, repeats;
};

enum foreign { NO_FOREIGN, OF_MODULES, OF_ALL };

enum { MAX_ATTRIBUTES = 18, MAX_STEPS = 5 };

/* An attribute list and a step list end with an empty item. */
struct element_rule {
    enum xliff2_module module;
    const char *name;
    enum foreign foreign; /* attributes */
    bool has_text;        /* besides elements */
    struct attribute_rule attributes[MAX_ATTRIBUTES];
    struct step steps[MAX_STEPS];
};

#define INLINE " cp ph pc sc ec mrk sm em "
#define ID {"id", TOKEN, true}
#define MAYBE_ID {"id", TOKEN, false}
#define EDITING {"canCopy", YES_NO, false}, {"canDelete", YES_NO, false}, {"canReorder", REORDER, false}, {"copyOf", TOKEN, false}
#define CODE_KIND {"type", CODE_TYPE, false}, {"subType", OWN, false}
#define DIRECTIONS {"srcDir", DIRECTION, false}, {"trgDir", DIRECTION, false}
#define CHOICES {"canResegment", YES_NO, false}, {"translate", YES_NO, false}
#define SHOWN {"disp", ANY, false}, {"equiv", ANY, false}, {"dataRef", TOKEN, false}, {"subFlows", TOKENS, false}
#define MARK {"type", MARK_TYPE, false}, {"translate", YES_NO, false}, {"value", ANY, false}, {"ref", ANY, false}

static const struct element_rule elements[] = {
    {XLIFF2_CORE, "xliff", OF_ALL, false, {{"version", VERSION, true}, {"srcLang", LANGUAGE, true}, {"trgLang", LANGUAGE, false}},
     {{" notes ", false, false}, {" metadata ", false, false}, {" file ", true, true}}},
    {XLIFF2_CORE, "file", OF_ALL, false, {ID, {"original", ANY, false}, CHOICES, DIRECTIONS},
     {{" skeleton ", false, false}, {NULL, false, true}, {" notes ", false, false}, {" unit group ", true, true}}},
    {XLIFF2_CORE, "skeleton", NO_FOREIGN, true, {{"href", ANY, false}}, {{NULL, false, true}}},
    {XLIFF2_CORE, "group", OF_ALL, false, {ID, {"name", ANY, false}, CHOICES, DIRECTIONS, {"type", OWN, false}},
     {{NULL, false, true}, {" notes ", false, false}, {" unit group ", false, true}}},
    {XLIFF2_CORE, "unit", OF_ALL, false, {ID, {"name", ANY, false}, CHOICES, DIRECTIONS, {"type", OWN, false}},
     {{NULL, false, true}, {" notes ", false, false}, {" originalData ", false, false}, {" segment ignorable ", true, true}}},
    {XLIFF2_CORE, "segment", OF_MODULES, false,
     {MAYBE_ID, {"canResegment", YES_NO, false}, {"state", STATE, false}, {"subState", OWN, false}},
     {{" source ", true, false}, {" target ", false, false}}},
    {XLIFF2_CORE, "ignorable", OF_MODULES, false, {MAYBE_ID}, {{" source ", true, false}, {" target ", false, false}}},
    {XLIFF2_CORE, "notes", NO_FOREIGN, false, {{NULL, ANY, false}}, {{" note ", true, true}}},
    {XLIFF2_CORE, "note", OF_ALL, true,
     {MAYBE_ID, {"appliesTo", SIDE, false}, {"category", ANY, false}, {"priority", PRIORITY, false}, {"ref", ANY, false}}, {{0}}},
    {XLIFF2_CORE, "originalData", NO_FOREIGN, false, {{NULL, ANY, false}}, {{" data ", true, true}}},
    {XLIFF2_CORE, "data", NO_FOREIGN, true, {ID, {"dir", DIRECTION, false}}, {{" cp ", false, true}}},
    {XLIFF2_CORE, "source", NO_FOREIGN, true, {{NULL, ANY, false}}, {{INLINE, false, true}}},
    {XLIFF2_CORE, "target", NO_FOREIGN, true, {{"order", POSITIVE, false}}, {{INLINE, false, true}}},
    {XLIFF2_CORE, "cp", NO_FOREIGN, false, {{"hex", FORBIDDEN, true}}, {{0}}},
    {XLIFF2_CORE, "ph", OF_MODULES, false, {ID, EDITING, SHOWN, CODE_KIND}, {{0}}},
    {XLIFF2_CORE, "pc", OF_MODULES, true,
     {ID, EDITING, CODE_KIND, {"canOverlap", YES_NO, false}, {"dispStart", ANY, false}, {"dispEnd", ANY, false},
      {"equivStart", ANY, false}, {"equivEnd", ANY, false}, {"dataRefStart", TOKEN, false}, {"dataRefEnd", TOKEN, false},
      {"subFlowsStart", TOKENS, false}, {"subFlowsEnd", TOKENS, false}, {"dir", DIRECTION, false}},
     {{INLINE, false, true}}},
    {XLIFF2_CORE, "sc", OF_MODULES, false,
     {ID, EDITING, SHOWN, CODE_KIND, {"canOverlap", YES_NO, false}, {"isolated", YES_NO, false}, {"dir", DIRECTION, false}}, {{0}}},
    {XLIFF2_CORE, "ec", OF_MODULES, false,
     {MAYBE_ID, EDITING, SHOWN, CODE_KIND, {"canOverlap", YES_NO, false}, {"isolated", YES_NO, false}, {"dir", DIRECTION, false},
      {"startRef", TOKEN, false}}, {{0}}},
    {XLIFF2_CORE, "mrk", OF_ALL, true, {ID, MARK}, {{INLINE, false, true}}},
    {XLIFF2_CORE, "sm", OF_ALL, false, {ID, MARK}, {{0}}},
    {XLIFF2_CORE, "em", NO_FOREIGN, false, {{"startRef", TOKEN, true}}, {{0}}},

    {XLIFF2_METADATA, "metadata", OF_ALL, false, {MAYBE_ID}, {{" metaGroup ", true, true}}},
    {XLIFF2_METADATA, "metaGroup", OF_ALL, false, {MAYBE_ID, {"category", ANY, false}, {"appliesTo", META_SIDE, false}},
     {{" metaGroup meta ", true, true}}},
    {XLIFF2_METADATA, "meta", OF_ALL, true, {{"type", ANY, true}}, {{0}}},

    {XLIFF2_GLOSSARY, "glossary", OF_ALL, false, {{NULL, ANY, false}}, {{" glossEntry ", true, true}}},
    {XLIFF2_GLOSSARY, "glossEntry", OF_ALL, false, {MAYBE_ID, {"ref", ANY, false}},
     {{" term ", true, false}, {" translation ", false, true}, {" definition ", false, false}, {NULL, false, true}}},
    {XLIFF2_GLOSSARY, "term", OF_ALL, true, {{"source", ANY, false}}, {{0}}},
    {XLIFF2_GLOSSARY, "translation", OF_ALL, true, {MAYBE_ID, {"ref", ANY, false}, {"source", ANY, false}}, {{0}}},
    {XLIFF2_GLOSSARY, "definition", OF_ALL, true, {{"source", ANY, false}}, {{0}}},

    {XLIFF2_MATCHES, "matches", OF_ALL, false, {{NULL, ANY, false}}, {{" match ", true, true}}},
    {XLIFF2_MATCHES, "match", OF_ALL, false,
     {MAYBE_ID, {"ref", ANY, true}, {"matchQuality", PERCENT, false}, {"matchSuitability", PERCENT, false},
      {"similarity", PERCENT, false}, {"origin", ANY, false}, {"reference", YES_NO, false}, {"type", MATCH_TYPE, false},
      {"subType", OWN, false}},
     {{NULL, false, true}, {" originalData ", false, false}, {" source ", true, false}, {" target ", true, false}, {NULL, false, true}}},

    {XLIFF2_RESOURCES, "resourceData", OF_ALL, false, {{NULL, ANY, false}}, {{" resourceItemRef resourceItem ", true, true}}},
    {XLIFF2_RESOURCES, "resourceItemRef", OF_ALL, false, {MAYBE_ID, {"ref", TOKEN, true}}, {{0}}},
    {XLIFF2_RESOURCES, "resourceItem", OF_ALL, false, {MAYBE_ID, {"mimeType", ANY, false}, {"context", YES_NO, false}},
     {{" source ", false, false}, {" target ", false, false}, {" reference ", false, true}}},

    {XLIFF2_SIZES, "profiles", OF_ALL, false, {{"generalProfile", ANY, false}, {"storageProfile", ANY, false}},
     {{" normalization ", false, false}}},
    {XLIFF2_SIZES, "normalization", OF_ALL, false, {{"general", NORMAL_FORM, false}, {"storage", NORMAL_FORM, false}}, {{0}}},
    {XLIFF2_SIZES, "data", OF_ALL, false, {{"profile", ANY, true}}, {{NULL, false, true}}},

    {XLIFF2_VALIDATION, "validation", OF_ALL, false, {{NULL, ANY, false}}, {{" rule ", true, true}}},
    {XLIFF2_VALIDATION, "rule", OF_ALL, false,
     {{"isPresent", ANY, false}, {"isNotPresent", ANY, false}, {"startsWith", ANY, false}, {"endsWith", ANY, false},
      {"occurs", POSITIVE, false}, {"existsInSource", YES_NO, false}, {"caseSensitive", YES_NO, false},
      {"normalization", NORMAL_FORM, false}, {"disabled", YES_NO, false}}, {{0}}},

    {XLIFF2_CHANGES, "changeTrack", OF_ALL, false, {{NULL, ANY, false}}, {{" revisions ", true, true}}},
    {XLIFF2_CHANGES, "revisions", OF_ALL, false,
     {{"appliesTo", CHANGED, true}, {"ref", TOKEN, false}, {"currentVersion", TOKEN, false}}, {{" revision ", true, true}}},
    {XLIFF2_CHANGES, "revision", OF_ALL, false, {{"author", ANY, false}, {"datetime", ANY, false}, {"version", TOKEN, false}},
     {{" item ", true, true}}},
    {XLIFF2_CHANGES, "item", OF_ALL, true, {{"property", ANY, true}}, {{0}}},
};

/* ---- namespaces ------------------------------------------------------------------------------------------------- */

enum xliff2_module xliff2_module_of(drg_str ns)
{
    static const drg_str prefix = {"urn:oasis:names:tc:xliff:", 25};
    static const struct { const char *name; enum xliff2_module module; } modules[] = {
        {"changetracking", XLIFF2_CHANGES}, {"fs", XLIFF2_FORMAT_STYLE}, {"glossary", XLIFF2_GLOSSARY},
        {"matches", XLIFF2_MATCHES}, {"metadata", XLIFF2_METADATA}, {"resourcedata", XLIFF2_RESOURCES},
        {"sizerestriction", XLIFF2_SIZES}, {"validation", XLIFF2_VALIDATION},
    };
    if (str_starts(ns, STR("urn:oasis:names:tc:xliff:document:"))) /* nearly all are */
        return XLIFF2_CORE;
    if (str_eq(ns, STR("http://www.w3.org/2005/11/its")))
        return XLIFF2_OTHER_MODULE;
    if (!str_starts(ns, prefix))
        return XLIFF2_FOREIGN;
    drg_str rest = str_cut(ns, prefix.len, ns.len), name;
    if (!str_split(&rest, ':', &name))
        return XLIFF2_OTHER_MODULE;
    for (size_t i = 0; i < sizeof modules / sizeof modules[0]; i++)
        if (str_eq_z(name, modules[i].name))
            return modules[i].module == XLIFF2_CHANGES && !str_eq(rest, STR("2.0")) ? XLIFF2_OTHER_MODULE : modules[i].module;
    return XLIFF2_OTHER_MODULE;
}

drg_str xliff2_module_value(const struct xml_node *node, enum xliff2_module module, const char *name)
{
    for (size_t i = 0; i < node->attribute_count; i++) {
        const struct xml_attribute *a = &node->attributes[i];
        if (a->ns.len && str_eq_z(a->name, name) && xliff2_module_of(a->ns) == module)
            return a->value;
    }
    return (drg_str){NULL, 0};
}

const struct xml_node *xliff2_within(const struct xml_node *node, const char *name)
{
    while (node && !xliff2_is(node, name))
        node = node->parent;
    return node;
}

static const struct element_rule *find_rule(enum xliff2_module module, drg_str name)
{
    for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++)
        if (elements[i].module == module && str_eq_z(name, elements[i].name))
            return &elements[i];
    return NULL;
}

/* ---- attributes -------------------------------------------------------------------------------------------------- */

static drg_status check_value(const struct xml_node *node, const struct xml_attribute *a, enum value_kind kind, drg_error *err)
{
    if (is_valid(kind, a->value))
        return DRG_OK;
    return fail(err, DRG_ESYNTAX, node->pos, "%.*s='%.*s' on <%.*s>: expected %s", STR_ARGS(a->name), STR_ARGS(a->value),
                STR_ARGS(node->name), value_types[kind].expected);
}

static drg_status check_own_attribute(const struct element_rule *rule, const struct xml_node *node, const struct xml_attribute *a,
                                      drg_error *err)
{
    for (const struct attribute_rule *known = rule->attributes; known->name; known++)
        if (str_eq_z(a->name, known->name))
            return check_value(node, a, known->kind, err);
    return fail(err, DRG_ESYNTAX, node->pos, "<%.*s> has no attribute '%.*s' in XLIFF 2", STR_ARGS(node->name), STR_ARGS(a->name));
}

static bool may_have(const struct element_rule *rule, drg_str ns)
{
    if (str_eq(ns, STR(XML_NAMESPACE)) || rule->foreign == OF_ALL)
        return true;
    return rule->foreign == OF_MODULES && xliff2_module_of(ns) != XLIFF2_FOREIGN;
}

static drg_status check_attributes(const struct element_rule *rule, const struct xml_node *node, drg_error *err)
{
    drg_str space = xml_value_xml(node, "space");
    drg_status status = DRG_OK;
    for (size_t i = 0; i < node->attribute_count && !status; i++) {
        const struct xml_attribute *a = &node->attributes[i];
        if (!a->ns.len)
            status = check_own_attribute(rule, node, a, err);
        else if (!may_have(rule, a->ns))
            status = fail(err, DRG_ESYNTAX, node->pos, "<%.*s> may not have the attribute '%.*s' of another namespace",
                          STR_ARGS(node->name), STR_ARGS(a->name));
    }
    for (const struct attribute_rule *known = rule->attributes; known->name && !status; known++)
        if (known->is_required && !xml_has(node, known->name))
            status = fail(err, DRG_ESYNTAX, node->pos, "<%.*s> lacks the attribute '%s'", STR_ARGS(node->name), known->name);
    bool is_space = str_eq(space, STR("preserve")) || (str_eq(space, STR("default")) && !str_eq(node->name, STR("data")));
    if (!status && space.ptr && !is_space)
        status = fail(err, DRG_ESYNTAX, node->pos, "xml:space='%.*s' on <%.*s>: expected preserve or default", STR_ARGS(space),
                      STR_ARGS(node->name));
    return status;
}

/* ---- what elements hold ---------------------------------------------------------------------------------------------- */

/* Modules hold core elements beside their own, and files write one for the other where names are the same. */
static bool is_of(const struct element_rule *rule, const struct step *step, const struct xml_node *child)
{
    enum xliff2_module module = xliff2_module_of(child->ns);
    bool is_own = module == rule->module || module == XLIFF2_CORE || module == XLIFF2_METADATA;
    return step->names ? is_own && is_word_of(step->names, child->name) : module != rule->module && module != XLIFF2_CORE;
}

static bool is_last_step(const struct element_rule *rule, size_t i)
{
    return i == MAX_STEPS || (!rule->steps[i].names && !rule->steps[i].repeats);
}

static drg_status lacks(const struct xml_node *node, const struct step *step, drg_error *err)
{
    drg_str rest = str_trim(str_from(step->names)), name;
    str_split(&rest, ' ', &name);
    return fail(err, DRG_ESYNTAX, node->pos, "<%.*s> lacks a <%.*s>", STR_ARGS(node->name), STR_ARGS(name));
}

/* The step that a child takes, at or after *at. */
static drg_status take_step(const struct element_rule *rule, const struct xml_node *node, const struct xml_node *child, size_t *at,
                            bool *is_used, drg_error *err)
{
    for (size_t i = *at; !is_last_step(rule, i); i++) {
        const struct step *step = &rule->steps[i];
        bool is_again = i == *at && *is_used;
        if (is_of(rule, step, child) && (!is_again || step->repeats)) {
            *is_used = true;
            *at = i;
            return DRG_OK;
        }
        if (step->is_required && !is_again)
            return lacks(node, step, err);
    }
    return fail(err, DRG_ESYNTAX, child->pos, "<%.*s> may not stand here in <%.*s>", STR_ARGS(child->name), STR_ARGS(node->name));
}

/* A part of a file may lack the units of what it is in. */
static bool is_divided(const struct xml_node *node)
{
    return xliff2_is(node, "xliff") || xliff2_is(node, "file") || xliff2_is(node, "group");
}

static drg_status check_children(const struct element_rule *rule, const struct xml_node *node, bool is_part, drg_error *err)
{
    size_t at = 0;
    bool is_used = false;
    drg_status status = DRG_OK;
    for (const struct xml_node *child = node->child; child && !status; child = child->next)
        if (!xml_is_text(child))
            status = take_step(rule, node, child, &at, &is_used, err);
        else if (!rule->has_text && str_trim(child->text).len)
            status = fail(err, DRG_ESYNTAX, child->pos, "<%.*s> may not hold text, found '%.*s'", STR_ARGS(node->name),
                          STR_ARGS(str_trim(child->text)));
    bool may_lack = is_part && is_divided(node);
    for (size_t i = is_used ? at + 1 : at; !is_last_step(rule, i) && !status; i++)
        if (rule->steps[i].is_required && !may_lack)
            status = lacks(node, &rule->steps[i], err);
    return status;
}

drg_status xliff2_check_schema(const struct xml_node *root, bool is_part, drg_error *err)
{
    drg_status status = DRG_OK;
    const struct xml_node *next;
    for (const struct xml_node *node = root; node && !status; node = next) {
        enum xliff2_module module = xliff2_module_of(node->ns);
        const struct element_rule *rule = find_rule(module, node->name);
        bool is_extension = module == XLIFF2_FOREIGN && !xml_is_text(node);
        next = xml_after(root, node, !is_extension);
        if (!rule)
            continue;
        status = check_attributes(rule, node, err);
        if (!status)
            status = check_children(rule, node, is_part, err);
    }
    return status;
}
