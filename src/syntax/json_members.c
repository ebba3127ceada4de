/* json_members.c - the strings of one JSON object, where they stand. */
#include "syntax/json_members.h"

#include "base/utf8.h"
#include "syntax/json_read.h"
#include "syntax/json_string.h"

static void keep(drg_str text, drg_str key, drg_str value, const char *const *names, size_t count, drg_span *spans)
{
    size_t start = (size_t)(value.ptr - text.ptr);
    bool is_string = value.ptr[0] == '"';
    for (size_t i = 0; i < count; i++)
        if (json_says(key, str_from(names[i])))
            spans[i] = is_string ? (drg_span){(uint32_t)start, (uint32_t)(start + value.len)} : (drg_span){0, 0};
}

bool json_find_strings(drg_str text, const char *const *names, size_t count, drg_span *spans)
{
    char *bytes = (char *)(uintptr_t)text.ptr; /* a raw reader writes nothing */
    struct json_reader r = {.at = bytes + utf8_bom_length(text), .end = bytes + text.len, .is_raw = true};
    drg_str key, value;
    for (size_t i = 0; i < count; i++)
        spans[i] = (drg_span){0, 0};
    for (json_read_open(&r, '{'); json_read_key(&r, &key);)
        if (json_read_any(&r, &value))
            keep(text, key, value, names, count, spans);
    bool has_all = json_read_end(&r);
    for (size_t i = 0; i < count; i++)
        has_all &= spans[i].end > 0;
    return has_all;
}
