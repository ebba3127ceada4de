/* protector.c - the choice of style, languages and concepts, made once. */
#include "corpus/protector.h"

#include "base/error.h"
#include "corpus/record.h"
#include "lang/lang.h"
#include "match/compile.h"

void protector_add_record(const drg_protector *p, struct buf *into, uint64_t lines_before)
{
    record_add_head(into, &(struct record_head){.style = str_from(p->style->is.name), .pattern = str_from(p->pattern.text),
                                                .src = str_from(p->src), .tgt = str_from(p->tgt), .before = lines_before});
}

static drg_status copy_lang(char out[PROTECTOR_TAG], const char *tag, const char *what, drg_error *err)
{
    drg_str given = str_from(tag);
    if (!given.len)
        return fail(err, DRG_ELANG, NOWHERE, "the %s language is not said; expected a tag such as en, tr, ar or ru", what);
    drg_str primary = lang_primary(given);
    if (!lang_find(given) || primary.len >= PROTECTOR_TAG)
        return fail(err, DRG_ELANG, NOWHERE, "'%.*s' is no language tag; try en, tr, ar or ru", STR_ARGS(given));
    memcpy(out, primary.ptr, primary.len);
    return DRG_OK;
}

static drg_status copy_subjects(drg_protector *p, const char *list, drg_error *err)
{
    drg_str rest = str_from(list), subject;
    while (str_split(&rest, ',', &subject)) {
        drg_str own = arena_str(&p->arena, str_trim(subject));
        if (!own.ptr || !vec_push(&p->subjects, own))
            return fail_memory(err);
    }
    return DRG_OK;
}

static drg_status set_up(drg_protector *p, const drg_protect_options *options, drg_error *err)
{
    drg_status status = copy_lang(p->src, options->src, "source", err);
    if (!status)
        status = copy_lang(p->tgt, options->tgt, "target", err);
    if (!status)
        status = mark_style_find(&p->style, options->style, err);
    if (!status)
        status = pattern_read(&p->pattern, options->pattern, err);
    if (!status)
        status = copy_subjects(p, options->subjects, err);
    if (status)
        return status;
    p->is_verbatim = strcmp(p->src, p->tgt) == 0;
    p->record = buf_make(4096);
    protector_add_record(p, &p->record, 0);
    return buf_status(&p->record, "the record", err);
}

drg_status drg_protector_new(drg_protector **out, const drg_matcher *matcher, const drg_protect_options *options, drg_error *err)
{
    drg_protector *p = calloc(1, sizeof *p);
    *out = NULL;
    if (!p)
        return fail_memory(err);
    p->matcher = matcher;
    p->glossary = matcher->glossary;
    p->options = *options;
    drg_status status = set_up(p, options, err);
    if (status) {
        drg_protector_free(p);
        return status;
    }
    *out = p;
    return DRG_OK;
}

void drg_protector_free(drg_protector *protector)
{
    if (!protector)
        return;
    arena_free(&protector->arena);
    vec_free(&protector->subjects);
    buf_free(&protector->record);
    free(protector);
}

drg_str drg_protector_record(const drg_protector *protector)
{
    return buf_str(&protector->record);
}

/* ---- Targets ------------------------------------------------------------------------------------------------- */

static bool is_wanted(const drg_protector *p, drg_str subject)
{
    for (size_t i = 0; i < p->subjects.count; i++)
        if (str_eq(p->subjects.items[i], subject))
            return true;
    return p->subjects.count == 0;
}

/* A line end inside would make two lines of one. */
static bool has_control(drg_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] < 0x20)
            return true;
    return false;
}

drg_str protector_target(const drg_protector *p, uint32_t concept_index)
{
    drg_concept concept = drg_glossary_concept(p->glossary, concept_index);
    for (uint32_t i = 0; i < concept.term_count && is_wanted(p, concept.subject); i++) {
        drg_term term = drg_glossary_term(p->glossary, concept.first_term + i);
        bool is_good = term.status == DRG_PREFERRED || term.status == DRG_ADMITTED;
        if (is_good && str_eq_z(lang_primary(term.lang), p->tgt) && !has_control(term.text))
            return term.text;
    }
    return (drg_str){"", 0};
}
