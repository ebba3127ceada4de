/* glossary.h - concepts and their terms in any number of languages.
 *
 * A glossary is concept-oriented (ISO 30042): a concept has terms, each in one language with a status. Glossaries are
 * read from CSV and TSV (wide and long form), TBX v2 and v3 (DCA, DCT), MultiTerm XML, XLIFF 2 (glossary module), TMX, PO,
 * OmegaT files and others that drg_formats lists, and opened when compiled; what a format cannot keep is reported as a
 * note, never dropped in silence.
 *
 * Life cycle: drg_glossary_load (or _parse, _merge, _seed) makes one, it never changes, drg_glossary_free ends it. */
#ifndef DRAGOMAN_GLOSSARY_H
#define DRAGOMAN_GLOSSARY_H

#include <dragoman/types.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct drg_glossary drg_glossary;

typedef enum drg_term_status {
    DRG_PREFERRED,
    DRG_ADMITTED,
    DRG_DEPRECATED, /* forbidden in drafts                                             */
    DRG_VARIANT     /* another spelling of the concept's terms in this language        */
} drg_term_status;

/* "preferred", "admitted", "deprecated", "variant". Static storage. */
DRG_API const char *drg_term_status_name(drg_term_status status);

/* A designation of a concept in one language. Empty strings have len 0. */
typedef struct drg_term {
    drg_str text;           /* citation form                                              */
    drg_str lang;           /* BCP 47 as the glossary has it: "tr", "en-GB"               */
    drg_term_status status;
    drg_str kind;           /* of a variant: ascii, diacritic, orthographic, transliteration, abbreviation, house */
    drg_str pos;            /* part of speech: noun, adjective, verb, name, adverb, other */
    drg_str gender;         /* masculine, feminine, neuter                                */
    drg_str number;         /* singular, plural, dual, indeclinable                       */
    drg_str note;
    uint32_t concept_index; /* of drg_glossary_concept                                   */
    uint32_t file;          /* of drg_glossary_file, or DRG_NONE                          */
    drg_pos place;          /* where the term stands in that file; {0,0}: unknown         */
} drg_term;

typedef struct drg_concept {
    drg_str id;
    drg_str subject;
    drg_str definition;
    drg_str note;
    uint32_t first_term, term_count; /* its terms: by language in order of appearance, then status, then order */
} drg_concept;

/* A field that has no member of its own: a TBX data category, an unknown column. */
typedef struct drg_field {
    drg_str name, value;
    uint32_t concept_index;
    drg_str lang;  /* of a language section; empty for a field of the concept */
    uint32_t term; /* index of the term it belongs to, or DRG_NONE            */
} drg_field;

typedef struct drg_glossary_options {
    const char *format;   /* a name of drg_formats; NULL: by file name and content               */
    const char *encoding; /* NULL: BOM, then UTF-8, then detected                                */
    const char *langs;    /* "en,tr": languages of the columns of a file without a header        */
} drg_glossary_options;

/* Reads a glossary; "-" is standard input. Errors: EIO, ESYNTAX with file and line, EENCODING, EFORMAT, ELIMIT. */
DRG_API DRG_CHECK drg_status drg_glossary_load(drg_glossary **out, drg_ctx *ctx, const char *path,
                                               const drg_glossary_options *options, drg_error *err);

/* The same from memory, also of a compiled one; `name` is used for format guessing and messages. The bytes may be freed afterwards. */
DRG_API DRG_CHECK drg_status drg_glossary_parse(drg_glossary **out, drg_ctx *ctx, drg_str bytes, const char *name,
                                                const drg_glossary_options *options, drg_error *err);

/* Joins glossaries: concepts with the same id become one, equal terms become one (the stronger status wins, with a
 * note when they clash). The result owns its data. */
DRG_API DRG_CHECK drg_status drg_glossary_merge(drg_glossary **out, drg_ctx *ctx, const drg_glossary *const *list,
                                                size_t count, drg_error *err);

/* A four-language glossary out of ICU's own names of countries, regions, languages, scripts and currencies. */
DRG_API DRG_CHECK drg_status drg_glossary_seed(drg_glossary **out, drg_ctx *ctx, drg_error *err);

DRG_API void drg_glossary_free(drg_glossary *glossary);

/* Counts and items. An item is a value whose strings are borrowed; an index past the end gives an empty one. */
DRG_API size_t drg_glossary_concept_count(const drg_glossary *glossary);
DRG_API drg_concept drg_glossary_concept(const drg_glossary *glossary, size_t index);
DRG_API size_t drg_glossary_term_count(const drg_glossary *glossary);
DRG_API drg_term drg_glossary_term(const drg_glossary *glossary, size_t index);
DRG_API size_t drg_glossary_field_count(const drg_glossary *glossary);
DRG_API drg_field drg_glossary_field(const drg_glossary *glossary, size_t index);
/* Languages in order of appearance, the four first-class ones first. */
DRG_API size_t drg_glossary_lang_count(const drg_glossary *glossary);
DRG_API drg_str drg_glossary_lang(const drg_glossary *glossary, size_t index);
/* Names of the files the glossary came from. */
DRG_API size_t drg_glossary_file_count(const drg_glossary *glossary);
DRG_API drg_str drg_glossary_file(const drg_glossary *glossary, size_t index);

/* ---- Compiled glossaries ----------------------------------------------------------------------------
 *
 * A compiled glossary (.drg) holds all that its sources had and is mapped, not read: drg_glossary_load opens one of any
 * size at once, whatever its name, and processes share its pages. It is checked as it is used: what is damaged reads as
 * empty, and drg_glossary_check, asked at the end of the work, says so. drg_matcher_run and drg_table_write ask
 * themselves; lint, merge and drg_glossary_write verify the whole before they begin.
 * The file must stay as it is while it is open. A new version may take its name, as drg_file_sink does it; writing into
 * the file itself, or cutting it short, ends its readers. Checksums find damage, they are no proof of origin. */

/* Writes a compiled glossary. The same glossary gives the same bytes. Errors: the sink's, ENOMEM, ELIMIT, and ESYNTAX
 * when the glossary itself is a damaged compiled one. */
DRG_API DRG_CHECK drg_status drg_glossary_compile(const drg_glossary *glossary, drg_ctx *ctx, drg_sink sink, drg_error *err);

/* DRG_OK, or ESYNTAX when something that was looked at so far is damaged. Always DRG_OK for other glossaries. */
DRG_API DRG_CHECK drg_status drg_glossary_check(const drg_glossary *glossary, drg_error *err);

/* Looks at all of a compiled glossary. Error: ESYNTAX. */
DRG_API DRG_CHECK drg_status drg_glossary_verify(const drg_glossary *glossary, drg_error *err);

/* All zero: everything, as plain as can be. What a format has no use for does not apply to it. */
typedef struct drg_write_options {
    bool bom;           /* begin CSV and TSV with a byte order mark, as Excel wants               */
    const char *langs;  /* of a glossary, "en,tr,ar": only these languages, in this order; NULL: all.
                           A table has the columns it was made with, and this does not apply      */
    const char *title;  /* of an HTML page or a TBX header; NULL: a plain one                     */
    uint32_t width;     /* of a table for a terminal, in columns; 0: 100                          */
    bool color;         /* of a table for a terminal                                              */
    bool keep_formulas; /* CSV, TSV: do not disarm cells that a spreadsheet would run             */
} drg_write_options;

/* Writes the glossary in a format of drg_formats that can. Fields the format has no place for are counted and
 * reported as notes of `ctx`. */
DRG_API DRG_CHECK drg_status drg_glossary_write(const drg_glossary *glossary, drg_ctx *ctx, const char *format,
                                                const drg_write_options *options, drg_sink sink, drg_error *err);

/* ---- Findings: what a lint, a check or a spell run reports ---------------------------------------- */

typedef struct drg_findings drg_findings;

typedef enum drg_severity { DRG_ERROR, DRG_WARNING, DRG_ADVICE } drg_severity;

/* "error", "warning", "advice". Static storage. */
DRG_API const char *drg_severity_name(drg_severity severity);

/* A rule that findings come from. */
typedef struct drg_rule_info {
    const char *name;        /* stable code: "term-missing"                                     */
    drg_severity severity;   /* unless a setting changes it; a finding may be graver or milder  */
    const char *summary;     /* one line                                                        */
    const char *explanation; /* a paragraph                                                     */
    const char *example;     /* "en: ...\ntr: ...\nfinding"                                     */
    bool is_default;         /* applied unless switched off                                     */
} drg_rule_info;

typedef struct drg_finding {
    const char *rule; /* stable code: "duplicate-term". Static storage. */
    drg_severity severity;
    drg_str message;
    drg_str file;
    drg_pos place;
    drg_str concept_id; /* empty when none applies */
    drg_str lang;
    drg_str surface; /* the text the finding is about */
    drg_span span;   /* of the surface, in the file's decoded text */

    /* Of a check or a spell run. */
    drg_str segment;           /* the id that the file gives the segment; empty: none                              */
    uint32_t row;              /* of the bitext, or the segment of a draft; DRG_NONE: of the whole job             */
    drg_str src_lang;          /* of a bilingual finding: the source side; empty: none                             */
    drg_span src_span;         /* ... in the source language's text; start == end: no place                        */
    drg_str src_surface;
    const drg_str *suggestions; /* what may stand in place of `surface`, best first                                */
    uint32_t suggestion_count;
    bool is_sure;              /* the first suggestion may be put there without asking                             */
} drg_finding;

/* Checks a glossary: duplicates, one term in two concepts, missing languages, several preferred terms, wrong script,
 * mixed scripts in a word, stray white space and invisible characters, deprecated without preferred.
 * Findings are in order of file, place, rule. */
DRG_API DRG_CHECK drg_status drg_glossary_lint(drg_findings **out, drg_ctx *ctx, const drg_glossary *glossary,
                                               drg_error *err);

/* The rules of lint, in order of their names; NULL past the last one. Static storage. */
DRG_API const drg_rule_info *drg_lint_rule(size_t index);

DRG_API const drg_finding *drg_findings_list(const drg_findings *findings, size_t *count);

/* Keeps those findings for which `keep` is true, in their order; asks once for each. */
DRG_API void drg_findings_filter(drg_findings *findings, bool (*keep)(void *user, const drg_finding *finding), void *user);

DRG_API void drg_findings_free(drg_findings *findings);

/* ---- Formats --------------------------------------------------------------------------------------- */

enum {
    DRG_READ_GLOSSARY = 1,
    DRG_WRITE_GLOSSARY = 2,
    DRG_READ_TEXT = 4,
    DRG_READ_BITEXT = 8,
    DRG_WRITE_TABLE = 16,
    DRG_WRITE_REPORT = 32 /* of findings: report.h */
};

typedef struct drg_format_info {
    const char *name;       /* "tbx"                                    */
    const char *extensions; /* " .tbx " - space-separated, may be empty */
    const char *summary;
    unsigned can;           /* DRG_READ_GLOSSARY | ...                  */
} drg_format_info;

/* Every format this build knows. Static storage. */
DRG_API const drg_format_info *drg_formats(size_t *count);

/* The name of the format that can do `can` and that a file of this name would have; NULL: none. Static storage. */
DRG_API const char *drg_format_of_name(const char *path, unsigned can);

#ifdef __cplusplus
}
#endif
#endif
