/* name_match.c - decides whether two prepared names are the same, and says why.
 *
 *   letters     the same but for diacritics, spaces and signs
 *   known       a place that is called so in two languages: Şam, Damascus
 *   sound       alike as a whole, in this order
 *   qualifier   alike without what follows a comma: Springfield, Illinois
 *   order, initials, parts   word by word: in another order; with initials; with words missing
 *   typing      in one script, a letter or two mistyped in a long name */
#include <stdlib.h>

#include "base/bits.h"
#include "lang/fold.h"
#include "lang/name_align.h"
#include "lang/name_tables.h"
#include "rewrite/name.h"

enum {
    MOST_STEPS = 25,
    CLASS_COST = 12, /* what a class of consonants that only one of two has costs at least */
    TYPED_LETTERS = 8, TYPED_TWICE = 14, MOST_TYPED = 120
};

/* How differently two names may be written. Two names of one script are written by one convention, unless one is Turkish. */
enum likeness_kind { ONE_SPELLING, TWO_SPELLINGS, ARABIC_AND_LATIN, TWO_ALPHABETS, ARABIC_AND_OTHER };

/* How far apart two names may sound, by the letters of the shorter: the longer a name, the fewer rivals it has. Fitted like
 * the costs of name-letters.txt. */
enum { LIMITS = 24 };
static const uint8_t limits[][LIMITS] = {
    [ONE_SPELLING]       = {0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 4, 4, 5, 5, 6, 7, 7, 8, 8, 9, 10, 11, 12, 12},
    [TWO_SPELLINGS]      = {6, 6, 6, 6, 8, 11, 13, 14, 14, 15, 16, 18, 20, 22, 22, 22, 22, 22, 22, 22, 22, 22, 22, 22},
    [ARABIC_AND_LATIN]   = {5, 5, 5, 6, 7, 7, 10, 12, 14, 17, 21, 22, 22, 22, 22, 22, 22, 22, 22, 22, 22, 22, 22, 22},
    [TWO_ALPHABETS]      = {5, 5, 5, 6, 9, 7, 9, 11, 14, 16, 19, 21, 22, 22, 22, 22, 22, 22, 22, 22, 22, 22, 22, 22},
    [ARABIC_AND_OTHER]   = {5, 5, 5, 6, 10, 11, 14, 18, 21, 24, 25, 25, 25, 25, 25, 25, 25, 25, 25, 25, 25, 25, 25, 25},
};

static enum likeness_kind kind_of(const struct name_key *a, const struct name_key *b)
{
    if (a->script != b->script && a->script != SCRIPT_ARABIC && b->script != SCRIPT_ARABIC)
        return TWO_ALPHABETS;
    if (a->script != b->script)
        return a->script == SCRIPT_LATIN || b->script == SCRIPT_LATIN ? ARABIC_AND_LATIN : ARABIC_AND_OTHER;
    return a->is_turkish != b->is_turkish ? TWO_SPELLINGS : ONE_SPELLING;
}

static unsigned less(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

static unsigned limit_of(unsigned letters, enum likeness_kind kind)
{
    return limits[kind][less(letters, LIMITS - 1)];
}

/* Measured on names and their closest rivals: the nearer to the limit, the likelier a rival. */
static drg_name_match same(const char *evidence, unsigned distance, unsigned limit, unsigned best)
{
    enum { MOST_LOST = 20 };
    unsigned lost = limit ? distance * distance * MOST_LOST / (limit * limit) : 0;
    return (drg_name_match){true, best - less(lost, MOST_LOST), distance, evidence};
}

static const drg_name_match different = {false, 0, 0, ""};

/* ---- As a whole ----------------------------------------------------------------------------------------------------- */

/* Consonants that one has for sure and the other cannot have cost too much. */
static bool may_sound_alike(uint16_t a_must, uint16_t a_may, uint16_t b_must, uint16_t b_may, unsigned limit)
{
    unsigned missing = a_must & ~(unsigned)b_may, lacking = b_must & ~(unsigned)a_may;
    return bits_count(missing | (uint64_t)lacking << 32) * CLASS_COST <= limit;
}

static bool have_equal_letters(const drg_name *a, const drg_name *b)
{
    return a->letter_count == b->letter_count && a->letter_count &&
           memcmp(a->letters, b->letters, a->letter_count * sizeof *a->letters) == 0;
}

static unsigned letters_before(const struct name_key *key, unsigned words)
{
    unsigned letters = 0;
    for (unsigned w = 0; w < words; w++)
        letters += key->words[w].letters;
    return letters;
}

/* The part of a name before its comma, against all of the other, which has none. */
static unsigned align_unqualified(const struct name_key *a, const struct name_key *b, enum likeness_kind kind)
{
    if (!a->comma || b->comma)
        return MOST_STEPS + 1;
    struct name_run head = {a, 0, a->words[a->comma - 1].end};
    unsigned limit = limit_of(less(letters_before(a, a->comma), b->letters), kind);
    unsigned cost = name_align(head, name_run_all(b), limit);
    return cost <= limit ? cost : MOST_STEPS + 1;
}

static drg_name_match match_whole(const struct name_key *a, const struct name_key *b)
{
    enum likeness_kind kind = kind_of(a, b);
    unsigned limit = limit_of(less(a->letters, b->letters), kind);
    if (may_sound_alike(a->must, a->may, b->must, b->may, limit)) {
        unsigned cost = name_align(name_run_all(a), name_run_all(b), limit);
        if (cost <= limit)
            return same("sound", cost, limit, 97);
    }
    unsigned cost = less(align_unqualified(a, b, kind), align_unqualified(b, a, kind));
    return cost <= MOST_STEPS ? same("qualifier", cost, MOST_STEPS, 85) : different;
}

/* ---- Word by word --------------------------------------------------------------------------------------------------- */

/* What word-by-word comparison has found so far. */
struct tally {
    unsigned full, initials; /* words matched, initials matched */
    unsigned left_a, left_b; /* words of each without a counterpart */
    unsigned fathers_a, fathers_b; /* patronymics of each without one */
    bool has_form;           /* it is a company's name */
    unsigned distance;
    bool is_moved;           /* matched words stand in different order */
};

static bool counts(const struct name_word *word)
{
    return word->role == NAME_ROLE_NONE || word->role == NAME_WORD;
}

/* The sound of a word's first arc may begin the other word. */
static bool begin_alike(const struct name_key *a, unsigned i, const struct name_key *b, unsigned j)
{
    const struct name_arc *a_end, *b_end, *b_first = name_arcs(b, b->words[j].start, &b_end);
    if (a->words[i].script == b->words[j].script)
        return a->words[i].initial == b->words[j].initial;
    for (const struct name_arc *x = name_arcs(a, a->words[i].start, &a_end); x < a_end; x++)
        for (const struct name_arc *y = b_first; y < b_end; y++)
            if (x->sound && x->sound == y->sound && x->cost < 4 && y->cost < 4)
                return true;
    return false;
}

enum { NO_MATCH = 100, INITIAL = 50 };

static unsigned word_cost(const struct name_key *a, unsigned i, const struct name_key *b, unsigned j)
{
    const struct name_word *x = &a->words[i], *y = &b->words[j];
    if ((x->letters == 1) != (y->letters == 1))
        return begin_alike(a, i, b, j) && !x->is_number && !y->is_number ? INITIAL : NO_MATCH;
    unsigned limit = limit_of(less(x->letters, y->letters), kind_of(a, b));
    if (!may_sound_alike(x->must, x->may, y->must, y->may, limit))
        return NO_MATCH;
    unsigned cost = name_align(name_run_word(a, i), name_run_word(b, j), limit);
    return cost <= limit ? cost : NO_MATCH;
}

static void count_left(struct tally *tally, const struct name_word *word, unsigned *words, unsigned *fathers)
{
    *(word->is_patronymic ? fathers : words) += counts(word);
    tally->has_form |= word->role == NAME_FORM;
}

/* What each word of a costs with each of b; the greatest cost of a match, or NO_MATCH when there is none. */
static unsigned fill_costs(uint8_t costs[NAME_MAX_WORDS][NAME_MAX_WORDS], const struct name_key *a, const struct name_key *b)
{
    unsigned most = 0, matches = 0;
    for (unsigned i = 0; i < a->word_count; i++)
        for (unsigned j = 0; j < b->word_count; j++) {
            bool is_asked = counts(&a->words[i]) && counts(&b->words[j]);
            unsigned cost = is_asked ? word_cost(a, i, b, j) : NO_MATCH;
            costs[i][j] = (uint8_t)cost;
            matches += cost < NO_MATCH;
            most = cost < NO_MATCH && cost > most ? cost : most;
        }
    return matches > 1 ? most : NO_MATCH;
}

/* Takes the cheapest pairs of words first; ties go to those that stand first. False: two words are not matched. */
static bool pair_words(struct tally *tally, const struct name_key *a, const struct name_key *b)
{
    uint8_t costs[NAME_MAX_WORDS][NAME_MAX_WORDS], mate[NAME_MAX_WORDS];
    bool is_taken[NAME_MAX_WORDS] = {false};
    unsigned most = fill_costs(costs, a, b), last = 0;
    if (most == NO_MATCH)
        return false;
    memset(mate, NO_MATCH, sizeof mate);
    for (unsigned cost = 0; cost <= most; cost++)
        for (unsigned i = 0; i < a->word_count; i++)
            for (unsigned j = 0; j < b->word_count && mate[i] == NO_MATCH; j++)
                if (costs[i][j] == cost && !is_taken[j]) {
                    mate[i] = (uint8_t)j;
                    is_taken[j] = true;
                    *(cost == INITIAL ? &tally->initials : &tally->full) += 1;
                    tally->distance += cost == INITIAL ? 1 : cost;
                }
    for (unsigned i = 0; i < a->word_count; i++) {
        tally->is_moved |= mate[i] != NO_MATCH && mate[i] < last;
        last = mate[i] != NO_MATCH ? mate[i] : last;
        if (mate[i] == NO_MATCH)
            count_left(tally, &a->words[i], &tally->left_a, &tally->fathers_a);
    }
    for (unsigned j = 0; j < b->word_count; j++)
        if (!is_taken[j])
            count_left(tally, &b->words[j], &tally->left_b, &tally->fathers_b);
    return true;
}

/* A name of two words and more: all words of the one are in the other. */
static drg_name_match match_words(const struct name_key *a, const struct name_key *b)
{
    enum { MOST_LEFT = 2 };
    struct tally tally = {0};
    if (a->word_count < 2 || b->word_count < 2 || !pair_words(&tally, a, b))
        return different;
    unsigned left = tally.left_a + tally.left_b;
    if (!tally.full || tally.full + tally.initials < 2 || (tally.left_a && tally.left_b) || left > MOST_LEFT)
        return different;
    if ((left && (tally.initials || tally.has_form)) || (tally.fathers_a && tally.fathers_b))
        return different;
    unsigned limit = limit_of(less(a->letters, b->letters), kind_of(a, b));
    return same(left ? "parts" : tally.initials ? "initials" : tally.is_moved ? "order" : "sound", tally.distance, limit,
                left ? 80 - 5 * left : tally.initials ? 85 : 92);
}

/* ---- Typing --------------------------------------------------------------------------------------------------------- */

/* Letters put in, left out, changed or exchanged with the next one: at most `most`, or most + 1. */
static unsigned count_edits(const drg_name *a, const drg_name *b, unsigned most)
{
    uint8_t rows[3][MOST_TYPED + 1];
    for (unsigned j = 0; j <= b->letter_count; j++)
        rows[0][j] = (uint8_t)j;
    for (unsigned i = 1; i <= a->letter_count; i++) {
        uint8_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
        row[0] = (uint8_t)i;
        for (unsigned j = 1; j <= b->letter_count; j++) {
            bool is_equal = a->letters[i - 1] == b->letters[j - 1];
            unsigned cost = less(above[j - 1] + !is_equal, less(row[j - 1], above[j]) + 1u);
            bool is_swap = i > 1 && j > 1 && a->letters[i - 1] == b->letters[j - 2] && a->letters[i - 2] == b->letters[j - 1];
            row[j] = (uint8_t)(is_swap ? less(cost, before[j - 2] + 1u) : cost);
        }
    }
    unsigned edits = rows[a->letter_count % 3][b->letter_count];
    return edits <= most ? edits : most + 1;
}

static bool has_number(const struct name_key *key)
{
    for (unsigned w = 0; w < key->word_count; w++)
        if (key->words[w].is_number)
            return true;
    return false;
}

static drg_name_match match_typing(const drg_name *a, const drg_name *b)
{
    unsigned shorter = less(a->letter_count, b->letter_count), longer = a->letter_count + b->letter_count - shorter;
    unsigned most = shorter >= TYPED_TWICE ? 2 : 1;
    bool is_one_word = a->key.word_count < 2 || b->key.word_count < 2;
    if (a->key.script != b->key.script || is_one_word || shorter < TYPED_LETTERS || longer > MOST_TYPED ||
        longer - shorter > most || bits_count(a->letter_set ^ b->letter_set) > 2 * most || has_number(&a->key) || has_number(&b->key))
        return different;
    unsigned edits = count_edits(a, b, most);
    return edits <= most ? same("typing", edits, MOST_STEPS, 72) : different;
}

drg_name_match drg_names_match(const drg_name *a, const drg_name *b)
{
    if (have_equal_letters(a, b))
        return (drg_name_match){true, 98, 0, "letters"};
    if (a->key.place && a->key.place == b->key.place)
        return (drg_name_match){true, 96, 0, "known"};
    if (a->key.is_cut || b->key.is_cut)
        return different;
    drg_name_match match = match_whole(&a->key, &b->key);
    if (!match.is_same)
        match = match_words(&a->key, &b->key);
    return match.is_same ? match : match_typing(a, b);
}
