/* test_lexicon_image.c - matching through a compiled glossary: the hits of its source, whatever the options; and none that
 * a damaged or hostile image makes up. */
#include <criterion/criterion.h>
#include <dragoman/dragoman.h>

#include "lang/lang.h"
#include "match/compile.h"
#include "support/glossaries.h"
#include "support/images.h"

/* All languages; words in several roles, signs between and behind words, shared beginnings, variants, an article. */
static const char terms[] =
    "concept\tlang\tterm\tstatus\tpos\tgender\n"
    "m\ten\tforeign minister\t\t\t\n"
    "m\ttr\tdışişleri bakanı\t\t\t\n"
    "m\tru\tминистр иностранных дел\t\t\t\n"
    "m\tar\tوزير الخارجية\t\t\t\n"
    "w\ten\twar\t\tnoun\t\n"
    "w\ten\tcivil war\t\t\t\n"
    "w\ttr\tsavaş\t\t\t\n"
    "w\tru\tвойна\t\tnoun\tfeminine\n"
    "w\tar\tحرب\t\t\t\n"
    "w\tde\tKrieg\t\t\t\n"
    "c\ten\tC++\t\t\t\n"
    "c\ten\tAT&T treaty\t\t\t\n"
    "c\ten\tthe West\t\t\t\n"
    "t\ten\tTurkey\t\tname\t\n"
    "t\ten\tTurkiye\tvariant\t\t\n"
    "t\ttr\tTürkiye\t\tname\t\n"
    "t\tru\tТурция\t\tname\t\n"
    "t\tar\tتركيا\t\tname\t\n"
    "d\ten\twar\t\t\t\n"
    "d\ten\tWars\t\t\t\n";

static const struct { const char *lang, *text; } texts[] = {
    {"en", "The foreign ministers of Turkey met; the West's civil wars, WAR and Turkiye. C++ and the AT&T treaties."},
    {"tr", "Dışişleri bakanının Türkiye'deki savaşlara ilişkin sözleri. TURKIYE, savas."},
    {"ru", "Министрам иностранных дел Турции нужна война, а не войны."},
    {"ar", "قال وزير الخارجية التركي إن الحرب في تركيا وحروب أخرى"},
    {"de", "Der Krieg, krieg und Kriege."},
};

enum { TEXTS = sizeof texts / sizeof texts[0] };

struct setting {
    struct noted noted;
    drg_glossary *glossary;
    struct buf image;
    drg_text *texts[TEXTS];
};

static void setting_make(struct setting *s)
{
    noted_open(&s->noted);
    s->glossary = glossary_of(&s->noted, "terms.tsv", (drg_str){terms, sizeof terms - 1}, NULL);
    cr_assert(image_make(&s->image, s->noted.ctx, s->glossary));
    for (size_t i = 0; i < TEXTS; i++)
        cr_assert(drg_text_parse(&s->texts[i], s->noted.ctx, str_from(texts[i].text), "",
                                 &(drg_text_options){.lang = texts[i].lang}, NULL) == DRG_OK);
}

static void setting_free(struct setting *s)
{
    for (size_t i = 0; i < TEXTS; i++)
        drg_text_free(s->texts[i]);
    drg_glossary_free(s->glossary);
    buf_free(&s->image);
    noted_close(&s->noted);
}

static drg_glossary *open_image(struct setting *s, drg_error *err)
{
    drg_glossary *g;
    *err = (drg_error){0};
    return drg_glossary_parse(&g, s->noted.ctx, buf_str(&s->image), "terms.drg", NULL, err) ? NULL : g;
}

/* All hits in all texts, as text. DRG_OK, or the first error. */
static drg_status hits_of(struct buf *out, const struct setting *s, const drg_glossary *g, const drg_match_options *options,
                          drg_error *err)
{
    drg_matcher *matcher;
    *out = buf_make(1 << 20);
    drg_status status = drg_matcher_new(&matcher, s->noted.ctx, g, options, err);
    for (size_t i = 0; i < TEXTS && !status; i++) {
        drg_matches *matches;
        size_t count;
        status = drg_matcher_run(&matches, matcher, s->texts[i], err);
        if (status)
            break;
        const drg_match *list = drg_matches_list(matches, &count);
        for (size_t k = 0; k < count; k++) {
            drg_str text = drg_text_source(s->texts[i]);
            cr_assert(list[k].term < drg_glossary_term_count(g) && list[k].span.start <= list[k].span.end &&
                      list[k].span.end <= text.len);
            buf_addf(out, "%zu %u-%u %u %d\n", i, list[k].span.start, list[k].span.end, list[k].term, (int)list[k].grade);
        }
        drg_matches_free(matches);
    }
    drg_matcher_free(matcher);
    return status;
}

/* A literal matcher finds the same through lexicons made for inflected forms as through its own. */
Test(lexicon_image, same_hits_at_every_grade)
{
    struct setting s;
    setting_make(&s);
    drg_error err;
    drg_glossary *g = open_image(&s, &err);
    for (int grade = DRG_EXACT; grade <= DRG_POSSIBLE; grade++)
        for (int overlaps = 0; overlaps < 2; overlaps++) {
            drg_match_options options = {true, (drg_grade)grade, overlaps};
            struct buf want, have;
            cr_assert(hits_of(&want, &s, s.glossary, &options, &err) == DRG_OK && want.len);
            cr_assert(hits_of(&have, &s, g, &options, &err) == DRG_OK, "%s", err.message);
            cr_expect(str_eq(buf_str(&want), buf_str(&have)), "grade %d:\n%s\n%s", grade, want.ptr, have.ptr);
            buf_free(&want);
            buf_free(&have);
        }
    cr_expect_eq(s.noted.count, 0, "%s", s.noted.message);
    drg_glossary_free(g);
    setting_free(&s);
}

Test(lexicon_image, looks_words_up)
{
    static const char *const words[] = {"wars", "войной", "savaşı", "وحرب", "Turkiye", "wat", "Kriege"};
    struct setting s;
    setting_make(&s);
    drg_error err;
    drg_glossary *g = open_image(&s, &err);
    drg_matcher *a, *b;
    cr_assert(!drg_matcher_new(&a, s.noted.ctx, s.glossary, NULL, NULL) && !drg_matcher_new(&b, s.noted.ctx, g, NULL, NULL));
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        drg_lookup_hit *want, *have;
        size_t want_count, have_count;
        cr_assert(!drg_lookup(&want, &want_count, a, str_from(words[i]), NULL));
        cr_assert(!drg_lookup(&have, &have_count, b, str_from(words[i]), NULL) && have_count == want_count, "%s", words[i]);
        for (size_t k = 0; k < want_count; k++)
            cr_expect(want[k].term == have[k].term && want[k].grade == have[k].grade);
        free(want);
        free(have);
    }
    drg_matcher_free(a);
    drg_matcher_free(b);
    drg_glossary_free(g);
    setting_free(&s);
}

/* ---- Other rules --------------------------------------------------------------------------------------------- */

static void seal(struct setting *s)
{
    image_seal((unsigned char *)s->image.ptr, s->image.len);
}

Test(lexicon_image, is_compiled_anew_where_rules_differ)
{
    struct setting s;
    setting_make(&s);
    drg_error err;
    struct buf want, have;
    s.image.ptr[image_section_of(&s.image, IMAGE_RULES)->offset] ^= 1;
    memset(s.image.ptr + image_section_of(&s.image, IMAGE_EDGES)->offset, 0xFF, image_section_of(&s.image, IMAGE_EDGES)->size);
    seal(&s);
    drg_glossary *g = open_image(&s, &err);
    cr_assert(hits_of(&want, &s, s.glossary, NULL, &err) == DRG_OK && hits_of(&have, &s, g, NULL, &err) == DRG_OK);
    cr_expect(str_eq(buf_str(&want), buf_str(&have)));
    cr_expect(s.noted.count == 1 && strcmp(s.noted.code, "match.other-rules") == 0, "%s", s.noted.code);
    buf_free(&want);
    buf_free(&have);
    drg_glossary_free(g);
    setting_free(&s);
}

/* ---- Nonsense that is seen at once ------------------------------------------------------------------------------ */

static void odd_edges(struct buf *b) { image_section_of(b, IMAGE_EDGES)->size -= sizeof(struct phrase_edge); }
static void odd_filter(struct buf *b) { image_section_of(b, IMAGE_STEM_FILTER)->size -= 8; }
static void no_edges(struct buf *b) { image_section_of(b, IMAGE_EDGES)->size = 0; }
static void no_words(struct buf *b) { image_section_of(b, IMAGE_WORDS)->kind = 190; }
static void other_size(struct buf *b) { image_section_of(b, IMAGE_STEMS)->element_size = 4; }
static void no_language(struct buf *b) { memset(b->ptr + image_section_of(b, IMAGE_LEXICONS)->offset, 0, 16); }
static void strange_language(struct buf *b) { memset(b->ptr + image_section_of(b, IMAGE_LEXICONS)->offset, 'x', 16); }

Test(lexicon_image, nonsense_is_told)
{
    void (*const cases[])(struct buf *) = {odd_edges, odd_filter, no_edges, no_words, other_size, no_language, strange_language};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct setting s;
        drg_error err;
        drg_matcher *matcher;
        setting_make(&s);
        cases[i](&s.image);
        seal(&s);
        drg_glossary *g = open_image(&s, &err);
        cr_assert(g, "%s", err.message);
        cr_expect(drg_matcher_new(&matcher, s.noted.ctx, g, NULL, &err) == DRG_ESYNTAX && !matcher, "case %zu", i);
        cr_expect(strstr(err.message, "damaged") && strcmp(err.file, "terms.drg") == 0, "case %zu: %s", i, err.message);
        drg_glossary_free(g);
        setting_free(&s);
    }
}

/* ---- Damage and malice ------------------------------------------------------------------------------------------- */

/* Where the lexicons begin: behind the glossary's own data. */
static size_t lexicons_start(struct setting *s)
{
    return (size_t)image_section_of(&s->image, IMAGE_RULES)->offset;
}

Test(lexicon_image, no_flipped_byte_changes_a_hit)
{
    struct setting s;
    setting_make(&s);
    struct buf want, have;
    drg_error err;
    size_t told = 0, same = 0, count = 0;
    cr_assert(hits_of(&want, &s, s.glossary, NULL, &err) == DRG_OK);
    for (size_t i = lexicons_start(&s); i < s.image.len; i += 7, count++) {
        s.image.ptr[i] ^= (char)(1 << i % 8);
        drg_glossary *g = open_image(&s, &err);
        cr_assert(g);
        if (hits_of(&have, &s, g, NULL, &err))
            told += strstr(err.message, "damaged: chunk at byte") != NULL;
        else
            same += str_eq(buf_str(&want), buf_str(&have));
        buf_free(&have);
        drg_glossary_free(g);
        s.image.ptr[i] ^= (char)(1 << i % 8);
    }
    cr_expect(told && told + same == count, "%zu told, %zu the same, of %zu", told, same, count);
    buf_free(&want);
    setting_free(&s);
}

/* Numbers become worse ones and checksums are made to fit: hits may be missing or senseless, but all is in its place,
 * and the run ends. */
Test(lexicon_image, hostile_numbers)
{
    static const uint32_t worse[] = {UINT32_MAX, INT32_MAX, 0, 1, 2, 0x7F010101};
    struct setting s;
    setting_make(&s);
    size_t told = 0;
    for (size_t at = lexicons_start(&s); at + 4 <= s.image.len; at += 4) {
        uint32_t value = worse[at / 4 % (sizeof worse / sizeof worse[0])];
        char before[4];
        drg_error err;
        struct buf hits;
        memcpy(before, s.image.ptr + at, 4);
        memcpy(s.image.ptr + at, &value, 4);
        seal(&s);
        drg_glossary *g = open_image(&s, &err);
        cr_assert(g);
        if (hits_of(&hits, &s, g, &(drg_match_options){true, at & 4 ? DRG_POSSIBLE : DRG_CASE, true}, &err)) {
            cr_assert(strstr(err.message, "damaged: senseless"), "%s", err.message);
            told++;
        }
        buf_free(&hits);
        drg_glossary_free(g);
        memcpy(s.image.ptr + at, before, 4);
    }
    cr_expect_gt(told, 20);
    setting_free(&s);
}

/* A whole table is filled with one number. */
static void fill(struct setting *s, uint32_t kind, uint32_t number)
{
    size_t count;
    struct image_section_record *list = image_sections((unsigned char *)s->image.ptr, &count);
    for (size_t i = 0; i < count; i++)
        for (uint64_t at = 0; list[i].kind == kind && at + 4 <= list[i].size; at += 4)
            memcpy(s->image.ptr + list[i].offset + at, &number, 4);
}

/* Tables of hashes without a free slot, chains that run in rings, filters that pass everything, edges that lead back. */
Test(lexicon_image, hostile_tables)
{
    static const uint32_t numbers[] = {0, 1, 2, 5, 0x80000001, 0xC0000001, UINT32_MAX};
    struct setting s;
    setting_make(&s);
    struct buf whole = buf_make(1 << 24);
    buf_add(&whole, buf_str(&s.image));
    for (uint32_t kind = IMAGE_LETTERS; kind <= IMAGE_EDGE_FILTER; kind++)
        for (size_t k = 0; k < sizeof numbers / sizeof numbers[0]; k++)
            for (int passes = 0; passes < 2; passes++) {
                drg_error err;
                struct buf hits;
                memcpy(s.image.ptr, whole.ptr, whole.len);
                fill(&s, kind, numbers[k]);
                if (passes) {
                    fill(&s, IMAGE_STEM_FILTER, UINT32_MAX);
                    fill(&s, IMAGE_EDGE_FILTER, UINT32_MAX);
                }
                seal(&s);
                drg_glossary *g = open_image(&s, &err);
                cr_assert(g);
                if (hits_of(&hits, &s, g, NULL, &err))
                    cr_expect(strstr(err.message, "damaged: senseless"), "%s", err.message);
                buf_free(&hits);
                drg_glossary_free(g);
            }
    buf_free(&whole);
    setting_free(&s);
}

/* A trie that is none: from every node each word leads to the same one, so that walks multiply. */
Test(lexicon_image, walks_do_not_multiply)
{
    struct setting s;
    setting_make(&s);
    drg_error err;
    drg_text *text;
    struct buf words = buf_make(1 << 20), hits;
    for (int i = 0; i < 2000; i++)
        buf_add_z(&words, "war foreign minister civil ");
    cr_assert(!drg_text_parse(&text, s.noted.ctx, buf_str(&words), "", &(drg_text_options){.lang = "en"}, NULL));
    drg_text_free(s.texts[0]);
    s.texts[0] = text;
    struct image_section_record *edges = image_section_of(&s.image, IMAGE_EDGES);
    for (uint64_t at = 0; at < edges->size; at += sizeof(struct phrase_edge)) {
        struct phrase_edge *edge = (struct phrase_edge *)(void *)(s.image.ptr + edges->offset + at);
        edge->child = edge->child ? NODE_GOES_ON | edge->node : 0;
    }
    fill(&s, IMAGE_EDGE_FILTER, UINT32_MAX);
    seal(&s);
    drg_glossary *g = open_image(&s, &err);
    drg_status status = hits_of(&hits, &s, g, NULL, &err);
    cr_expect(!status || strstr(err.message, "damaged: senseless"), "%s", err.message);
    buf_free(&hits);
    buf_free(&words);
    drg_glossary_free(g);
    setting_free(&s);
}

/* ---- Rules ----------------------------------------------------------------------------------------------------------- */

/* An image names the class of each stem: whatever it says, no table of the language is left. */
Test(lexicon_image, acceptors_survive_any_class)
{
    static const char *const words[] = {"wars", "a", "ministers'", "savaşlarımızdakiler", "ev", "войнами", "я", "اسمه",
                                        "وبالمعلمين", "ة", "O'Briens"};
    size_t count, accepted = 0;
    uint32_t random = 2024;
    const struct lang *const *langs = lang_list(&count);
    for (size_t l = 0; l < count; l++)
        for (size_t w = 0; w < sizeof words / sizeof words[0]; w++) {
            struct word word;
            word_make(&word, str_from(words[w]), langs[l]);
            for (unsigned i = 0; i < 20000; i++) {
                struct analysis analysis;
                struct stem stem = {.count = 1 + (i >> 3) % word.count};
                random = random * 1664525u + 1013904223u;
                stem.class = random ^ random >> 15;
                stem.whole = random >> 24;
                for (uint32_t k = 0; k < stem.count; k++)
                    stem.letters[k] = word.letters[k];
                if (i & 1)
                    stem.letters[stem.count - 1].strict = random;
                accepted += langs[l]->accept(&stem, &word, 0, &analysis);
            }
        }
    cr_expect_gt(accepted, 1000);
}
