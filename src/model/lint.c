/* lint.c - what is wrong with a glossary. One row of the table, one function: one rule. */
#include "model/lint.h"

#include <stdarg.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/utf8.h"
#include "lang/fold.h"

struct lint_rule {
    drg_rule_info info;
    void (*concept)(struct lint *, uint32_t concept_index); /* one of the three */
    void (*term)(struct lint *, uint32_t term);
    void (*whole)(struct lint *);
};

/* ---- reporting ---------------------------------------------------------------------------------------------- */

static drg_str file_of(const struct lint *l, uint32_t file)
{
    return drg_glossary_file(l->g, file);
}

/* Adds a finding of the rule at hand about a term that stands at `place`. */
__attribute__((format(printf, 6, 0))) static void report(struct lint *l, const drg_term *t, drg_str concept_id, uint32_t file, drg_pos place, const char *format,
                   va_list args)
{
    char message[400];
    vsnprintf(message, sizeof message, format, args);
    drg_finding finding = {.rule = l->rule->info.name, .severity = l->rule->info.severity, .message = str_from(message),
                           .file = file_of(l, file), .place = place, .lang = t ? t->lang : (drg_str){"", 0},
                           .surface = t ? t->text : (drg_str){"", 0}, .concept_id = concept_id,
                           .row = DRG_NONE};
    if (!l->status)
        l->status = findings_add(l->findings, &finding, l->err);
}

void lint_term(struct lint *l, uint32_t term, const char *format, ...)
{
    drg_term t = drg_glossary_term(l->g, term);
    va_list args;
    va_start(args, format);
    report(l, &t, drg_glossary_concept(l->g, t.concept_index).id, t.file, t.place, format, args);
    va_end(args);
}

void lint_term_at(struct lint *l, uint32_t term, uint32_t file, drg_pos place, const char *format, ...)
{
    drg_term t = drg_glossary_term(l->g, term);
    va_list args;
    va_start(args, format);
    report(l, &t, drg_glossary_concept(l->g, t.concept_index).id, file, place, format, args);
    va_end(args);
}

/* A concept stands where its first term stands. */
void lint_concept(struct lint *l, uint32_t concept_index, const char *format, ...)
{
    drg_concept entry = drg_glossary_concept(l->g, concept_index);
    drg_term first = {.file = l->g->file_count == 1 ? 0 : DRG_NONE};
    if (entry.term_count)
        first = drg_glossary_term(l->g, entry.first_term);
    va_list args;
    va_start(args, format);
    report(l, NULL, entry.id, first.file, first.place, format, args);
    va_end(args);
}

/* ---- the table -------------------------------------------------------------------------------------------------------------- */

static const struct lint_rule rules[] = {
    {{"alike-terms", DRG_ADVICE, "terms of one concept that matching cannot tell apart",
      "Two terms of a concept and language differ in case, marks or look-alike letters only. A text's words match both; one "
      "of them is enough.", "en: Cease-fire, cease-fire", true}, NULL, NULL, lint_alike_terms},
    {{"deprecated-without-preferred", DRG_WARNING, "a deprecated term and none to use instead",
      "A check can forbid the term, but has nothing to suggest in its place.", "en: Kiev (deprecated)", true},
     lint_deprecated_without_preferred, NULL, NULL},
    {{"duplicate-term", DRG_WARNING, "a term listed twice in one concept",
      "The term stands twice in the same language of the same concept.", "en: court, court", true},
     NULL, NULL, lint_duplicate_term},
    {{"empty-concept", DRG_WARNING, "a concept without any term",
      "Nothing can be found of it, and nothing can be suggested.", "concept: court, without terms", true},
     lint_empty_concept, NULL, NULL},
    {{"invisible-character", DRG_ERROR, "controls and zero-width characters",
      "The term has a character that nobody sees and that texts do not have: it will never be found.",
      "en: cease<U+200B>fire", true}, NULL, lint_invisible_character, NULL},
    {{"missing-language", DRG_ADVICE, "a concept without a term in a language of the glossary",
      "Other concepts have a term in the language; translations into it cannot be checked for this one.",
      "en: court, tr: mahkeme, ru: none", true}, lint_missing_language, NULL, NULL},
    {{"mixed-script", DRG_ERROR, "a word of letters of two scripts",
      "A letter of another script looks like the right one. The word will not be found in texts that spell it right.",
      "ru: a Latin p in a Cyrillic word", true}, NULL, lint_mixed_script, NULL},
    {{"no-preferred", DRG_WARNING, "terms in a language and none is preferred",
      "Which of the terms is to be suggested is left open.", "en: truce (admitted), armistice (admitted)", true},
     lint_no_preferred, NULL, NULL},
    {{"several-preferred", DRG_WARNING, "more than one preferred term in a language",
      "Which of the terms is to be suggested is left open; mark all but one as admitted.",
      "en: truce (preferred), ceasefire (preferred)", true}, lint_several_preferred, NULL, NULL},
    {{"term-in-two-concepts", DRG_WARNING, "one term in two concepts",
      "The term means two things, and a check accepts the terms of either. Join the concepts, or tell the terms apart.",
      "en: bank, of money and of a river", true}, NULL, NULL, lint_term_in_two_concepts},
    {{"unbalanced", DRG_ADVICE, "brackets and quotes that do not pair",
      "A bracket or a quote without its counterpart: a part of the term may be lost, or a note may have slipped in.",
      "en: court (of law", true}, NULL, lint_unbalanced, NULL},
    {{"white-space", DRG_WARNING, "white space at an end, doubled, or not a plain space",
      "The term does not read as it is meant to. Matching forgives it, other programs do not.", "en: 'truce '", true},
     NULL, lint_white_space, NULL},
    {{"wrong-script", DRG_ERROR, "a term in letters its language is not written in",
      "The term stands in the column of another language, or was never translated.", "ru: court", true},
     NULL, lint_wrong_script, NULL},
};

enum { RULE_COUNT = sizeof rules / sizeof rules[0] };

const drg_rule_info *drg_lint_rule(size_t index)
{
    return index < RULE_COUNT ? &rules[index].info : NULL;
}

static void run_rule(struct lint *l)
{
    for (uint32_t i = 0; l->rule->concept && i < l->g->concept_count && !l->status; i++)
        l->rule->concept(l, i);
    for (uint32_t i = 0; l->rule->term && i < l->g->term_count && !l->status; i++)
        l->rule->term(l, i);
    if (l->rule->whole)
        l->rule->whole(l);
}

/* Letters without case, marks and look-alikes, white space as one space: what the loose key of a text compares. */
static void add_loose(struct buf *key, uint32_t code)
{
    const struct fold_record *r = fold_find(code);
    if (r->class == FOLD_SPACE || r->class == FOLD_NEWLINE) {
        if (key->len && key->ptr[key->len - 1] != ' ')
            buf_add_char(key, ' ');
        return;
    }
    if (r->class == FOLD_MARK || r->class == FOLD_IGNORED)
        return;
    for (uint32_t i = 0; r->count > 1 && i < r->count; i++)
        buf_add_code(key, fold_expansion(r)[i].loose);
    if (r->count <= 1)
        buf_add_code(key, (uint32_t)((int32_t)code + r->to_loose));
}

static bool make_loose(struct lint *l)
{
    l->loose = arena_array(&l->keys, l->g->term_count, sizeof *l->loose);
    for (size_t i = 0; l->loose && i < l->g->term_count; i++) {
        struct buf key = buf_make(SIZE_MAX / 2);
        drg_str text = glossary_term_text(l->g, i);
        for (size_t at = 0; at < text.len;)
            add_loose(&key, utf8_next(text, &at));
        drg_str trimmed = str_trim(buf_str(&key));
        l->loose[i] = key.failed ? (drg_str){NULL, 0} : arena_str(&l->keys, trimmed);
        buf_free(&key);
        if (!l->loose[i].ptr)
            return false;
    }
    return l->loose != NULL;
}

drg_status drg_glossary_lint(drg_findings **out, drg_ctx *ctx, const drg_glossary *glossary, drg_error *err)
{
    (void)ctx;
    struct lint l = {.g = glossary, .err = err};
    *out = NULL;
    l.status = drg_glossary_verify(glossary, err);
    if (!l.status)
        l.status = findings_new(&l.findings, err);
    if (!l.status && !make_loose(&l))
        l.status = fail_memory(err);
    for (size_t i = 0; i < RULE_COUNT && !l.status; i++) {
        l.rule = &rules[i];
        run_rule(&l);
    }
    arena_free(&l.keys);
    if (l.status) {
        drg_findings_free(l.findings);
        return l.status;
    }
    findings_sort(l.findings);
    *out = l.findings;
    return DRG_OK;
}
