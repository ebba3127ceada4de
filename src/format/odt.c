/* odt.c - ODT (ISO/IEC 26300, OpenDocument text) as text: what the elements of its parts are to a reader of the page. */
#include "base/error.h"
#include "base/map.h"
#include "format/formats.h"
#include "format/office.h"

static const char text_ns[] = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
static const char style_ns[] = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
static const char draw_ns[] = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";
static const char office_ns[] = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
static const char format_ns[] = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";

enum { MOST_SPACES = 64 /* of one <text:s>: what a line of text may have */ };

/* What direct formatting says of text: an automatic style, which bears no name of the author's. */
struct automatic {
    drg_str lang, complex_lang; /* empty: unsaid */
    bool is_hidden, is_opaque;
};

struct odt {
    struct map names; /* of automatic styles: number in `styles` */
    VEC(struct automatic) styles;
    bool failed; /* memory ran out */
    bool is_automatic; /* inside the automatic styles */
    struct automatic *style; /* being read; NULL: none */
};

/* ---- Styles -------------------------------------------------------------------------------------------------------- */

static drg_str value_of(const struct xml_element *element, const char *ns, const char *name)
{
    for (size_t i = 0; i < element->attribute_count; i++)
        if (str_eq_z(element->attributes[i].name, name) && str_eq_z(element->attributes[i].ns, ns))
            return element->attributes[i].value;
    return (drg_str){"", 0};
}

static void open_automatic(struct office *o, struct office_level *level, const struct xml_element *element)
{
    struct odt *odt = o->format;
    (void)level, (void)element;
    map_free(&odt->names); /* those of another part */
    odt->names = (struct map){0};
    odt->styles.count = 0;
    odt->style = NULL;
    odt->is_automatic = true;
}

static void open_named(struct office *o, struct office_level *level, const struct xml_element *element)
{
    struct odt *odt = o->format;
    (void)level, (void)element;
    odt->is_automatic = false;
    odt->style = NULL;
}

static void open_style(struct office *o, struct office_level *level, const struct xml_element *element)
{
    struct odt *odt = o->format;
    drg_str name = office_keep(o, element, value_of(element, style_ns, "name"));
    (void)level;
    odt->style = NULL;
    if (!odt->is_automatic || !name.len)
        return;
    odt->failed |= !vec_push(&odt->styles, (struct automatic){0}) || !map_set(&odt->names, name, (uint32_t)odt->styles.count - 1);
    if (!odt->failed)
        odt->style = &odt->styles.items[odt->styles.count - 1];
}

/* "zxx" is what programs write for text that is not to be checked. */
static drg_str lang_of(struct office *o, const struct xml_element *element, const char *ns, const char *name, bool *is_opaque)
{
    drg_str lang = value_of(element, ns, name);
    *is_opaque |= str_eq(lang, STR("zxx"));
    return str_eq(lang, STR("zxx")) || str_eq(lang, STR("none")) ? (drg_str){"", 0} : office_keep(o, element, lang);
}

static void open_properties(struct office *o, struct office_level *level, const struct xml_element *element)
{
    struct odt *odt = o->format;
    bool unused = false;
    (void)level;
    if (!odt->style)
        return;
    odt->style->lang = lang_of(o, element, format_ns, "language", &odt->style->is_opaque);
    odt->style->complex_lang = lang_of(o, element, style_ns, "language-complex", &unused);
    odt->style->is_hidden = str_eq(value_of(element, text_ns, "display"), STR("none"));
}

static void apply_style(struct office *o, struct office_level *level, const struct xml_element *element)
{
    const struct odt *odt = o->format;
    uint32_t number = map_get(&odt->names, value_of(element, text_ns, "style-name"));
    if (number == DRG_NONE)
        return;
    const struct automatic *style = &odt->styles.items[number];
    level->lang = style->lang.len ? style->lang : level->lang;
    level->complex_lang = style->complex_lang.len ? style->complex_lang : level->complex_lang;
    level->is_hidden |= style->is_hidden;
    level->is_opaque |= style->is_opaque;
}

/* ---- Text ----------------------------------------------------------------------------------------------------------- */

static void open_paragraph(struct office *o, struct office_level *level, const struct xml_element *element)
{
    level->shows = true;
    apply_style(o, level, element);
}

/* <text:s text:c="3"/>; what it stands for ends with the bytes of this. */
static const char many_spaces[MOST_SPACES + 1] = "                                                                ";

static void open_spaces(struct office *o, struct office_level *level, const struct xml_element *element)
{
    drg_str digits = value_of(element, text_ns, "c");
    size_t count = digits.len ? 0 : 1;
    (void)o;
    for (size_t i = 0; i < digits.len && is_ascii_digit(digits.ptr[i]) && count < MOST_SPACES; i++)
        count = count * 10 + (size_t)(digits.ptr[i] - '0');
    level->stands_for = many_spaces + MOST_SPACES - (count < MOST_SPACES ? count : MOST_SPACES);
}

/* ---- The table -------------------------------------------------------------------------------------------------------- */

/* Of the text vocabulary. In a paragraph any other is a field, whose text the program computes. */
static const struct office_rule text_rules[] = {
    {.name = "p", .does = OFFICE_PARAGRAPH, .open = open_paragraph},
    {.name = "h", .does = OFFICE_PARAGRAPH, .open = open_paragraph},
    {.name = "span", .does = OFFICE_PASS, .open = apply_style},
    {.name = "a", .does = OFFICE_PASS, .open = apply_style},
    {.name = "s", .does = OFFICE_STANDS, .open = open_spaces},
    {.name = "tab", .does = OFFICE_STANDS, .stands_for = "\t"},
    {.name = "line-break", .does = OFFICE_STANDS, .stands_for = "\t"},
    {.name = "meta", .does = OFFICE_PASS},
    {.name = "ruby", .does = OFFICE_PASS},
    {.name = "ruby-base", .does = OFFICE_PASS},
    {.name = "ruby-text", .does = OFFICE_SKIP},
    {.name = "note", .does = OFFICE_OBJECT},
    {.name = "note-citation", .does = OFFICE_SKIP},
    {.name = "note-body", .does = OFFICE_PASS},
    {.name = "tracked-changes", .does = OFFICE_SKIP}, /* what was deleted */
    {.name = "index-body", .does = OFFICE_SKIP},      /* computed         */
    {.name = "table-of-content-source", .does = OFFICE_SKIP},
    /* Places that are not seen. */
    {.name = "bookmark", .does = OFFICE_SKIP},
    {.name = "bookmark-start", .does = OFFICE_SKIP},
    {.name = "bookmark-end", .does = OFFICE_SKIP},
    {.name = "reference-mark", .does = OFFICE_SKIP},
    {.name = "reference-mark-start", .does = OFFICE_SKIP},
    {.name = "reference-mark-end", .does = OFFICE_SKIP},
    {.name = "change", .does = OFFICE_SKIP},
    {.name = "change-start", .does = OFFICE_SKIP},
    {.name = "change-end", .does = OFFICE_SKIP},
    {.name = "soft-page-break", .does = OFFICE_SKIP},
    {.name = "toc-mark", .does = OFFICE_SKIP},
    {.name = "toc-mark-start", .does = OFFICE_SKIP},
    {.name = "toc-mark-end", .does = OFFICE_SKIP},
    {.name = "user-index-mark", .does = OFFICE_SKIP},
    {.name = "user-index-mark-start", .does = OFFICE_SKIP},
    {.name = "user-index-mark-end", .does = OFFICE_SKIP},
    {.name = "alphabetical-index-mark", .does = OFFICE_SKIP},
    {.name = "alphabetical-index-mark-start", .does = OFFICE_SKIP},
    {.name = "alphabetical-index-mark-end", .does = OFFICE_SKIP},
};

static const struct office_rule style_rules[] = {
    {.name = "style", .does = OFFICE_PASS, .open = open_style},
    {.name = "text-properties", .does = OFFICE_PASS, .open = open_properties},
};

static const struct office_rule office_rules[] = {
    {.name = "automatic-styles", .does = OFFICE_PASS, .open = open_automatic},
    {.name = "styles", .does = OFFICE_PASS, .open = open_named},
    {.name = "body", .does = OFFICE_PASS, .open = open_named},
    {.name = "master-styles", .does = OFFICE_PASS, .open = open_named},
    {.name = "annotation", .does = OFFICE_OBJECT},
    {.name = "annotation-end", .does = OFFICE_SKIP},
};

static const struct office_rule field = {.does = OFFICE_OPAQUE}, object = {.does = OFFICE_OBJECT}, anything = {.does = OFFICE_PASS};

#define FIND(rules, element) find_rule((rules), sizeof (rules) / sizeof (rules)[0], (element)->name)

static const struct office_rule *find_rule(const struct office_rule *rules, size_t count, drg_str name)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq_z(name, rules[i].name))
            return &rules[i];
    return NULL;
}

static const struct office_rule *rule_of(const struct office *o, const struct xml_element *element)
{
    const struct office_rule *rule = NULL;
    bool in_text = o->levels[o->depth].shows;
    if (str_eq_z(element->ns, text_ns))
        rule = FIND(text_rules, element);
    else if (str_eq_z(element->ns, style_ns))
        rule = FIND(style_rules, element);
    else if (str_eq_z(element->ns, office_ns))
        rule = FIND(office_rules, element);
    if (rule || !in_text)
        return rule ? rule : &anything;
    return str_eq_z(element->ns, text_ns) ? &field : str_eq_z(element->ns, draw_ns) ? &object : &anything;
}

/* ---- The format ------------------------------------------------------------------------------------------------------- */

static drg_status read_odt(const struct input *in, struct view *into, drg_error *err)
{
    struct odt odt = {0};
    struct office office = {.rule_of = rule_of, .format = &odt};
    drg_status status = office_read(&office, in, into, err);
    if (!status && odt.failed)
        status = fail_memory(err);
    map_free(&odt.names);
    vec_free(&odt.styles);
    return status;
}

/* A type that cannot be unpacked is none. */
static drg_status sniff(bool *is_it, const struct package *package, drg_error *err)
{
    struct buf type = buf_make(100); /* bytes: more than any type of document has */
    const struct zip_entry *entry = zip_find(&package->zip, STR("mimetype"));
    drg_status status = entry ? zip_read(&type, entry, NULL) : DRG_OK;
    *is_it = !status && str_starts(buf_str(&type), STR("application/vnd.oasis.opendocument.text"));
    buf_free(&type);
    return status == DRG_ENOMEM ? fail_memory(err) : DRG_OK;
}

/* Content that a password protects is stored as such, and only the manifest tells. */
static drg_status refuse_encrypted(const struct package *package, drg_error *err)
{
    enum { MAX_MANIFEST = 1 << 24 };
    struct buf manifest = buf_make(MAX_MANIFEST);
    const struct zip_entry *entry = zip_find(&package->zip, STR("META-INF/manifest.xml"));
    drg_status status = entry ? zip_read(&manifest, entry, err) : DRG_OK;
    drg_str rest = buf_str(&manifest), part;
    while (!status && str_split(&rest, '<', &part))
        if (str_starts(part, STR("manifest:encryption-data")))
            status = fail(err, DRG_EFORMAT, NOWHERE, "the document is encrypted; save it without a password");
    buf_free(&manifest);
    return status;
}

static drg_status take_parts(struct package *package, struct buf *source, drg_error *err)
{
    drg_status status = refuse_encrypted(package, err);
    if (!status)
        status = package_take(package, source, STR("content.xml"), err);
    if (!status && zip_find(&package->zip, STR("styles.xml"))) /* with headers and footers */
        status = package_take(package, source, STR("styles.xml"), err);
    return status;
}

const struct format format_odt = {
    .name = "odt",
    .extensions = " .odt .ott ",
    .summary = "document of LibreOffice and others (OpenDocument text, ISO/IEC 26300)",
    .is_binary = true,
    .sniff_package = sniff,
    .take_parts = take_parts,
    .read_text = read_odt,
};
