/* Spelling as rules of check: what is on, one finding a mistake, both sides of a bitext, corrections that are sure, and
 * dictionaries in the encodings that they come in. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <unistd.h>

#include "base/buf.h"
#include "dragoman/dragoman.h"
#include "support/temporary.h"

struct desk {
    drg_ctx *ctx;
    drg_glossary *glossary;
    drg_matcher *matcher;
    drg_spellbook *book;
    drg_checker *checker;
    drg_error err;
};

static const char terms[] = "concept\ten\ttr\nerdogan\tErdoğan\tErdoğan\nukraine\tUkraine\tUkrayna\n";

static void open_desk(struct desk *desk, const char *rules, bool sources)
{
    *desk = (struct desk){0};
    cr_assert(!drg_ctx_new(&desk->ctx, NULL, NULL));
    cr_assert(!drg_glossary_parse(&desk->glossary, desk->ctx, str_from(terms), "terms.tsv", NULL, &desk->err));
    cr_assert(!drg_matcher_new(&desk->matcher, desk->ctx, desk->glossary, NULL, &desk->err));
    drg_spellbook_options book = {.word_lists = TEST_SOURCE_DIR "/wordlists", .matcher = desk->matcher};
    cr_assert(!drg_spellbook_new(&desk->book, desk->ctx, &book, &desk->err));
    drg_check_options options = {.rules = rules, .spelling = desk->book, .sources = sources};
    cr_assert(!drg_checker_new(&desk->checker, desk->ctx, desk->glossary, &options, &desk->err), "%s", desk->err.message);
}

static void close_desk(struct desk *desk)
{
    drg_checker_free(desk->checker);
    drg_spellbook_free(desk->book);
    drg_matcher_free(desk->matcher);
    drg_glossary_free(desk->glossary);
    drg_ctx_free(desk->ctx);
}

/* "rule surface>suggestion!; ...", where ! says that it is sure. */
static void show(char *out, size_t size, const drg_findings *findings)
{
    size_t count;
    const drg_finding *list = drg_findings_list(findings, &count);
    struct buf shown = buf_make(size - 1);
    for (size_t i = 0; i < count; i++)
        buf_addf(&shown, "%s%s %.*s>%.*s%s", i ? "; " : "", list[i].rule, STR_ARGS(list[i].surface),
                 STR_ARGS(list[i].suggestion_count ? list[i].suggestions[0] : STR("")), list[i].is_sure ? "!" : "");
    snprintf(out, size, "%.*s", (int)shown.len, shown.ptr ? shown.ptr : "");
    buf_free(&shown);
}

static void check_draft(char *out, size_t size, const struct desk *desk, const char *draft, const char *lang)
{
    drg_text *text;
    drg_findings *findings;
    drg_text_options options = {.lang = lang, .format = "markdown"};
    cr_assert(!drg_text_parse(&text, desk->ctx, str_from(draft), "draft.md", &options, NULL));
    cr_assert(!drg_check_text(&findings, desk->checker, text, NULL));
    show(out, size, findings);
    drg_findings_free(findings);
    drg_text_free(text);
}

Test(check_spelling, a_mistake_is_one_finding)
{
    static const struct { const char *rules, *lang, *draft, *found; } cases[] = {
        {"+spelling", "tr", "Erdogan'ın konuşması yayinlandı.", "term-misspelt Erdogan'ın>Erdoğan'ın!; spelling yayinlandı>yayınlandı!"},
        {"none,+spelling", "tr", "Erdogan'ın konuşması.", ""}, /* terms are term-misspelt's, which is off */
        {"+spelling", "ru", "Мoсква согласна.", "homoglyph Мoсква>Москва!"},
        {"none,+spelling", "ru", "Мoсква согласна.", "spelling Мoсква>Москва"},
        {"none,+doubled-word", "en", "The the comittee met.", ""},
        {"none,+doubled-word", "en", "All of of them met.", "doubled-word of of>of"},
        {"+spelling", "en", "The comittee met. <!-- dragoman:ignore spelling -->", ""},
        {"all", "en", "The comittee met.", ""},
        {"none,+spelling", "en", "The MPs and the NGOs' offices met the MWPs.", ""},
        {"none,+spelling", "ru", "Вчера Хоан Пуч играл.", "spelling Хоан Пуч>"}, /* a name is one finding */
        {"+spelling,spelling=off", "en", "The comittee met.", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct desk desk;
        char found[400];
        open_desk(&desk, cases[i].rules, false);
        check_draft(found, sizeof found, &desk, cases[i].draft, cases[i].lang);
        cr_expect_str_eq(found, cases[i].found, "%s: '%s': '%s'", cases[i].rules, cases[i].draft, found);
        close_desk(&desk);
    }
}

Test(check_spelling, sources_are_checked_when_asked)
{
    drg_segment_pair pair = {STR("The comittee met."), STR("Komite toplandi."), "en", "tr"};
    static const char *const found[] = {"spelling toplandi>toplandı!", "spelling comittee>committee!; spelling toplandi>toplandı!"};
    for (int sources = 0; sources < 2; sources++) {
        struct desk desk;
        drg_findings *findings;
        char shown[400];
        open_desk(&desk, "none,+spelling", sources);
        cr_assert(!drg_check_pair(&findings, desk.checker, &pair, &desk.err), "%s", desk.err.message);
        show(shown, sizeof shown, findings);
        cr_expect_str_eq(shown, found[sources], "%s", shown);
        drg_findings_free(findings);
        close_desk(&desk);
    }
}

Test(check_spelling, rules_without_a_spellbook_are_refused)
{
    drg_ctx *ctx;
    drg_checker *checker;
    drg_error err = {0};
    drg_check_options options = {.rules = "+spelling"};
    cr_assert(!drg_ctx_new(&ctx, NULL, NULL));
    cr_expect_eq(drg_checker_new(&checker, ctx, NULL, &options, &err), DRG_EINVAL);
    cr_expect(strstr(err.message, "spellbook") != NULL, "%s", err.message);
    cr_expect(drg_check_rules_spell("+doubled-word"));
    cr_expect(!drg_check_rules_spell(NULL));
    cr_expect(!drg_check_rules_spell("all"));
    drg_ctx_free(ctx);
}

/* ---- Dictionaries in other encodings ---------------------------------------------------------------------------------- */

static void write_file(const char *folder, const char *name, const char *bytes)
{
    char path[TEMPORARY_PATH + 20];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    cr_assert(file);
    cr_assert_geq(fputs(bytes, file), 0);
    cr_assert_eq(fclose(file), 0);
}

Test(check_spelling, dictionaries_are_read_in_their_encodings)
{
    static const struct { const char *name, *set, *word, *lang, *right, *wrong; } cases[] = {
        {"tr_TR", "ISO8859-9", "\xFE" "a\xF0", "tr", "şağ", "şag"},             /* s and g with their marks */
        {"ru_RU", "KOI8-R", "\xCB\xCF\xD2\xCF\xD7\xC1", "ru", "корова", "карова"},
        {"ar", "ISO8859-6", "\xE5\xCF\xEA\xE6\xC9", "ar", "مدينة", "مدينه"},
        {"ru_RU", "microsoft-cp1251", "\xEA\xEE\xF0\xEE\xE2\xE0", "ru", "корова", "карова"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char folder[TEMPORARY_PATH], file[40], bytes[80];
        drg_ctx *ctx;
        drg_spellbook *book;
        drg_speller *speller;
        drg_error err = {0};
        drg_spell_rule rule;
        temporary_folder(folder);
        snprintf(file, sizeof file, "%s.aff", cases[i].name);
        snprintf(bytes, sizeof bytes, "SET %s\n", cases[i].set);
        write_file(folder, file, bytes);
        snprintf(file, sizeof file, "%s.dic", cases[i].name);
        snprintf(bytes, sizeof bytes, "1\n%s\n", cases[i].word);
        write_file(folder, file, bytes);
        const char *folders[] = {folder};
        drg_spellbook_options options = {.dictionaries = folders, .dictionary_count = 1};
        cr_assert(!drg_ctx_new(&ctx, NULL, NULL));
        cr_assert(!drg_spellbook_new(&book, ctx, &options, &err));
        cr_assert(!drg_speller_new(&speller, book, &err));
        cr_assert(!drg_speller_check(speller, str_from(cases[i].right), cases[i].lang, &rule, &err), "%s", err.message);
        cr_expect_eq(rule, DRG_SPELL_RIGHT, "%s %s", cases[i].set, cases[i].right);
        cr_assert(!drg_speller_check(speller, str_from(cases[i].wrong), cases[i].lang, &rule, &err));
        cr_expect_eq(rule, DRG_SPELL_UNKNOWN, "%s %s", cases[i].set, cases[i].wrong);
        drg_speller_free(speller);
        drg_spellbook_free(book);
        drg_ctx_free(ctx);
        for (size_t f = 0; f < 2; f++) {
            snprintf(bytes, sizeof bytes, "%s/%s.%s", folder, cases[i].name, f ? "dic" : "aff");
            cr_expect_eq(unlink(bytes), 0);
        }
        cr_expect_eq(rmdir(folder), 0);
    }
}
