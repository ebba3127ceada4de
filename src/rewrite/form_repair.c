/* form_repair.c - damage undone: misread encodings, Turkish letters lost to ASCII keyboards. These steps look at all of the
 * text at once, for a misreading that many lines show is believed more readily in the others. */
#include "dragoman/repair.h"
#include "rewrite/form.h"

static void take(const struct form_line *line, drg_status status, drg_repaired *made)
{
    size_t count = 0;
    const drg_change *changes = status ? NULL : drg_repaired_changes(made, &count);
    drg_str output = status ? STR("") : drg_repaired_output(made);
    for (size_t i = 0; i < count; i++)
        form_put(line, changes[i].before.start, changes[i].before.end, str_cut(output, changes[i].after.start, changes[i].after.end));
    line->out->failed |= status != DRG_OK;
    drg_repaired_free(made);
}

void form_repair(const struct form_line *line)
{
    drg_repaired *made = NULL;
    drg_ctx *ctx;
    drg_status status = drg_ctx_new(&ctx, NULL, NULL);
    if (!status)
        status = drg_repair(&made, ctx, line->text, NULL);
    take(line, status, made);
    drg_ctx_free(ctx);
}

void form_restore_turkish(const struct form_line *line)
{
    drg_repaired *made = NULL;
    drg_ctx *ctx;
    drg_status status = drg_ctx_new(&ctx, NULL, NULL);
    if (!status)
        status = drg_restore_turkish(&made, ctx, line->text, NULL, NULL);
    take(line, status, made);
    drg_ctx_free(ctx);
}
