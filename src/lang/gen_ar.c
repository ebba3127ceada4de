/* gen_ar.c - build-time program: makes constant C tables of the Arabic rules and word lists in src/lang/data/ar-*.txt.
 *
 * gen_ar DIRECTORY > ar_tables.c. The files explain their columns themselves. A mistake in them is reported with file
 * and line and fails the build. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lang/ar.h"

enum { MAX_ENTRIES = 30000, MAX_FORMS = 40000, MAX_ROWS = 256, MAX_FIELDS = 96, MAX_LINE = 4096 };

struct source {
    char path[1024];
    unsigned line;
    char text[MAX_LINE];
    char *fields[MAX_FIELDS];
    int count;
};

struct item {
    uint16_t letters[AR_WORD_LETTERS];
    uint8_t count;
    uint16_t flags;
    uint32_t order; /* among the sorted */
    uint32_t parent;
    int last_form;  /* head of its list of forms, newest first; -1 */
};

struct link {
    uint32_t item;
    enum ar_form_kind kind;
    int previous;
};

static struct item items[MAX_ENTRIES];
static uint32_t item_count;
static struct link links[MAX_FORMS];
static int link_count;

__attribute__((format(printf, 2, 3))) static void die(const struct source *at, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "%s:%u: ", at->path, at->line);
    vfprintf(stderr, format, args);
    fprintf(stderr, "\n");
    va_end(args);
    exit(1);
}

/* The letters of UTF-8 text; every character must be an Arabic letter. */
static uint8_t letters_of(const struct source *at, const char *text, uint16_t *out, unsigned max)
{
    unsigned count = 0;
    for (const unsigned char *p = (const unsigned char *)text; *p; p += 2) {
        unsigned code = (p[0] & 0xE0u) == 0xC0 ? (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu) : 0;
        if (code < AR_HAMZA || code > AR_YEH || code == 0x640 || (code > 0x63A && code < AR_FEH))
            die(at, "'%s': expected Arabic letters without marks", text);
        if (count == max)
            die(at, "'%s' has more than %u letters", text, max);
        out[count++] = (uint16_t)code;
    }
    if (!count)
        die(at, "expected a word, found nothing");
    return (uint8_t)count;
}

static void cut_fields(struct source *source, const char *separators)
{
    source->count = 0;
    char *rest = source->text;
    for (char *field; (field = strtok_r(rest, separators, &rest));) {
        if (source->count == MAX_FIELDS)
            die(source, "more than %d columns", MAX_FIELDS);
        source->fields[source->count++] = field;
    }
}

/* Calls `read` for each line that is neither empty nor a comment. */
static void read_lines(const char *directory, const char *name, const char *separators, void (*read)(struct source *))
{
    static struct source source;
    snprintf(source.path, sizeof source.path, "%s/%s", directory, name);
    source.line = 0;
    FILE *file = fopen(source.path, "rb");
    if (!file)
        die(&source, "cannot be opened");
    while (fgets(source.text, sizeof source.text, file)) {
        source.line++;
        if (!strchr(source.text, '\n'))
            die(&source, "line is too long or has no end");
        source.text[strcspn(source.text, "\r\n")] = '\0';
        if (source.text[0] == '#' || source.text[0] == '\0')
            continue;
        cut_fields(&source, separators);
        read(&source);
    }
    fclose(file);
}

static void write_letters(const uint16_t *letters, unsigned count)
{
    printf("{");
    for (unsigned i = 0; i < count; i++)
        printf("0x%X,", (unsigned)letters[i]);
    printf("}");
}

/* Word lists. */

static uint32_t intern(const struct source *at, const char *text, unsigned flags)
{
    struct item new = {.last_form = -1};
    new.count = letters_of(at, text, new.letters, AR_WORD_LETTERS);
    uint32_t i = 0;
    while (i < item_count && (items[i].count != new.count || memcmp(items[i].letters, new.letters, sizeof new.letters) != 0))
        i++;
    if (i == item_count) {
        if (item_count == MAX_ENTRIES)
            die(at, "more than %d words", MAX_ENTRIES);
        items[item_count++] = new;
    }
    items[i].flags = (uint16_t)(items[i].flags | flags);
    return i;
}

/* A word may be noun and adjective and have the same plural as both. */
static void add_form(const struct source *at, uint32_t item, uint32_t form, enum ar_form_kind kind)
{
    for (int i = items[item].last_form; i >= 0; i = links[i].previous)
        if (links[i].item == form)
            return;
    if (link_count == MAX_FORMS)
        die(at, "more than %d forms", MAX_FORMS);
    links[link_count] = (struct link){form, kind, items[item].last_form};
    items[item].last_form = link_count++;
}

/* The flag of a plural: the singular, its ta marbuta aside, with -un or -at is a sound plural. */
static unsigned plural_flag(const struct source *at, uint32_t singular, const char *form)
{
    static const uint16_t endings[2][2] = {{AR_WAW, AR_NOON}, {AR_ALEF, AR_TEH}};
    uint16_t letters[AR_WORD_LETTERS];
    const struct item *base = &items[singular];
    unsigned count = letters_of(at, form, letters, AR_WORD_LETTERS);
    unsigned stem = base->count - (base->letters[base->count - 1] == AR_TEH_MARBUTA ? 1u : 0u);
    if (count != stem + 2 || memcmp(letters, base->letters, stem * sizeof letters[0]) != 0)
        return AR_LEX_FORM;
    for (unsigned i = 0; i < 2; i++)
        if (memcmp(letters + stem, endings[i], sizeof endings[i]) == 0)
            return AR_LEX_SOUND;
    return AR_LEX_FORM;
}

/* Reads the forms after the first column. */
static void read_forms(struct source *line, uint32_t item)
{
    for (int i = 1; i < line->count; i++) {
        const char *field = line->fields[i];
        if (strncmp(field, "f:", 2) == 0) {
            uint32_t feminine = intern(line, field + 2, AR_LEX_FEMININE_FORM);
            items[item].flags |= AR_LEX_NO_TA;
            items[feminine].parent = item;
            add_form(line, item, feminine, AR_FORM_FEMININE);
        } else if (strncmp(field, "s:", 2) == 0) {
            uint32_t other = intern(line, field + 2, AR_LEX_OTHER_SINGULAR);
            items[other].parent = item;
            add_form(line, item, other, AR_FORM_SINGULAR);
        } else if (strcmp(field, "@f") == 0) {
            items[item].flags |= AR_LEX_FEMININE;
        } else if (strcmp(field, "@p") == 0) {
            items[item].flags |= AR_LEX_PERSON;
        } else {
            add_form(line, item, intern(line, field, plural_flag(line, item, field)), AR_FORM_PLURAL);
        }
    }
}

static void read_plurals(struct source *line)
{
    read_forms(line, intern(line, line->fields[0], AR_LEX_SINGULAR));
}

static void read_adjectives(struct source *line)
{
    read_forms(line, intern(line, line->fields[0], AR_LEX_ADJECTIVE));
}

static void read_names(struct source *line)
{
    static const char article[] = "\xD8\xA7\xD9\x84"; /* alef, lam */
    for (int i = 0; i < line->count; i++) {
        bool has_article = strncmp(line->fields[i], article, 4) == 0 && strlen(line->fields[i]) > 8;
        intern(line, line->fields[i] + (has_article ? 4 : 0), has_article ? AR_LEX_NAME | AR_LEX_ARTICLE : AR_LEX_NAME);
    }
}

static void read_nisbas(struct source *line)
{
    for (int i = 0; i < line->count; i++)
        intern(line, line->fields[i], AR_LEX_ADJECTIVE);
}

static void read_words(struct source *line)
{
    for (int i = 0; i < line->count; i++)
        intern(line, line->fields[i], AR_LEX_WORD);
}

static void read_function_words(struct source *line)
{
    for (int i = 0; i < line->count; i++) {
        size_t len = strlen(line->fields[i]);
        bool takes_pronoun = line->fields[i][len - 1] == '+';
        if (takes_pronoun)
            line->fields[i][len - 1] = '\0';
        intern(line, line->fields[i], AR_LEX_FUNCTION | (takes_pronoun ? AR_LEX_TAKES_PRONOUN : 0u));
    }
}

static int compare_items(const void *a, const void *b)
{
    const struct item *left = &items[*(const uint32_t *)a], *right = &items[*(const uint32_t *)b];
    unsigned shorter = left->count < right->count ? left->count : right->count;
    for (unsigned i = 0; i < shorter; i++)
        if (ar_loose(left->letters[i]) != ar_loose(right->letters[i]))
            return ar_loose(left->letters[i]) < ar_loose(right->letters[i]) ? -1 : 1;
    if (left->count != right->count)
        return left->count < right->count ? -1 : 1;
    for (unsigned i = 0; i < shorter; i++)
        if (left->letters[i] != right->letters[i])
            return left->letters[i] < right->letters[i] ? -1 : 1;
    return 0;
}

static void write_entry(const struct item *item, uint32_t *text, uint32_t *form)
{
    uint32_t count = 0;
    for (int i = item->last_form; i >= 0; i = links[i].previous)
        count++;
    printf("{%u,%u,%u,%u,%u,%u},\n", (unsigned)*text, (unsigned)item->flags, (unsigned)*form, (unsigned)count,
           (unsigned)items[item->parent].order, (unsigned)item->count);
    *text += item->count;
    *form += count;
}

static uint32_t hash_of(const struct item *item)
{
    uint32_t hash = 0;
    for (unsigned i = 0; i < item->count; i++)
        hash = ar_hash(hash, ar_loose(item->letters[i]));
    return hash;
}

static bool is_loosely_same(const struct item *a, const struct item *b)
{
    bool is_same = a->count == b->count;
    for (unsigned i = 0; is_same && i < a->count; i++)
        is_same = ar_loose(a->letters[i]) == ar_loose(b->letters[i]);
    return is_same;
}

/* The first word of each loose spelling in the sorted list, by its hash. */
static void write_slots(const uint32_t *sorted)
{
    static struct ar_slot slots[1 << AR_SLOT_BITS];
    const uint32_t count = 1u << AR_SLOT_BITS;
    for (uint32_t at = 0; at < count; at++)
        slots[at].entry = AR_NO_ENTRY;
    for (uint32_t i = 0; i < item_count; i++) {
        uint32_t hash = hash_of(&items[sorted[i]]), at = ar_slot_of(hash);
        if (i > 0 && is_loosely_same(&items[sorted[i - 1]], &items[sorted[i]]))
            continue;
        while (slots[at].entry != AR_NO_ENTRY)
            at = (at + 1) & (count - 1);
        slots[at] = (struct ar_slot){(uint16_t)hash, (uint16_t)i};
    }
    printf("const struct ar_slot ar_slots[] = {\n");
    for (uint32_t at = 0; at < count; at++)
        printf("{%u,%u},%s", slots[at].tag, slots[at].entry, at % 16 == 15 ? "\n" : "");
    printf("};\n");
}

static void write_lexicon(void)
{
    static uint32_t sorted[MAX_ENTRIES];
    uint32_t text = 0, form = 0;
    for (uint32_t i = 0; i < item_count; i++)
        sorted[i] = i;
    qsort(sorted, item_count, sizeof sorted[0], compare_items);
    for (uint32_t i = 0; i < item_count; i++)
        items[sorted[i]].order = i;
    printf("const uint16_t ar_pool[] = {\n");
    for (uint32_t i = 0; i < item_count; i++) {
        for (unsigned j = 0; j < items[sorted[i]].count; j++)
            printf("0x%X,", (unsigned)items[sorted[i]].letters[j]);
        printf("\n");
    }
    printf("};\n\nconst struct ar_entry ar_entries[] = {\n");
    for (uint32_t i = 0; i < item_count; i++)
        write_entry(&items[sorted[i]], &text, &form);
    printf("};\nconst uint32_t ar_entry_count = %u;\n", (unsigned)item_count);
    write_slots(sorted);
    printf("\nconst struct ar_form ar_forms[] = {\n");
    for (uint32_t i = 0; i < item_count; i++)
        for (int j = items[sorted[i]].last_form; j >= 0; j = links[j].previous)
            printf("{%u,%d},\n", (unsigned)items[links[j].item].order, links[j].kind);
    printf("{0,0}};\n\n");
}

/* Patterns. */

enum { F = AR_FEH, A = AR_AIN, L = AR_LAM };

/* Turns the letters of a pattern into slots; `is_quad` when a second lam is the fourth radical. */
static void mark_slots(uint16_t *letters, unsigned count, bool is_quad)
{
    unsigned lams = 0;
    for (unsigned i = 0; i < count; i++) {
        if (letters[i] == F)
            letters[i] = AR_SLOT_FIRST;
        else if (letters[i] == A)
            letters[i] = AR_SLOT_FIRST + 1;
        else if (letters[i] == L)
            letters[i] = (uint16_t)(AR_SLOT_FIRST + 2 + (is_quad && lams++ ? 1 : 0));
    }
}

static bool has_two_lams(const uint16_t *letters, unsigned count)
{
    unsigned lams = 0;
    for (unsigned i = 0; i < count; i++)
        lams += letters[i] == L;
    return lams > 1;
}

static struct ar_pattern patterns[MAX_ROWS];
static unsigned pattern_count;

static void read_pattern(struct source *line)
{
    if (line->count < 2 || line->count > 3 || (line->count == 3 && strcmp(line->fields[2], "guess") != 0))
        die(line, "expected singular, plural and perhaps 'guess'");
    if (pattern_count == MAX_ROWS)
        die(line, "more than %d patterns", MAX_ROWS);
    struct ar_pattern *pattern = &patterns[pattern_count++];
    pattern->singular_count = letters_of(line, line->fields[0], pattern->singular, AR_PATTERN_LETTERS);
    pattern->plural_count = letters_of(line, line->fields[1], pattern->plural, AR_PATTERN_LETTERS);
    bool is_quad = has_two_lams(pattern->singular, pattern->singular_count);
    mark_slots(pattern->singular, pattern->singular_count, is_quad);
    mark_slots(pattern->plural, pattern->plural_count, is_quad);
    pattern->is_guess = line->count == 3;
}

static void write_patterns(void)
{
    printf("const struct ar_pattern ar_patterns[] = {\n");
    for (unsigned i = 0; i < pattern_count; i++) {
        printf("{");
        write_letters(patterns[i].singular, patterns[i].singular_count);
        printf(",");
        write_letters(patterns[i].plural, patterns[i].plural_count);
        printf(",%u,%u,%d},\n", patterns[i].singular_count, patterns[i].plural_count, patterns[i].is_guess);
    }
    printf("};\nconst uint32_t ar_pattern_count = %u;\n\n", pattern_count);
}

/* Endings. */

static unsigned choice(const struct source *line, const char *const *names, unsigned count, const char *field)
{
    for (unsigned i = 0; i < count; i++)
        if (strcmp(names[i], field) == 0)
            return i;
    die(line, "'%s' is not known in this column", field);
    return 0;
}

static unsigned ending_count;

static void write_ending(struct source *line)
{
    static const char *const groups[] = {"bare", "pron", "acc", "dual", "mpl", "mplc", "fpl", "fem", "femdual"};
    static const char *const states[] = {"free", "indefinite", "construct", "pronoun"};
    static const char *const numbers[] = {"-", "sg", "pl", "du"}; /* enum number */
    static const char *const genders[] = {"-", "m", "f"};         /* enum gender */
    if (line->count != 6)
        die(line, "expected group, ending, state, number, gender and label, found %d column(s)", line->count);
    uint16_t letters[AR_ENDING_LETTERS];
    bool is_empty = strcmp(line->fields[1], "-") == 0;
    unsigned count = is_empty ? 0 : letters_of(line, line->fields[1], letters, AR_ENDING_LETTERS);
    printf("{");
    if (is_empty)
        printf("{0}");
    else
        write_letters(letters, count);
    printf(",%u,%u,%u,%u,%u,", 1u << choice(line, groups, 9, line->fields[0]), count,
           choice(line, states, 4, line->fields[2]), choice(line, numbers, 4, line->fields[3]),
           choice(line, genders, 3, line->fields[4]));
    printf(strcmp(line->fields[5], "-") == 0 ? "NULL},\n" : "\"%s\"},\n", line->fields[5]);
    ending_count++;
}

/* Clitics. */

struct clitic {
    uint16_t letters[AR_ENDING_LETTERS];
    uint8_t count;
    char label[64];
};

static struct clitic clitics[4][16]; /* conjunctions, prepositions, articles, pronouns */
static unsigned clitic_counts[4];

static void read_clitic(struct source *line)
{
    static const char *const kinds[] = {"conjunction", "preposition", "article", "pronoun"};
    if (line->count != 3)
        die(line, "expected kind, letters and label, found %d column(s)", line->count);
    unsigned kind = choice(line, kinds, 4, line->fields[0]);
    if (clitic_counts[kind] == 16)
        die(line, "more than 16 of a kind");
    struct clitic *clitic = &clitics[kind][clitic_counts[kind]++];
    clitic->count = letters_of(line, line->fields[1], clitic->letters, AR_ENDING_LETTERS);
    snprintf(clitic->label, sizeof clitic->label, "%s", line->fields[2]);
}

static void append(struct ar_chain *chain, const struct clitic *clitic, unsigned *labels)
{
    bool is_contracted = clitic->count == 2 && chain->is_lam; /* li- + al- = lil- */
    for (unsigned i = is_contracted ? 1 : 0; i < clitic->count; i++)
        chain->letters[chain->count++] = clitic->letters[i];
    chain->labels[(*labels)++] = clitic->label;
}

/* One chain: conjunction c, preposition p, article a; an index one past the end is none. */
static struct ar_chain chain_of(unsigned c, unsigned p, unsigned a)
{
    struct ar_chain chain = {0};
    unsigned labels = 0;
    chain.has_conjunction = c < clitic_counts[0];
    chain.has_preposition = p < clitic_counts[1];
    chain.has_article = a < clitic_counts[2];
    if (chain.has_conjunction)
        append(&chain, &clitics[0][c], &labels);
    if (chain.has_preposition)
        append(&chain, &clitics[1][p], &labels);
    chain.is_lam = chain.has_preposition && clitics[1][p].letters[0] == AR_LAM;
    if (chain.has_article)
        append(&chain, &clitics[2][a], &labels);
    return chain;
}

static void write_chain(const struct ar_chain *chain)
{
    printf("{");
    if (chain->count)
        write_letters(chain->letters, chain->count);
    else
        printf("{0}");
    printf(",%u,%d,%d,%d,%d,{", chain->count, chain->has_conjunction, chain->has_preposition, chain->has_article,
           chain->is_lam);
    for (unsigned i = 0; i < 3; i++)
        printf(chain->labels[i] ? "\"%s\"," : "NULL,", chain->labels[i]);
    printf("}},\n");
}

/* All chains of so many letters. Returns their count. */
static unsigned write_chains(unsigned letters)
{
    unsigned count = 0;
    for (unsigned c = 0; c <= clitic_counts[0]; c++)
        for (unsigned p = 0; p <= clitic_counts[1]; p++)
            for (unsigned a = 0; a <= clitic_counts[2]; a++) {
                struct ar_chain chain = chain_of(c, p, a);
                if (chain.count != letters)
                    continue;
                write_chain(&chain);
                count++;
            }
    return count;
}

static void write_clitics(void)
{
    unsigned first[AR_CHAIN_LETTERS + 2] = {0};
    printf("const struct ar_pronoun ar_pronouns[] = {\n");
    for (unsigned i = 0; i < clitic_counts[3]; i++) {
        printf("{");
        write_letters(clitics[3][i].letters, clitics[3][i].count);
        printf(",%u,\"%s\"},\n", clitics[3][i].count, clitics[3][i].label);
    }
    printf("};\nconst uint32_t ar_pronoun_count = %u;\n\nconst struct ar_chain ar_chains[] = {\n", clitic_counts[3]);
    for (unsigned letters = 0; letters <= AR_CHAIN_LETTERS; letters++)
        first[letters + 1] = first[letters] + write_chains(letters);
    printf("};\nconst uint8_t ar_chain_first[] = {");
    for (unsigned letters = 0; letters <= AR_CHAIN_LETTERS + 1; letters++)
        printf("%u,", first[letters]);
    printf("};\n\n");
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: gen_ar DIRECTORY\n");
        return 2;
    }
    const char *directory = argv[1];
    printf("/* Generated by gen_ar.c. Do not edit. */\n#include \"lang/ar.h\"\n\n#include <stddef.h>\n\n");
    read_lines(directory, "ar-plurals.txt", " \t", read_plurals);
    read_lines(directory, "ar-adjectives.txt", " \t", read_adjectives);
    read_lines(directory, "ar-names.txt", " \t", read_names);
    read_lines(directory, "ar-nisbas.txt", " \t", read_nisbas);
    read_lines(directory, "ar-words.txt", " \t", read_words);
    read_lines(directory, "ar-function-words.txt", " \t", read_function_words);
    read_lines(directory, "ar-patterns.txt", " \t", read_pattern);
    read_lines(directory, "ar-clitics.txt", "\t", read_clitic);
    write_lexicon();
    write_patterns();
    write_clitics();
    printf("const struct ar_ending ar_endings[] = {\n");
    read_lines(directory, "ar-endings.txt", "\t", write_ending);
    printf("};\nconst uint32_t ar_ending_count = %u;\n", ending_count);
    return fflush(stdout) == 0 ? 0 : 1;
}
