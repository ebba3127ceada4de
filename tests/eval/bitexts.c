/* bitexts.c - shows what is read of bilingual files: one line a row, so that other programs' readings can be compared.
 *
 *   FILE TAB row TAB group TAB flags TAB id TAB lang=text TAB lang=text ...      \ \n \t \r escaped, U+FFFC as <>
 * A file that is refused is one line: FILE TAB refused TAB line TAB message. */
#include <stdio.h>
#include <string.h>

#include "dragoman/dragoman.h"
#include "model/bitext.h"
#include "text/text.h"

static void print_text(drg_str s)
{
    static const char letters[] = "ntr\\", meanings[] = "\n\t\r\\";
    for (size_t i = 0; i < s.len; i++) {
        const char *meaning = s.ptr[i] ? strchr(meanings, s.ptr[i]) : NULL;
        if (i + 3 <= s.len && memcmp(s.ptr + i, "\xEF\xBF\xBC", 3) == 0) {
            fputs("<>", stdout);
            i += 2;
        } else if (meaning) {
            printf("\\%c", letters[meaning - meanings]);
        } else {
            putchar(s.ptr[i]);
        }
    }
}

static void print_row(const drg_bitext *bitext, size_t row)
{
    size_t count, rows;
    const drg_text *const *texts = drg_bitext_texts(bitext, &count);
    const uint32_t *segments = drg_bitext_rows(bitext, &rows) + row * count;
    drg_unit unit = drg_bitext_unit(bitext, row);
    printf("\t%zu\t%u\t%u\t", row, (unsigned)unit.group, unit.flags);
    print_text(unit.id);
    for (size_t i = 0; i < count; i++) {
        if (segments[i] == DRG_NONE)
            continue;
        const struct text_segment *segment = &texts[i]->segments[segments[i]];
        printf("\t%s=", texts[i]->lang);
        print_text(str_cut(buf_str(&texts[i]->view.text), segment->start, segment->end));
    }
    putchar('\n');
}

static void print_file(drg_ctx *ctx, const char *path)
{
    drg_bitext *bitext;
    drg_error err = {0};
    size_t rows = 0;
    if (drg_bitext_load(&bitext, ctx, path, NULL, &err)) {
        printf("%s\trefused\t%u\t%s\n", path, (unsigned)err.pos.line, err.message);
        return;
    }
    drg_bitext_rows(bitext, &rows);
    for (size_t row = 0; row < rows; row++) {
        fputs(path, stdout);
        print_row(bitext, row);
    }
    if (!rows)
        printf("%s\tempty\n", path);
    drg_bitext_free(bitext);
}

int main(int argc, char **argv)
{
    drg_ctx *ctx;
    if (drg_ctx_new(&ctx, NULL, NULL))
        return 1;
    for (int i = 1; i < argc; i++)
        print_file(ctx, argv[i]);
    drg_ctx_free(ctx);
    return 0;
}
