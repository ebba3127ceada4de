/* side.c - texts with their terms, cut into segments. */
#include "check/side.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "check/terms.h"
#include "lang/fold.h"
#include "match/compile.h"

/* Languages without rules share a lexicon: a French term may be found in German. */
static bool is_of_text(const drg_text *text, const drg_glossary *glossary, uint32_t term)
{
    return text->declared != lang_generic() || lang_is_same(str_from(text->lang), glossary_term_lang(glossary, term));
}

static struct term_match match_of(const drg_glossary *glossary, const drg_match *match, drg_span span)
{
    uint32_t concept_index = glossary_term_concept(glossary, match->term);
    return (struct term_match){.span = span, .term = match->term, .concept_index = concept_index, .grade = match->grade,
                               .is_name = is_name(glossary, concept_index)};
}

static drg_status take_matches(struct found_terms *out, const drg_glossary *glossary, const drg_text *text, const drg_match *list,
                               size_t count, drg_error *err)
{
    out->matches = malloc((count + 1) * sizeof *out->matches);
    out->first = calloc(text->segment_count + 2, sizeof *out->first);
    if (!out->matches || !out->first)
        return fail_memory(err);
    uint32_t segment = 0, taken = 0;
    for (size_t i = 0; i < count; i++) {
        while (segment <= list[i].segment)
            out->first[segment++] = taken;
        drg_span span = text_view_span(text, list[i].span);
        if (is_of_text(text, glossary, list[i].term) && !view_is_held(&text->view, span))
            out->matches[taken++] = match_of(glossary, &list[i], span);
    }
    while (segment <= text->segment_count)
        out->first[segment++] = taken;
    return DRG_OK;
}

static drg_status find_terms(struct found_terms *out, const drg_matcher *matcher, const drg_text *text, drg_error *err)
{
    drg_matches *matches;
    size_t count;
    drg_status status = drg_matcher_run(&matches, matcher, text, err);
    if (status)
        return status;
    const drg_match *list = drg_matches_list(matches, &count);
    status = take_matches(out, matcher->glossary, text, list, count, err);
    drg_matches_free(matches);
    return status;
}

static drg_status find_misspelt(struct found_misspelt *out, drg_speller *speller, const drg_text *text, drg_error *err)
{
    const drg_misspelling *list;
    size_t count;
    drg_status status = drg_speller_run(speller, text, &list, &count, err);
    if (status)
        return status;
    out->words = malloc((count + 1) * sizeof *out->words);
    out->first = calloc(text->segment_count + 1, sizeof *out->first);
    if (!out->words || !out->first)
        return fail_memory(err);
    if (count)
        memcpy(out->words, list, count * sizeof *list);
    for (size_t segment = 0, at = 0; segment <= text->segment_count; segment++) {
        while (at < count && list[at].segment < segment)
            at++;
        out->first[segment] = (uint32_t)at;
    }
    return DRG_OK;
}

drg_status searched_make(struct searched *out, const struct searches *searches, const drg_text *text, drg_error *err)
{
    *out = (struct searched){.text = text};
    drg_status status = DRG_OK;
    if (searches->matcher)
        status = find_terms(&out->terms, searches->matcher, text, err);
    if (!status && searches->style)
        status = find_terms(&out->styled, searches->style, text, err);
    if (!status && searches->speller)
        status = find_misspelt(&out->misspelt, searches->speller, text, err);
    return status;
}

void searched_free(struct searched *searched)
{
    free(searched->terms.matches);
    free(searched->terms.first);
    free(searched->styled.matches);
    free(searched->styled.first);
    free(searched->misspelt.words);
    free(searched->misspelt.first);
}

/* The first code at or after byte `at` of the view. */
static size_t code_at(const struct view *view, uint32_t at)
{
    size_t low = 0, high = view->codes.count;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (view->codes.items[mid].at < at)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static const struct term_match *terms_of(const struct found_terms *terms, uint32_t segment, size_t *count)
{
    *count = terms->first ? terms->first[segment + 1] - terms->first[segment] : 0;
    return terms->first ? terms->matches + terms->first[segment] : NULL;
}

struct side side_of(const struct searched *searched, uint32_t segment)
{
    const drg_text *text = searched->text;
    struct side side = {.text = text, .segment = segment, .lang = text->declared ? text->declared : lang_generic()};
    side.tag = str_from(*text->lang ? text->lang : side.lang->tag);
    if (segment == DRG_NONE)
        return side;
    const struct text_segment *s = &text->segments[segment];
    if (s->lang)
        side.lang = s->lang;
    side.tag = str_from(side.lang == lang_generic() && *text->lang ? text->lang : side.lang->tag);
    side.span = (drg_span){s->start, s->end};
    side.words = side_slice(&side, side.span);
    side.matches = terms_of(&searched->terms, segment, &side.match_count);
    side.styled = terms_of(&searched->styled, segment, &side.styled_count);
    if (searched->misspelt.first) {
        side.misspelt = searched->misspelt.words + searched->misspelt.first[segment];
        side.misspelt_count = searched->misspelt.first[segment + 1] - searched->misspelt.first[segment];
    }
    size_t first = code_at(&text->view, s->start), end = first;
    while (end < text->view.codes.count && text->view.codes.items[end].at <= s->end)
        end++;
    side.codes = text->view.codes.items + first;
    side.code_count = end - first;
    return side;
}

bool side_is_blank(const struct side *side)
{
    for (size_t at = 0; side->segment != DRG_NONE && at < side->words.len;)
        switch (fold_find(utf8_next(side->words, &at))->class) {
        case FOLD_SPACE: case FOLD_NEWLINE: case FOLD_IGNORED: case FOLD_OPAQUE: break;
        default: return false;
        }
    return true;
}
