/* ru_plan.c - Russian: which words of a term inflect, and as what.
 *
 *   adjectives + noun        all agree                  вооружённые силы, Северная Ирландия
 *   noun + genitive tail     the tail stays             министр | иностранных дел
 *   noun + noun              both inflect, in the same case; or one stays: город-герой, премьер-министр, академия наук
 *   preposition              it and all after it stay   Ростов | на Дону */
#include "lang/ru.h"

#include "lang/ru_tables.h"

enum { YE = 0x435, SHORT_I = 0x439, A = 0x430, O = 0x43E, YERU = 0x44B, YA = 0x44F, I = 0x438, YU = 0x44E, U = 0x443,
       G = 0x433, EM = 0x43C, KHA = 0x445, VE = 0x432 };

/* What is known of the term while its words are read from left to right. */
struct reading {
    struct term_plan *plan;
    uint32_t genders;      /* of the head, by its adjectives; 0: not known */
    bool has_head, in_tail, has_woman;
};

static bool is_cyrillic(const struct word *word)
{
    for (uint32_t i = 0; i < word->count; i++)
        if (word->letters[i].loose < 0x430 || word->letters[i].loose > 0x44F)
            return false;
    return word->count > 0;
}

static uint32_t last(const struct word *word, uint32_t back)
{
    return word->count >= back ? word->letters[word->count - back].loose : 0;
}

static bool ends(const struct word *word, uint32_t before, uint32_t end)
{
    return last(word, 1) == end && last(word, 2) == before;
}

static bool in_list(uint32_t list, const struct word *word)
{
    return word_list_has(&ru_declension.lists[list], word->letters, word->count);
}

static bool in_section(uint32_t section, const struct word *word)
{
    return declension_find(&ru_declension, section, word->letters, word->count) != NULL;
}

/* An adjective or participle in the nominative. */
static bool is_adjective(const struct word *word)
{
    return in_section(RU_SECTION_ADJECTIVE, word) && !in_section(RU_SECTION_NO_ADJECTIVE, word);
}

/* заячья, ахиллесова: only before a noun. */
static bool is_possessive(const struct word *word)
{
    return in_section(RU_SECTION_POSSESSIVE, word) && !in_section(RU_SECTION_NO_ADJECTIVE, word);
}

/* An adjective in a case that only a tail has: иностранных, Верховного. */
static bool is_oblique_adjective(const struct word *word)
{
    if (word->count < 5)
        return false;
    if (ends(word, YERU, KHA) || ends(word, I, KHA) || (ends(word, G, O) && (last(word, 3) == O || last(word, 3) == YE)))
        return true;
    if (ends(word, O, SHORT_I))
        return !in_section(RU_SECTION_NO_ADJECTIVE, word);
    return word->shape == CASE_LOWER && (ends(word, YE, SHORT_I) || ends(word, YERU, EM));
}

/* A noun in the genitive or another case that a citation form has only in its tail. */
static bool looks_oblique(const struct word *word)
{
    switch (last(word, 1)) {
    case YERU: case I: case U: case YU: case KHA: return true;
    case VE: return word->count > 4 && (last(word, 2) == O || last(word, 2) == YE);
    case SHORT_I: return last(word, 2) == YE || last(word, 2) == I;
    default: return false;
    }
}

/* Gender that the nominative of an adjective shows. */
static uint32_t adjective_genders(const struct word *word)
{
    switch (last(word, 1)) {
    case SHORT_I: return RU_MASCULINE;
    case YA: return last(word, 2) == 0x441 ? 0 : RU_FEMININE;
    case YE: return last(word, 2) == YERU || last(word, 2) == I ? RU_MANY : RU_NEUTER;
    default: return 0;
    }
}

static uint32_t hinted_genders(const struct lexeme *lexeme)
{
    static const uint32_t singular[] = {[GENDER_MASCULINE] = RU_MASCULINE, [GENDER_FEMININE] = RU_FEMININE,
                                        [GENDER_NEUTER] = RU_NEUTER};
    return lexeme->number == NUMBER_PLURAL ? RU_MANY : singular[lexeme->gender];
}

static bool is_name_shape(const struct word *word)
{
    return word->shape == CASE_TITLE || word->shape == CASE_MIXED || word->shape == CASE_UPPER;
}

/* Looks plural: -ы, or -и in the lower case. */
static bool is_plural_noun(const struct word *word)
{
    if (last(word, 1) == YERU)
        return word->count > 3;
    return last(word, 1) == I && !is_name_shape(word) && word->count > 3;
}

static enum ru_kind noun_kind(const struct word *word, uint32_t genders, bool is_common)
{
    if (!is_cyrillic(word))
        return RU_STILL;
    if (word->shape == CASE_UPPER && word->count <= 6)
        return RU_ACRONYM;
    if (in_list(RU_LIST_PLURALS, word) || in_list(RU_LIST_PLURAL_NAMES, word))
        return RU_PLURAL;
    const struct rule *listed = declension_find(&ru_declension, RU_SECTION_NOUN, word->letters, word->count);
    if (listed && listed->is_whole)
        return RU_NOUN;
    if (genders == RU_MANY || is_plural_noun(word))
        return RU_PLURAL;
    return is_name_shape(word) && !is_common ? RU_NAME : RU_NOUN;
}

static void set_info(struct lexeme *lexeme, enum ru_kind kind, uint32_t genders, uint32_t flags)
{
    if (kind == RU_PLURAL)
        genders = RU_MANY;
    lexeme->info = (uint32_t)kind | genders << RU_INFO_GENDERS_SHIFT | flags;
}

/* Singular genders leave the plural open. */
static uint32_t with_plural(uint32_t genders)
{
    return genders ? genders | RU_MANY : RU_ANY;
}

/* A single word, or the last adjective of a term without a noun: раненый, столовая, Лавровский. */
static void plan_alone(struct lexeme *lexeme, bool is_common)
{
    uint32_t hinted = hinted_genders(lexeme);
    enum ru_kind kind = noun_kind(&lexeme->word, hinted, is_common);
    uint32_t genders = with_plural(hinted);
    bool is_free = lexeme->pos == POS_ADJECTIVE ||
                   (lexeme->pos == POS_UNKNOWN && kind == RU_NOUN && !in_list(RU_LIST_PERSONS, &lexeme->word));
    if (!hinted && is_adjective(&lexeme->word)) {
        uint32_t shown = adjective_genders(&lexeme->word);
        kind = shown == RU_MANY ? RU_PLURAL : kind;
        genders = shown == RU_MASCULINE && is_free ? RU_ANY : with_plural(shown);
    }
    bool is_single = lexeme->number == NUMBER_SINGULAR && kind == RU_NAME;
    if (is_single && (last(&lexeme->word, 1) == A || last(&lexeme->word, 1) == YA)) /* Сан-Франциско has nothing of Сана */
        genders &= ~(uint32_t)RU_MANY;
    lexeme->role = ROLE_HEAD;
    set_info(lexeme, kind, genders, 0);
}

static bool is_next_adjective(const struct reading *reading, uint32_t index)
{
    return index + 1 < reading->plan->count && is_adjective(&reading->plan->words[index + 1]->word);
}

/* военно- of военно-морской, русско- of русско-японская. */
static bool is_combining(const struct reading *reading, uint32_t index)
{
    const struct word *word = &reading->plan->words[index]->word;
    return (last(word, 1) == O || last(word, 1) == YE) && is_next_adjective(reading, index) && !is_adjective(word);
}

static void plan_adjective(struct reading *reading, struct lexeme *lexeme, enum ru_kind kind)
{
    lexeme->role = ROLE_AGREES;
    set_info(lexeme, kind, RU_ANY, 0);
    if (!reading->genders)
        reading->genders = adjective_genders(&lexeme->word);
}

/* A capital before a small letter is that of an institution: Министерство обороны. */
static bool is_institution(const struct reading *reading, uint32_t index)
{
    return index + 1 < reading->plan->count && reading->plan->words[index + 1]->word.shape == CASE_LOWER;
}

static bool is_woman(const struct word *word)
{
    return is_name_shape(word) && (last(word, 1) == A || last(word, 1) == YA) && !in_list(RU_LIST_MEN_IN_A, word);
}

/* The first of two nouns may be a mere attribute (альфа-излучение), and a foreign name often stays (Робин Гуда). */
static bool may_head_stay(const struct reading *reading, uint32_t index, enum ru_kind kind)
{
    if (index + 1 == reading->plan->count || is_next_adjective(reading, index))
        return false;
    const struct word *word = &reading->plan->words[index]->word, *next = &reading->plan->words[index + 1]->word;
    if (kind == RU_NAME)
        return is_name_shape(next) && !in_list(RU_LIST_GIVEN_NAMES, word);
    return kind == RU_NOUN && !looks_oblique(next);
}

static void plan_head(struct reading *reading, uint32_t index)
{
    struct lexeme *lexeme = reading->plan->words[index];
    uint32_t genders = hinted_genders(lexeme) ? hinted_genders(lexeme) : reading->genders;
    enum ru_kind kind = noun_kind(&lexeme->word, genders, is_institution(reading, index));
    lexeme->role = ROLE_HEAD;
    set_info(lexeme, kind, with_plural(genders), may_head_stay(reading, index, kind) ? RU_INFO_MAY_STAY : 0);
    reading->has_head = true;
}

/* A noun after the head: in apposition, or a genitive that stays. */
static void plan_follower(struct reading *reading, uint32_t index)
{
    struct lexeme *lexeme = reading->plan->words[index];
    enum ru_kind kind = noun_kind(&lexeme->word, 0, is_institution(reading, index));
    bool may_stay = kind == RU_NOUN || kind == RU_PLURAL || (kind == RU_NAME && reading->has_woman) ||
                    reading->plan->words[index - 1]->word.shape == CASE_LOWER;
    lexeme->role = ROLE_AGREES;
    set_info(lexeme, kind, RU_ANY, RU_INFO_APPOSITION | (may_stay ? RU_INFO_MAY_STAY : 0));
}

static bool starts_tail(const struct reading *reading, uint32_t index)
{
    const struct word *word = &reading->plan->words[index]->word;
    if (index > 0 && in_list(RU_LIST_PREPOSITIONS, word))
        return true;
    if (is_adjective(word) && !ends(word, O, SHORT_I))
        return false;
    if (!reading->has_head || (word->shape != CASE_LOWER && !is_institution(reading, index - 1)))
        return reading->has_head && is_oblique_adjective(word) && index + 1 < reading->plan->count;
    return is_oblique_adjective(word) || looks_oblique(word);
}

static void plan_word(struct reading *reading, uint32_t index)
{
    struct lexeme *lexeme = reading->plan->words[index];
    const struct word *word = &lexeme->word;
    bool is_last = index + 1 == reading->plan->count;
    reading->in_tail = reading->in_tail || starts_tail(reading, index);
    if (reading->in_tail || (!is_last && (in_list(RU_LIST_FIRST_PARTS, word) || is_combining(reading, index))))
        lexeme->role = ROLE_FIXED;
    else if (is_adjective(word) && (!is_last || reading->has_head))
        plan_adjective(reading, lexeme, RU_ADJECTIVE);
    else if (!is_last && !reading->has_head && is_possessive(word))
        plan_adjective(reading, lexeme, RU_POSSESSIVE);
    else if (is_adjective(word))
        plan_alone(lexeme, true);
    else if (!reading->has_head)
        plan_head(reading, index);
    else
        plan_follower(reading, index);
    reading->has_woman = reading->has_woman || is_woman(word);
}

void ru_plan(struct term_plan *plan)
{
    struct reading reading = {.plan = plan};
    if (plan->count == 1) {
        plan_alone(plan->words[0], false);
        return;
    }
    for (uint32_t i = 0; i < plan->count; i++)
        plan_word(&reading, i);
}
