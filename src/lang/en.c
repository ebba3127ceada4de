/* en.c - English: plurals, possessives and the two spellings of a glossary word.
 *
 * The plural stands on the head of a term, the possessive on its last word: attorneys general, the attorney general's.
 * Verb forms and derivations are other words: friendly is no form of friend. */
#include "base/buf.h"
#include "lang/languages.h"
#include "lang/join.h"
#include "lang/restate.h"

#include "lang/en_tables.h"

/* lexeme.info, set by plan(). */
enum {
    INFO_PLURAL = 1,     /* may stand in the plural  */
    INFO_POSSESSIVE = 2, /* the last word            */
    INFO_COMMON = 4      /* a capital makes no name of it: Ministry of Defence */
};

/* stem.class: the set of endings and how to read it. */
enum {
    CLASS_SET = 0xFF,
    CLASS_POSSESSIVE = 1 << 8,
    CLASS_RESPELT = 1 << 9,
    CLASS_CITATION = 1 << 10,       /* the stem is the whole citation form */
    CLASS_APOSTROPHE_SHIFT = 16     /* 1 + letters before the citation form's own apostrophe: O'Brien */
};

/* ---- Plan -------------------------------------------------------------------------------------------- */

static bool in_list(uint32_t list, const struct word *word)
{
    return word_list_has(&en_declension.lists[list], word->letters, word->count);
}

static bool ends_in_er(const struct word *word)
{
    return word->count > 3 && word->letters[word->count - 1].loose == 'r' && word->letters[word->count - 2].loose == 'e';
}

/* runner-up, but start-up: with a doer before it, the particle is no head. */
static bool is_particle(const struct term_plan *plan, uint32_t index)
{
    return index + 1 == plan->count && in_list(EN_LIST_PARTICLES, &plan->words[index]->word) &&
           ends_in_er(&plan->words[index - 1]->word);
}

/* Index of the head: the word before the first preposition, or the last. */
static uint32_t head_of(const struct term_plan *plan)
{
    for (uint32_t i = 1; i < plan->count; i++)
        if (is_particle(plan, i) || (i + 1 < plan->count && in_list(EN_LIST_PREPOSITIONS, &plan->words[i]->word)))
            return i - 1;
    return plan->count - 1;
}

static void plan_term(struct term_plan *plan)
{
    uint32_t head = head_of(plan);
    bool is_postpositive = head > 0 && in_list(EN_LIST_POSTPOSITIVE, &plan->words[head]->word);
    for (uint32_t i = 0; i < plan->count; i++) {
        bool is_head = i == head || (is_postpositive && i + 1 == head);
        plan->words[i]->role = is_head ? ROLE_HEAD : ROLE_FIXED;
        plan->words[i]->info = (is_head ? INFO_PLURAL : 0u) | (i + 1 == plan->count ? INFO_POSSESSIVE : 0u) |
                               (plan->count > 1 ? INFO_COMMON : 0u);
    }
}

/* ---- Stems ------------------------------------------------------------------------------------------- */

/* A citation form, or its other spelling, whose stems are wanted. */
struct citation {
    const struct lexeme *lexeme;
    const struct stem_sink *sink;
    const struct letter *letters;
    uint32_t count;
    uint32_t flags;
};

static bool is_name(const struct lexeme *lexeme)
{
    enum word_case shape = lexeme->word.shape;
    return shape == CASE_TITLE || shape == CASE_MIXED || shape == CASE_UPPER;
}

static bool add_results(const struct citation *citation, const struct rule *rule)
{
    for (uint32_t i = 0; rule && i < rule->result_count; i++) {
        struct stem stem;
        if (!declension_stem(&en_declension, rule, i, citation->letters, citation->count, &stem))
            continue;
        bool is_whole = stem.count == citation->count;
        for (uint32_t j = 0; is_whole && j < stem.count; j++)
            is_whole = stem.letters[j].loose == citation->letters[j].loose;
        stem.whole = citation->lexeme->word.count;
        stem.class = en_declension.results[rule->first_result + i].set | citation->flags |
                     (is_whole ? (uint32_t)CLASS_CITATION : 0);
        if (!citation->sink->add(citation->sink->user, &stem))
            return false;
    }
    return true;
}

static bool add_fixed(const struct citation *citation)
{
    static const struct letter none;
    return add_results(citation, declension_find(&en_declension, EN_SECTION_FIXED, &none, 1));
}

static bool add_forms(const struct citation *citation)
{
    const struct lexeme *lexeme = citation->lexeme;
    const struct letter *letters = citation->letters;
    uint32_t count = citation->count;
    if (!(lexeme->info & INFO_PLURAL) || lexeme->is_indeclinable)
        return add_fixed(citation);
    if (!is_name(lexeme))
        return add_results(citation, declension_find(&en_declension, EN_SECTION_NOUN, letters, count));
    uint32_t other = lexeme->info & INFO_COMMON ? EN_SECTION_NOUN : EN_SECTION_TITLE;
    return add_results(citation, declension_find(&en_declension, EN_SECTION_NAME, letters, count)) &&
           add_results(citation, declension_find(&en_declension, other, letters, count));
}

static bool add_respelt(const struct citation *citation)
{
    const struct rule *rule = declension_find(&en_declension, EN_SECTION_SPELLING, citation->letters, citation->count);
    for (uint32_t i = 0; rule && i < rule->result_count; i++) {
        struct stem other;
        if (!declension_stem(&en_declension, rule, i, citation->letters, citation->count, &other))
            continue;
        struct citation respelt = *citation;
        respelt.letters = other.letters;
        respelt.count = other.count;
        respelt.flags |= CLASS_RESPELT;
        if (!add_forms(&respelt))
            return false;
    }
    return true;
}

static bool find_stems(const struct lexeme *lexeme, const struct stem_sink *sink)
{
    struct citation citation = {lexeme, sink, lexeme->word.letters, lexeme->word.count, 0};
    if (word_has_apostrophe(&lexeme->word))
        citation.flags |= (lexeme->word.apostrophe + 1) << CLASS_APOSTROPHE_SHIFT;
    if (lexeme->info & INFO_POSSESSIVE)
        citation.flags |= CLASS_POSSESSIVE;
    return add_forms(&citation) && add_respelt(&citation);
}

/* ---- Acceptance -------------------------------------------------------------------------------------- */

enum possessive { POSSESSIVE_NONE, POSSESSIVE_S, POSSESSIVE_BARE, POSSESSIVE_WRONG };

/* What the apostrophe of the word means; *end gets the letters before a possessive s. */
static enum possessive find_possessive(const struct stem *stem, const struct word *word, uint32_t *end)
{
    uint32_t own = stem->class >> CLASS_APOSTROPHE_SHIFT;
    *end = word->count;
    if (!word_has_apostrophe(word) || word->apostrophe + 1 == own)
        return POSSESSIVE_NONE;
    if (word->apostrophe == word->count)
        return POSSESSIVE_BARE;
    if (word->apostrophe + 1 != word->count || word->letters[word->count - 1].loose != 's')
        return POSSESSIVE_WRONG;
    *end = word->count - 1;
    return POSSESSIVE_S;
}

/* The bare apostrophe follows a sibilant: courts', James', Marx'. */
static bool takes_bare(uint32_t last)
{
    return last == 's' || last == 'x' || last == 'z';
}

static bool is_respelt(const struct stem *stem, const struct word *word)
{
    for (uint32_t i = 0; i < stem->count; i++)
        if (stem->letters[i].strict != word->letters[i].strict)
            return true;
    return (stem->class & CLASS_RESPELT) != 0;
}

static bool accept_form(const struct stem *stem, const struct word *word, uint32_t start, struct analysis *out)
{
    uint32_t end;
    enum possessive possessive = find_possessive(stem, word, &end);
    if (start != 0 || possessive == POSSESSIVE_WRONG || stem->count > end)
        return false;
    if (possessive != POSSESSIVE_NONE && !(stem->class & CLASS_POSSESSIVE))
        return false;
    if (possessive == POSSESSIVE_BARE && !takes_bare(word->letters[end - 1].loose))
        return false;
    uint32_t set = stem->class & CLASS_SET, index = declension_ending(&en_declension, set, word, stem->count, end);
    if (index == NO_ENDING)
        return false;
    const struct ending *ending = &en_declension.endings[en_declension.sets[set].first + index];
    *out = (struct analysis){.features = UINT64_MAX, .end = word->count, .is_guess = stem->is_guess};
    out->is_respelt = is_respelt(stem, word);
    out->is_citation = stem->class & CLASS_CITATION && !(stem->class & CLASS_RESPELT) && ending->count == 0 &&
                       possessive == POSSESSIVE_NONE;
    if (ending->label && !out->is_citation)
        out->labels[out->label_count++] = ending->label;
    if (possessive != POSSESSIVE_NONE)
        out->labels[out->label_count++] = "possessive";
    return true;
}

/* ---- Making ------------------------------------------------------------------------------------------- */

struct plural {
    struct stem stem;
    const struct ending *ending; /* NULL: there is none yet */
};

static bool take_plural(void *user, const struct stem *stem)
{
    struct plural *plural = user;
    const struct ending_set *set = &en_declension.sets[stem->class & CLASS_SET];
    for (uint32_t i = 0; i < set->count && !stem->is_guess && !(stem->class & CLASS_RESPELT); i++) {
        const struct ending *ending = &en_declension.endings[set->first + i];
        if (plural->ending || !ending->label || strcmp(ending->label, "plural") != 0)
            continue;
        plural->stem = *stem;
        plural->ending = ending;
    }
    return true;
}

void english_add_plural(struct buf *into, const struct lexeme *lexeme, drg_str word)
{
    const struct word *own = &lexeme->word;
    struct plural plural = {.ending = NULL};
    uint32_t same = 0;
    find_stems(lexeme, &(struct stem_sink){take_plural, &plural});
    if (!plural.ending) {
        buf_add(into, word);
        return;
    }
    while (same < plural.stem.count && same < own->count && plural.stem.letters[same].loose == own->letters[same].loose)
        same++;
    buf_add(into, str_cut(word, 0, same ? own->letters[same - 1].end : 0));
    for (uint32_t i = same; i < plural.stem.count; i++)
        buf_add_code(into, plural.stem.letters[i].strict);
    for (uint32_t i = 0; i < plural.ending->count; i++)
        buf_add_code(into, plural.ending->letters[i]);
}

static bool is_title_noun(const struct word *word)
{
    return in_list(EN_LIST_TITLE_NOUNS, word);
}

const struct lang lang_english = {
    .tag = "en", .name = "English", .article = "the", .fixed_words_stay = true,
    .is_title_noun = is_title_noun, .plan = plan_term, .stems = find_stems,
    .accept = accept_form,
    .tail = english_possessive,
    .restate = english_restate,
    .join = english_join};
