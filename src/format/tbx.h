/* tbx.h - what TBX reader and writer share: the data categories (ISO 30042, ISO 12620) and how fields name them.
 *
 * A field is called as its category: "context", "customerSubset". A category on another element than its usual one is
 * called ELEMENT:CATEGORY ("descrip:Usage note"); what stands in a group with it, or is its attribute, is called
 * HEAD.CATEGORY ("transactionType.date", "xGraphic.target"), and follows its head. */
#ifndef FORMAT_TBX_H
#define FORMAT_TBX_H

#include "base/str.h"
#include "dragoman/glossary.h"

struct tbx_category {
    const char *name;
    const char *element; /* that carries it in DCA style */
    const char *module;  /* prefix of its DCT element: min, basic, ling; NULL: has none, NULL element: core */
};

/* NULL when the category is not known. */
const struct tbx_category *tbx_category_find(drg_str name);

/* The element that a category without a prefix stands on: its usual one, or "admin". */
const char *tbx_usual_element(drg_str name);

/* TBX's own value of a status; NULL for variant, which is a term type. */
const char *tbx_status_value(drg_term_status status);

#endif
