/* report_overview.c - what stands above the findings on their page: how many there are, of which rules, in which files, of
 * which terms, and the filters. The lists are links to the first of each; with a script they filter. */
#include <inttypes.h>

#include "format/html_shell.h"
#include "format/report_html.h"
#include "syntax/escape.h"

enum { SHOWN_AT_ONCE = 8, MOST_LISTED = 500 };

static const struct {
    const char *one, *many, *filter;
} words[SEVERITY_COUNT] = {
    [DRG_ERROR] = {"error", "errors", "Errors"},
    [DRG_WARNING] = {"warning", "warnings", "Warnings"},
    [DRG_ADVICE] = {"piece of advice", "pieces of advice", "Advice"},
};

/* ---- Header ------------------------------------------------------------------------------------------------------------- */

static void write_number(struct writer *w, uint64_t count, const char *one, const char *many)
{
    writer_addf(w, "<b>%" PRIu64 "</b> %s", count, count == 1 ? one : many);
}

static void write_counts(drg_report *report)
{
    const struct report_totals *t = &report->totals;
    writer_add_z(&report->w, "<ul class=\"counts\">");
    for (size_t i = 0; i < SEVERITY_COUNT; i++) {
        writer_addf(&report->w, "<li class=\"%s%s\">", drg_severity_name((drg_severity)i), t->counts[i] ? "" : " zero");
        write_number(&report->w, t->counts[i], words[i].one, words[i].many);
        writer_add_z(&report->w, "</li>");
    }
    writer_add_z(&report->w, "</ul>\n");
}

static void write_summary(drg_report *report)
{
    const struct report_totals *t = &report->totals;
    const struct html_report *page = report->state;
    size_t found_in = 0;
    for (size_t i = 0; i < page->files.list.count; i++)
        found_in += tally_sum(&page->files.list.items[i]) > 0;
    writer_add_z(&report->w, "<p class=\"summary\">");
    writer_addf(&report->w, "in <b>%zu</b> of ", found_in);
    write_number(&report->w, t->files, "file", "files");
    if (t->segments) {
        writer_add_z(&report->w, " \xC2\xB7 ");
        write_number(&report->w, t->segments, "segment", "segments");
    }
    if (t->known) {
        writer_add_z(&report->w, " \xC2\xB7 ");
        write_number(&report->w, t->known, "known finding is not shown", "known findings are not shown");
    }
    writer_add_z(&report->w, "</p>\n");
}

static void write_troubles(drg_report *report)
{
    const struct html_report *page = report->state;
    if (!page->troubles.count)
        return;
    writer_add_z(&report->w, "<div class=\"troubles\"><h2>Not looked at</h2><ul>");
    for (size_t i = 0; i < page->troubles.count; i++) {
        const drg_error *error = page->troubles.items[i];
        writer_add_z(&report->w, "<li><bdi>");
        write_visible(&report->w, str_from(error->file));
        writer_add_z(&report->w, "</bdi>");
        if (error->pos.line)
            writer_addf(&report->w, ":%u:%u", (unsigned)error->pos.line, (unsigned)error->pos.column);
        writer_add_z(&report->w, error->file[0] ? ": " : "");
        write_visible(&report->w, str_from(error->message));
        writer_add_z(&report->w, "</li>");
    }
    writer_add_z(&report->w, "</ul></div>\n");
}

/* ---- Lists ---------------------------------------------------------------------------------------------------------------- */

/* Indexes of the tallies that count something, the most first, as they came among equals. */
static uint32_t *order(const struct tallies *tallies, size_t *count)
{
    uint32_t *list = malloc((tallies->list.count + 1) * sizeof *list);
    *count = 0;
    for (uint32_t i = 0; list && i < tallies->list.count; i++)
        if (tally_sum(&tallies->list.items[i]))
            list[(*count)++] = i;
    return list;
}

struct ranked {
    uint64_t sum;
    uint32_t index;
};

static int compare_ranked(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->sum != y->sum)
        return x->sum > y->sum ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

static bool rank(const struct tallies *tallies, uint32_t *list, size_t count)
{
    struct ranked *ranked = malloc((count + 1) * sizeof *ranked);
    for (size_t i = 0; ranked && i < count; i++)
        ranked[i] = (struct ranked){tally_sum(&tallies->list.items[list[i]]), list[i]};
    if (ranked)
        qsort(ranked, count, sizeof *ranked, compare_ranked);
    for (size_t i = 0; ranked && i < count; i++)
        list[i] = ranked[i].index;
    free(ranked);
    return ranked;
}

/* How a count falls into severities, as wide as its share of the largest. */
static void write_bar(struct writer *w, const struct tally *tally, uint64_t largest)
{
    uint64_t at = 0;
    writer_add_z(w, "<svg class=\"bar\" viewBox=\"0 0 1000 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    for (size_t i = 0; i < SEVERITY_COUNT; i++) {
        uint64_t width = tally->counts[i] * 1000 / largest;
        if (tally->counts[i])
            writer_addf(w, "<rect class=\"%s\" x=\"%" PRIu64 "\" width=\"%" PRIu64 "\" height=\"1\"/>",
                        drg_severity_name((drg_severity)i), at, width ? width : 1);
        at += width;
    }
    writer_add_z(w, "</svg>");
}

/* A list of what was found: `key` is the filter that a click sets. */
struct listing {
    const char *title, *key;
    const struct tallies *tallies;
    bool by_count;
    void (*write_label)(drg_report *report, const struct tally *tally);
};

static void write_rule_label(drg_report *report, const struct tally *tally)
{
    uint32_t rule = report_rule(report, tally->name.ptr);
    writer_add_z(&report->w, "<code>");
    write_visible(&report->w, tally->name);
    writer_add_z(&report->w, "</code>");
    if (rule == DRG_NONE)
        return;
    writer_add_z(&report->w, "<small class=\"what\">");
    write_visible(&report->w, str_from(report->options.rules[rule]->summary));
    writer_add_z(&report->w, "</small>");
}

/* What people call it, and its name where that is another. */
static void write_label(drg_report *report, const struct tally *tally)
{
    struct writer *w = &report->w;
    drg_str label = tally->label.len ? tally->label : tally->name;
    writer_add_z(w, "<bdi>");
    write_visible(w, label);
    writer_add_z(w, "</bdi>");
    if (!str_eq(label, tally->name)) {
        writer_add_z(w, " <small><bdi>");
        write_visible(w, tally->name);
        writer_add_z(w, "</bdi></small>");
    }
}

static void write_entry(drg_report *report, const struct listing *l, uint32_t index, uint64_t largest)
{
    struct writer *w = &report->w;
    const struct tally *tally = &l->tallies->list.items[index];
    writer_add_z(w, "<li><a");
    if (tally->first_card != DRG_NONE)
        writer_addf(w, " href=\"#s%u\"", (unsigned)tally->first_card);
    writer_addf(w, " data-filter=\"%s\" data-value=\"%u\"><span class=\"label\">", l->key, (unsigned)index);
    l->write_label(report, tally);
    writer_addf(w, "</span><span class=\"count\">%" PRIu64 "</span>", tally_sum(tally));
    write_bar(w, tally, largest);
    writer_add_z(w, "</a></li>\n");
}

static void write_entries(drg_report *report, const struct listing *l, const uint32_t *list, size_t count, uint64_t largest)
{
    struct writer *w = &report->w;
    writer_add_z(w, "<ol>\n");
    for (size_t i = 0; i < count && i < SHOWN_AT_ONCE; i++)
        write_entry(report, l, list[i], largest);
    writer_add_z(w, "</ol>\n");
    if (count <= SHOWN_AT_ONCE)
        return;
    writer_addf(w, "<details><summary>%zu more</summary><ol>\n", count - SHOWN_AT_ONCE);
    for (size_t i = SHOWN_AT_ONCE; i < count && i < MOST_LISTED; i++)
        write_entry(report, l, list[i], largest);
    writer_add_z(w, "</ol></details>\n");
}

static void write_listing(drg_report *report, const struct listing *l)
{
    size_t count;
    uint64_t largest = 1;
    uint32_t *list = order(l->tallies, &count);
    if (!list || (l->by_count && !rank(l->tallies, list, count)))
        report_fail_memory(report);
    for (size_t i = 0; list && i < count; i++) {
        uint64_t sum = tally_sum(&l->tallies->list.items[list[i]]);
        largest = sum > largest ? sum : largest;
    }
    if (list && count) {
        writer_addf(&report->w, "<section class=\"listing\"><h2>%s <small>%zu</small></h2>\n", l->title, count);
        write_entries(report, l, list, count, largest);
        writer_add_z(&report->w, "</section>\n");
    }
    free(list);
}

/* ---- Filters ---------------------------------------------------------------------------------------------------------------- */

static void write_severities(drg_report *report)
{
    size_t kinds = 0;
    for (size_t i = 0; i < SEVERITY_COUNT; i++)
        kinds += report->totals.counts[i] > 0;
    if (kinds < 2)
        return;
    writer_add_z(&report->w, "<fieldset><legend class=\"unseen\">Severity</legend>");
    for (size_t i = 0; i < SEVERITY_COUNT; i++) {
        const char *name = drg_severity_name((drg_severity)i);
        if (report->totals.counts[i])
            writer_addf(&report->w, "<label class=\"toggle %s\"><input type=\"checkbox\" checked data-severity=\"%s\">%s</label>",
                        name, name, words[i].filter);
    }
    writer_add_z(&report->w, "</fieldset>\n");
}

/* A choice among what was found, when there is one. */
static void write_select(drg_report *report, const char *id, const char *all, const struct tallies *tallies, bool is_lang)
{
    if (tallies->list.count < 2)
        return;
    writer_addf(&report->w, "<select id=\"%s\" aria-label=\"%s\"><option value=\"\">%s</option>", id, id, all);
    for (size_t i = 0; i < tallies->list.count && i < MOST_LISTED; i++) {
        const struct tally *tally = &tallies->list.items[i];
        if (!tally_sum(tally))
            continue;
        writer_addf(&report->w, "<option value=\"%zu\">", i);
        if (is_lang)
            html_language_name(&report->w, tally->name);
        else
            escape_markup(&report->w, tally->label.len ? tally->label : tally->name);
        writer_add_z(&report->w, "</option>");
    }
    writer_add_z(&report->w, "</select>\n");
}

static void write_tools(drg_report *report)
{
    const struct html_report *page = report->state;
    writer_add_z(&report->w, "<div class=\"tools\" role=\"search\">\n<input id=\"search\" type=\"search\" placeholder=\"Search in any "
                             "language\" aria-label=\"Search\" autocomplete=\"off\" spellcheck=\"false\">\n");
    write_severities(report);
    write_select(report, "rule", "All rules", &page->rules, false);
    write_select(report, "file", "All files", &page->files, false);
    write_select(report, "language", "All languages", &page->langs, true);
    write_select(report, "term", "All terms", &page->terms, false);
    writer_add_z(&report->w, "<button type=\"button\" id=\"reset\" class=\"hidden\">Reset</button>\n"
                             "<output id=\"shown\" aria-live=\"polite\"></output>\n</div>\n");
}

void write_overview(drg_report *report, drg_str title)
{
    const struct html_report *page = report->state;
    const struct listing listings[] = {{"Rules", "rule", &page->rules, true, write_rule_label},
                                       {"Files", "file", &page->files, false, write_label},
                                       {"Terms", "term", &page->terms, true, write_label}};
    uint64_t found = 0;
    for (size_t i = 0; i < SEVERITY_COUNT; i++)
        found += report->totals.counts[i];
    writer_add_z(&report->w, "<header>\n<h1>");
    write_visible(&report->w, title);
    writer_add_z(&report->w, "</h1>\n");
    write_counts(report);
    write_summary(report);
    write_troubles(report);
    writer_add_z(&report->w, "</header>\n");
    if (!found)
        return;
    writer_add_z(&report->w, "<div class=\"listings\">\n");
    for (size_t i = 0; i < sizeof listings / sizeof listings[0]; i++)
        write_listing(report, &listings[i]);
    writer_add_z(&report->w, "</div>\n");
    write_tools(report);
    if (page->shown < found)
        writer_addf(&report->w, "<p class=\"note\">The first %" PRIu64 " of %" PRIu64 " findings are shown; all of them are "
                                "counted above.</p>\n", page->shown, found);
}
