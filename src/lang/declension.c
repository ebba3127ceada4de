/* declension.c - looking up rules, endings and words in the tables of declension.h. */
#include "lang/declension.h"

#include "lang/fold.h"

static uint32_t bucket_of(uint32_t loose)
{
    uint32_t mask = letter_mask(loose), bit = 0;
    while (mask >> bit > 1)
        bit++;
    return mask ? bit : BUCKETS - 2;
}

static bool rule_matches(const struct declension *table, const struct rule *rule, const struct letter *letters,
                         uint32_t count)
{
    if (rule->mask_count > count || (rule->is_whole && rule->mask_count != count))
        return false;
    for (uint32_t i = 0; i < rule->mask_count; i++)
        if (!(table->masks[rule->first_mask + i] & letter_mask(letters[count - 1 - i].loose)))
            return false;
    return true;
}

const struct rule *declension_find(const struct declension *table, uint32_t section, const struct letter *letters,
                                   uint32_t count)
{
    if (!count)
        return NULL;
    const uint32_t *starts = table->buckets[section];
    uint32_t bucket = bucket_of(letters[count - 1].loose);
    for (uint32_t i = starts[bucket]; i < starts[bucket + 1]; i++)
        if (rule_matches(table, &table->rules[table->order[i]], letters, count))
            return &table->rules[table->order[i]];
    return NULL;
}

bool declension_stem(const struct declension *table, const struct rule *rule, uint32_t index,
                     const struct letter *letters, uint32_t count, struct stem *out)
{
    const struct rule_result *result = &table->results[rule->first_result + index];
    uint32_t kept = count - rule->cut;
    if (kept + result->count > STEM_MAX_LETTERS)
        return false;
    *out = (struct stem){.count = kept + result->count, .whole = count, .is_guess = result->is_guess};
    for (uint32_t i = 0; i < kept; i++)
        out->letters[i] = letters[i];
    for (uint32_t i = 0; i < result->count; i++) {
        uint32_t strict = result->letters[i];
        out->letters[kept + i] = (struct letter){.strict = strict, .loose = fold_loose(strict)};
    }
    return true;
}

/* Whether `code` is how the ending's first letter is spelt after `mask`'s letter. */
static bool is_spelt(const struct declension *table, uint32_t mask, uint32_t from, uint32_t code)
{
    for (uint32_t i = 0; i < table->spelling_count; i++)
        if (table->spellings[i].from == from && table->spellings[i].to == code && table->spellings[i].after & mask)
            return true;
    return false;
}

static bool ending_stands(const struct declension *table, const struct ending *ending, const struct word *word,
                          uint32_t stem_count, uint32_t end)
{
    if (stem_count + ending->count != end)
        return false;
    for (uint32_t i = 0; i < ending->count; i++) {
        uint32_t code = word->letters[stem_count + i].loose;
        if (code != ending->letters[i] &&
            (i > 0 || stem_count == 0 ||
             !is_spelt(table, letter_mask(word->letters[stem_count - 1].loose), ending->letters[i], code)))
            return false;
    }
    return true;
}

uint32_t declension_ending(const struct declension *table, uint32_t set, const struct word *word, uint32_t stem_count,
                           uint32_t end)
{
    if (set >= table->set_count)
        return NO_ENDING;
    const struct ending_set *endings = &table->sets[set];
    for (uint32_t i = 0; i < endings->count; i++)
        if (ending_stands(table, &table->endings[endings->first + i], word, stem_count, end))
            return i;
    return NO_ENDING;
}

static int compare(const uint16_t *word, const struct letter *letters, uint32_t count)
{
    for (uint32_t i = 0; i < LIST_WORD_MAX_LETTERS; i++) {
        uint32_t code = i < count ? letters[i].loose : 0;
        if (word[i] != code)
            return word[i] < code ? -1 : 1;
    }
    return 0;
}

bool word_list_has(const struct word_list *list, const struct letter *letters, uint32_t count)
{
    if (count > LIST_WORD_MAX_LETTERS)
        return false;
    for (uint32_t low = 0, high = list->count; low < high;) {
        uint32_t middle = low + (high - low) / 2;
        int order = compare(list->words[middle], letters, count);
        if (order == 0)
            return true;
        low = order < 0 ? middle + 1 : low;
        high = order > 0 ? middle : high;
    }
    return false;
}
