/* tell.c - scanning text whose language nobody said: told by its words, sentence by sentence. */
#include "lang/identify.h"
#include "lang/languages.h"
#include "match/scan.h"

/* The first words of a sentence tell its language as well as all of them. */
enum { TELLING_WORDS = 32 };

/* A stretch whose tokens are all at hand. */
struct telling {
    struct scanner *scanner;
    drg_str text;
    const struct lang *fallback;
    const struct lang *usual; /* of what tells nothing by itself, once is_usual_known; NULL: that cannot be told */
    bool is_usual_known;
    const struct run_sink *sink;
};

static bool read_all_tokens(struct scanner *s)
{
    while (s->cursor.at < s->cursor.end)
        if (!token_list_fill(&s->list, &s->cursor, s->cursor.end))
            return false;
    if (s->list.tokens.count)
        s->list.tokens.items[0].gap = GAP_BREAK;
    return true;
}

/* Whether a sentence begins with the token; where one space is all that stands before it, none does. */
static inline bool begins_sentence(struct scanner *s, size_t index)
{
    const struct token *token = &s->list.tokens.items[index];
    if (token->start == token[-1].end + 1 && s->cursor.text.ptr[token[-1].end] == ' ')
        return false;
    return token_list_at(&s->list, index, &s->cursor)->flags & (TOKEN_AFTER_LINE | TOKEN_AFTER_SENTENCE);
}

static size_t sentence_end(struct scanner *s, size_t first)
{
    size_t end = first + 1;
    while (end < s->list.tokens.count && !begins_sentence(s, end))
        end++;
    return end;
}

static struct evidence gather(const struct scanner *s, size_t first, size_t end)
{
    struct evidence evidence = {0};
    if (end > first + TELLING_WORDS)
        end = first + TELLING_WORDS;
    for (size_t i = first; i < end; i++) {
        const struct memo_value *value = &s->values.items[i];
        const struct token *token = &s->list.tokens.items[i];
        if (token->kind != TOKEN_WORD)
            continue;
        evidence.latin += token->script == SCRIPT_LATIN;
        evidence.arabic += token->script == SCRIPT_ARABIC;
        evidence.cyrillic += token->script == SCRIPT_CYRILLIC;
        evidence.english += token->script == SCRIPT_LATIN ? value->id[0] >> ID_POINTS : 0;
        evidence.turkish += token->script == SCRIPT_LATIN ? value->id[1] >> ID_POINTS : 0;
    }
    return evidence;
}

/* The language of most of the stretch, sentence by sentence. */
static const struct lang *usual_language(struct scanner *s, const struct lang *fallback)
{
    struct evidence all = {0};
    for (size_t first = 0, end; first < s->list.tokens.count; first = end) {
        end = sentence_end(s, first);
        struct evidence part = gather(s, first, end);
        identify_add(&all, &part);
    }
    const struct lang *usual = identify(&all);
    return usual ? usual : fallback;
}

/* Most sentences tell their language: the others are asked about only when one comes. */
static const struct lang *language_of(struct telling *t, size_t first, size_t end)
{
    struct evidence evidence = gather(t->scanner, first, end);
    const struct lang *own = identify(&evidence);
    if (own)
        return own;
    if (!t->is_usual_known)
        t->usual = usual_language(t->scanner, t->fallback);
    t->is_usual_known = true;
    return t->usual;
}

static bool scan_run(const struct telling *t, size_t first, size_t end, const struct lang *lang)
{
    struct scanner *s = t->scanner;
    choose_reader(s, lang ? lang : &lang_english, true);
    s->list.tokens.items[first].gap = GAP_BREAK;
    s->hits.count = 0;
    read_by_values(s, t->text, first, end);
    s->ids.items[end] = s->sole.items[end] = 0; /* the run goes no further; the next one fills them */
    scanner_set_run(s, first, (drg_span){s->list.tokens.items[first].start, s->list.tokens.items[end - 1].end});
    search(s, t->text, (uint32_t)first, (uint32_t)end);
    if (!s->failed)
        drop_overlaps(s, s->matcher->options.overlaps);
    return !s->failed && t->sink->take(t->sink->user, s, lang);
}

/* Sentences of one language in a row are one run. */
static bool scan_runs(struct telling *t)
{
    struct scanner *s = t->scanner;
    const struct lang *lang = NULL;
    size_t run = 0;
    for (size_t first = 0, end; first < s->list.tokens.count; first = end) {
        end = sentence_end(s, first);
        const struct lang *own = language_of(t, first, end);
        if (first > run && own != lang) {
            if (!scan_run(t, run, first, lang))
                return false;
            run = first;
        }
        lang = own;
    }
    return run == s->list.tokens.count || scan_run(t, run, s->list.tokens.count, lang);
}

drg_status scan_telling(struct scanner *s, drg_str text, size_t start, size_t end, const struct lang *fallback,
                        const struct run_sink *sink, drg_error *err)
{
    s->hits.count = s->list.tokens.count = s->base = 0;
    s->cursor = (struct token_cursor){text, start, end, s->wraps};
    scanner_make_room(s);
    choose_reader(s, &lang_english, true);
    if (!read_all_tokens(s))
        s->failed = true;
    if (!s->failed)
        read_values(s, text);
    struct telling telling = {.scanner = s, .text = text, .fallback = fallback, .sink = sink};
    if (!s->failed && !scan_runs(&telling))
        s->failed = true;
    return scanner_status(s, err);
}
