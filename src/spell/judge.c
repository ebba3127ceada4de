/* judge.c - whether a word by itself is right. */
#include "spell/judge.h"

#include "base/utf8.h"
#include "lang/fold.h"
#include "lang/inflect.h"
#include "spell/english_form.h"
#include "spell/seek.h"
#include "spell/turkish_ending.h"
#include "spell/units.h"

/* When a right word is suspected, in bands: it is not common itself, and a twin is so much commoner; or it is rare, and a
 * word that a slip makes of it is the more commoner the more the slip costs. Words that no list has are as rare as the rarest
 * there, and rarer. */
static const struct suspicion {
    const char *tag;
    uint8_t common, twin; /* from this band on never; a twin this much commoner              */
    uint8_t rare, name;   /* up to this band a word, and a name                              */
    uint8_t far;          /* how much commoner what an ordinary slip makes is                */
    uint8_t letters;      /* shorter words are near too many, and must be FAR_SHORT from one */
    uint8_t slip;         /* what the slip may cost that makes a word of none that a list has */
} suspicions[] = {{"ar", 58, 4, 34, 0, 37, 3, 105}, {"tr", 60, 6, 36, 0, 20, 5, 150}, {"en", 60, 12, 33, 20, 17, 5, 240},
                  {"ru", 60, 12, 36, 0, 29, 5, 105}};

enum {
    UNLISTED = 5,
    UNVOUCHED = 10, /* bands that a listed word that no dictionary has counts as rarer */
    FAR_SHORT = 40,
    SHORT_RARE = 38,
    ORDINARY_SLIP = 105,
    LEAST_STEM = 4,  /* letters of a word before its Turkish ending */
    CLITIC_WORD = 4, /* letters that a word after a clitic has at least */
    LEAST_NAME = 5,  /* letters of a name that is held against well-known ones */
    WELL_KNOWN = 40, /* band of those that no slip makes, ...          */
    NAME_FAR = 15,   /* ... and how much commoner an ordinary slip's is */
    COMMON_NOUN = 4  /* letters of a word in small letters that is no abbreviation */
};

struct letters_seen {
    bool digit, other_than_digit, cyrillic, latin, mark_of_code;
};

static struct letters_seen look_at(drg_str word)
{
    struct letters_seen seen = {0};
    for (size_t at = 0; at < word.len;) {
        const struct fold_record *record = fold_find(utf8_next(word, &at));
        seen.digit = seen.digit || record->class == FOLD_DIGIT;
        seen.other_than_digit = seen.other_than_digit || record->class == FOLD_LETTER;
        seen.cyrillic = seen.cyrillic || (record->class == FOLD_LETTER && record->script == SCRIPT_CYRILLIC);
        seen.latin = seen.latin || (record->class == FOLD_LETTER && record->script == SCRIPT_LATIN);
    }
    return seen;
}

static const struct suspicion *suspicion_of(const struct voice *voice)
{
    for (size_t i = 0; i < sizeof suspicions / sizeof suspicions[0]; i++)
        if (strcmp(suspicions[i].tag, voice->tongue->lang->tag) == 0)
            return &suspicions[i];
    return NULL;
}

static int own_band(const struct voice *voice, uint8_t band)
{
    return band ? band : (int)voice->tongue->words.floor - UNLISTED;
}

const struct word_node *suspect_twin(const struct voice *voice, const struct spelling *word, uint8_t band, uint16_t *meant)
{
    const struct tongue *tongue = voice->tongue;
    const struct suspicion *suspicion = suspicion_of(voice);
    if (!suspicion || band >= suspicion->common)
        return NULL;
    const struct word_node *twin = seek_twin(&tongue->words, &tongue->slips, word, meant);
    return twin && twin->band >= own_band(voice, band) + suspicion->twin ? twin : NULL;
}

/* How common a listed word counts as; 0: it is too common for a slip, or cannot be judged. */
static int rarity_of(const struct voice *voice, const struct suspicion *suspicion, const struct spelling *word, uint8_t band)
{
    const struct word_node *node = band ? word_tree_find(&voice->tongue->words, word->letters, word->count) : NULL;
    uint8_t flags = node ? node->flags : 0;
    int own = own_band(voice, band) - (flags & WORD_IS_EXTRA ? UNVOUCHED : 0);
    int most = flags & WORD_IS_NAME ? suspicion->name : word->count < suspicion->letters ? SHORT_RARE : suspicion->rare;
    return own > most || flags & WORD_IS_ACRONYM ? 0 : own > 0 ? own : 1;
}

/* Whether a rare word is a slip away from one that is so much commoner that it was meant. */
static bool is_near_common(const struct voice *voice, const struct spelling *word, uint8_t band)
{
    const struct suspicion *suspicion = suspicion_of(voice);
    struct guesses guesses = {0};
    int own = suspicion ? rarity_of(voice, suspicion, word, band) : 0;
    bool is_parted = spelling_base(word) < word->count; /* what stands before it is right, and what after it never rare */
    if (!own || is_parted)
        return false;
    bool is_short = word->count < suspicion->letters, is_name = word->shape != CASE_LOWER && own <= suspicion->name;
    int far = is_short ? FAR_SHORT : suspicion->far;
    seek(&guesses, &voice->tongue->words, &voice->tongue->slips, word, band ? ORDINARY_SLIP : suspicion->slip);
    for (uint32_t i = 0; i < guesses.count; i++) {
        const struct guess *guess = &guesses.items[i];
        bool is_like = !guess->flags || (is_name && guess->flags == WORD_IS_NAME);
        if (guess->slip && is_like && (guess->band - own) * 100 >= guess->slip * far)
            return true;
    }
    return false;
}

/* Whether an unknown name is a slip away from a well-known one: Tükiye'nin. Names are near one another as well, so the other must
 * be the better known the more the slip costs. */
static bool is_near_name(const struct voice *voice, const struct spelling *name)
{
    struct guesses guesses = {0};
    if (name->count < LEAST_NAME)
        return false;
    seek(&guesses, &voice->tongue->words, &voice->tongue->slips, name, ORDINARY_SLIP);
    for (uint32_t i = 0; i < guesses.count; i++) {
        const struct guess *guess = &guesses.items[i];
        if (guess->slip && guess->flags == WORD_IS_NAME && (guess->band - WELL_KNOWN) * 100 >= guess->slip * NAME_FAR)
            return true;
    }
    return false;
}

/* ---- Apostrophes ------------------------------------------------------------------------------------------------- */

/* Where the bytes of the ending after the last apostrophe begin; the base ends at *base. */
static bool find_apostrophe(drg_str word, size_t *base, size_t *ending)
{
    bool is_there = false;
    for (size_t at = 0; at < word.len;) {
        size_t from = at;
        if (fold_find(utf8_next(word, &at))->class == FOLD_APOSTROPHE && from > 0 && at < word.len) {
            *base = from;
            *ending = at;
            is_there = true;
        }
    }
    return is_there;
}

/* -lik, -li, -ci, -siz make new words, which no term is a form of: 1980'li. Their vowels are those of the genitive. */
static bool is_derived(const struct voice *voice, drg_str stem, drg_str ending)
{
    static const char *const genitives[] = {"\xC4\xB1n", "in", "un", "\xC3\xBCn"};
    struct spelling s;
    if (!spelling_make(&s, ending, voice->tongue->lang) || s.count < 2 ||
        !(s.letters[0] == 'l' || s.letters[0] == 'c' || s.letters[0] == 's'))
        return false;
    for (size_t i = 0; i < 4; i++) {
        size_t at = 0;
        if (utf8_next(str_from(genitives[i]), &at) != s.letters[1])
            continue;
        for (int has_buffer = 0; has_buffer < 2; has_buffer++) {
            char form[SPELLING_BYTES + 8];
            size_t len = stem.len < SPELLING_BYTES - 8 ? stem.len : 0;
            memcpy(form, stem.ptr, len);
            form[len++] = '\'';
            if (has_buffer)
                form[len++] = 'n';
            memcpy(form + len, genitives[i], strlen(genitives[i]));
            drg_str whole = {form, len + strlen(genitives[i])};
            if (turkish_ending(voice->tongue->lang, stem, whole) != ENDING_NONE)
                return true;
        }
    }
    return false;
}

/* Whether a name is one of the language's dictionaries, and so spelt as it sounds. */
static bool is_native(struct voice *voice, const struct spelling *s)
{
    char written[SPELLING_BYTES];
    const struct word_node *node = word_tree_find(&voice->tongue->words, s->letters, s->count);
    if (node && node->flags & WORD_IS_EXTRA)
        return false;
    spelling_write(written, s->letters, s->count, CASE_TITLE, voice->tongue->lang);
    return voice_has(voice, written);
}

/* The symbol of a unit and an ending, which goes by how the unit is read aloud: kg'dan, cm'lik. */
static drg_spell_rule judge_unit(const struct voice *voice, drg_str reading, drg_str tail)
{
    char written[SPELLING_BYTES];
    size_t len = reading.len;
    if (len + 1 + tail.len > sizeof written)
        return DRG_SPELL_UNKNOWN;
    memcpy(written, reading.ptr, len);
    written[len++] = '\'';
    memcpy(written + len, tail.ptr, tail.len);
    bool is_ending = turkish_ending(voice->tongue->lang, reading, (drg_str){written, len + tail.len}) == ENDING_FITS;
    return is_ending || is_derived(voice, reading, tail) ? DRG_SPELL_RIGHT : DRG_SPELL_SUFFIX;
}

/* A name or a number and an ending that may follow it. A word that is no name is not parted by an apostrophe, but which word
 * is used as a name only its writer knows. */
static drg_spell_rule judge_turkish(struct voice *voice, drg_str word, size_t base, size_t ending)
{
    struct spelling s;
    uint8_t band;
    uint16_t meant[SPELLING_MAX];
    drg_str stem = str_cut(word, 0, base), tail = str_cut(word, ending, word.len), reading;
    if (unit_find(&reading, stem))
        return judge_unit(voice, reading, tail);
    bool is_number = look_at(stem).digit;
    enum ending_fit fit = turkish_ending(voice->tongue->lang, stem, word);
    bool is_ending = fit == ENDING_FITS || (fit == ENDING_BY_SOUND && !is_number) || is_derived(voice, stem, tail);
    if (is_number || !spelling_make(&s, stem, voice->tongue->lang))
        return is_ending ? DRG_SPELL_RIGHT : DRG_SPELL_SUFFIX;
    if (s.shape != CASE_LOWER && (s.count == 1 || str_eq_z(tail, "s"))) /* O'Hagan, Sainsbury's */
        return DRG_SPELL_RIGHT;
    bool is_known = voice_knows(voice, s.letters, s.count, s.shape, &band);
    if (s.shape == CASE_LOWER && !is_known)
        return DRG_SPELL_UNKNOWN;
    if (!is_ending || (s.shape == CASE_LOWER && s.count >= COMMON_NOUN))
        return is_known ? DRG_SPELL_SUFFIX : DRG_SPELL_UNKNOWN;
    /* The endings of foreign names, acronyms and names in -l go by their sound. */
    if (is_known && fit == ENDING_BY_SOUND && s.shape == CASE_TITLE && s.letters[s.count - 1] != 'l' && is_native(voice, &s))
        return DRG_SPELL_SUFFIX;
    if (is_known || s.shape == CASE_UPPER)
        return DRG_SPELL_RIGHT;
    return suspect_twin(voice, &s, 0, meant) || is_near_name(voice, &s) ? DRG_SPELL_UNKNOWN : DRG_SPELL_RIGHT;
}

/* Genitives of right words. */
static drg_spell_rule judge_english(struct voice *voice, drg_str word, size_t base, size_t ending)
{
    drg_str tail = str_cut(word, ending, word.len);
    if (str_eq_ascii_case(tail, STR("s")))
        return judge(voice, str_cut(word, 0, base));
    return DRG_SPELL_UNKNOWN;
}

static drg_spell_rule judge_apostrophe(struct voice *voice, drg_str word)
{
    size_t base, ending;
    if (!find_apostrophe(word, &base, &ending))
        return DRG_SPELL_UNKNOWN;
    if (voice->tongue->lang->has_dotted_i)
        return judge_turkish(voice, word, base, ending);
    if (strcmp(voice->tongue->lang->tag, "en") == 0)
        return judge_english(voice, word, base, ending);
    return DRG_SPELL_UNKNOWN;
}

/* ---- Words ------------------------------------------------------------------------------------------------------- */

/* iPhone, McDonald, YouTube, PhD: a capital inside, and no slip of the shift key. */
static bool is_camel(drg_str word)
{
    uint32_t capitals = 0, smalls = 0, count = 0;
    bool last_two_capital = false, is_capital = false, begins_capital = false;
    for (size_t at = 0; at < word.len; count++) {
        const struct fold_record *record = fold_find(utf8_next(word, &at));
        is_capital = record->letter_case == FOLD_UPPER;
        begins_capital = begins_capital || (count == 0 && is_capital);
        capitals += is_capital;
        smalls += record->letter_case == FOLD_LOWER;
        last_two_capital = count == 1 && capitals == 2;
        if (last_two_capital)
            return false;
    }
    return capitals && smalls && (count > 3 || (count == 3 && begins_capital && is_capital));
}

/* MPs, TVs: letters that are spelt out, in the plural. */
static bool is_plural_acronym(drg_str word)
{
    uint32_t capitals = 0;
    for (size_t at = 0; at < word.len; capitals++)
        if (fold_find(utf8_next(word, &at))->letter_case != FOLD_UPPER)
            return capitals > 1 && at == word.len && word.ptr[at - 1] == 's';
    return false;
}

/* Foreign letters dropped: naive for naïve, cafe for café. */
static bool is_right_without_marks(struct voice *voice, drg_str text, const struct spelling *s)
{
    struct word word;
    struct spelling plain = {.count = 0};
    uint8_t band;
    word_make(&word, text, voice->tongue->lang);
    for (uint32_t i = 0; i < word.count; i++) {
        if (word.letters[i].loose > UINT16_MAX)
            return false;
        plain.letters[plain.count++] = (uint16_t)word.letters[i].loose;
    }
    return plain.count == s->count && memcmp(plain.letters, s->letters, s->count * sizeof *s->letters) != 0 &&
           voice_knows(voice, plain.letters, plain.count, s->shape, &band);
}

/* Words that stand before Arabic ones without a space: "and", "to", the article. Dictionaries know them before their own words;
 * here they stand before those of the list. */
static bool has_arabic_clitics(const struct voice *voice, const struct spelling *s)
{
    static const struct { uint16_t letters[4]; uint8_t count; } clitics[] = {
        {{0x648}, 1}, {{0x641}, 1}, {{0x628}, 1}, {{0x644}, 1}, {{0x643}, 1}, {{0x627, 0x644}, 2}, {{0x644, 0x644}, 2},
        {{0x648, 0x644}, 2}, {{0x648, 0x628}, 2}, {{0x641, 0x644}, 2}, {{0x648, 0x627, 0x644}, 3}, {{0x628, 0x627, 0x644}, 3},
        {{0x643, 0x627, 0x644}, 3}, {{0x648, 0x644, 0x644}, 3}, {{0x648, 0x628, 0x627, 0x644}, 4}};
    for (size_t i = 0; i < sizeof clitics / sizeof clitics[0] && voice->tongue->lang->is_rtl; i++) {
        uint32_t count = clitics[i].count;
        if (s->count < count + CLITIC_WORD || memcmp(s->letters, clitics[i].letters, count * sizeof *s->letters) != 0)
            continue;
        const struct word_node *node = word_tree_find(&voice->tongue->words, s->letters + count, s->count - count);
        if (node && node->flags & WORD_IS_EXTRA)
            return true;
    }
    return false;
}

/* Forms of Turkish words that no dictionary has: tsunaminin. */
static bool has_turkish_ending(const struct voice *voice, drg_str word, const struct spelling *s)
{
    char cited[SPELLING_BYTES];
    struct analysis analysis;
    for (uint32_t count = s->count - 1; count >= LEAST_STEM && voice->tongue->lang->has_dotted_i; count--) {
        const struct word_node *node = word_tree_find(&voice->tongue->words, s->letters, count);
        if (!node || !(node->flags & WORD_IS_EXTRA))
            continue;
        drg_str base = {cited, spelling_write(cited, s->letters, count, CASE_LOWER, voice->tongue->lang)};
        if (inflect_accepts(voice->tongue->lang, base, word, &analysis) && !analysis.is_respelt && !analysis.is_guess)
            return true;
    }
    return false;
}

static drg_spell_rule judge_spelling(struct voice *voice, drg_str word, const struct spelling *s)
{
    uint16_t meant[SPELLING_MAX];
    uint8_t band;
    bool is_english = strcmp(voice->tongue->lang->tag, "en") == 0, is_brand = s->shape == CASE_MIXED && is_camel(word);
    if (is_english && (is_plural_acronym(word) || is_ise_form(voice, s)))
        return DRG_SPELL_RIGHT;
    if (voice_knows(voice, s->letters, s->count, s->shape, &band))
        return !is_brand && (suspect_twin(voice, s, band, meant) || is_near_common(voice, s, band)) ? DRG_SPELL_SUSPECT : DRG_SPELL_RIGHT;
    bool is_syllable = voice->tongue->lang->is_rtl && s->count <= 2; /* of a foreign name */
    if (is_syllable || has_arabic_clitics(voice, s))
        return DRG_SPELL_RIGHT;
    if (has_turkish_ending(voice, word, s))
        return is_near_common(voice, s, 0) ? DRG_SPELL_SUSPECT : DRG_SPELL_RIGHT;
    if (spelling_base(s) < s->count)
        return judge_apostrophe(voice, word);
    if (is_brand)
        return DRG_SPELL_RIGHT;
    if (is_english && is_prefixed(voice, s))
        return is_near_common(voice, s, 0) ? DRG_SPELL_SUSPECT : DRG_SPELL_RIGHT;
    bool drops_marks = is_english || strcmp(voice->tongue->lang->tag, "ru") == 0;
    return drops_marks && is_right_without_marks(voice, word, s) ? DRG_SPELL_RIGHT : DRG_SPELL_UNKNOWN;
}

drg_spell_rule judge(struct voice *voice, drg_str word)
{
    struct spelling s;
    struct letters_seen seen = look_at(word);
    size_t base, ending;
    drg_str reading;
    switch (vocabulary_says(&voice->book->own_words, word, voice->tongue->lang)) {
    case OWN_RIGHT: return DRG_SPELL_RIGHT;
    case OWN_FORBIDDEN: return DRG_SPELL_FORBIDDEN;
    default: break;
    }
    if (seen.cyrillic && seen.latin)
        return DRG_SPELL_SCRIPT;
    if (seen.digit) {
        bool has_ending = voice->tongue->lang->has_dotted_i && find_apostrophe(word, &base, &ending);
        return has_ending ? judge_turkish(voice, word, base, ending) : DRG_SPELL_RIGHT;
    }
    if (!seen.other_than_digit || !spelling_make(&s, word, voice->tongue->lang) || s.count == 1 || unit_find(&reading, word))
        return DRG_SPELL_RIGHT;
    return judge_spelling(voice, word, &s);
}
