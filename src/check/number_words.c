/* number_words.c - finding the words of src/lang/data/number-words.txt in a segment, and putting them together. */
#include "check/number_words.h"

#include "base/utf8.h"
#include "check/words.h"
#include "lang/fold.h"

enum { ANY_KIND = -1 };

/* A word of the list. */
struct listed {
    drg_str text;
    uint32_t first; /* its first loose letter */
    uint8_t kind;
    struct value value;
};

/* The words of one language, by their first letters. */
struct word_list {
    const char *lang;
    const struct listed *items;
    size_t count;
};

#include "number_words_tables.inc"

/* ---- The list ------------------------------------------------------------------------------------------------------- */

static uint32_t loose_of(uint32_t code)
{
    return code + (uint32_t)fold_find(code)->to_loose;
}

static struct word_list list_of(const struct lang *lang)
{
    for (size_t i = 0; i < sizeof word_lists / sizeof word_lists[0]; i++)
        if (str_eq_z(str_from(lang->tag), word_lists[i].lang))
            return word_lists[i];
    return (struct word_list){"", all_listed, 0};
}

/* The words of the list that begin with a letter. */
static struct word_list list_part(const struct word_list *list, uint32_t letter)
{
    size_t low = 0, high = list->count, end;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (list->items[mid].first < letter)
            low = mid + 1;
        else
            high = mid;
    }
    for (end = low; end < list->count && list->items[end].first == letter;)
        end++;
    return (struct word_list){list->lang, list->items + low, end - low};
}

/* How many letters of the list's word stand in `word` from letter `start` on; 0: it is another word. */
static uint8_t match_letters(drg_str listed, const struct word *word, uint32_t start, uint32_t end)
{
    uint32_t at = start;
    for (size_t i = 0; i < listed.len;) {
        uint32_t code = utf8_next(listed, &i);
        if (code == '*')
            return (uint8_t)(at - start);
        if (at >= end || word->letters[at].loose != loose_of(code))
            return 0;
        at++;
    }
    return at == end ? (uint8_t)(at - start) : 0;
}

/* ---- Words ----------------------------------------------------------------------------------------------------------- */

static void push(struct number_words *out, struct number_word word)
{
    if (out->count < NUMBER_WORDS_MAX)
        out->items[out->count++] = word;
}

/* Where list words may begin: after clitics; after the digits of "7pm". */
static uint32_t find_starts(uint8_t starts[MAX_STARTS], const struct word *word, const struct lang *lang)
{
    uint32_t digits = 0;
    while (digits < word->count && digit_value(word->letters[digits].strict) < 10)
        digits++;
    starts[0] = (uint8_t)digits;
    return !digits && lang->starts ? lang->starts(word, starts) : 1;
}

/* Pushes what the list says of the word when it begins with letter `start`. */
static void take_words_at(struct number_words *out, drg_span span, const struct word *word, uint32_t start,
                          const struct word_list *list, int kind)
{
    uint32_t end = word_has_apostrophe(word) ? word->apostrophe : word->count;
    if (start >= end)
        return;
    struct word_list part = list_part(list, word->letters[start].loose);
    for (size_t i = 0; i < part.count; i++) {
        const struct listed *item = &part.items[i];
        if (kind != ANY_KIND && item->kind != kind)
            continue;
        uint8_t letters = match_letters(item->text, word, start, end);
        if (letters)
            push(out, (struct number_word){span, item->kind, letters, item->value});
    }
}

/* Pushes what the list says of the word, of one kind or any. */
static void take_word(struct number_words *out, const struct side *side, drg_span span, const struct word_list *list, int kind)
{
    uint8_t starts[MAX_STARTS];
    struct word word;
    word_make(&word, side_slice(side, span), side->lang);
    uint32_t start_count = find_starts(starts, &word, side->lang);
    for (uint32_t i = 0; i < start_count; i++)
        take_words_at(out, span, &word, starts[i], list, kind);
}

/* XIX, in capitals; Cyrillic look-alikes count. */
static uint32_t roman_value(drg_str text)
{
    static const struct {
        uint32_t latin, cyrillic, value;
    } signs[] = {{'I', 0x406, 1}, {'V', 'V', 5}, {'X', 0x425, 10}, {'L', 'L', 50}, {'C', 0x421, 100}, {'D', 'D', 500},
                 {'M', 0x41C, 1000}};
    uint32_t sum = 0, before = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t code = utf8_next(text, &at), value = 0;
        for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
            if (code == signs[i].latin || code == signs[i].cyrillic)
                value = signs[i].value;
        if (!value)
            return 0;
        sum += value;
        sum -= value > before ? 2 * before : 0;
        before = value;
    }
    return sum;
}

/* ---- Several words for one number ------------------------------------------------------------------------------ */

/* In hundredths: halves and quarters are part of it. */
struct sum {
    uint64_t total, current;
};

enum { WHOLE = 100 };

static uint64_t hundredths_of(struct value value)
{
    uint64_t hundredths = value.mantissa;
    for (int i = -2; i < value.exponent; i++)
        hundredths *= 10;
    return hundredths;
}

/* Two and a half million; one million and half a million, as Arabic has it: what is large by itself stands apart. */
static void sum_add(struct sum *sum, const struct number_word *word)
{
    uint64_t value = hundredths_of(word->value);
    bool is_large = value >= UINT64_C(1000) * WHOLE;
    if (word->kind == WORD_SCALE && is_large) {
        sum->total += (sum->current ? sum->current : WHOLE) * (value / WHOLE);
        sum->current = 0;
    } else if (is_large) {
        sum->total += value;
    } else if (word->kind == WORD_SCALE && sum->current && sum->current < 10 * WHOLE) {
        sum->current *= value / WHOLE;
    } else {
        sum->current += value;
    }
}

static struct value sum_value(const struct sum *sum)
{
    struct value value = value_of(sum->total + sum->current);
    value.exponent -= value.mantissa ? 2 : 0;
    return value;
}

/* Whether nothing but a space, a hyphen or "and" stands between. */
static bool is_beside(const struct side *side, uint32_t end, uint32_t start)
{
    enum { MAX_GAP = 6 };
    static const char *const links[] = {"", "-", "and", "of", "\xD1\x81"}; /* of Arabic "and" is a clitic */
    drg_str between = str_trim(side_slice(side, (drg_span){end, start}));
    for (size_t i = 0; i < sizeof links / sizeof links[0]; i++)
        if (str_eq_z(between, links[i]))
            return start - end < MAX_GAP;
    return false;
}

/* The surest word of those at one place. */
static const struct number_word *best_at(const struct number_words *words, size_t first, size_t end)
{
    const struct number_word *best = NULL;
    for (size_t i = first; i < end; i++)
        if (words->items[i].kind <= WORD_SCALE && (!best || words->items[i].letters > best->letters))
            best = &words->items[i];
    return best && best->value.exponent >= -2 ? best : NULL;
}

/* The article of "half a million" and "two and a half", which counts nothing. */
static bool is_article(const struct side *side, const struct number_word *const *run, size_t index, size_t count)
{
    drg_str word = side_slice(side, run[index]->span);
    bool is_fraction = (index > 0 && run[index - 1]->value.exponent < 0) || (index > 0 && index + 1 < count && run[index + 1]->value.exponent < 0);
    return is_fraction && (str_eq_ascii_case(word, STR("a")) || str_eq_ascii_case(word, STR("an")));
}

/* The values of a run of words side by side, from each word to each later one: "once twenty five". */
static void add_sums_of(struct number_words *out, const struct side *side, const struct number_word *const *run, size_t count)
{
    for (size_t first = 0; first < count; first++) {
        struct sum sum = {0};
        for (size_t i = first; i < count; i++) {
            drg_span span = {run[first]->span.start, run[i]->span.end};
            if (!is_article(side, run, i, count))
                sum_add(&sum, run[i]);
            if (i > first)
                push(out, (struct number_word){span, WORD_VALUE, 1, sum_value(&sum)});
        }
    }
}

static void add_sums(struct number_words *words, const struct side *side)
{
    enum { RUN = 8 }; /* words of one number */
    const struct number_word *run[RUN];
    size_t in_run = 0, count = words->count, end;
    for (size_t i = 0; i < count; i = end) {
        for (end = i; end < count && words->items[end].span.start == words->items[i].span.start;)
            end++;
        const struct number_word *word = best_at(words, i, end);
        bool goes_on = word && in_run && in_run < RUN && is_beside(side, run[in_run - 1]->span.end, word->span.start);
        if (!goes_on) {
            add_sums_of(words, side, run, in_run);
            in_run = 0;
        }
        if (word)
            run[in_run++] = word;
    }
    add_sums_of(words, side, run, in_run);
}

void number_words_find(struct number_words *out, const struct side *side)
{
    struct token token;
    struct word_list list = list_of(side->lang);
    out->count = 0;
    for (struct token_cursor cursor = side_cursor(side); token_next(&cursor, &token);) {
        drg_span span = token_span(&token);
        uint32_t roman = token.kind == TOKEN_WORD ? roman_value(side_slice(side, span)) : 0;
        if (token.kind == TOKEN_WORD)
            take_word(out, side, span, &list, ANY_KIND);
        if (roman)
            push(out, (struct number_word){span, WORD_VALUE, 0, value_of(roman)});
    }
    add_sums(out, side);
}

/* ---- Asking ------------------------------------------------------------------------------------------------------ */

/* From the end of a number to its word: a space of any kind, a hyphen. */
enum { MAX_GAP = 3 };

bool number_word_at(struct value *out, const struct side *side, drg_span word, enum number_word_kind kind)
{
    struct number_words words;
    struct word_list list = list_of(side->lang);
    words.count = 0;
    take_word(&words, side, word, &list, (int)kind);
    if (words.count)
        *out = words.items[0].value;
    return words.count > 0;
}

bool number_scale(struct value *out, const struct side *side, drg_span number)
{
    struct token_cursor cursor = side_cursor(side);
    struct token token;
    cursor.at = number.end;
    if (!token_next(&cursor, &token) || token.kind != TOKEN_WORD || token.start - number.end > MAX_GAP)
        return false;
    return number_word_at(out, side, token_span(&token), WORD_SCALE);
}

const struct number_word *number_word_after(const struct number_words *words, const struct side *side, uint32_t place,
                                            enum number_word_kind kind)
{
    const char *text = side->text->view.text.ptr;
    for (size_t i = 0; i < words->count; i++) {
        const struct number_word *word = &words->items[i];
        if (word->kind != kind || word->span.end <= place)
            continue;
        if (word->span.start < place) /* 10k is one word */
            return word;
        uint32_t gap = word->span.start - place;
        return gap <= MAX_GAP && !memchr(text + place, '.', gap) ? word : NULL;
    }
    return NULL;
}

bool number_words_say(const struct number_words *words, enum number_word_kind kind, struct value value)
{
    for (size_t i = 0; i < words->count; i++)
        if (words->items[i].kind == kind && value_is(words->items[i].value, value))
            return true;
    return false;
}

bool number_words_have(const struct number_words *words, enum number_word_kind kind)
{
    for (size_t i = 0; i < words->count; i++)
        if (words->items[i].kind == kind)
            return true;
    return false;
}
