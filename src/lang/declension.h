/* declension.h - endings and citation rules as constant tables.
 *
 * A language's data files say which sets of endings there are, which stems and sets the shape of a citation form gives
 * (rules), and which words are special (rules over word lists, plain word lists). gen_declension.c turns them into the
 * tables below at build time; its head comment describes the file format. Nothing here changes at run time.
 *
 *   rule   -книга- ends in "C|а"  ->  stem "книг", set "f"          (ru-rules.txt)
 *   set    f: "у" = accusative singular feminine, ...               (ru-endings.txt)
 *
 * Patterns and endings are compared by loose letters: yo is ye. */
#ifndef LANG_DECLENSION_H
#define LANG_DECLENSION_H

#include "lang/lang.h"

enum { ENDING_MAX_LETTERS = 8, LIST_WORD_MAX_LETTERS = 20, BUCKETS = 34, NO_ENDING = 0xFF };

/* One ending and what it means. */
struct ending {
    uint16_t letters[ENDING_MAX_LETTERS]; /* loose */
    uint8_t count;
    uint32_t features;
    const char *label; /* "genitive singular"; NULL when there is nothing to say */
};

struct ending_set {
    uint16_t first, count; /* of the endings table */
    uint32_t features;     /* of all its endings together */
};

/* What a rule puts in place of the letters it cuts off the citation form, and the endings that follow. */
struct rule_result {
    uint16_t letters[LIST_WORD_MAX_LETTERS]; /* strict */
    uint8_t count;
    uint8_t set;
    bool is_guess;
};

/* Matches the end of a citation form (all of it when is_whole), letter by letter against sets of letters. */
struct rule {
    uint32_t first_mask;   /* of the masks table; the last letter's mask comes first */
    uint16_t first_result; /* of the results table */
    uint8_t mask_count, result_count;
    uint8_t cut; /* letters the results replace */
    bool is_whole;
};

/* Words sorted by their loose letters, padded with zeros. */
struct word_list {
    const uint16_t (*words)[LIST_WORD_MAX_LETTERS];
    uint32_t count;
};

/* Spelling of an ending's first letter after certain letters: y becomes i after velars. */
struct spelling {
    uint32_t after; /* set of letters */
    uint16_t from, to;
};

struct declension {
    const uint32_t *masks;
    const struct rule *rules;
    const struct rule_result *results;
    const struct ending *endings;
    const struct ending_set *sets;
    const struct word_list *lists;
    const struct spelling *spellings;
    uint32_t set_count, spelling_count;
    const uint16_t *order;                /* rule indexes by section and last letter, in file order */
    const uint32_t (*buckets)[BUCKETS];   /* [section]: where each last letter's part of `order` begins */
};

/* The set of letters with this one in it: Latin a to z or Cyrillic a to ya, from bit 0 on. 0 for other letters. */
static inline uint32_t letter_mask(uint32_t loose)
{
    if (loose >= 'a' && loose <= 'z')
        return UINT32_C(1) << (loose - 'a');
    return loose >= 0x430 && loose <= 0x44F ? UINT32_C(1) << (loose - 0x430) : 0;
}

/* The first rule of the section that matches the word's first `count` letters, or NULL. */
const struct rule *declension_find(const struct declension *table, uint32_t section, const struct letter *letters,
                                   uint32_t count);

/* The stem that the rule's result number `index` gives for the word; its class is left 0. False when it is too long. */
bool declension_stem(const struct declension *table, const struct rule *rule, uint32_t index,
                     const struct letter *letters, uint32_t count, struct stem *out);

/* Index in the set of the ending that stands in the word from letter `stem_count` up to letter `end`, or NO_ENDING, as when
 * there is no such set. */
uint32_t declension_ending(const struct declension *table, uint32_t set, const struct word *word, uint32_t stem_count,
                           uint32_t end);

bool word_list_has(const struct word_list *list, const struct letter *letters, uint32_t count);

#endif
