/* hits.h - how a term that was found is written: as a record, or for people with the text around it. */
#ifndef CLI_HITS_H
#define CLI_HITS_H

#include "inputs.h"
#include "output.h"
#include "places.h"
#include "print.h"
#include "records.h"

/* A piece of a record, small enough to be kept. */
struct hit_piece {
    uint32_t key; /* what it is the piece of, plus one; 0: nothing yet */
    uint32_t len;
    char bytes[184];
};

/* What is the same for all hits of a run; shared by threads. */
struct hit_style {
    const struct settings *set;
    const drg_matcher *matcher;
    const drg_glossary *glossary;
    drg_write_options options;
    bool has_records, has_all_offsets;
    struct records records; /* with its columns; has_records */
    struct hit_piece grades[DRG_POSSIBLE + 1];
};

void hit_style_init(struct hit_style *style, const struct settings *set, const struct terms *terms,
                    const struct output *out, drg_error *err);

/* The text that hits are written of. */
struct hit_scene {
    const char *file;  /* valid UTF-8 */
    drg_str text;      /* hits are bytes of it                             */
    drg_str around;    /* `text` and what stands before and after it       */
    uint64_t start;    /* of `text` in the document                        */
    struct walk walk;  /* over `text`                                      */
};

/* Pieces of the terms that were written last, one thread's own. */
struct hit_cache;

struct hit_cache *hit_cache_new(void); /* NULL, without which writing takes longer, when memory is out */
void hit_cache_free(struct hit_cache *cache);

/* Writes of one scene after the other; a thread's own, reused. Zero-initialised is ready for hit_writer_begin. */
struct hit_writer {
    const struct hit_style *style;
    struct records records; /* or: */
    struct outbuf out;
    struct outbuf head; /* file and language, as records have them */
    const char *head_lang; /* ... of this language; NULL: not made */
    struct outbuf piece;   /* scratch */
    struct hit_cache *cache;
    struct hit_scene scene;
};

/* The cache, which may be NULL, must have been used for this style alone. */
void hit_writer_begin(struct hit_writer *writer, const struct hit_style *style, const struct hit_scene *scene,
                      struct hit_cache *cache);

/* Hits come in order of start. `document` is what one was found in; NULL: in text that is its own reading. */
void hit_writer_add(struct hit_writer *writer, const drg_hit *hit, const drg_text *document);

/* All that was written since hit_writer_begin; is_first: nothing was written before by anybody. False: memory ran out. */
bool hit_writer_bytes(const struct hit_writer *writer, bool is_first, drg_str *bytes);

void hit_writer_free(struct hit_writer *writer);

/* A string in a colour, when colours are wanted. */
void print_colored(struct printer *p, const char *color, drg_str s, bool isolate, bool has_color);

#endif
