/* tr_endings.c - the closed acceptor of Turkish endings: tr-suffixes.txt, walked over the letters after a stem.
 *
 * Nearly all words that begin with the letters of a stem are other words. A light walk that knows neither harmony nor
 * voice rejects them; what it lets pass is walked again with every rule. */
#include "lang/tr.h"

/* The endings walked so far. */
struct path {
    uint16_t suffixes[ANALYSIS_MAX_LABELS];
    uint8_t count;
    bool is_ascii, is_unvoiced;
};

struct walk {
    const struct word *word;
    uint32_t start;     /* where the stem ends                          */
    bool is_exact;      /* every letter as it should be                 */
    bool is_ascii_read; /* plain letters may stand for marked ones      */
    bool is_upper;      /* I may stand for a dotted capital             */
    bool is_found;
    struct path path, best;
};

/* An apostrophe stands at the end of the stem, after its plural or the possessive of a compound, and in no ending. */
static bool apostrophe_fits(const struct walk *walk, enum tr_state state, uint32_t start, uint32_t end)
{
    uint32_t apostrophe = walk->word->apostrophe;
    if (apostrophe == start)
        return start == walk->start || state == TR_PLURAL || state == TR_OWNED3;
    return apostrophe < start || apostrophe >= end;
}

/* A bit for the letter at `at`, as in tr_suffix_starts; 0: no ending has it. */
static uint32_t start_bit(const struct word *word, uint32_t at)
{
    uint32_t letter = word->letters[at].loose - 'a';
    return letter < 26 ? 1u << letter : 0;
}

static bool is_vowel_sign(struct tr_sign sign)
{
    return sign.loose == 'a' || sign.loose == 'e' || sign.loose == 'i' || sign.loose == 'u';
}

/* The end of an ending that may begin at `at` behind a vowel or a consonant, or 0. */
static uint32_t skip_suffix(const struct word *word, const struct tr_suffix *suffix, uint32_t at, bool *is_vowel)
{
    bool after_vowel = *is_vowel;
    for (uint32_t i = 0; i < suffix->count; i++) {
        struct tr_sign sign = suffix->signs[i];
        if (sign.is_buffer && after_vowel == is_vowel_sign(sign))
            continue;
        if (at >= word->count || !tr_sign_may_be(sign, word->letters[at].loose))
            return 0;
        after_vowel = is_vowel_sign(sign);
        at++;
    }
    *is_vowel = after_vowel;
    return at;
}

static bool may_end(const struct word *word, uint32_t at, enum tr_state state, bool after_vowel)
{
    if (at == word->count)
        return true;
    const uint32_t bit = start_bit(word, at);
    for (uint32_t i = tr_suffix_first[state]; i < tr_suffix_first[state + 1]; i++) {
        bool is_vowel = after_vowel;
        if (!(tr_suffix_starts[i] & bit))
            continue;
        uint32_t next = skip_suffix(word, &tr_suffixes[i], at, &is_vowel);
        if (next > at && may_end(word, next, tr_suffixes[i].to, is_vowel))
            return true;
    }
    return false;
}

uint32_t tr_sign_letter(struct tr_sign sign, struct tr_context context)
{
    static const uint16_t high[] = {0x131, 'u', 'i', 0xFC};
    switch (sign.code) {
    case 'A': return context.harmony == TR_BACK || context.harmony == TR_BACK_ROUND ? 'a' : 'e';
    case 'I': return high[context.harmony];
    case 'D': return context.final == TR_VOICELESS ? 't' : 'd';
    case 'C': return context.final == TR_VOICELESS ? 0xE7 : 'c';
    default: return sign.code;
    }
}

struct tr_context tr_context_after(struct tr_context context, uint32_t letter)
{
    if (tr_is_vowel(letter))
        return (struct tr_context){tr_harmony_of(letter), TR_VOWEL};
    context.final = tr_is_voiceless(letter) ? TR_VOICELESS : TR_VOICED;
    return context;
}

bool tr_sign_is_skipped(struct tr_sign sign, struct tr_context context)
{
    return sign.is_buffer && (context.final == TR_VOWEL) == is_vowel_sign(sign);
}

static bool letter_stands(struct walk *walk, const struct letter *letter, struct tr_sign sign, uint32_t expected)
{
    if (letter->strict == expected)
        return true;
    if (walk->is_exact)
        return false;
    if ((sign.code == 'D' && letter->strict == 'd') || (sign.code == 'C' && letter->strict == 'c')) {
        walk->path.is_unvoiced = true;
        return true;
    }
    bool is_fold = walk->is_ascii_read || (walk->is_upper && expected == 'i' && letter->strict == 0x131);
    if (!is_fold || letter->loose != tr_plain(expected))
        return false;
    walk->path.is_ascii = true;
    return true;
}

/* Walks one ending; *at and *context move behind it. */
static bool suffix_stands(struct walk *walk, const struct tr_suffix *suffix, enum tr_state state, uint32_t *at,
                          struct tr_context *context)
{
    uint32_t here = *at;
    struct tr_context now = *context;
    for (uint32_t i = 0; i < suffix->count; i++) {
        struct tr_sign sign = suffix->signs[i];
        if (tr_sign_is_skipped(sign, now))
            continue;
        uint32_t expected = tr_sign_letter(sign, now);
        if (here >= walk->word->count || !letter_stands(walk, &walk->word->letters[here], sign, expected))
            return false;
        now = tr_context_after(now, expected);
        here++;
    }
    if (here == *at || !apostrophe_fits(walk, state, *at, here))
        return false;
    *at = here;
    *context = now;
    return true;
}

static void keep_path(struct walk *walk)
{
    const struct path *path = &walk->path, *best = &walk->best;
    bool is_better = path->is_ascii != best->is_ascii ? best->is_ascii : path->count < best->count;
    if (!walk->is_found || is_better)
        walk->best = *path;
    walk->is_found = true;
}

/* Depth is bounded: every step takes at least one letter, and labels run out first. */
static void walk_from(struct walk *walk, uint32_t at, enum tr_state state, struct tr_context context)
{
    if (at == walk->word->count) {
        keep_path(walk);
        return;
    }
    if (walk->path.count == ANALYSIS_MAX_LABELS)
        return;
    const struct path before = walk->path;
    const uint32_t bit = start_bit(walk->word, at);
    for (uint32_t i = tr_suffix_first[state]; i < tr_suffix_first[state + 1]; i++) {
        if (!(tr_suffix_starts[i] & bit))
            continue;
        uint32_t next_at = at;
        struct tr_context next = context;
        if (suffix_stands(walk, &tr_suffixes[i], state, &next_at, &next)) {
            walk->path.suffixes[walk->path.count++] = (uint16_t)i;
            walk_from(walk, next_at, tr_suffixes[i].to, next);
        }
        walk->path = before;
    }
}

static bool is_predicate(enum tr_state state)
{
    return state == TR_PAST || state == TR_EVIDENTIAL || state == TR_ASSERTED || state == TR_END;
}

static void describe(const struct path *path, struct tr_ending *out)
{
    *out = (struct tr_ending){.label_count = path->count, .is_ascii = path->is_ascii, .is_unvoiced = path->is_unvoiced};
    enum tr_state state = TR_NOUN;
    for (uint32_t i = 0; i < path->count; i++) {
        const struct tr_suffix *suffix = &tr_suffixes[path->suffixes[i]];
        out->labels[i] = suffix->label;
        out->is_predicate |= i == 0 && is_predicate(suffix->to);
        out->is_unlikely |= state == TR_OWNED && is_predicate(suffix->to);
        out->is_personal |= suffix->to == TR_OWNED || suffix->to == TR_END;
        state = suffix->to;
    }
}

bool tr_ending_may_be(const struct word *word, uint32_t at, enum tr_state state, uint32_t contexts)
{
    uint32_t vowels = 0;
    for (uint32_t harmony = TR_BACK; harmony <= TR_FRONT_ROUND; harmony++)
        vowels |= TR_CONTEXT(harmony, TR_VOWEL);
    return (contexts & vowels && may_end(word, at, state, true)) ||
           (contexts & ~vowels && may_end(word, at, state, false));
}

bool tr_ending_find(const struct word *word, uint32_t at, enum tr_state state, uint32_t contexts, bool is_exact,
                    struct tr_ending *out)
{
    struct walk walk = {.word = word, .start = at, .is_exact = is_exact, .is_ascii_read = word->is_ascii,
                        .is_upper = word->shape == CASE_UPPER};
    for (uint32_t i = 0; i < TR_CONTEXT_COUNT && !walk.is_found; i++)
        if (contexts & 1u << i)
            walk_from(&walk, at, state, (struct tr_context){i / TR_FINAL_COUNT, i % TR_FINAL_COUNT});
    if (walk.is_found)
        describe(&walk.best, out);
    return walk.is_found;
}
