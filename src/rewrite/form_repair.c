/* form_repair.c - damage undone: misread encodings, Turkish letters lost to ASCII keyboards. These steps look at all of the
 * text at once, for a misreading that many lines show is believed more readily in the others. */
#include "rewrite/form.h"
#include "text/repair.h"
#include "text/restore.h"

/* The edits as ones of the step. */
static void take(const struct form_line *line, struct edits *found)
{
    for (size_t i = 0; i < found->list.count; i++) {
        const struct edit *edit = &found->list.items[i];
        form_put(line, edit->start, edit->end, edit->replacement);
    }
    line->out->failed |= found->failed;
    edits_free(found);
}

void form_repair(const struct form_line *line)
{
    struct edits found = {0};
    repair_text(&found, line->text);
    take(line, &found);
}

void form_restore_turkish(const struct form_line *line)
{
    static const struct typed_names no_names;
    struct edits found = {0};
    restore_turkish(&found, line->text, &no_names);
    take(line, &found);
}
