/* explain.c - why a match is one, in a linguist's words. */
#include "base/buf.h"
#include "base/utf8.h"
#include "lang/inflect.h"
#include "match/compile.h"
#include "text/text.h"

struct writer {
    char *out;
    size_t size, len;
};

static void put(struct writer *w, drg_str s)
{
    for (size_t i = 0; i < s.len && w->len + 1 < w->size; i++)
        w->out[w->len++] = s.ptr[i] == '\n' ? ' ' : s.ptr[i];
}

static void put_told(struct writer *w, const struct lang *lang, uint64_t features)
{
    enum { MOST = 1 << 12 };
    struct buf told = buf_make(MOST);
    lang->tell(&told, features);
    put(w, STR(" + "));
    put(w, buf_str(&told));
    buf_free(&told);
}

size_t drg_term_explain(const drg_matcher *matcher, uint32_t term_index, drg_str surface, char *out, size_t size)
{
    drg_term term = drg_glossary_term(matcher->glossary, term_index);
    const struct lang *lang = lang_find(term.lang);
    struct analysis why;
    struct writer w = {out, size, 0};
    put(&w, term.text);
    lang = lang ? lang : lang_generic();
    bool is_form = inflect_accepts(lang, term.text, surface, &why);
    if (is_form && lang->tell && why.label_count)
        put_told(&w, lang, why.features);
    for (uint32_t i = 0; is_form && !lang->tell && i < why.label_count; i++) {
        put(&w, STR(" + "));
        put(&w, str_from(why.labels[i]));
    }
    w.len = utf8_valid_prefix((drg_str){out, w.len});
    if (size)
        out[w.len] = '\0';
    return w.len;
}

size_t drg_match_explain(const drg_matcher *matcher, const drg_text *text, const drg_match *match, char *out, size_t size)
{
    drg_span span = text_view_span(text, match->span);
    return drg_term_explain(matcher, match->term, str_cut(buf_str(&text->view.text), span.start, span.end), out, size);
}
