/* json_check.h - a strict JSON (RFC 8259) checker, apart from the writer it checks. */
#ifndef SUPPORT_JSON_CHECK_H
#define SUPPORT_JSON_CHECK_H

#include "base/str.h"

/* NULL when `text` is one JSON value, else what is wrong with it. */
const char *json_fault(drg_str text);

/* True when some string of the JSON text, unescaped, is `wanted`. */
bool json_has_string(drg_str text, drg_str wanted);

#endif
