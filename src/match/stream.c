/* stream.c - finding terms in stretches of plain text. */
#include <stdlib.h>

#include "base/error.h"
#include "base/utf8.h"
#include "lang/identify.h"
#include "match/scan.h"
#include "text/stretch.h"
#include "text/text.h"

/* Words that tell what a text is in as well as all of them. */
enum { TELLING_WORDS = 4096, MOST_TEXT = 1 << 30 };

struct drg_scanner {
    const drg_matcher *matcher;
    char lang[36];               /* declared; "" when told from the words */
    const struct lang *fallback; /* NULL: none */
    bool lines;
    VEC(drg_hit) hits;
};

static drg_status set_options(drg_scanner *scanner, const drg_scan_options *options, drg_error *err)
{
    drg_str lang = str_from(options->lang), fallback = str_from(options->fallback);
    scanner->lines = options->lines;
    scanner->fallback = fallback.len ? lang_find(fallback) : NULL;
    const struct lang *declared = lang.len ? lang_find(lang) : NULL;
    if (lang.len && (!declared || lang.len >= sizeof scanner->lang))
        return fail(err, DRG_ELANG, NOWHERE, "'%.*s' is no language tag; try en, tr, ar or ru", STR_ARGS(lang));
    if (declared)
        snprintf(scanner->lang, sizeof scanner->lang, "%s", declared == lang_generic() ? lang.ptr : declared->tag);
    return DRG_OK;
}

drg_status drg_scanner_new(drg_scanner **out, const drg_matcher *matcher, const drg_scan_options *options, drg_error *err)
{
    static const drg_scan_options defaults;
    drg_scanner *scanner = calloc(1, sizeof *scanner);
    *out = NULL;
    if (!scanner)
        return fail_memory(err);
    scanner->matcher = matcher;
    drg_status status = set_options(scanner, options ? options : &defaults, err);
    if (status) {
        drg_scanner_free(scanner);
        return status;
    }
    *out = scanner;
    return DRG_OK;
}

void drg_scanner_free(drg_scanner *scanner)
{
    if (!scanner)
        return;
    vec_free(&scanner->hits);
    free(scanner);
}

/* A block a paragraph, or a line. A byte order mark is no text: it may be that of a file joined to another. */
static drg_status make_view(struct view *view, drg_str text, bool lines, drg_error *err)
{
    view_init(view, UINT32_MAX / 2);
    for (size_t at = 0, end; at < text.len; at = end) {
        size_t mark = utf8_bom_length(str_cut(text, at, text.len));
        size_t last = lines ? str_line_end(text, at, &end) : (end = paragraph_end(text, at, true));
        view_copy(view, text, at + mark, last);
        view_break(view, (drg_str){"", 0});
    }
    return view_finish(view, err);
}

static drg_status make_text(drg_text **out, const drg_scanner *scanner, drg_str text, drg_error *err)
{
    struct decoded source = {buf_make(MOST_TEXT), "UTF-8"};
    struct view view;
    struct text_build_options options = {.lang = str_from(scanner->lang),
                                         .blocks_are_segments = scanner->lines,
                                         .has_fallback = true,
                                         .fallback = scanner->fallback};
    *out = NULL;
    buf_add(&source.text, text);
    drg_status status = make_view(&view, text, scanner->lines, err);
    if (!status)
        status = buf_status(&source.text, "the stretch", err);
    if (!status)
        return text_build(out, "", &source, &view, &options, err);
    buf_free(&source.text);
    view_free(&view);
    return status;
}

static drg_status keep(drg_scanner *scanner, const drg_text *text, const drg_matches *matches, drg_error *err)
{
    size_t count, segment_count;
    const drg_match *list = drg_matches_list(matches, &count);
    const drg_segment *segments = drg_text_segments(text, &segment_count);
    scanner->hits.count = 0;
    if (!vec_reserve(&scanner->hits, count))
        return fail_memory(err);
    for (size_t i = 0; i < count; i++)
        scanner->hits.items[scanner->hits.count++] =
            (drg_hit){list[i].span.start, list[i].span.end, list[i].term, list[i].grade,
                      *scanner->lang ? scanner->lang : segments[list[i].segment].lang};
    return DRG_OK;
}

drg_status drg_scanner_run(drg_scanner *scanner, drg_str text, const drg_hit **hits, size_t *count, drg_error *err)
{
    drg_text *made;
    drg_matches *matches = NULL;
    *hits = NULL;
    *count = 0;
    if (text.len > MOST_TEXT)
        return fail(err, DRG_EINVAL, NOWHERE, "a stretch has %zu bytes, expected at most %d", text.len, MOST_TEXT);
    drg_status status = make_text(&made, scanner, text, err);
    if (!status)
        status = drg_matcher_run(&matches, scanner->matcher, made, err);
    if (!status)
        status = keep(scanner, made, matches, err);
    if (!status) {
        *hits = scanner->hits.items;
        *count = scanner->hits.count;
    }
    drg_matches_free(matches);
    drg_text_free(made);
    return status;
}

const char *drg_guess_lang(drg_str text)
{
    struct evidence evidence = {0};
    struct token_cursor cursor = {text, 0, text.len < PARAGRAPH_MOST ? text.len : PARAGRAPH_MOST, true};
    struct token token;
    for (uint32_t words = 0; words < TELLING_WORDS && token_next(&cursor, &token); words++)
        if (token.kind == TOKEN_WORD)
            identify_word(&evidence, str_cut(text, token.start, token.end));
    const struct lang *lang = identify(&evidence);
    return lang ? lang->tag : NULL;
}
