/* variants_gather.c - gathers the spellings of names in texts.
 *
 *   words   capitalised inside sentences; all Arabic words, which have no capitals
 *   runs    several of them side by side, particles between them: Bashar al-Assad
 *   lines   of a list of names, whole */
#include <stdlib.h>

#include "base/error.h"
#include "base/utf8.h"
#include "lang/fold.h"
#include "rewrite/variants_own.h"
#include "text/text.h"
#include "text/tokens.h"

enum { LEAST_LETTERS = 3 };

static drg_str loose_letters(struct arena *arena, const struct word *word)
{
    char bytes[4 * WORD_MAX_LETTERS];
    size_t len = 0;
    for (uint32_t i = 0; i < word->count; i++)
        len += utf8_encode(word->letters[i].loose, bytes + len);
    return arena_str(arena, (drg_str){bytes, len});
}

/* The glossary's terms, by their loose letters. */
static drg_status list_concepts(drg_variants *v, drg_error *err)
{
    size_t count = v->glossary ? drg_glossary_term_count(v->glossary) : 0;
    for (size_t i = 0; i < count; i++) {
        struct word word;
        drg_term term = drg_glossary_term(v->glossary, i);
        word_make(&word, term.text, NULL);
        drg_str loose = loose_letters(&v->arena, &word);
        if (!loose.ptr || !map_set(&v->concepts, loose, term.concept_index))
            return fail_memory(err);
    }
    return DRG_OK;
}

drg_status drg_variants_new(drg_variants **out, const drg_glossary *glossary, drg_error *err)
{
    drg_variants *v = calloc(1, sizeof *v);
    *out = NULL;
    if (!v)
        return fail_memory(err);
    v->glossary = glossary;
    drg_status status = list_concepts(v, err);
    if (status)
        drg_variants_free(v);
    else
        *out = v;
    return status;
}

/* The word before its apostrophe, behind which Turkish and English endings stand. */
static drg_str without_ending(drg_str word)
{
    for (size_t at = 0; at < word.len;) {
        size_t start = at;
        if (fold_find(utf8_next(word, &at))->class == FOLD_APOSTROPHE && start > 2)
            return str_cut(word, 0, start);
    }
    return word;
}

static bool is_name_like(const struct word *word, uint8_t script)
{
    bool is_known = script == SCRIPT_LATIN || script == SCRIPT_CYRILLIC || script == SCRIPT_ARABIC;
    bool is_cased = word->shape == CASE_TITLE || word->shape == CASE_MIXED || script == SCRIPT_ARABIC;
    return is_known && is_cased && word->count >= LEAST_LETTERS && !word->is_cut;
}

static drg_str concept_of(const drg_variants *v, drg_str loose)
{
    uint32_t index = map_get(&v->concepts, loose);
    return index == DRG_NONE ? (drg_str){"", 0} : drg_glossary_concept(v->glossary, index).id;
}

/* A spelling where it stands. */
struct place {
    const drg_text *text; /* NULL: in no text */
    drg_span span;        /* of the text's view */
    drg_str name;
    const struct lang *lang;
    uint8_t script;
    bool is_first, is_alone; /* begins a sentence; is a line of its own */
};

static drg_status new_name(drg_variants *v, const struct place *place, drg_error *err)
{
    struct word letters;
    struct name name = {.script = place->script, .parent = (uint32_t)v->names.count};
    drg_str file = place->text ? str_from(place->text->name) : (drg_str){"", 0};
    word_make(&letters, place->name, place->lang);
    name.loose = loose_letters(&v->arena, &letters);
    name.spelling = (drg_spelling){.text = arena_str(&v->arena, place->name), .lang = place->lang ? place->lang->tag : "und",
                                   .file = arena_str(&v->arena, file)};
    if (place->text)
        name.spelling.pos = drg_text_pos(place->text, view_to_source(&place->text->view, place->span).start);
    if (!name.loose.ptr || !name.spelling.text.ptr || !name.spelling.file.ptr)
        return fail_memory(err);
    name.spelling.concept_id = concept_of(v, name.loose);
    if (!name_make(&name.key, &v->arena, place->name, place->lang) || !map_set(&v->by_text, name.spelling.text, name.parent) ||
        !vec_push(&v->names, name))
        return fail_memory(err);
    return DRG_OK;
}

static drg_status add_name(drg_variants *v, const struct place *place, drg_error *err)
{
    uint32_t index = map_get(&v->by_text, place->name);
    if (index == DRG_NONE) {
        index = (uint32_t)v->names.count;
        drg_status status = new_name(v, place, err);
        if (status)
            return status;
    }
    v->names.items[index].spelling.count++;
    v->names.items[index].inside += !place->is_first || place->is_alone;
    v->names.items[index].is_listed |= place->is_alone;
    return DRG_OK;
}

/* The language that Latin letters are read by; those of other scripts tell enough. */
drg_status drg_variants_add_name(drg_variants *v, drg_str name, const char *lang, drg_error *err)
{
    struct place place = {.name = name, .lang = lang ? lang_find(str_from(lang)) : NULL, .is_alone = true};
    for (size_t at = 0; at < name.len && place.script == SCRIPT_OTHER;)
        place.script = fold_find(utf8_next(name, &at))->script;
    return name.len ? add_name(v, &place, err) : DRG_OK;
}

/* ---- In texts ------------------------------------------------------------------------------------------------------- */

/* Words that may be one name, until one comes that is none: those with capitals, and particles between them. */
struct run {
    struct token first, last; /* last: with a capital */
    uint32_t words, end;      /* end: of the last word or particle */
    bool is_first;
};

static bool is_cased(const struct word *word)
{
    return word->shape == CASE_TITLE || word->shape == CASE_MIXED;
}

static drg_status end_run(drg_variants *v, const drg_text *text, struct run *run, const struct text_segment *segment, drg_error *err)
{
    drg_str view = buf_str(&text->view.text);
    struct place place = {.text = text, .span = {run->first.start, run->last.end}, .lang = segment->lang,
                          .script = run->first.script, .is_first = run->is_first && run->words < 2,
                          .is_alone = run->first.start == segment->start && run->last.end == segment->end};
    drg_str last = without_ending(str_cut(view, run->last.start, run->last.end));
    uint32_t words = run->words;
    run->words = 0;
    if (words < 2)
        return DRG_OK;
    place.name = str_cut(view, run->first.start, (size_t)(last.ptr - view.ptr) + last.len);
    return add_name(v, &place, err);
}

/* Only a space or a hyphen parts the words of one name. */
static bool joins(const struct run *run, const struct token *token, drg_str view)
{
    return run->words && token->start == run->end + 1 && (view.ptr[run->end] == ' ' || view.ptr[run->end] == '-') &&
           token->script == run->first.script;
}

static drg_status widen_run(drg_variants *v, const drg_text *text, struct run *run, const struct token *token,
                            const struct text_segment *segment, drg_error *err)
{
    struct word word;
    drg_str view = buf_str(&text->view.text), own = str_cut(view, token->start, token->end);
    drg_status status = DRG_OK;
    word_make(&word, own, segment->lang);
    bool has_case = is_cased(&word), does_join = joins(run, token, view);
    if (run->words && (!does_join || (!has_case && !name_is_particle(own))))
        status = end_run(v, text, run, segment, err);
    if (status || (!run->words && !has_case))
        return status;
    if (!run->words)
        run->first = *token, run->is_first = token->start == segment->start;
    if (has_case)
        run->last = *token, run->words++;
    run->end = without_ending(own).len < own.len ? UINT32_MAX - 1 : token->end;
    return DRG_OK;
}

static drg_status add_word(drg_variants *v, const drg_text *text, const struct token *token,
                           const struct text_segment *segment, bool is_first, drg_error *err)
{
    struct word letters;
    struct place place = {.text = text, .span = {token->start, token->end}, .lang = segment->lang, .script = token->script,
                          .is_first = is_first, .is_alone = is_first && token->end == segment->end};
    place.name = without_ending(str_cut(buf_str(&text->view.text), token->start, token->end));
    word_make(&letters, place.name, segment->lang);
    return is_name_like(&letters, token->script) ? add_name(v, &place, err) : DRG_OK;
}

/* A line of a list: a few words, all that stands in its paragraph, without a sign that ends sentences. */
static bool is_list_line(const drg_text *text, const struct text_segment *segment)
{
    enum { MOST_BYTES = 120, MOST_WORDS = 6 };
    struct token_cursor cursor = {.text = buf_str(&text->view.text), .at = segment->start, .end = segment->end};
    struct token token;
    unsigned words = 0, capitals = 0, arabic = 0;
    if (segment->end - segment->start > MOST_BYTES)
        return false;
    for (struct word word; token_next(&cursor, &token); words++) {
        drg_str own = str_cut(cursor.text, token.start, token.end);
        word_make(&word, own, segment->lang);
        capitals += is_cased(&word) || word.shape == CASE_UPPER || name_is_particle(own);
        arabic += token.script == SCRIPT_ARABIC;
    }
    char last = segment->end > segment->start ? cursor.text.ptr[segment->end - 1] : '.';
    bool is_sentence = last == '.' || last == '!' || last == '?' || last == ':';
    return words > 1 && words <= MOST_WORDS && !is_sentence && (capitals == words || (arabic == words && words <= 4));
}

static drg_status add_line(drg_variants *v, const drg_text *text, const struct text_segment *segment, drg_error *err)
{
    struct token_cursor cursor = {.text = buf_str(&text->view.text), .at = segment->start, .end = segment->end};
    struct token token;
    struct place place = {.text = text, .span = {segment->start, segment->end}, .lang = segment->lang, .is_alone = true};
    if (token_next(&cursor, &token))
        place.script = token.script;
    place.name = str_trim(str_cut(cursor.text, segment->start, segment->end));
    return add_name(v, &place, err);
}

static drg_status add_segment(drg_variants *v, const drg_text *text, const struct text_segment *segment, drg_error *err)
{
    struct token_cursor cursor = {.text = buf_str(&text->view.text), .at = segment->start, .end = segment->end};
    struct token token;
    struct run run = {.words = 0};
    drg_status status = DRG_OK;
    for (bool is_first = true; !status && token_next(&cursor, &token); is_first = false) {
        if (token.kind != TOKEN_WORD)
            continue;
        status = add_word(v, text, &token, segment, is_first, err);
        if (!status)
            status = widen_run(v, text, &run, &token, segment, err);
    }
    return status ? status : end_run(v, text, &run, segment, err);
}

drg_status drg_variants_add(drg_variants *v, const drg_text *text, drg_error *err)
{
    drg_status status = DRG_OK;
    for (size_t i = 0; i < text->segment_count && !status; i++) {
        const struct text_segment *segment = &text->segments[i];
        status = is_list_line(text, segment) ? add_line(v, text, segment, err) : add_segment(v, text, segment, err);
    }
    return status;
}
