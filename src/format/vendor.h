/* vendor.h - glossaries for machine translation services: DeepL, Google Cloud Translation, Amazon Translate and Azure
 * Document Translation.
 *
 * All are bare tables, of a pair of languages without header (vendor_pairs.c), or of sets of equivalent terms with the
 * languages in the first row (vendor_sets.c). The services know no concepts, no synonyms and no status: a source term is
 * written once, with the term to be used. What a service would refuse a file for is left out or mended, with a note
 * (codes vendor.*):
 * - DeepL ("Manage glossaries"): 10 MiB; 1024 bytes a phrase; none twice, none empty; no controls, no spaces around;
 * - Google ("Quotas and limits" of Cloud Translation): 10,485,760 bytes; 1024 bytes a term;
 * - Amazon ("Creating a custom terminology"): 10 MB; - Azure ("Create and use a glossary"): 10 MB. */
#ifndef FORMAT_VENDOR_H
#define FORMAT_VENDOR_H

#include "base/map.h"
#include "base/writer.h"
#include "format/writing.h"

struct vendor {
    const char *name, *what; /* "DeepL", "a DeepL glossary" */
    char separator;
    size_t max_term;         /* bytes; 0: none stated */
};

struct vendor_writer {
    const struct vendor *vendor;
    const struct output *out;
    struct writer writer;
    struct arena arena; /* mended terms, keys */
    struct map sources; /* written already    */
    size_t bytes;
    size_t too_long, twice, mended;
    drg_str first_too_long, first_twice;
    bool failed;        /* memory ran out */
};

/* The term without controls and without spaces around; it lives as long as the writer. */
drg_str vendor_mend(struct vendor_writer *w, drg_str term);

/* True when the service takes no term of this length: it is counted. */
bool vendor_is_too_long(struct vendor_writer *w, drg_str term);

/* True when this source was asked for before: it is counted. */
bool vendor_is_known(struct vendor_writer *w, drg_str src);

void vendor_write_row(struct vendor_writer *w, const drg_str *cells, size_t count);

/* Ends the file, gives notes on what was left out, and frees what the writer holds. */
drg_status vendor_finish(struct vendor_writer *w, drg_error *err);

#endif
