/* prepare_report.c - what was counted: a line for people, or a report for programs. */
#include <inttypes.h>
#include <string.h>

#include "cli.h"
#include "prepare.h"

static void count_lang(struct prepare_counts *counts, const char *tag)
{
    size_t i = 0;
    while (i < counts->lang_count && strcmp(counts->langs[i].tag, tag) != 0)
        i++;
    if (i == PREPARE_LANGS)
        return;
    if (i == counts->lang_count)
        snprintf(counts->langs[counts->lang_count++].tag, sizeof counts->langs[0].tag, "%s", tag);
    counts->langs[i].parts++;
}

void prepare_count(struct prepare_counts *counts, const drg_choice *choice)
{
    const drg_part *part = &choice->part;
    counts->units += part->number == 0;
    counts->divided += part->number == 0 && part->of > 1;
    counts->parts++;
    counts->reasons[part->reason]++;
    if (part->reason != DRG_KEPT)
        return;
    counts->kept++;
    counts->changed += part->steps != 0;
    counts->words += part->words;
    counts->characters += part->characters;
    counts->bytes += choice->text[0].len;
    for (uint64_t steps = part->steps, i = 0; steps; steps >>= 1, i++)
        counts->steps[i] += steps & 1;
    if (*part->lang)
        count_lang(counts, part->lang);
}

void prepare_say(const struct prepare_counts *counts, const struct cli *cli)
{
    char message[400];
    struct messages say = cli->say;
    int len = snprintf(message, sizeof message, "%" PRIu64 " lines in, %" PRIu64 " out", counts->units, counts->kept);
    for (size_t i = 1; i < drg_reason_count() && len > 0 && (size_t)len < sizeof message; i++)
        if (counts->reasons[i])
            len += snprintf(message + len, sizeof message - (size_t)len, ", %" PRIu64 " %s", counts->reasons[i], drg_reason(i).name);
    say_note(&say, &(drg_note){.code = "prepare.done", .file = "", .message = message});
}

static void add(struct records *r, const char *what, const char *name, uint64_t count)
{
    if (!count)
        return;
    records_text(r, str_of(what));
    records_text(r, str_of(name));
    records_number(r, count);
}

static void add_totals(struct records *r, const struct prepare_counts *counts)
{
    const struct {
        const char *name;
        uint64_t count;
    } totals[] = {{"units", counts->units}, {"divided", counts->divided}, {"parts", counts->parts}, {"kept", counts->kept},
                  {"changed", counts->changed}, {"words", counts->words}, {"characters", counts->characters}, {"bytes", counts->bytes}};
    for (size_t i = 0; i < sizeof totals / sizeof totals[0]; i++) {
        records_text(r, str_of("total"));
        records_text(r, str_of(totals[i].name));
        records_number(r, totals[i].count);
    }
}

drg_status prepare_report(const struct prepare_counts *counts, const struct cli *cli, drg_error *err)
{
    static const char *const formats[] = {[REPORT_JSON] = "json", [REPORT_JSONL] = "jsonl", [REPORT_TSV] = "tsv"};
    struct records r;
    records_init(&r, formats[cli->set.report], output_stdout(), err);
    records_column(&r, "of");
    records_column(&r, "name");
    records_column(&r, "count");
    records_start(&r);
    add_totals(&r, counts);
    for (size_t i = 1; i < drg_reason_count(); i++)
        add(&r, "reason", drg_reason(i).name, counts->reasons[i]);
    for (size_t i = 0; i < drg_form_count(); i++)
        add(&r, "step", drg_form(i).name, counts->steps[i]);
    for (size_t i = 0; i < counts->lang_count; i++)
        add(&r, "language", counts->langs[i].tag, counts->langs[i].parts);
    return records_finish(&r);
}
