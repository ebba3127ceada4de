/* normalize_text.c - normalising documents and bitexts: style and steps see what a reader sees, the file gets the edits. */
#include <stdlib.h>

#include "base/error.h"
#include "model/bitext.h"
#include "rewrite/document.h"
#include "rewrite/normalizer.h"
#include "rewrite/style.h"

/* Chains the edits that `second` makes of what `first` made; both are spent. */
static void chain(struct edits *into, struct edits *first, drg_str middle, struct edits *second)
{
    edits_chain(into, first, middle, second);
    into->failed |= first->failed || second->failed;
    edits_free(first);
    edits_free(second);
}

/* What the style makes of the view, if there is one. */
static drg_status apply_style(struct buf *styled, struct edits *edits, const drg_normalizer *normalizer, const drg_text *text,
                              drg_str view, drg_error *err)
{
    if (!normalizer->style)
        return DRG_OK;
    drg_status status = style_edits(edits, normalizer, text, view, err);
    if (status || !edits->list.count)
        return status;
    edits_apply(styled, view, edits);
    return buf_status(styled, "the normalised text", err);
}

/* The edits of one text's source. */
static drg_status edit_text(struct edits *out, const drg_normalizer *normalizer, const drg_text *text, drg_error *err)
{
    struct buf view = buf_make(UINT32_MAX / 2), styled = buf_make(UINT32_MAX / 2), made = {0};
    struct edits by_style = {0}, by_forms = {0}, both = {0};
    const struct lang *lang = text->declared ? text->declared : normalizer->lang;
    document_view(&view, text);
    drg_status status = buf_status(&view, "the text", err);
    if (!status)
        status = apply_style(&styled, &by_style, normalizer, text, buf_str(&view), err);
    drg_str middle = by_style.list.count ? buf_str(&styled) : buf_str(&view);
    if (!status)
        status = sheet_normalize(&made, &by_forms, normalizer, middle, lang, err);
    chain(&both, &by_style, middle, &by_forms);
    if (!status)
        document_edits(out, text, &both);
    if (!status && (both.failed || out->failed))
        status = fail_memory(err);
    edits_free(&both);
    buf_free(&made);
    buf_free(&styled);
    buf_free(&view);
    return fail_in_file(err, status, text->name);
}

/* The changes and the output; frees `made` on failure. */
static drg_status finish(drg_normalized **out, drg_normalized *made, drg_status status, drg_str source, drg_error *err)
{
    if (!status)
        status = normalized_finish(made, source, err);
    if (status)
        drg_normalized_free(made);
    else
        *out = made;
    return status;
}

drg_status drg_normalize_text(drg_normalized **out, const drg_normalizer *normalizer, const drg_text *text, drg_error *err)
{
    drg_normalized *made = calloc(1, sizeof *made);
    struct edits gathered = {0};
    *out = NULL;
    if (!made)
        return fail_memory(err);
    drg_status status = edit_text(&gathered, normalizer, text, err);
    text_declare_utf8(&gathered, text);
    if (!status)
        status = edits_sort(&made->edits, &gathered) ? DRG_OK : fail_memory(err);
    edits_free(&gathered);
    return finish(out, made, status, drg_text_source(text), err);
}

/* ---- Bitext ------------------------------------------------------------------------------------------------------- */

/* Languages take turns in the file: their edits are gathered one language after the other. */
static drg_status gather(struct edits *into, const drg_normalizer *normalizer, const drg_bitext *bitext, drg_error *err)
{
    drg_status status = DRG_OK;
    for (size_t i = 0; i < bitext->text_count && !status; i++) {
        struct edits own = {0};
        status = edit_text(&own, normalizer, bitext->texts[i], err);
        if (!status && !edits_gather(into, &own))
            status = fail_memory(err);
        edits_free(&own);
    }
    return status;
}

drg_status drg_normalize_bitext(drg_normalized **out, const drg_normalizer *normalizer, const drg_bitext *bitext,
                                drg_error *err)
{
    *out = NULL;
    if (!bitext_is_one_source(bitext))
        return fail(err, DRG_EINVAL, NOWHERE, "the texts of this bitext are separate files; normalise each of them");
    drg_normalized *made = calloc(1, sizeof *made);
    if (!made)
        return fail_memory(err);
    struct edits gathered = {0};
    drg_status status = gather(&gathered, normalizer, bitext, err);
    text_declare_utf8(&gathered, bitext->texts[0]);
    if (!status)
        status = edits_sort(&made->edits, &gathered) ? DRG_OK : fail_memory(err);
    edits_free(&gathered);
    return finish(out, made, status, drg_text_source(bitext->texts[0]), err);
}
