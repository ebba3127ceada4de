/* en_restate.c - English: the plural and the possessive of another term. */
#include "base/buf.h"
#include "base/utf8.h"
#include "lang/fold.h"
#include "lang/inflect.h"
#include "lang/languages.h"
#include "lang/restate.h"

/* Bytes of the possessive ending: 's, or an apostrophe after s; 0: none. */
static size_t possessive_length(drg_str s)
{
    size_t at = s.len, mark;
    if (at && (s.ptr[at - 1] == 's' || s.ptr[at - 1] == 'S'))
        at--;
    mark = at ? utf8_before(s, at) : 0;
    size_t next = mark;
    if (mark == at || fold_find(utf8_next(s, &next))->class != FOLD_APOSTROPHE)
        return 0;
    return s.len - mark;
}

static bool ends_with_any(drg_str word, const char *const *ends)
{
    for (; *ends; ends++)
        if (str_ends(word, str_from(*ends)))
            return true;
    return false;
}

static bool has_label(const struct analysis *how, const char *label)
{
    for (uint32_t i = 0; i < how->label_count; i++)
        if (strcmp(how->labels[i], label) == 0)
            return true;
    return false;
}

/* The wanted term with its head in the plural: refugees, ministers of war. */
static bool add_plural_term(struct buf *into, drg_str wanted)
{
    struct lexeme lexemes[TERM_MAX_WORDS] = {0};
    struct cited_words phrase;
    size_t at = 0, start = into->len;
    if (!cited_words_split(&phrase, wanted))
        return false;
    cited_words_plan(&lang_english, &phrase, lexemes);
    for (uint32_t i = 0; i < phrase.count; i++) {
        drg_str word = phrase.words[i];
        size_t begin = (size_t)(word.ptr - wanted.ptr);
        buf_add(into, str_cut(wanted, at, begin));
        at = begin + word.len;
        if (lexemes[i].role == ROLE_HEAD)
            english_add_plural(into, &lexemes[i], word);
        else
            buf_add(into, word);
    }
    return inflect_accepts(&lang_english, wanted, str_cut(buf_str(into), start, into->len), &(struct analysis){0});
}

/* Names that are plurals take the bare apostrophe: the Netherlands'. */
static bool is_plural_name(drg_str wanted)
{
    static const char *const names[] = {"States", "Netherlands", "Emirates", "Philippines", "Maldives", "Islands", "Nations",
                                        "Bahamas", "Seychelles", "Comoros", NULL};
    return ends_with_any(wanted, names);
}

/* The possessive as the text has it, with or without its s as the wanted term asks. */
static void add_possessive(struct buf *into, drg_str possessive, drg_str wanted)
{
    bool is_bare = !str_ends(possessive, STR("s")) && !str_ends(possessive, STR("S"));
    bool follows_s = into->len && (into->ptr[into->len - 1] == 's' || into->ptr[into->len - 1] == 'S');
    if (possessive.len && !is_bare && is_plural_name(wanted))
        buf_add(into, str_cut(possessive, 0, possessive.len - 1));
    else
        buf_add(into, possessive);
    if (possessive.len && is_bare && !follows_s)
        buf_add_z(into, "s");
}

bool english_restate(struct buf *into, const struct restatement *r)
{
    struct analysis how = {0};
    size_t len = possessive_length(r->surface), own = possessive_length(r->term);
    drg_str base = str_cut(r->surface, 0, r->surface.len - (own ? 0 : len));
    if (is_same_loosely(base, r->term))
        buf_add(into, r->wanted);
    else if (!inflect_accepts(&lang_english, r->term, base, &how) || !has_label(&how, "plural") ||
             !add_plural_term(into, r->wanted))
        return false;
    add_possessive(into, str_cut(r->surface, base.len, r->surface.len), r->wanted);
    return true;
}
