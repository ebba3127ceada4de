/* identify.c - language identification among the four. */
#include "lang/identify.h"

#include "base/utf8.h"
#include "lang/fold.h"
#include "lang/languages.h"

/* Everyday words, ASCII by the loose key, sorted. Words that both languages have (an, at, on, in, o) are in neither. */
static const char *const english_words[] = {
    "about", "after", "all", "also", "and", "are", "as", "be", "been", "but", "by", "for", "from", "has", "have", "he",
    "his", "is", "it", "its", "more", "not", "of", "or", "said", "she", "such", "than", "that", "the", "their", "they",
    "this", "to", "two", "was", "were", "which", "who", "will", "with", "would",
};
static const char *const turkish_words[] = {
    "ama", "ancak", "bir", "birlikte", "bu", "cok", "da", "daha", "de", "dedi", "degil", "diye", "en", "etti", "gibi",
    "gore", "hem", "icin", "ile", "ise", "kadar", "karsi", "ki", "konusunda", "ne", "olan", "olarak", "oldu",
    "oldugu", "oldugunu", "once", "sonra", "tarafindan", "uzere", "var", "ve", "veya", "ya", "yeni",
};

enum { LISTED_POINTS = 3, LETTERS_POINTS = 3 };

static bool is_listed(const char *word, const char *const *list, size_t count)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t mid = (low + high) / 2;
        int order = strcmp(word, list[mid]);
        if (order == 0)
            return true;
        if (order < 0)
            high = mid;
        else
            low = mid + 1;
    }
    return false;
}

/* Letters that no other language of the region's news in Latin script uses much. */
static uint32_t turkish_letters(const struct word *word)
{
    uint32_t points = 0;
    for (uint32_t i = 0; i < word->count; i++) {
        uint32_t c = word->letters[i].strict;
        if (c == 0x11F || c == 0x15F || c == 0x131)
            points += 2;
    }
    return points < LETTERS_POINTS ? points : LETTERS_POINTS;
}

struct language_points identify_latin(drg_str text)
{
    struct word word;
    char key[24];
    word_make(&word, text, NULL);
    struct language_points points = {0, turkish_letters(&word)};
    if (word.count >= sizeof key)
        return points;
    for (uint32_t i = 0; i < word.count; i++)
        key[i] = word.letters[i].loose < 0x80 ? (char)word.letters[i].loose : '?';
    key[word.count] = '\0';
    if (is_listed(key, english_words, sizeof english_words / sizeof english_words[0]))
        points.english += LISTED_POINTS;
    if (is_listed(key, turkish_words, sizeof turkish_words / sizeof turkish_words[0]))
        points.turkish += LISTED_POINTS;
    return points;
}

void identify_word(struct evidence *evidence, drg_str text)
{
    size_t at = 0;
    if (!text.len)
        return;
    switch (fold_find(utf8_next(text, &at))->script) {
    case SCRIPT_ARABIC: evidence->arabic++; break;
    case SCRIPT_CYRILLIC: evidence->cyrillic++; break;
    case SCRIPT_LATIN: {
        struct language_points points = identify_latin(text);
        evidence->latin++;
        evidence->english += points.english;
        evidence->turkish += points.turkish;
        break;
    }
    default: break;
    }
}

void identify_add(struct evidence *sum, const struct evidence *part)
{
    sum->arabic += part->arabic;
    sum->cyrillic += part->cyrillic;
    sum->latin += part->latin;
    sum->english += part->english;
    sum->turkish += part->turkish;
}

const struct lang *identify(const struct evidence *evidence)
{
    if (evidence->arabic > evidence->cyrillic && evidence->arabic >= evidence->latin)
        return &lang_arabic;
    if (evidence->cyrillic > evidence->latin)
        return &lang_russian;
    if (evidence->english == evidence->turkish)
        return NULL;
    return evidence->english > evidence->turkish ? &lang_english : &lang_turkish;
}
