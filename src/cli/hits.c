/* hits.c - writing hits. */
#include "hits.h"

#include <stdlib.h>

#include "excerpt.h"

enum { ANALYSIS = 400, CACHED = 1 << 12 };

/* Columns of records in order; offsets in other units and the analysis follow. */
enum { COLUMN_FILE, COLUMN_LANG, COLUMN_START, COLUMN_END, COLUMN_LINE, COLUMN_COLUMN, COLUMN_SURFACE, COLUMN_CONCEPT,
       COLUMN_TERM, COLUMN_GRADE };

static void add_columns(struct records *records, const struct hit_style *style)
{
    static const char *const columns[] = {"file",   "lang",    "start",   "end",  "line", "column",
                                          "surface", "concept", "term", "grade"};
    static const char *const offsets[] = {"char_start", "char_end", "utf16_start", "utf16_end"};
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        records_column(records, columns[i]);
    for (size_t i = 0; i < sizeof offsets / sizeof offsets[0] && style->has_all_offsets; i++)
        records_column(records, offsets[i]);
    if (style->set->explain)
        records_column(records, "analysis");
}

/* Keeps a piece that was made, if it fits. */
static void keep_piece(struct hit_piece *kept, uint32_t key, const struct outbuf *made)
{
    if (made->len > sizeof kept->bytes || made->failed)
        return;
    memcpy(kept->bytes, made->ptr, made->len);
    kept->len = (uint32_t)made->len;
    kept->key = key;
}

static void make_grades(struct hit_style *style)
{
    struct outbuf piece = {0};
    for (unsigned i = 0; i <= DRG_POSSIBLE; i++) {
        drg_str name = str_of(drg_grade_name((drg_grade)i));
        piece.len = 0;
        records_make_piece(&style->records, &piece, COLUMN_GRADE, &name, 1);
        keep_piece(&style->grades[i], i + 1, &piece);
    }
    style->records.out.failed |= piece.failed;
    outbuf_free(&piece);
}

/* By term; a term takes the place of another at random, and those that are met often soon have theirs again. */
struct hit_cache {
    struct hit_piece pieces[CACHED];
};

struct hit_cache *hit_cache_new(void)
{
    return calloc(1, sizeof(struct hit_cache));
}

void hit_cache_free(struct hit_cache *cache)
{
    free(cache);
}

void hit_style_init(struct hit_style *style, const struct settings *set, const struct terms *terms,
                    const struct output *out, drg_error *err)
{
    *style = (struct hit_style){.set = set,
                                .matcher = terms->matcher,
                                .glossary = terms->glossary,
                                .options = out->options,
                                .has_records = records_know(out->format),
                                .has_all_offsets = set->offsets == OFFSETS_ALL};
    if (!style->has_records)
        return;
    records_init(&style->records, out->format, out->sink, err);
    if (set->count) {
        records_column(&style->records, "file");
        records_column(&style->records, "count");
    } else {
        add_columns(&style->records, style);
        make_grades(style);
    }
}

void print_colored(struct printer *p, const char *color, drg_str s, bool isolate, bool has_color)
{
    print(p, has_color ? color : "");
    print_safe(p, s, isolate);
    print(p, has_color ? "\033[0m" : "");
}

/* ---- One hit ------------------------------------------------------------------------------------------------- */

/* A hit with what is said about it. */
struct told {
    const drg_hit *hit;
    drg_str surface;
    struct place start, end; /* end: with all offsets */
    drg_str around;          /* the text to show it in  */
    drg_span shown;          /* the hit in it           */
    uint32_t line_start;     /* its line in it          */
    char analysis[ANALYSIS];
};

/* Line ends inside a term are spaces to whoever explains it. */
static void explain(const struct hit_style *style, struct told *told)
{
    struct outbuf surface = {0};
    outbuf_add(&surface, told->surface);
    for (size_t i = 0; i < surface.len; i++)
        if (surface.ptr[i] == '\n' || surface.ptr[i] == '\r')
            surface.ptr[i] = ' ';
    drg_term_explain(style->matcher, told->hit->term, (drg_str){surface.ptr, surface.len}, told->analysis,
                     sizeof told->analysis);
    outbuf_free(&surface);
}

static drg_str concept_id(const struct hit_style *style, const drg_term *term)
{
    return drg_glossary_concept(style->glossary, term->concept_index).id;
}

static void put_head(struct hit_writer *w, const char *lang)
{
    if (w->head_lang != lang) {
        w->head.len = 0;
        records_make_piece(&w->records, &w->head, COLUMN_FILE, (const drg_str[]){str_of(w->scene.file), str_of(lang)}, 2);
        w->head_lang = lang;
    }
    records_put_piece(&w->records, (drg_str){w->head.ptr, w->head.len}, 2);
}

static void put_term(struct hit_writer *w, const struct told *told)
{
    uint32_t key = told->hit->term + 1;
    struct hit_piece *kept = w->cache ? &w->cache->pieces[(key * 2654435761u) >> 20] : NULL;
    if (kept && kept->key == key) {
        records_put_piece(&w->records, (drg_str){kept->bytes, kept->len}, 2);
        return;
    }
    drg_term term = drg_glossary_term(w->style->glossary, told->hit->term);
    w->piece.len = 0;
    records_make_piece(&w->records, &w->piece, COLUMN_CONCEPT, (const drg_str[]){concept_id(w->style, &term), term.text}, 2);
    records_put_piece(&w->records, (drg_str){w->piece.ptr, w->piece.len}, 2);
    if (kept)
        keep_piece(kept, key, &w->piece);
}

static void write_record(struct hit_writer *w, const struct told *told)
{
    struct records *r = &w->records;
    const struct hit_piece *grade = &w->style->grades[told->hit->grade];
    put_head(w, told->hit->lang);
    records_number(r, w->scene.start + told->hit->start);
    records_number(r, w->scene.start + told->hit->end);
    records_number(r, told->start.line);
    records_number(r, told->start.column);
    records_valid_text(r, told->surface);
    put_term(w, told);
    records_put_piece(r, (drg_str){grade->bytes, grade->len}, 1);
    if (w->style->has_all_offsets) {
        records_number(r, told->start.code_points);
        records_number(r, told->end.code_points);
        records_number(r, told->start.utf16);
        records_number(r, told->end.utf16);
    }
    if (w->style->set->explain)
        records_valid_text(r, str_of(told->analysis));
}

/* FILE:LINE:COLUMN: SURFACE  concept  [term, language, grade] */
static void print_head(struct printer *p, const struct hit_writer *w, const struct told *told)
{
    bool has_color = w->style->options.color;
    drg_term term = drg_glossary_term(w->style->glossary, told->hit->term);
    print_colored(p, "\033[35m", str_of(w->scene.file), false, has_color);
    print(p, ":");
    print_number(p, told->start.line);
    print(p, ":");
    print_number(p, told->start.column);
    print(p, ": ");
    print_colored(p, "\033[1;31m", told->surface, true, has_color);
    print(p, "  ");
    print_colored(p, "\033[36m", concept_id(w->style, &term), true, has_color);
    print(p, "  [");
    print_safe(p, term.text, true);
    print(p, ", ");
    print_safe(p, str_of(told->hit->lang), false);
    print(p, ", ");
    print(p, drg_grade_name(told->hit->grade));
    print(p, "]\n");
}

static void write_for_people(struct hit_writer *w, const struct told *told)
{
    struct printer p = {.sink = outbuf_sink(&w->out)};
    uint32_t width = w->style->options.width;
    print_head(&p, w, told);
    print_excerpt(&p, &(struct excerpt){.source = told->around,
                                        .hit = told->shown,
                                        .line_start = told->line_start,
                                        .width = width ? width : 100,
                                        .more_lines = w->style->set->context,
                                        .has_color = w->style->options.color});
    if (!w->style->set->explain)
        return;
    print(&p, "    = ");
    print_safe(&p, str_of(told->analysis), true);
    print(&p, "\n");
}

/* ---- The writer ------------------------------------------------------------------------------------------------ */

void hit_writer_begin(struct hit_writer *w, const struct hit_style *style, const struct hit_scene *scene,
                      struct hit_cache *cache)
{
    struct outbuf kept = style->has_records ? w->records.out : w->out;
    kept.len = 0;
    w->style = style;
    w->scene = *scene;
    w->cache = cache;
    w->head_lang = NULL;
    if (style->has_records) {
        w->records = records_part(&style->records);
        w->records.out = kept;
    } else {
        w->out = kept;
    }
}

/* Where a hit is shown; what was found, without the markup that stands in it. */
static void show_in_text(const struct hit_writer *w, const drg_text *document, struct told *told)
{
    size_t before = (size_t)(w->scene.text.ptr - w->scene.around.ptr);
    told->around = w->scene.around;
    told->shown = (drg_span){(uint32_t)(before + told->hit->start), (uint32_t)(before + told->hit->end)};
    told->line_start = (uint32_t)(before + w->scene.walk.line_start);
    told->surface = (drg_str){told->around.ptr + told->shown.start, told->shown.end - told->shown.start};
    if (document) {
        drg_span read = drg_text_reading_span(document, (drg_span){told->hit->start, told->hit->end});
        told->surface = (drg_str){drg_text_reading(document).ptr + read.start, read.end - read.start};
    }
}

/* The same of a package, whose lines are paragraphs. */
static void show_in_reading(const drg_text *document, struct told *told)
{
    told->around = drg_text_reading(document);
    told->shown = drg_text_reading_span(document, (drg_span){told->hit->start, told->hit->end});
    told->line_start = told->shown.start;
    while (told->line_start > 0 && told->around.ptr[told->line_start - 1] != '\n')
        told->line_start--;
    told->surface = (drg_str){told->around.ptr + told->shown.start, told->shown.end - told->shown.start};
    drg_pos pos = drg_text_pos(document, told->hit->start);
    told->start.line = told->end.line = pos.line;
    told->start.column = told->end.column = pos.column;
}

/* Fills what the walk tells of places. */
static void locate(struct hit_writer *w, struct told *told)
{
    walk_to(&w->scene.walk, told->hit->start);
    told->start = told->end = w->scene.walk.place;
    if (!w->style->has_all_offsets)
        return;
    struct walk ahead = w->scene.walk; /* the next hit may begin inside this one */
    walk_to(&ahead, told->hit->end);
    told->end = ahead.place;
}

void hit_writer_add(struct hit_writer *w, const drg_hit *hit, const drg_text *document)
{
    struct told told;
    told.hit = hit;
    locate(w, &told);
    if (document && drg_text_is_package(document))
        show_in_reading(document, &told);
    else
        show_in_text(w, document, &told);
    if (w->style->set->explain)
        explain(w->style, &told);
    if (w->style->has_records)
        write_record(w, &told);
    else
        write_for_people(w, &told);
}

bool hit_writer_bytes(const struct hit_writer *w, bool is_first, drg_str *bytes)
{
    bool has_records = w->style->has_records;
    *bytes = has_records ? records_part_bytes(&w->records, is_first) : (drg_str){w->out.ptr, w->out.len};
    return !w->head.failed && !w->piece.failed && !(has_records ? w->records.out.failed : w->out.failed);
}

void hit_writer_free(struct hit_writer *w)
{
    outbuf_free(&w->records.out);
    outbuf_free(&w->out);
    outbuf_free(&w->head);
    outbuf_free(&w->piece);
}
