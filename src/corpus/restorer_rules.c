/* restorer_rules.c - the rules of restoring, and their findings. */
#include "corpus/restorer_rules.h"

#include <inttypes.h>

#include "base/error.h"
#include "model/findings.h"

static const drg_rule_info rules[RESTORE_RULES] = {
    [RESTORE_LOST] = {"placeholder-lost", DRG_ERROR, "the engine dropped a placeholder",
                      "A placeholder of the segment is not in the translation in any shape, so nobody knows where its term belongs. "
                      "The line is written without it.",
                      "en: ⟦1⟧ met ⟦2⟧.\ntr: ⟦1⟧ ile görüştü.\nthe placeholder ⟦2⟧ of 'Moscow' is lost", true},
    [RESTORE_DOUBLED] = {"placeholder-doubled", DRG_WARNING, "a placeholder stands in the line again",
                         "The engine wrote one placeholder several times. Each of them becomes the term.",
                         "en: ⟦1⟧ met ⟦2⟧.\ntr: ⟦1⟧, ⟦1⟧ ile görüştü.", true},
    [RESTORE_UNKNOWN] = {"placeholder-unknown", DRG_WARNING, "a placeholder that the segment does not have",
                         "What stands there looks like a placeholder, but none of this number was put into the segment. "
                         "It is left as it is.",
                         "en: ⟦1⟧ arrived.\ntr: ⟦7⟧ geldi.", true},
    [RESTORE_ALTERED] = {"placeholder-altered", DRG_ADVICE, "a placeholder was recognised though it was altered",
                         "The engine wrote the placeholder with other spaces, signs, digits or capitals. The term stands in its place.",
                         "en: ⟦1⟧ arrived.\nar: وصل [ ١ ].", true},
    [RESTORE_FORM] = {"placeholder-form", DRG_ADVICE, "the words before the term ask for another form of it",
                      "The term was put in as the glossary has it, though the preposition before it takes another case. "
                      "The forms of that case are suggested.",
                      "ru: в ⟦1⟧\nru: в Москва: 'Москве' or 'Москву' may be meant", true},
    [RESTORE_MISSING] = {"segment-missing", DRG_ERROR, "the translation ends before a segment that has placeholders",
                         "There are records of segments behind the last line: the engine dropped lines, or the records are those of another "
                         "text.",
                         "segment 12 of a translation of 11 lines", true},
};

const drg_rule_info *drg_restore_rule(size_t index)
{
    return index < RESTORE_RULES ? &rules[index] : NULL;
}

static void add_forms(struct buf *message, const struct restore_case *c)
{
    buf_addf(message, "'%.*s' stands here, but the word before it asks for ", STR_ARGS(c->term->target));
    for (uint32_t i = 0; i < c->form_count; i++)
        buf_addf(message, "%s'%.*s'", i ? " or " : "", STR_ARGS(c->forms[i]));
}

static void add_message(struct buf *message, const struct restore_case *c)
{
    switch (c->rule) {
    case RESTORE_LOST:
        buf_addf(message, "the placeholder %.*s of '%.*s' is lost", STR_ARGS(c->written), STR_ARGS(c->term->source));
        break;
    case RESTORE_DOUBLED:
        buf_addf(message, "the placeholder of '%.*s' stands here again", STR_ARGS(c->term->source));
        break;
    case RESTORE_UNKNOWN:
        buf_addf(message, "'%.*s' looks like a placeholder, but the segment has none of this number", STR_ARGS(c->surface));
        break;
    case RESTORE_ALTERED:
        buf_addf(message, "'%.*s' was taken for the placeholder %.*s of '%.*s'", STR_ARGS(c->surface), STR_ARGS(c->written),
                 STR_ARGS(c->term->source));
        break;
    case RESTORE_FORM:
        add_forms(message, c);
        break;
    case RESTORE_MISSING:
        buf_addf(message, "the translation ends before segment %" PRIu64 ", which has a placeholder of '%.*s'", c->segment,
                 STR_ARGS(c->term->source));
        break;
    case RESTORE_RULES:
        break;
    }
}

drg_status restore_find(drg_findings *into, const struct restore_case *c, drg_error *err)
{
    static const struct marked nothing;
    const struct marked *term = c->term ? c->term : &nothing;
    struct buf message = buf_make(4096), segment = buf_make(32);
    add_message(&message, c);
    buf_addf(&segment, "%" PRIu64, c->segment);
    drg_finding finding = {.rule = rules[c->rule].name, .severity = rules[c->rule].severity, .message = buf_str(&message),
                           .file = c->file, .place = c->place, .concept_id = term->concept, .lang = c->tgt_lang,
                           .surface = c->surface, .span = c->span, .segment = buf_str(&segment),
                           .row = c->segment < DRG_NONE ? (uint32_t)c->segment - 1 : DRG_NONE, .src_lang = c->src_lang,
                           .src_span = term->span, .src_surface = term->source, .suggestions = c->forms,
                           .suggestion_count = c->form_count};
    drg_status status = buf_status(&message, "a message", err);
    if (!status)
        status = findings_add(into, &finding, err);
    buf_free(&message);
    buf_free(&segment);
    return status;
}
