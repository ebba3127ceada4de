/* slots.h - the functions that fill the table of format.c, by format. */
#ifndef FORMAT_SLOTS_H
#define FORMAT_SLOTS_H

#include "format/format.h"

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

#endif
