/* spelling.c - runs the speller for measurements.
 *
 *   drg_spelling words WORDLISTS          lines of lang TAB word: those it flags, with suggestions
 *   drg_spelling text WORDLISTS LANG [GLOSSARY]   standard input as one text: each misspelt word with its rule
 *   drg_spelling sure WORDLISTS           lines of lang TAB word: those it flags and is sure of, with what was meant
 *   drg_spelling time WORDLISTS           lines of lang TAB word: microseconds for the suggestions of each, the first apart */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "dragoman/dragoman.h"

struct run {
    drg_ctx *ctx;
    drg_glossary *glossary;
    drg_matcher *matcher;
    drg_spellbook *book;
    drg_speller *speller;
    drg_error err;
};

static int give_up(const struct run *r)
{
    fprintf(stderr, "%s: %s\n", r->err.file, r->err.message);
    return 2;
}

static bool begin(struct run *r, const char *lists, const char *glossary)
{
    if (drg_ctx_new(&r->ctx, NULL, &r->err))
        return false;
    if (glossary && (drg_glossary_load(&r->glossary, r->ctx, glossary, NULL, &r->err) ||
                     drg_matcher_new(&r->matcher, r->ctx, r->glossary, NULL, &r->err)))
        return false;
    drg_spellbook_options options = {.word_lists = strcmp(lists, "-") == 0 ? NULL : lists, .matcher = r->matcher};
    return !drg_spellbook_new(&r->book, r->ctx, &options, &r->err) && !drg_speller_new(&r->speller, r->book, &r->err);
}

static void end(struct run *r)
{
    drg_speller_free(r->speller);
    drg_spellbook_free(r->book);
    drg_matcher_free(r->matcher);
    drg_glossary_free(r->glossary);
    drg_ctx_free(r->ctx);
}

static char *line_of(char line[4096])
{
    if (!fgets(line, 4096, stdin))
        return NULL;
    line[strcspn(line, "\n")] = '\0';
    char *word = strchr(line, '\t');
    if (word)
        *word++ = '\0';
    return word;
}

static int words(struct run *r)
{
    char line[4096], *word;
    const drg_str *list;
    size_t count;
    while ((word = line_of(line)) != NULL) {
        drg_spell_rule rule;
        drg_str s = {word, strlen(word)};
        if (drg_speller_check(r->speller, s, line, &rule, &r->err))
            return give_up(r);
        if (rule == DRG_SPELL_RIGHT)
            continue;
        if (drg_speller_suggest(r->speller, s, line, &list, &count, &r->err))
            return give_up(r);
        printf("%s\t%s", line, word);
        for (size_t i = 0; i < count; i++)
            printf("\t%.*s", (int)list[i].len, list[i].ptr);
        putchar('\n');
    }
    return 0;
}

static int sure(struct run *r)
{
    char line[4096], *word;
    drg_str meant;
    while ((word = line_of(line)) != NULL) {
        drg_spell_rule rule;
        drg_str s = {word, strlen(word)};
        if (drg_speller_check(r->speller, s, line, &rule, &r->err))
            return give_up(r);
        if (rule == DRG_SPELL_RIGHT || rule == DRG_SPELL_SUSPECT)
            continue;
        if (drg_speller_correct(r->speller, s, line, &meant, &r->err))
            return give_up(r);
        if (meant.len)
            printf("%s\t%s\t%.*s\n", line, word, (int)meant.len, meant.ptr);
    }
    return 0;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static int times(struct run *r)
{
    char line[4096], *word;
    const drg_str *list;
    size_t count;
    bool seen[4] = {false};
    while ((word = line_of(line)) != NULL) {
        drg_str s = {word, strlen(word)};
        bool *is_warm = &seen[line[0] == 'e' ? 0 : line[0] == 't' ? 1 : line[0] == 'a' ? 2 : 3];
        drg_spell_rule rule;
        if (!*is_warm && (drg_speller_check(r->speller, (drg_str){"qqzqqz", 6}, line, &rule, &r->err) ||
                          drg_speller_suggest(r->speller, (drg_str){"qqzqqz", 6}, line, &list, &count, &r->err)))
            return give_up(r);
        *is_warm = true;
        double start = now();
        if (drg_speller_suggest(r->speller, s, line, &list, &count, &r->err))
            return give_up(r);
        printf("%s\t%.0f\t%s\n", line, now() - start, word);
    }
    return 0;
}

static int text(struct run *r, const char *lang)
{
    drg_text *draft;
    const drg_misspelling *list;
    size_t count;
    drg_text_options options = {.lang = strcmp(lang, "-") == 0 ? NULL : lang, .format = "plain", .lines = true};
    if (drg_text_load(&draft, r->ctx, "-", &options, &r->err) || drg_speller_run(r->speller, draft, &list, &count, &r->err))
        return give_up(r);
    for (size_t i = 0; i < count; i++) {
        drg_str word = drg_text_slice(draft, list[i].span);
        drg_pos pos = drg_text_pos(draft, list[i].span.start);
        printf("%u:%u\t%s\t%s\t%.*s\n", (unsigned)pos.line, (unsigned)pos.column, list[i].lang, drg_spell_rule_name(list[i].rule),
               (int)word.len, word.ptr);
    }
    drg_text_free(draft);
    return 0;
}

int main(int argc, char **argv)
{
    struct run r = {0};
    if (argc < 3)
        return 2;
    bool is_text = strcmp(argv[1], "text") == 0 && argc >= 4;
    if (!begin(&r, argv[2], is_text && argc > 4 ? argv[4] : NULL))
        return give_up(&r);
    int code = strcmp(argv[1], "sure") == 0 ? sure(&r) : is_text ? text(&r, argv[3]) : strcmp(argv[1], "time") == 0 ? times(&r) : words(&r);
    end(&r);
    return code;
}
