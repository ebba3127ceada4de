/* replay.c - runs a fuzz target over files as an ordinary test: each whole, cut short, and with bytes changed.
 *
 *   replay FILE...     the changes follow a fixed sequence; DRG_FUZZ_ROUNDS in the environment makes them more,
 *                      DRG_FUZZ_KEEP names a file that holds the input at hand, for when it breaks something */
#include <string.h>

#include "base/file.h"
#include "fuzz.h"

enum { CUTS = 24, CHANGES = 60 };

static uint32_t next(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static void keep(const unsigned char *data, size_t size)
{
    const char *path = getenv("DRG_FUZZ_KEEP");
    FILE *file = path ? fopen(path, "wb") : NULL;
    if (file && (fwrite(data, 1, size, file) != size || fclose(file) != 0))
        fprintf(stderr, "cannot write %s\n", path);
}

/* Runs on a copy of exactly this size, so that the sanitizer sees the first byte read too far. */
static void run(const unsigned char *data, size_t size)
{
    unsigned char *copy = malloc(size ? size : 1);
    if (!copy)
        abort();
    memcpy(copy, data, size);
    keep(data, size);
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
}

/* A few bytes get other values: mostly such as mean something to a parser. */
static void change(unsigned char *data, size_t size, uint32_t *state)
{
    static const unsigned char telling[] = "<>&;\"'|\t\n\r,#x/!-[]\xFF\xC3\xE2\x80\0";
    uint32_t count = 1 + next(state) % 4;
    for (uint32_t i = 0; i < count && size; i++)
        data[next(state) % size] = next(state) % 3 ? telling[next(state) % (sizeof telling - 1)] : (unsigned char)next(state);
}

static void replay(drg_str file, uint32_t rounds)
{
    uint32_t state = 7;
    unsigned char *changed = malloc(file.len + 1);
    if (!changed)
        abort();
    run((const unsigned char *)file.ptr, file.len);
    for (uint32_t i = 0; i < CUTS; i++)
        run((const unsigned char *)file.ptr, file.len * i / CUTS);
    for (uint32_t i = 0; i < CHANGES * rounds; i++) {
        memcpy(changed, file.ptr, file.len);
        change(changed, file.len, &state);
        run(changed, file.len);
    }
    free(changed);
}

int main(int argc, char **argv)
{
    const char *wish = getenv("DRG_FUZZ_ROUNDS");
    uint32_t rounds = wish ? (uint32_t)strtoul(wish, NULL, 10) : 1;
    for (int i = 1; i < argc; i++) {
        struct buf file = buf_make(1 << 24);
        drg_error err = {0};
        if (file_read(&file, argv[i], &err)) {
            fprintf(stderr, "%s: %s\n", argv[i], err.message);
            return 2;
        }
        replay(buf_str(&file), rounds);
        buf_free(&file);
    }
    printf("%d file(s)\n", argc - 1);
    return argc > 1 ? 0 : 1;
}
