/* form_case.c - lower case, and the folding of letters that the matcher compares by. */
#include "base/utf8.h"
#include "ext/icu_normalize.h"
#include "lang/fold.h"
#include "rewrite/form.h"

void form_lower(const struct form_line *line)
{
    const struct lang *lang = form_line_lang(line);
    bool has_dotted_i = lang && lang->has_dotted_i;
    for (size_t at = line->start; at < line->end;) {
        size_t start = at;
        uint32_t code = utf8_next(line->text, &at), to = icu_lower(code);
        if (code == 'I' && has_dotted_i)
            to = 0x131;
        else if (code == 0x130)
            to = 'i';
        if (to != code)
            form_put_code(line, start, at, to);
    }
}

/* A letter's loose letters go into `out`; returns their length, or -1 when the character stays. */
static int fold_into(char out[80], uint32_t code)
{
    const struct fold_record *record = fold_find(code);
    size_t len = 0;
    if (record->class == FOLD_MARK || record->class == FOLD_IGNORED)
        return 0;
    bool is_same = record->count <= 1 && !record->to_loose;
    if (is_same || (record->class != FOLD_LETTER && record->class != FOLD_DIGIT))
        return -1;
    if (record->count <= 1)
        return (int)utf8_encode((uint32_t)((int32_t)code + record->to_loose), out);
    for (uint8_t i = 0; i < record->count; i++)
        len += utf8_encode(fold_expansion(record)[i].loose, out + len);
    return (int)len;
}

/* Most characters of most texts are folded already. */
static bool is_folded_ascii(char c)
{
    return c >= ' ' && c < 0x7F && ascii_lower(c) == c;
}

void form_fold(const struct form_line *line)
{
    char letters[80];
    for (size_t at = line->start; at < line->end;) {
        size_t start = at;
        if (is_folded_ascii(line->text.ptr[at])) {
            at++;
            continue;
        }
        uint32_t code = utf8_next(line->text, &at);
        int len = fold_into(letters, code);
        if (len >= 0)
            form_put(line, start, at, (drg_str){letters, (size_t)len});
    }
}
