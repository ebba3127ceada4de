/* tmx.c - translation memories, TMX 1.1 to 1.4b: each translation unit is a row, each language a column.
 *
 * Of the inline elements (TMX 1.4b, section 2.3), what pairs around words (bpt, ept, it, hi) is not there for the
 * reader, what stands for itself (ph, ut) is an object; their native code is never text. */
#include "base/ctx.h"
#include "base/error.h"
#include "format/bitext_columns.h"
#include "format/formats.h"
#include "syntax/xml.h"

enum place { OUTSIDE, IN_UNIT, IN_VARIANT, IN_SEGMENT };

struct reading {
    const struct input *in;
    struct bitext_columns *into;
    enum place place;
    uint32_t column;      /* of the variant being read; DRG_NONE: passed over */
    size_t code_depth;    /* of the inline element whose native code is passed over; 0: none */
    size_t code_start;
    bool is_object;       /* that element stands for itself */
    bool has_segments;    /* of the unit */
    size_t depth;
};

/* ---- units and variants ------------------------------------------------------------------------------------ */

static bool has_segment(const struct reading *r, uint32_t column)
{
    const struct view *view = &r->into->views.items[column];
    return view->blocks.count && view->blocks.items[view->blocks.count - 1].row == r->into->rows;
}

static drg_status begin_variant(struct reading *r, const struct xml_element *tuv, drg_error *err)
{
    drg_str lang = str_trim(xml_attribute_xml(tuv, "lang"));
    if (!lang.len)
        lang = str_trim(xml_attribute_of(tuv, "lang")); /* TMX 1.1 to 1.3 */
    r->place = IN_VARIANT;
    drg_status status = bitext_column(r->into, lang, &r->column, err);
    if (status)
        return status;
    if (r->column == DRG_NONE) {
        note(r->in->ctx, "tmx.no-language", r->in->name, tuv->pos, "a variant with the language '%.*s' is not read",
             STR_ARGS(lang));
    } else if (has_segment(r, r->column)) {
        note(r->in->ctx, "tmx.duplicate-variant", r->in->name, tuv->pos,
             "the unit has several variants in '%.*s'; the first is read", STR_ARGS(r->into->langs.items[r->column]));
        r->column = DRG_NONE;
    }
    return DRG_OK;
}

static void end_segment(struct reading *r)
{
    r->place = IN_VARIANT;
    if (r->column == DRG_NONE)
        return;
    view_cell(&r->into->views.items[r->column], r->column, r->into->rows);
    r->has_segments = true;
    r->column = DRG_NONE; /* a variant has one segment */
}

static void end_unit(struct reading *r)
{
    r->into->rows += r->has_segments;
    r->has_segments = false;
    r->place = OUTSIDE;
}

/* ---- inline elements ----------------------------------------------------------------------------------------- */

static bool is_one_of(drg_str name, const char *const *names)
{
    for (; *names; names++)
        if (str_eq_z(name, *names))
            return true;
    return false;
}

static void begin_inline(struct reading *r, const struct xml_element *element)
{
    static const char *const codes[] = {"bpt", "ept", "it", "ph", "ut", NULL};
    static const char *const objects[] = {"ph", "ut", NULL};
    if (r->code_depth || !is_one_of(element->name, codes))
        return;
    r->code_depth = element->depth;
    r->code_start = element->start;
    r->is_object = is_one_of(element->name, objects);
}

static void end_inline(struct reading *r, size_t end)
{
    if (r->code_depth != r->depth)
        return;
    if (r->is_object && r->column != DRG_NONE)
        view_opaque(&r->into->views.items[r->column], r->code_start, end);
    r->code_depth = 0;
}

/* ---- handlers --------------------------------------------------------------------------------------------------- */

static drg_status on_start(void *user, const struct xml_element *element, drg_error *err)
{
    struct reading *r = user;
    r->depth = element->depth;
    if (element->depth == 1 && !str_eq_z(element->name, "tmx"))
        return fail(err, DRG_ESYNTAX, element->pos, "expected the root element 'tmx', found '%.*s'", STR_ARGS(element->name));
    if (r->place == OUTSIDE && str_eq_z(element->name, "tu"))
        r->place = IN_UNIT;
    else if (r->place == IN_UNIT && str_eq_z(element->name, "tuv"))
        return begin_variant(r, element, err);
    else if (r->place == IN_VARIANT && str_eq_z(element->name, "seg"))
        r->place = IN_SEGMENT;
    else if (r->place == IN_SEGMENT)
        begin_inline(r, element);
    return DRG_OK;
}

static drg_status on_end(void *user, drg_str name, size_t start, size_t end, drg_error *err)
{
    struct reading *r = user;
    (void)start, (void)err;
    if (r->place == IN_SEGMENT && str_eq_z(name, "seg"))
        end_segment(r);
    else if (r->place == IN_SEGMENT)
        end_inline(r, end);
    else if (r->place == IN_VARIANT && str_eq_z(name, "tuv"))
        r->place = IN_UNIT;
    else if (r->place == IN_UNIT && str_eq_z(name, "tu"))
        end_unit(r);
    r->depth--;
    return DRG_OK;
}

static drg_status on_text(void *user, const struct xml_text *piece, drg_error *err)
{
    struct reading *r = user;
    (void)err;
    if (r->place != IN_SEGMENT || r->column == DRG_NONE || r->code_depth)
        return DRG_OK;
    struct view *view = &r->into->views.items[r->column];
    if (str_eq(str_cut(r->in->source, piece->start, piece->end), piece->text))
        view_copy(view, r->in->source, piece->start, piece->end);
    else
        view_replace(view, piece->text, piece->start, piece->end);
    return DRG_OK;
}

static drg_status read_tmx(const struct input *in, struct bitext_columns *into, drg_error *err)
{
    struct reading r = {.in = in, .into = into, .column = DRG_NONE};
    const struct xml_handlers handlers = {.start = on_start, .end = on_end, .text = on_text, .user = &r};
    drg_status status = xml_parse(in->source, &handlers, err);
    bitext_spell(into, view_spell_markup);
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
