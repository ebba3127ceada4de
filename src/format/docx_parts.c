/* docx_parts.c - which parts of a DOCX file hold text: relationships lead from the file to its document, and from there to
 * headers, notes and comments (ISO/IEC 29500-2, Open Packaging Conventions). */
#include <stdlib.h>

#include "base/error.h"
#include "format/docx.h"
#include "syntax/xml.h"

enum { MAX_RELATIONS = 1 << 22 /* bytes of a file of relationships */ };

/* What relationships are about, by the end of their type; parts of the document in the order of the source. */
static const char *const kinds[] = {"/officeDocument", "/header", "/footer", "/footnotes", "/endnotes", "/comments"};

enum { KINDS = sizeof kinds / sizeof kinds[0], MAIN = 0 };

struct relation {
    size_t kind;
    drg_str name; /* of the part */
};

struct relations {
    struct arena arena;
    VEC(struct relation) list;
    drg_str folder; /* of the part they are of, with its slash */
};

drg_status docx_sniff(bool *is_it, const struct package *package, drg_error *err)
{
    (void)err;
    *is_it = zip_find(&package->zip, STR("_rels/.rels")) && zip_find(&package->zip, STR("[Content_Types].xml"));
    return DRG_OK;
}

/* ---- Names ------------------------------------------------------------------------------------------------------- */

static size_t folder_length(drg_str name)
{
    size_t len = name.len;
    while (len && name.ptr[len - 1] != '/')
        len--;
    return len;
}

/* "header1.xml", "/word/header1.xml" and "../word/header1.xml", said in word/, are one. Bytes of `into`. */
static drg_str resolve(struct buf *into, drg_str folder, drg_str target)
{
    drg_str part;
    if (target.len && target.ptr[0] == '/')
        target = str_cut(target, 1, target.len);
    else
        buf_add(into, folder);
    while (str_split(&target, '/', &part)) {
        if (str_eq(part, STR("..")))
            buf_cut(into, into->len ? folder_length(str_cut(buf_str(into), 0, into->len - 1)) : 0);
        else if (!str_eq(part, STR("."))) {
            buf_add(into, part);
            buf_add(into, target.len ? STR("/") : STR(""));
        }
    }
    return buf_str(into);
}

/* ---- Relationships ------------------------------------------------------------------------------------------------ */

static drg_status add_relation(struct relations *r, size_t kind, drg_str target, drg_error *err)
{
    struct buf name = buf_make(ZIP_MAX_NAME);
    struct relation relation = {kind, arena_str(&r->arena, resolve(&name, r->folder, target))};
    drg_status status = buf_status(&name, "the name of a part", err);
    buf_free(&name);
    if (!status && (!relation.name.ptr || !vec_push(&r->list, relation)))
        status = fail_memory(err);
    return status;
}

static drg_status on_start(void *user, const struct xml_element *element, drg_error *err)
{
    struct relations *r = user;
    drg_str type = xml_attribute_of(element, "Type"), target = xml_attribute_of(element, "Target");
    if (!str_eq(element->name, STR("Relationship")) || str_eq(xml_attribute_of(element, "TargetMode"), STR("External")))
        return DRG_OK;
    for (size_t i = 0; i < KINDS; i++)
        if (str_ends(type, str_from(kinds[i])))
            return add_relation(r, i, target, err);
    return DRG_OK;
}

static drg_status on_end(void *user, drg_str name, size_t start, size_t end, drg_error *err)
{
    (void)user, (void)name, (void)start, (void)end, (void)err;
    return DRG_OK;
}

static drg_status on_text(void *user, const struct xml_text *text, drg_error *err)
{
    (void)user, (void)text, (void)err;
    return DRG_OK;
}

static drg_status read_relations(struct relations *r, const struct package *package, drg_str name, drg_error *err)
{
    struct xml_handlers handlers = {.start = on_start, .end = on_end, .text = on_text, .user = r, .no_doctype = true};
    struct buf content = buf_make(MAX_RELATIONS);
    drg_status status = package_read(&content, package, name, err);
    if (!status)
        status = xml_parse(buf_str(&content), &handlers, err);
    buf_free(&content);
    return status;
}

/* Of the document; a plain one has none. */
static drg_status read_document_relations(struct relations *r, const struct package *package, drg_str document, drg_error *err)
{
    struct buf name = buf_make(2 * ZIP_MAX_NAME);
    size_t folder = folder_length(document);
    r->folder = str_cut(document, 0, folder);
    buf_add(&name, r->folder);
    buf_add_z(&name, "_rels/");
    buf_add(&name, str_cut(document, folder, document.len));
    buf_add_z(&name, ".rels");
    drg_status status = buf_status(&name, "the name of a part", err);
    if (!status && zip_find(&package->zip, buf_str(&name)))
        status = read_relations(r, package, buf_str(&name), err);
    buf_free(&name);
    return status;
}

/* By kind, then header2 before header10. */
static int compare(const void *a, const void *b)
{
    const struct relation *left = a, *right = b;
    if (left->kind != right->kind)
        return left->kind < right->kind ? -1 : 1;
    if (left->name.len != right->name.len)
        return left->name.len < right->name.len ? -1 : 1;
    return str_cmp(left->name, right->name);
}

/* ---- Parts ---------------------------------------------------------------------------------------------------------- */

static drg_status find_document(drg_str *document, const struct relations *r, drg_error *err)
{
    for (size_t i = 0; i < r->list.count; i++)
        if (r->list.items[i].kind == MAIN) {
            *document = r->list.items[i].name;
            break;
        }
    if (!document->len)
        return fail(err, DRG_ESYNTAX, NOWHERE, "the zip archive does not say in '_rels/.rels' which part is its document");
    if (str_starts(*document, STR("xl/")) || str_starts(*document, STR("ppt/")))
        return fail(err, DRG_EFORMAT, NOWHERE, "this is a workbook or slides (XLSX, PPTX), not a text document: its main part is '%.*s'; "
                    "save it as text, CSV or HTML first", STR_ARGS(*document));
    return DRG_OK;
}

static drg_status take_all(struct relations *r, struct package *package, struct buf *source, drg_error *err)
{
    drg_status status = DRG_OK;
    if (r->list.count)
        qsort(r->list.items, r->list.count, sizeof *r->list.items, compare);
    for (size_t i = 0; i < r->list.count && !status; i++) {
        const struct relation *relation = &r->list.items[i];
        bool is_said_again = i && (str_eq(relation->name, relation[-1].name) || relation->kind == MAIN);
        if (!is_said_again)
            status = package_take(package, source, relation->name, err);
    }
    return status;
}

drg_status docx_take_parts(struct package *package, struct buf *source, drg_error *err)
{
    struct relations r = {.folder = {"", 0}};
    drg_str document = {"", 0};
    drg_status status = read_relations(&r, package, STR("_rels/.rels"), err);
    if (!status)
        status = find_document(&document, &r, err);
    if (!status) {
        r.list.count = 1; /* what else the file has is not the document's */
        r.list.items[0] = (struct relation){MAIN, document};
        status = read_document_relations(&r, package, document, err);
    }
    if (!status)
        status = take_all(&r, package, source, err);
    vec_free(&r.list);
    arena_free(&r.arena);
    return status;
}
