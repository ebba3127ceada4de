/* dictionaries.c - finding the Hunspell dictionaries of a language. */
#include "spell/dictionaries.h"

#include <unistd.h>

#include "base/buf.h"
#include "base/error.h"

/* What the dictionaries of a language are called, better ones first, and Debian's packages of them. Both of English are used:
 * a word is right when either has it. */
static const struct {
    const char *tag;
    const char *names[4];
    uint32_t used;
    const char *package;
} known[] = {
    {"en", {"en_US", "en_GB", "en"}, 2, "hunspell-en-us"},
    {"tr", {"tr_TR", "tr"}, 1, "hunspell-tr"},
    {"ar", {"ar", "ar_SA", "ar_EG"}, 1, "hunspell-ar"},
    {"ru", {"ru_RU", "ru"}, 1, "hunspell-ru"},
};

const char *const dictionary_folders[] = {"/usr/share/hunspell",       "/usr/local/share/hunspell", "/usr/share/myspell/dicts",
                                          "/usr/share/myspell",        "/opt/homebrew/share/hunspell", "/Library/Spelling"};
const size_t dictionary_folder_count = sizeof dictionary_folders / sizeof dictionary_folders[0];

enum { PATH_LIMIT = 4096 };

/* folder/name.ending, when it can be read; *failed: no memory. */
static const char *readable(struct arena *arena, const char *folder, const char *name, const char *ending, bool *failed)
{
    struct buf path = buf_make(PATH_LIMIT);
    buf_addf(&path, "%s/%s.%s", folder, name, ending);
    if (path.failed || access(path.ptr, R_OK) != 0) {
        *failed = *failed || path.failed == BUF_MEMORY;
        buf_free(&path);
        return NULL;
    }
    drg_str kept = buf_into_arena(&path, arena);
    *failed = *failed || !kept.ptr;
    return kept.ptr;
}

static bool find_named(struct dictionary_files *files, struct arena *arena, const char *const *folders, size_t folder_count,
                       const char *name, bool *failed)
{
    for (size_t i = 0; i < folder_count && !*failed; i++) {
        files->aff = readable(arena, folders[i], name, "aff", failed);
        files->dic = files->aff ? readable(arena, folders[i], name, "dic", failed) : NULL;
        if (files->dic)
            return true;
    }
    return false;
}

bool dictionaries_find(struct dictionary_files files[DICTIONARIES_MAX], uint32_t *count, struct arena *arena,
                       const char *const *folders, size_t folder_count, const struct lang *lang, const char *wanted)
{
    bool failed = false;
    *count = 0;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (strcmp(known[i].tag, lang->tag) != 0)
            continue;
        for (uint32_t n = 0; n < 4 && known[i].names[n] && *count < known[i].used && !failed; n++)
            if ((!wanted || strcmp(wanted, known[i].names[n]) == 0) &&
                find_named(&files[*count], arena, folders, folder_count, known[i].names[n], &failed))
                ++*count;
    }
    return !failed;
}

drg_status dictionaries_missing(const struct lang *lang, drg_error *err)
{
    const char *package = "hunspell-*";
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (strcmp(known[i].tag, lang->tag) == 0)
            package = known[i].package;
    return fail(err, DRG_EIO, NOWHERE, "no %s spelling dictionary found, expected Hunspell files; install the package %s",
                lang->name, package);
}
