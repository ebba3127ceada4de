/* tongue.h - what is known of one language's spelling: its slips, its word list, where its dictionaries lie.
 *
 * Shared by threads. Everything is read when it is first needed, under a lock, and never changes after. */
#ifndef SPELL_TONGUE_H
#define SPELL_TONGUE_H

#include <pthread.h>

#include "spell/dictionaries.h"
#include "spell/slips.h"
#include "spell/word_tree.h"

enum { TRIPLE_BITS = 1 << 19 };

/* Which three letters stand beside each other in right words; a hashed set, so that it may say yes too often. */
struct triples {
    uint64_t *bits; /* NULL: not made yet */
};

struct tongue {
    const struct lang *lang;
    struct slips slips;
    struct word_tree words; /* of the word list; empty when there is none */
    struct triples triples;
    struct dictionary_files files[DICTIONARIES_MAX];
    uint32_t file_count;
};

/* Reads a word list (wordlists/README.md says how it is written). Errors: EIO, ESYNTAX with the line. */
drg_status tongue_read_words(struct tongue *tongue, const char *path, drg_error *err);

/* Makes the set of triples of the word list; false: no memory. */
bool tongue_make_triples(struct tongue *tongue);

/* Whether all three neighbours of a word stand beside each other in some right word. True when there is no list. */
bool tongue_looks_right(const struct tongue *tongue, const uint16_t *letters, uint32_t count);

void tongue_free(struct tongue *tongue);

#endif
