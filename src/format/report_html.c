/* report_html.c - findings as one self-contained HTML page: by file and segment, with lists by rule and term, filters and
 * search. Counts stand above what they count, so the page is gathered and written at the end. */
#include "format/report_html.h"

#include "base/error.h"
#include "format/html_shell.h"
#include "syntax/escape.h"

/* ---- Tallies ------------------------------------------------------------------------------------------------------------- */

uint32_t tally_of(struct tallies *tallies, struct arena *arena, drg_str name)
{
    uint32_t index = map_get(&tallies->index, name);
    if (index != DRG_NONE)
        return index;
    index = (uint32_t)tallies->list.count;
    bool is_made = arena_own(arena, &name) && vec_push(&tallies->list, (struct tally){.name = name, .first_card = DRG_NONE}) &&
                   map_set(&tallies->index, name, index);
    return is_made ? index : DRG_NONE;
}

uint64_t tally_sum(const struct tally *tally)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < SEVERITY_COUNT; i++)
        sum += tally->counts[i];
    return sum;
}

void tallies_free(struct tallies *tallies)
{
    vec_free(&tallies->list);
    map_free(&tallies->index);
}

/* Counts a finding; `label` names what is counted for people. */
static void count(drg_report *report, struct tallies *tallies, drg_str name, drg_str label, drg_severity severity)
{
    struct html_report *page = report->state;
    uint32_t index = tally_of(tallies, &page->arena, name);
    if (index == DRG_NONE) {
        report_fail_memory(report);
        return;
    }
    struct tally *tally = &tallies->list.items[index];
    tally->counts[severity]++;
    if (!tally->label.len && label.len) {
        tally->label = label;
        if (!arena_own(&page->arena, &tally->label))
            report_fail_memory(report);
    }
}

/* What is counted of the finding is first seen on this card. */
static void mark_first(struct tallies *tallies, drg_str name, uint32_t card)
{
    uint32_t index = map_get(&tallies->index, name);
    if (index != DRG_NONE && tallies->list.items[index].first_card == DRG_NONE)
        tallies->list.items[index].first_card = card;
}

/* ---- What comes ---------------------------------------------------------------------------------------------------------- */

static void begin(drg_report *report)
{
    struct html_report *page = report->state;
    page->body = buf_make(SIZE_MAX / 2);
    writer_init(&page->w, buf_sink(&page->body), NULL);
}

/* The cards of a file follow those of the one before. */
static void begin_section(drg_report *report)
{
    struct html_report *page = report->state;
    (void)writer_finish(&page->w); /* its failure stays in it */
    if (!vec_push(&page->sections, page->body.len))
        report_fail_memory(report);
}

static void file(drg_report *report)
{
    struct html_report *page = report->state;
    card_end(report);
    if (tally_of(&page->files, &page->arena, str_from(report->source.name)) == DRG_NONE)
        report_fail_memory(report);
    if (page->files.list.count > page->sections.count)
        begin_section(report);
}

static void add(drg_report *report, const struct report_item *item)
{
    struct html_report *page = report->state;
    const drg_finding *f = item->finding;
    drg_str name = str_from(report->source.name), rule = str_from(f->rule);
    count(report, &page->files, name, (drg_str){"", 0}, f->severity);
    count(report, &page->rules, rule, (drg_str){"", 0}, f->severity);
    if (f->concept_id.len)
        count(report, &page->terms, f->concept_id, f->src_surface.len ? f->src_surface : f->surface, f->severity);
    if (f->lang.len)
        count(report, &page->langs, f->lang, (drg_str){"", 0}, f->severity);
    if (page->shown == REPORT_MAX_SHOWN || report->w.status)
        return;
    page->shown++;
    card_add(report, item);
    mark_first(&page->files, name, page->card.number);
    mark_first(&page->rules, rule, page->card.number);
    mark_first(&page->terms, f->concept_id, page->card.number);
}

static void trouble(drg_report *report, const drg_error *error)
{
    struct html_report *page = report->state;
    drg_error *own = arena_alloc(&page->arena, sizeof *own);
    if (!own || !vec_push(&page->troubles, own)) {
        report_fail_memory(report);
        return;
    }
    *own = *error;
}

/* ---- The page ---------------------------------------------------------------------------------------------------------------- */

static void write_section(drg_report *report, size_t i)
{
    struct html_report *page = report->state;
    const struct tally *tally = &page->files.list.items[i];
    size_t start = page->sections.items[i];
    size_t end = i + 1 < page->sections.count ? page->sections.items[i + 1] : page->body.len;
    uint64_t sum = tally_sum(tally);
    if (start == end)
        return;
    writer_addf(&report->w, "<section class=\"file\" id=\"f%zu\" data-file=\"%zu\">\n<h2><bdi>", i, i);
    write_visible(&report->w, tally->name);
    writer_addf(&report->w, "</bdi> <small>%llu finding%s</small></h2>\n", (unsigned long long)sum, sum == 1 ? "" : "s");
    writer_add(&report->w, str_cut(buf_str(&page->body), start, end));
    writer_add_z(&report->w, "</section>\n");
}

static void write_findings(drg_report *report)
{
    struct html_report *page = report->state;
    writer_add_z(&report->w, "<main id=\"findings\">\n");
    for (size_t i = 0; i < page->sections.count; i++)
        write_section(report, i);
    writer_add_z(&report->w, "<p class=\"empty hidden\" id=\"nothing\">No finding fits.</p>\n");
    if (!page->rules.list.count)
        writer_add_z(&report->w, "<p class=\"empty\">Nothing was found.</p>\n");
    writer_add_z(&report->w, "</main>\n");
}

static void write_rule(drg_report *report, const struct tally *tally)
{
    uint32_t index = report_rule(report, tally->name.ptr);
    const drg_rule_info *rule = index == DRG_NONE ? NULL : report->options.rules[index];
    writer_add_z(&report->w, "<dt id=\"rule-");
    escape_markup(&report->w, tally->name);
    writer_add_z(&report->w, "\">");
    escape_markup(&report->w, tally->name);
    writer_add_z(&report->w, "</dt><dd>");
    if (rule) {
        writer_add_z(&report->w, "<p>");
        write_visible(&report->w, str_from(rule->explanation ? rule->explanation : rule->summary));
        writer_add_z(&report->w, "</p>");
    }
    if (rule && rule->example) {
        writer_add_z(&report->w, "<pre dir=\"auto\">");
        write_visible(&report->w, str_from(rule->example));
        writer_add_z(&report->w, "</pre>");
    }
    writer_add_z(&report->w, "</dd>\n");
}

static void write_rules(drg_report *report)
{
    struct html_report *page = report->state;
    if (!page->rules.list.count)
        return;
    writer_add_z(&report->w, "<section class=\"rules\" id=\"rules\">\n<h2>Rules</h2>\n<dl>\n");
    for (size_t i = 0; i < page->rules.list.count; i++)
        write_rule(report, &page->rules.list.items[i]);
    writer_add_z(&report->w, "</dl>\n</section>\n");
}

static void finish(drg_report *report)
{
    struct html_report *page = report->state;
    card_end(report);
    if (writer_finish(&page->w))
        report_fail_memory(report);
    drg_str title = report->options.title ? str_from(report->options.title) : STR("Findings");
    struct html_shell shell = {title, &html_report_css, &html_report_js};
    html_shell_open(&report->w, &shell);
    write_overview(report, title);
    write_findings(report);
    write_rules(report);
    html_shell_close(&report->w, &shell);
}

static void free_state(drg_report *report)
{
    struct html_report *page = report->state;
    card_drop(&page->card);
    tallies_free(&page->rules);
    tallies_free(&page->files);
    tallies_free(&page->terms);
    tallies_free(&page->langs);
    vec_free(&page->sections);
    vec_free(&page->troubles);
    buf_free(&page->body);
    arena_free(&page->arena);
}

const struct report_kind report_html = {.state_size = sizeof(struct html_report), .begin = begin, .file = file, .add = add,
                                        .trouble = trouble, .finish = finish, .free = free_state};
