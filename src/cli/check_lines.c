/* check_lines.c - checking files of which line N of each says the same: en=source.txt tr=draft.txt. */
#include <stdio.h>
#include <stdlib.h>

#include "check_run.h"
#include "cli.h"
#include "print.h"
#include "rewriting.h"

static drg_status load_texts(drg_text **texts, const struct check_run *run, drg_error *err)
{
    drg_status status = DRG_OK;
    for (size_t i = 0; i < run->input_count && !status; i++) {
        say_progress(&run->cli->say, i + 1, run->input_count, run->inputs[i].path, PERCENT_UNKNOWN);
        status = input_text(&texts[i], run->cli, run->cli->ctx, &run->inputs[i], err);
    }
    return status;
}

/* ---- Fixing ------------------------------------------------------------------------------------------------------------- */

/* Writes each file anew as its findings say, which leaves those that it could not fix. */
static drg_status write_fixed(struct rewriting *w, const struct check_run *run, size_t input, const drg_text *text, drg_findings *list,
                              drg_error *err)
{
    drg_normalized *made = NULL;
    drg_status status = drg_fix_text(&made, text, list, err);
    size_t count = 0;
    if (!status)
        drg_normalized_changes(made, &count);
    if (count)
        status = rewriting_begin(w, &run->inputs[input], "--fix", drg_text_encoding(text), err);
    if (!status && count)
        status = rewriting_put(w, made, text, err);
    if (!status && count) {
        w->fixed = count;
        rewriting_drop_fixed(list, made, text);
    }
    drg_normalized_free(made);
    return status;
}

/* No file changes before all can be written. */
static drg_status fix_texts(const struct check_run *run, drg_text *const *texts, drg_findings *list, drg_error *err)
{
    struct rewriting *files = calloc(run->input_count, sizeof *files);
    drg_status status = files ? DRG_OK : complain(err, DRG_ENOMEM, "out of memory");
    for (size_t i = 0; i < run->input_count && !status; i++) {
        status = write_fixed(&files[i], run, i, texts[i], list, err);
        if (status && !err->file[0])
            snprintf(err->file, sizeof err->file, "%s", run->inputs[i].path);
    }
    for (size_t i = 0; files && i < run->input_count; i++) {
        uint64_t fixed = files[i].fixed;
        status = rewriting_end(&files[i], status, err);
        run->findings->fixed += status ? 0 : fixed;
    }
    free(files);
    return status;
}

/* ---- Checking ----------------------------------------------------------------------------------------------------------- */

static drg_status show(const struct check_run *run, const drg_bitext *bitext, drg_text *const *texts, drg_findings *list, drg_error *err)
{
    drg_report_source source = {.name = drg_text_name(texts[run->input_count - 1]), .bitext = bitext};
    drg_status status = findings_file(run->findings, &source, true);
    if (status)
        return status;
    findings_silence(run->findings, list);
    if (run->cli->set.fix)
        status = fix_texts(run, texts, list, err);
    if (!status)
        status = findings_show(run->findings, list);
    for (size_t i = 0; i < run->input_count; i++)
        findings_end_file(run->findings, str_of(run->inputs[i].path));
    return status;
}

static drg_status check_texts(drg_text *const *texts, const struct check_run *run, drg_error *err)
{
    drg_bitext *bitext;
    drg_findings *list = NULL;
    drg_status status = drg_bitext_of_lines(&bitext, (const drg_text *const *)texts, run->input_count, err);
    if (!status)
        status = drg_check_bitext(&list, run->checker, bitext, err);
    if (!status)
        status = show(run, bitext, texts, list, err);
    drg_findings_free(list);
    drg_bitext_free(bitext);
    return status;
}

drg_status check_lines(const struct check_run *run, drg_error *err)
{
    if (run->input_count < 2)
        return complain(err, DRG_EINVAL, "--aligned takes a source and its translations: en=source.txt tr=draft.txt");
    if (run->cli->set.annotate)
        return complain(err, DRG_EINVAL, "--annotate does not work on --aligned files: plain text has no marks for terms");
    drg_text **texts = calloc(run->input_count, sizeof *texts);
    if (!texts)
        return complain(err, DRG_ENOMEM, "out of memory");
    drg_status status = load_texts(texts, run, err);
    for (size_t i = 0; i < run->input_count && !status; i++)
        note_if_foreign(run->glossary, texts[i], say_note, &run->cli->say);
    if (!status)
        status = check_texts(texts, run, err);
    for (size_t i = 0; i < run->input_count; i++)
        drg_text_free(texts[i]);
    free(texts);
    return status;
}
