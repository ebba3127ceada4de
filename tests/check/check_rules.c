/* check_rules.c - the lists of segments that rules of check must and must not report.
 *
 * A list is named RULE.good or RULE.wrong; lines are
 *     LANGUAGES TAB source TAB translation [TAB surface [TAB suggestion]]
 *     LANGUAGE TAB draft [TAB surface [TAB suggestion]]
 * with LANGUAGES as "en-tr"; `#` begins a comment and \u{202E} stands for U+202E. The rule says nothing of a line of a
 * .good list; of a line of a .wrong list it says one thing, about the surface ("-": a place without one), and what it
 * would put there first is the suggestion. */
#include <criterion/criterion.h>
#include <dirent.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "dragoman/check.h"

#define LISTS TEST_SOURCE_DIR "/tests/check"

struct list {
    const char *path;
    drg_ctx *ctx;
    drg_checker *checker;
    bool is_good;
    size_t lines;
};

/* Puts the characters in place of their escapes. */
static drg_str unescape(struct buf *into, drg_str line)
{
    for (size_t at = 0; at < line.len; at++) {
        drg_str rest = str_cut(line, at, line.len);
        if (!str_starts(rest, STR("\\u{"))) {
            buf_add_char(into, line.ptr[at]);
            continue;
        }
        buf_add_code(into, (uint32_t)strtoul(rest.ptr + 3, NULL, 16));
        while (line.ptr[at] != '}')
            at++;
    }
    return buf_str(into);
}

static drg_findings *check_draft(const struct list *list, const char *lang, drg_str draft)
{
    drg_findings *findings = NULL;
    drg_text *text;
    drg_text_options options = {.lang = lang, .lines = true};
    cr_assert_eq(drg_text_parse(&text, list->ctx, draft, "", &options, NULL), DRG_OK);
    cr_assert_eq(drg_check_text(&findings, list->checker, text, NULL), DRG_OK);
    drg_text_free(text);
    return findings;
}

static drg_findings *check_segments(const struct list *list, char *langs, drg_str *rest)
{
    drg_findings *findings = NULL;
    drg_segment_pair pair = {.src_lang = langs};
    char *dash = strchr(langs, '-');
    if (dash) {
        *dash = '\0';
        pair.tgt_lang = dash + 1;
        str_split(rest, '\t', &pair.src);
    }
    str_split(rest, '\t', &pair.tgt);
    if (!dash)
        return check_draft(list, langs, pair.tgt);
    cr_assert_eq(drg_check_pair(&findings, list->checker, &pair, NULL), DRG_OK);
    return findings;
}

static void expect_finding(const struct list *list, unsigned number, const drg_findings *findings, drg_str rest)
{
    size_t count;
    drg_str surface = {0}, suggestion = {0};
    const drg_finding *found = drg_findings_list(findings, &count);
    cr_expect_eq(count, 1, "%s:%u: %zu findings instead of one; the last: %.*s", list->path, number, count,
                 STR_ARGS((count ? found[count - 1].message : STR("none"))));
    if (count == 0 || !str_split(&rest, '\t', &surface))
        return;
    drg_str wanted = str_eq_z(surface, "-") ? STR("") : surface;
    cr_expect(str_eq(found->surface, wanted), "%s:%u: is about '%.*s'", list->path, number, STR_ARGS(found->surface));
    if (!str_split(&rest, '\t', &suggestion))
        return;
    bool is_suggested = found->suggestion_count && str_eq(found->suggestions[0], suggestion);
    cr_expect(is_suggested, "%s:%u: suggests '%.*s'", list->path, number,
              STR_ARGS((found->suggestion_count ? found->suggestions[0] : STR("nothing"))));
}

static void check_line(struct list *list, unsigned number, drg_str line)
{
    struct buf text = buf_make(1 << 16);
    char langs[16] = "";
    drg_str rest = unescape(&text, line), tags;
    if (!line.len || line.ptr[0] == '#') {
        buf_free(&text);
        return;
    }
    bool has_tags = str_split(&rest, '\t', &tags) && tags.len < sizeof langs && rest.len;
    cr_assert(has_tags && utf8_is_valid(rest), "%s:%u: expected languages, tab, text", list->path, number);
    memcpy(langs, tags.ptr, tags.len);
    drg_findings *findings = check_segments(list, langs, &rest);
    size_t count;
    const drg_finding *found = drg_findings_list(findings, &count);
    if (list->is_good)
        cr_expect_eq(count, 0, "%s:%u: %.*s", list->path, number, STR_ARGS((count ? found[0].message : STR(""))));
    else
        expect_finding(list, number, findings, rest);
    list->lines++;
    drg_findings_free(findings);
    buf_free(&text);
}

static void check_list(const char *name)
{
    char path[512], rules[80];
    drg_glossary *glossary;
    struct list list = {.path = path, .is_good = str_ends(str_from(name), STR(".good"))};
    struct buf file = buf_make(1 << 24);
    drg_str rest, line;
    unsigned number = 0;
    snprintf(path, sizeof path, "%s/%s", LISTS, name);
    snprintf(rules, sizeof rules, "none,%.*s", (int)(strrchr(name, '.') - name), name);
    cr_assert(file_read(&file, path, NULL) == DRG_OK, "cannot read %s", path);
    cr_assert_eq(drg_ctx_new(&list.ctx, NULL, NULL), DRG_OK);
    cr_assert_eq(drg_glossary_parse(&glossary, list.ctx, STR("en,tr,ar,ru\n"), "none.csv", NULL, NULL), DRG_OK);
    drg_check_options options = {.rules = rules};
    drg_error err = {0};
    cr_assert_eq(drg_checker_new(&list.checker, list.ctx, glossary, &options, &err), DRG_OK, "%s: %s", path, err.message);
    for (rest = buf_str(&file); str_split(&rest, '\n', &line);)
        check_line(&list, ++number, line);
    cr_expect(list.lines > 0, "%s: no lines", path);
    drg_checker_free(list.checker);
    drg_glossary_free(glossary);
    drg_ctx_free(list.ctx);
    buf_free(&file);
}

static int is_list(const struct dirent *entry)
{
    drg_str name = str_from(entry->d_name);
    return str_ends(name, STR(".good")) || str_ends(name, STR(".wrong"));
}

Test(check_rules, lists)
{
    struct dirent **entries;
    int count = scandir(LISTS, &entries, is_list, alphasort);
    cr_assert(count > 0, "no lists in %s", LISTS);
    for (int i = 0; i < count; i++) {
        check_list(entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
}
