/* test_match.c - the parts of matching by hand: tries of stems and phrases, which hits stay, how sure they are. */
#include <criterion/criterion.h>

#include "match/scan.h"
#include "model/glossary.h"
#include "support/tables.h"

/* ---- lexicon ------------------------------------------------------------------------------------------------ */

/* A word of ASCII letters: strictly as they are, loosely in lower case. */
static struct word word_of(const char *letters)
{
    struct word word = {.apostrophe = UINT32_MAX};
    for (; letters[word.count]; word.count++)
        word.letters[word.count] = (struct letter){.strict = (unsigned char)letters[word.count],
                                                   .loose = (unsigned char)(letters[word.count] | 0x20)};
    return word;
}

static struct stem stem_of(const char *letters, uint32_t class)
{
    struct word word = word_of(letters);
    struct stem stem = {.class = class, .whole = word.count, .count = word.count};
    memcpy(stem.letters, word.letters, word.count * sizeof *word.letters);
    return stem;
}

static uint32_t stems_of(const struct lexicon *lexicon, const char *letters)
{
    struct word word = word_of(letters);
    uint64_t hash = 0;
    for (uint32_t i = 0; i < word.count; i++)
        hash = letters_hash(hash, word.letters[i].loose);
    return find_stems(lexicon, spread(hash), word.letters, word.count);
}

Test(lexicon, stems_are_found_by_their_loose_letters)
{
    static const char *const stems[] = {"ab", "abc", "AB", "b", "abd"};
    struct lexicon_builder builder = {.lang = lang_generic()};
    uint32_t word;
    struct lexicon lexicon = lexicon_of(&builder);
    cr_expect_eq(stems_of(&lexicon, "a"), DRG_NONE, "an empty lexicon");
    for (uint32_t i = 0; i < 5; i++) {
        struct stem stem = stem_of(stems[i], i);
        struct word citation = word_of(stems[i]);
        cr_assert(lexicon_add_word(&builder, &citation, i % 2, &word));
        cr_assert(lexicon_add_stem(&builder, &stem, word));
        cr_expect_eq(word, i);
    }
    cr_assert(lexicon_finish(&builder));
    lexicon = lexicon_of(&builder);
    cr_expect(stems_of(&lexicon, "abc") == 1 && stems_of(&lexicon, "x") == DRG_NONE && stems_of(&lexicon, "a") == DRG_NONE);
    uint32_t first = stems_of(&lexicon, "ab"), second = lexicon.stems.items[first].next;
    cr_expect(lexicon.stems.items[first].word == 2 && lexicon.stems.items[second].word == 0, "both stems of these letters");
    cr_expect_eq(lexicon.stems.items[second].next, DRG_NONE);
    cr_expect(lexicon.words.items[0].lemma == lexicon.words.items[2].lemma, "spelt alike, loosely");
    struct stem back = {0};
    lexicon_stem(&lexicon, &lexicon.stems.items[first], &back);
    cr_expect(back.count == 2 && back.class == 2 && back.whole == 2 && back.letters[0].strict == 'A' && back.letters[0].loose == 'a');
    lexicon_builder_free(&builder);
}

static const struct phrase_edge *edge_of(const struct lexicon *lexicon, uint32_t node, uint32_t symbol)
{
    node &= ~NODE_GOES_ON;
    uint64_t hash = edge_hash(node, symbol);
    return filter_passes(&lexicon->edge_filter, hash) ? find_edge(lexicon, hash) : NULL;
}

Test(lexicon, phrases_share_their_beginnings)
{
    enum { TERMS = 300 };
    struct lexicon_builder builder = {.lang = lang_generic()};
    uint32_t index;
    for (uint32_t i = 0; i < TERMS + 2; i++) {
        char letters[] = {(char)('a' + i % 26), (char)('a' + i / 26), '\0'};
        struct word word = word_of(letters);
        cr_assert(lexicon_add_word(&builder, &word, true, &index));
    }
    for (uint32_t i = 0; i < TERMS; i++) { /* "0 1", "0 1 2" with signs between, ... */
        uint32_t words[] = {0, i + 1, i + 2}, signs[] = {0, 0, i % 3 ? SYMBOL_SIGNS | i % 3 : 0};
        cr_assert(lexicon_add_phrase(&builder, &(struct phrase){words, signs, {.term = i, .count = 3}}));
        cr_assert(lexicon_add_phrase(&builder, &(struct phrase){words, signs, {.term = i + TERMS, .count = 2}}));
    }
    cr_assert(lexicon_finish(&builder));
    struct lexicon lexicon = lexicon_of(&builder);
    cr_expect_eq(lexicon.lemmas.items[0].places, LEMMA_BEGINS, "only word 0 begins a phrase");
    cr_expect_eq(lexicon.lemmas.items[1].places, LEMMA_FOLLOWS);
    for (uint32_t i = 0; i < TERMS; i++) {
        const struct phrase_edge *two = edge_of(&lexicon, 0, i + 1);
        cr_assert(two && two->child & NODE_GOES_ON);
        const struct phrase_edge *at = i % 3 ? edge_of(&lexicon, two->child, SYMBOL_SIGNS | i % 3) : two;
        const struct phrase_edge *three = at ? edge_of(&lexicon, at->child, i + 2) : NULL;
        cr_assert(three && !(three->child & NODE_GOES_ON));
        cr_expect(!edge_of(&lexicon, two->child, SYMBOL_SIGNS | 7), "other signs");
        struct phrase_end end;
        cr_expect(phrase_end_read(&lexicon, two->end, 2, &end) && end.term == i + TERMS);
        cr_expect(phrase_end_read(&lexicon, three->end, 3, &end) && end.term == i);
        cr_expect(phrase_end_words(&lexicon, three->end)[2] == i + 2);
    }
    lexicon_builder_free(&builder);
}

/* ---- overlap ------------------------------------------------------------------------------------------------- */

struct random {
    uint32_t state;
};

static uint32_t below(struct random *random, uint32_t limit)
{
    random->state = random->state * 1664525u + 1013904223u;
    return (random->state >> 16) % limit;
}

static bool is_inside(drg_span a, drg_span b)
{
    return b.start <= a.start && a.end <= b.end && (a.start != b.start || a.end != b.end);
}

static bool is_same(drg_span a, drg_span b)
{
    return a.start == b.start && a.end == b.end;
}

/* What stays, stated plainly: no hit inside another, and of those at one span the closest, one a concept. */
static bool stays(const struct hit *hits, size_t count, size_t i, bool keep_inner, const drg_glossary *glossary)
{
    const struct hit *hit = &hits[i];
    uint32_t distance = (uint32_t)hit->grade * 2 + hit->is_respelt;
    for (size_t k = 0; k < count; k++) {
        const struct hit *other = &hits[k];
        uint32_t its = (uint32_t)other->grade * 2 + other->is_respelt;
        if (!keep_inner && is_inside(hit->span, other->span))
            return false;
        if (k == i || !is_same(hit->span, other->span))
            continue;
        bool same_concept = glossary_term_concept(glossary, hit->term) == glossary_term_concept(glossary, other->term);
        if (its < distance || (same_concept && its == distance && other->term < hit->term))
            return false;
    }
    return true;
}

Test(overlap, what_stays_is_what_the_rule_says)
{
    drg_glossary *glossary = glossary_of_tsv("concept\ten\ten.admitted\n1\ta\tb|c\n2\td\te\n3\tf\n");
    size_t term_count = drg_glossary_term_count(glossary);
    drg_matcher matcher = {.glossary = glossary};
    struct random random = {7};
    for (int round = 0; round < 4000; round++) {
        struct scanner s = {.matcher = &matcher};
        struct hit hits[8];
        size_t count = 1 + below(&random, 8), expected = 0;
        bool keep_inner = round % 2, used[8][8][6] = {{{false}}};
        for (size_t i = 0; i < count; i++) {
            uint32_t start = below(&random, 6), len = 1 + below(&random, 3), term = below(&random, (uint32_t)term_count);
            if (used[start][len][term]) { /* the scanner finds a term once at a place */
                count = i;
                break;
            }
            used[start][len][term] = true;
            hits[i] = (struct hit){.span = {start, start + len}, .term = term, .grade = (uint8_t)below(&random, 3),
                                   .is_respelt = below(&random, 2)};
            cr_assert(vec_push(&s.hits, hits[i]));
        }
        sort_hits(&s, 0);
        drop_overlaps(&s, keep_inner);
        for (size_t i = 0; i < count; i++)
            expected += stays(hits, count, i, keep_inner, glossary);
        cr_expect_eq(s.hits.count, expected, "round %d: %zu of %zu stay, not %zu", round, s.hits.count, count, expected);
        for (size_t i = 0; i < s.hits.count; i++) {
            size_t k = 0;
            while (k < count && !(is_same(hits[k].span, s.hits.items[i].span) && hits[k].term == s.hits.items[i].term))
                k++;
            cr_expect(k < count && stays(hits, count, k, keep_inner, glossary), "round %d", round);
            cr_expect(i == 0 || s.hits.items[i - 1].span.start <= s.hits.items[i].span.start, "round %d: not in order", round);
        }
        vec_free(&s.hits);
        vec_free(&s.sorted);
    }
    drg_glossary_free(glossary);
}

/* ---- grades ---------------------------------------------------------------------------------------------------- */

Test(grade, how_sure_a_form_is)
{
    static const struct { const char *lang, *term, *text, *grade; } cases[] = {
        {"en", "treaty", "treaty", "exact"},          {"en", "treaty", "Treaty", "case"},
        {"en", "treaty", "TREATY", "case"},           {"en", "treaty", "treaties", "inflected"},
        {"en", "Turkey", "Turkey", "exact"},          {"en", "Turkey", "TURKEY", "case"},
        {"en", "Turkey", "turkey", NULL},             {"en", "NATO", "Nato", "case"},
        {"en", "NATO", "nato", NULL},                 {"en", "UN", "Un", NULL},
        {"en", "café", "cafe", "variant"},            {"en", "foreign ministry", "Foreign Ministry", "case"},
        {"en", "foreign ministry", "foreign\xC2\xA0ministry", "exact"},
        {"tr", "Iğdır", "IĞDIR", "case"},             {"tr", "İzmir", "Izmir", "variant"},
        {"tr", "bakanlık", "bakanlığından", "inflected"}, {"ar", "أحمد", "احمد", "variant"},
        {"ru", "ёлка", "елка", "variant"},            {"ru", "министр", "министра", "inflected"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char tsv[200], name[20], text[200];
        struct fixture f;
        size_t count;
        snprintf(tsv, sizeof tsv, "concept\t%s\n1\t%s\n", cases[i].lang, cases[i].term);
        snprintf(name, sizeof name, "a.%s.txt", cases[i].lang);
        snprintf(text, sizeof text, "Xx %s Yy.\n", cases[i].text); /* capitals around it: the text uses them */
        fixture_make(&f, glossary_of_tsv(tsv), (const char *const[]){name}, (const char *const[]){text}, 1);
        const drg_match *matches = drg_matches_list(f.matches[0], &count);
        const char *found = count ? drg_grade_name(matches[0].grade) : NULL;
        cr_expect(found == cases[i].grade || (found && cases[i].grade && strcmp(found, cases[i].grade) == 0), "'%s' for '%s': %s",
                  cases[i].text, cases[i].term, found ? found : "not found");
        if (count)
            cr_expect(matches[0].span.start == 3 && matches[0].span.end == 3 + strlen(cases[i].text), "'%s'", cases[i].text);
        fixture_free(&f);
    }
}
