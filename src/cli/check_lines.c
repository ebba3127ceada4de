/* check_lines.c - checking files of which line N of each says the same: en=source.txt tr=draft.txt. */
#include <stdlib.h>

#include "check_run.h"
#include "cli.h"
#include "print.h"

static drg_status load_texts(drg_text **texts, const struct check_run *run, drg_error *err)
{
    drg_status status = DRG_OK;
    for (size_t i = 0; i < run->input_count && !status; i++) {
        say_progress(&run->cli->say, i + 1, run->input_count, run->inputs[i].path, PERCENT_UNKNOWN);
        status = input_text(&texts[i], run->cli, run->cli->ctx, &run->inputs[i], err);
    }
    return status;
}

static drg_status show(const struct check_run *run, const drg_bitext *bitext, const drg_text *last, drg_findings *list)
{
    drg_report_source source = {.name = drg_text_name(last), .bitext = bitext};
    drg_status status = findings_file(run->findings, &source, true);
    if (status)
        return status;
    findings_silence(run->findings, list);
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
        status = show(run, bitext, texts[run->input_count - 1], list);
    drg_findings_free(list);
    drg_bitext_free(bitext);
    return status;
}

drg_status check_lines(const struct check_run *run, drg_error *err)
{
    if (run->input_count < 2)
        return complain(err, DRG_EINVAL, "--aligned takes a source and its translations: en=source.txt tr=draft.txt");
    if (run->cli->set.fix)
        return complain(err, DRG_EINVAL, "--fix does not work on --aligned files yet; without --aligned it works on each of them");
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
