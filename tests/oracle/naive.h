/* naive.h - the matcher without any index: every term is asked about at every run of words, the rules of capitals and of gaps
 * being stated again, in their simplest form. */
#ifndef ORACLE_NAIVE_H
#define ORACLE_NAIVE_H

#include "dragoman/match.h"
#include "lang/lang.h"

enum { MAX_FOUND = 4000 };

struct found {
    drg_span span;
    uint32_t term;
    bool is_inflected;
    drg_grade grade;
};

struct findings {
    struct found list[MAX_FOUND];
    size_t count;
};

/* Terms of one to three words in a text of one line. */
void find_naively(struct findings *found, const drg_glossary *glossary, drg_str text, const struct lang *lang);

#endif
