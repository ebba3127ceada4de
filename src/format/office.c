/* office.c - walking the parts of office documents. */
#include "format/office.h"

#include "base/error.h"
#include "base/utf8.h"
#include "lang/fold.h"
#include "lang/lang.h"
#include "text/package.h"

drg_str office_keep(const struct office *office, const struct xml_element *element, drg_str value)
{
    drg_str tag = str_cut(office->source, office->base + element->start, office->base + element->end);
    for (size_t at = 0; value.len && at + value.len <= tag.len; at++)
        if (str_starts(str_cut(tag, at, tag.len), value))
            return str_cut(tag, at, at + value.len);
    return (drg_str){"", 0};
}

struct office_level *office_around(struct office *office, size_t levels)
{
    return &office->levels[levels <= office->depth ? office->depth - levels : 0];
}

bool office_spell(struct buf *into, drg_str text, drg_str before)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '\t' || text.ptr[i] == '\n')
            return false;
    for (size_t i = 0; i < before.len; i++)
        if (before.ptr[i] == '\t' || before.ptr[i] == '\n')
            return false;
    return view_spell_markup(into, text, before);
}

/* ---- Paragraphs ------------------------------------------------------------------------------------------------- */

/* Languages that are known by their script; any other may be in any. */
static const struct { const char *tag; enum fold_script script; } scripts[] = {
    {"en", SCRIPT_LATIN}, {"tr", SCRIPT_LATIN}, {"ar", SCRIPT_ARABIC}, {"ru", SCRIPT_CYRILLIC},
};

static bool is_in_script(drg_str text, enum fold_script script)
{
    size_t letters = 0, own = 0;
    for (size_t at = 0; at < text.len;) {
        const struct fold_record *c = fold_find(utf8_next(text, &at));
        letters += c->class == FOLD_LETTER;
        own += c->class == FOLD_LETTER && c->script == script;
    }
    return own * 2 > letters;
}

/* What is said of nearly all of the paragraph, and not of other letters than such a language has; empty: nothing. */
static drg_str paragraph_lang(const struct office *o, drg_str text)
{
    drg_str none = {"", 0};
    size_t most = 0;
    for (size_t i = 1; i < OFFICE_LANGS; i++)
        if (o->said[i].weight > o->said[most].weight)
            most = i;
    drg_str lang = o->said[most].lang;
    const struct lang *known = o->said[most].weight * 10 > o->weight * 9 ? lang_find(lang) : NULL;
    if (!known)
        return none;
    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++)
        if (strcmp(known->tag, scripts[i].tag) == 0 && !is_in_script(text, scripts[i].script))
            return none;
    return lang;
}

static void end_paragraph(struct office *o)
{
    struct view *view = o->view;
    view->open.lang = paragraph_lang(o, str_cut(buf_str(&view->text), view->open.start, view->text.len));
    view_line(view);
    o->weight = 0;
    memset(o->said, 0, sizeof o->said);
}

static void weigh(struct office *o, const struct office_level *level, size_t weight)
{
    drg_str lang = level->is_complex ? level->complex_lang : level->lang;
    o->weight += weight;
    for (size_t i = 0; lang.len && i < OFFICE_LANGS; i++) {
        if (o->said[i].lang.len && !str_eq(o->said[i].lang, lang))
            continue;
        o->said[i].lang = lang;
        o->said[i].weight += weight;
        return;
    }
}

/* ---- Text --------------------------------------------------------------------------------------------------------- */

void office_object(struct office *o, size_t start, size_t end)
{
    if (o->paragraphs && !o->is_muted && !o->levels[o->depth].is_hidden)
        view_opaque(o->view, start, end);
}

/* Line ends in markup are spaces, and the view has one line a paragraph. */
static void copy(struct office *o, size_t start, size_t end)
{
    while (start < end) {
        const char *from = o->source.ptr + start, *feed = memchr(from, '\n', end - start);
        size_t stop = feed ? start + (size_t)(feed - from) : end;
        view_copy(o->view, o->source, start, stop);
        if (feed)
            view_replace(o->view, STR(" "), stop, stop + 1);
        start = feed ? stop + 1 : end;
    }
}

static drg_status on_text(void *user, const struct xml_text *text, drg_error *err)
{
    struct office *o = user;
    const struct office_level *level = &o->levels[o->depth];
    size_t start = o->base + text->start, end = o->base + text->end;
    (void)err;
    if (!o->skipped && level->rule->text)
        level->rule->text(o, text->text);
    if (o->skipped || o->is_muted || !o->paragraphs || !level->shows || level->is_hidden)
        return DRG_OK;
    weigh(o, level, text->text.len);
    if (level->is_opaque)
        view_opaque(o->view, start, end);
    else if (str_eq(text->text, str_cut(o->source, start, end)))
        copy(o, start, end);
    else /* a reference, a line end of two bytes */
        view_replace(o->view, str_eq(text->text, STR("\n")) ? STR(" ") : text->text, start, end);
    return DRG_OK;
}

/* ---- Elements ------------------------------------------------------------------------------------------------------ */

/* What is in a note or a frame has nothing to do with the words around it. Its mark stays among them, or white space would
 * seem to end a line. */
static void begin_anew(struct office *o, struct office_level *level, size_t tag_end)
{
    office_object(o, level->start, tag_end);
    *level = (struct office_level){.rule = level->rule, .start = level->start, .is_hidden = level->is_hidden};
}

static void open_paragraph(struct office *o)
{
    if (o->paragraphs)
        end_paragraph(o);
    o->paragraphs++;
}

static void open_level(struct office *o, struct office_level *level, const struct xml_element *element)
{
    switch (level->rule->does) {
    case OFFICE_PASS: break;
    case OFFICE_SKIP:
    case OFFICE_OPAQUE:
    case OFFICE_STANDS: o->skipped = o->depth; break;
    case OFFICE_OBJECT: begin_anew(o, level, o->base + element->end); break;
    case OFFICE_PARAGRAPH: open_paragraph(o); break;
    case OFFICE_TEXT: level->shows = true; break;
    }
    if (level->rule->open)
        level->rule->open(o, level, element);
}

static drg_status on_start(void *user, const struct xml_element *element, drg_error *err)
{
    struct office *o = user;
    (void)err;
    o->depth++; /* expat's own depth is limited to as many levels as there are */
    if (o->skipped)
        return DRG_OK;
    struct office_level *level = &o->levels[o->depth];
    *level = o->levels[o->depth - 1];
    level->rule = o->rule_of(o, element);
    level->start = o->base + element->start;
    level->stands_for = level->rule->stands_for;
    open_level(o, level, element);
    return DRG_OK;
}

static void close_level(struct office *o, const struct office_level *level, size_t end)
{
    const struct office_rule *rule = level->rule;
    bool is_seen = o->paragraphs && !o->is_muted && !level->is_hidden;
    if (rule->does == OFFICE_OPAQUE || (rule->does == OFFICE_STANDS && level->is_opaque))
        office_object(o, level->start, end);
    else if (rule->does == OFFICE_STANDS && is_seen)
        view_replace(o->view, str_from(level->stands_for), level->start, end);
    if (rule->does == OFFICE_PARAGRAPH) {
        end_paragraph(o);
        o->paragraphs--;
    }
}

static drg_status on_end(void *user, drg_str name, size_t start, size_t end, drg_error *err)
{
    struct office *o = user;
    (void)name, (void)start, (void)err;
    if (o->skipped == o->depth)
        o->skipped = 0;
    if (!o->skipped)
        close_level(o, &o->levels[o->depth], o->base + end);
    o->depth--;
    return DRG_OK;
}

static drg_status read_part(struct office *o, const struct package_part *part, const char *file, drg_error *err)
{
    static const struct office_rule root = {0};
    struct xml_handlers handlers = {.start = on_start, .end = on_end, .text = on_text, .user = o, .no_doctype = true};
    char name[256];
    o->base = part->start;
    o->depth = o->skipped = o->paragraphs = 0;
    o->is_muted = false;
    o->levels[0] = (struct office_level){.rule = &root};
    drg_status status = xml_parse(str_cut(o->source, part->start, part->end), &handlers, err);
    snprintf(name, sizeof name, "%s (%.*s)", file, STR_ARGS(part->entry->name));
    return fail_in_file(err, status, name);
}

drg_status office_read(struct office *o, const struct input *in, struct view *into, drg_error *err)
{
    const struct package *package = in->package;
    drg_status status = DRG_OK;
    o->view = into;
    o->source = in->source;
    into->spell = office_spell;
    for (size_t i = 0; i < package->parts.count && !status; i++)
        status = read_part(o, &package->parts.items[i], in->name, err);
    return status;
}
