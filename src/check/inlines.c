/* inlines.c - sniffing addresses, placeholders, markup and code in a segment. */
#include "check/inlines.h"

#include "check/words.h"

enum { LOOK_AHEAD = 2000 }; /* bytes from an opening sign to its closing one: else hostile text takes forever */

static bool is_name_char(char c)
{
    return is_ascii_alpha(c) || is_ascii_digit(c) || c == '_';
}

static char char_at(drg_str s, size_t at)
{
    return at < s.len ? s.ptr[at] : '\0';
}

static bool is_one_of(char c, const char *set)
{
    return c && strchr(set, c);
}

/* Each of these returns where the item that begins at byte `at` of `s` ends, or 0. */

/* The conversion of a printf format behind its flags, or 0. A space is no flag here: "100 % de". */
static size_t conversion_end(drg_str s, size_t at)
{
    while (is_one_of(char_at(s, at), "-+#0"))
        at++;
    while (is_ascii_digit(char_at(s, at)) || char_at(s, at) == '*')
        at++;
    if (char_at(s, at) == '.')
        for (at++; is_ascii_digit(char_at(s, at)) || char_at(s, at) == '*';)
            at++;
    while (is_one_of(char_at(s, at), "hlLqjzt"))
        at++;
    return is_one_of(char_at(s, at), "diouxXeEfFgGaAcspn@") ? at + 1 : 0;
}

static size_t digits_end(drg_str s, size_t at)
{
    while (is_ascii_digit(char_at(s, at)))
        at++;
    return at;
}

static size_t percent_end(drg_str s, size_t at, uint8_t *kind)
{
    size_t next = at + 1, digits = digits_end(s, next);
    char before = at ? s.ptr[at - 1] : ' ';
    if (is_ascii_digit(before) || before == '%' || char_at(s, next) == '%')
        return 0;
    if (char_at(s, next) == '(') {
        while (is_name_char(char_at(s, ++next)))
            ;
        *kind = INLINE_NAMED;
        return char_at(s, next) == ')' ? conversion_end(s, next + 1) : 0;
    }
    if (digits > next && char_at(s, digits) == '$') {
        *kind = INLINE_NUMBERED;
        return conversion_end(s, digits + 1);
    }
    *kind = INLINE_PRINTF;
    size_t end = conversion_end(s, next);
    if (end && char_at(s, next) != 'n' && !(is_ascii_digit(char_at(s, next)) && is_ascii_alpha(char_at(s, end))))
        return end;
    *kind = INLINE_QT;
    if (char_at(s, next) == 'n')
        return is_name_char(char_at(s, next + 1)) ? 0 : next + 1;
    size_t first = next + (char_at(s, next) == 'L');
    digits = digits_end(s, first);
    return digits > first && digits - first <= 2 && s.ptr[first] != '0' ? digits : 0;
}

/* {name}, {0:N2}, {user.name!r}: no spaces, nothing that prose would put between braces. */
static size_t simple_brace_end(drg_str s, size_t at)
{
    size_t name = at + 1, end = name;
    while (is_name_char(char_at(s, end)) || is_one_of(char_at(s, end), ".:-![]#,%+<>=^"))
        end++;
    bool is_name = end == name || is_name_char(s.ptr[name]) || is_one_of(s.ptr[name], ":!");
    return char_at(s, end) == '}' && is_name ? end + 1 : 0;
}

/* {count, plural, one {# file} other {# files}}: up to the brace that closes it. */
static size_t message_end(drg_str s, size_t at)
{
    static const char *const types[] = {"plural", "select", "selectordinal", "number", "date", "time", "choice", "duration"};
    size_t comma = at + 1, type;
    while (is_name_char(char_at(s, comma)))
        comma++;
    if (comma == at + 1 || char_at(s, comma) != ',')
        return 0;
    for (type = comma + 1; char_at(s, type) == ' ';)
        type++;
    drg_str rest = str_cut(s, type, s.len);
    bool is_known = false;
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        is_known = is_known || str_starts(rest, str_from(types[i]));
    if (!is_known)
        return 0;
    for (size_t depth = 0, end = at; end < s.len && end - at < LOOK_AHEAD; end++) {
        depth += s.ptr[end] == '{';
        if (s.ptr[end] == '}' && --depth == 0)
            return end + 1;
    }
    return 0;
}

static size_t mustache_end(drg_str s, size_t at)
{
    enum { MAX_MUSTACHE = 100 };
    for (size_t end = at + 2; end + 1 < s.len && end - at < MAX_MUSTACHE; end++) {
        if (s.ptr[end] == '}' && s.ptr[end + 1] == '}')
            return end > at + 2 ? end + 2 : 0;
        if (s.ptr[end] == '{' || s.ptr[end] == '\n')
            return 0;
    }
    return 0;
}

static size_t brace_end(drg_str s, size_t at, uint8_t *kind)
{
    *kind = INLINE_MUSTACHE;
    if (char_at(s, at + 1) == '{')
        return mustache_end(s, at);
    *kind = INLINE_BRACE;
    size_t end = simple_brace_end(s, at);
    return end ? end : message_end(s, at);
}

static size_t dollar_end(drg_str s, size_t at)
{
    return char_at(s, at + 1) == '{' ? simple_brace_end(s, at + 1) : 0;
}

/* Whether </name> stands behind `at`, or <name before it. */
static bool has_partner(drg_str s, size_t at, drg_str name, bool is_closing)
{
    size_t first = at, last = at + LOOK_AHEAD < s.len ? at + LOOK_AHEAD : s.len;
    if (is_closing) {
        first = at > LOOK_AHEAD ? at - LOOK_AHEAD : 0;
        last = at;
    }
    for (size_t i = first; i < last; i++) {
        size_t from = i + (is_closing ? 1u : 2u), end = from + name.len;
        if (s.ptr[i] == '<' && (is_closing || char_at(s, i + 1) == '/') && end < s.len &&
            str_eq(str_cut(s, from, end), name) && !is_name_char(s.ptr[end]))
            return true;
    }
    return false;
}

static bool stands_alone(drg_str name)
{
    static const char *const names[] = {"br", "hr", "img", "input", "wbr"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_eq_z(name, names[i]))
            return true;
    return false;
}

/* <b>, </b>, <br>, <x id="1"/>, <0>: markup has a partner, closes itself or is known to stand alone; "<file>" is not. */
static size_t markup_end(drg_str s, size_t at)
{
    enum { MAX_MARKUP = 300 };
    bool is_closing = char_at(s, at + 1) == '/';
    size_t start = at + 1 + is_closing, name_end = start, end;
    while (is_name_char(char_at(s, name_end)) || (name_end > start && char_at(s, name_end) == '-'))
        name_end++;
    if (name_end == start || !is_one_of(char_at(s, name_end), "> /\t\n"))
        return 0;
    for (end = name_end; end < s.len && s.ptr[end] != '>' && s.ptr[end] != '<' && end - at < MAX_MARKUP;)
        end++;
    if (char_at(s, end) != '>')
        return 0;
    drg_str name = str_cut(s, start, name_end);
    bool is_whole = !is_closing && (s.ptr[end - 1] == '/' || stands_alone(name));
    return is_whole || has_partner(s, is_closing ? at : end, name, is_closing) ? end + 1 : 0;
}

/* `code` and ``code``. */
static size_t code_end(drg_str s, size_t at)
{
    enum { MAX_TICKS = 4 };
    size_t ticks = at, run = 0;
    while (char_at(s, ticks) == '`' && ticks - at <= MAX_TICKS)
        ticks++;
    if (ticks - at > MAX_TICKS || (at && s.ptr[at - 1] == '`'))
        return 0;
    for (size_t end = ticks; end < s.len && end - at < LOOK_AHEAD; end++) {
        run = s.ptr[end] == '`' ? run + 1 : 0;
        if (run == ticks - at && char_at(s, end + 1) != '`')
            return end + 1;
    }
    return 0;
}

/* Signs that items begin with; others may be told apart from them at a glance. */
static bool may_open(char c)
{
    return (c >= '#' && c <= '%') || c == '<' || c == '`' || c == '{';
}

static size_t item_end(drg_str s, size_t at, uint8_t *kind)
{
    switch (s.ptr[at]) {
    case '%': return percent_end(s, at, kind);
    case '{': return brace_end(s, at, kind);
    case '$': case '#': *kind = INLINE_DOLLAR; return dollar_end(s, at);
    case '<': *kind = INLINE_MARKUP; return markup_end(s, at);
    case '`': *kind = INLINE_CODE; return code_end(s, at);
    default: return 0;
    }
}

static void push(struct inlines *out, uint32_t start, uint32_t end, uint8_t kind)
{
    if (out->count == INLINES_MAX)
        out->is_full = true;
    else
        out->items[out->count++] = (struct inline_item){{start, end}, kind};
}

/* Finding addresses takes a walk over the words: worth it only for what addresses alone have. */
static bool may_have_address(drg_str s)
{
    if (memchr(s.ptr, '@', s.len))
        return true;
    for (size_t at = 0; at + 3 < s.len; at++)
        if (memcmp(s.ptr + at, "://", 3) == 0 || memcmp(s.ptr + at, "www", 3) == 0)
            return true;
    return false;
}

static bool next_address(struct token_cursor *cursor, struct token *token)
{
    while (token_next(cursor, token))
        if (token->kind == TOKEN_OPAQUE)
            return true;
    return false;
}

void inlines_find(struct inlines *out, const struct side *side)
{
    drg_str s = side->words;
    uint32_t base = side->span.start;
    struct token_cursor cursor = side_cursor(side);
    struct token address;
    out->count = 0;
    out->is_full = false;
    bool has_address = may_have_address(s) && next_address(&cursor, &address);
    for (size_t at = 0, end; at < s.len && !out->is_full; at = end) {
        uint8_t kind;
        end = at + 1;
        if (!has_address && !may_open(s.ptr[at])) /* as nearly everywhere */
            continue;
        while (has_address && address.end <= base + at)
            has_address = next_address(&cursor, &address);
        if (has_address && address.start <= base + at) {
            end = address.end - base;
            push(out, base + (uint32_t)at, address.end, INLINE_ADDRESS);
            continue;
        }
        size_t item = item_end(s, at, &kind);
        if (!item)
            continue;
        push(out, base + (uint32_t)at, base + (uint32_t)item, kind);
        end = item;
    }
}

bool inlines_cover(const struct inlines *inlines, drg_span span)
{
    for (size_t i = 0; i < inlines->count; i++)
        if (inlines->items[i].span.start < span.end && span.start < inlines->items[i].span.end)
            return true;
    return false;
}
