/* cmd_spell.c - the misspelt words of texts, what was meant by a word, and the pipe that editors drive. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ask.h"
#include "check_run.h"
#include "cli.h"
#include "ispell.h"
#include "print.h"
#include "seen.h"
#include "spelling.h"

/* The rules of check that spelling is. */
static const char *const names[] = {"spelling", "spelling-suspect", "doubled-word", "term-misspelt", "homoglyph"};

enum { RULE_COUNT = sizeof names / sizeof names[0] };

enum { RULES_MOST = 4096 };

/* The place of one of them among the rules of check. */
static size_t place_of(size_t index)
{
    size_t i = 0;
    for (const drg_rule_info *rule; (rule = drg_check_rule(i)) != NULL && strcmp(rule->name, names[index]) != 0;)
        i++;
    return i;
}

static const drg_rule_info *spelling_rule(size_t index)
{
    return index < RULE_COUNT ? drg_check_rule(place_of(index)) : NULL;
}

/* Those alone, then what --rules changes. False: too long. */
static bool compose_rules(char rules[RULES_MOST], const char *changes)
{
    size_t len = (size_t)snprintf(rules, RULES_MOST, "none");
    for (size_t i = 0; i < RULE_COUNT; i++)
        len += (size_t)snprintf(rules + len, RULES_MOST - len, ",%s", names[i]);
    int more = snprintf(rules + len, RULES_MOST - len, ",%s", changes ? changes : "");
    return more >= 0 && (size_t)more < RULES_MOST - len;
}

static bool is_on(const char *changes, size_t index)
{
    char rules[RULES_MOST];
    return compose_rules(rules, changes) && drg_check_rule_is_on(rules, place_of(index));
}

/* ---- The misspelt words of files ----------------------------------------------------------------------------------- */

struct spelling {
    struct cli *cli;
    struct terms terms;
    drg_spellbook *book;
    drg_checker *checker;
    struct input *inputs;
    size_t input_count;
    struct findings findings;
};

static drg_status make_checker(struct spelling *s, drg_error *err)
{
    const struct settings *set = &s->cli->set;
    char rules[RULES_MOST];
    if (!compose_rules(rules, set->rules))
        return complain(err, DRG_EINVAL, "--rules is too long");
    drg_check_options options = {.src = set->src, .targets = set->tgt, .rules = rules, .keep_ignored = set->no_ignore,
                                 .spelling = s->book, .sources = true, .plain_spelling = set->list};
    return drg_checker_new(&s->checker, s->cli->ctx, s->terms.glossary, &options, err);
}

/* Opens the book anew, with the words that are right since they are used so often. */
static drg_status learn_words(struct spelling *s, drg_error *err)
{
    struct seen seen = {0};
    drg_status status = seen_gather(&seen, s->cli, s->book, s->inputs, s->input_count, err);
    if (!status) {
        drg_spellbook_free(s->book);
        s->book = NULL;
        status = spelling_book(&s->book, s->cli, s->terms.matcher, &seen.words, err);
    }
    seen_free(&seen);
    return status;
}

static drg_status check_all(struct spelling *s, drg_error *err)
{
    struct check_run run = {.cli = s->cli, .checker = s->checker, .findings = &s->findings, .inputs = s->inputs,
                            .input_count = s->input_count};
    return s->cli->set.aligned ? check_lines(&run, err) : check_run(&run, err);
}

/* Whether a tag, in whatever case, is of a language that is known. */
static bool is_known(const char *tag)
{
    size_t count, len = strcspn(tag, "-_");
    const drg_lang_info *langs = drg_languages(&count);
    for (size_t i = 0, at; i < count; i++) {
        for (at = 0; at < len && langs[i].tag[at] == (tag[at] | 0x20);)
            at++;
        if (at == len && !langs[i].tag[at])
            return true;
    }
    return false;
}

static drg_status check_fits(const struct settings *set, drg_error *err)
{
    if (set->lang && !is_known(set->lang))
        return complain(err, DRG_ELANG, "no spelling for language '%s', expected en, tr, ar or ru", set->lang);
    if (set->interactive && (set->fix || set->baseline || set->list || set->aligned))
        return complain(err, DRG_EINVAL, "--interactive takes no --fix, --list, --baseline or --aligned");
    return check_run_fits(set, err);
}

static drg_status check_files(struct spelling *s, drg_error *err)
{
    struct settings *set = &s->cli->set;
    if (set->list && !set->format)
        set->format = "words";
    drg_status status = check_fits(set, err);
    if (!status)
        status = inputs_list(&s->inputs, &s->input_count, s->cli, err);
    if (!status && set->seen)
        status = learn_words(s, err);
    if (!status)
        status = make_checker(s, err);
    if (!status && set->interactive)
        return ask(&(struct asking){s->cli, s->checker, s->inputs, s->input_count}, err);
    if (!status)
        status = findings_open(&s->findings, s->cli, &(struct findings_rules){spelling_rule, is_on}, err);
    return status ? status : findings_close(&s->findings, check_all(s, err), err);
}

/* ---- One word --------------------------------------------------------------------------------------------------- */

static drg_status suggest(struct cli *cli, drg_speller *speller, drg_error *err)
{
    struct printer p = {.sink = output_stdout(), .err = err};
    drg_str word = str_of(cli->set.suggest);
    const char *lang = spelling_lang(cli, word);
    const drg_str *list;
    size_t count;
    drg_spell_rule rule;
    drg_status status = drg_speller_check(speller, word, lang, &rule, err);
    if (!status)
        status = drg_speller_suggest(speller, word, lang, &list, &count, err);
    for (size_t i = 0; !status && i < count; i++) {
        print_safe(&p, list[i], false);
        print(&p, "\n");
    }
    if (!status && rule != DRG_SPELL_RIGHT)
        cli->exit_code = EXIT_FINDINGS;
    return status ? status : p.status;
}

static drg_status answer(struct spelling *s, drg_error *err)
{
    drg_speller *speller;
    drg_status status = drg_speller_new(&speller, s->book, err);
    if (!status)
        status = s->cli->set.pipe ? ispell_pipe(s->cli, speller, err) : suggest(s->cli, speller, err);
    drg_speller_free(speller);
    return status;
}

static drg_status run(struct cli *cli, drg_error *err)
{
    struct spelling s = {.cli = cli};
    const struct settings *set = &cli->set;
    drg_status status = set->glossaries.count ? terms_load(&s.terms, cli, err) : DRG_OK;
    if (!status)
        status = spelling_book(&s.book, cli, s.terms.matcher, NULL, err);
    if (!status)
        status = set->pipe || set->suggest ? answer(&s, err) : check_files(&s, err);
    drg_checker_free(s.checker);
    drg_spellbook_free(s.book);
    terms_free(&s.terms);
    free(s.inputs);
    return status;
}

const struct command cmd_spell = {
    .name = "spell",
    .usage = "[options] [FILE|LANG=FILE]...",
    .summary = "misspelt words, in four languages at once, by a glossary and dictionaries",
    .description =
        "Finds the misspelt words of drafts and of translations, each sentence read in\n"
        "its language, words in other scripts in theirs. The glossary's terms are right\n"
        "in all their forms; names and numbers with Turkish suffixes, compounds of right\n"
        "parts, acronyms, addresses and code are left alone; near misses of terms,\n"
        "letters of two scripts in a word, words typed without their letters and\n"
        "doubled words are found. Prints\n"
        "\n"
        "  FILE:LINE:COLUMN: severity: message [rule]\n"
        "\n"
        "and on a terminal the segments with the places marked.\n"
        "\n"
        "Needs the Hunspell dictionaries of the languages (hunspell-tr, -ar, -ru,\n"
        "-en-us and -en-gb on Debian), also looked for in $DICPATH. Words of your own\n"
        "are in ~/.config/dragoman/words.txt.",
    .options = (const enum option_id[]){PROJECT_OPTIONS, OPT_GLOSSARY, OPT_COLUMNS, TEXT_OPTIONS, OPT_ALIGNED, OPT_SRC,
                                        OPT_TGT, OPT_WORDS, OPT_ENGLISH, OPT_SEEN, OPT_LIST, OPT_SUGGEST, OPT_PIPE, OPT_RULES,
                                        OPT_NO_IGNORE, OPT_BASELINE, OPT_UPDATE_BASELINE, OPT_FIX, OPT_INTERACTIVE, OPT_FAIL_ON,
                                        OPT_EXIT_ZERO, OPT_THREADS, REPORT_OPTIONS, OPTION_NONE},
    .notes = (const struct option_note[]){
        {OPT_LIST, "print each misspelt word once, and how often it is there"},
        {OPT_RULES, "switch rules on and off and set what they are: -spelling-suspect,doubled-word=advice"},
        {OPT_TGT, "look at segments in these languages only"},
        {OPT_FIX, "put corrections that leave no doubt into the files, each rewritten whole or not at all"},
        {OPTION_NONE, NULL}},
    .format = "terminal",
    .piped = "line",
    .writes = DRG_WRITE_REPORT,
    .examples = "dragoman spell -g news draft.tr.docx\n"
                "    the misspelt words of a draft that uses the terms of a glossary\n"
                "dragoman spell --fix job.xlf\n"
                "    put right what leaves no doubt, and show the rest\n"
                "dragoman spell --interactive draft.docx\n"
                "    go through the words one by one\n"
                "dragoman spell --list *.md\n"
                "    each misspelt word once, the commonest first\n"
                "dragoman spell --lang tr --suggest Erdogan\n"
                "    what was meant\n"
                "dragoman spell -a --lang ru\n"
                "    for an editor that can drive ispell or hunspell",
    .exits = "0  no word is misspelt; there may be advice\n1  some are\n" TROUBLE,
    .run = run,
};
