/* round.c - the compiled matcher finds exactly what the word-level oracle finds without any index. */
#include "oracle/round.h"

#include "base/buf.h"
#include "fuzz/fuzz.h"
#include "oracle/naive.h"
#include "support/images.h"

/* ---- A glossary and a text ---------------------------------------------------------------------------------- */

struct parts {
    const char *lang;
    const char *stems[24];   /* NULL-terminated */
    const char *before[10];
    const char *after[24];
};

static const struct parts all_parts[ROUND_LANGS] = {[ROUND_ENGLISH] = {
    "en",
    {"minister", "country", "Syria", "UN", "leaf", "church", "treaty", "of", "war", "Turkey", "turkey", "bus", "NATO",
     "peace", "talk", "man", "foreign", "the", NULL},
    {"", "", "", "re", NULL},
    {"", "", "", "s", "es", "'s", "’s", "ies", "ing", "ed", "n", NULL},
}, [ROUND_TURKISH] = {
    "tr",
    {"bakan", "bakanlığ", "bakanlık", "Suriye", "kitab", "kitap", "ülke", "savaş", "İstanbul", "Ankara", "BM", "su",
     "Türkiye", "dışişleri", "ağac", "ağaç", "barış", "ordu", "göz", "saat", NULL},
    {"", "", NULL},
    {"", "", "", "ı", "i", "lar", "ler", "nın", "'nin", "’da", "'dan", "sı", "ndan", "ları", "imiz", "yla", "ya", "daki",
     "lığı", NULL},
}, [ROUND_ARABIC] = {
    "ar",
    {"وزير", "وزارة", "سوريا", "دولة", "حرب", "سلام", "رئيس", "كتاب", "مدرسة", "قاض", "معلم", "اتفاق", "أمم", "متحدة",
     "خارجية", NULL},
    {"", "", "", "ال", "و", "وال", "بال", "لل", NULL},
    {"", "", "", "ه", "ها", "ون", "ين", "ان", "ات", "ة", "تنا", NULL},
}, [ROUND_RUSSIAN] = {
    "ru",
    {"министр", "стран", "страна", "Сири", "Сирия", "войн", "война", "мир", "Асад", "Путин", "договор", "внешн", "ООН",
     "окно", "окн", "день", "дн", "турецк", "русский", NULL},
    {"", "", NULL},
    {"", "", "", "а", "у", "ом", "е", "ы", "ов", "ами", "ой", "ей", "ий", "ого", "ым", "я", "и", NULL},
}};

static uint32_t dice_next(struct dice *dice, uint32_t below)
{
    if (dice->end)
        return dice->at < dice->end ? *dice->at++ % below : 0;
    dice->state = dice->state * 1664525u + 1013904223u;
    return (dice->state >> 8) % below;
}

static const char *pick(struct dice *dice, const char *const *list)
{
    uint32_t count = 0;
    while (list[count])
        count++;
    return list[dice_next(dice, count)];
}

static void add_word(struct buf *out, const struct parts *parts, struct dice *dice)
{
    buf_add_z(out, pick(dice, parts->before));
    buf_add_z(out, pick(dice, parts->stems));
    buf_add_z(out, pick(dice, parts->after));
}

/* A glossary of terms of one to three words; half of them bare stems. */
static void make_glossary(struct buf *out, const struct parts *parts, struct dice *dice, uint32_t terms)
{
    buf_addf(out, "concept\t%s\n", parts->lang);
    for (unsigned i = 0; i < terms; i++) {
        uint32_t words = dice_next(dice, 5) < 3 ? 1 : 2 + dice_next(dice, 2);
        buf_addf(out, "c%u\t", i);
        for (uint32_t w = 0; w < words; w++) {
            buf_add_z(out, w ? " " : "");
            if (dice_next(dice, 2))
                buf_add_z(out, pick(dice, parts->stems));
            else
                add_word(out, parts, dice);
        }
        buf_add_char(out, '\n');
    }
}

/* One line that begins with a capital, so that the whole does not count as written without any. */
static void make_text(struct buf *out, const struct parts *parts, struct dice *dice, uint32_t words)
{
    static const char *const gaps[] = {" ", " ", " ", " ", " ", "-", ", ", ". ", "  ", "' ", NULL};
    buf_add_z(out, "Xx");
    for (unsigned i = 0; i < words; i++) {
        buf_add_z(out, pick(dice, gaps));
        add_word(out, parts, dice);
    }
}

/* ---- What is found in it ------------------------------------------------------------------------------------ */

static int compare_found(const void *a, const void *b)
{
    const struct found *x = a, *y = b;
    if (x->span.start != y->span.start)
        return x->span.start < y->span.start ? -1 : 1;
    if (x->span.end != y->span.end)
        return x->span.end < y->span.end ? -1 : 1;
    return (x->term > y->term) - (x->term < y->term);
}

static void find_compiled(struct findings *found, const drg_matcher *matcher, const drg_text *text)
{
    drg_matches *matches;
    size_t count;
    CLAIM(drg_matcher_run(&matches, matcher, text, NULL) == DRG_OK);
    const drg_match *list = drg_matches_list(matches, &count);
    CLAIM(count <= MAX_FOUND);
    for (found->count = 0; found->count < count; found->count++) {
        const drg_match *match = &list[found->count];
        found->list[found->count] = (struct found){match->span, match->term, match->grade == DRG_INFLECTED, match->grade};
    }
    drg_matches_free(matches);
}

/* Through a compiled glossary the same is found. */
static size_t count_changes_by_image(drg_ctx *ctx, const drg_glossary *glossary, const drg_match_options *options,
                                 const drg_text *text)
{
    static struct findings first, again;
    struct buf bytes;
    drg_glossary *opened;
    drg_matcher *matcher;
    CLAIM(image_make(&bytes, ctx, glossary));
    for (int from_image = 0; from_image < 2; from_image++) {
        CLAIM(drg_glossary_parse(&opened, ctx, buf_str(&bytes), "glossary.drg", NULL, NULL) == DRG_OK);
        CLAIM(drg_matcher_new(&matcher, ctx, from_image ? opened : glossary, options, NULL) == DRG_OK);
        find_compiled(from_image ? &again : &first, matcher, text);
        drg_matcher_free(matcher);
        drg_glossary_free(opened);
    }
    CLAIM(first.count == again.count);
    size_t changes = 0;
    for (size_t i = 0; i < first.count; i++)
        changes += compare_found(&first.list[i], &again.list[i]) != 0 || first.list[i].grade != again.list[i].grade;
    buf_free(&bytes);
    return changes;
}

static size_t show(const struct found *found, const char *who, drg_str text, const drg_glossary *glossary)
{
    drg_str term = drg_glossary_term(glossary, found->term).text;
    fprintf(stderr, "only %s finds '%.*s' (%s) as '%.*s' at %u\n", who, STR_ARGS(term),
            found->is_inflected ? "inflected" : "as it is", STR_ARGS(str_cut(text, found->span.start, found->span.end)),
            found->span.start);
    return 1;
}

/* At one span only the best grade stays: another term, found at least as surely, may stand for this one. */
static bool is_outshone(const struct found *found, const struct findings *compiled)
{
    for (size_t i = 0; i < compiled->count; i++) {
        const struct found *other = &compiled->list[i];
        if (other->span.start == found->span.start && other->span.end == found->span.end && other->term != found->term &&
            other->is_inflected <= found->is_inflected)
            return true;
    }
    return false;
}

/* Walks both sorted lists together, and counts what they differ in. */
static size_t compare(struct findings *compiled, struct findings *naive, drg_str text, const drg_glossary *glossary)
{
    size_t i = 0, j = 0, differences = 0;
    qsort(compiled->list, compiled->count, sizeof compiled->list[0], compare_found);
    qsort(naive->list, naive->count, sizeof naive->list[0], compare_found);
    while (i < compiled->count || j < naive->count) {
        int order = i == compiled->count ? 1
                    : j == naive->count  ? -1
                                         : compare_found(&compiled->list[i], &naive->list[j]);
        if (order < 0)
            differences += show(&compiled->list[i], "the matcher", text, glossary);
        if (order > 0 && !is_outshone(&naive->list[j], compiled))
            differences += show(&naive->list[j], "the oracle", text, glossary);
        if (order == 0 && compiled->list[i].is_inflected != naive->list[j].is_inflected)
            differences += show(&compiled->list[i], "the matcher thus", text, glossary);
        i += order <= 0;
        j += order >= 0;
    }
    return differences;
}

struct round_result round_run(drg_ctx *ctx, enum round_lang lang, struct dice *dice, struct round_size size)
{
    static struct findings compiled, naive;
    static const drg_match_options ways[] = {{.overlaps = true},
                                             {.use_max_grade = true, .max_grade = DRG_RESPELT},
                                             {.use_max_grade = true, .max_grade = DRG_POSSIBLE}};
    const struct parts *parts = &all_parts[lang];
    struct buf tsv = buf_make(100000), source = buf_make(100000);
    struct round_result result = {0};
    drg_glossary *glossary;
    drg_matcher *matcher;
    drg_text *text;
    make_glossary(&tsv, parts, dice, size.terms);
    make_text(&source, parts, dice, size.words);
    CLAIM(drg_glossary_parse(&glossary, ctx, buf_str(&tsv), "glossary.tsv", NULL, NULL) == DRG_OK);
    CLAIM(drg_matcher_new(&matcher, ctx, glossary, &ways[0], NULL) == DRG_OK);
    CLAIM(drg_text_parse(&text, ctx, buf_str(&source), "", &(drg_text_options){.lang = parts->lang, .lines = true}, NULL) == DRG_OK);
    find_compiled(&compiled, matcher, text);
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++)
        result.differences += count_changes_by_image(ctx, glossary, &ways[i], text);
    find_naively(&naive, glossary, buf_str(&source), lang_find(str_from(parts->lang)));
    result.differences += compare(&compiled, &naive, buf_str(&source), glossary);
    result.matches = naive.count;
    drg_text_free(text);
    drg_matcher_free(matcher);
    drg_glossary_free(glossary);
    buf_free(&source);
    buf_free(&tsv);
    return result;
}
