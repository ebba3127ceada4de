/* running_words.c - walking over text word by word, letter by letter. */
#include "lang/running_words.h"

#include "base/utf8.h"
#include "lang/fold.h"
#include "lang/scripts.h"
#include "lang/twins.h"

/* Bytes between a sign that opens code or markup and the one that closes it. */
enum { LONGEST_ASIDE = 400 };

struct character {
    uint32_t code;
    const struct fold_record *record;
    size_t next; /* byte after it */
};

static inline struct character character_at(drg_str text, size_t at)
{
    struct character c = {(unsigned char)text.ptr[at], NULL, at + 1};
    if (c.code >= 0x80) {
        c.next = at;
        c.code = utf8_next_lossy(text, &c.next);
    }
    c.record = fold_find(c.code);
    return c;
}

/* The end of what opens at `at` and closes with `close` on the same line; `at` + 1 when nothing does. */
static size_t aside_end(drg_str text, size_t at, char close)
{
    size_t most = text.len - at < LONGEST_ASIDE ? text.len : at + LONGEST_ASIDE;
    for (size_t i = at + 1; i < most && text.ptr[i] != '\n'; i++)
        if (text.ptr[i] == close)
            return i + 1;
    return at + 1;
}

/* Whether that can stand behind the < of a tag. */
static bool begins_tag(drg_str rest)
{
    return rest.len && (rest.ptr[0] == '/' || is_ascii_alpha(rest.ptr[0]));
}

static size_t skip_sign(drg_str text, size_t at)
{
    switch (text.ptr[at]) {
    case '`': return aside_end(text, at, '`');
    case '{': return aside_end(text, at, '}');
    case '<': return begins_tag(str_cut(text, at + 1, text.len)) ? aside_end(text, at, '>') : at + 1;
    default: return at + 1;
    }
}

static bool is_end(uint32_t code)
{
    return code == '!' || code == '?' || code == 0x61F || code == 0x6D4;
}

/* Moves to the next letter; false at the end. */
static bool skip_gap(struct running_words *words, bool *ends_sentence)
{
    while (words->at < words->text.len) {
        if (words->text.ptr[words->at] == ' ') {
            words->at++;
            continue;
        }
        struct character c = character_at(words->text, words->at);
        if (c.record->class == FOLD_LETTER)
            return true;
        *ends_sentence |= c.record->class == FOLD_NEWLINE || c.record->class == FOLD_PERIOD || is_end(c.code);
        words->at = c.code < 0x80 ? skip_sign(words->text, words->at) : c.next;
    }
    return false;
}

static size_t script_of_letter(struct character c)
{
    switch (c.record->script) {
    case SCRIPT_LATIN: return PIECES_LATIN;
    case SCRIPT_CYRILLIC: return PIECES_CYRILLIC;
    case SCRIPT_ARABIC: return PIECES_ARABIC;
    default: return PIECES_SCRIPTS + script_of(c.code);
    }
}

static inline void push(struct piece_word *word, uint32_t symbol)
{
    if (word->count < PIECES_MAX_LETTERS)
        word->symbols[++word->count] = (uint16_t)(symbol <= PIECE_MAX_SYMBOL ? symbol : 0);
}

/* Ligatures of letters, such as the Arabic presentation forms, spell several. */
static void add_letter(struct piece_word *word, struct character c)
{
    bool is_form = c.code >= 0xFB00 && c.code <= PIECE_MAX_SYMBOL;
    const struct fold_pair *spelt = c.record->count > 1 ? fold_expansion(c.record) : NULL;
    if (is_form && spelt)
        for (size_t i = 0; i < c.record->count; i++)
            push(word, spelt[i].strict);
    else
        push(word, is_form ? c.code + (uint32_t)c.record->to_strict : piece_letter(c.code, c.record));
}

static void add_mark(struct piece_word *word, uint32_t mark)
{
    uint32_t composed = word->count ? fold_compose(word->symbols[word->count], mark) : 0;
    if (composed && composed <= PIECE_MAX_SYMBOL)
        word->symbols[word->count] = (uint16_t)composed;
}

/* Whether an apostrophe at `c` stands between two letters of a word. */
static bool joins(drg_str text, struct character c)
{
    return c.record->class == FOLD_APOSTROPHE && c.next < text.len && character_at(text, c.next).record->class == FOLD_LETTER;
}

/* Reads letters of out->script as far as they go; with `has_twins`, Latin ones stand for the Cyrillic ones they look like. */
static void read_letters(struct running_words *words, struct running_word *out, bool has_twins)
{
    struct character c;
    out->letters.count = 0;
    for (; words->at < words->text.len; words->at = c.next) {
        char byte = words->text.ptr[words->at];
        if (out->script == PIECES_LATIN && is_ascii_alpha(byte)) { /* most letters of most texts */
            push(&out->letters, (uint32_t)ascii_lower(byte));
            c.next = words->at + 1;
            continue;
        }
        c = character_at(words->text, words->at);
        if (has_twins && c.record->script == SCRIPT_LATIN && letter_twin(c.code, true))
            c.record = fold_find(c.code = letter_twin(c.code, true));
        if (c.record->class == FOLD_LETTER && script_of_letter(c) == out->script)
            add_letter(&out->letters, c);
        else if (c.record->class == FOLD_MARK)
            add_mark(&out->letters, c.code);
        else if (joins(words->text, c))
            push(&out->letters, PIECE_APOSTROPHE);
        else if (c.record->class != FOLD_IGNORED)
            break;
    }
}

static bool is_cyrillic_at(const struct running_words *words, size_t at)
{
    return at < words->text.len && (unsigned char)words->text.ptr[at] >= 0xD0 && (unsigned char)words->text.ptr[at] <= 0xD4;
}

static bool is_latin_at(const struct running_words *words, size_t at)
{
    return at < words->text.len && is_ascii_alpha(words->text.ptr[at]);
}

static void take_word(struct running_words *words, struct running_word *out)
{
    size_t start = words->at;
    struct character c = character_at(words->text, start);
    out->script = script_of_letter(c);
    out->is_capital = c.record->letter_case == FOLD_UPPER;
    out->letters.symbols[0] = PIECE_EDGE;
    read_letters(words, out, false);
    size_t end = words->at;
    if (!(out->script == PIECES_LATIN && is_cyrillic_at(words, end)) && !(out->script == PIECES_CYRILLIC && is_latin_at(words, end)))
        return;
    struct running_word respelt = {.script = PIECES_CYRILLIC, .letters.symbols = {PIECE_EDGE}, .is_capital = out->is_capital};
    words->at = start;
    read_letters(words, &respelt, true);
    if (words->at > end && !is_latin_at(words, words->at)) {
        respelt.ends_sentence = out->ends_sentence;
        *out = respelt;
    } else {
        words->at = end;
    }
}

/* Whether the word just taken begins a URL or an e-mail address. */
static bool begins_address(const struct running_words *words, size_t start)
{
    drg_str rest = str_cut(words->text, words->at, words->text.len);
    return str_starts(rest, STR("://")) || str_starts(rest, STR("@")) ||
           (str_starts(rest, STR(".")) && str_eq_z(str_cut(words->text, start, words->at), "www"));
}

bool running_words_next(struct running_words *words, struct running_word *out)
{
    out->ends_sentence = false;
    while (skip_gap(words, &out->ends_sentence)) {
        size_t start = words->at;
        take_word(words, out);
        if (!begins_address(words, start))
            return true;
        while (words->at < words->text.len && !is_ascii_space(words->text.ptr[words->at]))
            words->at++;
    }
    return false;
}
