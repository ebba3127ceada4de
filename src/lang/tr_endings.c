/* tr_endings.c - the closed acceptor of Turkish endings: tr-suffixes.txt, walked over the letters after a stem. */
#include "lang/tr.h"

/* What the letters before an ending are like. */
struct context {
    enum tr_harmony harmony;
    enum tr_final final;
};

struct walk {
    const struct word *word;
    uint32_t start;     /* where the stem ends                          */
    bool is_exact;      /* every letter as it should be                 */
    bool is_ascii_read; /* plain letters may stand for marked ones      */
    bool is_upper;      /* I may stand for a dotted capital             */
    struct tr_ending path, *best;
    bool is_found;
};

static uint32_t expected_letter(struct tr_sign sign, struct context context)
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

static bool is_wanted(struct tr_sign sign, struct context context)
{
    if (!sign.is_buffer)
        return true;
    return (context.final == TR_VOWEL) != tr_is_vowel(sign.code == 'I' || sign.code == 'A' ? 'a' : sign.code);
}

static struct context after(struct context context, uint32_t letter)
{
    if (tr_is_vowel(letter))
        return (struct context){tr_harmony_of(letter), TR_VOWEL};
    context.final = tr_is_voiceless(letter) ? TR_VOICELESS : TR_VOICED;
    return context;
}

static bool letter_stands(struct walk *walk, uint32_t at, uint32_t code, uint32_t expected)
{
    if (at >= walk->word->count)
        return false;
    const struct letter *letter = &walk->word->letters[at];
    if (letter->strict == expected)
        return true;
    if (!walk->is_exact && ((code == 'D' && letter->strict == 'd') || (code == 'C' && letter->strict == 'c'))) {
        walk->path.is_unvoiced = true;
        return true;
    }
    bool is_fold = walk->is_ascii_read || (walk->is_upper && expected == 'i' && letter->strict == 0x131);
    if (walk->is_exact || !is_fold || letter->loose != tr_plain(expected))
        return false;
    walk->path.is_ascii = true;
    return true;
}

/* An apostrophe stands at the end of the stem, after its plural or the possessive of a compound, and in no ending. */
static bool apostrophe_fits(const struct walk *walk, enum tr_state state, uint32_t start, uint32_t end)
{
    uint32_t apostrophe = walk->word->apostrophe;
    if (apostrophe == start)
        return start == walk->start || state == TR_PLURAL || state == TR_OWNED3;
    return apostrophe < start || apostrophe >= end;
}

/* Walks one ending; *at and *context move behind it. */
static bool suffix_stands(struct walk *walk, const struct tr_suffix *suffix, enum tr_state state, uint32_t *at,
                          struct context *context)
{
    uint32_t here = *at, start = *at;
    struct context now = *context;
    for (uint32_t i = 0; i < suffix->count; i++) {
        if (!is_wanted(suffix->signs[i], now))
            continue;
        uint32_t expected = expected_letter(suffix->signs[i], now);
        if (!letter_stands(walk, here, suffix->signs[i].code, expected))
            return false;
        now = after(now, expected);
        here++;
    }
    if (!apostrophe_fits(walk, state, start, here))
        return false;
    *at = here;
    *context = now;
    return here > start;
}

static bool is_better_path(const struct tr_ending *path, const struct tr_ending *best)
{
    if (path->is_ascii != best->is_ascii)
        return best->is_ascii;
    return path->label_count < best->label_count;
}

static void keep_path(struct walk *walk)
{
    if (!walk->is_found || is_better_path(&walk->path, walk->best))
        *walk->best = walk->path;
    walk->is_found = true;
}

static bool is_predicate(enum tr_state state)
{
    return state == TR_PAST || state == TR_EVIDENTIAL || state == TR_ASSERTED || state == TR_END;
}

static void note_step(struct tr_ending *path, enum tr_state from, const struct tr_suffix *suffix)
{
    if (path->label_count == 0)
        path->is_predicate = is_predicate(suffix->to);
    if (from == TR_OWNED && is_predicate(suffix->to))
        path->is_unlikely = true;
    if (suffix->to == TR_OWNED || suffix->to == TR_END)
        path->is_personal = true;
    path->labels[path->label_count++] = suffix->label;
}

/* Depth is bounded: every step takes at least one letter, and labels run out first. */
static void walk_from(struct walk *walk, uint32_t at, enum tr_state state, struct context context)
{
    if (at == walk->word->count) {
        keep_path(walk);
        return;
    }
    if (walk->path.label_count == ANALYSIS_MAX_LABELS)
        return;
    for (uint32_t i = tr_suffix_first[state]; i < tr_suffix_first[state + 1]; i++) {
        const struct tr_suffix *suffix = &tr_suffixes[i];
        const struct tr_ending before = walk->path;
        uint32_t next_at = at;
        struct context next = context;
        if (suffix_stands(walk, suffix, state, &next_at, &next)) {
            note_step(&walk->path, state, suffix);
            walk_from(walk, next_at, suffix->to, next);
        }
        walk->path = before;
    }
}

bool tr_ending_find(const struct word *word, uint32_t at, enum tr_state state, uint32_t contexts, bool is_exact,
                    struct tr_ending *out)
{
    struct walk walk = {.word = word, .start = at, .is_exact = is_exact, .is_ascii_read = word->is_ascii,
                        .is_upper = word->shape == CASE_UPPER, .best = out};
    *out = (struct tr_ending){0};
    for (uint32_t i = 0; i < TR_CONTEXT_COUNT && !walk.is_found; i++)
        if (contexts & 1u << i)
            walk_from(&walk, at, state, (struct context){i / TR_FINAL_COUNT, i % TR_FINAL_COUNT});
    return walk.is_found;
}
