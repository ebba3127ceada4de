/* form_unicode.c - Unicode's normalisation forms, segment by segment: what stands between two boundaries (UAX #15 section
 * 9.1) normalises by itself, so an edit is never larger than a letter with its marks. */
#include "base/utf8.h"
#include "ext/icu_normalize.h"
#include "rewrite/form.h"

/* The boundary at or before `at`, not before `from`. */
static size_t segment_start(const struct form_line *line, enum icu_form form, size_t from, size_t at)
{
    while (at > from && !icu_is_boundary(form, code_at(line->text, at, line->end)))
        at = utf8_before(line->text, at);
    return at;
}

static size_t segment_end(const struct form_line *line, enum icu_form form, size_t at)
{
    utf8_next(line->text, &at);
    while (at < line->end && !icu_is_boundary(form, code_at(line->text, at, line->end)))
        utf8_next(line->text, &at);
    return at;
}

/* One Arabic vowel sign on a letter, which is in order and composes with nothing: most marks of Arabic text are that. */
static bool is_lone_vowel_sign(const struct form_line *line, size_t at, uint32_t code)
{
    size_t next = at + 2; /* they are of U+0600 to U+07FF */
    return code >= 0x64B && code <= 0x652 && !(traits_of(code_before(line->text, line->start, at)) & TRAIT_NFKC) &&
           !(traits_of(code_at(line->text, next, line->end)) & TRAIT_NFC);
}

static void normalize(const struct form_line *line, enum icu_form form, uint32_t trait)
{
    size_t from = line->start;
    uint32_t code;
    for (size_t at = from; (at = traits_find(line->text, at, line->end, trait, &code)) < line->end;) {
        if (is_lone_vowel_sign(line, at, code)) {
            at += 2;
            continue;
        }
        size_t start = segment_start(line, form, from, at);
        at = from = segment_end(line, form, at);
        drg_str segment = str_cut(line->text, start, at);
        if (!icu_normalize(line->scratch, form, segment))
            line->out->failed = true;
        else if (!str_eq(segment, buf_str(line->scratch)))
            form_put(line, start, at, buf_str(line->scratch));
    }
}

void form_nfc(const struct form_line *line)
{
    normalize(line, ICU_NFC, TRAIT_NFC);
}

void form_nfkc(const struct form_line *line)
{
    normalize(line, ICU_NFKC, TRAIT_NFKC);
}

/* Characters that are themselves only in shape: each becomes its compatibility decomposition. A sign that would need a
 * space to stand on stays as it is. */
static void unfold(const struct form_line *line, uint32_t trait)
{
    uint32_t code;
    for (size_t at = line->start; (at = traits_find(line->text, at, line->end, trait, &code)) < line->end;) {
        size_t start = at;
        utf8_next(line->text, &at);
        drg_str shape = str_cut(line->text, start, at);
        if (!icu_normalize(line->scratch, ICU_NFKC, shape))
            line->out->failed = true;
        else if (!str_eq(shape, buf_str(line->scratch)) && line->scratch->ptr[0] != ' ')
            form_put(line, start, at, buf_str(line->scratch));
    }
}

void form_presentation(const struct form_line *line)
{
    unfold(line, TRAIT_PRESENTATION);
}

void form_ligatures(const struct form_line *line)
{
    unfold(line, TRAIT_LIGATURE);
}
