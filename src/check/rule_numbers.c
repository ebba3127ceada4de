/* rule_numbers.c - numbers of the source that the translation lost or changed, and such as it made up. */
#include <stdlib.h>

#include "base/utf8.h"
#include "check/number_words.h"
#include "check/rules.h"

/* One side's numbers; its words are looked at only when numbers alone do not tell. */
struct reckoning {
    const struct side *side;
    struct numbers numbers;
    struct number_words words;
};

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

static bool has_value(const struct reckoning *of, struct value value)
{
    for (size_t i = 0; i < of->numbers.count; i++) {
        const struct figure *number = &of->numbers.items[i];
        if (number_may_be(number, value))
            return true;
        for (size_t p = 0; p < number->part_count && number->is_divisible; p++)
            if (value_is(number->parts[p], value))
                return true;
    }
    return number_words_say(&of->words, WORD_VALUE, value) || number_words_say(&of->words, WORD_SCALE, value);
}

/* 1990s and 90s; the nineties; 1900s and the 20th century. */
static bool has_other_century(const struct reckoning *of, uint32_t small)
{
    enum { CENTURY = 100, MILLENNIUM = 1000, LAST_YEAR = 2100 };
    if (small >= MILLENNIUM && small < LAST_YEAR && small % CENTURY == 0 && has_value(of, value_of(small / CENTURY + 1)))
        return true;
    if (small >= MILLENNIUM && small < LAST_YEAR)
        return has_value(of, value_of(small % CENTURY));
    for (uint32_t year = MILLENNIUM + small; small < CENTURY && year < LAST_YEAR; year += CENTURY)
        if (has_value(of, value_of(year)))
            return true;
    return false;
}

static bool has_century(const struct reckoning *of, uint32_t small)
{
    enum { FIRST = 11, LAST = 21 };
    return small >= FIRST && small <= LAST && has_value(of, value_of((small - 1) * 100));
}

/* 7 p.m. and 19 hours. */
static bool is_moved_hour(const struct reckoning *own, const struct reckoning *other, uint32_t small)
{
    enum { HALF_DAY = 12 };
    if (small == 0 || small > 2 * HALF_DAY)
        return false;
    if (!number_words_have(&own->words, WORD_EVENING) && !number_words_have(&other->words, WORD_EVENING))
        return false;
    return has_value(other, value_of(small + HALF_DAY)) || (small >= HALF_DAY && has_value(other, value_of(small - HALF_DAY)));
}

/* A time of day that a number is a part of, or all of: 3:30, 15.30. */
struct clock {
    uint32_t hour, minutes;
    bool is_there;
};

/* Whether the other number stands right behind this one and a colon. */
static bool is_split(const struct reckoning *of, const struct figure *hour, const struct figure *minutes)
{
    drg_str text = buf_str(&of->side->text->view.text);
    return hour->span.end + 1 == minutes->span.start && text.ptr[hour->span.end] == ':' && minutes->span.end == minutes->span.start + 2;
}

static struct clock clock_of(const struct reckoning *of, const struct figure *number)
{
    enum { DAY = 24, HOUR = 60 };
    const struct figure *first = of->numbers.items, *end = first + of->numbers.count;
    struct value hour = {0, 0}, minutes = {0, 0};
    bool is_there = true;
    if (number->part_count == 2) {
        hour = number->parts[0];
        minutes = number->parts[1];
    } else if (number + 1 < end && is_split(of, number, number + 1)) {
        hour = number->readings[0];
        minutes = number[1].readings[0];
    } else if (number > first && is_split(of, number - 1, number)) {
        hour = number[-1].readings[0];
        minutes = number->readings[0];
    } else {
        is_there = false;
    }
    struct clock clock = {value_small(hour), value_small(minutes), is_there};
    clock.is_there = is_there && clock.hour <= DAY && clock.minutes < HOUR;
    return clock;
}

/* Half past three, a quarter past nine, and Russian half of the fourth hour, which is half past three; 12:30 a.m. is 00:30. */
static bool is_said_by_clock(const struct reckoning *own, const struct reckoning *other, const struct figure *number)
{
    enum { NOON = 12, HALF = 30, QUARTER = 15, THREE_QUARTERS = 45 };
    struct clock clock = clock_of(own, number);
    if (!clock.is_there)
        return false;
    for (size_t i = 0; i < other->numbers.count; i++) {
        struct clock there = clock_of(other, &other->numbers.items[i]);
        if (there.is_there && there.minutes == clock.minutes && (there.hour + clock.hour == NOON) && there.hour * clock.hour == 0)
            return true;
    }
    struct value fraction = clock.minutes == HALF ? (struct value){5, -1} : (struct value){25, -2};
    bool is_said = (clock.minutes == HALF || clock.minutes == QUARTER || clock.minutes == THREE_QUARTERS) &&
                   number_words_say(&other->words, WORD_VALUE, fraction);
    return is_said && (has_value(other, value_of(clock.hour)) || has_value(other, value_of(clock.hour % NOON + 1)) ||
                       is_moved_hour(own, other, clock.hour));
}

/* 2.5 and "two and a half". */
static bool is_halved(const struct reckoning *other, struct value value)
{
    if (value.exponent != -1 || value.mantissa % 10 != 5)
        return false;
    struct value half = {5, -1};
    return number_words_say(&other->words, WORD_VALUE, half) && has_value(other, value_of(value.mantissa / 10));
}

/* 80 degrees Fahrenheit and 27 Celsius, more or less. */
static bool is_temperature(const struct reckoning *own, const struct reckoning *other, uint32_t small)
{
    enum { HOTTEST = 200 };
    if (small > HOTTEST || !number_words_have(&own->words, WORD_DEGREE))
        return false;
    for (size_t i = 0; i < other->numbers.count; i++) {
        const struct figure *number = &other->numbers.items[i];
        int there = number->reading_count ? (int)value_small(number->readings[0]) : HOTTEST + 1, here = (int)small;
        if (there <= HOTTEST && (abs(5 * (here - 32) - 9 * there) <= 9 || abs(5 * (there - 32) - 9 * here) <= 9))
            return true;
    }
    return false;
}

static bool is_excused_value(const struct reckoning *own, const struct reckoning *other, struct value value)
{
    enum { MONTHS = 12 };
    uint32_t small = value_small(value);
    if (has_value(other, value) || is_halved(other, value))
        return true;
    if (small <= MONTHS && small && number_words_say(&other->words, WORD_MONTH, value))
        return true;
    return has_other_century(other, small) || has_century(other, small) || is_moved_hour(own, other, small) ||
           is_temperature(own, other, small);
}

static bool is_arabic(const struct reckoning *of)
{
    return str_eq_z(str_from(of->side->lang->tag), "ar");
}

/* What nobody has to write as a number: nothing, one, and in Arabic two, which endings say; minutes of a full hour; the
 * square of km2. */
static bool is_idle(const struct reckoning *own, const struct reckoning *other, const struct figure *number)
{
    if (number->part_count)
        return false;
    uint32_t small = value_small(number->readings[0]);
    return small == 0 || small == 1 || number->is_glued || (small == 2 && (is_arabic(own) || is_arabic(other)));
}

/* Whether the reading is not the number with its millions. */
static bool is_without_scale(const struct figure *number, struct value reading)
{
    for (size_t i = 0; i < number->reading_count; i++)
        if (value_is(value_times(number->readings[i], number->scale), reading))
            return false;
    return true;
}

static bool is_excused(const struct reckoning *own, const struct reckoning *other, const struct figure *number)
{
    if (is_idle(own, other, number) || is_said_by_clock(own, other, number))
        return true;
    bool is_scaled = number->scale.mantissa && number_words_have(&other->words, WORD_SCALE) &&
                     !number_words_say(&other->words, WORD_SCALE, number->scale); /* one and a half, but of what? */
    for (size_t i = 0; i < number->reading_count; i++)
        if (!(is_scaled && is_without_scale(number, number->readings[i])) && is_excused_value(own, other, number->readings[i]))
            return true;
    for (size_t i = 0; i < number->part_count; i++) {
        struct value part = number->parts[i];
        if (!number->is_divisible || (part.mantissa && !is_excused_value(own, other, part)))
            return false;
    }
    return number->is_divisible;
}

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
            number->is_matched = is_excused(own, other, number);
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
