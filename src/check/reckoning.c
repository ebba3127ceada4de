/* reckoning.c - numbers that the other side says by other numbers or by words: the clock, centuries, halves, degrees. */
#include "check/reckoning.h"

#include <stdlib.h>

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

bool number_is_excused(const struct reckoning *own, const struct reckoning *other, const struct figure *number)
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
