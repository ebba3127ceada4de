/* icu_words.c - the program that anyone would write first, as a contender: ICU's words, each folded by NFKC_Casefold,
 * looked up in a hash table, the terms a trie of words; leftmost-longest whole-word matches with UTF-8 offsets.
 *
 *   bench_icu TERMS TEXT */
#include "../contender.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

enum { MAX_WORD = 256, NO_NODE = 0 };

struct word {
    uint32_t start, len, hash; /* in program->letters; len 0: free */
};

struct edge {
    uint32_t node, word, next; /* next 0: free */
};

struct unit_range {
    int32_t start, end;
};

struct program {
    const UNormalizer2 *folding;
    UBreakIterator *breaks;
    UChar *letters;
    size_t letter_count, letter_room;
    struct word *words; /* by hash; an id is a place here, so the table never moves */
    struct edge *edges;
    bool *ends; /* of nodes: a term ends here */
    uint32_t word_mask, edge_mask, node_count;
    UChar *line; /* scratch: the line at hand and its words */
    uint32_t *ids;
    struct unit_range *ranges;
    int32_t line_room;
    size_t places;
};

static void *reserve(size_t count, size_t size)
{
    void *made = calloc(count, size);
    if (!made) {
        fputs("icu: out of memory\n", stderr);
        exit(2);
    }
    return made;
}

static uint32_t hash_of(const UChar *text, int32_t len)
{
    uint64_t hash = 0xCBF29CE484222325u;
    for (int32_t i = 0; i < len; i++)
        hash = (hash ^ text[i]) * 0x100000001B3u;
    return (uint32_t)(hash ^ hash >> 32);
}

/* The word's place in the table, whether it is there or free. */
static uint32_t find_word(const struct program *p, const UChar *text, int32_t len)
{
    uint32_t hash = hash_of(text, len), at = hash & p->word_mask;
    while (p->words[at].len) {
        const struct word *word = &p->words[at];
        if (word->hash == hash && word->len == (uint32_t)len &&
            memcmp(p->letters + word->start, text, (size_t)len * sizeof *text) == 0)
            break;
        at = (at + 1) & p->word_mask;
    }
    return at;
}

static void add_word(struct program *p, uint32_t at, const UChar *text, int32_t len)
{
    if (p->words[at].len)
        return;
    if (p->letter_count + (size_t)len > p->letter_room)
        exit(2); /* cannot be: a folded word is at most MAX_WORD, and there is room for all terms folded */
    memcpy(p->letters + p->letter_count, text, (size_t)len * sizeof *text);
    p->words[at] = (struct word){(uint32_t)p->letter_count, (uint32_t)len, hash_of(text, len)};
    p->letter_count += (size_t)len;
}

static struct edge *find_edge(const struct program *p, uint32_t node, uint32_t word)
{
    uint64_t hash = (((uint64_t)node << 32) | word) * 0x9E3779B97F4A7C15u;
    uint32_t at = (uint32_t)(hash >> 32) & p->edge_mask;
    while (p->edges[at].next && (p->edges[at].node != node || p->edges[at].word != word))
        at = (at + 1) & p->edge_mask;
    return &p->edges[at];
}

/* Reads a line into words: where each stands in p->line, and its place in the table (adding it if `adds`). */
static int32_t read_words(struct program *p, const char *utf8, size_t len, bool adds)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar folded[MAX_WORD];
    int32_t units = 0, count = 0;
    u_strFromUTF8WithSub(p->line, p->line_room, &units, utf8, (int32_t)len, 0xFFFD, NULL, &status);
    ubrk_setText(p->breaks, p->line, units, &status);
    int32_t start = ubrk_first(p->breaks);
    for (int32_t end = ubrk_next(p->breaks); end != UBRK_DONE && U_SUCCESS(status); start = end, end = ubrk_next(p->breaks)) {
        if (ubrk_getRuleStatus(p->breaks) == UBRK_WORD_NONE)
            continue;
        UErrorCode fold_status = U_ZERO_ERROR;
        int32_t size = unorm2_normalize(p->folding, p->line + start, end - start, folded, MAX_WORD, &fold_status);
        if (U_FAILURE(fold_status) || size <= 0)
            continue;
        uint32_t at = find_word(p, folded, size);
        if (adds)
            add_word(p, at, folded, size);
        p->ids[count] = p->words[at].len ? at : UINT32_MAX;
        p->ranges[count++] = (struct unit_range){start, end};
    }
    return count;
}

static void add_term(struct program *p, struct bytes term)
{
    int32_t count = read_words(p, term.ptr, term.len, true);
    uint32_t node = NO_NODE;
    for (int32_t i = 0; i < count; i++) {
        struct edge *edge = find_edge(p, node, p->ids[i]);
        if (!edge->next)
            *edge = (struct edge){node, p->ids[i], ++p->node_count};
        node = edge->next;
    }
    p->ends[node] = node != NO_NODE;
}

static void *open_icu(struct bytes terms, size_t *table_bytes)
{
    UErrorCode status = U_ZERO_ERROR;
    struct program *p = reserve(1, sizeof *p);
    size_t spaces = 2; /* no term has more words than spaces, hyphens and the like */
    for (size_t i = 0; i < terms.len; i++)
        spaces += (unsigned char)terms.ptr[i] < 'A';
    size_t room = 1024;
    while (room < 2 * spaces)
        room *= 2;
    p->folding = unorm2_getNFKCCasefoldInstance(&status);
    p->breaks = ubrk_open(UBRK_WORD, "", NULL, 0, &status);
    p->letter_room = 4 * terms.len + MAX_WORD;
    p->letters = reserve(p->letter_room, sizeof *p->letters);
    p->words = reserve(room, sizeof *p->words);
    p->edges = reserve(room, sizeof *p->edges);
    p->ends = reserve(room, sizeof *p->ends);
    p->word_mask = p->edge_mask = (uint32_t)room - 1;
    p->line_room = 1 << 20;
    p->line = reserve((size_t)p->line_room, sizeof *p->line);
    p->ids = reserve((size_t)p->line_room, sizeof *p->ids);
    p->ranges = reserve((size_t)p->line_room, sizeof *p->ranges);
    for (struct bytes rest = terms, line; U_SUCCESS(status) && next_line(&rest, &line);)
        add_term(p, line);
    *table_bytes = room * (sizeof *p->words + sizeof *p->edges + sizeof *p->ends) + p->letter_count * sizeof(UChar);
    return U_SUCCESS(status) ? p : NULL;
}

/* The index after the longest term that begins at word `first`, or `first`. */
static int32_t longest(const struct program *p, int32_t first, int32_t count)
{
    uint32_t node = NO_NODE;
    int32_t end = first;
    for (int32_t i = first; i < count && p->ids[i] != UINT32_MAX; i++) {
        const struct edge *edge = find_edge(p, node, p->ids[i]);
        if (!edge->next)
            break;
        node = edge->next;
        if (p->ends[node])
            end = i + 1;
    }
    return end;
}

/* Bytes of UTF-8 that units [from, to) take. */
static size_t utf8_bytes(const UChar *text, int32_t from, int32_t to)
{
    size_t bytes = 0;
    while (from < to) {
        UChar32 code;
        U16_NEXT(text, from, to, code);
        bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    }
    return bytes;
}

static size_t match_line(struct program *p, struct bytes line)
{
    int32_t count = read_words(p, line.ptr, line.len, false), told = 0;
    size_t hits = 0, offset = 0;
    for (int32_t i = 0; i < count;) {
        int32_t end = longest(p, i, count);
        if (end > i) {
            size_t start = offset + utf8_bytes(p->line, told, p->ranges[i].start);
            offset = start + utf8_bytes(p->line, p->ranges[i].start, p->ranges[end - 1].end);
            told = p->ranges[end - 1].end;
            p->places += start ^ offset;
            hits++;
        }
        i = end > i ? end : i + 1;
    }
    return hits;
}

static size_t pass_icu(void *self, const char *text, size_t len)
{
    size_t hits = 0;
    struct bytes rest = {(char *)(uintptr_t)text, len};
    for (struct bytes line; next_line(&rest, &line);)
        hits += match_line(self, line);
    return hits;
}

static void close_icu(void *self)
{
    struct program *p = self;
    ubrk_close(p->breaks);
    free(p->letters);
    free(p->words);
    free(p->edges);
    free(p->ends);
    free(p->line);
    free(p->ids);
    free(p->ranges);
    free(p);
}

int main(int argc, char **argv)
{
    static const struct contender icu = {open_icu, pass_icu, close_icu};
    if (argc != 3)
        return fputs("usage: bench_icu TERMS TEXT\n", stderr), 2;
    return contend(&icu, argv[1], argv[2]);
}
