/* excuse.c - what does not look like a term but says it: an adjective of the name, initials, the last name of a person. */
#include "base/utf8.h"
#include "check/checker.h"
#include "check/judge.h"
#include "lang/fold.h"
#include "lang/inflect.h"
#include "lang/word_set.h"

/* ---- Related words ------------------------------------------------------------------------------------------------- */

/* Whether the words at the span are the only answer of another term that the source asks for. */
static bool is_needed(const struct judge *judge, drg_span span)
{
    const struct side *tgt = judge->pair->tgt;
    for (size_t i = 0; i < tgt->match_count; i++) {
        if (!is_overlapping(span, tgt->matches[i].span))
            continue;
        const struct verdict *other = verdict_of(judge->out, tgt->matches[i].concept_index);
        if (other && other != judge->verdict && other->answered <= other->asked)
            return true;
    }
    return false;
}

/* For related_visit: whether a form of the word stands on the side, needed by nothing else. */
static bool is_there(void *user, drg_str word)
{
    struct judge *judge = user;
    uint32_t count, at = 0;
    while ((at = said_find(judge->said, at, word, &count)) != DRG_NONE) {
        drg_span span = said_span(judge->said, at++, count);
        bool is_shared = judge->said == &judge->out->tgt && is_needed(judge, span);
        if (!judge->related.end || !is_shared) {
            judge->related = span;
            judge->is_shared = is_shared;
        }
        if (!is_shared)
            return true;
    }
    return false;
}

bool any_term(struct judge *judge, const struct term_match *match, drg_str lang, look_fn *look)
{
    const drg_glossary *glossary = judge->pair->glossary;
    struct term_range terms = glossary_concept_terms(glossary, match->concept_index);
    for (uint32_t i = terms.first; i < terms.end; i++)
        if (glossary_term_status(glossary, i) != DRG_DEPRECATED && lang_is_same(lang, glossary_term_lang(glossary, i)) &&
            look(judge, match, glossary_term_text(glossary, i)))
            return true;
    return false;
}

/* For related_visit: marks all forms of the word. */
static bool mark_word(void *user, drg_str word)
{
    struct judge *judge = user;
    uint32_t count, at = 0;
    while ((at = said_find(judge->said, at, word, &count)) != DRG_NONE)
        for (uint32_t i = at++; count--; i++)
            judge->out->tgt.words.items[i].is_known = true;
    return false;
}

static bool may_be_there(void *user, drg_str word)
{
    const struct judge *judge = user;
    return said_may_have(judge->said, word);
}

static bool mark_related_to(struct judge *judge, const struct term_match *match, drg_str term)
{
    const struct related_visitor visitor = {mark_word, may_be_there, judge};
    (void)match;
    return related_visit(&judge->pair->checker->related, judge->said->side->lang, term, true, &visitor);
}

void mark_related(struct judge *judge, const struct term_match *match)
{
    any_term(judge, match, judge->pair->tgt->tag, mark_related_to);
}

bool has_related(struct judge *judge, const struct term_match *match, drg_str term)
{
    const struct related_visitor visitor = {is_there, may_be_there, judge};
    return related_visit(&judge->pair->checker->related, judge->said->side->lang, term, match->is_name, &visitor);
}

/* A form of the term that the matcher gave to another one, whose citation form it is: vaccine and vaccines. */
static bool has_form(struct judge *judge, const struct term_match *match, drg_str term)
{
    uint32_t count, at = 0;
    bool is_capital = begins_capital(term);
    (void)match;
    while ((at = said_find(judge->said, at, term, &count)) != DRG_NONE)
        if (!is_capital || judge->said->words.items[at++].word.shape != CASE_LOWER)
            return true;
    return false;
}

/* An Arabic common noun that the glossary cites with its article, without it. */
static bool has_bare_form(struct judge *judge, const struct term_match *match, drg_str term)
{
    enum { MAX_TERM = 1 << 10 };
    char bare[MAX_TERM];
    drg_str word, article = STR("ال");
    size_t len = 0;
    bool is_cut = false;
    uint32_t count;
    (void)match;
    if (term.len > MAX_TERM)
        return false;
    while (str_split(&term, ' ', &word)) {
        bool has_article = str_starts(word, article) && word.len > 3 * article.len / 2;
        is_cut |= has_article;
        drg_str left = has_article ? str_cut(word, article.len, word.len) : word;
        if (len)
            bare[len++] = ' ';
        memcpy(bare + len, left.ptr, left.len);
        len += left.len;
    }
    return is_cut && said_find(judge->said, 0, (drg_str){bare, len}, &count) != DRG_NONE;
}

static bool is_of_concept(const struct side *side, drg_span span, uint32_t concept_index)
{
    for (size_t i = 0; i < side->match_count; i++)
        if (side->matches[i].concept_index == concept_index && is_overlapping(side->matches[i].span, span))
            return true;
    return false;
}

/* Words of one stem with the term that are no form of it. */
static uint32_t count_cognates(const struct judge *judge, const struct said *said, drg_str term, uint32_t concept_index)
{
    uint32_t count = 0;
    struct cognate cognate;
    cognate_of(&cognate, &judge->pair->checker->related, said->side->lang, term);
    for (size_t i = 0; i < said->words.count && cognate.stem.count; i++) {
        const struct said_word *word = &said->words.items[i];
        count += !word->is_known && cognate_is(&cognate, &word->word, word->starts, word->start_count) &&
                 !is_of_concept(said->side, word->span, concept_index);
    }
    return count;
}

/* A common noun by another word of its stem: поддержал for поддержка. What the source says by such words beside the term is
 * not the term: "an economic option for the economy". */
static bool has_cognate(struct judge *judge, const struct term_match *match, drg_str term)
{
    uint32_t there = count_cognates(judge, judge->said, term, match->concept_index);
    drg_str asked = glossary_term_text(judge->pair->glossary, match->term);
    return there && there > count_cognates(judge, &judge->out->src, asked, match->concept_index);
}

/* Loose letters without what parts them. */
enum { RUN_LETTERS = 64 };

static uint32_t take_letters(uint32_t out[RUN_LETTERS], drg_str text)
{
    uint32_t count = 0;
    for (size_t at = 0; at < text.len && count < RUN_LETTERS;) {
        uint32_t code = utf8_next(text, &at);
        const struct fold_record *letter = fold_find(code);
        if (letter->class == FOLD_LETTER)
            out[count++] = code + (uint32_t)letter->to_loose;
    }
    return count;
}

/* Where the letters end in `text`, which may have spaces among them that the term has not; 0: other letters begin it. */
static size_t end_of_letters(drg_str text, const uint32_t *wanted, uint32_t count)
{
    uint32_t same = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t code = utf8_next(text, &at);
        const struct fold_record *letter = fold_find(code);
        if (letter->class == FOLD_LETTER && code + (uint32_t)letter->to_loose != wanted[same++])
            return 0;
        if (same == count)
            return at;
    }
    return 0;
}

/* An Arabic term amid words that were written without spaces, as many a conversion leaves them; one that lacks only its own
 * space is misspelt. */
static bool has_run_together(struct judge *judge, const struct term_match *match, drg_str term)
{
    enum { MIN_LETTERS = 4, MOST_CLITICS = 3 };
    uint32_t wanted[RUN_LETTERS], count = take_letters(wanted, term), before = 0;
    drg_str words = judge->said->side->words;
    (void)match;
    for (size_t at = 0, next; count >= MIN_LETTERS && count < RUN_LETTERS && at < words.len; at = next) {
        next = at;
        bool is_letter = fold_find(utf8_next(words, &next))->class == FOLD_LETTER;
        size_t end = end_of_letters(str_cut(words, at, words.len), wanted, count), behind = at + end;
        bool goes_on = end && behind < words.len && fold_find(utf8_next(words, &behind))->class == FOLD_LETTER;
        if (end && (before > MOST_CLITICS || goes_on))
            return true;
        before = is_letter ? before + 1 : 0;
    }
    return false;
}

/* A person by the last name alone, or by the name that the source has alone. */
static bool has_surname(struct judge *judge, const struct term_match *match, drg_str term)
{
    struct cited_words cited;
    uint32_t count;
    if (!str_eq_z(drg_glossary_concept(judge->pair->glossary, match->concept_index).subject, "person") ||
        !cited_words_split(&cited, term) || cited.count < 2)
        return false;
    if (said_find(judge->said, 0, cited.words[cited.count - 1], &count) != DRG_NONE)
        return true;
    drg_str src = asked_term(judge);
    return !memchr(src.ptr, ' ', src.len) && said_find(judge->said, 0, cited.words[0], &count) != DRG_NONE;
}

/* A listed name of a place, or what is derived of one, in any form: США, الأمريكي, Турции. */
static bool is_place_word(const struct judge *judge, const struct lang *lang, drg_str word)
{
    drg_str article = STR("ال");
    drg_str bare = str_starts(word, article) ? str_cut(word, article.len, word.len) : word;
    return related_is_form(&judge->pair->checker->related, lang, bare);
}

static bool names_place(const struct judge *judge, const struct lang *lang, drg_str term)
{
    drg_str word;
    while (str_split(&term, ' ', &word))
        if (is_place_word(judge, lang, word))
            return true;
    return false;
}

/* The kind of a place, which many leave out. */
static bool is_kind_of_place(const struct lang *lang, drg_str word)
{
    drg_str parts[] = {str_from(lang->tag), word};
    return !begins_capital(word) && word_set_has(&place_kind_set, parts, sizeof parts / sizeof parts[0]);
}

/* A name without the country that its term has and the source's has not (مجلس النواب for House of Representatives), or
 * without the kind of place that it is. */
static bool has_core(struct judge *judge, const struct term_match *match, drg_str term)
{
    struct cited_words cited;
    const struct lang *lang = judge->pair->tgt->lang;
    drg_str src = asked_term(judge);
    uint32_t count;
    (void)match;
    if (!cited_words_split(&cited, term) || cited.count < 2)
        return false;
    struct word acronym; /* which may stand for the country, too */
    word_make(&acronym, src, NULL);
    for (uint32_t end = 0; end < 2; end++) {
        drg_str word = cited.words[end ? cited.count - 1 : 0];
        drg_str core = end ? str_cut(term, 0, (size_t)(word.ptr - term.ptr)) : str_cut(term, word.len, term.len);
        uint32_t at = said_find(judge->said, 0, str_trim(core), &count);
        if (at == DRG_NONE || judge->said->words.items[at].is_known)
            continue;
        bool is_open = acronym.shape != CASE_UPPER && is_place_word(judge, lang, word) && !names_place(judge, judge->pair->src->lang, src);
        if (is_open || is_kind_of_place(lang, word))
            return true;
    }
    return false;
}

static bool is_front(drg_str letters)
{
    return word_set_has(&ru_front_set, &letters, 1);
}

/* A Russian compound that ends in the term: прозападный, афроамериканский; южноамериканский would be another place. */
static bool has_compound(struct judge *judge, const struct term_match *match, drg_str term)
{
    enum { MIN_TERM = 4, MIN_FRONT = 2 };
    (void)match;
    for (size_t i = 0; i < judge->said->words.count && !memchr(term.ptr, ' ', term.len); i++) {
        const struct said_word *word = &judge->said->words.items[i];
        drg_str surface = side_slice(judge->said->side, word->span);
        for (uint32_t at = MIN_FRONT; at + MIN_TERM <= word->word.count && !word->is_known; at++) {
            uint32_t from = word->word.letters[at].start;
            struct analysis how;
            if (is_front(str_cut(surface, 0, from)) &&
                inflect_accepts(judge->said->side->lang, term, str_cut(surface, from, surface.len), &how))
                return true;
        }
    }
    return false;
}

/* What one word of the source says, by half of a term of two words: çatışma for silahlı çatışma. In Arabic the noun is first. */
static bool has_half(struct judge *judge, const struct term_match *match, drg_str term)
{
    enum { MIN_LETTERS = 4 };
    struct cited_words cited;
    uint32_t count;
    drg_str src = asked_term(judge);
    (void)match;
    if (memchr(src.ptr, ' ', src.len) || !memchr(term.ptr, ' ', term.len) || !cited_words_split(&cited, term) || cited.count != 2)
        return false;
    for (uint32_t i = 0; i < (str_eq_z(str_from(judge->said->side->lang->tag), "ar") ? 1u : cited.count); i++) {
        uint32_t at = utf8_length(cited.words[i]) >= MIN_LETTERS ? said_find(judge->said, 0, cited.words[i], &count) : DRG_NONE;
        if (at != DRG_NONE && !judge->said->words.items[at].is_known)
            return true;
    }
    return false;
}

/* ---- All ------------------------------------------------------------------------------------------------------------------ */

bool is_said_otherwise(struct judge *judge, const struct term_match *match)
{
    static const struct {
        look_fn *look;
        bool of_names, of_nouns;
        const char *lang; /* NULL: any */
    } ways[] = {
        {has_form, true, true, NULL},      {has_related, true, true, NULL},  {has_bare_form, false, true, "ar"},
        {has_cognate, false, true, NULL},  {has_initials, true, true, NULL}, {has_run_together, true, true, "ar"},
        {has_surname, true, false, NULL},  {has_core, true, false, NULL},     {has_half, false, true, NULL},
        {has_compound, true, true, "ru"},
    };
    const struct side *tgt = judge->pair->tgt;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        bool is_of_kind = match->is_name ? ways[i].of_names : ways[i].of_nouns;
        bool is_of_lang = !ways[i].lang || str_eq_z(str_from(tgt->lang->tag), ways[i].lang);
        if (is_of_kind && is_of_lang && any_term(judge, match, tgt->tag, ways[i].look))
            return true;
    }
    return false;
}

