/* verdict.c - judges how a translation answers its source: the cheap question first, is the term there; for what is not,
 * what stands there instead. */
#include "base/utf8.h"
#include "check/checker.h"
#include "check/doubt.h"
#include "check/judge.h"
#include "lang/fold.h"

/* ---- Collect -------------------------------------------------------------------------------------------------------- */

static bool demands(const struct demand *demand, uint32_t concept_index)
{
    for (size_t i = 0; i < demand->count; i++)
        if (demand->matches[i].concept_index == concept_index)
            return true;
    return false;
}

/* Places of the translation that have a term of a concept that the demand names, however it is spelt. */
static uint32_t count_answers(const struct pair *pair, const struct demand *demand)
{
    uint32_t count = 0, end = 0;
    for (size_t i = 0; i < pair->tgt->match_count; i++) {
        const struct term_match *match = &pair->tgt->matches[i];
        if (match->span.start < end || !demands(demand, match->concept_index))
            continue;
        count++;
        end = match->span.end;
    }
    return count;
}

/* The best answer for any of the homographs. */
static enum answer best_answer(const struct pair *pair, const struct demand *demand)
{
    enum answer best = ANSWER_NONE;
    for (size_t i = 0; i < demand->count; i++) {
        enum answer answer = answer_for(pair, demand->matches[i].concept_index, NULL);
        best = answer < best ? answer : best;
    }
    return best;
}

static uint32_t count_words(drg_str text)
{
    uint32_t count = 1;
    for (size_t i = 0; i < text.len; i++)
        count += text.ptr[i] == ' ';
    return count;
}

/* Whether a name of several words is answered by fewer: the others may stand beside them, misspelt. */
static bool is_shortened(const struct pair *pair, const struct demand *demand)
{
    uint32_t asked = count_words(glossary_term_text(pair->glossary, demand->matches[0].term)), most = 0;
    for (size_t i = 0; i < pair->tgt->match_count && asked > 1; i++)
        if (demands(demand, pair->tgt->matches[i].concept_index)) {
            uint32_t words = count_words(side_slice(pair->tgt, pair->tgt->matches[i].span));
            most = words > most ? words : most;
        }
    return most > 0 && most < asked && demand->matches[0].is_name;
}

static enum outcome first_outcome(enum answer answer)
{
    if (answer == ANSWER_NONE)
        return TERM_MISSING;
    return answer == ANSWER_UNWANTED ? TERM_UNWANTED : TERM_RENDERED;
}

struct verdict *verdict_of(struct verdicts *verdicts, uint32_t concept_index)
{
    for (size_t i = 0; i < verdicts->list.count; i++)
        if (verdicts->list.items[i].concept_index == concept_index)
            return &verdicts->list.items[i];
    return NULL;
}

static bool collect(struct judge *judge)
{
    const struct pair *pair = judge->pair;
    struct demand demand;
    for (size_t at = 0; next_demand(pair, &at, &demand);) {
        uint32_t concept_index = demand.matches[0].concept_index;
        struct verdict *same = verdict_of(judge->out, concept_index);
        if (same) {
            same->asked++;
            continue;
        }
        if (is_doubtful(pair, &demand.matches[0]))
            continue;
        struct verdict verdict = {.demand = demand, .concept_index = concept_index, .asked = 1,
                                  .answered = count_answers(pair, &demand),
                                  .outcome = first_outcome(best_answer(pair, &demand)),
                                  .is_shortened = is_shortened(pair, &demand)};
        if (!vec_push(&judge->out->list, verdict))
            return false;
    }
    return true;
}

/* ---- Explain --------------------------------------------------------------------------------------------------------- */

/* Words of a term that stands there are no misspelling of another one. */
static void mark_known(struct judge *judge)
{
    struct said *said = &judge->out->tgt;
    const struct side *tgt = judge->pair->tgt;
    for (size_t m = 0; m < tgt->match_count; m++)
        for (size_t i = 0; i < said->words.count && tgt->matches[m].grade <= DRG_INFLECTED; i++)
            said->words.items[i].is_known |= is_overlapping(said->words.items[i].span, tgt->matches[m].span);
}

static bool is_open(const struct verdict *verdict)
{
    return verdict->outcome == TERM_MISSING ||
           (verdict->outcome == TERM_RENDERED && (verdict->answered < verdict->asked || verdict->is_shortened));
}

/* A name that is there seldomer or shorter than in the source, or said otherwise: it may be there misspelt as well. */
static void look_closer(struct judge *judge)
{
    const struct term_match *asking = &judge->verdict->demand.matches[0];
    if (!asking->is_name)
        return;
    mark_related(judge, asking);
    find_misspelling(judge);
}

static void explain(struct judge *judge)
{
    struct verdict *verdict = judge->verdict;
    judge->related = (drg_span){0, 0};
    judge->is_shared = false;
    for (size_t i = 0; i < verdict->demand.count && verdict->outcome == TERM_MISSING; i++)
        if (is_said_otherwise(judge, &verdict->demand.matches[i]) || judge->related.end)
            verdict->outcome = TERM_RENDERED;
    if (verdict->outcome == TERM_MISSING) {
        recognise(judge);
        return;
    }
    verdict->answered = !judge->is_shared;
    look_closer(judge);
}

/* ---- All ------------------------------------------------------------------------------------------------------------------ */

static bool read_words(struct judge *judge)
{
    judge->said = &judge->out->tgt;
    if (!said_read(&judge->out->src, judge->pair->src) || !said_read(&judge->out->tgt, judge->pair->tgt))
        return false;
    mark_known(judge);
    return true;
}

/* ---- Whole segments ---------------------------------------------------------------------------------------------------- */

/* Whether several words stand there, and none in the script of the language. */
static bool is_in_other_script(const struct side *side)
{
    enum { MIN_LETTERS = 12 };
    size_t right = 0, wrong = 0;
    uint8_t script = str_eq_z(str_from(side->lang->tag), "ar") ? SCRIPT_ARABIC : str_eq_z(str_from(side->lang->tag), "ru") ? SCRIPT_CYRILLIC : SCRIPT_LATIN;
    for (size_t at = 0; at < side->words.len;) {
        const struct fold_record *letter = fold_find(utf8_next(side->words, &at));
        right += letter->class == FOLD_LETTER && letter->script == script;
        wrong += letter->class == FOLD_LETTER && letter->script != script;
    }
    return right == 0 && wrong >= MIN_LETTERS;
}

/* A segment that was not translated at all: other rules say so, once. */
static bool is_untranslated(const struct pair *pair)
{
    bool is_source = str_eq(str_trim(pair->src->words), str_trim(pair->tgt->words));
    if (is_source && rule_is_on(pair->checker, "identical"))
        return true;
    return rule_is_on(pair->checker, "wrong-script") && is_in_other_script(pair->tgt);
}

bool verdicts_make(struct verdicts *verdicts, const struct pair *pair)
{
    struct judge judge = {.out = verdicts, .pair = pair};
    size_t open = 0;
    verdicts->list.count = 0;
    verdicts->src.is_read = verdicts->tgt.is_read = false;
    arena_free(&verdicts->arena);
    if (is_untranslated(pair))
        return true;
    if (!collect(&judge))
        return false;
    for (size_t i = 0; i < verdicts->list.count; i++)
        open += is_open(&verdicts->list.items[i]);
    if (open && !read_words(&judge))
        return false;
    for (size_t i = 0; i < verdicts->list.count && open; i++) {
        judge.verdict = &verdicts->list.items[i];
        if (judge.verdict->outcome == TERM_MISSING)
            explain(&judge);
        else if (is_open(judge.verdict))
            look_closer(&judge);
    }
    for (int pass = 0; pass < 2 && open; pass++) /* what is missing first, then what is there too seldom */
        for (size_t i = 0; i < verdicts->list.count; i++) {
            judge.verdict = &verdicts->list.items[i];
            if ((judge.verdict->outcome == TERM_MISSING) == (pass == 0))
                replace(&judge);
        }
    judge.said = &judge.out->tgt;
    return find_other_nation(&judge);
}

bool is_unasked(struct verdicts *verdicts, const struct pair *pair, const struct term_match *match)
{
    struct judge judge = {.out = verdicts, .pair = pair};
    return read_words(&judge) && !is_explained(&judge, match) && !is_any_in_source(&judge, match);
}

void verdicts_free(struct verdicts *verdicts)
{
    vec_free(&verdicts->list);
    said_free(&verdicts->src);
    said_free(&verdicts->tgt);
    arena_free(&verdicts->arena);
}
