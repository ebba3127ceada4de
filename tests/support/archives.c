/* archives.c - ZIP archives for tests. */
#include "support/archives.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "ext/deflate.h"
#include "syntax/zip_format.h"

enum { DATE = 0x5A21, TIME = 0x6000, MOST = 1 << 30 };

static void add_16(struct buf *b, uint32_t value)
{
    buf_add_char(b, (char)(value & 0xFF));
    buf_add_char(b, (char)(value >> 8 & 0xFF));
}

static void add_32(struct buf *b, uint32_t value)
{
    add_16(b, value & 0xFFFF);
    add_16(b, value >> 16);
}

struct facts {
    uint32_t flags, method, crc, packed, size;
};

static void add_facts(struct buf *b, const struct facts *f, const char *name, drg_str extra)
{
    add_16(b, 20);
    add_16(b, f->flags);
    add_16(b, f->method);
    add_16(b, TIME);
    add_16(b, DATE);
    add_32(b, f->crc);
    add_32(b, f->packed);
    add_32(b, f->size);
    add_16(b, (uint32_t)strlen(name));
    add_16(b, (uint32_t)extra.len);
}

static void add_record(struct buf *directory, const struct archive_entry *e, const struct facts *f, size_t header)
{
    add_32(directory, ZIP_RECORD_SIGNATURE);
    add_16(directory, 20);
    add_facts(directory, f, e->name, e->extra);
    add_16(directory, e->comment ? (uint32_t)strlen(e->comment) : 0);
    add_16(directory, 0);
    add_16(directory, 0);
    add_32(directory, 0);
    add_32(directory, (uint32_t)header - e->move_record);
    buf_add_z(directory, e->name);
    buf_add(directory, e->extra);
    buf_add_z(directory, e->comment ? e->comment : "");
}

static void add_entry(struct buf *into, struct buf *directory, const struct archive_entry *e)
{
    struct buf packed = buf_make(MOST);
    size_t header = into->len;
    drg_str extra = {e->extra.ptr ? e->extra.ptr : "", e->extra.len};
    struct archive_entry entry = *e;
    entry.extra = extra;
    if (e->is_stored)
        buf_add(&packed, e->content);
    else
        cr_assert_eq(deflate_add(&packed, e->content, NULL), DRG_OK);
    struct facts facts = {.flags = e->flags | (e->sizes_follow ? ZIP_SIZE_FOLLOWS : 0),
                          .method = e->method ? e->method : e->is_stored ? ZIP_STORED : ZIP_DEFLATED,
                          .crc = crc32_of(e->content) + e->add_to_crc,
                          .packed = (uint32_t)packed.len,
                          .size = (uint32_t)e->content.len + e->add_to_size};
    struct facts local = facts;
    if (e->sizes_follow)
        local.crc = local.packed = local.size = 0;
    local.size += e->add_to_local;
    const char *name = e->local_name ? e->local_name : e->name;
    add_32(into, ZIP_LOCAL_SIGNATURE);
    add_facts(into, &local, name, extra);
    buf_add_z(into, name);
    buf_add(into, extra);
    buf_add(into, buf_str(&packed));
    if (e->sizes_follow) {
        add_32(into, 0x08074b50);
        add_32(into, facts.crc);
        add_32(into, facts.packed);
        add_32(into, facts.size);
    }
    add_record(directory, &entry, &facts, header);
    buf_free(&packed);
}

void archive_add(struct buf *into, const struct archive_entry *entries, size_t count, const char *comment)
{
    struct buf directory = buf_make(MOST);
    for (size_t i = 0; i < count; i++)
        add_entry(into, &directory, &entries[i]);
    size_t start = into->len;
    buf_add(into, buf_str(&directory));
    add_32(into, ZIP_END_SIGNATURE);
    add_32(into, 0);
    add_16(into, (uint32_t)count);
    add_16(into, (uint32_t)count);
    add_32(into, (uint32_t)directory.len);
    add_32(into, (uint32_t)start);
    add_16(into, comment ? (uint32_t)strlen(comment) : 0);
    buf_add_z(into, comment ? comment : "");
    buf_free(&directory);
    cr_assert_eq(into->failed, BUF_OK);
}

/* ---- Documents -------------------------------------------------------------------------------------------------- */

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define RELATIONSHIPS "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static void add_relations(struct buf *b, const struct archive_part *parts, size_t count)
{
    buf_add_z(b, XML "<Relationships xmlns=\"" RELATIONSHIPS "\">");
    for (size_t i = 0; i < count; i++)
        buf_addf(b, "<Relationship Id=\"r%zu\" Type=\"" OFFICE "%s\" Target=\"%s\"/>", i, parts[i].type, parts[i].name);
    buf_add_z(b, "</Relationships>");
}

static const char types[] = XML "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

static void add_name(struct buf *names, const char *name)
{
    buf_add_z(names, "word/");
    buf_add_z(names, name);
    buf_add_char(names, '\0');
}

void archive_docx(struct buf *into, const char *body, const struct archive_part *more, size_t count)
{
    static const struct archive_part document = {"word/document.xml", NULL, "officeDocument"};
    struct buf root = buf_make(MOST), relations = buf_make(MOST), xml = buf_make(MOST), names = buf_make(MOST);
    struct archive_entry *entries = calloc(4 + count, sizeof *entries);
    cr_assert_not_null(entries);
    add_relations(&root, &document, 1);
    add_relations(&relations, more, count);
    buf_addf(&xml, XML "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
             "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" "
             "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>");
    buf_add_z(&xml, body);
    buf_add_z(&xml, "</w:body></w:document>");
    entries[0] = (struct archive_entry){.name = "[Content_Types].xml", .content = str_from(types)};
    entries[1] = (struct archive_entry){.name = "_rels/.rels", .content = buf_str(&root)};
    entries[2] = (struct archive_entry){.name = "word/_rels/document.xml.rels", .content = buf_str(&relations)};
    entries[3] = (struct archive_entry){.name = "word/document.xml", .content = buf_str(&xml)};
    for (size_t i = 0; i < count; i++)
        add_name(&names, more[i].name);
    const char *name = names.ptr;
    for (size_t i = 0; i < count; name += strlen(name) + 1, i++)
        entries[4 + i] = (struct archive_entry){.name = name, .content = str_from(more[i].content)};
    archive_add(into, entries, 4 + count, NULL);
    free(entries);
    buf_free(&names);
    buf_free(&root);
    buf_free(&relations);
    buf_free(&xml);
}

#define OPEN_DOCUMENT "urn:oasis:names:tc:opendocument:xmlns:"
#define NAMESPACES " xmlns:office=\"" OPEN_DOCUMENT "office:1.0\" xmlns:text=\"" OPEN_DOCUMENT "text:1.0\" xmlns:style=\"" \
    OPEN_DOCUMENT "style:1.0\" xmlns:fo=\"" OPEN_DOCUMENT "xsl-fo-compatible:1.0\" xmlns:draw=\"" OPEN_DOCUMENT \
    "drawing:1.0\" xmlns:table=\"" OPEN_DOCUMENT "table:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""

void archive_odt(struct buf *into, const char *styles, const char *text, const char *header)
{
    struct buf content = buf_make(MOST), pages = buf_make(MOST);
    buf_add_z(&content, XML "<office:document-content" NAMESPACES "><office:automatic-styles>");
    buf_add_z(&content, styles);
    buf_add_z(&content, "</office:automatic-styles><office:body><office:text>");
    buf_add_z(&content, text);
    buf_add_z(&content, "</office:text></office:body></office:document-content>");
    buf_add_z(&pages, XML "<office:document-styles" NAMESPACES "><office:master-styles><style:master-page><style:header>");
    buf_add_z(&pages, header);
    buf_add_z(&pages, "</style:header></style:master-page></office:master-styles></office:document-styles>");
    const struct archive_entry entries[] = {
        {.name = "mimetype", .content = STR("application/vnd.oasis.opendocument.text"), .is_stored = true},
        {.name = "Pictures/", .is_stored = true, .content = STR("")},
        {.name = "content.xml", .content = buf_str(&content), .sizes_follow = true},
        {.name = "styles.xml", .content = buf_str(&pages)},
    };
    archive_add(into, entries, sizeof entries / sizeof entries[0], NULL);
    buf_free(&content);
    buf_free(&pages);
}
