/* gen_pieces.c - turns the lists of pieces of words into hash tables.
 * Usage: gen_pieces pieces-latin.txt pieces-cyrillic.txt pieces-arabic.txt > piece_tables.inc
 *
 * A list begins with three lines: "script" and an ISO 15924 code, "languages" and their tags, "prior" and what speaks for
 * each of them before anything is read. Each further line is a piece, a tab, and what the piece says for each language:
 * one sign a language, 'W' nothing, each sign further in ASCII an eighth more of the natural logarithm of its odds. '_' in
 * a piece is the edge of a word. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "lang/piece_key.h"

enum { LISTS = 3, MAX_PIECES = 60000, MAX_LANGUAGES = 32, LINE = 512, NOTHING = 'W', ALIGNMENT = 16 };

static struct list {
    const char *name;
    unsigned number; /* of the line that is read */
    char script[8], languages[MAX_LANGUAGES][16];
    size_t count; /* of languages */
    signed char prior[MAX_LANGUAGES];
    struct piece {
        uint64_t key;
        signed char says[MAX_LANGUAGES];
    } pieces[MAX_PIECES];
    size_t piece_count;
} lists[LISTS];

static void fail_at(const struct list *list, const char *what)
{
    fprintf(stderr, "%s:%u: expected %s\n", list->name, list->number, what);
    exit(1);
}

/* The next line that is no comment; false at the end. */
static bool read_line(struct list *list, FILE *file, char line[LINE], drg_str *out)
{
    do {
        if (!fgets(line, LINE, file))
            return false;
        list->number++;
    } while (line[0] == '#');
    *out = str_trim(str_from(line));
    if (!utf8_is_valid(*out))
        fail_at(list, "UTF-8");
    return true;
}

/* What stands behind the name and a space. */
static drg_str read_head(struct list *list, FILE *file, char line[LINE], const char *name)
{
    drg_str text, first;
    if (!read_line(list, file, line, &text) || !str_split(&text, ' ', &first) || !str_eq_z(first, name))
        fail_at(list, name);
    return text;
}

static void read_weights(struct list *list, drg_str signs, signed char *out)
{
    if (signs.len != list->count)
        fail_at(list, "one sign a language");
    for (size_t i = 0; i < signs.len; i++) {
        if (signs.ptr[i] < '!' || signs.ptr[i] > '~')
            fail_at(list, "a sign of ASCII");
        out[i] = (signed char)(signs.ptr[i] - NOTHING);
    }
}

static uint64_t key_of(struct list *list, drg_str piece)
{
    uint64_t key = 0;
    size_t symbols = 0;
    for (size_t at = 0; at < piece.len; symbols++) {
        uint32_t code = utf8_next(piece, &at);
        if (code > PIECE_MAX_SYMBOL)
            fail_at(list, "letters of the basic plane");
        key = key << 16 | (code == '_' ? PIECE_EDGE : code);
    }
    if (symbols != PIECE_SYMBOLS && symbols != PIECE_SYMBOLS - 1 && (symbols != 1 || key < 0x80))
        fail_at(list, "three or four symbols, or a letter that is not ASCII");
    return key;
}

static void read_list(struct list *list, const char *name)
{
    char line[LINE];
    drg_str text, part;
    list->name = name;
    FILE *file = fopen(name, "rb");
    if (!file)
        fail_at(list, "a list of pieces");
    text = read_head(list, file, line, "script");
    snprintf(list->script, sizeof list->script, "%.*s", STR_ARGS(text));
    text = read_head(list, file, line, "languages");
    while (str_split(&text, ' ', &part) && list->count < MAX_LANGUAGES)
        snprintf(list->languages[list->count++], sizeof list->languages[0], "%.*s", STR_ARGS(part));
    read_weights(list, read_head(list, file, line, "prior"), list->prior);
    while (read_line(list, file, line, &text)) {
        struct piece *piece = &list->pieces[list->piece_count++];
        if (list->piece_count == MAX_PIECES || !str_split(&text, '\t', &part))
            fail_at(list, "a piece and a tab");
        piece->key = key_of(list, part);
        read_weights(list, text, piece->says);
    }
    fclose(file);
}

static void write_weights(const signed char *weights, size_t count, size_t stride)
{
    printf("{");
    for (size_t i = 0; i < stride; i++)
        printf("%d,", i < count ? weights[i] : 0);
    printf("},\n");
}

/* At most half of the slots are taken. */
static unsigned bits_for(size_t pieces)
{
    unsigned bits = 1;
    while ((size_t)1 << bits < 2 * pieces)
        bits++;
    return bits;
}

static void write_slots(const struct list *list, unsigned bits)
{
    uint32_t mask = ((uint32_t)1 << bits) - 1, *slots = calloc((size_t)mask + 1, sizeof *slots);
    if (!slots)
        fail_at(list, "memory");
    for (size_t i = 0; i < list->piece_count; i++) {
        uint64_t hash = piece_hash(list->pieces[i].key);
        uint32_t at = piece_place(hash, bits);
        while (slots[at])
            at = (at + 1) & mask;
        slots[at] = piece_mark(hash) | (uint32_t)(i + 1);
    }
    for (uint32_t i = 0; i <= mask; i++)
        printf("%u,%s", slots[i], i % 16 == 15 ? "\n" : "");
    free(slots);
}

static void write_list(const struct list *list, size_t stride)
{
    unsigned bits = bits_for(list->piece_count);
    printf("static const _Alignas(32) int8_t piece_rows_%s[][%zu] = {\n", list->script, stride);
    write_weights((const signed char[MAX_LANGUAGES]){0}, list->count, stride);
    for (size_t i = 0; i < list->piece_count; i++)
        write_weights(list->pieces[i].says, list->count, stride);
    printf("};\nstatic const uint32_t piece_slots_%s[] = {\n", list->script);
    write_slots(list, bits);
    printf("};\nstatic const char *const piece_languages_%s[] = {", list->script);
    for (size_t i = 0; i < list->count; i++)
        printf("\"%s\",", list->languages[i]);
    printf("};\n");
}

int main(int argc, char **argv)
{
    if (argc != LISTS + 1) {
        fprintf(stderr, "usage: gen_pieces LATIN CYRILLIC ARABIC\n");
        return 1;
    }
    printf("/* Generated by gen_pieces.c: what pieces of words say for languages. */\n");
    for (int i = 0; i < LISTS; i++) {
        struct list *list = &lists[i];
        read_list(list, argv[i + 1]);
        write_list(list, (list->count + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    }
    printf("const struct piece_model piece_models[] = {\n");
    for (int i = 0; i < LISTS; i++) {
        const struct list *list = &lists[i];
        printf("{\"%s\", piece_languages_%s, piece_rows_%s[0], piece_slots_%s, %zu, sizeof piece_rows_%s[0], %u, ", list->script,
               list->script, list->script, list->script, list->count, list->script, bits_for(list->piece_count));
        write_weights(list->prior, list->count, list->count);
        printf("},\n");
    }
    printf("};\n");
    return ferror(stdout) != 0;
}
