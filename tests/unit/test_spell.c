/* Spelling: the tree and the walk through it against plain search, slips, judgements and suggestions in four languages, texts. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "dragoman/dragoman.h"
#include "spell/dictionaries.h"
#include "spell/seek.h"
#include "spell/speller.h"

static const char *const tags[] = {"en", "tr", "ar", "ru"};

static struct spelling spelling_of(const char *word, const char *tag)
{
    struct spelling s;
    cr_assert(spelling_make(&s, str_from(word), lang_find(str_from(tag))), "%s", word);
    return s;
}

Test(spell, slips_are_read_without_a_mistake)
{
    struct slips slips;
    for (size_t i = 0; i < 4; i++) {
        cr_expect(slips_of_lang(&slips, lang_find(str_from(tags[i]))), "%s", tags[i]);
        cr_expect(slips.count > 20 && slips.pair_count > 5 && slips.key_count > 20 && slips.band, "%s", tags[i]);
    }
    uint32_t line;
    cr_expect(!slips_read(&slips, STR("letters abc\nswap 300 ab\n"), &line));
    cr_expect_eq(line, 2);
    cr_expect(!slips_read(&slips, STR("letters abc\nfrob 3\n"), &line));
}

static const char *const words[] = {"receive", "relieve", "recipe", "their", "there", "the", "then", "than", "thin", "separate",
                                    "desperate", "believe", "achieve", "accommodate", "comma", "commodore", "phone", "fone"};
enum { WORDS = sizeof words / sizeof words[0] };

/* Every word within the limit is found, at the price that slip_between names. */
Test(spell, a_walk_finds_what_a_plain_search_finds)
{
    static const char *const typed[] = {"recieve", "thier", "seperate", "acomodate", "fone", "teh", "beleive", "tthhee"};
    struct slips slips;
    struct word_heap heap = {0};
    struct word_tree tree;
    cr_assert(slips_of_lang(&slips, lang_find(STR("en"))));
    for (size_t i = 0; i < WORDS; i++) {
        struct spelling s = spelling_of(words[i], "en");
        word_heap_add(&heap, s.letters, s.count, 40, 0);
    }
    cr_assert(word_tree_build(&tree, &heap));
    for (size_t t = 0; t < sizeof typed / sizeof typed[0]; t++) {
        struct guesses found = {0};
        struct spelling s = spelling_of(typed[t], "en");
        seek(&found, &tree, &slips, &s, 130);
        uint16_t best = UINT16_MAX;
        for (size_t i = 0; i < WORDS; i++) {
            struct spelling w = spelling_of(words[i], "en");
            uint16_t slip = slip_between(&slips, &s, w.letters, w.count);
            best = slip < best ? slip : best;
        }
        if (best <= 130) {
            cr_assert(found.count > 0, "%s", typed[t]);
            cr_expect_eq(found.items[0].slip, best, "%s: %u, not %u", typed[t], found.items[0].slip, best);
        }
    }
    struct spelling gone = spelling_of("the", "en");
    cr_expect_not_null(word_tree_find(&tree, gone.letters, gone.count));
    cr_expect_null(word_tree_find(&tree, gone.letters, 2));
    word_tree_free(&tree);
    word_heap_free(&heap);
}

/* Letters that cost too much are left unlooked at; nothing is lost by it. */
Test(spell, no_word_within_the_limit_is_passed_over)
{
    static const char letters[] = "abeicnrstkhp";
    struct slips slips;
    struct spelling listed[400];
    struct word_heap heap = {0};
    struct word_tree tree;
    unsigned seed = 7, misses = 0;
    cr_assert(slips_of_lang(&slips, lang_find(STR("en"))));
    for (size_t i = 0; i < 400; i++) {
        listed[i] = (struct spelling){.count = 3 + (seed >> 16) % 5};
        for (uint32_t k = 0; k < listed[i].count; k++) {
            seed = seed * 1103515245u + 12345u;
            listed[i].letters[k] = (uint16_t)letters[(seed >> 16) % 12];
        }
        word_heap_add(&heap, listed[i].letters, listed[i].count, 40, 0);
    }
    cr_assert(word_tree_build(&tree, &heap));
    for (size_t t = 0; t < 400; t++) {
        struct spelling typed = listed[t];
        for (size_t slip = 0; slip < 2; slip++) {
            seed = seed * 1103515245u + 12345u;
            typed.letters[(seed >> 16) % typed.count] = (uint16_t)letters[(seed >> 20) % 12];
        }
        struct guesses found = {0};
        seek(&found, &tree, &slips, &typed, 190);
        uint16_t best = UINT16_MAX;
        for (size_t i = 0; i < 400; i++) {
            uint16_t slip = slip_between(&slips, &typed, listed[i].letters, listed[i].count);
            best = slip < best ? slip : best;
        }
        misses += best <= 180 && (!found.count || found.items[0].slip != best);
    }
    cr_expect_eq(misses, 0, "%u", misses);
    word_tree_free(&tree);
    word_heap_free(&heap);
}

/* ---- With dictionaries -------------------------------------------------------------------------------------------- */

struct desk {
    drg_ctx *ctx;
    drg_spellbook *book;
    drg_speller *speller;
    drg_error err;
};

static void open_desk(struct desk *desk, const drg_matcher *matcher)
{
    drg_spellbook_options options = {.word_lists = TEST_SOURCE_DIR "/wordlists", .matcher = matcher};
    cr_assert(!drg_ctx_new(&desk->ctx, NULL, &desk->err));
    cr_assert(!drg_spellbook_new(&desk->book, desk->ctx, &options, &desk->err), "%s", desk->err.message);
    cr_assert(!drg_speller_new(&desk->speller, desk->book, &desk->err));
}

static void close_desk(struct desk *desk)
{
    drg_speller_free(desk->speller);
    drg_spellbook_free(desk->book);
    drg_ctx_free(desk->ctx);
}

Test(spell, words_are_judged)
{
    static const struct { const char *lang, *word; drg_spell_rule rule; } cases[] = {
        {"en", "receive", DRG_SPELL_RIGHT}, {"en", "recieve", DRG_SPELL_UNKNOWN}, {"en", "London", DRG_SPELL_RIGHT},
        {"en", "london", DRG_SPELL_UNKNOWN}, {"en", "caf\xC3\xA9", DRG_SPELL_RIGHT}, {"en", "21st", DRG_SPELL_RIGHT},
        {"en", "Ankara's", DRG_SPELL_RIGHT}, {"en", "iPhone", DRG_SPELL_RIGHT}, {"en", "colour", DRG_SPELL_RIGHT},
        {"tr", "\xC4\xB0STANBUL", DRG_SPELL_RIGHT}, {"tr", "\xC4\xB0ZM\xC4\xB0R", DRG_SPELL_RIGHT},
        {"tr", "Ankara'da", DRG_SPELL_RIGHT}, {"tr", "Ankara\xE2\x80\x99" "da", DRG_SPELL_RIGHT},
        {"tr", "Ankara'de", DRG_SPELL_SUFFIX}, {"tr", "2023'te", DRG_SPELL_RIGHT}, {"tr", "2023'da", DRG_SPELL_SUFFIX},
        {"tr", "1980'li", DRG_SPELL_RIGHT}, {"tr", "NATO'nun", DRG_SPELL_RIGHT}, {"tr", "Blair'in", DRG_SPELL_RIGHT},
        {"tr", "Turkiye'nin", DRG_SPELL_UNKNOWN}, {"tr", "oldugunu", DRG_SPELL_UNKNOWN},
        {"tr", "T\xC3\xBCkiye'nin", DRG_SPELL_UNKNOWN}, {"tr", "Anakra'da", DRG_SPELL_UNKNOWN}, /* near a well-known name */
        {"tr", "Kante'nin", DRG_SPELL_RIGHT}, {"tr", "Levee'deki", DRG_SPELL_RIGHT},
        {"tr", "kg'dan", DRG_SPELL_RIGHT}, {"tr", "km'den", DRG_SPELL_RIGHT}, {"tr", "cm'lik", DRG_SPELL_RIGHT}, /* read aloud */
        {"tr", "kg'den", DRG_SPELL_SUFFIX}, {"tr", "km", DRG_SPELL_RIGHT}, {"tr", "kWh'lik", DRG_SPELL_RIGHT},
        {"en", "kPa", DRG_SPELL_RIGHT}, {"en", "kpa", DRG_SPELL_UNKNOWN},
        {"en", "Alot", DRG_SPELL_UNKNOWN}, {"en", "Ofthe", DRG_SPELL_UNKNOWN}, {"en", "Dont", DRG_SPELL_UNKNOWN},
        {"en", "Bethe", DRG_SPELL_RIGHT}, {"en", "Toby", DRG_SPELL_RIGHT},
        {"tr", "orman'a", DRG_SPELL_SUFFIX}, {"tr", "okul'da", DRG_SPELL_SUFFIX}, /* common nouns take no apostrophe */
        {"tr", "Okul'da", DRG_SPELL_RIGHT}, {"tr", "Istanbul'da", DRG_SPELL_UNKNOWN}, {"tr", "Isparta'da", DRG_SPELL_RIGHT},
        {"en", "fo", DRG_SPELL_SUSPECT}, {"en", "ox", DRG_SPELL_RIGHT}, /* short: near a very much commoner word */
        {"en", "initialises", DRG_SPELL_RIGHT}, {"en", "localises", DRG_SPELL_RIGHT}, /* no dictionary has them */
        {"en", "initilises", DRG_SPELL_UNKNOWN}, {"en", "subexpressions", DRG_SPELL_RIGHT},
        {"en", "misstakes", DRG_SPELL_SUSPECT}, /* mis-stakes, but mistakes are commoner */
        {"en", "MPs", DRG_SPELL_RIGHT}, {"en", "event's", DRG_SPELL_RIGHT},
        {"ru", "\xD0\xBA\xD0\xBE\xD1\x80\xD0\xBE\xD0\xB2\xD0\xB0", DRG_SPELL_RIGHT},
        {"ru", "\xD0\xBA\xD0\xB0\xD1\x80\xD0\xBE\xD0\xB2\xD0\xB0", DRG_SPELL_UNKNOWN},
        {"ru", "\xD0\xBAo\xD1\x80\xD0\xBE\xD0\xB2\xD0\xB0", DRG_SPELL_SCRIPT},
        {"ru", "\xD0\xB8\xCC\x86\xD0\xBE\xD0\xB4", DRG_SPELL_RIGHT}, /* a decomposed short i */
        {"ar", "\xD8\xA7\xD9\x84\xD8\xAD\xD9\x83\xD9\x88\xD9\x85\xD8\xA9", DRG_SPELL_RIGHT},
        {"ar", "\xD8\xA7\xD9\x84\xD8\xAD\xD9\x83\xD9\x88\xD9\x85\xD9\x87", DRG_SPELL_UNKNOWN},
    };
    struct desk desk = {0};
    open_desk(&desk, NULL);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        drg_spell_rule rule;
        cr_assert(!drg_speller_check(desk.speller, str_from(cases[i].word), cases[i].lang, &rule, &desk.err), "%s", desk.err.message);
        cr_expect_eq(rule, cases[i].rule, "%s %s: '%s', expected '%s'", cases[i].lang, cases[i].word, drg_spell_rule_name(rule),
                     drg_spell_rule_name(cases[i].rule));
    }
    close_desk(&desk);
}

Test(spell, what_was_meant_comes_first)
{
    static const struct { const char *lang, *word, *meant; } cases[] = {
        {"en", "recieve", "receive"}, {"en", "Seperate", "Separate"}, {"en", "GOVERMENT", "GOVERNMENT"}, {"en", "fone", "phone"},
        {"tr", "oldugunu", "oldu\xC4\x9Funu"}, {"tr", "coooook", "\xC3\xA7ok"}, {"tr", "Turkiye'nin", "T\xC3\xBCrkiye'nin"},
        {"tr", "T\xC3\xBCkiye'nin", "T\xC3\xBCrkiye'nin"}, {"tr", "Anakra'da", "Ankara'da"},
        {"tr", "istanbul", "\xC4\xB0stanbul"}, {"tr", "Istanbul'da", "\xC4\xB0stanbul'da"}, {"tr", "okul'da", "okulda"},
        {"en", "initilises", "initialises"}, {"en", "initilizes", "initializes"}, {"en", "unregsiters", "unregisters"},
        {"en", "inthe", "in the"}, /* and no rare name */
        {"ru", "\xD0\xBA\xD0\xB0\xD1\x80\xD0\xBE\xD0\xB2\xD0\xB0", "\xD0\xBA\xD0\xBE\xD1\x80\xD0\xBE\xD0\xB2\xD0\xB0"},
        {"ru", "формп", "форма"}, /* a form is cited before others that are as near and commoner */
        {"en", "ghbdtn", "\xD0\xBF\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82"},
        {"ar", "\xD8\xA7\xD9\x84\xD8\xAD\xD9\x83\xD9\x88\xD9\x85\xD9\x87", "\xD8\xA7\xD9\x84\xD8\xAD\xD9\x83\xD9\x88\xD9\x85\xD8\xA9"},
    };
    struct desk desk = {0};
    open_desk(&desk, NULL);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const drg_str *list;
        size_t count;
        cr_assert(!drg_speller_suggest(desk.speller, str_from(cases[i].word), cases[i].lang, &list, &count, &desk.err), "%s",
                  desk.err.message);
        cr_assert(count > 0, "%s: nothing", cases[i].word);
        cr_expect(str_eq_z(list[0], cases[i].meant), "%s: %.*s, expected %s", cases[i].word, (int)list[0].len, list[0].ptr,
                  cases[i].meant);
    }
    close_desk(&desk);
}

/* Of two words a letter away and equally common, the one that keeps the last letter comes first. */
Test(spell, the_last_letter_is_believed)
{
    static const char *const listed[] = {"lamb", "limp"};
    struct slips slips;
    struct word_heap heap = {0};
    struct word_tree tree;
    struct guesses found = {0};
    cr_assert(slips_of_lang(&slips, lang_find(STR("en"))));
    struct spelling typed = spelling_of("lamp", "en");
    for (size_t i = 0; i < 2; i++) {
        struct spelling s = spelling_of(listed[i], "en");
        word_heap_add(&heap, s.letters, s.count, 40, 0);
    }
    cr_assert(word_tree_build(&tree, &heap));
    seek(&found, &tree, &slips, &typed, 130);
    cr_assert_eq(found.count, 2);
    cr_expect_eq(found.items[0].letters[3], 'p');
    struct spelling other = spelling_of(listed[0], "en");
    uint16_t slip = slip_between(&slips, &typed, other.letters, other.count);
    uint8_t dearer = slips.last.swap;
    slips.last.swap = 0;
    cr_expect(dearer > 0 && slip == slip_between(&slips, &typed, other.letters, other.count) + dearer);
    word_tree_free(&tree);
    word_heap_free(&heap);
}

/* Long, repetitive and foreign words take their share of steps and no more; what comes out does not matter. */
Test(spell, hostile_words_end)
{
    struct desk desk = {0};
    char word[400];
    static const char *const pieces[] = {"a", "qx", "\xD8\xA7", "x-", "\xD1\x89", "I\xCC\x87", "'"};
    open_desk(&desk, NULL);
    for (size_t lang = 0; lang < 4; lang++)
        for (size_t p = 0; p < sizeof pieces / sizeof pieces[0]; p++)
            for (size_t times = 1; times <= 100; times *= 3) {
                const drg_str *list;
                size_t count, len = 0;
                drg_spell_rule rule;
                for (size_t i = 0; i < times; i++, len += strlen(pieces[p]))
                    memcpy(word + len, pieces[p], strlen(pieces[p]));
                drg_str s = {word, len};
                cr_assert(!drg_speller_check(desk.speller, s, tags[lang], &rule, &desk.err));
                cr_assert(!drg_speller_suggest(desk.speller, s, tags[lang], &list, &count, &desk.err));
                cr_expect(count <= 10);
            }
    close_desk(&desk);
}

/* With a glossary, names are known that a draft has again, or after another word with a capital; what is near its terms, or a
 * common word, is not. */
Test(spell, names_recur)
{
    static const struct { const char *lang, *text; size_t without, with; } cases[] = {
        {"en", "They fled from Aceh. He returned to Aceh's coast.", 2, 0},
        {"en", "They fled from Aceh.", 1, 1},
        {"en", "They saw a painting by Pompeo Batoni.", 1, 0},
        {"en", "They fled from Bagdhad. He returned to Bagdhad.", 2, 2},
        {"en", "They studied at Ankara Unversity.", 1, 1},
        {"en", "They met a freind of a freind.", 2, 2},
        {"ru", "\xD0\x9E\xD0\xBD \xD0\xBA\xD1\x83\xD0\xBF\xD0\xB8\xD0\xBB \xD0\xB0\xD0\xBA\xD1\x86\xD0\xB8\xD0\xB8 "
               "\xD0\xA2\xD0\xB5\xD1\x81\xD0\xBB\xD1\x8B \xD0\xB8 \xD0\xB2\xD0\xB5\xD1\x80\xD0\xB8\xD1\x82 "
               "\xD0\xA2\xD0\xB5\xD1\x81\xD0\xBB\xD0\xB5.", 2, 0},
        {"tr", "D\xC3\xBCn Ankara'de ve Ankara'ye gitti.", 2, 2},
    };
    static const char terms[] = "id\ten\ttr\tru\n1\tBaghdad\tBa\xC4\x9F" "dat\t\xD0\x91\xD0\xB0\xD0\xB3\xD0\xB4\xD0\xB0\xD0\xB4\n";
    struct desk desk = {0}, with = {0};
    drg_glossary *glossary;
    drg_matcher *matcher;
    open_desk(&desk, NULL);
    cr_assert(!drg_glossary_parse(&glossary, desk.ctx, STR(terms), "terms.tsv", NULL, &desk.err), "%s", desk.err.message);
    cr_assert(!drg_matcher_new(&matcher, desk.ctx, glossary, NULL, &desk.err));
    open_desk(&with, matcher);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        drg_text *text;
        const drg_misspelling *list;
        size_t count;
        cr_assert(!drg_text_parse(&text, desk.ctx, str_from(cases[i].text), "", &(drg_text_options){.lang = cases[i].lang}, &desk.err));
        cr_assert(!drg_speller_run(desk.speller, text, &list, &count, &desk.err));
        cr_expect_eq(count, cases[i].without, "%s: %zu without", cases[i].text, count);
        cr_assert(!drg_speller_run(with.speller, text, &list, &count, &desk.err));
        cr_expect_eq(count, cases[i].with, "%s: %zu with", cases[i].text, count);
        drg_text_free(text);
    }
    close_desk(&with);
    drg_matcher_free(matcher);
    drg_glossary_free(glossary);
    close_desk(&desk);
}

Test(spell, unknown_languages_and_missing_dictionaries_are_said)
{
    struct desk desk = {0};
    drg_spell_rule rule;
    struct dictionary_files files[DICTIONARIES_MAX];
    struct arena arena = {0};
    uint32_t count;
    static const char *const nowhere[] = {"/nonexistent"};
    open_desk(&desk, NULL);
    cr_expect_eq(drg_speller_check(desk.speller, STR("Haus"), "de", &rule, &desk.err), DRG_ELANG);
    cr_expect(strstr(desk.err.message, "'de'") != NULL, "%s", desk.err.message);
    close_desk(&desk);
    cr_expect(dictionaries_find(files, &count, &arena, nowhere, 1, lang_find(STR("tr")), NULL));
    cr_expect_eq(count, 0);
    drg_error err = {0};
    cr_expect_eq(dictionaries_missing(lang_find(STR("tr")), &err), DRG_EIO);
    cr_expect(strstr(err.message, "hunspell-tr") != NULL, "%s", err.message);
    arena_free(&arena);
}
