/* doubled.c - words that stand twice by a slip. */
#include "spell/doubled.h"

#include "lang/fold.h"
#include "spell/spelling.h"

extern const unsigned char spell_data_doubled_txt[];
extern const size_t spell_data_doubled_txt_size;

/* A language's line: its tag, "all" or "only", words. Lists are short: doubled words are rare. */
static bool find_line(drg_str *rest, bool *is_all, const struct lang *lang)
{
    drg_str text = {(const char *)spell_data_doubled_txt, spell_data_doubled_txt_size}, tag, rule;
    for (drg_str line; str_split(&text, '\n', &line);) {
        *rest = line;
        if (!str_split(rest, ' ', &tag) || !str_eq_z(tag, lang->tag) || !str_split(rest, ' ', &rule))
            continue;
        *is_all = str_eq_z(rule, "all");
        return true;
    }
    return false;
}

bool is_slip_twice(drg_str word, const struct lang *lang)
{
    struct word letters;
    bool is_all = false, is_listed = false;
    drg_str rest, one;
    word_make(&letters, word, lang);
    if (letters.count < 1 || (letters.shape != CASE_LOWER && letters.shape != CASE_NONE) || !find_line(&rest, &is_all, lang))
        return false;
    for (uint32_t i = 0; i < letters.count; i++)
        if (letters.letters[i].strict >= '0' && letters.letters[i].strict <= '9')
            return false;
    while (!is_listed && str_split(&rest, ' ', &one))
        is_listed = str_eq(one, word);
    return is_all != is_listed;
}
