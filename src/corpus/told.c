/* told.c - the language of a line. */
#include "corpus/told.h"

#include <string.h>

#include "lang/lang.h"

/* A line is dropped only when it is surely something else. */
#define SURE 0.8

/* The language alone, "uz" of "uz-Cyrl". */
static drg_str tell(struct piece_memo *memo, drg_str text, double *confidence)
{
    drg_identity identity;
    identify_text(memo, text, &identity);
    *confidence = identity.confidence;
    return lang_primary(str_from(identity.lang));
}

void told_lang(struct piece_memo *memo, drg_str text, char tag[4])
{
    double confidence;
    drg_str lang = tell(memo, text, &confidence);
    size_t len = lang.len < 4 ? lang.len : 3;
    memcpy(tag, lang.ptr, len);
    tag[len] = '\0';
}

bool told_differs(struct piece_memo *memo, drg_str text, const char *expected)
{
    double confidence;
    drg_str lang = tell(memo, text, &confidence);
    return confidence >= SURE && !str_eq_z(lang, "und") && !str_eq(lang, lang_primary(str_from(expected)));
}
