/* checker.h - the inside of a drg_checker. */
#ifndef CHECK_CHECKER_H
#define CHECK_CHECKER_H

#include "check/nations.h"
#include "check/rules.h"
#include "check/spellers.h"
#include "check/tally.h"
#include "check/verdict.h"
#include "lang/related.h"

enum { CHECK_MAX_RULES = 64, CHECK_MAX_TARGETS = 32 };

/* What the user chose for a rule. */
struct rule_setting {
    bool is_on, has_severity;
    drg_severity severity;
};

struct drg_checker {
    const drg_glossary *glossary;
    drg_matcher *matcher; /* keeps overlaps and guesses */
    const drg_matcher *style;
    struct related related;
    struct nations nations;
    unsigned char *protected_concepts; /* a bit each: must stay as they are; NULL: none */
    bool wants_verdicts; /* a rule that is on reads them */
    char src[LANG_TAG_SIZE]; /* "": what the bitext says */
    char targets[CHECK_MAX_TARGETS][LANG_TAG_SIZE];
    size_t target_count; /* 0: all */
    bool keep_ignored, sources, suggests;
    drg_glossary *own_glossary; /* empty; NULL: one was given */
    struct spellers *spellers;  /* NULL: no rule of spelling is on */
    struct rule_setting rules[CHECK_MAX_RULES];
};

/* Reads settings such as "-numbers,+term-unasked,term-missing=advice" over the default ones. Error: EINVAL. */
drg_status rule_settings_parse(struct rule_setting *settings, const char *text, drg_error *err);

/* Whether a rule of this scope is on. */
bool settings_ask_for(const struct rule_setting *settings, unsigned scope);

/* drg_check_bitext, which counts renderings, too, unless `tally` is NULL. */
drg_status check_bitext(drg_findings **out, const drg_checker *checker, const drg_bitext *bitext, struct tally *tally, uint64_t part,
                        drg_error *err);

/* Whether a rule of this name is there, and on. */
bool rule_is_on(const drg_checker *checker, const char *name);

/* Applies all rules of the pair's scope that are on; `scratch` is for its verdicts. */
drg_status check_pair(struct pair *pair, struct verdicts *scratch);

#endif
