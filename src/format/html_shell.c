/* html_shell.c - what stands around every page. */
#include "format/html_shell.h"

#include "lang/names.h"
#include "syntax/escape.h"

extern const unsigned char page_base_css[], page_base_js[], page_table_css[], page_table_js[], page_report_css[], page_report_js[];
extern const size_t page_base_css_size, page_base_js_size, page_table_css_size, page_table_js_size, page_report_css_size,
    page_report_js_size;

static const struct html_asset base_css = {page_base_css, &page_base_css_size, PAGE_BASE_CSS_SHA256};
static const struct html_asset base_js = {page_base_js, &page_base_js_size, PAGE_BASE_JS_SHA256};
const struct html_asset html_table_css = {page_table_css, &page_table_css_size, PAGE_TABLE_CSS_SHA256};
const struct html_asset html_table_js = {page_table_js, &page_table_js_size, PAGE_TABLE_JS_SHA256};
const struct html_asset html_report_css = {page_report_css, &page_report_css_size, PAGE_REPORT_CSS_SHA256};
const struct html_asset html_report_js = {page_report_js, &page_report_js_size, PAGE_REPORT_JS_SHA256};

/* SHA-256 in hexadecimal digits as the Base64 that a content security policy wants. */
static void write_hash(struct writer *w, const struct html_asset *asset)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    uint32_t bits = 0;
    unsigned count = 0;
    writer_add_z(w, " 'sha256-");
    for (const char *hex = asset->sha256; *hex; hex++) {
        bits = bits << 4 | (uint32_t)(is_ascii_digit(*hex) ? *hex - '0' : *hex - 'a' + 10);
        for (count += 4; count >= 6; count -= 6)
            writer_add_char(w, digits[bits >> (count - 6) & 63]);
    }
    if (count)
        writer_add_char(w, digits[bits << (6 - count) & 63]);
    writer_add_z(w, "='"); /* 32 bytes always take one sign of padding */
}

static void write_asset(struct writer *w, const char *element, const struct html_asset *asset)
{
    writer_addf(w, "<%s>", element);
    writer_add(w, (drg_str){(const char *)asset->bytes, *asset->size});
    writer_addf(w, "</%s>\n", element);
}

void html_shell_open(struct writer *w, const struct html_shell *shell)
{
    writer_add_z(w, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src");
    write_hash(w, &base_css);
    write_hash(w, shell->style);
    writer_add_z(w, "; script-src");
    write_hash(w, &base_js);
    write_hash(w, shell->script);
    writer_add_z(w, "; base-uri 'none'; form-action 'none'\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<meta name=\"color-scheme\" content=\"light dark\">\n"
                    "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    escape_markup(w, shell->title);
    writer_add_z(w, "</title>\n");
    write_asset(w, "style", &base_css);
    write_asset(w, "style", shell->style);
    writer_add_z(w, "</head>\n<body>\n<div class=\"page\">\n");
}

void html_shell_close(struct writer *w, const struct html_shell *shell)
{
    writer_add_z(w, "<footer>Made with dragoman</footer>\n</div>\n");
    write_asset(w, "script", &base_js);
    write_asset(w, "script", shell->script);
    writer_add_z(w, "</body>\n</html>\n");
}

void html_lang(struct writer *w, drg_str lang)
{
    writer_add_z(w, " lang=\"");
    escape_markup(w, lang);
    writer_add_z(w, lang_is_rtl(lang) ? "\" dir=\"rtl\"" : "\" dir=\"ltr\"");
}

void html_language_name(struct writer *w, drg_str lang)
{
    const char *name = lang_autonym(lang);
    escape_markup(w, name ? str_from(name) : lang);
}
