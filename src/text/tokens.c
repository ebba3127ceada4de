/* tokens.c - dividing text into words. */
#include "text/tokens.h"

#include "base/utf8.h"
#include "lang/fold.h"

/* Of an e-mail address, in bytes (RFC 5321, 4.5.3.1.1). Without it, every word of a long hyphenated run would look for an
 * @ to the run's end. */
enum { LOCAL_PART_MAX = 64 };

static const struct fold_record *peek(const struct token_cursor *cursor, size_t at, uint32_t *code, size_t *next)
{
    static const struct fold_record nothing = {.class = FOLD_NEWLINE};
    *code = 0;
    *next = at;
    if (at >= cursor->end)
        return &nothing;
    *code = utf8_next(cursor->text, next);
    return fold_find(*code);
}

static bool is_wordlike(uint8_t class)
{
    return class == FOLD_LETTER || class == FOLD_DIGIT;
}

static bool ends_sentence(uint32_t code)
{
    switch (code) {
    case '.': case '!': case '?': case 0x2026: case 0x61F: case 0x6D4: return true;
    default: return false;
    }
}

bool line_is_wrapped(drg_str text, size_t at)
{
    if (text.ptr[at] == '\r' && at + 1 < text.len && text.ptr[at + 1] == '\n')
        at++;
    if (text.ptr[at] != '\n' || at < WRAPPED_LINE)
        return false;
    return !memchr(text.ptr + at - WRAPPED_LINE, '\n', WRAPPED_LINE);
}

void gap_widen(struct gap_state *state, const struct fold_record *record, uint32_t code, bool after_word)
{
    switch (record->class) {
    case FOLD_SPACE:
    case FOLD_HYPHEN:
    case FOLD_IGNORED:
    case FOLD_MARK:
        return;
    case FOLD_NEWLINE:
        state->flags |= TOKEN_AFTER_LINE;
        state->gap = GAP_BREAK;
        return;
    case FOLD_OPAQUE:
        state->gap = GAP_BREAK;
        return;
    case FOLD_PERIOD:
        state->flags |= TOKEN_AFTER_SENTENCE;
        if (state->gap == GAP_SPACE && after_word) {
            state->gap = GAP_PERIOD;
            state->hash = '.';
            return;
        }
        break;
    default:
        break;
    }
    state->flags |= ends_sentence(code) ? TOKEN_AFTER_SENTENCE : 0;
    if (state->gap != GAP_BREAK) {
        state->gap = GAP_SIGNS;
        state->hash = (state->hash ^ code) * 16777619u;
    }
}

/* Skips to the next letter or digit, noting what is skipped. */
static bool skip_gap(struct token_cursor *cursor, struct gap_state *state)
{
    size_t begin = cursor->at;
    while (cursor->at < cursor->end) {
        uint32_t code;
        size_t next;
        const struct fold_record *record = peek(cursor, cursor->at, &code, &next);
        if (is_wordlike(record->class))
            return true;
        if (!(record->class == FOLD_NEWLINE && cursor->wraps && line_is_wrapped(cursor->text, cursor->at)))
            gap_widen(state, record, code, cursor->at == begin && begin > 0);
        cursor->at = next;
    }
    return false;
}

/* Arabic and other scripts never share a word; "al-" prefixed Latin names do occur. */
static bool divides(uint8_t script, uint8_t next_script)
{
    return script != next_script && (script == SCRIPT_ARABIC || next_script == SCRIPT_ARABIC) &&
           script != SCRIPT_OTHER && next_script != SCRIPT_OTHER;
}

/* Whether an apostrophe or period at `at` stands inside a word: something wordlike follows. A period needs single
 * letters on both sides (UAX #29 WB6 would keep "end.Next" together). */
static bool joins(const struct token_cursor *cursor, size_t at, uint8_t class, uint32_t run_length)
{
    uint32_t code;
    size_t next, after;
    if (class != FOLD_APOSTROPHE && (class != FOLD_PERIOD || run_length != 1))
        return false;
    peek(cursor, at, &code, &next);
    const struct fold_record *record = peek(cursor, next, &code, &after);
    if (class == FOLD_APOSTROPHE)
        return is_wordlike(record->class);
    if (record->class != FOLD_LETTER)
        return false;
    uint8_t behind = peek(cursor, after, &code, &next)->class;
    return !is_wordlike(behind);
}

/* Moves past one word, whose first letter is at the cursor. */
static void take_word(struct token_cursor *cursor, struct token *token)
{
    uint32_t run = 0; /* letters since the word's start or its last inner sign */
    size_t at = cursor->at, end = at;
    token->script = SCRIPT_OTHER;
    for (;;) {
        uint32_t code;
        size_t next;
        const struct fold_record *record = peek(cursor, at, &code, &next);
        bool is_inner = record->class == FOLD_MARK || record->class == FOLD_IGNORED;
        if (is_wordlike(record->class)) {
            if (divides(token->script, record->script))
                break;
            if (token->script == SCRIPT_OTHER)
                token->script = record->script;
            run++;
            end = next;
        } else if (record->class == FOLD_MARK) {
            end = next;
        } else if (joins(cursor, at, record->class, run)) {
            run = 0;
        } else if (!is_inner) {
            break;
        }
        at = next;
    }
    token->end = (uint32_t)end;
    cursor->at = end;
}

static bool has_ascii(const struct token_cursor *cursor, size_t at, const char *what)
{
    size_t len = strlen(what);
    return at + len <= cursor->end && memcmp(cursor->text.ptr + at, what, len) == 0;
}

static bool is_address_char(char c)
{
    return is_ascii_alpha(c) || is_ascii_digit(c) || (c && strchr("._%+-", c));
}

size_t at_sign(drg_str text, size_t start, size_t at, size_t end)
{
    while (at < end && at - start < LOCAL_PART_MAX && is_address_char(text.ptr[at]))
        at++;
    return at < end && text.ptr[at] == '@' ? at : 0;
}

/* The end of the URL or e-mail address that begins with the word just taken, or 0. */
static size_t address_end(const struct token_cursor *cursor, const struct token *token)
{
    const char *text = cursor->text.ptr;
    size_t at = token->end;
    bool is_url = has_ascii(cursor, at, "://") ||
                  (token->end - token->start == 3 && has_ascii(cursor, token->start, "www") && has_ascii(cursor, at, "."));
    if (is_url) {
        while (at < cursor->end && (unsigned char)text[at] > ' ' && !strchr("<>\"|", text[at]))
            at++;
        while (at > token->end && strchr(".,;:!?)'", text[at - 1])) /* they end the sentence, not the address */
            at--;
        return at > token->end ? at : 0;
    }
    at = at_sign(cursor->text, token->start, at, cursor->end);
    if (!at || at + 1 >= cursor->end || !is_address_char(text[at + 1]))
        return 0;
    at++;
    while (at < cursor->end && is_address_char(text[at]))
        at++;
    return text[at - 1] == '.' ? at - 1 : at;
}

bool token_next(struct token_cursor *cursor, struct token *token)
{
    struct gap_state state = gap_begin(cursor->at);
    if (!skip_gap(cursor, &state))
        return false;
    *token = (struct token){.start = (uint32_t)cursor->at, .gap = state.gap, .flags = state.flags,
                            .gap_hash = state.hash};
    take_word(cursor, token);
    size_t address = address_end(cursor, token);
    if (address) {
        token->kind = TOKEN_OPAQUE;
        token->end = (uint32_t)address;
        cursor->at = address;
    }
    return true;
}
