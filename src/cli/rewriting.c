/* rewriting.c - writing a file again in its own encoding, and knowing what is fixed by it. */
#include "rewriting.h"

#include <stdio.h>
#include <string.h>

#include "messages.h"

/* What the file is in stays, and so does its byte order mark. */
static drg_status open_encoder(drg_encoder **out, const char *encoding, drg_str head, drg_sink sink, drg_error *err)
{
    *out = NULL;
    return strcmp(encoding, "UTF-8") == 0 ? DRG_OK : drg_encoder_new(out, encoding, head, sink, err);
}

drg_status rewriting_allows(const struct input *input, const char *option, const char *encoding, drg_error *err)
{
    drg_encoder *trial;
    if (strcmp(input->path, "-") == 0)
        return complain(err, DRG_EINVAL, "%s rewrites files, not standard input", option);
    if (input_is_packed(input))
        return complain(err, DRG_EFORMAT, "the file is compressed, and %s rewrites plain files", option);
    drg_status status = open_encoder(&trial, encoding, (drg_str){"", 0}, (drg_sink){0}, err);
    drg_encoder_free(trial);
    return status;
}

drg_status rewriting_begin(struct rewriting *w, const struct input *input, const char *option, const char *encoding, drg_error *err)
{
    char head[4];
    *w = (struct rewriting){0};
    drg_status status = rewriting_allows(input, option, encoding, err);
    if (!status)
        status = output_open_bytes(&w->out, input->path, err);
    if (status)
        return status;
    w->is_open = true;
    status = open_encoder(&w->encoder, encoding, (drg_str){head, input_head(input, head, sizeof head)}, w->out.sink, err);
    return status ? rewriting_end(w, status, err) : DRG_OK;
}

drg_status rewriting_put(struct rewriting *w, const drg_normalized *made, const drg_text *text, drg_error *err)
{
    size_t count;
    drg_normalized_changes(made, &count);
    w->has_changed |= count > 0;
    return w->encoder ? drg_normalized_write_encoded(made, text, w->encoder, err) : drg_normalized_write(made, text, w->out.sink, err);
}

drg_status rewriting_pass(struct rewriting *w, drg_str text, drg_error *err)
{
    drg_sink sink = w->encoder ? drg_encoder_sink(w->encoder) : w->out.sink;
    return sink.write(sink.user, text.ptr, text.len, err);
}

drg_status rewriting_end(struct rewriting *w, drg_status status, drg_error *err)
{
    drg_error dropped;
    if (!w->is_open)
        return status;
    w->is_open = false;
    drg_encoder_free(w->encoder);
    w->encoder = NULL;
    if (status || w->has_changed)
        return output_close(&w->out, status, err);
    (void)output_close(&w->out, DRG_EINVAL, &dropped);
    return DRG_OK;
}

struct fixed {
    const char *name;
    const drg_change *changes;
    size_t count;
};

static bool is_left(void *user, const drg_finding *finding)
{
    const struct fixed *fixed = user;
    size_t low = 0;
    if (!finding->is_sure || strlen(fixed->name) != finding->file.len || memcmp(fixed->name, finding->file.ptr, finding->file.len) != 0)
        return true;
    for (size_t high = fixed->count; low < high;) {
        size_t mid = (low + high) / 2;
        if (fixed->changes[mid].before.end <= finding->span.start)
            low = mid + 1;
        else
            high = mid;
    }
    return low == fixed->count || fixed->changes[low].before.start >= finding->span.end;
}

void rewriting_drop_fixed(drg_findings *findings, const drg_normalized *made, const drg_text *text)
{
    struct fixed fixed = {.name = drg_text_name(text)};
    fixed.changes = drg_normalized_changes(made, &fixed.count);
    drg_findings_filter(findings, is_left, &fixed);
}
