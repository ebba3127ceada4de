/* told.c - the language of a line. */
#include "corpus/told.h"

#include "lang/identify.h"
#include "text/tokens.h"

void told_lang(drg_str text, char tag[4])
{
    struct evidence evidence = {0};
    struct token_cursor cursor = {text, 0, text.len, false};
    struct token token;
    while (token_next(&cursor, &token))
        if (token.kind == TOKEN_WORD)
            identify_word(&evidence, str_cut(text, token.start, token.end));
    const struct lang *lang = identify(&evidence);
    snprintf(tag, 4, "%s", lang ? lang->tag : "und");
}

bool told_differs(drg_str text, const char *expected)
{
    char tag[4];
    told_lang(text, tag);
    return strcmp(tag, "und") != 0 && !str_eq_z(lang_primary(str_from(expected)), tag);
}
