/* report.h - what the formats of reports share: the report being written, and what they see of a finding.
 *
 * A format fills a struct report_kind, whose functions are called in the order of the public ones in dragoman/report.h.
 * They write to report->w, which remembers the first failure. */
#ifndef FORMAT_REPORT_H
#define FORMAT_REPORT_H

#include "base/writer.h"
#include "dragoman/report.h"
#include "model/sides.h"

enum { SEVERITY_COUNT = DRG_ADVICE + 1 };

struct report_totals {
    uint64_t counts[SEVERITY_COUNT];
    uint64_t known;    /* findings passed over                      */
    uint64_t files;    /* begun                                     */
    uint64_t segments; /* of these: rows of bitexts, parts of texts */
    uint64_t troubles;
};

/* A finding on its way out. */
struct report_item {
    const drg_finding *finding; /* its row and spans are of the part          */
    uint64_t row;               /* in the file, from 1; 0: of no segment      */
    uint64_t shift;             /* of spans: modulo 2^64 to be added          */
    struct finding_sides sides;
    char fingerprint[DRG_FINGERPRINT_SIZE];
};

struct drg_report {
    const struct report_kind *kind;
    drg_report_options options;
    struct writer w;
    struct report_totals totals;
    drg_report_source source; /* of the findings that come; name NULL: none has begun */
    uint64_t rows, rows_before; /* of the part at hand, of those before it in its file */
    drg_fingerprints *prints;
    struct buf line;          /* scratch                                              */
    void *state;              /* the kind's own, of state_size zeroed bytes           */
};

/* Functions may be NULL. */
struct report_kind {
    size_t state_size;
    void (*begin)(drg_report *report);
    void (*file)(drg_report *report); /* its source has begun; the one before has ended */
    void (*add)(drg_report *report, const struct report_item *item);
    void (*trouble)(drg_report *report, const drg_error *trouble);
    void (*finish)(drg_report *report);
    void (*free)(drg_report *report);
};

/* Keeps a failure of memory as the report's. */
void report_fail_memory(drg_report *report);

/* The index of a rule among those that ran, or DRG_NONE. */
uint32_t report_rule(const drg_report *report, const char *name);

/* True when the finding compares a translation with its source. */
static inline bool report_is_bilingual(const drg_finding *finding)
{
    return finding->src_lang.len > 0;
}

/* Where the source side of a finding begins; {0,0}: nowhere. */
drg_pos report_src_pos(const struct report_item *item);

/* Where a finding ends, column after its last; its own place when that cannot be told. */
drg_pos report_end(const struct report_item *item);

/* Appends text made safe for a terminal, whatever its bytes are. */
void report_safe(struct buf *into, drg_str s, bool isolate);

/* A message falls into what it quotes, without the quotes, and what it says of it. Takes the piece at *at, which moves
 * past it; for at < message.len. */
struct message_piece {
    drg_str text;
    bool is_quote;
};
struct message_piece report_piece(drg_str message, size_t *at);

/* report_line.c: appends a message, safe for a terminal. Text from right to left is isolated piece by piece, each quote by
 * itself, so that the message keeps its order. */
void report_message(struct buf *into, drg_str message);

/* Appends "FILE:LINE:COLUMN: severity: message [rule]" and a line end. */
void report_head(struct buf *into, const drg_finding *finding, bool color);

/* The escape sequence that colours a severity. */
const char *report_color(drg_severity severity);

/* Every kind; those of formats that write other things too are rows there. */
extern const struct report_kind report_terminal; /* report_terminal.c */
extern const struct report_kind report_line;     /* report_line.c     */
extern const struct report_kind report_json;     /* report_json.c     */
extern const struct report_kind report_jsonl;    /* report_json.c     */
extern const struct report_kind report_tsv;      /* report_tsv.c      */
extern const struct report_kind report_sarif;    /* report_sarif.c    */
extern const struct report_kind report_junit;    /* report_junit.c    */
extern const struct report_kind report_github;   /* report_github.c   */
extern const struct report_kind report_html;     /* report_html.c     */
extern const struct report_kind report_words;    /* report_words.c    */

#endif
