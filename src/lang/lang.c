/* lang.c - finding a language of the table in languages.h by its tag. */
#include "lang/lang.h"

#include "lang/languages.h"

static const struct lang generic = {.tag = "und", .name = "other language"};

#define POINTER_TO(which, ...) &which,
static const struct lang *const languages[] = {LANGUAGES(POINTER_TO)};

/* ISO 639-2 codes that glossaries use for the four. */
static const struct { const char *code, *tag; } synonyms[] = {
    {"eng", "en"}, {"tur", "tr"}, {"ara", "ar"}, {"arb", "ar"}, {"rus", "ru"},
};

const struct lang *const *lang_list(size_t *count)
{
    *count = sizeof languages / sizeof languages[0];
    return languages;
}

size_t lang_article(const struct lang *lang, drg_str term)
{
    if (!lang || !lang->article)
        return 0;
    drg_str article = str_from(lang->article);
    bool opens = term.len > article.len + 1 && term.ptr[article.len] == ' ' &&
                 str_eq_ascii_case(str_cut(term, 0, article.len), article);
    return opens ? article.len + 1 : 0;
}

const struct lang *lang_generic(void)
{
    return &generic;
}

/* BCP 47 as tools write it: alphabetic primary subtag of 2 to 8 letters, then subtags after - or _. */
static bool is_tag(drg_str tag, size_t *primary_len)
{
    size_t len = 0, part = 0;
    while (len < tag.len && is_ascii_alpha(tag.ptr[len]))
        len++;
    *primary_len = len;
    if (len < 1 || len > 8 || tag.len > 35)
        return false;
    for (size_t i = len; i < tag.len; i++) {
        bool is_joint = tag.ptr[i] == '-' || tag.ptr[i] == '_';
        if (!is_joint && !is_ascii_alpha(tag.ptr[i]) && !is_ascii_digit(tag.ptr[i]))
            return false;
        part = is_joint ? 0 : part + 1;
        if (part > 8)
            return false;
    }
    return tag.ptr[tag.len - 1] != '-' && tag.ptr[tag.len - 1] != '_';
}

const struct lang *lang_find(drg_str tag)
{
    size_t len;
    if (!tag.len || !is_tag(tag, &len))
        return NULL;
    drg_str primary = {tag.ptr, len};
    for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++)
        if (str_eq_z(primary, languages[i]->tag)) /* as nearly all write it */
            return languages[i];
    for (size_t i = 0; i < sizeof synonyms / sizeof synonyms[0]; i++)
        if (str_eq_ascii_case(primary, str_from(synonyms[i].code)))
            primary = str_from(synonyms[i].tag);
    for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++)
        if (str_eq_ascii_case(primary, str_from(languages[i]->tag)))
            return languages[i];
    return &generic;
}

bool lang_is_same(drg_str a, drg_str b)
{
    enum { SHORTEST = 2 }; /* which no other code is a synonym of */
    if (str_eq(a, b))
        return true;
    if (a.len == SHORTEST && b.len == SHORTEST && !str_eq_ascii_case(a, b))
        return false;
    const struct lang *lang = lang_find(a);
    return lang && lang == lang_find(b) && (lang != &generic || str_eq_ascii_case(lang_primary(a), lang_primary(b)));
}

drg_str lang_primary(drg_str tag)
{
    const struct lang *lang = lang_find(tag);
    if (lang && lang != &generic)
        return str_from(lang->tag);
    size_t len = 0;
    while (len < tag.len && tag.ptr[len] != '-' && tag.ptr[len] != '_')
        len++;
    return str_cut(tag, 0, len);
}
