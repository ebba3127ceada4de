/* rule_term_variant.c - a spelling that the house style does not choose. */
#include "base/buf.h"
#include "check/checker.h"
#include "check/doubt.h"
#include "check/suggest.h"
#include "match/compile.h"
#include "rewrite/wanted.h"

/* What the style wants in place of the match; empty: it stays. */
static drg_str wanted_at(const struct pair *own, const struct term_match *match)
{
    drg_term term = drg_glossary_term(own->glossary, match->term);
    if (term.status == DRG_PREFERRED || term.status == DRG_ADMITTED)
        return (drg_str){"", 0};
    return wanted_for(own->glossary, &term);
}

/* Whether the glossary of the job speaks of this place itself, or it is another word, or the homographs disagree. */
static bool is_left_alone(const struct pair *pair, const struct pair *own, const struct term_match *match, drg_str wanted)
{
    const struct side *tgt = pair->tgt;
    drg_term term = drg_glossary_term(own->glossary, match->term);
    for (size_t i = 0; i < tgt->styled_count; i++) {
        const struct term_match *other = &tgt->styled[i];
        if (other->span.start == match->span.start && other->span.end == match->span.end && !str_eq(wanted_at(own, other), wanted))
            return true;
    }
    for (size_t i = 0; i < tgt->match_count; i++) {
        bool is_same = tgt->matches[i].span.start < match->span.end && match->span.start < tgt->matches[i].span.end;
        if (is_same && glossary_term_status(pair->glossary, tgt->matches[i].term) == DRG_DEPRECATED)
            return true;
    }
    return is_another_word(tgt, match->span, term.text);
}

static void report_variant(const struct check_rule *rule, struct pair *own, const struct term_match *match, drg_str wanted)
{
    enum { MAX_TERM = 1 << 20 };
    struct buf made = buf_make(MAX_TERM);
    drg_term term = drg_glossary_term(own->glossary, match->term);
    struct report what = report_of(rule);
    struct suggestion found = suggest(&made, own, match->span, &term, wanted);
    what.tgt = found.span;
    what.concept_index = term.concept_index;
    what.is_sure = found.is_sure;
    drg_str suggestion = buf_str(&made), surface = side_slice(own->tgt, found.span);
    what.suggestions = &suggestion;
    what.suggestion_count = 1;
    if (!str_eq(suggestion, surface))
        report(own, rule, &what, "'%.*s' is not house style; use '%.*s'", QUOTED(surface), QUOTED(suggestion));
    report_close(own, &made);
}

static void run(const struct check_rule *rule, struct pair *pair)
{
    struct pair own = *pair; /* the same, with the glossary of the style */
    uint32_t end = 0;
    if (!pair->checker->style)
        return;
    own.glossary = pair->checker->style->glossary;
    for (size_t i = 0; i < pair->tgt->styled_count; i++) {
        const struct term_match *match = &pair->tgt->styled[i];
        drg_str wanted = wanted_at(&own, match);
        if (!wanted.len || match->span.start < end || match->grade > DRG_INFLECTED || is_left_alone(pair, &own, match, wanted))
            continue;
        end = match->span.end;
        report_variant(rule, &own, match, wanted);
    }
    pair->status = own.status;
}

const struct check_rule rule_term_variant = {
    .info = {.name = "term-variant",
             .severity = DRG_WARNING,
             .is_default = true,
             .summary = "a spelling that the house style does not choose",
             .explanation = "With a house style, the text has a term that the style lists as a variant or as deprecated. The "
                            "suggestion is the spelling that the style prefers, in the form that stands there.",
             .example = "style: غوتيريش, variant جوتيريش\nar: التقى بجوتيريش\n'بجوتيريش' is not house style; use 'بغوتيريش'"},
    .scope = RULE_OF_PAIRS | RULE_OF_DRAFTS,
    .run = run,
};
