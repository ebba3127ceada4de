/* html_elements.c - the table of elements, after the rendering and tree-construction chapters of the WHATWG standard. */
#include "syntax/html_elements.h"

/* Every block ends an open paragraph; these end others of their kind too. Sorted by name. */
static const struct html_element elements[] = {
    {"address", HTML_BLOCK, NULL, NULL},
    {"area", HTML_VOID, NULL, NULL},
    {"article", HTML_BLOCK, NULL, NULL},
    {"aside", HTML_BLOCK, NULL, NULL},
    {"audio", HTML_OBJECT | HTML_OPAQUE, NULL, NULL},
    {"base", HTML_VOID, NULL, NULL},
    {"blockquote", HTML_BLOCK, NULL, NULL},
    {"body", HTML_BLOCK, NULL, NULL},
    {"br", HTML_VOID | HTML_LINE, NULL, NULL},
    {"button", HTML_BLOCK, NULL, NULL},
    {"canvas", HTML_OBJECT | HTML_OPAQUE, NULL, NULL},
    {"caption", HTML_BLOCK, NULL, NULL},
    {"center", HTML_BLOCK, NULL, NULL},
    {"code", HTML_OPAQUE, NULL, NULL},
    {"col", HTML_VOID, NULL, NULL},
    {"colgroup", HTML_BLOCK, NULL, NULL},
    {"dd", HTML_BLOCK, " dd dt ", " dl "},
    {"details", HTML_BLOCK, NULL, NULL},
    {"dialog", HTML_BLOCK, NULL, NULL},
    {"dir", HTML_BLOCK, NULL, NULL},
    {"div", HTML_BLOCK, NULL, NULL},
    {"dl", HTML_BLOCK, NULL, NULL},
    {"dt", HTML_BLOCK, " dd dt ", " dl "},
    {"embed", HTML_VOID | HTML_OBJECT, NULL, NULL},
    {"fieldset", HTML_BLOCK, NULL, NULL},
    {"figcaption", HTML_BLOCK, NULL, NULL},
    {"figure", HTML_BLOCK, NULL, NULL},
    {"footer", HTML_BLOCK, NULL, NULL},
    {"form", HTML_BLOCK, NULL, NULL},
    {"frame", HTML_VOID, NULL, NULL},
    {"frameset", HTML_BLOCK, NULL, NULL},
    {"h1", HTML_BLOCK, NULL, NULL},
    {"h2", HTML_BLOCK, NULL, NULL},
    {"h3", HTML_BLOCK, NULL, NULL},
    {"h4", HTML_BLOCK, NULL, NULL},
    {"h5", HTML_BLOCK, NULL, NULL},
    {"h6", HTML_BLOCK, NULL, NULL},
    {"head", HTML_BLOCK, NULL, NULL},
    {"header", HTML_BLOCK, NULL, NULL},
    {"hgroup", HTML_BLOCK, NULL, NULL},
    {"hr", HTML_BLOCK | HTML_VOID, NULL, NULL},
    {"html", HTML_BLOCK, NULL, NULL},
    {"iframe", HTML_OBJECT | HTML_OPAQUE, NULL, NULL},
    {"img", HTML_VOID | HTML_OBJECT, NULL, NULL},
    {"input", HTML_VOID | HTML_OBJECT, NULL, NULL},
    {"kbd", HTML_OPAQUE, NULL, NULL},
    {"legend", HTML_BLOCK, NULL, NULL},
    {"li", HTML_BLOCK, " li ", " dir menu ol ul "},
    {"link", HTML_VOID, NULL, NULL},
    {"listing", HTML_BLOCK | HTML_OPAQUE, NULL, NULL},
    {"main", HTML_BLOCK, NULL, NULL},
    {"math", HTML_OPAQUE | HTML_FOREIGN, NULL, NULL},
    {"menu", HTML_BLOCK, NULL, NULL},
    {"meta", HTML_VOID, NULL, NULL},
    {"nav", HTML_BLOCK, NULL, NULL},
    {"noembed", HTML_HIDDEN, NULL, NULL},
    {"noframes", HTML_HIDDEN, NULL, NULL},
    {"noscript", HTML_BLOCK, NULL, NULL},
    {"object", HTML_OBJECT | HTML_OPAQUE, NULL, NULL},
    {"ol", HTML_BLOCK, NULL, NULL},
    {"optgroup", HTML_BLOCK, NULL, NULL},
    {"option", HTML_BLOCK, " option ", " select datalist "},
    {"p", HTML_BLOCK, NULL, NULL},
    {"param", HTML_VOID, NULL, NULL},
    {"plaintext", HTML_BLOCK | HTML_OPAQUE, NULL, NULL},
    {"pre", HTML_BLOCK | HTML_OPAQUE, NULL, NULL},
    {"samp", HTML_OPAQUE, NULL, NULL},
    {"script", HTML_HIDDEN, NULL, NULL},
    {"search", HTML_BLOCK, NULL, NULL},
    {"section", HTML_BLOCK, NULL, NULL},
    {"select", HTML_BLOCK, NULL, NULL},
    {"source", HTML_VOID, NULL, NULL},
    {"style", HTML_HIDDEN, NULL, NULL},
    {"summary", HTML_BLOCK, NULL, NULL},
    {"svg", HTML_OBJECT | HTML_OPAQUE | HTML_FOREIGN, NULL, NULL},
    {"table", HTML_BLOCK, NULL, NULL},
    {"tbody", HTML_BLOCK, " td th tr tbody thead tfoot ", " table "},
    {"td", HTML_BLOCK, " td th ", " tr table "},
    {"template", HTML_HIDDEN, NULL, NULL},
    {"textarea", HTML_BLOCK, NULL, NULL},
    {"tfoot", HTML_BLOCK, " td th tr tbody thead tfoot ", " table "},
    {"th", HTML_BLOCK, " td th ", " tr table "},
    {"thead", HTML_BLOCK, NULL, NULL},
    {"title", HTML_BLOCK, NULL, NULL},
    {"tr", HTML_BLOCK, " td th tr ", " table "},
    {"track", HTML_VOID, NULL, NULL},
    {"ul", HTML_BLOCK, NULL, NULL},
    {"video", HTML_OBJECT | HTML_OPAQUE, NULL, NULL},
    {"wbr", HTML_VOID, NULL, NULL},
    {"xmp", HTML_BLOCK | HTML_OPAQUE, NULL, NULL},
};

static int compare(drg_str name, const char *with)
{
    size_t i = 0;
    for (; i < name.len && with[i]; i++)
        if (ascii_lower(name.ptr[i]) != with[i])
            return ascii_lower(name.ptr[i]) < with[i] ? -1 : 1;
    return (i < name.len) - (with[i] != '\0');
}

const struct html_element *html_element_find(drg_str name)
{
    size_t low = 0, high = sizeof elements / sizeof elements[0];
    while (low < high) {
        size_t mid = (low + high) / 2;
        int order = compare(name, elements[mid].name);
        if (order == 0)
            return &elements[mid];
        if (order < 0)
            high = mid;
        else
            low = mid + 1;
    }
    return NULL;
}
