/* format.c - the table of formats: one row a format, an empty slot means "cannot". */
#include "format/format.h"

#include <pthread.h>

#include "base/str.h"
#include "ext/packing.h"
#include "format/formats.h"
#include "format/report.h"
#include "syntax/po.h"

static const struct format csv = {
    .name = "csv",
    .extensions = " .csv ",
    .summary = "comma- or semicolon-separated table, one row a concept or one row a term",
    .sniff = csv_sniff,
    .read_glossary = csv_read_glossary,
    .write_glossary = csv_write_glossary,
    .read_bitext = bitext_tsv_read,
    .cut = &cut_rows,
    .write_table = table_csv_write,
};

static const struct format csv_wide = {
    .name = "csv-wide",
    .extensions = "",
    .summary = "CSV, one row a concept",
    .read_glossary = csv_read_glossary,
    .write_glossary = csv_write_wide,
};

static const struct format csv_long = {
    .name = "csv-long",
    .extensions = "",
    .summary = "CSV, one row a term",
    .read_glossary = csv_read_glossary,
    .write_glossary = csv_write_long,
};

static const struct format omegat = {
    .name = "omegat",
    .extensions = " .utf8 .tab .txt ",
    .summary = "OmegaT glossary: source, target and comment, without header",
    .read_glossary = omegat_read_glossary,
    .write_glossary = omegat_write_glossary,
};

static const struct format tsv = {
    .name = "tsv",
    .extensions = " .tsv .tab .txt ",
    .summary = "tab-separated table, one row a concept or one row a term",
    .sniff = csv_sniff,
    .read_glossary = csv_read_glossary,
    .write_glossary = tsv_write_glossary,
    .read_bitext = bitext_tsv_read,
    .cut = &cut_rows,
    .write_table = table_tsv_write,
    .report = &report_tsv,
};

static const struct format tsv_wide = {
    .name = "tsv-wide",
    .extensions = "",
    .summary = "TSV, one row a concept",
    .read_glossary = csv_read_glossary,
    .write_glossary = tsv_write_wide,
};

static const struct format tsv_long = {
    .name = "tsv-long",
    .extensions = "",
    .summary = "TSV, one row a term",
    .read_glossary = csv_read_glossary,
    .write_glossary = tsv_write_long,
};

static const struct format tbx = {
    .name = "tbx",
    .extensions = " .tbx .xml ",
    .summary = "TermBase eXchange (ISO 30042): reads every version, writes version 3, TBX-Basic, style DCA",
    .sniff = tbx_sniff,
    .read_glossary = tbx_read_glossary,
    .write_glossary = tbx_write_dca,
    .write_table = table_tbx_write,
};

static const struct format tbx_dct = {
    .name = "tbx-dct",
    .extensions = "",
    .summary = "TBX version 3, TBX-Basic, style DCT",
    .read_glossary = tbx_read_glossary,
    .write_glossary = tbx_write_dct,
};

static const struct format tbx_v2 = {
    .name = "tbx-v2",
    .extensions = "",
    .summary = "TBX version 2 as OmegaT and Lokalize read it",
    .read_glossary = tbx_read_glossary,
    .write_glossary = tbx_write_v2,
};

static const struct format multiterm = {
    .name = "multiterm",
    .extensions = " .xml .mtf ",
    .summary = "MultiTerm XML (mtf)",
    .sniff = multiterm_sniff,
    .read_glossary = multiterm_read_glossary,
    .write_glossary = multiterm_write_glossary,
};

static const struct format po = {
    .name = "po",
    .extensions = " .po .pot ",
    .summary = "gettext PO: messages and their translations in one other language",
    .sniff = po_sniff,
    .read_glossary = po_read_glossary,
    .write_glossary = po_write_glossary,
    .read_bitext = po_read_bitext,
    .cut = &cut_po,
};

static const struct format xliff = {
    .name = "xliff",
    .extensions = " .xlf .xliff .sdlxliff .mqxliff ",
    .summary = "XLIFF 1.0 to 1.2, also of Trados and memoQ, and 2.0 to 2.2; as a glossary, the glossary module of 2",
    .sniff = xliff_sniff,
    .read_glossary = xliff_read_glossary,
    .write_glossary = xliff_write_glossary,
    .read_bitext = xliff_read_bitext,
    .cut = &cut_xliff,
};

static const struct format *const formats[] = {
    &csv, &csv_wide, &csv_long, &omegat, &tsv, &tsv_wide, &tsv_long, &tbx, &tbx_dct, &tbx_v2, &format_drg,
    &format_plain, &format_docx, &format_odt, &format_html, &format_markdown, &format_terminal, &format_json,
    &format_jsonl, &format_xlsx, &format_tmx, &format_line, &format_sarif, &format_junit, &format_github, &format_words, &po,
    &multiterm, &xliff, &format_skos, &format_deepl, &format_google, &format_google_pair, &format_aws, &format_azure,
};

enum { COUNT = sizeof formats / sizeof formats[0] };

const struct format *const *format_list(size_t *count)
{
    *count = COUNT;
    return formats;
}

const struct format *format_find(const char *name)
{
    for (size_t i = 0; i < COUNT; i++)
        if (str_eq_z(str_from(name), formats[i]->name))
            return formats[i];
    return NULL;
}

unsigned format_can(const struct format *format)
{
    return (format->read_glossary || format->open_glossary ? DRG_READ_GLOSSARY : 0u) | (format->write_glossary ? DRG_WRITE_GLOSSARY : 0u) |
           (format->read_text ? DRG_READ_TEXT : 0u) | (format->read_bitext ? DRG_READ_BITEXT : 0u) |
           (format->write_table ? DRG_WRITE_TABLE : 0u) | (format->report ? DRG_WRITE_REPORT : 0u);
}

/* The extension of a path's last part, with its dot, in lower case; empty when it has none or is too long. */
static drg_str extension(drg_str path, char out[16])
{
    drg_str name = path, part;
    for (drg_str rest = name; str_split(&rest, '/', &part);)
        name = part;
    size_t dot = name.len;
    while (dot && name.ptr[dot - 1] != '.')
        dot--;
    if (dot < 2 || name.len - dot + 1 > 15)
        return (drg_str){"", 0};
    for (size_t i = dot - 1; i < name.len; i++)
        out[i - dot + 1] = ascii_lower(name.ptr[i]);
    return (drg_str){out, name.len - dot + 1};
}

static bool has_extension(const struct format *format, drg_str wanted)
{
    drg_str rest = str_from(format->extensions), part;
    while (str_split(&rest, ' ', &part))
        if (part.len && str_eq(part, wanted))
            return true;
    return false;
}

/* Among the formats of the extension, one that knows its own content goes first: a .txt may hold a table. */
const struct format *format_guess(const char *path, drg_str head, unsigned can)
{
    char buffer[16];
    bool is_input = !(can & (DRG_WRITE_GLOSSARY | DRG_WRITE_TABLE | DRG_WRITE_REPORT)); /* nothing is packed on its way out */
    drg_str wanted = extension(is_input ? packing_inner_name(str_from(path)) : str_from(path), buffer);
    const struct format *by_name = NULL, *by_content = NULL;
    for (size_t i = 0; i < COUNT; i++) {
        const struct format *f = formats[i];
        if (!(format_can(f) & can))
            continue;
        bool fits_name = wanted.len && has_extension(f, wanted);
        bool fits_content = head.len && f->sniff && f->sniff(head);
        if (fits_name && fits_content)
            return f;
        if (fits_name && !by_name)
            by_name = f;
        if (fits_content && !by_content)
            by_content = f;
    }
    bool is_doubtful = by_name && by_name->sniff; /* its content is not what the name says */
    return by_content && (!by_name || is_doubtful) ? by_content : by_name;
}

const char *drg_format_of_name(const char *path, unsigned can)
{
    const struct format *format = format_guess(path, (drg_str){"", 0}, can);
    return format ? format->name : NULL;
}

static drg_format_info infos[COUNT];

static void fill_infos(void)
{
    for (size_t i = 0; i < COUNT; i++)
        infos[i] = (drg_format_info){formats[i]->name, formats[i]->extensions, formats[i]->summary, format_can(formats[i])};
}

/* The public view of the table, written once before anybody sees it and constant from then on. */
const drg_format_info *drg_formats(size_t *count)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, fill_infos);
    *count = COUNT;
    return infos;
}
