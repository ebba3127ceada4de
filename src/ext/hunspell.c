/* hunspell.c - one Hunspell dictionary, through libhunspell. */
#include "ext/hunspell.h"

#include <hunspell/hunspell.h>
#include <pthread.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"
#include "ext/converter.h"

enum { WORD_ROOM = 256 }; /* bytes; libhunspell refuses words of 300 */

struct hunspell {
    Hunhandle *handle;
    uint32_t *codes; /* what each byte of the dictionary's encoding stands for; NULL: UTF-8 */
};

/* libhunspell 1.7.1 counts its users in a plain global: handles are made and freed one at a time. */
static pthread_mutex_t making = PTHREAD_MUTEX_INITIALIZER;

/* Hunspell_create succeeds, and complains by itself, where files are missing. */
static drg_status check_readable(const char *path, drg_error *err)
{
    int fd;
    drg_status status = file_open(&fd, path, err);
    if (!status)
        file_close(fd);
    return status;
}

/* All encodings of dictionaries but UTF-8 have a byte a letter. */
static drg_status read_encoding(struct hunspell *dictionary, drg_str name, drg_error *err)
{
    drg_str prefix = STR("microsoft-");
    if (str_starts(name, prefix))
        name = str_cut(name, prefix.len, name.len);
    const char *encoding = encoding_find(name);
    if (!encoding)
        return fail(err, DRG_EFORMAT, NOWHERE, "the dictionary's encoding is '%.*s', expected UTF-8 or a known one", STR_ARGS(name));
    if (strcmp(encoding, "UTF-8") == 0)
        return DRG_OK;
    dictionary->codes = calloc(256, sizeof *dictionary->codes);
    if (!dictionary->codes)
        return fail_memory(err);
    drg_status status = DRG_OK;
    for (unsigned byte = 1; byte < 256 && !status; byte++) {
        char letter = (char)byte;
        struct convert_report report = {0};
        struct buf made = buf_make(16);
        size_t at = 0;
        status = convert(&made, (drg_str){&letter, 1}, encoding, &report, err);
        if (!status)
            status = buf_status(&made, "a letter", err);
        if (!status && made.len && !report.replaced)
            dictionary->codes[byte] = utf8_next(buf_str(&made), &at);
        buf_free(&made);
    }
    return status;
}

drg_status hunspell_open(struct hunspell **out, const char *aff, const char *dic, drg_error *err)
{
    *out = NULL;
    drg_status status = check_readable(aff, err);
    if (!status)
        status = check_readable(dic, err);
    if (status)
        return status;
    struct hunspell *dictionary = calloc(1, sizeof *dictionary);
    if (!dictionary)
        return fail_memory(err);
    pthread_mutex_lock(&making);
    dictionary->handle = Hunspell_create(aff, dic);
    pthread_mutex_unlock(&making);
    status = dictionary->handle ? DRG_OK : fail_memory(err);
    if (!status)
        status = read_encoding(dictionary, str_from(Hunspell_get_dic_encoding(dictionary->handle)), err);
    if (status) {
        hunspell_close(dictionary);
        return fail_in_file(err, status, aff);
    }
    *out = dictionary;
    return DRG_OK;
}

/* False when a letter has no byte. */
static bool encode(const struct hunspell *dictionary, char into[WORD_ROOM], drg_str word)
{
    size_t len = 0;
    for (size_t at = 0; at < word.len;) {
        uint32_t code = utf8_next(word, &at);
        unsigned byte = 1;
        while (byte < 256 && dictionary->codes[byte] != code)
            byte++;
        if (byte == 256)
            return false;
        into[len++] = (char)byte;
    }
    into[len] = '\0';
    return true;
}

/* The word as the dictionary writes it, in `room` where that is not UTF-8; NULL: it cannot be written, or is absurdly long. */
static const char *written(const struct hunspell *dictionary, char room[WORD_ROOM], const char *word)
{
    size_t len = strlen(word);
    if (len == 0 || len >= WORD_ROOM)
        return NULL;
    if (!dictionary->codes)
        return word;
    return encode(dictionary, room, (drg_str){word, len}) ? room : NULL;
}

bool hunspell_knows(struct hunspell *dictionary, const char *word)
{
    char room[WORD_ROOM];
    word = written(dictionary, room, word);
    return word && Hunspell_spell(dictionary->handle, word) != 0;
}

bool hunspell_cites(struct hunspell *dictionary, const char *word)
{
    char room[WORD_ROOM], **stems = NULL;
    bool is_cited = false;
    word = written(dictionary, room, word);
    if (!word)
        return false;
    int count = Hunspell_stem(dictionary->handle, &stems, word);
    for (int i = 0; i < count; i++)
        is_cited = is_cited || strcmp(stems[i], word) == 0;
    Hunspell_free_list(dictionary->handle, &stems, count);
    return is_cited;
}

void hunspell_close(struct hunspell *dictionary)
{
    if (!dictionary)
        return;
    pthread_mutex_lock(&making);
    if (dictionary->handle)
        Hunspell_destroy(dictionary->handle);
    pthread_mutex_unlock(&making);
    free(dictionary->codes);
    free(dictionary);
}
