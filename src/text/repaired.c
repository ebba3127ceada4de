/* repaired.c - the public face of detection and repair. */
#include "dragoman/repair.h"

#include "base/error.h"
#include "base/utf8.h"
#include "text/detect.h"
#include "text/repair.h"
#include "text/restore.h"

enum { MAX_TEXT = 1 << 30 };

struct drg_repaired {
    struct buf output;
    struct edits edits;
    drg_change *list; /* the same for callers */
};

static const char *language_name(const char *tag)
{
    size_t count;
    const drg_lang_info *languages = drg_languages(&count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(languages[i].tag, tag) == 0)
            return languages[i].name;
    return tag;
}

static void explain_letters(drg_detection *out, const struct detection *found)
{
    char letters[64] = "signs alone";
    if (found->lang)
        snprintf(letters, sizeof letters, "letters of %s", language_name(found->lang));
    if (!found->rival)
        snprintf(out->evidence, sizeof out->evidence, "%s", letters);
    else
        snprintf(out->evidence, sizeof out->evidence, "%s; %s is %u bit(s) less likely", letters, found->rival, found->margin);
}

void drg_detect(drg_detection *out, drg_str bytes)
{
    static const char *const explained[] = {
        [DETECT_EMPTY] = "no bytes",
        [DETECT_ASCII] = "ASCII alone",
        [DETECT_MARK] = "a byte order mark",
        [DETECT_UTF8] = "all of it is well-formed",
        [DETECT_CUT_UTF8] = "all of it is well-formed but for a character cut at an end",
        [DETECT_BROKEN_UTF8] = "most of it is well-formed",
        [DETECT_UNITS] = "the bytes come in units of characters",
    };
    struct detection found = detect(bytes);
    *out = (drg_detection){.encoding = found.encoding, .lang = found.lang ? found.lang : "", .sure = found.sure};
    if (found.evidence == DETECT_LETTERS)
        explain_letters(out, &found);
    else
        snprintf(out->evidence, sizeof out->evidence, "%s", explained[found.evidence]);
}

/* An empty result for a text that may be looked at. */
static drg_status begin(drg_repaired **out, drg_str text, drg_error *err)
{
    *out = NULL;
    if (text.len > MAX_TEXT)
        return fail(err, DRG_ELIMIT, NOWHERE, "a text of %zu bytes, expected at most %d; give it in parts", text.len, MAX_TEXT);
    if (!utf8_is_valid(text))
        return fail(err, DRG_EENCODING, NOWHERE, "byte %zu is not UTF-8; decode the text first", utf8_valid_prefix(text));
    *out = calloc(1, sizeof **out);
    return *out ? DRG_OK : fail_memory(err);
}

/* Makes the output and the public list out of the edits. */
static drg_status finish(drg_repaired *repaired, drg_str text, drg_error *err)
{
    const struct edit *edits = repaired->edits.list.items;
    size_t count = repaired->edits.list.count;
    repaired->output = buf_make((size_t)MAX_TEXT * 2);
    edits_apply(&repaired->output, text, &repaired->edits);
    repaired->list = calloc(count ? count : 1, sizeof *repaired->list);
    if (repaired->edits.failed || !repaired->list)
        return fail_memory(err);
    for (size_t i = 0; i < count; i++)
        repaired->list[i] = (drg_change){.before = {edits[i].start, edits[i].end},
                                              .after = {edits[i].out_start, edit_out_end(&edits[i])},
                                              .step = edits[i].kind};
    return buf_status(&repaired->output, "the repaired text", err);
}

/* With the text's edits there: frees the result when it cannot be finished. */
static drg_status finish_or_free(drg_repaired **out, drg_str text, drg_error *err)
{
    drg_status status = finish(*out, text, err);
    if (status) {
        drg_repaired_free(*out);
        *out = NULL;
    }
    return status;
}

drg_status drg_repair(drg_repaired **out, drg_ctx *ctx, drg_str text, drg_error *err)
{
    (void)ctx; /* for settings to come */
    drg_status status = begin(out, text, err);
    if (status)
        return status;
    repair_text(&(*out)->edits, text);
    return finish_or_free(out, text, err);
}

drg_status drg_restore_turkish(drg_repaired **out, drg_ctx *ctx, drg_str text, const drg_restore_options *options,
                               drg_error *err)
{
    (void)ctx;
    drg_status status = begin(out, text, err);
    if (status)
        return status;
    struct typed_names names = {0};
    bool has_names = !options || typed_names_make(&names, options->names, options->name_count);
    (*out)->edits.failed = !has_names;
    restore_turkish(&(*out)->edits, text, &names);
    typed_names_free(&names);
    return finish_or_free(out, text, err);
}

void drg_repaired_free(drg_repaired *repaired)
{
    if (!repaired)
        return;
    buf_free(&repaired->output);
    edits_free(&repaired->edits);
    free(repaired->list);
    free(repaired);
}

drg_str drg_repaired_output(const drg_repaired *repaired)
{
    return buf_str(&repaired->output);
}

const drg_change *drg_repaired_changes(const drg_repaired *repaired, size_t *count)
{
    *count = repaired->edits.list.count;
    return repaired->list;
}

drg_span drg_repaired_source_span(const drg_repaired *repaired, drg_span output)
{
    return edits_source_span(&repaired->edits, output);
}
