/* report_junit.c - findings as JUnit XML, which build servers draw: a suite a file, a case a rule.
 *
 * A rule that finds nothing in a file is a case that passes, so that servers can say what began to fail and what was
 * mended, whatever lines moved. Errors and warnings fail a case; advice is its output. Suites are gathered until the end:
 * their counts stand first, and what a whole job shows belongs to files that ended long ago. */
#include <inttypes.h>

#include "base/arena.h"
#include "base/map.h"
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

struct suite {
    drg_str file;
    drg_str trouble; /* why the file could not be read; ptr NULL: it was */
    uint32_t line;   /* ... and where; 0: unknown                        */
    VEC(struct rule_case) cases;
};

struct junit {
    VEC(struct suite) suites;
    struct map by_file;
    uint32_t open;      /* the suite at hand                      */
    struct arena arena; /* of files' names and what is wrong there */
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

static void write_trouble(drg_report *report, const struct suite *s)
{
    write_attribute(report, "  <testsuite name=\"", s->file);
    writer_add_z(&report->w, " tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\" time=\"0\">\n");
    write_attribute(report, "    <testcase classname=\"", s->file);
    writer_add_z(&report->w, " name=\"reading\" time=\"0\">");
    write_attribute(report, "<error type=\"input\" message=\"", s->trouble);
    writer_add_z(&report->w, ">");
    if (s->line)
        writer_addf(&report->w, "line %u", (unsigned)s->line);
    writer_add_z(&report->w, "</error></testcase>\n  </testsuite>\n");
}

static void write_suite(drg_report *report, const struct suite *s)
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

/* ---- Gathering ---------------------------------------------------------------------------------------------------------- */

static struct suite *add_suite(drg_report *report, drg_str file)
{
    struct junit *s = report->state;
    if (!arena_own(&s->arena, &file) || !vec_push(&s->suites, (struct suite){.file = file})) {
        report_fail_memory(report);
        return NULL;
    }
    return &s->suites.items[s->suites.count - 1];
}

static struct rule_case *add_case(drg_report *report, struct suite *suite, const char *name)
{
    struct rule_case made = {.name = name, .worst = DRG_ADVICE, .failed = buf_make(SIZE_MAX / 2), .told = buf_make(SIZE_MAX / 2)};
    if (vec_push(&suite->cases, made))
        return &suite->cases.items[suite->cases.count - 1];
    report_fail_memory(report);
    return NULL;
}

/* Opens the file's suite, again when it has one. */
static void file(drg_report *report)
{
    struct junit *s = report->state;
    drg_str name = str_from(report->source.name);
    uint32_t known = map_get(&s->by_file, name);
    struct suite *suite = known == DRG_NONE ? add_suite(report, name) : NULL;
    s->open = known == DRG_NONE ? (uint32_t)s->suites.count - 1 : known;
    if (!suite)
        return;
    if (!map_set(&s->by_file, suite->file, s->open))
        report_fail_memory(report);
    for (size_t i = 0; i < report->options.rule_count; i++)
        add_case(report, suite, report->options.rules[i]->name);
}

static struct rule_case *find_case(drg_report *report, const char *name)
{
    struct junit *s = report->state;
    struct suite *suite = s->open < s->suites.count ? &s->suites.items[s->open] : NULL;
    for (size_t i = 0; suite && i < suite->cases.count; i++)
        if (strcmp(suite->cases.items[i].name, name) == 0)
            return &suite->cases.items[i];
    return suite ? add_case(report, suite, name) : NULL;
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
    struct junit *s = report->state;
    struct suite *suite = add_suite(report, str_from(error->file));
    if (!suite)
        return;
    suite->trouble = str_from(error->message);
    suite->line = error->pos.line;
    if (!arena_own(&s->arena, &suite->trouble))
        report_fail_memory(report);
}

static void finish(drg_report *report)
{
    const struct junit *s = report->state;
    for (size_t i = 0; i < s->suites.count; i++)
        (s->suites.items[i].trouble.ptr ? write_trouble : write_suite)(report, &s->suites.items[i]);
    writer_add_z(&report->w, "</testsuites>\n");
}

static void free_suite(struct suite *suite)
{
    for (size_t i = 0; i < suite->cases.count; i++) {
        buf_free(&suite->cases.items[i].failed);
        buf_free(&suite->cases.items[i].told);
    }
    vec_free(&suite->cases);
}

static void free_state(drg_report *report)
{
    struct junit *s = report->state;
    for (size_t i = 0; i < s->suites.count; i++)
        free_suite(&s->suites.items[i]);
    vec_free(&s->suites);
    map_free(&s->by_file);
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
