/* scan.c - from tokens to words of terms to terms. */
#include "match/scan.h"

#include "base/error.h"
#include "lang/fold.h"
#include "lang/inflect.h"

/* A period joins words only after an abbreviation: "St. Petersburg", "U.S. Congress". */
enum { ABBREVIATION_LETTERS = 4 };

enum { MAX_POOL = 1 << 20 };

/* Fewer words say nothing of their writer's habits. */
enum { UNCASED_WORDS = 6 };

void scanner_free(struct scanner *scanner)
{
    token_list_free(&scanner->list);
    vec_free(&scanner->tokens);
    vec_free(&scanner->candidates);
    vec_free(&scanner->hits);
    memo_free(&scanner->memo);
}

/* Keeps one candidate a word: the best analysis, the features of all. */
static void add_candidate(struct scanner *s, size_t first, uint32_t word, const struct analysis *analysis)
{
    struct candidate fresh = {word, analysis->features, analysis->is_citation, analysis->is_respelt, analysis->is_guess};
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
        lexicon_stem(lexicon, packed, &s->stem);
        if (!inflect_accept(lexicon->lang, &s->stem, &s->word, start, &analysis))
            continue;
        analysis.is_guess |= packed->is_guess;
        add_candidate(s, first, packed->word, &analysis);
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

static uint16_t put_beginnings_first(struct scanner *s, const struct scan_token *token)
{
    struct candidate *list = s->candidates.items ? s->candidates.items + token->first_candidate : NULL;
    uint16_t count = 0;
    for (uint16_t i = 0; i < token->candidate_count; i++) {
        struct candidate candidate = list[i];
        if (!token->lexicon->first_nodes.items[candidate.word])
            continue;
        list[i] = list[count];
        list[count++] = candidate;
    }
    return count;
}

/* Analyses a token: its candidates go to the end of the pool. */
static void analyse_token(struct scanner *s, struct scan_token *token, drg_str surface, const struct lang *lang)
{
    token->first_candidate = (uint32_t)s->candidates.count;
    word_make(&s->word, surface, lang);
    token->shape = (uint8_t)s->word.shape;
    token->letters = (uint8_t)s->word.count;
    if (token->lexicon && !s->word.is_cut)
        find_words(s, token->lexicon);
    size_t count = s->candidates.count - token->first_candidate;
    token->candidate_count = (uint16_t)(count < UINT16_MAX ? count : UINT16_MAX);
    token->begin_count = token->lexicon ? put_beginnings_first(s, token) : 0;
}

/* The same through the memo. */
static void recall_token(struct scanner *s, struct scan_token *token, drg_str surface, const struct lang *lang)
{
    uint16_t lexicon = token->lexicon ? (uint16_t)(token->lexicon - s->matcher->lexicons.items + 1) : UINT16_MAX;
    bool known;
    struct memo_entry *entry = memo_takes(surface) ? memo_find(&s->memo, surface, lexicon, &known) : NULL;
    if (!entry) {
        analyse_token(s, token, surface, lang);
        return;
    }
    if (!known) {
        analyse_token(s, token, surface, lang);
        entry->first_candidate = token->first_candidate;
        entry->candidate_count = token->candidate_count;
        entry->begin_count = token->begin_count;
        entry->shape = token->shape;
        entry->letters = token->letters;
    }
    token->first_candidate = entry->first_candidate;
    token->candidate_count = entry->candidate_count;
    token->begin_count = entry->begin_count;
    token->shape = entry->shape;
    token->letters = entry->letters;
}

/* The language and lexicon that tokens of each script are looked up in. */
struct reader {
    const struct lang *langs[SCRIPT_COUNT];
    const struct lexicon *lexicons[SCRIPT_COUNT];
};

static struct reader make_reader(const struct scanner *s, const struct lang *lang, bool any_script)
{
    struct reader reader;
    for (unsigned script = 0; script < SCRIPT_COUNT; script++) {
        reader.langs[script] = language_of((enum fold_script)script, lang, any_script);
        reader.lexicons[script] = matcher_lexicon(s->matcher, reader.langs[script]);
    }
    return reader;
}

static void read_tokens(struct scanner *s, drg_str text, size_t start, size_t end, const struct lang *lang,
                        bool any_script)
{
    struct reader reader = make_reader(s, lang, any_script);
    s->failed |= !token_list_read(&s->list, text, start, end);
    for (size_t i = 0; i < s->list.tokens.count && !s->failed; i++) {
        struct scan_token next = {.token = s->list.tokens.items[i]};
        if (i == 0)
            next.token.gap = GAP_BREAK;
        if (next.token.kind == TOKEN_WORD) {
            next.lexicon = reader.lexicons[next.token.script];
            recall_token(s, &next, str_cut(text, next.token.start, next.token.end), reader.langs[next.token.script]);
        }
        if (!vec_push(&s->tokens, next))
            s->failed = true;
    }
}

/* The pool holds what the memo remembers; past this size both start afresh. */
static void make_room(struct scanner *s)
{
    s->tokens.count = s->hits.count = 0;
    if (s->candidates.count < MAX_POOL)
        return;
    s->candidates.count = 0;
    memo_clear(&s->memo);
}

/* Whoever types whole sentences without a capital types names without one. */
static bool is_uncased(const struct scanner *s)
{
    for (size_t i = 0; i < s->tokens.count; i++)
        if (s->tokens.items[i].shape != CASE_LOWER && s->tokens.items[i].shape != CASE_NONE)
            return false;
    return s->tokens.count >= UNCASED_WORDS;
}

static bool is_joined(const struct scanner *s, uint32_t index, const struct lexicon *lexicon)
{
    const struct scan_token *token = &s->tokens.items[index];
    if (token->lexicon != lexicon || token->token.gap == GAP_BREAK)
        return false;
    return token->token.gap != GAP_PERIOD || s->tokens.items[index - 1].letters <= ABBREVIATION_LETTERS;
}

/* A path through the phrase trie: what holds for all words on it. */
struct path {
    uint32_t node;
    uint32_t first, last; /* tokens */
    uint64_t features;
    struct candidate summary;
};

/* Completes a hit by what stands after its last word: signs of the term (C++), an ending apart (courts').
 * False when the term's signs are not there. */
static bool complete(const struct scanner *s, drg_str text, const struct lexicon *lexicon, struct hit *hit,
                     struct candidate *summary)
{
    drg_str tail = s->matcher->tails[hit->term];
    if (!str_starts(str_cut(text, hit->span.end, text.len), tail))
        return false;
    hit->span.end += (uint32_t)tail.len;
    if (tail.len)
        return true;
    uint32_t ending = inflect_tail(lexicon->lang, text, s->tokens.items[hit->last_token].token.start, hit->span.end);
    hit->span.end += ending;
    summary->is_citation &= !ending;
    return true;
}

static void emit(struct scanner *s, drg_str text, const struct lexicon *lexicon, const struct path *path)
{
    for (uint32_t i = lexicon->phrase_nodes.items[path->node].first_end; i != DRG_NONE; i = lexicon->ends.items[i].next) {
        struct candidate summary = path->summary;
        struct hit hit = {.span = {s->tokens.items[path->first].token.start, s->tokens.items[path->last].token.end},
                          .term = lexicon->ends.items[i].term,
                          .first_token = path->first,
                          .last_token = path->last,
                          .is_respelt = summary.is_respelt};
        bool is_hit = complete(s, text, lexicon, &hit, &summary) && grade_hit(s, text, &hit, &summary, &hit.grade) &&
                      hit.grade <= s->matcher->options.max_grade;
        if (is_hit && !vec_push(&s->hits, hit))
            s->failed = true;
    }
}

static void extend(struct scanner *s, drg_str text, const struct lexicon *lexicon, const struct path *path);

static uint32_t next_node(const struct lexicon *lexicon, uint32_t node, uint32_t word, uint32_t gap)
{
    if (node == 0)
        return lexicon->first_nodes.items[word];
    return phrase_may_go_on(lexicon, node, word) ? edges_find(&lexicon->phrase_edges, node, word, gap) : 0;
}

/* Goes on from `path` with token `index` in each of its readings. */
static void follow(struct scanner *s, drg_str text, const struct lexicon *lexicon, const struct path *path, uint32_t index)
{
    const struct scan_token *token = &s->tokens.items[index];
    bool begins = index == path->first;
    uint32_t gap = begins ? 0 : gap_symbol(&token->token);
    uint32_t count = begins ? token->begin_count : token->candidate_count;
    for (uint32_t i = 0; i < count; i++) {
        const struct candidate *candidate = &s->candidates.items[token->first_candidate + i];
        uint32_t node = next_node(lexicon, path->node, candidate->word, gap);
        if (!node)
            continue;
        struct path longer = *path;
        longer.node = node;
        longer.last = index;
        if (!lexicon->words.items[candidate->word].is_fixed)
            longer.features &= candidate->features;
        if (!longer.features)
            continue;
        longer.summary.is_citation &= candidate->is_citation;
        longer.summary.is_respelt |= candidate->is_respelt;
        longer.summary.is_guess |= candidate->is_guess;
        emit(s, text, lexicon, &longer);
        extend(s, text, lexicon, &longer);
    }
}

/* Recursion is as deep as the longest term, at most TERM_MAX_WORDS. */
static void extend(struct scanner *s, drg_str text, const struct lexicon *lexicon, const struct path *path)
{
    uint32_t next = path->last + 1;
    bool goes_on = lexicon->phrase_nodes.items[path->node].next_words != 0;
    if (goes_on && next < s->tokens.count && is_joined(s, next, lexicon))
        follow(s, text, lexicon, path, next);
}

drg_status scan(struct scanner *s, drg_str text, size_t start, size_t end, const struct lang *lang, bool any_script,
                drg_error *err)
{
    make_room(s);
    read_tokens(s, text, start, end, lang, any_script);
    s->is_uncased = is_uncased(s);
    for (uint32_t i = 0; i < s->tokens.count && !s->failed; i++) {
        struct path path = {.first = i, .features = UINT64_MAX, .summary = {.is_citation = true}};
        if (s->tokens.items[i].begin_count)
            follow(s, text, s->tokens.items[i].lexicon, &path, i);
    }
    return s->failed ? fail_memory(err) : DRG_OK;
}
