/* contender.h - what every program that runs in the bench says and is told.
 *
 * A contender reads its terms and its text, builds, and prints
 *     ready BUILD_SECONDS TABLE_BYTES [KEY=VALUE]...
 * Then, for each line "BYTES [WORD]..." of its standard input, it makes one pass over the first BYTES of the text (cut
 * back to a line end) and prints
 *     pass SECONDS BYTES HITS [KEY=VALUE]...
 * Seconds are of processor time. It ends with its standard input. So a driver can let two contenders take turns without
 * building either twice. Programs in other languages say the same. */
#ifndef BENCH_CONTENDER_H
#define BENCH_CONTENDER_H

#include <stdbool.h>
#include <stddef.h>

struct bytes {
    char *ptr;
    size_t len;
};

/* One way to find terms. `self` is what open made. */
struct contender {
    /* Builds from terms, one a line. Prints what is wrong and returns NULL when it cannot. `table_bytes` may stay 0. */
    void *(*open)(struct bytes terms, size_t *table_bytes);
    size_t (*pass)(void *self, const char *text, size_t len);
    void (*close)(void *self);
};

/* Processor time of this thread, in seconds. */
double cpu_seconds(void);

/* The whole file, with a NUL behind it; prints what is wrong and exits when it cannot be read. */
struct bytes read_whole(const char *path);

/* The longest prefix of at most `most` bytes that ends with a line. */
size_t line_prefix(struct bytes text, size_t most);

/* The next line of `rest`, without its end; false at the end. */
bool next_line(struct bytes *rest, struct bytes *line);

/* The main function of a contender: TERMS TEXT. */
int contend(const struct contender *contender, const char *terms, const char *text);

#endif
