/* restore.c - Turkish text typed in plain ASCII gets its letters back. */
#include "text/restore.h"

#include "base/utf8.h"
#include "lang/fold.h"
#include "lang/identify.h"
#include "lang/likelihood.h"
#include "lang/tr_typed.h"

enum {
    ENGLISH_WORD = 2 * LIKELIHOOD_BIT, /* each letter less as English than as Turkish: a foreign word */
    ACRONYM = 5                        /* letters; longer words in capitals are words */
};

/* A stretch of ASCII letters, and how likely it is as a word of each language. */
struct typed_word {
    drg_span span;
    uint32_t turkish, english;
    bool is_everyday; /* a Turkish word that is in every text */
};

struct line_words {
    VEC(struct typed_word) list;
    struct evidence evidence;
    uint32_t others; /* letters of other scripts */
    uint32_t spelt;  /* letters that only correctly typed text has */
    uint32_t turkish, english;
    bool is_upper;
};

static bool is_apostrophe(drg_str text, size_t at, size_t *len)
{
    *len = text.ptr[at] == '\'' ? 1 : str_starts(str_cut(text, at, text.len), STR("\xE2\x80\x99")) ? 3 : 0;
    return *len != 0;
}

/* What a chunk between spaces holds that no word of running text has: an address, code, a mark of markup. */
static bool is_code(drg_str chunk)
{
    size_t slashes = 0;
    for (size_t i = 0; i < chunk.len; i++) {
        char c = chunk.ptr[i], before = i ? chunk.ptr[i - 1] : ' ', after = i + 1 < chunk.len ? chunk.ptr[i + 1] : ' ';
        slashes += c == '/';
        bool is_inner_period = c == '.' && is_ascii_alpha(before) && is_ascii_alpha(after);
        bool is_mixed = (is_ascii_digit(c) && is_ascii_alpha(before)) || (is_ascii_alpha(c) && is_ascii_digit(before));
        bool is_camel = before >= 'a' && before <= 'z' && c >= 'A' && c <= 'Z';
        if (is_inner_period || is_mixed || is_camel || (c && strchr("@_\\{}<>=#$%&*~^+`", c)))
            return true;
    }
    return slashes > 1 || (slashes && chunk.ptr[0] == '/');
}

static bool is_upper(drg_str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (word.ptr[i] >= 'a' && word.ptr[i] <= 'z')
            return false;
    return true;
}

static void weigh(struct line_words *words, drg_str text, struct typed_word word)
{
    uint32_t before = ' ';
    for (size_t i = word.span.start; i <= word.span.end; i++) {
        uint32_t code = i < word.span.end ? (uint32_t)ascii_lower(text.ptr[i]) : ' ';
        likelihood_of_typed_pair(before, code, &word.turkish, &word.english);
        before = code;
    }
    struct evidence evidence = {0};
    identify_word(&evidence, str_cut(text, word.span.start, word.span.end));
    identify_add(&words->evidence, &evidence);
    word.is_everyday = evidence.turkish > 0;
    words->turkish += word.turkish;
    words->english += word.english;
    if (!vec_push(&words->list, word))
        words->list.count = 0;
}

/* The words of a chunk; one that holds other letters is none. */
static void split_chunk(struct line_words *words, drg_str text, size_t start, size_t end)
{
    if (is_code(str_cut(text, start, end)))
        return;
    for (size_t at = start; at < end;) {
        size_t from = at;
        while (at < end && is_ascii_alpha(text.ptr[at]))
            at++;
        bool touches_other = (from > start && (unsigned char)text.ptr[from - 1] >= 0x80) ||
                             (at < end && (unsigned char)text.ptr[at] >= 0x80);
        size_t mark;
        touches_other = touches_other && !(at < end && is_apostrophe(text, at, &mark)) &&
                        !(from >= start + 3 && is_apostrophe(text, from - 3, &mark) && mark == 3);
        if (at > from && !touches_other)
            weigh(words, text, (struct typed_word){.span = {(uint32_t)from, (uint32_t)at}});
        at += at == from || at < end;
    }
}

static void count_spelt(struct line_words *words, drg_str text, size_t start, size_t end)
{
    for (size_t at = start; at < end;) {
        uint32_t code = utf8_next(text, &at);
        words->others += code >= 0x370 && fold_find(code)->class == FOLD_LETTER;
        words->spelt += code == 0x131 || code == 0x130 || code == 0x11F || code == 0x15F || code == 0xE7 || code == 0xF6 ||
                        code == 0xFC || code == 0x11E || code == 0x15E || code == 0xC7 || code == 0xD6 || code == 0xDC;
    }
}

static void split_line(struct line_words *words, drg_str text, size_t start, size_t end)
{
    words->list.count = 0;
    words->evidence = (struct evidence){0};
    words->others = words->spelt = words->turkish = words->english = 0;
    words->is_upper = is_upper(str_cut(text, start, end));
    count_spelt(words, text, start, end);
    for (size_t at = start; at < end;) {
        size_t chunk = at;
        while (at < end && !is_ascii_space(text.ptr[at]))
            at++;
        split_chunk(words, text, chunk, at);
        at++;
    }
}

/* The word that a number before an apostrophe is read as: its suffix goes by that word's vowels. */
static size_t number_word(drg_str text, size_t end, uint32_t letters[8])
{
    static const char *const ones[] = {"sıfır", "bir", "iki", "\xC3\xBC\xC3\xA7", "d\xC3\xB6rt", "be\xC5\x9F",
                                       "alt\xC4\xB1", "yedi", "sekiz", "dokuz"};
    static const char *const tens[] = {"y\xC3\xBCz", "on", "yirmi", "otuz", "k\xC4\xB1rk", "elli", "altm\xC4\xB1\xC5\x9F",
                                       "yetmi\xC5\x9F", "seksen", "doksan"};
    bool has_tens = end > 1 && is_ascii_digit(text.ptr[end - 2]);
    int one = text.ptr[end - 1] - '0', ten = has_tens ? text.ptr[end - 2] - '0' : 0;
    bool is_thousand = end > 2 && one == 0 && ten == 0 && has_tens && text.ptr[end - 3] == '0';
    drg_str word = str_from(is_thousand ? "bin" : one || !has_tens ? ones[one] : tens[ten]);
    size_t count = 0;
    for (size_t at = 0; at < word.len && count < 8;)
        letters[count++] = utf8_next(word, &at);
    return count;
}

/* Writes a restored letter as the typed one was written. */
static void add_letter(struct buf *into, char typed, uint32_t letter)
{
    bool is_capital = typed >= 'A' && typed <= 'Z';
    if (!is_capital)
        buf_add_code(into, letter);
    else if (letter == 'i')
        buf_add_code(into, 0x130);
    else if (letter == 0x131)
        buf_add_char(into, 'I');
    else
        buf_add_code(into, letter < 0x80 ? letter - 32 : letter == 0x11F || letter == 0x15F ? letter - 1 : letter - 0x20);
}

/* Restores one word, whose suffix may go on from the `before` letters at letters[0]; returns the letters in all. */
static size_t restore_word(struct edits *edits, drg_str text, drg_span span, uint32_t *letters, size_t before)
{
    size_t count = before;
    char bytes[TR_TYPED_MAX * 2];
    struct buf made = buf_make(sizeof bytes);
    for (size_t i = span.start; i < span.end && count < TR_TYPED_MAX; i++)
        letters[count++] = (uint32_t)ascii_lower(text.ptr[i]);
    if (count - before != span.end - span.start)
        return 0; /* too long to be a word */
    tr_restore_typed(letters, before, count);
    for (size_t i = before; i < count; i++)
        add_letter(&made, text.ptr[span.start + i - before], letters[i]);
    edits->failed |= made.failed != BUF_OK;
    if (!str_eq(buf_str(&made), str_cut(text, span.start, span.end)))
        edits_add(edits, span.start, span.end, buf_str(&made), "turkish");
    buf_free(&made);
    return count;
}

/* Writes a word as the name that it is; returns its letters, 0 when it is no name. All capitals stay so. */
static size_t restore_name(struct edits *edits, drg_str text, drg_span span, const struct typed_names *names, uint32_t *letters)
{
    enum { SURE = 5 };
    size_t rest, count = 0;
    bool is_case;
    drg_str word = str_cut(text, span.start, span.end);
    const struct typed_name *found = is_upper(word) ? NULL : typed_names_find(names, word, &rest, &is_case);
    if (!found || (rest < SURE && word.ptr[0] >= 'a'))
        return 0;
    struct buf made = buf_make(TR_TYPED_MAX * 4);
    buf_add(&made, found->name);
    for (size_t at = 0; at < found->name.len && count < TR_TYPED_MAX / 2; count++) {
        uint32_t code = utf8_next(found->name, &at);
        letters[count] = code == 'I' ? 0x131 : code == 0x130 ? 'i' : code + (uint32_t)fold_find(code)->to_strict;
    }
    size_t stem = count;
    for (size_t i = rest; i < word.len && count < TR_TYPED_MAX; i++)
        letters[count++] = (uint32_t)ascii_lower(word.ptr[i]);
    tr_restore_typed(letters, stem, count);
    if (is_case)
        buf_add_char(&made, '\'');
    for (size_t i = stem; i < count; i++)
        buf_add_code(&made, letters[i]);
    edits->failed |= made.failed != BUF_OK;
    if (!str_eq(buf_str(&made), word))
        edits_add(edits, span.start, span.end, buf_str(&made), "turkish");
    buf_free(&made);
    return count;
}

static bool is_foreign(const struct line_words *words, drg_str text, size_t i)
{
    const struct typed_word *word = &words->list.items[i];
    drg_str s = str_cut(text, word->span.start, word->span.end);
    for (size_t k = 0; k < s.len; k++)
        if (strchr("qwxQWX", s.ptr[k]))
            return true;
    bool is_acronym = is_upper(s) && s.len <= ACRONYM && !words->is_upper;
    return is_acronym || s.len == 1 || (!word->is_everyday && word->english + s.len * ENGLISH_WORD < word->turkish);
}

/* English words in a row, as in a title that is quoted: each is likelier as English, and the row by far. */
static size_t english_run(const struct line_words *words, size_t i)
{
    size_t end = i;
    uint32_t turkish = 0, english = 0;
    while (end < words->list.count && words->list.items[end].english < words->list.items[end].turkish &&
           !words->list.items[end].is_everyday) {
        turkish += words->list.items[end].turkish;
        english += words->list.items[end].english;
        end++;
    }
    return end - i > 1 && english + 20 * LIKELIHOOD_BIT < turkish ? end : i;
}

/* "on" is ten before what is counted, else the front of something. */
static bool is_ten(const struct line_words *words, drg_str text, size_t i)
{
    static const char *const counted[] = {"bir",  "iki", "uc",  "dort", "bes", "alti", "yedi", "sekiz", "dokuz",  "bin",  "milyon", "milyar",
                                          "yil",  "yillik", "yilda", "gun", "gunluk", "kez",  "kat",  "kisi",  "dakika", "saat", "ay",
                                          "binlerce", "yasinda", "yildir", "puan", "numara", "lira", "dolar", "metre", "ton"};
    drg_str word = str_cut(text, words->list.items[i].span.start, words->list.items[i].span.end);
    if (!str_eq_ascii_case(word, STR("on")) || i + 1 == words->list.count)
        return false;
    drg_str next = str_cut(text, words->list.items[i + 1].span.start, words->list.items[i + 1].span.end);
    for (size_t k = 0; k < sizeof counted / sizeof counted[0]; k++)
        if (str_eq_ascii_case(next, str_from(counted[k])))
            return true;
    return false;
}

/* What letters the suffix goes on from: 0 when the word begins by itself. */
static size_t suffix_of(const struct line_words *words, drg_str text, size_t i, uint32_t *letters, size_t before)
{
    size_t start = words->list.items[i].span.start, len = 0;
    size_t mark = start && text.ptr[start - 1] == '\'' ? 1 : start >= 3 && is_apostrophe(text, start - 3, &len) && len == 3 ? len : 0;
    if (!mark)
        return 0;
    if (i && words->list.items[i - 1].span.end + mark == start)
        return before;
    return start > mark && is_ascii_digit(text.ptr[start - mark - 1]) ? number_word(text, start - mark, letters) : 0;
}

static void restore_words(struct edits *edits, drg_str text, const struct line_words *words, const struct typed_names *names)
{
    uint32_t letters[TR_TYPED_MAX];
    size_t before = 0, english_end = 0;
    for (size_t i = 0; i < words->list.count; i++) {
        drg_span span = words->list.items[i].span;
        english_end = i >= english_end ? english_run(words, i) : english_end;
        size_t from = suffix_of(words, text, i, letters, before);
        size_t named = from ? 0 : restore_name(edits, text, span, names, letters);
        if (named) {
            before = named;
            continue;
        }
        if (!from && (i < english_end || is_foreign(words, text, i) || is_ten(words, text, i))) {
            before = 0;
            for (size_t k = span.start; k < span.end && before < TR_TYPED_MAX / 2; k++)
                letters[before++] = (uint32_t)ascii_lower(text.ptr[k]);
        } else {
            before = restore_word(edits, text, span, letters, from);
        }
    }
}

/* Turkish, and typed without its letters. */
static bool needs_letters(const struct line_words *words)
{
    const struct lang *lang = identify(&words->evidence);
    bool is_turkish = lang ? strcmp(lang->tag, "tr") == 0 : words->turkish < words->english;
    return is_turkish && words->others < words->list.count && words->spelt * 8 < words->list.count;
}

void restore_turkish(struct edits *edits, drg_str text, const struct typed_names *names)
{
    struct line_words words = {0};
    for (size_t at = 0, next = 0; at < text.len && !edits->failed; at = next) {
        size_t end = str_line_end(text, at, &next);
        split_line(&words, text, at, end);
        if (needs_letters(&words))
            restore_words(edits, text, &words, names);
    }
    vec_free(&words.list);
}
