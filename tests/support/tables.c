/* tables.c - tables for tests of writers. */
#include "support/tables.h"

#include <criterion/criterion.h>

#include "base/writer.h"

static void count_note(void *user, const drg_note *note)
{
    struct fixture *f = user;
    (void)note;
    f->notes++;
}

drg_glossary *glossary_of_tsv(const char *tsv)
{
    drg_glossary *glossary;
    drg_ctx *ctx;
    drg_error err = {0};
    cr_assert_eq(drg_ctx_new(&ctx, NULL, &err), DRG_OK);
    cr_assert_eq(drg_glossary_parse(&glossary, ctx, str_from(tsv), "test.tsv", NULL, &err), DRG_OK, "%s", err.message);
    drg_ctx_free(ctx);
    return glossary;
}

void fixture_make(struct fixture *f, drg_glossary *glossary, const char *const *names, const char *const *texts,
                  size_t count)
{
    drg_error err = {0};
    drg_ctx_options options = {.note = count_note, .note_user = f};
    *f = (struct fixture){.glossary = glossary, .count = count};
    cr_assert_eq(drg_ctx_new(&f->ctx, &options, &err), DRG_OK);
    cr_assert_eq(drg_matcher_new(&f->matcher, f->ctx, glossary, NULL, &err), DRG_OK, "%s", err.message);
    for (size_t i = 0; i < count; i++) {
        cr_assert_eq(drg_text_parse(&f->texts[i], f->ctx, str_from(texts[i]), names[i], NULL, &err), DRG_OK, "%s",
                     err.message);
        cr_assert_eq(drg_matcher_run(&f->matches[i], f->matcher, f->texts[i], &err), DRG_OK, "%s", err.message);
    }
    cr_assert_eq(drg_table_of_texts(&f->table, glossary, (const drg_text *const *)f->texts,
                                    (const drg_matches *const *)f->matches, count, NULL, &err), DRG_OK, "%s", err.message);
}

struct buf fixture_write(struct fixture *f, const char *format, const drg_write_options *options)
{
    struct buf out = buf_make(SIZE_MAX / 4);
    drg_error err = {0};
    cr_assert_eq(drg_table_write(f->table, f->ctx, format, options, buf_sink(&out), &err), DRG_OK, "%s: %s", format,
                 err.message);
    return out;
}

void fixture_free(struct fixture *f)
{
    drg_table_free(f->table);
    for (size_t i = 0; i < f->count; i++) {
        drg_matches_free(f->matches[i]);
        drg_text_free(f->texts[i]);
    }
    drg_matcher_free(f->matcher);
    drg_glossary_free(f->glossary);
    drg_ctx_free(f->ctx);
}
