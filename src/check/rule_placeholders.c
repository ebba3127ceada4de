/* rule_placeholders.c - placeholders and written-out markup that a translation lost, added, changed or put in an order
 * that programs do not understand. */
#include "check/inlines.h"
#include "check/rules.h"
#include "check/words.h"

/* The placeholders of one side. */
struct holders {
    const struct side *side;
    struct inline_item items[INLINES_MAX];
    bool is_taken[INLINES_MAX]; /* has its counterpart */
    size_t count;
};

/* %1 is a placeholder where percent signs stand behind numbers; Turkish and Arabic write them before. */
static bool is_percentage(const struct side *side, const struct inline_item *item)
{
    bool writes_before = str_eq_z(str_from(side->lang->tag), "tr") || str_eq_z(str_from(side->lang->tag), "ar");
    return item->kind == INLINE_QT && writes_before && side_slice(side, item->span).ptr[1] != 'n';
}

/* A format of dates (%d.%m.%Y) is for translators to change. */
static bool has_date_format(drg_str words)
{
    for (size_t at = 0; at + 1 < words.len; at++)
        if (words.ptr[at] == '%' && strchr("YymHMBb", words.ptr[at + 1]))
            return true;
    return false;
}

static bool gather(struct holders *out, const struct side *side, bool has_dates)
{
    struct inlines all;
    inlines_find(&all, side);
    out->side = side;
    out->count = 0;
    for (size_t i = 0; i < all.count; i++) {
        bool is_date = has_dates && all.items[i].kind == INLINE_PRINTF;
        if (!inline_is_placeholder(&all.items[i]) || is_date)
            continue;
        out->is_taken[out->count] = false;
        out->items[out->count++] = all.items[i];
    }
    return !all.is_full;
}

static drg_str text_of(const struct holders *of, size_t index)
{
    return side_slice(of->side, of->items[index].span);
}

/* What has to be kept of it: of markup its name, of a message its argument and type. */
static drg_str key_of(const struct holders *of, size_t index)
{
    drg_str text = text_of(of, index);
    size_t len = text.len, commas = 0;
    if (of->items[index].kind == INLINE_MARKUP)
        for (len = 2; len < text.len && !strchr(" />\t\n", text.ptr[len]);)
            len++;
    for (size_t i = 0; of->items[index].kind == INLINE_BRACE && i < text.len; i++)
        if (text.ptr[i] == ',' && ++commas == 2)
            return str_cut(text, 0, i);
    return str_cut(text, 0, len);
}

/* "%2$d" stands for the second of unnumbered ones when that is "%d". */
static bool is_numbered_form(const struct holders *src, size_t index, drg_str tgt)
{
    size_t ordinal = 1, number = 0, at = 1;
    for (size_t i = 0; i < index; i++)
        ordinal += src->items[i].kind == INLINE_PRINTF;
    while (at < tgt.len && is_ascii_digit(tgt.ptr[at]) && number < INLINES_MAX)
        number = number * 10 + (size_t)(tgt.ptr[at++] - '0');
    drg_str text = text_of(src, index);
    return number == ordinal && at < tgt.len && str_eq(str_cut(tgt, at + 1, tgt.len), str_cut(text, 1, text.len));
}

static bool is_same(const struct holders *src, size_t i, const struct holders *tgt, size_t j)
{
    if (src->items[i].kind == INLINE_PRINTF && tgt->items[j].kind == INLINE_NUMBERED)
        return is_numbered_form(src, i, text_of(tgt, j));
    return src->items[i].kind == tgt->items[j].kind && str_eq(key_of(src, i), key_of(tgt, j));
}

/* Markup whose partner the translation lost is taken for prose there: it is no loss itself. */
static bool is_widowed(const struct holders *src, size_t i, const struct holders *tgt)
{
    for (size_t j = 0; j < tgt->count; j++)
        if (str_eq(text_of(src, i), text_of(tgt, j)))
            return false;
    return src->items[i].kind == INLINE_MARKUP && side_has(tgt->side, text_of(src, i));
}

static void take_counterparts(struct holders *src, struct holders *tgt)
{
    for (size_t i = 0; i < src->count; i++) {
        for (size_t j = 0; j < tgt->count && !src->is_taken[i]; j++)
            if (!tgt->is_taken[j] && is_same(src, i, tgt, j))
                src->is_taken[i] = tgt->is_taken[j] = true;
        src->is_taken[i] = src->is_taken[i] || is_widowed(src, i, tgt);
    }
}

static size_t next_left(const struct holders *of, size_t from)
{
    while (from < of->count && of->is_taken[from])
        from++;
    return from;
}

static size_t count_left(const struct holders *of)
{
    size_t left = 0;
    for (size_t i = 0; i < of->count; i++)
        left += !of->is_taken[i] && !is_percentage(of->side, &of->items[i]);
    return left;
}

static void report_changed(const struct check_rule *rule, struct pair *pair, const struct holders *src, size_t i,
                           const struct holders *tgt, size_t j, bool is_sure)
{
    struct report what = report_of(rule);
    drg_str wanted = text_of(src, i), surface = text_of(tgt, j);
    what.src = src->items[i].span;
    what.tgt = tgt->items[j].span;
    what.suggestions = &wanted;
    what.suggestion_count = 1;
    what.is_sure = is_sure && src->items[i].kind == tgt->items[j].kind;
    report(pair, rule, &what, "'%.*s' stands for '%.*s' of the source", QUOTED(surface), QUOTED(wanted));
}

/* A lost one and a new one are taken for one that was changed. */
static void report_left(const struct check_rule *rule, struct pair *pair, const struct holders *src, const struct holders *tgt)
{
    bool is_one = count_left(src) == 1 && count_left(tgt) == 1;
    size_t j = next_left(tgt, 0);
    for (size_t i = next_left(src, 0); i < src->count; i = next_left(src, i + 1)) {
        while (j < tgt->count && (tgt->is_taken[j] || is_percentage(tgt->side, &tgt->items[j])))
            j++;
        if (is_percentage(src->side, &src->items[i]))
            continue;
        if (j < tgt->count) {
            report_changed(rule, pair, src, i, tgt, j++, is_one);
            continue;
        }
        struct report what = report_of(rule);
        what.src = src->items[i].span;
        report(pair, rule, &what, "'%.*s' of the source is missing", QUOTED(text_of(src, i)));
    }
    for (; j < tgt->count; j++) {
        struct report what = report_of(rule);
        what.tgt = tgt->items[j].span;
        if (!tgt->is_taken[j] && !is_percentage(tgt->side, &tgt->items[j]))
            report(pair, rule, &what, "'%.*s' is not in the source", QUOTED(text_of(tgt, j)));
    }
}

static size_t next_plain(const struct holders *of, size_t from)
{
    while (from < of->count && of->items[from].kind != INLINE_PRINTF)
        from++;
    return from;
}

/* Unnumbered conversions take their arguments in order. */
static void check_order(const struct check_rule *rule, struct pair *pair, const struct holders *src, const struct holders *tgt)
{
    size_t j = next_plain(tgt, 0);
    for (size_t i = next_plain(src, 0); i < src->count && j < tgt->count; i = next_plain(src, i + 1)) {
        if (!str_eq(text_of(src, i), text_of(tgt, j))) {
            struct report what = report_of(rule);
            what.src = src->items[i].span;
            what.tgt = tgt->items[j].span;
            report(pair, rule, &what, "'%.*s' stands where the source has '%.*s': number them, as in '%%1$%.*s'",
                   QUOTED(text_of(tgt, j)), QUOTED(text_of(src, i)),
                   QUOTED(str_cut(text_of(src, i), 1, text_of(src, i).len)));
            return;
        }
        j = next_plain(tgt, j + 1);
    }
}

/* A form for one is measured by the plural, as msgfmt -c does it: "one file" may well be "%d файл", which also stands for
 * 21; where the form is for one alone it may lack what the plural has. */
static void run(const struct check_rule *rule, struct pair *pair)
{
    struct holders src, tgt;
    const struct side *source = pair->plural ? pair->plural : pair->src;
    bool has_dates = has_date_format(source->words), may_lack = pair->unit.flags & DRG_UNIT_FEW;
    if (!gather(&src, source, has_dates) || !gather(&tgt, pair->tgt, has_dates) || src.count + tgt.count == 0)
        return;
    take_counterparts(&src, &tgt);
    if ((count_left(&src) && !may_lack) || count_left(&tgt))
        report_left(rule, pair, &src, &tgt);
    else
        check_order(rule, pair, &src, &tgt);
}

const struct check_rule rule_placeholders = {
    .info = {.name = "placeholders",
             .severity = DRG_ERROR,
             .is_default = true,
             .summary = "placeholders or written-out markup were lost, added, changed or put in another order",
             .explanation = "What programs replace has to be in the translation as often as in its source: %s, %1$d, %(name)s, "
                            "%1 (Qt), {0}, {name}, {n, plural, ...}, {{name}}, ${name}, and markup that is part of the text "
                            "(<b>, <br/>). Unnumbered printf conversions also have to keep their order, unless they are "
                            "numbered in the translation. A plural form of a PO catalogue that is for one or few numbers may "
                            "leave the number out. Only what prose never has is taken for a placeholder: not "
                            "\"100 % de\", nor \"%50\" in Turkish.",
             .example = "en: Hello, {name}!\ntr: Merhaba {isim}!\n'{isim}' stands for '{name}' of the source"},
    .scope = RULE_OF_PAIRS,
    .run = run,
};
