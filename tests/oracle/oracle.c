/* oracle.c - the compiled matcher finds exactly what the word-level oracle finds without any index.
 *
 * Glossaries and texts are made of word parts by a fixed random sequence. The naive matcher asks inflect_accepts about
 * every term at every run of words; the rules of capitals and of gaps are stated here again, in their simplest form. */
#include <criterion/criterion.h>
#include <dragoman/dragoman.h>

#include "base/buf.h"
#include "lang/inflect.h"
#include "support/images.h"
#include "text/tokens.h"

enum { ROUNDS = 10, TERMS = 40, TEXT_WORDS = 120, MAX_TOKENS = 1000, MAX_FOUND = 4000, ABBREVIATION = 4 };

struct parts {
    const char *lang;
    const char *stems[24];   /* NULL-terminated */
    const char *before[10];
    const char *after[24];
};

static const struct parts english = {
    "en",
    {"minister", "country", "Syria", "UN", "leaf", "church", "treaty", "of", "war", "Turkey", "turkey", "bus", "NATO",
     "peace", "talk", "man", "foreign", "the", NULL},
    {"", "", "", "re", NULL},
    {"", "", "", "s", "es", "'s", "’s", "ies", "ing", "ed", "n", NULL},
};

static const struct parts turkish = {
    "tr",
    {"bakan", "bakanlığ", "bakanlık", "Suriye", "kitab", "kitap", "ülke", "savaş", "İstanbul", "Ankara", "BM", "su",
     "Türkiye", "dışişleri", "ağac", "ağaç", "barış", "ordu", "göz", "saat", NULL},
    {"", "", NULL},
    {"", "", "", "ı", "i", "lar", "ler", "nın", "'nin", "’da", "'dan", "sı", "ndan", "ları", "imiz", "yla", "ya", "daki",
     "lığı", NULL},
};

static const struct parts arabic = {
    "ar",
    {"وزير", "وزارة", "سوريا", "دولة", "حرب", "سلام", "رئيس", "كتاب", "مدرسة", "قاض", "معلم", "اتفاق", "أمم", "متحدة",
     "خارجية", NULL},
    {"", "", "", "ال", "و", "وال", "بال", "لل", NULL},
    {"", "", "", "ه", "ها", "ون", "ين", "ان", "ات", "ة", "تنا", NULL},
};

static const struct parts russian = {
    "ru",
    {"министр", "стран", "страна", "Сири", "Сирия", "войн", "война", "мир", "Асад", "Путин", "договор", "внешн", "ООН",
     "окно", "окн", "день", "дн", "турецк", "русский", NULL},
    {"", "", NULL},
    {"", "", "", "а", "у", "ом", "е", "ы", "ов", "ами", "ой", "ей", "ий", "ого", "ым", "я", "и", NULL},
};

struct random {
    uint32_t state;
};

static uint32_t next(struct random *random, uint32_t below)
{
    random->state = random->state * 1664525u + 1013904223u;
    return (random->state >> 8) % below;
}

static const char *pick(struct random *random, const char *const *list)
{
    uint32_t count = 0;
    while (list[count])
        count++;
    return list[next(random, count)];
}

static void add_word(struct buf *out, const struct parts *parts, struct random *random)
{
    buf_add_z(out, pick(random, parts->before));
    buf_add_z(out, pick(random, parts->stems));
    buf_add_z(out, pick(random, parts->after));
}

/* A glossary of terms of one to three words; half of them bare stems. */
static void make_glossary(struct buf *out, const struct parts *parts, struct random *random)
{
    buf_addf(out, "concept\t%s\n", parts->lang);
    for (unsigned i = 0; i < TERMS; i++) {
        uint32_t words = next(random, 5) < 3 ? 1 : 2 + next(random, 2);
        buf_addf(out, "c%u\t", i);
        for (uint32_t w = 0; w < words; w++) {
            buf_add_z(out, w ? " " : "");
            if (next(random, 2))
                buf_add_z(out, pick(random, parts->stems));
            else
                add_word(out, parts, random);
        }
        buf_add_char(out, '\n');
    }
}

/* One line that begins with a capital, so that the whole does not count as written without any. */
static void make_text(struct buf *out, const struct parts *parts, struct random *random)
{
    static const char *const gaps[] = {" ", " ", " ", " ", " ", "-", ", ", ". ", "  ", "' ", NULL};
    buf_add_z(out, "Xx");
    for (unsigned i = 0; i < TEXT_WORDS; i++) {
        buf_add_z(out, pick(random, gaps));
        add_word(out, parts, random);
    }
}

struct found {
    drg_span span;
    uint32_t term;
    bool is_inflected;
    drg_grade grade;
};

struct findings {
    struct found list[MAX_FOUND];
    size_t count;
};

static int compare_found(const void *a, const void *b)
{
    const struct found *x = a, *y = b;
    if (x->span.start != y->span.start)
        return x->span.start < y->span.start ? -1 : 1;
    if (x->span.end != y->span.end)
        return x->span.end < y->span.end ? -1 : 1;
    return (x->term > y->term) - (x->term < y->term);
}

static void find_compiled(struct findings *found, const drg_matcher *matcher, const drg_text *text)
{
    drg_matches *matches;
    size_t count;
    cr_assert(drg_matcher_run(&matches, matcher, text, NULL) == DRG_OK);
    const drg_match *list = drg_matches_list(matches, &count);
    cr_assert(count <= MAX_FOUND);
    for (found->count = 0; found->count < count; found->count++) {
        const drg_match *match = &list[found->count];
        found->list[found->count] = (struct found){match->span, match->term, match->grade == DRG_INFLECTED, match->grade};
    }
    drg_matches_free(matches);
}

/* The same through a compiled glossary: it finds the same. */
static void expect_same_of_image(drg_ctx *ctx, const drg_glossary *glossary, const drg_match_options *options,
                                 const drg_text *text)
{
    static struct findings first, again;
    struct buf bytes;
    drg_glossary *opened;
    drg_matcher *matcher;
    cr_assert(image_make(&bytes, ctx, glossary));
    for (int from_image = 0; from_image < 2; from_image++) {
        cr_assert(drg_glossary_parse(&opened, ctx, buf_str(&bytes), "glossary.drg", NULL, NULL) == DRG_OK);
        cr_assert(drg_matcher_new(&matcher, ctx, from_image ? opened : glossary, options, NULL) == DRG_OK);
        find_compiled(from_image ? &again : &first, matcher, text);
        drg_matcher_free(matcher);
        drg_glossary_free(opened);
    }
    cr_assert(first.count == again.count);
    for (size_t i = 0; i < first.count; i++)
        cr_expect(compare_found(&first.list[i], &again.list[i]) == 0 && first.list[i].grade == again.list[i].grade);
    buf_free(&bytes);
}

static uint32_t word_count(drg_str text)
{
    struct token_cursor cursor = {text, 0, text.len, false};
    struct token token;
    uint32_t count = 0;
    while (token_next(&cursor, &token))
        count++;
    return count;
}

static enum word_case shape_of(drg_str word, const struct lang *lang, uint32_t *letters)
{
    struct word made;
    word_make(&made, word, lang);
    *letters = made.count;
    return made.shape;
}

/* A name needs its capital, an acronym all of them; from four letters on the first will do. */
static bool capitals_allow(drg_str term, drg_str surface, uint32_t words, const struct lang *lang)
{
    uint32_t letters;
    enum word_case wanted = words == 1 ? shape_of(term, lang, &letters) : CASE_LOWER;
    enum word_case written = shape_of(surface, lang, &letters);
    if (wanted == CASE_LOWER || wanted == CASE_NONE)
        return true;
    if (wanted == CASE_UPPER && written == CASE_TITLE)
        return letters > 3;
    return written != CASE_LOWER;
}

/* Whether the words `first` to `last` may be one term: spaces, hyphens, periods after short words between them. */
static bool are_joined(drg_str text, const struct token *tokens, size_t first, size_t last, const struct lang *lang)
{
    for (size_t i = first + 1; i <= last; i++) {
        uint32_t letters;
        shape_of(str_cut(text, tokens[i - 1].start, tokens[i - 1].end), lang, &letters);
        if (tokens[i].gap == GAP_PERIOD ? letters > ABBREVIATION : tokens[i].gap != GAP_SPACE)
            return false;
    }
    return true;
}

/* The words with single spaces between them. */
static void join_words(struct buf *out, drg_str text, const struct token *tokens, size_t first, size_t last)
{
    buf_cut(out, 0);
    for (size_t i = first; i <= last; i++) {
        buf_add_z(out, i > first ? " " : "");
        buf_add(out, str_cut(text, tokens[i].start, tokens[i].end));
    }
}

static void try_terms(struct findings *found, const drg_glossary *glossary, drg_str text, const struct token *tokens,
                      size_t first, size_t last, const struct lang *lang)
{
    struct buf surface = buf_make(10000);
    join_words(&surface, text, tokens, first, last);
    for (uint32_t t = 0; t < drg_glossary_term_count(glossary); t++) {
        struct analysis why;
        drg_str term = drg_glossary_term(glossary, t).text;
        uint32_t words = word_count(term);
        if (words != last - first + 1 || !capitals_allow(term, buf_str(&surface), words, lang))
            continue;
        if (!inflect_accepts(lang, term, buf_str(&surface), &why) || why.is_guess)
            continue;
        cr_assert(found->count < MAX_FOUND);
        uint32_t tail = inflect_tail(lang, text, tokens[last].start, tokens[last].end);
        drg_span span = {tokens[first].start, tokens[last].end + tail};
        found->list[found->count++] = (struct found){.span = span, .term = t, .is_inflected = tail || !why.is_citation};
    }
    buf_free(&surface);
}

static void find_naively(struct findings *found, const drg_glossary *glossary, drg_str text, const struct lang *lang)
{
    static struct token tokens[MAX_TOKENS];
    struct token_cursor cursor = {text, 0, text.len, false};
    size_t count = 0;
    while (count < MAX_TOKENS && token_next(&cursor, &tokens[count]))
        count++;
    found->count = 0;
    for (size_t first = 0; first < count; first++)
        for (size_t last = first; last < count && last < first + 3; last++)
            if (are_joined(text, tokens, first, last, lang))
                try_terms(found, glossary, text, tokens, first, last, lang);
}

static void show(const struct found *found, const char *who, drg_str text, const drg_glossary *glossary)
{
    drg_str term = drg_glossary_term(glossary, found->term).text;
    cr_expect(false, "only %s finds '%.*s' (%s) as '%.*s' at %u", who, STR_ARGS(term),
              found->is_inflected ? "inflected" : "as it is", STR_ARGS(str_cut(text, found->span.start, found->span.end)),
              found->span.start);
}

/* At one span only the best grade stays: another term, found at least as surely, may stand for this one. */
static bool is_outshone(const struct found *found, const struct findings *compiled)
{
    for (size_t i = 0; i < compiled->count; i++) {
        const struct found *other = &compiled->list[i];
        if (other->span.start == found->span.start && other->span.end == found->span.end && other->term != found->term &&
            other->is_inflected <= found->is_inflected)
            return true;
    }
    return false;
}

/* Walks both sorted lists together. */
static void compare(struct findings *compiled, struct findings *naive, drg_str text, const drg_glossary *glossary)
{
    size_t i = 0, j = 0;
    qsort(compiled->list, compiled->count, sizeof compiled->list[0], compare_found);
    qsort(naive->list, naive->count, sizeof naive->list[0], compare_found);
    while (i < compiled->count || j < naive->count) {
        int order = i == compiled->count ? 1
                    : j == naive->count  ? -1
                                         : compare_found(&compiled->list[i], &naive->list[j]);
        if (order < 0)
            show(&compiled->list[i], "the matcher", text, glossary);
        if (order > 0 && !is_outshone(&naive->list[j], compiled))
            show(&naive->list[j], "the oracle", text, glossary);
        if (order == 0 && compiled->list[i].is_inflected != naive->list[j].is_inflected)
            show(&compiled->list[i], "the matcher thus", text, glossary);
        i += order <= 0;
        j += order >= 0;
    }
}

static size_t run_round(drg_ctx *ctx, const struct parts *parts, struct random *random)
{
    static struct findings compiled, naive;
    struct buf tsv = buf_make(100000), source = buf_make(100000);
    drg_glossary *glossary;
    drg_matcher *matcher;
    drg_text *text;
    make_glossary(&tsv, parts, random);
    make_text(&source, parts, random);
    cr_assert(drg_glossary_parse(&glossary, ctx, buf_str(&tsv), "glossary.tsv", NULL, NULL) == DRG_OK);
    cr_assert(drg_matcher_new(&matcher, ctx, glossary, &(drg_match_options){.overlaps = true}, NULL) == DRG_OK);
    cr_assert(drg_text_parse(&text, ctx, buf_str(&source), "", &(drg_text_options){.lang = parts->lang, .lines = true},
                             NULL) == DRG_OK);
    find_compiled(&compiled, matcher, text);
    expect_same_of_image(ctx, glossary, &(drg_match_options){.overlaps = true}, text);
    expect_same_of_image(ctx, glossary, &(drg_match_options){.use_max_grade = true, .max_grade = DRG_RESPELT}, text);
    expect_same_of_image(ctx, glossary, &(drg_match_options){.use_max_grade = true, .max_grade = DRG_POSSIBLE}, text);
    find_naively(&naive, glossary, buf_str(&source), lang_find(str_from(parts->lang)));
    compare(&compiled, &naive, buf_str(&source), glossary);
    drg_text_free(text);
    drg_matcher_free(matcher);
    drg_glossary_free(glossary);
    buf_free(&source);
    buf_free(&tsv);
    return naive.count;
}

static void run_language(const struct parts *parts)
{
    struct random random = {2024};
    drg_ctx *ctx;
    size_t total = 0;
    cr_assert(drg_ctx_new(&ctx, NULL, NULL) == DRG_OK);
    for (unsigned round = 0; round < ROUNDS; round++)
        total += run_round(ctx, parts, &random);
    cr_expect(total > 100, "the rounds found only %zu matches to compare", total);
    drg_ctx_free(ctx);
}

Test(oracle, english) { run_language(&english); }
Test(oracle, turkish) { run_language(&turkish); }
Test(oracle, arabic) { run_language(&arabic); }
Test(oracle, russian) { run_language(&russian); }
