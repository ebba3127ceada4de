/* spellbook.h - the inside of a drg_spellbook: what spellers share. */
#ifndef SPELL_SPELLBOOK_H
#define SPELL_SPELLBOOK_H

#include <pthread.h>

#include "dragoman/spell.h"
#include "spell/names.h"
#include "spell/tongue.h"
#include "spell/vocabulary.h"

enum { TONGUES = 4 };

/* A language's part, made when it is first asked for. */
struct shelf {
    struct tongue tongue;
    struct name_tree names; /* of the glossary */
    bool is_ready, has_names;
};

struct drg_spellbook {
    struct arena arena;
    const char **folders; /* of dictionaries */
    size_t folder_count;
    const char *word_lists, *english;
    const drg_matcher *matcher;
    struct vocabulary own_words;
    pthread_mutex_t lock; /* of the shelves */
    struct shelf *shelves;
};

/* What is known of a language, by its place among the first-class ones. Errors: EIO without a dictionary, and of reading. */
drg_status spellbook_tongue(const struct tongue **out, const drg_spellbook *book, size_t place, drg_error *err);

/* The glossary's words of that language; makes the tongue's triples, too. Error: ENOMEM. */
drg_status spellbook_names(const struct name_tree **out, const drg_spellbook *book, size_t place, drg_error *err);

/* The place of a language, or TONGUES: it has no spelling here. */
size_t tongue_place(const struct lang *lang);

#endif
