/* test_prepare.c - preparing corpora: sentences, units of all kinds, and that nothing depends on memory or batches. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "corpus/boilerplate.h"
#include "corpus/chosen.h"
#include "dragoman/prepare.h"
#include "support/temporary.h"
#include "syntax/json_members.h"
#include "syntax/json_string.h"
#include "text/sentences.h"

/* ---- Sentences ---------------------------------------------------------------------------------------------- */

/* What `|` divides must be divided, and nothing else. */
static const struct {
    const char *lang, *text;
} paragraphs[] = {
    {"en", "Hello world.| This is a test."},
    {"en", "Dr. Watson met Mr. Holmes at 221B Baker St. in London.| They left."},
    {"en", "It costs 3.50 dollars.| See https://example.org/a.b?c=d. for more.| Mail a.b@example.org now."},
    {"en", "The U.S. Army came.| He lives in the U.S.| The war ended."},
    {"en", "See fig. 3 and pp. 4-6, e.g. Smith et al. 2010.| Done."},
    {"en", "J. R. R. Tolkien wrote it.| So did C. S. Lewis."},
    {"en", "\"Is it true?\" he asked.| \"Yes!\" she cried.| They went."},
    {"en", "He said (twice!) that it rains.| It rained..."},
    {"en", "On Oct. 2, 1968, it began.| At 5 p.m. the rest came."},
    {"en", "Wait... what?| No.| Yahoo! is a company."},
    {"en", "1. First item"},
    {"tr", "Dr. Yıldız geldi.| Prof. Dr. Kaya gitti.| 3. sınıf öğrencisi 1. Dünya Savaşı'nı okudu."},
    {"tr", "II. Abdülhamid dönemi bitti.| 20. yüzyıl başladı."},
    {"tr", "Elma, armut vb. meyveler var.| T.C. Merkez Bankası açıkladı."},
    {"tr", "Saat 10.30'da geldi mi?| Evet!| Ankara'ya gitti."},
    {"ar", "ذهب إلى المدرسة.| هل عاد؟| نعم، عاد!| بلغ السعر 3.5 دولار."},
    {"ar", "قال د. طه حسين كلمته.| ثم خرج."},
    {"ru", "Это было в 1990 г. в Москве.| Он родился в г. Москва.| И т. д. и т. п."},
    {"ru", "А. С. Пушкин родился в XVIII в.| Он писал стихи, т. е. был поэтом."},
    {"ru", "«Кто там?» — спросил он.| «Я!» — ответила она.| Стоит 5 млн руб. в год."},
    {NULL, "Это так.| Да. — и всё."},
};

static size_t divide(const char *lang, const char *marked, struct buf *out)
{
    char text[512];
    size_t len = 0, count = 0;
    for (const char *p = marked; *p; p++)
        if (*p != '|')
            text[len++] = *p;
    struct sentences s = {.text = {text, len}, .lang = lang ? lang_find(str_from(lang)) : NULL};
    for (drg_span span, last = {0, 0}; sentences_next(&s, &span); last = span, count++) {
        buf_add(out, str_cut(s.text, last.end, last.end));
        if (count)
            buf_add_char(out, '|');
        buf_add(out, str_cut(s.text, last.end, span.end));
    }
    return count;
}

Test(prepare, sentences_end_where_they_should)
{
    for (size_t i = 0; i < sizeof paragraphs / sizeof paragraphs[0]; i++) {
        struct buf out = buf_make(4096);
        divide(paragraphs[i].lang, paragraphs[i].text, &out);
        cr_expect(str_eq_z(buf_str(&out), paragraphs[i].text), "test_prepare.c: paragraph %zu: %.*s", i, (int)out.len, out.ptr);
        buf_free(&out);
    }
}

/* ---- Small parts -------------------------------------------------------------------------------------------- */

Test(prepare, the_nth_chosen_number_is_found)
{
    struct chosen chosen = {0};
    uint64_t wanted[700], count = 0;
    for (uint64_t i = 0; i < 1000; i++) {
        bool is_chosen = i < 90 || (i % 7 != 3 && (i < 200 || i > 500));
        if (is_chosen)
            wanted[count++] = i;
        cr_assert(chosen_add(&chosen, is_chosen));
    }
    for (uint64_t n = 0; n < count; n++)
        cr_expect(chosen_find(&chosen, n) == wanted[n]);
    chosen_free(&chosen);
}

static const struct {
    const char *object, *text; /* NULL: not an object with a string "text" */
} objects[] = {
    {"{\"text\":\"a\"}", "a"},
    {" { \"x\" : [1, {\"text\":\"no\"}], \"text\" : \"\\u0041\\n\\\"\" } ", "A\n\""},
    {"{\"text\":\"\\ud83d\\ude00\\ud83d\"}", "\xF0\x9F\x98\x80\xEF\xBF\xBD"},
    {"{\"text\":\"a\",\"text\":\"b\"}", "b"},
    {"{\"text\":1}", NULL}, {"{}", NULL}, {"", NULL}, {"{\"text\":\"a\"", NULL}, {"{\"text\":\"a\"} x", NULL},
    {"{\"text\":\"a\\q\"}", NULL}, {"{\"text\":\"\\u00g0\"}", NULL}, {"[\"text\"]", NULL}, {"{\"text\":\"a\n\"}", NULL},
    {"{\"x\":[}],\"text\":\"a\"}", NULL}, {"{\"text\"", NULL}, {"{\"text\":\"\\", NULL},
};

Test(prepare, members_of_objects_are_found)
{
    const char *const names[] = {"text"};
    for (size_t i = 0; i < sizeof objects / sizeof objects[0]; i++) {
        drg_span span;
        drg_str object = str_from(objects[i].object);
        bool found = json_find_strings(object, names, 1, &span);
        cr_expect(found == (objects[i].text != NULL), "%s", objects[i].object);
        if (!found || !objects[i].text)
            continue;
        struct buf out = buf_make(256);
        json_unescape(&out, str_cut(object, span.start + 1, span.end - 1));
        cr_expect(str_eq_z(buf_str(&out), objects[i].text), "%s", objects[i].object);
        buf_free(&out);
    }
}

Test(prepare, boilerplate_is_short_and_known)
{
    cr_expect(is_boilerplate(STR("© 2020 — All Rights Reserved.")));
    cr_expect(is_boilerplate(STR("Tüm hakları saklıdır!")));
    cr_expect(is_boilerplate(STR("ВСЕ ПРАВА ЗАЩИЩЕНЫ")));
    cr_expect(!is_boilerplate(STR("The treaty says that all rights reserved to the states by the old law remain theirs.")));
    cr_expect(!is_boilerplate(STR("")));
}

/* ---- Nothing depends on memory or batches ------------------------------------------------------------------- */

enum { LINES = 20000 };

static char corpus_path[TEMPORARY_PATH];

static void write_corpus(void)
{
    int fd = temporary_file(corpus_path);
    FILE *file = fdopen(fd, "w");
    uint64_t state = 1;
    for (int i = 0; i < LINES; i++) {
        state = state * UINT64_C(6364136223846793005) + 1442695040888963407u;
        fprintf(file, "%s %u. It is %u%s\n", i % 11 ? "Line number" : "\xEF\xAC\x81ne", (unsigned)(state >> 33) % 6000,
                (unsigned)(state >> 50) % 9, i % 5 ? "." : "");
    }
    fclose(file);
}

static drg_status note_choice(void *user, const drg_choice *choice, drg_error *err)
{
    struct buf *out = user;
    (void)err;
    buf_addf(out, "%llu %u %llu ", (unsigned long long)choice->number, choice->part.reason, (unsigned long long)choice->first);
    buf_addf(out, "%llu-%llu ", (unsigned long long)choice->place[0].start, (unsigned long long)choice->place[0].end);
    buf_add(out, choice->text[0]);
    buf_add_char(out, '\n');
    return DRG_OK;
}

/* All that a run gives, as text. */
static struct buf run(drg_select_options select, size_t batch)
{
    struct buf out = buf_make(SIZE_MAX / 2);
    const char *paths[] = {corpus_path};
    drg_ctx *ctx;
    drg_corpus *corpus;
    drg_normalizer *normalizer;
    drg_preparer *preparer;
    drg_selector *selector;
    drg_unit_batch units = {0};
    drg_unit_texts texts = {0};
    drg_prepared prepared = {0};
    drg_error err = {0};
    select.sides = 1;
    select.give = note_choice;
    select.user = &out;
    cr_assert(!drg_ctx_new(&ctx, NULL, &err));
    cr_assert(!drg_corpus_open(&corpus, ctx, paths, 1, &(drg_corpus_options){.format = "plain", .batch = batch}, &err));
    cr_assert(!drg_normalizer_new(&normalizer, ctx, NULL, &err));
    cr_assert(!drg_preparer_new(&preparer, ctx, &(drg_prepare_options){.sides = 1, .normalizer = normalizer, .split = true,
                                                                       .filters = "too-short=8"}, &err));
    cr_assert(!drg_selector_new(&selector, &select, &err), "%s", err.message);
    do {
        cr_assert(!drg_corpus_next(corpus, &units, &err));
        cr_assert(!drg_unit_texts_make(&texts, ctx, &units, &err));
        cr_assert(!drg_prepared_make(&prepared, preparer, &texts, &err));
        cr_assert(!drg_selector_mark(selector, &prepared, &err));
        cr_assert(!drg_selector_add(selector, 0, &units, &texts, &prepared, &err), "%s", err.message);
    } while (!units.is_last);
    cr_assert(!drg_selector_finish(selector, &err), "%s", err.message);
    drg_prepared_free(&prepared);
    drg_unit_texts_free(&texts);
    drg_unit_batch_free(&units);
    drg_selector_free(selector);
    drg_preparer_free(preparer);
    drg_normalizer_free(normalizer);
    drg_corpus_free(corpus);
    drg_ctx_free(ctx);
    return out;
}

Test(prepare, memory_and_batches_change_nothing, .timeout = 300)
{
    const drg_dedupe_options text = {.level = DRG_KEY_TEXT}, near = {.similarity = 0.7};
    const drg_select_options selections[] = {{.dedupe = &text}, {.dedupe = &near}, {.dedupe = &text, .sample = 500, .seed = 3},
                                             {.fraction = 0.3, .shuffle = true, .seed = 9},
                                             {.dedupe = &text, .fraction = 0.5, .sample = 100, .shuffle = true}};
    write_corpus();
    for (size_t i = 0; i < sizeof selections / sizeof selections[0]; i++) {
        drg_select_options small = selections[i];
        small.memory = 1; /* the least there is */
        struct buf whole = run(selections[i], 0), cut = run(small, 1 << 12);
        cr_expect(whole.len && str_eq(buf_str(&whole), buf_str(&cut)), "selection %zu", i);
        buf_free(&whole);
        buf_free(&cut);
    }
    unlink(corpus_path);
}
