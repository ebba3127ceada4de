/* rule_doubled_word.c - words that stand there twice by a slip. spelling.c reports them. */
#include "check/rules.h"

const struct check_rule rule_doubled_word = {
    .info = {.name = "doubled-word",
             .severity = DRG_WARNING,
             .summary = "the same word twice",
             .explanation = "A word stands right after itself, with nothing but white space between, and is none that its language doubles "
                            "on purpose (had had, yava\xC5\x9F yava\xC5\x9F). Switch it on with --rules=+doubled-word, or ask "
                            "'dragoman spell'.",
             .example = "en: The the court rejected it.\n'the the' has a word twice in English; use 'the'"},
    .scope = RULE_OF_WORDS,
};
