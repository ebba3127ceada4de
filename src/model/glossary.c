/* glossary.c - a finished glossary: getters, statuses, the end. */
#include "model/glossary.h"

#include <stdlib.h>

#include "base/str.h"

const drg_concept *drg_glossary_concepts(const drg_glossary *glossary, size_t *count)
{
    *count = glossary->concept_count;
    return glossary->concepts;
}

const drg_term *drg_glossary_terms(const drg_glossary *glossary, size_t *count)
{
    *count = glossary->term_count;
    return glossary->terms;
}

const drg_field *drg_glossary_fields(const drg_glossary *glossary, size_t *count)
{
    *count = glossary->field_count;
    return glossary->fields;
}

const drg_str *drg_glossary_langs(const drg_glossary *glossary, size_t *count)
{
    *count = glossary->lang_count;
    return glossary->langs;
}

const drg_str *drg_glossary_files(const drg_glossary *glossary, size_t *count)
{
    *count = glossary->file_count;
    return glossary->files;
}

bool glossary_has_lang(const drg_glossary *glossary, const drg_concept *entry, drg_str lang)
{
    for (uint32_t i = 0; i < entry->term_count; i++)
        if (str_eq(glossary->terms[entry->first_term + i].lang, lang))
            return true;
    return false;
}

void drg_glossary_free(drg_glossary *glossary)
{
    if (!glossary)
        return;
    struct arena arena = glossary->arena;
    free(glossary);
    arena_free(&arena);
}

const char *drg_term_status_name(drg_term_status status)
{
    static const char *const names[] = {
        [DRG_PREFERRED] = "preferred",
        [DRG_ADMITTED] = "admitted",
        [DRG_DEPRECATED] = "deprecated",
        [DRG_VARIANT] = "variant",
    };
    return (size_t)status < sizeof names / sizeof names[0] ? names[status] : "unknown";
}

/* Letters and digits only, in lower case: tools write "preferredTerm-admn-sts", "deprecatedtermadmnsts", "do not use". */
static const struct { const char *word; drg_term_status status; } status_words[] = {
    {"preferred", DRG_PREFERRED},    {"preferredterm", DRG_PREFERRED},   {"preferredtermadmnsts", DRG_PREFERRED},
    {"approved", DRG_PREFERRED},     {"recommended", DRG_PREFERRED},     {"admitted", DRG_ADMITTED},
    {"admittedterm", DRG_ADMITTED},  {"admittedtermadmnsts", DRG_ADMITTED}, {"allowed", DRG_ADMITTED},
    {"accepted", DRG_ADMITTED},      {"permitted", DRG_ADMITTED},        {"deprecated", DRG_DEPRECATED},
    {"deprecatedterm", DRG_DEPRECATED}, {"deprecatedtermadmnsts", DRG_DEPRECATED},
    {"superseded", DRG_DEPRECATED},  {"supersededterm", DRG_DEPRECATED}, {"supersededtermadmnsts", DRG_DEPRECATED},
    {"obsolete", DRG_DEPRECATED},    {"forbidden", DRG_DEPRECATED},      {"prohibited", DRG_DEPRECATED},
    {"notrecommended", DRG_DEPRECATED}, {"donotuse", DRG_DEPRECATED},    {"variant", DRG_VARIANT},
};

bool term_status_parse(drg_str name, drg_term_status *out)
{
    char word[40];
    size_t len = 0;
    for (size_t i = 0; i < name.len; i++) {
        if (!is_ascii_alpha(name.ptr[i]) && !is_ascii_digit(name.ptr[i]))
            continue;
        if (len == sizeof word)
            return false;
        word[len++] = ascii_lower(name.ptr[i]);
    }
    for (size_t i = 0; i < sizeof status_words / sizeof status_words[0]; i++)
        if (str_eq_z((drg_str){word, len}, status_words[i].word)) {
            *out = status_words[i].status;
            return true;
        }
    return false;
}
