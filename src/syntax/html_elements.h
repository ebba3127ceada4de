/* html_elements.h - what an HTML element does to the text around it, for those that do more than flow along. */
#ifndef SYNTAX_HTML_ELEMENTS_H
#define SYNTAX_HTML_ELEMENTS_H

#include "base/str.h"

enum {
    HTML_BLOCK = 1,   /* text before, in and after it are three paragraphs                */
    HTML_VOID = 2,    /* has no content and no end tag                                    */
    HTML_OPAQUE = 4,  /* content stands for itself: code, formulas                        */
    HTML_HIDDEN = 8,  /* content is not rendered: scripts                                 */
    HTML_OBJECT = 16, /* a thing among words: an image, a field                           */
    HTML_LINE = 32,   /* ends a line: <br>                                                */
    HTML_FOREIGN = 64 /* SVG, MathML: has other tokenizing rules                          */
};

struct html_element {
    const char *name;
    unsigned flags;
    const char *ends;  /* open elements that its start tag ends, as " li "; NULL: none    */
    const char *until; /* ... looked for up to one of these                               */
};

/* NULL: an inline element, known or not. */
const struct html_element *html_element_find(drg_str name);

static inline bool html_element_is(const struct html_element *element, unsigned flags)
{
    return element && (element->flags & flags);
}

#endif
