/* token_list.c - the quick way to the tokens of a stretch.
 *
 * Most words of real text are plain: letters of one script between spaces and ASCII signs. Blocks of 64 bytes give the
 * edges of all runs of letters, and the stops; a run with no stop since the one before it is a token as it stands, what
 * comes before a stop goes through token_next, which is the definition. */
#include "lang/fold.h"
#include "base/utf8.h"
#include "text/tokens.h"

enum {
    WINDOW_SLACK = 256, /* how far back from the wanted end of a window a white space is looked for */
    ADDRESS_REACH = 65  /* bytes before an @ where its address may begin; see LOCAL_PART_MAX */
};

void token_list_free(struct token_list *list)
{
    vec_free(&list->tokens);
    vec_free(&list->edges);
    vec_free(&list->stops);
}

/* ---- Edges and stops ---------------------------------------------------------------------------------------- */

/* Writes the positions of the bits; up to eight more are written in vain, which is quicker than to stop in time. */
static inline uint32_t *write_bits(uint32_t *out, uint64_t bits, uint32_t count, uint32_t base)
{
    uint32_t *end = out + count;
    do {
        for (int i = 0; i < 8; i++) {
            *out++ = base + (uint32_t)__builtin_ctzll(bits | (uint64_t)1 << 63);
            bits &= bits - 1;
        }
    } while (out < end);
    return end;
}

/* Addresses begin some way before their @. */
static void stop_before_at(uint64_t *stops, uint64_t at, size_t base)
{
    for (; at; at &= at - 1) {
        size_t end = base + (size_t)__builtin_ctzll(at), start = end > ADDRESS_REACH ? end - ADDRESS_REACH : 0;
        for (size_t i = start; i <= end; i++)
            stops[i / BLOCK_BYTES] |= (uint64_t)1 << i % BLOCK_BYTES;
    }
}

/* Classifies one block, whose first byte is `at` bytes from the window's start. */
static inline uint32_t *take_block(struct token_list *list, const unsigned char *bytes, size_t at, struct block_carry *carry,
                                   uint32_t *out)
{
    struct block_masks masks;
    list->classify(bytes, carry, &masks);
    list->stops.items[at / BLOCK_BYTES] = masks.stop;
    list->has_at |= masks.at != 0;
    if (masks.at)
        stop_before_at(list->stops.items, masks.at, at);
    return write_bits(out, masks.edges, masks.edge_count, (uint32_t)at);
}

/* The edges of all runs in [start, end), counted from `start`, and the stops. */
static bool find_edges(struct token_list *list, drg_str text, size_t start, size_t end)
{
    struct block_carry carry = {0};
    const unsigned char *bytes = (const unsigned char *)text.ptr + start;
    unsigned char padded[BLOCK_BYTES + 1] = {0};
    size_t at = 0, len = end - start, blocks = len / BLOCK_BYTES + 1;
    if (!vec_reserve(&list->edges, (blocks + 1) * BLOCK_BYTES) || !vec_reserve(&list->stops, blocks))
        return false;
    list->has_at = false;
    uint32_t *out = list->edges.items;
    for (; at + BLOCK_BYTES < len; at += BLOCK_BYTES)
        out = take_block(list, bytes + at, at, &carry, out);
    memcpy(padded, bytes + at, len - at);
    out = take_block(list, padded, at, &carry, out);
    if (carry.word)
        *out++ = (uint32_t)len;
    list->edges.count = (size_t)(out - list->edges.items);
    return true;
}

/* Where the next window ends: behind a white space, which no token spans, so that no token is cut. */
static size_t window_end(drg_str text, size_t start, size_t end, size_t window)
{
    if (end - start <= window)
        return end;
    size_t at = start + window, low = window > WINDOW_SLACK ? at - WINDOW_SLACK : start + 1;
    while (at > low && text.ptr[at - 1] != ' ' && text.ptr[at - 1] != '\n')
        at--;
    if (at > low)
        return at;
    for (at = start + window; at < end && text.ptr[at] != ' ' && text.ptr[at] != '\n';)
        at++;
    return at;
}

/* ---- What stands between ----------------------------------------------------------------------------------- */

void token_read_gap(struct token *token, size_t before, const struct token_cursor *cursor)
{
    struct gap_state state = gap_begin(before);
    drg_str text = cursor->text;
    if (token->start == before + 1 && text.ptr[before] == ' ' && before) {
        token->gap = GAP_SPACE;
        token->gap_hash = 0;
        return;
    }
    for (size_t at = before; at < token->start;) {
        size_t here = at;
        uint32_t code = utf8_next(text, &at);
        const struct fold_record *record = fold_find(code);
        if (!(record->class == FOLD_NEWLINE && cursor->wraps && line_is_wrapped(text, here)))
            gap_widen(&state, record, code, here == before && before > 0);
    }
    token->gap = state.gap;
    token->flags = state.flags;
    token->gap_hash = state.hash;
}

/* ---- Tokens ---------------------------------------------------------------------------------------------------- */

/* The script of a word by its first byte, where the classes of blocks.h call it a letter. */
static inline uint8_t script_of_lead(unsigned char lead)
{
    return (uint8_t)(SCRIPT_LATIN + (lead >= 0xD0) * (SCRIPT_CYRILLIC - SCRIPT_LATIN) +
                     (lead >= 0xD8) * (SCRIPT_ARABIC - SCRIPT_CYRILLIC));
}

/* A window, and how far its runs and stops have been taken. */
struct window {
    drg_str text;
    size_t start, end;
    const uint32_t *first_edge, *edge, *last_edge;
    const uint64_t *stops;
    size_t stop;  /* the next one, counted from the start; SIZE_MAX: there is none */
    size_t limit; /* of the stretch */
    bool has_at;  /* there is an address, perhaps */
};

static void find_stop(struct window *w, size_t from)
{
    size_t blocks = (w->end - w->start + BLOCK_BYTES - 1) / BLOCK_BYTES, block = from / BLOCK_BYTES;
    uint64_t bits = block < blocks ? w->stops[block] >> from % BLOCK_BYTES << from % BLOCK_BYTES : 0;
    while (!bits && ++block < blocks)
        bits = w->stops[block];
    w->stop = bits ? block * BLOCK_BYTES + (size_t)__builtin_ctzll(bits) : SIZE_MAX;
}

/* Takes the runs that end before the next stop as they are. */
static struct token *take_plain(struct window *w, struct token *out)
{
    const char *text = w->text.ptr + w->start;
    uint32_t start = (uint32_t)w->start;
    const uint32_t *edge = w->edge, *last = w->last_edge;
    size_t stop = w->stop;
    for (; edge < last && edge[1] < stop; edge += 2, out++) {
        out->start = start + edge[0];
        out->end = start + edge[1];
        out->kind = TOKEN_WORD;
        out->gap = GAP_UNREAD;
        out->script = script_of_lead((unsigned char)text[edge[0]]);
        out->flags = 0;
    }
    w->edge = edge;
    return out;
}

/* Whether nothing in the gap is a token, or joins the word before it. */
static bool is_plain_gap(drg_str text, size_t at, size_t end)
{
    while (at < end) {
        uint8_t class = fold_find(utf8_next(text, &at))->class;
        if (class != FOLD_OTHER && class != FOLD_SPACE && class != FOLD_NEWLINE && class != FOLD_HYPHEN)
            return false;
    }
    return true;
}

/* Whether the sign behind a run, which made a stop, joins nothing to it. */
static bool ends_plainly(drg_str text, size_t start, size_t at, size_t limit)
{
    unsigned char next = at + 1 < limit ? (unsigned char)text.ptr[at + 1] : ' ';
    switch (text.ptr[at]) {
    case '.': /* joins single letters */
        return at - start > 2 && !(at - start == 3 && memcmp(text.ptr + start, "www", 3) == 0);
    case ':':
        return next != '/';
    case '\'': case '`':
        return next < 0x80 && !is_ascii_alpha((char)next) && !is_ascii_digit((char)next);
    default:
        return (unsigned char)text.ptr[at] >= 0x80 && is_plain_gap(text, at, at + 1);
    }
}

/* The script of a run that begins with a digit: that of its first letter. False when that is not ASCII. */
static bool script_of_digits(const char *run, const char *end, uint8_t *script)
{
    *script = SCRIPT_OTHER;
    for (; run < end; run++) {
        if ((unsigned char)*run >= 0x80)
            return false;
        if (is_ascii_alpha(*run))
            *script = SCRIPT_LATIN;
    }
    return true;
}

/* Takes the next run when a second look at its stops tells that they are none. `before` is the end of the last token. */
static bool take_settled(struct window *w, size_t before, struct token **out)
{
    const uint32_t *edge = w->edge;
    const char *bytes = w->text.ptr + w->start;
    if (edge == w->last_edge || w->has_at)
        return false;
    if (w->stop < edge[0]) {
        if (!is_plain_gap(w->text, before, w->start + edge[0]))
            return false;
        find_stop(w, edge[0]);
    }
    uint8_t script = script_of_lead((unsigned char)bytes[edge[0]]);
    if (w->stop == edge[0]) {
        if (!is_ascii_digit(bytes[edge[0]]) || !script_of_digits(bytes + edge[0], bytes + edge[1], &script))
            return false;
        find_stop(w, edge[0] + 1);
    }
    if (w->stop < edge[1] || (w->stop == edge[1] && !ends_plainly(w->text, w->start + edge[0], w->start + edge[1], w->limit)))
        return false;
    if (w->stop == edge[1])
        find_stop(w, edge[1] + 1);
    *(*out)++ = (struct token){.start = (uint32_t)w->start + edge[0], .end = (uint32_t)w->start + edge[1],
                               .gap = GAP_UNREAD, .script = script};
    w->edge = edge + 2;
    return true;
}

/* Moves on behind a token that token_next gave. False when the rest of a run that it divided is still to come: what
 * stands right behind a token, it has seen. */
static bool go_behind(struct window *w, const struct token *token)
{
    size_t end = token->end - w->start;
    while (w->edge < w->last_edge && w->edge[0] < end)
        w->edge += 2;
    find_stop(w, end + 1);
    return w->edge == w->first_edge || w->edge[-1] <= end;
}

/* One token or more by the definition; false when the window has no more. */
static bool take_defined(struct window *w, struct token_cursor *cursor, const struct token *first, struct token **out)
{
    do {
        struct token *token = *out;
        if (!token_next(cursor, token)) {
            cursor->at = cursor->end;
            return false;
        }
        if (token->start >= w->end && token > first) {
            cursor->at = token[-1].end;
            return false; /* it is the next window's */
        }
        ++*out;
    } while (!go_behind(w, *out - 1));
    return true;
}

static bool take_window(struct token_list *list, struct window *w, struct token_cursor *cursor)
{
    size_t had = list->tokens.count;
    if (!vec_reserve(&list->tokens, had + (w->end - w->start) / 2 + 2))
        return false;
    struct token *first = list->tokens.items + had, *out = first;
    find_stop(w, 0);
    do {
        do
            out = take_plain(w, out);
        while (take_settled(w, out > first ? out[-1].end : cursor->at, &out));
        if (out > first)
            cursor->at = out[-1].end;
    } while (take_defined(w, cursor, first, &out));
    list->tokens.count = (size_t)(out - list->tokens.items);
    return true;
}

bool token_list_fill(struct token_list *list, struct token_cursor *cursor, size_t window)
{
    size_t start = cursor->at, end = window_end(cursor->text, start, cursor->end, window);
    if (!list->classify)
        list->classify = block_classifier();
    if (!find_edges(list, cursor->text, start, end))
        return false;
    const uint32_t *edges = list->edges.items;
    struct window w = {cursor->text, start, end, edges, edges, edges + list->edges.count, list->stops.items, SIZE_MAX,
                       cursor->end, list->has_at};
    return take_window(list, &w, cursor);
}
