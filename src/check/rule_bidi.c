/* rule_bidi.c - bidi controls that make a reader see other text than there is ("Trojan Source", CVE-2021-42574). */
#include "base/utf8.h"
#include "check/rules.h"
#include "rewrite/traits.h"

enum bidi_act { BIDI_EMBED, BIDI_OVERRIDE, BIDI_ISOLATE, BIDI_POP, BIDI_POP_ISOLATE };

/* The controls of UAX #9 that open and close; marks (U+200E, U+200F, U+061C) move nothing but what stands beside them. */
static const struct bidi_control {
    uint32_t code;
    enum bidi_act act;
    const char *name;
} controls[] = {
    {0x202A, BIDI_EMBED, "LEFT-TO-RIGHT EMBEDDING"},    {0x202B, BIDI_EMBED, "RIGHT-TO-LEFT EMBEDDING"},
    {0x202C, BIDI_POP, "POP DIRECTIONAL FORMATTING"},   {0x202D, BIDI_OVERRIDE, "LEFT-TO-RIGHT OVERRIDE"},
    {0x202E, BIDI_OVERRIDE, "RIGHT-TO-LEFT OVERRIDE"},  {0x2066, BIDI_ISOLATE, "LEFT-TO-RIGHT ISOLATE"},
    {0x2067, BIDI_ISOLATE, "RIGHT-TO-LEFT ISOLATE"},    {0x2068, BIDI_ISOLATE, "FIRST STRONG ISOLATE"},
    {0x2069, BIDI_POP_ISOLATE, "POP DIRECTIONAL ISOLATE"},
};

enum { BIDI_DEPTH = 125 }; /* UAX #9, BD2: deeper ones do nothing */

struct opened {
    const struct bidi_control *control;
    uint32_t at;
};

struct bidi_walk {
    const struct check_rule *rule;
    struct pair *pair;
    struct opened stack[BIDI_DEPTH];
    size_t depth;
};

static const struct bidi_control *control_of(uint32_t code)
{
    for (size_t i = 0; i < sizeof controls / sizeof controls[0]; i++)
        if (controls[i].code == code)
            return &controls[i];
    return NULL;
}

static void report_control(const struct bidi_walk *walk, const struct opened *what, const char *why)
{
    struct report r = report_of(walk->rule);
    r.tgt = (drg_span){what->at, what->at + 3}; /* all of them are three bytes long */
    if (what->control->act == BIDI_OVERRIDE)
        r.severity = DRG_ERROR;
    report(walk->pair, walk->rule, &r, "U+%04X %s %s", (unsigned)what->control->code, what->control->name, why);
}

/* What stands open above the depth was never closed. */
static void unwind(struct bidi_walk *walk, size_t depth)
{
    while (walk->depth > depth) {
        const struct opened *top = &walk->stack[--walk->depth];
        if (top->control->act != BIDI_OVERRIDE) /* reported where it opened */
            report_control(walk, top, "is not closed");
    }
}

/* A closing isolate closes what stands open inside it (UAX #9, X6a); embeddings close one by one. */
static void close_one(struct bidi_walk *walk, struct opened what)
{
    size_t depth = walk->depth;
    if (what.control->act == BIDI_POP) {
        if (depth && walk->stack[depth - 1].control->act != BIDI_ISOLATE)
            walk->depth--;
        else
            report_control(walk, &what, "closes nothing");
        return;
    }
    while (depth && walk->stack[depth - 1].control->act != BIDI_ISOLATE)
        depth--;
    if (!depth) {
        report_control(walk, &what, "closes nothing");
        return;
    }
    unwind(walk, depth);
    walk->depth--;
}

static void take(struct bidi_walk *walk, struct opened what)
{
    switch (what.control->act) {
    case BIDI_POP: case BIDI_POP_ISOLATE: close_one(walk, what); return;
    case BIDI_OVERRIDE: report_control(walk, &what, "shows text in another order than it has"); break;
    default: break;
    }
    if (walk->depth < BIDI_DEPTH)
        walk->stack[walk->depth++] = what;
}

static void run(const struct check_rule *rule, struct pair *pair)
{
    const struct side *tgt = pair->tgt;
    uint32_t code;
    if (!(traits_in(tgt->words) & TRAIT_BIDI))
        return;
    struct bidi_walk walk = {.rule = rule, .pair = pair};
    for (size_t at = 0; (at = traits_find(tgt->words, at, tgt->words.len, TRAIT_BIDI, &code)) < tgt->words.len;) {
        struct opened what = {control_of(code), tgt->span.start + (uint32_t)at};
        utf8_next(tgt->words, &at);
        if (what.control)
            take(&walk, what);
    }
    unwind(&walk, 0);
}

const struct check_rule rule_bidi = {
    .info = {.name = "bidi",
             .severity = DRG_WARNING,
             .is_default = true,
             .summary = "invisible controls that change the order in which text is shown",
             .explanation = "Bidi overrides show characters in another order than they have and can hide what a text "
                            "says: an error. Embeddings and isolates that are not closed, and closing controls that close "
                            "nothing, change how the text around the segment is shown: a warning. Balanced ones and "
                            "directional marks are what right-to-left text needs and are not reported.",
             .example = "tr: dosya \xE2\x80\xAEtxt.exe\nU+202E RIGHT-TO-LEFT OVERRIDE shows text in another order than it has"},
    .scope = RULE_OF_PAIRS | RULE_OF_DRAFTS,
    .run = run,
};
