/* normalized.c - what normalising makes of a scene's texts. */
#include "spec/normalized.h"

#include "base/writer.h"

static drg_normalize_options options_of(const struct play *play)
{
    drg_normalize_options options = {.lang = play_option(play->scene->lang)};
    drg_str argument = str_from(play->argument);
    if (str_starts(argument, STR("style"))) {
        options.style = play->matcher;
        options.keep_quotations = str_ends(argument, STR(" keep-quotations"));
    } else if (str_starts(argument, STR("steps="))) {
        options.steps = play->argument + strlen("steps=");
    } else {
        options.profile = play_option(play->argument);
    }
    return options;
}

static void add_text(struct play *play, const drg_normalized *made, drg_str before)
{
    (void)before;
    buf_add(play->out, drg_normalized_output(made));
    buf_add_char(play->out, '\n');
}

static drg_str slice(drg_str s, drg_span span)
{
    return str_cut(s, span.start, span.end);
}

static void add_changes(struct play *play, const drg_normalized *made, drg_str before)
{
    size_t count;
    drg_sink sink = buf_sink(play->out);
    const drg_change *changes = drg_normalized_changes(made, &count);
    for (size_t i = 0; i < count; i++) {
        const drg_change *c = &changes[i];
        buf_addf(play->out, "%u-%u -> %u-%u  ", c->before.start, c->before.end, c->after.start, c->after.end);
        drg_status status = drg_write_safe(slice(before, c->before), false, sink, NULL);
        buf_add_z(play->out, " -> ");
        if (!status)
            status = drg_write_safe(slice(drg_normalized_output(made), c->after), false, sink, NULL);
        buf_addf(play->out, "  [%s]%s\n", c->step, status ? " no memory" : "");
    }
}

static drg_status normalize_each(struct play *play, void (*add)(struct play *, const drg_normalized *, drg_str))
{
    drg_normalizer *normalizer;
    drg_normalize_options options = options_of(play);
    drg_status status = drg_normalizer_new(&normalizer, play->ctx, &options, &play->err);
    for (size_t t = 0; t < play->text_count && !status && !play->bitext; t++) {
        drg_normalized *made;
        status = drg_normalize_text(&made, normalizer, play->texts[t], &play->err);
        if (!status)
            add(play, made, drg_text_source(play->texts[t]));
        drg_normalized_free(made);
    }
    if (play->bitext && !status) {
        drg_normalized *made;
        status = drg_normalize_bitext(&made, normalizer, play->bitext, &play->err);
        if (!status)
            add(play, made, drg_text_source(play->texts[0]));
        drg_normalized_free(made);
    }
    drg_normalizer_free(normalizer);
    return status;
}

drg_status answer_normalized(struct play *play)
{
    return normalize_each(play, add_text);
}

drg_status answer_changes(struct play *play)
{
    return normalize_each(play, add_changes);
}
