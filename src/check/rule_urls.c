/* rule_urls.c - addresses that are not those of the source. */
#include "check/inlines.h"
#include "check/rules.h"
#include "check/words.h"

struct addresses {
    const struct side *side;
    drg_span spans[INLINES_MAX];
    bool is_taken[INLINES_MAX];
    size_t count;
};

static void gather(struct addresses *out, const struct side *side)
{
    struct inlines all;
    inlines_find(&all, side);
    out->side = side;
    out->count = 0;
    for (size_t i = 0; i < all.count; i++)
        if (all.items[i].kind == INLINE_ADDRESS) {
            out->is_taken[out->count] = false;
            out->spans[out->count++] = all.items[i].span;
        }
}

/* An address without what the words around it lend it: an apostrophe and an ending, signs of another script. */
static drg_str address_of(const struct addresses *of, size_t index)
{
    drg_str text = side_slice(of->side, of->spans[index]);
    size_t scheme = str_starts(text, STR("https://")) ? 8 : str_starts(text, STR("http://")) ? 7 : 0, end = scheme;
    while (end < text.len && (unsigned char)text.ptr[end] < 0x80 && text.ptr[end] != '\'')
        end++;
    while (end > scheme && strchr("/.,;:!?)]}*_`", text.ptr[end - 1]))
        end--;
    return str_cut(text, scheme, end);
}

static bool next_part(drg_str *rest, drg_str *part)
{
    size_t len = 0;
    if (!rest->len)
        return false;
    while (len < rest->len && !strchr("./?&=-_", rest->ptr[len]))
        len++;
    *part = str_cut(*rest, 0, len);
    *rest = str_cut(*rest, len < rest->len ? len + 1 : len, rest->len);
    return true;
}

static bool has_part(drg_str address, drg_str wanted)
{
    drg_str part;
    while (next_part(&address, &part))
        if (str_eq_ascii_case(part, wanted))
            return true;
    return false;
}

/* tr.wikipedia.org for en.wikipedia.org, example.com/ru for example.com: a page in the language of the translation at the
 * same place. What has to be equal is the longest part before the path. */
static bool is_localized(drg_str src, drg_str tgt, const struct pair *pair)
{
    drg_str rest = src, part, host = {0};
    const char *slash = memchr(src.ptr, '/', src.len);
    rest.len = slash ? (size_t)(slash - src.ptr) : src.len;
    while (next_part(&rest, &part))
        if (part.len > host.len)
            host = part;
    drg_str src_lang = str_from(pair->src->lang->tag), tgt_lang = str_from(pair->tgt->lang->tag);
    bool has_lang = has_part(tgt, tgt_lang) || (has_part(src, src_lang) && !has_part(tgt, src_lang));
    return has_lang && has_part(tgt, host);
}

static void take_counterparts(struct addresses *src, struct addresses *tgt, const struct pair *pair)
{
    for (size_t i = 0; i < src->count; i++)
        for (size_t j = 0; j < tgt->count; j++) {
            drg_str a = address_of(src, i), b = address_of(tgt, j);
            if (str_eq_ascii_case(a, b) || is_localized(a, b, pair))
                src->is_taken[i] = tgt->is_taken[j] = true;
        }
}

static void run(const struct check_rule *rule, struct pair *pair)
{
    struct addresses src, tgt;
    gather(&src, pair->src);
    if (!src.count)
        return;
    gather(&tgt, pair->tgt);
    take_counterparts(&src, &tgt, pair);
    for (size_t i = 0, j = 0; i < src.count; i++) {
        if (src.is_taken[i] || side_has(pair->tgt, address_of(&src, i)))
            continue;
        struct report what = report_of(rule);
        drg_str wanted = address_of(&src, i);
        what.src = src.spans[i];
        while (j < tgt.count && tgt.is_taken[j])
            j++;
        if (j == tgt.count) {
            report(pair, rule, &what, "'%.*s' of the source is missing", QUOTED(wanted));
            continue;
        }
        drg_str surface = address_of(&tgt, j);
        uint32_t start = (uint32_t)(surface.ptr - pair->tgt->text->view.text.ptr);
        what.tgt = (drg_span){start, start + (uint32_t)surface.len};
        what.suggestions = &wanted;
        what.suggestion_count = 1;
        report(pair, rule, &what, "'%.*s' is not '%.*s' of the source", QUOTED(surface), QUOTED(wanted));
        j++;
    }
}

const struct check_rule rule_urls = {
    .info = {.name = "urls",
             .severity = DRG_WARNING,
             .is_default = true,
             .summary = "a URL or e-mail address of the source is missing or changed",
             .explanation = "Addresses have to be those of the source. Not reported are http for https, endings behind an "
                            "apostrophe, and the page of the same site in the language of the translation "
                            "(tr.wikipedia.org for en.wikipedia.org).",
             .example = "en: Write to press@example.org.\n"
                        "ru: \xD0\x9F\xD0\xB8\xD1\x88\xD0\xB8\xD1\x82\xD0\xB5: pres@example.org.\n"
                        "'pres@example.org' is not 'press@example.org' of the source"},
    .scope = RULE_OF_PAIRS,
    .run = run,
};
