/* en_article.c - English: a or an, by how a word begins when it is spoken. */
#include "lang/fold.h"
#include "lang/restate.h"

static bool begins_with_any(drg_str word, const char *const *beginnings)
{
    for (; *beginnings; beginnings++) {
        drg_str beginning = str_from(*beginnings);
        if (word.len >= beginning.len && str_eq_ascii_case(str_cut(word, 0, beginning.len), beginning))
            return true;
    }
    return false;
}

/* MP, UN: read letter by letter; NATO, UNESCO: perhaps not. */
static enum english_article article_of_acronym(const struct word *word, char first)
{
    bool has_vowel_inside = false;
    for (uint32_t i = 1; i < word->count; i++)
        has_vowel_inside |= strchr("aeiou", (int)word->letters[i].loose) != NULL;
    if (has_vowel_inside || word->count > 4)
        return ARTICLE_OPEN;
    return strchr("AEFHILMNORSX", first) ? ARTICLE_AN : ARTICLE_A;
}

enum english_article english_article(drg_str text)
{
    static const char *const vowels[] = {"a", "e", "i", "o", "u", "hour", "honest", "honor", "honour", "heir", NULL};
    static const char *const glides[] = {"eu", "ewe", "once", "one-", "one ", "ubiq", "ugand", "ukrain", "unanim", "uni", "ural",
                                         "urani", "urolog", "uru", "us ", "usab", "usag", "use", "usu", "utensil", "uti", "utop", NULL};
    static const char *const negatives[] = {"unid", "unim", "unin", NULL}; /* unimportant: a vowel after all */
    struct word word;
    size_t end = 0;
    while (end < text.len && text.ptr[end] != ' ' && text.ptr[end] != '-')
        end++;
    word_make(&word, str_cut(text, 0, end), NULL);
    if (word.shape == CASE_UPPER && word.count > 1)
        return article_of_acronym(&word, text.ptr[0]);
    if (begins_with_any(text, glides) && !begins_with_any(text, negatives))
        return ARTICLE_A;
    return begins_with_any(text, vowels) ? ARTICLE_AN : ARTICLE_A;
}
