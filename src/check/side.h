/* side.h - one language of a segment, as rules see it: its text, its words, the terms in it. */
#ifndef CHECK_SIDE_H
#define CHECK_SIDE_H

#include "dragoman/match.h"
#include "dragoman/spell.h"
#include "text/text.h"

/* All spans are of the text's view, unless they are said to be of its source. */
struct side {
    const drg_text *text;
    const struct lang *lang;  /* never NULL                                    */
    drg_str tag;              /* its tag, for languages without rules as well  */
    uint32_t segment;         /* DRG_NONE: there is none in this language      */
    drg_span span;            /* the segment                                   */
    drg_str words;            /* ... and what a reader sees of it              */
    const struct term_match *matches; /* in order of start                     */
    size_t match_count;
    const struct term_match *styled; /* terms of the house style, if there is one */
    size_t styled_count;
    const drg_misspelling *misspelt; /* of the segment                          */
    size_t misspelt_count;
    const struct view_code *codes; /* inline codes of the segment              */
    size_t code_count;
};

/* A term found, in the view. */
struct term_match {
    drg_span span;
    uint32_t term, concept_index; /* of the matcher's glossary */
    drg_grade grade;
    bool is_name; /* its concept is one (terms.h) */
};

/* Terms of one matcher in a text. */
struct found_terms {
    struct term_match *matches; /* by segment, then start */
    uint32_t *first;            /* of each segment's matches; segment_count + 1 items; NULL: nobody has looked */
};

/* Misspelt words of a text. */
struct found_misspelt {
    drg_misspelling *words; /* in order                                                                       */
    uint32_t *first;        /* of each segment's words; segment_count + 1 items; NULL: nobody has looked      */
};

/* A text with its terms and misspelt words, from which sides are cut. */
struct searched {
    const drg_text *text;
    struct found_terms terms, styled;
    struct found_misspelt misspelt;
};

/* What is searched for; NULL: nothing of that kind. */
struct searches {
    const drg_matcher *matcher; /* keeps overlaps and guesses */
    const drg_matcher *style;
    drg_speller *speller;
};

/* Searches a text. Free it with searched_free, also on failure. */
drg_status searched_make(struct searched *out, const struct searches *searches, const drg_text *text, drg_error *err);
void searched_free(struct searched *searched);

/* The side of a segment, or an empty one for DRG_NONE. */
struct side side_of(const struct searched *searched, uint32_t segment);

/* Whether there is no segment, or nothing in it that a reader would see as text. */
bool side_is_blank(const struct side *side);

/* What a span of the side's text says. */
static inline drg_str side_slice(const struct side *side, drg_span span)
{
    return str_cut(buf_str(&side->text->view.text), span.start, span.end);
}

#endif
