/* spelling.c - what spellers find in a text, as findings of rules. */
#include "check/spelling.h"

#include "check/checker.h"
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

void report_misspelt(struct pair *pair, size_t first)
{
    const struct side *tgt = pair->tgt;
    for (size_t i = 0; i < tgt->misspelt_count && !pair->status; i++)
        if (is_on(pair, kinds[tgt->misspelt[i].rule].rule) && !is_said(pair, first, tgt->misspelt[i].span))
            report_one(pair, &tgt->misspelt[i]);
}
