/* names.h - do two spellings name the same person, place or institution, in whatever script: Erdoğan, Эрдоган, أردوغان?
 *
 * A name is prepared once and compared often: comparing is quick, allocates nothing and is safe in many threads. What
 * sounds alike by the conventions of English, Turkish, Arabic and Russian is the same; articles, titles, patronymics and
 * forms of companies may be missing, words may change places, given names may be initials. The answer is a proposal with
 * its reason; a glossary decides.
 *
 *   drg_name_new(&a, text_a, "ar", &err); drg_name_new(&b, text_b, NULL, &err);
 *   drg_name_match m = drg_names_match(a, b); if (m.is_same) ... m.confidence ... m.evidence
 *   drg_name_free(a); drg_name_free(b); */
#ifndef DRAGOMAN_NAMES_H
#define DRAGOMAN_NAMES_H

#include <dragoman/types.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct drg_name drg_name;

typedef struct drg_name_match {
    bool is_same;
    unsigned confidence;  /* 0 to 100, the surer the closer the sounds and the stronger the evidence; 0 unless is_same  */
    unsigned distance;    /* of the sounds: 0 is what the conventions say, each step away costs some; 0 if different */
    const char *evidence; /* "letters", "known", "sound", "order", "initials", "parts", "qualifier", "typing"; "" if not */
} drg_name_match;

/* Prepares a name of one word or more. `lang`, a language tag, may be NULL: its script tells enough for all but Turkish c
 * and j. Errors: ENOMEM. */
DRG_API DRG_CHECK drg_status drg_name_new(drg_name **out, drg_str name, const char *lang, drg_error *err);

/* Compares two names. The same whichever comes first. */
DRG_API drg_name_match drg_names_match(const drg_name *a, const drg_name *b);

DRG_API void drg_name_free(drg_name *name);

#ifdef __cplusplus
}
#endif
#endif
