/* fuzz_tokens.c - any text as words: they lie in it, in order, and each way to read them, block by block or one by one, with
 * windows of any size, gives the same. */
#include <string.h>

#include "base/utf8.h"
#include "fuzz.h"
#include "text/tokens.h"

static bool is_edge(drg_str text, size_t at)
{
    return at == text.len || utf8_is_lead(text.ptr[at]);
}

static void check_place(const struct token *token, drg_str text, size_t from)
{
    CLAIM(from <= token->start && token->start < token->end && token->end <= text.len);
    CLAIM(is_edge(text, token->start) && is_edge(text, token->end));
    CLAIM(token->kind <= TOKEN_OPAQUE && token->gap < GAP_UNREAD);
    CLAIM(from || token->gap == GAP_BREAK || token->start);
}

static bool is_same(const struct token *a, const struct token *b)
{
    return a->start == b->start && a->end == b->end && a->kind == b->kind && a->gap == b->gap && a->script == b->script &&
           a->gap_hash == b->gap_hash && a->flags == b->flags;
}

static void read_gap(struct token_list *list, size_t index, const struct token_cursor *cursor)
{
    struct token *token = &list->tokens.items[index];
    if (index)
        (void)token_list_at(list, index, cursor);
    else if (token->gap == GAP_UNREAD)
        token_read_gap(token, 0, cursor);
}

/* Walks one by one, and compares with the list made in windows. */
static void check_windows(struct token_cursor cursor, size_t window, block_classify *classify)
{
    struct token_list list = {.classify = classify};
    struct token_cursor quick = cursor;
    struct token token;
    size_t count = 0, end = 0;
    while (quick.at < quick.end)
        CLAIM(token_list_fill(&list, &quick, window));
    for (; token_next(&cursor, &token); count++) {
        CLAIM(count < list.tokens.count);
        read_gap(&list, count, &cursor);
        check_place(&token, cursor.text, end);
        CLAIM(is_same(&token, &list.tokens.items[count]));
        end = token.end;
    }
    CLAIM(count == list.tokens.count);
    token_list_free(&list);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size < 2)
        return 0;
    drg_str text = {(const char *)data + 2, size - 2};
    if (!utf8_is_valid(text))
        return 0;
    struct token_cursor cursor = {text, 0, text.len, data[0] & 1};
    check_windows(cursor, 1 + data[1], block_classify_scalar);
    check_windows(cursor, 1 + data[1], NULL);
    check_windows(cursor, text.len + 1, NULL);
    return 0;
}
