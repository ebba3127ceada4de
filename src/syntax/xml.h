/* xml.h - XML for readers of hostile files: elements, text, byte offsets, errors with line and column.
 *
 * Names come without prefix, with their namespace beside them. Limits: XML_MAX_DEPTH, XML_MAX_ATTRIBUTES,
 * XML_MAX_TOKEN. No entity may be declared; an unknown one is an error; nothing outside the source is ever opened.
 * The source must be UTF-8 (text/decode); the encoding its declaration names is ignored. */
#ifndef SYNTAX_XML_H
#define SYNTAX_XML_H

#include "base/str.h"

enum { XML_MAX_DEPTH = 256, XML_MAX_ATTRIBUTES = 256, XML_MAX_TOKEN = 8 << 20 };

#define XML_NAMESPACE "http://www.w3.org/XML/1998/namespace"

struct xml_attribute {
    drg_str name, ns, value;
};

/* A start tag. Everything lives until its handler returns. */
struct xml_element {
    drg_str name, ns;
    const struct xml_attribute *attributes;
    size_t attribute_count;
    size_t start, end; /* bytes of the tag in the source */
    drg_pos pos;
    size_t depth;      /* of the root: 1 */
};

/* Character data, in pieces as they come. */
struct xml_text {
    drg_str text;
    size_t start, end;  /* bytes of the source it stands for         */
    bool is_reference;  /* it was written as a character reference   */
    bool is_cdata;      /* it stands in a CDATA section              */
    drg_pos pos;
};

/* A status other than DRG_OK stops; the handler has filled the error then (its place is added when missing). */
struct xml_handlers {
    drg_status (*start)(void *user, const struct xml_element *element, drg_error *err);
    drg_status (*end)(void *user, drg_str name, size_t start, size_t end, drg_error *err);
    drg_status (*text)(void *user, const struct xml_text *text, drg_error *err);
    void *user;
    bool no_doctype; /* a document type is an error */
};

/* Errors: ESYNTAX, ELIMIT, ENOMEM, and what handlers return. */
drg_status xml_parse(drg_str source, const struct xml_handlers *handlers, drg_error *err);

/* The value of the attribute of this local name without namespace; empty when there is none. */
drg_str xml_attribute_of(const struct xml_element *element, const char *name);

/* The same of xml:NAME. */
drg_str xml_attribute_xml(const struct xml_element *element, const char *name);

#endif
