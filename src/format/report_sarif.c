/* report_sarif.c - findings as SARIF 2.1.0 (OASIS), for code scanning.
 *
 * Results are written as they come; what is known at the end alone, the invocation, stands last, as JSON allows. Columns
 * count code points and say so. Files are named relative to where the program ran. */
#include "base/arena.h"
#include "base/vec.h"
#include "format/formats.h"
#include "format/report.h"
#include "syntax/json_write.h"

#define SCHEMA "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#define BASE_ID "%SRCROOT%"

struct sarif {
    struct json j;
    struct buf message; /* scratch */
    struct arena arena; /* of the troubles */
    VEC(drg_error *) troubles;
};

static struct json *json_of(drg_report *report)
{
    return &((struct sarif *)report->state)->j;
}

/* {"text": ...} under a key. Braces are doubled, since single ones hold numbers of arguments (section 3.11.5). */
static void write_message(drg_report *report, const char *key, drg_str text)
{
    struct sarif *s = report->state;
    buf_cut(&s->message, 0);
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '{' || text.ptr[i] == '}')
            buf_add_char(&s->message, text.ptr[i]);
        buf_add_char(&s->message, text.ptr[i]);
    }
    if (s->message.failed)
        report_fail_memory(report);
    json_key(&s->j, key);
    json_object(&s->j);
    json_key_string(&s->j, "text", buf_str(&s->message));
    json_end(&s->j);
}

static const char *level_of(drg_severity severity)
{
    static const char *const levels[SEVERITY_COUNT] = {[DRG_ERROR] = "error", [DRG_WARNING] = "warning", [DRG_ADVICE] = "note"};
    return levels[severity];
}

/* ---- Places ------------------------------------------------------------------------------------------------------------- */

/* RFC 3986: what is not unreserved is percent-encoded, byte by byte; slashes part folders. */
static void add_uri(struct buf *into, drg_str path)
{
    while (str_starts(path, STR("./")))
        path = str_cut(path, 2, path.len);
    buf_add_z(into, str_starts(path, STR("/")) ? "file://" : "");
    for (size_t i = 0; i < path.len; i++) {
        char c = path.ptr[i];
        if (is_ascii_alpha(c) || is_ascii_digit(c) || (c && strchr("-._~/", c)))
            buf_add_char(into, c);
        else
            buf_addf(into, "%%%02X", (unsigned)(unsigned char)c);
    }
}

static void write_artifact(drg_report *report, drg_str file)
{
    struct json *j = json_of(report);
    buf_cut(&report->line, 0);
    add_uri(&report->line, file);
    json_key(j, "artifactLocation");
    json_object(j);
    json_key_string(j, "uri", buf_str(&report->line));
    if (!str_starts(file, STR("/")))
        json_key_string(j, "uriBaseId", STR(BASE_ID));
    json_end(j);
}

/* `end` is the column after the last. */
static void write_region(struct json *j, const char *key, drg_pos start, drg_pos end)
{
    if (!start.line)
        return;
    json_key(j, key);
    json_object(j);
    json_key_number(j, "startLine", start.line);
    if (start.column) {
        json_key_number(j, "startColumn", start.column);
        json_key_number(j, "endLine", end.line);
        json_key_number(j, "endColumn", end.column);
    }
    json_end(j);
}

static void write_place(drg_report *report, drg_str file, drg_pos start, drg_pos end)
{
    struct json *j = json_of(report);
    json_key(j, "physicalLocation");
    json_object(j);
    write_artifact(report, file);
    write_region(j, "region", start, end);
    json_end(j);
}

/* A segment is to a translator what a function is to a programmer. */
static void write_segment(struct json *j, drg_str id)
{
    if (!id.len)
        return;
    json_key(j, "logicalLocations");
    json_array(j);
    json_object(j);
    json_key_string(j, "name", id);
    json_key_string(j, "kind", STR("resource"));
    json_end(j);
    json_end(j);
}

static void write_location(drg_report *report, const struct report_item *item)
{
    const drg_finding *f = item->finding;
    struct json *j = json_of(report);
    json_key(j, "locations");
    json_array(j);
    json_object(j);
    write_place(report, f->file, f->place, report_end(item));
    write_segment(j, f->segment);
    json_end(j);
    json_end(j);
}

/* The source segment's term. */
static void write_related(drg_report *report, const struct report_item *item)
{
    const drg_finding *f = item->finding;
    struct json *j = json_of(report);
    drg_pos start = report_src_pos(item), end = start;
    if (!start.line || !report_is_bilingual(f))
        return;
    if (f->src_span.end > f->src_span.start)
        end = drg_text_pos(item->sides.src.text, f->src_span.end);
    json_key(j, "relatedLocations");
    json_array(j);
    json_object(j);
    json_key_number(j, "id", 1);
    write_message(report, "message", f->src_surface.len ? f->src_surface : STR("source"));
    write_place(report, str_from(item->sides.src.text->name), start, end);
    json_end(j);
    json_end(j);
}

/* ---- Results -------------------------------------------------------------------------------------------------------------- */

/* The suggestion as the file's format spells it; false: it cannot. */
static bool spell(struct buf *into, const struct report_item *item)
{
    const drg_finding *f = item->finding;
    const drg_text *text = item->sides.tgt.text;
    if (text && text->view.spell)
        return text->view.spell(into, f->suggestions[0], f->surface);
    buf_add(into, f->suggestions[0]);
    return true;
}

static void write_replacement(drg_report *report, const struct report_item *item, drg_str text)
{
    struct json *j = json_of(report);
    json_key(j, "replacements");
    json_array(j);
    json_object(j);
    write_region(j, "deletedRegion", item->finding->place, report_end(item));
    json_key(j, "insertedContent");
    json_object(j);
    json_key_string(j, "text", text);
    json_end(j);
    json_end(j);
    json_end(j);
}

/* A place in the text of a packed document is none in its file. */
static bool is_fixable(const struct report_item *item)
{
    const drg_finding *f = item->finding;
    const drg_text *text = item->sides.tgt.text;
    return f->is_sure && f->suggestion_count && f->place.column && f->span.end > f->span.start && !(text && text->package);
}

static void write_fixes(drg_report *report, const struct report_item *item)
{
    struct json *j = json_of(report);
    struct buf text = buf_make(SIZE_MAX / 2);
    if (is_fixable(item) && spell(&text, item)) {
        json_key(j, "fixes");
        json_array(j);
        json_object(j);
        write_message(report, "description", STR("write what the glossary prefers"));
        json_key(j, "artifactChanges");
        json_array(j);
        json_object(j);
        write_artifact(report, item->finding->file);
        write_replacement(report, item, buf_str(&text));
        json_end(j);
        json_end(j);
        json_end(j);
        json_end(j);
    }
    if (text.failed)
        report_fail_memory(report);
    buf_free(&text);
}

static void write_properties(struct json *j, const drg_finding *f)
{
    json_key(j, "properties");
    json_object(j);
    json_key_string(j, "lang", f->lang);
    if (f->concept_id.len)
        json_key_string(j, "concept", f->concept_id);
    if (f->surface.len)
        json_key_string(j, "surface", f->surface);
    json_key_strings(j, "suggestions", f->suggestions, f->suggestion_count);
    json_end(j);
}

static void add(drg_report *report, const struct report_item *item)
{
    const drg_finding *f = item->finding;
    struct json *j = json_of(report);
    uint32_t rule = report_rule(report, f->rule);
    json_object(j);
    json_key_string(j, "ruleId", str_from(f->rule));
    if (rule != DRG_NONE)
        json_key_number(j, "ruleIndex", rule);
    json_key_string(j, "level", str_from(level_of(f->severity)));
    write_message(report, "message", f->message);
    write_location(report, item);
    write_related(report, item);
    json_key(j, "partialFingerprints");
    json_object(j);
    json_key_string(j, "dragoman/v1", str_from(item->fingerprint));
    json_end(j);
    write_fixes(report, item);
    write_properties(j, f);
    json_end(j);
}

/* ---- The run ---------------------------------------------------------------------------------------------------------------- */

static void write_rule(drg_report *report, const drg_rule_info *rule)
{
    struct json *j = json_of(report);
    struct buf *help = &report->line;
    json_object(j);
    json_key_string(j, "id", str_from(rule->name));
    write_message(report, "shortDescription", str_from(rule->summary));
    if (rule->explanation) {
        write_message(report, "fullDescription", str_from(rule->explanation));
        buf_cut(help, 0);
        buf_add_z(help, rule->explanation);
        buf_add_z(help, rule->example ? "\n\n" : "");
        buf_add_z(help, rule->example ? rule->example : "");
        write_message(report, "help", buf_str(help));
    }
    json_key(j, "defaultConfiguration");
    json_object(j);
    json_key_string(j, "level", str_from(level_of(rule->severity)));
    json_end(j);
    json_end(j);
}

static void write_tool(drg_report *report)
{
    struct json *j = json_of(report);
    json_key(j, "tool");
    json_object(j);
    json_key(j, "driver");
    json_object(j);
    json_key_string(j, "name", STR("dragoman"));
    json_key_string(j, "semanticVersion", str_from(drg_version()));
    json_key(j, "rules");
    json_array(j);
    for (size_t i = 0; i < report->options.rule_count; i++)
        write_rule(report, report->options.rules[i]);
    json_end(j);
    json_end(j);
    json_end(j);
}

static void begin(drg_report *report)
{
    struct json *j = json_of(report);
    ((struct sarif *)report->state)->message = buf_make(SIZE_MAX / 2);
    *j = (struct json){.out = &report->w, .lines = 4};
    json_object(j);
    json_key_string(j, "$schema", STR(SCHEMA));
    json_key_string(j, "version", STR("2.1.0"));
    json_key(j, "runs");
    json_array(j);
    json_object(j);
    write_tool(report);
    json_key(j, "originalUriBaseIds");
    json_object(j);
    json_key(j, BASE_ID);
    json_object(j);
    write_message(report, "description", STR("the folder that the program ran in"));
    json_end(j);
    json_end(j);
    json_key_string(j, "columnKind", STR("unicodeCodePoints"));
    json_key(j, "results");
    json_array(j);
}

static void trouble(drg_report *report, const drg_error *error)
{
    struct sarif *s = report->state;
    drg_error *own = arena_alloc(&s->arena, sizeof *own);
    if (!own || !vec_push(&s->troubles, own)) {
        report_fail_memory(report);
        return;
    }
    *own = *error;
}

static void write_notification(drg_report *report, const drg_error *error)
{
    struct json *j = json_of(report);
    json_object(j);
    json_key_string(j, "level", STR("error"));
    write_message(report, "message", str_from(error->message));
    if (error->file[0]) {
        json_key(j, "locations");
        json_array(j);
        json_object(j);
        write_place(report, str_from(error->file), error->pos, error->pos);
        json_end(j);
        json_end(j);
    }
    json_end(j);
}

static void finish(drg_report *report)
{
    struct sarif *s = report->state;
    struct json *j = json_of(report);
    json_end(j);
    json_key(j, "invocations");
    json_array(j);
    json_object(j);
    json_key(j, "executionSuccessful");
    json_bool(j, s->troubles.count == 0);
    if (s->troubles.count) {
        json_key(j, "toolExecutionNotifications");
        json_array(j);
        for (size_t i = 0; i < s->troubles.count; i++)
            write_notification(report, s->troubles.items[i]);
        json_end(j);
    }
    while (j->depth)
        json_end(j);
    writer_add_char(&report->w, '\n');
}

static void free_state(drg_report *report)
{
    struct sarif *s = report->state;
    arena_free(&s->arena);
    buf_free(&s->message);
    vec_free(&s->troubles);
}

const struct report_kind report_sarif = {.state_size = sizeof(struct sarif), .begin = begin, .add = add, .trouble = trouble,
                                         .finish = finish, .free = free_state};

const struct format format_sarif = {
    .name = "sarif",
    .extensions = " .sarif ",
    .summary = "SARIF 2.1.0, findings for code scanning",
    .report = &report_sarif,
};
