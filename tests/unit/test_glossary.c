/* test_glossary.c - building, merging, linting and seeding glossaries. */
#include <criterion/criterion.h>

#include "model/glossary.h"
#include "support/glossaries.h"

static void expect_gist(const drg_glossary *glossary, const char *want)
{
    struct buf gist = glossary_gist(glossary);
    cr_expect(str_eq_z(buf_str(&gist), want), "is\n%s\nwant\n%s", gist.ptr ? gist.ptr : "", want);
    buf_free(&gist);
}

Test(glossary, order_of_terms_ids_and_languages)
{
    struct noted noted;
    noted_open(&noted);
    drg_glossary *g = glossary_of(&noted, "a.tsv", str_from(
        "concept\tfr\tru\ten.admitted\ten\ttr.variant\n"
        "\tcour\tсуд\ttribunal|bench\tcourt\t\n"
        "c1\tbanque\tбанк\t\tbank\tbanka\n"), NULL);
    expect_gist(g, "c2 en preferred court\nc2 en admitted tribunal\nc2 en admitted bench\nc2 ru preferred суд\n"
                   "c2 fr preferred cour\nc1 en preferred bank\nc1 tr variant banka\nc1 ru preferred банк\n"
                   "c1 fr preferred banque\n");
    drg_pos first = drg_glossary_term(g, 1).place, second = drg_glossary_term(g, 2).place;
    cr_expect(first.line == 2 && first.column == 11);
    cr_expect(second.line == 2 && second.column == 20);
    drg_glossary_free(g);
    noted_close(&noted);
}

Test(glossary, tags_are_tidied)
{
    struct noted noted;
    noted_open(&noted);
    drg_glossary *g = glossary_of(&noted, "a.csv", str_from("EN,pt_br,zh-hant\na,b,c\n"), NULL);
    expect_gist(g, "c1 en preferred a\nc1 pt-BR preferred b\nc1 zh-Hant preferred c\n");
    drg_glossary_free(g);
    noted_close(&noted);
}

Test(glossary, statuses_as_tools_write_them)
{
    static const struct { const char *word; int status; } cases[] = {
        {"preferred", DRG_PREFERRED}, {"preferredTerm-admn-sts", DRG_PREFERRED}, {"Admitted Term", DRG_ADMITTED},
        {"deprecatedtermadmnsts", DRG_DEPRECATED}, {"supersededTerm-admn-sts", DRG_DEPRECATED},
        {"obsolete", DRG_DEPRECATED}, {"do not use", DRG_DEPRECATED}, {"variant", DRG_VARIANT}, {"maybe", -1}, {"", -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        drg_term_status status;
        bool known = term_status_parse(str_from(cases[i].word), &status);
        cr_expect(known ? (int)status == cases[i].status : cases[i].status < 0, "%s", cases[i].word);
    }
}

Test(glossary, merging)
{
    struct noted noted;
    noted_open(&noted);
    const drg_glossary *list[] = {
        glossary_of(&noted, "a.csv", str_from("concept,en,en.admitted,tr,note\nx,Turkey,,Türkiye,one\ny,bank,,banka,\n"), NULL),
        glossary_of(&noted, "b.csv", str_from("concept,en,en.deprecated,ru,note\nx,Türkiye,Turkey,Турция,two\n"), NULL),
    };
    drg_glossary *g;
    cr_assert(drg_glossary_merge(&g, noted.ctx, list, 2, NULL) == DRG_OK);
    expect_gist(g, "x en preferred Türkiye\nx en deprecated Turkey\nx tr preferred Türkiye\nx ru preferred Турция\n"
                   "y en preferred bank\ny tr preferred banka\nx  note=two\n");
    cr_expect(strcmp(noted.code, "glossary.status-clash") == 0, "%s", noted.code);
    cr_expect(drg_glossary_file_count(g) == 2 && str_eq_z(drg_glossary_file(g, 1), "b.csv"));
    drg_glossary_free(g);
    for (size_t i = 0; i < 2; i++) {
        drg_glossary *gone = (drg_glossary *)(uintptr_t)list[i];
        drg_glossary_free(gone);
    }
    noted_close(&noted);
}

Test(glossary, lint_rules)
{
    static const struct { const char *table, *findings; } cases[] = {
        {"en,tr\ncourt,mahkeme\n", ""},
        {"en,tr\ncourt,\nbank,banka\n", "a.csv:2:1 missing-language\n"},
        {"en,en.admitted\n,court\n", "a.csv:2:2 no-preferred\n"},
        {"en,en.deprecated\n,court\n", "a.csv:2:2 deprecated-without-preferred\n"},
        {"en\ncourt|tribunal\n", "a.csv:2:7 several-preferred\n"},
        {"en\ncourt|court\n", "a.csv:2:7 duplicate-term\n"},
        {"en\ncourt|Court\n", "a.csv:2:7 alike-terms\na.csv:2:7 several-preferred\n"},
        {"en,en.variant\nErdoğan,Erdogan\n", ""},
        {"en\ncourt\ncourt\n", "a.csv:3:1 term-in-two-concepts\n"},
        {"concept,en\nc1,court\nc2,\n", "a.csv:0:0 empty-concept\n"},
        {"en,ru\nbank,bank of Russia\n", "a.csv:2:6 wrong-script\n"},
        {"en,ru\nNATO,NATO\n", ""},
        {"ru\nсyд\n", "a.csv:2:1 mixed-script\n"},
        {"en\n\" court\"\n", "a.csv:2:2 white-space\n"},
        {"en\n\"the  court \"\n", "a.csv:2:2 white-space\na.csv:2:2 white-space\n"},
        {"en\nthe\xC2\xA0" "court\n", "a.csv:2:1 white-space\n"},
        {"en\nco\xE2\x80\x8Burt\n", "a.csv:2:1 invisible-character\n"},
        {"en\ncourt (law\n", "a.csv:2:1 unbalanced\n"},
    };
    struct noted noted;
    noted_open(&noted);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        drg_glossary *g = glossary_of(&noted, "a.csv", str_from(cases[i].table), NULL);
        drg_findings *findings;
        size_t count;
        struct buf out = buf_make(1 << 16);
        cr_assert(drg_glossary_lint(&findings, noted.ctx, g, NULL) == DRG_OK);
        const drg_finding *list = drg_findings_list(findings, &count);
        buf_add_z(&out, "");
        for (size_t k = 0; k < count; k++)
            buf_addf(&out, "%.*s:%u:%u %s\n", STR_ARGS(list[k].file), list[k].place.line, list[k].place.column, list[k].rule);
        cr_expect(str_eq_z(buf_str(&out), cases[i].findings), "%s\nis\n%s\nwant\n%s", cases[i].table, out.ptr, cases[i].findings);
        buf_free(&out);
        drg_findings_free(findings);
        drg_glossary_free(g);
    }
    noted_close(&noted);
}

static drg_str term_of(const drg_glossary *g, const char *id, const char *lang, drg_term_status status)
{
    for (size_t i = 0; i < drg_glossary_term_count(g); i++) {
        drg_term t = drg_glossary_term(g, i);
        if (str_eq_z(drg_glossary_concept(g, t.concept_index).id, id) && str_eq_z(t.lang, lang) && t.status == status)
            return t.text;
    }
    return (drg_str){"", 0};
}

Test(glossary, seed)
{
    /* Names that no version of ICU is known to have changed. */
    static const struct { const char *id, *lang, *name; } pinned[] = {
        {"country-de", "en", "Germany"},    {"country-de", "tr", "Almanya"},  {"country-ru", "ru", "Россия"},
        {"country-tr", "tr", "Türkiye"},    {"country-tr", "ar", "تركيا"},    {"region-150", "en", "Europe"},
        {"language-de", "tr", "Almanca"},   {"language-de", "ru", "немецкий"}, {"script-cyrl", "en", "Cyrillic"},
        {"currency-try", "en", "Turkish lira"}, {"currency-try", "ru", "турецкая лира"},
    };
    struct noted noted;
    drg_glossary *g;
    noted_open(&noted);
    cr_assert(drg_glossary_seed(&g, noted.ctx, NULL) == DRG_OK);
    for (size_t i = 0; i < sizeof pinned / sizeof pinned[0]; i++) {
        drg_str name = term_of(g, pinned[i].id, pinned[i].lang, DRG_PREFERRED);
        cr_expect(str_eq_z(name, pinned[i].name), "%s %s is '%.*s'", pinned[i].id, pinned[i].lang, STR_ARGS(name));
    }
    drg_str full = term_of(g, "country-tr", "en", DRG_PREFERRED), other = term_of(g, "country-tr", "en", DRG_ADMITTED);
    cr_expect((str_eq_z(full, "Turkey") && str_eq_z(other, "Türkiye")) || (str_eq_z(full, "Türkiye") && str_eq_z(other, "Turkey")));
    size_t count = drg_glossary_concept_count(g), whole = 0;
    for (size_t i = 0; i < count; i++)
        whole += drg_glossary_concept(g, i).note.len == 0;
    cr_expect(count > 1300 && whole > 1100, "%zu concepts, %zu with all four", count, whole);
    drg_glossary_free(g);
    noted_close(&noted);
}
