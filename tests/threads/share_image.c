/* share_image.c - threads that touch the chunks of one compiled glossary first at the same moment read what was written,
 * and all see its damage.
 *
 * Without Criterion, which cannot run under ThreadSanitizer. */
#include <dragoman/dragoman.h>
#include <pthread.h>
#include <stdlib.h>

#include "base/str.h"
#include "support/images.h"

enum { THREADS = 4, TERMS = 30000, ROUNDS = 4 };

struct share {
    const drg_glossary *whole, *image;
    bool is_damaged;
};

/* Walks from one of several places, so that threads meet in all chunks. */
static void *run(void *user)
{
    const struct share *share = user;
    static _Atomic unsigned turn;
    size_t differing = 0, start = (turn++ % THREADS) * (TERMS / THREADS / 2);
    for (size_t i = 0; i < TERMS; i++) {
        size_t at = (start + i) % TERMS;
        drg_str a = drg_glossary_term(share->whole, at).text, b = drg_glossary_term(share->image, at).text;
        differing += !str_eq(a, b);
        if (b.len && !str_eq(a, b))
            return user; /* other text is worse than none */
    }
    bool is_told = drg_glossary_check(share->image, NULL) != DRG_OK;
    return share->is_damaged ? (differing && is_told ? NULL : user) : (differing || is_told ? user : NULL);
}

static bool run_threads(struct share *share)
{
    pthread_t threads[THREADS];
    bool passed = true;
    for (unsigned i = 0; i < THREADS; i++)
        if (pthread_create(&threads[i], NULL, run, share) != 0)
            return false;
    for (unsigned i = 0; i < THREADS; i++) {
        void *failed;
        pthread_join(threads[i], &failed);
        passed = passed && !failed;
    }
    return passed;
}

static bool try_image(drg_ctx *ctx, const drg_glossary *whole, drg_str bytes, bool is_damaged)
{
    bool passed = true;
    for (int i = 0; i < ROUNDS && passed; i++) {
        drg_glossary *image;
        if (drg_glossary_parse(&image, ctx, bytes, "shared.drg", NULL, NULL))
            return false;
        passed = run_threads(&(struct share){whole, image, is_damaged});
        drg_glossary_free(image);
    }
    return passed;
}

/* A byte of the terms' text, which comes before that of their ids. */
static size_t place_in_text(const struct buf *image)
{
    size_t count, at = 0;
    const struct image_section_record *list = image_sections((unsigned char *)image->ptr, &count);
    for (size_t i = 0; i < count; i++)
        if (list[i].kind == IMAGE_TEXT)
            at = (size_t)(list[i].offset + list[i].size / 4);
    return at;
}

int main(void)
{
    drg_ctx *ctx;
    drg_glossary *whole = NULL;
    struct buf text = buf_make(1 << 24), image = buf_make(0);
    if (drg_ctx_new(&ctx, NULL, NULL))
        return 1;
    buf_add_z(&text, "en\n");
    for (unsigned i = 0; i < TERMS; i++)
        buf_addf(&text, "term %u\n", i);
    bool passed = drg_glossary_parse(&whole, ctx, buf_str(&text), "shared.tsv", NULL, NULL) == DRG_OK &&
                  image_make(&image, ctx, whole) && try_image(ctx, whole, buf_str(&image), false);
    if (passed) {
        image.ptr[place_in_text(&image)] ^= 1;
        passed = try_image(ctx, whole, buf_str(&image), true);
    }
    drg_glossary_free(whole);
    drg_ctx_free(ctx);
    buf_free(&text);
    buf_free(&image);
    return passed ? 0 : 1;
}
