/* told.c - the language of a line. */
#include "corpus/told.h"

#include "dragoman/identify.h"
#include "lang/lang.h"

/* A line is dropped only when it is surely something else. */
#define SURE 0.8

/* "uz" of "uz-Cyrl". */
static void write_primary(const char *lang, char tag[4])
{
    drg_str primary = lang_primary(str_from(lang));
    snprintf(tag, 4, "%.*s", (int)(primary.len < 4 ? primary.len : 3), primary.ptr);
}

void told_lang(drg_str text, char tag[4])
{
    drg_identity identity;
    drg_identify(text, &identity);
    write_primary(identity.lang, tag);
}

bool told_differs(drg_str text, const char *expected)
{
    drg_identity identity;
    char tag[4], wanted[4];
    drg_identify(text, &identity);
    write_primary(identity.lang, tag);
    write_primary(expected, wanted);
    return identity.confidence >= SURE && strcmp(tag, "und") != 0 && strcmp(tag, wanted) != 0;
}
