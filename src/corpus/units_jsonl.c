/* units_jsonl.c - JSON Lines: an object a line, whose members of certain names are the texts. */
#include <stdlib.h>

#include "base/error.h"
#include "corpus/units.h"
#include "syntax/json_members.h"
#include "syntax/json_string.h"

static drg_status add_field(drg_corpus *units, drg_str name, drg_error *err)
{
    units->fields[units->sides] = strndup(name.ptr, name.len);
    return units->fields[units->sides++] ? DRG_OK : fail_memory(err);
}

/* "text", or "en=source,tr=target"; a member that is called as a language is of that language. */
static drg_status read_fields(drg_corpus *units, drg_error *err)
{
    drg_str rest = str_from(units->option_fields), item;
    drg_status status = DRG_OK;
    units->sides = 0;
    while (!status && str_split(&rest, ',', &item)) {
        const char *sign = memchr(item.ptr, '=', item.len);
        size_t lang = sign ? (size_t)(sign - item.ptr) : units_is_lang(item) ? item.len : 0;
        if (units->sides == DRG_SIDES || lang >= sizeof units->langs[0])
            return fail(err, DRG_EINVAL, NOWHERE, "too many fields, or too long a language: '%.*s'", STR_ARGS(item));
        snprintf(units->langs[units->sides], sizeof units->langs[0], "%.*s", (int)lang, item.ptr);
        status = add_field(units, sign ? str_cut(item, lang + 1, item.len) : item, err);
    }
    return status;
}

static drg_status begin_jsonl(drg_corpus *units, drg_str text, size_t *head, drg_error *err)
{
    size_t sides = units->sides;
    drg_status status = DRG_OK;
    (void)text;
    *head = 0;
    if (units->option_fields)
        return read_fields(units, err);
    units->sides = 0;
    for (size_t i = 0; i < sides && sides > 1 && !status; i++)
        status = add_field(units, str_from(units->langs[i]), err);
    return sides > 1 ? status : add_field(units, STR("text"), err);
}

static bool take_jsonl(const drg_corpus *units, struct drg_unit_scratch *into, drg_str source, drg_span line)
{
    drg_span cells[DRG_SIDES];
    drg_str object = str_cut(source, line.start, line.end);
    if (!json_find_strings(object, (const char *const *)units->fields, units->sides, cells))
        return false;
    for (size_t i = 0; i < units->sides; i++) {
        struct buf *side = &into->sides[i];
        size_t start = side->len;
        json_unescape(side, str_cut(object, cells[i].start + 1, cells[i].end - 1));
        for (size_t k = start; k < side->len; k++)
            if (side->ptr[k] == '\n' || side->ptr[k] == '\r')
                side->ptr[k] = ' ';
        buf_add_char(side, '\n');
        if (!vec_push(&into->cells, (drg_span){cells[i].start + line.start, cells[i].end + line.start}))
            side->failed = BUF_MEMORY;
    }
    return true;
}

const struct unit_kind unit_kind_jsonl = {.name = "jsonl", .begin = begin_jsonl, .take = take_jsonl};
