/* cmd_variants.c - the spellings of one name in a set of texts. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "inputs.h"
#include "output.h"
#include "print.h"
#include "records.h"

static drg_status add_bitext(drg_variants *variants, const struct cli *cli, const struct input *input, drg_error *err)
{
    drg_bitext *bitext;
    size_t count;
    drg_status status = input_bitext(&bitext, cli, cli->ctx, input, err);
    if (status)
        return status;
    const drg_text *const *texts = drg_bitext_texts(bitext, &count);
    for (size_t i = 0; i < count && !status; i++)
        status = drg_variants_add(variants, texts[i], err);
    drg_bitext_free(bitext);
    return status;
}

static drg_status add_input(drg_variants *variants, const struct cli *cli, const struct input *input, drg_error *err)
{
    drg_text *text;
    if (input->is_bitext)
        return add_bitext(variants, cli, input, err);
    drg_status status = input_text(&text, cli, cli->ctx, input, err);
    if (status)
        return status;
    status = drg_variants_add(variants, text, err);
    drg_text_free(text);
    return status;
}

static void record(struct records *r, size_t group, const drg_spelling *s)
{
    records_number(r, group + 1);
    records_text(r, s->text);
    records_text(r, str_of(s->lang));
    records_number(r, s->count);
    records_number(r, s->confidence);
    records_text(r, str_of(s->evidence));
    records_text(r, s->concept_id);
    records_text(r, s->file);
    records_number(r, s->pos.line);
    records_number(r, s->pos.column);
}

/* Spelling, language, occurrences, how sure and why, first place. */
static void print_spelling(struct printer *p, const drg_spelling *s)
{
    char why[48];
    print(p, "  ");
    print_cell(p, s->text, 24);
    print(p, " ");
    print_cell(p, str_of(s->lang), 4);
    snprintf(why, sizeof why, "%6u  %3u %% %-9s ", (unsigned)s->count, s->confidence, s->evidence);
    print(p, why);
    print_safe(p, s->file, false);
    print(p, ":");
    print_number(p, s->pos.line);
    print(p, ":");
    print_number(p, s->pos.column);
    print(p, "\n");
}

static void print_head(struct printer *p, const drg_spelling *s, bool is_first)
{
    print(p, is_first ? "" : "\n");
    print_safe(p, s->text, true);
    if (s->concept_id.len) {
        print(p, "  ");
        print_safe(p, s->concept_id, true);
    }
    print(p, "\n");
}

/* ---- As rows of a glossary: concept, lang, term, status ------------------------------------------------------------- */

static bool is_first_of_lang(const drg_spelling *list, size_t i)
{
    for (size_t j = 0; j < i; j++)
        if (strcmp(list[j].lang, list[i].lang) == 0)
            return false;
    return true;
}

/* A group is a concept, its most frequent spelling in each language the preferred term, unless a glossary has the concept:
 * then all spellings are variants to add to it. */
static void record_terms(struct records *r, const drg_spelling *list, size_t count)
{
    drg_str known = {"", 0};
    for (size_t i = 0; i < count && !known.len; i++)
        known = list[i].concept_id;
    for (size_t i = 0; i < count; i++) {
        if (known.len && list[i].concept_id.len)
            continue;
        records_text(r, known.len ? known : list[0].text);
        records_text(r, str_of(list[i].lang));
        records_text(r, list[i].text);
        records_text(r, str_of(!known.len && is_first_of_lang(list, i) ? "preferred" : "variant"));
    }
}

static drg_status write_terms(const struct output *out, const drg_variants *variants, size_t *groups, drg_error *err)
{
    struct records records;
    size_t count;
    const drg_spelling *list;
    records_init(&records, "tsv", out->sink, err);
    records_column(&records, "concept");
    records_column(&records, "lang");
    records_column(&records, "term");
    records_column(&records, "status");
    records_start(&records);
    for (*groups = 0; (list = drg_variants_group(variants, *groups, &count)) != NULL; ++*groups)
        record_terms(&records, list, count);
    return records_finish(&records);
}

static drg_status write_groups(const struct output *out, const drg_variants *variants, size_t *groups, drg_error *err)
{
    static const char *const columns[] = {"group",    "spelling", "lang", "count", "confidence",
                                          "evidence", "concept",  "file", "line",  "column"};
    struct records records;
    struct printer print_to = {.sink = out->sink, .err = err};
    bool has_records = records_know(out->format);
    size_t count;
    const drg_spelling *list;
    if (strcmp(out->format, "glossary") == 0)
        return write_terms(out, variants, groups, err);
    if (has_records)
        records_init(&records, out->format, out->sink, err);
    for (size_t i = 0; i < sizeof columns / sizeof columns[0] && has_records; i++)
        records_column(&records, columns[i]);
    if (has_records)
        records_start(&records);
    for (*groups = 0; (list = drg_variants_group(variants, *groups, &count)) != NULL; ++*groups) {
        if (!has_records)
            print_head(&print_to, &list[0], *groups == 0);
        for (size_t i = 0; i < count; i++)
            if (has_records)
                record(&records, *groups, &list[i]);
            else
                print_spelling(&print_to, &list[i]);
    }
    return has_records ? records_finish(&records) : print_to.status;
}

/* A broken input is said and the others are done. */
static drg_status gather(drg_variants *variants, struct cli *cli, drg_error *err)
{
    struct input *inputs;
    size_t count;
    drg_status status = inputs_list(&inputs, &count, cli, err);
    for (size_t i = 0; i < count && !status; i++) {
        drg_error own = {0};
        say_progress(&cli->say, i + 1, count, inputs[i].path, PERCENT_UNKNOWN);
        if (add_input(variants, cli, &inputs[i], &own))
            input_failed(cli, &own);
    }
    if (status)
        return status;
    free(inputs);
    return drg_variants_finish(variants, err);
}

static drg_status run(struct cli *cli, drg_error *err)
{
    drg_glossary *glossary = NULL;
    drg_variants *variants = NULL;
    struct output out = {0};
    size_t groups = 0;
    drg_status status = DRG_OK;
    if (cli->set.glossaries.count)
        status = glossaries_load(&glossary, cli, &cli->set.glossaries, err);
    if (!status)
        status = drg_variants_new(&variants, glossary, err);
    if (!status)
        status = gather(variants, cli, err);
    if (!status)
        status = output_open(&out, cli, err);
    if (!status)
        status = output_close(&out, write_groups(&out, variants, &groups, err), err);
    if (!groups && cli->exit_code == EXIT_DONE)
        cli->exit_code = EXIT_FINDINGS;
    drg_variants_free(variants);
    drg_glossary_free(glossary);
    return status;
}

const struct command cmd_variants = {
    .name = "variants",
    .usage = "[-g GLOSSARY...] [options] [FILE|LANG=FILE]...",
    .summary = "the spellings of one name in a set of texts",
    .description =
        "Groups the spellings of names: words with a capital inside sentences, several of\n"
        "them side by side, lines of a list of one name a line, and Arabic words that\n"
        "sound like one of them. Spellings that differ in diacritics, or sound alike by\n"
        "the conventions of the four languages in whatever script, make a group, with how\n"
        "sure that is and why: letters, sound, order (of the words), initials, parts (some\n"
        "are missing), known (a place that languages call differently), typing, or chain\n"
        "(like another one of the group). A glossary joins what it knows. A group is a\n"
        "proposal; --format glossary makes rows of it for one.",
    .options = (const enum option_id[]){OPT_GLOSSARY, OPT_COLUMNS, TEXT_OPTIONS, OUTPUT_OPTIONS, OPTION_NONE},
    .format = "terminal",
    .formats = "terminal, tsv, json, jsonl, glossary",
    .examples = "dragoman variants news.*.txt\n"
                "    names that are spelt in several ways, with their first places\n"
                "dragoman variants -g terms.csv -f tsv memory.tmx\n"
                "    for a spreadsheet, with the concepts that the glossary knows\n"
                "dragoman variants -f glossary -o names.tsv people.txt\n"
                "    a glossary of the names, to be read before it is used",
    .exits = "0  groups were found\n1  every name has one spelling\n" TROUBLE,
    .run = run,
};
