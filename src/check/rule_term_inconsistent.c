/* rule_term_inconsistent.c - one term of the source, several terms in the job; job.c counts them. */
#include "check/rules.h"

const struct check_rule rule_term_inconsistent = {
    .info = {.name = "term-inconsistent",
             .severity = DRG_ADVICE,
             .is_default = false,
             .summary = "one term of the source is rendered by several terms in the job",
             .explanation = "The glossary allows several terms, and the translations use more than one for the same term of the "
                            "source. The finding is at the first place of each that is not the most frequent one. The rule looks "
                            "at all files of a run together, and is off unless asked for.",
             .example = "glossary: court, mahkeme, admitted divan\nen: The court met. The court rose.\ntr: Mahkeme toplandı. Divan "
                        "dağıldı.\n'court' is rendered by 'mahkeme' (1) and by 'divan' (1)"},
    .scope = RULE_OF_JOBS | RULE_OF_VERDICTS,
};
