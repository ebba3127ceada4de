/* html_page.h - the HTML page of a table while it is written: table_html.c writes the page and its table, html_texts.c
 * the texts below. */
#ifndef FORMAT_HTML_PAGE_H
#define FORMAT_HTML_PAGE_H

#include "base/writer.h"
#include "format/format.h"
#include "format/table_data.h"

struct html_page {
    struct writer w;
    const struct table_data *t;
    const struct output *out;
    uint32_t *row_of_concept; /* index of the row, or DRG_NONE */
};

/* Text inside an element or a quoted attribute. */
void page_text(struct html_page *p, drg_str text);

/* ` lang="ar" dir="rtl"` */
void page_lang(struct html_page *p, drg_str lang);

/* "Türkçe", or the tag when the language has no name here. */
void page_language_name(struct html_page *p, drg_str lang);

/* The documents with every match marked, or the segments of a bitext side by side. */
void page_texts(struct html_page *p);

#endif
