/* nations.c - finds the terms among listed names, and listed words by how they begin. */
#include "check/nations.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/error.h"
#include "check/side.h"
#include "lang/fold.h"
#include "lang/inflect.h"
#include "model/glossary.h"

/* ---- Making ----------------------------------------------------------------------------------------------------------- */

enum { BEGINNING = 3 }; /* letters that every form of a word keeps */

static uint64_t hash_beginning(const struct word *word, uint32_t start)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (uint32_t i = start; i < word->count && i < start + BEGINNING; i++)
        hash = (hash ^ word->letters[i].loose) * UINT64_C(0x100000001B3);
    hash ^= hash >> 29;
    return hash * UINT64_C(0x9E3779B97F4A7C15);
}

/* The table's names, one a line. */
static drg_status find_names(struct searched *out, drg_text **text, drg_ctx *ctx, const drg_matcher *matcher,
                             const struct related_table *table, drg_error *err)
{
    enum { MAX_LIST = 1 << 20 };
    struct buf lines = buf_make(MAX_LIST);
    for (size_t i = 0; i < table->words.count; i++) {
        buf_add(&lines, table->words.items[i].text);
        buf_add_char(&lines, '\n');
    }
    drg_text_options options = {.lang = table->lang->tag, .lines = true};
    drg_status status = lines.failed ? fail_memory(err) : drg_text_parse(text, ctx, buf_str(&lines), "", &options, err);
    buf_free(&lines);
    return status ? status : searched_make(out, &(struct searches){.matcher = matcher}, *text, err);
}

/* The term that a whole line is; DRG_NONE: none. */
static uint32_t term_of_line(const struct searched *searched, const drg_glossary *glossary, uint32_t line)
{
    struct side side = side_of(searched, line);
    for (size_t i = 0; i < side.match_count; i++) {
        bool is_whole = side.matches[i].span.start == side.span.start && side.matches[i].span.end == side.span.end;
        uint32_t term = side.matches[i].term;
        if (is_whole && side.matches[i].grade <= DRG_RESPELT && glossary_term_status(glossary, term) != DRG_DEPRECATED &&
            lang_find(glossary_term_lang(glossary, term)) == side.lang)
            return term;
    }
    return DRG_NONE;
}

static bool add_word(struct nation_words *words, const struct related_word *listed, uint32_t term, uint32_t concept_index)
{
    struct word word;
    if (memchr(listed->text.ptr, ' ', listed->text.len))
        return true;
    word_make(&word, listed->text, words->lang);
    return index_add(&words->by_beginning, hash_beginning(&word, 0), (uint32_t)words->list.count) &&
           vec_push(&words->list, (struct nation_word){listed->text, term, concept_index, !listed->is_name});
}

/* Words of a group stand side by side. */
static bool add_group(struct nation_words *words, const struct related_table *table, size_t first, size_t end,
                      const struct searched *searched, const drg_glossary *glossary)
{
    uint32_t term = DRG_NONE;
    for (size_t i = first; i < end && term == DRG_NONE; i++)
        if (table->words.items[i].is_name)
            term = term_of_line(searched, glossary, (uint32_t)i);
    if (term == DRG_NONE)
        return true;
    uint32_t concept_index = glossary_term_concept(glossary, term);
    for (size_t i = first; i < end; i++)
        if (!add_word(words, &table->words.items[i], term, concept_index))
            return false;
    return true;
}

static bool has_terms_in(const drg_glossary *glossary, const struct lang *lang)
{
    for (size_t i = 0; i < drg_glossary_lang_count(glossary); i++)
        if (lang_find(drg_glossary_lang(glossary, i)) == lang)
            return true;
    return false;
}

static drg_status make_language(struct nation_words *words, drg_ctx *ctx, const drg_glossary *glossary, const drg_matcher *matcher,
                                const struct related_table *table, drg_error *err)
{
    struct searched searched = {0};
    drg_text *text = NULL;
    if (!has_terms_in(glossary, table->lang))
        return DRG_OK;
    words->lang = table->lang;
    drg_status status = find_names(&searched, &text, ctx, matcher, table, err);
    for (size_t first = 0, end; first < table->words.count && !status; first = end) {
        for (end = first; end < table->words.count && table->words.items[end].group == table->words.items[first].group;)
            end++;
        if (!add_group(words, table, first, end, &searched, glossary))
            status = fail_memory(err);
    }
    searched_free(&searched);
    drg_text_free(text);
    return status;
}

drg_status nations_make(struct nations *out, drg_ctx *ctx, const drg_glossary *glossary, const drg_matcher *matcher,
                        const struct related *related, drg_error *err)
{
    drg_status status = DRG_OK;
    for (size_t i = 0; i < RELATED_LANGS && !status; i++)
        status = make_language(&out->langs[i], ctx, glossary, matcher, &related->tables[i], err);
    return status;
}

void nations_free(struct nations *nations)
{
    for (size_t i = 0; i < RELATED_LANGS; i++) {
        vec_free(&nations->langs[i].list);
        index_free(&nations->langs[i].by_beginning);
    }
}

/* ---- Finding ---------------------------------------------------------------------------------------------------------- */

const struct nation_words *nations_of(const struct nations *nations, const struct lang *lang)
{
    for (size_t i = 0; i < RELATED_LANGS; i++)
        if (nations->langs[i].lang == lang)
            return &nations->langs[i];
    return NULL;
}

const struct nation_word *nation_find(const struct nation_words *words, drg_str text)
{
    struct word word;
    uint8_t starts[MAX_STARTS];
    uint32_t i;
    word_make(&word, text, words->lang);
    uint32_t count = inflect_starts(words->lang, &word, starts);
    for (uint32_t s = 0; s < count; s++)
        for (struct index_walk walk = index_find(&words->by_beginning, hash_beginning(&word, starts[s]));
             (i = index_next(&words->by_beginning, &walk)) != DRG_NONE;) {
            struct analysis how;
            if (inflect_accepts(words->lang, words->list.items[i].text, text, &how) && !how.is_guess)
                return &words->list.items[i];
        }
    return NULL;
}

const struct nation_word *nation_derived(const struct nation_words *words, uint32_t concept_index)
{
    for (size_t i = 0; i < words->list.count; i++)
        if (words->list.items[i].concept_index == concept_index && words->list.items[i].is_derived)
            return &words->list.items[i];
    return NULL;
}
