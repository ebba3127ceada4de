/* lint.c - what is wrong with a glossary. One row of the table, one function: one rule. */
#include <stdarg.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/map.h"
#include "base/utf8.h"
#include "lang/fold.h"
#include "lang/lang.h"
#include "model/findings.h"
#include "model/glossary.h"

struct rule;

struct lint {
    const drg_glossary *g;
    drg_findings *findings;
    struct arena keys; /* of the loose keys below */
    drg_str *loose;    /* one a term: letters folded, white space single */
    const struct rule *rule;
    drg_status status;
    drg_error *err;
};

struct rule {
    const char *code;
    drg_severity severity;
    const char *summary;
    void (*concept)(struct lint *, uint32_t concept_index); /* one of the three */
    void (*term)(struct lint *, uint32_t term);
    void (*whole)(struct lint *);
};

/* ---- reporting ---------------------------------------------------------------------------------------------- */

static drg_str file_of(const struct lint *l, uint32_t file)
{
    return file == DRG_NONE ? (drg_str){"", 0} : l->g->files[file];
}

static void add(struct lint *l, drg_finding finding, const char *message)
{
    finding.rule = l->rule->code;
    finding.severity = l->rule->severity;
    finding.message = str_from(message);
    if (!l->status)
        l->status = findings_add(l->findings, &finding, l->err);
}

__attribute__((format(printf, 3, 4))) static void report_term(struct lint *l, uint32_t term, const char *format, ...)
{
    char message[400];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    const drg_term *t = &l->g->terms[term];
    add(l, (drg_finding){.file = file_of(l, t->file), .place = t->place, .lang = t->lang, .surface = t->text,
                         .concept_id = l->g->concepts[t->concept_index].id}, message);
}

/* A concept stands where its first term stands. */
__attribute__((format(printf, 3, 4))) static void report_concept(struct lint *l, uint32_t concept_index, const char *format, ...)
{
    char message[400];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    const drg_concept *entry = &l->g->concepts[concept_index];
    const drg_term *t = entry->term_count ? &l->g->terms[entry->first_term] : NULL;
    uint32_t file = t ? t->file : l->g->file_count == 1 ? 0 : DRG_NONE;
    add(l, (drg_finding){.file = file_of(l, file), .place = t ? t->place : (drg_pos){0, 0}, .lang = {"", 0},
                         .surface = {"", 0}, .concept_id = entry->id}, message);
}

/* Calls `visit` for each run of one language's terms in a concept. */
static void each_lang(struct lint *l, uint32_t concept_index, void (*visit)(struct lint *, uint32_t first, uint32_t end))
{
    const drg_concept *entry = &l->g->concepts[concept_index];
    uint32_t end = entry->first_term + entry->term_count;
    for (uint32_t first = entry->first_term, next; first < end; first = next) {
        for (next = first + 1; next < end && str_eq(l->g->terms[next].lang, l->g->terms[first].lang);)
            next++;
        visit(l, first, next);
    }
}

/* ---- rules on statuses ------------------------------------------------------------------------------------------ */

static uint32_t count_status(const struct lint *l, uint32_t first, uint32_t end, drg_term_status status)
{
    uint32_t count = 0;
    for (uint32_t i = first; i < end; i++)
        count += l->g->terms[i].status == status;
    return count;
}

static void visit_several_preferred(struct lint *l, uint32_t first, uint32_t end)
{
    for (uint32_t i = first + 1; i < end && l->g->terms[i].status == DRG_PREFERRED; i++)
        report_term(l, i, "'%.*s' is preferred, and so is '%.*s'", STR_ARGS(l->g->terms[i].text),
                    STR_ARGS(l->g->terms[first].text));
}

static void several_preferred(struct lint *l, uint32_t concept_index)
{
    each_lang(l, concept_index, visit_several_preferred);
}

static void visit_no_preferred(struct lint *l, uint32_t first, uint32_t end)
{
    bool has_admitted = count_status(l, first, end, DRG_ADMITTED) + count_status(l, first, end, DRG_VARIANT) > 0;
    if (!count_status(l, first, end, DRG_PREFERRED) && has_admitted)
        report_term(l, first, "no preferred term in %.*s", STR_ARGS(l->g->terms[first].lang));
}

static void no_preferred(struct lint *l, uint32_t concept_index)
{
    each_lang(l, concept_index, visit_no_preferred);
}

static void visit_only_deprecated(struct lint *l, uint32_t first, uint32_t end)
{
    if (count_status(l, first, end, DRG_DEPRECATED) == end - first)
        report_term(l, first, "'%.*s' is deprecated and nothing in %.*s is preferred instead",
                    STR_ARGS(l->g->terms[first].text), STR_ARGS(l->g->terms[first].lang));
}

static void deprecated_without_preferred(struct lint *l, uint32_t concept_index)
{
    each_lang(l, concept_index, visit_only_deprecated);
}

/* ---- rules on concepts --------------------------------------------------------------------------------------------- */

static void empty_concept(struct lint *l, uint32_t concept_index)
{
    if (l->g->concepts[concept_index].term_count == 0)
        report_concept(l, concept_index, "the concept '%.*s' has no term", STR_ARGS(l->g->concepts[concept_index].id));
}

static void missing_language(struct lint *l, uint32_t concept_index)
{
    const drg_concept *entry = &l->g->concepts[concept_index];
    for (size_t i = 0; i < l->g->lang_count && entry->term_count; i++)
        if (!glossary_has_lang(l->g, entry, l->g->langs[i]))
            report_concept(l, concept_index, "no term in %.*s", STR_ARGS(l->g->langs[i]));
}

/* ---- rules on duplicates --------------------------------------------------------------------------------------------- */

static void duplicate_term(struct lint *l)
{
    for (size_t i = 0; i < l->g->duplicate_count; i++) {
        const struct duplicate *again = &l->g->duplicates[i];
        const drg_term *t = &l->g->terms[again->term];
        char message[300];
        snprintf(message, sizeof message, "'%.*s' was listed before, in line %u", STR_ARGS(t->text), t->place.line);
        add(l, (drg_finding){.file = file_of(l, again->file), .place = again->place, .lang = t->lang, .surface = t->text,
                             .concept_id = l->g->concepts[t->concept_index].id}, message);
    }
}

/* Terms whose keys are equal, compared with the first that has the key. */
static void each_repeat(struct lint *l, drg_str (*key_of)(struct lint *, uint32_t),
                        void (*visit)(struct lint *, uint32_t first, uint32_t again))
{
    struct map seen = {0};
    for (uint32_t i = 0; i < l->g->term_count && !l->status; i++) {
        drg_str key = key_of(l, i);
        uint32_t first = map_get(&seen, key);
        if (!key.ptr || (first == DRG_NONE && !map_set(&seen, key, i)))
            l->status = fail_memory(l->err);
        else if (first != DRG_NONE)
            visit(l, first, i);
    }
    map_free(&seen);
}

static drg_str make_key(struct lint *l, const char *prefix, drg_str lang, drg_str text)
{
    struct buf key = buf_make(SIZE_MAX / 2);
    buf_addf(&key, "%s%.*s ", prefix, STR_ARGS(lang));
    buf_add(&key, text);
    drg_str copy = buf_into_arena(&key, &l->keys);
    return copy;
}

static drg_str exact_key(struct lint *l, uint32_t term)
{
    return make_key(l, "", l->g->terms[term].lang, l->g->terms[term].text);
}

static void visit_shared(struct lint *l, uint32_t first, uint32_t again)
{
    const drg_term *t = &l->g->terms[again], *before = &l->g->terms[first];
    if (t->concept_index != before->concept_index)
        report_term(l, again, "'%.*s' is a term of '%.*s' too", STR_ARGS(t->text),
                    STR_ARGS(l->g->concepts[before->concept_index].id));
}

static void term_in_two_concepts(struct lint *l)
{
    each_repeat(l, exact_key, visit_shared);
}

static drg_str loose_key(struct lint *l, uint32_t term)
{
    char concept_prefix[16];
    snprintf(concept_prefix, sizeof concept_prefix, "%u ", l->g->terms[term].concept_index);
    return make_key(l, concept_prefix, l->g->terms[term].lang, l->loose[term]);
}

/* A variant is there to be alike; deprecating a spelling is a decision. */
static void visit_alike(struct lint *l, uint32_t first, uint32_t again)
{
    if (l->g->terms[first].status > DRG_ADMITTED || l->g->terms[again].status > DRG_ADMITTED)
        return;
    report_term(l, again, "'%.*s' differs from '%.*s' in capitals, marks or spaces only, which matching ignores",
                STR_ARGS(l->g->terms[again].text), STR_ARGS(l->g->terms[first].text));
}

static void alike_terms(struct lint *l)
{
    each_repeat(l, loose_key, visit_alike);
}

/* ---- rules on letters -------------------------------------------------------------------------------------------------- */

static const char *script_name(unsigned script)
{
    static const char *const names[] = {[SCRIPT_OTHER] = "other", [SCRIPT_LATIN] = "Latin", [SCRIPT_ARABIC] = "Arabic",
                                        [SCRIPT_CYRILLIC] = "Cyrillic", [SCRIPT_GREEK] = "Greek", [SCRIPT_HEBREW] = "Hebrew"};
    return names[script];
}

static const struct { const char *lang; unsigned script; } lang_scripts[] = {
    {"en", SCRIPT_LATIN}, {"tr", SCRIPT_LATIN}, {"ar", SCRIPT_ARABIC}, {"ru", SCRIPT_CYRILLIC}};

static unsigned script_of_lang(drg_str tag)
{
    const struct lang *lang = lang_find(tag);
    for (size_t i = 0; lang && i < sizeof lang_scripts / sizeof lang_scripts[0]; i++)
        if (strcmp(lang->tag, lang_scripts[i].lang) == 0)
            return lang_scripts[i].script;
    return SCRIPT_OTHER;
}

/* Latin names and acronyms stand in Arabic and Russian text as they are: the concept has them in a Latin language. */
static bool is_borrowed(const struct lint *l, const drg_term *t)
{
    const drg_concept *entry = &l->g->concepts[t->concept_index];
    for (uint32_t i = 0; i < entry->term_count; i++) {
        const drg_term *other = &l->g->terms[entry->first_term + i];
        if (str_eq(other->text, t->text) && script_of_lang(other->lang) == SCRIPT_LATIN)
            return true;
    }
    return false;
}

/* No letter of the language's script, and some of another. */
static void wrong_script(struct lint *l, uint32_t term)
{
    const drg_term *t = &l->g->terms[term];
    unsigned expected = script_of_lang(t->lang), found = SCRIPT_OTHER;
    for (size_t at = 0; at < t->text.len && expected != SCRIPT_OTHER;) {
        const struct fold_record *r = fold_find(utf8_next(t->text, &at));
        if (r->class != FOLD_LETTER || r->script == SCRIPT_OTHER)
            continue;
        if (r->script == expected)
            return;
        found = found == SCRIPT_OTHER ? r->script : found;
    }
    if (found != SCRIPT_OTHER && !(found == SCRIPT_LATIN && is_borrowed(l, t)))
        report_term(l, term, "'%.*s' is written in %s letters, but %.*s is written in %s", STR_ARGS(t->text),
                    script_name(found), STR_ARGS(t->lang), script_name(expected));
}

static void mixed_script(struct lint *l, uint32_t term)
{
    const drg_term *t = &l->g->terms[term];
    unsigned word = SCRIPT_OTHER;
    for (size_t at = 0; at < t->text.len;) {
        size_t start = at;
        const struct fold_record *r = fold_find(utf8_next(t->text, &at));
        if (r->class == FOLD_MARK || r->class == FOLD_IGNORED)
            continue;
        if (r->class != FOLD_LETTER)
            word = SCRIPT_OTHER;
        else if (word == SCRIPT_OTHER)
            word = r->script;
        else if (r->script != SCRIPT_OTHER && r->script != word) {
            report_term(l, term, "the letter '%.*s' is %s in a word of %s letters", STR_ARGS(str_cut(t->text, start, at)),
                        script_name(r->script), script_name(word));
            return;
        }
    }
}

static void white_space(struct lint *l, uint32_t term)
{
    drg_str s = l->g->terms[term].text;
    bool before = true, at_start = s.len > 0, odd = false, doubled = false, ends = false;
    for (size_t at = 0; at < s.len; at_start = false) {
        uint32_t code = utf8_next(s, &at);
        unsigned class = fold_find(code)->class;
        bool is_space = class == FOLD_SPACE || class == FOLD_NEWLINE;
        odd |= is_space && code != ' ';
        doubled |= is_space && before && !at_start;
        ends = is_space;
        if (at_start && is_space)
            report_term(l, term, "'%.*s' begins with white space", STR_ARGS(s));
        before = is_space;
    }
    if (ends)
        report_term(l, term, "'%.*s' ends with white space", STR_ARGS(s));
    if (doubled)
        report_term(l, term, "'%.*s' has several spaces in a row", STR_ARGS(s));
    if (odd)
        report_term(l, term, "'%.*s' has white space that is no plain space", STR_ARGS(s));
}

static bool is_joiner(uint32_t code)
{
    return code == 0x200C || code == 0x200D; /* legal in Persian and Indic spelling */
}

static void invisible_character(struct lint *l, uint32_t term)
{
    static const uint32_t tatweel = 0x0640; /* seen, and folded away */
    drg_str s = l->g->terms[term].text;
    for (size_t at = 0; at < s.len;) {
        uint32_t code = utf8_next(s, &at);
        bool is_control = code < 0x20 || (code >= 0x7F && code < 0xA0);
        bool is_hidden = fold_find(code)->class == FOLD_IGNORED && code != tatweel;
        if (!(is_control && code != '\t' && code != '\n' && code != '\r') && !is_hidden)
            continue;
        if (is_joiner(code) && script_of_lang(l->g->terms[term].lang) == SCRIPT_OTHER)
            continue;
        report_term(l, term, "'%.*s' has the invisible character U+%04X", STR_ARGS(s), code);
        return;
    }
}

static void unbalanced(struct lint *l, uint32_t term)
{
    static const struct { uint32_t open, close; } pairs[] = {{'(', ')'}, {'[', ']'}, {'{', '}'}, {0xAB, 0xBB}, {0x201C, 0x201D}};
    drg_str s = l->g->terms[term].text;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        long depth = 0, quotes = 0;
        for (size_t at = 0; at < s.len && depth >= 0;) {
            uint32_t code = utf8_next(s, &at);
            depth += (code == pairs[i].open) - (code == pairs[i].close);
            quotes += code == '"';
        }
        if (depth != 0 || (i == 0 && quotes % 2)) {
            report_term(l, term, "brackets or quotes of '%.*s' do not pair", STR_ARGS(s));
            return;
        }
    }
}

/* ---- the table -------------------------------------------------------------------------------------------------------------- */

static const struct rule rules[] = {
    {"alike-terms", DRG_ADVICE, "terms of one concept that matching cannot tell apart", NULL, NULL, alike_terms},
    {"deprecated-without-preferred", DRG_WARNING, "a deprecated term and none to use instead", deprecated_without_preferred, NULL, NULL},
    {"duplicate-term", DRG_WARNING, "a term listed twice in one concept", NULL, NULL, duplicate_term},
    {"empty-concept", DRG_WARNING, "a concept without any term", empty_concept, NULL, NULL},
    {"invisible-character", DRG_ERROR, "controls and zero-width characters", NULL, invisible_character, NULL},
    {"missing-language", DRG_ADVICE, "a concept without a term in a language of the glossary", missing_language, NULL, NULL},
    {"mixed-script", DRG_ERROR, "a word of letters of two scripts", NULL, mixed_script, NULL},
    {"no-preferred", DRG_WARNING, "terms in a language and none is preferred", no_preferred, NULL, NULL},
    {"several-preferred", DRG_WARNING, "more than one preferred term in a language", several_preferred, NULL, NULL},
    {"term-in-two-concepts", DRG_WARNING, "one term in two concepts", NULL, NULL, term_in_two_concepts},
    {"unbalanced", DRG_ADVICE, "brackets and quotes that do not pair", NULL, unbalanced, NULL},
    {"white-space", DRG_WARNING, "white space at an end, doubled, or not a plain space", NULL, white_space, NULL},
    {"wrong-script", DRG_ERROR, "a term in letters its language is not written in", NULL, wrong_script, NULL},
};

static void run_rule(struct lint *l)
{
    for (uint32_t i = 0; l->rule->concept && i < l->g->concept_count && !l->status; i++)
        l->rule->concept(l, i);
    for (uint32_t i = 0; l->rule->term && i < l->g->term_count && !l->status; i++)
        l->rule->term(l, i);
    if (l->rule->whole)
        l->rule->whole(l);
}

/* Letters without case, marks and look-alikes, white space as one space: what the loose key of a text compares. */
static void add_loose(struct buf *key, uint32_t code)
{
    const struct fold_record *r = fold_find(code);
    if (r->class == FOLD_SPACE || r->class == FOLD_NEWLINE) {
        if (key->len && key->ptr[key->len - 1] != ' ')
            buf_add_char(key, ' ');
        return;
    }
    if (r->class == FOLD_MARK || r->class == FOLD_IGNORED)
        return;
    for (uint32_t i = 0; r->count > 1 && i < r->count; i++)
        buf_add_code(key, fold_expansion(r)[i].loose);
    if (r->count <= 1)
        buf_add_code(key, (uint32_t)((int32_t)code + r->to_loose));
}

static bool make_loose(struct lint *l)
{
    l->loose = arena_array(&l->keys, l->g->term_count, sizeof *l->loose);
    for (size_t i = 0; l->loose && i < l->g->term_count; i++) {
        struct buf key = buf_make(SIZE_MAX / 2);
        drg_str text = l->g->terms[i].text;
        for (size_t at = 0; at < text.len;)
            add_loose(&key, utf8_next(text, &at));
        drg_str trimmed = str_trim(buf_str(&key));
        l->loose[i] = key.failed ? (drg_str){NULL, 0} : arena_str(&l->keys, trimmed);
        buf_free(&key);
        if (!l->loose[i].ptr)
            return false;
    }
    return l->loose != NULL;
}

drg_status drg_glossary_lint(drg_findings **out, drg_ctx *ctx, const drg_glossary *glossary, drg_error *err)
{
    (void)ctx;
    struct lint l = {.g = glossary, .err = err};
    *out = NULL;
    l.status = findings_new(&l.findings, err);
    if (!l.status && !make_loose(&l))
        l.status = fail_memory(err);
    for (size_t i = 0; i < sizeof rules / sizeof rules[0] && !l.status; i++) {
        l.rule = &rules[i];
        run_rule(&l);
    }
    arena_free(&l.keys);
    if (l.status) {
        drg_findings_free(l.findings);
        return l.status;
    }
    findings_sort(l.findings);
    *out = l.findings;
    return DRG_OK;
}
