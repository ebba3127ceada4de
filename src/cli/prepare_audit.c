/* prepare_audit.c - a record for each part of the input, and the parts that were dropped. */
#include <string.h>

#include "cli.h"
#include "prepare.h"

static const char *const columns[] = {"id", "file", "line", "part", "parts", "start", "end", "decision", "reason",
                                      "lang", "repeats", "out", "steps"};

/* By its name: TSV, else JSONL. */
static const char *format_of(const char *path)
{
    size_t len = drg_name_unpacked_length(path);
    return len > 4 && strncmp(path + len - 4, ".tsv", 4) == 0 ? "tsv" : "jsonl";
}

drg_status prepare_audit_open(struct prepare_audit *audit, const struct cli *cli, drg_error *err)
{
    const struct settings *set = &cli->set;
    drg_status status = DRG_OK;
    if (set->audit) {
        status = output_open_bytes(&audit->out, set->audit, err);
        audit->is_on = !status;
        records_init(&audit->records, format_of(set->audit), audit->out.sink, err);
        for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
            records_column(&audit->records, columns[i]);
        records_start(&audit->records);
    }
    if (!status && set->dropped) {
        status = output_open_bytes(&audit->dropped, set->dropped, err);
        audit->has_dropped = !status;
    }
    return status;
}

/* "nfc,quotes-straight" */
static void add_steps(struct records *r, uint64_t steps)
{
    char names[1024];
    size_t len = 0;
    for (size_t i = 0; steps; i++, steps >>= 1) {
        if (!(steps & 1))
            continue;
        int added = snprintf(names + len, sizeof names - len, "%s%s", len ? "," : "", drg_form(i).name);
        if (added < 0 || len + (size_t)added >= sizeof names)
            break;
        len += (size_t)added;
    }
    records_text(r, (drg_str){names, len});
}

/* One place of a part. What does not apply is 0, or empty. */
static void add_record(struct records *r, const drg_choice *choice, size_t side, uint64_t written, char *const *names,
                       const char *const *langs)
{
    const drg_part *part = &choice->part;
    bool is_kept = part->reason == DRG_KEPT;
    records_number(r, choice->number + 1);
    records_text(r, str_of(names[choice->file * DRG_SIDES + side]));
    records_number(r, choice->line);
    records_number(r, part->number + 1u);
    records_number(r, part->of);
    records_number(r, choice->place[side].start);
    records_number(r, choice->place[side].end);
    records_text(r, str_of(is_kept ? "kept" : "dropped"));
    records_text(r, str_of(is_kept ? "" : drg_reason(part->reason).name));
    records_text(r, str_of(!is_kept && part->side < choice->sides ? langs[part->side] : ""));
    records_number(r, !is_kept && choice->first != choice->number ? choice->first + 1 : 0);
    records_number(r, written);
    add_steps(r, part->steps);
}

static void add_dropped(struct outbuf *out, const drg_choice *choice)
{
    outbuf_add(out, str_of(drg_reason(choice->part.reason).name));
    if (choice->line_text.len) {
        outbuf_char(out, '\t');
        outbuf_add(out, choice->line_text);
    }
    for (uint32_t i = 0; i < choice->sides && !choice->line_text.len; i++) {
        outbuf_char(out, '\t');
        outbuf_add(out, choice->before[i]);
    }
    outbuf_char(out, '\n');
}

drg_status prepare_audit_add(struct prepare_audit *audit, const drg_choice *choice, uint64_t written, char *const *names,
                             const char *const *langs, drg_error *err)
{
    size_t places = choice->line_text.len ? 1 : choice->sides;
    for (size_t i = 0; i < places && audit->is_on; i++)
        add_record(&audit->records, choice, i, written, names, langs);
    if (audit->has_dropped && choice->part.reason != DRG_KEPT)
        add_dropped(&audit->buffer, choice);
    (void)err;
    return audit->is_on ? audit->records.status : DRG_OK;
}

drg_status prepare_audit_flush(struct prepare_audit *audit, drg_error *err)
{
    struct outbuf *out = &audit->buffer;
    if (out->failed)
        return complain(err, DRG_ENOMEM, "out of memory");
    drg_status status = out->len ? audit->dropped.sink.write(audit->dropped.sink.user, out->ptr, out->len, err) : DRG_OK;
    out->len = 0;
    return status;
}

drg_status prepare_audit_finish(struct prepare_audit *audit, drg_status status, drg_error *err)
{
    if (audit->is_on) {
        drg_status finished = records_finish(&audit->records);
        status = status ? status : finished;
    }
    if (!status)
        status = prepare_audit_flush(audit, err);
    status = output_finish(&audit->dropped, status, err);
    return output_finish(&audit->out, status, err);
}

drg_status prepare_audit_close(struct prepare_audit *audit, drg_status status, drg_error *err)
{
    if (audit->has_dropped)
        status = output_close(&audit->dropped, status, err);
    if (audit->is_on)
        status = output_close(&audit->out, status, err);
    outbuf_free(&audit->buffer);
    *audit = (struct prepare_audit){0};
    return status;
}
