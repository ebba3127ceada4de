/* html_shell.h - what stands around every page we write: the head, the look and the ways of all pages, the end.
 *
 * A page is self-contained. Its only styles and scripts are in it, and its content security policy names them by their
 * hashes, so nothing that a text or a glossary holds could ever run. Pages work without scripts too. */
#ifndef FORMAT_HTML_SHELL_H
#define FORMAT_HTML_SHELL_H

#include "base/writer.h"

/* A style or a script that was built in. */
struct html_asset {
    const unsigned char *bytes;
    const size_t *size;
    const char *sha256; /* in hexadecimal digits */
};

extern const struct html_asset html_table_css, html_table_js, html_report_css, html_report_js;

/* A page's own style and script; those that all pages share stand before them. */
struct html_shell {
    drg_str title;
    const struct html_asset *style, *script;
};

/* All up to the page's first element, and all after its last. */
void html_shell_open(struct writer *w, const struct html_shell *shell);
void html_shell_close(struct writer *w, const struct html_shell *shell);

/* ` lang="ar" dir="rtl"` */
void html_lang(struct writer *w, drg_str lang);

/* "Türkçe", or the tag when the language has no name here. */
void html_language_name(struct writer *w, drg_str lang);

#endif
