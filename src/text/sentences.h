/* sentences.h - dividing a paragraph into sentences by its punctuation and by what the languages abbreviate.
 *
 * A sentence ends with . ! ? ... or their Arabic and Chinese counterparts, closing quotation marks and brackets included,
 * when white space follows and what comes then can begin a sentence. A period after an abbreviation, an initial, an ordinal
 * or within a number or an address ends none; inside brackets and quotation marks that are closed soon nothing ends.
 *
 *   struct sentences s = {.text = paragraph, .lang = lang};
 *   while (sentences_next(&s, &span)) ... */
#ifndef TEXT_SENTENCES_H
#define TEXT_SENTENCES_H

#include "base/str.h"
#include "lang/lang.h"

/* Zero-initialised but for the first two is at the beginning. */
struct sentences {
    drg_str text;            /* valid UTF-8; a paragraph: its line ends are white space */
    const struct lang *lang; /* NULL: told from the text when that matters              */
    size_t at;
    bool is_told;            /* `lang` was told from the text */
};

/* The next sentence without the white space around it; false: there are no more. Linear time, no memory. */
bool sentences_next(struct sentences *sentences, drg_span *span);

#endif
