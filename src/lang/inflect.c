/* inflect.c - the word-level oracle over the slots of lang.h. */
#include "lang/inflect.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "lang/fold.h"

typedef VEC(struct stem) stem_list;

static bool keep_stem(void *user, const struct stem *stem)
{
    stem_list *list = user;
    return vec_push(list, *stem);
}

static bool is_separator(uint32_t code)
{
    uint8_t class = fold_find(code)->class;
    return class == FOLD_SPACE || class == FOLD_NEWLINE || class == FOLD_HYPHEN;
}

bool cited_words_split(struct cited_words *phrase, drg_str text)
{
    size_t start = 0, at = 0;
    phrase->count = 0;
    while (at <= text.len) {
        size_t here = at;
        bool is_end = at == text.len || is_separator(utf8_next(text, &at));
        if (is_end && here > start) {
            if (phrase->count == TERM_MAX_WORDS)
                return false;
            phrase->words[phrase->count++] = str_cut(text, start, here);
        }
        if (here == text.len)
            break;
        if (is_end)
            start = at;
    }
    return phrase->count > 0;
}

static bool stem_stands(const struct stem *stem, const struct word *word, uint32_t start)
{
    if (start + stem->count > word->count)
        return false;
    for (uint32_t i = 0; i < stem->count; i++)
        if (stem->letters[i].loose != word->letters[start + i].loose)
            return false;
    return true;
}

bool analysis_is_better(const struct analysis *a, const struct analysis *b)
{
    if (a->is_guess != b->is_guess)
        return b->is_guess;
    if (a->is_citation != b->is_citation)
        return a->is_citation;
    if (a->is_respelt != b->is_respelt)
        return b->is_respelt;
    return a->label_count < b->label_count;
}

/* Without rules a word is itself, however it is cased. */
static bool accept_plain(const struct stem *stem, const struct word *word, uint32_t start, struct analysis *out)
{
    *out = (struct analysis){.features = UINT64_MAX, .end = word->count, .is_citation = true};
    for (uint32_t i = 0; i < stem->count; i++)
        if (stem->letters[i].strict != word->letters[start + i].strict)
            out->is_respelt = true;
    return start == 0 && stem->count == word->count;
}

static bool plain_stem(const struct lexeme *lexeme, const struct stem_sink *sink)
{
    struct stem stem = {.count = lexeme->word.count < STEM_MAX_LETTERS ? lexeme->word.count : STEM_MAX_LETTERS};
    for (uint32_t i = 0; i < stem.count; i++)
        stem.letters[i] = lexeme->word.letters[i];
    stem.whole = lexeme->word.count;
    return sink->add(sink->user, &stem);
}

void inflect_plan(const struct lang *lang, struct term_plan *plan)
{
    for (uint32_t i = 0; i < plan->count; i++)
        plan->words[i]->role = plan->count == 1 ? ROLE_HEAD : ROLE_FIXED;
    if (lang->plan)
        lang->plan(plan);
}

bool inflect_stems(const struct lang *lang, const struct lexeme *lexeme, const struct stem_sink *sink)
{
    return (lang->stems ? lang->stems : plain_stem)(lexeme, sink);
}

uint32_t inflect_starts(const struct lang *lang, const struct word *word, uint8_t starts[MAX_STARTS])
{
    starts[0] = 0;
    return lang->starts ? lang->starts(word, starts) : 1;
}

bool inflect_accept(const struct lang *lang, const struct stem *stem, const struct word *word, uint32_t start,
                    struct analysis *out)
{
    *out = (struct analysis){0};
    return (lang->accept ? lang->accept : accept_plain)(stem, word, start, out);
}

uint32_t inflect_tail(const struct lang *lang, drg_str text, size_t start, size_t end)
{
    return lang->tail ? lang->tail(text, start, end) : 0;
}

/* The best analysis of `word` through any of the stems; its features are those of all analyses together. */
static bool analyse(const struct lang *lang, const stem_list *stems, const struct word *word, struct analysis *best)
{
    uint8_t starts[MAX_STARTS];
    uint32_t start_count = inflect_starts(lang, word, starts);
    uint64_t features = 0;
    bool found = false;
    for (uint32_t s = 0; s < start_count; s++)
        for (size_t i = 0; i < stems->count; i++) {
            struct analysis one;
            if (!stem_stands(&stems->items[i], word, starts[s]) ||
                !inflect_accept(lang, &stems->items[i], word, starts[s], &one))
                continue;
            features |= one.features;
            if (!found || analysis_is_better(&one, best))
                *best = one;
            found = true;
        }
    if (found)
        best->features = features;
    return found;
}

static void merge(struct analysis *whole, const struct analysis *part)
{
    whole->is_citation &= part->is_citation;
    whole->is_respelt |= part->is_respelt;
    whole->is_homograph = (whole->is_homograph || part->is_homograph) && (!whole->is_guess || whole->is_homograph) &&
                          (!part->is_guess || part->is_homograph);
    whole->is_guess |= part->is_guess;
    for (uint32_t i = 0; i < part->label_count && whole->label_count < ANALYSIS_MAX_LABELS; i++)
        whole->labels[whole->label_count++] = part->labels[i];
}

void cited_words_plan(const struct lang *lang, const struct cited_words *lemma, struct lexeme *lexemes)
{
    struct term_plan plan = {.count = lemma->count};
    for (uint32_t i = 0; i < lemma->count; i++) {
        word_make(&lexemes[i].word, lemma->words[i], lang);
        plan.words[i] = &lexemes[i];
    }
    inflect_plan(lang, &plan);
}

static bool accept_word(const struct lang *lang, const struct lexeme *lexeme, drg_str form, struct analysis *out)
{
    stem_list stems = {0};
    struct stem_sink sink = {keep_stem, &stems};
    struct word word;
    word_make(&word, form, lang);
    bool found = inflect_stems(lang, lexeme, &sink) && analyse(lang, &stems, &word, out);
    vec_free(&stems);
    return found;
}

static bool accept_phrase(const struct lang *lang, const struct lexeme *lexemes, const struct cited_words *form,
                          struct analysis *out)
{
    uint64_t shared = UINT64_MAX;
    *out = (struct analysis){.is_citation = true};
    for (uint32_t i = 0; i < form->count; i++) {
        struct analysis part = {0};
        if (!accept_word(lang, &lexemes[i], form->words[i], &part))
            return false;
        if (lexemes[i].role != ROLE_FIXED)
            shared &= part.features;
        merge(out, &part);
    }
    out->features = shared;
    return shared != 0;
}

bool inflect_accepts(const struct lang *lang, drg_str lemma, drg_str form, struct analysis *out)
{
    struct cited_words lemma_words, form_words;
    if (!cited_words_split(&lemma_words, lemma) || !cited_words_split(&form_words, form) || lemma_words.count != form_words.count)
        return false;
    struct lexeme *lexemes = calloc(lemma_words.count, sizeof *lexemes);
    if (!lexemes)
        return false;
    cited_words_plan(lang, &lemma_words, lexemes);
    bool found = accept_phrase(lang, lexemes, &form_words, out);
    free(lexemes);
    return found;
}
