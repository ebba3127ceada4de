/* report_html.h - the page of findings while it is made: report_html.c gathers and writes it, report_card.c the segments,
 * report_overview.c what stands above them. */
#ifndef FORMAT_REPORT_HTML_H
#define FORMAT_REPORT_HTML_H

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"
#include "format/report.h"
#include "model/findings.h"

enum { REPORT_MAX_SHOWN = 10000 /* findings; all are counted */ };

/* How often something was found: a rule, a file, a term. */
struct tally {
    drg_str name;
    drg_str label;       /* what people call it; empty: the name */
    uint64_t counts[SEVERITY_COUNT];
    uint32_t first_card; /* DRG_NONE: none is shown              */
};

/* Zero-initialised is empty. Strings are the arena's of the report. */
struct tallies {
    VEC(struct tally) list;
    struct map index;
};

/* A part of a side to be marked: bytes of its words. */
struct card_mark {
    uint32_t start, end;
    drg_severity severity;
};

/* An inline code, which is one U+FFFC in the words. */
struct card_code {
    uint32_t at;
    drg_str source;
};

/* One language of a card. Bytes of the words are bytes of the text's view from `base` on. */
struct card_side {
    drg_str lang, words;
    uint32_t base;
    bool is_cut_before, is_cut_after; /* a segment may be a whole chapter */
    VEC(struct card_mark) marks;
    VEC(struct card_code) codes;
};

/* A segment and what was found in it, gathered until another one comes. Its strings outlive the texts. */
struct card {
    uint32_t number;
    uint64_t row; /* in the file, from 1; 0: of no segment */
    drg_findings *findings; /* NULL: no card is open */
    struct arena arena;
    struct card_side src, tgt;
};

struct html_report {
    struct arena arena;
    struct buf body; /* the cards of all files                   */
    struct writer w; /* ... into it                              */
    struct card card;
    struct tallies rules, files, terms, langs;
    VEC(size_t) sections; /* where each file's cards begin in body, parallel to files */
    VEC(drg_error *) troubles;
    uint32_t card_count;
    uint64_t shown;
};

/* The tally of this name, made when there is none; DRG_NONE: no memory. */
uint32_t tally_of(struct tallies *tallies, struct arena *arena, drg_str name);
uint64_t tally_sum(const struct tally *tally);
void tallies_free(struct tallies *tallies);

/* report_card.c: adds a finding to the card, which is its segment's; ends the one before when it is another's. */
void card_add(drg_report *report, const struct report_item *item);

/* Writes the open card, if there is one, and forgets it. */
void card_end(drg_report *report);

/* Forgets it. */
void card_drop(struct card *card);

/* Text for a reader's eyes: what is invisible is named. */
void write_visible(struct writer *w, drg_str text);

/* report_overview.c: header, lists of what was found, filters. */
void write_overview(drg_report *report, drg_str title);

#endif
