/* tbx_draft.c - opening and closing the parts of an entry. */
#include "format/tbx_draft.h"

#include "base/error.h"
#include "lang/lang.h"

struct tbx_draft tbx_draft_make(void)
{
    return (struct tbx_draft){.text = gather_make(), .lang = {"", 0}, .term = DRG_NONE};
}

void tbx_draft_free(struct tbx_draft *draft)
{
    gather_free(&draft->text);
    tbx_entry_free(&draft->entry);
}

void tbx_draft_begin(struct tbx_draft *draft, drg_pos pos)
{
    tbx_entry_clear(&draft->entry);
    draft->entry.pos = pos;
    draft->lang = (drg_str){"", 0};
    draft->term = DRG_NONE;
    draft->in_section = false;
}

drg_status tbx_draft_own(struct tbx_draft *draft, drg_str *s, drg_error *err)
{
    return arena_own(&draft->entry.arena, s) ? DRG_OK : fail_memory(err);
}

drg_status tbx_draft_take_text(struct tbx_draft *draft, drg_str *out, drg_error *err)
{
    drg_status status = gather_take(&draft->text, out, err);
    return status ? status : tbx_draft_own(draft, out, err);
}

drg_status tbx_draft_datum(struct tbx_draft *draft, drg_str element, drg_str name, drg_str value, drg_error *err)
{
    struct tbx_datum datum = {element, name, value, draft->lang, draft->term};
    drg_status status = tbx_draft_own(draft, &datum.element, err);
    if (!status)
        status = tbx_draft_own(draft, &datum.name, err);
    if (!status)
        status = tbx_draft_own(draft, &datum.value, err);
    if (!status && !vec_push(&draft->entry.data, datum))
        status = fail_memory(err);
    return status;
}

/* ---- Languages, sections, terms --------------------------------------------------------------------------------- */

drg_status tbx_draft_begin_lang(struct tbx_draft *draft, drg_str lang, drg_pos pos, drg_error *err)
{
    if (!lang_find(lang))
        return fail(err, DRG_ELANG, pos, "'%.*s' is not a language tag such as tr or en-GB", STR_ARGS(lang));
    draft->lang = lang;
    return tbx_draft_own(draft, &draft->lang, err);
}

void tbx_draft_end_lang(struct tbx_draft *draft)
{
    draft->lang = (drg_str){"", 0};
}

void tbx_draft_begin_section(struct tbx_draft *draft)
{
    draft->in_section = true;
    draft->section_data = draft->entry.data.count;
}

/* What the section says is about `term`. */
static void give_data(struct tbx_draft *draft, uint32_t term)
{
    for (size_t i = draft->section_data; i < draft->entry.data.count; i++)
        draft->entry.data.items[i].term = term;
}

drg_status tbx_draft_begin_term(struct tbx_draft *draft, drg_pos place, drg_error *err)
{
    static const drg_str none = {"", 0};
    struct tbx_term term = {.term = {.text = none, .lang = draft->lang, .kind = none, .pos = none, .gender = none,
                                     .number = none, .note = none, .place = place}};
    if (draft->term != DRG_NONE)
        return fail(err, DRG_ESYNTAX, place, "a second <term> where one stands already");
    if (!vec_push(&draft->entry.terms, term))
        return fail_memory(err);
    draft->term = (uint32_t)draft->entry.terms.count - 1;
    give_data(draft, draft->term);
    gather_start(&draft->text);
    return DRG_OK;
}

drg_status tbx_draft_end_term(struct tbx_draft *draft, drg_error *err)
{
    return tbx_draft_take_text(draft, &draft->entry.terms.items[draft->term].term.text, err);
}

drg_status tbx_draft_end_section(struct tbx_draft *draft, const char *section, drg_pos *empty, drg_error *err)
{
    *empty = NOWHERE;
    if (draft->term == DRG_NONE)
        return fail(err, DRG_ESYNTAX, NOWHERE, "a %s without a <term>", section);
    const drg_term *term = &draft->entry.terms.items[draft->term].term;
    if (!str_trim(term->text).len) {
        *empty = term->place;
        give_data(draft, DRG_NONE);
        draft->entry.terms.count--;
    }
    draft->in_section = false;
    draft->term = DRG_NONE;
    return DRG_OK;
}
