/* test_scan.c - what makes scanning quick changes nothing but the speed: the memory of words, windows, wide instructions. */
#include <criterion/criterion.h>

#include "base/file.h"
#include "match/scan.h"
#include "support/tables.h"

enum { MOST_BYTES = 1 << 24 };

static struct memo_key key_of_z(const char *token)
{
    char bytes[MEMO_SHORT] = {0};
    memcpy(bytes, token, strlen(token));
    struct memo_key key = memo_key(bytes, strlen(token));
    key.hash = memo_hash(key.part);
    return key;
}

Test(memo, remembers_what_was_added)
{
    enum { WORDS = 5000 };
    struct memo memo = {0};
    char token[60];
    size_t known = 0;
    cr_assert(memo_init(&memo));
    for (uint32_t i = 0; i < WORDS; i++) {
        snprintf(token, sizeof token, "word%u", i);
        struct memo_key key = key_of_z(token);
        cr_assert_null(memo_find(&memo, &key));
        memo_add(&memo, &key, (struct memo_value){{i, i + 1}, {i + 2, i + 3}});
        snprintf(token, sizeof token, "a word far longer than the others %u", i);
        cr_assert_null(memo_find_long(&memo, str_from(token)));
        memo_add_long(&memo, str_from(token), (struct memo_value){{i, i + 1}, {i + 2, i + 3}});
        cr_assert_eq(memo_find_long(&memo, str_from(token))->lemma[1], i + 3);
    }
    for (uint32_t i = 0; i < WORDS; i++) {
        snprintf(token, sizeof token, "word%u", i);
        struct memo_key key = key_of_z(token);
        const struct memo_value *value = memo_find(&memo, &key);
        value = value ? value : memo_find_aside(&memo, &key);
        cr_assert(!value || (value->id[0] == i && value->lemma[1] == i + 3));
        known += value != NULL;
    }
    cr_expect_gt(known, WORDS - WORDS / 100, "%zu of %d remembered", known, WORDS);
    memo_clear(&memo);
    struct memo_key first = key_of_z("word1");
    cr_expect_null(memo_find(&memo, &first));
    memo_free(&memo);
}

typedef VEC(struct hit) hit_list;

static bool keep(void *user, const struct scanner *s, const struct lang *lang)
{
    hit_list *list = user;
    (void)lang;
    for (size_t i = 0; i < s->hits.count; i++)
        if (!vec_push(list, s->hits.items[i]))
            return false;
    return true;
}

static void add_news(struct buf *text, const char *lang)
{
    char path[300];
    snprintf(path, sizeof path, "%s/corpora/news.%s.txt", TEST_SOURCE_DIR, lang);
    cr_assert(file_read(text, path, NULL) == DRG_OK);
    buf_add_char(text, '\n');
}

/* A scanner that has seen much, one that forgets nearly everything, and a new one for each line find the same. */
Test(memo, what_was_read_before_changes_nothing)
{
    struct fixture f;
    struct buf text = buf_make(MOST_BYTES), tsv = buf_make(MOST_BYTES);
    hit_list lists[3] = {{0}};
    cr_assert(file_read(&tsv, TEST_SOURCE_DIR "/glossaries/diplomacy.tsv", NULL) == DRG_OK);
    fixture_make(&f, glossary_of_tsv(tsv.ptr), (const char *const[]){"a.en.txt"}, (const char *const[]){"A text.\n"}, 1);
    add_news(&text, "en");
    add_news(&text, "tr");
    add_news(&text, "ar");
    add_news(&text, "ru");
    add_news(&text, "tr");
    for (int way = 0; way < 3; way++) {
        struct scanner s = {.matcher = f.matcher, .memo.most_pairs = way == 1 ? 4 : 0};
        struct run_sink sink = {keep, &lists[way]};
        for (size_t at = 0, end; at < text.len; at = end) {
            str_line_end(buf_str(&text), at, &end);
            cr_assert(scan_telling(&s, buf_str(&text), at, end, NULL, &sink, NULL) == DRG_OK);
            if (way == 2) {
                scanner_free(&s);
                s = (struct scanner){.matcher = f.matcher};
            }
        }
        scanner_free(&s);
    }
    cr_expect_gt(lists[0].count, 1000);
    for (int way = 1; way < 3; way++) {
        cr_assert_eq(lists[way].count, lists[0].count, "way %d: %zu hits, not %zu", way, lists[way].count, lists[0].count);
        for (size_t i = 0; i < lists[0].count; i++) {
            const struct hit *a = &lists[0].items[i], *b = &lists[way].items[i];
            cr_expect(a->span.start == b->span.start && a->span.end == b->span.end && a->term == b->term &&
                          a->grade == b->grade, "way %d, hit %zu at byte %u", way, i, a->span.start);
        }
    }
    for (int way = 0; way < 3; way++)
        vec_free(&lists[way]);
    buf_free(&text);
    buf_free(&tsv);
    fixture_free(&f);
}

static const char *const languages[] = {"en", "tr", "ar", "ru"};

static void scan_news(hit_list *hits, const struct fixture *f, drg_str text, const char *lang, size_t window, bool is_scalar)
{
    struct scanner s = {.matcher = f->matcher, .window = window, .wraps = true};
    s.list.classify = is_scalar ? block_classify_scalar : NULL;
    hits->count = 0;
    cr_assert(scan(&s, text, 0, text.len, lang_find(str_from(lang)), false, NULL) == DRG_OK);
    cr_assert(keep(hits, &s, NULL));
    scanner_free(&s);
}

/* Terms run across the seams of windows; however small they are, and whoever classifies the bytes, the same is found. */
Test(scan, windows_and_wide_instructions_change_nothing)
{
    static const size_t windows[] = {1, 50, 333, 4096};
    struct fixture f;
    struct buf tsv = buf_make(MOST_BYTES);
    hit_list whole = {0}, other = {0};
    cr_assert(file_read(&tsv, TEST_SOURCE_DIR "/glossaries/diplomacy.tsv", NULL) == DRG_OK);
    fixture_make(&f, glossary_of_tsv(tsv.ptr), (const char *const[]){"a.en.txt"}, (const char *const[]){"A text.\n"}, 1);
    for (size_t l = 0; l < sizeof languages / sizeof languages[0]; l++) {
        struct buf text = buf_make(MOST_BYTES);
        add_news(&text, languages[l]);
        for (size_t i = 0, end = text.len; i < end; i++) /* and once more as chats are written */
            buf_add_char(&text, is_ascii_alpha(text.ptr[i]) ? ascii_lower(text.ptr[i]) : text.ptr[i]);
        scan_news(&whole, &f, buf_str(&text), languages[l], text.len, false);
        cr_expect_gt(whole.count, 300);
        for (size_t i = 0; i < 2 * sizeof windows / sizeof windows[0]; i++) {
            scan_news(&other, &f, buf_str(&text), languages[l], windows[i / 2], i % 2);
            cr_assert_eq(other.count, whole.count, "%s, window %zu", languages[l], windows[i / 2]);
            for (size_t k = 0; k < whole.count; k++) {
                const struct hit *a = &whole.items[k], *b = &other.items[k];
                cr_expect(a->span.start == b->span.start && a->span.end == b->span.end && a->term == b->term &&
                              a->grade == b->grade, "%s, window %zu, byte %u", languages[l], windows[i / 2], a->span.start);
            }
        }
        buf_free(&text);
    }
    vec_free(&whole);
    vec_free(&other);
    buf_free(&tsv);
    fixture_free(&f);
}

static size_t count_kept(struct scanner *s, const char *text)
{
    hit_list hits = {0};
    struct run_sink sink = {keep, &hits};
    cr_assert(scan_telling(s, str_from(text), 0, strlen(text), NULL, &sink, NULL) == DRG_OK);
    size_t count = hits.count;
    vec_free(&hits);
    return count;
}

/* Where a run in one language ends, nothing of an earlier text goes on. */
Test(scan, a_run_ends_where_its_language_does)
{
    static const char before[] = "Assembly Assembly Assembly Assembly Assembly Assembly of the Assembly";
    static const char text[] = "This is for the UN. Türkiye ve bu bir için.";
    struct fixture f;
    fixture_make(&f, glossary_of_tsv("concept\ten\n1\tUN Assembly\n"), (const char *const[]){"a.en.txt"},
                 (const char *const[]){"A text.\n"}, 1);
    struct scanner s = {.matcher = f.matcher};
    cr_expect_eq(count_kept(&s, text), 0);
    count_kept(&s, before);
    cr_expect_eq(count_kept(&s, text), 0, "an earlier text's words are not this one's");
    cr_expect_eq(count_kept(&s, "This is for the UN Assembly."), 1);
    scanner_free(&s);
    fixture_free(&f);
}

/* The longest stems that there are are found, too. */
Test(scan, long_stems)
{
    char tsv[300] = "concept\ten\n", word[80] = "";
    for (size_t letters = 62; letters <= 66; letters++) {
        struct fixture f;
        memset(word, 'a', letters);
        word[letters] = '\0';
        snprintf(tsv, sizeof tsv, "concept\ten\n1\t%s\n", word);
        fixture_make(&f, glossary_of_tsv(tsv), (const char *const[]){"a.en.txt"}, (const char *const[]){word}, 1);
        size_t count;
        drg_matches_list(f.matches[0], &count);
        cr_expect_eq(count, letters <= STEM_MAX_LETTERS, "%zu letters", letters);
        fixture_free(&f);
    }
}

static const hit_list *scan_english(struct scanner *s, hit_list *hits, const char *text)
{
    hits->count = 0;
    cr_assert(scan(s, str_from(text), 0, strlen(text), lang_find(STR("en")), false, NULL) == DRG_OK);
    cr_assert(keep(hits, s, NULL));
    return hits;
}

/* A word's terms are verified when it is first seen; what stands around it is looked at each time. */
Test(scan, a_known_word_is_judged_by_what_stands_around_it)
{
    struct fixture f;
    hit_list hits = {0};
    fixture_make(&f, glossary_of_tsv("concept\ten\n1\tcourt\n2\tMoscow\n3\tC\n4\tC++\n5\tU.S.\n"),
                 (const char *const[]){"a.en.txt"}, (const char *const[]){"A text.\n"}, 1);
    struct scanner s = {.matcher = f.matcher};
    for (int round = 0; round < 2; round++) {
        cr_expect_eq(scan_english(&s, &hits, "courts rule")->items[0].span.end, 6);
        cr_expect_eq(scan_english(&s, &hits, "courts' rule")->items[0].span.end, 7, "the apostrophe is its own");
        cr_expect_eq(scan_english(&s, &hits, "they all went to moscow in the end")->count, 1, "no capital anywhere");
        cr_expect_eq(scan_english(&s, &hits, "They all went to moscow in the end")->count, 0);
        cr_expect_eq(scan_english(&s, &hits, "Learn C now")->items[0].term, 2);
        cr_expect_eq(scan_english(&s, &hits, "Learn C++ now")->items[0].term, 3, "the signs are its own");
        cr_expect_eq(scan_english(&s, &hits, "In the U.S. today")->items[0].grade, DRG_EXACT);
        cr_expect_neq(scan_english(&s, &hits, "In the U.S today")->items[0].grade, DRG_EXACT);
    }
    vec_free(&hits);
    scanner_free(&s);
    fixture_free(&f);
}

/* However many concepts share a word, all are found, in the glossary's order. */
Test(scan, a_word_of_many_concepts)
{
    for (size_t concepts = 1; concepts <= 2 * MOST_WORD_TERMS; concepts++) {
        struct fixture f;
        struct buf tsv = buf_make(MOST_BYTES);
        hit_list hits = {0};
        buf_add(&tsv, STR("concept\ten\n"));
        for (size_t i = 0; i < concepts; i++)
            buf_addf(&tsv, "%zu\tbank\n", i);
        fixture_make(&f, glossary_of_tsv(tsv.ptr), (const char *const[]){"a.en.txt"}, (const char *const[]){"A text.\n"}, 1);
        struct scanner s = {.matcher = f.matcher};
        scan_english(&s, &hits, "A bank and a bank");
        cr_expect_eq(hits.count, 2 * concepts, "%zu concepts, %zu hits", concepts, hits.count);
        for (size_t i = 0; i < hits.count; i++)
            cr_expect_eq(hits.items[i].term, i % concepts);
        vec_free(&hits);
        scanner_free(&s);
        buf_free(&tsv);
        fixture_free(&f);
    }
}
