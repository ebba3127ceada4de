/* english_form.c - English words that no dictionary lists but everybody makes. */
#include "spell/english_form.h"

enum {
    LEAST_REST = 6, /* letters after a prefix; what is shorter is like too much */
    LEAST_VERB = 3  /* letters before -ise                                      */
};

/* Whether the letters, all of them, are those of `text`. */
static bool is_text(const uint16_t *letters, uint32_t count, const char *text)
{
    for (uint32_t i = 0; i < count; i++)
        if (!text[i] || letters[i] != (uint8_t)text[i])
            return false;
    return !text[count];
}

uint32_t english_ise(const uint16_t *letters, uint32_t count)
{
    static const char *const endings[] = {"e", "es", "ed", "er", "ers", "ing", "ation", "ations", "able"};
    for (uint32_t at = LEAST_VERB + 1; at + 1 < count; at++) {
        if (letters[at] != 's' || (letters[at - 1] != 'i' && letters[at - 1] != 'y'))
            continue;
        for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
            if (is_text(letters + at + 1, count - at - 1, endings[i]))
                return at;
    }
    return 0;
}

uint32_t english_prefix(const struct spelling *word, uint32_t *which)
{
    static const char *const prefixes[] = {"anti",  "counter", "de",   "dis",   "hyper", "inter", "micro", "mis",   "multi", "non", "out",
                                           "over",  "pre",     "post", "pseudo", "re",    "semi",  "sub",   "super", "trans", "ultra",
                                           "un",    "under"};
    for (; *which < sizeof prefixes / sizeof prefixes[0]; ++*which) {
        uint32_t count = (uint32_t)strlen(prefixes[*which]);
        if (word->count >= count + LEAST_REST && is_text(word->letters, count, prefixes[*which]))
            return count;
    }
    return 0;
}

/* Whether the list has a word as a common one that no capital begins. */
static bool is_common(const struct voice *voice, const uint16_t *letters, uint32_t count)
{
    const struct word_node *node = word_tree_find(&voice->tongue->words, letters, count);
    return node && !node->flags && node->band >= ENGLISH_REST_BAND;
}

bool is_ise_form(struct voice *voice, const struct spelling *word)
{
    struct spelling other = *word;
    uint8_t band;
    uint32_t at = english_ise(word->letters, word->count);
    if (!at)
        return false;
    other.letters[at] = 'z';
    return voice_knows(voice, other.letters, other.count, CASE_LOWER, &band);
}

bool is_prefixed(const struct voice *voice, const struct spelling *word)
{
    for (uint32_t which = 0, count; (count = english_prefix(word, &which)) != 0; which++)
        if (is_common(voice, word->letters + count, word->count - count))
            return true;
    return false;
}
