/* rule_spelling.c - words that no dictionary has. spelling.c reports them. */
#include "check/rules.h"

const struct check_rule rule_spelling = {
    .info = {.name = "spelling",
             .severity = DRG_WARNING,
             .summary = "a misspelt word",
             .explanation = "A word is in no dictionary of its language, in no word list and in no term's forms; or its ending cannot "
                            "follow its name or number, a word list forbids it, or its letters are of two scripts. Names and "
                            "numbers with Turkish endings, compounds of right words, acronyms, addresses and code are left "
                            "alone. Switch it on with --rules=+spelling, or ask 'dragoman spell'.",
             .example = "en: The comittee met.\n'comittee' is no word of English; did you mean 'committee'?"},
    .scope = RULE_OF_WORDS,
};
