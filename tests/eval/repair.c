/* repair.c - asks the library about lines of standard input, one answer a line, for the measurements of tests/eval.
 *
 *   drg_repairs detect   the encoding, how sure, and the decoded line, tabs between; lines come as hexadecimal
 *   drg_repairs repair   the repaired line, told from itself alone
 *   drg_repairs turkish  the line with its Turkish letters
 *   drg_repairs file     all of standard input, repaired as one text */
#include <stdlib.h>

#include "dragoman/dragoman.h"
#include "text/decode.h"
#include "text/detect.h"
#include "text/repair.h"
#include "text/restore.h"

enum { LINE = 1 << 22 };

static int digit(char c)
{
    return c >= 'a' ? c - 'a' + 10 : c - '0';
}

static void answer_detect(drg_ctx *ctx, drg_str line)
{
    struct decoded decoded;
    struct decode_options how = {0};
    char *bytes = malloc(line.len / 2 + 1);
    for (size_t i = 0; i + 1 < line.len; i += 2)
        bytes[i / 2] = (char)(digit(line.ptr[i]) * 16 + digit(line.ptr[i + 1]));
    drg_str s = {bytes, line.len / 2};
    struct detection found = detect(s);
    if (decode(&decoded, ctx, s, "-", &how, NULL) == DRG_OK)
        printf("%s\t%u\t%.*s\n", found.encoding, found.sure, (int)decoded.text.len, decoded.text.ptr);
    else
        printf("?\t0\t\n");
    buf_free(&decoded.text);
    free(bytes);
}

static void restore_letters(struct edits *edits, drg_str text)
{
    restore_turkish(edits, text, &(struct typed_names){0});
}

static void answer(drg_str text, void step(struct edits *, drg_str))
{
    struct edits edits = {0};
    struct buf out = buf_make(SIZE_MAX / 2);
    step(&edits, text);
    edits_apply(&out, text, &edits);
    fwrite(buf_str(&out).ptr, 1, out.len, stdout);
    edits_free(&edits);
    buf_free(&out);
}

static void answer_file(void)
{
    struct buf text = buf_make(SIZE_MAX / 2);
    char chunk[1 << 16];
    for (size_t n; (n = fread(chunk, 1, sizeof chunk, stdin)) > 0;)
        buf_add(&text, (drg_str){chunk, n});
    answer(buf_str(&text), repair_text);
    buf_free(&text);
}

int main(int argc, char **argv)
{
    drg_ctx *ctx;
    char *line = malloc(LINE);
    const char *what = argc > 1 ? argv[1] : "";
    if (!line || drg_ctx_new(&ctx, NULL, NULL))
        return 2;
    if (strcmp(what, "file") == 0)
        answer_file();
    else
        while (fgets(line, LINE, stdin)) {
            size_t len = strlen(line);
            drg_str text = {line, len - (len && line[len - 1] == '\n')};
            if (strcmp(what, "detect") == 0) {
                answer_detect(ctx, text);
                continue;
            }
            answer(text, strcmp(what, "turkish") == 0 ? restore_letters : repair_text);
            putchar('\n');
        }
    free(line);
    drg_ctx_free(ctx);
    return 0;
}
