/* restorer_rules.h - what restoring has to say of placeholders. */
#ifndef CORPUS_RESTORER_RULES_H
#define CORPUS_RESTORER_RULES_H

#include "corpus/record.h"
#include "dragoman/protect.h"

enum restore_rule {
    RESTORE_LOST,
    RESTORE_DOUBLED,
    RESTORE_UNKNOWN,
    RESTORE_ALTERED,
    RESTORE_FORM,
    RESTORE_MISSING,
    RESTORE_RULES
};

/* What a finding is about. */
struct restore_case {
    enum restore_rule rule;
    const struct marked *term; /* NULL: of RESTORE_UNKNOWN                   */
    drg_str surface;           /* the placeholder as it stands in the line  */
    drg_str written;           /* ... and as it was written                 */
    drg_str file, src_lang, tgt_lang;
    drg_span span;
    drg_pos place;
    uint64_t segment;
    const drg_str *forms;      /* of RESTORE_FORM */
    uint32_t form_count;
};

drg_status restore_find(drg_findings *into, const struct restore_case *c, drg_error *err);

#endif
