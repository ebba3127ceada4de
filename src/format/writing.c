/* writing.c - what writers of glossaries share. */
#include "format/writing.h"

#include "base/error.h"
#include "base/str.h"
#include "lang/lang.h"

bool lang_choice_has(const struct lang_choice *choice, drg_str lang)
{
    for (size_t i = 0; i < choice->list.count; i++)
        if (str_eq(choice->list.items[i], lang))
            return true;
    return false;
}

bool lang_choice_has_term_of(const struct lang_choice *choice, const drg_glossary *glossary, const drg_concept *entry)
{
    for (uint32_t i = 0; i < entry->term_count; i++)
        if (lang_choice_has(choice, glossary_term_lang(glossary, entry->first_term + i)))
            return true;
    return false;
}

static bool add(struct lang_choice *out, drg_str lang)
{
    return lang_choice_has(out, lang) || vec_push(&out->list, lang);
}

/* The language as it was asked for, or all its regional forms. */
static drg_status choose(struct lang_choice *out, const drg_glossary *glossary, drg_str wanted, drg_error *err)
{
    size_t before = out->list.count;
    for (size_t i = 0; i < glossary->lang_count; i++)
        if (str_eq_ascii_case(drg_glossary_lang(glossary, i), wanted))
            return add(out, drg_glossary_lang(glossary, i)) ? DRG_OK : fail_memory(err);
    for (size_t i = 0; i < glossary->lang_count; i++) {
        drg_str lang = drg_glossary_lang(glossary, i);
        if (str_eq_ascii_case(lang_primary(lang), wanted) && !add(out, lang))
            return fail_memory(err);
    }
    if (out->list.count > before)
        return DRG_OK;
    return fail(err, DRG_ELANG, NOWHERE, "the glossary has no terms in the language '%.*s'", STR_ARGS(wanted));
}

drg_status lang_choice_make(struct lang_choice *out, const drg_glossary *glossary, const drg_write_options *options,
                            drg_error *err)
{
    *out = (struct lang_choice){0};
    drg_str rest = str_from(options->langs), part;
    drg_status status = DRG_OK;
    while (!status && str_split(&rest, ',', &part))
        status = choose(out, glossary, str_trim(part), err);
    for (size_t i = 0; !options->langs && i < glossary->lang_count && !status; i++)
        status = add(out, drg_glossary_lang(glossary, i)) ? DRG_OK : fail_memory(err);
    if (status)
        lang_choice_free(out);
    return status;
}

void lang_choice_free(struct lang_choice *choice)
{
    vec_free(&choice->list);
}

/* What the builder sorts fields by: "none" stands first. */
static int compare_keys(const uint32_t a[3], const uint32_t b[3])
{
    for (size_t i = 0; i < 3; i++)
        if (a[i] != b[i])
            return a[i] + 1 < b[i] + 1 ? -1 : 1; /* DRG_NONE + 1 is 0 */
    return 0;
}

static void pass_over(struct fields *fields, const drg_field *field)
{
    fields->lost += !field->lang.len || lang_choice_has(fields->langs, field->lang);
    fields->at++;
}

bool fields_next(struct fields *fields, uint32_t concept_index, uint32_t lang, uint32_t term, drg_field *out)
{
    const uint32_t wanted[3] = {concept_index, lang, term};
    for (; fields->at < fields->glossary->field_count; pass_over(fields, out)) {
        *out = drg_glossary_field(fields->glossary, fields->at);
        uint32_t key[3] = {out->concept_index, glossary_field_lang_index(fields->glossary, fields->at), out->term};
        int order = compare_keys(key, wanted);
        if (order >= 0) {
            fields->at += order == 0;
            return order == 0;
        }
    }
    return false;
}

void fields_end(struct fields *fields)
{
    while (fields->at < fields->glossary->field_count) {
        drg_field field = drg_glossary_field(fields->glossary, fields->at);
        pass_over(fields, &field);
    }
}

void report_losses(const struct output *out, const char *format, const struct loss *losses, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (losses[i].count)
            note(out->ctx, "glossary.lost", NULL, NOWHERE, "%s has no place for %zu %s", format, losses[i].count, losses[i].what);
}

void report_unread(const struct input *in, const struct loss *losses, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (losses[i].count)
            note(in->ctx, "glossary.lost", in->name, NOWHERE, "%zu %s were not read", losses[i].count, losses[i].what);
}
