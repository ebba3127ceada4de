/* filters.c - the reasons and what they look at. */
#include "corpus/filters.h"

#include <stdlib.h>

#include "base/error.h"
#include "corpus/boilerplate.h"
#include "corpus/told.h"

/* ---- What each looks at ------------------------------------------------------------------------------------- */

static double share(double part, double of)
{
    return of > 0 ? part / of : 0;
}

static double printed(const struct measure *m)
{
    return (double)m->characters - m->spaces;
}

static bool is_empty(const struct judged *side, double value)
{
    (void)value;
    for (size_t i = 0; i < side->text.len; i++)
        if (!is_ascii_space(side->text.ptr[i]))
            return false;
    return true;
}

static bool has_bad_characters(const struct judged *side, double most)
{
    return side->measure.bad > most;
}

static bool is_markup(const struct judged *side, double most)
{
    return share(side->measure.markup, (double)side->text.len) > most;
}

static bool is_repeated(const struct judged *side, double most)
{
    return side->measure.run > most;
}

static bool has_no_letters(const struct judged *side, double value)
{
    (void)value;
    return side->measure.letters == 0;
}

static bool is_digits(const struct judged *side, double most)
{
    return share(side->measure.digits, printed(&side->measure)) > most;
}

static bool is_too_short(const struct judged *side, double least)
{
    return side->measure.characters < least;
}

static bool is_too_long(const struct judged *side, double most)
{
    return side->measure.characters > most;
}

static bool has_few_words(const struct judged *side, double least)
{
    return side->measure.words < least;
}

static bool has_many_words(const struct judged *side, double most)
{
    return side->measure.words > most;
}

/* What is written in other scripts; of a language whose script is not known, nothing is. */
static bool is_other_script(const struct judged *side, double least)
{
    static const struct {
        const char *tag;
        enum fold_script script;
    } scripts[] = {{"en", SCRIPT_LATIN}, {"tr", SCRIPT_LATIN}, {"de", SCRIPT_LATIN}, {"fr", SCRIPT_LATIN}, {"es", SCRIPT_LATIN},
                   {"az", SCRIPT_LATIN}, {"ar", SCRIPT_ARABIC}, {"fa", SCRIPT_ARABIC}, {"ur", SCRIPT_ARABIC},
                   {"ru", SCRIPT_CYRILLIC}, {"uk", SCRIPT_CYRILLIC}, {"bg", SCRIPT_CYRILLIC}, {"el", SCRIPT_GREEK},
                   {"he", SCRIPT_HEBREW}};
    drg_str lang = lang_primary(str_from(side->lang));
    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++)
        if (lang.len && lang.ptr[0] == scripts[i].tag[0] && str_eq_z(lang, scripts[i].tag))
            return side->measure.letters && share(side->measure.scripts[scripts[i].script], side->measure.letters) < least;
    return false;
}

static bool is_other_language(const struct judged *side, double value)
{
    (void)value;
    return *side->lang && told_differs(side->memo, side->text, side->lang);
}

static bool is_boilerplate_line(const struct judged *side, double value)
{
    (void)value;
    return is_boilerplate(side->text);
}

/* ---- ... of two sides --------------------------------------------------------------------------------------- */

/* Short texts differ by more, so a few characters are given to both. */
static bool is_uneven(const struct judged *src, const struct judged *tgt, double most)
{
    enum { GIVEN = 15 };
    double a = (double)src->measure.characters + GIVEN, b = (double)tgt->measure.characters + GIVEN;
    return (a > b ? a / b : b / a) > most;
}

static bool is_copied(const struct judged *src, const struct judged *tgt, double value)
{
    (void)value;
    return src->measure.letters && str_eq(src->text, tgt->text);
}

/* ---- The table ---------------------------------------------------------------------------------------------- */

struct filter {
    const char *name, *value, *summary;
    double usual; /* value by default */
    bool measures;
    bool (*drops)(const struct judged *side, double value);
    bool (*drops_pair)(const struct judged *src, const struct judged *tgt, double value);
};

static const struct filter filter_table[REASON_COUNT] = {
    [REASON_KEPT] = {"kept", NULL, "nothing speaks against it", 0, false, NULL, NULL},
    [REASON_BROKEN] = {"broken", NULL, "the line is not what its format says", 0, false, NULL, NULL},
    [REASON_EMPTY] = {"empty", NULL, "nothing but white space", 0, false, is_empty, NULL},
    [REASON_BAD_CHARACTERS] = {"bad-characters", "most, 0", "U+FFFD, controls, private use, letters torn by a wrong encoding", 0,
                               true, has_bad_characters, NULL},
    [REASON_MARKUP] = {"markup", "share, 0.2", "tags, entities, braces and other signs of code", 0.2, true, is_markup, NULL},
    [REASON_REPEATED] = {"repeated", "most, 6", "one character many times in a row", 6, true, is_repeated, NULL},
    [REASON_NO_LETTERS] = {"no-letters", NULL, "not one letter", 0, true, has_no_letters, NULL},
    [REASON_DIGITS] = {"digits", "share, 0.4", "digits are more than this part of what is printed", 0.4, true, is_digits, NULL},
    [REASON_TOO_SHORT] = {"too-short", "characters, 3", "fewer characters", 3, true, is_too_short, NULL},
    [REASON_TOO_LONG] = {"too-long", "characters, 2000", "more characters", 2000, true, is_too_long, NULL},
    [REASON_FEW_WORDS] = {"few-words", "words, 1", "fewer words", 1, true, has_few_words, NULL},
    [REASON_MANY_WORDS] = {"many-words", "words, 250", "more words", 250, true, has_many_words, NULL},
    [REASON_COPIED] = {"copied", NULL, "two sides are the same", 0, true, NULL, is_copied},
    [REASON_SCRIPT] = {"script", "share, 0.5", "letters of the language's script are less than this part of all", 0.5, true,
                       is_other_script, NULL},
    [REASON_LANGUAGE] = {"language", NULL, "surely in another language", 0, false, is_other_language, NULL},
    [REASON_BOILERPLATE] = {"boilerplate", NULL, "what websites say on every page", 0, false, is_boilerplate_line, NULL},
    [REASON_RATIO] = {"ratio", "times, 3", "one side is so many times as long as another", 3, true, NULL, is_uneven},
    [REASON_DUPLICATE] = {"duplicate", NULL, "says what an earlier one said", 0, false, NULL, NULL},
    [REASON_NEAR_DUPLICATE] = {"near-duplicate", NULL, "says nearly what an earlier one said", 0, false, NULL, NULL},
    [REASON_SAMPLE] = {"sample", NULL, "not drawn", 0, false, NULL, NULL},
};

static bool is_filter(const struct filter *filter)
{
    return filter->drops || filter->drops_pair;
}

size_t drg_reason_count(void)
{
    return REASON_COUNT;
}

drg_reason_info drg_reason(size_t index)
{
    const struct filter *filter = &filter_table[index];
    return (drg_reason_info){filter->name, filter->value, filter->summary, is_filter(filter), filter->drops_pair != NULL};
}

/* ---- Choosing ----------------------------------------------------------------------------------------------- */

static void switch_on(struct filters *filters, size_t index, double value)
{
    filters->is_on[index] = filters->has_any = true;
    filters->needs_measure |= filter_table[index].measures;
    filters->value[index] = value;
}

static size_t find_filter(drg_str name)
{
    size_t i = 0;
    while (i < REASON_COUNT && !(is_filter(&filter_table[i]) && str_eq_z(name, filter_table[i].name)))
        i++;
    return i;
}

static void switch_all_on(struct filters *filters, size_t sides)
{
    for (size_t i = 0; i < REASON_COUNT; i++)
        if (is_filter(&filter_table[i]) && (sides > 1 || !filter_table[i].drops_pair))
            switch_on(filters, i, filter_table[i].usual);
}

/* "0.3", "30%", "100". */
static drg_status read_value(double *value, drg_str word, const struct filter *filter, drg_error *err)
{
    char copy[32], *end;
    snprintf(copy, sizeof copy, "%.*s", (int)(word.len < sizeof copy ? word.len : sizeof copy - 1), word.ptr);
    *value = strtod(copy, &end);
    bool is_percent = *end == '%';
    if (end == copy || end[is_percent] || !(*value >= 0) || word.len >= sizeof copy)
        return fail(err, DRG_EINVAL, NOWHERE, "%s takes a number (%s), not '%.*s'", filter->name, filter->value, STR_ARGS(word));
    *value /= is_percent ? 100 : 1;
    return DRG_OK;
}

static drg_status read_item(struct filters *filters, drg_str item, size_t sides, drg_error *err)
{
    drg_str name = item;
    const char *sign = memchr(item.ptr, '=', item.len);
    if (sign)
        name.len = (size_t)(sign - item.ptr);
    if (str_eq_z(item, "all")) {
        switch_all_on(filters, sides);
        return DRG_OK;
    }
    size_t index = find_filter(name);
    if (index == REASON_COUNT)
        return fail(err, DRG_EINVAL, NOWHERE, "unknown filter '%.*s'; they are listed by 'prepare --list'", STR_ARGS(name));
    const struct filter *filter = &filter_table[index];
    if (filter->drops_pair && sides < 2)
        return fail(err, DRG_EINVAL, NOWHERE, "filter '%s' compares languages, but there is one", filter->name);
    if (sign && !filter->value)
        return fail(err, DRG_EINVAL, NOWHERE, "filter '%s' takes no value", filter->name);
    double value = filter->usual;
    drg_status status = sign ? read_value(&value, str_cut(item, name.len + 1, item.len), filter, err) : DRG_OK;
    if (!status)
        switch_on(filters, index, value);
    return status;
}

drg_status filters_read(struct filters *filters, const char *list, size_t sides, drg_error *err)
{
    drg_str rest = str_from(list), item;
    drg_status status = DRG_OK;
    *filters = (struct filters){0};
    while (!status && str_split(&rest, ',', &item))
        status = read_item(filters, str_trim(item), sides, err);
    return status;
}

/* ---- Judging ------------------------------------------------------------------------------------------------ */

/* Whether some side is to be dropped for a reason: *side says which. */
static bool drops(const struct filter *filter, double value, const struct judged *sides, size_t count, uint16_t *side)
{
    *side = DRG_SIDES;
    for (size_t i = 0; i < count && filter->drops; i++)
        if (filter->drops(&sides[i], value)) {
            *side = (uint16_t)i;
            return true;
        }
    for (size_t i = 1; i < count && filter->drops_pair; i++)
        if (filter->drops_pair(&sides[0], &sides[i], value)) {
            *side = (uint16_t)i;
            return true;
        }
    return false;
}

enum reason filters_judge(const struct filters *filters, const struct judged *sides, size_t count, uint16_t *side)
{
    for (size_t i = 0; i < REASON_COUNT; i++)
        if (filters->is_on[i] && drops(&filter_table[i], filters->value[i], sides, count, side))
            return (enum reason)i;
    *side = DRG_SIDES;
    return REASON_KEPT;
}
