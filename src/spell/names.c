/* names.c - the words of a glossary's terms, to hold unknown words against. */
#include "spell/names.h"

#include "base/error.h"
#include "lang/inflect.h"
#include "lang/tr.h"
#include "lang/tr_typed.h"
#include "match/compile.h"
#include "model/glossary.h"
#include "spell/seek.h"
#include "spell/turkish_ending.h"

enum {
    MOST_TERMS = 200000,
    LEAST_LETTERS = 4, /* shorter words are near everything */
    LEMMA_LIMIT = 230, /* what a form may differ from its term, endings included */
    FORM_LIMIT = 130,  /* ... and from the term's form */
    ENDING_MOST = 8
};

static void add_term(struct word_heap *heap, drg_str text, const struct lang *lang)
{
    struct cited_words words;
    struct spelling s;
    if (!cited_words_split(&words, text))
        return;
    for (uint32_t i = 0; i < words.count; i++)
        if (spelling_make(&s, words.words[i], lang) && s.count >= LEAST_LETTERS)
            word_heap_add(heap, s.letters, s.count, TERM_BAND,
                          s.shape == CASE_TITLE || s.shape == CASE_MIXED ? WORD_IS_NAME : s.shape == CASE_UPPER ? WORD_IS_ACRONYM : 0);
}

drg_status name_tree_make(struct name_tree *names, const drg_matcher *matcher, const struct lang *lang, drg_error *err)
{
    const drg_glossary *glossary = matcher->glossary;
    struct word_heap heap = {0};
    size_t count = drg_glossary_term_count(glossary);
    for (size_t i = 0; i < count && i < MOST_TERMS; i++) {
        drg_term term = drg_glossary_term(glossary, (uint32_t)i);
        if (lang_find(term.lang) == lang && (term.status == DRG_PREFERRED || term.status == DRG_ADMITTED))
            add_term(&heap, term.text, lang);
    }
    bool is_fine = word_tree_build(&names->words, &heap);
    word_heap_free(&heap);
    return is_fine ? DRG_OK : fail_memory(err);
}

void name_tree_free(struct name_tree *names)
{
    word_tree_free(&names->words);
}

/* ---- Forms -------------------------------------------------------------------------------------------------------- */

struct naming {
    struct guesses *into;
    const struct slips *slips;
    const struct lang *lang;
    const struct spelling *word;
};

static enum word_case case_of(const struct guess *lemma)
{
    return lemma->flags & WORD_IS_NAME ? CASE_TITLE : lemma->flags & WORD_IS_ACRONYM ? CASE_UPPER : CASE_LOWER;
}

/* A letter of the term typed without its mark, which the acceptors forgive in longer words; g softens to it. */
static bool has_lost_marks(const struct guess *lemma, const struct spelling *form)
{
    for (uint32_t i = 0; i < lemma->count && i < form->count; i++)
        if (lemma->letters[i] != form->letters[i] && tr_plain(lemma->letters[i]) == tr_plain(form->letters[i]) &&
            !(lemma->letters[i] == 'g' && i + 1 == lemma->count))
            return true;
    return false;
}

static bool is_form(const struct naming *n, const struct guess *lemma, const struct spelling *form)
{
    char cited[SPELLING_BYTES], written[SPELLING_BYTES];
    struct analysis analysis;
    drg_str a = {cited, spelling_write(cited, lemma->letters, lemma->count, case_of(lemma), n->lang)};
    drg_str b = {written, spelling_write(written, form->letters, form->count, case_of(lemma), n->lang)};
    if (n->lang->has_dotted_i && (has_lost_marks(lemma, form) ||
                                  (spelling_base(form) < form->count && turkish_ending(n->lang, a, b) != ENDING_FITS)))
        return false;
    return inflect_accepts(n->lang, a, b, &analysis) && !analysis.is_respelt && !analysis.is_guess;
}

static void add_form(const struct naming *n, const struct guess *lemma, const struct spelling *form)
{
    struct guess guess = *lemma;
    guess.slip = slip_between(n->slips, n->word, form->letters, form->count);
    if (guess.slip > FORM_LIMIT || guess.slip * 2 > 25 * n->word->count || guess.slip == 0)
        return;
    bool is_lemma = form->count == lemma->count && memcmp(form->letters, lemma->letters, form->count * sizeof *form->letters) == 0;
    bool lacks_apostrophe = n->lang->has_dotted_i && n->word->shape == CASE_TITLE && lemma->flags & WORD_IS_NAME &&
                            spelling_base(form) == form->count;
    if (!is_lemma && (lacks_apostrophe || !is_form(n, lemma, form)))
        return;
    guess.count = (uint8_t)form->count;
    memcpy(guess.letters, form->letters, form->count * sizeof *form->letters);
    guess.cost = guess.slip + band_cost(n->slips, TERM_BAND);
    guesses_add(n->into, &guess);
}

/* The term's first `stem` letters and what the word has from letter `ending` on. */
static void try_form(const struct naming *n, const struct guess *lemma, uint32_t stem, uint32_t ending, bool has_apostrophe)
{
    struct spelling form = {.shape = CASE_LOWER};
    uint32_t rest = n->word->count - ending;
    if (stem + rest + has_apostrophe > SPELLING_MAX || stem < 2)
        return;
    memcpy(form.letters, lemma->letters, stem * sizeof *form.letters);
    form.count = stem;
    if (has_apostrophe)
        form.letters[form.count++] = '\'';
    memcpy(form.letters + form.count, n->word->letters + ending, rest * sizeof *form.letters);
    form.count += rest;
    add_form(n, lemma, &form);
}

/* The term and the ending with its letters given back: Erdogan'in. */
static void try_restored(const struct naming *n, const struct guess *lemma, uint32_t ending, bool has_apostrophe)
{
    struct spelling form = {.shape = CASE_LOWER};
    uint32_t letters[TR_TYPED_MAX], count = 0;
    for (; count < lemma->count; count++)
        letters[count] = lemma->letters[count];
    for (uint32_t i = ending; i < n->word->count; i++)
        if (n->word->letters[i] != '\'' && count < TR_TYPED_MAX)
            letters[count++] = tr_plain(n->word->letters[i]);
    tr_restore_typed(letters, lemma->count, count);
    for (uint32_t i = 0; i < count && form.count + 1 < SPELLING_MAX; i++) {
        if (i == lemma->count && (has_apostrophe || n->word->letters[ending] == '\''))
            form.letters[form.count++] = '\'';
        form.letters[form.count++] = (uint16_t)letters[i];
    }
    add_form(n, lemma, &form);
}

static void try_forms(const struct naming *n, const struct guess *lemma)
{
    uint32_t most = n->word->count;
    bool wants_apostrophe = n->lang->has_dotted_i && lemma->flags && spelling_base(n->word) == most;
    for (uint32_t cut = 0; cut <= 2 && cut < lemma->count; cut++)
        for (int32_t shift = -2; shift <= 2; shift++) {
            int32_t ending = (int32_t)(lemma->count - cut) + shift;
            if (ending < 1 || (uint32_t)ending >= most + (cut == 0) || most - (uint32_t)ending > ENDING_MOST)
                continue;
            bool is_whole = cut == 0 && (uint32_t)ending < most;
            try_form(n, lemma, lemma->count - cut, (uint32_t)ending, is_whole && wants_apostrophe);
            if (is_whole && n->lang->has_dotted_i)
                try_restored(n, lemma, (uint32_t)ending, wants_apostrophe);
        }
    try_form(n, lemma, lemma->count, most, false);
}

static void guess_lemmas(struct naming *n, const struct name_tree *names, const struct spelling *part)
{
    struct guesses lemmas = {0};
    seek(&lemmas, &names->words, n->slips, part, LEMMA_LIMIT);
    for (uint32_t i = 0; i < lemmas.count; i++)
        try_forms(n, &lemmas.items[i]);
}

void names_guess(struct guesses *into, const struct name_tree *names, const struct slips *slips, const struct lang *lang,
                 const struct spelling *word)
{
    struct naming n = {into, slips, lang, word};
    struct spelling part = *word;
    uint32_t base = spelling_base(word);
    if (!names->words.count || word->count < LEAST_LETTERS)
        return;
    guess_lemmas(&n, names, &part);
    if (base < word->count) {
        part.count = base;
        guess_lemmas(&n, names, &part);
        return;
    }
    /* Without the ending that it may have, a long word is nearer to its term. */
    for (part.count = word->count - 1; part.count >= LEAST_LETTERS && part.count + ENDING_MOST >= word->count; part.count--)
        guess_lemmas(&n, names, &part);
}
