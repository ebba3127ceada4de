/* spell.h - spelling of drafts in several languages, which knows a glossary.
 *
 * A spellbook is what may be shared: settings, word lists, a project's own words, a glossary's terms. A speller is one
 * thread's: it opens dictionaries, remembers every form it has judged, and finds what was meant. Each reads what it needs of a
 * language when the first word of that language comes.
 *
 *   drg_spellbook_new(&book, ctx, &(drg_spellbook_options){.word_lists = folder, .matcher = matcher}, &err);
 *   drg_speller_new(&speller, book, &err);
 *   drg_speller_run(speller, text, &found, &count, &err);          where the text is misspelt
 *   drg_speller_suggest(speller, word, "tr", &list, &count, &err); what was meant, best first
 *
 * What is found and suggested depends on the text and the settings alone: not on threads, load or time. */
#ifndef DRAGOMAN_SPELL_H
#define DRAGOMAN_SPELL_H

#include <dragoman/match.h>
#include <dragoman/text.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct drg_spellbook drg_spellbook;
typedef struct drg_speller drg_speller;

/* Why a word is reported. A checker that is given a spellbook reports it under one of its rules (check.h). */
typedef enum drg_spell_rule {
    DRG_SPELL_RIGHT,     /* it is not                                                                    */
    DRG_SPELL_UNKNOWN,   /* "unknown": no dictionary or list has it                                      */
    DRG_SPELL_TERM,      /* "term": the glossary spells this term otherwise                              */
    DRG_SPELL_SCRIPT,    /* "mixed-script": Latin and Cyrillic letters in one word                       */
    DRG_SPELL_SUSPECT,   /* "suspect": a word, but one with other letters is far more common             */
    DRG_SPELL_SUFFIX,    /* "suffix": no such ending after the apostrophe                                */
    DRG_SPELL_FORBIDDEN, /* "forbidden": a word list forbids it                                          */
    DRG_SPELL_DOUBLED    /* "doubled": the word before, once more                                        */
} drg_spell_rule;

/* "unknown" ...; "" for DRG_SPELL_RIGHT. Static storage. */
DRG_API const char *drg_spell_rule_name(drg_spell_rule rule);

/* All zero: dictionaries where systems keep them, no frequencies, no glossary. Strings and lists are copied. */
typedef struct drg_spellbook_options {
    const char *const *dictionaries;  /* folders to look for Hunspell dictionaries in, in order; before the system's        */
    size_t dictionary_count;
    const char *word_lists;           /* folder with LANG.txt or LANG.txt.zst: right words and how common; NULL: none.
                                         Without them names are unknown, suspects are not seen, suggestions are poorer      */
    const char *english;              /* "en_US" or "en_GB": that English alone; NULL: both                               */
    const char *const *words;         /* files of right words: one a line, or in Hunspell's format; *word forbids          */
    size_t word_count;
    const char *const *right;         /* words that are right, too, each as it stands                                     */
    size_t right_count;
    const drg_matcher *matcher;       /* terms that are right in every form, and names to hold words against; borrowed, may
                                         be NULL                                                                            */
} drg_spellbook_options;

/* Makes a spellbook; options may be NULL. Files of words are read now, all else when it is needed.
 * Errors: EIO, EENCODING, EINVAL for an unknown English. */
DRG_API DRG_CHECK drg_status drg_spellbook_new(drg_spellbook **out, drg_ctx *ctx, const drg_spellbook_options *options,
                                               drg_error *err);

/* After its spellers. */
DRG_API void drg_spellbook_free(drg_spellbook *book);

/* Makes a speller for one thread. */
DRG_API DRG_CHECK drg_status drg_speller_new(drg_speller **out, const drg_spellbook *book, drg_error *err);
DRG_API void drg_speller_free(drg_speller *speller);

typedef struct drg_misspelling {
    drg_span span;    /* in the text's source                                      */
    uint32_t segment; /* index into drg_text_segments                              */
    drg_spell_rule rule;
    const char *lang; /* whose spelling it offends: "tr". Static storage            */
    uint32_t term;    /* with DRG_SPELL_TERM: index of drg_glossary_term, else DRG_NONE */
} drg_misspelling;

/* Finds the misspelt words of a text. Each segment is read in its language, words in other scripts in theirs; segments in
 * languages without spelling rules are passed over. The list lives until the speller's next run.
 * Errors: EIO with the package to install when a language has no dictionary; ENOMEM. */
DRG_API DRG_CHECK drg_status drg_speller_run(drg_speller *speller, const drg_text *text, const drg_misspelling **list,
                                             size_t *count, drg_error *err);

/* Whether a word by itself is right in a language. Errors as drg_speller_run; ELANG; EENCODING. */
DRG_API DRG_CHECK drg_status drg_speller_check(drg_speller *speller, drg_str word, const char *lang, drg_spell_rule *rule,
                                               drg_error *err);

/* Whether a common word of the word lists is but a small slip away. Errors as drg_speller_check. */
DRG_API DRG_CHECK drg_status drg_speller_resembles(drg_speller *speller, drg_str word, const char *lang, bool *resembles,
                                                   drg_error *err);

/* What may have been meant by a word, best first, in the word's own case and with its endings; glossary terms come first.
 * Words that are right have suggestions, too. At most 10; the list lives until the speller's next call. */
DRG_API DRG_CHECK drg_status drg_speller_suggest(drg_speller *speller, drg_str word, const char *lang, const drg_str **list,
                                                 size_t *count, drg_error *err);

/* The one word that was meant, if there is no other that is likely; else `meant` is empty. It is the first suggestion, and may
 * be put there without asking (docs/accuracy.md says how often that is right). Lives as long as suggestions do. */
DRG_API DRG_CHECK drg_status drg_speller_correct(drg_speller *speller, drg_str word, const char *lang, drg_str *meant,
                                                 drg_error *err);

#ifdef __cplusplus
}
#endif
#endif
