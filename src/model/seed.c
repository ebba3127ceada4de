/* seed.c - a four-language glossary out of ICU's own names. */
#include <stdlib.h>

#include "base/buf.h"
#include "base/error.h"
#include "ext/icu_names.h"
#include "lang/lang.h"
#include "model/glossary.h"

static const struct { enum icu_set set; const char *prefix, *subject; } sets[] = {
    {ICU_COUNTRIES, "country-", "country"},    {ICU_REGIONS, "region-", "region"},
    {ICU_LANGUAGES, "language-", "language"},  {ICU_SCRIPTS, "script-", "script"},
    {ICU_CURRENCIES, "currency-", "currency"},
};

enum { MAX_LANGS = 8, MAX_NAME = 1024 };

struct seeding {
    struct glossary_builder *into;
    struct icu_names *names[MAX_LANGS];
    const struct lang *const *langs;
    size_t lang_count;
    drg_error *err;
};

static drg_status add_term(struct seeding *s, size_t lang, uint32_t concept_index, drg_str text, drg_term_status status)
{
    static const drg_str none = {"", 0};
    uint32_t index;
    drg_term term = {.text = text, .lang = str_from(s->langs[lang]->tag), .status = status, .kind = none, .pos = none,
                     .gender = none, .number = none, .note = none, .concept_index = concept_index};
    return glossary_builder_term(s->into, &term, &index, s->err);
}

/* Full, short and other official names: "Turkey" preferred as ICU says, "Türkiye" admitted. */
static drg_status add_names(struct seeding *s, size_t lang, enum icu_set set, const char *code, uint32_t concept_index,
                            bool *has_name)
{
    static const enum icu_length lengths[] = {ICU_FULL, ICU_SHORT, ICU_VARIANT};
    struct buf full = buf_make(MAX_NAME), name = buf_make(MAX_NAME);
    drg_status status = DRG_OK;
    *has_name = icu_name(s->names[lang], set, code, ICU_FULL, &full);
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0] && *has_name && !status; i++) {
        buf_cut(&name, 0);
        bool is_new = icu_name(s->names[lang], set, code, lengths[i], &name) &&
                      (lengths[i] == ICU_FULL || !str_eq(buf_str(&name), buf_str(&full)));
        if (is_new)
            status = add_term(s, lang, concept_index, buf_str(&name), lengths[i] == ICU_FULL ? DRG_PREFERRED : DRG_ADMITTED);
    }
    if (!status && (full.failed || name.failed))
        status = fail_memory(s->err);
    buf_free(&full);
    buf_free(&name);
    return status;
}

/* A concept is made when the first of the languages, English, has a name. */
static drg_status ask_if_named(const struct seeding *s, enum icu_set set, const char *code, bool *is_named)
{
    struct buf name = buf_make(MAX_NAME);
    *is_named = icu_name(s->names[0], set, code, ICU_FULL, &name);
    drg_status status = name.failed ? fail_memory(s->err) : DRG_OK;
    buf_free(&name);
    return status;
}

static drg_status add_concept(struct seeding *s, size_t set, const char *code)
{
    struct buf id = buf_make(MAX_NAME), lacks = buf_make(MAX_NAME);
    uint32_t concept_index = 0;
    buf_add_z(&id, sets[set].prefix);
    for (const char *c = code; *c; c++)
        buf_add_char(&id, ascii_lower(*c));
    drg_status status = buf_status(&id, "an id", s->err);
    if (!status)
        status = glossary_builder_concept(s->into, buf_str(&id), &concept_index, s->err);
    if (!status)
        status = glossary_builder_part(s->into, concept_index, CONCEPT_SUBJECT, str_from(sets[set].subject), s->err);
    for (size_t i = 0; i < s->lang_count && !status; i++) {
        bool has_name;
        status = add_names(s, i, sets[set].set, code, concept_index, &has_name);
        if (!has_name)
            buf_addf(&lacks, "%s%s", lacks.len ? ", " : "ICU has no name in: ", s->langs[i]->tag);
    }
    if (!status)
        status = buf_status(&lacks, "a note", s->err);
    if (!status)
        status = glossary_builder_part(s->into, concept_index, CONCEPT_NOTE, buf_str(&lacks), s->err);
    buf_free(&id);
    buf_free(&lacks);
    return status;
}

static drg_status add_set(struct seeding *s, size_t set)
{
    struct icu_code *codes;
    size_t count;
    drg_status status = DRG_OK;
    if (!icu_codes(sets[set].set, &codes, &count))
        return fail_memory(s->err);
    for (size_t i = 0; i < count && !status; i++) {
        bool is_named;
        status = ask_if_named(s, sets[set].set, codes[i].text, &is_named);
        if (!status && is_named)
            status = add_concept(s, set, codes[i].text);
    }
    free(codes);
    return status;
}

static drg_status add_sets(struct seeding *s)
{
    drg_status status = DRG_OK;
    for (size_t i = 0; i < s->lang_count && !status; i++)
        status = icu_names_open(&s->names[i], s->langs[i]->tag, s->err);
    for (size_t i = 0; i < sizeof sets / sizeof sets[0] && !status; i++)
        status = add_set(s, i);
    for (size_t i = 0; i < s->lang_count; i++)
        icu_names_close(s->names[i]);
    return status;
}

drg_status drg_glossary_seed(drg_glossary **out, drg_ctx *ctx, drg_error *err)
{
    struct seeding s = {.err = err};
    s.langs = lang_list(&s.lang_count);
    *out = NULL;
    drg_status status = glossary_builder_new(&s.into, ctx, err);
    if (status)
        return status;
    status = add_sets(&s);
    if (!status)
        return glossary_builder_finish(s.into, out, err);
    glossary_builder_free(s.into);
    return status;
}
