/* xliff2_codes.c - inline codes of a unit: starts and ends belong together, copies are of what may be copied, and what must
 * not be deleted or moved comes through translation (XLIFF 2.1, sections 4.2.3 and 4.7.2). */
#include "base/error.h"
#include "base/map.h"
#include "base/vec.h"
#include "format/xliff2.h"

/* What stands in the sources, or the targets, of a unit, in order. */
struct token {
    const struct xml_node *node;
    const struct xml_node *part; /* segment or ignorable */
    bool is_close;               /* the end tag of a pc  */
};

struct side {
    VEC(struct token) tokens;
    struct map ids, ends; /* tokens by their id, end codes and marks by what they end */
    bool is_whole; /* every part of the unit has it: a translation in progress lacks some */
};

struct codes {
    const struct xml_node *unit;
    struct side sides[2]; /* sources, targets */
};

/* ---- gathering --------------------------------------------------------------------------------------------------------- */

static bool add(struct side *side, const struct xml_node *node, const struct xml_node *part, bool is_close)
{
    uint32_t index = (uint32_t)side->tokens.count;
    drg_str id = xml_value(node, "id"), ended = xml_value(node, "startRef");
    if (!vec_push(&side->tokens, (struct token){node, part, is_close}))
        return false;
    if (!is_close && id.ptr && map_get(&side->ids, id) == DRG_NONE && !map_set(&side->ids, id, index))
        return false;
    return !ended.ptr || map_get(&side->ends, ended) != DRG_NONE || map_set(&side->ends, ended, index);
}

static bool gather(struct side *side, const struct xml_node *part, const struct xml_node *parent)
{
    for (const struct xml_node *child = parent->child; child; child = child->next) {
        if (xml_is_text(child) || str_eq(child->name, STR("cp")))
            continue;
        if (!add(side, child, part, false) || !gather(side, part, child))
            return false;
        if (str_eq(child->name, STR("pc")) && !add(side, child, part, true))
            return false;
    }
    return true;
}

static bool gather_unit(struct codes *codes)
{
    static const char *const names[] = {"source", "target"};
    codes->sides[0].is_whole = codes->sides[1].is_whole = true;
    for (const struct xml_node *part = codes->unit->child; part; part = part->next) {
        if (!xliff2_is(part, "segment") && !xliff2_is(part, "ignorable"))
            continue;
        for (size_t i = 0; i < 2; i++) {
            const struct xml_node *content = xliff_child(part, names[i]);
            codes->sides[i].is_whole &= content != NULL;
            if (content && !gather(&codes->sides[i], part, content))
                return false;
        }
    }
    return true;
}

/* ---- attributes ------------------------------------------------------------------------------------------------------------ */

static bool is_name(const struct xml_node *node, const char *name)
{
    return str_eq_z(node->name, name);
}

static bool is_value(const struct xml_node *node, const char *name, const char *value)
{
    return str_eq_z(xml_value(node, name), value);
}

static bool is_mark(const struct xml_node *node)
{
    return is_name(node, "mrk") || is_name(node, "sm") || is_name(node, "em");
}

static drg_str reorder_of(const struct xml_node *node)
{
    drg_str value = xml_value(node, "canReorder");
    return value.ptr ? value : STR("yes");
}

/* The attributes of one code that go together. */
static drg_status check_attributes(const struct xml_node *node, drg_error *err)
{
    static const char *const pairs[][2] = {
        {"dataRefStart", "dataRefEnd"}, {"subFlowsStart", "subFlowsEnd"}, {"equivStart", "equivEnd"},
    };
    bool is_fixed = !str_eq(reorder_of(node), STR("yes"));
    bool has_data = xml_has(node, "dataRef") || xml_has(node, "dataRefStart") || xml_has(node, "dataRefEnd");
    if (is_fixed && (!is_value(node, "canDelete", "no") || !is_value(node, "canCopy", "no")))
        return fail(err, DRG_ESYNTAX, node->pos, "canReorder='%.*s' on <%.*s> asks for canDelete='no' and canCopy='no'",
                    STR_ARGS(reorder_of(node)), STR_ARGS(node->name));
    if (xml_has(node, "copyOf") && has_data)
        return fail(err, DRG_ESYNTAX, node->pos, "<%.*s> is a copy and refers to original data too", STR_ARGS(node->name));
    for (size_t i = 0; i < 3; i++)
        if (xml_has(node, pairs[i][0]) != xml_has(node, pairs[i][1]))
            return fail(err, DRG_ESYNTAX, node->pos, "<pc> has one of %s and %s; they come together", pairs[i][0], pairs[i][1]);
    return DRG_OK;
}

/* Types of the standard's own subtypes (section 4.3.1.38). */
static drg_status check_subtype(const struct xml_node *node, drg_error *err)
{
    drg_str subtype = xml_value(node, "subType"), type = xml_value(node, "type");
    if (!subtype.ptr)
        return DRG_OK;
    if (!type.ptr)
        return fail(err, DRG_ESYNTAX, node->pos, "<%.*s> has a subType and no type", STR_ARGS(node->name));
    bool is_variable = str_eq(subtype, STR("xlf:var"));
    if (str_starts(subtype, STR("xlf:")) && !str_eq_z(type, is_variable ? "ui" : "fmt"))
        return fail(err, DRG_ESYNTAX, node->pos, "subType='%.*s' asks for type='%s', found '%.*s'", STR_ARGS(subtype),
                    is_variable ? "ui" : "fmt", STR_ARGS(type));
    return DRG_OK;
}

/* An end code that its start is not in the unit with is isolated, and only such a one has an id of its own. */
static drg_status check_end(const struct xml_node *node, drg_error *err)
{
    bool is_isolated = is_value(node, "isolated", "yes");
    if (!is_name(node, "ec"))
        return DRG_OK;
    if (is_isolated != xml_has(node, "id") || is_isolated == xml_has(node, "startRef"))
        return fail(err, DRG_ESYNTAX, node->pos, "<ec> needs a startRef and no id, or isolated='yes', an id and no startRef");
    if (!is_isolated && xml_has(node, "dir"))
        return fail(err, DRG_ESYNTAX, node->pos, "<ec> has a dir and is not isolated");
    return DRG_OK;
}

/* ---- starts and ends ----------------------------------------------------------------------------------------------------- */

static const struct token *token_of(const struct side *side, const struct map *by, drg_str key)
{
    uint32_t index = key.ptr ? map_get(by, key) : DRG_NONE;
    return index == DRG_NONE ? NULL : &side->tokens.items[index];
}

static const struct token *find(const struct side *side, drg_str id)
{
    return token_of(side, &side->ids, id);
}

static drg_status check_same(const struct xml_node *start, const struct xml_node *end, drg_error *err)
{
    static const char *const names[] = {"canCopy", "canDelete", "canOverlap"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (is_value(start, names[i], "no") != is_value(end, names[i], "no"))
            return fail(err, DRG_ESYNTAX, end->pos, "%s of <ec> is not that of its <sc>", names[i]);
    drg_str wanted = str_eq(reorder_of(start), STR("firstNo")) ? STR("no") : reorder_of(start);
    if (!str_eq(reorder_of(end), wanted))
        return fail(err, DRG_ESYNTAX, end->pos, "canReorder of <ec> is '%.*s'; its <sc> asks for '%.*s'", STR_ARGS(reorder_of(end)),
                    STR_ARGS(wanted));
    return DRG_OK;
}

static drg_status check_start(const struct side *side, const struct token *token, drg_error *err)
{
    const struct xml_node *node = token->node;
    bool is_code = is_name(node, "sc"), is_isolated = is_value(node, "isolated", "yes");
    if (!is_code && !is_name(node, "sm"))
        return DRG_OK;
    const struct token *end = token_of(side, &side->ends, xml_value(node, "id"));
    if (is_isolated && end)
        return fail(err, DRG_ESYNTAX, node->pos, "<sc> is isolated, and its <ec> is in the same unit");
    if (end && end < token)
        return fail(err, DRG_ESYNTAX, end->node->pos, "<%.*s> stands before its start", STR_ARGS(end->node->name));
    if (!end && !is_isolated && side->is_whole)
        return fail(err, DRG_ESYNTAX, node->pos, "<%.*s id='%.*s'> has no end in its unit", STR_ARGS(node->name),
                    STR_ARGS(xml_value(node, "id")));
    return end && is_code ? check_same(node, end->node, err) : DRG_OK;
}

static drg_status check_reference(const struct side *side, const struct token *token, drg_error *err)
{
    const struct xml_node *node = token->node;
    drg_str wanted = xml_value(node, "startRef");
    if (!wanted.ptr)
        return DRG_OK;
    const struct token *start = find(side, wanted);
    const char *name = is_name(node, "ec") ? "sc" : "sm";
    if (start ? !is_name(start->node, name) || start > token : side->is_whole)
        return fail(err, DRG_ESYNTAX, node->pos, "startRef='%.*s' of <%.*s>: no <%s> of this id stands before it in its unit",
                    STR_ARGS(wanted), STR_ARGS(node->name), name);
    if (is_name(node, "ec") && token_of(side, &side->ends, wanted) != token)
        return fail(err, DRG_ESYNTAX, node->pos, "a second <ec> ends <sc id='%.*s'>", STR_ARGS(wanted));
    return DRG_OK;
}

static drg_status check_copy(const struct codes *codes, const struct xml_node *node, drg_error *err)
{
    drg_str id = xml_value(node, "copyOf");
    if (!id.ptr)
        return DRG_OK;
    const struct token *base = find(&codes->sides[0], id);
    if (!base)
        base = find(&codes->sides[1], id);
    if (!base)
        return fail(err, DRG_ESYNTAX, node->pos, "copyOf='%.*s': the unit has no such code", STR_ARGS(id));
    if (is_value(base->node, "canCopy", "no"))
        return fail(err, DRG_ESYNTAX, node->pos, "copyOf='%.*s': that code must not be copied", STR_ARGS(id));
    if (xml_has(base->node, "dataRef") || xml_has(base->node, "dataRefStart"))
        return fail(err, DRG_ESYNTAX, node->pos, "copyOf='%.*s': that code has original data, which the copy has to refer to",
                    STR_ARGS(id));
    return DRG_OK;
}

/* ---- what comes through translation ------------------------------------------------------------------------------------- */

/* The code before, marks aside; NULL: there is none in this part. */
static const struct token *before(const struct side *side, const struct token *token)
{
    for (const struct token *at = token; at > side->tokens.items && at[-1].part == token->part; at--)
        if (!is_mark(at[-1].node))
            return at - 1;
    return NULL;
}

/* A sequence that must not be reordered begins with firstNo, and each code after it follows the one before. */
static drg_status check_sequence(const struct side *side, const struct token *token, drg_error *err)
{
    if (token->is_close || !str_eq(reorder_of(token->node), STR("no")))
        return DRG_OK;
    const struct token *last = before(side, token);
    bool begins_part = !last && token->part != side->tokens.items[0].part;
    if (begins_part || (last && !str_eq(reorder_of(last->node), STR("yes"))))
        return DRG_OK;
    return fail(err, DRG_ESYNTAX, token->node->pos, "<%.*s> has canReorder='no' and follows no code with firstNo or no",
                STR_ARGS(token->node->name));
}

static bool is_same_code(const struct token *a, const struct token *b)
{
    drg_str x = xml_value(a->node, "id"), y = xml_value(b->node, "id");
    x = x.ptr ? x : xml_value(a->node, "startRef");
    y = y.ptr ? y : xml_value(b->node, "startRef");
    return a->is_close == b->is_close && x.ptr && y.ptr && str_eq(x, y) && str_eq(a->node->name, b->node->name);
}

static const struct token *counterpart(const struct side *targets, const struct token *token)
{
    drg_str id = xml_value(token->node, "id");
    const struct token *kept = id.ptr ? find(targets, id) : token_of(targets, &targets->ends, xml_value(token->node, "startRef"));
    return kept && is_same_code(kept, token) ? kept : NULL;
}

static drg_status check_kept(const struct codes *codes, const struct token *token, drg_error *err)
{
    const struct xml_node *target = xliff_child(token->part, "target");
    const struct side *targets = &codes->sides[1];
    if (token->is_close || is_mark(token->node) || !target || !target->child || !is_value(token->node, "canDelete", "no"))
        return DRG_OK;
    const struct token *kept = counterpart(targets, token);
    if (!kept)
        return fail(err, DRG_ESYNTAX, target->pos, "the target lacks <%.*s>, which must not be deleted (id '%.*s')",
                    STR_ARGS(token->node->name), STR_ARGS(xml_value(token->node, "id")));
    const struct token *last = before(&codes->sides[0], token), *last_kept = before(targets, kept);
    if (str_eq(reorder_of(token->node), STR("no")) && last && (!last_kept || !is_same_code(last, last_kept)))
        return fail(err, DRG_ESYNTAX, kept->node->pos, "<%.*s> must not be reordered and follows another code than in the source",
                    STR_ARGS(kept->node->name));
    return DRG_OK;
}

/* ---- units -------------------------------------------------------------------------------------------------------------------- */

static drg_status check_token(const struct codes *codes, const struct side *side, const struct token *token, drg_error *err)
{
    drg_status status = DRG_OK;
    if (token->is_close)
        return DRG_OK;
    status = is_mark(token->node) ? DRG_OK : check_attributes(token->node, err);
    if (!status)
        status = check_subtype(token->node, err);
    if (!status)
        status = check_end(token->node, err);
    if (!status)
        status = check_start(side, token, err);
    if (!status)
        status = check_reference(side, token, err);
    if (!status)
        status = check_copy(codes, token->node, err);
    return status ? status : check_sequence(side, token, err);
}

drg_status xliff2_check_codes(const struct xml_node *unit, drg_error *err)
{
    struct codes codes = {.unit = unit};
    drg_status status = gather_unit(&codes) ? DRG_OK : fail_memory(err);
    for (size_t i = 0; i < 2; i++)
        for (size_t at = 0; at < codes.sides[i].tokens.count && !status; at++)
            status = check_token(&codes, &codes.sides[i], &codes.sides[i].tokens.items[at], err);
    for (size_t at = 0; at < codes.sides[0].tokens.count && !status; at++)
        status = check_kept(&codes, &codes.sides[0].tokens.items[at], err);
    for (size_t i = 0; i < 2; i++) {
        vec_free(&codes.sides[i].tokens);
        map_free(&codes.sides[i].ids);
        map_free(&codes.sides[i].ends);
    }
    return status;
}
