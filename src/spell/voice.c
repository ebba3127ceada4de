/* voice.c - asking lists and dictionaries whether a word is right. */
#include "spell/voice.h"

#include "base/error.h"

drg_status voice_ready(struct voice *voice, drg_error *err)
{
    if (voice->tongue)
        return DRG_OK;
    return spellbook_tongue(&voice->tongue, voice->book, voice->place, err);
}

drg_status voice_ready_to_guess(struct voice *voice, drg_error *err)
{
    drg_status status = voice_ready(voice, err);
    if (!status && !voice->names)
        status = spellbook_names(&voice->names, voice->book, voice->place, err);
    return status;
}

/* Dictionaries are opened when a word comes that no list has: most texts have few. NULL: it cannot be read, though it was
 * found, and has no words. */
static struct hunspell *open_dictionary(struct voice *voice, uint32_t number)
{
    const struct dictionary_files *files = &voice->tongue->files[number];
    if (!voice->dictionaries[number])
        (void)hunspell_open(&voice->dictionaries[number], files->aff, files->dic, NULL);
    return voice->dictionaries[number];
}

bool voice_has(struct voice *voice, const char *word)
{
    for (uint32_t i = 0; i < voice->tongue->file_count; i++) {
        struct hunspell *dictionary = open_dictionary(voice, i);
        voice->asked++;
        if (dictionary && hunspell_knows(dictionary, word))
            return true;
    }
    return false;
}

static bool has_in_case(struct voice *voice, const uint16_t *letters, uint32_t count, enum word_case shape)
{
    char written[SPELLING_BYTES];
    spelling_write(written, letters, count, shape, voice->tongue->lang);
    return voice_has(voice, written);
}

static bool is_in_list(const struct voice *voice, const uint16_t *letters, uint32_t count, enum word_case shape, uint8_t *band)
{
    const struct word_node *node = word_tree_find(&voice->tongue->words, letters, count);
    *band = node ? node->band : 0;
    if (!node)
        return false;
    if (node->flags & WORD_IS_ACRONYM)
        return shape == CASE_UPPER;
    return !(node->flags & WORD_IS_NAME) || shape != CASE_LOWER;
}

bool voice_knows(struct voice *voice, const uint16_t *letters, uint32_t count, enum word_case shape, uint8_t *band)
{
    if (is_in_list(voice, letters, count, shape, band))
        return true;
    *band = 0;
    if (has_in_case(voice, letters, count, CASE_LOWER))
        return true;
    if ((shape == CASE_TITLE || shape == CASE_UPPER || shape == CASE_MIXED) && has_in_case(voice, letters, count, CASE_TITLE))
        return true;
    return (shape == CASE_UPPER || shape == CASE_MIXED) && has_in_case(voice, letters, count, CASE_UPPER);
}

enum word_case voice_case(struct voice *voice, const uint16_t *letters, uint32_t count, uint8_t *band)
{
    static const enum word_case cases[] = {CASE_LOWER, CASE_TITLE, CASE_UPPER};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        if (is_in_list(voice, letters, count, cases[i], band))
            return cases[i];
    *band = 0;
    for (size_t i = 0; i < 2; i++)
        if (has_in_case(voice, letters, count, cases[i]))
            return cases[i];
    return CASE_NONE;
}

bool voice_cites(struct voice *voice, const uint16_t *letters, uint32_t count)
{
    char written[SPELLING_BYTES];
    spelling_write(written, letters, count, CASE_LOWER, voice->tongue->lang);
    for (uint32_t i = 0; i < voice->tongue->file_count; i++) {
        struct hunspell *dictionary = open_dictionary(voice, i);
        if (dictionary && hunspell_cites(dictionary, written))
            return true;
    }
    return false;
}

void voice_free(struct voice *voice)
{
    for (uint32_t i = 0; i < DICTIONARIES_MAX; i++)
        hunspell_close(voice->dictionaries[i]);
}
