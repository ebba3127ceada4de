/* gen_tr.c - build-time program: makes the tables of Turkish from src/lang/data/tr-*.txt.
 *
 *   gen_tr tr-suffixes.txt tr-words.txt tr-rivals.txt tr-readings.txt > tr_tables.c
 *
 * Files are lines of tab-separated columns; `#` begins a comment. A mistake is reported with file and line. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "lang/tr.h"

enum { MAX_LINE = 4096, MAX_ENTRIES = 16384, MAX_LETTERS = 262144, MAX_SUFFIXES = 1024, MAX_CELLS = 16, MAX_WORD = 64 };

struct source {
    const char *path;
    unsigned line;
};

struct list {
    struct tr_entry entries[MAX_ENTRIES];
    uint32_t count;
};

struct suffix {
    struct tr_suffix suffix;
    char label[64];
    uint32_t from; /* set of states */
};

static uint16_t letters[MAX_LETTERS];
static uint32_t letter_count;

static const char *const state_names[TR_STATE_COUNT] = {
    "noun", "time", "number", "plural", "owned", "owned3", "object", "case", "place", "ki", "past",
    "evidential", "asserted", "end",
};

static const struct { const char *name; uint32_t property; } property_names[] = {
    {"soft", TR_SOFT}, {"hard", TR_HARD}, {"drop", TR_DROP}, {"double", TR_DOUBLE}, {"maybe", TR_MAYBE},
    {"front", TR_FRONTED}, {"front-too", TR_FRONTED_TOO}, {"glide", TR_GLIDE}, {"time", TR_TIMED}, {"verb", TR_VERB},
    {"whole", TR_WHOLE}, {"ascii-word", TR_ASCII_WORD}, {"hat-pair", TR_HAT_PAIR},
    {"possessed", TR_POSSESSED}, {"hiatus", TR_HIATUS},
    {"eclipsed", TR_IN_SHADE},
};

static void fail(const struct source *source, const char *what, drg_str found)
{
    fprintf(stderr, "%s:%u: error: %s, found '%.*s'\n", source->path, source->line, what, STR_ARGS(found));
    exit(1);
}

/* Code points of a word; the strict letters that letters.h would make of it, for words are listed in lower case. */
static uint32_t decode(const struct source *source, drg_str word, uint16_t out[MAX_WORD])
{
    uint32_t count = 0;
    for (size_t at = 0; at < word.len;) {
        uint32_t code = utf8_next(word, &at);
        if (code < '0' || code > 0x17F || (code >= 'A' && code <= 'Z') || count == MAX_WORD)
            fail(source, "expected a word in lower case", word);
        out[count++] = (uint16_t)code;
    }
    if (!count)
        fail(source, "expected a word", word);
    return count;
}

static int compare_letters(const uint16_t *a, uint32_t a_count, const uint16_t *b, uint32_t b_count)
{
    for (uint32_t i = 0; i < a_count && i < b_count; i++)
        if (a[i] != b[i])
            return a[i] < b[i] ? -1 : 1;
    return (a_count > b_count) - (a_count < b_count);
}

static int compare_entries(const void *a, const void *b)
{
    const struct tr_entry *one = a, *other = b;
    return compare_letters(letters + one->first, one->count, letters + other->first, other->count);
}

/* Adds `value` to the word's; listing a word in several groups joins what they say. */
static void add_word(const struct source *source, struct list *list, drg_str word, uint32_t value)
{
    uint16_t codes[MAX_WORD];
    uint32_t count = decode(source, word, codes);
    for (uint32_t i = 0; i < list->count; i++) {
        struct tr_entry *entry = &list->entries[i];
        if (compare_letters(letters + entry->first, entry->count, codes, count) == 0) {
            if ((entry->value & value) == value)
                fprintf(stderr, "%s:%u: note: '%.*s' is listed twice\n", source->path, source->line, STR_ARGS(word));
            entry->value |= value;
            return;
        }
    }
    if (list->count == MAX_ENTRIES || letter_count + count > MAX_LETTERS)
        fail(source, "expected a shorter list", word);
    memcpy(letters + letter_count, codes, count * sizeof codes[0]);
    list->entries[list->count++] = (struct tr_entry){letter_count, count, value};
    letter_count += count;
}

static uint32_t word_context(const struct source *source, drg_str word)
{
    uint16_t codes[MAX_WORD];
    struct letter word_letters[MAX_WORD];
    uint32_t count = decode(source, word, codes);
    for (uint32_t i = 0; i < count; i++)
        word_letters[i] = (struct letter){.strict = codes[i]};
    return tr_spelt_context(word_letters, count);
}

/* properties TAB words; `-word` holds for compounds that end in the word too. */
static void read_words(const struct source *source, void *into, drg_str *cells, uint32_t count)
{
    uint32_t value = 0;
    drg_str names = cells[0], words = cells[1], part;
    if (count != 2)
        fail(source, "expected properties, a tab, words", cells[0]);
    while (str_split(&names, ',', &part)) {
        uint32_t one = 0;
        for (size_t i = 0; i < sizeof property_names / sizeof property_names[0]; i++)
            if (str_eq_z(part, property_names[i].name))
                one = property_names[i].property;
        if (!one)
            fail(source, "unknown property", part);
        value |= one;
    }
    while (str_split(&words, ' ', &part)) {
        bool is_compound = str_starts(part, STR("-"));
        add_word(source, into, str_cut(part, is_compound, part.len), value | (is_compound ? TR_COMPOUND : 0));
    }
}

/* Words separated by spaces; `=word` does not inflect, `~word` is mild. */
static void read_rivals(const struct source *source, void *into, drg_str *cells, uint32_t count)
{
    drg_str words = cells[0], part;
    if (count != 1)
        fail(source, "expected words separated by spaces", cells[1]);
    while (str_split(&words, ' ', &part)) {
        bool is_only = str_starts(part, STR("=")), is_mild = str_starts(part, STR("~"));
        drg_str word = str_cut(part, is_only || is_mild, part.len);
        uint32_t kind = is_mild ? TR_RIVAL_MILD : TR_RIVAL;
        add_word(source, into, word, kind | (is_only ? 0 : word_context(source, word)));
    }
}

static void read_readings(const struct source *source, void *into, drg_str *cells, uint32_t count)
{
    uint32_t contexts = 0;
    for (uint32_t i = 1; i < count; i++)
        contexts |= word_context(source, cells[i]);
    if (!contexts)
        fail(source, "expected readings after a tab", cells[0]);
    add_word(source, into, cells[0], contexts);
}

static struct suffix suffixes[MAX_SUFFIXES];
static uint32_t suffix_count;

static uint32_t read_state(const struct source *source, drg_str name)
{
    for (uint32_t i = 0; i < TR_STATE_COUNT; i++)
        if (str_eq_z(name, state_names[i]))
            return i;
    fail(source, "unknown state", name);
    return 0;
}

static void read_signs(const struct source *source, struct tr_suffix *suffix, drg_str text)
{
    bool is_buffer = false;
    for (size_t at = 0; at < text.len;) {
        uint32_t code = utf8_next(text, &at);
        if (code == '(' || code == ')') {
            is_buffer = code == '(';
            continue;
        }
        if (suffix->count == TR_SIGNS || code > 0x17F)
            fail(source, "expected at most six letters", text);
        uint32_t loose = code >= 'A' && code <= 'Z' ? code - 'A' + 'a' : tr_plain(code);
        suffix->signs[suffix->count++] = (struct tr_sign){(uint16_t)code, (uint8_t)loose, is_buffer};
    }
}

static void read_suffix(const struct source *source, void *into, drg_str *cells, uint32_t count)
{
    (void)into;
    drg_str states = cells[0], part;
    if (count != 4 || cells[3].len >= sizeof suffixes[0].label || suffix_count == MAX_SUFFIXES)
        fail(source, "expected states, ending, state, name", cells[0]);
    struct suffix *suffix = &suffixes[suffix_count++];
    while (str_split(&states, ',', &part))
        suffix->from |= 1u << read_state(source, part);
    read_signs(source, &suffix->suffix, cells[1]);
    suffix->suffix.to = (uint8_t)read_state(source, cells[2]);
    memcpy(suffix->label, cells[3].ptr, cells[3].len);
}

typedef void read_row(const struct source *source, void *into, drg_str *cells, uint32_t count);

static void read_line(const struct source *source, drg_str line, read_row *row, void *into)
{
    drg_str cells[MAX_CELLS] = {{"", 0}}, rest = line, part;
    uint32_t count = 0;
    if (!utf8_is_valid(line))
        fail(source, "expected UTF-8", line);
    const char *comment = memchr(line.ptr, '#', line.len);
    if (comment)
        rest.len = (size_t)(comment - line.ptr);
    rest = str_trim(rest);
    while (count < MAX_CELLS && str_split(&rest, '\t', &part))
        cells[count++] = part;
    if (count)
        row(source, into, cells, count);
}

static void read_file(const char *path, read_row *row, void *into)
{
    struct source source = {path, 0};
    char line[MAX_LINE];
    FILE *file = fopen(path, "r");
    if (!file)
        fail(&source, "expected a readable file", str_from(path));
    while (fgets(line, sizeof line, file)) {
        source.line++;
        drg_str text = str_from(line);
        if (!str_ends(text, STR("\n")))
            fail(&source, "expected a shorter line that ends", text);
        read_line(&source, text, row, into);
    }
    fclose(file);
}

static uint32_t hash_entry(const struct tr_entry *entry)
{
    uint32_t hash = 0;
    for (uint32_t i = entry->count; i--;)
        hash = tr_hash_before(hash, letters[entry->first + i]);
    return hash;
}

/* At most half of the slots are taken. Returns their bits. */
static uint32_t write_slots(const char *name, const struct list *list)
{
    static uint16_t slots[4 * MAX_ENTRIES];
    uint32_t bits = 1;
    while (1u << bits < 2 * list->count + 1)
        bits++;
    memset(slots, 0, sizeof slots);
    for (uint32_t i = 0; i < list->count; i++) {
        uint32_t slot = tr_hash_slot(hash_entry(&list->entries[i]), bits);
        while (slots[slot])
            slot = (slot + 1) & ((1u << bits) - 1);
        slots[slot] = (uint16_t)(i + 1);
    }
    printf("static const uint16_t %s_slots[] = {", name);
    for (uint32_t i = 0; i < 1u << bits; i++)
        printf("%s%u,", i % 24 ? "" : "\n", (unsigned)slots[i]);
    printf("};\n");
    return bits;
}

static void write_list(const char *name, struct list *list)
{
    qsort(list->entries, list->count, sizeof list->entries[0], compare_entries);
    uint32_t bits = write_slots(name, list);
    printf("static const struct tr_entry %s_entries[] = {\n", name);
    for (uint32_t i = 0; i < list->count; i++)
        printf("{%u,%u,0x%X},%s", (unsigned)list->entries[i].first, (unsigned)list->entries[i].count,
               (unsigned)list->entries[i].value, i % 6 == 5 ? "\n" : "");
    printf("{0,0,0}};\nconst struct tr_list %s = {%s_entries, %s_slots, %u};\n\n", name, name, name, (unsigned)bits);
}

static void write_letters(void)
{
    printf("const uint16_t tr_letters[] = {");
    for (uint32_t i = 0; i < letter_count; i++)
        printf("%s%u,", i % 24 ? "" : "\n", (unsigned)letters[i]);
    printf("0};\n\n");
}

static void write_suffix(const struct suffix *suffix)
{
    printf("{{");
    for (uint32_t i = 0; i < suffix->suffix.count; i++)
        printf("{%u,%u,%d},", (unsigned)suffix->suffix.signs[i].code, (unsigned)suffix->suffix.signs[i].loose,
               suffix->suffix.signs[i].is_buffer);
    printf("},%u,%u,\"%s\"},\n", suffix->suffix.count, suffix->suffix.to, suffix->label);
}

/* The loose letters that the suffix may begin with: those of its first sign, and of the next where that is a buffer. */
static uint32_t starts_of(const struct tr_suffix *suffix)
{
    uint32_t starts = 0;
    for (uint32_t i = 0; i < suffix->count; i++) {
        for (uint32_t letter = 0; letter < 26; letter++)
            if (tr_sign_may_be(suffix->signs[i], 'a' + letter))
                starts |= 1u << letter;
        if (!suffix->signs[i].is_buffer)
            break;
    }
    return starts;
}

typedef void write_one(const struct suffix *suffix);

static void write_start(const struct suffix *suffix)
{
    printf("0x%X,", (unsigned)starts_of(&suffix->suffix));
}

/* Those that may follow a state. Returns their count. */
static uint32_t write_after(uint32_t state, write_one *write)
{
    uint32_t written = 0;
    for (uint32_t i = 0; i < suffix_count; i++)
        if (suffixes[i].from & 1u << state) {
            write(&suffixes[i]);
            written++;
        }
    return written;
}

static void write_suffixes(void)
{
    uint32_t first[TR_STATE_COUNT + 1] = {0};
    printf("const struct tr_suffix tr_suffixes[] = {\n");
    for (uint32_t state = 0; state < TR_STATE_COUNT; state++)
        first[state + 1] = first[state] + write_after(state, write_suffix);
    printf("};\nconst uint32_t tr_suffix_starts[] = {");
    for (uint32_t state = 0; state < TR_STATE_COUNT; state++)
        write_after(state, write_start);
    printf("};\nconst uint16_t tr_suffix_first[] = {");
    for (uint32_t state = 0; state <= TR_STATE_COUNT; state++)
        printf("%u,", (unsigned)first[state]);
    printf("};\n\n");
}

/* The words that may be the last part of a compound. */
static void pick_compounds(struct list *into, const struct list *words)
{
    for (uint32_t i = 0; i < words->count; i++)
        if (words->entries[i].value & TR_COMPOUND)
            into->entries[into->count++] = words->entries[i];
}

int main(int argc, char **argv)
{
    static struct list words, compounds, rivals, readings;
    if (argc != 5) {
        fprintf(stderr, "usage: gen_tr suffixes words rivals readings > tables\n");
        return 2;
    }
    read_file(argv[1], read_suffix, NULL);
    read_file(argv[2], read_words, &words);
    read_file(argv[3], read_rivals, &rivals);
    read_file(argv[4], read_readings, &readings);
    printf("/* Generated by gen_tr.c from src/lang/data/tr-*.txt. Do not edit. */\n#include \"lang/tr.h\"\n\n");
    write_suffixes();
    write_letters();
    pick_compounds(&compounds, &words);
    write_list("tr_words", &words);
    write_list("tr_compounds", &compounds);
    write_list("tr_rivals", &rivals);
    write_list("tr_readings", &readings);
    return fflush(stdout) == 0 ? 0 : 1;
}
