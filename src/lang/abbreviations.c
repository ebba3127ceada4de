/* abbreviations.c - looking words up in the tables of abbreviations. */
#include "lang/abbreviations.h"

#include "abbreviation_tables.inc"

static const struct abbreviation_list *list_of(const struct lang *lang)
{
    size_t count = sizeof abbreviation_lists / sizeof abbreviation_lists[0];
    for (size_t i = 0; i < count && lang; i++)
        if (strcmp(abbreviation_lists[i].tag, lang->tag) == 0)
            return &abbreviation_lists[i];
    return &abbreviation_lists[0];
}

unsigned abbreviation_find(const struct lang *lang, drg_str word)
{
    char folded[ABBREVIATION_BYTES];
    const struct abbreviation_list *list = list_of(lang);
    size_t low = 0, high = abbreviation_fold(word, folded) ? list->count : 0;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(folded, list->rows[middle].word);
        if (order == 0)
            return list->rows[middle].kinds;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return 0;
}
