/* report_junit.c - findings as JUnit XML, which build servers draw: a suite a file, a case a rule.
 *
 * A rule that finds nothing in a file is a case that passes, so that servers can say what began to fail and what was
 * mended, whatever lines moved. Errors and warnings fail a case; advice is its output. A suite is gathered until its file
 * ends, since its counts stand first. */
#include <inttypes.h>

#include "base/arena.h"
#include "base/vec.h"
#include "format/formats.h"
#include "format/report.h"
#include "syntax/escape.h"

struct rule_case {
    const char *name;
    drg_severity worst;
    uint64_t failures;
    struct buf failed, told; /* a line a finding        */
};

struct junit {
    VEC(struct rule_case) cases;
    struct arena arena; /* of the file's name */
    drg_str file;
    bool is_open;
};

/* ---- Writing a suite ------------------------------------------------------------------------------------------------------ */

static void write_attribute(drg_report *report, const char *before, drg_str value)
{
    buf_cut(&report->line, 0);
    report_safe(&report->line, value, false);
    writer_add_z(&report->w, before);
    escape_markup(&report->w, buf_str(&report->line));
    writer_add_char(&report->w, '"');
}

static void write_element(drg_report *report, const char *name, drg_str text)
{
    writer_addf(&report->w, "<%s>", name);
    escape_markup(&report->w, text);
    writer_addf(&report->w, "</%s>", name);
}

static void write_case(drg_report *report, drg_str file, const struct rule_case *c)
{
    write_attribute(report, "    <testcase classname=\"", file);
    write_attribute(report, " name=\"", str_from(c->name));
    writer_add_z(&report->w, " time=\"0\">");
    if (c->failures) {
        writer_addf(&report->w, "<failure type=\"%s\" message=\"%" PRIu64 " finding%s\">", drg_severity_name(c->worst),
                    c->failures, c->failures == 1 ? "" : "s");
        escape_markup(&report->w, buf_str(&c->failed));
        writer_add_z(&report->w, "</failure>");
    }
    if (c->told.len)
        write_element(report, "system-out", buf_str(&c->told));
    writer_add_z(&report->w, "</testcase>\n");
}

static void write_suite(drg_report *report, const struct junit *s)
{
    size_t failures = 0;
    for (size_t i = 0; i < s->cases.count; i++)
        failures += s->cases.items[i].failures > 0;
    write_attribute(report, "  <testsuite name=\"", s->file);
    write_attribute(report, " file=\"", s->file);
    writer_addf(&report->w, " tests=\"%zu\" failures=\"%zu\" errors=\"0\" skipped=\"0\" time=\"0\">\n", s->cases.count, failures);
    for (size_t i = 0; i < s->cases.count; i++)
        write_case(report, s->file, &s->cases.items[i]);
    writer_add_z(&report->w, "  </testsuite>\n");
}

/* ---- Gathering one ---------------------------------------------------------------------------------------------------------- */

static void drop_cases(struct junit *s)
{
    for (size_t i = 0; i < s->cases.count; i++) {
        buf_free(&s->cases.items[i].failed);
        buf_free(&s->cases.items[i].told);
    }
    s->cases.count = 0;
}

static void end_suite(drg_report *report)
{
    struct junit *s = report->state;
    if (s->is_open)
        write_suite(report, s);
    drop_cases(s);
    arena_free(&s->arena);
    s->arena = (struct arena){0};
    s->is_open = false;
}

static struct rule_case *add_case(drg_report *report, const char *name)
{
    struct junit *s = report->state;
    struct rule_case made = {.name = name, .worst = DRG_ADVICE, .failed = buf_make(SIZE_MAX / 2), .told = buf_make(SIZE_MAX / 2)};
    if (vec_push(&s->cases, made))
        return &s->cases.items[s->cases.count - 1];
    report_fail_memory(report);
    return NULL;
}

static void file(drg_report *report)
{
    struct junit *s = report->state;
    end_suite(report);
    s->file = str_from(report->source.name);
    if (!arena_own(&s->arena, &s->file))
        report_fail_memory(report);
    for (size_t i = 0; i < report->options.rule_count; i++)
        add_case(report, report->options.rules[i]->name);
    s->is_open = true;
}

static struct rule_case *find_case(drg_report *report, const char *name)
{
    struct junit *s = report->state;
    for (size_t i = 0; i < s->cases.count; i++)
        if (strcmp(s->cases.items[i].name, name) == 0)
            return &s->cases.items[i];
    return add_case(report, name);
}

static void add(drg_report *report, const struct report_item *item)
{
    const drg_finding *f = item->finding;
    struct rule_case *c = find_case(report, f->rule);
    if (!c)
        return;
    bool is_failure = f->severity != DRG_ADVICE;
    report_head(is_failure ? &c->failed : &c->told, f, false);
    if (c->failed.failed || c->told.failed)
        report_fail_memory(report);
    if (!is_failure)
        return;
    c->failures++;
    c->worst = f->severity < c->worst ? f->severity : c->worst;
}

/* ---- The report ---------------------------------------------------------------------------------------------------------------- */

static void begin(drg_report *report)
{
    writer_add_z(&report->w, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"dragoman\">\n");
}

static void trouble(drg_report *report, const drg_error *error)
{
    end_suite(report);
    write_attribute(report, "  <testsuite name=\"", str_from(error->file));
    writer_add_z(&report->w, " tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\" time=\"0\">\n");
    write_attribute(report, "    <testcase classname=\"", str_from(error->file));
    writer_add_z(&report->w, " name=\"reading\" time=\"0\">");
    write_attribute(report, "<error type=\"input\" message=\"", str_from(error->message));
    writer_add_z(&report->w, ">");
    if (error->pos.line)
        writer_addf(&report->w, "line %u", (unsigned)error->pos.line);
    writer_add_z(&report->w, "</error></testcase>\n  </testsuite>\n");
}

static void finish(drg_report *report)
{
    end_suite(report);
    writer_add_z(&report->w, "</testsuites>\n");
}

static void free_state(drg_report *report)
{
    struct junit *s = report->state;
    drop_cases(s);
    vec_free(&s->cases);
    arena_free(&s->arena);
}

const struct report_kind report_junit = {.state_size = sizeof(struct junit), .begin = begin, .file = file, .add = add,
                                         .trouble = trouble, .finish = finish, .free = free_state};

const struct format format_junit = {
    .name = "junit",
    .extensions = " .junit .xml ",
    .summary = "JUnit XML, findings for build servers",
    .report = &report_junit,
};
