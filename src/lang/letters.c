/* letters.c - making a word's letters from UTF-8. */
#include "lang/letters.h"

#include "base/utf8.h"
#include "lang/fold.h"
#include "lang/lang.h"

struct cases {
    uint32_t lower, upper;
    bool first_is_upper;
};

static void push(struct word *word, uint32_t strict, uint32_t loose, uint32_t start, uint32_t end)
{
    if (word->count == WORD_MAX_LETTERS) {
        word->is_cut = true;
        return;
    }
    word->letters[word->count++] = (struct letter){strict, loose, start, end};
}

static void count_case(struct cases *cases, const struct fold_record *record)
{
    if (record->letter_case == FOLD_UPPER && cases->lower + cases->upper == 0)
        cases->first_is_upper = true;
    cases->upper += record->letter_case == FOLD_UPPER;
    cases->lower += record->letter_case == FOLD_LOWER;
}

static enum word_case shape_of(const struct cases *cases)
{
    if (cases->upper + cases->lower == 0)
        return CASE_NONE;
    if (cases->upper == 0)
        return CASE_LOWER;
    if (cases->upper > 1 && cases->lower == 0)
        return CASE_UPPER;
    return cases->first_is_upper && cases->upper == 1 ? CASE_TITLE : CASE_MIXED;
}

/* A mark belongs to the letter before it: it makes another letter of it, or is dropped. */
static void add_mark(struct word *word, uint32_t mark, uint32_t end)
{
    if (!word->count)
        return;
    struct letter *last = &word->letters[word->count - 1];
    if (last->strict == 0x131 && mark == 0x307) /* decomposed dotted capital I, Turkish casing */
        last->strict = 'i';
    uint32_t composed = fold_compose(last->strict, mark);
    if (composed) {
        const struct fold_record *record = fold_find(composed);
        last->strict = composed + (uint32_t)record->to_strict;
        last->loose = composed + (uint32_t)record->to_loose;
    }
    last->end = end;
}

static void add_letter(struct word *word, uint32_t code, const struct fold_record *record, const struct lang *lang,
                       uint32_t start, uint32_t end)
{
    if (code == 'I' && lang && lang->has_dotted_i) {
        push(word, 0x131, 'i', start, end);
        return;
    }
    if (record->count == 1) {
        push(word, code + (uint32_t)record->to_strict, code + (uint32_t)record->to_loose, start, end);
        return;
    }
    const struct fold_pair *pairs = fold_expansion(record);
    for (uint32_t i = 0; i < record->count; i++)
        push(word, pairs[i].strict, pairs[i].loose, start, end);
}

bool begins_capital(drg_str text)
{
    size_t at = 0;
    return text.len && fold_find(utf8_next(text, &at))->letter_case == FOLD_UPPER;
}

void word_make(struct word *word, drg_str text, const struct lang *lang)
{
    struct cases cases = {0};
    word->count = 0;
    word->is_cut = false;
    word->is_ascii = true;
    word->apostrophe = UINT32_MAX;
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        unsigned char byte = (unsigned char)text.ptr[at];
        if (byte >= 'a' && byte <= 'z' && word->count < WORD_MAX_LETTERS) { /* as most are, at once */
            cases.lower += word->apostrophe == UINT32_MAX;
            word->letters[word->count++] = (struct letter){byte, byte, (uint32_t)start, (uint32_t)++at};
            continue;
        }
        uint32_t code = utf8_next(text, &at);
        const struct fold_record *record = fold_find(code);
        switch (record->class) {
        case FOLD_LETTER:
        case FOLD_DIGIT:
            word->is_ascii = word->is_ascii && code < 0x80;
            if (word->apostrophe == UINT32_MAX)
                count_case(&cases, record);
            add_letter(word, code, record, lang, (uint32_t)start, (uint32_t)at);
            break;
        case FOLD_MARK:
            word->is_ascii = false;
            add_mark(word, code, (uint32_t)at);
            break;
        case FOLD_APOSTROPHE:
            word->apostrophe = word->count;
            break;
        default: /* inner periods of U.S., soft hyphens: not spelt */
            break;
        }
    }
    if (word->apostrophe > word->count)
        word->apostrophe = word->count + 1;
    word->shape = shape_of(&cases);
}
