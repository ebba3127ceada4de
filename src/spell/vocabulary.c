/* vocabulary.c - a project's and a person's own words. */
#include "spell/vocabulary.h"

#include "base/ctx.h"
#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"
#include "ext/icu_normalize.h"
#include "lang/inflect.h"
#include "spell/spelling.h"

static bool is_number(drg_str line)
{
    for (size_t i = 0; i < line.len; i++)
        if (!is_ascii_digit(line.ptr[i]))
            return false;
    return line.len > 0;
}

/* Keeps a word in NFC; false: no memory. */
static bool add_word(struct vocabulary *v, drg_str word, enum own_word value, bool inflects)
{
    struct buf nfc = buf_make(SIZE_MAX / 2);
    if (!word.len)
        return true;
    if (!icu_normalize(&nfc, ICU_NFC, word)) {
        buf_free(&nfc);
        return false;
    }
    drg_str kept = buf_into_arena(&nfc, &v->arena);
    return kept.ptr && map_set(&v->words, kept, value) && (!inflects || vec_push(&v->inflecting, kept));
}

static bool add_line(struct vocabulary *v, drg_str line, bool is_dictionary)
{
    bool is_forbidden = !is_dictionary && line.len && line.ptr[0] == '*';
    const char *slash = line.len > 1 ? memchr(line.ptr + 1, '/', line.len - 1) : NULL;
    drg_str word = str_cut(line, is_forbidden, slash ? (size_t)(slash - line.ptr) : line.len);
    return add_word(v, str_trim(word), is_forbidden ? OWN_FORBIDDEN : OWN_RIGHT, slash && !is_dictionary);
}

static drg_status add_lines(struct vocabulary *v, drg_str text, drg_error *err)
{
    bool is_dictionary = false;
    size_t bad = utf8_valid_prefix(text), at = utf8_bom_length(text), next;
    uint32_t number = 1;
    for (; at < text.len; at = next, number++) {
        drg_str line = str_cut(text, at, str_line_end(text, at, &next));
        if (bad < next)
            return fail(err, DRG_EENCODING, (drg_pos){number, 1}, "the words are not UTF-8");
        line = str_trim(line);
        if (number == 1 && is_number(line))
            is_dictionary = true;
        else if (line.len && line.ptr[0] != '#' && !add_line(v, line, is_dictionary))
            return fail_memory(err);
    }
    return DRG_OK;
}

drg_status vocabulary_read(struct vocabulary *v, drg_ctx *ctx, const char *path, drg_error *err)
{
    struct buf text = buf_make(ctx->max_input);
    drg_status status = file_read(&text, path, err);
    if (!status)
        status = add_lines(v, buf_str(&text), err);
    buf_free(&text);
    return status ? fail_in_file(err, status, path) : DRG_OK;
}

bool vocabulary_add(struct vocabulary *v, drg_str word)
{
    return add_word(v, word, OWN_RIGHT, false);
}

static enum own_word look_up(const struct vocabulary *v, drg_str word)
{
    uint32_t value = map_get(&v->words, word);
    return value == DRG_NONE ? OWN_NOTHING : (enum own_word)value;
}

static bool is_inflected(const struct vocabulary *v, drg_str word, const struct lang *lang)
{
    struct analysis analysis;
    for (size_t i = 0; i < v->inflecting.count; i++)
        if (inflect_accepts(lang, v->inflecting.items[i], word, &analysis) && !analysis.is_respelt && !analysis.is_guess)
            return true;
    return false;
}

enum own_word vocabulary_says(const struct vocabulary *v, drg_str word, const struct lang *lang)
{
    struct spelling s;
    char written[SPELLING_BYTES];
    if (!v->words.count)
        return OWN_NOTHING;
    enum own_word says = look_up(v, word);
    bool is_made = spelling_make(&s, word, lang);
    if (!says && is_made && s.shape != CASE_MIXED)
        says = look_up(v, (drg_str){written, spelling_write(written, s.letters, s.count, CASE_LOWER, lang)});
    if (!says && is_made && s.shape == CASE_UPPER)
        says = look_up(v, (drg_str){written, spelling_write(written, s.letters, s.count, CASE_TITLE, lang)});
    return says ? says : is_inflected(v, word, lang) ? OWN_RIGHT : OWN_NOTHING;
}

void vocabulary_free(struct vocabulary *v)
{
    map_free(&v->words);
    vec_free(&v->inflecting);
    arena_free(&v->arena);
}
