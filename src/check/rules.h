/* rules.h - every rule there is, one a file. The table in rules.c lists them. */
#ifndef CHECK_RULES_H
#define CHECK_RULES_H

#include "check/rule.h"

/* All of them, in the order of the documentation. */
const struct check_rule *const *rule_list(size_t *count);

/* The index of the rule of this name, or DRG_NONE. */
uint32_t rule_find(drg_str name);

extern const struct check_rule rule_term_missing;      /* rule_term_missing.c      */
extern const struct check_rule rule_term_misspelt;     /* rule_term_misspelt.c     */
extern const struct check_rule rule_term_case;         /* rule_term_case.c         */
extern const struct check_rule rule_term_untranslated; /* rule_term_untranslated.c */
extern const struct check_rule rule_term_variant;      /* rule_term_variant.c      */
extern const struct check_rule rule_term_protected;    /* rule_term_protected.c    */
extern const struct check_rule rule_term_inconsistent; /* rule_term_inconsistent.c */
extern const struct check_rule rule_term_count;        /* rule_term_count.c        */
extern const struct check_rule rule_term_unasked;      /* rule_term_unasked.c      */
extern const struct check_rule rule_term_deprecated;   /* rule_term_deprecated.c   */
/* What is not about terms. */
extern const struct check_rule rule_untranslated;
extern const struct check_rule rule_identical;
extern const struct check_rule rule_wrong_script;
extern const struct check_rule rule_numbers;
extern const struct check_rule rule_dates;
extern const struct check_rule rule_digits;
extern const struct check_rule rule_placeholders;
extern const struct check_rule rule_tags;
extern const struct check_rule rule_line_ends;
extern const struct check_rule rule_urls;
extern const struct check_rule rule_homoglyph;
extern const struct check_rule rule_bidi;
extern const struct check_rule rule_control;
extern const struct check_rule rule_fuzzy;
extern const struct check_rule rule_spaces;
extern const struct check_rule rule_punctuation;
extern const struct check_rule rule_length;
/* What is about words of any text (spelling.h). */
extern const struct check_rule rule_spelling;
extern const struct check_rule rule_spelling_suspect;
extern const struct check_rule rule_doubled_word;

#endif
