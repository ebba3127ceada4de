/* xliff2_ids.c - ids that have to be unique, and where (XLIFF 2.1, section 4.3.1.22): files of a document, groups and units
 * of a file, notes and data of their lists, segments and inline codes of a unit, extensions of what holds them. */
#include <stdlib.h>

#include "base/error.h"
#include "base/map.h"
#include "format/xliff2.h"

/* Remembers an id; the number that it has already, if it has, is put into *known. */
static drg_status add(struct map *ids, drg_str id, uint32_t number, uint32_t *known, drg_error *err)
{
    *known = DRG_NONE;
    if (!id.ptr)
        return DRG_OK;
    *known = map_get(ids, id);
    if (*known != DRG_NONE || map_set(ids, id, number))
        return DRG_OK;
    return fail_memory(err);
}

static drg_status add_unique(struct map *ids, const struct xml_node *node, drg_str id, const char *where, drg_error *err)
{
    uint32_t known;
    drg_status status = add(ids, id, 0, &known, err);
    if (!status && known != DRG_NONE)
        return fail(err, DRG_ESYNTAX, node->pos, "the id '%.*s' of <%.*s> is not unique in its %s", STR_ARGS(id),
                    STR_ARGS(node->name), where);
    return status;
}

/* The children of this name in a list of them. */
static drg_status check_list(const struct xml_node *list, const char *name, drg_error *err)
{
    struct map ids = {0};
    drg_status status = DRG_OK;
    for (const struct xml_node *child = list->child; child && !status; child = child->next)
        if (str_eq_z(child->name, name))
            status = add_unique(&ids, child, xml_value(child, "id"), "list", err);
    map_free(&ids);
    return status;
}

/* ---- segments and inline codes --------------------------------------------------------------------------------------- */

/* Codes that may stand for each other in source and target have one number. */
static uint32_t kind_of(const struct xml_node *node)
{
    static const struct { const char *name; uint32_t kind; } kinds[] = {
        {"ph", 1}, {"pc", 2}, {"sc", 2}, {"ec", 3}, {"mrk", 4}, {"sm", 4},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (str_eq_z(node->name, kinds[i].name))
            return kinds[i].kind;
    return 0;
}

static bool is_part(const struct xml_node *node)
{
    return xliff2_is(node, "segment") || xliff2_is(node, "ignorable");
}

static drg_status check_sources(struct map *ids, const struct xml_node *part, drg_error *err)
{
    const struct xml_node *source = xliff_child(part, "source");
    uint32_t known;
    drg_status status = add_unique(ids, part, xml_value(part, "id"), "unit", err);
    for (const struct xml_node *at = xml_after(source, source, true); at && !status; at = xml_after(source, at, true)) {
        status = add(ids, xml_value(at, "id"), kind_of(at), &known, err);
        if (!status && known != DRG_NONE)
            status = fail(err, DRG_ESYNTAX, at->pos, "the id '%.*s' of <%.*s> is not unique in its unit", STR_ARGS(xml_value(at, "id")),
                          STR_ARGS(at->name));
    }
    return status;
}

/* An id of a target is its own, or that of the same code in a source. */
static drg_status check_target(struct map *ids, const struct map *of_sources, const struct xml_node *part, drg_error *err)
{
    const struct xml_node *target = xliff_child(part, "target");
    drg_status status = DRG_OK;
    for (const struct xml_node *at = target ? xml_after(target, target, true) : NULL; at && !status; at = xml_after(target, at, true)) {
        drg_str id = xml_value(at, "id");
        uint32_t in_source = id.ptr ? map_get(of_sources, id) : DRG_NONE;
        if (in_source != DRG_NONE && in_source != kind_of(at))
            status = fail(err, DRG_ESYNTAX, at->pos, "the id '%.*s' of <%.*s> in a target is that of something else in the source",
                          STR_ARGS(id), STR_ARGS(at->name));
        if (!status)
            status = add_unique(ids, at, id, "unit's targets", err);
    }
    return status;
}

static drg_status check_inline(const struct xml_node *unit, drg_error *err)
{
    struct map of_sources = {0}, of_targets = {0};
    drg_status status = DRG_OK;
    for (const struct xml_node *part = unit->child; part && !status; part = part->next)
        if (is_part(part))
            status = check_sources(&of_sources, part, err);
    for (const struct xml_node *part = unit->child; part && !status; part = part->next)
        if (is_part(part))
            status = check_target(&of_targets, &of_sources, part, err);
    map_free(&of_sources);
    map_free(&of_targets);
    return status;
}

/* Targets that say nothing of their order stand where their sources do (section 4.7.2.5). */
static drg_status check_order(const struct xml_node *unit, drg_error *err)
{
    size_t parts = 0, position = 0;
    for (const struct xml_node *part = unit->child; part; part = part->next)
        parts += is_part(part);
    unsigned char *is_taken = calloc(parts + 1, 1);
    drg_status status = is_taken ? DRG_OK : fail_memory(err);
    for (const struct xml_node *part = unit->child; part && !status; part = part->next) {
        position += is_part(part);
        const struct xml_node *target = is_part(part) ? xliff_child(part, "target") : NULL;
        if (!target)
            continue;
        drg_str order = xml_value(target, "order");
        size_t place = order.ptr ? strtoul(order.ptr, NULL, 10) : position;
        if (place > parts)
            status = fail(err, DRG_ESYNTAX, target->pos, "order='%.*s', and the unit has %zu segments", STR_ARGS(order), parts);
        else if (is_taken[place])
            status = fail(err, DRG_ESYNTAX, target->pos, "two targets of the unit have place %zu in its order", place);
        else
            is_taken[place] = 1;
    }
    free(is_taken);
    return status;
}

/* ---- extensions ------------------------------------------------------------------------------------------------------ */

/* Those of a file, group or unit itself; groups and units in it have their own. Another namespace has other ids. */
static drg_status check_extensions(const struct xml_node *holder, drg_error *err)
{
    drg_status status = DRG_OK;
    struct map ids = {0};
    drg_str ns = {"", 0};
    for (const struct xml_node *child = holder->child; child && !status; child = child->next) {
        if (xml_is_text(child) || xliff2_module_of(child->ns) != XLIFF2_FOREIGN)
            continue;
        if (!str_eq(ns, child->ns))
            map_free(&ids);
        ns = child->ns;
        for (const struct xml_node *at = child; at && !status; at = xml_after(child, at, true)) {
            drg_str id = xml_value(at, "id");
            status = add_unique(&ids, at, id.ptr ? id : xml_value_xml(at, "id"), "namespace", err);
        }
    }
    map_free(&ids);
    return status;
}

/* ---- files -------------------------------------------------------------------------------------------------------------- */

static drg_status check_unit(const struct xml_node *unit, drg_error *err)
{
    drg_status status = check_inline(unit, err);
    return status ? status : check_order(unit, err);
}

static drg_status check_file(const struct xml_node *file, drg_error *err)
{
    struct map units = {0}, groups = {0};
    drg_status status = check_extensions(file, err);
    for (const struct xml_node *at = xml_after(file, file, true); at && !status; at = xml_after(file, at, true)) {
        bool is_unit = xliff2_is(at, "unit"), is_group = xliff2_is(at, "group");
        if (is_unit || is_group)
            status = add_unique(is_unit ? &units : &groups, at, xml_value(at, "id"), "file", err);
        if (!status && (is_unit || is_group))
            status = check_extensions(at, err);
        if (!status && is_unit)
            status = check_unit(at, err);
        if (!status && xliff2_is(at, "notes"))
            status = check_list(at, "note", err);
        if (!status && xliff2_is(at, "originalData"))
            status = check_list(at, "data", err);
    }
    map_free(&units);
    map_free(&groups);
    return status;
}

drg_status xliff2_check_ids(const struct xml_node *root, drg_error *err)
{
    struct map files = {0};
    drg_status status = DRG_OK;
    for (const struct xml_node *file = root->child; file && !status; file = file->next) {
        if (!xliff2_is(file, "file"))
            continue;
        status = add_unique(&files, file, xml_value(file, "id"), "document", err);
        if (!status)
            status = check_file(file, err);
    }
    map_free(&files);
    return status;
}
