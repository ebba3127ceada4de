/* records.c - flat results as JSON, JSON lines or TSV. */
#include "records.h"

#include "json.h"
#include "messages.h"
#include "print.h"

enum { LARGE = 1 << 16 /* bytes gathered before they are written */ };

bool records_know(const char *format)
{
    return strcmp(format, "json") == 0 || strcmp(format, "jsonl") == 0 || strcmp(format, "tsv") == 0;
}

void records_init(struct records *r, const char *format, drg_sink sink, drg_error *err)
{
    *r = (struct records){.sink = sink, .err = err};
    r->format = strcmp(format, "json") == 0 ? RECORDS_JSON : strcmp(format, "jsonl") == 0 ? RECORDS_JSONL : RECORDS_TSV;
}

void records_column(struct records *r, const char *name)
{
    size_t i = r->column_count;
    if (i == RECORDS_MAX_COLUMNS)
        return;
    r->columns[i] = name;
    int len = r->format == RECORDS_TSV ? snprintf(r->keys[i], sizeof r->keys[i], "%s", i ? "\t" : "")
                                       : snprintf(r->keys[i], sizeof r->keys[i], "%c\"%s\":", i ? ',' : '{', name);
    r->key_lengths[i] = (uint8_t)len;
    r->column_count++;
}

static void add_z(struct outbuf *out, const char *s)
{
    outbuf_add(out, (drg_str){s, strlen(s)});
}

void records_start(struct records *r)
{
    if (r->format == RECORDS_JSON)
        add_z(&r->out, "[");
    for (size_t i = 0; i < r->column_count && r->format == RECORDS_TSV; i++) {
        add_z(&r->out, r->columns[i]);
        add_z(&r->out, i + 1 < r->column_count ? "\t" : "\n");
    }
}

drg_status records_hand_over(struct records *r)
{
    if (r->out.failed && !r->status)
        r->status = complain(r->err, DRG_ENOMEM, "out of memory");
    if (!r->status && r->out.len)
        r->status = r->sink.write(r->sink.user, r->out.ptr, r->out.len, r->err);
    r->out.len = 0;
    return r->status;
}

static drg_str key_of(const struct records *r, size_t column)
{
    return (drg_str){r->keys[column], r->key_lengths[column]};
}

static void begin_value(const struct records *r, struct outbuf *out, size_t column, bool has_earlier)
{
    if (column == 0 && r->format == RECORDS_JSON)
        add_z(out, has_earlier ? ",\n" : "\n");
    outbuf_add(out, key_of(r, column));
}

static void end_value(const struct records *r, struct outbuf *out, size_t column)
{
    static const char *const ends[] = {[RECORDS_JSON] = "}", [RECORDS_JSONL] = "}\n", [RECORDS_TSV] = "\n"};
    if (column + 1 == r->column_count)
        add_z(out, ends[r->format]);
}

/* Goes on to the column after `columns` more. */
static void move_on(struct records *r, size_t columns)
{
    r->column += columns;
    if (r->column < r->column_count)
        return;
    r->column = 0;
    r->count++;
    if (r->out.len >= LARGE && r->sink.write)
        (void)records_hand_over(r);
}

static bool is_control(char c)
{
    return (unsigned char)c < 0x20 || c == 0x7F;
}

/* TSV has no quoting: tabs, line ends and other controls become spaces. A cell that a spreadsheet would run gets an
 * apostrophe. */
static void add_tsv(struct outbuf *out, drg_str s)
{
    if (s.len && memchr("=+-@", s.ptr[0], 4))
        outbuf_char(out, '\'');
    if (!outbuf_reserve(out, s.len))
        return;
    for (size_t i = 0; i < s.len; i++)
        out->ptr[out->len++] = is_control(s.ptr[i]) ? ' ' : s.ptr[i];
}

static void add_value(const struct records *r, struct outbuf *out, drg_str value)
{
    if (r->format == RECORDS_TSV)
        add_tsv(out, value);
    else
        json_add(out, value);
}

void records_valid_text(struct records *r, drg_str value)
{
    begin_value(r, &r->out, r->column, r->count);
    add_value(r, &r->out, value);
    end_value(r, &r->out, r->column);
    move_on(r, 1);
}

void records_text(struct records *r, drg_str value)
{
    struct outbuf valid = {0};
    for (size_t at = 0, len; at < value.len; at += len ? len : 1) {
        len = utf8_char((drg_str){value.ptr + at, value.len - at});
        outbuf_add(&valid, len ? (drg_str){value.ptr + at, len} : (drg_str){"\xEF\xBF\xBD", 3});
    }
    r->out.failed |= valid.failed;
    records_valid_text(r, (drg_str){valid.ptr, valid.len});
    outbuf_free(&valid);
}

void records_make_piece(const struct records *r, struct outbuf *piece, size_t first, const drg_str *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        begin_value(r, piece, first + i, true);
        add_value(r, piece, values[i]);
        end_value(r, piece, first + i);
    }
}

void records_put_piece(struct records *r, drg_str piece, size_t count)
{
    outbuf_add(&r->out, piece);
    move_on(r, count);
}

void records_number(struct records *r, uint64_t value)
{
    begin_value(r, &r->out, r->column, r->count);
    outbuf_number(&r->out, value);
    end_value(r, &r->out, r->column);
    move_on(r, 1);
}

void records_share(struct records *r, double share)
{
    char digits[32];
    int len = snprintf(digits, sizeof digits, "%.4f", share);
    begin_value(r, &r->out, r->column, r->count);
    outbuf_add(&r->out, (drg_str){digits, (size_t)len});
    end_value(r, &r->out, r->column);
    move_on(r, 1);
}

drg_status records_finish(struct records *r)
{
    if (r->format == RECORDS_JSON)
        add_z(&r->out, r->count ? "\n]\n" : "]\n");
    (void)records_hand_over(r);
    outbuf_free(&r->out);
    return r->status;
}

struct records records_part(const struct records *whole)
{
    struct records part = *whole;
    part.out = (struct outbuf){0};
    part.sink = (drg_sink){0};
    part.err = NULL;
    part.column = 0;
    part.count = 1; /* as if there had been one before */
    return part;
}

drg_str records_part_bytes(const struct records *part, bool is_first)
{
    size_t skipped = is_first && part->format == RECORDS_JSON && part->out.len ? 1 : 0; /* the comma of ",\n" */
    return (drg_str){part->out.ptr + skipped, part->out.len - skipped};
}
