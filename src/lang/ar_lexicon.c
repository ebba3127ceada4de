/* ar_lexicon.c - looking words up in the generated list of Arabic words. */
#include "lang/ar.h"

static int compare_loosely(const struct ar_entry *entry, const struct letter *letters, uint32_t count)
{
    uint32_t shorter = entry->count < count ? entry->count : count;
    for (uint32_t i = 0; i < shorter; i++) {
        uint32_t loose = ar_loose(ar_pool[entry->text + i]);
        if (loose != letters[i].loose)
            return loose < letters[i].loose ? -1 : 1;
    }
    return (entry->count > count) - (entry->count < count);
}

/* The first entry with these loose letters; ar_entry_count when there is none. */
static uint32_t find_first(const struct letter *letters, uint32_t count)
{
    uint32_t key = ar_index_key(count > 0 ? letters[0].loose : 0, count > 1 ? letters[1].loose : 0);
    uint32_t low = ar_index[key], high = ar_index[key + 1];
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (compare_loosely(&ar_entries[middle], letters, count) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool is_found = low < ar_entry_count && compare_loosely(&ar_entries[low], letters, count) == 0;
    return is_found ? low : ar_entry_count;
}

static bool is_spelt(const struct ar_entry *entry, const struct letter *letters)
{
    for (uint32_t i = 0; i < entry->count; i++)
        if (ar_pool[entry->text + i] != letters[i].strict)
            return false;
    return true;
}

const struct ar_entry *ar_find(const struct letter *letters, uint32_t count)
{
    for (uint32_t i = find_first(letters, count); i < ar_entry_count; i++) {
        if (compare_loosely(&ar_entries[i], letters, count) != 0)
            return NULL;
        if (is_spelt(&ar_entries[i], letters))
            return &ar_entries[i];
    }
    return NULL;
}

/* A word spelt without hamza may be the listed one with it; one spelt with another hamza is another word, and a final
 * ya none with alef maksura (يمني, يمنى). */
static bool is_careless_spelling(const struct ar_entry *entry, const struct letter *letters)
{
    for (uint32_t i = 0; i < entry->count; i++) {
        uint16_t listed = ar_pool[entry->text + i];
        if (listed != letters[i].strict && (letters[i].strict != letters[i].loose || listed == AR_ALEF_MAKSURA))
            return false;
    }
    return true;
}

const struct ar_entry *ar_find_loosely(const struct letter *letters, uint32_t count)
{
    const struct ar_entry *exact = ar_find(letters, count);
    if (exact)
        return exact;
    for (uint32_t i = find_first(letters, count); i < ar_entry_count; i++) {
        if (compare_loosely(&ar_entries[i], letters, count) != 0)
            return NULL;
        if (is_careless_spelling(&ar_entries[i], letters))
            return &ar_entries[i];
    }
    return NULL;
}

static bool has_flag(const struct letter *letters, uint32_t count, uint16_t flag)
{
    for (uint32_t i = find_first(letters, count); i < ar_entry_count; i++) {
        if (compare_loosely(&ar_entries[i], letters, count) != 0)
            return false;
        if (ar_entries[i].flags & flag)
            return true;
    }
    return false;
}

static bool ends_in(const struct letter *letters, uint32_t count, const struct ar_pronoun *pronoun)
{
    for (uint32_t i = 0; i < pronoun->count; i++)
        if (letters[count - pronoun->count + i].strict != pronoun->letters[i])
            return false;
    return true;
}

bool ar_is_function_word(const struct letter *letters, uint32_t count)
{
    if (has_flag(letters, count, AR_LEX_FUNCTION))
        return true;
    for (uint32_t i = 0; i < ar_pronoun_count; i++)
        if (count > ar_pronouns[i].count && ends_in(letters, count, &ar_pronouns[i]) &&
            has_flag(letters, count - ar_pronouns[i].count, AR_LEX_TAKES_PRONOUN))
            return true;
    return false;
}
