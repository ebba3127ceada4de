/* glossary_compile.c - a compiled glossary: its data, and the lexicons that a matcher would make of it. */
#include <stdlib.h>

#include "base/error.h"
#include "match/lexicon_image.h"
#include "model/glossary.h"

static drg_status write(const drg_matcher *matcher, drg_sink sink, drg_error *err)
{
    struct image_writer writer = {0};
    struct lexicon_record *records = calloc(matcher->lexicons.count + 1, sizeof *records);
    if (!records)
        return fail_memory(err);
    glossary_add_to_image(matcher->glossary, &writer);
    lexicons_add_to_image(matcher, records, &writer);
    drg_status status = image_write(&writer, sink, err);
    image_writer_free(&writer);
    free(records);
    return status;
}

drg_status drg_glossary_compile(const drg_glossary *glossary, drg_ctx *ctx, drg_sink sink, drg_error *err)
{
    drg_matcher matcher = {.glossary = glossary, .options = {.max_grade = DRG_POSSIBLE}};
    drg_status status = drg_glossary_verify(glossary, err);
    if (!status)
        status = compile_glossary(&matcher, ctx, err);
    if (!status)
        status = write(&matcher, sink, err);
    matcher_clear(&matcher);
    return status;
}
