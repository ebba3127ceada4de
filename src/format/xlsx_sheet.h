/* xlsx_sheet.h - one worksheet of an XLSX workbook (ECMA-376 part 1, section 18.3), row by row.
 *
 * Text is always an inline string, so no cell is ever a formula. The first row is the header: frozen, with filters.
 * Columns get as wide as their text, within bounds.
 *
 *   struct xlsx_sheet s; xlsx_sheet_begin(&s, err);
 *   xlsx_sheet_text(&s, XLSX_HEADER, STR("Concept")); ... xlsx_sheet_end_row(&s); ...
 *   xlsx_sheet_finish(&s, &xml); -- appends the worksheet's XML and frees; call it in any case */
#ifndef FORMAT_XLSX_SHEET_H
#define FORMAT_XLSX_SHEET_H

#include "base/limit.h"
#include "base/writer.h"

enum { XLSX_MAX_ROWS = LIMIT(1048576, 5), XLSX_MAX_COLUMNS = LIMIT(16384, 20), XLSX_MAX_CELL = 32767 /* UTF-16 code units */ };

/* Rows of cellXfs in styles.xml; the right-to-left twin of each stands one after it. */
enum xlsx_style {
    XLSX_DEFAULT = 0,
    XLSX_HEADER = 1,
    XLSX_HEADER_RTL,
    XLSX_TEXT,
    XLSX_TEXT_RTL,
    XLSX_STRONG,
    XLSX_STRONG_RTL,
    XLSX_MISSING,
    XLSX_MISSING_RTL,
    XLSX_NUMBER
};

/* styles.xml, where these styles are defined. */
extern const char xlsx_styles_xml[];

struct xlsx_sheet {
    struct buf rows;
    struct writer w;
    uint32_t row, column, columns; /* of the next cell; columns: of the widest row */
    uint8_t widths[XLSX_MAX_COLUMNS];
    size_t cut, dropped; /* cells cut at the limit, characters XML cannot hold */
};

void xlsx_sheet_begin(struct xlsx_sheet *s, drg_error *err);

/* Text in a style; `is_rtl` picks its twin. */
void xlsx_sheet_text(struct xlsx_sheet *s, enum xlsx_style style, bool is_rtl, drg_str text);
void xlsx_sheet_number(struct xlsx_sheet *s, uint64_t number);
void xlsx_sheet_end_row(struct xlsx_sheet *s);

/* True when no further row fits. */
bool xlsx_sheet_is_full(const struct xlsx_sheet *s);

/* "A1:F20", the cells written; for the defined name of the filter. */
void xlsx_sheet_range(const struct xlsx_sheet *s, char out[40], bool is_absolute);

drg_status xlsx_sheet_finish(struct xlsx_sheet *s, struct buf *xml);

#endif
