/* tbx.c - the table of TBX data categories. */
#include "format/tbx.h"

static const struct tbx_category categories[] = {
    {"note", "note", NULL},
    {"date", "date", NULL},
    {"administrativeStatus", "termNote", "min"},
    {"customerSubset", "admin", "min"},
    {"externalCrossReference", "xref", "min"},
    {"partOfSpeech", "termNote", "min"},
    {"subjectField", "descrip", "min"},
    {"context", "descrip", "basic"},
    {"crossReference", "ref", "basic"},
    {"definition", "descrip", "basic"},
    {"geographicalUsage", "termNote", "basic"},
    {"grammaticalGender", "termNote", "basic"},
    {"projectSubset", "admin", "basic"},
    {"responsibility", "transacNote", "basic"},
    {"source", "admin", "basic"},
    {"termLocation", "termNote", "basic"},
    {"termType", "termNote", "basic"},
    {"transactionType", "transac", "basic"},
    {"xGraphic", "xref", "basic"},
    {"grammaticalNumber", "termNote", "ling"},
    {"register", "termNote", "ling"},
    {"transferComment", "termNote", "ling"},
    {"antonymTerm", "termNote", NULL},
    {"characteristic", "descrip", NULL},
    {"etymology", "termNote", NULL},
    {"example", "descrip", NULL},
    {"explanation", "descrip", NULL},
    {"figure", "descrip", NULL},
    {"frequency", "termNote", NULL},
    {"normativeAuthorization", "termNote", NULL},
    {"pronunciation", "termNote", NULL},
    {"relatedConcept", "descrip", NULL},
    {"relatedConceptBroader", "descrip", NULL},
    {"relatedConceptNarrower", "descrip", NULL},
    {"reliabilityCode", "descrip", NULL},
    {"superordinateConceptGeneric", "descrip", NULL},
    {"usageNote", "termNote", NULL},
    {"usageStatus", "termNote", NULL},
    {"variantKind", "termNote", NULL}, /* ours: what kind of variant a termType "variant" is */
};

const struct tbx_category *tbx_category_find(drg_str name)
{
    for (size_t i = 0; i < sizeof categories / sizeof categories[0]; i++)
        if (str_eq_z(name, categories[i].name))
            return &categories[i];
    return NULL;
}

const char *tbx_usual_element(drg_str name)
{
    const struct tbx_category *category = tbx_category_find(name);
    return category ? category->element : "admin";
}

const char *tbx_status_value(drg_term_status status)
{
    static const char *const values[] = {
        [DRG_PREFERRED] = "preferredTerm-admn-sts",
        [DRG_ADMITTED] = "admittedTerm-admn-sts",
        [DRG_DEPRECATED] = "deprecatedTerm-admn-sts",
        [DRG_VARIANT] = NULL,
    };
    return values[status];
}
