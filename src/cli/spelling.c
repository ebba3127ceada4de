/* spelling.c - opening what spelling goes by: dictionaries, word lists, a project's and a person's own words. */
#include "spelling.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "installed.h"

/* Where the person's own words are, below $XDG_CONFIG_HOME or ~/.config. False: nowhere. */
static bool find_own_words(char *path, size_t size)
{
    const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    int len = config && *config ? snprintf(path, size, "%s/dragoman/words.txt", config)
              : home && *home   ? snprintf(path, size, "%s/.config/dragoman/words.txt", home)
                                : -1;
    return len > 0 && (size_t)len < size;
}

drg_status spelling_list(char *path, size_t size, const struct cli *cli, drg_error *err)
{
    const struct names *words = &cli->set.words;
    int len = words->count ? snprintf(path, size, "%s", words->items[0]) : find_own_words(path, size) ? 0 : -1;
    if (len >= 0 && (size_t)len < size)
        return DRG_OK;
    return complain(err, DRG_EINVAL, "there is no word list; name one with --words FILE");
}

/* Hunspell's dictionaries alone do not say which words are common: guesses are few then, and real words are reported. */
static void note_no_lists(const struct cli *cli)
{
    struct messages say = cli->say;
    say_note(&say, &(drg_note){.code = "spell.no-lists", .file = "",
                               .message = "the word lists that come with dragoman are not found, so suggestions are few; "
                                          "DRAGOMAN_WORDLISTS names their folder"});
}

drg_status spelling_book(drg_spellbook **out, const struct cli *cli, const drg_matcher *matcher, const struct names *right,
                         drg_error *err)
{
    static const char *const englishes[] = {NULL, "en_US", "en_GB"};
    const struct settings *set = &cli->set;
    char lists[4096], own[4096];
    const char *folder = getenv("DICPATH");
    const char **words = calloc(set->words.count + 1, sizeof *words);
    size_t count = set->words.count;
    if (!words)
        return complain(err, DRG_ENOMEM, "out of memory");
    for (size_t i = 0; i < count; i++)
        words[i] = set->words.items[i];
    if (find_own_words(own, sizeof own) && access(own, R_OK) == 0)
        words[count++] = own;
    drg_spellbook_options options = {
        .dictionaries = &folder,
        .dictionary_count = folder && *folder ? 1 : 0,
        .word_lists = installed_folder(lists, sizeof lists, "wordlists", "DRAGOMAN_WORDLISTS") ? lists : NULL,
        .english = englishes[set->english],
        .words = words,
        .word_count = count,
        .right = right ? (const char *const *)right->items : NULL,
        .right_count = right ? right->count : 0,
        .matcher = matcher,
    };
    if (!options.word_lists)
        note_no_lists(cli);
    drg_status status = drg_spellbook_new(out, cli->ctx, &options, err);
    free(words);
    return status;
}

const char *spelling_lang(const struct cli *cli, drg_str text)
{
    const char *guess = cli->set.lang ? cli->set.lang : drg_guess_lang(text);
    return guess ? guess : "en";
}
