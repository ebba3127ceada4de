/* tr_words.c - looking words up in the lists made from src/lang/data/tr-*.txt. */
#include "lang/tr.h"

static int compare(const struct tr_entry *entry, const struct letter *letters, uint32_t count)
{
    for (uint32_t i = 0; i < entry->count && i < count; i++)
        if (tr_letters[entry->first + i] != letters[i].strict)
            return tr_letters[entry->first + i] < letters[i].strict ? -1 : 1;
    return (entry->count > count) - (entry->count < count);
}

uint32_t tr_list_find(const struct tr_list *list, const struct letter *letters, uint32_t count)
{
    uint32_t low = 0, high = list->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = compare(&list->entries[middle], letters, count);
        if (order == 0)
            return list->entries[middle].value;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

/* The least letters before the last part of a compound: cezaevi is one, Alevi is not. */
enum { COMPOUND_FRONT = 3 };

uint32_t tr_properties(const struct letter *letters, uint32_t count)
{
    uint32_t value = tr_list_find(&tr_words, letters, count);
    for (uint32_t start = COMPOUND_FRONT; !value && start + 1 < count; start++) {
        uint32_t part = tr_list_find(&tr_compounds, letters + start, count - start);
        value = part & ~(uint32_t)(TR_ASCII_WORD | TR_HAT_PAIR | TR_VERB);
    }
    return value;
}
