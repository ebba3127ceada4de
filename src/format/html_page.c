/* html_page.c - what both halves of the HTML page write. */
#include "format/html_page.h"

#include "format/html_shell.h"
#include "syntax/escape.h"

void page_text(struct html_page *p, drg_str text)
{
    escape_markup(&p->w, text);
}

void page_lang(struct html_page *p, drg_str lang)
{
    html_lang(&p->w, lang);
}

void page_language_name(struct html_page *p, drg_str lang)
{
    html_language_name(&p->w, lang);
}
