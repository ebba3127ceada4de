/* normalizer.c - choosing steps by profile and name, and the results' public face. */
#include "rewrite/normalizer.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/utf8.h"
#include "text/text.h"

/* ---- Choosing ----------------------------------------------------------------------------------------------------- */

static drg_status fail_profile(const char *name, drg_error *err)
{
    return fail(err, DRG_EINVAL, NOWHERE, "unknown profile '%.*s'; expected default, match, mt, publish, none, en, tr, ar or ru",
                STR_ARGS(str_from(name)));
}

static drg_status fail_lang(const char *lang, drg_error *err)
{
    return fail(err, DRG_ELANG, NOWHERE, "'%.*s' is no language tag; try en, tr, ar or ru", STR_ARGS(str_from(lang)));
}

static bool has_word(const char *words, drg_str word)
{
    drg_str rest = str_from(words), part;
    while (str_split(&rest, ' ', &part))
        if (str_eq(part, word))
            return true;
    return false;
}

/* A profile is what some row of the table is asked for by; "none" is what none is. */
static drg_status add_profile(drg_normalizer *normalizer, const char *name, drg_error *err)
{
    const struct lang *lang = lang_find(str_from(name));
    for (size_t f = 0; f < form_count; f++)
        if (has_word(form_table[f].profiles, str_from(name)))
            normalizer->forms |= UINT64_C(1) << f;
    if (!normalizer->forms && strcmp(name, "none") != 0)
        return fail_profile(name, err);
    if (lang && lang != lang_generic() && strcmp(lang->tag, name) == 0)
        normalizer->lang = lang;
    return DRG_OK;
}

/* "nfc, dashes-straight" as bits. */
static drg_status read_list(uint64_t *forms, const char *list, drg_error *err)
{
    drg_str rest = str_from(list), name;
    while (str_split(&rest, ',', &name)) {
        size_t form = form_find(str_trim(name));
        if (form == form_count)
            return fail(err, DRG_EINVAL, NOWHERE, "unknown step '%.*s'; the steps are listed by 'normalize --list'",
                        STR_ARGS(str_trim(name)));
        *forms |= UINT64_C(1) << form;
    }
    return DRG_OK;
}

static drg_status check_contraries(const drg_normalizer *normalizer, drg_error *err)
{
    for (size_t i = 0; i < form_count; i++) {
        const struct form *form = &form_table[i];
        if (normalizer_does(normalizer, i) && form->excludes && normalizer_does(normalizer, form_find(str_from(form->excludes))))
            return fail(err, DRG_EINVAL, NOWHERE, "steps '%s' and '%s' undo one another; leave one out", form->name,
                        form->excludes);
    }
    return DRG_OK;
}

static drg_status choose(drg_normalizer *normalizer, const drg_normalize_options *options, drg_error *err)
{
    bool is_bare = options->steps || options->style;
    uint64_t without = 0;
    drg_status status = add_profile(normalizer, options->profile ? options->profile : is_bare ? "none" : "default", err);
    if (!status && options->steps)
        status = read_list(&normalizer->forms, options->steps, err);
    if (!status && options->without)
        status = read_list(&without, options->without, err);
    normalizer->forms &= ~without;
    if (!status && options->lang) {
        normalizer->lang = lang_find(str_from(options->lang));
        if (!normalizer->lang)
            status = fail_lang(options->lang, err);
    }
    return status ? status : check_contraries(normalizer, err);
}

static uint32_t all_wakes(const drg_normalizer *normalizer)
{
    uint32_t traits = 0;
    for (size_t i = 0; i < form_count; i++)
        if (normalizer_does(normalizer, i) && form_table[i].wakes != FORM_WAKES_ALL)
            traits |= form_table[i].wakes;
    return traits;
}

drg_status drg_normalizer_new(drg_normalizer **out, drg_ctx *ctx, const drg_normalize_options *options, drg_error *err)
{
    static const drg_normalize_options defaults;
    drg_normalizer *normalizer = calloc(1, sizeof *normalizer);
    (void)ctx;
    *out = NULL;
    if (!normalizer)
        return fail_memory(err);
    options = options ? options : &defaults;
    normalizer->style = options->style;
    normalizer->keep_quotations = options->keep_quotations;
    drg_status status = choose(normalizer, options, err);
    if (status) {
        free(normalizer);
        return status;
    }
    seeker_init(&normalizer->seeker, all_wakes(normalizer));
    *out = normalizer;
    return DRG_OK;
}

void drg_normalizer_free(drg_normalizer *normalizer)
{
    free(normalizer);
}

bool drg_normalizer_has(const drg_normalizer *normalizer, const char *step)
{
    size_t form = form_find(str_from(step));
    return form < form_count && normalizer_does(normalizer, form);
}

/* ---- Results ------------------------------------------------------------------------------------------------------ */

static drg_status list_changes(drg_normalized *made, drg_error *err)
{
    size_t count = made->edits.list.count;
    made->changes = calloc(count + 1, sizeof *made->changes);
    if (!made->changes)
        return fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        const struct edit *edit = &made->edits.list.items[i];
        made->changes[i] = (drg_change){{edit->start, edit->end}, {edit->out_start, edit_out_end(edit)}, edit->kind};
    }
    return DRG_OK;
}

drg_status normalize_valid(drg_normalized **out, const drg_normalizer *normalizer, drg_str text, const struct lang *lang,
                           drg_error *err)
{
    *out = NULL;
    if (text.len > UINT32_MAX / 4)
        return fail(err, DRG_ELIMIT, NOWHERE, "the text is larger than 1 GiB");
    drg_normalized *made = calloc(1, sizeof *made);
    if (!made)
        return fail_memory(err);
    drg_status status = sheet_normalize(&made->output, &made->edits, normalizer, text, lang, err);
    bool has_changed = made->edits.list.count > 0;
    if (!status && has_changed)
        status = list_changes(made, err);
    if (status || !has_changed)
        drg_normalized_free(made);
    else
        *out = made;
    return status;
}

/* What changes nothing. */
static drg_status normalized_of_copy(drg_normalized **out, drg_str text, drg_error *err)
{
    struct edits none = {0};
    return normalized_of_edits(out, &none, text, DRG_OK, err);
}

drg_status drg_normalize_str(drg_normalized **out, const drg_normalizer *normalizer, drg_str text, const char *lang,
                             drg_error *err)
{
    const struct lang *declared = normalizer->lang;
    *out = NULL;
    if (lang && !(declared = lang_find(str_from(lang))))
        return fail_lang(lang, err);
    size_t good = utf8_valid_prefix(text);
    if (good < text.len)
        return fail(err, DRG_EENCODING, NOWHERE, "byte 0x%02X at %zu is not UTF-8", (unsigned char)text.ptr[good], good);
    drg_status status = normalize_valid(out, normalizer, text, declared, err);
    return status || *out ? status : normalized_of_copy(out, text, err);
}

drg_status normalized_finish(drg_normalized *made, drg_str input, drg_error *err)
{
    drg_status status = list_changes(made, err);
    if (status)
        return status;
    made->output = buf_make(UINT32_MAX / 2);
    edits_apply(&made->output, input, &made->edits);
    return buf_status(&made->output, "the normalised text", err);
}

drg_status normalized_of_edits(drg_normalized **out, struct edits *gathered, drg_str input, drg_status status, drg_error *err)
{
    drg_normalized *made = calloc(1, sizeof *made);
    *out = NULL;
    if (!status && (!made || !edits_sort(&made->edits, gathered)))
        status = fail_memory(err);
    if (!status)
        status = normalized_finish(made, input, err);
    edits_free(gathered);
    if (status)
        drg_normalized_free(made);
    else
        *out = made;
    return status;
}

void drg_normalized_free(drg_normalized *normalized)
{
    if (!normalized)
        return;
    edits_free(&normalized->edits);
    buf_free(&normalized->output);
    free(normalized->changes);
    free(normalized);
}

drg_str drg_normalized_output(const drg_normalized *normalized)
{
    return buf_str(&normalized->output);
}

static drg_status write_text(const drg_normalized *normalized, const drg_text *text, bool declares_utf8, drg_sink sink, drg_error *err)
{
    size_t count = normalized->edits.list.count;
    drg_edit *edits = calloc(count + 1, sizeof *edits);
    if (!edits)
        return fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        const struct edit *edit = &normalized->edits.list.items[i];
        edits[i] = (drg_edit){{edit->start, edit->end}, edit->replacement};
    }
    drg_status status = text_write(text, edits, count, declares_utf8, sink, err);
    free(edits);
    return status;
}

drg_status drg_normalized_write(const drg_normalized *normalized, const drg_text *text, drg_sink sink, drg_error *err)
{
    return write_text(normalized, text, true, sink, err);
}

drg_status drg_normalized_write_encoded(const drg_normalized *normalized, const drg_text *text, drg_encoder *encoder, drg_error *err)
{
    return write_text(normalized, text, false, drg_encoder_sink(encoder), err);
}

const drg_change *drg_normalized_changes(const drg_normalized *normalized, size_t *count)
{
    *count = normalized->edits.list.count;
    return normalized->changes;
}

drg_span drg_normalized_source_span(const drg_normalized *normalized, drg_span output)
{
    return edits_source_span(&normalized->edits, output);
}
