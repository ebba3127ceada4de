/* segment.c - dividing a text's view into segments and telling their languages. */
#include "text/segment.h"

#include "base/error.h"
#include "lang/identify.h"
#include "text/sentences.h"
#include "text/tokens.h"

struct segmenter {
    drg_text *text;
    const struct text_build_options *options;
    uint32_t block; /* being divided */
    VEC(struct text_segment) segments;
    VEC(struct evidence) evidence; /* parallel to segments */
};

/* Turns line ends that only wrap a paragraph into spaces; both are one byte, so nothing moves. */
static void soften_lines(struct view *view, const struct view_block *block, bool all)
{
    uint32_t line = block->start;
    for (uint32_t i = block->start; i < block->end; i++) {
        if (view->text.ptr[i] != '\n')
            continue;
        bool has_return = i > line && view->text.ptr[i - 1] == '\r';
        if (all || i - line >= WRAPPED_LINE) {
            view->text.ptr[i] = ' ';
            if (has_return)
                view->text.ptr[i - 1] = ' ';
        }
        line = i + 1;
    }
}

/* The first words of a sentence tell its language as well as all of them. */
enum { TELLING_WORDS = 32 };

static struct evidence gather(drg_str text, uint32_t start, uint32_t end)
{
    struct evidence evidence = {0};
    struct token_cursor cursor = {text, start, end, false};
    struct token token;
    for (uint32_t words = 0; words < TELLING_WORDS && token_next(&cursor, &token); words++)
        if (token.kind == TOKEN_WORD)
            identify_word(&evidence, str_cut(text, token.start, token.end));
    return evidence;
}

static bool add_segment(struct segmenter *s, uint32_t start, uint32_t end, drg_str lang)
{
    drg_str text = buf_str(&s->text->view.text);
    struct text_segment segment = {start, end, s->block, lang.len ? lang_find(lang) : NULL};
    struct evidence evidence = {0};
    if (!s->text->declared && !segment.lang)
        evidence = gather(text, start, end);
    return vec_push(&s->segments, segment) && vec_push(&s->evidence, evidence);
}

/* The sentences of a line, which may be a paragraph whose line ends were softened. */
static bool add_sentences(struct segmenter *s, uint32_t start, uint32_t end, drg_str lang)
{
    const struct lang *known = s->text->declared ? s->text->declared : lang.len ? lang_find(lang) : NULL;
    struct sentences sentences = {.text = str_cut(buf_str(&s->text->view.text), start, end), .lang = known};
    for (drg_span span; sentences_next(&sentences, &span);)
        if (!add_segment(s, start + span.start, start + span.end, lang))
            return false;
    return true;
}

static bool divide_block(struct segmenter *s, const struct view_block *block)
{
    struct view *view = &s->text->view;
    if (!s->options->blocks_are_segments || s->options->lines_are_soft)
        soften_lines(view, block, s->options->lines_are_soft);
    if (s->options->blocks_are_segments)
        return add_segment(s, block->start, block->end, block->lang);
    drg_str rest = str_cut(buf_str(&view->text), block->start, block->end), line;
    while (str_split(&rest, '\n', &line)) {
        uint32_t start = (uint32_t)(line.ptr - view->text.ptr);
        if (!add_sentences(s, start, start + (uint32_t)line.len, block->lang))
            return false;
    }
    return true;
}

/* A short sentence tells little: the rest of its paragraph, then of the document, decides for it. */
static void name_languages(struct segmenter *s, size_t first, size_t last, const struct lang *fallback)
{
    struct evidence paragraph = {0};
    for (size_t i = first; i < last; i++)
        identify_add(&paragraph, &s->evidence.items[i]);
    const struct lang *usual = identify(&paragraph);
    for (size_t i = first; i < last; i++) {
        struct text_segment *segment = &s->segments.items[i];
        const struct lang *own = identify(&s->evidence.items[i]);
        if (!segment->lang)
            segment->lang = own ? own : usual ? usual : fallback;
    }
}

static const struct lang *usual_language(const struct segmenter *s)
{
    struct evidence all = {0};
    for (size_t i = 0; i < s->evidence.count; i++)
        identify_add(&all, &s->evidence.items[i]);
    return identify(&all);
}

static drg_status divide(struct segmenter *s, drg_error *err)
{
    const struct view *view = &s->text->view;
    VEC(size_t) first_of_block = {0};
    drg_status status = DRG_OK;
    for (size_t i = 0; i < view->blocks.count && !status; i++) {
        s->block = (uint32_t)i;
        if (!vec_push(&first_of_block, s->segments.count) || !divide_block(s, &view->blocks.items[i]))
            status = fail_memory(err);
    }
    const struct lang *fallback = s->options->has_fallback ? s->options->fallback : usual_language(s);
    for (size_t i = 0; i < first_of_block.count && !status && !s->text->declared; i++)
        name_languages(s, first_of_block.items[i],
                       i + 1 < first_of_block.count ? first_of_block.items[i + 1] : s->segments.count, fallback);
    for (size_t i = 0; i < s->segments.count && s->text->declared; i++)
        s->segments.items[i].lang = s->text->declared;
    vec_free(&first_of_block);
    return status;
}

drg_status segment_text(drg_text *text, const struct text_build_options *options, drg_error *err)
{
    struct segmenter s = {.text = text, .options = options};
    drg_status status = divide(&s, err);
    vec_free(&s.evidence);
    text->segments = s.segments.items;
    text->segment_count = s.segments.count;
    return status;
}
