/* ru.c - Russian: the stems of a glossary word, and whether a word of the text is a stem with a legal ending. */
#include "lang/ru.h"

#include "lang/join.h"
#include "lang/languages.h"
#include "lang/ru_tables.h"

_Static_assert(RU_FEATURE_NOM_M == 0 && RU_FEATURE_NOM_F == 1 && RU_FEATURE_NOM_N == 2 && RU_FEATURE_NOM_PL == 3 &&
               RU_FEATURE_GEN_M == 4 && RU_FEATURE_LOC_PL == 23, "features go case by case");

/* ---- Stems ------------------------------------------------------------------------------------------- */

static bool add_fixed(const struct lexeme *lexeme, const struct stem_sink *sink)
{
    struct stem stem = {.class = RU_CLASS_FIXED, .whole = lexeme->word.count};
    while (stem.count < lexeme->word.count && stem.count < STEM_MAX_LETTERS) {
        stem.letters[stem.count] = lexeme->word.letters[stem.count];
        stem.count++;
    }
    return sink->add(sink->user, &stem);
}

/* Which ending of the set makes the citation form of the stem. */
static uint32_t citation_ending(const struct stem *stem, uint32_t set, const struct word *word)
{
    if (stem->count > word->count)
        return NO_ENDING;
    for (uint32_t i = 0; i < stem->count; i++)
        if (stem->letters[i].loose != word->letters[i].loose)
            return NO_ENDING;
    return declension_ending(&ru_declension, set, word, stem->count, word->count);
}

static uint32_t class_flags(const struct lexeme *lexeme)
{
    const struct word_list *given_names = &ru_declension.lists[RU_LIST_GIVEN_NAMES];
    uint32_t kind = lexeme->info & RU_INFO_KIND;
    uint32_t genders = (lexeme->info & RU_INFO_GENDERS) >> RU_INFO_GENDERS_SHIFT;
    return genders << RU_CLASS_GENDERS_SHIFT | (lexeme->info & RU_INFO_APPOSITION ? RU_CLASS_APPOSITION : 0) |
           (kind == RU_ACRONYM ? RU_CLASS_ACRONYM : 0) | (kind == RU_NAME ? RU_CLASS_NAME : 0) |
           (word_list_has(given_names, lexeme->word.letters, lexeme->word.count) ? RU_CLASS_GIVEN_NAME : 0);
}

static bool add_stem(const struct lexeme *lexeme, const struct rule *rule, uint32_t index, const struct stem_sink *sink)
{
    struct stem stem;
    if (!declension_stem(&ru_declension, rule, index, lexeme->word.letters, lexeme->word.count, &stem))
        return true;
    uint32_t set = ru_declension.results[rule->first_result + index].set;
    stem.class = set | citation_ending(&stem, set, &lexeme->word) << RU_CLASS_CITATION_SHIFT | class_flags(lexeme);
    return sink->add(sink->user, &stem);
}

/* The genders that some ending of the rule's result can have. */
static uint32_t genders_of(const struct rule *rule, uint32_t index)
{
    uint32_t features = ru_declension.sets[ru_declension.results[rule->first_result + index].set].features;
    uint32_t genders = 0;
    for (; features; features >>= RU_CASE_STEP)
        genders |= features & RU_ANY;
    return genders;
}

/* A singular gender that the rule cannot give (мужчина, known as masculine) restricts nothing. */
static bool add_stems(const struct lexeme *lexeme, const struct rule *rule, const struct stem_sink *sink)
{
    uint32_t wanted = (lexeme->info & RU_INFO_GENDERS) >> RU_INFO_GENDERS_SHIFT & ~(uint32_t)RU_MANY, given = 0;
    struct lexeme free_lexeme = *lexeme;
    for (uint32_t i = 0; i < rule->result_count; i++)
        given |= genders_of(rule, i);
    if (wanted && !(given & wanted))
        free_lexeme.info |= RU_INFO_GENDERS;
    for (uint32_t i = 0; i < rule->result_count; i++)
        if (!add_stem(&free_lexeme, rule, i, sink))
            return false;
    return true;
}

static const struct rule *find_rule(const struct lexeme *lexeme)
{
    const struct letter *letters = lexeme->word.letters;
    uint32_t count = lexeme->word.count;
    const struct rule *rule = NULL;
    switch (lexeme->info & RU_INFO_KIND) {
    case RU_STILL: return NULL;
    case RU_ADJECTIVE: return declension_find(&ru_declension, RU_SECTION_ADJECTIVE, letters, count);
    case RU_POSSESSIVE: return declension_find(&ru_declension, RU_SECTION_POSSESSIVE, letters, count);
    case RU_PLURAL: rule = declension_find(&ru_declension, RU_SECTION_PLURAL, letters, count); break;
    case RU_ACRONYM: return declension_find(&ru_declension, RU_SECTION_ACRONYM, letters, count);
    case RU_NAME: rule = declension_find(&ru_declension, RU_SECTION_NAME, letters, count); break;
    }
    return rule ? rule : declension_find(&ru_declension, RU_SECTION_NOUN, letters, count);
}

static bool find_stems(const struct lexeme *lexeme, const struct stem_sink *sink)
{
    const struct rule *rule = lexeme->role == ROLE_FIXED || lexeme->is_indeclinable ? NULL : find_rule(lexeme);
    if (!rule)
        return add_fixed(lexeme, sink);
    if (lexeme->info & RU_INFO_MAY_STAY && !add_fixed(lexeme, sink))
        return false;
    return add_stems(lexeme, rule, sink);
}

/* ---- Acceptance -------------------------------------------------------------------------------------- */

static bool is_yo_pair(uint32_t a, uint32_t b)
{
    return (a == 0x451 && b == 0x435) || (a == 0x435 && b == 0x451);
}

/* Letters that differ strictly may differ in yo alone. */
static bool compare_strictly(const struct stem *stem, const struct word *word, bool *is_respelt)
{
    for (uint32_t i = 0; i < stem->count; i++) {
        uint32_t wanted = stem->letters[i].strict, found = word->letters[i].strict;
        if (wanted == found)
            continue;
        if (!is_yo_pair(wanted, found) && !(stem->class & RU_CLASS_FIXED))
            return false;
        *is_respelt = true;
    }
    return true;
}

/* Case and number agree in apposition, gender need not. */
static uint32_t any_gender(uint32_t features)
{
    uint32_t singular = (features | features >> 1 | features >> 2) & RU_PER_CASE;
    return features | singular * (RU_MASCULINE | RU_FEMININE | RU_NEUTER);
}

static bool accept_fixed(const struct stem *stem, const struct word *word, struct analysis *out)
{
    *out = (struct analysis){.features = UINT64_MAX, .end = word->count, .is_citation = true};
    return stem->count == word->count && compare_strictly(stem, word, &out->is_respelt);
}

static bool is_closed_word(const struct stem *stem, const struct word *word)
{
    if (stem->class & RU_CLASS_NAME && word->shape != CASE_LOWER)
        return false;
    return word_list_has(&ru_declension.lists[RU_LIST_CLOSED], word->letters, word->count);
}

/* Павлов is a surname rather than the genitive plural of Павел. */
static bool is_surname(const struct stem *stem, const struct word *word)
{
    if (!(stem->class & RU_CLASS_GIVEN_NAME) || word->count < stem->count + 2)
        return false;
    uint32_t last = word->letters[word->count - 1].loose, before = word->letters[word->count - 2].loose;
    return last == 0x432 && (before == 0x43E || before == 0x435);
}

/* МИДа and МИДА, but not Мида. */
static bool is_cased_right(const struct stem *stem, const struct word *word)
{
    return !(stem->class & RU_CLASS_ACRONYM) || word->shape == CASE_UPPER || word->shape == CASE_MIXED;
}

static bool accept_form(const struct stem *stem, const struct word *word, uint32_t start, struct analysis *out)
{
    if (start != 0)
        return false;
    if (stem->class & RU_CLASS_FIXED)
        return accept_fixed(stem, word, out);
    uint32_t set = stem->class & RU_CLASS_SET;
    uint32_t index = declension_ending(&ru_declension, set, word, stem->count, word->count);
    if (index == NO_ENDING)
        return false;
    const struct ending *ending = &ru_declension.endings[ru_declension.sets[set].first + index];
    uint32_t genders = (stem->class & RU_CLASS_GENDERS) >> RU_CLASS_GENDERS_SHIFT;
    uint32_t features = ending->features & genders * RU_PER_CASE;
    *out = (struct analysis){.end = word->count, .is_guess = stem->is_guess};
    out->is_citation = index == (stem->class & RU_CLASS_CITATION) >> RU_CLASS_CITATION_SHIFT;
    out->features = stem->class & RU_CLASS_APPOSITION ? any_gender(features) : features;
    if (!features || !compare_strictly(stem, word, &out->is_respelt))
        return false;
    if (out->is_citation)
        return true;
    if (ending->label)
        out->labels[out->label_count++] = ending->label;
    out->is_guess |= is_closed_word(stem, word) || is_surname(stem, word);
    return is_cased_right(stem, word);
}

const struct lang lang_russian = {
    .tag = "ru", .fixed_words_stay = true, .name = "Russian", .plan = ru_plan, .stems = find_stems, .accept = accept_form, .restate = ru_restate,
    .demand = russian_demand, .tell = ru_tell};
