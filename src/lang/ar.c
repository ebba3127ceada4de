/* ar.c - the Arabic row of the language table, and the roles of the words of an Arabic term.
 *
 * Three builds of several words exist. All words with the article are a noun and its adjectives (البنوك السودانية); a
 * first word without it before one with it is a genitive construct (وزارة الخارجية); none with it may be either (وقت
 * متأخر, سعر نفط). Adjectives follow their noun in definiteness, number and gender; the head of a construct never has
 * the article, and its genitive, with or without it, makes the whole definite or not. */
#include "lang/ar.h"
#include "lang/languages.h"
#include "lang/join.h"
#include "lang/restate.h"

static bool is_function_word(const struct word *word)
{
    return ar_is_function_word(word->letters, word->count);
}

/* "For the ..." inside a term: preposition and article in one. */
static bool begins_with_lil(const struct word *word)
{
    return word->count >= 4 && word->letters[0].strict == AR_LAM && word->letters[1].strict == AR_LAM &&
           !ar_find_loosely(word->letters, word->count);
}

static uint32_t kind_of_build(const struct term_plan *plan)
{
    if (ar_has_article(&plan->words[0]->word))
        return AR_INFO_HEAD;
    for (uint32_t i = 1; i < plan->count; i++)
        if (ar_has_article(&plan->words[i]->word))
            return AR_INFO_IDAFA_HEAD;
    return AR_INFO_OPEN_HEAD;
}

static uint32_t kind_of_dependent(uint32_t build, const struct word *word, bool is_after_particle)
{
    if (is_after_particle || build == AR_INFO_IDAFA_HEAD)
        return AR_INFO_GENITIVE;
    if (build == AR_INFO_OPEN_HEAD)
        return AR_INFO_OPEN;
    return ar_has_article(word) ? AR_INFO_ADJECTIVE : AR_INFO_GENITIVE;
}

static void plan(struct term_plan *plan)
{
    if (plan->count == 1) {
        plan->words[0]->role = ROLE_HEAD;
        plan->words[0]->info = AR_INFO_ALONE | AR_INFO_IS_LAST;
        return;
    }
    uint32_t build = kind_of_build(plan);
    bool is_after_particle = false;
    for (uint32_t i = 0; i < plan->count; i++) {
        struct lexeme *lexeme = plan->words[i];
        bool is_particle = begins_with_lil(&lexeme->word) || (plan->count > 2 && is_function_word(&lexeme->word));
        is_after_particle |= is_particle;
        uint32_t kind = i == 0 ? build : kind_of_dependent(build, &lexeme->word, is_after_particle);
        if (is_particle)
            kind = AR_INFO_EXACT;
        lexeme->info = kind | (i + 1 == plan->count ? AR_INFO_IS_LAST : 0u);
        bool agrees = kind == AR_INFO_ADJECTIVE || kind == AR_INFO_OPEN;
        lexeme->role = i == 0 ? ROLE_HEAD : agrees ? ROLE_AGREES : ROLE_FIXED;
    }
}

const struct lang lang_arabic = {
    .tag = "ar",
    .name = "Arabic",
    .is_rtl = true,
    .plan = plan,
    .stems = ar_stems,
    .starts = ar_starts,
    .accept = ar_accept,
    .restate = arabic_restate,
    .join = arabic_join,
};
