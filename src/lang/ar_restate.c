/* ar_restate.c - Arabic: another name with the particles that stand before the one in the text.
 *
 *   wa- fa-   bi- ka- li-   al-   name        li- + al- is written without the alef: lil- */
#include "base/buf.h"
#include "base/utf8.h"
#include "lang/languages.h"
#include "lang/restate.h"

enum { ALEF = 0x627, LAM = 0x644, WAW = 0x648, FA = 0x641, BA = 0x628, KAF = 0x643 };

/* The particles before a name. */
struct clitics {
    uint32_t conjunction, preposition; /* 0: none */
    bool has_article;
    bool lost_article; /* the name is cited with one, which the text has not */
};

/* Letters of the article that the name is cited with. */
static uint32_t article_of(const struct word *word)
{
    return word->count > 4 && word->letters[0].loose == ALEF && word->letters[1].loose == LAM ? 2 : 0;
}

static bool ends_alike(const struct word *word, uint32_t start, const struct word *name, uint32_t from)
{
    if (word->count < start || word->count - start != name->count - from)
        return false;
    for (uint32_t i = from; i < name->count; i++)
        if (word->letters[start + i - from].loose != name->letters[i].loose)
            return false;
    return true;
}

static bool is_conjunction(uint32_t letter)
{
    return letter == WAW || letter == FA;
}

static bool is_preposition(uint32_t letter)
{
    return letter == BA || letter == KAF || letter == LAM;
}

/* Reads letters [0, end) of the word as particles, all of them. */
static bool read_clitics(struct clitics *clitics, const struct word *word, uint32_t end)
{
    uint32_t at = 0;
    *clitics = (struct clitics){0};
    if (at < end && is_conjunction(word->letters[at].loose))
        clitics->conjunction = word->letters[at++].strict;
    bool is_lil = end - at == 2 && word->letters[at].loose == LAM && word->letters[at + 1].loose == LAM;
    if (is_lil) {
        clitics->preposition = LAM;
        clitics->has_article = true;
        return true;
    }
    if (at < end && is_preposition(word->letters[at].loose) && end - at != 2)
        clitics->preposition = word->letters[at++].strict;
    if (end - at == 2 && word->letters[at].loose == ALEF && word->letters[at + 1].loose == LAM) {
        clitics->has_article = true;
        at += 2;
    }
    return at == end;
}

static bool has_article(drg_str word)
{
    struct word letters;
    word_make(&letters, word, &lang_arabic);
    return article_of(&letters) > 0;
}

/* The article of a name of several words. The head of a construct never has it, for the last word makes all of it definite:
 * waqf itlaq an-nar. Whether "mudir amm" is one, or a noun with its adjective, which would take it too, is not told. */
static bool settle_article(struct clitics *clitics, drg_str first, drg_str rest)
{
    bool is_definite = false;
    drg_str word;
    if (!rest.len)
        return true;
    while (str_split(&rest, ' ', &word))
        is_definite |= has_article(word);
    if (clitics->lost_article || (clitics->has_article && !is_definite))
        return false;
    clitics->has_article = has_article(first);
    return true;
}

/* Appends the first word of the name with the particles before it. */
static void add_word(struct buf *into, const struct clitics *clitics, drg_str word)
{
    struct word letters;
    word_make(&letters, word, &lang_arabic);
    uint32_t article = article_of(&letters);
    bool has_article = (article && !clitics->lost_article) || clitics->has_article;
    drg_str core = str_cut(word, article ? letters.letters[article - 1].end : 0, word.len);
    if (clitics->conjunction)
        buf_add_code(into, clitics->conjunction);
    if (clitics->preposition)
        buf_add_code(into, clitics->preposition);
    if (has_article && clitics->preposition == LAM)
        buf_add_z(into, letters.letters[article].loose == LAM ? "" : "ل");
    else if (has_article)
        buf_add_z(into, "ال");
    buf_add(into, core);
}

/* The particles of the surface's first word, which is the term's first word behind them. */
static bool read_first(struct clitics *clitics, drg_str surface, drg_str term)
{
    struct word word, name;
    word_make(&word, surface, &lang_arabic);
    word_make(&name, term, &lang_arabic);
    uint32_t article = article_of(&name), core = name.count - article;
    if (word.is_cut || word.count < core || !ends_alike(&word, word.count - core, &name, article) ||
        !read_clitics(clitics, &word, word.count - core))
        return false;
    clitics->lost_article = article && !clitics->has_article;
    if (article)
        clitics->has_article = false; /* the wanted name has its own or none */
    return true;
}

bool arabic_restate(struct buf *into, const struct restatement *r)
{
    size_t surface_end = 0, term_end = 0, wanted_end = 0;
    struct clitics clitics;
    while (surface_end < r->surface.len && r->surface.ptr[surface_end] != ' ')
        surface_end++;
    while (term_end < r->term.len && r->term.ptr[term_end] != ' ')
        term_end++;
    while (wanted_end < r->wanted.len && r->wanted.ptr[wanted_end] != ' ')
        wanted_end++;
    if (!is_same_loosely(str_cut(r->surface, surface_end, r->surface.len), str_cut(r->term, term_end, r->term.len)) ||
        !read_first(&clitics, str_cut(r->surface, 0, surface_end), str_cut(r->term, 0, term_end)))
        return false;
    drg_str first = str_cut(r->wanted, 0, wanted_end), rest = str_cut(r->wanted, wanted_end, r->wanted.len);
    if (!settle_article(&clitics, first, rest))
        return false;
    add_word(into, &clitics, first);
    buf_add(into, rest);
    return true;
}
