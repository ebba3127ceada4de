/* pattern.c - placeholders written and recognised. */
#include "corpus/pattern.h"

#include "base/error.h"
#include "base/utf8.h"
#include "base/wide.h"
#include "ext/icu_normalize.h"
#include "lang/fold.h"

/* ---- Reading a pattern -------------------------------------------------------------------------------------- */

/* Signs that engines and their normalisation take for one another; opening ones stand before closing ones. */
static const char *const families[] = {"[⟦〚【［〔⟬", "]⟧〛】］〕⟭", "{｛⦃", "}｝⦄", "(（⦅", ")）⦆",
                                       "<＜‹«〈《⟨⟪≪\"“„”'‘’‚「『", ">＞›»〉》⟩⟫≫\"“„”'‘’‚」』",
                                       "_＿‗", "@＠", "#＃", "$＄﹩", "%％٪", "-–—‐‑−", "|｜¦", "*＊∗٭", "~～", "/／", "\\＼", "=＝", "+＋"};

enum { FAMILIES = sizeof families / sizeof families[0], PAIRED = 8 };

/* Brackets that text does not have. */
static const char rare[] = "⟦⟧〚〛⟬⟭⦃⦄⦅⦆⟨⟩⟪⟫";

static bool has_code(const char *list, uint32_t code)
{
    drg_str s = str_from(list);
    for (size_t at = 0; at < s.len;)
        if (utf8_next(s, &at) == code)
            return true;
    return false;
}

static uint32_t kinds_of(uint32_t code)
{
    uint32_t kinds = 0;
    for (uint32_t i = 0; i < FAMILIES; i++)
        kinds |= (uint32_t)has_code(families[i], code) << i;
    return kinds;
}

/* Opening kinds for closing ones and the other way round. */
static uint32_t mirror(uint32_t kinds)
{
    uint32_t paired = kinds & ((1u << PAIRED) - 1);
    return (kinds & ~paired) | (paired & 0x55) << 1 | (paired & 0xAA) >> 1;
}

static uint32_t loose_of(uint32_t code)
{
    return (uint32_t)((int32_t)code + fold_find(code)->to_loose);
}

static struct pattern_sign read_sign(uint32_t code)
{
    uint32_t kinds = kinds_of(code);
    return (struct pattern_sign){.code = code, .loose = loose_of(code), .kinds = kinds, .mirrored = mirror(kinds),
                                 .is_letter = fold_find(code)->class == FOLD_LETTER, .is_rare = has_code(rare, code)};
}

static bool may_be_sign(uint32_t code)
{
    uint8_t class = fold_find(code)->class;
    return code > 0x20 && class != FOLD_SPACE && class != FOLD_NEWLINE && class != FOLD_DIGIT && class != FOLD_MARK &&
           class != FOLD_IGNORED && class != FOLD_OPAQUE;
}

static drg_status read_side(struct pattern_side *side, drg_str bytes, bool is_head, drg_error *err)
{
    side->bytes = bytes;
    side->count = 0;
    for (size_t at = 0; at < bytes.len;) {
        size_t start = at;
        uint32_t code = utf8_next(bytes, &at);
        if (!may_be_sign(code))
            return fail(err, DRG_EINVAL, NOWHERE, "a placeholder's pattern has letters and signs, no digits and no spaces, not '%.*s'",
                        STR_ARGS(str_cut(bytes, start, bytes.len)));
        if (side->count == PATTERN_SIGNS)
            return fail(err, DRG_EINVAL, NOWHERE, "a placeholder's pattern has at most %d characters on either side of %%d", PATTERN_SIGNS);
        side->signs[side->count++] = read_sign(code);
    }
    for (uint32_t i = 0; is_head && i < side->count / 2; i++) {
        struct pattern_sign sign = side->signs[i];
        side->signs[i] = side->signs[side->count - 1 - i];
        side->signs[side->count - 1 - i] = sign;
    }
    return DRG_OK;
}

static bool side_has_letters(const struct pattern_side *side)
{
    for (uint32_t i = 0; i < side->count; i++)
        if (side->signs[i].is_letter)
            return true;
    return false;
}

drg_status pattern_read(struct pattern *out, const char *text, drg_error *err)
{
    drg_str whole = str_from(text ? text : DEFAULT_PATTERN);
    *out = (struct pattern){0};
    if (whole.len >= sizeof out->text || !utf8_is_valid(whole))
        return fail(err, DRG_EINVAL, NOWHERE, "a placeholder's pattern is a few characters of UTF-8, not '%.*s'", STR_ARGS(whole));
    memcpy(out->text, whole.ptr, whole.len);
    const char *number = strstr(out->text, "%d");
    if (!number || strstr(number + 2, "%d"))
        return fail(err, DRG_EINVAL, NOWHERE, "a placeholder's pattern has one %%d, where the number stands: '%.*s' has %s",
                    STR_ARGS(whole), number ? "more" : "none");
    drg_status status = read_side(&out->head, str_cut(str_from(out->text), 0, (size_t)(number - out->text)), true, err);
    if (!status)
        status = read_side(&out->tail, str_from(number + 2), false, err);
    for (uint32_t code = 0; code < 128; code++)
        out->ascii_kinds[code] = kinds_of(code);
    out->has_letters = side_has_letters(&out->head) || side_has_letters(&out->tail);
    if (!status && (!out->head.count || (!out->has_letters && !out->tail.count)))
        status = fail(err, DRG_EINVAL, NOWHERE, "nobody could tell the placeholder '%.*s' from a number; "
                      "write it with letters before it, or signs on both sides", STR_ARGS(whole));
    return status;
}

void pattern_add(struct buf *into, const struct pattern *pattern, uint32_t number)
{
    char room[STR_DIGITS];
    buf_add(into, pattern->head.bytes);
    buf_add(into, str_digits(room, number));
    buf_add(into, pattern->tail.bytes);
}

/* ---- Digits -------------------------------------------------------------------------------------------------- */

enum { MOST_NUMBER = 1000000, MOST_SKIPPED = 6 };

/* The digit that begins at `at`, ASCII, Arabic, Persian or fullwidth: its value, and its length in *len; -1: none does. */
static int digit_at(drg_str s, size_t at, size_t *len)
{
    const unsigned char *p = (const unsigned char *)s.ptr + at;
    size_t left = s.len - at;
    *len = 1;
    if (p[0] < 0x80)
        return p[0] >= '0' && p[0] <= '9' ? p[0] - '0' : -1;
    *len = 2;
    if (left >= 2 && p[0] == 0xD9 && p[1] >= 0xA0 && p[1] <= 0xA9)
        return p[1] - 0xA0;
    if (left >= 2 && p[0] == 0xDB && p[1] >= 0xB0 && p[1] <= 0xB9)
        return p[1] - 0xB0;
    *len = 3;
    return left >= 3 && p[0] == 0xEF && p[1] == 0xBC && p[2] >= 0x90 && p[2] <= 0x99 ? p[2] - 0x90 : -1;
}

/* Bytes of the invisible character at `at`, or 0. */
static size_t ignored_at(drg_str s, size_t at)
{
    size_t next = at;
    if (at == s.len || (unsigned char)s.ptr[at] < 0x80 || fold_find(utf8_next(s, &next))->class != FOLD_IGNORED)
        return 0;
    return next - at;
}

bool pattern_would_run_on(const struct pattern *pattern, drg_str after)
{
    size_t at = 0, len;
    for (size_t more; !pattern->tail.count && (more = ignored_at(after, at)) > 0;)
        at += more;
    return !pattern->tail.count && at < after.len && digit_at(after, at, &len) >= 0;
}

/* The run of digits that begins at `at`; invisible characters between two of them belong to it. */
static struct digit_run read_run(drg_str line, size_t at)
{
    struct digit_run run = {.span = {(uint32_t)at, (uint32_t)at}};
    uint64_t number = 0;
    size_t len;
    for (int value; at < line.len && (value = digit_at(line, at, &len)) >= 0;) {
        number = number < MOST_NUMBER ? number * 10 + (unsigned)value : MOST_NUMBER;
        at += len;
        run.span.end = (uint32_t)at;
        for (size_t more; (more = ignored_at(line, at)) > 0;)
            at += more;
    }
    run.number = number < MOST_NUMBER ? (uint32_t)number : 0;
    return run;
}

#ifdef WIDE_WORKS
/* Where in sixteen bytes, of which one more can be read, digits may begin. */
static unsigned may_be_digits(const char *p)
{
    wide v = wide_load(p), next = wide_load(p + 1);
    wide arabic = wide_and(wide_is(v, 0xD9), wide_within(next, 0xA0, 0xA9));
    wide persian = wide_and(wide_is(v, 0xDB), wide_within(next, 0xB0, 0xB9));
    wide full_width = wide_and(wide_is(v, 0xEF), wide_is(next, 0xBC));
    return wide_mask(wide_or(wide_or(wide_within(v, '0', '9'), arabic), wide_or(persian, full_width)));
}
#endif

size_t placeholder_digit(drg_str line, size_t at)
{
    size_t len;
    while (at < line.len) {
#ifdef WIDE_WORKS
        if (line.len - at > WIDE) {
            unsigned found = may_be_digits(line.ptr + at);
            at += found ? (size_t)__builtin_ctz(found) : WIDE;
            if (!found)
                continue;
        }
#endif
        if (digit_at(line, at, &len) >= 0)
            return at;
        at++;
    }
    return line.len;
}

static bool gather_runs(struct placeholders *found, drg_str line)
{
    found->runs.count = 0;
    for (size_t at = placeholder_digit(line, 0); at < line.len;) {
        struct digit_run run = read_run(line, at);
        if (!vec_push(&found->runs, run))
            return false;
        at = placeholder_digit(line, run.span.end);
    }
    return true;
}

/* ---- Around the digits ---------------------------------------------------------------------------------------- */

/* As pattern_add writes it. */
static void match_exactly(struct digit_run *run, const struct pattern *pattern, drg_str line, size_t from)
{
    drg_span span = run->span;
    drg_str head = pattern->head.bytes, tail = pattern->tail.bytes;
    run->is_exact = run->number && line.ptr[span.start] != '0' && span.start >= from + head.len && line.len - span.end >= tail.len &&
                    str_eq(str_cut(line, span.start - head.len, span.start), head) &&
                    str_eq(str_cut(line, span.end, span.end + tail.len), tail);
    for (size_t i = span.start; i < span.end && run->is_exact; i++)
        run->is_exact = is_ascii_digit(line.ptr[i]);
    if (run->is_exact)
        run->taken = (drg_span){span.start - (uint32_t)head.len, span.end + (uint32_t)tail.len};
}

/* A look outwards from the digits over one side. */
struct look {
    const struct pattern *pattern;
    drg_str line;
    bool is_back;
    size_t limit;     /* not past here */
    bool is_mirrored; /* right-to-left text may have its brackets turned */
    size_t at;        /* behind what was found */
    uint32_t found;
    bool has_rare;       /* a sign that tells by itself */
    bool lacks_letter;
    bool is_outer_letter; /* the last that was found */
};

/* The next code point outwards from *at; false at the limit. */
static bool step(const struct look *look, size_t *at, uint32_t *code)
{
    if (*at == look->limit)
        return false;
    if (!look->is_back) {
        *code = utf8_next(look->line, at);
        return true;
    }
    *at = utf8_before(look->line, *at);
    size_t next = *at;
    *code = utf8_next(look->line, &next);
    return true;
}

static bool is_same_sign(const struct look *look, const struct pattern_sign *sign, uint32_t code, uint8_t class)
{
    if (sign->is_letter || class == FOLD_LETTER)
        return sign->is_letter && sign->loose == loose_of(code);
    uint32_t kinds = code < 128 ? look->pattern->ascii_kinds[code] : kinds_of(code);
    return (!look->is_mirrored && sign->code == code) || (look->is_mirrored ? sign->mirrored : sign->kinds) & kinds;
}

/* Takes one sign, over what may be skipped. */
static bool take_sign(struct look *look, const struct pattern_sign *sign)
{
    size_t at = look->at;
    uint32_t code;
    for (int skipped = 0; skipped <= MOST_SKIPPED && step(look, &at, &code); skipped++) {
        uint8_t class = fold_find(code)->class;
        if (is_same_sign(look, sign, code, class)) {
            look->at = at;
            look->found++;
            look->has_rare |= sign->is_rare && sign->code == code;
            look->is_outer_letter = sign->is_letter;
            return true;
        }
        if (class != FOLD_SPACE && class != FOLD_IGNORED)
            return false;
    }
    return false;
}

static void look_over(struct look *look, const struct pattern_side *side)
{
    for (uint32_t i = 0; i < side->count; i++)
        if (!take_sign(look, &side->signs[i]))
            look->lacks_letter |= side->signs[i].is_letter;
}

/* Letters of the pattern are no end of a word of the text. */
static bool is_in_word(const struct look *look)
{
    size_t at = look->at;
    uint32_t code;
    if (!look->is_outer_letter || !step(look, &at, &code))
        return false;
    uint8_t class = fold_find(code)->class;
    return class == FOLD_DIGIT || (class == FOLD_LETTER && fold_find(code)->script == SCRIPT_LATIN);
}

/* Takes the digits for a placeholder's, if enough of it stands around them between the limits. */
static bool match_damaged(struct digit_run *run, const struct pattern *pattern, drg_str line, drg_span limits, bool is_mirrored)
{
    struct look back = {.pattern = pattern, .line = line, .is_back = true, .limit = limits.start, .at = run->span.start, .is_mirrored = is_mirrored};
    struct look forth = {.pattern = pattern, .line = line, .limit = limits.end, .at = run->span.end, .is_mirrored = is_mirrored};
    look_over(&back, &pattern->head);
    look_over(&forth, &pattern->tail);
    bool is_one;
    if (pattern->has_letters)
        is_one = !is_mirrored && !back.lacks_letter && !forth.lacks_letter && !is_in_word(&back);
    else
        is_one = (back.found && forth.found) || (!is_mirrored && (back.has_rare || forth.has_rare));
    if (is_one)
        run->taken = (drg_span){(uint32_t)back.at, (uint32_t)forth.at};
    return is_one;
}

/* ---- Finding --------------------------------------------------------------------------------------------------- */

static void match_all_exactly(struct placeholders *found, const struct pattern *pattern, drg_str line)
{
    size_t from = 0;
    for (size_t i = 0; i < found->runs.count; i++) {
        match_exactly(&found->runs.items[i], pattern, line, from);
        if (found->runs.items[i].is_exact)
            from = found->runs.items[i].taken.end;
    }
}

/* Where the first exact placeholder from run `i` on begins; a run by itself is a limit too: its digits are another's. */
static size_t next_limit(const struct placeholders *found, size_t i, drg_str line)
{
    if (i == found->runs.count)
        return line.len;
    return found->runs.items[i].is_exact ? found->runs.items[i].taken.start : found->runs.items[i].span.start;
}

bool placeholders_find(struct placeholders *found, const struct pattern *pattern, drg_str line)
{
    size_t from = 0;
    found->list.count = 0;
    if (!gather_runs(found, line))
        return false;
    match_all_exactly(found, pattern, line);
    for (size_t i = 0; i < found->runs.count; i++) {
        struct digit_run *run = &found->runs.items[i];
        drg_span limits = {(uint32_t)from, (uint32_t)next_limit(found, i + 1, line)};
        bool is_one = run->is_exact || (run->number && (match_damaged(run, pattern, line, limits, false) ||
                                                        match_damaged(run, pattern, line, limits, true)));
        if (!is_one)
            continue;
        if (!vec_push(&found->list, (struct placeholder){run->taken, run->number, run->is_exact}))
            return false;
        from = run->taken.end;
    }
    return true;
}

void placeholders_free(struct placeholders *found)
{
    vec_free(&found->list);
    vec_free(&found->runs);
}
