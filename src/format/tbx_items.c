/* tbx_items.c - grouping fields for TBX. */
#include "format/tbx_items.h"

#include "base/str.h"

/* What builder and tables call a thing that TBX calls otherwise. */
static const struct { const char *field, *category; } synonyms[] = {
    {"subject", "subjectField"}, {"status", "administrativeStatus"}, {"kind", "variantKind"},
    {"pos", "partOfSpeech"},     {"gender", "grammaticalGender"},    {"number", "grammaticalNumber"},
};

static drg_str category_of(drg_str name)
{
    for (size_t i = 0; i < sizeof synonyms / sizeof synonyms[0]; i++)
        if (str_eq_z(name, synonyms[i].field))
            return str_from(synonyms[i].category);
    return name;
}

static void push(struct tbx_items *items, struct tbx_item item)
{
    if (!vec_push(&items->list, item))
        items->failed = true;
}

/* The last item that is called `head` and no part of another; made when there is none. */
static size_t owner_of(struct tbx_items *items, drg_str head)
{
    for (size_t i = items->list.count; i-- > 0;)
        if (items->list.items[i].owner == i && str_eq(items->list.items[i].name, head))
            return i;
    push(items, (struct tbx_item){.name = head, .value = {"", 0}, .owner = items->list.count});
    return items->list.count - 1;
}

void tbx_items_add(struct tbx_items *items, drg_str name, drg_str value)
{
    if (!value.len || items->failed)
        return;
    const char *dot = memchr(name.ptr, '.', name.len);
    size_t head_len = dot ? (size_t)(dot - name.ptr) : 0;
    if (head_len == 0 || head_len + 1 == name.len) {
        push(items, (struct tbx_item){.name = category_of(name), .value = value, .owner = items->list.count});
        return;
    }
    size_t owner = owner_of(items, category_of(str_cut(name, 0, head_len)));
    if (!items->failed)
        push(items, (struct tbx_item){.name = name, .value = value, .owner = owner, .part = str_cut(name, head_len + 1, name.len)});
}

void tbx_items_add_fields(struct tbx_items *items, const drg_glossary *glossary, size_t end, size_t *at)
{
    drg_field head = drg_glossary_field(glossary, *at);
    for (; *at < end; ++*at) {
        drg_field f = drg_glossary_field(glossary, *at);
        if (f.concept_index != head.concept_index || f.term != head.term || !str_eq(f.lang, head.lang))
            return;
        tbx_items_add(items, f.name, f.value);
    }
}

drg_str tbx_items_value(const struct tbx_items *items, const char *name)
{
    for (size_t i = 0; i < items->list.count; i++)
        if (items->list.items[i].owner == i && str_eq_z(items->list.items[i].name, name))
            return items->list.items[i].value;
    return (drg_str){"", 0};
}
