/* print.h - writing text to a sink piece by piece. The first failure is kept and everything after it is dropped, so a
 * caller checks once, at the end. */
#ifndef CLI_PRINT_H
#define CLI_PRINT_H

#include <dragoman/text.h>

struct printer {
    drg_sink sink;
    drg_error *err;
    drg_status status;
};

drg_str str_of(const char *s);

void print_bytes(struct printer *p, drg_str s);
void print(struct printer *p, const char *s);
void print_number(struct printer *p, uint64_t number);
void print_spaces(struct printer *p, size_t count);

/* As drg_write_safe does; bytes that are no UTF-8 (in file names) become U+FFFD. */
void print_safe(struct printer *p, drg_str s, bool isolate);

/* The same, with spaces after it up to `width` columns. */
void print_cell(struct printer *p, drg_str s, uint32_t width);

/* Columns that print_safe takes. */
uint32_t safe_width(drg_str s);

/* True when the text has right-to-left letters, so that it must be isolated from what stands around it. */
bool needs_isolation(drg_str s);

/* Bytes of the UTF-8 character that `s` begins with; 0: it begins with none. */
size_t utf8_char(drg_str s);

#endif
