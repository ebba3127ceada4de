/* xliff1.c - XLIFF 1.0 to 1.2: each trans-unit is a row, or each segment of one (mrk mtype="seg") that has segments.
 *
 *   <trans-unit id="7"><source>A. B.</source>
 *     <seg-source><mrk mtype="seg" mid="1">A.</mrk> <mrk mtype="seg" mid="2">B.</mrk></seg-source>
 *     <target><mrk mtype="seg" mid="1">A'.</mrk> <mrk mtype="seg" mid="2"/></target></trans-unit>
 *
 * The source is what the translation goes back into its document by: it is read, and never rewritten. Proposals
 * (alt-trans) are not read. Codes that pair around words (g, bx, ex, bpt, ept, it) are not there for the reader,
 * what stands for itself (x, ph) is an object; native code is never text; annotations (mrk) only mark words, and
 * of those what is "protected" stays as it is. */
#include "base/error.h"
#include "format/text_io.h"
#include "format/xliff.h"
#include "lang/lang.h"
#include "text/tokens.h"

struct reading {
    struct xliff *x;
    drg_str src_lang, tgt_lang; /* of the file */
    uint32_t src, tgt;          /* columns; DRG_NONE: none yet */
    const struct xml_node *unit, *target;
    uint32_t first_row;         /* of the unit */
    VEC(drg_str) mids;          /* of the rows of the unit */
    struct map rows;            /* ... and from a mid to its row, of the unit's */
};

/* ---- inline elements (XLIFF 1.2, section 2.4) --------------------------------------------------------------- */

static const struct inline_element {
    const char *name, *code;
    enum view_code_kind kind;
    bool is_pair; /* rid says which one it belongs to */
} inline_elements[] = {
    {"bx", "g", CODE_OPEN, true},   {"ex", "g", CODE_CLOSE, true}, {"bpt", "g", CODE_OPEN, true}, {"ept", "g", CODE_CLOSE, true},
    {"it", "it", CODE_OPEN, false}, {"x", "x", CODE_ALONE, false}, {"ph", "x", CODE_ALONE, false},
};

static const struct inline_element *find_inline(drg_str name)
{
    for (size_t i = 0; i < sizeof inline_elements / sizeof inline_elements[0]; i++)
        if (str_eq_z(name, inline_elements[i].name))
            return &inline_elements[i];
    return NULL;
}

static drg_str code_id(const struct xml_node *node, bool is_pair)
{
    drg_str id = is_pair ? xml_value(node, "rid") : (drg_str){NULL, 0};
    id = id.ptr ? id : xml_value(node, "id");
    return id.ptr ? id : STR("");
}

static bool is_mark_of(const struct xml_node *node, const char *type)
{
    return str_eq(node->name, STR("mrk")) && str_eq_z(xml_value(node, "mtype"), type);
}

static bool is_segment(const struct xml_node *node)
{
    return is_mark_of(node, "seg");
}

static void put_element(const struct xliff *x, struct view *view, const struct xml_node *node)
{
    const struct inline_element *known = find_inline(node->name);
    if (str_eq(node->name, STR("g"))) {
        xliff_code(view, CODE_OPEN, "g", code_id(node, false), node->start, node->end);
        xliff_put_content(x, view, node, put_element);
        xliff_code(view, CODE_CLOSE, "g", code_id(node, false), node->close_start, node->close_end);
    } else if (known) {
        drg_str pos = xml_value(node, "pos");
        bool is_end = known->kind == CODE_OPEN && (str_eq(pos, STR("close")) || str_eq(pos, STR("end")));
        xliff_code(view, is_end ? CODE_CLOSE : known->kind, known->code, code_id(node, known->is_pair), node->start,
                   node->close_end);
    } else if (!node->child && !str_eq(node->name, STR("mrk"))) { /* a tool's own: a character, a field */
        xliff_code(view, CODE_ALONE, node->name.ptr, code_id(node, false), node->start, node->close_end);
    } else {
        size_t from = view->text.len;
        xliff_put_content(x, view, node, put_element);
        if (is_mark_of(node, "protected"))
            view_hold(view, from);
    }
}

/* ---- rows ------------------------------------------------------------------------------------------------------ */

static void put_cell(const struct reading *r, uint32_t column, uint32_t row, const struct xml_node *content)
{
    struct view *view = &r->x->into->views.items[column];
    if (xml_is_text(content))
        bitext_text(view, r->x->in->source, content->text, content->start, content->end, content->is_cdata);
    else
        xliff_put_content(r->x, view, content, put_element);
    view_cell_at(view, column, row, content->close_start ? content->close_start : content->start);
}

/* The row of a segment; a new one for one that none has, or that has no name. */
static bool row_of(struct reading *r, drg_str mid, bool is_new, uint32_t *row)
{
    uint32_t known = mid.len ? map_get(&r->rows, mid) : DRG_NONE, added = (uint32_t)r->mids.count;
    bool is_known = !is_new && known != DRG_NONE;
    *row = r->first_row + (is_known ? known : added);
    if (is_known)
        return true;
    return vec_push(&r->mids, mid) && (!mid.len || known != DRG_NONE || map_set(&r->rows, mid, added));
}

static bool has_words(drg_str text)
{
    struct token_cursor cursor = {text, 0, (uint32_t)text.len, false};
    struct token token;
    while (token_next(&cursor, &token))
        if (token.kind == TOKEN_WORD)
            return true;
    return false;
}

/* The segments in the order of the file. Words between them, of files that segment a part of a unit, have rows of their own. */
static drg_status put_segments(struct reading *r, uint32_t column, const struct xml_node *content, bool is_source, drg_error *err)
{
    const struct xml_node *next;
    for (const struct xml_node *at = xml_after(content, content, true); at; at = next) {
        bool is_code = find_inline(at->name) != NULL, is_row = is_segment(at) || (xml_is_text(at) && has_words(at->text));
        next = xml_after(content, at, !is_row && !is_code);
        if (!is_row)
            continue;
        drg_str mid = xml_value(at, "mid");
        uint32_t row;
        if (!row_of(r, mid.ptr ? mid : STR(""), is_source, &row))
            return fail_memory(err);
        put_cell(r, column, row, at);
    }
    return DRG_OK;
}

static bool has_segments(const struct xml_node *content)
{
    for (const struct xml_node *at = content ? xml_after(content, content, true) : NULL; at; at = xml_after(content, at, true))
        if (is_segment(at))
            return true;
    return false;
}

static drg_status put_rows(struct reading *r, const struct xml_node *source, drg_error *err)
{
    const struct xml_node *segmented = xliff_child(r->unit, "seg-source");
    bool is_segmented = has_segments(segmented) && (!r->target || has_segments(r->target) || xliff_is_blank(r->target));
    r->mids.count = 0;
    map_free(&r->rows);
    r->first_row = r->x->into->rows;
    if (!is_segmented) {
        put_cell(r, r->src, r->first_row, source);
        if (r->target)
            put_cell(r, r->tgt, r->first_row, r->target);
        return vec_push(&r->mids, STR("")) ? DRG_OK : fail_memory(err);
    }
    drg_status status = put_segments(r, r->src, segmented, true, err);
    if (!status && r->target)
        status = put_segments(r, r->tgt, r->target, false, err);
    return status;
}

static drg_status end_rows(struct reading *r, drg_error *err)
{
    struct xliff *x = r->x;
    drg_str id = xml_value(r->unit, "id");
    drg_status status = DRG_OK;
    drg_unit unit = {.id = id.len ? id : xml_value(r->unit, "resname"), .group = x->group};
    buf_cut(&x->notes, 0);
    xliff_add_notes(x, r->unit, "note");
    unit.notes = buf_str(&x->notes);
    struct map sdl = {0};
    if (!xliff1_read_sdl(&sdl, r->unit))
        status = fail_memory(err);
    for (size_t i = 0; i < r->mids.count && !status; i++) {
        unit.flags = xliff1_flags(r->unit, r->target, &sdl, r->mids.items[i]);
        status = bitext_unit(x->into, &unit, err);
        x->into->rows++;
    }
    map_free(&sdl);
    x->group += r->mids.count > 0;
    return status;
}

/* ---- units and files ----------------------------------------------------------------------------------------------- */

/* The columns of the unit: its own xml:lang goes before what the file says. */
static drg_status choose_columns(struct reading *r, const struct xml_node *source, drg_error *err)
{
    drg_str src = xml_value_xml(source, "lang"), tgt = r->target ? xml_value_xml(r->target, "lang") : r->tgt_lang;
    drg_status status = bitext_column(r->x->into, src.len ? src : r->src_lang, &r->src, err);
    if (!status && r->src == DRG_NONE)
        return fail(err, DRG_ESYNTAX, source->pos, "'%.*s' is no language tag", STR_ARGS(src));
    if (!status)
        bitext_keep(r->x->into, r->src);
    if (!status && r->target)
        status = bitext_column_beside(r->x->into, tgt.len ? tgt : r->tgt_lang, r->src, &r->tgt, err);
    if (!status && r->target && r->tgt == DRG_NONE)
        return fail(err, DRG_ESYNTAX, r->target->pos, "'%.*s' is no language tag", STR_ARGS(tgt));
    return status;
}

static drg_status read_unit(struct reading *r, const struct xml_node *unit, drg_error *err)
{
    const struct xml_node *source = xliff_child(unit, "source");
    r->unit = unit;
    r->target = xliff_child(unit, "target");
    if (!source)
        return fail(err, DRG_ESYNTAX, unit->pos, "a <trans-unit> has no <source>");
    for (const struct xml_node *other = r->target ? r->target->next : NULL; other; other = other->next)
        if (str_eq(other->name, STR("target")) && str_eq(other->ns, unit->ns))
            return fail(err, DRG_ESYNTAX, other->pos, "a second <target> in one <trans-unit>");
    drg_status status = choose_columns(r, source, err);
    if (!status)
        status = put_rows(r, source, err);
    return status ? status : end_rows(r, err);
}

/* Files such as messages.tr.xlf say in their name what they are translated into. */
static drg_str target_language(const struct reading *r, const struct xml_node *file)
{
    drg_str lang = str_trim(xml_value(file, "target-language"));
    if (!lang.len)
        lang = drg_lang_of_name(r->x->in->name);
    bool is_other = lang.len && lang_find(lang) && (xml_has(file, "target-language") || lang_find(lang) != lang_find(r->src_lang));
    return is_other ? lang : STR("und");
}

static drg_status begin_file(struct reading *r, const struct xml_node *file, drg_error *err)
{
    struct bitext_columns *into = r->x->into;
    r->src_lang = str_trim(xml_value(file, "source-language"));
    if (!r->src_lang.len)
        return fail(err, DRG_ESYNTAX, file->pos, "a <file> has no source-language");
    if (!lang_find(r->src_lang))
        return fail(err, DRG_ESYNTAX, file->pos, "source-language '%.*s' is no language tag", STR_ARGS(r->src_lang));
    r->tgt_lang = target_language(r, file);
    drg_status status = bitext_column(into, r->src_lang, &r->src, err);
    if (!status && !str_eq(r->tgt_lang, STR("und")))
        status = bitext_column_beside(into, r->tgt_lang, r->src, &r->tgt, err);
    if (!status && into->source == DRG_NONE)
        into->source = r->src;
    return status;
}

static drg_status read_file(struct reading *r, const struct xml_node *file, drg_error *err)
{
    drg_status status = begin_file(r, file, err);
    const struct xml_node *next;
    for (const struct xml_node *at = xml_after(file, file, true); at && !status; at = next) {
        bool is_ours = str_eq(at->ns, file->ns), is_unit = is_ours && str_eq(at->name, STR("trans-unit"));
        next = xml_after(file, at, is_ours && !is_unit);
        if (is_unit)
            status = read_unit(r, at, err);
    }
    return status;
}

drg_status xliff1_read(struct xliff *x, drg_error *err)
{
    struct reading r = {.x = x};
    const struct xml_node *file = xliff_child(x->root, "file");
    drg_status status = file ? DRG_OK : fail(err, DRG_ESYNTAX, x->root->pos, "found no <file> in <xliff>");
    for (; file && !status; file = file->next)
        if (str_eq(file->name, STR("file")) && str_eq(file->ns, x->root->ns))
            status = read_file(&r, file, err);
    vec_free(&r.mids);
    map_free(&r.rows);
    return status;
}
