/* cmd_spell.c - the misspelt words of texts, what was meant by a word, and the pipe that editors drive. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "inputs.h"
#include "installed.h"
#include "ispell.h"
#include "output.h"
#include "print.h"
#include "spelling.h"

/* ---- Setting up ------------------------------------------------------------------------------------------------- */

drg_status spelling_open(struct spelling_tools *tools, struct cli *cli, drg_error *err)
{
    const struct settings *set = &cli->set;
    char lists[4096];
    drg_status status = set->glossaries.count ? terms_load(&tools->terms, cli, err) : DRG_OK;
    if (status)
        return status;
    static const char *const englishes[] = {NULL, "en_US", "en_GB"};
    const char *folder = getenv("DICPATH");
    drg_spellbook_options options = {
        .dictionaries = &folder,
        .dictionary_count = folder && *folder ? 1 : 0,
        .word_lists = installed_folder(lists, sizeof lists, "wordlists", "DRAGOMAN_WORDLISTS") ? lists : NULL,
        .english = englishes[set->english],
        .words = (const char *const *)set->words.items,
        .word_count = set->words.count,
        .matcher = tools->terms.matcher,
    };
    status = drg_spellbook_new(&tools->book, cli->ctx, &options, err);
    if (!status)
        status = drg_speller_new(&tools->speller, tools->book, err);
    return status;
}

void spelling_close(struct spelling_tools *tools)
{
    drg_speller_free(tools->speller);
    drg_spellbook_free(tools->book);
    terms_free(&tools->terms);
}

/* ---- The misspelt words of files ----------------------------------------------------------------------------------- */

/* Words that were written already. */
struct seen {
    char **words;
    size_t count, cap;
};

static int compare_words(const void *a, const void *b)
{
    const char *const *x = a, *const *y = b;
    return strcmp(*x, *y);
}

/* Keeps a word; false when memory is out. */
static bool keep_word(struct seen *seen, drg_str word)
{
    if (seen->count == seen->cap) {
        size_t cap = seen->cap ? seen->cap * 2 : 64;
        char **grown = realloc(seen->words, cap * sizeof *grown);
        if (!grown)
            return false;
        seen->words = grown;
        seen->cap = cap;
    }
    char *copy = malloc(word.len + 1);
    if (!copy)
        return false;
    memcpy(copy, word.ptr, word.len);
    copy[word.len] = '\0';
    seen->words[seen->count++] = copy;
    return true;
}

static drg_status gather(struct seen *seen, struct spelling_tools *tools, const struct cli *cli, const struct input *input,
                         drg_error *err)
{
    drg_text *text;
    const drg_misspelling *list;
    size_t count;
    drg_status status = input_text(&text, cli, cli->ctx, input, err);
    if (status)
        return status;
    status = drg_speller_run(tools->speller, text, &list, &count, err);
    for (size_t i = 0; i < count && !status; i++)
        if (!keep_word(seen, drg_text_slice(text, list[i].span)))
            status = complain(err, DRG_ENOMEM, "no memory");
    drg_text_free(text);
    return status;
}

static drg_status write_words(struct seen *seen, const struct output *out, drg_error *err)
{
    struct printer p = {.sink = out->sink, .err = err};
    if (seen->count)
        qsort(seen->words, seen->count, sizeof *seen->words, compare_words);
    for (size_t i = 0; i < seen->count; i++) {
        if (i && strcmp(seen->words[i], seen->words[i - 1]) == 0)
            continue;
        print_safe(&p, str_of(seen->words[i]), false);
        print(&p, "\n");
    }
    return p.status;
}

static drg_status list_words(struct cli *cli, struct spelling_tools *tools, drg_error *err)
{
    struct seen seen = {0};
    struct output out;
    struct input *inputs = NULL;
    size_t count = 0;
    drg_status status = inputs_list(&inputs, &count, cli, err);
    for (size_t i = 0; i < count && !status; i++) {
        drg_error broken = {0};
        if (gather(&seen, tools, cli, &inputs[i], &broken))
            input_failed(cli, &broken);
    }
    if (!status)
        status = output_open(&out, cli, err);
    if (!status)
        status = output_close(&out, write_words(&seen, &out, err), err);
    if (seen.count && cli->exit_code == EXIT_DONE)
        cli->exit_code = EXIT_FINDINGS;
    for (size_t i = 0; i < seen.count; i++)
        free(seen.words[i]);
    free(seen.words);
    free(inputs);
    return status;
}

/* ---- One word --------------------------------------------------------------------------------------------------- */

const char *spelling_lang(const struct cli *cli, drg_str text)
{
    const char *guess = cli->set.lang ? cli->set.lang : drg_guess_lang(text);
    return guess ? guess : "en";
}

static drg_status suggest(struct cli *cli, struct spelling_tools *tools, drg_error *err)
{
    struct printer p = {.sink = output_stdout(), .err = err};
    drg_str word = str_of(cli->set.suggest);
    const char *lang = spelling_lang(cli, word);
    const drg_str *list;
    size_t count;
    drg_spell_rule rule;
    drg_status status = drg_speller_check(tools->speller, word, lang, &rule, err);
    if (!status)
        status = drg_speller_suggest(tools->speller, word, lang, &list, &count, err);
    for (size_t i = 0; !status && i < count; i++) {
        print_safe(&p, list[i], false);
        print(&p, "\n");
    }
    if (!status && rule != DRG_SPELL_RIGHT)
        cli->exit_code = EXIT_FINDINGS;
    return status ? status : p.status;
}

static drg_status run(struct cli *cli, drg_error *err)
{
    struct spelling_tools tools = {0};
    drg_status status = spelling_open(&tools, cli, err);
    if (!status)
        status = cli->set.pipe ? ispell_pipe(cli, &tools, err) : cli->set.suggest ? suggest(cli, &tools, err) : list_words(cli, &tools, err);
    spelling_close(&tools);
    return status;
}

const struct command cmd_spell = {
    .name = "spell",
    .usage = "[options] [FILE|LANG=FILE]...",
    .summary = "misspelt words, in four languages at once, by a glossary and dictionaries",
    .description =
        "Prints the misspelt words of texts, each once. Every sentence is read in its\n"
        "language, words in other scripts in theirs. The glossary's terms are right in\n"
        "all their forms, names and numbers with Turkish suffixes, compounds of right\n"
        "parts, acronyms, addresses and code are left alone; near misses of terms,\n"
        "letters of two scripts in a word, words typed without their letters and\n"
        "doubled words are found.\n"
        "\n"
        "Needs the Hunspell dictionaries of the languages (hunspell-tr, -ar, -ru,\n"
        "-en-us and -en-gb on Debian), also looked for in $DICPATH.",
    .options = (const enum option_id[]){OPT_GLOSSARY, OPT_COLUMNS, TEXT_OPTIONS, OPT_SUGGEST, OPT_PIPE, OPT_WORDS,
                                        OPT_ENGLISH, OPT_OUTPUT, ALWAYS_OPTIONS, OPTION_NONE},
    .format = "text",
    .formats = "text",
    .examples = "dragoman spell -g news draft.tr.txt\n"
                "    the misspelt words of a draft that uses the terms of a glossary\n"
                "dragoman spell --lang tr --suggest Erdogan\n"
                "    what was meant\n"
                "dragoman spell -a --lang ru\n"
                "    for an editor that can drive ispell or hunspell",
    .exits = "0  no word is misspelt\n1  some are\n" TROUBLE,
    .run = run,
};
