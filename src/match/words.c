/* words.c - which words of terms a token may be: the analysis behind a reading. */
#include "lang/inflect.h"
#include "match/scan.h"

enum { MAX_CANDIDATES = 4096, MAX_LEMMAS = 4096 };

/* Keeps one candidate a word: the best analysis, the features of all. */
static void add_candidate(struct scanner *s, size_t first, uint32_t word, const struct analysis *analysis)
{
    struct candidate fresh = {analysis->features, word, analysis->is_citation, analysis->is_respelt, analysis->is_guess};
    for (size_t i = first; i < s->candidates.count; i++) {
        struct candidate *old = &s->candidates.items[i];
        if (old->word != word)
            continue;
        struct analysis known = {.is_citation = old->is_citation, .is_respelt = old->is_respelt, .is_guess = old->is_guess};
        fresh.features |= old->features;
        if (analysis_is_better(analysis, &known))
            *old = fresh;
        old->features = fresh.features;
        return;
    }
    if (s->candidates.count - first < MAX_CANDIDATES && !vec_push(&s->candidates, fresh))
        s->failed = true;
}

/* The stem and those that follow it, all of the `count` letters that stand in the word at `start`. */
static void try_stems(struct scanner *s, const struct lexicon *lexicon, uint32_t first_stem, uint32_t start, uint32_t count,
                      size_t first)
{
    for (uint32_t i = first_stem; i != DRG_NONE; i = lexicon->stems.items[i].next) {
        const struct packed_stem *packed = stem_at(lexicon, i);
        struct analysis analysis;
        if (!packed || !stem_is_spelt(lexicon, packed, s->word.letters + start, count))
            break;
        if (packed->next != DRG_NONE)
            __builtin_prefetch(&lexicon->stems.items[packed->next]);
        bool is_whole = start == 0 && packed->count == s->word.count;
        if (lexicon->lang->fixed_words_stay && packed->is_fixed && !is_whole)
            continue;
        lexicon_stem(lexicon, packed, &s->stem);
        if (!inflect_accept(lexicon->lang, &s->stem, &s->word, start, &analysis))
            continue;
        analysis.is_guess |= packed->is_guess;
        add_candidate(s, first, packed->word, &analysis);
    }
}

/* All words of terms that s->word is a form of. */
static void find_forms(struct scanner *s, const struct lexicon *lexicon, size_t first)
{
    uint8_t starts[MAX_STARTS];
    uint32_t count = inflect_starts(lexicon->lang, &s->word, starts);
    for (uint32_t i = 0; i < count; i++) {
        uint64_t hash = 0;
        for (uint32_t at = starts[i]; at < s->word.count; at++) {
            uint32_t length = at + 1 - starts[i], bit = length < 63 ? length : 63; /* the last one: that many or more */
            hash = letters_hash(hash, s->word.letters[at].loose);
            if (!(lexicon->stem_lengths >> bit))
                break;
            if (!(lexicon->stem_lengths >> bit & 1))
                continue;
            uint32_t stems = find_stems(lexicon, spread(hash), s->word.letters + starts[i], length);
            if (stems != DRG_NONE)
                try_stems(s, lexicon, stems, starts[i], length, first);
        }
    }
}

/* An apostrophe that the glossary's word has not may part an ending from it; one that it has may be left out. */
static bool is_literal(const struct lexicon *lexicon, const struct lexicon_word *packed, const struct word *word,
                       struct analysis *out)
{
    const struct packed_letter *own = lexicon->letters.items + packed->letters;
    if (word->count != packed->count || (word_has_apostrophe(word) && word->apostrophe != packed->apostrophe))
        return false;
    *out = (struct analysis){.features = UINT64_MAX, .is_citation = true};
    out->is_respelt = !word_has_apostrophe(word) && packed->apostrophe != NO_APOSTROPHE;
    for (uint32_t i = 0; i < word->count; i++)
        out->is_respelt |= own[i].strict != word->letters[i].strict;
    return true;
}

/* All words of terms that are spelt like s->word. */
static void find_literal(struct scanner *s, const struct lexicon *lexicon, size_t first)
{
    uint32_t lemma = lexicon_lemma(lexicon, s->word.letters, s->word.count);
    for (uint32_t i = lemma == DRG_NONE ? DRG_NONE : lexicon->lemmas.items[lemma].first_word; i != DRG_NONE;
         i = lexicon->words.items[i].next) {
        const struct lexicon_word *word = word_at(lexicon, i);
        struct analysis analysis;
        if (!word)
            break;
        if (is_literal(lexicon, word, &s->word, &analysis))
            add_candidate(s, first, i, &analysis);
    }
}

/* The lemmas of the candidates, each once. Returns their count. */
static uint32_t list_lemmas(const struct scanner *s, const struct lexicon *lexicon, size_t first, uint32_t *lemmas)
{
    uint32_t count = 0;
    for (size_t i = first; i < s->candidates.count; i++) {
        uint32_t lemma = lexicon->words.items[s->candidates.items[i].word].lemma, k = 0;
        while (k < count && lemmas[k] != lemma)
            k++;
        if (k == count && count < MAX_LEMMAS && lemma_at(lexicon, lemma))
            lemmas[count++] = lemma;
    }
    return count;
}

/* Copies those of the lemmas that stand in these places of phrases and in no others. Returns their count. */
static uint32_t take_places(const struct lexicon *lexicon, const uint32_t *lemmas, uint32_t count, uint32_t places,
                            uint32_t *out)
{
    uint32_t taken = 0;
    for (uint32_t i = 0; i < count; i++)
        if ((lexicon->lemmas.items[lemmas[i]].places & (LEMMA_BEGINS | LEMMA_FOLLOWS)) == places)
            out[taken++] = lemmas[i];
    return taken;
}

/* Those that begin phrases come first, then those that do both, then those that phrases go on with: each kind in a row. */
static void arrange_lemmas(const struct lexicon *lexicon, const uint32_t *lemmas, uint32_t count, uint32_t *out,
                           struct reading *reading)
{
    uint32_t begin = take_places(lexicon, lemmas, count, LEMMA_BEGINS, out);
    uint32_t both = take_places(lexicon, lemmas, count, LEMMA_BEGINS | LEMMA_FOLLOWS, out + begin);
    uint32_t follow = take_places(lexicon, lemmas, count, LEMMA_FOLLOWS, out + begin + both);
    take_places(lexicon, lemmas, count, 0, out + begin + both + follow);
    reading->begin_count = (uint16_t)(begin + both);
    reading->follow_first = (uint16_t)begin;
    reading->follow_count = (uint16_t)(both + follow);
}

static bool store_lemmas(struct scanner *s, struct reading *reading, const uint32_t *lemmas, uint32_t count)
{
    reading->lemma_count = (uint16_t)count;
    uint32_t *into = reading->lemmas;
    if (count > INLINE_LEMMAS) {
        if (!vec_reserve(&s->lemmas, s->lemmas.count + count))
            return false;
        reading->lemmas[0] = (uint32_t)s->lemmas.count;
        into = s->lemmas.items + s->lemmas.count;
        s->lemmas.count += count;
    }
    memcpy(into, lemmas, count * sizeof *lemmas);
    return true;
}

static bool has_term(const struct lexicon *lexicon, const uint32_t *lemmas, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (lexicon->lemmas.items[lemmas[i]].first_end != DRG_NONE)
            return true;
    return false;
}

/* Whether the word is the only one, as the glossary spells it, and agrees with everything. */
static bool is_plain(const struct reading *reading, const struct candidate *first)
{
    return reading->candidate_count == 1 && first->is_citation && !first->is_respelt && !first->is_guess &&
           first->features == UINT64_MAX;
}

/* Makes a reading of the candidates from `first` on; *sole is its only lemma in phrases, or MANY_LEMMAS. */
static uint32_t sum_up(struct scanner *s, const struct lexicon *lexicon, size_t first, uint32_t *sole)
{
    uint32_t lemmas[MAX_LEMMAS], arranged[MAX_LEMMAS], count = list_lemmas(s, lexicon, first, lemmas);
    struct reading reading = {.first_candidate = (uint32_t)first, .shape = (uint8_t)s->word.shape,
                              .letters = (uint8_t)s->word.count,
                              .candidate_count = (uint16_t)(s->candidates.count - first)};
    for (size_t i = first; i < s->candidates.count; i++) /* fixed words take no part in agreement */
        if (lexicon->words.items[s->candidates.items[i].word].is_fixed)
            s->candidates.items[i].features = UINT64_MAX;
    arrange_lemmas(lexicon, lemmas, count, arranged, &reading);
    uint32_t index = (uint32_t)s->readings.count;
    if (index > ID_INDEX || !store_lemmas(s, &reading, arranged, count) || !vec_push(&s->readings, reading)) {
        s->failed = true;
        return 0;
    }
    *sole = reading.follow_first + reading.follow_count == 1 ? arranged[0] : MANY_LEMMAS;
    return ID_HAS_READING | index | (reading.begin_count ? ID_BEGINS : 0) | (reading.follow_count ? ID_FOLLOWS : 0) |
           (has_term(lexicon, arranged, count) ? ID_IS_TERM : 0) |
           (is_plain(&reading, &s->candidates.items[first]) ? ID_IS_PLAIN : 0);
}

const struct candidate *find_candidate(const struct scanner *s, const struct reading *reading, uint32_t word)
{
    const struct candidate *list = s->candidates.items + reading->first_candidate;
    for (uint32_t i = 0; i < reading->candidate_count; i++)
        if (list[i].word == word)
            return &list[i];
    return NULL;
}

uint32_t analyse_token(struct scanner *s, const struct script_reader *reader, drg_str surface, uint32_t *sole)
{
    size_t first = s->candidates.count;
    *sole = MANY_LEMMAS;
    word_make(&s->word, surface, reader->lang);
    uint32_t id = ID_KNOWN | (s->word.shape == CASE_LOWER || s->word.shape == CASE_NONE ? 0u : (uint32_t)ID_CAPITAL);
    if (!reader->lexicon || s->word.is_cut)
        return id;
    if (matcher_is_literal(s->matcher) || !reader->lexicon->lang->accept)
        find_literal(s, reader->lexicon, first);
    else
        find_forms(s, reader->lexicon, first);
    if (s->candidates.count == first)
        return id;
    id |= sum_up(s, reader->lexicon, first, sole);
    struct reading *reading = &s->readings.items[id & ID_INDEX];
    if (id & ID_IS_TERM)
        settle_word(s, reader->lexicon, reading, surface);
    if (!reading->word.count)
        id &= ~(uint32_t)ID_IS_TERM;
    return id;
}
