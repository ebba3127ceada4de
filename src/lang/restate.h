/* restate.h - putting a term in place of another one in the same form; the languages' slots are in *_restate.c. */
#ifndef LANG_RESTATE_H
#define LANG_RESTATE_H

#include "lang/lang.h"

/* Appends r->wanted in the form of r->surface. A language without rules can restate citation forms alone. */
bool restate(struct buf *into, const struct lang *lang, const struct restatement *r);

/* Whether two strings have the same loose letters. */
bool is_same_loosely(drg_str a, drg_str b);

/* Appends `text` in capitals; `has_dotted_i`: i becomes the dotted capital. */
void add_upper(struct buf *into, drg_str text, bool has_dotted_i);

/* The last word of `text` after spaces and hyphens: its first byte. */
size_t last_word(drg_str text);

/* Appends the plural of a word of a term, planned as its head; the word itself when it is one or has none. */
void english_add_plural(struct buf *into, const struct lexeme *lexeme, drg_str word);

/* The indefinite article before English words: a European, an hour. */
enum english_article { ARTICLE_A, ARTICLE_AN, ARTICLE_OPEN /* an acronym that may be read either way */ };
enum english_article english_article(drg_str text);

bool english_restate(struct buf *into, const struct restatement *r);
bool arabic_restate(struct buf *into, const struct restatement *r);

#endif
