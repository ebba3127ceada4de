/* fix.c - putting suggestions and choices into the file: they become edits of what a reader sees, those edits of the file. */
#include <stdlib.h>

#include "base/error.h"
#include "dragoman/check.h"
#include "model/bitext.h"
#include "rewrite/document.h"
#include "rewrite/normalizer.h"

/* ---- Choices ------------------------------------------------------------------------------------------------------- */

struct choices {
    const drg_replacement *list;
    size_t count;
};

static bool is_of(const drg_finding *finding, const drg_text *text, bool any_lang)
{
    if (!str_eq_z(finding->file, text->name)) /* that of another side of a bitext */
        return false;
    return any_lang || str_eq_z(finding->lang, text->declared ? text->declared->tag : "");
}

static bool gather_edit(struct edits *gathered, drg_span span, const drg_replacement *choice)
{
    struct edit edit = {.start = span.start, .end = span.end, .kind = choice->finding->rule,
                        .replacement = arena_str(&gathered->arena, choice->replacement)};
    return edit.replacement.ptr && vec_push(&gathered->list, edit);
}

/* Adds the edits of one text's source. */
static drg_status replace_in_source(struct edits *out, const drg_text *text, const struct choices *choices, bool any_lang,
                                    drg_error *err)
{
    struct edits gathered = {0}, in_view = {0};
    bool is_done = true;
    for (size_t i = 0; i < choices->count && is_done; i++) {
        const drg_replacement *choice = &choices->list[i];
        drg_span span = text_view_span(text, choice->finding->span);
        if (is_of(choice->finding, text, any_lang) && span.end > span.start)
            is_done = gather_edit(&gathered, span, choice);
    }
    is_done = is_done && edits_sort(&in_view, &gathered);
    if (is_done)
        document_edits(out, text, &in_view);
    edits_free(&gathered);
    edits_free(&in_view);
    return is_done && !out->failed ? DRG_OK : fail_memory(err);
}

drg_status drg_replace_text(drg_normalized **out, const drg_text *text, const drg_replacement *choices, size_t count, drg_error *err)
{
    struct edits edits = {0};
    drg_status status = replace_in_source(&edits, text, &(struct choices){choices, count}, true, err);
    return normalized_of_edits(out, &edits, drg_text_source(text), status, err);
}

drg_status drg_replace_bitext(drg_normalized **out, const drg_bitext *bitext, const drg_replacement *choices, size_t count,
                              drg_error *err)
{
    struct edits all = {0};
    drg_status status = DRG_OK;
    *out = NULL;
    if (!bitext_is_one_source(bitext))
        return fail(err, DRG_EINVAL, NOWHERE, "the texts of this bitext are separate files; fix each of them");
    for (size_t i = 0; i < bitext->text_count && !status; i++) {
        struct edits own = {0};
        status = replace_in_source(&own, bitext->texts[i], &(struct choices){choices, count}, false, err);
        if (!status && !edits_gather(&all, &own))
            status = fail_memory(err);
        edits_free(&own);
    }
    return normalized_of_edits(out, &all, drg_text_source(bitext->texts[0]), status, err);
}

/* ---- Suggestions ------------------------------------------------------------------------------------------------------ */

/* The first suggestions of what is sure; the array is the caller's. NULL: no memory. */
static drg_replacement *choose_sure(size_t *count, const drg_findings *findings)
{
    size_t all;
    const drg_finding *list = drg_findings_list(findings, &all);
    drg_replacement *sure = malloc((all + 1) * sizeof *sure);
    *count = 0;
    for (size_t i = 0; sure && i < all; i++)
        if (list[i].is_sure && list[i].suggestion_count && list[i].span.end > list[i].span.start)
            sure[(*count)++] = (drg_replacement){&list[i], list[i].suggestions[0]};
    return sure;
}

/* Of a text or of a bitext; the other one is NULL. */
static drg_status fix(drg_normalized **out, const drg_text *text, const drg_bitext *bitext, const drg_findings *findings, drg_error *err)
{
    size_t count;
    drg_replacement *sure = choose_sure(&count, findings);
    *out = NULL;
    if (!sure)
        return fail_memory(err);
    drg_status status = text ? drg_replace_text(out, text, sure, count, err) : drg_replace_bitext(out, bitext, sure, count, err);
    free(sure);
    return status;
}

drg_status drg_fix_text(drg_normalized **out, const drg_text *text, const drg_findings *findings, drg_error *err)
{
    return fix(out, text, NULL, findings, err);
}

drg_status drg_fix_bitext(drg_normalized **out, const drg_bitext *bitext, const drg_findings *findings, drg_error *err)
{
    return fix(out, NULL, bitext, findings, err);
}
