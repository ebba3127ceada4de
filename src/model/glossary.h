/* glossary.h - the glossary's data, and building one.
 *
 *   struct glossary_builder *b; glossary_builder_new(&b, ctx, err);
 *   glossary_builder_concept(b, id, &c, err); glossary_builder_term(b, &term, &t, err); ...
 *   glossary_builder_finish(b, &glossary, err);   -- takes the builder in any case
 *
 * A builder copies every string. Terms may come in any order; finish sorts them by concept. */
#ifndef MODEL_GLOSSARY_H
#define MODEL_GLOSSARY_H

#include "base/ctx.h"
#include "dragoman/glossary.h"
#include "model/image.h"
#include "model/records.h"

/* Flat arrays (records.h), made in memory or lying in an image. Of an image nothing is believed: a record is looked at
 * when its chunk is sound, and a place or an index that leads out of its array reads as empty, 0 or DRG_NONE. */
struct drg_glossary {
    const struct concept_record *concepts;
    const struct term_record *terms; /* by concept, then language, then status */
    const struct field_record *fields; /* by concept, then language, then term */
    const struct traits_record *traits;
    const struct text_ref *langs, *files;
    const struct duplicate_record *duplicates;
    const char *text;
    uint32_t concept_count, term_count, field_count, traits_count, lang_count, file_count, duplicate_count, text_size;
    struct image *image; /* that all this lies in; NULL: each array is the glossary's own */
};

/* True when the bytes may be read; more than a load and a test only at their first touch. */
static inline bool glossary_is_sound(const drg_glossary *g, const void *from, size_t len)
{
    return !g->image || image_check(g->image, from, len);
}

/* A string of an image, empty when its place makes no sense. */
drg_str glossary_image_str(const drg_glossary *g, struct text_ref ref);

static inline drg_str glossary_str(const drg_glossary *g, struct text_ref ref)
{
    if (!ref.len)
        return (drg_str){"", 0};
    return g->image ? glossary_image_str(g, ref) : (drg_str){g->text + ref.offset, ref.len};
}

/* `index` when it is below `count`; else `otherwise`, and the record it stands in is blamed. */
static inline uint32_t glossary_index(const drg_glossary *g, uint32_t index, uint32_t count, uint32_t otherwise,
                                      const void *record)
{
    if (index < count)
        return index;
    if (g->image)
        image_blame(g->image, record);
    return otherwise;
}

/* A term's record, or an empty one when its chunk is damaged or there is no such term. */
static inline const struct term_record *glossary_term_record(const drg_glossary *g, size_t index)
{
    static const struct term_record none = {.file = DRG_NONE, .lang = LANG_NONE};
    bool is_there = index < g->term_count && glossary_is_sound(g, &g->terms[index], sizeof *g->terms);
    return is_there ? &g->terms[index] : &none;
}

static inline drg_str glossary_term_text(const drg_glossary *g, size_t index)
{
    return glossary_str(g, glossary_term_record(g, index)->text);
}

static inline drg_term_status glossary_term_status(const drg_glossary *g, size_t index)
{
    const struct term_record *t = glossary_term_record(g, index);
    return (drg_term_status)glossary_index(g, t->status, DRG_VARIANT + 1, DRG_PREFERRED, t);
}

static inline uint32_t glossary_term_concept(const drg_glossary *g, size_t index)
{
    const struct term_record *t = glossary_term_record(g, index);
    return glossary_index(g, t->concept, g->concept_count, 0, t);
}

/* The term's language as an index of drg_glossary_lang, or DRG_NONE. */
static inline uint32_t glossary_term_lang_index(const drg_glossary *g, size_t index)
{
    const struct term_record *t = glossary_term_record(g, index);
    return t->lang == LANG_NONE ? DRG_NONE : glossary_index(g, t->lang, g->lang_count, DRG_NONE, t);
}

/* The term's language tag; the same pointer for the same language. */
drg_str glossary_term_lang(const drg_glossary *g, size_t index);

/* Its part of speech, or empty. */
drg_str glossary_term_pos(const drg_glossary *g, size_t index);

/* Terms first to end - 1: those of a concept stand side by side. */
struct term_range {
    uint32_t first, end;
};

/* None, where the concept's record is damaged. */
struct term_range glossary_concept_terms(const drg_glossary *g, size_t index);

/* The language of a field as an index of drg_glossary_lang; DRG_NONE for a field of a concept. */
uint32_t glossary_field_lang_index(const drg_glossary *g, size_t index);

/* A term that was given again and became one with the first; for lint. */
struct duplicate {
    uint32_t term;
    uint32_t file;
    drg_pos place;
};

struct duplicate glossary_duplicate(const drg_glossary *g, size_t index);

/* True when the concept has a term in this language. */
bool glossary_has_lang(const drg_glossary *glossary, const drg_concept *entry, drg_str lang);

/* Makes a glossary of an image, which it takes in any case. Error: ESYNTAX when the image holds none. */
drg_status glossary_of_image(drg_glossary **out, struct image *image, drg_error *err);

/* Adds the glossary's sections to an image being made; the glossary is borrowed until it is written. */
void glossary_add_to_image(const drg_glossary *glossary, struct image_writer *writer);

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
