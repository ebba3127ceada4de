/* po_glossary.c - terminology as PO files: msgid is a term, msgstr its translation.
 *
 *   # note of the concept            #. definition           #: concept:ID
 *   #, fuzzy                         the translation is admitted, not preferred: nobody has approved it
 *   msgctxt "subject"                where two concepts have one term and subject, " (ID)" tells them apart
 *
 * The header says the languages: Language, and X-Source-Language, which is en when there is none, as gettext has it.
 * Entries of one ID are one concept. Obsolete entries are no terms any more. */
#include "base/error.h"
#include "base/map.h"
#include "base/writer.h"
#include "format/formats.h"
#include "format/pairs.h"
#include "lang/lang.h"
#include "syntax/po.h"

#define CONCEPT_PREFIX "concept:"

static const char what[] = "a PO glossary";
static const drg_str none = {"", 0};

/* ---- reading ---------------------------------------------------------------------------------------------- */

struct reading {
    const struct input *in;
    struct glossary_builder *into;
    struct arena header; /* its tags     */
    struct arena ids;    /* of the entry */
    struct lang_pair langs;
    uint32_t concept_index;
    bool has_entries;
    size_t lost_obsolete, lost_plurals, lost_references;
};

/* A gettext locale as a language: "sr_RS@latin" without what follows the @. */
static drg_str lang_of_locale(drg_str locale)
{
    const char *at = locale.len ? memchr(locale.ptr, '@', locale.len) : NULL;
    return at ? str_cut(locale, 0, (size_t)(at - locale.ptr)) : locale;
}

static drg_status read_header(struct reading *r, const struct po_entry *entry, drg_error *err)
{
    drg_str header = entry->is_header ? arena_str(&r->header, entry->translations[0].text) : none;
    if (!header.ptr)
        return fail_memory(err);
    drg_str src = po_header_field(header, "X-Source-Language");
    r->langs = (struct lang_pair){src.len ? lang_of_locale(src) : STR("en"), lang_of_locale(po_header_field(header, "Language"))};
    if (!r->langs.tgt.len)
        return fail(err, DRG_ESYNTAX, entry->pos, "the header of this PO file has no Language; give its two languages, such as en,tr");
    drg_str bad = lang_find(r->langs.src) ? r->langs.tgt : r->langs.src;
    return lang_find(bad) ? DRG_OK : fail(err, DRG_ELANG, entry->pos, "'%.*s' is not a language tag such as tr or en-GB", STR_ARGS(bad));
}

/* An id as it was before it became a word: "x%20y" was "x y". */
static drg_status decode_id(struct reading *r, drg_str word, drg_str *id, drg_error *err)
{
    static const char digits[] = "0123456789ABCDEF";
    struct buf out = buf_make(SIZE_MAX / 2);
    for (size_t i = 0; i < word.len; i++) {
        const char *high = i + 2 < word.len && word.ptr[i] == '%' && word.ptr[i + 1] ? strchr(digits, word.ptr[i + 1]) : NULL;
        const char *low = high && word.ptr[i + 2] ? strchr(digits, word.ptr[i + 2]) : NULL;
        unsigned code = low ? (unsigned)(high - digits) << 4 | (unsigned)(low - digits) : 0;
        bool is_encoded = code && code < 0x80;
        buf_add_char(&out, is_encoded ? (char)code : word.ptr[i]);
        i += is_encoded ? 2 : 0;
    }
    *id = buf_into_arena(&out, &r->ids);
    return id->ptr ? DRG_OK : fail_memory(err);
}

/* The word ID in a "#: concept:ID" of the entry, or "". */
static drg_str find_id(struct reading *r, const struct po_entry *entry)
{
    drg_str id = none;
    for (size_t i = 0; i < entry->comment_count; i++) {
        drg_str rest = entry->comments[i].text, word;
        while (entry->comments[i].kind == PO_REFERENCE && str_split(&rest, ' ', &word)) {
            bool is_id = str_starts(word, STR(CONCEPT_PREFIX)) && word.len > sizeof CONCEPT_PREFIX - 1;
            if (is_id)
                id = str_cut(word, sizeof CONCEPT_PREFIX - 1, word.len);
            r->lost_references += !is_id && word.len;
        }
    }
    return id;
}

/* The subject in a context, without the id that told two concepts apart. */
static drg_str subject_of(drg_str context, drg_str id)
{
    bool has_id = id.len && context.len >= id.len + 2 && str_ends(context, STR(")")) &&
                  str_ends(str_cut(context, 0, context.len - 1), id) && context.ptr[context.len - id.len - 2] == '(';
    return has_id ? str_trim(str_cut(context, 0, context.len - id.len - 2)) : context;
}

/* The entry's comments of one kind, as lines, become a part of the concept. */
static drg_status add_comments(struct reading *r, const struct po_entry *entry, enum po_comment_kind kind,
                               enum concept_part part, drg_error *err)
{
    struct buf lines = buf_make(SIZE_MAX / 2);
    for (size_t i = 0; i < entry->comment_count; i++) {
        if (entry->comments[i].kind != kind)
            continue;
        if (lines.len)
            buf_add_char(&lines, '\n');
        buf_add(&lines, entry->comments[i].text);
    }
    drg_status status = buf_status(&lines, "the comments of an entry", err);
    if (!status)
        status = glossary_builder_part(r->into, r->concept_index, part, str_trim(buf_str(&lines)), err);
    buf_free(&lines);
    return status;
}

static drg_status add_term(struct reading *r, const struct po_string *string, drg_str lang, drg_term_status status, drg_error *err)
{
    uint32_t index;
    if (!str_trim(string->text).len)
        return DRG_OK;
    drg_term term = {.text = string->text, .lang = lang, .status = status, .kind = none, .pos = none, .gender = none,
                     .number = none, .note = none, .concept_index = r->concept_index, .place = string->pos};
    return glossary_builder_term(r->into, &term, &index, err);
}

static drg_status add_entry(struct reading *r, const struct po_entry *entry, drg_error *err)
{
    drg_str id;
    arena_free(&r->ids);
    drg_status status = decode_id(r, find_id(r, entry), &id, err);
    uint32_t last = r->has_entries ? r->concept_index : DRG_NONE;
    r->has_entries = true;
    r->lost_plurals += entry->plural.end > 0;
    if (!status)
        status = glossary_builder_concept(r->into, id, &r->concept_index, err);
    if (!status)
        status = glossary_builder_part(r->into, r->concept_index, CONCEPT_SUBJECT, subject_of(entry->context.text, id), err);
    if (!status)
        status = add_comments(r, entry, PO_EXTRACTED, CONCEPT_DEFINITION, err);
    if (!status)
        status = add_comments(r, entry, PO_TRANSLATOR, CONCEPT_NOTE, err);
    if (!status)
        status = add_term(r, &entry->id, r->langs.src, r->concept_index == last ? DRG_ADMITTED : DRG_PREFERRED, err);
    if (!status)
        status = add_term(r, &entry->translations[0], r->langs.tgt, entry->is_fuzzy ? DRG_ADMITTED : DRG_PREFERRED, err);
    return status;
}

static drg_status read_entries(struct reading *r, drg_error *err)
{
    struct po po;
    struct po_entry entry;
    drg_status status = DRG_OK;
    po_open(&po, r->in->source);
    while (!status && !(status = po_next(&po, &entry, err)) && entry.translation_count) {
        if (!r->langs.tgt.len)
            status = read_header(r, &entry, err);
        r->lost_obsolete += entry.is_obsolete;
        if (!status && !entry.is_header && !entry.is_obsolete)
            status = add_entry(r, &entry, err);
    }
    po_close(&po);
    return status;
}

drg_status po_read_glossary(const struct input *in, struct glossary_builder *into, drg_error *err)
{
    struct reading r = {.in = in, .into = into};
    drg_status status = in->langs ? lang_pair_given(&r.langs, in->langs, what, err) : DRG_OK;
    if (!status)
        status = read_entries(&r, err);
    struct loss losses[] = {{r.lost_obsolete, "obsolete entries"},
                            {r.lost_plurals, "plural form(s) of terms"},
                            {r.lost_references, "reference(s) to places of use"}};
    if (!status)
        report_unread(in, losses, sizeof losses / sizeof losses[0]);
    arena_free(&r.header);
    arena_free(&r.ids);
    return status;
}

/* ---- writing ------------------------------------------------------------------------------------------------- */

struct writing {
    struct writer writer;
    struct arena arena; /* keys */
    struct map keys;    /* context and msgid of what was written */
    bool failed;
};

/* "tr_TR", as gettext writes it. */
static void write_locale(struct writer *w, const char *field, drg_str lang)
{
    writer_addf(w, "\"%s: ", field);
    for (size_t i = 0; i < lang.len; i++)
        writer_add_char(w, lang.ptr[i] == '-' ? '_' : lang.ptr[i]);
    writer_add_z(w, "\\n\"\n");
}

static void write_header(struct writer *w, const struct lang_pair *langs, const char *title)
{
    writer_add_z(w, "msgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: ");
    po_escape(w, str_from(title ? title : "Glossary"));
    writer_add_z(w, "\\n\"\n");
    writer_add_z(w, "\"PO-Revision-Date: \\n\"\n\"Last-Translator: \\n\"\n\"Language-Team: \\n\"\n");
    write_locale(w, "Language", langs->tgt);
    writer_add_z(w, "\"MIME-Version: 1.0\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                    "\"Content-Transfer-Encoding: 8bit\\n\"\n");
    write_locale(w, "X-Source-Language", langs->src);
    writer_add_z(w, "\"X-Generator: dragoman\\n\"\n");
}

static void write_comment(struct writer *w, const char *sign, drg_str text)
{
    for (size_t at = 0, next; at < text.len; at = next) {
        size_t end = str_line_end(text, at, &next);
        writer_add_z(w, sign);
        if (end > at)
            writer_add_char(w, ' ');
        writer_add(w, str_cut(text, at, end));
        writer_add_char(w, '\n');
    }
}

/* A reference is a word: what would divide it is percent-encoded. */
static void write_id(struct writer *w, drg_str id)
{
    writer_add_z(w, "#: " CONCEPT_PREFIX);
    for (size_t i = 0; i < id.len; i++) {
        unsigned char c = (unsigned char)id.ptr[i];
        if (c <= ' ' || c == 0x7F || c == '%')
            writer_addf(w, "%%%02X", c);
        else
            writer_add_char(w, (char)c);
    }
    writer_add_char(w, '\n');
}

/* Takes context and msgid as the key of an entry; false when another one has it. */
static bool take_key(struct writing *w, drg_str context, drg_str id)
{
    struct buf key = buf_make(SIZE_MAX / 2);
    buf_add(&key, context);
    buf_add_char(&key, '\x04'); /* as compiled catalogues join the two */
    buf_add(&key, id);
    drg_str kept = buf_into_arena(&key, &w->arena);
    bool is_free = kept.ptr && map_get(&w->keys, kept) == DRG_NONE;
    w->failed |= !kept.ptr || (is_free && !map_set(&w->keys, kept, 0));
    return is_free;
}

static void write_context(struct writing *w, const struct pair *pair)
{
    const drg_concept *entry = pair->entry;
    struct buf context = buf_make(SIZE_MAX / 2);
    buf_add(&context, entry->subject);
    if (!take_key(w, buf_str(&context), pair->src)) {
        buf_add_z(&context, entry->subject.len ? " (" : "(");
        buf_add(&context, entry->id);
        buf_add_char(&context, ')');
    }
    w->failed |= context.failed != BUF_OK;
    if (context.len)
        po_write_string(&w->writer, "msgctxt", buf_str(&context));
    buf_free(&context);
}

static void write_pair(void *user, const struct pair *pair)
{
    struct writing *w = user;
    writer_add_char(&w->writer, '\n');
    write_comment(&w->writer, "#", pair->entry->note);
    write_comment(&w->writer, "#.", pair->entry->definition);
    write_id(&w->writer, pair->entry->id);
    if (pair->tgt.status == DRG_ADMITTED)
        writer_add_z(&w->writer, "#, fuzzy\n");
    write_context(w, pair);
    po_write_string(&w->writer, "msgid", pair->src);
    po_write_string(&w->writer, "msgstr", pair->tgt.text);
}

drg_status po_write_glossary(const drg_glossary *glossary, const struct output *out, drg_error *err)
{
    struct writing w = {.failed = false};
    struct pairs pairs = {.glossary = glossary, .has_one_target = true, .has_ids = true, .has_subjects = true,
                          .has_comments = true, .write = write_pair, .user = &w};
    drg_status status = lang_pair_choose(&pairs.langs, glossary, out, what, err);
    if (status)
        return status;
    writer_init(&w.writer, out->sink, err);
    write_header(&w.writer, &pairs.langs, out->options->title);
    pairs_write(&pairs);
    status = writer_finish(&w.writer);
    if (!status && w.failed)
        status = fail_memory(err);
    if (!status)
        pairs_report(&pairs, out, "PO");
    map_free(&w.keys);
    arena_free(&w.arena);
    return status;
}
