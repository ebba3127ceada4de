/* test_report.c - reports of findings: every format, hostile text in every field, fingerprints, sinks that fail. */
#include <criterion/criterion.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/writer.h"
#include "dragoman/report.h"
#include "dragoman/stream.h"
#include "support/json_check.h"

static const drg_rule_info missing = {"term-missing", DRG_WARNING, "no term", "A paragraph.", "en: court\ntr: divan", true};
static const drg_rule_info silent = {"silent-rule", DRG_ERROR, "finds nothing", NULL, NULL, true};
static const drg_rule_info *const rules[] = {&missing, &silent};
static const drg_report_options options = {.rules = rules, .rule_count = 2};

static const char *const formats[] = {"terminal", "line", "json", "jsonl", "tsv", "sarif", "junit", "github", "html", "words"};
enum { FORMAT_COUNT = sizeof formats / sizeof formats[0] };

/* Markup, quotes, controls, bidi controls, a command for an annotation, a formula, ill-formed bytes. */
#define HOSTILE "=<b onclick=\"x\">&'\"</script>]]>\x1b[31m\r\n::error::%0A\xE2\x80\xAE{0}[a](1)\x01"

struct scene {
    drg_ctx *ctx;
    drg_bitext *bitext;
    drg_report_source source;
};

static struct scene scene_of(const char *tsv)
{
    struct scene s = {0};
    drg_error err = {0};
    cr_assert_eq(drg_ctx_new(&s.ctx, NULL, &err), DRG_OK);
    cr_assert_eq(drg_bitext_parse(&s.bitext, s.ctx, str_from(tsv), "job.tsv", NULL, &err), DRG_OK, "%s", err.message);
    s.source = (drg_report_source){.name = "job.tsv", .bitext = s.bitext};
    return s;
}

static void scene_free(struct scene *s)
{
    drg_bitext_free(s->bitext);
    drg_ctx_free(s->ctx);
}

/* A finding on `tgt` of a row, whose source has `src`. */
static drg_finding finding_of(const struct scene *s, uint32_t row, const char *src, const char *tgt)
{
    size_t count;
    const drg_text *const *texts = drg_bitext_texts(s->bitext, &count);
    drg_str whole = drg_text_source(texts[0]);
    const drg_segment *en = &drg_text_segments(texts[0], &count)[row], *tr = &drg_text_segments(texts[1], &count)[row];
    drg_finding f = {.rule = "term-missing", .severity = DRG_WARNING, .message = STR("'court' is not rendered"),
                     .file = STR("job.tsv"), .concept_id = STR("c1"), .lang = STR("tr"), .row = row, .src_lang = STR("en")};
    for (uint32_t at = en->span.start; at + strlen(src) <= en->span.end; at++)
        if (memcmp(whole.ptr + at, src, strlen(src)) == 0)
            f.src_span = (drg_span){at, at + (uint32_t)strlen(src)};
    for (uint32_t at = tr->span.start; at + strlen(tgt) <= tr->span.end; at++)
        if (memcmp(whole.ptr + at, tgt, strlen(tgt)) == 0)
            f.span = (drg_span){at, at + (uint32_t)strlen(tgt)};
    f.src_surface = drg_text_slice(texts[0], f.src_span);
    f.surface = drg_text_slice(texts[1], f.span);
    f.place = drg_text_pos(texts[1], f.span.start);
    return f;
}

static drg_status write_report(const char *format, const struct scene *s, const drg_finding *list, size_t count, drg_sink sink)
{
    drg_report *report;
    drg_error err = {0}, trouble = {.code = DRG_EIO, .file = "lost.tsv", .message = "cannot open " HOSTILE};
    drg_status status = drg_report_new(&report, format, &options, sink, &err);
    if (status)
        return status;
    status = drg_report_file(report, &s->source, &err);
    for (size_t i = 0; i < count && !status; i++)
        status = drg_report_add(report, &list[i], &err);
    if (!status)
        status = drg_report_trouble(report, &trouble, &err);
    if (!status)
        status = drg_report_finish(report, &err);
    drg_report_free(report);
    return status;
}

static struct buf report_in(const char *format, const struct scene *s, const drg_finding *list, size_t count)
{
    struct buf out = buf_make(SIZE_MAX / 4);
    cr_assert_eq(write_report(format, s, list, count, buf_sink(&out)), DRG_OK, "%s", format);
    return out;
}

static bool has(const struct buf *out, const char *part)
{
    return strstr(out->ptr ? out->ptr : "", part) != NULL;
}

/* ---- What reports say ---------------------------------------------------------------------------------------------- */

static const char pairs[] = "en\ttr\nThe court met.\tDivan toplandı.\nThe court met.\tDivan toplandı.\n";

Test(report, terminal_marks_both_sides)
{
    struct scene s = scene_of("en\ttr\nThe 日本 court met.\tE\xCC\x81 Divan toplandı.\n");
    drg_str suggestion = STR("Mahkeme");
    drg_finding f = finding_of(&s, 0, "court", "Divan");
    f.suggestions = &suggestion;
    f.suggestion_count = 1;
    struct buf out = report_in("terminal", &s, &f, 1);
    cr_expect(has(&out, "job.tsv:2:22: warning: 'court' is not rendered [term-missing]\n"
                        "  en │ The 日本 court met.\n"
                        "     │          ^^^^^\n"
                        "  tr │ E\xCC\x81 Divan toplandı.\n"
                        "     │   ^^^^^\n"
                        "     = use: Mahkeme\n\n"
                        "1 warning in 1 file of 1 segment; 1 input could not be read\n"),
              "%s", out.ptr);
    buf_free(&out);
    scene_free(&s);
}

Test(report, right_to_left_text_is_isolated_piece_by_piece)
{
    static const struct {
        const char *message, *shown;
    } cases[] = {
        {"'a' is not rendered by 'وزارة'", "'a' is not rendered by '\xE2\x81\xA8وزارة\xE2\x81\xA9'"},
        {"'وزارة (EU)' and 'b'", "'\xE2\x81\xA8وزارة (EU)\xE2\x81\xA9' and 'b'"},
        {"'Turkey's' is deprecated", "'Turkey's' is deprecated"},
        {"found وزارة العدل, not x", "found \xE2\x81\xA8وزارة العدل\xE2\x81\xA9, not x"},
        {"سَلَامٌ and سلام", "\xE2\x81\xA8سَلَامٌ\xE2\x81\xA9 and \xE2\x81\xA8سلام\xE2\x81\xA9"},
        {"'open وزارة", "'open \xE2\x81\xA8وزارة\xE2\x81\xA9"},
    };
    struct scene s = scene_of(pairs);
    drg_finding f = finding_of(&s, 0, "court", "Divan");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        f.message = str_from(cases[i].message);
        struct buf out = report_in("line", &s, &f, 1);
        cr_expect(has(&out, cases[i].shown), "%s: %s", cases[i].message, out.ptr);
        buf_free(&out);
    }
    scene_free(&s);
}

Test(report, sarif_has_what_code_scanning_needs)
{
    struct scene s = scene_of(pairs);
    drg_str suggestion = STR("Mahkeme {0}");
    drg_finding f = finding_of(&s, 1, "court", "Divan");
    f.suggestions = &suggestion;
    f.suggestion_count = 1;
    f.is_sure = true;
    f.segment = STR("unit 7");
    f.file = STR("./a b/ü:%.tsv");
    struct buf out = report_in("sarif", &s, &f, 1);
    cr_expect_null(json_fault(buf_str(&out)), "%s", json_fault(buf_str(&out)));
    static const char *const parts[] = {
        "\"uri\": \"a%20b/%C3%BC%3A%25.tsv\"",
        "\"columnKind\": \"unicodeCodePoints\"",
        "\"region\": {\"startLine\": 3, \"startColumn\": 16, \"endLine\": 3, \"endColumn\": 21}",
        "\"relatedLocations\": [{\"id\": 1, \"message\": {\"text\": \"court\"}",
        "\"logicalLocations\": [{\"name\": \"unit 7\"",
        "\"insertedContent\": {\"text\": \"Mahkeme {0}\"}",
        "\"executionSuccessful\": false, \"toolExecutionNotifications\"",
        "\"ruleIndex\": 0",
    };
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        cr_expect(has(&out, parts[i]), "%s not in %s", parts[i], out.ptr);
    buf_free(&out);
    scene_free(&s);
}

Test(report, junit_passes_rules_that_find_nothing)
{
    struct scene s = scene_of(pairs);
    drg_finding f = finding_of(&s, 0, "court", "Divan");
    struct buf out = report_in("junit", &s, &f, 1);
    cr_expect(has(&out, "tests=\"2\" failures=\"1\" errors=\"0\""));
    cr_expect(has(&out, "name=\"silent-rule\" time=\"0\"></testcase>"));
    cr_expect(has(&out, "errors=\"1\""));
    buf_free(&out);
    f.severity = DRG_ADVICE;
    out = report_in("junit", &s, &f, 1);
    cr_expect(has(&out, "tests=\"2\" failures=\"0\""));
    cr_expect(has(&out, "<system-out>"));
    buf_free(&out);
    scene_free(&s);
}

Test(report, page_shows_both_sides)
{
    struct scene s = scene_of("en\tar\nThe court met.\tاجتمع الديوان\nThe court met.\tThe court met.\n");
    drg_finding list[2];
    for (uint32_t i = 0; i < 2; i++) {
        list[i] = finding_of(&s, i, "court", i ? "met" : "الديوان");
        list[i].lang = STR("ar");
    }
    list[1].severity = DRG_ADVICE;
    struct buf out = report_in("html", &s, list, 2);
    static const char *const parts[] = {
        "<div class=\"side\" lang=\"en\" dir=\"ltr\"><span class=\"tag\">English</span><p dir=\"ltr\">The "
        "<mark class=\"warning\">court</mark> met.</p>",
        "<div class=\"side\" lang=\"ar\" dir=\"rtl\"><span class=\"tag\">العربية</span><p>اجتمع "
        "<mark class=\"warning\">الديوان</mark></p>",
        "<p dir=\"ltr\">The court <mark class=\"advice\">met</mark>.</p>", /* never translated: it reads rightwards */
        "<li class=\"warning\"><b>1</b> warning</li>",
        "\xE2\x80\x9C<bdi>court</bdi>\xE2\x80\x9D is not rendered",
        "<dt id=\"rule-term-missing\">",
        "<b>1</b> of <b>1</b> file",
    };
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        cr_expect(has(&out, parts[i]), "%s", parts[i]);
    cr_expect(!has(&out, " style=") && !has(&out, "onclick=\"") && !has(&out, "://"), "nothing from elsewhere");
    buf_free(&out);
    scene_free(&s);
}

Test(report, page_is_bounded)
{
    enum { COUNT = 10100 };
    struct scene s = scene_of(pairs);
    drg_finding *list = calloc(COUNT, sizeof *list);
    for (size_t i = 0; i < COUNT; i++)
        list[i] = finding_of(&s, i % 2, "court", "Divan");
    struct buf out = report_in("html", &s, list, COUNT);
    cr_expect(has(&out, "<b>10100</b> warnings"));
    cr_expect(has(&out, "The first 10000 of 10100 findings are shown"));
    buf_free(&out);
    free(list);
    scene_free(&s);
}

/* ---- Hostile text ---------------------------------------------------------------------------------------------------- */

static void expect_safe(const char *format, const struct buf *out)
{
    bool is_line_based = strcmp(format, "html") != 0;
    cr_expect_null(memchr(out->ptr, 0x1b, out->len), "%s: escape", format);
    cr_expect_null(memchr(out->ptr, 0x01, out->len), "%s: control", format);
    cr_expect_null(memchr(out->ptr, '\r', out->len), "%s: carriage return", format);
    if (strcmp(format, "tsv") != 0)
        cr_expect(!has(out, "\xE2\x80\xAE"), "%s: override", format);
    if (strcmp(format, "junit") == 0 || strcmp(format, "html") == 0)
        cr_expect(!has(out, "<b onclick"), "%s: markup", format);
    if (is_line_based)
        cr_expect(!has(out, "\n::error::%"), "%s: a line of its own", format);
    if (strcmp(format, "tsv") == 0)
        cr_expect(!has(out, "\t=<b") && has(out, "\t'=<b"), "%s: formula", format);
}

Test(report, hostile_text_stays_text)
{
    struct scene s = scene_of("en\ttr\nThe " "=<b onclick='x'>court\x1b[31m" " met.\tDivan \xE2\x80\xAE toplandı.\n");
    drg_str suggestions[] = {STR(HOSTILE), STR("\xFF\xFE")};
    drg_finding f = finding_of(&s, 0, "court", "Divan");
    f.message = STR("'" HOSTILE "' \xFF");
    f.file = f.concept_id = f.segment = f.surface = f.src_surface = STR(HOSTILE);
    f.suggestions = suggestions;
    f.suggestion_count = 2;
    f.is_sure = true;
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        struct buf out = report_in(formats[i], &s, &f, 1);
        expect_safe(formats[i], &out);
        if (strcmp(formats[i], "json") == 0 || strcmp(formats[i], "sarif") == 0)
            cr_expect_null(json_fault(buf_str(&out)), "%s: %s", formats[i], json_fault(buf_str(&out)));
        buf_free(&out);
    }
    scene_free(&s);
}

/* ---- Places that are none, and rows of none --------------------------------------------------------------------------- */

Test(report, findings_without_a_place)
{
    struct scene s = scene_of(pairs);
    drg_finding whole = {.rule = "other-rule", .severity = DRG_ERROR, .message = STR("said twice"), .row = DRG_NONE};
    drg_finding beyond = finding_of(&s, 0, "court", "Divan");
    beyond.row = 77;
    beyond.place = (drg_pos){0, 0};
    drg_finding list[] = {whole, beyond, finding_of(&s, 1, "court", "Divan")};
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        struct buf out = report_in(formats[i], &s, list, 3);
        cr_expect(out.len > 0, "%s", formats[i]);
        buf_free(&out);
    }
    scene_free(&s);
}

Test(report, nothing_found)
{
    struct scene s = scene_of(pairs);
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        struct buf out = report_in(formats[i], &s, NULL, 0);
        if (strcmp(formats[i], "json") == 0)
            cr_expect(str_eq_z(buf_str(&out), "[]\n"), "%s", out.ptr);
        buf_free(&out);
    }
    drg_report *report;
    drg_error err = {0};
    cr_expect_eq(drg_report_new(&report, "docx", NULL, drg_sink_stdio(stdout), &err), DRG_EFORMAT);
    cr_expect_null(report);
    cr_expect(strstr(err.message, "sarif"), "%s", err.message);
    scene_free(&s);
}

/* ---- Fingerprints ------------------------------------------------------------------------------------------------------- */

static void print_of(char out[DRG_FINGERPRINT_SIZE], drg_fingerprints *prints, const drg_finding *f)
{
    cr_assert_eq(drg_finding_fingerprint(out, prints, f, NULL), DRG_OK);
}

/* Fingerprints of the findings on the last two rows of a text. */
static void prints_of(char out[2][DRG_FINGERPRINT_SIZE], const char *tsv, uint32_t row)
{
    struct scene s = scene_of(tsv);
    drg_fingerprints *prints;
    cr_assert_eq(drg_fingerprints_new(&prints, NULL), DRG_OK);
    drg_fingerprints_file(prints, &s.source);
    for (uint32_t i = 0; i < 2; i++) {
        drg_finding f = finding_of(&s, row + i, "court", "Divan");
        print_of(out[i], prints, &f);
    }
    drg_fingerprints_free(prints);
    scene_free(&s);
}

Test(report, fingerprints_stay_when_lines_move)
{
    char before[2][DRG_FINGERPRINT_SIZE], after[2][DRG_FINGERPRINT_SIZE], mended[2][DRG_FINGERPRINT_SIZE];
    prints_of(before, pairs, 0);
    prints_of(after, "en\ttr\nNews.\tHaberler.\nThe court met.\tDivan toplandı.\nThe court met.\tDivan toplandı.\n", 1);
    prints_of(mended, "en\ttr\nThe court met.\tDivan toplandı.\nThe court met.\tDivan dün toplandı.\n", 0);
    cr_expect_str_neq(before[0], before[1], "equals have a number");
    for (int i = 0; i < 2; i++) {
        cr_expect_str_eq(before[i], after[i]);
        cr_expect_str_eq(before[i], mended[i], "a translation is still being worked on");
    }
}

Test(report, fingerprints_tell_findings_apart)
{
    struct scene s = scene_of(pairs);
    drg_fingerprints *prints;
    char seen[6][DRG_FINGERPRINT_SIZE];
    cr_assert_eq(drg_fingerprints_new(&prints, NULL), DRG_OK);
    drg_finding base = finding_of(&s, 0, "court", "Divan"), list[6];
    for (size_t i = 0; i < 6; i++)
        list[i] = base;
    list[1].rule = "silent-rule";
    list[2].file = STR("other.tsv");
    list[3].surface = STR("divan");
    list[4].concept_id = STR("c2");
    list[5].segment = STR("unit 7");
    for (size_t i = 0; i < 6; i++) {
        drg_fingerprints_file(prints, &s.source);
        print_of(seen[i], prints, &list[i]);
        for (size_t j = 0; j < i; j++)
            cr_expect_str_neq(seen[i], seen[j], "%zu and %zu", i, j);
    }
    list[0].file = STR("./job.tsv");
    drg_fingerprints_file(prints, &s.source);
    char again[DRG_FINGERPRINT_SIZE];
    print_of(again, prints, &list[0]);
    cr_expect_str_eq(again, seen[0]);
    drg_fingerprints_free(prints);
    scene_free(&s);
}

Test(report, what_is_passed_over_keeps_its_number)
{
    struct scene s = scene_of(pairs);
    drg_finding list[] = {finding_of(&s, 0, "court", "Divan"), finding_of(&s, 1, "court", "Divan")};
    char prints[2][DRG_FINGERPRINT_SIZE];
    prints_of(prints, pairs, 0);
    struct buf out = buf_make(100000);
    drg_report *report;
    cr_assert_eq(drg_report_new(&report, "jsonl", NULL, buf_sink(&out), NULL), DRG_OK);
    cr_assert_eq(drg_report_file(report, &s.source, NULL), DRG_OK);
    cr_assert_eq(drg_report_pass(report, &list[0], NULL), DRG_OK);
    cr_assert_eq(drg_report_add(report, &list[1], NULL), DRG_OK);
    cr_assert_eq(drg_report_finish(report, NULL), DRG_OK);
    drg_report_free(report);
    cr_expect(has(&out, prints[1]) && !has(&out, prints[0]), "%s", out.ptr);
    buf_free(&out);
    scene_free(&s);
}

static bool contains(drg_str s, const char *part)
{
    while (s.len && !str_starts(s, str_from(part)))
        s = str_cut(s, 1, s.len);
    return s.len > 0;
}

/* ---- Parts of a file ---------------------------------------------------------------------------------------------------------- */

enum { ROWS = 300 };

/* Reads a file in parts and reports a finding on each row; the number of parts. */
static size_t report_parts(struct buf *out, const char *format, const char *path)
{
    static const drg_stream_options small = {.bitext = true, .batch = 1000, .text = {.format = "tsv"}};
    drg_error err = {0};
    drg_ctx *ctx;
    drg_stream *stream;
    drg_report *report;
    drg_batch batch = {0};
    size_t parts = 0, rows;
    cr_assert_eq(drg_ctx_new(&ctx, NULL, &err), DRG_OK);
    cr_assert_eq(drg_stream_open(&stream, ctx, path, &small, &err), DRG_OK, "%s", err.message);
    cr_assert_eq(drg_report_new(&report, format, &options, buf_sink(out), &err), DRG_OK);
    while (!batch.is_last) {
        struct scene part = {0};
        cr_assert_eq(drg_stream_next(stream, &batch, &err), DRG_OK);
        cr_assert_eq(drg_bitext_of_batch(&part.bitext, ctx, &batch, "job.tsv", "tsv", "UTF-8", &err), DRG_OK, "%s", err.message);
        drg_report_source source = {.name = "job.tsv", .bitext = part.bitext, .start = batch.start};
        cr_assert_eq((parts++ ? drg_report_part : drg_report_file)(report, &source, &err), DRG_OK);
        drg_bitext_rows(part.bitext, &rows);
        for (uint32_t i = 0; i < rows; i++) {
            drg_finding f = finding_of(&part, i, "court", "Divan");
            cr_assert_eq(drg_report_add(report, &f, &err), DRG_OK);
        }
        drg_bitext_free(part.bitext);
    }
    cr_assert_eq(drg_report_finish(report, &err), DRG_OK);
    drg_report_free(report);
    drg_batch_free(&batch);
    drg_stream_free(stream);
    drg_ctx_free(ctx);
    return parts;
}

Test(report, parts_of_a_file_are_one_file)
{
    char path[] = TEST_BINARY_DIR "/report-parts.tsv";
    FILE *file = fopen(path, "w");
    cr_assert_not_null(file);
    fputs("en\ttr\n", file);
    for (int i = 0; i < ROWS; i++)
        fputs("The court met.\tDivan toplandı.\n", file);
    fclose(file);
    struct buf out = buf_make(SIZE_MAX / 4);
    cr_expect_gt(report_parts(&out, "jsonl", path), 2);
    drg_str rest = buf_str(&out), line;
    char start[100];
    size_t row_size = strlen("The court met.\tDivan toplandı.\n"), at = strlen("en\ttr\nThe court met.\t");
    for (unsigned i = 0; i < ROWS; i++, at += row_size) {
        cr_assert(str_split(&rest, '\n', &line));
        snprintf(start, sizeof start, "\"row\":%u,", i + 1);
        cr_expect(contains(line, start), "%s not in %.*s", start, (int)line.len, line.ptr);
        snprintf(start, sizeof start, "\"start\":%zu,\"end\":%zu,\"line\":%u,", at, at + 5, i + 2);
        cr_expect(contains(line, start), "%s not in %.*s", start, (int)line.len, line.ptr);
    }
    buf_cut(&out, 0);
    report_parts(&out, "html", path);
    cr_expect(has(&out, "<h3>Segment 300</h3>") && has(&out, "in <b>1</b> of <b>1</b> file \xC2\xB7 <b>300</b> segments"));
    buf_free(&out);
    remove(path);
}

/* ---- Sinks that fail ------------------------------------------------------------------------------------------------------- */

static drg_status write_some(void *user, const void *data, size_t len, drg_error *err)
{
    size_t *room = user;
    (void)data;
    if (len > *room)
        return fail(err, DRG_EIO, NOWHERE, "no space left");
    *room -= len;
    return DRG_OK;
}

Test(report, a_full_disk_is_said)
{
    struct scene s = scene_of(pairs);
    drg_finding list[200];
    for (size_t i = 0; i < 200; i++)
        list[i] = finding_of(&s, i % 2, "court", "Divan");
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        for (size_t room = 0; room < 20000; room += 9000) {
            size_t left = room;
            drg_status status = write_report(formats[i], &s, list, 200, (drg_sink){write_some, &left});
            cr_expect(status == DRG_EIO || left < room, "%s with room for %zu: %s", formats[i], room, drg_status_name(status));
            cr_expect(room > 0 || status == DRG_EIO, "%s", formats[i]);
        }
    scene_free(&s);
}
