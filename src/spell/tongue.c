/* tongue.c - reading what is known of a language's spelling. */
#include "spell/tongue.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/utf8.h"
#include "ext/source.h"

enum { LIST_LIMIT = 64 << 20 };

static drg_status read_all(struct buf *into, const char *path, drg_error *err)
{
    struct source *source;
    char chunk[1 << 16];
    size_t got = 1;
    drg_status status = source_open(&source, path, err);
    if (status)
        return status;
    while (!status && got) {
        status = source_read(source, chunk, sizeof chunk, &got, err);
        buf_add(into, (drg_str){chunk, got});
    }
    source_close(source);
    return status ? status : buf_status(into, path, err);
}

/* WORD, a tab, its band, then ^ for a name, ! for an acronym, + for a word of no dictionary. */
static bool read_mark(uint8_t *flags, drg_str mark)
{
    static const char marks[] = "^!+";
    const char *found = mark.len == 1 ? strchr(marks, mark.ptr[0]) : NULL;
    *flags = (uint8_t)(found ? 1u << (found - marks) : 0u);
    return !mark.len || (found && *found);
}

static bool read_entry(struct word_heap *heap, drg_str line)
{
    uint16_t letters[SPELLING_MAX];
    uint32_t count = 0, band = 0;
    size_t at = 0;
    while (at < line.len && line.ptr[at] != '\t' && count < SPELLING_MAX)
        letters[count++] = (uint16_t)utf8_next(line, &at);
    if (at >= line.len || line.ptr[at++] != '\t' || count == 0)
        return false;
    for (; at < line.len && is_ascii_digit(line.ptr[at]) && band < 100; at++)
        band = band * 10 + (uint32_t)(line.ptr[at] - '0');
    uint8_t flags;
    if (band == 0 || band > 99 || !read_mark(&flags, str_cut(line, at, line.len)))
        return false;
    word_heap_add(heap, letters, count, (uint8_t)(band < BAND_MOST ? band : BAND_MOST), flags);
    return true;
}

static drg_status read_entries(struct word_heap *heap, drg_str text, drg_error *err)
{
    uint32_t number = 1;
    if (!utf8_is_valid(text))
        return fail(err, DRG_EENCODING, NOWHERE, "the word list is not UTF-8");
    for (drg_str line; str_split(&text, '\n', &line); number++)
        if (line.len && line.ptr[0] != '#' && !read_entry(heap, line))
            return fail(err, DRG_ESYNTAX, (drg_pos){number, 1}, "expected a word, a tab and its band, found '%.*s'", STR_ARGS(line));
    return DRG_OK;
}

drg_status tongue_read_words(struct tongue *tongue, const char *path, drg_error *err)
{
    struct buf text = buf_make(LIST_LIMIT);
    struct word_heap heap = {0};
    drg_status status = read_all(&text, path, err);
    if (!status)
        status = read_entries(&heap, buf_str(&text), err);
    buf_free(&text);
    if (!status && !word_tree_build(&tongue->words, &heap))
        status = fail_memory(err);
    word_heap_free(&heap);
    return status ? fail_in_file(err, status, path) : DRG_OK;
}

/* ---- Triples ----------------------------------------------------------------------------------------------------- */

static uint32_t triple_bit(uint32_t a, uint32_t b, uint32_t c)
{
    uint64_t key = (uint64_t)a << 32 | b << 16 | c;
    return (uint32_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 45);
}

static void add_triple(struct triples *triples, uint32_t a, uint32_t b, uint32_t c)
{
    uint32_t bit = triple_bit(a, b, c);
    triples->bits[bit / 64] |= UINT64_C(1) << bit % 64;
}

static void add_below(struct tongue *tongue, const struct word_node *node, uint32_t before, uint32_t depth)
{
    if (node->band)
        add_triple(&tongue->triples, before, node->letter, 0);
    for (uint32_t c = node->first; c < node[1].first && depth < SPELLING_MAX; c++) {
        const struct word_node *child = &tongue->words.nodes[c];
        add_triple(&tongue->triples, before, node->letter, child->letter);
        add_below(tongue, child, node->letter, depth + 1);
    }
}

bool tongue_make_triples(struct tongue *tongue)
{
    tongue->triples.bits = calloc(TRIPLE_BITS / 64, sizeof *tongue->triples.bits);
    if (tongue->triples.bits && tongue->words.count)
        add_below(tongue, tongue->words.nodes, 0, 0);
    return tongue->triples.bits != NULL;
}

bool tongue_looks_right(const struct tongue *tongue, const uint16_t *letters, uint32_t count)
{
    uint32_t a = 0, b = 0;
    if (!tongue->words.count)
        return true;
    for (uint32_t i = 0; i <= count; i++) {
        uint32_t c = i < count ? letters[i] : 0, bit = triple_bit(a, b, c);
        if (!(tongue->triples.bits[bit / 64] >> bit % 64 & 1))
            return false;
        a = b;
        b = c;
    }
    return true;
}

void tongue_free(struct tongue *tongue)
{
    word_tree_free(&tongue->words);
    free(tongue->triples.bits);
}
