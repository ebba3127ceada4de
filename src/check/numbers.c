/* numbers.c - reading numbers of any digits and separators. */
#include "check/numbers.h"

#include "base/utf8.h"
#include "lang/fold.h"

enum { MAX_DIGITS = 18 };

unsigned digit_value(uint32_t code)
{
    static const struct {
        uint32_t zero;
    } systems[] = {{0x660}, {0x6F0}, {0x2080}};
    if (code < 0x80)
        return code - '0' < 10 ? (unsigned)(code - '0') : 10;
    for (size_t i = 0; i < sizeof systems / sizeof systems[0]; i++)
        if (code - systems[i].zero < 10)
            return (unsigned)(code - systems[i].zero);
    if (code == 0xB9 || code == 0xB2 || code == 0xB3)
        return code == 0xB9 ? 1 : code - 0xB0;
    return code >= 0x2074 && code <= 0x2079 ? (unsigned)(code - 0x2070) : 10;
}

/* ---- Values ------------------------------------------------------------------------------------------------------ */

static struct value normal(struct value value)
{
    while (value.mantissa && value.mantissa % 10 == 0) {
        value.mantissa /= 10;
        value.exponent++;
    }
    if (!value.mantissa)
        value.exponent = 0;
    return value;
}

static void add_digit(struct value *value, unsigned digit, size_t *count)
{
    *count += *count || digit; /* leading zeros */
    if (*count <= MAX_DIGITS)
        value->mantissa = value->mantissa * 10 + digit;
    else
        value->mantissa = (value->mantissa ^ digit) * UINT64_C(1099511628211);
}

struct value value_of_digits(drg_str digits)
{
    struct value value = {0, 0};
    size_t count = 0;
    for (size_t at = 0; at < digits.len;) {
        unsigned digit = digit_value(utf8_next(digits, &at));
        if (digit < 10)
            add_digit(&value, digit, &count);
    }
    return count > MAX_DIGITS ? value : normal(value);
}

struct value value_of(uint64_t whole)
{
    return normal((struct value){whole, 0});
}

bool value_is(struct value a, struct value b)
{
    return a.mantissa == b.mantissa && a.exponent == b.exponent;
}

struct value value_times(struct value a, struct value b)
{
    return normal((struct value){a.mantissa * b.mantissa, a.exponent + b.exponent});
}

uint32_t value_small(struct value value)
{
    enum { TOO_LARGE = 1000000 };
    uint64_t whole = value.mantissa;
    for (int i = 0; i < value.exponent && whole < TOO_LARGE; i++)
        whole *= 10;
    return value.exponent < 0 || whole > TOO_LARGE ? TOO_LARGE : (uint32_t)whole;
}

bool number_may_be(const struct figure *number, struct value value)
{
    for (size_t i = 0; i < number->reading_count; i++)
        if (value_is(number->readings[i], value))
            return true;
    return false;
}

void number_add_reading(struct figure *number, struct value value)
{
    if (number->reading_count < NUMBER_READINGS && !number_may_be(number, value))
        number->readings[number->reading_count++] = value;
}

/* ---- Reading --------------------------------------------------------------------------------------------------------- */

/* Digits with the separators between them. */
struct raw {
    drg_str parts[NUMBER_PARTS];
    size_t digits[NUMBER_PARTS];       /* of each part         */
    uint32_t separators[NUMBER_PARTS]; /* before each but [0]  */
    size_t count;
};

static bool is_space(uint32_t code)
{
    return code == ' ' || code == 0xA0 || code == 0x202F || code == 0x2009;
}

static bool is_separator(uint32_t code)
{
    return code == '.' || code == ',' || code == 0x66B || code == 0x66C || code == 0x60C || code == '\'' || code == 0x2019;
}

static size_t digits_end(drg_str s, size_t at, size_t *count)
{
    for (*count = 0; at < s.len; ++*count) {
        size_t next = at;
        if (digit_value(utf8_next(s, &next)) > 9)
            break;
        at = next;
    }
    return at;
}

/* A space divides groups of three digits and nothing else; other signs divide whatever follows. */
static bool joins(const struct raw *raw, uint32_t separator, size_t digits)
{
    bool is_after_space = raw->count > 1 && is_space(raw->separators[raw->count - 1]);
    if (!digits || raw->count == NUMBER_PARTS)
        return false;
    if (is_space(separator)) {
        bool is_first = raw->count == 1 && raw->digits[0] <= 3 && raw->parts[0].ptr[0] != '0';
        return digits == 3 && (is_first || (is_after_space && raw->digits[raw->count - 1] == 3));
    }
    return is_separator(separator);
}

static size_t take_raw(struct raw *raw, drg_str s, size_t at)
{
    size_t end = digits_end(s, at, &raw->digits[0]);
    raw->parts[0] = str_cut(s, at, end);
    raw->count = 1;
    while (end < s.len) {
        size_t next = end, digits, part_end;
        uint32_t separator = utf8_next(s, &next);
        part_end = digits_end(s, next, &digits);
        if (!joins(raw, separator, digits))
            break;
        raw->parts[raw->count] = str_cut(s, next, part_end);
        raw->digits[raw->count] = digits;
        raw->separators[raw->count++] = separator;
        end = part_end;
    }
    return end;
}

/* Whether parts [0, count) are groups of one number: three digits in all but the first, one sign between them. */
static bool are_groups(const struct raw *raw, size_t count)
{
    if (count > 1 && (raw->digits[0] > 3 || raw->parts[0].ptr[0] == '0'))
        return false;
    for (size_t i = 1; i < count; i++)
        if (raw->digits[i] != 3 || raw->separators[i] != raw->separators[1])
            return false;
    return true;
}

static struct value value_of_parts(const struct raw *raw, size_t decimals_from)
{
    drg_str all = {raw->parts[0].ptr, 0}, last = raw->parts[raw->count - 1];
    all.len = (size_t)(last.ptr + last.len - all.ptr);
    struct value value = value_of_digits(all);
    for (size_t i = decimals_from; i < raw->count && value.mantissa; i++)
        value.exponent -= (int)raw->digits[i];
    return value;
}

/* 12.05, 7.30: hours and minutes, day and month. */
static bool is_clock_like(const struct raw *raw)
{
    return raw->count == 2 && raw->digits[0] <= 2 && raw->digits[1] == 2 && raw->separators[1] == '.';
}

static void read_raw(struct figure *number, const struct raw *raw)
{
    size_t last = raw->count - 1;
    if (are_groups(raw, raw->count))
        number_add_reading(number, value_of_parts(raw, raw->count));
    bool is_decimal = last && are_groups(raw, last) && !is_space(raw->separators[last]) &&
                      (last == 1 || raw->separators[last] != raw->separators[1]);
    if (is_decimal)
        number_add_reading(number, value_of_parts(raw, last));
    for (size_t i = 0; i < raw->count && last; i++)
        number->parts[number->part_count++] = value_of_digits(raw->parts[i]);
    number->is_divisible = last && (number->reading_count == 0 || is_clock_like(raw) || is_space(raw->separators[1]));
}

static bool is_small_letter_before(drg_str s, size_t at)
{
    if (!at)
        return false;
    size_t before = utf8_before(s, at);
    const struct fold_record *record = fold_find(utf8_next(s, &before));
    return record->class == FOLD_LETTER && record->letter_case != FOLD_UPPER;
}

/* %50 of Turkish is a number, whatever Qt takes it for. */
static void drop_percentages(struct inlines *codes)
{
    size_t kept = 0;
    for (size_t i = 0; i < codes->count; i++)
        if (codes->items[i].kind != INLINE_QT)
            codes->items[kept++] = codes->items[i];
    codes->count = kept;
}

bool may_have_numbers(drg_str words)
{
    for (size_t i = 0; i < words.len; i++)
        switch ((unsigned char)words.ptr[i]) {
        case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7': case '8': case '9':
        case 0xC2: case 0xD9: case 0xDB: case 0xE2: /* of digits that are not ASCII */
            return true;
        default: break;
        }
    return false;
}

void numbers_find(struct numbers *out, const struct side *side)
{
    struct inlines codes;
    drg_str s = side->words;
    out->count = 0;
    out->is_full = false;
    inlines_find(&codes, side);
    drop_percentages(&codes);
    for (size_t at = 0; at < s.len;) {
        size_t start = at;
        if (digit_value(utf8_next(s, &at)) > 9)
            continue;
        struct raw raw;
        size_t end = take_raw(&raw, s, start);
        at = end;
        struct figure number = {.span = {side->span.start + (uint32_t)start, side->span.start + (uint32_t)end}};
        if (inlines_cover(&codes, number.span))
            continue;
        if (out->count == NUMBERS_MAX) {
            out->is_full = true;
            return;
        }
        number.is_glued = is_small_letter_before(s, start);
        read_raw(&number, &raw);
        out->items[out->count++] = number;
    }
}
