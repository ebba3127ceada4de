/* table_html.c - the table as one self-contained HTML page: sortable, searchable, printable, without network.
 *
 * The page works as a plain table without JavaScript. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/map.h"
#include "format/formats.h"
#include "format/html_page.h"
#include "format/html_shell.h"

/* ---- summary and tools ------------------------------------------------------------------------------------- */

static uint32_t missing_count(const struct table_data *t, const drg_row *row)
{
    uint32_t count = 0;
    for (size_t i = 0; i < t->column_count; i++)
        count += row->cells[i].is_missing;
    return count;
}

static uint64_t occurrences_of(const struct table_data *t, const drg_row *row)
{
    uint64_t count = 0;
    for (size_t i = 0; i < t->column_count; i++)
        count += row->cells[i].count;
    return count;
}

static void write_count(struct html_page *p, uint64_t count, const char *one, const char *many)
{
    writer_addf(&p->w, "<b>%llu</b> %s", (unsigned long long)count, count == 1 ? one : many);
}

static void write_summary(struct html_page *p)
{
    uint64_t occurrences = 0, incomplete = 0;
    for (size_t i = 0; i < p->t->row_count; i++) {
        occurrences += occurrences_of(p->t, &p->t->rows[i]);
        incomplete += missing_count(p->t, &p->t->rows[i]) > 0;
    }
    writer_add_z(&p->w, "<p class=\"summary\">");
    write_count(p, p->t->row_count, "concept", "concepts");
    writer_add_z(&p->w, " \xC2\xB7 ");
    write_count(p, occurrences, "occurrence", "occurrences");
    if (p->t->is_aligned) {
        writer_add_z(&p->w, " \xC2\xB7 ");
        write_count(p, p->t->aligned_rows, "aligned segment", "aligned segments");
    }
    if (incomplete)
        writer_addf(&p->w, " \xC2\xB7 <span class=\"bad\">%llu missing in a language</span>", (unsigned long long)incomplete);
    writer_add_z(&p->w, "</p>\n");
}

static void write_file_link(struct html_page *p, size_t document)
{
    if (p->t->is_aligned)
        writer_add_z(&p->w, "<a href=\"#texts\">");
    else
        writer_addf(&p->w, "<a href=\"#text-%zu\">", document);
    page_text(p, str_from(table_document_name(p->t, (uint32_t)document)));
    writer_add_z(&p->w, "</a>");
}

static void write_file_list(struct html_page *p)
{
    enum { SHOWN = 12 };
    const char *before = "";
    size_t shown = 0;
    writer_add_z(&p->w, "<p class=\"files\">");
    for (size_t i = 0; i < p->t->document_count && shown < SHOWN; i++) {
        const char *name = table_document_name(p->t, (uint32_t)i);
        if (i && strcmp(name, before) == 0)
            continue; /* the columns of a bitext come from one file */
        writer_add_z(&p->w, shown++ ? " \xC2\xB7 " : "");
        write_file_link(p, i);
        before = name;
    }
    if (p->t->document_count > SHOWN && shown == SHOWN)
        writer_add_z(&p->w, " \xE2\x80\xA6");
    writer_add_z(&p->w, "</p>\n");
}

static drg_str title_of(const struct html_page *p)
{
    const char *title = p->out->options->title;
    return title ? str_from(title) : STR("Aligned term table");
}

static void write_header(struct html_page *p)
{
    writer_add_z(&p->w, "<header>\n<h1>");
    page_text(p, title_of(p));
    writer_add_z(&p->w, "</h1>\n");
    write_summary(p);
    write_file_list(p);
    writer_add_z(&p->w, "</header>\n");
}

static void write_state_filter(struct html_page *p)
{
    size_t texts = 0;
    for (size_t i = 0; i < p->t->column_count; i++)
        texts += drg_table_column_has_text(p->t->table, i);
    writer_addf(&p->w, "<select id=\"state\" aria-label=\"Completeness\"%s>", texts < 2 ? " class=\"hidden\"" : "");
    writer_add_z(&p->w, "<option value=\"\">All concepts</option><option value=\"complete\">Complete</option>"
                        "<option value=\"missing\">Missing anywhere</option>");
    for (size_t i = 0; i < p->t->column_count; i++) {
        if (!drg_table_column_has_text(p->t->table, i))
            continue;
        writer_add_z(&p->w, "<option value=\"not-");
        page_text(p, p->t->columns[i]);
        writer_add_z(&p->w, "\">Missing in ");
        page_language_name(p, p->t->columns[i]);
        writer_add_z(&p->w, "</option>");
    }
    writer_add_z(&p->w, "</select>\n");
}

static drg_status write_subject_filter(struct html_page *p, drg_error *err)
{
    struct map seen = {0};
    drg_status status = DRG_OK;
    for (size_t i = 0; i < p->t->row_count && !status; i++) {
        drg_str subject = drg_glossary_concept(p->t->glossary, p->t->rows[i].concept_index).subject;
        if (subject.len && !map_set(&seen, subject, 0))
            status = fail_memory(err);
    }
    bool is_useful = seen.count > 1;
    map_free(&seen);
    if (status || !is_useful)
        return status;
    writer_add_z(&p->w, "<select id=\"subject\" aria-label=\"Subject\"><option value=\"\">All subjects</option>");
    for (size_t i = 0; i < p->t->row_count && !status; i++) {
        drg_str subject = drg_glossary_concept(p->t->glossary, p->t->rows[i].concept_index).subject;
        if (!subject.len || map_get(&seen, subject) != DRG_NONE)
            continue;
        status = map_set(&seen, subject, 0) ? DRG_OK : fail_memory(err);
        writer_add_z(&p->w, "<option>");
        page_text(p, subject);
        writer_add_z(&p->w, "</option>");
    }
    writer_add_z(&p->w, "</select>\n");
    map_free(&seen);
    return status;
}

static drg_status write_tools(struct html_page *p, drg_error *err)
{
    writer_add_z(&p->w, "<div class=\"tools\" role=\"search\">\n<input id=\"search\" type=\"search\" "
                        "placeholder=\"Search in any language\" aria-label=\"Search\" autocomplete=\"off\" spellcheck=\"false\">\n");
    write_state_filter(p);
    drg_status status = write_subject_filter(p, err);
    writer_add_z(&p->w, "<output id=\"shown\" aria-live=\"polite\"></output>\n</div>\n");
    return status;
}

/* ---- the table ----------------------------------------------------------------------------------------------- */

static void write_column_heads(struct html_page *p)
{
    writer_add_z(&p->w, "<thead><tr><th scope=\"col\" class=\"concept\">Concept</th>");
    for (size_t i = 0; i < p->t->column_count; i++) {
        bool has_text = drg_table_column_has_text(p->t->table, i);
        writer_addf(&p->w, "<th scope=\"col\" class=\"lang%s\"", has_text ? " has-text\" title=\"with text" : "");
        page_lang(p, p->t->columns[i]);
        writer_add_z(&p->w, ">");
        page_language_name(p, p->t->columns[i]);
        writer_add_z(&p->w, " <small>");
        page_text(p, p->t->columns[i]);
        writer_add_z(&p->w, "</small></th>");
    }
    writer_add_z(&p->w, "<th scope=\"col\" class=\"number\">Found</th>");
    if (p->t->is_aligned)
        writer_add_z(&p->w, "<th scope=\"col\" class=\"number\">Agree</th>");
    writer_add_z(&p->w, "</tr></thead>\n");
}

static void write_form(struct html_page *p, const drg_found *found)
{
    bool has_place = found->document != DRG_NONE;
    if (!has_place)
        writer_addf(&p->w, "<li><span%s title=\"%s\">", found->grade == DRG_POSSIBLE ? " class=\"possible\"" : "",
                    drg_grade_name(found->grade));
    else
        writer_addf(&p->w, "<li><a href=\"#t%u-%u\"%s title=\"%s, first at %u:%u\">", (unsigned)found->document,
                (unsigned)found->first.start, found->grade == DRG_POSSIBLE ? " class=\"possible\"" : "",
                drg_grade_name(found->grade), (unsigned)found->place.line, (unsigned)found->place.column);
    page_text(p, found->form);
    if (found->count > 1)
        writer_addf(&p->w, " <i>\xC3\x97%" PRIu64 "</i>", found->count);
    writer_add_z(&p->w, has_place ? "</a></li>" : "</span></li>");
}

static void write_terms(struct html_page *p, const drg_cell *cell)
{
    drg_str term = table_preferred(p->t, cell);
    if (term.len) {
        writer_add_z(&p->w, "<span class=\"term\">");
        page_text(p, term);
        writer_add_z(&p->w, "</span>");
    }
    uint32_t at = 0;
    bool has_more = false;
    for (; table_next_admitted(p->t, cell, &at, &term); has_more = true) {
        writer_add_z(&p->w, has_more ? " \xC2\xB7 " : "<span class=\"also\">");
        page_text(p, term);
    }
    writer_add_z(&p->w, has_more ? "</span>" : "");
    for (uint32_t i = 0; i < cell->term_count; i++) {
        drg_term avoided = drg_glossary_term(p->t->glossary, cell->terms[i]);
        if (avoided.status != DRG_DEPRECATED)
            continue;
        writer_add_z(&p->w, "<span class=\"avoid\" title=\"deprecated\">");
        page_text(p, avoided.text);
        writer_add_z(&p->w, "</span>");
    }
}

static void write_cell(struct html_page *p, size_t column, const drg_cell *cell)
{
    bool has_text = drg_table_column_has_text(p->t->table, column);
    writer_addf(&p->w, "<td class=\"lang%s\"", cell->is_missing ? " missing" : has_text ? "" : " other");
    page_lang(p, p->t->columns[column]);
    writer_add_z(&p->w, " data-label=\"");
    page_language_name(p, p->t->columns[column]);
    writer_add_z(&p->w, "\" data-key=\"");
    page_text(p, table_preferred(p->t, cell));
    writer_add_z(&p->w, "\">");
    if (cell->is_missing)
        writer_add_z(&p->w, "<span class=\"badge\" lang=\"en\" dir=\"ltr\">Missing</span>");
    write_terms(p, cell);
    if (cell->found_count) {
        writer_add_z(&p->w, "<ul class=\"forms\">");
        for (uint32_t i = 0; i < cell->found_count; i++)
            write_form(p, &cell->found[i]);
        writer_add_z(&p->w, "</ul>");
    }
    if (!cell->term_count && !cell->found_count)
        writer_add_z(&p->w, "<span class=\"none\">\xE2\x80\x94</span>");
    writer_add_z(&p->w, "</td>");
}

/* How often each language of a corpus lacks the concept. */
static void write_lacking(struct html_page *p, const drg_row *row)
{
    struct buf lacking = buf_make(SIZE_MAX / 4);
    table_add_lacking(&lacking, p->t, row, "<span class=\"rows\">not in ", ", ");
    writer_add(&p->w, buf_str(&lacking));
    writer_add_z(&p->w, lacking.len ? "</span>" : "");
    buf_free(&lacking);
}

static void write_agreement(struct html_page *p, const drg_row *row)
{
    enum { SHOWN = 12 };
    unsigned part = row->any ? (unsigned)(row->agree * 1000 / row->any) : 0;
    writer_addf(&p->w, "<td class=\"number agree\" data-label=\"Agree\" data-key=\"%u\"><b%s>%" PRIu64 "</b>/%" PRIu64, part,
                row->agree == row->any ? " class=\"full\"" : "", row->agree, row->any);
    if (row->missing_count)
        writer_add_z(&p->w, "<span class=\"rows\">not in ");
    for (uint32_t i = 0; i < row->missing_count && i < SHOWN; i++)
        writer_addf(&p->w, "%s<a href=\"#s%u\">%u</a>", i ? ", " : "", (unsigned)row->missing_rows[i] + 1,
                    (unsigned)row->missing_rows[i] + 1);
    if (row->missing_count > SHOWN)
        writer_addf(&p->w, " and %u more", (unsigned)(row->missing_count - SHOWN));
    if (row->missing_count)
        writer_add_z(&p->w, "</span>");
    write_lacking(p, row);
    writer_add_z(&p->w, "</td>");
}

static void write_row(struct html_page *p, size_t index)
{
    const drg_row *row = &p->t->rows[index];
    drg_concept entry = drg_glossary_concept(p->t->glossary, row->concept_index);
    writer_addf(&p->w, "<tr id=\"c%zu\" data-missing=\"", index);
    for (size_t i = 0, written = 0; i < p->t->column_count; i++) {
        if (!row->cells[i].is_missing)
            continue;
        writer_add_z(&p->w, written++ ? " " : "");
        page_text(p, p->t->columns[i]);
    }
    writer_add_z(&p->w, "\" data-subject=\"");
    page_text(p, entry.subject);
    writer_add_z(&p->w, "\"><th scope=\"row\" class=\"concept\"");
    if (entry.definition.len) {
        writer_add_z(&p->w, " title=\"");
        page_text(p, entry.definition);
        writer_add_z(&p->w, "\"");
    }
    writer_add_z(&p->w, ">");
    page_text(p, entry.id);
    if (entry.subject.len) {
        writer_add_z(&p->w, "<small>");
        page_text(p, entry.subject);
        writer_add_z(&p->w, "</small>");
    }
    writer_add_z(&p->w, "</th>");
    for (size_t i = 0; i < p->t->column_count; i++)
        write_cell(p, i, &row->cells[i]);
    writer_addf(&p->w, "<td class=\"number\" data-label=\"Found\">%llu</td>", (unsigned long long)occurrences_of(p->t, row));
    if (p->t->is_aligned)
        write_agreement(p, row);
    writer_add_z(&p->w, "</tr>\n");
}

static void write_table(struct html_page *p)
{
    writer_add_z(&p->w, "<div class=\"terms\">\n<table>\n<caption class=\"unseen\">One row a concept, one column a language"
                        "</caption>\n");
    write_column_heads(p);
    writer_add_z(&p->w, "<tbody>\n");
    for (size_t i = 0; i < p->t->row_count; i++)
        write_row(p, i);
    writer_add_z(&p->w, "</tbody>\n</table>\n<p class=\"empty hidden\" id=\"nothing\">No concept fits.</p>\n");
    if (!p->t->row_count)
        writer_add_z(&p->w, "<p class=\"empty\">No term of the glossary was found.</p>\n");
    writer_add_z(&p->w, "</div>\n");
}

/* ---- the page -------------------------------------------------------------------------------------------------- */

static drg_status write_page(struct html_page *p, drg_error *err)
{
    struct html_shell shell = {title_of(p), &html_table_css, &html_table_js};
    html_shell_open(&p->w, &shell);
    write_header(p);
    writer_add_z(&p->w, "<main>\n");
    drg_status status = write_tools(p, err);
    write_table(p);
    writer_add_z(&p->w, "</main>\n");
    page_texts(p);
    html_shell_close(&p->w, &shell);
    drg_status written = writer_finish(&p->w);
    return status ? status : written;
}

drg_status table_html_write(const drg_table *table, const struct output *out, drg_error *err)
{
    struct table_data t = table_data(table);
    struct html_page p = {.t = &t, .out = out};
    size_t concepts = drg_glossary_concept_count(t.glossary);
    p.row_of_concept = malloc((concepts + 1) * sizeof *p.row_of_concept);
    if (!p.row_of_concept)
        return fail_memory(err);
    for (size_t i = 0; i < concepts; i++)
        p.row_of_concept[i] = DRG_NONE;
    for (size_t i = 0; i < t.row_count; i++)
        p.row_of_concept[t.rows[i].concept_index] = (uint32_t)i;
    writer_init(&p.w, out->sink, err);
    drg_status status = write_page(&p, err);
    free(p.row_of_concept);
    return status;
}
