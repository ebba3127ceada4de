/* running_words.h - the words of any text as pieces.h weighs them, without what is no language: addresses, code, markup. */
#ifndef LANG_RUNNING_WORDS_H
#define LANG_RUNNING_WORDS_H

#include "base/str.h"
#include "lang/pieces.h"

/* Zero but for `text` is the start. */
struct running_words {
    drg_str text; /* any bytes */
    size_t at;
};

struct running_word {
    struct piece_word letters; /* read by pieces_weigh() when script is a piece_script */
    size_t script;             /* piece_script, or PIECES_SCRIPTS + an index of scripts.h */
    bool is_capital;
    bool ends_sentence;        /* what stands before the word ended a sentence or a line */
};

/* The next word; false at the end. */
bool running_words_next(struct running_words *words, struct running_word *out);

#endif
