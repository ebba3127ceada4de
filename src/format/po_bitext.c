/* po_bitext.c - catalogues of messages (gettext PO): each message is a row, each plural form of one a row of its group.
 *
 * A msgid is what the program looks its translation up by: it is read, and never rewritten. The singular stands beside the form for one, the plural beside all others. Languages are those of the header: Language,
 * and X-Source-Language, which is English when there is none. */
#include "base/error.h"
#include "format/accelerator.h"
#include "format/bitext_columns.h"
#include "format/formats.h"
#include "format/text_io.h"
#include "lang/lang.h"
#include "syntax/po.h"
#include "syntax/po_plural.h"

struct reading {
    const struct input *in;
    struct bitext_columns *into;
    drg_str src_lang, tgt_lang, plural_forms; /* of the header; live in into->arena */
    uint32_t few;         /* a bit for each plural form that few numbers have */
    char marker;          /* of accelerators; 0: unsaid            */
    uint32_t src, tgt;    /* columns; DRG_NONE: not made yet       */
    uint32_t group;
    struct buf notes;
};

/* ---- the header ------------------------------------------------------------------------------------------------------ */

/* A gettext locale as a language: "sr_RS@latin" without what follows the @. */
static drg_str lang_of_locale(drg_str locale)
{
    const char *at = locale.len ? memchr(locale.ptr, '@', locale.len) : NULL;
    drg_str tag = at ? str_cut(locale, 0, (size_t)(at - locale.ptr)) : locale;
    return lang_find(tag) ? tag : (drg_str){"", 0};
}

/* Forms for so few numbers that they need not say which: as msgfmt -c has it, those for fewer than five of 0 to 1000. Where
 * the header has no rule, it is the first one. */
static uint32_t forms_of_few(drg_str plural_forms)
{
    enum { LAST = 1000, OFTEN = 5, MASK_BITS = 32 };
    uint32_t counts[MASK_BITS] = {0}, few = 0;
    for (uint32_t n = 0; n <= LAST; n++) {
        uint32_t form = po_plural_form(plural_forms, n);
        if (form == DRG_NONE)
            return 1;
        if (form < MASK_BITS)
            counts[form]++;
    }
    for (uint32_t form = 0; form < MASK_BITS; form++)
        few |= (uint32_t)(counts[form] < OFTEN) << form;
    return few;
}

static drg_status read_header(struct reading *r, const struct po_entry *entry, drg_error *err)
{
    drg_str header = arena_str(r->into->arena, entry->translations[0].text);
    if (!header.ptr)
        return fail_memory(err);
    drg_str src = lang_of_locale(po_header_field(header, "X-Source-Language"));
    drg_str tgt = lang_of_locale(po_header_field(header, "Language"));
    drg_str marker = po_header_field(header, "X-Accelerator-Marker");
    r->src_lang = src.len ? src : r->src_lang;
    r->tgt_lang = tgt.len ? tgt : r->tgt_lang;
    r->plural_forms = po_header_field(header, "Plural-Forms");
    r->marker = marker.len == 1 ? marker.ptr[0] : '\0';
    r->few = forms_of_few(r->plural_forms);
    return DRG_OK;
}

/* A template has no target language, and no column for one; a translation in an unsaid language has one. */
static drg_status make_columns(struct reading *r, const struct po_entry *entry, drg_error *err)
{
    bool has_text = false;
    for (size_t i = 0; i < entry->translation_count; i++)
        has_text |= entry->translations[i].text.len > 0;
    drg_status status = r->src == DRG_NONE ? bitext_column(r->into, r->src_lang, &r->src, err) : DRG_OK;
    r->into->source = r->src;
    if (r->src != DRG_NONE)
        bitext_keep(r->into, r->src);
    if (!status && r->tgt == DRG_NONE && (r->tgt_lang.len || has_text))
        status = bitext_column_beside(r->into, r->tgt_lang.len ? r->tgt_lang : STR("und"), r->src, &r->tgt, err);
    return status;
}

/* ---- cells ------------------------------------------------------------------------------------------------------------- */

/* The bytes of a string, without the one byte of its text that marks an accelerator. */
static void put_string(const struct reading *r, uint32_t column, uint32_t row, const struct po_string *string, size_t marker)
{
    struct view *view = &r->into->views.items[column];
    struct po_run run = {0};
    while (po_next_run(r->in->source, string, &run)) {
        size_t text_start = run.text_end - run.text.len, at = marker - text_start;
        if (run.is_escape && run.text.len) {
            view_replace(view, run.text, run.start, run.end);
        } else if (!run.is_escape && marker >= text_start && at < run.text.len) {
            view_copy(view, r->in->source, run.start, run.start + at);
            view_copy(view, r->in->source, run.start + at + 1, run.end);
        } else if (!run.is_escape) {
            view_copy(view, r->in->source, run.start, run.end);
        }
    }
    view_cell_at(view, column, row, string->start + 1);
}

static void put_pair(const struct reading *r, uint32_t row, const struct po_string *src, const struct po_string *tgt)
{
    drg_str translation = tgt && r->tgt != DRG_NONE ? tgt->text : STR("");
    size_t in_src, in_tgt;
    accelerator_find(src->text, translation, r->marker, &in_src, &in_tgt);
    put_string(r, r->src, row, src, in_src);
    if (tgt && r->tgt != DRG_NONE)
        put_string(r, r->tgt, row, tgt, in_tgt);
}

/* The form for the number one; DRG_NONE when one form is for all numbers. */
static uint32_t form_for_one(const struct reading *r, uint32_t forms)
{
    uint32_t form = po_plural_form(r->plural_forms, 1);
    if (forms < 2)
        return DRG_NONE;
    return form < forms && po_plural_count(r->plural_forms) == forms ? form : 0;
}

static unsigned flags_of_form(const struct reading *r, uint32_t form, uint32_t forms)
{
    bool is_few = forms > 1 && form < 32 && r->few >> form & 1;
    return (form == form_for_one(r, forms) ? DRG_UNIT_SINGULAR : 0u) | (is_few ? DRG_UNIT_FEW : 0u);
}

/* The rows of a message with plural forms: the sources first, in the order of the file, then the forms. */
static drg_status put_forms(struct reading *r, const struct po_entry *entry, uint32_t *rows, drg_error *err)
{
    uint32_t first = r->into->rows, forms = (uint32_t)entry->translation_count, one = form_for_one(r, forms);
    uint32_t singular = one == DRG_NONE ? forms : one, plural = one == 0 ? 1 : 0;
    drg_status status = DRG_OK;
    *rows = one == DRG_NONE ? forms + 1 : forms;
    put_string(r, r->src, first + singular, &entry->id, NO_ACCELERATOR);
    put_string(r, r->src, first + plural, &entry->plural, NO_ACCELERATOR);
    for (uint32_t form = 0; form < forms && !status; form++) {
        if (r->tgt != DRG_NONE)
            put_string(r, r->tgt, first + form, &entry->translations[form], NO_ACCELERATOR);
        if (form != singular && form != plural)
            status = bitext_share(r->into, r->src, first + form, first + plural, err);
    }
    return status;
}

/* ---- entries ------------------------------------------------------------------------------------------------------------- */

static void gather_notes(struct reading *r, const struct po_entry *entry)
{
    buf_cut(&r->notes, 0);
    for (size_t i = 0; i < entry->comment_count; i++) {
        const struct po_comment *comment = &entry->comments[i];
        if ((comment->kind != PO_TRANSLATOR && comment->kind != PO_EXTRACTED) || !str_trim(comment->text).len)
            continue;
        if (r->notes.len)
            buf_add_char(&r->notes, '\n');
        buf_add(&r->notes, comment->text);
    }
}

static drg_status read_entry(struct reading *r, const struct po_entry *entry, drg_error *err)
{
    drg_unit unit = {.id = entry->context.text, .group = r->group};
    uint32_t rows = 1;
    drg_status status = make_columns(r, entry, err);
    if (status)
        return status;
    gather_notes(r, entry);
    unit.notes = buf_str(&r->notes);
    unit.flags = (entry->is_fuzzy ? DRG_UNIT_FUZZY : 0u) | (entry->is_obsolete ? DRG_UNIT_OBSOLETE : 0u);
    const uint32_t flags = unit.flags, forms = (uint32_t)entry->translation_count;
    if (entry->plural.end)
        status = put_forms(r, entry, &rows, err);
    else
        put_pair(r, r->into->rows, &entry->id, &entry->translations[0]);
    for (uint32_t i = 0; i < rows && !status; i++) {
        unit.flags = flags | (entry->plural.end ? flags_of_form(r, i, forms) : 0);
        status = bitext_unit(r->into, &unit, err);
        r->into->rows++;
    }
    r->group++;
    return status;
}

static drg_status read_entries(struct reading *r, struct po *po, drg_error *err)
{
    struct po_entry entry;
    for (;;) {
        drg_status status = po_next(po, &entry, err);
        if (!status && entry.translation_count)
            status = entry.is_header ? read_header(r, &entry, err) : read_entry(r, &entry, err);
        if (status)
            return status;
        if (!entry.translation_count) /* nothing but a header is a catalogue too */
            return make_columns(r, &entry, err);
    }
}

static size_t count_lines(drg_str s)
{
    size_t lines = 0;
    for (size_t i = 0; i < s.len; i++)
        lines += s.ptr[i] == '\n';
    return lines;
}

/* Whether only line ends at the edges come or go. */
static bool has_same_core(drg_str a, drg_str b)
{
    a = str_trim(a);
    return a.len && str_eq(a, str_trim(b));
}

/* As it stands between the quotes of a piece. Line ends inside stay, and no blank is just left out: a message and its
 * translation begin and end alike (msgfmt -c). */
static bool spell(struct buf *into, drg_str text, drg_str before)
{
    static const char letters[] = "ntbrfva\\\"", meanings[] = "\n\t\b\r\f\v\a\\\"";
    bool has_same_lines = count_lines(text) == count_lines(before) || has_same_core(text, before);
    if (!has_same_lines || (!text.len && !str_trim(before).len))
        return false;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        const char *meaning = c && (c < 0x20 || c == '\\' || c == '"') ? strchr(meanings, c) : NULL;
        if (meaning)
            buf_addf(into, "\\%c", letters[meaning - meanings]);
        else if (c < 0x20 || c == 0x7F)
            buf_addf(into, "\\%03o", c);
        else
            buf_add_char(into, text.ptr[i]);
    }
    return true;
}

drg_status po_read_bitext(const struct input *in, struct bitext_columns *into, drg_error *err)
{
    struct reading r = {.in = in, .into = into, .src_lang = STR("en"), .tgt_lang = drg_lang_of_name(in->name), .src = DRG_NONE,
                        .tgt = DRG_NONE, .few = 1, .plural_forms = STR(""), .notes = buf_make(in->source.len + 1)};
    struct po po;
    po_open(&po, in->source);
    drg_status status = read_entries(&r, &po, err);
    if (!status)
        status = buf_status(&r.notes, "the comments of a message", err);
    bitext_spell(into, spell);
    bitext_keep_line_ends(into);
    po_close(&po);
    buf_free(&r.notes);
    return status;
}
