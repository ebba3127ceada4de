/* sentences.c - sentence ends by UAX #29, through ICU's break iterator over UTF-8. */
#include "ext/sentences.h"

#include <stdlib.h>

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/error.h"

struct sentence_breaker {
    UBreakIterator *iterator;
    UText *text;
};

static drg_status fail_icu(drg_error *err, UErrorCode status)
{
    return status == U_MEMORY_ALLOCATION_ERROR
               ? fail_memory(err)
               : fail(err, DRG_EFORMAT, NOWHERE, "ICU cannot divide sentences: %s", u_errorName(status));
}

drg_status sentence_breaker_new(struct sentence_breaker **out, drg_error *err)
{
    UErrorCode status = U_ZERO_ERROR;
    *out = calloc(1, sizeof **out);
    if (!*out)
        return fail_memory(err);
    (*out)->iterator = ubrk_open(UBRK_SENTENCE, "", NULL, 0, &status);
    if (U_SUCCESS(status))
        return DRG_OK;
    sentence_breaker_free(*out);
    *out = NULL;
    return fail_icu(err, status);
}

void sentence_breaker_free(struct sentence_breaker *breaker)
{
    if (!breaker)
        return;
    ubrk_close(breaker->iterator);
    utext_close(breaker->text);
    free(breaker);
}

drg_status sentence_breaker_set(struct sentence_breaker *breaker, drg_str text, drg_error *err)
{
    UErrorCode status = U_ZERO_ERROR;
    breaker->text = utext_openUTF8(breaker->text, text.ptr, (int64_t)text.len, &status);
    ubrk_setUText(breaker->iterator, breaker->text, &status);
    ubrk_first(breaker->iterator);
    return U_SUCCESS(status) ? DRG_OK : fail_icu(err, status);
}

bool sentence_breaker_next(struct sentence_breaker *breaker, size_t *end)
{
    int32_t next = ubrk_next(breaker->iterator);
    *end = (size_t)(next < 0 ? 0 : next);
    return next != UBRK_DONE;
}
