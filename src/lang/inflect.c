/* inflect.c - the word-level oracle over the slots of lang.h. */
#include "lang/inflect.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "lang/fold.h"

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

/* A word that stems of a lexeme are tried on, one as it is made. */
struct trial {
    const struct lang *lang;
    const struct word *word;
    uint8_t starts[MAX_STARTS];
    uint32_t start_count;
    struct analysis best;
    uint32_t best_start; /* of equals the one that leaves out least before the stem */
    uint64_t features;   /* of all analyses together                                */
    bool is_found;
};

static bool is_best(const struct trial *trial, const struct analysis *one, uint32_t start)
{
    return !trial->is_found || analysis_is_better(one, &trial->best) ||
           (start < trial->best_start && !analysis_is_better(&trial->best, one));
}

static bool try_stem(void *user, const struct stem *stem)
{
    struct trial *trial = user;
    for (uint32_t s = 0; s < trial->start_count; s++) {
        struct analysis one;
        if (!stem_stands(stem, trial->word, trial->starts[s]) ||
            !inflect_accept(trial->lang, stem, trial->word, trial->starts[s], &one))
            continue;
        trial->features |= one.features;
        if (is_best(trial, &one, s)) {
            trial->best = one;
            trial->best_start = s;
        }
        trial->is_found = true;
    }
    return true;
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

/* The best analysis of `form` through any stem of the lexeme; its features are those of all analyses together. */
static bool accept_word(const struct lang *lang, const struct lexeme *lexeme, drg_str form, struct analysis *out)
{
    struct word word;
    struct trial trial = {.lang = lang, .word = &word};
    struct stem_sink sink = {try_stem, &trial};
    word_make(&word, form, lang);
    trial.start_count = inflect_starts(lang, &word, trial.starts);
    if (!inflect_stems(lang, lexeme, &sink) || !trial.is_found)
        return false;
    *out = trial.best;
    out->features = trial.features;
    return true;
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

/* All but the word, which is large, and the role: cited_words_plan makes them. */
static void clear_traits(struct lexeme *lexeme)
{
    lexeme->pos = (enum pos)0;
    lexeme->gender = (enum gender)0;
    lexeme->number = (enum number)0;
    lexeme->is_indeclinable = false;
    lexeme->info = 0;
}

bool inflect_accepts(const struct lang *lang, drg_str lemma, drg_str form, struct analysis *out)
{
    struct cited_words lemma_words, form_words;
    if (!cited_words_split(&lemma_words, lemma) || !cited_words_split(&form_words, form) || lemma_words.count != form_words.count)
        return false;
    enum { FEW = 3 }; /* as most terms have */
    struct lexeme few[FEW], *lexemes = lemma_words.count <= FEW ? few : malloc(lemma_words.count * sizeof *lexemes);
    if (!lexemes)
        return false;
    for (uint32_t i = 0; i < lemma_words.count; i++)
        clear_traits(&lexemes[i]);
    cited_words_plan(lang, &lemma_words, lexemes);
    bool found = accept_phrase(lang, lexemes, &form_words, out);
    if (lexemes != few)
        free(lexemes);
    return found;
}
