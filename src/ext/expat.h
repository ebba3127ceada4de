/* expat.h - expat, fed piece by piece, with everything dangerous refused.
 *
 * No entity may be declared, none but the five of XML itself may be used, no DTD or other file is ever opened. The input
 * is UTF-8 whatever its declaration says. Expat's own hash salt is random already (getrandom). */
#ifndef EXT_EXPAT_H
#define EXT_EXPAT_H

#include "base/str.h"

/* Between a namespace and a local name in what expat hands out. */
#define EXPAT_SEPARATOR '\x1f'

enum expat_result {
    EXPAT_DONE,
    EXPAT_STOPPED, /* a handler returned false                         */
    EXPAT_SYNTAX,  /* not well-formed; see message                     */
    EXPAT_ENTITY,  /* an entity was declared, or an unknown one used   */
    EXPAT_DOCTYPE, /* there is a document type, and no_doctype         */
    EXPAT_TOKEN,   /* one tag, comment or the like is longer than max_token */
    EXPAT_MEMORY
};

/* Each returns false to stop. `offset` and `len` are the event's bytes in the source; `is_cdata`: of a CDATA section. */
struct expat_handlers {
    bool (*start)(void *user, const char *name, const char **attributes, size_t offset, size_t len);
    bool (*end)(void *user, const char *name, size_t offset, size_t len);
    bool (*text)(void *user, drg_str text, size_t offset, size_t len, bool is_cdata);
    void *user;
    size_t max_token;
    bool no_doctype;
};

struct expat_failure {
    size_t offset;
    const char *message; /* static; of EXPAT_SYNTAX */
    char entity[40];     /* of EXPAT_ENTITY */
};

enum expat_result expat_run(drg_str source, const struct expat_handlers *handlers, struct expat_failure *failure);

#endif
