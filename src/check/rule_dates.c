/* rule_dates.c - dates that certainly are not those of the source: another month beside the same day, day and month in
 * the wrong order. */
#include "base/utf8.h"
#include "check/number_words.h"
#include "check/rules.h"
#include "check/words.h"
#include "lang/fold.h"

enum { DATES_MAX = 20, LAST_DAY = 31, LAST_MONTH = 12 };

/* "5 March", "March 5th", "5th of March". */
struct named_date {
    uint32_t day;
    struct value month;
    drg_span month_word;
};

/* 25.12.2020: two numbers and a year, one sign between them. */
struct plain_date {
    uint32_t first, second, year;
    drg_span span, first_span, second_span;
};

/* ---- Months by name -------------------------------------------------------------------------------------------------- */

/* The number that a word begins with, "5th"; 0: none. */
static uint32_t leading_number(drg_str word)
{
    uint32_t number = 0;
    for (size_t at = 0; at < word.len;) {
        unsigned digit = digit_value(utf8_next(word, &at));
        if (digit > 9)
            break;
        number = number > LAST_DAY ? number : number * 10 + digit;
    }
    return number;
}

/* English months have capitals: "2 may be". */
static bool month_at(struct value *out, const struct side *side, drg_span word)
{
    size_t at = word.start;
    uint8_t letter_case = fold_find(utf8_next(buf_str(&side->text->view.text), &at))->letter_case;
    if (str_eq_z(str_from(side->lang->tag), "en") && letter_case != FOLD_UPPER)
        return false;
    return number_word_at(out, side, word, WORD_MONTH);
}

static void add_date(struct named_date *dates, size_t *count, const struct side *side, uint32_t day, drg_span word)
{
    struct value month;
    if (*count < DATES_MAX && day && day <= LAST_DAY && month_at(&month, side, word))
        dates[(*count)++] = (struct named_date){day, month, word};
}

static size_t find_named(struct named_date *dates, const struct side *side)
{
    struct token token;
    drg_span before = {0, 0};
    uint32_t day_before = 0;
    size_t count = 0;
    for (struct token_cursor cursor = side_cursor(side); token_next(&cursor, &token);) {
        drg_str word = side_slice(side, token_span(&token));
        if (str_eq_z(word, "of"))
            continue;
        uint32_t day = leading_number(word);
        bool is_year = token.end - token.start > 5 && day;
        if (day && !is_year && before.end > before.start && !day_before)
            add_date(dates, &count, side, day, before);
        if (day_before && !day)
            add_date(dates, &count, side, day_before, token_span(&token));
        before = token_span(&token);
        day_before = day;
    }
    return count;
}

static bool has_month(const struct named_date *dates, size_t count, struct value month)
{
    for (size_t i = 0; i < count; i++)
        if (value_is(dates[i].month, month))
            return true;
    return false;
}

/* The month may also stand away from the day, or as a number of a date. */
static bool says_month(const struct side *side, struct value month)
{
    struct number_words words;
    struct numbers numbers;
    number_words_find(&words, side);
    if (number_words_say(&words, WORD_MONTH, month))
        return true;
    numbers_find(&numbers, side);
    for (size_t i = 0; i < numbers.count; i++) {
        const struct figure *number = &numbers.items[i];
        for (size_t p = 0; p < number->part_count; p++)
            if (value_is(number->parts[p], month))
                return true;
    }
    return false;
}

static void check_months(const struct check_rule *rule, struct pair *pair)
{
    struct named_date src[DATES_MAX], tgt[DATES_MAX];
    if (!may_have_numbers(pair->src->words) || !may_have_numbers(pair->tgt->words))
        return;
    size_t src_count = find_named(src, pair->src), tgt_count = src_count ? find_named(tgt, pair->tgt) : 0;
    for (size_t i = 0; i < src_count && tgt_count; i++)
        for (size_t j = 0; j < tgt_count; j++) {
            bool clashes = src[i].day == tgt[j].day && !value_is(src[i].month, tgt[j].month) &&
                           !has_month(tgt, tgt_count, src[i].month) && !has_month(src, src_count, tgt[j].month);
            if (!clashes || says_month(pair->tgt, src[i].month) || says_month(pair->src, tgt[j].month))
                continue;
            struct report what = report_of(rule);
            what.src = src[i].month_word;
            what.tgt = tgt[j].month_word;
            report(pair, rule, &what, "'%.*s' is month %u; the source has '%.*s', month %u",
                   QUOTED(side_slice(pair->tgt, what.tgt)), (unsigned)value_small(tgt[j].month),
                   QUOTED(side_slice(pair->src, what.src)), (unsigned)value_small(src[i].month));
            return;
        }
}

/* ---- Order of day and month ---------------------------------------------------------------------------------------- */

/* Takes the digits at *at; their number, or 0 when there are more than `max` of them. */
static uint32_t take_digits(drg_str text, size_t *at, size_t end, unsigned max, drg_span *span)
{
    uint32_t number = 0;
    unsigned count = 0;
    span->start = (uint32_t)*at;
    while (*at < end) {
        size_t next = *at;
        unsigned digit = digit_value(utf8_next(text, &next));
        if (digit > 9)
            break;
        number = count < max ? number * 10 + digit : 0;
        count++;
        *at = next;
    }
    span->end = (uint32_t)*at;
    return count > max ? 0 : number;
}

static bool take_sign(drg_str text, size_t *at, size_t end, char *sign)
{
    char found = *at < end ? text.ptr[*at] : '\0';
    if ((*sign && found != *sign) || (found != '.' && found != '/' && found != '-'))
        return false;
    *sign = found;
    ++*at;
    return true;
}

static bool take_plain(struct plain_date *out, drg_str text, size_t *at, size_t end)
{
    enum { FIRST_YEAR = 1000 };
    char sign = '\0';
    drg_span year;
    size_t start = *at;
    out->first = take_digits(text, at, end, 2, &out->first_span);
    if (!out->first || !take_sign(text, at, end, &sign))
        return false;
    out->second = take_digits(text, at, end, 2, &out->second_span);
    if (!out->second || !take_sign(text, at, end, &sign))
        return false;
    out->year = take_digits(text, at, end, 4, &year);
    out->span = (drg_span){(uint32_t)start, year.end};
    return out->year >= FIRST_YEAR;
}

static size_t find_plain(struct plain_date *dates, const struct side *side)
{
    drg_str text = buf_str(&side->text->view.text);
    size_t count = 0;
    for (size_t at = side->span.start; at < side->span.end && count < DATES_MAX;) {
        size_t start = at;
        if (digit_value(utf8_next(text, &at)) > 9)
            continue;
        at = start;
        if (take_plain(&dates[count], text, &at, side->span.end))
            count++;
    }
    return count;
}

/* Languages that put the day before the month wherever they are written. English does both. */
static bool puts_day_first(const struct lang *lang)
{
    drg_str tag = str_from(lang->tag);
    return str_eq_z(tag, "tr") || str_eq_z(tag, "ar") || str_eq_z(tag, "ru");
}

static bool has_date(const struct plain_date *dates, size_t count, uint32_t first, uint32_t second, uint32_t year)
{
    for (size_t i = 0; i < count; i++)
        if (dates[i].first == first && dates[i].second == second && dates[i].year == year)
            return true;
    return false;
}

static void report_order(const struct check_rule *rule, struct pair *pair, const struct plain_date *date)
{
    enum { MAX_DATE = 80 };
    const struct side *tgt = pair->tgt;
    struct buf made = buf_make(MAX_DATE);
    struct report what = report_of(rule);
    what.tgt = date->span;
    what.is_sure = true;
    buf_add(&made, side_slice(tgt, date->second_span));
    buf_add(&made, side_slice(tgt, (drg_span){date->first_span.end, date->second_span.start}));
    buf_add(&made, side_slice(tgt, date->first_span));
    buf_add(&made, side_slice(tgt, (drg_span){date->second_span.end, date->span.end}));
    drg_str suggestion = buf_str(&made);
    what.suggestions = &suggestion;
    what.suggestion_count = 1;
    if (!made.failed)
        report(pair, rule, &what, "'%.*s' has the month before the day", QUOTED(side_slice(tgt, date->span)));
    report_close(pair, &made);
}

static void check_order(const struct check_rule *rule, struct pair *pair)
{
    struct plain_date src[DATES_MAX], tgt[DATES_MAX];
    if (!puts_day_first(pair->tgt->lang))
        return;
    size_t tgt_count = find_plain(tgt, pair->tgt), src_count = tgt_count ? find_plain(src, pair->src) : 0;
    for (size_t j = 0; j < tgt_count; j++) {
        const struct plain_date *date = &tgt[j];
        bool is_impossible = date->first <= LAST_MONTH && date->second > LAST_MONTH && date->second <= LAST_DAY;
        bool is_swapped = puts_day_first(pair->src->lang) && date->first != date->second &&
                          has_date(src, src_count, date->second, date->first, date->year) &&
                          !has_date(src, src_count, date->first, date->second, date->year);
        if (is_impossible || is_swapped)
            report_order(rule, pair, date);
    }
}

static void run(const struct check_rule *rule, struct pair *pair)
{
    check_months(rule, pair);
    check_order(rule, pair);
}

const struct check_rule rule_dates = {
    .info = {.name = "dates",
             .severity = DRG_WARNING,
             .is_default = true,
             .summary = "another month than in the source, or the month before the day",
             .explanation = "The source has a day and a month by its name, and the translation has the same day beside "
                            "another month and nowhere the right one; or a date of three numbers has its month first "
                            "in Turkish, Arabic or Russian: certain because there is no such month, or because the source "
                            "has the numbers the other way round and is in one of these languages too.",
             .example = "en: on 5 March\nru: 5 \xD0\xBC\xD0\xB0\xD1\x8F\n"
                        "'\xD0\xBC\xD0\xB0\xD1\x8F' is month 5; the source has 'March', month 3"},
    .scope = RULE_OF_PAIRS,
    .run = run,
};
