/* gen_declension.c - build-time program: turns a language's declension files into the tables of declension.h.
 *
 *   gen_declension NAME HEADER SOURCE FILE...     (NAME: prefix of all symbols, "ru"; files in order of precedence)
 *
 * Files are UTF-8, line by line; # starts a comment, white space separates, an indented line goes on with the last one.
 *
 *   class V аеиоу              V in a pattern stands for any of these letters
 *   spelling гкх ы и           after these letters an ending's first letter ы is spelt и
 *   feature gen.m genitive singular
 *                              features take bits in the order they are defined; the rest is the label for people
 *   set f                      a set of endings; each indented line is an ending ("-": none) and its features,
 *     ой  ins,gen.f            where gen,ins.f abbreviates gen.f ins.f
 *     include f0               takes over the endings of other sets
 *   section noun               rules that follow belong here; the first that matches decides
 *   C|ка  к:f1 ок:f0           [pattern|]ending, then stems: what replaces the ending, colon, set; "?" after the set
 *                              marks a guess. In a pattern [жш] is one of these letters, [^жш] none of them
 *   ок  ок:m0 к:m1 = список -рынок
 *                              a rule for listed words only; -рынок also for words that end so
 *   swap our or = colour       both directions of a respelling, set "word"; without words it holds for any word
 *   pair grey gray             the same for two whole words
 *   list prepositions в на     a plain word list */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "lang/declension.h"
#include "lang/fold.h"

enum { MAX_NAME = 32, MAX_LABEL = 480, MAX_PATTERN = 32, MAX_SECTIONS = 16 };

struct named {
    char name[MAX_NAME];
    char label[MAX_LABEL];
    uint32_t mask;
};

struct source_ending {
    struct ending ending;
    char label[MAX_LABEL];
};

struct source_set {
    char name[MAX_NAME];
    VEC(struct source_ending) endings;
};

struct source_rule {
    struct rule rule;
    uint32_t section;
    uint32_t masks[MAX_PATTERN];
};

struct list_word {
    uint16_t letters[LIST_WORD_MAX_LETTERS];
};

struct source_list {
    char name[MAX_NAME];
    VEC(struct list_word) words;
};

/* The pattern of a rule line as written; word lists make several rules of it. */
struct pattern {
    uint32_t masks[MAX_PATTERN]; /* first letter first */
    uint32_t count, cut;
};

enum place { PLACE_NONE, PLACE_SET, PLACE_RULE, PLACE_SWAP, PLACE_LIST };

static struct {
    const char *file;
    unsigned line;
    enum place place;
    uint32_t section;           /* of the rules that follow */
    struct pattern pattern;     /* of the last rule */
    uint16_t first_result;
    uint8_t result_count;
    bool in_words;              /* past the "=" */
    drg_str swap_a, swap_b;
    char swap_letters[2][64];
} now;

static VEC(struct named) classes, features, sections;
static VEC(struct spelling) spellings;
static VEC(struct source_set) sets;
static VEC(struct source_rule) rules;
static VEC(struct rule_result) results;
static VEC(struct source_list) lists;

__attribute__((noreturn, format(printf, 1, 2))) static void stop(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "%s:%u: error: ", now.file, now.line);
    vfprintf(stderr, format, args);
    fprintf(stderr, "\n");
    va_end(args);
    exit(1);
}

static void need(bool has_memory)
{
    if (!has_memory)
        stop("out of memory");
}

static bool next_word(drg_str *rest, drg_str *word)
{
    *rest = str_trim(*rest);
    size_t end = 0;
    while (end < rest->len && !is_ascii_space(rest->ptr[end]))
        end++;
    *word = str_cut(*rest, 0, end);
    *rest = str_cut(*rest, end, rest->len);
    return end > 0;
}

static drg_str must_word(drg_str *rest, const char *what)
{
    drg_str word;
    if (!next_word(rest, &word))
        stop("expected %s, found the end of the line", what);
    return word;
}

static void copy_name(char *to, size_t size, drg_str name)
{
    if (name.len >= size)
        stop("'%.*s' is longer than %zu bytes", STR_ARGS(name), size - 1);
    memcpy(to, name.ptr, name.len);
    to[name.len] = 0;
}

static uint32_t must_mask(uint32_t code)
{
    uint32_t mask = letter_mask(fold_loose(code));
    if (!mask)
        stop("U+%04X is no letter that patterns know", (unsigned)code);
    return mask;
}

/* ---- Definitions ------------------------------------------------------------------------------------- */

static uint32_t mask_of(drg_str letters)
{
    uint32_t mask = 0;
    for (size_t at = 0; at < letters.len;)
        mask |= must_mask(utf8_next(letters, &at));
    return mask;
}

static void read_class(drg_str rest)
{
    struct named class = {0};
    copy_name(class.name, sizeof class.name, must_word(&rest, "a capital"));
    class.mask = mask_of(must_word(&rest, "letters"));
    need(vec_push(&classes, class));
}

static void read_spelling(drg_str rest)
{
    struct spelling rule = {.after = mask_of(must_word(&rest, "letters"))};
    drg_str from = must_word(&rest, "a letter"), to = must_word(&rest, "a letter");
    size_t at = 0, other = 0;
    rule.from = (uint16_t)fold_loose(utf8_next(from, &at));
    rule.to = (uint16_t)fold_loose(utf8_next(to, &other));
    need(vec_push(&spellings, rule));
}

static void read_feature(drg_str rest)
{
    struct named feature = {0};
    if (features.count == 32)
        stop("more than 32 features");
    copy_name(feature.name, sizeof feature.name, must_word(&rest, "a name"));
    copy_name(feature.label, sizeof feature.label, str_trim(rest));
    need(vec_push(&features, feature));
}

static uint32_t feature_index(const char *name)
{
    for (size_t i = 0; i < features.count; i++)
        if (!strcmp(features.items[i].name, name))
            return (uint32_t)i;
    stop("unknown feature '%s'", name);
}

static void add_label(char *labels, const char *label)
{
    if (!*label || strstr(labels, label))
        return;
    size_t used = strlen(labels);
    int wanted = snprintf(labels + used, MAX_LABEL - used, "%s%s", used ? " / " : "", label);
    if (wanted < 0 || used + (size_t)wanted >= MAX_LABEL)
        stop("the label of this ending is longer than %d bytes", MAX_LABEL - 1);
}

/* "gen,acc.m" is gen.m and acc.m. */
static void add_features(struct source_ending *into, drg_str token)
{
    size_t dot = 0;
    while (dot < token.len && token.ptr[dot] != '.')
        dot++;
    drg_str heads = str_cut(token, 0, dot), tail = str_cut(token, dot, token.len), head;
    while (str_split(&heads, ',', &head)) {
        char name[MAX_NAME];
        snprintf(name, sizeof name, "%.*s%.*s", STR_ARGS(head), STR_ARGS(tail));
        uint32_t index = feature_index(name);
        into->ending.features |= UINT32_C(1) << index;
        add_label(into->label, features.items[index].label);
    }
}

/* ---- Sets of endings --------------------------------------------------------------------------------- */

static uint32_t set_index(drg_str name)
{
    for (size_t i = 0; i < sets.count; i++)
        if (str_eq_z(name, sets.items[i].name))
            return (uint32_t)i;
    stop("unknown set '%.*s'", STR_ARGS(name));
}

static void read_set(drg_str rest)
{
    struct source_set set = {0};
    copy_name(set.name, sizeof set.name, must_word(&rest, "a name"));
    if (sets.count == 255)
        stop("more than 255 sets");
    need(vec_push(&sets, set));
    now.place = PLACE_SET;
}

/* An ending that the set has already takes the new readings too. */
static void merge_ending(struct source_set *set, const struct source_ending *added)
{
    for (size_t i = 0; i < set->endings.count; i++) {
        struct source_ending *old = &set->endings.items[i];
        if (old->ending.count == added->ending.count &&
            !memcmp(old->ending.letters, added->ending.letters, sizeof old->ending.letters)) {
            old->ending.features |= added->ending.features;
            add_label(old->label, added->label);
            return;
        }
    }
    if (set->endings.count == NO_ENDING)
        stop("more than %d endings in a set", NO_ENDING);
    need(vec_push(&set->endings, *added));
}

static void include_sets(struct source_set *into, drg_str rest)
{
    drg_str name;
    while (next_word(&rest, &name)) {
        const struct source_set *from = &sets.items[set_index(name)];
        for (size_t i = 0; i < from->endings.count; i++)
            merge_ending(into, &from->endings.items[i]);
    }
}

static void read_ending(drg_str rest)
{
    struct source_set *set = &sets.items[sets.count - 1];
    struct source_ending ending = {0};
    drg_str letters = must_word(&rest, "an ending"), token;
    if (str_eq_z(letters, "include")) {
        include_sets(set, rest);
        return;
    }
    for (size_t at = 0; !str_eq_z(letters, "-") && at < letters.len;) {
        if (ending.ending.count == ENDING_MAX_LETTERS)
            stop("'%.*s' is longer than %d letters", STR_ARGS(letters), ENDING_MAX_LETTERS);
        ending.ending.letters[ending.ending.count++] = (uint16_t)fold_loose(utf8_next(letters, &at));
    }
    while (next_word(&rest, &token))
        add_features(&ending, token);
    merge_ending(set, &ending);
}

/* ---- Rules ------------------------------------------------------------------------------------------- */

static uint32_t bracket_mask(drg_str text, size_t *at)
{
    uint32_t mask = 0;
    bool is_negated = *at < text.len && text.ptr[*at] == '^';
    *at += is_negated;
    while (*at < text.len && text.ptr[*at] != ']') {
        uint32_t code = utf8_next(text, at), found = 0;
        for (size_t i = 0; i < classes.count; i++)
            found |= code == (uint32_t)classes.items[i].name[0] ? classes.items[i].mask : 0;
        mask |= found ? found : must_mask(code);
    }
    if (*at == text.len)
        stop("expected ']' in '%.*s'", STR_ARGS(text));
    *at += 1;
    return is_negated ? ~mask : mask;
}

static uint32_t position_mask(drg_str text, size_t *at)
{
    uint32_t code = utf8_next(text, at);
    if (code == '[')
        return bracket_mask(text, at);
    for (size_t i = 0; i < classes.count; i++)
        if (code == (uint32_t)classes.items[i].name[0])
            return classes.items[i].mask;
    return must_mask(code);
}

static struct pattern make_pattern(drg_str text)
{
    struct pattern pattern = {0};
    bool has_bar = memchr(text.ptr, '|', text.len) != NULL;
    uint32_t bar = 0;
    for (size_t at = 0; at < text.len && !str_eq_z(text, "-");) {
        if (text.ptr[at] == '|') {
            bar = pattern.count;
            at++;
            continue;
        }
        if (pattern.count == MAX_PATTERN)
            stop("'%.*s' is longer than %d letters", STR_ARGS(text), MAX_PATTERN);
        pattern.masks[pattern.count++] = position_mask(text, &at);
    }
    pattern.cut = pattern.count - (has_bar ? bar : 0);
    return pattern;
}

static void add_rule(const struct pattern *pattern, bool is_whole, uint16_t first_result, uint8_t result_count)
{
    if (!sections.count)
        stop("expected a section before the first rule");
    struct source_rule rule = {.section = now.section};
    rule.rule = (struct rule){.first_result = first_result, .result_count = result_count, .is_whole = is_whole,
                              .mask_count = (uint8_t)pattern->count, .cut = (uint8_t)pattern->cut};
    for (uint32_t i = 0; i < pattern->count; i++)
        rule.masks[i] = pattern->masks[pattern->count - 1 - i];
    need(vec_push(&rules, rule));
}

static void add_result(drg_str token)
{
    struct rule_result result = {0};
    size_t at = 0;
    while (at < token.len && token.ptr[at] != ':') {
        if (result.count == LIST_WORD_MAX_LETTERS)
            stop("'%.*s' has more than %d letters", STR_ARGS(token), LIST_WORD_MAX_LETTERS);
        result.letters[result.count++] = (uint16_t)utf8_next(token, &at);
    }
    if (at == token.len)
        stop("expected 'stem:set', found '%.*s'", STR_ARGS(token));
    drg_str set = str_cut(token, at + 1, token.len);
    result.is_guess = str_ends(set, STR("?"));
    set.len -= result.is_guess;
    result.set = (uint8_t)set_index(set);
    need(vec_push(&results, result));
}

static uint8_t cut_of(const struct pattern *word, const struct pattern *ending, drg_str text)
{
    if (word->count < ending->count)
        stop("'%.*s' does not end as its rule says", STR_ARGS(text));
    for (uint32_t i = 1; i <= ending->count; i++)
        if (!(word->masks[word->count - i] & ending->masks[ending->count - i]))
            stop("'%.*s' does not end as its rule says", STR_ARGS(text));
    return (uint8_t)ending->cut;
}

/* One listed word of a rule: "-word" also stands at the end of longer words. */
static void add_word_rule(drg_str text)
{
    bool is_suffix = str_starts(text, STR("-"));
    struct pattern word = make_pattern(str_cut(text, is_suffix, text.len));
    word.cut = cut_of(&word, &now.pattern, text);
    add_rule(&word, !is_suffix, now.first_result, now.result_count);
}

static void read_words(drg_str rest)
{
    drg_str word;
    while (next_word(&rest, &word))
        add_word_rule(word);
}

static void read_rule(drg_str first, drg_str rest)
{
    drg_str token;
    now.place = PLACE_RULE;
    now.pattern = make_pattern(first);
    now.first_result = (uint16_t)results.count;
    now.in_words = false;
    while (!now.in_words && next_word(&rest, &token)) {
        now.in_words = str_eq_z(token, "=");
        if (!now.in_words)
            add_result(token);
    }
    now.result_count = (uint8_t)(results.count - now.first_result);
    if (!now.result_count)
        stop("expected a stem after '%.*s'", STR_ARGS(first));
    if (now.in_words)
        read_words(rest);
    else
        add_rule(&now.pattern, false, now.first_result, now.result_count);
}

/* ---- Respellings ------------------------------------------------------------------------------------- */

static void add_swap(drg_str from, drg_str to, drg_str words)
{
    char line[4096];
    snprintf(line, sizeof line, "%.*s:word", (int)to.len, to.ptr);
    now.pattern = make_pattern(from);
    now.first_result = (uint16_t)results.count;
    add_result(str_from(line));
    now.result_count = 1;
    drg_str word;
    bool is_any = !next_word(&words, &word);
    if (is_any)
        add_rule(&now.pattern, false, now.first_result, 1);
    for (; !is_any; is_any = !next_word(&words, &word))
        add_word_rule(word);
}

/* The listed words are written with `a`; for the other direction their ending becomes `b`. */
static void swap_words(drg_str a, drg_str b, drg_str words, bool is_generic)
{
    char other[4096] = "";
    size_t used = 0;
    drg_str word, rest = words;
    while (next_word(&rest, &word)) {
        if (!str_ends(word, a))
            stop("'%.*s' does not end in '%.*s'", STR_ARGS(word), STR_ARGS(a));
        int added = snprintf(other + used, sizeof other - used, "%.*s%.*s ", (int)(word.len - a.len), word.ptr,
                             (int)b.len, b.ptr);
        used += (size_t)added;
        if (used >= sizeof other)
            stop("the line is too long");
    }
    if (!used && !is_generic)
        return;
    add_swap(a, b, words);
    add_swap(b, a, str_from(other));
}

static void read_swap(drg_str rest)
{
    drg_str a = must_word(&rest, "an ending"), b = must_word(&rest, "an ending"), token;
    copy_name(now.swap_letters[0], sizeof now.swap_letters[0], a);
    copy_name(now.swap_letters[1], sizeof now.swap_letters[1], b);
    now.swap_a = str_from(now.swap_letters[0]);
    now.swap_b = str_from(now.swap_letters[1]);
    now.place = PLACE_SWAP;
    bool has_words = next_word(&rest, &token);
    if (has_words && !str_eq_z(token, "="))
        stop("expected '=', found '%.*s'", STR_ARGS(token));
    swap_words(now.swap_a, now.swap_b, rest, !has_words);
}

static void read_pair(drg_str rest)
{
    drg_str a = must_word(&rest, "a word"), b = must_word(&rest, "a word");
    swap_words(a, b, a, false);
    now.place = PLACE_NONE;
}

/* ---- Word lists -------------------------------------------------------------------------------------- */

static void add_list_words(drg_str rest)
{
    drg_str text;
    while (next_word(&rest, &text)) {
        struct list_word word = {0};
        uint32_t count = 0;
        for (size_t at = 0; at < text.len;) {
            if (count == LIST_WORD_MAX_LETTERS)
                stop("'%.*s' has more than %d letters", STR_ARGS(text), LIST_WORD_MAX_LETTERS);
            word.letters[count++] = (uint16_t)fold_loose(utf8_next(text, &at));
        }
        need(vec_push(&lists.items[lists.count - 1].words, word));
    }
}

static void read_list(drg_str rest)
{
    struct source_list list = {0};
    copy_name(list.name, sizeof list.name, must_word(&rest, "a name"));
    need(vec_push(&lists, list));
    now.place = PLACE_LIST;
    add_list_words(rest);
}

/* A section may go on in another place or file. */
static void read_section(drg_str rest)
{
    struct named section = {0};
    copy_name(section.name, sizeof section.name, must_word(&rest, "a name"));
    for (now.section = 0; now.section < sections.count; now.section++)
        if (!strcmp(sections.items[now.section].name, section.name))
            return;
    if (sections.count == MAX_SECTIONS)
        stop("more than %d sections", MAX_SECTIONS);
    need(vec_push(&sections, section));
}

/* ---- Lines ------------------------------------------------------------------------------------------- */

static void go_on(drg_str line)
{
    switch (now.place) {
    case PLACE_SET: read_ending(line); return;
    case PLACE_LIST: add_list_words(line); return;
    case PLACE_SWAP: swap_words(now.swap_a, now.swap_b, line, false); return;
    case PLACE_RULE:
        if (!now.in_words)
            stop("expected '=' in the rule before its words");
        read_words(line);
        return;
    case PLACE_NONE: stop("nothing to go on with");
    }
}

static const struct {
    const char *word;
    void (*read)(drg_str rest);
} keywords[] = {
    {"class", read_class}, {"spelling", read_spelling}, {"feature", read_feature}, {"set", read_set},
    {"section", read_section}, {"swap", read_swap}, {"pair", read_pair}, {"list", read_list},
};

static void read_line(drg_str line)
{
    const char *comment = memchr(line.ptr, '#', line.len);
    if (comment)
        line.len = (size_t)(comment - line.ptr);
    bool is_indented = line.len > 0 && is_ascii_space(line.ptr[0]);
    drg_str rest = str_trim(line), first;
    if (!rest.len)
        return;
    if (is_indented) {
        go_on(rest);
        return;
    }
    next_word(&rest, &first);
    for (size_t i = 0; i < sizeof keywords / sizeof keywords[0]; i++)
        if (str_eq_z(first, keywords[i].word)) {
            keywords[i].read(rest);
            return;
        }
    read_rule(first, rest);
}

static void read_file(const char *path)
{
    char line[4096];
    FILE *file = fopen(path, "r");
    now.file = path;
    now.line = 0;
    now.place = PLACE_NONE;
    if (!file)
        stop("cannot be opened");
    while (fgets(line, sizeof line, file)) {
        now.line++;
        drg_str text = str_from(line);
        if (text.len + 1 == sizeof line)
            stop("the line is longer than %zu bytes", sizeof line - 2);
        if (!utf8_is_valid(text))
            stop("the line is not UTF-8");
        read_line(text);
    }
    fclose(file);
}

/* ---- Output ------------------------------------------------------------------------------------------ */

static void write_letters(FILE *out, const uint16_t *letters, uint32_t count)
{
    fprintf(out, "{");
    for (uint32_t i = 0; i < count; i++)
        fprintf(out, "%s0x%X", i ? "," : "", letters[i]);
    fprintf(out, "%s}", count ? "" : "0");
}

static void write_enum(FILE *out, const char *prefix, const char *kind, const char *name, size_t value)
{
    fprintf(out, "    ");
    for (const char *part = prefix; *part; part++)
        fputc(*part >= 'a' && *part <= 'z' ? *part - 32 : *part, out);
    fprintf(out, "_%s_", kind);
    for (const char *part = name; *part; part++)
        fputc(*part == '.' || *part == '-' ? '_' : *part >= 'a' && *part <= 'z' ? *part - 32 : *part, out);
    fprintf(out, " = %zu,\n", value);
}

static void write_header(FILE *out, const char *name)
{
    fprintf(out, "/* Generated by gen_declension.c. Do not edit. */\n#include \"lang/declension.h\"\n\n"
                 "extern const struct declension %s_declension;\n\nenum {\n", name);
    for (size_t i = 0; i < features.count; i++)
        write_enum(out, name, "FEATURE", features.items[i].name, i);
    for (size_t i = 0; i < sections.count; i++)
        write_enum(out, name, "SECTION", sections.items[i].name, i);
    for (size_t i = 0; i < lists.count; i++)
        write_enum(out, name, "LIST", lists.items[i].name, i);
    fprintf(out, "};\n");
}

static void write_endings(FILE *out)
{
    fprintf(out, "static const struct ending endings[] = {\n");
    for (size_t i = 0; i < sets.count; i++)
        for (size_t j = 0; j < sets.items[i].endings.count; j++) {
            const struct source_ending *one = &sets.items[i].endings.items[j];
            fprintf(out, "    {");
            write_letters(out, one->ending.letters, one->ending.count);
            fprintf(out, ", %u, 0x%X, ", one->ending.count, (unsigned)one->ending.features);
            fprintf(out, one->label[0] ? "\"%s\"},\n" : "NULL},\n", one->label);
        }
    fprintf(out, "};\n\nstatic const struct ending_set sets[] = {\n");
    for (size_t i = 0, first = 0; i < sets.count; first += sets.items[i++].endings.count) {
        uint32_t all = 0;
        for (size_t j = 0; j < sets.items[i].endings.count; j++)
            all |= sets.items[i].endings.items[j].ending.features;
        fprintf(out, "    {%zu, %zu, 0x%X}, /* %s */\n", first, sets.items[i].endings.count, (unsigned)all,
                sets.items[i].name);
    }
    fprintf(out, "};\n\n");
}

static void write_rules(FILE *out)
{
    uint32_t first_mask = 0;
    fprintf(out, "static const uint32_t masks[] = {\n");
    for (size_t i = 0; i < rules.count; i++) {
        for (uint32_t j = 0; j < rules.items[i].rule.mask_count; j++)
            fprintf(out, "0x%X,", (unsigned)rules.items[i].masks[j]);
        fprintf(out, "\n");
    }
    fprintf(out, "0};\n\nstatic const struct rule rules[] = {\n");
    for (size_t i = 0; i < rules.count; first_mask += rules.items[i++].rule.mask_count) {
        const struct rule *rule = &rules.items[i].rule;
        fprintf(out, "    {%u, %u, %u, %u, %u, %d},\n", (unsigned)first_mask, rule->first_result, rule->mask_count,
                rule->result_count, rule->cut, rule->is_whole);
    }
    fprintf(out, "};\n\nstatic const struct rule_result results[] = {\n");
    for (size_t i = 0; i < results.count; i++) {
        fprintf(out, "    {");
        write_letters(out, results.items[i].letters, results.items[i].count);
        fprintf(out, ", %u, %u, %d},\n", results.items[i].count, results.items[i].set, results.items[i].is_guess);
    }
    fprintf(out, "};\n\n");
}

static bool in_bucket(const struct source_rule *rule, uint32_t section, uint32_t bucket)
{
    if (rule->section != section)
        return false;
    return rule->rule.mask_count == 0 || (bucket < 32 && rule->masks[0] >> bucket & 1);
}

static void write_order(FILE *out)
{
    static uint32_t starts[MAX_SECTIONS][BUCKETS];
    uint32_t count = 0;
    fprintf(out, "static const uint16_t order[] = {");
    for (uint32_t section = 0; section < sections.count; section++)
        for (uint32_t bucket = 0; bucket < BUCKETS; bucket++) {
            starts[section][bucket] = count;
            for (size_t i = 0; bucket < BUCKETS - 1 && i < rules.count; i++)
                if (in_bucket(&rules.items[i], section, bucket))
                    fprintf(out, "%s%zu,", count++ % 20 ? "" : "\n", i);
        }
    fprintf(out, "0};\n\nstatic const uint32_t buckets[][BUCKETS] = {\n");
    for (uint32_t section = 0; section < sections.count; section++) {
        fprintf(out, "    {");
        for (uint32_t bucket = 0; bucket < BUCKETS; bucket++)
            fprintf(out, "%u,", (unsigned)starts[section][bucket]);
        fprintf(out, "},\n");
    }
    fprintf(out, "};\n\n");
}

static int by_letters(const void *a, const void *b)
{
    const struct list_word *one = a, *other = b;
    for (uint32_t i = 0; i < LIST_WORD_MAX_LETTERS; i++)
        if (one->letters[i] != other->letters[i])
            return one->letters[i] < other->letters[i] ? -1 : 1;
    return 0;
}

static void write_lists(FILE *out)
{
    for (size_t i = 0; i < lists.count; i++) {
        struct source_list *list = &lists.items[i];
        qsort(list->words.items, list->words.count, sizeof *list->words.items, by_letters);
        fprintf(out, "static const uint16_t list_%zu[][LIST_WORD_MAX_LETTERS] = {\n", i);
        for (size_t j = 0; j < list->words.count; j++) {
            write_letters(out, list->words.items[j].letters, LIST_WORD_MAX_LETTERS);
            fprintf(out, ",\n");
        }
        fprintf(out, "};\n\n");
    }
    fprintf(out, "static const struct word_list lists[] = {\n");
    for (size_t i = 0; i < lists.count; i++)
        fprintf(out, "    {list_%zu, %zu},\n", i, lists.items[i].words.count);
    fprintf(out, "    {NULL, 0}\n};\n\nstatic const struct spelling spellings[] = {\n");
    for (size_t i = 0; i < spellings.count; i++)
        fprintf(out, "    {0x%X, 0x%X, 0x%X},\n", (unsigned)spellings.items[i].after, spellings.items[i].from,
                spellings.items[i].to);
    fprintf(out, "    {0, 0, 0}\n};\n\n");
}

static void write_source(FILE *out, const char *name)
{
    fprintf(out, "/* Generated by gen_declension.c. Do not edit. */\n#include \"lang/declension.h\"\n\n");
    write_endings(out);
    write_rules(out);
    write_order(out);
    write_lists(out);
    fprintf(out, "extern const struct declension %s_declension;\n"
                 "const struct declension %s_declension = {masks, rules, results, endings, sets, lists, spellings, %zu, "
                 "%zu, order, buckets};\n", name, name, sets.count, spellings.count);
}

static void write_file(const char *path, const char *name, void (*write)(FILE *out, const char *name))
{
    FILE *out = fopen(path, "w");
    now.file = path;
    now.line = 0;
    if (!out)
        stop("cannot be written");
    write(out, name);
    if (ferror(out) | fclose(out))
        stop("writing failed");
}

int main(int argc, char **argv)
{
    if (argc < 5) {
        fprintf(stderr, "usage: gen_declension NAME HEADER SOURCE FILE...\n");
        return 2;
    }
    for (int i = 4; i < argc; i++)
        read_file(argv[i]);
    if (results.count > UINT16_MAX || rules.count > UINT16_MAX)
        stop("more than %d rules or stems", UINT16_MAX);
    write_file(argv[2], argv[1], write_header);
    write_file(argv[3], argv[1], write_source);
    return 0;
}
