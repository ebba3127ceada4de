/* gen_pairs.c - counts which letters follow one another in each of the four languages and writes what each pair costs.
 *
 *   gen_pairs news.en.txt news.tr.txt news.ar.txt news.ru.txt GLOSSARY.tsv... > pair_tables.inc
 *
 * Read are running text and the preferred and admitted terms of glossaries: the columns named as a language and
 * "LANG.admitted". A pair's probability is mixed with its second letter's, so that no pair is impossible. A cost is
 * -log2 of it in eighths of a bit. */
#include <math.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "lang/fold.h"
#include "lang/pair_lower.h"

enum { LANGS = 4, MAX_LETTERS = 60, CODES = 0x800, LINE = 1 << 16 };

static struct language {
    const char *tag;
    enum fold_script script;
    bool is_turkish;
    unsigned pairs[CODES][CODES]; /* [0] stands for what is no letter */
} languages[LANGS] = {
    {.tag = "en", .script = SCRIPT_LATIN},
    {.tag = "tr", .script = SCRIPT_LATIN, .is_turkish = true},
    {.tag = "ar", .script = SCRIPT_ARABIC},
    {.tag = "ru", .script = SCRIPT_CYRILLIC},
};

static void fail_with(const char *what, const char *name)
{
    fprintf(stderr, "gen_pairs: %s: %s\n", name, what);
    exit(1);
}

/* The letter as the table has it; 0 for all else. */
static uint32_t letter_of(const struct language *language, uint32_t code)
{
    const struct fold_record *record = fold_find(code);
    if (record->class != FOLD_LETTER || record->script != language->script)
        return 0;
    uint32_t lower = pair_lower(code, language->is_turkish);
    return lower < CODES ? lower : 0;
}

static void count_text(struct language *language, drg_str text)
{
    uint32_t before = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t code = utf8_next_lossy(text, &at);
        int class = fold_find(code)->class;
        if (class == FOLD_MARK || class == FOLD_IGNORED)
            continue;
        uint32_t letter = letter_of(language, code);
        if (before || letter)
            language->pairs[before][letter]++;
        before = letter;
    }
    if (before)
        language->pairs[before][0]++;
}

static FILE *open_file(const char *name)
{
    FILE *file = fopen(name, "rb");
    if (!file)
        fail_with("cannot be read", name);
    return file;
}

static void read_text(struct language *language, const char *name)
{
    static char line[LINE];
    FILE *file = open_file(name);
    while (fgets(line, sizeof line, file))
        count_text(language, str_from(line));
    fclose(file);
}

/* Which language a column is in; -1 for those that hold no good spelling of any. */
static int column_language(drg_str name)
{
    for (int i = 0; i < LANGS; i++) {
        char admitted[16];
        snprintf(admitted, sizeof admitted, "%s.admitted", languages[i].tag);
        if (str_eq_z(name, languages[i].tag) || str_eq_z(name, admitted))
            return i;
    }
    return -1;
}

static void read_glossary(const char *name)
{
    static char line[LINE];
    int columns[64];
    size_t count = 0;
    FILE *file = open_file(name);
    for (bool is_header = true; fgets(line, sizeof line, file); is_header = false) {
        drg_str rest = str_trim(str_from(line));
        size_t column = 0;
        for (size_t at = 0; at <= rest.len && column < 64; column++) {
            const char *tab = memchr(rest.ptr + at, '\t', rest.len - at);
            size_t end = tab ? (size_t)(tab - rest.ptr) : rest.len;
            drg_str cell = str_cut(rest, at, end);
            if (is_header)
                columns[count++] = column_language(cell);
            else if (column < count && columns[column] >= 0)
                count_text(&languages[columns[column]], cell);
            at = end + 1;
        }
    }
    fclose(file);
}

/* The language's letters in order of code, by how often they stand; returns how many. */
static size_t choose_letters(const struct language *language, uint32_t letters[MAX_LETTERS])
{
    size_t count = 0;
    for (uint32_t code = 1; code < CODES; code++) {
        unsigned total = 0;
        for (uint32_t next = 0; next < CODES; next++)
            total += language->pairs[code][next];
        if (total >= 4 && count < MAX_LETTERS)
            letters[count++] = code;
    }
    return count;
}

static unsigned cost_of(double probability)
{
    double eighths = -8 * log2(probability);
    return eighths > 255 ? 255 : eighths < 0 ? 0 : (unsigned)(eighths + 0.5);
}

static void write_language(const struct language *language)
{
    enum { MIX = 20 };
    const double rare = 2e-5; /* a letter that the language does not have */
    uint32_t letters[MAX_LETTERS + 2] = {0};
    size_t count = choose_letters(language, letters + 1);
    double totals[MAX_LETTERS + 2] = {0}, firsts[MAX_LETTERS + 2] = {0}, all = 0;
    for (size_t a = 0; a <= count; a++)
        for (size_t b = 0; b <= count; b++) {
            unsigned n = language->pairs[letters[a]][letters[b]];
            firsts[a] += n;
            totals[b] += n;
            all += n;
        }
    printf("static const uint32_t pair_letters_%s[] = {", language->tag);
    for (size_t i = 1; i <= count; i++)
        printf("0x%X,", letters[i]);
    printf("};\nstatic const uint8_t pair_costs_%s[] = {\n", language->tag);
    for (size_t a = 0; a <= count + 1; a++) {
        for (size_t b = 0; b <= count + 1; b++) {
            double alone = b > count ? rare : (totals[b] + 0.5) / (all + 1);
            double n = a > count || b > count ? 0 : language->pairs[letters[a]][letters[b]];
            double first = a > count ? 0 : firsts[a];
            printf("%u,", cost_of((n + MIX * alone) / (first + MIX)));
        }
        printf("\n");
    }
    printf("};\n");
}

int main(int argc, char **argv)
{
    if (argc < LANGS + 1)
        fail_with("expected four texts and glossaries", "usage");
    for (int i = 0; i < LANGS; i++)
        read_text(&languages[i], argv[i + 1]);
    for (int i = LANGS + 1; i < argc; i++)
        read_glossary(argv[i]);
    printf("/* Generated by gen_pairs.c: what pairs of letters cost, in eighths of a bit. */\n");
    for (int i = 0; i < LANGS; i++)
        write_language(&languages[i]);
    printf("static const struct pair_model pair_models[] = {\n");
    for (int i = 0; i < LANGS; i++)
        printf("{\"%s\", pair_letters_%s, pair_costs_%s, sizeof pair_letters_%s / sizeof pair_letters_%s[0]},\n",
               languages[i].tag, languages[i].tag, languages[i].tag, languages[i].tag, languages[i].tag);
    printf("};\n");
    return ferror(stdout) != 0;
}
