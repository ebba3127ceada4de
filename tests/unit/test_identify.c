/* test_identify.c - which language and script a text is in. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/str.h"
#include "dragoman/identify.h"

static drg_identity identify(const char *text)
{
    drg_identity id;
    drg_identify(str_from(text), &id);
    return id;
}

/* Each line of the file is a case. */
Test(identify, languages)
{
    char line[1024];
    int number = 0, cases = 0;
    FILE *file = fopen(TEST_SOURCE_DIR "/tests/identify/languages.tsv", "rb");
    cr_assert(file);
    while (fgets(line, sizeof line, file)) {
        drg_str text = {line, strcspn(line, "\n")}, lang, script;
        number++;
        if (line[0] == '#' || !str_split(&text, '\t', &lang) || !str_split(&text, '\t', &script))
            continue;
        drg_identity id;
        drg_identify(text, &id);
        cr_expect(str_eq_z(lang, id.lang), "languages.tsv:%d: told to be %s (%.2f), not %.*s", number, id.lang, id.confidence, STR_ARGS(lang));
        cr_expect(str_eq_z(script, id.script), "languages.tsv:%d: in %s, not %.*s", number, id.script, STR_ARGS(script));
        cases++;
    }
    fclose(file);
    cr_expect_geq(cases, 60);
}

Test(identify, says_how_sure_it_is)
{
    drg_identity sentence = identify("The ministers met in Ankara and agreed on a new treaty."), word = identify("Ankara");
    cr_expect_gt(sentence.confidence, 0.99);
    cr_expect_lt(word.confidence, 0.95);
    cr_expect_str_neq(word.runner_up, "und");
    cr_expect_str_eq(sentence.runner_up, "und");
    cr_expect_eq(identify("").confidence, 0);
    cr_expect_eq(identify("123").share_count, 0);
}

Test(identify, tells_shares_of_mixed_texts)
{
    drg_identity id = identify("The ministers met in Ankara and agreed on a new treaty. Bakanlar Ankara'da bir araya geldi ve yeni bir "
                               "antlaşma üzerinde anlaştı, ancak ayrıntılar henüz açıklanmadı.");
    cr_assert_eq(id.share_count, 2);
    cr_expect_str_eq(id.lang, "tr");
    cr_expect_str_eq(id.shares[0].lang, "tr");
    cr_expect_str_eq(id.shares[1].lang, "en");
    cr_expect_float_eq(id.shares[0].share + id.shares[1].share, 1, 1e-9);
    id = identify("Министры встретились в Анкаре и договорились о новом соглашении.\nThe ministers met there and agreed.");
    cr_expect_str_eq(id.lang, "ru");
    cr_expect_str_eq(id.script, "Cyrl");
    cr_expect_str_eq(id.shares[1].lang, "en");
}

/* Longer than all windows hold at first. */
Test(identify, takes_texts_of_any_length)
{
    struct buf text = buf_make(1 << 20);
    for (int i = 0; i < 2000; i++)
        buf_add_z(&text, i % 4 ? "Bakanlar yeni bir antlaşma üzerinde anlaştı. " : "The ministers agreed on a new treaty with them. ");
    drg_identity id;
    drg_identify(buf_str(&text), &id);
    cr_expect_str_eq(id.lang, "tr");
    cr_expect_gt(id.shares[0].share, 0.7);
    buf_free(&text);
}

Test(identify, goes_past_what_is_no_text)
{
    struct buf word = buf_make(1 << 20);
    for (int i = 0; i < 100000; i++)
        buf_add_z(&word, "ş");
    drg_identity id;
    drg_identify(buf_str(&word), &id);
    cr_expect_str_eq(id.script, "Latn");
    buf_free(&word);
    cr_expect_str_eq(identify("\xFF\xFE bu bir \xC3( deneme i\xE7in yaz\xC4\xB1ld\xC4\xB1").lang, "tr");
    cr_expect_str_eq(identify("` { < unclosed signs are no code at all").lang, "en");
    cr_expect_str_eq(identify("www.").lang, "und");
    cr_expect_str_eq(identify("a@b").lang, "und");
}
