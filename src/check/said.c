/* said.c - words of a side with their letters, and runs of them compared with citation forms. */
#include "check/said.h"

#include "base/utf8.h"
#include "check/words.h"
#include "lang/fold.h"
#include "lang/inflect.h"
#include "text/tokens.h"

/* ---- Beginnings ----------------------------------------------------------------------------------------------------- */

enum { BEGINNING = 3, BEGINNING_BITS = 64 * 8 };

static uint32_t hash_beginning(const uint32_t letters[BEGINNING])
{
    return ((letters[0] * 31 + letters[1]) * 31 + letters[2]) % BEGINNING_BITS;
}

static void add_beginning(struct said *said, const struct word *word, uint32_t start)
{
    if (start + BEGINNING > word->count)
        return;
    uint32_t letters[BEGINNING] = {0}, bit;
    for (uint32_t i = 0; i < BEGINNING; i++)
        letters[i] = word->letters[start + i].loose;
    bit = hash_beginning(letters);
    said->beginnings[bit / 64] |= UINT64_C(1) << bit % 64;
}

/* Where the first letters are not simply one behind the other, we do not know. */
bool said_may_have(const struct said *said, drg_str text)
{
    uint32_t letters[BEGINNING] = {0};
    size_t at = 0;
    for (uint32_t i = 0; i < BEGINNING; i++) {
        if (at == text.len)
            return true;
        uint32_t code = utf8_next(text, &at);
        const struct fold_record *record = fold_find(code);
        if (record->class != FOLD_LETTER || record->count != 1)
            return true;
        letters[i] = code + (uint32_t)record->to_loose;
    }
    size_t next = at;
    uint32_t bit = hash_beginning(letters);
    bool is_marked = at < text.len && fold_find(utf8_next(text, &next))->class == FOLD_MARK;
    return is_marked || said->beginnings[bit / 64] >> bit % 64 & 1;
}

/* ---- Words ------------------------------------------------------------------------------------------------------------ */

static bool add_word(struct said *said, const struct token *token)
{
    if (!vec_reserve_one(&said->words))
        return false;
    struct said_word *word = &said->words.items[said->words.count++];
    word->span = (drg_span){token->start, token->end};
    word->gap = token->gap;
    word->is_known = false;
    word_make(&word->word, side_slice(said->side, word->span), said->side->lang);
    word->start_count = (uint8_t)inflect_starts(said->side->lang, &word->word, word->starts);
    said->has_initials |= word->word.shape == CASE_UPPER && word->word.count >= 2;
    word->letters = 0;
    for (uint32_t i = 0; i < word->word.count; i++)
        word->letters |= said_letter_bit(word->word.letters[i].loose);
    add_beginning(said, &word->word, 0);
    for (uint32_t i = 0; i < word->start_count; i++)
        add_beginning(said, &word->word, word->starts[i]);
    return true;
}

bool said_read(struct said *said, const struct side *side)
{
    struct token_cursor cursor = {buf_str(&side->text->view.text), side->span.start, side->span.end, false};
    struct token token;
    if (said->is_read)
        return true;
    said->side = side;
    said->words.count = 0;
    said->has_initials = false;
    said->has_mixed_word = has_mixed_word(side->words);
    memset(said->beginnings, 0, sizeof said->beginnings);
    while (token_next(&cursor, &token))
        if (token.kind == TOKEN_WORD && !add_word(said, &token))
            return false;
    said->is_read = true;
    return true;
}

void said_free(struct said *said)
{
    vec_free(&said->words);
}

drg_span said_span(const struct said *said, size_t first, size_t count)
{
    return (drg_span){said->words.items[first].span.start, said->words.items[first + count - 1].span.end};
}

/* Whether a stem that begins like the lemma may stand in the word: a look at three letters spares most words the rest. */
static bool may_begin(const struct said_word *said, const struct word *lemma)
{
    uint32_t wanted = lemma->count < 3 ? lemma->count : 3;
    for (uint32_t s = 0; s < said->start_count; s++) {
        uint32_t same = 0, start = said->starts[s];
        while (same < wanted && start + same < said->word.count &&
               said->word.letters[start + same].loose == lemma->letters[same].loose)
            same++;
        if (same == wanted)
            return true;
    }
    return false;
}

/* Whether nothing but spaces and hyphens part the words of a run. */
static bool is_together(const struct said *said, size_t first, size_t count)
{
    for (size_t i = first + 1; i < first + count; i++)
        if (said->words.items[i].gap == GAP_BREAK)
            return false;
    return true;
}

uint32_t said_find(const struct said *said, size_t from, drg_str lemma, uint32_t *count)
{
    struct cited_words cited;
    struct word first;
    if (!said_may_have(said, lemma) || !cited_words_split(&cited, lemma))
        return DRG_NONE;
    word_make(&first, cited.words[0], said->side->lang);
    *count = cited.count;
    for (size_t i = from; first.count && i + cited.count <= said->words.count; i++) {
        struct analysis how;
        if (may_begin(&said->words.items[i], &first) && is_together(said, i, cited.count) &&
            inflect_accepts(said->side->lang, lemma, side_slice(said->side, said_span(said, i, cited.count)), &how))
            return (uint32_t)i;
    }
    return DRG_NONE;
}

static bool is_same_word(const struct said_word *said, const struct word *wanted)
{
    const struct word *word = &said->word;
    uint32_t count = word_has_apostrophe(word) && !word_has_apostrophe(wanted) ? word->apostrophe : word->count;
    if (count != wanted->count)
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (word->letters[i].loose != wanted->letters[i].loose)
            return false;
    return true;
}

uint32_t said_verbatim(const struct said *said, size_t from, drg_str text, uint32_t *count)
{
    struct cited_words cited;
    if (!said_may_have(said, text) || !cited_words_split(&cited, text))
        return DRG_NONE;
    *count = cited.count;
    for (size_t i = from; i + cited.count <= said->words.count; i++) {
        uint32_t same = 0;
        for (struct word wanted; same < cited.count; same++) {
            word_make(&wanted, cited.words[same], said->side->lang);
            if (!is_same_word(&said->words.items[i + same], &wanted))
                break;
        }
        if (same == cited.count)
            return (uint32_t)i;
    }
    return DRG_NONE;
}
