/* paradigms.c - answers "is this word a form of that lemma?" for a list of pairs.
 *
 * Reads lines `lang TAB lemma TAB form` from standard input and prints those that the inflection rules accept, with the
 * analysis behind them. The paradigm benchmark and the language cases use it. A form that is oftener one of another word,
 * or careless, counts as a form here; --no-homographs leaves it out, as texts do. */
#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"
#include "base/utf8.h"
#include "lang/inflect.h"

static void answer(drg_str line, bool with_homographs)
{
    drg_str lang_tag, lemma, form, rest = line;
    if (!str_split(&rest, '\t', &lang_tag) || !str_split(&rest, '\t', &lemma) || !str_split(&rest, '\t', &form))
        return;
    const struct lang *lang = lang_find(lang_tag);
    struct analysis why;
    if (!lang || !utf8_is_valid(line) || !inflect_accepts(lang, lemma, form, &why))
        return;
    if (why.is_guess && !(with_homographs && why.is_homograph))
        return;
    printf("%.*s\t%.*s\t%.*s\t1\t", (int)lang_tag.len, lang_tag.ptr, (int)lemma.len, lemma.ptr, (int)form.len, form.ptr);
    for (uint32_t i = 0; i < why.label_count; i++)
        printf("%s%s", i ? " + " : "", why.labels[i]);
    printf("\n");
}

int main(int argc, char **argv)
{
    bool with_homographs = argc < 2 || strcmp(argv[1], "--no-homographs") != 0;
    char *line = NULL;
    size_t cap = 0;
    ssize_t len;
    while ((len = getline(&line, &cap, stdin)) > 0) {
        if (line[len - 1] == '\n')
            len--;
        answer((drg_str){line, (size_t)len}, with_homographs);
    }
    free(line);
    return 0;
}
