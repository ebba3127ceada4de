/* glossary.h - the glossary's data, and building one.
 *
 *   struct glossary_builder *b; glossary_builder_new(&b, ctx, err);
 *   glossary_builder_concept(b, id, &c, err); glossary_builder_term(b, &term, &t, err); ...
 *   glossary_builder_finish(b, &glossary, err);   -- takes the builder in any case
 *
 * A builder copies every string. Terms may come in any order; finish sorts them by concept. */
#ifndef MODEL_GLOSSARY_H
#define MODEL_GLOSSARY_H

#include "base/arena.h"
#include "base/ctx.h"
#include "dragoman/glossary.h"

/* A term that was given again and became one with the first; for lint. */
struct duplicate {
    uint32_t term;
    uint32_t file;
    drg_pos place;
};

struct drg_glossary {
    struct arena arena; /* owns everything below */
    drg_concept *concepts;
    drg_term *terms;
    drg_field *fields;
    drg_str *langs, *files;
    struct duplicate *duplicates;
    size_t concept_count, term_count, field_count, lang_count, file_count, duplicate_count;
};

/* True when the concept has a term in this language. */
bool glossary_has_lang(const drg_glossary *glossary, const drg_concept *entry, drg_str lang);

struct glossary_builder;

drg_status glossary_builder_new(struct glossary_builder **out, drg_ctx *ctx, drg_error *err);
void glossary_builder_free(struct glossary_builder *b);

/* The file that terms come from until the next call; for notes, lint and errors. */
drg_status glossary_builder_file(struct glossary_builder *b, drg_str name, drg_error *err);

/* The concept of this id, made when new. An empty id makes a new concept whose id finish() chooses ("c1", "c2" ...). */
drg_status glossary_builder_concept(struct glossary_builder *b, drg_str id, uint32_t *concept_index, drg_error *err);

/* Fills subject, definition or note of a concept. A second, different value becomes a field of the same name. */
enum concept_part { CONCEPT_SUBJECT, CONCEPT_DEFINITION, CONCEPT_NOTE };
drg_status glossary_builder_part(struct glossary_builder *b, uint32_t concept_index, enum concept_part part,
                                 drg_str value, drg_error *err);

/* Adds a term (concept_index, text, lang must be set; file is filled in). Text is stored as given, the language tag in
 * BCP 47's customary case ("en_us" is en-US). A term that the concept already has in that language is not added twice:
 * *term_index is the first one's, which takes from the second what it lacks. Where statuses clash the stronger one counts
 * (deprecated, preferred, admitted, variant), with a note. */
drg_status glossary_builder_term(struct glossary_builder *b, const drg_term *term, uint32_t *term_index,
                                 drg_error *err);

/* Adds a further field: of a term (its index), of a language section (lang) or of a concept. */
drg_status glossary_builder_field(struct glossary_builder *b, const drg_field *field, drg_error *err);

/* Makes the glossary and frees the builder, also on failure. */
drg_status glossary_builder_finish(struct glossary_builder *b, drg_glossary **out, drg_error *err);

/* "preferred", TBX's "preferredTerm-admn-sts" and what tools write for them; false when unknown. */
bool term_status_parse(drg_str name, drg_term_status *out);

#endif
