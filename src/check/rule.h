/* rule.h - what a rule of check is, what it sees, and how it reports.
 *
 * One row of the table in rules.c is one rule, in a file of its own. A rule sees a pair: a translation and, unless the
 * text is a draft, its source. It keeps nothing between pairs. */
#ifndef CHECK_RULE_H
#define CHECK_RULE_H

#include "check/ignore.h"
#include "check/side.h"
#include "dragoman/check.h"
#include "dragoman/spell.h"

struct verdicts;

struct pair {
    const drg_checker *checker;
    const drg_glossary *glossary;
    const struct side *src; /* NULL: a draft; else of a segment that is there     */
    const struct side *tgt; /* of a segment that is there, but see RULE_OF_GAPS   */
    const struct side *plural; /* what the source says of several, without terms; NULL: it has no other words for them */
    drg_speller *speller;      /* NULL: nobody asks for spelling                  */
    struct verdicts *verdicts; /* NULL: a draft, or no rule wants them            */
    drg_unit unit;
    uint32_t row;
    const struct ignores *ignores; /* of a draft; NULL: none                      */
    drg_findings *findings; /* where reports go                                   */
    drg_status status;      /* of the first report that failed; then reports drop */
    drg_error *err;
};

enum rule_scope {
    RULE_OF_PAIRS = 1,
    RULE_OF_DRAFTS = 2,
    RULE_OF_GAPS = 4,     /* pairs whose translation is absent or blank; rules without it never see them */
    RULE_OF_VERDICTS = 8, /* it reads pair->verdicts where there is a source                             */
    RULE_OF_WORDS = 32,   /* it speaks of misspelt words (spelling.h), and has no run                     */
    RULE_OF_JOBS = 16     /* it looks at many bitexts together (job.c), and has no run                   */
};

struct check_rule {
    drg_rule_info info;
    unsigned scope;
    void (*run)(const struct check_rule *rule, struct pair *pair);
};

/* What a rule has to say of a place. */
struct report {
    drg_span tgt, src;     /* of the views; start == end: a place without length; all zero: the segment's start  */
    drg_severity severity; /* as it will be unless the user's settings change the rule's                         */
    uint32_t concept_index; /* DRG_NONE: none                                                                    */
    const drg_str *suggestions;
    uint32_t suggestion_count;
    bool is_sure;
};

/* A report of the rule's own severity that is about no concept. */
static inline struct report report_of(const struct check_rule *rule)
{
    return (struct report){.severity = rule->info.severity, .concept_index = DRG_NONE};
}

/* For printf's "%.*s": what a message quotes, whole, unless it is so long that nobody would read on. */
int quoted_length(drg_str s);
#define QUOTED(s) quoted_length(s), ((s).ptr ? (s).ptr : "")

/* Adds a finding. The message is a sentence without a full stop that quotes what was found. */
void report(struct pair *pair, const struct check_rule *rule, const struct report *what, const char *message, ...)
    __attribute__((format(printf, 4, 5)));

/* Frees what a report was made of; memory that lacked for it fails the pair, as the finding would lack something. */
void report_close(struct pair *pair, struct buf *made);

#endif
