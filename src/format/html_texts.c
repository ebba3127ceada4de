/* html_texts.c - the lower half of the HTML page: the texts with every match marked and linked with its row. */
#include "base/str.h"
#include "format/html_page.h"

enum { MAX_ROWS = 500 /* of a bitext; more make the page slow */ };

/* A document on its way out: matches are written as the text reaches them. */
struct marking {
    struct html_page *p;
    const drg_text *text;
    const drg_match *matches;
    const drg_segment *segments;
    size_t match_count, segment_count;
    size_t next;  /* match */
    unsigned document;
};

static struct marking marking_of(struct html_page *p, size_t document)
{
    struct marking m = {.p = p, .text = p->t->documents[document].text, .document = (unsigned)document};
    m.matches = drg_matches_list(p->t->documents[document].matches, &m.match_count);
    m.segments = drg_text_segments(m.text, &m.segment_count);
    return m;
}

static void write_slice(struct marking *m, uint32_t start, uint32_t end)
{
    page_text(m->p, drg_text_shown(m->text, (drg_span){start, end}));
}

/* A target for links to a match that has no mark of its own: it starts inside or together with another. */
static void write_anchor(struct marking *m, const drg_match *match, bool is_same_start)
{
    if (!is_same_start)
        writer_addf(&m->p->w, "<span id=\"t%u-%u\"></span>", m->document, (unsigned)match->span.start);
}

static void write_mark(struct marking *m, const drg_match *match)
{
    struct writer *w = &m->p->w;
    drg_term term = drg_glossary_term(m->p->t->glossary, match->term);
    uint32_t row = m->p->row_of_concept[term.concept_index];
    writer_addf(w, "<mark id=\"t%u-%u\" data-text=\"%u\"", m->document, (unsigned)match->span.start, m->document);
    if (match->grade == DRG_POSSIBLE)
        writer_add_z(w, " class=\"possible\"");
    if (row == DRG_NONE) {
        writer_add_char(w, '>');
        write_slice(m, match->span.start, match->span.end);
    } else {
        writer_addf(w, " data-row=\"%u\"><a href=\"#c%u\" title=\"", (unsigned)row, (unsigned)row);
        page_text(m->p, term.text);
        writer_addf(w, " (%s)\">", drg_grade_name(match->grade));
        write_slice(m, match->span.start, match->span.end);
        writer_add_z(w, "</a>");
    }
    writer_add_z(w, "</mark>");
}

/* The text of a segment with its matches. */
static void write_segment(struct marking *m, drg_span segment)
{
    uint32_t at = segment.start, last_start = UINT32_MAX;
    while (m->next < m->match_count && m->matches[m->next].span.start < segment.start)
        m->next++;
    for (; m->next < m->match_count && m->matches[m->next].span.start < segment.end; m->next++) {
        const drg_match *match = &m->matches[m->next];
        if (match->span.start < at || match->span.end > segment.end) {
            write_anchor(m, match, match->span.start == last_start);
            last_start = match->span.start;
            continue;
        }
        write_slice(m, at, match->span.start);
        write_mark(m, match);
        at = match->span.end;
        last_start = match->span.start;
    }
    write_slice(m, at, segment.end);
}

/* ---- documents ------------------------------------------------------------------------------------------------ */

/* What stands between two segments: a blank line or markup divides paragraphs. */
static bool divides(drg_str gap)
{
    size_t feeds = 0;
    for (size_t i = 0; i < gap.len; i++) {
        feeds += gap.ptr[i] == '\n';
        if (!is_ascii_space(gap.ptr[i]))
            return true;
    }
    return feeds > 1;
}

/* Paragraphs of a package are lines of its reading. */
static drg_str gap_between(const struct marking *m, drg_span before, drg_span after, bool *is_new)
{
    bool is_package = drg_text_is_package(m->text);
    drg_span gap = {before.end, after.start};
    if (is_package)
        gap = (drg_span){drg_text_reading_span(m->text, before).end, drg_text_reading_span(m->text, after).start};
    drg_str all = is_package ? drg_text_reading(m->text) : drg_text_source(m->text), text = str_cut(all, gap.start, gap.end);
    *is_new = divides(text) || (is_package && memchr(text.ptr, '\n', text.len));
    return text;
}

static void write_prose(struct marking *m)
{
    struct writer *w = &m->p->w;
    writer_add_z(w, "<div class=\"prose\">\n");
    for (size_t i = 0; i < m->segment_count; i++) {
        const drg_segment *segment = &m->segments[i], *before = i ? segment - 1 : NULL;
        drg_str gap = {"", 0};
        bool is_new = true;
        if (before)
            gap = gap_between(m, before->span, segment->span, &is_new);
        if (is_new || !str_eq_z(str_from(before->lang), segment->lang)) {
            writer_add_z(w, before ? "</p>\n<p" : "<p");
            page_lang(m->p, str_from(segment->lang));
            writer_add_char(w, '>');
        } else {
            writer_add(w, gap);
        }
        write_segment(m, segment->span);
    }
    writer_add_z(w, m->segment_count ? "</p>\n</div>\n" : "</div>\n");
}

static void write_document(struct html_page *p, size_t document)
{
    struct marking m = marking_of(p, document);
    uint32_t column = p->t->documents[document].column;
    writer_addf(&p->w, "<section class=\"text\" id=\"text-%zu\">\n<h2>", document);
    page_text(p, str_from(drg_text_name(m.text)));
    writer_add_z(&p->w, "<small>");
    if (column < p->t->column_count) {
        writer_add_z(&p->w, "<bdi>");
        page_language_name(p, p->t->columns[column]);
        writer_add_z(&p->w, "</bdi> \xC2\xB7 ");
    }
    writer_addf(&p->w, "%zu match%s</small></h2>\n", m.match_count, m.match_count == 1 ? "" : "es");
    write_prose(&m);
    writer_add_z(&p->w, "</section>\n");
}

/* ---- bitext --------------------------------------------------------------------------------------------------- */

static drg_str document_lang(const struct html_page *p, size_t document)
{
    uint32_t column = p->t->documents[document].column;
    return column < p->t->column_count ? p->t->columns[column] : (drg_str){"", 0};
}

static void write_lang_head(struct html_page *p, drg_str lang)
{
    writer_add_z(&p->w, "<th scope=\"col\"");
    page_lang(p, lang);
    writer_add_char(&p->w, '>');
    page_language_name(p, lang);
    writer_add_z(&p->w, "</th>");
}

static void write_bitext_head(struct html_page *p)
{
    writer_add_z(&p->w, "<thead><tr><th scope=\"col\" class=\"number\">Segment</th>");
    for (size_t d = 0; d < p->t->document_count; d++)
        write_lang_head(p, document_lang(p, d));
    writer_add_z(&p->w, "</tr></thead>\n");
}

static void write_bitext_cell(struct marking *m, uint32_t index)
{
    struct writer *w = &m->p->w;
    if (index >= m->segment_count) {
        writer_add_z(w, "<td class=\"none\" data-label=\"");
        page_language_name(m->p, document_lang(m->p, m->document));
        writer_add_z(w, "\">\xE2\x80\x94</td>");
        return;
    }
    const drg_segment *segment = &m->segments[index];
    writer_add_z(w, "<td");
    page_lang(m->p, str_from(segment->lang));
    writer_add_z(w, " data-label=\"");
    page_language_name(m->p, str_from(segment->lang));
    writer_add_z(w, "\">");
    m->next = 0;
    size_t high = m->match_count;
    while (m->next < high) { /* the first match not before the segment */
        size_t mid = (m->next + high) / 2;
        if (m->matches[mid].span.start < segment->span.start)
            m->next = mid + 1;
        else
            high = mid;
    }
    write_segment(m, segment->span);
    writer_add_z(w, "</td>");
}

static void write_bitext(struct html_page *p)
{
    size_t rows, shown;
    const uint32_t *segments = drg_table_aligned_segments(p->t->table, &rows);
    shown = rows < MAX_ROWS ? rows : MAX_ROWS;
    if (shown < rows)
        writer_addf(&p->w, "<p class=\"note\">The first %zu of %zu segments are shown; all of them are counted above.</p>\n",
                    shown, rows);
    writer_add_z(&p->w, "<div class=\"bitext\">\n<table>\n");
    write_bitext_head(p);
    writer_add_z(&p->w, "<tbody>\n");
    for (size_t r = 0; r < shown; r++) {
        writer_addf(&p->w, "<tr id=\"s%zu\"><td class=\"number\" data-label=\"Segment\">%zu</td>", r + 1, r + 1);
        for (size_t d = 0; d < p->t->document_count; d++) {
            struct marking m = marking_of(p, d);
            write_bitext_cell(&m, segments[r * p->t->document_count + d]);
        }
        writer_add_z(&p->w, "</tr>\n");
    }
    writer_add_z(&p->w, "</tbody>\n</table>\n</div>\n");
}

/* ---- corpus ---------------------------------------------------------------------------------------------------- */

static void write_example(struct html_page *p, const drg_row *row, const drg_example *example)
{
    writer_add_z(&p->w, "<tr><th scope=\"row\" data-label=\"Concept\">");
    page_text(p, drg_glossary_concept(p->t->glossary, row->concept_index).id);
    writer_add_z(&p->w, example->agrees ? "" : " <span class=\"badge\">Missing</span>");
    writer_add_z(&p->w, "</th>");
    for (size_t c = 0; c < p->t->column_count; c++) {
        writer_add_z(&p->w, "<td");
        page_lang(p, p->t->columns[c]);
        writer_add_z(&p->w, " data-label=\"");
        page_language_name(p, p->t->columns[c]);
        writer_add_z(&p->w, "\">");
        page_text(p, example->texts[c]);
        writer_add_z(&p->w, "</td>");
    }
    writer_add_z(&p->w, "</tr>\n");
}

static void write_examples(struct html_page *p)
{
    size_t shown = 0;
    writer_add_z(&p->w, "<div class=\"bitext\">\n<table>\n<thead><tr><th scope=\"col\">Concept</th>");
    for (size_t c = 0; c < p->t->column_count; c++)
        write_lang_head(p, p->t->columns[c]);
    writer_add_z(&p->w, "</tr></thead>\n<tbody>\n");
    for (size_t r = 0; r < p->t->row_count; r++)
        for (uint32_t i = 0; i < p->t->rows[r].example_count && shown < MAX_ROWS; i++, shown++)
            write_example(p, &p->t->rows[r], &p->t->rows[r].examples[i]);
    writer_add_z(&p->w, "</tbody>\n</table>\n</div>\n");
}

void page_texts(struct html_page *p)
{
    writer_addf(&p->w, "<div class=\"texts%s\" id=\"texts\">\n", p->t->is_aligned ? "" : " documents");
    if (p->t->is_of_corpus) {
        writer_add_z(&p->w, "<h2>Examples</h2>\n");
        write_examples(p);
    } else if (p->t->is_aligned) {
        writer_add_z(&p->w, "<h2>Segments</h2>\n");
        write_bitext(p);
    } else {
        for (size_t d = 0; d < p->t->document_count; d++)
            write_document(p, d);
    }
    writer_add_z(&p->w, "</div>\n");
}
