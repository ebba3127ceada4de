/* normalize.h - making a new text of a text: characters and spellings unified, with a map back to the old one.
 *
 * What is done is a set of steps, each of one kind of change: composing letters (nfc), Arabic presentation forms,
 * quotation marks, and so on; drg_form tells them one by one. A profile chooses a set for a purpose. Steps run in the order of the
 * list, each on what the ones before it made, until none finds anything more: normalising the output again changes
 * nothing. Steps never make or take away a line end.
 *
 * Of Markdown, HTML, TMX, DOCX and the like only what a reader reads is changed, every other byte stays. The output is UTF-8.
 *
 *   drg_normalizer_new(&n, ctx, &(drg_normalize_options){.profile = "mt"}, &err);
 *   drg_normalize_text(&made, n, text, &err);
 *   drg_normalized_output(made) ... drg_normalized_changes(made, &count)
 *   drg_normalized_free(made); drg_normalizer_free(n);
 *
 * A normalizer never changes and may be shared by threads. What it makes borrows nothing. */
#ifndef DRAGOMAN_NORMALIZE_H
#define DRAGOMAN_NORMALIZE_H

#include <dragoman/match.h>
#include <dragoman/text.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A step, as data: for help, checks and completions. */
typedef struct drg_form_info {
    const char *name;     /* "nfc"                                                                      */
    const char *summary;
    const char *profiles; /* "default match mt ...": who asks for it; "" when nobody does               */
    bool is_lossy;        /* its output tells apart less than its input did. Never in the default set   */
} drg_form_info;

/* The steps, in the order they run. Their strings are static. */
DRG_API size_t drg_form_count(void);
DRG_API drg_form_info drg_form(size_t index);

typedef struct drg_normalizer drg_normalizer;

/* All zero: the default steps, which lose nothing. */
typedef struct drg_normalize_options {
    const char *profile; /* "default", "match" (to compare or search), "mt" (for machine translation), "publish"
                            (to be read), "none", or "en", "tr", "ar", "ru"; NULL: default, or none with `steps` or `style` */
    const char *steps;   /* "nfc,quotes-straight": these too; NULL: none                                */
    const char *without; /* "nfc": but not these; NULL: all                                             */
    const char *lang;    /* BCP 47, of all text; NULL: the profile's, else told from each line          */
    const drg_matcher *style; /* a house style to apply before the steps, or NULL; borrowed             */
    bool keep_quotations;     /* the style leaves alone what stands between quotation marks             */
} drg_normalize_options;

/* Options may be NULL and are copied. Errors: EINVAL for an unknown name or steps that undo one another, ELANG. */
DRG_API DRG_CHECK drg_status drg_normalizer_new(drg_normalizer **out, drg_ctx *ctx, const drg_normalize_options *options,
                                                drg_error *err);
DRG_API void drg_normalizer_free(drg_normalizer *normalizer);

/* True when the normalizer does this step. */
DRG_API bool drg_normalizer_has(const drg_normalizer *normalizer, const char *step);

/* A place that was changed: before.start to before.end of the input became after.start to after.end of the output.
 * What stands between two changes is the same in both. `step` is the last one that had a hand in it. */
typedef struct drg_change {
    drg_span before, after;
    const char *step; /* static storage */
} drg_change;

typedef struct drg_normalized drg_normalized;

/* Normalises a document; changes are places of its source. Thread-safe. */
DRG_API DRG_CHECK drg_status drg_normalize_text(drg_normalized **out, const drg_normalizer *normalizer, const drg_text *text,
                                                drg_error *err);

/* The same of all languages of a bitext, over its one source. Not of texts paired by drg_bitext_of_lines: EINVAL. */
DRG_API DRG_CHECK drg_status drg_normalize_bitext(drg_normalized **out, const drg_normalizer *normalizer,
                                                  const drg_bitext *bitext, drg_error *err);

/* Normalises a string of valid UTF-8 in a language (BCP 47; NULL: the normalizer's), by steps alone: a style needs a
 * document. Lines do not depend on one another, so text of any size may be given in pieces that end with a line, such as
 * the batches of a drg_stream. Thread-safe. Errors: EENCODING; ELIMIT above 1 GiB; ELANG. */
DRG_API DRG_CHECK drg_status drg_normalize_str(drg_normalized **out, const drg_normalizer *normalizer, drg_str text,
                                               const char *lang, drg_error *err);

DRG_API void drg_normalized_free(drg_normalized *normalized);

DRG_API drg_str drg_normalized_output(const drg_normalized *normalized);

/* Writes the file that a normalised document was read from (of a bitext, any of its texts) as drg_text_write does. */
DRG_API DRG_CHECK drg_status drg_normalized_write(const drg_normalized *normalized, const drg_text *text, drg_sink sink,
                                                  drg_error *err);

/* The same in the file's own encoding: what the document declares of it stays. */
DRG_API DRG_CHECK drg_status drg_normalized_write_encoded(const drg_normalized *normalized, const drg_text *text,
                                                          drg_encoder *encoder, drg_error *err);

/* In order; they do not overlap. */
DRG_API const drg_change *drg_normalized_changes(const drg_normalized *normalized, size_t *count);

/* The least part of the input that a part of the output was made of. Takes the logarithm of the number of changes. */
DRG_API drg_span drg_normalized_source_span(const drg_normalized *normalized, drg_span output);

#ifdef __cplusplus
}
#endif
#endif
