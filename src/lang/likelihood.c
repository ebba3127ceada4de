/* likelihood.c - how likely a run of characters is as text of the four languages. */
#include "lang/likelihood.h"

#include <stddef.h>

#include "lang/pair_lower.h"

struct pair_model {
    const char *lang;
    const uint32_t *letters; /* in order; letter i has row and column i + 1, row 0 is what is no letter */
    const uint8_t *costs;
    size_t count; /* of letters; row count + 1 is any other letter */
};

/* Defines pair_models[]: English, Turkish, Arabic, Russian. */
#include "pair_tables.inc"

enum { ENGLISH, TURKISH, ARABIC, RUSSIAN };

#define BITS(n) ((n) * LIKELIHOOD_BIT)

enum {
    ACCENT = BITS(7),         /* a letter of another Latin alphabet, beside what its base letter costs */
    OTHER_SCRIPT = BITS(6),   /* a letter of a script that is none of ours */
    OTHER_BLOCK = BITS(12),
    BESIDE_GREEK = BITS(4),
    GLUED_DASH = BITS(2),     /* between two words */
    SCRIPT_CHANGE = BITS(12), /* within a word */
    CAPITAL = BITS(3),        /* that begins a word */
    HEADLINE = BITS(1),       /* a word of capitals after another one */
    SMALL_START = BITS(5),    /* a small letter as the first of all */
    ODD_CAPITAL = BITS(8),    /* after a small letter */
    BESIDE_DIGIT = BITS(6),
    USUAL_SIGN = BITS(5),
    RARE_SIGN = BITS(11),
    ODD_SIGN = BITS(18),
    OPEN_QUOTE = BITS(5), /* that is never closed, or closed and never opened */
    SIGN_IN_WORD = BITS(8),
    MISPLACED = BITS(7),      /* an opening quote before a space, a dash glued to one word */
    CONTROL = BITS(28)
};

static bool is_letter(uint32_t code)
{
    return code && fold_find(code)->class == FOLD_LETTER;
}

static size_t find_letter(const struct pair_model *model, uint32_t lower)
{
    size_t low = 0, high = model->count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (model->letters[mid] == lower)
            return mid + 1;
        if (model->letters[mid] < lower)
            low = mid + 1;
        else
            high = mid;
    }
    return 0;
}

/* The row of a character, and what it costs beside its pairs. */
static size_t row_of(const struct pair_model *model, uint32_t code, uint32_t *extra)
{
    const struct fold_record *record = fold_find(code);
    if (!is_letter(code))
        return 0;
    size_t row = find_letter(model, pair_lower(code, model == &pair_models[TURKISH]));
    if (row)
        return row;
    bool is_ordinal = code == 0xAA || code == 0xBA;
    if (record->script == SCRIPT_LATIN && record->count == 1 && code < 0x180 && !is_ordinal && (row = find_letter(model, code + (uint32_t)record->to_loose))) {
        *extra += ACCENT;
        return row;
    }
    return model->count + 1;
}

static uint32_t pair_cost(const struct pair_model *model, uint32_t before, uint32_t code)
{
    uint32_t extra = 0, ignored = 0;
    size_t a = row_of(model, before, &ignored), b = row_of(model, code, &extra);
    return model->costs[a * (model->count + 2) + b] + extra;
}

void likelihood_of_latin_pair(uint32_t before, uint32_t code, uint32_t *turkish, uint32_t *english)
{
    if (!is_letter(before) && !is_letter(code))
        return;
    *turkish += pair_cost(&pair_models[TURKISH], before, code);
    *english += pair_cost(&pair_models[ENGLISH], before, code);
}

/* What a letter typed in ASCII may have been; itself when it stands for one. */
static uint32_t other_meaning(uint32_t typed)
{
    static const struct { uint32_t typed, meant; } letters[] = {{'c', 0xE7}, {'g', 0x11F}, {'i', 0x131},
                                                               {'o', 0xF6}, {'s', 0x15F}, {'u', 0xFC}};
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++)
        if (letters[i].typed == typed)
            return letters[i].meant;
    return typed;
}

void likelihood_of_typed_pair(uint32_t before, uint32_t code, uint32_t *turkish, uint32_t *english)
{
    const uint32_t befores[2] = {before, other_meaning(before)}, codes[2] = {code, other_meaning(code)};
    uint32_t best = UINT32_MAX;
    for (size_t a = 0; a < 2; a++)
        for (size_t b = 0; b < 2; b++) {
            uint32_t cost = pair_cost(&pair_models[TURKISH], befores[a], codes[b]);
            best = cost < best ? cost : best;
        }
    *turkish += best;
    *english += pair_cost(&pair_models[ENGLISH], before, code);
}

/* Adds what the pair costs in the language of `script`. */
static void add_pair(struct likelihood *l, uint32_t before, uint32_t code, int script)
{
    switch (script) {
    case SCRIPT_ARABIC: l->shared += pair_cost(&pair_models[ARABIC], before, code); break;
    case SCRIPT_CYRILLIC: l->shared += pair_cost(&pair_models[RUSSIAN], before, code); break;
    case SCRIPT_LATIN:
        l->english += pair_cost(&pair_models[ENGLISH], before, code);
        l->turkish += pair_cost(&pair_models[TURKISH], before, code);
        break;
    default: /* a word keeps to one block of its script's characters */
        l->shared += code && before >> 7 != code >> 7 && script != SCRIPT_GREEK ? OTHER_SCRIPT + OTHER_BLOCK : (uint32_t)OTHER_SCRIPT;
        break;
    }
}

/* Quotes, dashes and signs that edited text holds. */
static bool is_usual_sign(uint32_t code)
{
    static const uint32_t usual[] = {0xA0,   0xA3,   0xA7,   0xA9,   0xAB,   0xAE,   0xB0,   0xB1,   0xB7,   0xBB,   0xBD,
                                     0xBF,   0xA1,   0xD7,   0x2010, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A,
                                     0x201C, 0x201D, 0x201E, 0x2022, 0x2026, 0x20AC, 0x2116, 0x60C,  0x61B,  0x61F,
                                     0x200E, 0x200F, 0x2122, 0x2039, 0x203A, 0xFEFF, 0x200B, 0x202F, 0x2009, 0x2212};
    for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++)
        if (usual[i] == code)
            return true;
    return false;
}

/* What stands between two letters as a matter of course. Invisible marks do so in Arabic alone. */
static bool is_joining(uint32_t code, uint32_t before)
{
    int class = fold_find(code)->class;
    if (class == FOLD_IGNORED)
        return code == 0xAD || fold_find(before)->script == SCRIPT_ARABIC;
    return class == FOLD_APOSTROPHE || class == FOLD_HYPHEN || (code >= 0x2013 && code <= 0x2014);
}

/* Where a sign stands. A low or single quote may open or close, as languages have it: no place is wrong for it. */
enum place { PLACE_ANY, PLACE_OPENS, PLACE_CLOSES, PLACE_ENDS_WORD, PLACE_DASH, PLACE_NO_WORD, PLACE_ARABIC };

static enum place place_of(uint32_t code)
{
    switch (code) {
    case 0xAB: case 0x2018: case 0x201A: case 0x201E: case 0x2039: case 0xA1: case 0xBF: return PLACE_OPENS;
    case 0xBB: case 0x201D: case 0x203A: case 0x2026: return PLACE_CLOSES;
    case 0x2019: case 0x2122: return PLACE_ENDS_WORD;
    case 0x2013: case 0x2014: return PLACE_DASH;
    case 0x20AC: case 0xA3: case 0xA7: case 0xA9: case 0x2116: case 0xB0: return PLACE_NO_WORD;
    case 0x200E: case 0x200F: case 0x640: return PLACE_ARABIC;
    default: return PLACE_ANY;
    }
}

/* 0 stands for an end of the text. */
static bool is_space(uint32_t code)
{
    return code == 0 || code == ' ' || code == '\n' || code == '\t' || code == '\r' || code == 0xA0;
}

/* What the places of two neighbours cost. */
static uint32_t place_cost(const struct likelihood *l, uint32_t code)
{
    uint32_t before = l->before, cost = 0;
    if (before >= 0x80) {
        enum place place = place_of(before);
        if (place == PLACE_DASH && is_letter(code) && !l->dash_after_space)
            cost += GLUED_DASH;
        bool is_bad = place == PLACE_OPENS ? is_space(code) : place == PLACE_CLOSES ? is_letter(code) :
                      place == PLACE_DASH ? l->dash_after_space != is_space(code) : place == PLACE_NO_WORD && is_letter(code);
        cost += is_bad ? MISPLACED : 0;
        if (place == PLACE_ARABIC && is_letter(code) && fold_find(code)->script != SCRIPT_ARABIC)
            cost += SCRIPT_CHANGE;
    }
    if (code >= 0x80) {
        enum place place = place_of(code);
        bool is_bad = place == PLACE_OPENS || place == PLACE_NO_WORD ? is_letter(before) :
                      place == PLACE_ENDS_WORD ? is_space(before) :
                      place == PLACE_CLOSES && is_space(before) && before;
        cost += is_bad ? MISPLACED : 0;
        if (place == PLACE_ARABIC && is_letter(before) && fold_find(before)->script != SCRIPT_ARABIC)
            cost += SCRIPT_CHANGE;
    }
    return cost;
}

static uint32_t sign_cost(uint32_t code)
{
    int class = fold_find(code)->class;
    bool is_private = code >= 0xE000 && code <= 0xF8FF;
    if (code < 0xA0 || code == 0xFFFD || is_private)
        return CONTROL;
    if (class == FOLD_DIGIT)
        return USUAL_SIGN;
    if (code == 0xAD || code == 0x201A || code == 0x2039 || code == 0x203A)
        return RARE_SIGN;
    if (code >= 0x10000)
        return code >= 0x1F000 && code < 0x1FB00 ? RARE_SIGN : CONTROL; /* pictures, or what hardly anybody writes */
    return is_usual_sign(code) || class == FOLD_IGNORED ? USUAL_SIGN : ODD_SIGN;
}

static void count_quote(struct likelihood *l, uint32_t code)
{
    bool opens = code == 0xAB || code == 0x201E || (code == 0x201C && l->open_quotes <= 0);
    bool closes = !opens && (code == 0xBB || code == 0x201C || code == 0x201D);
    l->open_quotes += opens - closes;
    if (l->open_quotes < 0) {
        l->shared += OPEN_QUOTE;
        l->open_quotes = 0;
    }
}

static void add_sign(struct likelihood *l, uint32_t code)
{
    count_quote(l, code);
    bool is_invisible = fold_find(code)->class == FOLD_IGNORED && code != 0xAD && is_letter(l->before) &&
                        fold_find(l->before)->script != SCRIPT_ARABIC;
    if (code >= 0x80)
        l->shared += is_invisible ? RARE_SIGN : sign_cost(code);
    if (l->before >= 0x80 && is_letter(l->before)) {
        add_pair(l, l->before, 0, fold_find(l->before)->script);
        if (fold_find(code)->class == FOLD_DIGIT)
            l->shared += BESIDE_DIGIT;
    }
    bool follows_letter = code >= 0x80 && is_letter(l->before);
    l->before_sign = follows_letter && !is_joining(code, l->before) ? l->before : 0;
    l->capitals = 0;
}

static void add_case(struct likelihood *l, const struct fold_record *record, const struct fold_record *before)
{
    bool is_capital = record->letter_case == FOLD_UPPER;
    if (is_capital && before->class == FOLD_LETTER && before->letter_case == FOLD_LOWER)
        l->shared += ODD_CAPITAL;
    else if (is_capital && !l->capitals)
        l->shared += l->is_headline ? HEADLINE : CAPITAL;
    else if (is_capital && l->capitals == 1 && !l->is_headline)
        l->shared += CAPITAL;
    else if (!is_capital && l->capitals > 1)
        l->shared += CAPITAL;
    l->capitals = is_capital ? l->capitals + 1 : 0;
    if (l->capitals > 1 || !is_capital)
        l->is_headline = is_capital;
}

static void add_letter(struct likelihood *l, uint32_t code)
{
    const struct fold_record *record = fold_find(code), *before = fold_find(l->before);
    bool follows_letter = is_letter(l->before);
    if (!l->has_letter && code >= 0x80 && record->letter_case == FOLD_LOWER)
        l->shared += SMALL_START;
    l->has_letter = true;
    if (l->before_sign)
        l->shared += SIGN_IN_WORD;
    l->before_sign = 0;
    if (code < 0x80 && l->before < 0x80) {
        l->capitals = record->letter_case == FOLD_UPPER ? l->capitals + 1 : 0;
        return;
    }
    if (follows_letter && before->script != record->script) {
        bool is_greek = before->script == SCRIPT_GREEK || record->script == SCRIPT_GREEK; /* as in formulas */
        l->shared += is_greek ? BESIDE_GREEK : SCRIPT_CHANGE;
        if (l->before >= 0x80)
            add_pair(l, l->before, 0, before->script);
        follows_letter = false;
    }
    if (l->before && fold_find(l->before)->class == FOLD_DIGIT && code >= 0x80)
        l->shared += BESIDE_DIGIT;
    if (code >= 0x80 || follows_letter)
        add_pair(l, follows_letter ? l->before : 0, code, record->script);
    add_case(l, record, before);
    l->letters[record->script] += code >= 0x80;
}

/* A combining mark after a letter. */
static uint32_t mark_cost(uint32_t code, int script)
{
    bool is_vowel_sign = code >= 0x610 && code <= 0x6ED;
    bool is_accent = (code >= 0x300 && code <= 0x308) || code == 0x30A || code == 0x30C || code == 0x327;
    if (script == SCRIPT_ARABIC && is_vowel_sign)
        return BITS(2);
    if (is_vowel_sign)
        return ODD_SIGN + SCRIPT_CHANGE;
    return is_accent && script != SCRIPT_ARABIC ? RARE_SIGN : CONTROL;
}

void likelihood_add(struct likelihood *l, uint32_t code)
{
    const struct fold_record *record = fold_find(code);
    l->shared += place_cost(l, code);
    l->dash_after_space = place_of(code) == PLACE_DASH && is_space(l->before);
    if (record->class == FOLD_LETTER) {
        add_letter(l, code);
    } else if (record->class == FOLD_MARK && is_letter(l->before)) {
        l->shared += mark_cost(code, fold_find(l->before)->script);
        return; /* the letter is still what stands before */
    } else {
        add_sign(l, code);
    }
    l->before = code;
}

uint32_t likelihood_so_far(const struct likelihood *l)
{
    return l->shared + (l->english < l->turkish ? l->english : l->turkish);
}

uint32_t likelihood_cost(const struct likelihood *likelihood)
{
    struct likelihood l = *likelihood;
    if (l.before) {
        l.shared += place_cost(&l, 0);
        add_sign(&l, ' ');
    }
    l.shared += (uint32_t)l.open_quotes * OPEN_QUOTE;
    return likelihood_so_far(&l);
}

const char *likelihood_lang(const struct likelihood *l)
{
    uint32_t latin = l->letters[SCRIPT_LATIN], arabic = l->letters[SCRIPT_ARABIC], russian = l->letters[SCRIPT_CYRILLIC];
    if (!latin && !arabic && !russian)
        return NULL;
    if (arabic >= latin && arabic >= russian)
        return pair_models[ARABIC].lang;
    if (russian >= latin)
        return pair_models[RUSSIAN].lang;
    return pair_models[l->turkish < l->english ? TURKISH : ENGLISH].lang;
}
