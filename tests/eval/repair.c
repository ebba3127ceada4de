/* repair.c - asks the library about lines of standard input, one answer a line, for the measurements of tests/eval.
 *
 *   drg_repairs detect       the encoding and the decoded line, a tab between; lines come as hexadecimal
 */
#include <stdlib.h>

#include "dragoman/dragoman.h"
#include "text/decode.h"
#include "text/detect.h"

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

int main(void)
{
    drg_ctx *ctx;
    char *line = malloc(LINE);
    if (!line || drg_ctx_new(&ctx, NULL, NULL))
        return 2;
    while (fgets(line, LINE, stdin)) {
        size_t len = strlen(line);
        answer_detect(ctx, (drg_str){line, len - (len && line[len - 1] == '\n')});
    }
    free(line);
    drg_ctx_free(ctx);
    return 0;
}
