/* answers.c - the table of what a specification may ask: one row a kind of block. */
#include <stdlib.h>
#include <string.h>

#include "lang/lang.h"
#include "lang/letters.h"
#include "spec/findings.h"
#include "spec/normalized.h"
#include "spec/play.h"
#include "text/tokens.h"

static void add_surface(struct buf *out, drg_str surface)
{
    for (size_t i = 0; i < surface.len; i++)
        if (surface.ptr[i] == '\n')
            buf_add_z(out, "\xE2\x8F\x8E"); /* the return symbol */
        else
            buf_add_char(out, surface.ptr[i]);
}

static drg_str concept_of(const struct play *play, uint32_t term)
{
    return drg_glossary_concept(play->glossary, drg_glossary_term(play->glossary, term).concept_index).id;
}

/* 0-24  inflected  Kullanıcı arayüzünü  ->  ui */
static drg_status answer_matches(struct play *play)
{
    for (size_t t = 0; t < play->text_count; t++) {
        size_t count;
        const drg_match *list = drg_matches_list(play->matches[t], &count);
        for (size_t i = 0; i < count; i++) {
            drg_str id = concept_of(play, list[i].term);
            if (play->text_count > 1)
                buf_addf(play->out, "%zu: ", t + 1);
            buf_addf(play->out, "%u-%u  %s  ", list[i].span.start, list[i].span.end, drg_grade_name(list[i].grade));
            add_surface(play->out, drg_text_slice(play->texts[t], list[i].span));
            buf_addf(play->out, "  ->  %.*s\n", STR_ARGS(id));
        }
    }
    return DRG_OK;
}

/* Bakanlığı'ndan  possessive-3sg + ablative */
static drg_status answer_explanations(struct play *play)
{
    for (size_t t = 0; t < play->text_count; t++) {
        size_t count;
        const drg_match *list = drg_matches_list(play->matches[t], &count);
        for (size_t i = 0; i < count; i++) {
            char why[400];
            drg_match_explain(play->matcher, play->texts[t], &list[i], why, sizeof why);
            add_surface(play->out, drg_text_slice(play->texts[t], list[i].span));
            buf_addf(play->out, "  %s\n", why);
        }
    }
    return DRG_OK;
}

/* 0-5  break  word  Türki */
static drg_status answer_tokens(struct play *play)
{
    static const char *const gaps[] = {"space", "period", "signs", "break"}, *const kinds[] = {"word", "opaque"};
    for (size_t t = 0; t < play->text_count; t++) {
        drg_str source = drg_text_source(play->texts[t]);
        struct token_cursor cursor = {source, 0, source.len, false};
        struct token token;
        while (token_next(&cursor, &token)) {
            buf_addf(play->out, "%u-%u  %s  %s  ", token.start, token.end, gaps[token.gap], kinds[token.kind]);
            add_surface(play->out, str_cut(source, token.start, token.end));
            buf_add_char(play->out, '\n');
        }
    }
    return DRG_OK;
}

static void add_letters(struct buf *out, drg_str surface, const struct lang *lang)
{
    static const char *const shapes[] = {"caseless", "lower", "title", "upper", "mixed"};
    struct word word;
    word_make(&word, surface, lang);
    add_surface(out, surface);
    buf_add_z(out, "  strict ");
    for (uint32_t i = 0; i < word.count; i++)
        buf_add_code(out, word.letters[i].strict);
    buf_add_z(out, "  loose ");
    for (uint32_t i = 0; i < word.count; i++)
        buf_add_code(out, word.letters[i].loose);
    buf_addf(out, "  %s\n", shapes[word.shape]);
}

/* İSTANBUL'A  strict istanbula  loose istanbula  upper */
static drg_status answer_letters(struct play *play)
{
    const struct lang *lang = lang_find(str_from(play->scene->lang));
    for (size_t t = 0; t < play->text_count; t++) {
        drg_str source = drg_text_source(play->texts[t]);
        struct token_cursor cursor = {source, 0, source.len, false};
        struct token token;
        while (token_next(&cursor, &token))
            add_letters(play->out, str_cut(source, token.start, token.end), lang);
    }
    return DRG_OK;
}

/* 0-40  tr  the text of the segment */
static drg_status answer_segments(struct play *play)
{
    for (size_t t = 0; t < play->text_count; t++) {
        size_t count;
        const drg_segment *list = drg_text_segments(play->texts[t], &count);
        for (size_t i = 0; i < count; i++) {
            buf_addf(play->out, "%u-%u  %s  ", list[i].span.start, list[i].span.end, list[i].lang);
            add_surface(play->out, drg_text_slice(play->texts[t], list[i].span));
            buf_add_char(play->out, '\n');
        }
    }
    return DRG_OK;
}

/* The encoding, then the decoded text. */
static drg_status answer_decoded(struct play *play)
{
    for (size_t t = 0; t < play->text_count; t++) {
        buf_addf(play->out, "%s\n", drg_text_encoding(play->texts[t]));
        buf_add(play->out, drg_text_source(play->texts[t]));
        buf_add_char(play->out, '\n');
    }
    return DRG_OK;
}

static drg_status answer_notes(struct play *play)
{
    buf_add(play->out, buf_str(&play->notes));
    return DRG_OK;
}

/* Asked for where the scene must fail; that it did not is the answer. */
static drg_status answer_error(struct play *play)
{
    buf_add_z(play->out, "no error\n");
    return DRG_OK;
}

static drg_status write_buf(void *user, const void *data, size_t len, drg_error *err)
{
    struct buf *out = user;
    buf_add(out, (drg_str){data, len});
    return buf_status(out, "the output", err);
}

static drg_status build_table(struct play *play, drg_table **table)
{
    const drg_matches *const *matches = (const drg_matches *const *)play->matches;
    const char *langs = play_option(play->scene->langs);
    drg_status status = DRG_OK;
    if (!play->bitext && play->scene->lines)
        status = drg_bitext_of_lines(&play->bitext, play->texts, play->text_count, &play->err);
    if (status)
        return status;
    if (play->bitext)
        return drg_table_of_bitext(table, play->glossary, play->bitext, matches, langs, &play->err);
    return drg_table_of_texts(table, play->glossary, play->texts, matches, play->text_count, langs, &play->err);
}

/* The table in the format that the block's info string names. */
static drg_status answer_table(struct play *play)
{
    drg_table *table = NULL;
    drg_write_options options = {.title = "Terms"};
    drg_sink sink = {write_buf, play->out};
    drg_status status = build_table(play, &table);
    if (!status)
        status = drg_table_write(table, play->ctx, play->argument, &options, sink, &play->err);
    drg_table_free(table);
    return status;
}

/* The glossary written in the format that the block's info string names. */
static drg_status answer_converted(struct play *play)
{
    drg_write_options options = {.langs = play_option(play->scene->langs)};
    drg_sink sink = {write_buf, play->out};
    return drg_glossary_write(play->glossary, play->ctx, play->argument, &options, sink, &play->err);
}

/* The terms that the word in the info string is a form of. */
static drg_status answer_lookup(struct play *play)
{
    drg_lookup_hit *hits;
    size_t count;
    drg_status status = drg_lookup(&hits, &count, play->matcher, str_from(play->argument), &play->err);
    for (size_t i = 0; i < count && !status; i++) {
        drg_term term = drg_glossary_term(play->glossary, hits[i].term);
        drg_str id = concept_of(play, hits[i].term);
        buf_addf(play->out, "%.*s  %.*s  ->  %.*s\n", STR_ARGS(term.lang), STR_ARGS(term.text), STR_ARGS(id));
    }
    free(hits);
    return status;
}

static const struct { const char *kind; drg_status (*answer)(struct play *); } answers[] = {
    {"changes", answer_changes},
    {"converted", answer_converted},
    {"decoded", answer_decoded},
    {"error", answer_error},
    {"explanations", answer_explanations},
    {"findings", answer_findings},
    {"letters", answer_letters},
    {"lookup", answer_lookup},
    {"matches", answer_matches},
    {"normalized", answer_normalized},
    {"notes", answer_notes},
    {"segments", answer_segments},
    {"table", answer_table},
    {"tokens", answer_tokens},
};

bool spec_answer(struct buf *out, const char *kind, const char *argument, const struct spec_scene *scene)
{
    for (size_t i = 0; i < sizeof answers / sizeof answers[0]; i++) {
        if (strcmp(answers[i].kind, kind) != 0)
            continue;
        struct play play = {.scene = scene, .out = out, .argument = argument};
        drg_status status = play_run(&play);
        if (!status)
            status = answers[i].answer(&play);
        if (status) {
            buf_addf(out, "%s: ", drg_status_name(status));
            play_place(out, play.err.file, play.err.pos);
            buf_addf(out, "%s\n", play.err.message);
        }
        play_end(&play);
        return true;
    }
    return false;
}
