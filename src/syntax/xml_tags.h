/* xml_tags.h - the tags of XML text, lexically: where they are, for who divides a file before it is parsed.
 *
 * Comments, CDATA sections, processing instructions and declarations are passed over. Nothing is checked but what it takes
 * to find the next tag; xml.h does the rest. */
#ifndef SYNTAX_XML_TAGS_H
#define SYNTAX_XML_TAGS_H

#include "base/str.h"

enum xml_tag_kind { XML_TAG_OPEN, XML_TAG_CLOSE, XML_TAG_EMPTY };

struct xml_tag {
    enum xml_tag_kind kind;
    drg_str name;      /* with its prefix    */
    drg_str local;     /* without it         */
    size_t start, end; /* bytes, < and > included */
};

/* The next tag from byte *at on, which is put after it. False, with *at where it has to go on: there is none, or the text
 * ends inside of something. */
bool xml_tag_next(drg_str text, size_t *at, struct xml_tag *tag);

#endif
