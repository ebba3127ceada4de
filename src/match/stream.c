/* stream.c - finding terms in stretches of plain text. */
#include <stdlib.h>

#include "base/error.h"
#include "dragoman/identify.h"
#include "match/scan.h"
#include "text/stretch.h"

enum { MOST_TEXT = 1 << 30 };

struct drg_scanner {
    struct scanner scanner;
    char lang[LANG_TAG_SIZE];    /* declared; "" when told from the words */
    const struct lang *declared; /* the same as a language */
    const struct lang *fallback; /* NULL: none */
    bool lines;
    VEC(drg_hit) hits;
};

static drg_status set_options(drg_scanner *scanner, const drg_scan_options *options, drg_error *err)
{
    drg_str lang = str_from(options->lang), fallback = str_from(options->fallback);
    scanner->lines = options->lines;
    scanner->scanner.wraps = !options->lines;
    scanner->fallback = fallback.len ? lang_find(fallback) : NULL;
    const struct lang *declared = scanner->declared = lang.len ? lang_find(lang) : NULL;
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
    scanner->scanner.matcher = matcher;
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
    scanner_free(&scanner->scanner);
    vec_free(&scanner->hits);
    free(scanner);
}

/* A run of hits goes out with its language. */
static bool keep(void *user, const struct scanner *s, const struct lang *lang)
{
    drg_scanner *scanner = user;
    const char *name = *scanner->lang ? scanner->lang : lang ? lang->tag : "und";
    scanner->scanner.has_too_many = s->hits.count > MAX_MATCHES - scanner->hits.count;
    if (s->has_too_many || !vec_reserve(&scanner->hits, scanner->hits.count + s->hits.count))
        return false;
    for (size_t i = 0; i < s->hits.count; i++) {
        const struct hit *hit = &s->hits.items[i];
        scanner->hits.items[scanner->hits.count++] =
            (drg_hit){hit->span.start, hit->span.end, hit->term, (drg_grade)hit->grade, name};
    }
    return true;
}

/* Where the paragraphs from `at` on end that nothing runs across anyway: the last of them may be one that was cut. */
static size_t paragraphs_end(drg_str text, size_t at)
{
    size_t end = paragraph_end(text, at, true);
    while (end < text.len && end - at < PARAGRAPH_MOST)
        end = paragraph_end(text, at = end, true);
    return end;
}

static drg_status scan_declared(drg_scanner *scanner, drg_str text, drg_error *err)
{
    struct scanner *s = &scanner->scanner;
    drg_status status = DRG_OK;
    for (size_t at = 0, end; at < text.len && !status; at = end) {
        end = scanner->lines ? text.len : paragraphs_end(text, at);
        status = scan(s, text, at, end, scanner->declared, false, err);
        if (!status && !keep(scanner, s, scanner->declared))
            status = s->has_too_many ? fail_too_many(err) : fail_memory(err);
    }
    return status;
}

static drg_status scan_undeclared(drg_scanner *scanner, drg_str text, drg_error *err)
{
    struct run_sink sink = {keep, scanner};
    drg_status status = DRG_OK;
    for (size_t at = 0, end; at < text.len && !status; at = end) {
        if (scanner->lines)
            str_line_end(text, at, &end);
        else
            end = paragraph_end(text, at, true);
        status = scan_telling(&scanner->scanner, text, at, end, scanner->fallback, &sink, err);
    }
    return status;
}

drg_status drg_scanner_run(drg_scanner *scanner, drg_str text, const drg_hit **hits, size_t *count, drg_error *err)
{
    *hits = NULL;
    *count = 0;
    if (text.len > MOST_TEXT)
        return fail(err, DRG_EINVAL, NOWHERE, "a stretch has %zu bytes, expected at most %d", text.len, MOST_TEXT);
    scanner->hits.count = 0;
    scanner->scanner.failed = scanner->scanner.has_too_many = false;
    drg_status status = scanner->declared ? scan_declared(scanner, text, err) : scan_undeclared(scanner, text, err);
    if (!status)
        status = drg_glossary_check(scanner->scanner.matcher->glossary, err);
    if (status)
        return status;
    *hits = scanner->hits.items;
    *count = scanner->hits.count;
    return DRG_OK;
}

const char *drg_guess_lang(drg_str text)
{
    const double sure = 0.9;
    drg_identity id;
    drg_identify(str_cut(text, 0, text.len < PARAGRAPH_MOST ? text.len : PARAGRAPH_MOST), &id);
    const struct lang *lang = lang_find(str_from(id.lang));
    return id.confidence >= sure && lang != lang_generic() ? lang->tag : NULL;
}
