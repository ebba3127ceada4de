/* tr.c - Turkish: the slots of struct lang.
 *
 * A word matches a stem when its letters stand in it, allowing for how people type (struct spelling), and what follows
 * is a chain of endings that this stem can take (tr_endings.c). Grammar: Göksel & Kerslake 2005, chapters 2, 5, 6, 8. */
#include "lang/tr.h"

#include "lang/join.h"
#include "lang/languages.h"

/* Stems of fewer letters, typed in ASCII, are too likely another word: is for iş; Sarayi for Şara'yı. */
enum { SHORT_ASCII = 4, SHORT_ASCII_INFLECTED = 6 };

/* How the letters of a stem are written in a word. */
struct spelling {
    bool is_same;    /* the same word at all                      */
    bool is_respelt; /* in ASCII, or with or without circumflexes */
    bool is_ascii;   /* some letter lost its Turkish mark         */
    bool is_hat;     /* some letter lost or won its circumflex    */
};

static bool is_turkish_letter(uint32_t code)
{
    return code < 0x80 || tr_plain(code) != code;
}

static bool stem_is_ascii(const struct stem *stem, const struct word *word)
{
    for (uint32_t i = 0; i < stem->count; i++)
        if (word->letters[i].strict >= 0x80)
            return false;
    return true;
}

static void compare_letters(struct spelling *spelling, uint32_t expected, uint32_t found, bool is_plain,
                            bool is_capital)
{
    if (expected == found)
        return;
    spelling->is_respelt = true;
    if (tr_without_hat(expected) == tr_without_hat(found) || (expected == 0xFB && found == 0xFC) ||
        (expected == 0xFC && found == 0xFB)) /* hükûmet, hükümet */
        spelling->is_hat = true;
    else if (is_plain && (found == tr_plain(expected) || (found == 0x131 && expected == 'i')))
        spelling->is_ascii = true;
    else if (is_capital && (found == 0x131 || found == 'i') && (expected == 'i' || expected == 0x131))
        spelling->is_ascii = found != 0x131; /* a capital I typed for the dotted one is no ASCII spelling */
    else if (is_turkish_letter(expected) && is_turkish_letter(found))
        spelling->is_same = false;
}

static struct spelling spell(const struct stem *stem, const struct word *word)
{
    struct spelling spelling = {.is_same = true};
    bool is_plain = word->is_ascii || (stem->class & TR_NAME && stem_is_ascii(stem, word));
    for (uint32_t i = 0; i < stem->count && spelling.is_same; i++) {
        bool is_first = i == 0 && word->shape != CASE_LOWER && word->shape != CASE_NONE;
        bool is_capital = word->shape == CASE_UPPER || is_first;
        compare_letters(&spelling, stem->letters[i].strict, word->letters[i].strict, is_plain, is_capital);
    }
    return spelling;
}

/* An apostrophe ends the stem, or stands further on between endings; names never soften before it. */
static bool apostrophe_fits(const struct stem *stem, const struct word *word)
{
    if (!word_has_apostrophe(word) || word->apostrophe > stem->count)
        return true;
    if (word->apostrophe < stem->count)
        return stem->class & TR_APOSTROPHE;
    return stem->class & TR_BEFORE_CONSONANT;
}

/* Whether the first letter after the stem is of a kind that the stem allows. */
static bool junction_fits(const struct stem *stem, const struct word *word)
{
    if (word->apostrophe == stem->count)
        return true;
    bool is_vowel = stem->count < word->count && tr_is_vowel(word->letters[stem->count].strict);
    return stem->class & (is_vowel ? TR_BEFORE_VOWEL : TR_BEFORE_CONSONANT);
}

/* The same finals with all vowels. */
static uint32_t any_harmony(uint32_t contexts)
{
    uint32_t result = 0;
    for (uint32_t i = 0; i < TR_CONTEXT_COUNT; i++)
        if (contexts & 1u << i)
            for (uint32_t harmony = TR_BACK; harmony <= TR_FRONT_ROUND; harmony++)
                result |= TR_CONTEXT(harmony, i % TR_FINAL_COUNT);
    return result;
}

static bool find_ending(const struct stem *stem, const struct word *word, struct tr_ending *ending)
{
    enum tr_state state = stem->class >> TR_STATE_SHIFT & 15;
    uint32_t own = stem->class & TR_ANY_CONTEXT, sounds = own;
    /* Behind the apostrophe of a foreign name the ending follows its sound, not its spelling: Bush'un, Blair'in. */
    if (word->apostrophe == stem->count)
        sounds = TR_ANY_CONTEXT;
    if (state >= TR_STATE_COUNT || !tr_ending_may_be(word, stem->count, state, sounds))
        return false;
    if (tr_ending_find(word, stem->count, state, own, true, ending))
        return true;
    own = sounds;
    if (tr_ending_find(word, stem->count, state, own, true, ending) ||
        tr_ending_find(word, stem->count, state, own, false, ending))
        return true;
    if (word->count - stem->count < 3 || !tr_ending_find(word, stem->count, state, any_harmony(own), true, ending))
        return false;
    ending->is_careless = true;
    return !ending->is_predicate;
}

/* Whether a listed word, longer than the stem, begins the word and explains it as well: sorun beats soru + n. */
static bool has_rival(const struct stem *stem, const struct word *word, const struct tr_ending *found)
{
    for (uint32_t count = word->count; count > stem->count; count--) {
        uint32_t value = tr_list_find(&tr_rivals, word->letters, count);
        struct tr_ending ending;
        if (value && count == word->count)
            return true;
        if (value & TR_RIVAL_MILD && !found->is_personal)
            continue;
        if (tr_ending_find(word, count, TR_NOUN, value & TR_ANY_CONTEXT, true, &ending))
            return true;
    }
    return false;
}

/* Whether a word that looks like ASCII spelling is one of another word, well spelt: "kursunu" of kurs, not of kürsü. */
static bool is_ascii_word(const struct word *word)
{
    struct tr_ending ending;
    for (uint32_t count = word->count; count > 1; count--)
        if (tr_list_find(&tr_words, word->letters, count) & TR_ASCII_WORD &&
            tr_ending_find(word, count, TR_NOUN, tr_spelt_context(word->letters, count), true, &ending))
            return true;
    return false;
}

static bool is_respelling_doubtful(const struct stem *stem, const struct word *word, const struct spelling *spelling,
                                   const struct tr_ending *ending)
{
    bool is_alone = !(stem->class & TR_PHRASE);
    if (spelling->is_hat && stem->class & TR_HAT_TAKEN)
        return true;
    bool is_bare = word->count == stem->count || word->apostrophe == stem->count;
    bool is_short = stem->count < (is_bare ? SHORT_ASCII : SHORT_ASCII_INFLECTED);
    if (spelling->is_ascii && is_alone && (stem->class & TR_ASCII_TAKEN || is_short || is_ascii_word(word)))
        return true;
    return ending->is_ascii && !spelling->is_ascii && word->count - stem->count < 3; /* insani is no insanı */
}

/* An ending without an apostrophe behind a name of two letters, or behind an acronym that is not in capitals: Abla is
 * not Ab + "with", İhale is not İHA + "to". */
static bool is_too_short(const struct stem *stem, const struct word *word)
{
    bool is_short = stem->class & TR_ACRONYM || (stem->class & TR_NAME && stem->count < 3);
    return is_short && word->count > stem->count && word->apostrophe != stem->count && word->shape != CASE_UPPER &&
           word->shape != CASE_MIXED;
}

/* Whether the word is oftener the possessive of a shorter noun with its n: altında is alt + ı + nda, not altın + da. */
static bool is_eclipsed(const struct stem *stem, const struct word *word)
{
    struct tr_ending ending;
    return stem->class & TR_ECLIPSED &&
           tr_ending_find(word, stem->count - 1, TR_OWNED3, TR_ANY_CONTEXT, true, &ending);
}

/* Whether the word is a form of the stem, but a careless one, or more often a form of another word. */
static bool is_homograph(const struct stem *stem, const struct word *word, const struct tr_ending *ending)
{
    if (ending->is_careless || stem->class & TR_CARELESS)
        return true;
    if (stem->class & TR_PHRASE || word->count == stem->count || word_has_apostrophe(word))
        return false;
    return ending->is_unlikely ||
           (ending->is_predicate && stem->class & TR_VERB_TOO) || has_rival(stem, word, ending) ||
           is_eclipsed(stem, word);
}

static bool accept(const struct stem *stem, const struct word *word, uint32_t start, struct analysis *out)
{
    struct tr_ending ending;
    if (start || word->is_cut || !apostrophe_fits(stem, word) || !junction_fits(stem, word))
        return false;
    struct spelling spelling = spell(stem, word);
    if (!spelling.is_same || !find_ending(stem, word, &ending))
        return false;
    *out = (struct analysis){.features = UINT64_MAX, .end = word->count, .label_count = ending.label_count};
    for (uint32_t i = 0; i < ending.label_count; i++)
        out->labels[i] = ending.labels[i];
    out->is_citation = stem->class & TR_CITATION && word->count == stem->count;
    out->is_respelt = spelling.is_respelt || ending.is_ascii || ending.is_unvoiced || ending.is_careless;
    out->is_guess = stem->is_guess || is_too_short(stem, word) ||
                    is_respelling_doubtful(stem, word, &spelling, &ending);
    out->is_homograph = !out->is_guess && is_homograph(stem, word, &ending);
    out->is_guess |= out->is_homograph;
    return true;
}

/* Adjectives and the modifiers of a compound stay as they are; the last word carries the endings. */
static void plan(struct term_plan *term)
{
    for (uint32_t i = 0; i < term->count; i++) {
        term->words[i]->role = i + 1 == term->count ? ROLE_HEAD : ROLE_FIXED;
        term->words[i]->info = term->count > 1 ? TR_PHRASE : 0;
    }
}

static uint32_t starts(const struct word *word, uint8_t starts_at[MAX_STARTS])
{
    (void)word;
    starts_at[0] = 0;
    return 1;
}

const struct lang lang_turkish = {
    .tag = "tr", .fixed_words_stay = true,
    .name = "Turkish",
    .has_dotted_i = true,
    .plan = plan,
    .stems = tr_stems,
    .starts = starts,
    .accept = accept,
    .restate = tr_restate,
    .join = turkish_join,
};
