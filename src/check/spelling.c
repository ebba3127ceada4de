/* spelling.c - what spellers find in a text, as findings of rules. */
#include "check/spelling.h"

#include "check/checker.h"
#include "lang/letters.h"
#include "model/findings.h"

/* What each kind is reported as: 'word' SAYS LANGUAGE; MEANT 'suggestion'END. */
static const struct kind {
    const struct check_rule *rule;
    const char *says, *meant, *end;
    bool may_be_sure;
} kinds[] = {
    [DRG_SPELL_UNKNOWN] = {&rule_spelling, "is no word of", "did you mean", "?", true},
    [DRG_SPELL_TERM] = {&rule_term_misspelt, "is a term spelt wrong in", "use", "", true},
    [DRG_SPELL_SCRIPT] = {&rule_spelling, "has letters of two scripts in", "did you mean", "?", false},
    [DRG_SPELL_SUSPECT] = {&rule_spelling_suspect, "is rare in", "far more common is", "", false},
    [DRG_SPELL_SUFFIX] = {&rule_spelling, "has an ending that it cannot have in", "did you mean", "?", true},
    [DRG_SPELL_FORBIDDEN] = {&rule_spelling, "is forbidden by a word list in", "did you mean", "?", false},
    [DRG_SPELL_DOUBLED] = {&rule_doubled_word, "has a word twice in", "use", "", false},
};

/* Rules whose findings say of a word what spelling would say again. */
static const struct check_rule *const sayers[] = {&rule_term_misspelt,   &rule_term_case,    &rule_term_untranslated,
                                                  &rule_term_deprecated, &rule_term_variant, &rule_homoglyph};

static bool is_said(const struct pair *pair, size_t first, drg_span span)
{
    for (size_t i = first; i < pair->findings->list.count; i++) {
        const drg_finding *finding = &pair->findings->list.items[i];
        for (size_t s = 0; s < sizeof sayers / sizeof sayers[0]; s++)
            if (finding->rule == sayers[s]->info.name && str_eq_z(finding->lang, pair->tgt->lang->tag) &&
                finding->span.start < span.end && span.start < finding->span.end)
                return true;
    }
    return false;
}

static bool is_on(const struct pair *pair, const struct check_rule *rule)
{
    return pair->checker->rules[rule_find(str_from(rule->info.name))].is_on;
}

/* Fills in what may have been meant. */
static drg_status add_suggestions(struct report *what, const struct pair *pair, const drg_misspelling *m, drg_str word)
{
    const drg_str *list;
    drg_str meant = {NULL, 0};
    size_t count;
    drg_status status = drg_speller_suggest(pair->speller, word, m->lang, &list, &count, pair->err);
    if (!status && kinds[m->rule].may_be_sure)
        status = drg_speller_correct(pair->speller, word, m->lang, &meant, pair->err);
    if (status)
        return status;
    what->suggestions = list;
    what->suggestion_count = (uint32_t)count;
    what->is_sure = kinds[m->rule].may_be_sure && meant.len;
    return DRG_OK;
}

/* The word before, too, and the white space between. */
static drg_span both_words(const struct side *side, drg_span second)
{
    drg_str view = buf_str(&side->text->view.text);
    uint32_t at = second.start, len = second.end - second.start;
    while (at > side->span.start && is_ascii_space(view.ptr[at - 1]))
        at--;
    return (drg_span){at - side->span.start >= len ? at - len : at, second.end};
}

static void report_one(struct pair *pair, const drg_misspelling *m)
{
    const struct kind *kind = &kinds[m->rule];
    const char *lang = lang_find(str_from(m->lang))->name;
    struct report what = report_of(kind->rule);
    what.tgt = text_view_span(pair->tgt->text, m->span);
    drg_str word = side_slice(pair->tgt, what.tgt);
    if (m->term != DRG_NONE)
        what.concept_index = glossary_term_concept(pair->glossary, m->term);
    if (m->rule == DRG_SPELL_DOUBLED) {
        what.tgt = both_words(pair->tgt, what.tgt);
        what.suggestions = &word;
        what.suggestion_count = 1;
    } else if (pair->checker->suggests) {
        pair->status = add_suggestions(&what, pair, m, word);
    }
    drg_str surface = side_slice(pair->tgt, what.tgt);
    if (what.suggestion_count)
        report(pair, kind->rule, &what, "'%.*s' %s %s; %s '%.*s'%s", STR_ARGS(surface), kind->says, lang, kind->meant,
               STR_ARGS(what.suggestions[0]), kind->end);
    else
        report(pair, kind->rule, &what, "'%.*s' %s %s", STR_ARGS(surface), kind->says, lang);
}

/* ---- Names of several words ------------------------------------------------------------------------------------------ */

/* A capital word that is unknown and has no sure correction: part of a name, as far as anybody can tell. */
static bool is_name_like(const struct pair *pair, const drg_misspelling *m)
{
    drg_str word = side_slice(pair->tgt, text_view_span(pair->tgt->text, m->span)), meant = {NULL, 0};
    if (m->rule != DRG_SPELL_UNKNOWN || m->term != DRG_NONE || !begins_capital(word))
        return false;
    return drg_speller_correct(pair->speller, word, m->lang, &meant, pair->err) || !meant.len;
}

/* Whether one space stands between two misspellings, and nothing else. */
static bool is_beside(const struct side *tgt, const drg_misspelling *a, const drg_misspelling *b)
{
    drg_span before = text_view_span(tgt->text, a->span), next = text_view_span(tgt->text, b->span);
    return next.start == before.end + 1 && str_eq(side_slice(tgt, (drg_span){before.end, next.start}), STR(" "));
}

/* Where the run of such words from misspelling `at` on ends; of findings from `first` on that may have said of them already. */
static size_t name_end(const struct pair *pair, size_t first, size_t at)
{
    const struct side *tgt = pair->tgt;
    const drg_misspelling *all = tgt->misspelt;
    while (at + 1 < tgt->misspelt_count && is_beside(tgt, &all[at], &all[at + 1]) && is_name_like(pair, &all[at]) &&
           is_name_like(pair, &all[at + 1]) && !is_said(pair, first, all[at + 1].span))
        at++;
    return at + 1;
}

/* One finding for the whole of a name that nobody knows. */
static void report_name(struct pair *pair, const drg_misspelling *first, const drg_misspelling *last)
{
    const struct kind *kind = &kinds[first->rule];
    struct report what = report_of(kind->rule);
    what.tgt = (drg_span){text_view_span(pair->tgt->text, first->span).start, text_view_span(pair->tgt->text, last->span).end};
    drg_str surface = side_slice(pair->tgt, what.tgt);
    report(pair, kind->rule, &what, "'%.*s' are no words of %s: a name?", STR_ARGS(surface), lang_find(str_from(first->lang))->name);
}

void report_misspelt(struct pair *pair, size_t first)
{
    const struct side *tgt = pair->tgt;
    for (size_t i = 0, end; i < tgt->misspelt_count && !pair->status; i = end) {
        const drg_misspelling *m = &tgt->misspelt[i];
        end = i + 1;
        if (!is_on(pair, kinds[m->rule].rule) || is_said(pair, first, m->span))
            continue;
        end = name_end(pair, first, i);
        if (end > i + 1)
            report_name(pair, m, &tgt->misspelt[end - 1]);
        else
            report_one(pair, m);
    }
}
