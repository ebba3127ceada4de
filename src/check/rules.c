/* rules.c - the table of rules, one row a rule. */
#include "check/rules.h"

#include "check/checker.h"

static const struct check_rule *const table[] = {
    &rule_term_missing,
    &rule_term_misspelt,
    &rule_term_case,
    &rule_term_untranslated,
    &rule_term_deprecated,
    &rule_term_variant,
    &rule_term_protected,
    &rule_term_inconsistent,
    &rule_term_count,
    &rule_term_unasked,
    &rule_untranslated,
    &rule_identical,
    &rule_wrong_script,
    &rule_numbers,
    &rule_dates,
    &rule_digits,
    &rule_placeholders,
    &rule_tags,
    &rule_line_ends,
    &rule_urls,
    &rule_homoglyph,
    &rule_bidi,
    &rule_control,
    &rule_fuzzy,
    &rule_spaces,
    &rule_punctuation,
    &rule_length,
    &rule_spelling,
    &rule_spelling_suspect,
    &rule_doubled_word,
};

enum { RULE_COUNT = sizeof table / sizeof table[0] };
_Static_assert((int)RULE_COUNT <= (int)CHECK_MAX_RULES, "a checker has a place for each rule");

const struct check_rule *const *rule_list(size_t *count)
{
    *count = RULE_COUNT;
    return table;
}

uint32_t rule_find(drg_str name)
{
    for (uint32_t i = 0; i < RULE_COUNT; i++)
        if (str_eq_z(name, table[i]->info.name))
            return i;
    return DRG_NONE;
}

const drg_rule_info *drg_check_rule(size_t index)
{
    return index < RULE_COUNT ? &table[index]->info : NULL;
}
