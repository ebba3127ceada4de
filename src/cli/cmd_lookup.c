/* cmd_lookup.c - a word's concept in all languages. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "inputs.h"
#include "json.h"
#include "output.h"

struct lookup {
    struct cli *cli;
    struct terms terms;
    struct output out;
    struct printer print;
    bool is_json, is_lines; /* lines: an object a line, no array around them */
    uint64_t written;
};

/* What was found for one word. */
struct answer {
    const char *word;
    drg_lookup_hit *hits;
    size_t count;
};

static bool is_near(const struct answer *a)
{
    return a->count && a->hits[0].is_near;
}

static drg_term term_at(const struct lookup *l, uint32_t index)
{
    return drg_glossary_term(l->terms.glossary, index);
}

/* True when the i-th hit is the first one of its concept. */
static bool is_first(const struct lookup *l, const struct answer *a, size_t i)
{
    for (size_t j = 0; j < i; j++)
        if (term_at(l, a->hits[j].term).concept_index == term_at(l, a->hits[i].term).concept_index)
            return false;
    return true;
}

static drg_concept concept_of(const struct lookup *l, const drg_lookup_hit *hit)
{
    return drg_glossary_concept(l->terms.glossary, term_at(l, hit->term).concept_index);
}

static bool is_lang(drg_str lang, const char *tag, size_t len)
{
    return lang.len == len && memcmp(lang.ptr, tag, len) == 0;
}

/* ---- The languages to show: --langs, else the glossary's ------------------------------------------------- */

/* The n-th one; an empty string: no more. */
static drg_str lang_at(const struct lookup *l, size_t n)
{
    const char *list = l->cli->set.langs;
    if (!list)
        return drg_glossary_lang(l->terms.glossary, n);
    for (; n && *list; n--) {
        list += strcspn(list, ",");
        list += *list == ',';
    }
    return (drg_str){list, strcspn(list, ",")};
}

/* ---- For people ---------------------------------------------------------------------------------------------- */

static void print_terms(struct lookup *l, const drg_concept *entry, drg_str lang)
{
    struct printer *p = &l->print;
    bool any = false;
    for (uint32_t i = 0; i < entry->term_count; i++) {
        drg_term term = term_at(l, entry->first_term + i);
        if (!is_lang(term.lang, lang.ptr, lang.len))
            continue;
        print(p, any ? ", " : "");
        print_safe(p, term.text, true);
        if (term.status >= DRG_DEPRECATED) {
            print(p, " (");
            print(p, drg_term_status_name(term.status));
            print(p, ")");
        }
        any = true;
    }
    print(p, any ? "\n" : "\xE2\x80\x94\n");
}

static void print_labelled(struct lookup *l, const char *label, drg_str value)
{
    if (!value.len)
        return;
    print(&l->print, "  ");
    print_cell(&l->print, str_of(label), 12);
    print_safe(&l->print, value, true);
    print(&l->print, "\n");
}

/* The concept, with why it was found. */
static void print_entry(struct lookup *l, const drg_lookup_hit *hit)
{
    struct printer *p = &l->print;
    drg_concept entry = concept_of(l, hit);
    drg_term term = term_at(l, hit->term);
    bool has_color = l->out.options.color;
    print(p, has_color ? "\033[1m" : "");
    print_safe(p, entry.id, true);
    print(p, has_color ? "\033[0m" : "");
    print(p, "  [");
    print_safe(p, term.text, true);
    print(p, ", ");
    print_safe(p, term.lang, false);
    print(p, ", ");
    print(p, hit->is_near ? "near" : drg_grade_name(hit->grade));
    print(p, "]\n");
    drg_str lang;
    for (size_t i = 0; (lang = lang_at(l, i)).len; i++) {
        print(p, "  ");
        print_cell(p, lang, 12);
        print_terms(l, &entry, lang);
    }
    print_labelled(l, "subject", entry.subject);
    print_labelled(l, "definition", entry.definition);
    print_labelled(l, "note", entry.note);
}

static void print_answer(struct lookup *l, const struct answer *a)
{
    struct printer *p = &l->print;
    print(p, l->written ? "\n" : "");
    if (!a->count || is_near(a)) {
        print(p, "'");
        print_safe(p, str_of(a->word), true);
        print(p, a->count ? "': not found; did you mean\n" : "': not found\n");
    }
    for (size_t i = 0, shown = 0; i < a->count; i++) {
        if (!is_first(l, a, i))
            continue;
        print(p, shown++ ? "\n" : "");
        print_entry(l, &a->hits[i]);
    }
}

/* ---- For programs ---------------------------------------------------------------------------------------------- */

static void json_pair(struct printer *p, const char *key, drg_str value, bool first)
{
    json_key(p, key, first);
    json_string(p, value);
}

static void json_terms(struct lookup *l, const drg_concept *entry)
{
    struct printer *p = &l->print;
    bool first = true;
    drg_str lang;
    json_key(p, "terms", false);
    print(p, "[");
    for (size_t n = 0; (lang = lang_at(l, n)).len; n++)
        for (uint32_t i = 0; i < entry->term_count; i++) {
            drg_term term = term_at(l, entry->first_term + i);
            if (!is_lang(term.lang, lang.ptr, lang.len))
                continue;
            print(p, first ? "{" : ",{");
            json_pair(p, "lang", term.lang, true);
            json_pair(p, "term", term.text, false);
            json_pair(p, "status", str_of(drg_term_status_name(term.status)), false);
            print(p, "}");
            first = false;
        }
    print(p, "]");
}

static void json_entry(struct lookup *l, const drg_lookup_hit *hit)
{
    struct printer *p = &l->print;
    drg_concept entry = concept_of(l, hit);
    print(p, "{");
    json_pair(p, "concept", entry.id, true);
    json_pair(p, "subject", entry.subject, false);
    json_pair(p, "definition", entry.definition, false);
    json_pair(p, "note", entry.note, false);
    json_pair(p, "term", term_at(l, hit->term).text, false);
    json_pair(p, "lang", term_at(l, hit->term).lang, false);
    json_pair(p, "grade", str_of(hit->is_near ? "near" : drg_grade_name(hit->grade)), false);
    json_terms(l, &entry);
    print(p, "}");
}

static void json_answer(struct lookup *l, const struct answer *a)
{
    struct printer *p = &l->print;
    if (!l->is_lines)
        print(p, l->written ? ",\n" : "\n");
    print(p, "{");
    json_pair(p, "word", str_of(a->word), true);
    json_key(p, "found", false);
    print(p, a->count && !is_near(a) ? "true" : "false");
    json_key(p, "concepts", false);
    print(p, "[");
    for (size_t i = 0, shown = 0; i < a->count; i++) {
        if (!is_first(l, a, i))
            continue;
        print(p, shown++ ? "," : "");
        json_entry(l, &a->hits[i]);
    }
    print(p, l->is_lines ? "]}\n" : "]}");
}

/* ---- The run -------------------------------------------------------------------------------------------------- */

/* True when a term sounds like the name, by the conventions of their scripts. */
static bool sounds_like(const drg_name *name, drg_term term, bool *has_failed)
{
    enum { LEAST_CONFIDENCE = 75 };
    char lang[16];
    drg_name *own;
    snprintf(lang, sizeof lang, "%.*s", (int)term.lang.len, term.lang.ptr);
    *has_failed = drg_name_new(&own, term.text, lang, NULL) != DRG_OK;
    if (*has_failed)
        return false;
    drg_name_match match = drg_names_match(name, own);
    drg_name_free(own);
    return match.confidence >= LEAST_CONFIDENCE;
}

/* A word that is near no term may be a name that the glossary has in another script or convention: near terms, too. Very
 * large glossaries are not gone through. */
static drg_status look_for_sound(struct lookup *l, struct answer *a, drg_error *err)
{
    enum { MOST_NEAR = 5, MOST_TERMS = 200000 };
    size_t terms = drg_glossary_term_count(l->terms.glossary);
    bool has_failed = false;
    drg_name *name;
    drg_status status = drg_name_new(&name, str_of(a->word), NULL, err);
    if (status)
        return status;
    a->hits = malloc(MOST_NEAR * sizeof *a->hits);
    for (size_t i = 0; a->hits && i < terms && terms <= MOST_TERMS && a->count < MOST_NEAR && !has_failed; i++)
        if (sounds_like(name, term_at(l, (uint32_t)i), &has_failed))
            a->hits[a->count++] = (drg_lookup_hit){.term = (uint32_t)i, .grade = DRG_POSSIBLE, .is_near = true};
    drg_name_free(name);
    return a->hits && !has_failed ? DRG_OK : complain(err, DRG_ENOMEM, "no memory");
}

static drg_status look_up(struct lookup *l, const char *word, drg_error *err)
{
    struct answer a = {.word = word};
    drg_status status = drg_lookup(&a.hits, &a.count, l->terms.matcher, str_of(word), err);
    if (!status && !a.count)
        status = look_for_sound(l, &a, err);
    if (status) {
        free(a.hits);
        return status;
    }
    if (!a.count || is_near(&a))
        l->cli->exit_code = EXIT_FINDINGS;
    if (l->is_json)
        json_answer(l, &a);
    else
        print_answer(l, &a);
    l->written++;
    free(a.hits);
    return l->print.status;
}

static drg_status look_up_all(struct lookup *l, drg_error *err)
{
    const struct names *words = &l->cli->set.operands;
    drg_status status = DRG_OK;
    l->is_lines = strcmp(l->out.format, "jsonl") == 0;
    l->is_json = l->is_lines || strcmp(l->out.format, "json") == 0;
    l->print = (struct printer){.sink = l->out.sink, .err = err};
    bool has_array = l->is_json && !l->is_lines;
    print(&l->print, has_array ? "[" : "");
    for (size_t i = 0; i < words->count && !status; i++)
        status = look_up(l, words->items[i], err);
    print(&l->print, has_array ? "\n]\n" : "");
    return status ? status : l->print.status;
}

static drg_status run(struct cli *cli, drg_error *err)
{
    struct lookup l = {.cli = cli};
    if (!cli->set.operands.count)
        return complain(err, DRG_EINVAL, "no WORD to look up");
    drg_status status = terms_load(&l.terms, cli, err);
    if (!status)
        status = output_open(&l.out, cli, err);
    if (!status)
        status = output_close(&l.out, look_up_all(&l, err), err);
    terms_free(&l.terms);
    return status;
}

const struct command cmd_lookup = {
    .name = "lookup",
    .usage = "-g GLOSSARY... [options] WORD...",
    .summary = "a word's concept in all languages",
    .description =
        "Looks words up: any language, spelling, inflection or case of a term gives its\n"
        "concept in all languages. A word that no term has is answered with near ones,\n"
        "a name also with terms that sound alike in another script.\n"
        "A term of several words is one argument: 'foreign ministry'.",
    .options = (const enum option_id[]){PROJECT_OPTIONS, OPT_GLOSSARY, OPT_COLUMNS, OPT_LANGS, OUTPUT_OPTIONS,
                                        OPTION_NONE},
    .format = "terminal",
    .formats = "terminal, json, jsonl",
    .examples = "dragoman lookup -g terms.csv bakanlığından\n"
                "    an inflected form gives the ministry in four languages\n"
                "dragoman lookup -g terms.csv --langs ar,ru -f json 'foreign ministry'\n"
                "    two languages, for a program",
    .exits = "0  every word was found\n1  a word was not found\n" TROUBLE,
    .run = run,
};
