/* po_plural.h - the rule of plural forms in a PO header: which msgstr[i] is for which number.
 *
 *   Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);
 *
 * The expression is C's, of n, numbers, ?: || && == != < > <= >= + - * / % ! and parentheses (gettext manual, "Plural
 * forms"). */
#ifndef SYNTAX_PO_PLURAL_H
#define SYNTAX_PO_PLURAL_H

#include "base/str.h"

/* The form for the number n, or DRG_NONE when the field has no rule, or one that cannot be worked out for n. */
uint32_t po_plural_form(drg_str plural_forms, uint32_t n);

/* The number of forms; 0 when the field does not say. */
uint32_t po_plural_count(drg_str plural_forms);

#endif
