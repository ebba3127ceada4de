/* draft.c - finding the misspelt words of a text: what the words around a word say about it. */
#include "base/error.h"
#include "base/utf8.h"
#include "lang/fold.h"
#include "lang/inflect.h"
#include "match/compile.h"
#include "model/glossary.h"
#include "spell/doubled.h"
#include "spell/recurring.h"
#include "spell/speller.h"
#include "text/text.h"
#include "text/tokens.h"

enum {
    ACRONYM_MOST = 6,     /* letters: longer words in capitals are words */
    ABBREVIATION_MOST = 5 /* letters before a period                     */
};

/* A run over one text. */
struct draft {
    drg_speller *speller;
    const drg_text *text;
    drg_str view;
    const drg_match *matches; /* in order of start */
    size_t match_count, match;
    size_t segment, home; /* the segment at hand, the place of its language */
    struct token last;    /* the word before */
    bool has_last;
    struct sightings sightings; /* of what may be names */
};

/* ---- Where a word stands ------------------------------------------------------------------------------------------- */

/* The characters without white space around a token. */
static drg_span chunk_around(drg_str view, const struct token *token)
{
    drg_span chunk = {token->start, token->end};
    while (chunk.start && !is_ascii_space(view.ptr[chunk.start - 1]) && token->start - chunk.start < 256)
        chunk.start--;
    while (chunk.end < view.len && !is_ascii_space(view.ptr[chunk.end]) && chunk.end - token->end < 256)
        chunk.end++;
    return chunk;
}

/* Addresses, code, placeholders, mentions: what stands between spaces holds what no word of running text has. */
static bool is_code(drg_str view, const struct token *token)
{
    drg_span chunk = chunk_around(view, token);
    for (size_t i = chunk.start; i < chunk.end; i++) {
        char c = view.ptr[i], before = i > chunk.start ? view.ptr[i - 1] : ' ', after = i + 1 < chunk.end ? view.ptr[i + 1] : ' ';
        bool is_inner_period = c == '.' && is_ascii_alpha(before) && is_ascii_alpha(after) && i >= 2 && is_ascii_alpha(view.ptr[i - 2]);
        bool is_word_mark = c && strchr("@_\\{}<>=#$^~`|", c);
        bool is_path = c == '/' && i == chunk.start && is_ascii_alpha(after);
        bool is_format = c == '%' && (is_ascii_alpha(after) || after == '(');
        if (is_inner_period || is_word_mark || is_path || is_format)
            return true;
    }
    return false;
}

/* The code point that begins at a byte or ends before it; 0 outside the text. */
static uint32_t code_after(drg_str view, size_t at)
{
    return at < view.len ? utf8_next(view, &at) : 0;
}

static uint32_t code_before(drg_str view, size_t at)
{
    return at ? code_after(view, utf8_before(view, at)) : 0;
}

static bool is_hyphen(uint32_t code)
{
    return code && fold_find(code)->class == FOLD_HYPHEN;
}

/* The compound that a token is a part of, its parts joined by hyphens; the token itself when it is none. */
static drg_span compound_around(drg_str view, const struct token *token)
{
    drg_span whole = {token->start, token->end};
    uint32_t code;
    while (whole.start && (code = code_before(view, whole.start)) != 0 &&
           (is_hyphen(code) || fold_find(code)->class == FOLD_LETTER) && token->start - whole.start < 64)
        whole.start = (uint32_t)utf8_before(view, whole.start);
    while ((code = code_after(view, whole.end)) != 0 && (is_hyphen(code) || fold_find(code)->class == FOLD_LETTER) &&
           whole.end - token->end < 64) {
        size_t at = whole.end;
        utf8_next(view, &at);
        whole.end = (uint32_t)at;
    }
    return whole;
}

/* по-русски: known as a whole, though not in its parts. */
static bool is_right_compound(struct voice *voice, drg_str view, const struct token *token)
{
    drg_span whole = compound_around(view, token);
    char written[SPELLING_BYTES];
    size_t len = 0;
    if (whole.start == token->start && whole.end == token->end)
        return false;
    for (size_t at = whole.start; at < whole.end && len + 5 < sizeof written;) {
        uint32_t code = utf8_next(view, &at);
        len += utf8_encode(is_hyphen(code) ? '-' : code, written + len);
    }
    written[len] = '\0';
    if (voice_has(voice, written))
        return true;
    struct spelling s;
    size_t used = 0;
    for (size_t at = whole.start; at < whole.end && used + 5 < sizeof written;) {
        drg_str one = str_cut(view, at, at);
        uint32_t code = utf8_next(view, &at);
        one.len = (size_t)(view.ptr + at - one.ptr);
        if (is_hyphen(code))
            written[used++] = '-';
        else if (spelling_make(&s, one, voice->tongue->lang))
            used += utf8_encode(s.letters[0], written + used);
    }
    written[used] = '\0';
    return voice_has(voice, written);
}

/* No. Art. т.е.: a short word and a period that no sentence ends with. */
static bool is_abbreviation(drg_str view, const struct token *token)
{
    size_t at = token->end;
    if (code_after(view, at) != '.' || utf8_length(str_cut(view, token->start, token->end)) > ABBREVIATION_MOST)
        return false;
    at++;
    while (at < view.len && view.ptr[at] == ' ')
        at++;
    uint32_t next = code_after(view, at);
    return next && fold_find(next)->letter_case != FOLD_UPPER && next != '\n';
}

/* Whether the line around a token has small letters, so that capitals mean something in it. */
static bool line_has_smalls(drg_str view, const struct token *token)
{
    size_t start = token->start, end = token->end;
    while (start && view.ptr[start - 1] != '\n' && token->start - start < 400)
        start--;
    while (end < view.len && view.ptr[end] != '\n' && end - token->end < 400)
        end++;
    while (start < end && !utf8_is_lead(view.ptr[start]))
        start++;
    while (end < view.len && end > start && !utf8_is_lead(view.ptr[end]))
        end--;
    uint32_t smalls = 0;
    for (size_t at = start; at < end;)
        smalls += fold_find(utf8_next(view, &at))->letter_case == FOLD_LOWER;
    return smalls > 4;
}

/* MPs, NGOs: the plural is small. */
static drg_str without_plural(drg_str word, const struct lang *lang)
{
    bool is_plural = word.len > 2 && str_ends(word, STR("s")) && str_eq_z(str_from(lang->tag), "en");
    return str_cut(word, 0, word.len - is_plural);
}

static bool is_acronym(drg_str view, const struct token *token, const struct lang *lang)
{
    struct spelling s;
    drg_str word = without_plural(str_cut(view, token->start, token->end), lang);
    return spelling_make(&s, word, lang) && s.shape == CASE_UPPER && spelling_base(&s) <= ACRONYM_MOST && line_has_smalls(view, token);
}

/* Whether nothing but white space is between a word and the one before. */
static bool follows_last(const struct draft *d, const struct token *token)
{
    bool is_next = d->has_last && token->start > d->last.end;
    for (size_t at = d->last.end; is_next && at < token->start; at++)
        is_next = is_ascii_space(d->view.ptr[at]);
    return is_next;
}

/* Whether a word comes after another one with a capital, as surnames do, and the words of long names. */
static bool follows_capital(const struct draft *d, const struct token *token, const struct lang *lang)
{
    struct spelling s;
    return follows_last(d, token) && spelling_make(&s, str_cut(d->view, d->last.start, d->last.end), lang) && s.shape == CASE_TITLE;
}

/* Another language's word, which may be a name, in a text of another script. */
static bool is_foreign_name(const struct draft *d, size_t place, const struct token *token, const struct lang *lang)
{
    struct spelling s;
    return place != d->home && spelling_make(&s, str_cut(d->view, token->start, token->end), lang) && s.shape != CASE_LOWER;
}

/* How common a word with a capital is in English, for a Turkish text; 0: it is no English word. */
static uint8_t english_band(const struct draft *d, size_t place, drg_str word)
{
    struct voice *english = &d->speller->voices[tongue_place(lang_find(STR("en")))];
    struct spelling s;
    if (!d->speller->voices[place].tongue->lang->has_dotted_i || voice_ready(english, NULL) ||
        !spelling_make(&s, word, english->tongue->lang) || s.shape != CASE_TITLE)
        return 0;
    const struct word_node *node = word_tree_find(&english->tongue->words, s.letters, s.count);
    return node ? node->band : 0;
}

/* An English word that is part of a name in a Turkish text: the East India Company. */
static bool is_english_name(const struct draft *d, size_t place, const struct token *token)
{
    return !(token->flags & TOKEN_AFTER_SENTENCE) && english_band(d, place, str_cut(d->view, token->start, token->end));
}

/* Whether a Turkish ending follows a name that begins in English, and so goes by a sound that letters do not tell: Ryder
 * Cup'ın. */
static bool ends_english_name(const struct draft *d, size_t place, const struct token *token)
{
    const struct tongue *tongue = d->speller->voices[place].tongue;
    struct spelling s;
    if (!follows_capital(d, token, tongue->lang))
        return false;
    drg_str last = str_cut(d->view, d->last.start, d->last.end);
    const struct word_node *node = spelling_make(&s, last, tongue->lang) ? word_tree_find(&tongue->words, s.letters, s.count) : NULL;
    return english_band(d, place, last) > (node ? node->band : 0);
}

/* ---- Terms --------------------------------------------------------------------------------------------------------- */

/* The match that covers a span of the source, or NULL; spans come in order. */
static const drg_match *match_at(struct draft *d, drg_span span)
{
    while (d->match < d->match_count && d->matches[d->match].span.end <= span.start)
        d->match++;
    for (size_t i = d->match; i < d->match_count && d->matches[i].span.start <= span.start; i++)
        if (d->matches[i].span.end >= span.end)
            return &d->matches[i];
    return NULL;
}

/* Whether a word of the term has this form, letter for letter. */
static bool is_spelt_as_term(const struct draft *d, const drg_match *match, drg_str word, const struct lang *lang)
{
    const drg_glossary *glossary = d->speller->book->matcher->glossary;
    drg_term term = drg_glossary_term(glossary, match->term);
    struct cited_words words;
    struct analysis analysis;
    if (term.status == DRG_VARIANT || match->grade <= DRG_CASE || !cited_words_split(&words, term.text))
        return true;
    for (uint32_t i = 0; i < words.count; i++)
        if (inflect_accepts(lang, words.words[i], word, &analysis) && !analysis.is_respelt)
            return true;
    return false;
}

/* ---- Words --------------------------------------------------------------------------------------------------------- */

/* The language whose spelling a word of this script has here; TONGUES: none. */
static size_t place_of(const struct draft *d, const struct token *token)
{
    static const struct { uint8_t script; const char *tag; } scripts[] = {
        {SCRIPT_LATIN, "en"}, {SCRIPT_ARABIC, "ar"}, {SCRIPT_CYRILLIC, "ru"}};
    size_t count;
    const struct lang *const *all = lang_list(&count);
    if (token->script == SCRIPT_LATIN && (strcmp(all[d->home]->tag, "en") == 0 || strcmp(all[d->home]->tag, "tr") == 0))
        return d->home;
    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++)
        if (scripts[i].script == token->script)
            return tongue_place(lang_find(str_from(scripts[i].tag)));
    return TONGUES;
}

/* What an unknown word's surroundings say for it. */
static bool is_excused(struct draft *d, size_t place, const struct token *token, drg_spell_rule rule)
{
    struct voice *voice = &d->speller->voices[place];
    const struct lang *lang = voice->tongue->lang;
    if (is_code(d->view, token))
        return true;
    if (rule == DRG_SPELL_SCRIPT || rule == DRG_SPELL_FORBIDDEN)
        return false;
    return is_foreign_name(d, place, token, lang) || is_abbreviation(d->view, token) || is_acronym(d->view, token, lang) ||
           is_right_compound(voice, d->view, token) || (rule == DRG_SPELL_SUFFIX && ends_english_name(d, place, token)) ||
           (rule == DRG_SPELL_UNKNOWN &&
            (is_english_name(d, place, token) || speller_finds_nothing_like(d->speller, place, str_cut(d->view, token->start, token->end))));
}

static drg_status report(struct draft *d, const struct token *token, drg_misspelling m, drg_error *err)
{
    m.span = view_to_source(&d->text->view, (drg_span){token->start, token->end});
    m.segment = (uint32_t)d->segment;
    return vec_push(&d->speller->found, m) ? DRG_OK : fail_memory(err);
}

/* Reports what may be a name, too, if the draft has it again. */
static drg_status report_unknown(struct draft *d, const struct token *token, size_t place, drg_spell_rule rule, drg_error *err)
{
    const struct lang *lang = d->speller->voices[place].tongue->lang;
    struct sighting sighting = {.found = (uint32_t)d->speller->found.count, .place = (uint8_t)place,
                                .word = str_cut(d->view, token->start, token->end),
                                .is_within = d->has_last && !(token->flags & TOKEN_AFTER_SENTENCE),
                                .is_after_capital = follows_capital(d, token, lang)};
    bool may_be_name = rule == DRG_SPELL_UNKNOWN || rule == DRG_SPELL_SUSPECT;
    drg_misspelling m = {.rule = rule, .lang = lang->tag, .term = DRG_NONE};
    if (d->speller->book->matcher && may_be_name && !vec_push(&d->sightings.items, sighting))
        return fail_memory(err);
    return report(d, token, m, err);
}

/* A Latin word is right where the language was guessed, not said, when it is one of the other Latin language. */
static drg_status judge_home(drg_spell_rule *rule, struct draft *d, drg_str word, const struct token *token, drg_error *err)
{
    drg_spell_rule other = DRG_SPELL_UNKNOWN;
    drg_status status = speller_judge(rule, d->speller, d->home, word, err);
    if (status || *rule != DRG_SPELL_UNKNOWN || token->script != SCRIPT_LATIN || text_is_declared(d->text))
        return status;
    size_t english = tongue_place(lang_find(STR("en"))), turkish = tongue_place(lang_find(STR("tr")));
    status = speller_judge(&other, d->speller, d->home == english ? turkish : english, word, NULL);
    *rule = !status && other == DRG_SPELL_RIGHT ? other : *rule;
    return status == DRG_ENOMEM ? fail_memory(err) : DRG_OK;
}

/* Latin words among other letters are right when they are Turkish, too. A dictionary that is missing for such words alone
 * stops nobody. */
static drg_status judge_foreign(drg_spell_rule *rule, struct draft *d, size_t place, drg_str word)
{
    size_t turkish = tongue_place(lang_find(STR("tr")));
    drg_status status = speller_judge(rule, d->speller, place, word, NULL);
    if (!status && *rule == DRG_SPELL_UNKNOWN && place != turkish)
        status = speller_judge(rule, d->speller, turkish, word, NULL);
    if (status != DRG_ENOMEM && status) {
        *rule = DRG_SPELL_RIGHT;
        return DRG_OK;
    }
    return status;
}

static drg_status check_word(struct draft *d, const struct token *token, drg_error *err)
{
    drg_str word = str_cut(d->view, token->start, token->end);
    drg_spell_rule rule;
    size_t place = place_of(d, token);
    if (place == TONGUES)
        return DRG_OK;
    drg_status status = place == d->home ? judge_home(&rule, d, word, token, err) : judge_foreign(&rule, d, place, word);
    if (status)
        return status;
    const drg_match *match = d->match_count ? match_at(d, view_to_source(&d->text->view, (drg_span){token->start, token->end})) : NULL;
    if (rule == DRG_SPELL_RIGHT || rule == DRG_SPELL_FORBIDDEN || !match) {
        bool is_right = rule == DRG_SPELL_RIGHT || is_excused(d, place, token, rule);
        return is_right ? DRG_OK : report_unknown(d, token, place, rule, err);
    }
    const struct lang *lang = d->speller->voices[place].tongue->lang;
    if (rule == DRG_SPELL_SUSPECT || is_spelt_as_term(d, match, word, lang) || is_code(d->view, token))
        return DRG_OK;
    return report(d, token, (drg_misspelling){.rule = DRG_SPELL_TERM, .lang = lang->tag, .term = match->term}, err);
}

/* "the the": the same word after nothing but white space. */
static drg_status check_doubled(struct draft *d, const struct token *token, drg_error *err)
{
    drg_str word = str_cut(d->view, token->start, token->end);
    bool is_next = follows_last(d, token) && str_eq(word, str_cut(d->view, d->last.start, d->last.end));
    size_t count;
    const struct lang *lang = lang_list(&count)[d->home];
    if (!is_next || place_of(d, token) != d->home || !is_slip_twice(word, lang) || is_code(d->view, token))
        return DRG_OK;
    return report(d, token, (drg_misspelling){.rule = DRG_SPELL_DOUBLED, .lang = lang->tag, .term = DRG_NONE}, err);
}

static drg_status check_segment(struct draft *d, const struct text_segment *segment, drg_error *err)
{
    struct token_cursor cursor = {.text = d->view, .at = segment->start, .end = segment->end};
    struct token token;
    drg_status status = DRG_OK;
    d->home = tongue_place(segment->lang);
    d->has_last = false;
    if (d->home == TONGUES)
        return DRG_OK;
    while (!status && token_next(&cursor, &token)) {
        if (token.kind == TOKEN_OPAQUE) {
            d->has_last = false;
            continue;
        }
        status = check_doubled(d, &token, err);
        if (!status)
            status = check_word(d, &token, err);
        d->last = token;
        d->has_last = true;
    }
    return status;
}

drg_status drg_speller_run(drg_speller *speller, const drg_text *text, const drg_misspelling **list, size_t *count,
                           drg_error *err)
{
    struct draft d = {.speller = speller, .text = text, .view = buf_str(&text->view.text)};
    drg_matches *matches = NULL;
    drg_status status = DRG_OK;
    *list = NULL;
    *count = 0;
    speller->found.count = 0;
    if (speller->book->matcher) {
        status = drg_matcher_run(&matches, speller->book->matcher, text, err);
        if (!status)
            d.matches = drg_matches_list(matches, &d.match_count);
    }
    for (size_t i = 0; i < text->segment_count && !status; i++) {
        d.segment = i;
        status = check_segment(&d, &text->segments[i], err);
    }
    drg_matches_free(matches);
    if (!status && d.sightings.items.count)
        status = recurring_leave_out(&d.sightings, speller, err);
    vec_free(&d.sightings.items);
    if (status)
        return fail_in_file(err, status, text->name);
    *list = speller->found.items;
    *count = speller->found.count;
    return DRG_OK;
}
