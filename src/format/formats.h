/* formats.h - every format there is. The table in format.c lists them; a format that reads or writes several kinds of
 * thing is one row whose slots live in several files. */
#ifndef FORMAT_FORMATS_H
#define FORMAT_FORMATS_H

#include "format/format.h"

/* Text. */
extern const struct format format_plain;    /* plain.c    */
extern const struct format format_html;     /* html.c     */
extern const struct format format_markdown; /* markdown.c */
extern const struct format format_docx;     /* docx.c     */
extern const struct format format_odt;      /* odt.c      */

/* Compiled glossaries. */
extern const struct format format_drg; /* drg.c */

/* Vocabularies of the web. */
extern const struct format format_skos; /* skos.c */

/* Glossaries of machine translation services. */
extern const struct format format_deepl;       /* vendor_pairs.c */
extern const struct format format_google_pair; /* vendor_pairs.c */
extern const struct format format_azure;       /* vendor_pairs.c */
extern const struct format format_google;      /* vendor_sets.c  */
extern const struct format format_aws;         /* vendor_sets.c  */

/* Bitext. */
extern const struct format format_tmx; /* tmx.c */

/* Tables. */
extern const struct format format_terminal; /* table_terminal.c */
extern const struct format format_json;     /* table_json.c     */
extern const struct format format_jsonl;    /* table_json.c     */
extern const struct format format_xlsx;     /* table_xlsx.c     */

/* Findings only. */
extern const struct format format_line;   /* report_line.c   */
extern const struct format format_sarif;  /* report_sarif.c  */
extern const struct format format_junit;  /* report_junit.c  */
extern const struct format format_github; /* report_github.c */
extern const struct format format_words;  /* report_words.c  */

/* csv_read.c, csv_write.c: comma- and tab-separated glossaries. The reader takes any separator and both forms. */
bool csv_sniff(drg_str head);
drg_status csv_read_glossary(const struct input *in, struct glossary_builder *into, drg_error *err);
drg_status csv_write_glossary(const drg_glossary *glossary, const struct output *out, drg_error *err);
drg_status csv_write_wide(const drg_glossary *glossary, const struct output *out, drg_error *err);
drg_status csv_write_long(const drg_glossary *glossary, const struct output *out, drg_error *err);
drg_status tsv_write_glossary(const drg_glossary *glossary, const struct output *out, drg_error *err);
drg_status tsv_write_wide(const drg_glossary *glossary, const struct output *out, drg_error *err);
drg_status tsv_write_long(const drg_glossary *glossary, const struct output *out, drg_error *err);

/* tbx_read.c, tbx_write.c: ISO 30042 in versions 2 and 3, styles DCA and DCT. One reader takes them all. */
bool tbx_sniff(drg_str head);
drg_status tbx_read_glossary(const struct input *in, struct glossary_builder *into, drg_error *err);
drg_status tbx_write_dca(const drg_glossary *glossary, const struct output *out, drg_error *err);
drg_status tbx_write_dct(const drg_glossary *glossary, const struct output *out, drg_error *err);
drg_status tbx_write_v2(const drg_glossary *glossary, const struct output *out, drg_error *err);

/* omegat.c: source, target and comment, without header. */
drg_status omegat_read_glossary(const struct input *in, struct glossary_builder *into, drg_error *err);
drg_status omegat_write_glossary(const drg_glossary *glossary, const struct output *out, drg_error *err);

/* multiterm_read.c, multiterm_write.c: XML as MultiTerm exports and imports it. */
bool multiterm_sniff(drg_str head);
drg_status multiterm_read_glossary(const struct input *in, struct glossary_builder *into, drg_error *err);
drg_status multiterm_write_glossary(const drg_glossary *glossary, const struct output *out, drg_error *err);

/* tmx_read.c, tmx_write.c: glossaries in TMX. */
drg_status tmx_read_glossary(const struct input *in, struct glossary_builder *into, drg_error *err);
drg_status tmx_write_glossary(const drg_glossary *glossary, const struct output *out, drg_error *err);

/* gls_read.c, gls_write.c: the glossary module of XLIFF 2. */
bool xliff_sniff(drg_str head);
drg_status xliff_read_glossary(const struct input *in, struct glossary_builder *into, drg_error *err);
drg_status xliff_write_glossary(const drg_glossary *glossary, const struct output *out, drg_error *err);

/* glossary_xlsx.c: a glossary as a sheet. */
drg_status xlsx_write_glossary(const drg_glossary *glossary, const struct output *out, drg_error *err);

/* po_glossary.c: terminology in PO files. */
drg_status po_read_glossary(const struct input *in, struct glossary_builder *into, drg_error *err);
drg_status po_write_glossary(const drg_glossary *glossary, const struct output *out, drg_error *err);
/* xliff.c, po_bitext.c: files of translation programs. */
drg_status xliff_read_bitext(const struct input *in, struct bitext_columns *into, drg_error *err);
drg_status po_read_bitext(const struct input *in, struct bitext_columns *into, drg_error *err);

/* bitext_tsv.c, table_*.c: the other slots of these rows. */
drg_status bitext_tsv_read(const struct input *in, struct bitext_columns *into, drg_error *err);
drg_status table_tsv_write(const drg_table *table, const struct output *out, drg_error *err);
drg_status table_csv_write(const drg_table *table, const struct output *out, drg_error *err);
drg_status table_tbx_write(const drg_table *table, const struct output *out, drg_error *err);
drg_status table_html_write(const drg_table *table, const struct output *out, drg_error *err);
drg_status table_markdown_write(const drg_table *table, const struct output *out, drg_error *err);

#endif
