/* xliff2.h - the rules of XLIFF 2.0 to 2.2 that a document is held to before it is read.
 *
 * A document that breaks them is refused, with the place and the reason: what other programs made of it could not be
 * trusted either. Namespaces of modules are known by their middle: urn:oasis:names:tc:xliff:MODULE:2.0. */
#ifndef FORMAT_XLIFF2_H
#define FORMAT_XLIFF2_H

#include "format/xliff.h"

enum xliff2_module {
    XLIFF2_FOREIGN, /* extensions, of whoever wrote the file */
    XLIFF2_CORE,
    XLIFF2_CHANGES,
    XLIFF2_FORMAT_STYLE,
    XLIFF2_GLOSSARY,
    XLIFF2_MATCHES,
    XLIFF2_METADATA,
    XLIFF2_RESOURCES,
    XLIFF2_SIZES,
    XLIFF2_VALIDATION,
    XLIFF2_OTHER_MODULE /* of the standard, with nothing that is checked: ITS, plural and gender */
};

enum xliff2_module xliff2_module_of(drg_str ns);

static inline bool xliff2_is(const struct xml_node *node, const char *name)
{
    return str_eq_z(node->name, name) && xliff2_module_of(node->ns) == XLIFF2_CORE;
}

/* The value of a module's attribute; ptr NULL: it has none. */
drg_str xliff2_module_value(const struct xml_node *node, enum xliff2_module module, const char *name);

/* The nearest ancestor, or the node itself, of this core name; NULL: none. */
const struct xml_node *xliff2_within(const struct xml_node *node, const char *name);

/* Elements, attributes and their values, as the published schemas have them (xliff2_schema.c). `is_part`: of a file, whose
 * files and groups may have units elsewhere. */
drg_status xliff2_check_schema(const struct xml_node *root, bool is_part, drg_error *err);

/* Ids are unique where they have to be (xliff2_ids.c). */
drg_status xliff2_check_ids(const struct xml_node *root, drg_error *err);

/* Inline codes of a unit belong together and come through translation (xliff2_codes.c). */
drg_status xliff2_check_codes(const struct xml_node *unit, drg_error *err);

/* What is referred to is there, languages are those of the document (xliff2_references.c). `is_part`: units that are
 * referred to may be elsewhere. */
drg_status xliff2_check_references(const struct xml_node *root, bool is_part, drg_error *err);

/* What modules ask beyond their schemas (xliff2_modules.c). `is_part`: data of files may be elsewhere. */
drg_status xliff2_check_modules(const struct xml_node *root, bool is_part, drg_error *err);

#endif
