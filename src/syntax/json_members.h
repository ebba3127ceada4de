/* json_members.h - the strings of a JSON object (RFC 8259) by the names of its members, in one pass over it, without a tree. */
#ifndef SYNTAX_JSON_MEMBERS_H
#define SYNTAX_JSON_MEMBERS_H

#include "base/str.h"

/* Finds the members of these names, which must all be there and be strings; spans[i] is that of the value with its quotes.
 * The object itself, white space around it allowed, must be all of `text`. False: it is no such object. Of members that
 * come twice the last counts, as everywhere. */
bool json_find_strings(drg_str text, const char *const *names, size_t count, drg_span *spans);

#endif
