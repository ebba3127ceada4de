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

/* What the memo knows of a token whose key is made, or NULL. */
static inline struct memo_value *recall(const struct memo *memo, drg_str text, const struct token *token,
                                        const struct memo_key *key)
{
    if (key->part[0])
        return memo_find(memo, key);
    return key->hash ? memo_find_long_at(memo, surface_of(text, token), key->hash) : NULL;
}

/* The same with a second look, for a token that recall does not know. */
static struct memo_value *recall_aside(const struct memo *memo, drg_str text, const struct token *token,
                                       const struct memo_key *key)
{
    struct memo_value *known = recall(memo, text, token, key);
    return known || !key->part[0] ? known : memo_find_aside(memo, key);
}

static void analyse(struct scanner *s, const struct script_reader *reader, drg_str surface, struct memo_value *value)
{
    uint32_t *id = &value->id[reader->half];
    *id = analyse_token(s, reader, surface, &value->lemma[reader->half]) | *id >> ID_POINTS << ID_POINTS;
}

/* Remembers a word, if it is one that can be: `key` is its. */
static void remember(struct scanner *s, drg_str surface, const struct memo_key *key, struct memo_value value)
{
    if (key->part[0])
        memo_add(&s->memo, key, value);
    else if (key->hash)
        memo_add_long(&s->memo, surface, value);
}

/* Reads a token that the memo does not know in this language; `fresh` is what is known of it when the memo has forgotten
 * it. */
static struct memo_value read_unusual(struct scanner *s, drg_str text, const struct token *token,
                                      const struct memo_key *key, struct memo_value fresh)
{
    drg_str surface = surface_of(text, token);
    if (token->kind != TOKEN_WORD)
        return no_value;
    const struct script_reader *reader = &s->reader.scripts[token->script];
    struct memo_value *known = recall_aside(&s->memo, text, token, key);
    if (!known || !(known->id[reader->half] & ID_KNOWN))
        analyse(s, reader, surface, known ? known : &fresh);
    if (known)
        return *known;
    remember(s, surface, key, fresh);
    return fresh;
}

/* ---- Many ----------------------------------------------------------------------------------------------------------- */

/* The key of a longer token, whose places are asked for. The upper bit, which no place depends on, says that it has one. */
static inline struct memo_key long_key(const struct memo *memo, const char *bytes, size_t len, uint64_t tag)
{
    struct memo_key key = {{0, 0}, 0};
    if (tag || len > MEMO_LONG || len <= MEMO_SHORT)
        return key;
    key.hash = memo_long_hash(bytes, len) | (uint64_t)1 << 63;
    const struct memo_long *pair = memo_long_pair(memo, key.hash);
    __builtin_prefetch(&pair[0]);
    __builtin_prefetch(&pair[1]);
    return key;
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
        if (len > reader->short_limit) {
            keys[i] = long_key(&memo, text.ptr + token->start, len, reader->tag);
            continue;
        }
        keys[i] = token->start < whole ? key_of(text.ptr + token->start, len, reader->tag)
                                       : last_key(text, token, reader->tag);
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
        const struct memo_value *known = recall(&memo, text, &tokens[i], &keys[i]);
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
static struct memo_value meet(struct scanner *s, drg_str text, const struct token *token, const struct memo_key *key)
{
    drg_str surface = surface_of(text, token);
    if (token->kind != TOKEN_WORD || token->script != SCRIPT_LATIN)
        return no_value;
    const struct memo_value *known = key->part[0] ? memo_find_aside(&s->memo, key) : NULL;
    if (known)
        return *known;
    struct language_points points = identify_latin(surface);
    struct memo_value value = {{points.english << ID_POINTS, points.turkish << ID_POINTS}, {0, 0}};
    remember(s, surface, key, value);
    return value;
}

static void value_some(struct scanner *s, drg_str text, size_t first, size_t count)
{
    struct memo_key keys[AHEAD];
    const struct token *tokens = s->list.tokens.items + first;
    struct memo memo = s->memo;
    make_keys(s, text, tokens, count, keys);
    for (size_t i = 0; i < count; i++) {
        const struct memo_value *known = recall(&memo, text, &tokens[i], &keys[i]);
        s->values.items[first + i] = known ? *known : meet(s, text, &tokens[i], &keys[i]);
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
            const struct memo_value *known = recall(&s->memo, text, token, &key);
            bool is_known = known && known->id[reader->half] & ID_KNOWN;
            value = is_known ? *known : read_unusual(s, text, token, &key, value);
        }
        s->ids.items[i] = value.id[reader->half];
        s->sole.items[i] = value.lemma[reader->half];
    }
}
