/* variants_own.h - what gathering and grouping the spellings of names share. */
#ifndef REWRITE_VARIANTS_OWN_H
#define REWRITE_VARIANTS_OWN_H

#include "base/map.h"
#include "base/vec.h"
#include "dragoman/variants.h"
#include "rewrite/name.h"

/* A spelling as gathered. */
struct name {
    drg_spelling spelling;
    drg_str loose;       /* the loose letters of all its words           */
    struct drg_name key;
    uint32_t inside;     /* occurrences that begin no sentence           */
    uint32_t parent;     /* of the group's tree; itself: the first one   */
    uint32_t joined;     /* the first one's: members besides it          */
    uint8_t script;
    bool is_form;        /* counted with its stem                        */
    bool is_listed;      /* stood on a line of its own                   */
};

struct group {
    uint32_t first, count; /* of `members` */
    uint64_t occurrences;
};

struct drg_variants {
    const drg_glossary *glossary;
    struct arena arena;
    struct map by_text, concepts; /* spelling -> name; loose letters -> concept */
    VEC(struct name) names;
    VEC(drg_spelling) members;
    VEC(struct group) groups;
};

#endif
