/* formats.h - every format there is. The table in format.c lists them; a format that reads or writes several kinds of
 * thing is one row whose slots live in several files. */
#ifndef FORMAT_FORMATS_H
#define FORMAT_FORMATS_H

#include "format/format.h"

/* Text. */
extern const struct format format_plain;    /* plain.c    */
extern const struct format format_html;     /* html.c     */
extern const struct format format_markdown; /* markdown.c */

/* Bitext. */
extern const struct format format_tmx; /* tmx.c */

/* Tables only. */
extern const struct format format_terminal; /* table_terminal.c */
extern const struct format format_json;     /* table_json.c     */
extern const struct format format_jsonl;    /* table_json.c     */
extern const struct format format_xlsx;     /* table_xlsx.c     */

/* Slots of rows whose other slots are elsewhere. */
drg_status bitext_tsv_read(const struct input *in, struct bitext_columns *into, drg_error *err);
drg_status table_tsv_write(const drg_table *table, const struct output *out, drg_error *err);
drg_status table_csv_write(const drg_table *table, const struct output *out, drg_error *err);
drg_status table_tbx_write(const drg_table *table, const struct output *out, drg_error *err);
drg_status table_html_write(const drg_table *table, const struct output *out, drg_error *err);
drg_status table_markdown_write(const drg_table *table, const struct output *out, drg_error *err);

#endif
