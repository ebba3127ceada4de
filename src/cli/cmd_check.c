/* cmd_check.c - terminology of translations and drafts: settings, the glossary, rules for people to read. */
#include <stdlib.h>
#include <string.h>

#include "accuracy.h"
#include "check_run.h"
#include "cli.h"
#include "print.h"
#include "spelling.h"

struct check {
    struct cli *cli;
    struct input *inputs;
    size_t input_count;
    drg_glossary *glossary;
    struct terms style;
    drg_matcher *spelt; /* the glossary for spelling */
    drg_spellbook *book;
    drg_checker *checker;
    struct findings findings;
};

/* ---- Rules ------------------------------------------------------------------------------------------------------------ */

static void list_rule(struct printer *p, const drg_rule_info *rule)
{
    print_cell(p, str_of(rule->name), 20);
    print_cell(p, str_of(rule->is_default ? drg_severity_name(rule->severity) : "off"), 9);
    print(p, rule->summary);
    print(p, "\n");
}

/* A paragraph, its lines broken between words. */
static void print_wrapped(struct printer *p, const char *text)
{
    enum { WIDTH = 76, INDENT = 4 };
    size_t column = 0;
    for (const char *at = text; *at;) {
        size_t len = strcspn(at, " ");
        if (column && column + 1 + len > WIDTH) {
            print(p, "\n");
            column = 0;
        }
        print_spaces(p, column ? 1 : INDENT);
        column += (column ? 1 : INDENT) + len;
        print_bytes(p, (drg_str){at, len});
        at += len + (at[len] == ' ');
    }
    print(p, "\n");
}

static void print_indented(struct printer *p, const char *lines)
{
    for (const char *at = lines; *at;) {
        size_t len = strcspn(at, "\n");
        print(p, "    ");
        print_bytes(p, (drg_str){at, len});
        print(p, "\n");
        at += len + (at[len] == '\n');
    }
}

static void explain_rule(struct printer *p, const drg_rule_info *rule)
{
    list_rule(p, rule);
    print(p, "\n");
    print_wrapped(p, rule->explanation);
    print(p, "\n");
    print_indented(p, rule->example);
    print(p, "\n");
}

static const drg_rule_info *find_rule(const char *name)
{
    const drg_rule_info *rule;
    for (size_t i = 0; (rule = drg_check_rule(i)) != NULL; i++)
        if (strcmp(rule->name, name) == 0)
            return rule;
    return NULL;
}

/* What the rules of a list "a,b" are about. */
static drg_status explain_rules(struct printer *p, const char *list, drg_error *err)
{
    for (const char *at = list; *at;) {
        char name[64];
        size_t len = strcspn(at, ", ");
        snprintf(name, sizeof name, "%.*s", (int)(len < sizeof name ? len : sizeof name - 1), at);
        const drg_rule_info *rule = len ? find_rule(name) : NULL;
        if (len && !rule)
            return complain(err, DRG_EINVAL, "unknown rule '%s'; 'dragoman check --list-rules' lists them", name);
        if (rule)
            explain_rule(p, rule);
        at += len + (at[len] != '\0');
    }
    return p->status;
}

/* All rules, or those named as operands with what they are about. */
static drg_status list_rules(const struct names *wanted, drg_error *err)
{
    struct printer p = {.sink = output_stdout(), .err = err};
    const drg_rule_info *rule;
    drg_status status = DRG_OK;
    for (size_t i = 0; !wanted->count && (rule = drg_check_rule(i)) != NULL; i++)
        list_rule(&p, rule);
    for (size_t i = 0; i < wanted->count && !status; i++)
        status = explain_rules(&p, wanted->items[i], err);
    return status ? status : p.status;
}

/* ---- Checking --------------------------------------------------------------------------------------------------------- */

static drg_status load_style(struct check *c, drg_error *err)
{
    const struct names *styles = &c->cli->set.styles;
    if (!styles->count)
        return DRG_OK;
    drg_status status = glossaries_load(&c->style.glossary, c->cli, styles, err);
    return status ? status : drg_matcher_new(&c->style.matcher, c->cli->ctx, c->style.glossary, NULL, err);
}

/* Dictionaries, when a rule asks for them. */
static drg_status load_spelling(struct check *c, drg_error *err)
{
    if (!drg_check_rules_spell(c->cli->set.rules))
        return DRG_OK;
    drg_status status = drg_matcher_new(&c->spelt, c->cli->ctx, c->glossary, NULL, err);
    return status ? status : spelling_book(&c->book, c->cli, c->spelt, NULL, err);
}

static drg_status prepare(struct check *c, drg_error *err)
{
    const struct settings *set = &c->cli->set;
    if (!set->glossaries.count && !set->styles.count)
        return complain(err, DRG_EINVAL, "no glossary given; use -g FILE");
    drg_status status = load_style(c, err);
    if (!status)
        status = glossaries_load(&c->glossary, c->cli, set->glossaries.count ? &set->glossaries : &set->styles, err);
    if (!status)
        status = load_spelling(c, err);
    drg_check_options options = {.src = set->src, .targets = set->tgt, .rules = set->rules, .style = c->style.matcher,
                                 .keep_ignored = set->no_ignore, .spelling = c->book};
    return status ? status : drg_checker_new(&c->checker, c->cli->ctx, c->glossary, &options, err);
}

static drg_status check_all(struct check *c, drg_error *err)
{
    drg_status status = prepare(c, err);
    struct check_run run = {.cli = c->cli, .checker = c->checker, .glossary = c->glossary, .findings = &c->findings, .inputs = c->inputs,
                            .input_count = c->input_count};
    if (status)
        return status;
    return c->cli->set.aligned ? check_lines(&run, err) : check_run(&run, err);
}

static drg_status run(struct cli *cli, drg_error *err)
{
    struct check c = {.cli = cli};
    if (cli->set.list_rules)
        return list_rules(&cli->set.operands, err);
    if (cli->set.side)
        return accuracy_run(cli, err);
    drg_status status = check_run_fits(&cli->set, err);
    if (!status)
        status = inputs_list(&c.inputs, &c.input_count, cli, err);
    if (status)
        return status;
    status = findings_open(&c.findings, cli, &(struct findings_rules){drg_check_rule, drg_check_rule_is_on}, err);
    if (!status)
        status = findings_close(&c.findings, check_all(&c, err), err);
    drg_checker_free(c.checker);
    drg_spellbook_free(c.book);
    drg_matcher_free(c.spelt);
    drg_glossary_free(c.glossary);
    terms_free(&c.style);
    free(c.inputs);
    return status;
}

const struct command cmd_check = {
    .name = "check",
    .usage = "[options] -g GLOSSARY FILE...",
    .summary = "terminology of translations and drafts",
    .description =
        "Checks translations against their sources, and drafts by themselves, for terms\n"
        "that the glossary wants otherwise. Inflected forms are understood. Prints\n"
        "\n"
        "  FILE:LINE:COLUMN: severity: message [rule]\n"
        "\n"
        "and on a terminal the segments with the places marked.",
    .options = (const enum option_id[]){PROJECT_OPTIONS, OPT_GLOSSARY, OPT_COLUMNS, OPT_STYLE, TEXT_OPTIONS,
                                        OPT_ALIGNED, OPT_SRC, OPT_TGT, OPT_WORDS, OPT_ENGLISH, OPT_RULES, OPT_LIST_RULES, OPT_NO_IGNORE,
                                        OPT_BASELINE, OPT_UPDATE_BASELINE, OPT_FIX, OPT_ANNOTATE, OPT_SIDE, OPT_REFERENCE, OPT_FAIL_ON,
                                        OPT_EXIT_ZERO, OPT_THREADS, REPORT_OPTIONS, OPTION_NONE},
    .notes = (const struct option_note[]){
        {OPT_SIDE, "count which of the terms in these records of 'annotate' each line of the FILEs has"},
        {OPT_STYLE, "report the variants and deprecated terms of this glossary in drafts and translations; again for more"},
        {OPTION_NONE, NULL}},
    .format = "terminal",
    .piped = "line",
    .writes = DRG_WRITE_REPORT,
    .examples = "dragoman check -g terms.csv job.sdlxliff\n"
                "    each translation against its source\n"
                "dragoman check -g terms.csv -o report.html job.tmx\n"
                "    a page to read, filter and print\n"
                "dragoman check -g terms.csv --exit-zero --annotate job.xlf\n"
                "    the same, and the terms marked in the file, for an editor or an engine to see",
    .exits = "0  no errors and no warnings; there may be advice\n1  errors or warnings\n" TROUBLE,
    .run = run,
};
