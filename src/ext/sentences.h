/* sentences.h - sentence ends by UAX #29, through ICU's break iterator. */
#ifndef EXT_SENTENCES_H
#define EXT_SENTENCES_H

#include "base/str.h"

struct sentence_breaker;

/* One per thread. */
drg_status sentence_breaker_new(struct sentence_breaker **out, drg_error *err);
void sentence_breaker_free(struct sentence_breaker *breaker);

/* Begins on a text, which must stay until the next call. */
drg_status sentence_breaker_set(struct sentence_breaker *breaker, drg_str text, drg_error *err);

/* The end of the next sentence as a byte offset, spaces after it included; false after the last. */
bool sentence_breaker_next(struct sentence_breaker *breaker, size_t *end);

#endif
