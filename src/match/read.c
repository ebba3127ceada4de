/* read.c - from tokens to readings, through the memo. */
#include "lang/identify.h"
#include "lang/languages.h"
#include "match/scan.h"

/* Tokens whose memo entries are asked for before the first of them is needed. */
enum { AHEAD = 128 };

static const struct lang *language_of(enum fold_script script, const struct lang *lang, bool any_script)
{
    if (!any_script)
        return lang;
    switch (script) {
    case SCRIPT_ARABIC: return &lang_arabic;
    case SCRIPT_CYRILLIC: return &lang_russian;
    case SCRIPT_LATIN: return lang->is_rtl || lang == &lang_russian ? &lang_english : lang;
    default: return lang;
    }
}

/* The tag stands where the last byte of the longest token would. */
static void set_tag(struct script_reader *reader, uint64_t number)
{
    char bytes[sizeof reader->tag] = {0};
    bytes[sizeof bytes - 1] = (char)number;
    memcpy(&reader->tag, bytes, sizeof bytes);
    reader->short_limit = MEMO_SHORT - 1;
}

/* English and Turkish, which share most texts, have a half of the memo's values each; Arabic and Russian have scripts of
 * their own. Whatever else a word's reading depends on becomes part of its key. */
static struct script_reader script_reader(const struct scanner *s, enum fold_script script, const struct lang *lang,
                                          bool any_script)
{
    const struct lang *own = language_of(script, lang, any_script);
    const struct lexicon *lexicon = matcher_lexicon(s->matcher, own);
    struct script_reader reader = {own, lexicon, 0, 0, MEMO_SHORT};
    bool is_turkish = own == &lang_turkish, is_english = own == &lang_english;
    if (!any_script || script == SCRIPT_ARABIC || script == SCRIPT_CYRILLIC)
        return reader;
    if (script == SCRIPT_LATIN && (is_turkish || is_english))
        reader.half = is_turkish;
    else
        set_tag(&reader, lexicon ? 2 + (uint64_t)(lexicon - s->matcher->lexicons.items) : 1);
    return reader;
}

void choose_reader(struct scanner *s, const struct lang *lang, bool any_script)
{
    struct reader *reader = &s->reader;
    if (reader->lang == lang && reader->any_script == any_script)
        return;
    if (reader->lang && (!any_script || !reader->any_script))
        memo_clear(&s->memo);
    reader->lang = lang;
    reader->any_script = any_script;
    for (unsigned script = 0; script < SCRIPT_COUNT; script++)
        reader->scripts[script] = script_reader(s, (enum fold_script)script, lang, any_script);
}

static const struct memo_value no_value;

/* ---- One token --------------------------------------------------------------------------------------------------- */

static drg_str surface_of(drg_str text, const struct token *token)
{
    return str_cut(text, token->start, token->end);
}

/* The key of a short token. */
static inline struct memo_key key_of(const char *bytes, size_t len, uint64_t tag)
{
    struct memo_key key = memo_key(bytes, len);
    key.part[1] |= tag; /* a token short enough ends before it */
    key.hash = memo_hash(key.part);
    return key;
}

/* The same near the text's end, out of a copy. */
static struct memo_key last_key(drg_str text, const struct token *token, uint64_t tag)
{
    char copy[MEMO_SHORT] = {0};
    memcpy(copy, text.ptr + token->start, token->end - token->start);
    return key_of(copy, token->end - token->start, tag);
}

static void analyse(struct scanner *s, const struct script_reader *reader, drg_str surface, struct memo_value *value)
{
    uint32_t *id = &value->id[reader->half];
    *id = analyse_token(s, reader, surface, &value->lemma[reader->half]) | *id >> ID_POINTS << ID_POINTS;
}

/* `fresh` is what is known of the token when the memo has forgotten it. */
static struct memo_value read_short(struct scanner *s, drg_str surface, const struct script_reader *reader,
                                    const struct memo_key *key, struct memo_value fresh)
{
    struct memo_value *known = memo_find(&s->memo, key);
    analyse(s, reader, surface, known ? known : &fresh);
    if (known)
        return *known;
    memo_add(&s->memo, key, fresh);
    return fresh;
}

static struct memo_value read_long(struct scanner *s, drg_str surface, const struct script_reader *reader,
                                   struct memo_value fresh)
{
    struct memo_value *known = NULL;
    bool is_remembered = !reader->tag && surface.len <= MEMO_LONG;
    if (is_remembered)
        known = memo_find_long(&s->memo, surface);
    if (known && known->id[reader->half] & ID_KNOWN)
        return *known;
    analyse(s, reader, surface, known ? known : &fresh);
    if (known)
        return *known;
    if (is_remembered)
        memo_add_long(&s->memo, surface, fresh);
    return fresh;
}

/* ---- Many ----------------------------------------------------------------------------------------------------------- */

static struct memo_value read_unusual(struct scanner *s, drg_str text, const struct token *token,
                                      const struct memo_key *key, struct memo_value fresh)
{
    const struct script_reader *reader = &s->reader.scripts[token->script];
    drg_str surface = surface_of(text, token);
    if (token->kind != TOKEN_WORD)
        return no_value;
    return surface.len <= reader->short_limit ? read_short(s, surface, reader, key, fresh)
                                              : read_long(s, surface, reader, fresh);
}

/* The memo is far larger than the nearest cache: entries are asked for well before they are needed. */
static void make_keys(const struct scanner *s, drg_str text, const struct token *tokens, size_t count,
                      struct memo_key *keys)
{
    size_t whole = text.len >= MEMO_SHORT ? text.len - MEMO_SHORT : 0;
    const struct script_reader *readers = s->reader.scripts;
    const struct memo memo = s->memo;
    for (size_t i = 0; i < count; i++) {
        const struct token *token = &tokens[i];
        const struct script_reader *reader = &readers[token->script];
        size_t len = token->end - token->start;
        if (len <= reader->short_limit)
            keys[i] = token->start < whole ? key_of(text.ptr + token->start, len, reader->tag)
                                           : last_key(text, token, reader->tag);
        else
            keys[i] = (struct memo_key){0};
        __builtin_prefetch(memo_pair(&memo, keys[i].hash));
    }
}

static void read_some(struct scanner *s, drg_str text, size_t first, size_t count)
{
    struct memo_key keys[AHEAD];
    const struct token *tokens = s->list.tokens.items + first;
    struct memo memo = s->memo;
    uint32_t *ids = s->ids.items + first, *sole = s->sole.items + first;
    make_keys(s, text, tokens, count, keys);
    for (size_t i = 0; i < count; i++) {
        const struct memo_value *known = memo_find(&memo, &keys[i]);
        uint8_t half = s->reader.scripts[tokens[i].script].half;
        struct memo_value unusual;
        if (!known || !(known->id[half] & ID_KNOWN)) {
            unusual = read_unusual(s, text, &tokens[i], &keys[i], no_value);
            known = &unusual;
            memo = s->memo; /* it may have grown */
        }
        ids[i] = known->id[half];
        sole[i] = known->lemma[half];
    }
}

void read_tokens(struct scanner *s, drg_str text, size_t first)
{
    size_t count = s->list.tokens.count;
    if (!memo_init(&s->memo) || !vec_reserve(&s->ids, count + 1) || !vec_reserve(&s->sole, count + 1) ||
        !vec_reserve(&s->reach, count + 1) ||
        (!s->readings.count && !vec_push(&s->readings, (struct reading){0}))) {
        s->failed = true;
        return;
    }
    memset(s->reach.items + first, 0, (count - first) * sizeof *s->reach.items);
    for (size_t i = first; i < count; i += AHEAD)
        read_some(s, text, i, count - i < AHEAD ? count - i : AHEAD);
    s->ids.items[count] = s->sole.items[count] = 0;
    s->ids.count = s->sole.count = count;
}

void read_again(struct scanner *s, drg_str text)
{
    for (size_t i = 0, count = s->list.tokens.count; i < count; i += AHEAD)
        read_some(s, text, i, count - i < AHEAD ? count - i : AHEAD);
}

/* ---- While the language is not known ------------------------------------------------------------------------------- */

/* A word not seen before: what it says for its language is found out, and what it means later. */
static struct memo_value meet(struct scanner *s, drg_str surface, const struct memo_key *key)
{
    struct language_points points = identify_latin(surface);
    struct memo_value value = {{points.english << ID_POINTS, points.turkish << ID_POINTS}, {0, 0}};
    if (surface.len <= MEMO_SHORT)
        memo_add(&s->memo, key, value);
    else if (surface.len <= MEMO_LONG)
        memo_add_long(&s->memo, surface, value);
    return value;
}

static struct memo_value value_of(struct scanner *s, drg_str text, const struct token *token, const struct memo_key *key)
{
    drg_str surface = surface_of(text, token);
    const struct memo_value *known = NULL;
    if (token->kind != TOKEN_WORD)
        return no_value;
    if (surface.len > MEMO_SHORT && surface.len <= MEMO_LONG)
        known = memo_find_long(&s->memo, surface);
    if (known)
        return *known;
    return token->script == SCRIPT_LATIN ? meet(s, surface, key) : no_value;
}

static void value_some(struct scanner *s, drg_str text, size_t first, size_t count)
{
    struct memo_key keys[AHEAD];
    const struct token *tokens = s->list.tokens.items + first;
    struct memo memo = s->memo;
    make_keys(s, text, tokens, count, keys);
    for (size_t i = 0; i < count; i++) {
        const struct memo_value *known = memo_find(&memo, &keys[i]);
        bool is_known = known && keys[i].part[0]; /* long tokens have no key, and meet an empty entry */
        s->values.items[first + i] = is_known ? *known : value_of(s, text, &tokens[i], &keys[i]);
        memo = s->memo;
    }
}

void read_values(struct scanner *s, drg_str text)
{
    size_t count = s->list.tokens.count;
    if (!memo_init(&s->memo) || !vec_reserve(&s->ids, count + 1) || !vec_reserve(&s->sole, count + 1) ||
        !vec_reserve(&s->values, count + 1) || !vec_reserve(&s->reach, count + 1) ||
        (!s->readings.count && !vec_push(&s->readings, (struct reading){0}))) {
        s->failed = true;
        return;
    }
    memset(s->reach.items, 0, count * sizeof *s->reach.items);
    for (size_t i = 0; i < count; i += AHEAD)
        value_some(s, text, i, count - i < AHEAD ? count - i : AHEAD);
    s->ids.items[count] = s->sole.items[count] = 0;
    s->ids.count = s->sole.count = s->values.count = count;
}

void read_by_values(struct scanner *s, drg_str text, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        const struct token *token = &s->list.tokens.items[i];
        const struct script_reader *reader = &s->reader.scripts[token->script];
        struct memo_value value = s->values.items[i];
        if (reader->tag || !(value.id[reader->half] & ID_KNOWN)) {
            struct memo_key key;
            make_keys(s, text, token, 1, &key);
            const struct memo_value *known = memo_find(&s->memo, &key);
            bool is_known = known && known->id[reader->half] & ID_KNOWN;
            value = is_known ? *known : read_unusual(s, text, token, &key, value);
        }
        s->ids.items[i] = value.id[reader->half];
        s->sole.items[i] = value.lemma[reader->half];
    }
}
