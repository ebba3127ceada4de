/* ar_lexicon.c - looking words up in the generated list of Arabic words. */
#include "lang/ar.h"

static bool equals_loosely(const struct ar_entry *entry, const struct letter *letters, uint32_t count)
{
    if (entry->count != count)
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (ar_loose(ar_pool[entry->text + i]) != letters[i].loose)
            return false;
    return true;
}

/* The first entry with these loose letters; ar_entry_count when there is none. */
static uint32_t find_first(const struct letter *letters, uint32_t count)
{
    uint32_t hash = 0, mask = (1u << AR_SLOT_BITS) - 1;
    for (uint32_t i = 0; i < count; i++)
        hash = ar_hash(hash, letters[i].loose);
    for (uint32_t at = ar_slot_of(hash); ar_slots[at].entry != AR_NO_ENTRY; at = (at + 1) & mask)
        if (ar_slots[at].tag == (uint16_t)hash && equals_loosely(&ar_entries[ar_slots[at].entry], letters, count))
            return ar_slots[at].entry;
    return ar_entry_count;
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
        if (!equals_loosely(&ar_entries[i], letters, count))
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
        if (!equals_loosely(&ar_entries[i], letters, count))
            return NULL;
        if (is_careless_spelling(&ar_entries[i], letters))
            return &ar_entries[i];
    }
    return NULL;
}

static bool has_flag(const struct letter *letters, uint32_t count, uint16_t flag)
{
    for (uint32_t i = find_first(letters, count); i < ar_entry_count; i++) {
        if (!equals_loosely(&ar_entries[i], letters, count))
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
