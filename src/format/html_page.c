/* html_page.c - what both halves of the HTML page write. */
#include "format/html_page.h"

#include "base/str.h"
#include "lang/names.h"
#include "syntax/escape.h"

void page_text(struct html_page *p, drg_str text)
{
    escape_markup(&p->w, text);
}

void page_lang(struct html_page *p, drg_str lang)
{
    writer_add_z(&p->w, " lang=\"");
    page_text(p, lang);
    writer_add_z(&p->w, lang_is_rtl(lang) ? "\" dir=\"rtl\"" : "\" dir=\"ltr\"");
}

void page_language_name(struct html_page *p, drg_str lang)
{
    const char *name = lang_autonym(lang);
    page_text(p, name ? str_from(name) : lang);
}
