/* glossary.c - a finished glossary: getters, statuses, the end. */
#include "model/glossary.h"

#include <stdlib.h>

#include "base/utf8.h"

size_t drg_glossary_concept_count(const drg_glossary *glossary)
{
    return glossary->concept_count;
}

size_t drg_glossary_term_count(const drg_glossary *glossary)
{
    return glossary->term_count;
}

size_t drg_glossary_field_count(const drg_glossary *glossary)
{
    return glossary->field_count;
}

size_t drg_glossary_lang_count(const drg_glossary *glossary)
{
    return glossary->lang_count;
}

size_t drg_glossary_file_count(const drg_glossary *glossary)
{
    return glossary->file_count;
}

/* The bytes at both ends of the string tell whether it was cut out between characters. */
drg_str glossary_image_str(const drg_glossary *g, struct text_ref ref)
{
    static const drg_str none = {"", 0};
    uint64_t end = (uint64_t)ref.offset + ref.len;
    const char *start = g->text + (ref.offset < g->text_size ? ref.offset : 0);
    if (end > g->text_size) {
        image_blame(g->image, start);
        return none;
    }
    if (!image_check(g->image, start, ref.len + (end < g->text_size)))
        return none;
    if (!utf8_is_lead(*start) || (end < g->text_size && !utf8_is_lead(start[ref.len]))) {
        image_blame(g->image, start);
        return none;
    }
    return (drg_str){start, ref.len};
}

/* The `index`-th of strings that stand alone, languages or files; empty when there is none. */
static drg_str str_at(const drg_glossary *g, const struct text_ref *list, size_t index, uint32_t count)
{
    bool is_there = index < count && glossary_is_sound(g, &list[index], sizeof *list);
    return is_there ? glossary_str(g, list[index]) : (drg_str){"", 0};
}

drg_str drg_glossary_lang(const drg_glossary *glossary, size_t index)
{
    return str_at(glossary, glossary->langs, index, glossary->lang_count);
}

drg_str drg_glossary_file(const drg_glossary *glossary, size_t index)
{
    return str_at(glossary, glossary->files, index, glossary->file_count);
}

drg_str glossary_term_lang(const drg_glossary *g, size_t index)
{
    return drg_glossary_lang(g, glossary_term_lang_index(g, index));
}

static uint32_t file_index(const drg_glossary *g, uint32_t file, const void *record)
{
    return file == DRG_NONE ? DRG_NONE : glossary_index(g, file, g->file_count, DRG_NONE, record);
}

static const struct traits_record *traits_of(const drg_glossary *g, const struct term_record *t)
{
    static const struct traits_record plain;
    bool is_there = t->traits && glossary_index(g, t->traits - 1, g->traits_count, DRG_NONE, t) != DRG_NONE &&
                    glossary_is_sound(g, &g->traits[t->traits - 1], sizeof plain);
    return is_there ? &g->traits[t->traits - 1] : &plain;
}

drg_str glossary_term_pos(const drg_glossary *g, size_t index)
{
    return glossary_str(g, traits_of(g, glossary_term_record(g, index))->pos);
}

drg_term drg_glossary_term(const drg_glossary *glossary, size_t index)
{
    const drg_glossary *g = glossary;
    const struct term_record *t = glossary_term_record(g, index);
    const struct traits_record *traits = traits_of(g, t);
    return (drg_term){
        .text = glossary_str(g, t->text),
        .lang = glossary_term_lang(g, index),
        .status = glossary_term_status(g, index),
        .kind = glossary_str(g, traits->kind),
        .pos = glossary_str(g, traits->pos),
        .gender = glossary_str(g, traits->gender),
        .number = glossary_str(g, traits->number),
        .note = glossary_str(g, t->note),
        .concept_index = glossary_term_concept(g, index),
        .file = file_index(g, t->file, t),
        .place = {t->line, t->column},
    };
}

static const struct concept_record *concept_record(const drg_glossary *g, size_t index)
{
    static const struct concept_record none;
    bool is_there = index < g->concept_count && glossary_is_sound(g, &g->concepts[index], sizeof *g->concepts);
    return is_there ? &g->concepts[index] : &none;
}

static struct term_range terms_of(const drg_glossary *g, const struct concept_record *c)
{
    bool has_terms = c->first_term <= g->term_count && c->term_count <= g->term_count - c->first_term;
    if (!has_terms)
        image_blame(g->image, c);
    return has_terms ? (struct term_range){c->first_term, c->first_term + c->term_count} : (struct term_range){0, 0};
}

struct term_range glossary_concept_terms(const drg_glossary *g, size_t index)
{
    return terms_of(g, concept_record(g, index));
}

drg_concept drg_glossary_concept(const drg_glossary *glossary, size_t index)
{
    const drg_glossary *g = glossary;
    const struct concept_record *c = concept_record(g, index);
    const struct term_range terms = terms_of(g, c);
    return (drg_concept){
        .id = glossary_str(g, c->id),
        .subject = glossary_str(g, c->subject),
        .definition = glossary_str(g, c->definition),
        .note = glossary_str(g, c->note),
        .first_term = terms.first,
        .term_count = terms.end - terms.first,
    };
}

/* A field's record, or an empty one when its chunk is damaged or there is no such field. */
static const struct field_record *field_record(const drg_glossary *g, size_t index)
{
    static const struct field_record none = {.term = DRG_NONE, .lang = LANG_NONE};
    bool is_there = index < g->field_count && glossary_is_sound(g, &g->fields[index], sizeof none);
    return is_there ? &g->fields[index] : &none;
}

static uint32_t lang_of_field(const drg_glossary *g, const struct field_record *f)
{
    return f->lang == LANG_NONE ? DRG_NONE : glossary_index(g, f->lang, g->lang_count, DRG_NONE, f);
}

uint32_t glossary_field_lang_index(const drg_glossary *g, size_t index)
{
    return lang_of_field(g, field_record(g, index));
}

drg_field drg_glossary_field(const drg_glossary *glossary, size_t index)
{
    const drg_glossary *g = glossary;
    const struct field_record *f = field_record(g, index);
    return (drg_field){
        .name = glossary_str(g, f->name),
        .value = glossary_str(g, f->value),
        .concept_index = glossary_index(g, f->concept, g->concept_count, 0, f),
        .lang = drg_glossary_lang(g, lang_of_field(g, f)),
        .term = f->term == DRG_NONE ? DRG_NONE : glossary_index(g, f->term, g->term_count, DRG_NONE, f),
    };
}

struct duplicate glossary_duplicate(const drg_glossary *g, size_t index)
{
    static const struct duplicate_record none = {.file = DRG_NONE};
    const struct duplicate_record *d = &none;
    if (index < g->duplicate_count && glossary_is_sound(g, &g->duplicates[index], sizeof *d))
        d = &g->duplicates[index];
    return (struct duplicate){.term = glossary_index(g, d->term, g->term_count, 0, d),
                              .file = file_index(g, d->file, d),
                              .place = {d->line, d->column}};
}

bool glossary_has_lang(const drg_glossary *glossary, const drg_concept *entry, drg_str lang)
{
    for (uint32_t i = 0; i < entry->term_count; i++)
        if (str_eq(glossary_term_lang(glossary, entry->first_term + i), lang))
            return true;
    return false;
}

/* Of a glossary of its own: the const of its arrays is for readers. */
static void free_array(const void *array)
{
    free((void *)(uintptr_t)array);
}

void drg_glossary_free(drg_glossary *glossary)
{
    if (!glossary)
        return;
    if (glossary->image) {
        image_close(glossary->image);
    } else {
        free_array(glossary->concepts);
        free_array(glossary->terms);
        free_array(glossary->fields);
        free_array(glossary->traits);
        free_array(glossary->langs);
        free_array(glossary->files);
        free_array(glossary->duplicates);
        free_array(glossary->text);
    }
    free(glossary);
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
