/* ucd.c - reading the test files of the Unicode Character Database. */
#include "conformance/ucd.h"

#include <criterion/criterion.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"

static const char BREAK[] = "\xC3\xB7", NO_BREAK[] = "\xC3\x97"; /* division and multiplication sign */

void ucd_open(struct ucd_file *file, const char *path)
{
    *file = (struct ucd_file){.bytes = buf_make(1 << 26), .path = path};
    if (access(path, R_OK) != 0)
        cr_skip_test("%s is not there: install unicode-data", path);
    cr_assert(file_read(&file->bytes, path, NULL) == DRG_OK, "cannot read %s", path);
    file->rest = buf_str(&file->bytes);
}

void ucd_close(struct ucd_file *file)
{
    buf_free(&file->bytes);
}

bool ucd_row(struct ucd_file *file, drg_str *row)
{
    while (str_split(&file->rest, '\n', row)) {
        const char *comment = row->len ? memchr(row->ptr, '#', row->len) : NULL;
        file->line++;
        if (comment)
            row->len = (size_t)(comment - row->ptr);
        *row = str_trim(*row);
        if (row->len && row->ptr[0] != '@')
            return true;
    }
    return false;
}

size_t ucd_codes(drg_str *rest, uint32_t codes[UCD_MAX_CODES])
{
    size_t count = 0;
    while (rest->len && count < UCD_MAX_CODES) {
        *rest = str_trim(*rest);
        uint32_t code = 0;
        size_t at = 0;
        for (; at < rest->len && (is_ascii_digit(rest->ptr[at]) || (rest->ptr[at] >= 'A' && rest->ptr[at] <= 'F')); at++)
            code = code * 16 + (uint32_t)(rest->ptr[at] <= '9' ? rest->ptr[at] - '0' : rest->ptr[at] - 'A' + 10);
        if (at == 0)
            break;
        codes[count++] = code;
        *rest = str_cut(*rest, at, rest->len);
    }
    return count;
}

void ucd_read_breaks(drg_str row, struct ucd_breaks *breaks)
{
    size_t len = 0;
    breaks->count = 0;
    for (;;) {
        row = str_trim(row);
        bool is_break = str_starts(row, str_from(BREAK));
        if (!is_break && !str_starts(row, str_from(NO_BREAK)))
            return;
        breaks->breaks[breaks->count] = is_break;
        breaks->offsets[breaks->count] = len;
        row = str_cut(row, 2, row.len);
        uint32_t codes[UCD_MAX_CODES];
        if (ucd_codes(&row, codes) != 1)
            return;
        breaks->codes[breaks->count++] = codes[0];
        len += utf8_encode(codes[0], breaks->text + len);
    }
}
