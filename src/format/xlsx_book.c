/* xlsx_book.c - the parts of a workbook around its sheets. */
#include "format/xlsx_book.h"

#include "base/error.h"

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006"
#define SPREADSHEET "application/vnd.openxmlformats-officedocument.spreadsheetml."

static const char package_rels[] =
    XML "<Relationships xmlns=\"" PACKAGE "/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"" OFFICE "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>\n";

static void make_content_types(const struct xlsx_book *b, struct buf *xml)
{
    buf_add_z(xml, XML "<Types xmlns=\"" PACKAGE "/content-types\">"
                       "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                       "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                       "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" SPREADSHEET "sheet.main+xml\"/>"
                       "<Override PartName=\"/xl/styles.xml\" ContentType=\"" SPREADSHEET "styles+xml\"/>");
    for (unsigned i = 1; i <= b->sheets; i++)
        buf_addf(xml, "<Override PartName=\"/xl/worksheets/sheet%u.xml\" ContentType=\"" SPREADSHEET "worksheet+xml\"/>", i);
    buf_add_z(xml, "</Types>\n");
}

static void make_workbook(const struct xlsx_book *b, struct buf *xml)
{
    buf_add_z(xml, XML "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                       "xmlns:r=\"" OFFICE "\"><bookViews><workbookView/></bookViews><sheets>");
    for (unsigned i = 0; i < b->sheets; i++)
        buf_addf(xml, "<sheet name=\"%s\" sheetId=\"%u\" r:id=\"rId%u\"/>", b->list[i].name, i + 1, i + 1);
    buf_add_z(xml, "</sheets><definedNames>");
    for (unsigned i = 0; i < b->sheets; i++)
        buf_addf(xml, "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"%u\" hidden=\"1\">%s!%s</definedName>", i,
                 b->list[i].name, b->list[i].range);
    for (unsigned i = 0; i < b->sheets; i++)
        buf_addf(xml, "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"%u\">%s!$1:$1</definedName>", i, b->list[i].name);
    buf_add_z(xml, "</definedNames></workbook>\n");
}

static void make_workbook_rels(const struct xlsx_book *b, struct buf *xml)
{
    buf_add_z(xml, XML "<Relationships xmlns=\"" PACKAGE "/relationships\">");
    for (unsigned i = 1; i <= b->sheets; i++)
        buf_addf(xml, "<Relationship Id=\"rId%u\" Type=\"" OFFICE "/worksheet\" Target=\"worksheets/sheet%u.xml\"/>", i, i);
    buf_addf(xml, "<Relationship Id=\"rId%u\" Type=\"" OFFICE "/styles\" Target=\"styles.xml\"/></Relationships>\n", b->sheets + 1);
}

static drg_status add_made(struct xlsx_book *b, const char *path, void (*make)(const struct xlsx_book *, struct buf *), drg_error *err)
{
    struct buf xml = buf_make(10000);
    make(b, &xml);
    drg_status status = buf_status(&xml, "a part of the workbook", err);
    if (!status)
        status = zip_member(&b->zip, path, buf_str(&xml), err);
    buf_free(&xml);
    return status;
}

drg_status xlsx_book_begin(struct xlsx_book *book, drg_sink sink, unsigned sheets, drg_error *err)
{
    *book = (struct xlsx_book){.sheets = sheets};
    zip_begin(&book->zip, sink);
    drg_status status = add_made(book, "[Content_Types].xml", make_content_types, err);
    return status ? status : zip_member(&book->zip, "_rels/.rels", str_from(package_rels), err);
}

static void report_cuts(const struct xlsx_sheet *sheet, const char *name, const drg_ctx *ctx)
{
    if (sheet->cut)
        note(ctx, "xlsx.cell-cut", NULL, NOWHERE, "%zu cell(s) of sheet %s were cut at the %d characters a cell can hold",
             sheet->cut, name, (int)XLSX_MAX_CELL);
    if (sheet->dropped)
        note(ctx, "xlsx.dropped", NULL, NOWHERE, "%zu control character(s) that XML cannot hold were left out of sheet %s",
             sheet->dropped, name);
}

drg_status xlsx_book_add(struct xlsx_book *book, const char *name, struct xlsx_sheet *sheet, const drg_ctx *ctx, drg_error *err)
{
    char path[40];
    struct buf xml = buf_make(UINT32_MAX / 2);
    unsigned index = book->added++;
    book->list[index].name = name;
    xlsx_sheet_range(sheet, book->list[index].range, true);
    drg_status status = xlsx_sheet_finish(sheet, &xml);
    report_cuts(sheet, name, ctx);
    snprintf(path, sizeof path, "xl/worksheets/sheet%u.xml", book->added);
    if (!status)
        status = zip_member(&book->zip, path, buf_str(&xml), err);
    buf_free(&xml);
    return status;
}

drg_status xlsx_book_end(struct xlsx_book *book, drg_status status, drg_error *err)
{
    if (!status)
        status = add_made(book, "xl/workbook.xml", make_workbook, err);
    if (!status)
        status = add_made(book, "xl/_rels/workbook.xml.rels", make_workbook_rels, err);
    if (!status)
        status = zip_member(&book->zip, "xl/styles.xml", str_from(xlsx_styles_xml), err);
    drg_status ended = zip_end(&book->zip, err);
    return status ? status : ended;
}
