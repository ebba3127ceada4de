/* en_possessive.c - the apostrophe after a plural: "the courts' ruling".
 *
 * It looks like a closing quotation mark. It is a possessive when something follows that can be possessed and no
 * quotation is open that it could close. */
#include "base/utf8.h"
#include "lang/fold.h"
#include "lang/languages.h"

/* How far back an opening quotation mark is looked for, in bytes. */
enum { LOOK_BACK = 300 };

static uint32_t apostrophe_length(drg_str text, size_t at)
{
    size_t next = at;
    if (at >= text.len || fold_find(utf8_next(text, &next))->class != FOLD_APOSTROPHE)
        return 0;
    return (uint32_t)(next - at);
}

/* An apostrophe that follows no letter opens, one that precedes none closes. */
static bool is_quotation_open(drg_str text, size_t end)
{
    size_t at = end > LOOK_BACK ? end - LOOK_BACK : 0;
    bool is_open = false, after_letter = false;
    while (at < end && !utf8_is_lead(text.ptr[at]))
        at++;
    while (at < end) {
        size_t next = at;
        uint8_t class = fold_find(utf8_next(text, &next))->class;
        if (class == FOLD_NEWLINE)
            is_open = false;
        if (class == FOLD_APOSTROPHE && !after_letter)
            is_open = true;
        else if (class == FOLD_APOSTROPHE && (next >= end || fold_find(utf8_next(text, &(size_t){next}))->class != FOLD_LETTER))
            is_open = false;
        after_letter = class == FOLD_LETTER || class == FOLD_DIGIT;
        at = next;
    }
    return is_open;
}

uint32_t english_possessive(drg_str text, size_t start, size_t end)
{
    uint32_t length = apostrophe_length(text, end);
    if (!length || end == start || ascii_lower(text.ptr[end - 1]) != 's')
        return 0;
    size_t at = end + length;
    bool owns = at + 1 < text.len && text.ptr[at] == ' ';
    at++;
    return owns && fold_find(utf8_next(text, &at))->class == FOLD_LETTER && !is_quotation_open(text, start) ? length : 0;
}
