/* cognate.c - whether a word may be of one stem with a common noun: a verb, an adjective, another noun made of it.
 *
 *   поддержка, поддержал    tutuklama, tutuklandı    the noun without its tail (TAG-related.txt) begins the word
 *   دعم, يدعم                                        Semitic: the consonants that are left are the same */
#include "lang/fold.h"
#include "lang/related.h"

enum { MIN_STEM = 4, MIN_ROOT = 3, MAX_ROOT = 12 };

/* ---- Stems ----------------------------------------------------------------------------------------------------------- */

static bool begins_with(const struct word *word, const struct word *stem)
{
    if (stem->count < MIN_STEM || word->count < stem->count)
        return false;
    for (uint32_t i = 0; i < stem->count; i++)
        if (word->letters[i].loose != stem->letters[i].loose)
            return false;
    return true;
}

/* The longest tail that leaves a stem is the one. */
static void make_stem(struct word *out, const struct related_table *table, drg_str term)
{
    drg_str stem = term, rest = {"", 0};
    size_t longest = 0;
    char bytes[256];
    for (size_t i = 0; i < table->tails.count; i++) {
        drg_str tail = table->tails.items[i].name, kept = table->tails.items[i].derived;
        if (tail.len <= longest || !str_ends(term, tail))
            continue;
        longest = tail.len;
        stem = str_cut(term, 0, term.len - tail.len);
        rest = kept;
    }
    if (stem.len + rest.len > sizeof bytes)
        return;
    if (stem.len)
        memcpy(bytes, stem.ptr, stem.len);
    if (rest.len)
        memcpy(bytes + stem.len, rest.ptr, rest.len);
    word_make(out, (drg_str){bytes, stem.len + rest.len}, NULL);
}

/* ---- Consonants ------------------------------------------------------------------------------------------------------ */

enum { ALEF = 0x627, BA = 0x628, TA_MARBUTA = 0x629, TA = 0x62A, SIN = 0x633, LAM = 0x644, MIM = 0x645, NUN = 0x646, HA = 0x647,
       WAW = 0x648, YA = 0x64A };

/* A word's letters between what verbs and nouns put before and behind. */
struct root {
    uint32_t letters[MAX_ROOT], count;
};

static bool is_long_vowel(uint32_t letter)
{
    return letter == ALEF || letter == WAW || letter == YA || letter == 0x649;
}

/* -un, -in, -at, -an, -ha, -hum, -na, -h, -a, -t. */
static uint32_t without_ending(const struct word *word, uint32_t start)
{
    static const uint32_t ends[][2] = {{WAW, NUN}, {YA, NUN}, {ALEF, TA}, {ALEF, NUN}, {HA, ALEF}, {HA, MIM}, {NUN, ALEF}, {WAW, ALEF},
                                       {YA, TA_MARBUTA}, {YA, HA}};
    uint32_t end = word->count;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0] && end >= start + MIN_ROOT + 2; i++)
        if (word->letters[end - 2].loose == ends[i][0] && word->letters[end - 1].loose == ends[i][1])
            return end - 2;
    uint32_t last = end ? word->letters[end - 1].loose : 0;
    bool is_ending = last == TA_MARBUTA || last == HA || last == TA || last == YA;
    return is_ending && end > start + MIN_ROOT ? end - 1 : end;
}

/* Consonants from `start` on, `dropped` of those that may be a prefix left out. */
static struct root read_root(const struct word *word, uint32_t start, uint32_t dropped)
{
    struct root root = {.count = 0};
    uint32_t end = without_ending(word, start);
    for (uint32_t i = start; i < end && root.count < MAX_ROOT; i++) {
        uint32_t letter = word->letters[i].loose;
        bool is_prefix = dropped && i - start < 2 && (letter == TA || letter == MIM || letter == NUN || letter == YA || letter == ALEF);
        if (is_prefix)
            dropped--;
        else if (!is_long_vowel(letter))
            root.letters[root.count++] = letter;
    }
    return root;
}

static bool is_same_root(const struct root *a, const struct root *b)
{
    return a->count == b->count && a->count >= MIN_ROOT && memcmp(a->letters, b->letters, a->count * sizeof *a->letters) == 0;
}

static bool shares_root(const struct word *noun, const struct word *word, const uint8_t *starts, uint32_t start_count)
{
    uint32_t article = noun->count > 4 && noun->letters[0].loose == ALEF && noun->letters[1].loose == LAM ? 2 : 0;
    for (uint32_t own = 0; own < 2; own++)
        for (uint32_t s = 0; s < start_count; s++)
            for (uint32_t prefix = 0; prefix < 2; prefix++) {
                struct root wanted = read_root(noun, article, own), found = read_root(word, starts[s], prefix);
                if (is_same_root(&wanted, &found))
                    return true;
            }
    return false;
}

/* ---- Both -------------------------------------------------------------------------------------------------------------- */

static bool is_arabic(const struct lang *lang)
{
    return str_eq_z(str_from(lang->tag), "ar");
}

void cognate_of(struct cognate *out, const struct related *related, const struct lang *lang, drg_str term)
{
    out->lang = lang;
    out->stem.count = 0;
    if (memchr(term.ptr, ' ', term.len) || memchr(term.ptr, '-', term.len))
        return;
    if (is_arabic(lang))
        word_make(&out->stem, term, NULL);
    for (size_t i = 0; i < RELATED_LANGS && !is_arabic(lang); i++)
        if (related->tables[i].lang == lang)
            make_stem(&out->stem, &related->tables[i], term);
}

bool cognate_is(const struct cognate *cognate, const struct word *word, const uint8_t *starts, uint32_t start_count)
{
    if (!cognate->stem.count)
        return false;
    return is_arabic(cognate->lang) ? shares_root(&cognate->stem, word, starts, start_count) : begins_with(word, &cognate->stem);
}

bool related_is_form(const struct related *related, const struct lang *lang, drg_str word)
{
    enum { MAX_ENDING = 3 };
    struct word form;
    word_make(&form, word, NULL);
    for (size_t i = 0; i < RELATED_LANGS; i++)
        for (size_t w = 0; related->tables[i].lang == lang && w < related->tables[i].words.count; w++) {
            struct word listed;
            uint32_t same = 0;
            word_make(&listed, related->tables[i].words.items[w].text, NULL);
            while (same < form.count && same < listed.count && form.letters[same].loose == listed.letters[same].loose)
                same++;
            uint32_t least = listed.count > MIN_STEM ? listed.count - 1 : listed.count;
            if (same >= least && form.count <= same + MAX_ENDING)
                return true;
        }
    return false;
}
