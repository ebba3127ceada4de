/* text_io.h - from decoded documents to texts: what loading whole and reading batch by batch have in common. */
#ifndef FORMAT_TEXT_IO_H
#define FORMAT_TEXT_IO_H

#include "format/format.h"
#include "text/decode.h"

/* The format of a text: the wanted one, or by name and the first bytes. Error: EFORMAT. */
drg_status text_choose_format(const struct format **out, const char *wanted, const char *name, drg_str head, drg_error *err);

/* The format of a package: the wanted one, or by what is in it. Error: EFORMAT, which says what it is instead. */
drg_status text_choose_package_format(const struct format **out, const char *wanted, const struct package *package,
                                      drg_error *err);

/* Makes a text of the parts of a package that hold text; takes the package over, also on failure. */
drg_status text_make_of_package(drg_text **out, drg_ctx *ctx, struct package *package, const struct format *format,
                                const char *name, const drg_text_options *options, drg_error *err);

/* Makes a text of what was decoded, which it takes over, also on failure. */
drg_status text_make(drg_text **out, drg_ctx *ctx, struct decoded *decoded, const char *name, const drg_text_options *options,
                     drg_error *err);

#endif
