/* de.c - German in small: an example of a language, which CONTRIBUTING.md explains and the tests hold to its lists. */
#include "lang/de_tables.h"
#include "lang/lang.h"

extern const struct lang lang_german;

/* stem.class: the set of endings that may follow, or none. */
enum { CLASS_SET = 0xFF, CLASS_FIXED = 1 << 8 };

/* The head stands before the first linker; adjectives before it change with it, what follows it stays. */
static void plan_term(struct term_plan *plan)
{
    const struct word_list *linkers = &de_declension.lists[DE_LIST_LINKERS];
    uint32_t head = 0;
    while (head + 1 < plan->count &&
           !word_list_has(linkers, plan->words[head + 1]->word.letters, plan->words[head + 1]->word.count))
        head++;
    for (uint32_t i = 0; i < plan->count; i++)
        plan->words[i]->role = i < head ? ROLE_AGREES : i == head ? ROLE_HEAD : ROLE_FIXED;
}

static bool add_fixed(const struct lexeme *lexeme, const struct stem_sink *sink)
{
    struct stem stem = {.class = CLASS_FIXED, .whole = lexeme->word.count};
    while (stem.count < lexeme->word.count && stem.count < STEM_MAX_LETTERS) {
        stem.letters[stem.count] = lexeme->word.letters[stem.count];
        stem.count++;
    }
    return sink->add(sink->user, &stem);
}

static const struct rule *find_rule(const struct lexeme *lexeme)
{
    uint32_t section = lexeme->role == ROLE_AGREES ? DE_SECTION_ADJECTIVE : DE_SECTION_NOUN;
    if (lexeme->role == ROLE_FIXED || lexeme->is_indeclinable)
        return NULL;
    return declension_find(&de_declension, section, lexeme->word.letters, lexeme->word.count);
}

static bool find_stems(const struct lexeme *lexeme, const struct stem_sink *sink)
{
    const struct rule *rule = find_rule(lexeme);
    if (!rule)
        return add_fixed(lexeme, sink);
    for (uint32_t i = 0; i < rule->result_count; i++) {
        struct stem stem;
        if (!declension_stem(&de_declension, rule, i, lexeme->word.letters, lexeme->word.count, &stem))
            continue;
        stem.class = de_declension.results[rule->first_result + i].set;
        if (!sink->add(sink->user, &stem))
            return false;
    }
    return true;
}

static bool is_respelt(const struct stem *stem, const struct word *word)
{
    for (uint32_t i = 0; i < stem->count; i++)
        if (stem->letters[i].strict != word->letters[i].strict)
            return true;
    return false;
}

static bool accept_form(const struct stem *stem, const struct word *word, uint32_t start, struct analysis *out)
{
    if (start != 0 || stem->count > word->count)
        return false;
    *out = (struct analysis){.features = UINT64_MAX, .end = word->count, .is_citation = stem->count == word->count,
                             .is_respelt = is_respelt(stem, word), .is_guess = stem->is_guess};
    if (stem->class & CLASS_FIXED)
        return out->is_citation;
    uint32_t index = declension_ending(&de_declension, stem->class & CLASS_SET, word, stem->count, word->count);
    if (index == NO_ENDING)
        return false;
    const struct ending *ending = &de_declension.endings[de_declension.sets[stem->class & CLASS_SET].first + index];
    if (ending->label && !out->is_citation)
        out->labels[out->label_count++] = ending->label;
    return true;
}

const struct lang lang_german = {.tag = "de", .name = "German", .fixed_words_stay = true, .plan = plan_term,
                                 .stems = find_stems, .accept = accept_form};
