/* tr_words.c - looking words up in the lists made from src/lang/data/tr-*.txt. */
#include "lang/tr.h"

static bool is_entry(const struct tr_entry *entry, const struct letter *letters, uint32_t count)
{
    for (uint32_t i = 0; i < entry->count && entry->count == count; i++)
        if (tr_letters[entry->first + i] != letters[i].strict)
            return false;
    return entry->count == count;
}

static uint32_t find(const struct tr_list *list, const struct letter *letters, uint32_t count, uint32_t hash)
{
    uint32_t last = (1u << list->bits) - 1, index;
    for (uint32_t slot = tr_hash_slot(hash, list->bits); (index = list->slots[slot]) != 0; slot = (slot + 1) & last)
        if (is_entry(&list->entries[index - 1], letters, count))
            return list->entries[index - 1].value;
    return 0;
}

static uint32_t hash_all(const struct letter *letters, uint32_t count)
{
    uint32_t hash = 0;
    while (count)
        hash = tr_hash_before(hash, letters[--count].strict);
    return hash;
}

uint32_t tr_list_find(const struct tr_list *list, const struct letter *letters, uint32_t count)
{
    return find(list, letters, count, hash_all(letters, count));
}

/* The least letters before the last part of a compound: cezaevi is one, Alevi is not. */
enum { COMPOUND_FRONT = 3 };

uint32_t tr_properties(const struct letter *letters, uint32_t count)
{
    const uint32_t of_whole = TR_ASCII_WORD | TR_HAT_PAIR | TR_VERB;
    uint32_t longest = 0, hash = 0;
    for (uint32_t start = count; start--;) {
        hash = tr_hash_before(hash, letters[start].strict);
        bool may_be_part = start >= COMPOUND_FRONT && start + 1 < count;
        uint32_t part = may_be_part ? find(&tr_compounds, letters + start, count - start, hash) & ~of_whole : 0;
        longest = part ? part : longest;
    }
    uint32_t whole = find(&tr_words, letters, count, hash);
    return whole ? whole : longest;
}
