/* rule_term_protected.c - words that must stay as they are, changed. */
#include "check/checker.h"
#include "text/tokens.h"

static bool is_marked(const struct pair *pair, uint32_t concept_index)
{
    return pair->checker->protected_concepts && pair->checker->protected_concepts[concept_index / 8] >> (concept_index % 8) & 1;
}

/* Whether the translation has the words, letter for letter, and no letter goes on: an apostrophe may. */
static bool is_there(const struct side *side, drg_str words)
{
    for (size_t at = 0; at + words.len <= side->words.len; at++)
        if (str_starts(str_cut(side->words, at, side->words.len), words)) {
            struct token_cursor cursor = {side->words, at, side->words.len, false};
            struct token token;
            bool is_whole = (at == 0 || !is_ascii_alpha(side->words.ptr[at - 1])) && token_next(&cursor, &token);
            if (is_whole)
                return true;
        }
    return false;
}

/* Words that the file itself says must stay. */
static void check_held(const struct check_rule *rule, struct pair *pair)
{
    const struct side *src = pair->src;
    const struct view *view = &src->text->view;
    for (size_t i = view_held_from(view, src->span.start); i < view->held.count && view->held.items[i].start < src->span.end; i++) {
        drg_str words = str_trim(side_slice(src, view->held.items[i]));
        if (!words.len || is_there(pair->tgt, words))
            continue;
        struct report what = report_of(rule);
        what.src = view->held.items[i];
        what.suggestions = &words;
        what.suggestion_count = 1;
        report(pair, rule, &what, "'%.*s' must stay as it is", QUOTED(words));
    }
}

static void run(const struct check_rule *rule, struct pair *pair)
{
    check_held(rule, pair);
    for (size_t i = 0; i < pair->src->match_count; i++) {
        const struct term_match *match = &pair->src->matches[i];
        drg_term term = drg_glossary_term(pair->glossary, match->term);
        drg_str tgt_terms[1];
        if (match->grade > DRG_RESPELT || !is_marked(pair, term.concept_index) || is_there(pair->tgt, term.text) ||
            good_terms(pair->glossary, term.concept_index, pair->tgt->tag, tgt_terms, 1))
            continue;
        struct report what = report_of(rule);
        what.src = match->span;
        what.concept_index = term.concept_index;
        what.suggestions = &term.text;
        what.suggestion_count = 1;
        report(pair, rule, &what, "'%.*s' must stay as it is", QUOTED(term.text));
    }
}

const struct check_rule rule_term_protected = {
    .info = {.name = "term-protected",
             .severity = DRG_ERROR,
             .is_default = true,
             .summary = "a term that must stay as it is was changed",
             .explanation = "The glossary says of a concept, in a field do-not-translate, that its term stays as it is. The "
                            "translation does not have it letter for letter. A concept that has terms in the language of the "
                            "translation is translated all the same, and term-missing speaks of it. So it is of words that the file marks as "
                            "not to be translated: <mrk mtype=\"protected\"> in XLIFF 1, <mrk translate=\"no\"> in XLIFF 2. In "
                            "those no term is asked for, and --fix changes nothing.",
             .example = "glossary: concept,en,do-not-translate: fs,FreeSurfer,yes\nen: Start FreeSurfer.\ntr: Serbest Sörfçü'yü başlatın.\n"
                        "'FreeSurfer' must stay as it is"},
    .scope = RULE_OF_PAIRS,
    .run = run,
};
