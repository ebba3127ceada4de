/* compile.c - a glossary compiled into one lexicon a language. */
#include "match/compile.h"

#include "base/error.h"
#include "lang/fold.h"
#include "lang/inflect.h"

/* Words of one lexicon by what they are: a table of hashes beside it, wanted only while it is built. */
struct word_table {
    struct word_slot { uint64_t hash; uint32_t word; } *slots; /* word: 1 + index; 0: free */
    size_t count, used;
};

/* What goes on around one lexicon while it is built. */
struct compiler {
    drg_matcher *matcher;
    drg_ctx *ctx;
    VEC(struct word_table) words;  /* one a lexicon */
    struct lexeme *lexemes;        /* room for TERM_MAX_WORDS */
    struct token_list tokens;      /* of the term at hand */
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

/* Everything that makes two words of terms behave differently, as a number. Fixed words differ by their letters only. */
static uint64_t word_hash(const struct lexeme *lexeme)
{
    uint64_t hash = lexeme->word.count;
    for (uint32_t i = 0; i < lexeme->word.count; i++)
        hash = letters_hash(hash, lexeme->word.letters[i].strict);
    hash = spread(hash ^ (uint64_t)lexeme->word.apostrophe << 8 ^ (uint64_t)lexeme->info << 32);
    if (lexeme->role != ROLE_FIXED)
        hash ^= spread(1u | (uint64_t)lexeme->role << 4 | (uint64_t)lexeme->word.shape << 12 | (uint64_t)lexeme->pos << 20 |
                       (uint64_t)lexeme->gender << 28 | (uint64_t)lexeme->number << 36 |
                       (uint64_t)lexeme->is_indeclinable << 44);
    return spread(hash);
}

static bool grow_table(struct word_table *table)
{
    size_t count = table->count ? table->count * 2 : 256;
    struct word_slot *slots = calloc(count, sizeof *slots);
    if (!slots)
        return false;
    for (size_t i = 0; i < table->count; i++) {
        size_t at = table->slots[i].hash & (count - 1);
        while (slots[at].word)
            at = (at + 1) & (count - 1);
        if (table->slots[i].word)
            slots[at] = table->slots[i];
    }
    free(table->slots);
    table->slots = slots;
    table->count = count;
    return true;
}

static bool is_spelt(const struct lexicon_builder *lexicon, const struct lexicon_word *word, const struct word *other)
{
    const struct packed_letter *own = lexicon->letters.items + word->letters;
    for (uint32_t i = 0; i < other->count && i < word->count; i++)
        if (own[i].strict != other->letters[i].strict)
            return false;
    return word->count == other->count;
}

/* The slot of a word, free when it is new; NULL when memory is out. */
static struct word_slot *word_slot(struct word_table *table, const struct lexicon_builder *lexicon,
                                   const struct lexeme *lexeme, uint64_t hash)
{
    if (table->used * 2 >= table->count && !grow_table(table))
        return NULL;
    size_t at = hash & (table->count - 1);
    for (; table->slots[at].word; at = (at + 1) & (table->count - 1)) {
        const struct word_slot *slot = &table->slots[at];
        if (slot->hash == hash && is_spelt(lexicon, &lexicon->words.items[slot->word - 1], &lexeme->word))
            break;
    }
    return &table->slots[at];
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
    uint64_t hash = word_hash(lexeme);
    struct word_slot *slot = word_slot(&c->words.items[lexicon_index], lexicon, lexeme, hash);
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

/* Divides a term into lexemes and signs; *count is the number of words, 0 when it has none or too many. False: no memory. */
static bool divide_term(struct compiler *c, const drg_term *term, const struct lang *lang, uint32_t *signs, uint32_t *count,
                        size_t *end)
{
    struct token_cursor cursor = {term->text, 0, term->text.len, false};
    c->tokens.tokens.count = *count = 0;
    while (cursor.at < cursor.end)
        if (!token_list_fill(&c->tokens, &cursor, cursor.end))
            return false;
    if (c->tokens.tokens.count <= TERM_MAX_WORDS)
        *count = (uint32_t)c->tokens.tokens.count;
    for (uint32_t i = 0; i < *count; i++) {
        const struct token *token = i ? token_list_at(&c->tokens, i, &cursor) : &c->tokens.tokens.items[0];
        struct lexeme *lexeme = &c->lexemes[i];
        lexeme->role = ROLE_FIXED;
        lexeme->pos = pos_of(term->pos);
        lexeme->gender = gender_of(term->gender);
        lexeme->number = number_of(term->number);
        lexeme->is_indeclinable = str_eq_z(term->number, "indeclinable");
        lexeme->info = 0;
        word_make(&lexeme->word, str_cut(term->text, token->start, token->end), lang);
        signs[i] = i ? signs_symbol(token) : 0;
        *end = token->end;
    }
    return true;
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

static struct phrase_end end_of(const struct compiler *c, uint32_t index, const drg_term *term, uint32_t count, size_t end)
{
    size_t article = lang_article(lang_find(term->lang), term->text);
    bool is_one_word = count == 1 || (count == 2 && article);
    return (struct phrase_end){
        .term = index,
        .text_hash = text_hash(str_trim(term->text)),
        .shape = (uint8_t)(is_one_word ? c->lexemes[count - 1].word.shape : CASE_LOWER),
        .flags = (uint8_t)((term_tail(term->text, end).len ? END_HAS_TAIL : 0) | (article ? END_HAS_ARTICLE : 0) |
                           (term->status == DRG_VARIANT ? END_IS_VARIANT : 0)),
        .count = (uint16_t)count,
    };
}

static void plan_words(struct compiler *c, const drg_term *term, const struct lang *rules, uint32_t count)
{
    if (count == 1)
        read_one_word(&c->lexemes[0], drg_glossary_concept(c->matcher->glossary, term->concept_index).subject, rules);
    if (matcher_is_literal(c->matcher) || !rules->accept)
        return;
    struct term_plan plan = {.count = count};
    for (uint32_t i = 0; i < count; i++)
        plan.words[i] = &c->lexemes[i];
    inflect_plan(rules, &plan);
}

static drg_status compile_term(struct compiler *c, uint32_t index, const drg_term *term, drg_error *err)
{
    const struct lang *lang = lang_find(term->lang);
    uint32_t signs[TERM_MAX_WORDS], words[TERM_MAX_WORDS];
    size_t lexicon, end = 0;
    uint32_t count;
    if (!builder_of(c, lang ? lang : lang_generic(), &lexicon) || !divide_term(c, term, lang, signs, &count, &end))
        return fail_memory(err);
    if (count == 0) {
        note(c->ctx, "match.unmatchable", NULL, term->place, "the term '%.*s' has no word, or more than %d",
             STR_ARGS(term->text), (int)TERM_MAX_WORDS);
        return DRG_OK;
    }
    plan_words(c, term, c->matcher->builders.items[lexicon].lang, count);
    for (uint32_t i = 0; i < count; i++)
        if (!intern_word(c, lexicon, &c->lexemes[i], &words[i]))
            return fail_memory(err);
    struct phrase phrase = {words, signs, end_of(c, index, term, count, end)};
    return lexicon_add_phrase(&c->matcher->builders.items[lexicon], &phrase) ? DRG_OK : fail_memory(err);
}

static void free_compiler(struct compiler *c)
{
    for (size_t i = 0; i < c->words.count; i++)
        free(c->words.items[i].slots);
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
