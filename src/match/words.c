/* words.c - from tokens to readings: which words of terms may each token be? */
#include "lang/fold.h"
#include "lang/inflect.h"
#include "match/scan.h"

/* Keeps one candidate a word: the best analysis, the features of all. */
static void add_candidate(struct scanner *s, const struct lexicon *lexicon, size_t first, uint32_t word,
                          const struct analysis *analysis)
{
    struct candidate fresh = {word, lexicon->first_nodes.items[word], analysis->features,
                              analysis->is_citation, analysis->is_respelt, analysis->is_guess};
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
    if (!vec_push(&s->candidates, fresh))
        s->failed = true;
}

static void try_stems(struct scanner *s, const struct lexicon *lexicon, uint32_t first_stem, uint32_t start, size_t first)
{
    for (uint32_t i = first_stem; i != DRG_NONE; i = lexicon->stems.items[i].next) {
        const struct packed_stem *packed = &lexicon->stems.items[i];
        struct analysis analysis;
        bool is_whole = start == 0 && packed->count == s->word.count;
        if (lexicon->lang->fixed_words_stay && lexicon->words.items[packed->word].is_fixed && !is_whole)
            continue;
        lexicon_stem(lexicon, packed, &s->stem);
        if (!inflect_accept(lexicon->lang, &s->stem, &s->word, start, &analysis))
            continue;
        analysis.is_guess |= packed->is_guess;
        add_candidate(s, lexicon, first, packed->word, &analysis);
    }
}

/* All words of terms that s->word is a form of. */
static void find_words(struct scanner *s, const struct lexicon *lexicon)
{
    uint8_t starts[MAX_STARTS];
    uint32_t count = inflect_starts(lexicon->lang, &s->word, starts);
    size_t first = s->candidates.count;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t node = 0;
        for (uint32_t at = starts[i]; at < s->word.count; at++) {
            node = edges_find(&lexicon->stem_edges, node, s->word.letters[at].loose, 0);
            if (!node)
                break;
            if (lexicon->stem_nodes.items[node] != DRG_NONE)
                try_stems(s, lexicon, lexicon->stem_nodes.items[node], starts[i], first);
        }
    }
}

static const struct lang *language_of(enum fold_script script, const struct lang *lang, bool any_script)
{
    if (!any_script)
        return lang;
    switch (script) {
    case SCRIPT_ARABIC: return lang_find(STR("ar"));
    case SCRIPT_CYRILLIC: return lang_find(STR("ru"));
    case SCRIPT_LATIN: return lang->is_rtl || str_eq_z(str_from(lang->tag), "ru") ? lang_find(STR("en")) : lang;
    default: return lang;
    }
}

/* Puts the candidates that begin a term first, and gathers what lets the token be passed over. */
static void sum_up(struct scanner *s, const struct lexicon *lexicon, struct reading *reading)
{
    struct candidate *list = s->candidates.items + reading->first_candidate;
    for (uint16_t i = 0; i < reading->candidate_count; i++) {
        struct candidate candidate = list[i];
        const struct phrase_node *node = &lexicon->phrase_nodes.items[candidate.first_node];
        reading->words |= (uint64_t)1 << candidate.word % 64;
        if (!candidate.first_node)
            continue;
        reading->next_words |= node->next_words;
        reading->is_term |= node->first_end != DRG_NONE;
        list[i] = list[reading->begin_count];
        list[reading->begin_count++] = candidate;
    }
}

/* Analyses a token: its candidates go to the end of the pool. */
static struct reading analyse_token(struct scanner *s, const struct lexicon *lexicon, drg_str surface,
                                    const struct lang *lang)
{
    struct reading reading = {.first_candidate = (uint32_t)s->candidates.count};
    word_make(&s->word, surface, lang);
    reading.shape = (uint8_t)s->word.shape;
    reading.letters = (uint8_t)s->word.count;
    if (!lexicon || s->word.is_cut)
        return reading;
    find_words(s, lexicon);
    size_t count = s->candidates.count - reading.first_candidate;
    reading.candidate_count = (uint16_t)(count < UINT16_MAX ? count : UINT16_MAX);
    if (count)
        sum_up(s, lexicon, &reading);
    return reading;
}

static void choose_lexicons(struct scanner *s, const struct lang *lang, bool any_script)
{
    struct reader *reader = &s->reader;
    for (unsigned script = 0; script < SCRIPT_COUNT; script++) {
        const struct lang *own = language_of((enum fold_script)script, lang, any_script);
        const struct lexicon *lexicon = matcher_lexicon(s->matcher, own);
        reader->langs[script] = own;
        reader->lexicons[script] = lexicon;
        reader->numbers[script] = lexicon ? (uint16_t)(lexicon - s->matcher->lexicons.items + 1) : UINT16_MAX;
    }
}

static drg_str surface_of(drg_str text, const struct token *token)
{
    return str_cut(text, token->start, token->end);
}

/* The reading of a token, through the memo. */
static struct reading read_token(struct scanner *s, const struct token *token, drg_str surface, uint64_t hash)
{
    const struct lexicon *lexicon = s->reader.lexicons[token->script];
    bool known;
    if (token->kind != TOKEN_WORD)
        return (struct reading){0};
    if (!memo_takes(surface))
        return analyse_token(s, lexicon, surface, s->reader.langs[token->script]);
    struct memo_entry *entry = memo_find(&s->memo, surface, s->reader.numbers[token->script], hash, &known);
    if (!known)
        entry->reading = analyse_token(s, lexicon, surface, s->reader.langs[token->script]);
    return entry->reading;
}

/* The memo is far larger than the nearest cache: all its entries are asked for before the first is needed. */
static void hash_tokens(struct scanner *s, drg_str text)
{
    for (size_t i = 0; i < s->list.tokens.count; i++) {
        const struct token *token = &s->list.tokens.items[i];
        uint64_t hash = memo_hash(text, token->start, token->end, s->reader.numbers[token->script]);
        memo_prefetch(&s->memo, hash);
        s->hashes.items[i] = hash;
    }
}

void read_tokens(struct scanner *s, drg_str text, size_t start, size_t end, const struct lang *lang, bool any_script)
{
    s->readings.count = 0;
    choose_lexicons(s, lang, any_script);
    if (!memo_init(&s->memo) || !token_list_read(&s->list, text, start, end) ||
        !vec_reserve(&s->hashes, s->list.tokens.count) || !vec_reserve(&s->readings, s->list.tokens.count)) {
        s->failed = true;
        return;
    }
    if (s->list.tokens.count)
        s->list.tokens.items[0].gap = GAP_BREAK;
    hash_tokens(s, text);
    for (size_t i = 0; i < s->list.tokens.count; i++) {
        const struct token *token = &s->list.tokens.items[i];
        s->readings.items[i] = read_token(s, token, surface_of(text, token), s->hashes.items[i]);
    }
    s->readings.count = s->list.tokens.count;
}
