/* dictionaries.h - where the Hunspell dictionaries of a language lie. */
#ifndef SPELL_DICTIONARIES_H
#define SPELL_DICTIONARIES_H

#include "base/arena.h"
#include "lang/lang.h"

enum { DICTIONARIES_MAX = 2 };

/* The files of a dictionary; NULL: there is none. */
struct dictionary_files {
    const char *aff, *dic;
};

/* Finds the dictionaries of a language in the folders, at most DICTIONARIES_MAX; `wanted` ("en_GB") names the only one, or is
 * NULL. Returns how many were found. Paths lie in the arena; false: no memory. */
bool dictionaries_find(struct dictionary_files files[DICTIONARIES_MAX], uint32_t *count, struct arena *arena,
                       const char *const *folders, size_t folder_count, const struct lang *lang, const char *wanted);

/* "no dictionary for Turkish (tr_TR) in FOLDERS; on Debian it is in the package hunspell-tr" */
drg_status dictionaries_missing(const struct lang *lang, drg_error *err);

/* Where systems keep them. */
extern const char *const dictionary_folders[];
extern const size_t dictionary_folder_count;

#endif
