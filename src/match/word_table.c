/* word_table.c - the words of one lexicon by what they are. */
#include "match/word_table.h"

#include "base/pages.h"

void word_table_free(struct word_table *table)
{
    free(table->slots);
    memo_free(&table->spelt);
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
    struct word_slot *slots = pages_zeroed(count * sizeof *slots);
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

struct word_slot *word_table_slot(struct word_table *table, const struct lexicon_builder *lexicon,
                                  const struct lexeme *lexeme, uint64_t *hash)
{
    *hash = word_hash(lexeme);
    if (table->used * 2 >= table->count && !grow_table(table))
        return NULL;
    size_t at = *hash & (table->count - 1);
    for (; table->slots[at].word; at = (at + 1) & (table->count - 1)) {
        const struct word_slot *slot = &table->slots[at];
        if (slot->hash == *hash && is_spelt(lexicon, &lexicon->words.items[slot->word - 1], &lexeme->word))
            break;
    }
    return &table->slots[at];
}

static struct memo_key key_of(drg_str token)
{
    char bytes[MEMO_SHORT] = {0};
    memcpy(bytes, token.ptr, token.len);
    struct memo_key key = memo_key(bytes, token.len);
    key.hash = memo_hash(key.part);
    return key;
}

uint32_t word_table_spelt(const struct word_table *table, drg_str token)
{
    const struct memo_value *known = NULL;
    if (!table->spelt.words || token.len > MEMO_LONG)
        return DRG_NONE;
    if (token.len <= MEMO_SHORT) {
        struct memo_key key = key_of(token);
        known = memo_find(&table->spelt, &key);
        known = known ? known : memo_find_aside(&table->spelt, &key);
    } else {
        known = memo_find_long(&table->spelt, token);
    }
    return known ? known->id[0] : DRG_NONE;
}

void word_table_remember(struct word_table *table, drg_str token, uint32_t index)
{
    struct memo_value value = {{index, 0}, {0, 0}};
    if (token.len > MEMO_LONG || !memo_init(&table->spelt))
        return;
    if (token.len <= MEMO_SHORT) {
        struct memo_key key = key_of(token);
        memo_add(&table->spelt, &key, value);
    } else {
        memo_add_long(&table->spelt, token, value);
    }
}
