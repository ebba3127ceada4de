/* test_check_units.c - rules of check that look at more than words: inline codes, gaps, what a file says of its units. */
#include <criterion/criterion.h>

#include "base/buf.h"
#include "base/file.h"
#include "dragoman/check.h"
#include "model/bitext.h"
#include "text/text.h"

/* A text of one segment, or of none for NULL, in which "[b" opens a code b, "]b" closes it and "|b" stands alone. */
static drg_text *make_text(const char *lang, const char *marked)
{
    struct decoded decoded = {.text = buf_make(1000), .encoding = "UTF-8"};
    struct text_build_options build = {.lang = str_from(lang), .blocks_are_segments = true};
    struct view view;
    drg_text *text;
    view_init(&view, 1000);
    for (const char *p = marked ? marked : ""; *p; p++) {
        size_t at = decoded.text.len;
        const char *kind = strchr("[]|", *p);
        buf_add(&decoded.text, (drg_str){p, kind ? 2 : 1});
        if (kind)
            view_code(&view, (enum view_code_kind)(*p == '[' ? CODE_OPEN : *p == ']' ? CODE_CLOSE : CODE_ALONE),
                      (drg_str){p + 1, 1}, STR(""), at, at + 2);
        else
            view_copy(&view, buf_str(&decoded.text), at, at + 1);
        p += kind != NULL;
    }
    if (marked)
        view_cell(&view, 0, 0);
    cr_assert_eq(view_finish(&view, NULL), DRG_OK);
    cr_assert_eq(text_build(&text, "job", &decoded, &view, &build, NULL), DRG_OK);
    return text;
}

/* "rule: message; ..." of one row with this unit. */
static void check(char *out, size_t size, const char *rule, const char *src, const char *tgt, unsigned flags)
{
    drg_ctx *ctx;
    drg_glossary *glossary;
    drg_checker *checker;
    drg_bitext *bitext;
    drg_findings *findings;
    size_t count;
    drg_unit unit = {.flags = flags};
    drg_check_options options = {.rules = rule};
    cr_assert_eq(drg_ctx_new(&ctx, NULL, NULL), DRG_OK);
    cr_assert_eq(drg_glossary_parse(&glossary, ctx, STR("en,tr\n"), "none.csv", NULL, NULL), DRG_OK);
    cr_assert_eq(drg_checker_new(&checker, ctx, glossary, &options, NULL), DRG_OK);
    cr_assert_eq(bitext_new(&bitext, 2, 1, true, NULL), DRG_OK);
    bitext->texts[0] = make_text("en", src);
    bitext->texts[1] = make_text("tr", tgt);
    for (size_t i = 0; i < 2; i++)
        bitext->rows[i] = bitext->texts[i]->segment_count ? 0 : DRG_NONE;
    cr_assert_eq(bitext_take_units(bitext, &unit, 1, NULL), DRG_OK);
    cr_assert_eq(drg_check_bitext(&findings, checker, bitext, NULL), DRG_OK);
    const drg_finding *list = drg_findings_list(findings, &count);
    struct buf shown = buf_make(size - 1);
    for (size_t i = 0; i < count; i++)
        buf_addf(&shown, "%s%s: %.*s", i ? "; " : "", list[i].rule, STR_ARGS(list[i].message));
    snprintf(out, size, "%s", shown.len ? shown.ptr : "");
    buf_free(&shown);
    drg_findings_free(findings);
    drg_bitext_free(bitext);
    drg_checker_free(checker);
    drg_glossary_free(glossary);
    drg_ctx_free(ctx);
}

static void expect(const char *rule, const char *src, const char *tgt, unsigned flags, const char *wanted)
{
    char found[500], rules[80];
    snprintf(rules, sizeof rules, "none,%s", rule);
    check(found, sizeof found, rules, src, tgt, flags);
    cr_expect_str_eq(found, wanted, "%s, '%s', '%s': %s", rule, src, tgt ? tgt : "", found);
}

Test(check_units, tags)
{
    expect("tags", "The [bcourt]b agreed", "[bMahkeme]b kabul etti", 0, "");
    expect("tags", "a [bb]b |x c", "|x a [bb]b c", 0, "");
    expect("tags", "The [bcourt]b agreed", "[bMahkeme kabul etti", 0, "tags: ']b' of the source is missing");
    expect("tags", "The court agreed", "Mahkeme |xkabul etti", 0, "tags: '|x' is not in the source");
    expect("tags", "The [bcourt]b agreed", "]bMahkeme[b kabul etti", 0, "tags: ']b' closes before it opens");
    expect("tags", "a |x |x", "a |x", 0, "tags: '|x' of the source is missing");
}

Test(check_units, gaps)
{
    expect("untranslated", "The court", "Mahkeme", 0, "");
    expect("untranslated", "The court", NULL, 0, "untranslated: 'The court' is not translated");
    expect("untranslated", "The court", "", 0, "untranslated: 'The court' is not translated");
    expect("untranslated", "[bThe court]b", "[b ]b", 0, "untranslated: 'The court' is not translated");
    expect("untranslated", "", "", 0, "");
    expect("untranslated", "The court", NULL, DRG_UNIT_OBSOLETE, "");
    expect("untranslated", "The court", NULL, DRG_UNIT_LOCKED, "");
    expect("all", "[bThe 12 courts]b", "", 0, "untranslated: 'The 12 courts' is not translated");
}

Test(check_units, flags)
{
    expect("fuzzy", "The court", "Mahkeme", 0, "");
    expect("fuzzy", "The court", "Mahkeme", DRG_UNIT_FUZZY,
           "fuzzy: the translation is marked as a guess that nobody has confirmed");
    expect("fuzzy", "The court", "Mahkeme", DRG_UNIT_FUZZY | DRG_UNIT_OBSOLETE, "");
    expect("identical", "The court rejected", "The court rejected", DRG_UNIT_LOCKED, "");
}

/* Segments that are no prose at all: rules give up without harm. */
Test(check_units, hostile)
{
    static const char *const pieces[] = {"{a,plural,", "<b ", "%", "`", "{{", "1.", "https://", "\xE2\x80\xAE", "1,000 "};
    char found[4000];
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        struct buf text = buf_make(1000);
        while (text.len + strlen(pieces[i]) < 900)
            buf_add_z(&text, pieces[i]);
        check(found, sizeof found, "all", text.ptr, "Mahkeme", 0);
        buf_free(&text);
    }
}

/* Every rule explains itself, and docs/rules.md or the page on terms lists it. */
Test(check_units, every_rule_is_documented)
{
    struct buf page = buf_make(1 << 20);
    const drg_rule_info *info;
    cr_assert_eq(file_read(&page, TEST_SOURCE_DIR "/docs/rules.md", NULL), DRG_OK);
    buf_add_char(&page, '\0');
    for (size_t i = 0; (info = drg_check_rule(i)) != NULL; i++) {
        char row[80];
        snprintf(row, sizeof row, "\n| `%s` | %s%s |", info->name, drg_severity_name(info->severity),
                 info->is_default ? "" : ", off");
        cr_expect(strncmp(info->name, "term-", 5) == 0 || strstr(page.ptr, row), "docs/rules.md has no row%s", row);
        cr_expect(info->summary[0] && info->explanation[0] && info->example[0], "%s does not explain itself", info->name);
    }
    buf_free(&page);
}
