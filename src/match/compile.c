/* compile.c - a glossary compiled into one lexicon a language. */
#include "match/compile.h"

#include "base/error.h"
#include "lang/fold.h"
#include "lang/inflect.h"
#include "match/word_table.h"

/* What goes on around one lexicon while it is built. */
struct compiler {
    drg_matcher *matcher;
    drg_ctx *ctx;
    VEC(struct word_table) words;  /* one a lexicon */
    struct lexeme *lexemes;        /* room for TERM_MAX_WORDS */
    struct token_list tokens;      /* of the term at hand */
    struct token_cursor cursor;    /* where they are read */
    drg_str tag;                   /* of the term before, whose language most terms share */
    const struct lang *lang;       /* NULL: it is no tag */
    size_t lexicon;
};

const struct lexicon *matcher_lexicon(const drg_matcher *matcher, const struct lang *lang)
{
    for (size_t i = 0; i < matcher->lexicons.count; i++)
        if (matcher->lexicons.items[i].lang == lang && lexicon_is_ready(&matcher->lexicons.items[i]))
            return &matcher->lexicons.items[i];
    return NULL;
}

static bool builder_of(struct compiler *c, const struct lang *lang, size_t *index)
{
    for (*index = 0; *index < c->matcher->builders.count; ++*index)
        if (c->matcher->builders.items[*index].lang == lang)
            return true;
    return vec_push(&c->matcher->builders, (struct lexicon_builder){.lang = lang}) &&
           vec_push(&c->words, (struct word_table){0});
}

static enum pos pos_of(drg_str name)
{
    static const struct { const char *name; enum pos pos; } table[] = {
        {"noun", POS_NOUN}, {"adjective", POS_ADJECTIVE}, {"verb", POS_VERB}, {"name", POS_NAME},
        {"proper noun", POS_NAME}, {"properNoun", POS_NAME}, {"adverb", POS_ADVERB}, {"other", POS_OTHER},
    };
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        if (str_eq_z(name, table[i].name))
            return table[i].pos;
    return POS_UNKNOWN;
}

static enum gender gender_of(drg_str name)
{
    return str_eq_z(name, "masculine")  ? GENDER_MASCULINE
           : str_eq_z(name, "feminine") ? GENDER_FEMININE
           : str_eq_z(name, "neuter")   ? GENDER_NEUTER
                                        : GENDER_UNKNOWN;
}

static enum number number_of(drg_str name)
{
    return str_eq_z(name, "singular") ? NUMBER_SINGULAR
           : str_eq_z(name, "plural") ? NUMBER_PLURAL
           : str_eq_z(name, "dual")   ? NUMBER_DUAL
                                      : NUMBER_UNKNOWN;
}

/* What the subject field tells of a term of one word that says nothing of itself: Rabat (الرباط) is no thing that has a
 * plural, and there is one of it. Several words may begin with a common noun (Gulf of ..., President ...). */
static void read_subject(struct lexeme *lexeme, drg_str subject)
{
    static const struct { const char *name; enum number number; } names[] = {
        {"country", NUMBER_SINGULAR}, {"city", NUMBER_SINGULAR}, {"region", NUMBER_SINGULAR}, {"site", NUMBER_SINGULAR},
        {"sea", NUMBER_SINGULAR}, {"river", NUMBER_SINGULAR}, {"mountain", NUMBER_SINGULAR}, {"media", NUMBER_UNKNOWN},
        {"person", NUMBER_UNKNOWN},
    };
    for (size_t i = 0; lexeme->pos == POS_UNKNOWN && i < sizeof names / sizeof names[0]; i++)
        if (str_eq_z(subject, names[i].name)) {
            lexeme->pos = POS_NAME;
            lexeme->number = lexeme->number ? lexeme->number : names[i].number;
        }
}

struct stem_target {
    struct lexicon_builder *lexicon;
    uint32_t word;
};

static bool add_stem(void *user, const struct stem *stem)
{
    struct stem_target *target = user;
    return stem->count == 0 || lexicon_add_stem(target->lexicon, stem, target->word);
}

static bool intern_word(struct compiler *c, size_t lexicon_index, const struct lexeme *lexeme, uint32_t *index)
{
    struct lexicon_builder *lexicon = &c->matcher->builders.items[lexicon_index];
    uint64_t hash;
    struct word_slot *slot = word_table_slot(&c->words.items[lexicon_index], lexicon, lexeme, &hash);
    if (!slot)
        return false;
    if (slot->word) {
        *index = slot->word - 1;
        return true;
    }
    if (!lexicon_add_word(lexicon, &lexeme->word, lexeme->role == ROLE_FIXED, index))
        return false;
    *slot = (struct word_slot){hash, *index + 1};
    c->words.items[lexicon_index].used++;
    struct stem_sink sink = {add_stem, &(struct stem_target){lexicon, *index}};
    return matcher_is_literal(c->matcher) || !lexicon->lang->accept || inflect_stems(lexicon->lang, lexeme, &sink);
}

/* Divides a term into words and signs; *count is the number of words, 0 when it has none or too many. False: no memory. */
static bool divide_term(struct compiler *c, drg_str text, uint32_t *signs, uint32_t *count, size_t *end)
{
    c->cursor = (struct token_cursor){text, 0, text.len, false};
    c->tokens.tokens.count = *count = 0;
    while (c->cursor.at < c->cursor.end)
        if (!token_list_fill(&c->tokens, &c->cursor, c->cursor.end))
            return false;
    if (c->tokens.tokens.count <= TERM_MAX_WORDS)
        *count = (uint32_t)c->tokens.tokens.count;
    for (uint32_t i = 0; i < *count; i++) {
        const struct token *token = i ? token_list_at(&c->tokens, i, &c->cursor) : &c->tokens.tokens.items[0];
        signs[i] = i ? signs_symbol(token) : 0;
        *end = token->end;
    }
    return true;
}

static drg_str word_of(const struct compiler *c, const drg_term *term, uint32_t index)
{
    const struct token *token = &c->tokens.tokens.items[index];
    return str_cut(term->text, token->start, token->end);
}

static void make_lexemes(struct compiler *c, const drg_term *term, uint32_t first, uint32_t count)
{
    enum pos pos = term->pos.len ? pos_of(term->pos) : POS_UNKNOWN;
    enum gender gender = term->gender.len ? gender_of(term->gender) : GENDER_UNKNOWN;
    enum number number = term->number.len ? number_of(term->number) : NUMBER_UNKNOWN;
    for (uint32_t i = first; i < count; i++) {
        struct lexeme *lexeme = &c->lexemes[i];
        lexeme->role = ROLE_FIXED;
        lexeme->pos = pos;
        lexeme->gender = gender;
        lexeme->number = number;
        lexeme->is_indeclinable = term->number.len && str_eq_z(term->number, "indeclinable");
        lexeme->info = 0;
        word_make(&lexeme->word, word_of(c, term, i), c->lang);
    }
}

/* What is known of a term of one word: its subject may make it a name; President is president with its capital on. */
static void read_one_word(struct lexeme *lexeme, drg_str subject, const struct lang *lang)
{
    read_subject(lexeme, subject);
    bool is_title = lexeme->word.shape == CASE_TITLE && lexeme->pos != POS_NAME;
    if (is_title && lang && lang->is_title_noun && lang->is_title_noun(&lexeme->word))
        lexeme->word.shape = CASE_LOWER;
}

drg_str term_tail(drg_str text, size_t end)
{
    drg_str tail = str_trim(str_cut(text, end, text.len));
    bool closes = str_eq_z(tail, "»") && !str_starts(text, STR("«"));
    bool counts = closes || (tail.len && strchr("+#%&*@$", tail.ptr[0]));
    return counts ? tail : (drg_str){"", 0};
}

static struct phrase_end end_of(const struct compiler *c, uint32_t index, const drg_term *term, uint32_t count, size_t end,
                                enum word_case shape)
{
    return (struct phrase_end){
        .term = index,
        .text_hash = text_hash(str_trim(term->text)),
        .shape = (uint8_t)shape,
        .flags = (uint8_t)((term_tail(term->text, end).len ? END_HAS_TAIL : 0) |
                           (lang_article(c->lang, term->text) ? END_HAS_ARTICLE : 0) |
                           (term->status == DRG_VARIANT ? END_IS_VARIANT : 0)),
        .count = (uint16_t)count,
    };
}

/* Whether words differ by their spelling alone: nothing is inflected. */
static bool is_spelling_all(const struct compiler *c)
{
    return matcher_is_literal(c->matcher) || !c->matcher->builders.items[c->lexicon].lang->accept;
}

static bool intern_spelt(struct compiler *c, const drg_term *term, uint32_t count, uint32_t *words)
{
    struct word_table *table = &c->words.items[c->lexicon];
    for (uint32_t i = 0; i < count; i++) {
        words[i] = word_table_spelt(table, word_of(c, term, i));
        if (words[i] != DRG_NONE)
            continue;
        make_lexemes(c, term, i, i + 1);
        if (!intern_word(c, c->lexicon, &c->lexemes[i], &words[i]))
            return false;
        word_table_remember(table, word_of(c, term, i), words[i]);
    }
    return true;
}

static bool intern_planned(struct compiler *c, uint32_t count, uint32_t *words)
{
    struct term_plan plan = {.count = count};
    for (uint32_t i = 0; i < count; i++)
        plan.words[i] = &c->lexemes[i];
    inflect_plan(c->matcher->builders.items[c->lexicon].lang, &plan);
    for (uint32_t i = 0; i < count; i++)
        if (!intern_word(c, c->lexicon, &c->lexemes[i], &words[i]))
            return false;
    return true;
}

static bool choose_builder(struct compiler *c, drg_str tag)
{
    if (c->tag.ptr && str_eq(c->tag, tag))
        return true;
    c->tag = tag;
    c->lang = lang_find(tag);
    return builder_of(c, c->lang ? c->lang : lang_generic(), &c->lexicon);
}

/* The case of a term of one word, an article aside; small letters stand for all others. */
static enum word_case shape_of(struct compiler *c, const drg_term *term, uint32_t count)
{
    bool is_one_word = count == 1 || (count == 2 && lang_article(c->lang, term->text));
    if (!is_one_word)
        return CASE_LOWER;
    make_lexemes(c, term, count - 1, count);
    if (count == 1)
        read_one_word(&c->lexemes[0], drg_glossary_concept(c->matcher->glossary, term->concept_index).subject,
                      c->matcher->builders.items[c->lexicon].lang);
    return c->lexemes[count - 1].word.shape;
}

static drg_status compile_term(struct compiler *c, uint32_t index, const drg_term *term, drg_error *err)
{
    uint32_t signs[TERM_MAX_WORDS], words[TERM_MAX_WORDS], count;
    size_t end = 0;
    if (!choose_builder(c, term->lang) || !divide_term(c, term->text, signs, &count, &end))
        return fail_memory(err);
    if (count == 0) {
        note(c->ctx, "match.unmatchable", NULL, term->place, "the term '%.*s' has no word, or more than %d",
             STR_ARGS(term->text), (int)TERM_MAX_WORDS);
        return DRG_OK;
    }
    bool is_spelling = is_spelling_all(c);
    if (!is_spelling && count > 1)
        make_lexemes(c, term, 0, count);
    enum word_case shape = shape_of(c, term, count);
    if (!(is_spelling ? intern_spelt(c, term, count, words) : intern_planned(c, count, words)))
        return fail_memory(err);
    struct phrase phrase = {words, signs, end_of(c, index, term, count, end, shape)};
    return lexicon_add_phrase(&c->matcher->builders.items[c->lexicon], &phrase) ? DRG_OK : fail_memory(err);
}

static void free_compiler(struct compiler *c)
{
    for (size_t i = 0; i < c->words.count; i++)
        word_table_free(&c->words.items[i]);
    vec_free(&c->words);
    token_list_free(&c->tokens);
    free(c->lexemes);
}

static bool finish_lexicons(drg_matcher *matcher)
{
    for (size_t i = 0; i < matcher->builders.count; i++) {
        struct lexicon_builder *builder = &matcher->builders.items[i];
        if (!lexicon_finish(builder) || !vec_push(&matcher->lexicons, lexicon_of(builder)))
            return false;
    }
    return true;
}

drg_status compile_glossary(drg_matcher *matcher, drg_ctx *ctx, drg_error *err)
{
    size_t count = drg_glossary_term_count(matcher->glossary);
    struct compiler c = {.matcher = matcher, .ctx = ctx};
    c.lexemes = calloc(TERM_MAX_WORDS, sizeof *c.lexemes);
    drg_status status = c.lexemes ? DRG_OK : fail_memory(err);
    for (size_t i = 0; i < count && !status; i++) {
        drg_term term = drg_glossary_term(matcher->glossary, i);
        status = drg_glossary_check(matcher->glossary, err); /* a damaged term reads as empty */
        if (!status)
            status = compile_term(&c, (uint32_t)i, &term, err);
    }
    if (!status && !finish_lexicons(matcher))
        status = fail_memory(err);
    free_compiler(&c);
    return status ? status : drg_glossary_check(matcher->glossary, err);
}

void matcher_clear(drg_matcher *matcher)
{
    for (size_t i = 0; i < matcher->builders.count; i++)
        lexicon_builder_free(&matcher->builders.items[i]);
    vec_free(&matcher->builders);
    vec_free(&matcher->lexicons);
}
