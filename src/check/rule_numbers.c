/* rule_numbers.c - numbers of the source that the translation lost or changed, and such as it made up. */
#include "base/utf8.h"
#include "check/reckoning.h"
#include "check/rules.h"

/* Two millions are not two milliards. */
static bool differ_in_scale(const struct figure *a, const struct figure *b)
{
    return a->scale.mantissa && b->scale.mantissa && !value_is(a->scale, b->scale);
}

static bool share_reading(const struct figure *a, const struct figure *b)
{
    for (size_t i = 0; i < a->reading_count; i++)
        if (number_may_be(b, a->readings[i]))
            return true;
    return false;
}

/* Dates and versions have parts alone: all of them, in any order of day and month. */
static bool share_parts(const struct figure *a, const struct figure *b)
{
    size_t found = 0;
    if (a->part_count != b->part_count || !a->part_count)
        return false;
    for (size_t i = 0; i < a->part_count; i++)
        for (size_t j = 0; j < b->part_count; j++)
            if (value_is(a->parts[i], b->parts[j])) {
                found++;
                break;
            }
    return found == a->part_count;
}

static bool is_same(const struct figure *a, const struct figure *b)
{
    return !differ_in_scale(a, b) && (share_reading(a, b) || share_parts(a, b));
}

/* Marks what both sides have; returns how many numbers are left. */
static size_t match_numbers(struct numbers *a, struct numbers *b)
{
    size_t left = 0;
    for (size_t i = 0; i < a->count; i++)
        for (size_t j = 0; j < b->count; j++)
            if (is_same(&a->items[i], &b->items[j]))
                a->items[i].is_matched = b->items[j].is_matched = true;
    for (size_t i = 0; i < a->count; i++)
        left += !a->items[i].is_matched;
    for (size_t j = 0; j < b->count; j++)
        left += !b->items[j].is_matched;
    return left;
}

static void find_scales(struct reckoning *of)
{
    for (size_t i = 0; i < of->numbers.count; i++)
        number_scale(&of->numbers.items[i].scale, of->side, of->numbers.items[i].span);
}

/* "1.5 million" may also be 1500000. */
static void add_scaled(struct reckoning *of)
{
    for (size_t i = 0; i < of->numbers.count; i++) {
        struct figure *number = &of->numbers.items[i];
        for (size_t r = 0, count = number->reading_count; number->scale.mantissa && r < count; r++)
            number_add_reading(number, value_times(number->readings[r], number->scale));
    }
}

/* ---- Excuses ----------------------------------------------------------------------------------------------------------- */

/* Feet and miles become metres where the other side has none: then neither number says anything of the other. */
static bool converts(const struct reckoning *of)
{
    for (size_t i = 0; i < of->numbers.count; i++)
        if (number_word_after(&of->words, of->side, of->numbers.items[i].span.end, WORD_FOREIGN))
            return true;
    return false;
}

static bool has_other_scale(const struct reckoning *other, const struct figure *number)
{
    for (size_t i = 0; i < other->numbers.count; i++)
        if (differ_in_scale(number, &other->numbers.items[i]) &&
            value_is(number->readings[0], other->numbers.items[i].readings[0]))
            return true;
    return false;
}

static void excuse(struct reckoning *own, const struct reckoning *other)
{
    for (size_t i = 0; i < own->numbers.count; i++) {
        struct figure *number = &own->numbers.items[i];
        if (!number->is_matched && !has_other_scale(other, number))
            number->is_matched = number_is_excused(own, other, number);
    }
}

/* ---- Percent signs ---------------------------------------------------------------------------------------------------- */

static bool is_percent_sign(drg_str rest)
{
    return str_starts(rest, STR("%")) || str_starts(rest, STR("\xD9\xAA"));
}

/* Whether the number has a percent sign before or behind it, perhaps after a space. */
static bool has_sign(const struct side *side, const struct figure *number)
{
    drg_str text = buf_str(&side->text->view.text);
    uint32_t start = number->span.start, end = number->span.end;
    for (uint32_t gap = 0; gap <= 2 && end + gap < side->span.end; gap++)
        if (is_percent_sign(str_cut(text, end + gap, side->span.end)))
            return true;
    for (uint32_t gap = 1; gap <= 2 && start >= side->span.start + gap; gap++)
        if (is_percent_sign(str_cut(text, start - gap, start)))
            return true;
    return false;
}

static bool has_any_sign(drg_str words)
{
    for (size_t at = 0; at < words.len; at++)
        if (is_percent_sign(str_cut(words, at, words.len)))
            return true;
    return false;
}

/* The number is there and nothing says that it is a percentage. */
static void check_percent(const struct check_rule *rule, struct pair *pair, const struct reckoning *src, struct reckoning *tgt)
{
    if (!has_any_sign(pair->src->words) || has_any_sign(pair->tgt->words))
        return;
    number_words_find(&tgt->words, pair->tgt);
    if (number_words_have(&tgt->words, WORD_PERCENT))
        return;
    for (size_t i = 0; i < src->numbers.count; i++)
        for (size_t j = 0; j < tgt->numbers.count; j++) {
            struct report what = report_of(rule);
            if (!has_sign(pair->src, &src->numbers.items[i]) || !is_same(&src->numbers.items[i], &tgt->numbers.items[j]))
                continue;
            what.src = src->numbers.items[i].span;
            what.tgt = tgt->numbers.items[j].span;
            report(pair, rule, &what, "'%.*s' is a percentage in the source", QUOTED(side_slice(pair->tgt, what.tgt)));
            break;
        }
}

/* ---- Reports ------------------------------------------------------------------------------------------------------------- */

static struct figure *next_left(struct numbers *numbers, size_t *at)
{
    while (*at < numbers->count && numbers->items[*at].is_matched)
        ++*at;
    return *at < numbers->count ? &numbers->items[(*at)++] : NULL;
}

/* Appends a number without separators in the digits of `like`. */
static void write_in_digits_of(struct buf *into, drg_str number, drg_str like)
{
    size_t first = 0;
    uint32_t code = utf8_next(like, &first), zero = code - digit_value(code);
    for (size_t at = 0; at < number.len;)
        buf_add_code(into, zero + digit_value(utf8_next(number, &at)));
}

/* How separators are put is for the translator to say, so a number that has any is not suggested. */
static void report_changed(const struct check_rule *rule, struct pair *pair, const struct figure *lost, const struct figure *made)
{
    enum { MAX_NUMBER = 200 };
    struct report what = report_of(rule);
    drg_str wanted = side_slice(pair->src, lost->span), surface = side_slice(pair->tgt, made->span);
    struct buf written = buf_make(MAX_NUMBER);
    what.src = lost->span;
    what.tgt = made->span;
    if (!lost->part_count)
        write_in_digits_of(&written, wanted, surface);
    drg_str suggestion = buf_str(&written);
    what.suggestions = &suggestion;
    what.suggestion_count = written.len && !written.failed;
    report(pair, rule, &what, "'%.*s' stands where the source has '%.*s'", QUOTED(surface), QUOTED(wanted));
    report_close(pair, &written);
}

static void report_numbers(const struct check_rule *rule, struct pair *pair, struct reckoning *src, struct reckoning *tgt)
{
    size_t at = 0, other = 0;
    struct figure *lost, *made = next_left(&tgt->numbers, &other);
    for (; (lost = next_left(&src->numbers, &at)) != NULL; made = next_left(&tgt->numbers, &other)) {
        if (made) {
            report_changed(rule, pair, lost, made);
            continue;
        }
        struct report what = report_of(rule);
        what.src = lost->span;
        report(pair, rule, &what, "'%.*s' of the source is missing", QUOTED(side_slice(pair->src, lost->span)));
    }
    for (; made; made = next_left(&tgt->numbers, &other)) { /* translators explain what readers do not know */
        struct report what = report_of(rule);
        what.tgt = made->span;
        what.severity = DRG_ADVICE;
        report(pair, rule, &what, "'%.*s' is not in the source", QUOTED(side_slice(pair->tgt, made->span)));
    }
}

static void run(const struct check_rule *rule, struct pair *pair)
{
    struct reckoning src, tgt; /* large: not to be zeroed for every segment */
    if (!may_have_numbers(pair->src->words) && !may_have_numbers(pair->tgt->words))
        return;
    src.side = pair->src;
    tgt.side = pair->tgt;
    numbers_find(&src.numbers, pair->src);
    numbers_find(&tgt.numbers, pair->tgt);
    if (src.numbers.is_full || tgt.numbers.is_full)
        return;
    find_scales(&src);
    find_scales(&tgt);
    size_t left = match_numbers(&src.numbers, &tgt.numbers);
    check_percent(rule, pair, &src, &tgt);
    if (!left)
        return;
    number_words_find(&src.words, pair->src);
    number_words_find(&tgt.words, pair->tgt);
    add_scaled(&src);
    add_scaled(&tgt);
    if (converts(&src) != converts(&tgt) || !match_numbers(&src.numbers, &tgt.numbers))
        return;
    excuse(&src, &tgt);
    excuse(&tgt, &src);
    report_numbers(rule, pair, &src, &tgt);
}

const struct check_rule rule_numbers = {
    .info = {.name = "numbers",
             .severity = DRG_WARNING,
             .is_default = true,
             .summary = "a number of the source is missing or changed",
             .explanation = "Numbers are compared by value, in any digits and with the separators of any language: 1,234.5 is "
                            "1.234,5 and 1 234,5. Numbers in words, months, roman centuries, hours of the "
                            "afternoon, halves of hours and of millions, decades without their century and millions written out are understood, and "
                            "feet or miles that were converted left alone. A number that the source repeats may stand once. One "
                            "that only the translation has is advice.",
             .example = "en: It fell by 2.5% in 2018.\ntr: 2018'de %25 azald\xC4\xB1.\n'25' stands where the source has '2.5'"},
    .scope = RULE_OF_PAIRS,
    .run = run,
};
