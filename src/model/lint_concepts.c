/* lint_concepts.c - lint rules on what concepts have: statuses, coverage, repeats. */
#include "base/buf.h"
#include "base/error.h"
#include "base/map.h"
#include "model/lint.h"

/* Calls `visit` for each run of one language's terms in a concept. */
static void each_lang(struct lint *l, uint32_t concept_index, void (*visit)(struct lint *, uint32_t first, uint32_t end))
{
    drg_concept entry = drg_glossary_concept(l->g, concept_index);
    uint32_t end = entry.first_term + entry.term_count;
    for (uint32_t first = entry.first_term, next; first < end; first = next) {
        uint32_t lang = glossary_term_lang_index(l->g, first);
        for (next = first + 1; next < end && glossary_term_lang_index(l->g, next) == lang;)
            next++;
        visit(l, first, next);
    }
}

/* ---- rules on statuses ------------------------------------------------------------------------------------------ */

static uint32_t count_status(const struct lint *l, uint32_t first, uint32_t end, drg_term_status status)
{
    uint32_t count = 0;
    for (uint32_t i = first; i < end; i++)
        count += glossary_term_status(l->g, i) == status;
    return count;
}

static void visit_several_preferred(struct lint *l, uint32_t first, uint32_t end)
{
    for (uint32_t i = first + 1; i < end && glossary_term_status(l->g, i) == DRG_PREFERRED; i++)
        lint_term(l, i, "'%.*s' is preferred, and so is '%.*s'", STR_ARGS(glossary_term_text(l->g, i)),
                  STR_ARGS(glossary_term_text(l->g, first)));
}

void lint_several_preferred(struct lint *l, uint32_t concept_index)
{
    each_lang(l, concept_index, visit_several_preferred);
}

static void visit_no_preferred(struct lint *l, uint32_t first, uint32_t end)
{
    bool has_admitted = count_status(l, first, end, DRG_ADMITTED) + count_status(l, first, end, DRG_VARIANT) > 0;
    if (!count_status(l, first, end, DRG_PREFERRED) && has_admitted)
        lint_term(l, first, "no preferred term in %.*s", STR_ARGS(glossary_term_lang(l->g, first)));
}

void lint_no_preferred(struct lint *l, uint32_t concept_index)
{
    each_lang(l, concept_index, visit_no_preferred);
}

static void visit_only_deprecated(struct lint *l, uint32_t first, uint32_t end)
{
    if (count_status(l, first, end, DRG_DEPRECATED) == end - first)
        lint_term(l, first, "'%.*s' is deprecated and nothing in %.*s is preferred instead",
                    STR_ARGS(glossary_term_text(l->g, first)), STR_ARGS(glossary_term_lang(l->g, first)));
}

void lint_deprecated_without_preferred(struct lint *l, uint32_t concept_index)
{
    each_lang(l, concept_index, visit_only_deprecated);
}

/* ---- rules on concepts --------------------------------------------------------------------------------------------- */

void lint_empty_concept(struct lint *l, uint32_t concept_index)
{
    drg_concept entry = drg_glossary_concept(l->g, concept_index);
    if (entry.term_count == 0)
        lint_concept(l, concept_index, "the concept '%.*s' has no term", STR_ARGS(entry.id));
}

void lint_missing_language(struct lint *l, uint32_t concept_index)
{
    drg_concept entry = drg_glossary_concept(l->g, concept_index);
    for (size_t i = 0; i < l->g->lang_count && entry.term_count; i++)
        if (!glossary_has_lang(l->g, &entry, drg_glossary_lang(l->g, i)))
            lint_concept(l, concept_index, "no term in %.*s", STR_ARGS(drg_glossary_lang(l->g, i)));
}

/* ---- rules on duplicates --------------------------------------------------------------------------------------------- */

void lint_duplicate_term(struct lint *l)
{
    for (size_t i = 0; i < l->g->duplicate_count; i++) {
        struct duplicate again = glossary_duplicate(l->g, i);
        drg_term t = drg_glossary_term(l->g, again.term);
        lint_term_at(l, again.term, again.file, again.place, "'%.*s' was listed before, in line %u", STR_ARGS(t.text),
                     t.place.line);
    }
}

/* Terms whose keys are equal, compared with the first that has the key. */
static void each_repeat(struct lint *l, drg_str (*key_of)(struct lint *, uint32_t),
                        void (*visit)(struct lint *, uint32_t first, uint32_t again))
{
    struct map seen = {0};
    for (uint32_t i = 0; i < l->g->term_count && !l->status; i++) {
        drg_str key = key_of(l, i);
        uint32_t first = map_get(&seen, key);
        if (!key.ptr || (first == DRG_NONE && !map_set(&seen, key, i)))
            l->status = fail_memory(l->err);
        else if (first != DRG_NONE)
            visit(l, first, i);
    }
    map_free(&seen);
}

static drg_str make_key(struct lint *l, const char *prefix, drg_str lang, drg_str text)
{
    struct buf key = buf_make(SIZE_MAX / 2);
    buf_addf(&key, "%s%.*s ", prefix, STR_ARGS(lang));
    buf_add(&key, text);
    drg_str copy = buf_into_arena(&key, &l->keys);
    return copy;
}

static drg_str exact_key(struct lint *l, uint32_t term)
{
    return make_key(l, "", glossary_term_lang(l->g, term), glossary_term_text(l->g, term));
}

static void visit_shared(struct lint *l, uint32_t first, uint32_t again)
{
    uint32_t before = glossary_term_concept(l->g, first);
    if (glossary_term_concept(l->g, again) != before)
        lint_term(l, again, "'%.*s' is a term of '%.*s' too", STR_ARGS(glossary_term_text(l->g, again)),
                  STR_ARGS(drg_glossary_concept(l->g, before).id));
}

void lint_term_in_two_concepts(struct lint *l)
{
    each_repeat(l, exact_key, visit_shared);
}

static drg_str loose_key(struct lint *l, uint32_t term)
{
    char concept_prefix[16];
    snprintf(concept_prefix, sizeof concept_prefix, "%u ", glossary_term_concept(l->g, term));
    return make_key(l, concept_prefix, glossary_term_lang(l->g, term), l->loose[term]);
}

/* A variant is there to be alike; deprecating a spelling is a decision. */
static void visit_alike(struct lint *l, uint32_t first, uint32_t again)
{
    if (glossary_term_status(l->g, first) > DRG_ADMITTED || glossary_term_status(l->g, again) > DRG_ADMITTED)
        return;
    lint_term(l, again, "'%.*s' differs from '%.*s' in capitals, marks or spaces only, which matching ignores",
                STR_ARGS(glossary_term_text(l->g, again)), STR_ARGS(glossary_term_text(l->g, first)));
}

void lint_alike_terms(struct lint *l)
{
    each_repeat(l, loose_key, visit_alike);
}
