/* records.c - flat results as JSON, JSON lines or TSV. */
#include "records.h"

#include <string.h>

#include "json.h"

bool records_know(const char *format)
{
    return strcmp(format, "json") == 0 || strcmp(format, "jsonl") == 0 || strcmp(format, "tsv") == 0;
}

void records_init(struct records *r, const char *format, drg_sink sink, drg_error *err)
{
    *r = (struct records){.out = {.sink = sink, .err = err}};
    r->format = strcmp(format, "json") == 0 ? RECORDS_JSON : strcmp(format, "jsonl") == 0 ? RECORDS_JSONL : RECORDS_TSV;
}

void records_column(struct records *r, const char *name)
{
    if (r->column_count < RECORDS_MAX_COLUMNS)
        r->columns[r->column_count++] = name;
}

void records_start(struct records *r)
{
    if (r->format == RECORDS_JSON)
        print(&r->out, "[");
    for (size_t i = 0; i < r->column_count && r->format == RECORDS_TSV; i++) {
        print(&r->out, r->columns[i]);
        print(&r->out, i + 1 < r->column_count ? "\t" : "\n");
    }
}

static void before_value(struct records *r)
{
    bool first = r->column == 0;
    if (r->format == RECORDS_TSV) {
        print(&r->out, first ? "" : "\t");
        return;
    }
    if (first && r->format == RECORDS_JSON)
        print(&r->out, r->count ? ",\n" : "\n");
    if (first)
        print(&r->out, "{");
    json_key(&r->out, r->columns[r->column], first);
}

static void after_value(struct records *r)
{
    if (++r->column < r->column_count)
        return;
    r->column = 0;
    r->count++;
    if (r->format != RECORDS_TSV)
        print(&r->out, "}");
    if (r->format != RECORDS_JSON)
        print(&r->out, "\n");
}

static bool is_control(char c)
{
    return (unsigned char)c < 0x20 || c == 0x7F;
}

/* TSV has no quoting: tabs, line ends and other controls become spaces. A cell that a spreadsheet would run gets an
 * apostrophe. */
static void print_tsv(struct printer *p, drg_str s)
{
    if (s.len && memchr("=+-@", s.ptr[0], 4))
        print(p, "'");
    while (s.len) {
        size_t len = 0;
        while (len < s.len && !is_control(s.ptr[len]))
            len++;
        print_bytes(p, (drg_str){s.ptr, len});
        if (len < s.len) {
            print(p, " ");
            len++;
        }
        s = (drg_str){s.ptr + len, s.len - len};
    }
}

void records_text(struct records *r, drg_str value)
{
    before_value(r);
    if (r->format == RECORDS_TSV)
        print_tsv(&r->out, value);
    else
        json_string(&r->out, value);
    after_value(r);
}

void records_number(struct records *r, uint64_t value)
{
    before_value(r);
    print_number(&r->out, value);
    after_value(r);
}

drg_status records_finish(struct records *r)
{
    if (r->format == RECORDS_JSON)
        print(&r->out, r->count ? "\n]\n" : "]\n");
    return r->out.status;
}
