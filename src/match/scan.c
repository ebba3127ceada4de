/* scan.c - a run of words, some thousand at a time, through the steps of scan.h. */
#include "match/scan.h"

#include "base/error.h"

/* Bytes of text whose tokens are at hand together: they, their readings and the walks stay in the nearer caches. */
enum { WINDOW = 1 << 14 };

/* Of readings, of candidates and of terms of one word. */
enum { MAX_POOL = 1 << 20 };

void scanner_free(struct scanner *s)
{
    token_list_free(&s->list);
    vec_free(&s->ids);
    vec_free(&s->values);
    vec_free(&s->sole);
    vec_free(&s->terms);
    vec_free(&s->pairs);
    memo_free(&s->memo);
    vec_free(&s->readings);
    vec_free(&s->candidates);
    vec_free(&s->word_terms);
    vec_free(&s->lemmas);
    vec_free(&s->steps);
    vec_free(&s->walks);
    vec_free(&s->endings);
    vec_free(&s->reach);
    vec_free(&s->hits);
    vec_free(&s->phrase_hits);
    vec_free(&s->sorted);
    vec_free(&s->places);
}

static void forget(struct scanner *s)
{
    s->candidates.count = s->word_terms.count = s->lemmas.count = 0;
    s->readings.count = s->readings.count ? 1 : 0; /* the first one is that of no word */
    memo_clear(&s->memo);
}

/* The pools hold what the memo remembers; past this size all start afresh. */
bool scanner_make_room(struct scanner *s)
{
    if (s->candidates.count < MAX_POOL && s->word_terms.count < MAX_POOL && s->readings.count < MAX_POOL)
        return false;
    forget(s);
    return true;
}

/* Keeps the tokens from `first` on, which terms may still begin with. */
static void carry_over(struct scanner *s, uint32_t first)
{
    size_t left = s->list.tokens.count - first;
    if (left && first)
        token_list_at(&s->list, first, &s->cursor); /* while the token before it is there */
    memmove(s->list.tokens.items, s->list.tokens.items + first, left * sizeof *s->list.tokens.items);
    memmove(s->ids.items, s->ids.items + first, left * sizeof *s->ids.items);
    memmove(s->sole.items, s->sole.items + first, left * sizeof *s->sole.items);
    for (size_t i = 0; i < left; i++) {
        uint32_t reach = s->reach.items[first + i];
        s->reach.items[i] = reach > first ? reach - first : 0;
    }
    s->list.tokens.count = left;
    s->base += first;
}

/* Reads the next window's tokens and finds the terms that begin in it, but for its last ones, which may go on. */
static bool scan_window(struct scanner *s)
{
    drg_str text = s->cursor.text;
    size_t carried = s->list.tokens.count;
    if (!token_list_fill(&s->list, &s->cursor, s->window ? s->window : WINDOW)) {
        s->failed = true;
        return false;
    }
    if (s->base + carried == 0 && s->list.tokens.count)
        s->list.tokens.items[0].gap = GAP_BREAK;
    read_tokens(s, text, carried);
    if (s->failed)
        return false;
    uint32_t count = (uint32_t)s->list.tokens.count, open = s->cursor.at < s->cursor.end ? TERM_MAX_WORDS : 0;
    uint32_t limit = count > open ? count - open : 0;
    scanner_set_run(s, 0, s->run);
    search(s, text, 0, limit);
    carry_over(s, limit);
    return !s->failed;
}

drg_status scanner_status(struct scanner *s, drg_error *err)
{
    bool has_too_many = s->has_too_many;
    if (!s->failed)
        return DRG_OK;
    forget(s);
    s->failed = s->has_too_many = false;
    if (has_too_many)
        return fail_too_many(err);
    drg_status damage = drg_glossary_check(s->matcher->glossary, err);
    return damage ? damage : fail_memory(err);
}

drg_status scan(struct scanner *s, drg_str text, size_t start, size_t end, const struct lang *lang, bool any_script,
                drg_error *err)
{
    s->cursor = (struct token_cursor){text, start, end, s->wraps};
    s->run = (drg_span){(uint32_t)start, (uint32_t)end};
    s->hits.count = s->list.tokens.count = s->base = 0;
    choose_reader(s, lang, any_script);
    while (s->cursor.at < s->cursor.end) {
        if (scanner_make_room(s))
            read_again(s, text);
        if (!scan_window(s))
            break;
    }
    if (!s->failed)
        drop_overlaps(s, s->matcher->options.overlaps);
    return scanner_status(s, err);
}
