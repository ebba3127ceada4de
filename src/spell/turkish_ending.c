/* turkish_ending.c - endings after a Turkish name's apostrophe. */
#include "spell/turkish_ending.h"

#include "lang/inflect.h"
#include "lang/tr.h"

struct fitting {
    const struct word *word;
    bool fits;
};

static bool try_stem(void *user, const struct stem *stem)
{
    struct fitting *f = user;
    struct tr_ending ending;
    enum tr_state state = stem->class >> TR_STATE_SHIFT & 15;
    if (!f->fits && f->word->apostrophe == stem->count && state < TR_STATE_COUNT)
        f->fits = tr_ending_find(f->word, stem->count, state, stem->class & TR_ANY_CONTEXT, true, &ending);
    return true;
}

enum ending_fit turkish_ending(const struct lang *lang, drg_str base, drg_str word)
{
    struct cited_words cited;
    struct lexeme lexeme = {0};
    struct analysis analysis;
    struct word letters;
    if (!inflect_accepts(lang, base, word, &analysis) || analysis.is_respelt || analysis.is_guess)
        return ENDING_NONE;
    word_make(&letters, word, lang);
    struct fitting f = {.word = &letters};
    struct stem_sink sink = {try_stem, &f};
    if (!cited_words_split(&cited, base) || cited.count != 1)
        return ENDING_BY_SOUND;
    cited_words_plan(lang, &cited, &lexeme);
    inflect_stems(lang, &lexeme, &sink);
    return f.fits ? ENDING_FITS : ENDING_BY_SOUND;
}
