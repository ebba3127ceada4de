/* tr_restate.c - Turkish: the chain of endings of one term, made again on another by its own harmony and consonants. */
#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "lang/fold.h"
#include "lang/inflect.h"
#include "lang/languages.h"
#include "lang/restate.h"
#include "lang/tr_noun.h"
#include "lang/word_set.h"

/* The word that takes the endings. */
struct making {
    const struct lexeme *lexeme;
    bool is_phrase;      /* the last word of several                                    */
    bool before_vowel;   /* the first ending begins with one                            */
    bool has_apostrophe; /* which stands after the citation form, whatever follows      */
    bool is_bared;       /* a plural comes between a compound's word and its possessive */
    struct stem stem;    /* the best so far                                             */
    int rank;
};

/* Heads of compounds that are too short to be told from foreign names by their length: Abu Dabi'den, Van Gölü'nden. */
static bool is_short_head(const struct word *word)
{
    static const char *const heads[] = {"gölü", "dağı", "nehri", "yolu", "evi", "çölü", "köyü", "kenti", "ili", "dili", "burnu", "çayı"};
    char bytes[4 * WORD_MAX_LETTERS];
    size_t len = 0;
    for (uint32_t i = 0; i < word->count; i++)
        len += utf8_encode(word->letters[i].strict, bytes + len);
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++)
        if (str_eq_z((drg_str){bytes, len}, heads[i]))
            return true;
    return false;
}

/* Whether a word that may end in the possessive of a compound does. */
static bool is_compound(const struct making *making)
{
    const struct word *word = &making->lexeme->word;
    uint32_t vowels = 0;
    for (uint32_t i = 0; i < word->count; i++)
        vowels += tr_is_vowel(word->letters[i].strict);
    if (making->is_phrase)
        return vowels >= 3 || is_short_head(word);
    return (vowels >= 4 && word->shape == CASE_LOWER) || tr_properties(word->letters, word->count) & TR_POSSESSED;
}

static enum tr_state state_of(const struct stem *stem)
{
    return stem->class >> TR_STATE_SHIFT & 15;
}

/* Whether the letters are those of a noun that ends in s itself: adresi is adres with its possessive, bankası is banka. */
static bool ends_in_own_s(const struct stem *stem)
{
    char bytes[4 * WORD_MAX_LETTERS];
    size_t len = 0;
    for (uint32_t i = 0; i < stem->count; i++)
        len += utf8_encode(stem->letters[i].strict, bytes + len);
    return word_set_has(&tr_own_s_set, &(drg_str){bytes, len}, 1);
}

/* The same of what a compound's word is without its possessive: bakan of bakanı, kitap of kitabı, banka of bankası. */
static int rank_bare_stem(const struct making *making, const struct stem *stem)
{
    uint32_t own = making->lexeme->word.count;
    if (stem->is_guess || stem->class & (TR_CARELESS | TR_CITATION) || !(stem->class & TR_BEFORE_CONSONANT) || stem->count >= own)
        return -1;
    return stem->count + 2 == own ? 1 : 2 * ends_in_own_s(stem);
}

/* How well a stem serves; negative: not at all. */
static int rank_stem(const struct making *making, const struct stem *stem)
{
    bool is_owned = state_of(stem) == TR_OWNED3, is_citation = stem->class & TR_CITATION;
    if (stem->is_guess || stem->class & TR_CARELESS || (making->has_apostrophe && !is_citation))
        return -1;
    if (!making->has_apostrophe && !(stem->class & (making->before_vowel ? TR_BEFORE_VOWEL : TR_BEFORE_CONSONANT)))
        return -1;
    bool is_changed = !is_citation && making->before_vowel && making->lexeme->word.shape == CASE_LOWER;
    if (is_owned)
        return is_compound(making) ? 4 + is_citation : -1;
    return (is_compound(making) ? 0 : 2) + is_changed;
}

static bool take_stem(void *user, const struct stem *stem)
{
    struct making *making = user;
    int rank = making->is_bared ? rank_bare_stem(making, stem) : rank_stem(making, stem);
    if (rank > making->rank) {
        making->rank = rank;
        making->stem = *stem;
    }
    return true;
}

/* How an acronym is read aloud, else as the word is spelt, else any sound that it may have. */
static struct tr_context choose_context(const struct making *making)
{
    const struct stem *stem = &making->stem;
    const struct word *word = &making->lexeme->word;
    uint32_t contexts = stem->class & TR_ANY_CONTEXT, spelt = tr_spelt_context(stem->letters, stem->count), chosen = 0;
    bool is_read = (word->shape == CASE_UPPER && word->count > 1) || state_of(stem) == TR_NUMBER;
    for (uint32_t start = 0; start < stem->count && is_read && !chosen; start++)
        chosen = tr_list_find(&tr_readings, stem->letters + start, stem->count - start) & contexts;
    if (!chosen)
        chosen = contexts & spelt ? contexts & spelt : contexts;
    uint32_t bit = 0;
    while (bit + 1 < TR_CONTEXT_COUNT && !(chosen >> bit & 1))
        bit++;
    return (struct tr_context){bit / TR_FINAL_COUNT, bit % TR_FINAL_COUNT};
}

/* The endings with these names after `state`, as the context asks; false when that state has none such. */
static bool add_endings(struct buf *into, enum tr_state state, struct tr_context context, const struct analysis *how)
{
    for (uint32_t l = 0; l < how->label_count; l++) {
        const struct tr_suffix *suffix = NULL;
        for (uint32_t i = tr_suffix_first[state]; i < tr_suffix_first[state + 1] && !suffix; i++)
            if (strcmp(tr_suffixes[i].label, how->labels[l]) == 0)
                suffix = &tr_suffixes[i];
        for (uint32_t i = 0; suffix && i < suffix->count; i++) {
            if (tr_sign_is_skipped(suffix->signs[i], context))
                continue;
            uint32_t letter = tr_sign_letter(suffix->signs[i], context);
            buf_add_code(into, letter);
            context = tr_context_after(context, letter);
        }
        if (!suffix)
            return false;
        state = suffix->to;
    }
    return true;
}

/* The wanted word with its stem's letters where they differ from the citation form's. */
static void add_stem(struct buf *into, const struct making *making, drg_str word)
{
    const struct stem *stem = &making->stem;
    const struct word *own = &making->lexeme->word;
    uint32_t same = 0;
    while (same < stem->count && same < own->count && stem->letters[same].strict == own->letters[same].strict)
        same++;
    if (same == own->count) {
        buf_add(into, word);
    } else {
        buf_add(into, str_cut(word, 0, same ? own->letters[same - 1].end : 0));
    }
    for (uint32_t i = same; i < stem->count; i++)
        buf_add_code(into, stem->letters[i].strict);
}

/* The apostrophe between the surface's stem and endings; empty: there is none. */
static drg_str apostrophe_of(const struct restatement *r)
{
    drg_str found = {"", 0};
    size_t own = 0;
    for (size_t at = 0; at < r->term.len;)
        own += fold_find(utf8_next(r->term, &at))->class == FOLD_APOSTROPHE;
    for (size_t at = 0; at < r->surface.len;) {
        size_t start = at;
        if (fold_find(utf8_next(r->surface, &at))->class == FOLD_APOSTROPHE && !own--) {
            found = str_cut(r->surface, start, at);
            break;
        }
    }
    return found;
}

static bool begins_with_vowel(drg_str s)
{
    size_t at = 0;
    return s.len && tr_is_vowel(utf8_next(s, &at));
}

/* Tries to make the word; `before_vowel` is what the endings turned out to begin with. */
static bool make_word(struct buf *into, struct making *making, drg_str word, drg_str apostrophe, const struct analysis *how)
{
    struct buf endings = buf_make(1024);
    bool is_done = false;
    for (int vowel = 0; vowel < 2 && !is_done; vowel++) {
        making->before_vowel = vowel;
        making->rank = -1;
        if (!tr_stems(making->lexeme, &(struct stem_sink){take_stem, making}) || making->rank < 0)
            continue;
        buf_cut(&endings, 0);
        is_done = add_endings(&endings, state_of(&making->stem), choose_context(making), how) &&
                  (making->has_apostrophe || begins_with_vowel(buf_str(&endings)) == making->before_vowel);
    }
    if (is_done) {
        add_stem(into, making, word);
        buf_add(into, apostrophe);
        buf_add(into, buf_str(&endings));
    }
    is_done = is_done && !endings.failed;
    buf_free(&endings);
    return is_done;
}

static bool has_same_labels(const struct analysis *a, const struct analysis *b)
{
    if (a->label_count != b->label_count)
        return false;
    for (uint32_t i = 0; i < a->label_count; i++)
        if (strcmp(a->labels[i], b->labels[i]) != 0)
            return false;
    return true;
}

static void drop_label(struct analysis *how)
{
    how->label_count--;
    memmove(how->labels, how->labels + 1, how->label_count * sizeof *how->labels);
}

/* A term that is cited in the plural has it already, and a compound its possessive: ordular, silahlı kuvvetler, hava
 * kuvvetleri. */
static void drop_plural(struct analysis *how, drg_str wanted)
{
    static const char *const ends[] = {"lar", "ler", "lar\xC4\xB1", "leri"};
    size_t count = sizeof ends / sizeof ends[0], end = 0;
    while (end < count && !(wanted.len > 8 && str_ends(wanted, str_from(ends[end]))))
        end++;
    if (end == count || !how->label_count || strcmp(how->labels[0], "plural") != 0)
        return;
    drop_label(how);
    if (end >= 2 && how->label_count && strcmp(how->labels[0], "possessive-3") == 0)
        drop_label(how);
}

/* The plural of a compound stands before its possessive, and case after that: dışişleri bakanları, bakanlarına. Of a word that
 * nobody had seen, what looks like the accusative of the plural is that possessive; else it may be either. */
static bool own_plural(struct analysis *how, bool is_blind)
{
    const char **labels = how->labels;
    uint32_t count = how->label_count, most = sizeof how->labels / sizeof how->labels[0];
    if (!count || strcmp(labels[0], "plural") != 0 || count == most)
        return false;
    if (count > 1 && strncmp(labels[1], "possessive", 10) == 0)
        return true;
    bool is_both = count == 2 && strcmp(labels[1], "accusative") == 0;
    if (is_both && !is_blind)
        return false;
    memmove(labels + 2, labels + 1 + is_both, (count - 1 - is_both) * sizeof *labels);
    labels[1] = "possessive-3";
    how->label_count += !is_both;
    return true;
}

bool tr_restate(struct buf *into, const struct restatement *r)
{
    struct analysis how, again;
    struct cited_words phrase;
    size_t start = into->len;
    if (!inflect_accepts(&lang_turkish, r->term, r->surface, &how) || !cited_words_split(&phrase, r->wanted))
        return false;
    drop_plural(&how, r->wanted);
    if (!how.label_count) {
        buf_add(into, r->wanted);
        return true;
    }
    struct lexeme *lexemes = calloc(phrase.count, sizeof *lexemes);
    if (!lexemes)
        return false;
    cited_words_plan(&lang_turkish, &phrase, lexemes);
    drg_str word = phrase.words[phrase.count - 1], apostrophe = apostrophe_of(r);
    struct making making = {.lexeme = &lexemes[phrase.count - 1], .is_phrase = phrase.count > 1,
                            .has_apostrophe = apostrophe.len > 0};
    making.is_bared = is_compound(&making) && own_plural(&how, r->is_blind);
    if (making.is_bared) { /* the citation form is not there any more: Dışişleri Bakanlıklarına */
        making.has_apostrophe = false;
        apostrophe.len = 0;
    }
    buf_add(into, str_cut(r->wanted, 0, (size_t)(word.ptr - r->wanted.ptr)));
    bool is_made = make_word(into, &making, word, apostrophe, &how);
    free(lexemes);
    drg_str made = str_cut(buf_str(into), start, into->len);
    return is_made && inflect_accepts(&lang_turkish, r->wanted, made, &again) && has_same_labels(&how, &again);
}
