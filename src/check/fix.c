/* fix.c - putting sure suggestions into the file: findings become edits of what a reader sees, those edits of the file. */
#include <stdlib.h>

#include "base/error.h"
#include "dragoman/check.h"
#include "model/bitext.h"
#include "rewrite/document.h"
#include "rewrite/normalizer.h"

static bool is_fix_of(const drg_finding *finding, const drg_text *text, bool any_lang)
{
    return finding->is_sure && finding->suggestion_count && finding->span.end > finding->span.start &&
           (any_lang || str_eq_z(finding->lang, text->declared ? text->declared->tag : ""));
}

static bool gather_edit(struct edits *gathered, drg_span span, const drg_finding *finding)
{
    struct edit edit = {.start = span.start, .end = span.end, .kind = finding->rule,
                        .replacement = arena_str(&gathered->arena, finding->suggestions[0])};
    return edit.replacement.ptr && vec_push(&gathered->list, edit);
}

/* Adds the edits of one text's source. */
static drg_status fix_source(struct edits *out, const drg_text *text, const drg_findings *findings, bool any_lang, drg_error *err)
{
    struct edits gathered = {0}, in_view = {0};
    bool is_done = true;
    size_t count;
    const drg_finding *list = drg_findings_list(findings, &count);
    for (size_t i = 0; i < count && is_done; i++) {
        drg_span span = text_view_span(text, list[i].span);
        if (is_fix_of(&list[i], text, any_lang) && span.end > span.start)
            is_done = gather_edit(&gathered, span, &list[i]);
    }
    is_done = is_done && edits_sort(&in_view, &gathered);
    if (is_done)
        document_edits(out, text, &in_view);
    edits_free(&gathered);
    edits_free(&in_view);
    return is_done && !out->failed ? DRG_OK : fail_memory(err);
}

drg_status drg_fix_text(drg_normalized **out, const drg_text *text, const drg_findings *findings, drg_error *err)
{
    struct edits edits = {0};
    drg_status status = fix_source(&edits, text, findings, true, err);
    return normalized_of_edits(out, &edits, drg_text_source(text), status, err);
}

drg_status drg_fix_bitext(drg_normalized **out, const drg_bitext *bitext, const drg_findings *findings, drg_error *err)
{
    struct edits all = {0};
    drg_status status = DRG_OK;
    *out = NULL;
    if (!bitext_is_one_source(bitext))
        return fail(err, DRG_EINVAL, NOWHERE, "the texts of this bitext are separate files; fix each of them");
    for (size_t i = 0; i < bitext->text_count && !status; i++) {
        struct edits own = {0};
        status = fix_source(&own, bitext->texts[i], findings, false, err);
        if (!status && !edits_gather(&all, &own))
            status = fail_memory(err);
        edits_free(&own);
    }
    return normalized_of_edits(out, &all, drg_text_source(bitext->texts[0]), status, err);
}
