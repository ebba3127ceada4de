/* docx.c - DOCX (ISO/IEC 29500-1, WordprocessingML) as text: what the elements of its parts are to a reader of the page. */
#include "format/docx.h"

#include "format/formats.h"
#include "format/office.h"

/* Fields that show text of the author's: links, and forms that were filled in. What others show the program computes. */
static const char *const text_fields[] = {"HYPERLINK", "FORMTEXT"};

enum { MAX_FIELDS = 64, INSTRUCTION = 32 };

enum field_state { FIELD_INSTRUCTION, FIELD_TEXT, FIELD_COMPUTED };

/* A field that is open: BEGIN instruction SEPARATE result END. */
struct field {
    enum field_state state; /* instruction: the result has not begun */
    size_t len;
    char instruction[INSTRUCTION]; /* its beginning */
};

struct docx {
    struct field fields[MAX_FIELDS];
    size_t field_count; /* may be more than there is room for */
    size_t part;        /* where the part begins that they are in */
};

/* ---- Runs -------------------------------------------------------------------------------------------------------- */

static drg_str value_of(const struct xml_element *element, const char *name)
{
    for (size_t i = 0; i < element->attribute_count; i++)
        if (element->attributes[i].ns.len && str_eq_z(element->attributes[i].name, name))
            return element->attributes[i].value;
    return (drg_str){"", 0};
}

/* <w:vanish/>, <w:vanish w:val="true"/> */
static bool is_on(const struct xml_element *element)
{
    drg_str value = value_of(element, "val");
    return !str_eq(value, STR("0")) && !str_eq(value, STR("false")) && !str_eq(value, STR("off"));
}

/* What a run says of itself holds for it alone, and not for the end of the paragraph it stands in. */
static void open_run(struct office *o, struct office_level *level, const struct xml_element *element)
{
    (void)o, (void)element;
    *level = (struct office_level){.rule = level->rule, .start = level->start, .shows = level->shows};
}

static void open_lang(struct office *o, struct office_level *level, const struct xml_element *element)
{
    struct office_level *run = office_around(o, 2);
    (void)level;
    run->lang = office_keep(o, element, value_of(element, "val"));
    run->complex_lang = office_keep(o, element, value_of(element, "bidi"));
}

static void open_no_proof(struct office *o, struct office_level *level, const struct xml_element *element)
{
    (void)level;
    office_around(o, 2)->is_opaque = is_on(element);
}

static void open_vanish(struct office *o, struct office_level *level, const struct xml_element *element)
{
    (void)level;
    office_around(o, 2)->is_hidden = is_on(element);
}

static void open_rtl(struct office *o, struct office_level *level, const struct xml_element *element)
{
    (void)level;
    office_around(o, 2)->is_complex = is_on(element);
}

/* ---- Fields ------------------------------------------------------------------------------------------------------- */

static bool shows_text(drg_str instruction)
{
    while (instruction.len && is_ascii_space(instruction.ptr[0]))
        instruction = str_cut(instruction, 1, instruction.len);
    for (size_t i = 0; i < sizeof text_fields / sizeof text_fields[0]; i++)
        if (instruction.len >= strlen(text_fields[i]) &&
            str_eq_ascii_case(str_cut(instruction, 0, strlen(text_fields[i])), str_from(text_fields[i])))
            return true;
    return false;
}

/* Whether the outermost fields, so many, leave text that is in all of them unseen. */
static bool mute(const struct docx *docx, size_t count)
{
    bool is_muted = count > MAX_FIELDS;
    for (size_t i = 0; i < count && !is_muted; i++)
        is_muted = docx->fields[i].state != FIELD_TEXT;
    return is_muted;
}

static struct field *open_field(struct docx *docx)
{
    bool is_kept = docx->field_count && docx->field_count <= MAX_FIELDS;
    return is_kept ? &docx->fields[docx->field_count - 1] : NULL;
}

static void begin_field(struct docx *docx)
{
    if (docx->field_count++ < MAX_FIELDS)
        docx->fields[docx->field_count - 1] = (struct field){0};
}

/* Where a field's result begins; or its end, when it has none. What is computed is an object in the text around it. */
static void tell_field(struct office *o, struct field *field, size_t start, size_t end)
{
    const struct docx *docx = o->format;
    field->state = shows_text((drg_str){field->instruction, field->len}) ? FIELD_TEXT : FIELD_COMPUTED;
    o->is_muted = mute(docx, docx->field_count - 1);
    if (field->state == FIELD_COMPUTED)
        office_object(o, start, end);
}

static void open_field_mark(struct office *o, struct office_level *level, const struct xml_element *element)
{
    struct docx *docx = o->format;
    drg_str type = value_of(element, "fldCharType");
    if (docx->part != o->base) /* a field ends with its part */
        docx->field_count = 0;
    docx->part = o->base;
    struct field *field = open_field(docx);
    if (str_eq(type, STR("begin")))
        begin_field(docx);
    else if (field && field->state == FIELD_INSTRUCTION)
        tell_field(o, field, level->start, o->base + element->end);
    if (str_eq(type, STR("end")) && docx->field_count)
        docx->field_count--;
    o->is_muted = mute(docx, docx->field_count);
}

static void add_instruction(struct office *o, drg_str text)
{
    struct field *field = open_field(o->format);
    size_t room = field ? sizeof field->instruction - field->len : 0;
    size_t len = text.len < room ? text.len : room;
    if (len)
        memcpy(field->instruction + field->len, text.ptr, len);
    if (field)
        field->len += len;
}

static void open_simple_field(struct office *o, struct office_level *level, const struct xml_element *element)
{
    static const struct office_rule computed = {.does = OFFICE_OPAQUE};
    if (shows_text(value_of(element, "instr")))
        return;
    level->rule = &computed;
    o->skipped = o->depth;
}

/* ---- The table ------------------------------------------------------------------------------------------------------ */

#define NO_BREAK_HYPHEN "\xE2\x80\x91"
#define SOFT_HYPHEN "\xC2\xAD"

/* Of WordprocessingML. */
static const struct office_rule rules[] = {
    {.name = "p", .does = OFFICE_PARAGRAPH},
    {.name = "r", .does = OFFICE_PASS, .open = open_run},
    {.name = "t", .does = OFFICE_TEXT},
    {.name = "tab", .does = OFFICE_STANDS, .stands_for = "\t"},
    {.name = "ptab", .does = OFFICE_STANDS, .stands_for = "\t"},
    {.name = "br", .does = OFFICE_STANDS, .stands_for = "\t"},
    {.name = "cr", .does = OFFICE_STANDS, .stands_for = "\t"},
    {.name = "noBreakHyphen", .does = OFFICE_STANDS, .stands_for = NO_BREAK_HYPHEN},
    {.name = "softHyphen", .does = OFFICE_STANDS, .stands_for = SOFT_HYPHEN},
    {.name = "sym", .does = OFFICE_OPAQUE},
    {.name = "drawing", .does = OFFICE_OBJECT},
    {.name = "pict", .does = OFFICE_OBJECT},
    {.name = "object", .does = OFFICE_OBJECT},
    {.name = "lang", .does = OFFICE_SKIP, .open = open_lang},
    {.name = "noProof", .does = OFFICE_SKIP, .open = open_no_proof},
    {.name = "vanish", .does = OFFICE_SKIP, .open = open_vanish},
    {.name = "webHidden", .does = OFFICE_SKIP},
    {.name = "rtl", .does = OFFICE_SKIP, .open = open_rtl},
    {.name = "fldChar", .does = OFFICE_SKIP, .open = open_field_mark},
    {.name = "fldSimple", .does = OFFICE_PASS, .open = open_simple_field},
    {.name = "instrText", .does = OFFICE_PASS, .text = add_instruction},
    {.name = "del", .does = OFFICE_SKIP},
    {.name = "moveFrom", .does = OFFICE_SKIP},
    {.name = "pPr", .does = OFFICE_SKIP},
    {.name = "rPrChange", .does = OFFICE_SKIP},
    {.name = "sdtPr", .does = OFFICE_SKIP},
    {.name = "rt", .does = OFFICE_SKIP},
};

static const struct office_rule object = {.does = OFFICE_OPAQUE}, nothing = {.does = OFFICE_SKIP}, anything = {.does = OFFICE_PASS};

/* Elements of other vocabularies; the names of the transitional and of the strict variant. */
static const struct {
    const char *ns, *name;
    const struct office_rule *rule;
} others[] = {
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", "oMath", &object},
    {"http://purl.oclc.org/ooxml/officeDocument/math", "oMath", &object},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", "Fallback", &nothing}, /* the same again for old programs */
};

static bool is_word_processing(drg_str ns)
{
    return str_eq(ns, STR("http://schemas.openxmlformats.org/wordprocessingml/2006/main")) ||
           str_eq(ns, STR("http://purl.oclc.org/ooxml/wordprocessingml/main"));
}

static const struct office_rule *rule_of(const struct office *o, const struct xml_element *element)
{
    (void)o;
    if (is_word_processing(element->ns)) {
        for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
            if (str_eq_z(element->name, rules[i].name))
                return &rules[i];
        return &anything;
    }
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (str_eq_z(element->name, others[i].name) && str_eq_z(element->ns, others[i].ns))
            return others[i].rule;
    return &anything;
}

/* ---- The format ------------------------------------------------------------------------------------------------------- */

static drg_status read_docx(const struct input *in, struct view *into, drg_error *err)
{
    struct docx docx = {0};
    struct office office = {.rule_of = rule_of, .format = &docx};
    into->spares_elements = true;
    return office_read(&office, in, into, err);
}

static drg_status take_parts(struct package *package, struct buf *source, drg_error *err)
{
    package->mend = docx_mend;
    return docx_take_parts(package, source, err);
}

const struct format format_docx = {
    .name = "docx",
    .extensions = " .docx .docm .dotx .dotm ",
    .summary = "document of Word and others (ISO/IEC 29500)",
    .is_binary = true,
    .sniff_package = docx_sniff,
    .take_parts = take_parts,
    .read_text = read_docx,
};
