/* multiterm.c - what the fields of a MultiTerm termbase mean. */
#include "format/multiterm.h"

/* The first of a category is the one written. */
static const struct { const char *type, *category; } types[] = {
    {"Subject", "subjectField"},          {"Subject field", "subjectField"},     {"Domain", "subjectField"},
    {"Definition", "definition"},         {"Note", "note"},                      {"Context", "context"},
    {"Source", "source"},                 {"Status", "administrativeStatus"},    {"Term status", "administrativeStatus"},
    {"Usage status", "administrativeStatus"}, {"Administrative status", "administrativeStatus"},
    {"Part of Speech", "partOfSpeech"},   {"Gender", "grammaticalGender"},       {"Grammatical gender", "grammaticalGender"},
    {"Number", "grammaticalNumber"},      {"Grammatical number", "grammaticalNumber"}, {"Term type", "termType"},
    {"Variant kind", "variantKind"},      {"Original ID", "originalId"},
};

enum { TYPE_COUNT = sizeof types / sizeof types[0] };

static bool is_filler(char c)
{
    return c == ' ' || c == '_' || c == '-';
}

/* Equal but for case and for what stands between words. */
static bool is_same_type(drg_str a, drg_str b)
{
    size_t i = 0, k = 0;
    for (;;) {
        while (i < a.len && is_filler(a.ptr[i]))
            i++;
        while (k < b.len && is_filler(b.ptr[k]))
            k++;
        if (i == a.len || k == b.len)
            return i == a.len && k == b.len;
        if (ascii_lower(a.ptr[i++]) != ascii_lower(b.ptr[k++]))
            return false;
    }
}

drg_str multiterm_category(drg_str type)
{
    for (size_t i = 0; i < TYPE_COUNT; i++)
        if (is_same_type(type, str_from(types[i].type)))
            return str_from(types[i].category);
    return type;
}

drg_str multiterm_type(drg_str category)
{
    for (size_t i = 0; i < TYPE_COUNT; i++)
        if (str_eq_z(category, types[i].category))
            return str_from(types[i].type);
    return category;
}
