/* spellers.h - the spellers of a checker: threads that check at the same time have one each, and one that is given back keeps
 * what it remembers for the next. */
#ifndef CHECK_SPELLERS_H
#define CHECK_SPELLERS_H

#include "dragoman/spell.h"

struct spellers;

/* An empty pool over a book, which is borrowed. Error: ENOMEM. */
drg_status spellers_new(struct spellers **out, const drg_spellbook *book, drg_error *err);
void spellers_free(struct spellers *pool);

/* Lends a speller, to be given back. Error: ENOMEM. Thread-safe, both. */
drg_status spellers_take(drg_speller **out, struct spellers *pool, drg_error *err);
void spellers_give_back(struct spellers *pool, drg_speller *speller);

#endif
