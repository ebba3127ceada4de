/* words.c - stretches of a side's text. */
#include "check/words.h"

#include "base/utf8.h"
#include "lang/fold.h"

static bool is_white(uint32_t code)
{
    uint8_t class = fold_find(code)->class;
    return class == FOLD_SPACE || class == FOLD_NEWLINE;
}

drg_span side_stretch(const struct side *side, drg_span span)
{
    drg_str text = buf_str(&side->text->view.text);
    while (span.start > side->span.start) {
        size_t before = utf8_before(text, span.start), at = before;
        if (is_white(utf8_next(text, &at)))
            break;
        span.start = (uint32_t)before;
    }
    for (size_t at = span.end; at < side->span.end; span.end = (uint32_t)at)
        if (is_white(utf8_next(text, &at)))
            break;
    return span;
}

bool side_has(const struct side *side, drg_str what)
{
    for (size_t at = 0; what.len && at + what.len <= side->words.len; at++)
        if (side->words.ptr[at] == what.ptr[0] && str_starts(str_cut(side->words, at, side->words.len), what))
            return true;
    return false;
}

static bool is_letter_at(drg_str text, size_t at)
{
    return at < text.len && fold_is_letter(utf8_next(text, &at));
}

bool side_has_word(const struct side *side, drg_str word)
{
    drg_str words = side->words;
    for (size_t at = 0; word.len && at + word.len <= words.len; at++) {
        if (!str_starts(str_cut(words, at, words.len), word))
            continue;
        if ((!at || !is_letter_at(words, utf8_before(words, at))) && !is_letter_at(words, at + word.len))
            return true;
    }
    return false;
}

bool has_mixed_word(drg_str text)
{
    uint8_t script = SCRIPT_OTHER;
    for (size_t at = 0; at < text.len;) {
        const struct fold_record *letter = fold_find(utf8_next(text, &at));
        if (letter->class != FOLD_LETTER)
            script = SCRIPT_OTHER;
        else if (script != SCRIPT_OTHER && letter->script != script)
            return true;
        else
            script = letter->script;
    }
    return false;
}
