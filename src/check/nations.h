/* nations.h - which concepts of a glossary the lists of related words know: so that "Russian" asks for Russia where the
 * glossary has the country alone. */
#ifndef CHECK_NATIONS_H
#define CHECK_NATIONS_H

#include "dragoman/match.h"
#include "lang/related.h"
#include "text/text.h"

/* A listed word of a language, of one word, whose group has a term of the glossary. */
struct nation_word {
    drg_str text;
    uint32_t term;   /* of the glossary: a name of the group */
    uint32_t concept_index;
    bool is_derived; /* Russian, not Russia */
};

struct nation_words {
    const struct lang *lang;
    VEC(struct nation_word) list;
    struct index by_beginning;
};

/* Made once, then constant: shared by threads. Zero-initialised is empty. */
struct nations {
    struct nation_words langs[RELATED_LANGS];
};

/* Asks the matcher which listed names are terms. Errors: ENOMEM. nations_free() is due all the same. */
drg_status nations_make(struct nations *out, drg_ctx *ctx, const drg_glossary *glossary, const drg_matcher *matcher,
                        const struct related *related, drg_error *err);
void nations_free(struct nations *nations);

/* The words of a language, or NULL. */
const struct nation_words *nations_of(const struct nations *nations, const struct lang *lang);

/* The listed word that `text` is a form of, or NULL. */
const struct nation_word *nation_find(const struct nation_words *words, drg_str text);

/* The first word derived of a concept's name, or NULL. */
const struct nation_word *nation_derived(const struct nation_words *words, uint32_t concept_index);

#endif
