/* po.c - the entries of a PO file, out of its tokens. */
#include "syntax/po.h"

#include "base/error.h"
#include "syntax/po_text.h"

void po_open(struct po *po, drg_str source)
{
    *po = (struct po){.source = source};
    po_lexer_open(&po->lexer, source);
}

void po_close(struct po *po)
{
    arena_free(&po->arena);
    vec_free(&po->comments);
    vec_free(&po->translations);
    vec_free(&po->pieces);
}

/* ---- tokens --------------------------------------------------------------------------------------------- */

static drg_status peek(struct po *po, drg_error *err)
{
    drg_status status = po->has_token ? DRG_OK : po_lexer_next(&po->lexer, &po->token, err);
    po->has_token = !status;
    return status;
}

static struct po_token take(struct po *po)
{
    po->has_token = false;
    return po->token;
}

static drg_str token_text(const struct po *po)
{
    return str_cut(po->source, po->token.start, po->token.end);
}

static drg_status expected(const struct po *po, const char *what, drg_error *err)
{
    if (po->token.kind == PO_TOKEN_END)
        return fail(err, DRG_ESYNTAX, po->token.pos, "expected %s, found the end of the file", what);
    return fail(err, DRG_ESYNTAX, po->token.pos, "expected %s, found '%.*s'", what, STR_ARGS(token_text(po)));
}

/* ---- strings ------------------------------------------------------------------------------------------------ */

static drg_status add_piece(struct po *po, const struct po_token *token, struct buf *text, drg_error *err)
{
    struct po_piece piece = {.start = token->start + 1, .end = token->end - 1, .text_start = text->len};
    drg_str between = str_cut(po->source, piece.start, piece.end);
    drg_pos first = {token->pos.line, token->pos.column + 1};
    drg_status status = DRG_OK;
    if (token->has_escapes)
        status = po_unescape(text, between, first, err);
    else
        buf_add(text, between);
    piece.text_end = text->len;
    return status ? status : vec_push(&po->pieces, piece) ? DRG_OK : fail_memory(err);
}

/* A string of one piece without escapes lies in the source. */
static drg_status keep_string(struct po *po, struct po_string *string, struct buf *text, drg_error *err)
{
    const struct po_piece *only = &po->pieces.items[0];
    struct po_piece *pieces = arena_array(&po->arena, po->pieces.count, sizeof *pieces);
    if (!pieces)
        return fail_memory(err);
    memcpy(pieces, only, po->pieces.count * sizeof *pieces);
    bool is_plain = po->pieces.count == 1 && text->len == only->end - only->start &&
                    (!text->len || !memcmp(text->ptr, po->source.ptr + only->start, text->len));
    string->pieces = pieces;
    string->piece_count = po->pieces.count;
    string->text = is_plain ? str_cut(po->source, only->start, only->end) : buf_into_arena(text, &po->arena);
    return string->text.ptr ? DRG_OK : fail_memory(err);
}

/* The strings after a keyword: all as obsolete as it is, and as previous. */
static drg_status read_string(struct po *po, const struct po_token *keyword, struct po_string *string, drg_error *err)
{
    struct buf text = buf_make(SIZE_MAX / 2);
    drg_status status = peek(po, err);
    po->pieces.count = 0;
    while (!status && po->token.kind == PO_TOKEN_STRING && po->token.is_previous == keyword->is_previous) {
        struct po_token token = take(po);
        if (token.is_obsolete != keyword->is_obsolete)
            status = fail(err, DRG_ESYNTAX, token.pos, "a string is obsolete and its keyword is not, or the other way about");
        else
            status = add_piece(po, &token, &text, err);
        if (!po->pieces.count)
            break;
        string->pos = po->pieces.count == 1 ? token.pos : string->pos;
        string->start = po->pieces.items[0].start - 1;
        string->end = token.end;
        if (!status)
            status = peek(po, err);
    }
    if (!status && !po->pieces.count)
        status = expected(po, "a quoted string", err);
    if (!status)
        status = keep_string(po, string, &text, err);
    buf_free(&text);
    return status;
}

/* ---- comments ---------------------------------------------------------------------------------------------- */

static drg_status add_comment(struct po *po, const struct po_token *token, drg_error *err)
{
    static const char signs[] = ".:,";
    static const enum po_comment_kind kinds[] = {PO_EXTRACTED, PO_REFERENCE, PO_FLAGS};
    drg_str line = str_cut(po->source, token->start + 1, token->end);
    const char *sign = line.len && line.ptr[0] ? strchr(signs, line.ptr[0]) : NULL;
    struct po_comment comment = {.kind = sign ? kinds[sign - signs] : PO_TRANSLATOR, .start = token->start,
                                 .end = token->end, .pos = token->pos};
    size_t skip = sign != NULL;
    skip += skip < line.len && line.ptr[skip] == ' ';
    comment.text = str_cut(line, skip, line.len);
    return vec_push(&po->comments, comment) ? DRG_OK : fail_memory(err);
}

bool po_has_flag(const struct po_entry *entry, const char *flag)
{
    for (size_t i = 0; i < entry->comment_count; i++) {
        drg_str rest = entry->comments[i].text, part;
        while (entry->comments[i].kind == PO_FLAGS && str_split(&rest, ',', &part))
            if (str_eq_z(str_trim(part), flag))
                return true;
    }
    return false;
}

/* ---- entries ---------------------------------------------------------------------------------------------------- */

enum part { PART_CONTEXT, PART_ID, PART_PLURAL, PART_TRANSLATION, PART_DOMAIN, PART_UNKNOWN };

static enum part part_of(drg_str keyword)
{
    static const char *const names[] = {"msgctxt", "msgid", "msgid_plural", "msgstr", "domain"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_eq_z(keyword, names[i]))
            return (enum part)i;
    return PART_UNKNOWN;
}

static struct po_string *member(struct po_entry *entry, enum part part, bool is_previous)
{
    switch (part) {
    case PART_CONTEXT: return is_previous ? &entry->previous_context : &entry->context;
    case PART_ID: return is_previous ? &entry->previous_id : &entry->id;
    default: return is_previous ? &entry->previous_plural : &entry->plural;
    }
}

/* Whether a part may follow what the entry has: msgctxt, msgid, msgid_plural in this order and once each. */
static drg_status check_order(const struct po *po, const struct po_entry *entry, enum part part, bool is_previous, drg_error *err)
{
    const struct po_string *context = is_previous ? &entry->previous_context : &entry->context;
    const struct po_string *id = is_previous ? &entry->previous_id : &entry->id;
    const struct po_string *plural = is_previous ? &entry->previous_plural : &entry->plural;
    if (part == PART_CONTEXT && (context->end || id->end))
        return expected(po, id->end ? "msgstr" : "msgid", err);
    if (part == PART_ID && id->end)
        return expected(po, "msgstr", err);
    if (part == PART_PLURAL && (!id->end || plural->end))
        return expected(po, id->end ? "msgstr" : "msgid", err);
    return DRG_OK;
}

static drg_status read_part(struct po *po, struct po_entry *entry, enum part part, drg_error *err)
{
    bool is_previous = po->token.is_previous;
    drg_status status = check_order(po, entry, part, is_previous, err);
    if (status)
        return status;
    struct po_token keyword = take(po);
    return read_string(po, &keyword, member(entry, part, is_previous), err);
}

/* The number of a plural form after msgstr: there must be one where there is msgid_plural, and they count up. */
static drg_status read_index(struct po *po, const struct po_entry *entry, drg_error *err)
{
    drg_status status = peek(po, err);
    bool has_index = !status && po->token.kind == PO_TOKEN_INDEX;
    if (status || (!has_index && !entry->plural.end))
        return status;
    if (!has_index)
        return expected(po, "the number of a plural form, such as [0]", err);
    if (!entry->plural.end)
        return fail(err, DRG_ESYNTAX, po->token.pos, "msgstr%.*s belongs to an entry with msgid_plural, and this one has none",
                    STR_ARGS(token_text(po)));
    if (po->token.index != po->translations.count)
        return fail(err, DRG_ESYNTAX, po->token.pos, "expected plural form [%zu], found %.*s", po->translations.count,
                    STR_ARGS(token_text(po)));
    take(po);
    return DRG_OK;
}

static drg_status read_translation(struct po *po, const struct po_entry *entry, drg_error *err)
{
    struct po_string string = {.text = {"", 0}};
    if (!entry->id.end || (po->translations.count && !entry->plural.end))
        return expected(po, "msgid", err);
    struct po_token keyword = take(po);
    drg_status status = read_index(po, entry, err);
    if (!status)
        status = read_string(po, &keyword, &string, err);
    return status ? status : vec_push(&po->translations, string) ? DRG_OK : fail_memory(err);
}

/* gettext's own tools refuse a name without quotes, others write one: the whole line is passed over. */
static void skip_domain(struct po *po)
{
    size_t next;
    take(po);
    po->lexer.at = str_line_end(po->source, po->lexer.at, &next);
}

static drg_status read_keyword(struct po *po, struct po_entry *entry, bool *is_begun, drg_error *err)
{
    enum part part = part_of(token_text(po));
    if (part == PART_DOMAIN && !*is_begun) {
        skip_domain(po);
        return DRG_OK;
    }
    if (part == PART_UNKNOWN || part == PART_DOMAIN || (part == PART_TRANSLATION && po->token.is_previous))
        return expected(po, entry->id.end ? "msgstr" : "msgctxt, msgid or msgid_plural", err);
    if (!po->token.is_previous && !*is_begun) {
        entry->pos = po->token.pos;
        entry->is_obsolete = po->token.is_obsolete;
        *is_begun = true;
    } else if (po->token.is_previous && *is_begun) {
        return expected(po, "msgstr", err);
    } else if (*is_begun && po->token.is_obsolete != entry->is_obsolete) {
        return fail(err, DRG_ESYNTAX, po->token.pos, "a part of the entry is marked as obsolete with '#~' and another one is not");
    }
    return part == PART_TRANSLATION ? read_translation(po, entry, err) : read_part(po, entry, part, err);
}

/* True when the token at hand belongs to the next entry. */
static bool is_over(const struct po *po)
{
    if (po->token.kind == PO_TOKEN_END)
        return po->translations.count > 0;
    if (!po->translations.count)
        return false;
    return po->token.kind == PO_TOKEN_COMMENT || po->token.is_previous ||
           (po->token.kind == PO_TOKEN_KEYWORD && part_of(token_text(po)) != PART_TRANSLATION);
}

/* One token, or a keyword with what follows it. */
static drg_status read_item(struct po *po, struct po_entry *entry, bool *is_begun, drg_error *err)
{
    const char *wanted = entry->id.end ? "msgstr" : "msgid";
    if (po->token.kind == PO_TOKEN_COMMENT && *is_begun)
        return expected(po, wanted, err);
    if (entry->start == SIZE_MAX) /* an entry may begin on the line that another one ends on */
        entry->start = po->token.line_start < po->last_end ? po->token.start : po->token.line_start;
    if (po->token.kind == PO_TOKEN_COMMENT) {
        struct po_token token = take(po);
        return add_comment(po, &token, err);
    }
    return po->token.kind == PO_TOKEN_KEYWORD ? read_keyword(po, entry, is_begun, err) : expected(po, wanted, err);
}

static void finish(struct po *po, struct po_entry *entry)
{
    entry->comments = po->comments.items;
    entry->comment_count = po->comments.count;
    entry->translations = po->translations.items;
    entry->translation_count = po->translations.count;
    entry->is_fuzzy = po_has_flag(entry, "fuzzy");
    entry->is_header = !entry->is_obsolete && !entry->context.end && entry->id.end && !entry->id.text.len;
    if (entry->translation_count)
        entry->end = po->last_end = entry->translations[entry->translation_count - 1].end;
}

static const struct po_string none = {.text = {"", 0}};

drg_status po_next(struct po *po, struct po_entry *entry, drg_error *err)
{
    bool is_begun = false;
    *entry = (struct po_entry){.start = SIZE_MAX, .context = none, .id = none, .plural = none, .previous_context = none,
                               .previous_id = none, .previous_plural = none};
    arena_free(&po->arena);
    po->comments.count = po->translations.count = 0;
    for (;;) {
        drg_status status = peek(po, err);
        if (status)
            return status;
        if (is_over(po))
            break;
        if (po->token.kind == PO_TOKEN_END && !is_begun)
            break; /* comments after the last entry are nobody's */
        status = read_item(po, entry, &is_begun, err);
        if (status)
            return status;
    }
    finish(po, entry);
    return DRG_OK;
}
