/* lint.h - the rules of glossary lint, and what they are given.
 *
 * lint.c runs the rules and holds their table; lint_concepts.c and lint_letters.c are the rules. A rule reports what it
 * finds with lint_term and lint_concept; the first failure stays in `status`. */
#ifndef MODEL_LINT_H
#define MODEL_LINT_H

#include "base/arena.h"
#include "model/findings.h"
#include "model/glossary.h"

struct lint_rule;

struct lint {
    const drg_glossary *g;
    drg_findings *findings;
    struct arena keys;            /* of the loose keys below */
    drg_str *loose;               /* one a term: letters folded, white space single */
    const struct lint_rule *rule; /* that runs now */
    drg_status status;
    drg_error *err;
};

/* Report what the rule at hand found: of a term where it stands, of a term that stands at another place too, of a
 * concept where its first term stands. */
void lint_term(struct lint *l, uint32_t term, const char *format, ...) __attribute__((format(printf, 3, 4)));
void lint_term_at(struct lint *l, uint32_t term, uint32_t file, drg_pos place, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
void lint_concept(struct lint *l, uint32_t concept_index, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Rules on statuses and coverage: one concept at a time. */
void lint_several_preferred(struct lint *l, uint32_t concept_index);
void lint_no_preferred(struct lint *l, uint32_t concept_index);
void lint_deprecated_without_preferred(struct lint *l, uint32_t concept_index);
void lint_empty_concept(struct lint *l, uint32_t concept_index);
void lint_missing_language(struct lint *l, uint32_t concept_index);

/* Rules on repeats: the whole glossary. */
void lint_duplicate_term(struct lint *l);
void lint_term_in_two_concepts(struct lint *l);
void lint_alike_terms(struct lint *l);

/* Rules on letters: one term at a time. */
void lint_wrong_script(struct lint *l, uint32_t term);
void lint_mixed_script(struct lint *l, uint32_t term);
void lint_white_space(struct lint *l, uint32_t term);
void lint_invisible_character(struct lint *l, uint32_t term);
void lint_unbalanced(struct lint *l, uint32_t term);

#endif
