/* identify.h - which language and script a text is in.
 *
 * Judged by the letters, the pieces of words and the everyday words of some sixty languages, so that what is not one of
 * the first-class four is known for what it is, or as "und". Three words mostly do. URLs, addresses, code between grave
 * accents, tags and placeholders in braces are passed over; capitalised words count half, for they are often foreign names.
 *
 *   drg_identity id;
 *   drg_identify(line, &id);
 *   if (strcmp(id.lang, "tr") == 0 && id.confidence > 0.9) ... */
#ifndef DRAGOMAN_IDENTIFY_H
#define DRAGOMAN_IDENTIFY_H

#include <dragoman/types.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { DRG_MAX_SHARES = 4 };

typedef struct drg_language_share {
    const char *lang; /* as drg_identity.lang                    */
    double share;     /* of the text's letters, more than 0 to 1 */
} drg_language_share;

/* All strings are static. */
typedef struct drg_identity {
    const char *lang;      /* BCP 47, of the largest share: "tr", "uz-Cyrl"; "und": another language, or no words at all     */
    const char *script;    /* ISO 15924, of the language: "Latn"; "Zyyy": there are no letters                               */
    const char *runner_up; /* what it is else, if not in `lang`; "und": nothing else comes near                              */
    double confidence;     /* 0 to 1: how likely it is `lang`, of the languages that are known                               */
    drg_language_share shares[DRG_MAX_SHARES]; /* largest first; sentence by sentence, small ones are the neighbours'        */
    uint32_t share_count;                      /* 0: there are no words                                                      */
} drg_identity;

/* Identifies a text of any length; ill-formed UTF-8 is passed over. Allocates nothing; safe in many threads. Takes time in
 * proportion to the text. */
DRG_API void drg_identify(drg_str text, drg_identity *out);

#ifdef __cplusplus
}
#endif
#endif
