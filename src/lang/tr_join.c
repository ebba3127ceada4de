/* tr_join.c - Turkish: the endings that stand after a place become those of the term that is put there.
 *
 *   ⟦1⟧'de   ⟦1⟧ 'de   ⟦1⟧de   ⟦1⟧ nin        Ankara'da, bakanlıkta, Türkiye'nin
 *
 * A name takes an apostrophe before its endings, a common noun takes none, whatever was written. */
#include "base/buf.h"
#include "base/utf8.h"
#include "ext/icu_normalize.h"
#include "lang/fold.h"
#include "lang/join.h"
#include "lang/languages.h"
#include "lang/restate.h"

/* Of every harmony, ending in a vowel, a voiced and a voiceless consonant. */
static const char *const names[] = {"Adana", "Bolu", "Rize", "Köprü", "Van", "Çorum", "İzmir", "Kadıköy",
                                    "Uşak", "Bayburt", "Kilis", "Ürgüp", NULL};
static const char *const nouns[] = {"ada", "ordu", "gemi", "ütü", "duvar", "yol", "ev", "gün",
                                    "maaş", "kuş", "güreş", "otobüs", NULL};
/* Compounds, which have n before case. */
static const char *const compound_names[] = {"Ağrı Dağı", "İpek Yolu", "Çin Evi", "Van Gölü", NULL};
static const char *const compounds[] = {"kar dağı", "ana yolu", "aile evi", "tuz gölü", NULL};

/* Endings that are no words, so that they belong to the word before even behind a space; not "de", which is one. */
static bool is_no_word(drg_str letters)
{
    static const char *const endings[] = {"nın", "nin", "nun", "nün", "dan", "den", "nda", "nde", "ndan", "nden", "yla", "yle",
                                          "daki", "deki", "taki", "teki", "ndaki", "ndeki", "lar", "ler", "ları", "leri", "ların",
                                          "lerin", "ına", "ine", "una", "üne", "sı", "si", "sının", "sinin", "yı", "yi", "yu", "yü", NULL};
    for (const char *const *ending = endings; *ending; ending++)
        if (str_eq_z(letters, *ending))
            return true;
    return false;
}

/* What stands after the place. */
struct ending {
    drg_str apostrophe, letters;
    bool is_apart; /* behind a space */
};

/* Over spaces and invisible characters. */
static size_t skip_space(drg_str text, size_t at)
{
    for (size_t next = at; at < text.len; at = next) {
        uint8_t class = fold_find(utf8_next(text, &next))->class;
        if (class != FOLD_SPACE && class != FOLD_IGNORED)
            break;
    }
    return at;
}

static bool read_ending(struct ending *ending, drg_str after)
{
    size_t at = skip_space(after, 0), sign = at;
    *ending = (struct ending){.is_apart = at > 0};
    if (at < after.len && fold_find(utf8_next(after, &sign))->class == FOLD_APOSTROPHE) {
        ending->apostrophe = str_cut(after, at, sign);
        ending->is_apart = false;
        at = skip_space(after, sign);
    }
    ending->letters = str_cut(after, at, after.len);
    ending->letters.len = letters_after(ending->letters);
    return ending->letters.len > 0;
}

/* A single high vowel is the accusative: of a word in a vowel that is -yI, and not the possessive -sI. */
static bool is_high_vowel(drg_str letters)
{
    size_t at = 0;
    uint32_t code = utf8_next(letters, &at);
    return at == letters.len && (code == 'i' || code == 0x131 || code == 'u' || code == 0xFC);
}

static bool join_letters(struct buf *into, drg_str wanted, drg_str apostrophe, drg_str letters, bool is_name)
{
    struct buf glued = buf_make(128);
    buf_add(&glued, apostrophe);
    buf_add(&glued, letters);
    bool is_joined = !glued.failed &&
                     (join_as(into, &lang_turkish, is_name ? names : nouns, STR(""), buf_str(&glued), wanted) ||
                      join_as(into, &lang_turkish, is_name ? compound_names : compounds, STR(""), buf_str(&glued), wanted));
    buf_free(&glued);
    return is_joined;
}

bool turkish_join(struct buf *into, drg_str wanted, drg_str before, drg_str after, struct joint *joint)
{
    struct ending ending;
    (void)before;
    if (!wanted.len || !read_ending(&ending, after) || (ending.is_apart && !is_no_word(ending.letters)))
        return false;
    size_t at = last_word(wanted);
    uint32_t first = utf8_next(wanted, &at);
    bool is_name = icu_lower(first) != first;
    drg_str apostrophe = !is_name ? STR("") : ending.apostrophe.len ? ending.apostrophe : STR("'");
    joint->after = (size_t)(ending.letters.ptr + ending.letters.len - after.ptr);
    return (is_high_vowel(ending.letters) && join_letters(into, wanted, apostrophe, STR("yı"), is_name)) ||
           join_letters(into, wanted, apostrophe, ending.letters, is_name);
}
