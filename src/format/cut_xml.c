/* cut_xml.c - cutting XML between its units. */
#include "format/cut.h"
#include "syntax/xml_tags.h"

/* True when `list` (" tu ", may be NULL) has the name. */
static bool has_name(const char *list, drg_str name)
{
    for (const char *p = list; p && (p = strchr(p, ' ')) && p[1]; p++)
        if (strncmp(p + 1, name.ptr, name.len) == 0 && p[1 + name.len] == ' ')
            return true;
    return false;
}

/* White space up to the line's end belongs to what stands before it: the next part begins with a line. */
static size_t after_line_end(drg_str text, size_t at)
{
    size_t end = at;
    while (end < text.len && is_ascii_space(text.ptr[end]))
        if (text.ptr[end++] == '\n')
            return end;
    return at;
}

/* Elements that only look like units lie inside of some: a unit is what is not inside another one. */
static size_t end_xml(const struct cutter *cutter, drg_str text, size_t wanted)
{
    struct xml_tag tag;
    size_t at = 0, end = 0, inside = 0; /* open elements from the unit on */
    while ((end == 0 || at < wanted) && xml_tag_next(text, &at, &tag)) {
        bool is_single = !inside && tag.kind == XML_TAG_EMPTY && has_name(cutter->kind->units, tag.local);
        if (tag.kind == XML_TAG_OPEN && (inside || has_name(cutter->kind->units, tag.local)))
            inside++;
        if (!is_single && (tag.kind != XML_TAG_CLOSE || !inside || --inside))
            continue;
        size_t after = after_line_end(text, tag.end);
        if (end && after > wanted)
            break;
        end = after;
    }
    return end;
}

static void pass_xml(struct cutter *cutter, drg_str part)
{
    struct xml_tag tag;
    for (size_t at = 0; xml_tag_next(part, &at, &tag);) {
        if (tag.kind == XML_TAG_OPEN) {
            if (!vec_push(&cutter->opens, cutter->head.len))
                cutter->head.failed = BUF_MEMORY;
            buf_add(&cutter->head, str_cut(part, tag.start, tag.end));
        } else if (has_name(cutter->kind->kept, tag.local)) {
            cutter->opens.count -= tag.kind == XML_TAG_CLOSE && cutter->opens.count;
            buf_add(&cutter->head, str_cut(part, tag.start, tag.end));
        } else if (tag.kind == XML_TAG_CLOSE && cutter->opens.count) {
            buf_cut(&cutter->head, cutter->opens.items[--cutter->opens.count]);
        }
    }
}

/* Innermost first. */
static void close_xml(const struct cutter *cutter, struct buf *tail)
{
    drg_str head = buf_str(&cutter->head);
    struct xml_tag tag;
    for (size_t i = cutter->opens.count; i-- > 0;) {
        size_t at = cutter->opens.items[i];
        if (!xml_tag_next(head, &at, &tag))
            continue;
        buf_add_z(tail, "</");
        buf_add(tail, tag.name);
        buf_add_z(tail, ">");
    }
}

const struct cut_kind cut_tmx = {.units = " tu ", .kept = " header ", .end = end_xml, .pass = pass_xml, .close = close_xml};
const struct cut_kind cut_xliff = {.units = " trans-unit unit ", .end = end_xml, .pass = pass_xml, .close = close_xml};
