/* ru.h - what plan() of Russian (ru_plan.c) tells stems() (ru.c) about a word, in lexeme.info. */
#ifndef LANG_RU_H
#define LANG_RU_H

#include "lang/lang.h"

enum ru_kind {
    RU_STILL,     /* does not change: foreign script, numbers */
    RU_NOUN,
    RU_NAME,      /* capitalised: proper-name paradigms first */
    RU_ADJECTIVE,
    RU_POSSESSIVE, /* possessive adjective: ахиллесова пята */
    RU_PLURAL,    /* the citation form is a plural */
    RU_ACRONYM
};

/* Genders and the plural, in the order of the features in ru-endings.txt. */
enum { RU_MASCULINE = 1, RU_FEMININE = 2, RU_NEUTER = 4, RU_MANY = 8, RU_ANY = 15 };

enum {
    RU_INFO_KIND = 0x0F,         /* enum ru_kind */
    RU_INFO_GENDERS_SHIFT = 4,   /* four bits: which genders and numbers its forms may have */
    RU_INFO_GENDERS = 0xF0,
    RU_INFO_APPOSITION = 0x100,  /* agrees in case and number, not in gender: city of heroes */
    RU_INFO_MAY_STAY = 0x200     /* its citation form may also stand in any case */
};

/* Features are six cases of four: masculine, feminine, neuter, plural (ru-endings.txt). */
enum { RU_CASES = 6, RU_CASE_STEP = 4, RU_PER_CASE = 0x111111 };

/* stem.class: the set of endings, which of them makes the citation form, and how to read it. */
enum {
    RU_CLASS_SET = 0xFF,
    RU_CLASS_CITATION_SHIFT = 8,
    RU_CLASS_CITATION = 0xFF00,
    RU_CLASS_GENDERS_SHIFT = 16,
    RU_CLASS_GENDERS = 0xF0000,
    RU_CLASS_APPOSITION = 1 << 20,
    RU_CLASS_ACRONYM = 1 << 21,
    RU_CLASS_NAME = 1 << 22,
    RU_CLASS_GIVEN_NAME = 1 << 23,
    RU_CLASS_FIXED = 1 << 24 /* the letters of the stem and no others */
};

void ru_plan(struct term_plan *plan);

bool ru_restate(struct buf *into, const struct restatement *r);

/* The cases, as bits from the nominative on, that the preposition at the end of a text takes; 0: it ends in none. */
uint32_t ru_cases_after(drg_str text);

/* Appends the cases and numbers that the features stand for. */
void ru_tell(struct buf *into, uint64_t features);

#endif
