/* rule_spelling_suspect.c - rare words that stand where a common one was meant. spelling.c reports them. */
#include "check/rules.h"

const struct check_rule rule_spelling_suspect = {
    .info = {.name = "spelling-suspect",
             .severity = DRG_ADVICE,
             .summary = "a rare word that a much commoner one is spelt like",
             .explanation = "The word is right by itself, but rare, and one that differs in what writers leave out or mix up (an Arabic "
                            "hamza or ta marbuta, a Turkish dot) is far more common. Switch it on with "
                            "--rules=+spelling-suspect, or ask 'dragoman spell'.",
             .example = "ar: \xD8\xA7\xD9\x84\xD8\xAD\xD9\x83\xD9\x88\xD9\x85\xD9\x87 (with ha)\n"
                        "is rare in Arabic; far more common is "
                        "'\xD8\xA7\xD9\x84\xD8\xAD\xD9\x83\xD9\x88\xD9\x85\xD8\xA9'"},
    .scope = RULE_OF_WORDS,
};
