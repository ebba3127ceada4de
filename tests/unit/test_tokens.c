/* test_tokens.c - words of a text: the definition by example, and the quick way equal to it. */
#include <criterion/criterion.h>

#include "base/buf.h"
#include "lang/fold.h"
#include "text/tokens.h"

/* Writes the tokens of `text` as [word] with what stands before it: _ joins, . an abbreviation, # signs, | a break. */
static void show(struct buf *out, drg_str text)
{
    struct token_cursor cursor = {text, 0, text.len, false};
    struct token token;
    buf_cut(out, 0);
    buf_add_z(out, "");
    while (token_next(&cursor, &token)) {
        buf_add_char(out, "_.#|"[token.gap]);
        buf_add_char(out, token.kind == TOKEN_OPAQUE ? '<' : '[');
        buf_add(out, str_cut(text, token.start, token.end));
        buf_add_char(out, token.kind == TOKEN_OPAQUE ? '>' : ']');
    }
}

/* A run of hyphenated words is no address, and finding that out does not take the square of its length. */
Test(tokens, long_hyphenated_runs, .timeout = 20)
{
    enum { WORDS = 1 << 18 };
    struct buf text = buf_make(8 * WORDS);
    struct token token;
    size_t count = 0;
    for (size_t i = 0; i < WORDS; i++)
        buf_add_z(&text, "word-");
    struct token_cursor cursor = {buf_str(&text), 0, text.len, false};
    while (token_next(&cursor, &token))
        count++;
    cr_expect_eq(count, WORDS);
    buf_free(&text);
}

Test(tokens, words_and_gaps)
{
    static const struct { const char *text, *tokens; } cases[] = {
        {"", ""},
        {"Ankara said", "|[Ankara]_[said]"},
        {"Türkiye'nin, AB’nin", "|[Türkiye'nin]#[AB’nin]"},
        {"the courts' ruling", "|[the]_[courts]#[ruling]"},
        {"al-Assad", "|[al]_[Assad]"},
        {"the U.S. Congress", "|[the]_[U.S].[Congress]"},
        {"т.е. сегодня", "|[т.е].[сегодня]"},
        {"The end.Next", "|[The]_[end].[Next]"},
        {"AT&T", "|[AT]#[T]"},
        {"see https://example.org/Ankara?q=1 now", "|[see]_<https://example.org/Ankara?q=1>_[now]"},
        {"www.ankara.example, ok", "|<www.ankara.example>#[ok]"},
        {"write to first.last@example.org.", "|[write]_[to]_<first.last@example.org>"},
        {"وقال إنّه، ثمّ", "|[وقال]_[إنّه]#[ثمّ]"},
        {"الـNATO", "|[ال]_[NATO]"},
        {"co\xC2\xADoperate", "|[co\xC2\xADoperate]"},
        {"a\xEF\xBF\xBC" "b", "|[a]|[b]"},
        {"one\ntwo", "|[one]|[two]"},
        {"Во́дская И\xCC\x86од", "|[Во́дская]_[И\xCC\x86од]"},
        {"2024'te 10'uncu", "|[2024'te]_[10'uncu]"},
    };
    struct buf out = buf_make(1000);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        show(&out, str_from(cases[i].text));
        cr_expect_str_eq(out.ptr, cases[i].tokens, "%s: %s", cases[i].text, out.ptr);
    }
    buf_free(&out);
}

/* xorshift: the same texts on every machine. */
static uint32_t next_random(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

static void random_text(struct buf *text, uint32_t *state)
{
    static const char *const pieces[] = {
        " ", " ", " ", " ", "-", "'", "’", ".", ". ", ",", "\n", "@", "://", "www.", "a", "Ankara", "İstanbul", "ğüş",
        "Москва", "ё", "الرئيس", "و", "ـ", "ّ", "،", "؟", "×", "÷", "٣", "۳", "2024", "é", "e\xCC\x81", "Ω", "ქ", "中",
        "\xEF\xBF\xBC", "\xE2\x80\x8F", "\xC2\xA0", "\xC2\xAD", "😀", "ی", "&", "U", "S", "(", ")", "\"", "«", "»", "_", "`", "+", "#", "\t", "\r\n", "word1 ", "naïve ", "3D", "21st", "٣rd", "“", "”", "…", "–", "it's", "ab.cd", ":", "//",
    };
    buf_cut(text, 0);
    uint32_t count = next_random(state) % 60;
    for (uint32_t i = 0; i < count; i++)
        buf_add_z(text, pieces[next_random(state) % (sizeof pieces / sizeof pieces[0])]);
}

static bool is_same_token(const struct token *a, const struct token *b)
{
    return a->start == b->start && a->end == b->end && a->kind == b->kind && a->gap == b->gap &&
           a->script == b->script && a->gap_hash == b->gap_hash && a->flags == b->flags;
}

Test(tokens, the_quick_way_gives_the_same)
{
    struct buf text = buf_make(1 << 16);
    struct token_list list = {0};
    uint32_t state = 2463534242u;
    for (unsigned round = 0; round < 60000; round++) {
        random_text(&text, &state);
        size_t at = 0;
        struct token_cursor cursor = {buf_str(&text), 0, text.len, round % 3 == 0}, quick = cursor;
        struct token token;
        list.classify = round % 2 ? block_classify_scalar : NULL;
        list.tokens.count = 0;
        while (quick.at < quick.end)
            cr_assert(token_list_fill(&list, &quick, round % 5 ? text.len : 7 + round % 100));
        while (token_next(&cursor, &token)) {
            if (at && at < list.tokens.count)
                token_list_at(&list, at, &cursor);
            else if (list.tokens.items[at].gap == GAP_UNREAD)
                token_read_gap(&list.tokens.items[at], 0, &cursor);
            cr_assert(at < list.tokens.count && is_same_token(&token, &list.tokens.items[at]),
                      "round %u, token %zu of '%s': %u-%u, kind %u, gap %u", round, at, text.ptr, token.start, token.end,
                      token.kind, token.gap);
            at++;
        }
        cr_assert_eq(at, list.tokens.count, "round %u: '%s'", round, text.ptr);
    }
    token_list_free(&list);
    buf_free(&text);
}

Test(tokens, every_way_to_classify_gives_the_same)
{
    block_classify *quickest = block_classifier();
    struct block_carry one = {0}, two = {0};
    uint32_t state = 88172645u;
    for (unsigned round = 0; round < 20000; round++) {
        unsigned char block[BLOCK_BYTES + 1];
        struct block_masks a, b;
        for (size_t i = 0; i < sizeof block; i++)
            block[i] = (unsigned char)(next_random(&state) >> (round % 2 ? 7 : 8) & (round % 3 ? 0xFF : 0x7F));
        quickest(block, &one, &a);
        block_classify_scalar(block, &two, &b);
        cr_assert(a.word == b.word && a.stop == b.stop && a.at == b.at, "round %u", round);
    }
}
