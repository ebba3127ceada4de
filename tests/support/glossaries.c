/* glossaries.c - reading and writing glossaries in memory, for tests. */
#include "support/glossaries.h"

#include "base/writer.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <sys/stat.h>

static void on_note(void *user, const drg_note *note)
{
    struct noted *noted = user;
    noted->count++;
    snprintf(noted->code, sizeof noted->code, "%s", note->code);
    snprintf(noted->message, sizeof noted->message, "%s", note->message);
}

void noted_open(struct noted *noted)
{
    *noted = (struct noted){0};
    drg_ctx_options options = {.note = on_note, .note_user = noted};
    cr_assert(drg_ctx_new(&noted->ctx, &options, NULL) == DRG_OK);
}

void noted_close(struct noted *noted)
{
    drg_ctx_free(noted->ctx);
}

drg_glossary *glossary_of(struct noted *noted, const char *name, drg_str text, const char *langs)
{
    drg_glossary *glossary;
    drg_error err = {0};
    drg_glossary_options options = {.langs = langs};
    drg_status status = drg_glossary_parse(&glossary, noted->ctx, text, name, &options, &err);
    cr_assert(status == DRG_OK, "%s:%u:%u: %s\n%.*s", name, err.pos.line, err.pos.column, err.message, STR_ARGS(text));
    return glossary;
}

struct buf glossary_text_in(struct noted *noted, const drg_glossary *glossary, const char *format, const char *langs)
{
    struct buf text = buf_make(1 << 28);
    drg_error err = {0};
    drg_sink sink = buf_sink(&text);
    drg_status status = drg_glossary_write(glossary, noted->ctx, format, &(drg_write_options){.langs = langs}, sink, &err);
    cr_assert(status == DRG_OK, "%s: %s", format, err.message);
    cr_assert(!text.failed);
    return text;
}

struct buf glossary_text(struct noted *noted, const drg_glossary *glossary, const char *format)
{
    return glossary_text_in(noted, glossary, format, NULL);
}

struct buf glossary_gist(const drg_glossary *glossary)
{
    struct buf gist = buf_make(1 << 28);
    for (size_t i = 0; i < drg_glossary_term_count(glossary); i++) {
        drg_term t = drg_glossary_term(glossary, i);
        drg_str id = drg_glossary_concept(glossary, t.concept_index).id;
        buf_addf(&gist, "%.*s %.*s %s %.*s\n", STR_ARGS(id), STR_ARGS(t.lang), drg_term_status_name(t.status),
                 STR_ARGS(t.text));
    }
    for (size_t i = 0; i < drg_glossary_field_count(glossary); i++) {
        drg_field f = drg_glossary_field(glossary, i);
        drg_str id = drg_glossary_concept(glossary, f.concept_index).id;
        buf_addf(&gist, "%.*s %.*s %s%.*s=%.*s\n", STR_ARGS(id), STR_ARGS(f.lang), f.term == DRG_NONE ? "" : "term ",
                 STR_ARGS(f.name), STR_ARGS(f.value));
    }
    return gist;
}

const char *shared_folder(void)
{
    static char beside[1024];
    struct stat info;
    const char *given = getenv("DRG_SHARED");
    snprintf(beside, sizeof beside, "%s", given ? given : TEST_SOURCE_DIR "/../shared");
    return stat(beside, &info) == 0 ? beside : NULL;
}
