/* office.h - what the readers of DOCX and ODT share: walking a part's elements by a table of rules, paragraphs as blocks.
 *
 * A rule says what an element is to a reader of the page. A format's table has the elements that mean something; any other
 * is passed through as its default rule says. What is open is a stack of levels, each of which begins as a copy of the one
 * around it, so that what an element says of its text (hidden, in Arabic) holds for what is in it.
 *
 * The language is told by the text as everywhere, unless direct formatting of nearly all of a paragraph names one whose
 * letters these are: what styles and defaults say is what the program was installed with. */
#ifndef FORMAT_OFFICE_H
#define FORMAT_OFFICE_H

#include "format/format.h"
#include "syntax/xml.h"

enum office_does {
    OFFICE_PASS,      /* nothing by itself                                     */
    OFFICE_SKIP,      /* it and all in it is no text                           */
    OFFICE_OPAQUE,    /* it and all in it is an object in the text             */
    OFFICE_OBJECT,    /* an object in the text, with paragraphs of its own     */
    OFFICE_STANDS,    /* it stands for stands_for of its level                 */
    OFFICE_PARAGRAPH, /* a block; one in another one divides it                */
    OFFICE_TEXT       /* characters in it are text                             */
};

struct office;
struct office_level;

struct office_rule {
    const char *name; /* local */
    enum office_does does;
    const char *stands_for;
    /* Called once the level is open; NULL: nothing more. */
    void (*open)(struct office *office, struct office_level *level, const struct xml_element *element);
    void (*text)(struct office *office, drg_str text); /* of characters right in it, which are no text */
};

struct office_level {
    const struct office_rule *rule; /* never NULL                                       */
    size_t start;                   /* of its tag in the source                         */
    const char *stands_for;         /* the rule's, or NULL                              */
    bool shows;                     /* characters right in it are text                  */
    bool is_hidden;                 /* ... that nobody sees                             */
    bool is_opaque;                 /* ... that nobody may touch: code, names           */
    bool is_complex;                /* ... written from right to left: the other of these */
    drg_str lang, complex_lang;     /* borrowed from the source                         */
};

enum { OFFICE_LANGS = 4 };

struct office {
    const struct office_rule *(*rule_of)(const struct office *office, const struct xml_element *element);
    void *format; /* the format's own state */
    struct view *view;
    drg_str source;
    size_t base; /* where the part begins in the source */
    size_t depth, skipped; /* skipped: the depth of the element that is skipped; 0: none */
    size_t paragraphs;     /* open                                             */
    bool is_muted;         /* nothing is text just now                         */
    size_t weight;         /* letters of the paragraph being filled            */
    struct { drg_str lang; size_t weight; } said[OFFICE_LANGS];
    struct office_level levels[XML_MAX_DEPTH + 1];
};

/* Reads all parts of the package into the view, one after the other. */
drg_status office_read(struct office *office, const struct input *in, struct view *into, drg_error *err);

/* The same value as bytes of the source, where they live on: attributes of elements do not. Empty: it is spelt otherwise. */
drg_str office_keep(const struct office *office, const struct xml_element *element, drg_str value);

/* A level around the one being opened; 0: this one. */
struct office_level *office_around(struct office *office, size_t levels);

/* An object in the text. */
void office_object(struct office *office, size_t start, size_t end);

/* A line end or tab is an element, and text cannot stand for it. */
view_spell office_spell;

#endif
