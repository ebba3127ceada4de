/* find_whole.h - finding terms in documents that have to be seen whole: markup, bitexts. */
#ifndef CLI_FIND_WHOLE_H
#define CLI_FIND_WHOLE_H

#include "hits.h"

/* Finds terms in texts of one file, which are over one source, and writes the hits in the order of the file. With
 * --count they are only counted. */
drg_status find_in_texts(uint64_t *found, struct hit_writer *writer, const struct hit_style *style,
                         const drg_text *const *texts, size_t count, drg_error *err);

#endif
