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
    mark = at;
    while (mark > 0 && !utf8_is_lead(s.ptr[mark - 1]))
        mark--;
    mark -= mark > 0;
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

/* The plural of a word by spelling; irregular words are tried first by what the acceptor knows. */
static void add_plural(struct buf *into, drg_str word)
{
    static const char *const sibilants[] = {"s", "x", "z", "ch", "sh", NULL};
    static const char *const vowel_y[] = {"ay", "ey", "oy", "uy", NULL};
    bool is_y = str_ends(word, STR("y")) && !ends_with_any(word, vowel_y);
    buf_add(into, is_y ? str_cut(word, 0, word.len - 1) : word);
    buf_add_z(into, is_y ? "ies" : ends_with_any(word, sibilants) ? "es" : "s");
}

static bool has_label(const struct analysis *how, const char *label)
{
    for (uint32_t i = 0; i < how->label_count; i++)
        if (strcmp(how->labels[i], label) == 0)
            return true;
    return false;
}

/* The wanted term with its words in the number of the surface's words, one by one: the head is wherever it is. */
static bool add_plural_term(struct buf *into, drg_str base, const struct restatement *r)
{
    struct cited_words from, term, wanted;
    if (!cited_words_split(&from, base) || !cited_words_split(&term, r->term) || !cited_words_split(&wanted, r->wanted))
        return false;
    if (from.count != term.count || (wanted.count != term.count && term.count != 1))
        return false;
    size_t start = into->len;
    for (uint32_t i = 0; i < wanted.count; i++) {
        uint32_t same = wanted.count == term.count ? i : term.count - 1;
        bool is_head = wanted.count == term.count || i + 1 == wanted.count;
        if (i)
            buf_add(into, str_cut(r->wanted, (size_t)(wanted.words[i - 1].ptr + wanted.words[i - 1].len - r->wanted.ptr),
                                  (size_t)(wanted.words[i].ptr - r->wanted.ptr)));
        if (!is_head || is_same_loosely(from.words[same], term.words[same]))
            buf_add(into, wanted.words[i]);
        else
            add_plural(into, wanted.words[i]);
    }
    struct analysis how;
    drg_str made = str_cut(buf_str(into), start, into->len);
    return inflect_accepts(&lang_english, r->wanted, made, &how) && has_label(&how, "plural");
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
             !add_plural_term(into, base, r))
        return false;
    add_possessive(into, str_cut(r->surface, base.len, r->surface.len), r->wanted);
    return true;
}
