/* engine_damage.c - terms through simulated engines: everything that is there comes back, everything that is not is reported.
 *
 * Lines of news in four languages, with text mixed in that looks like placeholders, are annotated into every other language.
 * A simulated engine keeps nothing but the placeholders, among words of the target language: it moves them, drops some, doubles
 * some, invents some, and writes them with other spaces, digits, capitals, brackets and invisible marks. The restored line
 * has to be byte for byte what the engine wrote with the terms in the placeholders' places, and the findings have to
 * name those that were dropped, doubled and invented, and no others.
 *
 * Usage: engine_damage SOURCE_DIR SEGMENTS [SEED] */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "corpus/record.h"
#include "dragoman/dragoman.h"

enum { MOST_TERMS = 64, BLOCK = 250, MOST_WORDS = 12 };

static const char *const langs[] = {"en", "tr", "ar", "ru"};
static const char *const patterns[] = {"⟦%d⟧", "__TERM%d__", "{{%d}}", "<x%d/>", "XTERM%dX", "TERM%d", "«%d»", "@@%d@@"};

enum { LANGS = sizeof langs / sizeof langs[0], PATTERNS = sizeof patterns / sizeof patterns[0] };

static uint64_t state;

static uint32_t roll(uint32_t sides)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)(state >> 33) % sides;
}

static bool chance(uint32_t percent)
{
    return roll(100) < percent;
}

#define PICK(list) ((list)[roll(sizeof(list) / sizeof((list)[0]))])

/* ---- Text ----------------------------------------------------------------------------------------------------- */

struct news {
    struct buf bytes;
    VEC(drg_str) lines;
};

static void require(drg_status status, const drg_error *err)
{
    if (!status)
        return;
    fprintf(stderr, "%s: %s\n", err->file, err->message);
    exit(2);
}

static void news_load(struct news *news, const char *folder, const char *lang)
{
    char path[1024];
    drg_error err = {.code = DRG_OK};
    snprintf(path, sizeof path, "%s/corpora/news.%s.txt", folder, lang);
    news->bytes = buf_make(1 << 24);
    require(file_read(&news->bytes, path, &err), &err);
    drg_str rest = buf_str(&news->bytes), line;
    while (str_split(&rest, '\n', &line))
        if (line.len && !vec_push(&news->lines, line))
            exit(2);
}

/* A word without signs that a placeholder might be told by; numbers stay. */
static drg_str pick_word(const struct news *news)
{
    static const char *const signs[] = {"[", "]", "{", "}", "<", ">", "«", "»", "\"", "'", "“", "”", "’", "‘", "@", "_", NULL};
    for (;;) {
        drg_str rest = news->lines.items[roll((uint32_t)news->lines.count)], word = {"", 0};
        for (uint32_t skip = roll(8) + 1; skip; skip--)
            if (!str_split(&rest, ' ', &word))
                break;
        bool is_good = word.len && word.len < 100;
        for (size_t i = 0; signs[i] && is_good; i++)
            for (size_t at = 0; at + strlen(signs[i]) <= word.len && is_good; at++)
                is_good = !str_starts(str_cut(word, at, word.len), str_from(signs[i]));
        if (is_good)
            return word;
    }
}

/* A line of news, some with look-alikes of placeholders in them. */
static void add_source(struct buf *into, const struct news *news)
{
    static const char *const decoys[] = {"⟦1⟧", "[2]", "⟦ ٣ ⟧", "__TERM1__", "term 7", "{{4}}", "{ 2 }", "<x9/>", "XTERM5X", "«12»",
                                         "\"3\"", "@@6@@", "(1)", "2024", "⟦", "]]", "TERM", "__", "½", "1⟧", "@ 5 @"};
    drg_str rest = news->lines.items[roll((uint32_t)news->lines.count)], word;
    size_t from = into->len;
    while (str_split(&rest, ' ', &word)) {
        if (into->len > from)
            buf_add_char(into, ' ');
        buf_add(into, word);
        if (chance(3)) {
            buf_add_z(into, chance(80) ? " " : "");
            buf_add_z(into, PICK(decoys));
        }
    }
    buf_add_char(into, '\n');
}

/* ---- Damage ------------------------------------------------------------------------------------------------------ */

static void add_digits(struct buf *into, uint32_t number)
{
    static const uint32_t zeros[] = {'0', 0x660, 0x6F0, 0xFF10};
    char digits[16];
    uint32_t zero = PICK(zeros);
    snprintf(digits, sizeof digits, "%u", (unsigned)number);
    for (const char *at = digits; *at; at++)
        buf_add_code(into, zero + (uint32_t)(*at - '0'));
}

static void add_invisible(struct buf *into)
{
    static const uint32_t marks[] = {0x200E, 0x200F, 0x61C, 0x2066, 0x2067, 0x2068, 0x2069, 0x202A, 0x202C, 0x200B, 0xFEFF};
    static const char *const spaces[] = {" ", "\u00A0", "\u2009", "\u202F", "  "};
    if (chance(30))
        buf_add_code(into, PICK(marks));
    if (chance(40))
        buf_add_z(into, PICK(spaces));
    if (chance(15))
        buf_add_code(into, PICK(marks));
}

/* A sign as some engine might write it: another bracket, another capital. */
static void add_sign(struct buf *into, uint32_t code)
{
    static const char *const kin[] = {"⟦[【〚［", "⟧]】〛］", "{｛", "}｝", "<‹«“\"〈", ">›»”\"〉", "«“\"„<‹", "»”\"“>›", "_＿", "@＠"};
    bool is_changed = chance(50);
    for (size_t i = 0; i < sizeof kin / sizeof kin[0] && is_changed; i++) {
        size_t at = 0, count = utf8_length(str_from(kin[i]));
        if (utf8_next(str_from(kin[i]), &at) != code)
            continue;
        for (uint32_t skip = roll((uint32_t)count); skip; skip--)
            code = utf8_next(str_from(kin[i]), &at);
        break;
    }
    if (is_ascii_alpha((char)(code & 0x7F)) && code < 0x80 && chance(50))
        code = (uint32_t)ascii_lower((char)code);
    buf_add_code(into, code);
}

static void add_side(struct buf *into, drg_str signs, bool is_head)
{
    for (size_t at = 0; at < signs.len;) {
        uint32_t code = utf8_next(signs, &at);
        bool is_edge = is_head ? at == signs.len : false;
        add_sign(into, code);
        if (is_edge && chance(40))
            add_invisible(into);
    }
}

/* A placeholder as an engine may leave it. */
static void add_damaged(struct buf *into, const char *pattern, uint32_t number)
{
    const char *digits = strstr(pattern, "%d");
    drg_str head = str_from(pattern), tail = str_from(digits + 2);
    bool is_brackets = strncmp(pattern, "⟦", strlen("⟦")) == 0;
    head.len = (size_t)(digits - pattern);
    if (chance(30)) {
        buf_addf(into, "%.*s%u%s", (int)head.len, head.ptr, (unsigned)number, tail.ptr);
    } else if (is_brackets && chance(15)) { /* half of it; the other half tells */
        buf_add(into, chance(50) ? head : STR(""));
        size_t has_head = into->len && str_ends(buf_str(into), head);
        add_digits(into, number);
        buf_add(into, has_head ? STR("") : tail);
    } else {
        add_side(into, head, true);
        add_digits(into, number);
        if (tail.len && chance(40))
            add_invisible(into);
        add_side(into, tail, false);
    }
}

/* ---- Engines ------------------------------------------------------------------------------------------------------ */

/* What an engine made of a line, and what has to come of it. */
struct engine {
    struct buf made, expected;
    uint32_t lost[MOST_TERMS], lost_count;
    uint32_t doubled, invented;
};

struct token {
    drg_str word;    /* of the language, or */
    uint32_t number; /* a placeholder; 0: none */
    bool is_invented;
};

static void shuffle(struct token *tokens, uint32_t count)
{
    for (uint32_t i = count; i > 1; i--) {
        uint32_t other = roll(i);
        struct token kept = tokens[i - 1];
        tokens[i - 1] = tokens[other];
        tokens[other] = kept;
    }
}

/* Marks around the whole stay. */
static void add_mark_around(struct engine *e)
{
    static const uint32_t marks[] = {0x200E, 0x200F, 0x2066, 0x2067, 0x2068, 0x2069};
    uint32_t mark = PICK(marks);
    if (!chance(10))
        return;
    buf_add_code(&e->made, mark);
    buf_add_code(&e->expected, mark);
}

static void add_token(struct engine *e, const struct token *token, const char *pattern, const marked_list *terms)
{
    if (!token->number) {
        buf_add(&e->made, token->word);
        buf_add(&e->expected, token->word);
        return;
    }
    add_mark_around(e);
    size_t from = e->made.len;
    add_damaged(&e->made, pattern, token->number);
    buf_add(&e->expected, token->is_invented ? str_cut(buf_str(&e->made), from, e->made.len) : terms->items[token->number - 1].target);
    add_mark_around(e);
}

static void translate(struct engine *e, const char *pattern, const marked_list *terms, const struct news *news)
{
    struct token tokens[2 * MOST_TERMS + MOST_WORDS + 1];
    uint32_t count = 0;
    e->lost_count = e->doubled = e->invented = 0;
    for (uint32_t i = 0; i < terms->count; i++) {
        uint32_t copies = chance(4) ? 0 : chance(4) ? 2 : 1;
        e->doubled += copies == 2;
        if (!copies)
            e->lost[e->lost_count++] = i + 1;
        while (copies--)
            tokens[count++] = (struct token){.number = i + 1};
    }
    for (uint32_t words = roll(MOST_WORDS) + 1; words; words--)
        tokens[count++] = (struct token){.word = pick_word(news)};
    if (chance(1)) {
        tokens[count++] = (struct token){.number = (uint32_t)terms->count + 1 + roll(50), .is_invented = true};
        e->invented = 1;
    }
    shuffle(tokens, count);
    for (uint32_t i = 0; i < count; i++) {
        if (i) {
            buf_add_char(&e->made, ' ');
            buf_add_char(&e->expected, ' ');
        }
        add_token(e, &tokens[i], pattern, terms);
    }
    buf_add_char(&e->made, '\n');
    buf_add_char(&e->expected, '\n');
}

/* ---- Judging -------------------------------------------------------------------------------------------------------- */

struct totals {
    uint64_t segments, placeholders, lost, doubled, invented, wrong_lines, wrong_findings;
};

static uint32_t count_rule(const drg_findings *findings, uint64_t row, const char *rule)
{
    size_t count;
    uint32_t found = 0;
    const drg_finding *list = drg_findings_list(findings, &count);
    for (size_t i = 0; i < count; i++)
        found += list[i].row == row && strcmp(list[i].rule, rule) == 0;
    return found;
}

static void judge(struct totals *t, const struct engine *e, const drg_restored *restored, drg_str got, uint64_t row, drg_str expected)
{
    bool is_same = str_eq(got, expected);
    bool is_told = count_rule(restored->findings, row, "placeholder-lost") == e->lost_count &&
                   count_rule(restored->findings, row, "placeholder-doubled") == e->doubled &&
                   count_rule(restored->findings, row, "placeholder-unknown") == e->invented;
    t->wrong_lines += !is_same;
    t->wrong_findings += !is_told;
    if ((!is_same || !is_told) && t->wrong_lines + t->wrong_findings < 10)
        printf("%s\n  engine   %.*s\n  expected %.*s\n  restored %.*s\n", is_same ? "findings are wrong" : "the line is wrong",
               (int)e->made.len, e->made.ptr, (int)expected.len, expected.ptr, (int)got.len, got.ptr);
}

/* A block of segments of two languages and one pattern. */
struct block {
    drg_protector *protector;
    const char *pattern;
    const struct news *tgt;
    drg_annotated annotated;
};

/* The line of the records that is of this segment, decoded in `line`; false when it has none. */
static bool next_record(drg_str *records, uint64_t segment, struct buf *line, marked_list *terms)
{
    drg_str rest = *records, first;
    uint64_t number;
    terms->count = 0;
    if (!str_split(&rest, '\n', &first))
        return false;
    buf_cut(line, 0);
    buf_add(line, first);
    if (record_read(&number, terms, line->ptr, line->len))
        exit(2);
    if (number == segment)
        *records = rest;
    else
        terms->count = 0;
    return number == segment;
}

static void run_segment(struct totals *t, const struct block *block, drg_restorer *restorer, uint64_t segment, const marked_list *terms)
{
    drg_error err = {.code = DRG_OK};
    drg_restored restored;
    struct engine e = {.made = buf_make(1 << 20), .expected = buf_make(1 << 20)};
    translate(&e, block->pattern, terms, block->tgt);
    require(drg_restorer_run(restorer, buf_str(&e.made), segment - 1, &restored, &err), &err);
judge(t, &e, &restored, restored.text, segment - 1, buf_str(&e.expected));
    t->segments++;
    t->placeholders += terms->count;
    t->lost += e.lost_count;
    t->doubled += e.doubled;
    t->invented += e.invented;
    buf_free(&e.made);
    buf_free(&e.expected);
}

static void run_block(struct totals *t, const struct block *block)
{
    drg_error err = {.code = DRG_OK};
    drg_restorer *restorer;
    struct buf line = buf_make(1 << 24);
    marked_list terms = {0};
    drg_str records = block->annotated.records;
    require(drg_restorer_new(&restorer, &(drg_restorer_options){.verbatim = true}, &err), &err);
    require(drg_restorer_feed(restorer, drg_protector_record(block->protector), &err), &err);
    require(drg_restorer_feed(restorer, records, &err), &err);
    for (uint64_t segment = 1; segment <= block->annotated.segments; segment++) {
        (void)next_record(&records, segment, &line, &terms);
        if (terms.count <= MOST_TERMS)
            run_segment(t, block, restorer, segment, &terms);
    }
    drg_restorer_free(restorer);
    vec_free(&terms);
    buf_free(&line);
}

static void make_block(struct totals *t, const drg_matcher *matcher, const struct news *news, uint32_t src, uint32_t tgt, uint64_t size)
{
    drg_error err = {.code = DRG_OK};
    struct block block = {.pattern = PICK(patterns), .tgt = &news[tgt]};
    struct buf source = buf_make(1 << 26);
    drg_annotator *annotator;
    for (uint64_t i = 0; i < size; i++)
        add_source(&source, &news[src]);
    drg_protect_options options = {.src = langs[src], .tgt = langs[tgt], .pattern = block.pattern};
    require(drg_protector_new(&block.protector, matcher, &options, &err), &err);
    require(drg_annotator_new(&annotator, block.protector, &err), &err);
    require(drg_annotator_run(annotator, buf_str(&source), 0, &block.annotated, &err), &err);
    run_block(t, &block);
    drg_annotator_free(annotator);
    drg_protector_free(block.protector);
    buf_free(&source);
}

/* ---- The program ------------------------------------------------------------------------------------------------------ */

static void load_terms(drg_glossary **glossary, drg_matcher **matcher, drg_ctx *ctx, const char *folder)
{
    static const char *const files[] = {"places", "diplomacy"};
    drg_error err = {.code = DRG_OK};
    drg_glossary *parts[2];
    char path[1024];
    for (size_t i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s/glossaries/%s.tsv", folder, files[i]);
        require(drg_glossary_load(&parts[i], ctx, path, NULL, &err), &err);
    }
    require(drg_glossary_merge(glossary, ctx, (const drg_glossary *const[]){parts[0], parts[1]}, 2, &err), &err);
    require(drg_matcher_new(matcher, ctx, *glossary, &(drg_match_options){.overlaps = true}, &err), &err);
    drg_glossary_free(parts[0]);
    drg_glossary_free(parts[1]);
}

int main(int argc, char **argv)
{
    struct news news[LANGS] = {0};
    struct totals t = {0};
    drg_error err = {.code = DRG_OK};
    drg_ctx *ctx;
    drg_glossary *glossary;
    drg_matcher *matcher;
    if (argc < 3)
        return 2;
    uint64_t wanted = strtoull(argv[2], NULL, 10);
    state = (argc > 3 ? strtoull(argv[3], NULL, 10) : 1) * UINT64_C(0x9E3779B97F4A7C15) | 1;
    require(drg_ctx_new(&ctx, NULL, &err), &err);
    load_terms(&glossary, &matcher, ctx, argv[1]);
    for (uint32_t i = 0; i < LANGS; i++)
        news_load(&news[i], argv[1], langs[i]);
    for (uint32_t i = 0; t.segments < wanted; i++) {
        uint32_t src = i % LANGS, tgt = (src + 1 + i / LANGS % (LANGS - 1)) % LANGS;
        make_block(&t, matcher, news, src, tgt, wanted - t.segments < BLOCK ? wanted - t.segments : BLOCK);
    }
    printf("%llu segments, %llu placeholders; %llu lost, %llu doubled, %llu invented; %llu lines wrong, findings of %llu wrong\n",
           (unsigned long long)t.segments, (unsigned long long)t.placeholders, (unsigned long long)t.lost,
           (unsigned long long)t.doubled, (unsigned long long)t.invented, (unsigned long long)t.wrong_lines,
           (unsigned long long)t.wrong_findings);
    for (uint32_t i = 0; i < LANGS; i++) {
        buf_free(&news[i].bytes);
        vec_free(&news[i].lines);
    }
    drg_matcher_free(matcher);
    drg_glossary_free(glossary);
    drg_ctx_free(ctx);
    return t.wrong_lines || t.wrong_findings;
}
