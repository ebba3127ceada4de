/* join.h - a term put where a placeholder stood, and the letters around that place which belong to its word.
 *
 * A machine translates around a placeholder without knowing what stands there: it writes Turkish endings, Arabic particles
 * and English plurals for a word that it has not seen. A language's `join` makes one word of them and the term. Models
 * are words of every sound, of which one takes the letters as they are: its form is restated on the term (restate.h). */
#ifndef LANG_JOIN_H
#define LANG_JOIN_H

#include "lang/lang.h"

/* Appends `wanted` joined with what stands around it; *joint says how much of that became part of it. False, with nothing
 * appended: there is nothing to join. */
bool join_term(struct buf *into, const struct lang *lang, drg_str wanted, drg_str before, drg_str after, struct joint *joint);

/* Appends `wanted` in the form that the first of the models has which takes these letters around it. */
bool join_as(struct buf *into, const struct lang *lang, const char *const *models, drg_str letters_before, drg_str letters_after,
             drg_str wanted);

/* Bytes of the letters, marks and ignored characters at the end of `text`, and at its start. */
size_t letters_before(drg_str text);
size_t letters_after(drg_str text);

enum { MOST_DEMANDED = 2 };

/* Appends to `forms`, MOST_DEMANDED of them, those that the words before ask for instead of `wanted`; returns their number, 0 when it may stay. */
uint32_t demand_forms(struct buf *forms, const struct lang *lang, drg_str wanted, drg_str before);

bool english_join(struct buf *into, drg_str wanted, drg_str before, drg_str after, struct joint *joint);
bool turkish_join(struct buf *into, drg_str wanted, drg_str before, drg_str after, struct joint *joint);
bool arabic_join(struct buf *into, drg_str wanted, drg_str before, drg_str after, struct joint *joint);
uint32_t russian_demand(struct buf *forms, drg_str wanted, drg_str before);

#endif
