/* token_list.c - the quick way to the tokens of a stretch.
 *
 * Most words of real text are plain: letters of one script between spaces and ASCII signs. Blocks of 64 bytes give the
 * edges of all runs of letters; a run that is surely a token of its own is taken as it is, everything else
 * (apostrophes, inner periods, addresses, marks, rarer scripts) goes through token_next, which is the definition. */
#include "lang/fold.h"
#include "text/tokens.h"

void token_list_free(struct token_list *list)
{
    vec_free(&list->tokens);
    vec_free(&list->edges);
}

static bool add_edges(struct token_list *list, uint64_t edges, uint32_t base)
{
    if (!vec_reserve(&list->edges, list->edges.count + BLOCK_BYTES))
        return false;
    while (edges) {
        list->edges.items[list->edges.count++] = base + (uint32_t)__builtin_ctzll(edges);
        edges &= edges - 1;
    }
    return true;
}

/* The edges of all runs. Odd places are rare: one flag for the whole stretch says whether runs must be looked at. */
static bool find_edges(struct token_list *list, drg_str text, size_t start, size_t end, bool *has_odd)
{
    struct block_carry carry = {0};
    struct block_masks masks;
    uint64_t before = 0;
    *has_odd = false;
    list->edges.count = 0;
    for (size_t at = start; at < end; at += BLOCK_BYTES) {
        unsigned char padded[BLOCK_BYTES] = {0};
        const unsigned char *block = (const unsigned char *)text.ptr + at;
        if (end - at < BLOCK_BYTES) {
            memcpy(padded, block, end - at);
            block = padded;
        }
        list->classify(block, &carry, &masks);
        if (!add_edges(list, masks.word ^ (masks.word << 1 | before), (uint32_t)at))
            return false;
        before = masks.word >> 63;
        *has_odd |= masks.odd != 0;
    }
    return !before || vec_push(&list->edges, (uint32_t)end);
}

/* Whether a run holds one of blocks.h's odd places, or begins with a mark. */
static bool is_odd(drg_str text, uint32_t start, uint32_t end)
{
    const unsigned char *p = (const unsigned char *)text.ptr;
    bool has_arabic = false, has_other = false;
    for (uint32_t i = start; i < end; i++) {
        unsigned char c = p[i], next = i + 1 < end ? p[i + 1] : 0;
        bool is_alpha = c < 0x80 && !is_ascii_digit((char)c);
        has_arabic |= c >= 0xD8;
        has_other |= is_alpha || (c >= 0xC3 && c < 0xD8);
        if ((c == 0xD8 && next < 0xA0) || (c == 0xD9 && (next == 0x80 || (next >= 0xAA && next <= 0xAD))) ||
            (c == 0xC3 && (next == 0x97 || next == 0xB7)))
            return true;
    }
    return has_arabic && has_other;
}

static uint8_t script_of_lead(unsigned char lead)
{
    if (lead < 0x80 || lead <= 0xC5)
        return SCRIPT_LATIN;
    return lead >= 0xD8 ? SCRIPT_ARABIC : SCRIPT_CYRILLIC;
}

/* Digits alone have no script; digits before letters are left to token_next. */
static bool script_of_run(drg_str text, uint32_t start, uint32_t end, uint8_t *script)
{
    unsigned char first = (unsigned char)text.ptr[start];
    if (!is_ascii_digit((char)first)) {
        unsigned char second = start + 1 < end ? (unsigned char)text.ptr[start + 1] : 0;
        bool is_mark = first == 0xD9 && (second == 0x80 || (second >= 0x8B && second <= 0x9F) || second == 0xB0 ||
                                         (second >= 0xA0 && second <= 0xA9));
        *script = script_of_lead(first);
        return !is_mark;
    }
    *script = SCRIPT_OTHER;
    for (uint32_t i = start; i < end; i++)
        if (!is_ascii_digit(text.ptr[i]))
            return false;
    return true;
}

/* An ASCII sign after which no letter follows at once. */
static bool stands_apart(drg_str text, size_t at, size_t end)
{
    return at + 1 >= end || ((unsigned char)text.ptr[at + 1] < 0x80 && !is_ascii_alpha(text.ptr[at + 1]) &&
                             !is_ascii_digit(text.ptr[at + 1]));
}

/* Whether nothing after a run can be part of its token or make an address of it. */
static bool ends_plainly(drg_str text, size_t start, size_t at, size_t end)
{
    if (at >= end)
        return true;
    switch (text.ptr[at]) {
    case ' ': case ',': case ';': case ')': case '"': case '!': case '?': case '\n': case '/': case '(': case ']':
    case '[': case '<': case '>': case '=': case '*': case '|': case '&':
        return true;
    case ':':
        return at + 1 >= end || text.ptr[at + 1] != '/';
    case '\'':
        return stands_apart(text, at, end);
    case '.':
        return at + 1 >= end || text.ptr[at + 1] == ' ' || text.ptr[at + 1] == '\n';
    case '-':
        return !at_sign(text, start, at, end);
    default:
        return false;
    }
}

/* What stands between the token before and a run, when it is ASCII; false when it is not. */
static bool read_gap(drg_str text, size_t before, size_t start, struct token *token)
{
    struct gap_state state = gap_begin(before);
    if (start != before + 1 || text.ptr[before] != ' ') {
        for (size_t at = before; at < start; at++) {
            unsigned char sign = (unsigned char)text.ptr[at];
            if (sign >= 0x80)
                return false;
            gap_widen(&state, fold_find(sign), sign, at == before && before > 0);
        }
    }
    token->gap = (uint8_t)state.gap;
    token->gap_hash = state.hash;
    return true;
}

/* A run that is surely a token by itself. */
static bool take_plain(drg_str text, size_t before, uint32_t start, uint32_t stop, size_t end, bool has_odd,
                       struct token *token)
{
    *token = (struct token){.start = start, .end = stop, .kind = TOKEN_WORD};
    return ends_plainly(text, start, stop, end) && read_gap(text, before, start, token) &&
           script_of_run(text, start, stop, &token->script) && !(has_odd && is_odd(text, start, stop));
}

bool token_list_read(struct token_list *list, drg_str text, size_t start, size_t end)
{
    struct token_cursor cursor = {text, start, end};
    bool has_odd, more = true;
    list->tokens.count = 0;
    if (!list->classify)
        list->classify = block_classifier();
    if (!find_edges(list, text, start, end, &has_odd))
        return false;
    for (size_t i = 0; more;) {
        while (i + 1 < list->edges.count && list->edges.items[i] < cursor.at)
            i += 2;
        if (!vec_reserve_one(&list->tokens))
            return false;
        struct token *token = &list->tokens.items[list->tokens.count];
        const uint32_t *edges = list->edges.items + i;
        bool inside_run = i && edges[-1] > cursor.at; /* token_next divided it */
        bool is_plain = i + 1 < list->edges.count && !inside_run &&
                        take_plain(text, cursor.at, edges[0], edges[1], end, has_odd, token);
        if (is_plain)
            cursor.at = token->end;
        else
            more = token_next(&cursor, token);
        list->tokens.count += more;
    }
    return true;
}
