/* md4c_events.c - md4c's callbacks as one stream of events. */
#include "ext/md4c_events.h"

#include <md4c.h>

#include "base/error.h"

/* Longer link targets are not told: copying one for each use of a link definition would cost more than linear time. */
enum { LONGEST_TARGET = 2048 };

struct stream {
    drg_str source;
    markdown_event_fn *on_event;
    void *user;
    char target[LONGEST_TARGET]; /* md4c frees its copy before the text of the link comes */
};

static int send(const struct stream *stream, enum markdown_event event, drg_str text)
{
    stream->on_event(stream->user, event, text);
    return 0;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    (void)detail;
    send(user, MARKDOWN_EDGE, (drg_str){"", 0});
    if (type == MD_BLOCK_CODE)
        return send(user, MARKDOWN_CODE_BLOCK, (drg_str){"", 0});
    if (type == MD_BLOCK_HTML)
        return send(user, MARKDOWN_HTML_BLOCK, (drg_str){"", 0});
    return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    (void)type;
    (void)detail;
    return send(user, MARKDOWN_EDGE, (drg_str){"", 0});
}

static int enter_span(MD_SPANTYPE type, void *detail, void *user)
{
    if (type == MD_SPAN_CODE)
        return send(user, MARKDOWN_CODE_SPAN, (drg_str){"", 0});
    if (type != MD_SPAN_A)
        return 0;
    const MD_SPAN_A_DETAIL *link = detail;
    struct stream *stream = user;
    size_t len = link->href.size <= LONGEST_TARGET ? link->href.size : 0;
    if (len)
        memcpy(stream->target, link->href.text, len);
    return send(user, MARKDOWN_LINK, (drg_str){stream->target, len});
}

static int leave_span(MD_SPANTYPE type, void *detail, void *user)
{
    (void)detail;
    if (type == MD_SPAN_CODE)
        return send(user, MARKDOWN_CODE_SPAN_END, (drg_str){"", 0});
    return type == MD_SPAN_A ? send(user, MARKDOWN_LINK_END, (drg_str){"", 0}) : 0;
}

static int text(MD_TEXTTYPE type, const MD_CHAR *ptr, MD_SIZE size, void *user)
{
    static const enum markdown_event events[] = {
        [MD_TEXT_NORMAL] = MARKDOWN_TEXT, [MD_TEXT_NULLCHAR] = MARKDOWN_TEXT, [MD_TEXT_BR] = MARKDOWN_NEWLINE,
        [MD_TEXT_SOFTBR] = MARKDOWN_NEWLINE, [MD_TEXT_ENTITY] = MARKDOWN_ENTITY, [MD_TEXT_CODE] = MARKDOWN_CODE,
        [MD_TEXT_HTML] = MARKDOWN_HTML, [MD_TEXT_LATEXMATH] = MARKDOWN_CODE,
    };
    const struct stream *stream = user;
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR)
        return send(stream, MARKDOWN_NEWLINE, (drg_str){"", 0});
    uintptr_t start = (uintptr_t)stream->source.ptr, here = (uintptr_t)ptr;
    if (here < start || here - start > stream->source.len || size > stream->source.len - (here - start))
        return 0;
    return send(stream, events[type], (drg_str){ptr, size});
}

drg_status markdown_parse(drg_str source, markdown_event_fn *on_event, void *user, drg_error *err)
{
    if (source.len >= UINT32_MAX)
        return fail(err, DRG_ELIMIT, NOWHERE, "the Markdown text has %zu bytes, more than can be read", source.len);
    const MD_PARSER parser = {
        .flags = MD_FLAG_PERMISSIVEAUTOLINKS | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS,
        .enter_block = enter_block, .leave_block = leave_block,
        .enter_span = enter_span, .leave_span = leave_span,
        .text = text,
    };
    struct stream stream = {.source = source, .on_event = on_event, .user = user};
    return md_parse(source.ptr, (MD_SIZE)source.len, &parser, &stream) == 0 ? DRG_OK : fail_memory(err);
}
