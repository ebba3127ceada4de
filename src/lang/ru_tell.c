/* ru_tell.c - cases and numbers in a linguist's words: those that all words of a term have in common. */
#include "base/buf.h"
#include "lang/ru.h"

enum { CASE_NOMINATIVE, CASE_GENITIVE, CASE_ACCUSATIVE = 3, BITS_SINGULAR = 7, BIT_MASCULINE = 1, BIT_PLURAL = 8 };

static uint32_t genders_of(uint64_t features, uint32_t grammatical_case)
{
    return (uint32_t)(features >> (grammatical_case * RU_CASE_STEP)) & (BITS_SINGULAR | BIT_PLURAL);
}

/* The accusative of men, and of all in the plural, is the genitive of beings and the nominative of things. */
static const char *whose_accusative(uint64_t features, uint32_t number)
{
    uint32_t told = number == BIT_PLURAL ? BIT_PLURAL : BIT_MASCULINE;
    bool is_shared = (genders_of(features, CASE_ACCUSATIVE) & number & ~told) == 0;
    bool is_genitive = genders_of(features, CASE_GENITIVE) & told, is_nominative = genders_of(features, CASE_NOMINATIVE) & told;
    if (!is_shared || is_genitive == is_nominative)
        return "";
    return is_genitive ? " (animate)" : " (inanimate)";
}

void ru_tell(struct buf *into, uint64_t features)
{
    static const char *const cases[RU_CASES] = {"nominative", "genitive", "dative", "accusative", "instrumental", "prepositional"};
    static const struct { uint32_t bits; const char *name; } numbers[] = {{BITS_SINGULAR, "singular"}, {BIT_PLURAL, "plural"}};
    bool is_first = true;
    for (size_t n = 0; n < sizeof numbers / sizeof numbers[0]; n++)
        for (uint32_t c = 0; c < RU_CASES; c++) {
            if (!(genders_of(features, c) & numbers[n].bits))
                continue;
            buf_addf(into, "%s%s %s%s", is_first ? "" : " / ", cases[c], numbers[n].name,
                     c == CASE_ACCUSATIVE ? whose_accusative(features, numbers[n].bits) : "");
            is_first = false;
        }
}
