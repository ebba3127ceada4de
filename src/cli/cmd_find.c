/* cmd_find.c - every occurrence of the terms. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "excerpt.h"
#include "inputs.h"
#include "output.h"
#include "places.h"
#include "records.h"

struct finder {
    struct cli *cli;
    struct terms terms;
    struct output out;
    struct records records; /* of machine formats */
    struct printer print;   /* of the terminal format */
    bool has_records, has_all_offsets;
    size_t input_count;
    uint64_t found, found_here; /* in all, and in the current input */
};

/* A match with what is said about it. */
struct hit {
    const drg_text *text;
    const drg_match *match;
    drg_str term, lang, concept_id, surface;
    drg_pos pos;
    uint32_t line_start;
    drg_units start, end;
    char analysis[400];
};

/* ---- Reporting --------------------------------------------------------------------------------------------- */

static void add_columns(struct finder *f)
{
    static const char *const columns[] = {"file",   "lang",    "start",   "end",  "line", "column",
                                          "surface", "concept", "term", "grade"};
    static const char *const offsets[] = {"char_start", "char_end", "utf16_start", "utf16_end"};
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        records_column(&f->records, columns[i]);
    for (size_t i = 0; i < sizeof offsets / sizeof offsets[0] && f->has_all_offsets; i++)
        records_column(&f->records, offsets[i]);
    if (f->cli->set.explain)
        records_column(&f->records, "analysis");
}

static void record_hit(struct finder *f, const struct hit *hit)
{
    struct records *r = &f->records;
    records_text(r, str_of(drg_text_name(hit->text)));
    records_text(r, hit->lang);
    records_number(r, hit->match->span.start);
    records_number(r, hit->match->span.end);
    records_number(r, hit->pos.line);
    records_number(r, hit->pos.column);
    records_text(r, hit->surface);
    records_text(r, hit->concept_id);
    records_text(r, hit->term);
    records_text(r, str_of(drg_grade_name(hit->match->grade)));
    if (f->has_all_offsets) {
        records_number(r, hit->start.code_points);
        records_number(r, hit->end.code_points);
        records_number(r, hit->start.utf16);
        records_number(r, hit->end.utf16);
    }
    if (f->cli->set.explain)
        records_text(r, str_of(hit->analysis));
}

static void print_colored(struct finder *f, const char *color, drg_str s, bool isolate)
{
    bool has_color = f->out.options.color;
    print(&f->print, has_color ? color : "");
    print_safe(&f->print, s, isolate);
    print(&f->print, has_color ? "\033[0m" : "");
}

/* FILE:LINE:COLUMN: SURFACE  concept  [term, language, grade] */
static void print_hit(struct finder *f, const struct hit *hit)
{
    struct printer *p = &f->print;
    print_colored(f, "\033[35m", str_of(drg_text_name(hit->text)), false);
    print(p, ":");
    print_number(p, hit->pos.line);
    print(p, ":");
    print_number(p, hit->pos.column);
    print(p, ": ");
    print_colored(f, "\033[1;31m", hit->surface, true);
    print(p, "  ");
    print_colored(f, "\033[36m", hit->concept_id, true);
    print(p, "  [");
    print_safe(p, hit->term, true);
    print(p, ", ");
    print_safe(p, hit->lang, false);
    print(p, ", ");
    print(p, drg_grade_name(hit->match->grade));
    print(p, "]\n");
    print_excerpt(p, &(struct excerpt){.source = drg_text_source(hit->text),
                                       .hit = hit->match->span,
                                       .line_start = hit->line_start,
                                       .width = f->out.options.width ? f->out.options.width : 100,
                                       .more_lines = f->cli->set.context,
                                       .has_color = f->out.options.color});
    if (!f->cli->set.explain)
        return;
    print(p, "    = ");
    print_safe(p, str_of(hit->analysis), true);
    print(p, "\n");
}

static void report_count(struct finder *f, const char *path)
{
    struct printer *p = &f->print;
    if (f->has_records) {
        records_text(&f->records, str_of(path));
        records_number(&f->records, f->found_here);
        return;
    }
    if (f->input_count > 1) {
        print_colored(f, "\033[35m", str_of(path), false);
        print(p, ":");
    }
    print_number(p, f->found_here);
    print(p, "\n");
}

/* ---- Finding ------------------------------------------------------------------------------------------------- */

/* Fills what the walk, which must be at the match or before it, tells of places. */
static void locate(struct hit *hit, struct walk *walk, bool has_all_offsets)
{
    walk_to(walk, hit->match->span.start);
    hit->pos = walk->pos;
    hit->line_start = walk->line_start;
    hit->start = hit->end = walk->units;
    if (!has_all_offsets)
        return;
    struct walk ahead = *walk; /* the next match may begin inside this one */
    walk_to(&ahead, hit->match->span.end);
    hit->end = ahead.units;
}

static void report(struct finder *f, const drg_text *text, const drg_match *match, struct walk *walk)
{
    size_t count;
    drg_term term = drg_glossary_term(f->terms.glossary, match->term);
    struct hit hit = {
        .text = text,
        .match = match,
        .term = term.text,
        .lang = str_of(drg_text_segments(text, &count)[match->segment].lang),
        .concept_id = drg_glossary_concept(f->terms.glossary, term.concept_index).id,
        .surface = drg_text_slice(text, match->span),
    };
    locate(&hit, walk, f->has_all_offsets);
    if (f->cli->set.explain)
        drg_match_explain(f->terms.matcher, text, match, hit.analysis, sizeof hit.analysis);
    if (f->has_records)
        record_hit(f, &hit);
    else
        print_hit(f, &hit);
}

/* The matches of one text, on their way out. */
struct stream {
    const drg_text *text;
    drg_matches *matches;
    const drg_match *list;
    size_t count, at;
};

static drg_status stream_open(struct stream *stream, const struct finder *f, const drg_text *text, drg_error *err)
{
    drg_status status = terms_find(&stream->matches, &f->terms, f->cli, text, err);
    stream->text = text;
    if (!status)
        stream->list = drg_matches_list(stream->matches, &stream->count);
    return status;
}

/* The stream whose next match stands first in the file; NULL: all are at their end. */
static struct stream *stream_next(struct stream *streams, size_t count)
{
    struct stream *first = NULL;
    for (size_t i = 0; i < count; i++) {
        struct stream *s = &streams[i];
        if (s->at < s->count && (!first || s->list[s->at].span.start < first->list[first->at].span.start))
            first = s;
    }
    return first;
}

/* The texts are those of one file, over the same source: their matches are reported in the order of the file. */
static drg_status find_in_texts(struct finder *f, const drg_text *const *texts, size_t count, drg_error *err)
{
    struct stream *streams = calloc(count + 1, sizeof *streams), *next;
    drg_status status = streams ? DRG_OK : complain(err, DRG_ENOMEM, "out of memory");
    for (size_t i = 0; i < count && !status; i++)
        status = stream_open(&streams[i], f, texts[i], err);
    for (size_t i = 0; i < count && !status; i++)
        f->found_here += streams[i].count;
    if (!status && !f->cli->set.count && count) {
        struct walk walk = walk_begin(texts[0]);
        for (; (next = stream_next(streams, count)) != NULL; next->at++)
            report(f, next->text, &next->list[next->at], &walk);
    }
    for (size_t i = 0; streams && i < count; i++)
        drg_matches_free(streams[i].matches);
    free(streams);
    return status;
}

static drg_status find_in_bitext(struct finder *f, const struct input *input, drg_error *err)
{
    drg_bitext *bitext;
    size_t count;
    drg_status status = input_bitext(&bitext, f->cli, input, err);
    if (status)
        return status;
    const drg_text *const *texts = drg_bitext_texts(bitext, &count);
    status = find_in_texts(f, texts, count, err);
    drg_bitext_free(bitext);
    return status;
}

static drg_status find_in_input(struct finder *f, const struct input *input, drg_error *err)
{
    drg_text *text;
    if (input->is_bitext)
        return find_in_bitext(f, input, err);
    drg_status status = input_text(&text, f->cli, input, err);
    if (status)
        return status;
    status = find_in_texts(f, (const drg_text *const[]){text}, 1, err);
    drg_text_free(text);
    return status;
}

/* ---- The run ------------------------------------------------------------------------------------------------- */

/* A broken input is said and the others are done; a broken output ends it all. */
static drg_status find_in_all(struct finder *f, const struct input *inputs)
{
    drg_status status = DRG_OK;
    for (size_t i = 0; i < f->input_count && !status; i++) {
        drg_error err = {0};
        f->found_here = 0;
        say_progress(&f->cli->say, i + 1, f->input_count, inputs[i].path);
        if (find_in_input(f, &inputs[i], &err))
            input_failed(f->cli, &err);
        else if (f->cli->set.count)
            report_count(f, inputs[i].path);
        f->found += f->found_here;
        status = f->has_records ? f->records.out.status : f->print.status;
    }
    return status;
}

static void begin(struct finder *f, drg_error *err)
{
    f->has_records = records_know(f->out.format);
    f->print = (struct printer){.sink = f->out.sink, .err = err};
    if (!f->has_records)
        return;
    records_init(&f->records, f->out.format, f->out.sink, err);
    if (f->cli->set.count) {
        records_column(&f->records, "file");
        records_column(&f->records, "count");
    } else {
        add_columns(f);
    }
    records_start(&f->records);
}

static drg_status find_and_write(struct finder *f, const struct input *inputs, drg_error *err)
{
    drg_status status = output_open(&f->out, f->cli, err);
    if (status)
        return status;
    begin(f, err);
    status = find_in_all(f, inputs);
    if (!status)
        status = drg_glossary_check(f->terms.glossary, err);
    if (!status && f->has_records)
        status = records_finish(&f->records);
    return output_close(&f->out, status, err);
}

drg_status cmd_find(struct cli *cli, drg_error *err)
{
    struct finder f = {.cli = cli, .has_all_offsets = cli->set.offsets == OFFSETS_ALL};
    struct input *inputs;
    drg_status status = inputs_list(&inputs, &f.input_count, cli, err);
    if (status)
        return status;
    status = terms_load(&f.terms, cli, err);
    if (!status)
        status = find_and_write(&f, inputs, err);
    if (!f.found && cli->exit_code == EXIT_DONE)
        cli->exit_code = EXIT_FINDINGS;
    terms_free(&f.terms);
    free(inputs);
    return status;
}
