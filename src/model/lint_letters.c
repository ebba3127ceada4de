/* lint_letters.c - lint rules on how terms are written: scripts, spaces, invisible characters, brackets. */
#include "base/utf8.h"
#include "lang/fold.h"
#include "lang/lang.h"
#include "model/lint.h"

static const char *script_name(unsigned script)
{
    static const char *const names[] = {[SCRIPT_OTHER] = "other", [SCRIPT_LATIN] = "Latin", [SCRIPT_ARABIC] = "Arabic",
                                        [SCRIPT_CYRILLIC] = "Cyrillic", [SCRIPT_GREEK] = "Greek", [SCRIPT_HEBREW] = "Hebrew"};
    return names[script];
}

static const struct { const char *lang; unsigned script; } lang_scripts[] = {
    {"en", SCRIPT_LATIN}, {"tr", SCRIPT_LATIN}, {"ar", SCRIPT_ARABIC}, {"ru", SCRIPT_CYRILLIC}};

static unsigned script_of_lang(drg_str tag)
{
    const struct lang *lang = lang_find(tag);
    for (size_t i = 0; lang && i < sizeof lang_scripts / sizeof lang_scripts[0]; i++)
        if (strcmp(lang->tag, lang_scripts[i].lang) == 0)
            return lang_scripts[i].script;
    return SCRIPT_OTHER;
}

/* Latin names and acronyms stand in Arabic and Russian text as they are: the concept has them in a Latin language. */
static bool is_borrowed(const struct lint *l, const drg_term *t)
{
    drg_concept entry = drg_glossary_concept(l->g, t->concept_index);
    for (uint32_t i = entry.first_term; i < entry.first_term + entry.term_count; i++)
        if (str_eq(glossary_term_text(l->g, i), t->text) && script_of_lang(glossary_term_lang(l->g, i)) == SCRIPT_LATIN)
            return true;
    return false;
}

/* No letter of the language's script, and some of another. */
void lint_wrong_script(struct lint *l, uint32_t term)
{
    drg_term t = drg_glossary_term(l->g, term);
    unsigned expected = script_of_lang(t.lang), found = SCRIPT_OTHER;
    for (size_t at = 0; at < t.text.len && expected != SCRIPT_OTHER;) {
        const struct fold_record *r = fold_find(utf8_next(t.text, &at));
        if (r->class != FOLD_LETTER || r->script == SCRIPT_OTHER)
            continue;
        if (r->script == expected)
            return;
        found = found == SCRIPT_OTHER ? r->script : found;
    }
    if (found != SCRIPT_OTHER && !(found == SCRIPT_LATIN && is_borrowed(l, &t)))
        lint_term(l, term, "'%.*s' is written in %s letters, but %.*s is written in %s", STR_ARGS(t.text),
                  script_name(found), STR_ARGS(t.lang), script_name(expected));
}

void lint_mixed_script(struct lint *l, uint32_t term)
{
    drg_str text = glossary_term_text(l->g, term);
    unsigned word = SCRIPT_OTHER;
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        const struct fold_record *r = fold_find(utf8_next(text, &at));
        if (r->class == FOLD_MARK || r->class == FOLD_IGNORED)
            continue;
        if (r->class != FOLD_LETTER)
            word = SCRIPT_OTHER;
        else if (word == SCRIPT_OTHER)
            word = r->script;
        else if (r->script != SCRIPT_OTHER && r->script != word) {
            lint_term(l, term, "the letter '%.*s' is %s in a word of %s letters", STR_ARGS(str_cut(text, start, at)),
                      script_name(r->script), script_name(word));
            return;
        }
    }
}

void lint_white_space(struct lint *l, uint32_t term)
{
    drg_str s = glossary_term_text(l->g, term);
    bool before = true, at_start = s.len > 0, odd = false, doubled = false, ends = false;
    for (size_t at = 0; at < s.len; at_start = false) {
        uint32_t code = utf8_next(s, &at);
        unsigned class = fold_find(code)->class;
        bool is_space = class == FOLD_SPACE || class == FOLD_NEWLINE;
        odd |= is_space && code != ' ';
        doubled |= is_space && before && !at_start;
        ends = is_space;
        if (at_start && is_space)
            lint_term(l, term, "'%.*s' begins with white space", STR_ARGS(s));
        before = is_space;
    }
    if (ends)
        lint_term(l, term, "'%.*s' ends with white space", STR_ARGS(s));
    if (doubled)
        lint_term(l, term, "'%.*s' has several spaces in a row", STR_ARGS(s));
    if (odd)
        lint_term(l, term, "'%.*s' has white space that is no plain space", STR_ARGS(s));
}

static bool is_joiner(uint32_t code)
{
    return code == 0x200C || code == 0x200D; /* legal in Persian and Indic spelling */
}

void lint_invisible_character(struct lint *l, uint32_t term)
{
    static const uint32_t tatweel = 0x0640; /* seen, and folded away */
    drg_str s = glossary_term_text(l->g, term);
    for (size_t at = 0; at < s.len;) {
        uint32_t code = utf8_next(s, &at);
        bool is_control = code < 0x20 || (code >= 0x7F && code < 0xA0);
        bool is_hidden = fold_find(code)->class == FOLD_IGNORED && code != tatweel;
        if (!(is_control && code != '\t' && code != '\n' && code != '\r') && !is_hidden)
            continue;
        if (is_joiner(code) && script_of_lang(glossary_term_lang(l->g, term)) == SCRIPT_OTHER)
            continue;
        lint_term(l, term, "'%.*s' has the invisible character U+%04X", STR_ARGS(s), code);
        return;
    }
}

void lint_unbalanced(struct lint *l, uint32_t term)
{
    static const struct { uint32_t open, close; } pairs[] = {{'(', ')'}, {'[', ']'}, {'{', '}'}, {0xAB, 0xBB}, {0x201C, 0x201D}};
    drg_str s = glossary_term_text(l->g, term);
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        long depth = 0, quotes = 0;
        for (size_t at = 0; at < s.len && depth >= 0;) {
            uint32_t code = utf8_next(s, &at);
            depth += (code == pairs[i].open) - (code == pairs[i].close);
            quotes += code == '"';
        }
        if (depth != 0 || (i == 0 && quotes % 2)) {
            lint_term(l, term, "brackets or quotes of '%.*s' do not pair", STR_ARGS(s));
            return;
        }
    }
}
