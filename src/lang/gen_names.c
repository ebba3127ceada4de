/* gen_names.c - build-time program: makes constant C tables of how names are written.
 *
 * gen_names name-letters.txt name-words.txt name-places.txt > name_tables.c. The files explain their lines themselves. A
 * mistake in them is reported with file and line and fails the build. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lang/name_tables.h"

enum { MAX_SPELLINGS = 1500, MAX_READINGS = 6000, MAX_MEANINGS = 1500, MAX_PLACES = 3000, MAX_LINE = 1024 };

static struct name_spelling spellings[NAME_LISTS][MAX_SPELLINGS];
static unsigned spelling_counts[NAME_LISTS];
static struct name_reading readings[MAX_READINGS];
static unsigned reading_count;
static uint8_t likeness[NAME_SOUND_COUNT][NAME_SOUND_COUNT], drops[2][NAME_SOUND_COUNT];
static struct name_meaning meanings[MAX_MEANINGS];
static unsigned meaning_count, meaning_lines;
static struct name_exonym places[MAX_PLACES];
static unsigned place_count, place_lines;

static const char *path;
static unsigned line_number;

__attribute__((format(printf, 1, 2))) static void die(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "%s:%u: ", path, line_number);
    vfprintf(stderr, format, args);
    fprintf(stderr, "\n");
    va_end(args);
    exit(1);
}

static uint16_t next_letter(const char **at)
{
    const unsigned char *p = (const unsigned char *)*at;
    unsigned len = p[0] < 0x80 ? 1 : (p[0] & 0xE0u) == 0xC0 ? 2 : (p[0] & 0xF0u) == 0xE0 ? 3 : 0;
    if (!len)
        die("'%s': expected letters of the basic plane", *at);
    *at += len;
    if (len == 1)
        return p[0];
    unsigned code = p[0] & (len == 2 ? 0x1Fu : 0x0Fu);
    for (unsigned i = 1; i < len; i++)
        code = code << 6 | (p[i] & 0x3Fu);
    return (uint16_t)code;
}

static uint8_t sound_of(char c)
{
    const char *found = c != ' ' && c ? strchr(NAME_SOUNDS, c) : NULL;
    if (!found)
        die("'%c' is no sound; expected one of%s", c, NAME_SOUNDS);
    return (uint8_t)(found - NAME_SOUNDS);
}

static uint8_t cost_of(const char *text)
{
    char *end;
    unsigned long cost = strtoul(text, &end, 10);
    if (end == text || *end || cost >= NAME_NEVER)
        die("'%s' is no cost; expected a small number", text);
    return (uint8_t)cost;
}

static void read_reading(char *field)
{
    char *slash = strchr(field, '/');
    struct name_reading reading = {.cost = slash ? cost_of(slash + 1) : 0};
    if (slash)
        *slash = '\0';
    for (const char *p = field; *p && strcmp(field, "-") != 0; p++) {
        if (reading.count == NAME_READING_MAX)
            die("'%s' has more than %d sounds", field, NAME_READING_MAX);
        reading.sounds[reading.count++] = sound_of(*p);
    }
    if (reading_count == MAX_READINGS)
        die("more than %d readings", MAX_READINGS);
    readings[reading_count++] = reading;
}

static void read_letters(struct name_spelling *into, const char *text)
{
    unsigned follow = 0;
    if (*text == '^') {
        into->place |= NAME_AT_START;
        text++;
    }
    while (*text && *text != '>' && *text != '$') {
        if (into->count == NAME_SPELLING_MAX)
            die("'%s' has more than %d letters", text, NAME_SPELLING_MAX);
        into->letters[into->count++] = next_letter(&text);
    }
    if (!into->count)
        die("expected a spelling, found nothing");
    if (*text == '$')
        into->place |= NAME_AT_END;
    if (*text != '>')
        return;
    for (text++; *text; follow++) {
        if (follow == NAME_FOLLOW_MAX)
            die("more than %d letters after >", NAME_FOLLOW_MAX);
        into->follow[follow] = next_letter(&text);
    }
}

static void read_spelling(unsigned list, char *rest)
{
    char *field = strtok_r(rest, " ", &rest);
    if (!field || spelling_counts[list] == MAX_SPELLINGS)
        die("expected a spelling, and at most %d of them", MAX_SPELLINGS);
    struct name_spelling *into = &spellings[list][spelling_counts[list]++];
    read_letters(into, field);
    into->first = (uint16_t)reading_count;
    while ((field = strtok_r(rest, " ", &rest)))
        read_reading(field);
    into->reading_count = (uint8_t)(reading_count - into->first);
    if (!into->reading_count)
        die("expected a reading");
}

static void read_like(char *rest)
{
    char *sounds = strtok_r(rest, " ", &rest), *cost = strtok_r(rest, " ", &rest);
    if (!sounds || !cost || strlen(sounds) != 2)
        die("expected two sounds and a cost");
    uint8_t a = sound_of(sounds[0]), b = sound_of(sounds[1]);
    likeness[a][b] = likeness[b][a] = cost_of(cost);
}

static void read_drop(char *rest)
{
    char *cost = strtok_r(rest, " ", &rest), *arabic = strtok_r(rest, " ", &rest), *sounds = strtok_r(rest, " ", &rest);
    if (!cost || !arabic || !sounds)
        die("expected two costs and sounds");
    for (; *sounds; sounds++) {
        drops[0][sound_of(*sounds)] = cost_of(cost);
        drops[1][sound_of(*sounds)] = cost_of(arabic);
    }
}

static void read_letters_line(char *line)
{
    static const char *const lists[NAME_LISTS] = {"latin", "turkish", "cyrillic", "arabic"};
    char *kind = strtok_r(line, " ", &line);
    for (unsigned i = 0; i < NAME_LISTS; i++)
        if (strcmp(kind, lists[i]) == 0) {
            read_spelling(i, line);
            return;
        }
    if (strcmp(kind, "like") == 0)
        read_like(line);
    else if (strcmp(kind, "drop") == 0)
        read_drop(line);
    else
        die("'%s': expected a script, like or drop", kind);
}

static uint8_t role_of(const char *name)
{
    static const char *const roles[] = {"", "article", "particle", "title", "form", "kind", "word", "joint"};
    for (uint8_t i = 1; i < sizeof roles / sizeof roles[0]; i++)
        if (strcmp(name, roles[i]) == 0)
            return i;
    die("'%s' is no role", name);
    return 0;
}

/* A word of the data in memory of its own, spaces for _. */
static const char *copy_words(const char *word)
{
    char *copy = malloc(strlen(word) + 1);
    if (!copy)
        die("no memory");
    memcpy(copy, word, strlen(word) + 1);
    for (char *p = copy; *p; p++)
        *p = *p == '_' ? ' ' : *p;
    return copy;
}

static void read_words_line(char *line)
{
    char *role = strtok_r(line, " ", &line), *cost = strtok_r(line, " ", &line), *word;
    unsigned meaning = NAME_MEANING + meaning_lines++;
    if (!cost || meaning > UINT8_MAX)
        die("expected a role, a cost and words, and at most %d lines", UINT8_MAX - NAME_MEANING + 1);
    while ((word = strtok_r(line, " ", &line))) {
        if (meaning_count == MAX_MEANINGS)
            die("more than %d words", MAX_MEANINGS);
        meanings[meaning_count++] = (struct name_meaning){copy_words(word), (uint8_t)meaning, role_of(role), cost_of(cost)};
    }
}

static void read_place_line(char *line)
{
    char *name;
    for (place_lines++; (name = strtok_r(line, " ", &line)); place_count++) {
        if (place_count == MAX_PLACES)
            die("more than %d names of places", MAX_PLACES);
        places[place_count] = (struct name_exonym){copy_words(name), (uint16_t)place_lines};
    }
}

static void read_file(const char *name, void read_line(char *line))
{
    char line[MAX_LINE];
    FILE *in = fopen(name, "r");
    path = name;
    line_number = 0;
    if (!in)
        die("cannot be read");
    while (fgets(line, sizeof line, in)) {
        line_number++;
        line[strcspn(line, "\n")] = '\0';
        if (line[0] && line[0] != '#')
            read_line(line);
    }
    fclose(in);
}

static int by_letters(const void *a, const void *b)
{
    const struct name_spelling *left = a, *right = b;
    if (left->letters[0] != right->letters[0])
        return left->letters[0] < right->letters[0] ? -1 : 1;
    if (left->count != right->count)
        return left->count > right->count ? -1 : 1;
    return left->first < right->first ? -1 : left->first > right->first;
}

static int by_spelling(const void *a, const void *b)
{
    const struct name_meaning *left = a, *right = b;
    return strcmp(left->spelling, right->spelling);
}

static int by_name(const void *a, const void *b)
{
    const struct name_exonym *left = a, *right = b;
    return strcmp(left->spelling, right->spelling);
}

static void print_places(void)
{
    qsort(places, place_count, sizeof places[0], by_name);
    printf("const struct name_exonym name_exonyms[] = {\n");
    for (unsigned i = 0; i < place_count; i++) {
        if (i && strcmp(places[i].spelling, places[i - 1].spelling) == 0)
            die("'%s' names two places, or one twice", places[i].spelling);
        printf("{\"%s\",%u},\n", places[i].spelling, places[i].place);
    }
    printf("};\nconst uint16_t name_exonym_count = %u;\n", place_count);
}

static void print_numbers(const uint16_t *numbers, unsigned count)
{
    printf("{");
    for (unsigned i = 0; i < count; i++)
        printf("%s%u", i ? "," : "", (unsigned)numbers[i]);
    printf("}");
}

static void print_spellings(void)
{
    unsigned total = 0, firsts[NAME_LISTS + 1];
    printf("const struct name_spelling name_spellings[] = {\n");
    for (unsigned l = 0; l < NAME_LISTS; l++) {
        qsort(spellings[l], spelling_counts[l], sizeof spellings[l][0], by_letters);
        firsts[l] = total;
        for (unsigned i = 0; i < spelling_counts[l]; i++, total++) {
            const struct name_spelling *s = &spellings[l][i];
            printf("{");
            print_numbers(s->letters, NAME_SPELLING_MAX);
            printf(",");
            print_numbers(s->follow, NAME_FOLLOW_MAX);
            printf(",%u,%u,%u,%u},\n", s->count, s->place, s->first, s->reading_count);
        }
    }
    firsts[NAME_LISTS] = total;
    printf("};\nconst uint16_t name_list_first[NAME_LISTS + 1] = {");
    for (unsigned l = 0; l <= NAME_LISTS; l++)
        printf("%u,", firsts[l]);
    printf("};\n");
}

static void print_bytes(const uint8_t *bytes, unsigned count, const char *end)
{
    printf("{");
    for (unsigned i = 0; i < count; i++)
        printf("%s%u", i ? "," : "", bytes[i]);
    printf("}%s", end);
}

static void print_tables(void)
{
    printf("/* Made by gen_names.c. */\n#include \"lang/name_tables.h\"\n");
    print_spellings();
    printf("const struct name_reading name_readings[] = {\n");
    for (unsigned i = 0; i < reading_count; i++) {
        printf("{");
        print_bytes(readings[i].sounds, NAME_READING_MAX, ",");
        printf("%u,%u},\n", readings[i].count, readings[i].cost);
    }
    printf("};\nconst uint8_t name_likeness[NAME_SOUND_COUNT][NAME_SOUND_COUNT] = {\n");
    for (unsigned i = 0; i < NAME_SOUND_COUNT; i++)
        print_bytes(likeness[i], NAME_SOUND_COUNT, ",\n");
    printf("};\nconst uint8_t name_drops[2][NAME_SOUND_COUNT] = {\n");
    for (unsigned i = 0; i < 2; i++)
        print_bytes(drops[i], NAME_SOUND_COUNT, ",\n");
    qsort(meanings, meaning_count, sizeof meanings[0], by_spelling);
    printf("};\nconst struct name_meaning name_meanings[] = {\n");
    for (unsigned i = 0; i < meaning_count; i++)
        printf("{\"%s\",%u,%u,%u},\n", meanings[i].spelling, meanings[i].meaning, meanings[i].role, meanings[i].cost);
    printf("};\nconst uint16_t name_meaning_count = %u;\n", meaning_count);
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fprintf(stderr, "usage: gen_names name-letters.txt name-words.txt name-places.txt > name_tables.c\n");
        return 2;
    }
    memset(likeness, NAME_NEVER, sizeof likeness);
    memset(drops, NAME_NEVER, sizeof drops);
    drops[0][0] = drops[1][0] = 0;
    for (unsigned i = 0; i < NAME_SOUND_COUNT; i++)
        likeness[i][i] = 0;
    read_file(argv[1], read_letters_line);
    read_file(argv[2], read_words_line);
    read_file(argv[3], read_place_line);
    print_tables();
    print_places();
    return 0;
}
