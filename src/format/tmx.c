/* tmx.c - translation memories, TMX 1.1 to 1.4b: each translation unit is a row, each language a column.
 *
 * Of the inline elements (TMX 1.4b, section 2.3), what pairs around words (bpt, ept, it) is not there for the reader, what
 * stands for itself (ph, ut) is an object; their native code is never text. hi only marks words. */
#include "base/ctx.h"
#include "base/error.h"
#include "format/bitext_columns.h"
#include "format/formats.h"
#include "syntax/xml.h"

enum place { OUTSIDE, IN_UNIT, IN_VARIANT, IN_SEGMENT, IN_REMARK };

/* The paired codes of a segment: bpt and ept share i, and x is what other languages know the pair by. */
struct pair {
    drg_str i, x;
};

struct reading {
    const struct input *in;
    struct bitext_columns *into;
    enum place place;
    uint32_t column;      /* of the variant being read; DRG_NONE: passed over */
    uint32_t row, last_row; /* of the variant, and the last one of the unit   */
    bool has_segments;    /* of the unit */
    size_t depth;
    uint32_t unit;        /* counted from 0, of those that have segments */
    drg_str id;
    struct buf remarks;   /* notes and properties of the unit */
    size_t remark_depth;  /* of the element being read */
    VEC(struct pair) pairs;
    struct xml_element code; /* the inline element whose native code is passed over; depth 0: none */
    drg_str code_id;
    enum view_code_kind code_kind;
};

/* ---- units and variants ------------------------------------------------------------------------------------ */

static drg_status set_source(struct reading *r, drg_str lang, drg_error *err)
{
    lang = str_trim(lang);
    if (r->into->source != DRG_NONE || !lang.len || str_eq(lang, STR("*all*")))
        return DRG_OK;
    return bitext_column(r->into, lang, &r->into->source, err);
}

static drg_status begin_unit(struct reading *r, const struct xml_element *tu, drg_error *err)
{
    r->place = IN_UNIT;
    r->last_row = r->into->rows;
    r->id = arena_str(r->into->arena, xml_attribute_of(tu, "tuid"));
    buf_cut(&r->remarks, 0);
    return r->id.ptr ? set_source(r, xml_attribute_of(tu, "srclang"), err) : fail_memory(err);
}

/* A further variant of the same language stands on a row of its own, beside the same source. */
static drg_status begin_variant(struct reading *r, const struct xml_element *tuv, drg_error *err)
{
    drg_str lang = str_trim(xml_attribute_xml(tuv, "lang"));
    if (!lang.len)
        lang = str_trim(xml_attribute_of(tuv, "lang")); /* TMX 1.1 to 1.3 */
    r->place = IN_VARIANT;
    drg_status status = bitext_column_of_row(r->into, lang, &r->column, err);
    if (status)
        return status;
    r->row = r->into->rows;
    if (r->column == DRG_NONE) {
        note(r->in->ctx, "tmx.no-language", r->in->name, tuv->pos, "a variant with the language '%.*s' is not read",
             STR_ARGS(lang));
    } else if (bitext_has_cell(r->into, r->column)) {
        const struct view *view = &r->into->views.items[r->column];
        r->row = view->blocks.items[view->blocks.count - 1].row + 1;
    }
    return DRG_OK;
}

static void end_segment(struct reading *r, size_t end)
{
    r->place = IN_VARIANT;
    r->pairs.count = 0;
    if (r->column == DRG_NONE)
        return;
    view_cell_at(&r->into->views.items[r->column], r->column, r->row, end);
    r->has_segments = true;
    r->last_row = r->row > r->last_row ? r->row : r->last_row;
    r->column = DRG_NONE; /* a variant has one segment */
}

static drg_status end_unit(struct reading *r, drg_error *err)
{
    drg_status status = buf_status(&r->remarks, "the notes of a unit", err);
    drg_unit unit = {.id = r->id, .notes = buf_str(&r->remarks), .group = r->unit};
    uint32_t first = r->into->rows, source = r->into->source;
    bool has_source = source != DRG_NONE && bitext_has_cell(r->into, source);
    r->place = OUTSIDE;
    for (uint32_t row = first; r->has_segments && row <= r->last_row && !status; row++) {
        bool borrows = has_source && row > first && !bitext_has_cell(r->into, source);
        status = bitext_unit(r->into, &unit, err);
        if (!status && borrows)
            status = bitext_share(r->into, source, row, first, err);
        r->into->rows++;
    }
    r->unit += r->has_segments;
    r->has_segments = false;
    return status;
}

/* ---- notes and properties ------------------------------------------------------------------------------------ */

static void begin_remark(struct reading *r, const struct xml_element *element)
{
    drg_str type = xml_attribute_of(element, "type");
    r->place = IN_REMARK;
    r->remark_depth = element->depth;
    if (r->remarks.len)
        buf_add_char(&r->remarks, '\n');
    if (type.len) {
        buf_add(&r->remarks, type);
        buf_add_z(&r->remarks, ": ");
    }
}

/* ---- inline elements ----------------------------------------------------------------------------------------- */

static const struct code_element {
    const char *name;
    enum view_code_kind kind;
} code_elements[] = {{"bpt", CODE_OPEN}, {"ept", CODE_CLOSE}, {"it", CODE_OPEN}, {"ph", CODE_ALONE}, {"ut", CODE_ALONE}};

static const struct code_element *find_code(drg_str name)
{
    for (size_t i = 0; i < sizeof code_elements / sizeof code_elements[0]; i++)
        if (str_eq_z(name, code_elements[i].name))
            return &code_elements[i];
    return NULL;
}

static struct pair *find_pair(struct reading *r, drg_str i)
{
    for (size_t at = 0; at < r->pairs.count; at++)
        if (str_eq(r->pairs.items[at].i, i))
            return &r->pairs.items[at];
    return NULL;
}

/* The id of a bpt or ept: its pair's. TMX 1.4b: i is unique for each bpt of a segment, and each ept has its bpt. */
static drg_status pair_id(struct reading *r, const struct xml_element *element, bool is_open, drg_error *err)
{
    drg_str i = xml_attribute_of(element, "i"), x = xml_attribute_of(element, "x");
    struct pair *pair = i.len ? find_pair(r, i) : NULL;
    if (is_open && pair)
        return fail(err, DRG_ESYNTAX, element->pos, "a second <bpt> with i='%.*s' in one segment", STR_ARGS(i));
    if (!is_open && i.len && !pair)
        return fail(err, DRG_ESYNTAX, element->pos, "<ept i='%.*s'> ends what no <bpt> before it began", STR_ARGS(i));
    if (is_open) {
        struct pair own = {arena_str(r->into->arena, i), arena_str(r->into->arena, x.len ? x : i)};
        if (!own.i.ptr || !own.x.ptr || !vec_push(&r->pairs, own))
            return fail_memory(err);
        pair = &r->pairs.items[r->pairs.count - 1];
    }
    r->code_id = pair ? pair->x : STR("");
    return DRG_OK;
}

static drg_status begin_inline(struct reading *r, const struct xml_element *element, drg_error *err)
{
    const struct code_element *code = find_code(element->name);
    if (r->code.depth || !code)
        return DRG_OK;
    r->code = *element;
    r->code.name = str_from(code->name);
    r->code_kind = code->kind;
    if (str_eq(r->code.name, STR("bpt")) || str_eq(r->code.name, STR("ept")))
        return pair_id(r, element, code->kind == CODE_OPEN, err);
    if (str_eq(r->code.name, STR("it")) && str_eq(xml_attribute_of(element, "pos"), STR("end")))
        r->code_kind = CODE_CLOSE;
    r->code_id = arena_str(r->into->arena, xml_attribute_of(element, "x"));
    return r->code_id.ptr ? DRG_OK : fail_memory(err);
}

/* Codes that other languages know by no x are known by what they hold. */
static void end_inline(struct reading *r, size_t start, size_t end)
{
    bool is_it = r->code.depth == r->depth;
    if (is_it && r->column != DRG_NONE) {
        struct view *view = &r->into->views.items[r->column];
        drg_str name = str_eq(r->code.name, STR("ept")) ? STR("bpt") : r->code.name;
        drg_str held = str_cut(r->in->source, r->code.end, start > r->code.end ? start : r->code.end);
        view_code(view, r->code_kind, name, r->code_id.len ? r->code_id : held, r->code.start, end);
        if (r->code_kind == CODE_ALONE)
            view_opaque(view, r->code.start, end);
    }
    if (is_it)
        r->code.depth = 0;
}

/* ---- handlers --------------------------------------------------------------------------------------------------- */

static drg_status on_start(void *user, const struct xml_element *element, drg_error *err)
{
    struct reading *r = user;
    r->depth = element->depth;
    if (element->depth == 1 && !str_eq_z(element->name, "tmx"))
        return fail(err, DRG_ESYNTAX, element->pos, "expected the root element 'tmx', found '%.*s'", STR_ARGS(element->name));
    if (r->place == OUTSIDE && str_eq_z(element->name, "header"))
        return set_source(r, xml_attribute_of(element, "srclang"), err);
    if (r->place == OUTSIDE && str_eq_z(element->name, "tu"))
        return begin_unit(r, element, err);
    if (r->place == IN_UNIT && str_eq_z(element->name, "tuv"))
        return begin_variant(r, element, err);
    if (r->place == IN_UNIT && (str_eq_z(element->name, "note") || str_eq_z(element->name, "prop")))
        begin_remark(r, element);
    else if (r->place == IN_VARIANT && str_eq_z(element->name, "seg"))
        r->place = IN_SEGMENT;
    else if (r->place == IN_SEGMENT)
        return begin_inline(r, element, err);
    return DRG_OK;
}

static drg_status on_end(void *user, drg_str name, size_t start, size_t end, drg_error *err)
{
    struct reading *r = user;
    drg_status status = DRG_OK;
    if (r->place == IN_SEGMENT && str_eq_z(name, "seg"))
        end_segment(r, start);
    else if (r->place == IN_SEGMENT)
        end_inline(r, start, end);
    else if (r->place == IN_VARIANT && str_eq_z(name, "tuv"))
        r->place = IN_UNIT;
    else if (r->place == IN_REMARK && r->depth == r->remark_depth)
        r->place = IN_UNIT;
    else if (r->place == IN_UNIT && str_eq_z(name, "tu"))
        status = end_unit(r, err);
    r->depth--;
    return status;
}

static drg_status on_text(void *user, const struct xml_text *piece, drg_error *err)
{
    struct reading *r = user;
    (void)err;
    if (r->place == IN_REMARK)
        buf_add(&r->remarks, piece->text);
    if (r->place == IN_SEGMENT && r->column != DRG_NONE && !r->code.depth)
        bitext_text(&r->into->views.items[r->column], r->in->source, piece->text, piece->start, piece->end, piece->is_cdata);
    return DRG_OK;
}

static drg_status read_tmx(const struct input *in, struct bitext_columns *into, drg_error *err)
{
    struct reading r = {.in = in, .into = into, .column = DRG_NONE, .remarks = buf_make(XML_MAX_TOKEN)};
    const struct xml_handlers handlers = {.start = on_start, .end = on_end, .text = on_text, .user = &r};
    drg_status status = xml_parse(in->source, &handlers, err);
    bitext_spell(into, view_spell_markup);
    into->lines_are_soft = true;
    vec_free(&r.pairs);
    buf_free(&r.remarks);
    return status;
}

static bool sniff_tmx(drg_str head)
{
    size_t limit = head.len < 2000 ? head.len : 2000;
    for (size_t i = 0; i + 5 < limit; i++)
        if (head.ptr[i] == '<' && str_starts(str_cut(head, i, head.len), STR("<tmx")))
            return true;
    return false;
}

const struct format format_tmx = {
    .name = "tmx",
    .extensions = " .tmx ",
    .summary = "Translation Memory eXchange 1.1 to 1.4b",
    .sniff = sniff_tmx,
    .read_glossary = tmx_read_glossary,
    .write_glossary = tmx_write_glossary,
    .read_bitext = read_tmx,
    .cut = &cut_tmx,
};
