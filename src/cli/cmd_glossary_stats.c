/* cmd_glossary_stats.c - concepts, terms and coverage of glossaries. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "inputs.h"
#include "json.h"
#include "output.h"

enum { STATUS_COUNT = DRG_VARIANT + 1 };

struct lang_stats {
    drg_str lang;
    uint32_t terms[STATUS_COUNT]; /* by status */
    uint32_t all;
    uint32_t concepts; /* that have a term in this language, variants aside */
    uint32_t last_concept;
};

struct subject_stats {
    drg_str subject;
    uint32_t concepts;
};

struct stats {
    size_t concepts, terms, langs, subjects;
    struct lang_stats *by_lang;
    struct subject_stats *by_subject; /* most concepts first */
};

/* ---- Counting --------------------------------------------------------------------------------------------- */

static bool equal(drg_str a, drg_str b)
{
    return a.len == b.len && memcmp(a.ptr, b.ptr, a.len) == 0;
}

static void count_term(struct stats *s, const drg_term *term)
{
    for (size_t i = 0; i < s->langs; i++) {
        struct lang_stats *lang = &s->by_lang[i];
        if (!equal(lang->lang, term->lang))
            continue;
        lang->terms[term->status]++;
        lang->all++;
        if (term->status == DRG_VARIANT || lang->last_concept == term->concept_index)
            return;
        lang->concepts++;
        lang->last_concept = term->concept_index;
        return;
    }
}

static int compare_names(const void *a, const void *b)
{
    const struct subject_stats *x = a, *y = b;
    size_t len = x->subject.len < y->subject.len ? x->subject.len : y->subject.len;
    int order = memcmp(x->subject.ptr, y->subject.ptr, len);
    return order ? order : (x->subject.len > y->subject.len) - (x->subject.len < y->subject.len);
}

static int compare_counts(const void *a, const void *b)
{
    const struct subject_stats *x = a, *y = b;
    return x->concepts != y->concepts ? (x->concepts < y->concepts ? 1 : -1) : compare_names(a, b);
}

/* One subject a concept, sorted, then the equal ones made one. */
static void count_subjects(struct stats *s, const drg_glossary *glossary)
{
    for (size_t i = 0; i < s->concepts; i++)
        s->by_subject[i] = (struct subject_stats){drg_glossary_concept(glossary, i).subject, 1};
    qsort(s->by_subject, s->concepts, sizeof *s->by_subject, compare_names);
    for (size_t i = 0; i < s->concepts; i++) {
        if (s->subjects && equal(s->by_subject[s->subjects - 1].subject, s->by_subject[i].subject))
            s->by_subject[s->subjects - 1].concepts++;
        else
            s->by_subject[s->subjects++] = s->by_subject[i];
    }
    qsort(s->by_subject, s->subjects, sizeof *s->by_subject, compare_counts);
}

static drg_status count(struct stats *s, const drg_glossary *glossary, drg_error *err)
{
    s->concepts = drg_glossary_concept_count(glossary);
    s->terms = drg_glossary_term_count(glossary);
    s->langs = drg_glossary_lang_count(glossary);
    s->by_lang = calloc(s->langs + 1, sizeof *s->by_lang);
    s->by_subject = calloc(s->concepts + 1, sizeof *s->by_subject);
    if (!s->by_lang || !s->by_subject)
        return complain(err, DRG_ENOMEM, "out of memory");
    for (size_t i = 0; i < s->langs; i++)
        s->by_lang[i] = (struct lang_stats){.lang = drg_glossary_lang(glossary, i), .last_concept = DRG_NONE};
    for (size_t i = 0; i < s->terms; i++) {
        drg_term term = drg_glossary_term(glossary, i);
        count_term(s, &term);
    }
    count_subjects(s, glossary);
    return drg_glossary_check(glossary, err);
}

/* ---- For people ---------------------------------------------------------------------------------------------- */

static void print_column(struct printer *p, uint64_t number, int width)
{
    char text[32];
    snprintf(text, sizeof text, "%*llu", width, (unsigned long long)number);
    print(p, text);
}

static unsigned percent(uint64_t part, uint64_t whole)
{
    return whole ? (unsigned)(part * 100 / whole) : 0;
}

static void print_lang(struct printer *p, const struct stats *s, const struct lang_stats *lang)
{
    print(p, "  ");
    print_cell(p, lang->lang, 10);
    print_column(p, lang->all, 8);
    for (size_t i = 0; i < STATUS_COUNT; i++)
        print_column(p, lang->terms[i], 12);
    print_column(p, lang->concepts, 10);
    print_column(p, percent(lang->concepts, s->concepts), 9);
    print(p, " %\n");
}

static void print_subjects(struct printer *p, const struct stats *s)
{
    if (s->subjects == 0 || (s->subjects == 1 && !s->by_subject[0].subject.len))
        return;
    print(p, "\nsubjects\n");
    for (size_t i = 0; i < s->subjects; i++) {
        print_column(p, s->by_subject[i].concepts, 8);
        print(p, "  ");
        print_safe(p, s->by_subject[i].subject.len ? s->by_subject[i].subject : str_of("(none)"), true);
        print(p, "\n");
    }
}

static void print_stats(struct printer *p, const struct stats *s)
{
    print_number(p, s->concepts);
    print(p, s->concepts == 1 ? " concept, " : " concepts, ");
    print_number(p, s->terms);
    print(p, s->terms == 1 ? " term\n" : " terms\n");
    if (s->langs)
        print(p, "\n  language     terms   preferred    admitted  deprecated     variant  concepts  coverage\n");
    for (size_t i = 0; i < s->langs; i++)
        print_lang(p, s, &s->by_lang[i]);
    print_subjects(p, s);
}

/* ---- For programs ---------------------------------------------------------------------------------------------- */

static void json_count(struct printer *p, const char *key, uint64_t value, bool first)
{
    json_key(p, key, first);
    print_number(p, value);
}

static void json_stats(struct printer *p, const struct stats *s)
{
    print(p, "{");
    json_count(p, "concepts", s->concepts, true);
    json_count(p, "terms", s->terms, false);
    print(p, ",\n\"languages\":[");
    for (size_t i = 0; i < s->langs; i++) {
        const struct lang_stats *lang = &s->by_lang[i];
        print(p, i ? ",\n{" : "\n{");
        json_key(p, "lang", true);
        json_string(p, lang->lang);
        json_count(p, "terms", lang->all, false);
        for (size_t j = 0; j < STATUS_COUNT; j++)
            json_count(p, drg_term_status_name((drg_term_status)j), lang->terms[j], false);
        json_count(p, "concepts", lang->concepts, false);
        json_count(p, "coverage", percent(lang->concepts, s->concepts), false);
        print(p, "}");
    }
    print(p, "],\n\"subjects\":[");
    for (size_t i = 0; i < s->subjects; i++) {
        print(p, i ? ",\n{" : "\n{");
        json_key(p, "subject", true);
        json_string(p, s->by_subject[i].subject);
        json_count(p, "concepts", s->by_subject[i].concepts, false);
        print(p, "}");
    }
    print(p, "]}\n");
}

/* ---- The run -------------------------------------------------------------------------------------------------- */

static drg_status write_stats(struct cli *cli, const struct stats *s, drg_error *err)
{
    struct output out;
    drg_status status = output_open(&out, cli, err);
    if (status)
        return status;
    struct printer p = {.sink = out.sink, .err = err};
    if (strcmp(out.format, "json") == 0)
        json_stats(&p, s);
    else
        print_stats(&p, s);
    return output_close(&out, p.status, err);
}

static drg_status run(struct cli *cli, drg_error *err)
{
    struct stats s = {0};
    drg_glossary *glossary;
    if (!cli->set.operands.count)
        return complain(err, DRG_EINVAL, "no glossary FILE to count");
    drg_status status = inputs_merge(&glossary, cli, &cli->set.operands, err);
    if (status)
        return status;
    status = count(&s, glossary, err);
    if (!status)
        status = write_stats(cli, &s, err);
    free(s.by_lang);
    free(s.by_subject);
    drg_glossary_free(glossary);
    return status;
}

const struct command cmd_glossary_stats = {
    .name = "glossary stats",
    .usage = "[options] FILE...",
    .summary = "concepts, terms and coverage of glossaries",
    .description =
        "Counts the concepts, the terms of each language by status, how many of the\n"
        "concepts each language has a term for, and subjects. Several files are counted\n"
        "as one glossary.",
    .options = (const enum option_id[]){GLOSSARY_INPUT, OUTPUT_OPTIONS, OPTION_NONE},
    .format = "terminal",
    .formats = "terminal, json",
    .examples = "dragoman glossary stats terms.csv\n    one glossary\n"
                "dragoman glossary stats -f json a.csv b.tbx\n    two as one, for a program",
    .exits = "0  done\n2  the command line or an input is wrong",
    .run = run,
};
