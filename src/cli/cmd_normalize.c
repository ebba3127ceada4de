/* cmd_normalize.c - texts with characters, spellings and names unified. */
#include <dragoman/repair.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "changes.h"
#include "cli.h"
#include "inputs.h"
#include "outbuf.h"
#include "output.h"
#include "print.h"
#include "shard.h"

struct run {
    struct cli *cli;
    drg_normalizer *normalizer;
    struct terms style;
    struct output text;     /* of the file at hand, or of all  */
    struct output findings; /* reports, findings, diffs        */
    struct records records; /* with --report                   */
    struct printer print;   /* of findings and diffs           */
    bool writes_text, has_color;
    bool is_open;           /* text is                         */
    bool has_changed;       /* some input                      */
    bool has_done;          /* some input, without failure     */
    bool has_changed_here;  /* the input at hand               */
};

/* ---- Parts of an input ------------------------------------------------------------------------------------------- */

static drg_status tell(struct run *run, const struct changed_part *part)
{
    const struct settings *set = &run->cli->set;
    if (set->report)
        changes_report(&run->records, part);
    else if (set->check)
        changes_list(&run->print, part, run->has_color);
    else if (set->diff)
        changes_diff(&run->print, part, !run->has_changed_here, run->has_color);
    return set->report ? run->records.status : run->print.status;
}

static drg_status write_part(struct run *run, const struct changed_part *part, drg_error *err)
{
    drg_status status = tell(run, part);
    run->has_changed_here |= part->count > 0;
    if (!status && run->writes_text)
        status = run->text.sink.write(run->text.sink.user, part->after.ptr, part->after.len, err);
    return status;
}

/* The difference of a package is that of what readers see of it. */
static drg_status tell_readings(struct run *run, struct changed_part part, const drg_normalized *made, drg_error *err)
{
    struct outbuf file = {0};
    drg_text *after = NULL;
    drg_change *changes = calloc(part.count + 1, sizeof *changes);
    drg_status status = drg_normalized_write(made, part.document, outbuf_sink(&file), err);
    if (!status && (!changes || file.failed))
        status = complain(err, DRG_ENOMEM, "out of memory");
    if (!status)
        status = drg_text_parse(&after, run->cli->ctx, (drg_str){file.ptr, file.len}, drg_text_name(part.document), NULL, err);
    for (size_t i = 0; i < part.count && !status; i++)
        changes[i].before = drg_text_reading_span(part.document, part.changes[i].before);
    if (!status) {
        part.before = drg_text_reading(part.document);
        part.after = drg_text_reading(after);
        part.changes = changes;
        status = tell(run, &part);
    }
    drg_text_free(after);
    free(changes);
    outbuf_free(&file);
    return status;
}

/* Nobody joins documents that are archives, and no terminal shows them. */
static drg_status check_package(const struct run *run, const drg_text *text, drg_error *err)
{
    const struct settings *set = &run->cli->set;
    if (!run->writes_text || set->in_place)
        return DRG_OK;
    if (set->operands.count > 1)
        return complain(err, DRG_EINVAL, "%s: a DOCX or ODT document is written alone; give it by itself, or -i", drg_text_name(text));
    if (!set->output && isatty(STDOUT_FILENO))
        return complain(err, DRG_EFORMAT, "%s: a DOCX or ODT document is not for reading on a terminal; write it to a file with -o",
                        drg_text_name(text));
    return DRG_OK;
}

static drg_status write_normalized(struct run *run, const drg_normalized *made, const drg_text *text, drg_error *err)
{
    bool is_package = drg_text_is_package(text);
    struct changed_part part = {.file = str_of(drg_text_name(text)), .document = is_package ? text : NULL};
    part.before = drg_text_source(text);
    part.after = drg_normalized_output(made);
    part.changes = drg_normalized_changes(made, &part.count);
    drg_status status = is_package ? check_package(run, text, err) : DRG_OK;
    if (!status)
        status = is_package && run->cli->set.diff ? tell_readings(run, part, made, err) : tell(run, &part);
    run->has_changed_here |= part.count > 0;
    if (!status && run->writes_text)
        status = drg_normalized_write(made, text, run->text.sink, err);
    return status;
}

/* ---- Inputs -------------------------------------------------------------------------------------------------------- */

/* A file that was not UTF-8 becomes it, which its owner should know. */
static void note_conversion(struct run *run, const char *file, const char *encoding)
{
    struct messages say = run->cli->say;
    char message[120];
    if (!run->cli->set.in_place || strcmp(encoding, "UTF-8") == 0)
        return;
    snprintf(message, sizeof message, "the file was %s and is UTF-8 now", encoding);
    run->has_changed_here = true;
    say_note(&say, &(drg_note){.code = "normalize.converted", .file = file, .message = message});
}

/* Steps need lines alone; a style needs a text with its languages, without a name that might say that it is packed. */
static drg_status normalize_batch(drg_normalized **made, struct run *run, const drg_stream *stream, const drg_batch *batch,
                                  const char *usual, drg_error *err)
{
    drg_text *text;
    drg_text_options options = {.lang = drg_stream_lang(stream), .encoding = "UTF-8", .format = "plain", .fallback = usual ? usual : ""};
    if (!run->style.matcher)
        return drg_normalize_str(made, run->normalizer, batch->text, options.lang, err);
    drg_status status = drg_text_parse(&text, run->cli->ctx, batch->text, "", &options, err);
    if (!status)
        status = drg_normalize_text(made, run->normalizer, text, err);
    drg_text_free(text);
    return status;
}

/* Plain text goes through paragraphs at a time, whatever its size. */
static drg_status normalize_plain(struct run *run, const struct input *input, drg_stream *stream, drg_error *err)
{
    drg_batch batch = {0};
    uint64_t written = 0;
    const char *usual = NULL;
    bool is_first = true;
    drg_status status = DRG_OK;
    while (!status && !batch.is_last) {
        drg_normalized *made = NULL;
        status = drg_stream_next(stream, &batch, err);
        if (!status && is_first && run->style.matcher)
            status = input_usual_lang(&usual, run->cli, input, &batch, err);
        is_first = false;
        if (!status)
            status = normalize_batch(&made, run, stream, &batch, usual, err);
        if (status)
            break;
        struct changed_part part = {.file = str_of(drg_stream_name(stream)), .before = batch.text,
                                    .after = drg_normalized_output(made), .start = batch.start, .out_start = written,
                                    .lines = batch.lines};
        part.changes = drg_normalized_changes(made, &part.count);
        written += part.after.len;
        status = write_part(run, &part, err);
        if (!status && run->writes_text)
            status = output_flush(&run->text, err);
        drg_normalized_free(made);
    }
    drg_batch_free(&batch);
    return status;
}

static drg_status normalize_whole(struct run *run, drg_stream *stream, drg_error *err)
{
    drg_text *text;
    drg_normalized *made = NULL;
    drg_status status = drg_stream_text(&text, stream, err);
    if (status)
        return status;
    status = drg_normalize_text(&made, run->normalizer, text, err);
    if (!status)
        status = write_normalized(run, made, text, err);
    drg_normalized_free(made);
    drg_text_free(text);
    return status;
}

static drg_status normalize_text(struct run *run, const struct input *input, drg_error *err)
{
    drg_stream *stream;
    drg_status status = input_stream(&stream, run->cli, run->cli->ctx, input, err);
    if (status)
        return status;
    bool is_plain = strcmp(drg_stream_format(stream), "plain") == 0;
    status = is_plain ? normalize_plain(run, input, stream, err) : input_is_elsewhere(input) ? DRG_OK : normalize_whole(run, stream, err);
    if (!status)
        note_conversion(run, drg_stream_name(stream), drg_stream_encoding(stream));
    drg_stream_free(stream);
    return status;
}

static drg_status normalize_bitext(struct run *run, const struct input *input, drg_error *err)
{
    drg_bitext *bitext;
    drg_normalized *made = NULL;
    size_t count;
    drg_status status = input_bitext(&bitext, run->cli, run->cli->ctx, input, err);
    if (status)
        return status;
    const drg_text *const *texts = drg_bitext_texts(bitext, &count);
    status = drg_normalize_bitext(&made, run->normalizer, bitext, err);
    if (!status)
        status = write_normalized(run, made, texts[0], err);
    if (!status)
        note_conversion(run, drg_text_name(texts[0]), drg_text_encoding(texts[0]));
    drg_normalized_free(made);
    drg_bitext_free(bitext);
    return status;
}

static drg_status normalize_input(struct run *run, const struct input *input, drg_error *err)
{
    if (input->is_bitext)
        return input_is_elsewhere(input) ? DRG_OK : normalize_bitext(run, input, err);
    return normalize_text(run, input, err);
}

/* Rewrites the file when anything in it changes, else leaves it alone. */
static drg_status normalize_in_place(struct run *run, const struct input *input, drg_error *err)
{
    if (input_is_packed(input))
        return complain(err, DRG_EFORMAT, "'%s' is compressed; -i rewrites plain files alone", input->path);
    drg_status status = output_open_bytes(&run->text, input->path, err);
    if (status)
        return status;
    status = normalize_input(run, input, err);
    if (status || run->has_changed_here)
        return output_close(&run->text, status, err);
    drg_error unchanged;
    output_close(&run->text, DRG_EINVAL, &unchanged); /* drops what was written */
    return DRG_OK;
}

/* A broken input is said and the others are done; a broken output ends it all. */
static drg_status normalize_all(struct run *run, const struct input *inputs, size_t count)
{
    struct cli *cli = run->cli;
    drg_status status = DRG_OK;
    for (size_t i = 0; i < count && !status; i++) {
        drg_error err = {0};
        run->has_changed_here = false;
        say_progress(&cli->say, i + 1, count, inputs[i].path, PERCENT_UNKNOWN);
        bool failed = cli->set.in_place ? normalize_in_place(run, &inputs[i], &err) : normalize_input(run, &inputs[i], &err);
        if (failed)
            input_failed(cli, &err);
        run->has_done |= !failed;
        run->has_changed |= run->has_changed_here;
        status = cli->set.report ? run->records.status : run->print.status;
    }
    return status;
}

/* ---- Steps --------------------------------------------------------------------------------------------------------- */

static drg_status list_steps(drg_error *err)
{
    struct printer p = {.sink = output_stdout(), .err = err};
    for (size_t i = 0; i < drg_form_count(); i++) {
        drg_form_info form = drg_form(i);
        print_cell(&p, str_of(form.name), 24);
        print(&p, form.is_lossy ? "lossy  " : "       ");
        print(&p, form.summary);
        print(&p, "\n                               ");
        print(&p, *form.profiles ? "--for " : "only by name");
        print(&p, form.profiles);
        print(&p, "\n");
    }
    return p.status;
}

static drg_status load_style(struct run *run, drg_error *err)
{
    const struct settings *set = &run->cli->set;
    if (!set->styles.count)
        return DRG_OK;
    drg_status status = glossaries_load(&run->style.glossary, run->cli, &set->styles, err);
    if (!status)
        status = drg_matcher_new(&run->style.matcher, run->cli->ctx, run->style.glossary, NULL, err);
    return status;
}

static drg_status make_normalizer(struct run *run, drg_error *err)
{
    const struct settings *set = &run->cli->set;
    drg_status status = load_style(run, err);
    if (status)
        return status;
    char steps[1024];
    bool has_repairs = set->repair || set->restore_turkish;
    int len = snprintf(steps, sizeof steps, "%s%s%s%s", set->repair ? "repair," : "",
                       set->restore_turkish ? "restore-turkish," : "", set->steps ? set->steps : "", set->steps ? "," : "");
    if (len >= (int)sizeof steps)
        return complain(err, DRG_EINVAL, "--steps names too many steps");
    drg_normalize_options options = {.profile = set->profile,
                                     .steps = has_repairs ? steps : set->steps,
                                     .without = set->without,
                                     .lang = set->lang,
                                     .style = run->style.matcher,
                                     .keep_quotations = set->keep_quotations};
    return drg_normalizer_new(&run->normalizer, run->cli->ctx, &options, err);
}

/* ---- Encodings ----------------------------------------------------------------------------------------------------- */

/* FILE: ENCODING, N % sure (evidence). The first megabyte tells as much as all. */
static drg_status detect_file(const char *path, struct printer *p, drg_error *err)
{
    enum { ENOUGH = 1 << 20 };
    bool is_stdin = strcmp(path, "-") == 0;
    char sure[32];
    FILE *file = is_stdin ? stdin : fopen(path, "rb");
    drg_detection found;
    if (!file)
        return complain(err, DRG_EIO, "%s: cannot open: %s", path, strerror(errno));
    char *bytes = malloc(ENOUGH);
    size_t len = bytes ? fread(bytes, 1, ENOUGH, file) : 0;
    bool has_failed = ferror(file);
    int problem = errno;
    if (!is_stdin)
        fclose(file);
    if (!bytes)
        return complain(err, DRG_ENOMEM, "out of memory");
    bool packed = bytes_are_packed(bytes, len);
    drg_detect(&found, (drg_str){bytes, len});
    free(bytes);
    if (has_failed)
        return complain(err, DRG_EIO, "%s: cannot read: %s", path, strerror(problem));
    if (packed)
        return complain(err, DRG_EFORMAT, "%s: is compressed: unpack it and ask about what is inside", path);
    snprintf(sure, sizeof sure, ", %u %% sure (", (unsigned)found.sure);
    print_safe(p, str_of(is_stdin ? "standard input" : path), false);
    print(p, ": ");
    print(p, found.encoding);
    print(p, sure);
    print_safe(p, str_of(found.evidence), false);
    print(p, ")\n");
    return DRG_OK;
}

static drg_status detect_all(struct cli *cli, drg_error *err)
{
    struct printer p = {.sink = output_stdout(), .err = err};
    struct input *inputs;
    size_t count;
    drg_status status = inputs_list(&inputs, &count, cli, err);
    if (status)
        return status;
    for (size_t i = 0; i < count && !p.status; i++) {
        drg_error own = {0};
        if (detect_file(inputs[i].path, &p, &own))
            input_failed(cli, &own);
    }
    free(inputs);
    return p.status;
}

/* ---- The run -------------------------------------------------------------------------------------------------------- */

static drg_status check_settings(const struct settings *set, drg_error *err)
{
    if (set->check + set->diff + (set->report != REPORT_NONE) > 1)
        return complain(err, DRG_EINVAL, "--check, --diff and --report exclude one another");
    if ((set->check || set->diff) && (set->in_place || set->output))
        return complain(err, DRG_EINVAL, "--check and --diff write no text; leave out -i and -o");
    if (set->in_place && set->output)
        return complain(err, DRG_EINVAL, "-i rewrites the files themselves; leave out -o");
    if (set->in_place && (set->shard || set->plan))
        return complain(err, DRG_EINVAL, "-i rewrites whole files; leave out --shard and --plan");
    if (set->shard && (set->check || set->diff || set->report))
        return complain(err, DRG_EINVAL, "--check, --diff and --report are of whole files; leave out --shard");
    if (set->in_place && !set->operands.count)
        return complain(err, DRG_EINVAL, "-i needs the files it shall rewrite");
    for (size_t i = 0; i < set->operands.count && set->in_place; i++)
        if (strcmp(set->operands.items[i], "-") == 0)
            return complain(err, DRG_EINVAL, "-i cannot rewrite standard input");
    return DRG_OK;
}

static drg_status begin(struct run *run, drg_error *err)
{
    static const char *const formats[] = {[REPORT_JSON] = "json", [REPORT_JSONL] = "jsonl", [REPORT_TSV] = "tsv"};
    const struct settings *set = &run->cli->set;
    run->writes_text = set->in_place || set->output || !(set->check || set->diff || set->report);
    run->has_color = wants_color(set, 1);
    run->print = (struct printer){.sink = output_stdout(), .err = err};
    if (set->report) {
        records_init(&run->records, formats[set->report], output_stdout(), err);
        changes_columns(&run->records);
        records_start(&run->records);
    }
    return set->in_place ? DRG_OK : output_open_bytes(&run->text, set->output, err);
}

static drg_status normalize_and_write(struct run *run, const struct input *inputs, size_t count, drg_error *err)
{
    const struct settings *set = &run->cli->set;
    drg_status status = begin(run, err);
    if (status)
        return status;
    status = normalize_all(run, inputs, count);
    if (!status && set->report)
        status = records_finish(&run->records);
    if ((set->check || set->diff) && run->has_changed && run->cli->exit_code == EXIT_DONE)
        run->cli->exit_code = EXIT_FINDINGS;
    if (!status && count && !run->has_done) { /* said already; what the file held is better than nothing */
        drg_error unused;
        output_close(&run->text, DRG_EINVAL, &unused);
        return DRG_OK;
    }
    return set->in_place ? status : output_close(&run->text, status, err);
}

static drg_status run(struct cli *cli, drg_error *err)
{
    struct run run = {.cli = cli};
    struct input *inputs = NULL;
    size_t count;
    if (cli->set.list)
        return list_steps(err);
    if (cli->set.detect)
        return detect_all(cli, err);
    cli->set.strict |= cli->set.in_place; /* a file that is rewritten loses nothing */
    drg_status status = check_settings(&cli->set, err);
    if (!status)
        status = make_normalizer(&run, err);
    if (!status)
        status = inputs_list(&inputs, &count, cli, err);
    if (!status && !cli->set.plan)
        status = shard_inputs(cli, inputs, &count, err);
    if (!status && cli->set.plan)
        status = shard_print_plan(cli, inputs, count, err);
    else if (!status)
        status = normalize_and_write(&run, inputs, count, err);
    drg_normalizer_free(run.normalizer);
    terms_free(&run.style);
    free(inputs);
    return status;
}

const struct command cmd_normalize = {
    .name = "normalize",
    .usage = "[options] [FILE|LANG=FILE]...",
    .summary = "text with characters, spellings and names unified",
    .description =
        "Writes texts with their characters and spellings unified: composed letters,\n"
        "no invisible characters, Arabic presentation forms as letters, and what else\n"
        "the steps of --for and --steps say (see --list). The default steps lose\n"
        "nothing. With --style, names are put as a house style prefers them, in the\n"
        "form that the text has them in: Turkey's becomes T\303\274rkiye's.\n"
        "\n"
        "Lines stay lines. Of HTML, DOCX, TMX and the like only what is read changes.\n"
        "The output is UTF-8. --check, --diff and --report say what changes and where.",
    .options = (const enum option_id[]){TEXT_OPTIONS, SHARD_OPTIONS, OPT_FOR, OPT_STEPS, OPT_WITHOUT, OPT_REPAIR,
                                        OPT_RESTORE_TURKISH, OPT_DETECT, OPT_STYLE, OPT_KEEP_QUOTATIONS, OPT_LIST,
                                        OPT_IN_PLACE, OPT_CHECK, OPT_DIFF, OPT_REPORT, OPT_OUTPUT, ALWAYS_OPTIONS,
                                        OPTION_NONE},
    .format = "text",
    .formats = "text",
    .examples = "dragoman normalize < raw.txt > clean.txt\n"
                "    what is safe: NFC, no control and zero-width characters, no ligatures\n"
                "dragoman normalize --for mt -i corpus/*.txt\n"
                "    for machine translation, the files themselves\n"
                "dragoman normalize --steps digits-western,quotes-straight --report jsonl news.ar.txt\n"
                "    two steps, and only what they would change\n"
                "dragoman normalize --style house.tsv --check draft.md\n"
                "    names against house style",
    .exits = "0  done; with --check or --diff, nothing would change\n1  with --check or --diff, something would\n" TROUBLE,
    .run = run,
};
