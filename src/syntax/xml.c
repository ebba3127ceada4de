/* xml.c - elements and text out of expat, with limits and places. */
#include "syntax/xml.h"

#include "base/error.h"
#include "base/utf8.h"
#include "ext/expat.h"
#include "syntax/place.h"

struct parsing {
    const struct xml_handlers *handlers;
    drg_str source;
    struct place place;
    size_t depth;
    drg_status status;
    drg_error *err;
    struct xml_attribute attributes[XML_MAX_ATTRIBUTES];
};

static void split_name(const char *name, drg_str *local, drg_str *ns)
{
    const char *separator = strchr(name, EXPAT_SEPARATOR);
    *ns = separator ? (drg_str){name, (size_t)(separator - name)} : (drg_str){"", 0};
    *local = str_from(separator ? separator + 1 : name);
}

/* Keeps what a handler returned; adds the place to its error when it gave none. */
static bool keep(struct parsing *p, drg_status status, size_t offset)
{
    p->status = status;
    if (status && p->err && p->err->pos.line == 0)
        p->err->pos = place_at(&p->place, offset);
    return !status;
}

static bool on_start(void *user, const char *name, const char **attributes, size_t offset, size_t len)
{
    struct parsing *p = user;
    struct xml_element element = {.start = offset, .end = offset + len, .pos = place_at(&p->place, offset),
                                  .depth = ++p->depth, .attributes = p->attributes};
    split_name(name, &element.name, &element.ns);
    if (p->depth > XML_MAX_DEPTH)
        return keep(p, fail(p->err, DRG_ELIMIT, element.pos, "elements nest deeper than the limit of %d", XML_MAX_DEPTH), offset);
    for (; attributes[0]; attributes += 2) {
        if (element.attribute_count == XML_MAX_ATTRIBUTES)
            return keep(p, fail(p->err, DRG_ELIMIT, element.pos, "<%.*s> has more than %d attributes",
                                STR_ARGS(element.name), XML_MAX_ATTRIBUTES), offset);
        struct xml_attribute *a = &p->attributes[element.attribute_count++];
        split_name(attributes[0], &a->name, &a->ns);
        a->value = str_from(attributes[1]);
    }
    return keep(p, p->handlers->start(p->handlers->user, &element, p->err), offset);
}

static bool on_end(void *user, const char *name, size_t offset, size_t len)
{
    struct parsing *p = user;
    drg_str local, ns;
    split_name(name, &local, &ns);
    p->depth--;
    return keep(p, p->handlers->end(p->handlers->user, local, offset, offset + len, p->err), offset);
}

static bool on_text(void *user, drg_str text, size_t offset, size_t len, bool is_cdata)
{
    struct parsing *p = user;
    struct xml_text piece = {
        .text = text,
        .start = offset,
        .end = offset + len,
        .is_reference = !is_cdata && len && p->source.ptr[offset] == '&' && text.len && text.ptr[0] != '&',
        .is_cdata = is_cdata,
        .pos = place_at(&p->place, offset),
    };
    return keep(p, p->handlers->text(p->handlers->user, &piece, p->err), offset);
}

static drg_status explain(struct parsing *p, enum expat_result result, const struct expat_failure *failure)
{
    drg_pos pos = place_at(&p->place, failure->offset);
    switch (result) {
    case EXPAT_DONE: return DRG_OK;
    case EXPAT_STOPPED: return p->status;
    case EXPAT_MEMORY: return fail_memory(p->err);
    case EXPAT_TOKEN:
        return fail(p->err, DRG_ELIMIT, pos, "a tag or comment is longer than the limit of %d bytes", XML_MAX_TOKEN);
    case EXPAT_ENTITY:
        return fail(p->err, DRG_ESYNTAX, pos, "the entity '%s' is not one of XML's own (amp, lt, gt, quot, apos); "
                    "entities and their declarations are refused", failure->entity);
    case EXPAT_DOCTYPE:
        return fail(p->err, DRG_ESYNTAX, pos, "there is a document type (<!DOCTYPE), which this format has none of");
    case EXPAT_SYNTAX: break;
    }
    drg_str found = str_cut(p->source, failure->offset, p->source.len);
    const char *line_end = memchr(found.ptr, '\n', found.len);
    found.len = line_end ? (size_t)(line_end - found.ptr) : found.len;
    if (found.len > 40)
        for (found.len = 40; !utf8_is_lead(found.ptr[found.len]);)
            found.len--;
    return fail(p->err, DRG_ESYNTAX, pos, found.len ? "not well-formed XML: %s, at '%.*s'" : "not well-formed XML: %s%.*s",
                failure->message, STR_ARGS(found));
}

drg_status xml_parse(drg_str source, const struct xml_handlers *handlers, drg_error *err)
{
    struct parsing p = {.handlers = handlers, .source = source, .place = place_start(source), .err = err};
    struct expat_handlers expat = {.start = on_start, .end = on_end, .text = on_text, .user = &p, .max_token = XML_MAX_TOKEN,
                                    .no_doctype = handlers->no_doctype};
    struct expat_failure failure;
    enum expat_result result = expat_run(source, &expat, &failure);
    return explain(&p, result, &failure);
}

static drg_str find_attribute(const struct xml_element *element, drg_str ns, const char *name)
{
    for (size_t i = 0; i < element->attribute_count; i++)
        if (str_eq(element->attributes[i].ns, ns) && str_eq_z(element->attributes[i].name, name))
            return element->attributes[i].value;
    return (drg_str){"", 0};
}

drg_str xml_attribute_of(const struct xml_element *element, const char *name)
{
    return find_attribute(element, (drg_str){"", 0}, name);
}

drg_str xml_attribute_xml(const struct xml_element *element, const char *name)
{
    return find_attribute(element, STR(XML_NAMESPACE), name);
}
