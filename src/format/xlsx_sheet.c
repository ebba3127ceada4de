/* xlsx_sheet.c - one worksheet of an XLSX workbook. */
#include "format/xlsx_sheet.h"

#include <inttypes.h>

#include "base/utf8.h"
#include "dragoman/text.h"
#include "syntax/escape.h"

enum { LEAST_WIDTH = 6, LARGEST_WIDTH = 48 };

#define RTL_ALIGN "<alignment horizontal=\"right\" vertical=\"top\" wrapText=\"1\" readingOrder=\"2\"/>"
#define ALIGN "<alignment vertical=\"top\" wrapText=\"1\"/>"
#define XF(font, fill, border, align)                                                                            \
    "<xf numFmtId=\"0\" fontId=\"" font "\" fillId=\"" fill "\" borderId=\"" border                              \
    "\" xfId=\"0\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\">" align "</xf>"

const char xlsx_styles_xml[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
    "<fonts count=\"4\">"
    "<font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"
    "<font><b/><sz val=\"11\"/><color rgb=\"FFFFFFFF\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"
    "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"
    "<font><sz val=\"11\"/><color rgb=\"FFB42318\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"
    "</fonts>"
    "<fills count=\"4\">"
    "<fill><patternFill patternType=\"none\"/></fill>"
    "<fill><patternFill patternType=\"gray125\"/></fill>"
    "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF1F3A5F\"/><bgColor indexed=\"64\"/></patternFill></fill>"
    "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFEF1EF\"/><bgColor indexed=\"64\"/></patternFill></fill>"
    "</fills>"
    "<borders count=\"2\">"
    "<border><left/><right/><top/><bottom/><diagonal/></border>"
    "<border><left/><right/><top/><bottom style=\"thin\"><color rgb=\"FFD0D7DE\"/></bottom><diagonal/></border>"
    "</borders>"
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
    "<cellXfs count=\"10\">"
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    XF("1", "2", "0", ALIGN) XF("1", "2", "0", RTL_ALIGN)
    XF("0", "0", "1", ALIGN) XF("0", "0", "1", RTL_ALIGN)
    XF("2", "0", "1", ALIGN) XF("2", "0", "1", RTL_ALIGN)
    XF("3", "3", "1", ALIGN) XF("3", "3", "1", RTL_ALIGN)
    XF("0", "0", "1", "<alignment vertical=\"top\"/>")
    "</cellXfs>"
    "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
    "</styleSheet>\n";

void xlsx_sheet_begin(struct xlsx_sheet *s, drg_error *err)
{
    *s = (struct xlsx_sheet){.rows = buf_make(UINT32_MAX / 2)};
    writer_init(&s->w, buf_sink(&s->rows), err);
}

/* "A", "Z", "AA": bijective base 26. */
static void column_name(uint32_t column, char out[4])
{
    char letters[4];
    unsigned count = 0;
    for (uint32_t n = column + 1; n && count < 3; n = (n - 1) / 26)
        letters[count++] = (char)('A' + (n - 1) % 26);
    for (unsigned i = 0; i < count; i++)
        out[i] = letters[count - 1 - i];
    out[count] = '\0';
}

/* The part of `text` a cell can hold. */
static drg_str fit(struct xlsx_sheet *s, drg_str text)
{
    size_t units = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (!utf8_is_lead(text.ptr[i]))
            continue;
        units += (unsigned char)text.ptr[i] >= 0xF0 ? 2 : 1;
        if (units > XLSX_MAX_CELL) {
            s->cut++;
            return str_cut(text, 0, i);
        }
    }
    return text;
}

static bool is_hex(char c)
{
    return is_ascii_digit(c) || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'f');
}

/* "_x0041_" means "A" to a spreadsheet (ST_Xstring); where it is meant as it stands, its "_" is written so itself. */
static bool is_escape(drg_str s, size_t i)
{
    return s.len - i >= 7 && s.ptr[i] == '_' && s.ptr[i + 1] == 'x' && is_hex(s.ptr[i + 2]) && is_hex(s.ptr[i + 3]) &&
           is_hex(s.ptr[i + 4]) && is_hex(s.ptr[i + 5]) && s.ptr[i + 6] == '_';
}

static void write_text(struct xlsx_sheet *s, drg_str text)
{
    size_t plain = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (!is_escape(text, i))
            continue;
        s->dropped += escape_markup(&s->w, str_cut(text, plain, i));
        writer_add_z(&s->w, "_x005F_");
        plain = i + 1;
    }
    s->dropped += escape_markup(&s->w, str_cut(text, plain, text.len));
}

static void begin_cell(struct xlsx_sheet *s, uint32_t width)
{
    if (s->column == 0)
        writer_addf(&s->w, "<row r=\"%u\">", (unsigned)s->row + 1);
    uint8_t *known = &s->widths[s->column];
    if (width > *known)
        *known = (uint8_t)(width < LARGEST_WIDTH ? width : LARGEST_WIDTH);
}

static uint32_t widest_line(drg_str text)
{
    uint32_t widest = 0;
    drg_str line;
    while (str_split(&text, '\n', &line)) {
        uint32_t width = drg_display_width(str_cut(line, 0, line.len < 400 ? line.len : 400));
        widest = width > widest ? width : widest;
    }
    return widest;
}

void xlsx_sheet_text(struct xlsx_sheet *s, enum xlsx_style style, bool is_rtl, drg_str text)
{
    if (s->column >= XLSX_MAX_COLUMNS)
        return;
    char name[4];
    column_name(s->column, name);
    begin_cell(s, widest_line(text) + (style == XLSX_HEADER ? 4 : 2));
    writer_addf(&s->w, "<c r=\"%s%u\" s=\"%u\"", name, (unsigned)s->row + 1, (unsigned)style + is_rtl);
    text = fit(s, text);
    if (text.len) {
        writer_add_z(&s->w, " t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        write_text(s, text);
        writer_add_z(&s->w, "</t></is></c>");
    } else {
        writer_add_z(&s->w, "/>");
    }
    s->column++;
}

void xlsx_sheet_number(struct xlsx_sheet *s, uint64_t number)
{
    if (s->column >= XLSX_MAX_COLUMNS)
        return;
    char name[4];
    column_name(s->column, name);
    begin_cell(s, 8);
    writer_addf(&s->w, "<c r=\"%s%u\" s=\"%u\"><v>%" PRIu64 "</v></c>", name, (unsigned)s->row + 1, (unsigned)XLSX_NUMBER,
                number);
    s->column++;
}

void xlsx_sheet_end_row(struct xlsx_sheet *s)
{
    if (s->column)
        writer_add_z(&s->w, "</row>\n");
    s->columns = s->column > s->columns ? s->column : s->columns;
    s->column = 0;
    s->row++;
}

bool xlsx_sheet_is_full(const struct xlsx_sheet *s)
{
    return s->row >= XLSX_MAX_ROWS;
}

void xlsx_sheet_range(const struct xlsx_sheet *s, char out[40], bool is_absolute)
{
    char name[4];
    column_name(s->columns ? s->columns - 1 : 0, name);
    const char *sign = is_absolute ? "$" : "";
    snprintf(out, 40, "%sA%s1:%s%s%s%u", sign, sign, sign, name, sign, (unsigned)(s->row ? s->row : 1));
}

static void write_head(const struct xlsx_sheet *s, struct buf *xml)
{
    buf_add_z(xml, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                   "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                   "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>"
                   "<sheetViews><sheetView workbookViewId=\"0\">"
                   "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
                   "<selection pane=\"bottomLeft\" activeCell=\"A2\" sqref=\"A2\"/>"
                   "</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>");
    for (uint32_t i = 0; i < s->columns; i++)
        buf_addf(xml, "<col min=\"%u\" max=\"%u\" width=\"%u\" customWidth=\"1\"/>", (unsigned)i + 1, (unsigned)i + 1,
                 (unsigned)(s->widths[i] > LEAST_WIDTH ? s->widths[i] : LEAST_WIDTH));
    buf_add_z(xml, "</cols><sheetData>\n");
}

drg_status xlsx_sheet_finish(struct xlsx_sheet *s, struct buf *xml)
{
    drg_status status = writer_finish(&s->w);
    if (!status) {
        char range[40];
        xlsx_sheet_range(s, range, false);
        write_head(s, xml);
        buf_add(xml, buf_str(&s->rows));
        buf_addf(xml, "</sheetData><autoFilter ref=\"%s\"/>", range);
        buf_add_z(xml, "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"
                       "<pageSetup orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>\n");
        status = buf_status(xml, "a worksheet", s->w.err);
    }
    buf_free(&s->rows);
    return status;
}
