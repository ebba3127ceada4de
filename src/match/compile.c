/* compile.c - a glossary compiled into one lexicon a language. */
#include "match/compile.h"

#include "base/arena.h"
#include "base/error.h"
#include "lang/fold.h"
#include "lang/inflect.h"

/* What goes on around one lexicon while it is built. */
struct compiler {
    drg_matcher *matcher;
    drg_ctx *ctx;
    VEC(struct map) words; /* a lexicon -> key of a word in a role -> its index */
    struct arena arena;    /* owns the keys */
    struct lexeme *lexemes; /* room for TERM_MAX_WORDS */
};

const struct lexicon *matcher_lexicon(const drg_matcher *matcher, const struct lang *lang)
{
    for (size_t i = 0; i < matcher->lexicons.count; i++)
        if (matcher->lexicons.items[i].lang == lang)
            return &matcher->lexicons.items[i];
    return NULL;
}

static bool lexicon_of(struct compiler *c, const struct lang *lang, size_t *index)
{
    for (*index = 0; *index < c->matcher->lexicons.count; ++*index)
        if (c->matcher->lexicons.items[*index].lang == lang)
            return true;
    struct lexicon lexicon;
    if (!lexicon_init(&lexicon, lang) || !vec_push(&c->matcher->lexicons, lexicon)) {
        lexicon_free(&lexicon);
        return false;
    }
    return vec_push(&c->words, (struct map){0});
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

/* Everything that makes two words of terms behave differently, as a string. Fixed words differ by their letters only. */
static drg_str word_key(struct compiler *c, const struct lexeme *lexeme)
{
    uint32_t count = lexeme->word.count, behaves = lexeme->role != ROLE_FIXED;
    uint32_t *key = arena_array(&c->arena, count + 8, sizeof *key);
    if (!key)
        return (drg_str){NULL, 0};
    for (uint32_t i = 0; i < count; i++)
        key[i] = lexeme->word.letters[i].strict;
    key[count] = lexeme->word.apostrophe;
    key[count + 1] = (uint32_t)lexeme->role;
    key[count + 2] = lexeme->info;
    key[count + 3] = behaves * (uint32_t)lexeme->word.shape;
    key[count + 4] = behaves * (uint32_t)lexeme->pos;
    key[count + 5] = behaves * (uint32_t)lexeme->gender;
    key[count + 6] = behaves * (uint32_t)lexeme->number;
    key[count + 7] = behaves * lexeme->is_indeclinable;
    return (drg_str){(const char *)key, (count + 8) * sizeof *key};
}

struct stem_target {
    struct lexicon *lexicon;
    uint32_t word;
};

static bool add_stem(void *user, const struct stem *stem)
{
    struct stem_target *target = user;
    return stem->count == 0 || lexicon_add_stem(target->lexicon, stem, target->word);
}

static bool intern_word(struct compiler *c, size_t lexicon_index, const struct lexeme *lexeme, uint32_t *index)
{
    struct lexicon *lexicon = &c->matcher->lexicons.items[lexicon_index];
    struct map *words = &c->words.items[lexicon_index];
    drg_str key = word_key(c, lexeme);
    if (!key.ptr)
        return false;
    *index = map_get(words, key);
    if (*index != DRG_NONE)
        return true;
    struct lexicon_word word = {.is_fixed = lexeme->role == ROLE_FIXED};
    if (!lexicon_add_word(lexicon, &word, index) || !map_set(words, key, *index))
        return false;
    struct stem_sink sink = {add_stem, &(struct stem_target){lexicon, *index}};
    return inflect_stems(lexicon->lang, lexeme, &sink);
}

/* Divides a term into lexemes and gaps; returns the number of words, 0 when it has none or too many. */
static uint32_t divide_term(struct compiler *c, const drg_term *term, const struct lang *lang, uint32_t *gaps,
                            size_t *end)
{
    struct token_cursor cursor = {term->text, 0, term->text.len};
    struct token token;
    uint32_t count = 0;
    while (token_next(&cursor, &token)) {
        if (count == TERM_MAX_WORDS)
            return 0;
        struct lexeme *lexeme = &c->lexemes[count];
        *lexeme = (struct lexeme){.pos = pos_of(term->pos),
                                  .gender = gender_of(term->gender),
                                  .number = number_of(term->number),
                                  .is_indeclinable = str_eq_z(term->number, "indeclinable")};
        word_make(&lexeme->word, str_cut(term->text, token.start, token.end), lang);
        gaps[count++] = gap_symbol(&token);
        *end = token.end;
    }
    return count;
}

/* What is known of a term of one word: its subject may make it a name; President is president with its capital on. */
static void read_one_word(struct lexeme *lexeme, drg_str subject, const struct lang *lang)
{
    read_subject(lexeme, subject);
    bool is_title = lexeme->word.shape == CASE_TITLE && lexeme->pos != POS_NAME;
    if (is_title && lang && lang->is_title_noun && lang->is_title_noun(&lexeme->word))
        lexeme->word.shape = CASE_LOWER;
}

/* Signs that belong to the term: the ++ of C++, but no closing bracket, quote or full stop; unless a quotation opens
 * inside the term (АЭС «Аккую»). */
static drg_str tail_of(drg_str text, size_t end)
{
    drg_str tail = str_trim(str_cut(text, end, text.len));
    bool closes = str_eq_z(tail, "»") && !str_starts(text, STR("«"));
    bool counts = closes || (tail.len && strchr("+#%&*@$", tail.ptr[0]));
    return counts ? tail : (drg_str){"", 0};
}

static drg_status compile_term(struct compiler *c, uint32_t index, const drg_term *term, drg_error *err)
{
    const struct lang *lang = lang_find(term->lang);
    uint32_t gaps[TERM_MAX_WORDS], words[TERM_MAX_WORDS];
    size_t lexicon_index, end = 0;
    if (!lexicon_of(c, lang ? lang : lang_generic(), &lexicon_index))
        return fail_memory(err);
    uint32_t count = divide_term(c, term, lang, gaps, &end);
    if (count == 0) {
        note(c->ctx, "match.unmatchable", NULL, term->place, "the term '%.*s' has no word, or more than %d",
             STR_ARGS(term->text), (int)TERM_MAX_WORDS);
        return DRG_OK;
    }
    if (count == 1)
        read_one_word(&c->lexemes[0],
                      drg_glossary_concept(c->matcher->glossary, term->concept_index).subject, lang);
    struct term_plan plan = {.count = count};
    for (uint32_t i = 0; i < count; i++)
        plan.words[i] = &c->lexemes[i];
    inflect_plan(c->matcher->lexicons.items[lexicon_index].lang, &plan);
    for (uint32_t i = 0; i < count; i++)
        if (!intern_word(c, lexicon_index, &c->lexemes[i], &words[i]))
            return fail_memory(err);
    c->matcher->tails[index] = tail_of(term->text, end);
    bool is_one_word = count == 1 || (count == 2 && lang_article(lang, term->text));
    c->matcher->shapes[index] = (uint8_t)(is_one_word ? c->lexemes[count - 1].word.shape : CASE_LOWER);
    bool added = lexicon_add_term(&c->matcher->lexicons.items[lexicon_index], words, gaps, count, index);
    return added ? DRG_OK : fail_memory(err);
}

static void free_compiler(struct compiler *c)
{
    for (size_t i = 0; i < c->words.count; i++)
        map_free(&c->words.items[i]);
    vec_free(&c->words);
    arena_free(&c->arena);
    free(c->lexemes);
}

drg_status compile_glossary(drg_matcher *matcher, drg_ctx *ctx, drg_error *err)
{
    size_t count = drg_glossary_term_count(matcher->glossary);
    struct compiler c = {.matcher = matcher, .ctx = ctx};
    c.lexemes = calloc(TERM_MAX_WORDS, sizeof *c.lexemes);
    matcher->tails = calloc(count ? count : 1, sizeof *matcher->tails);
    matcher->shapes = calloc(count ? count : 1, sizeof *matcher->shapes);
    drg_status status = c.lexemes && matcher->tails && matcher->shapes ? DRG_OK : fail_memory(err);
    for (size_t i = 0; i < count && !status; i++) {
        drg_term term = drg_glossary_term(matcher->glossary, i);
        status = drg_glossary_check(matcher->glossary, err); /* a damaged term reads as empty */
        if (!status)
            status = compile_term(&c, (uint32_t)i, &term, err);
    }
    free_compiler(&c);
    return status ? status : drg_glossary_check(matcher->glossary, err);
}
