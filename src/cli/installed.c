/* installed.c - the glossaries and word lists that come with the program. An install tree may be moved: the program knows where they
 * lie from where it lies itself. Where it was built they lie beside it. */
#include "installed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PATH_ROOM = 4096 };

/* The folder that the running program lies in; false where the system does not tell. */
static bool program_folder(char *folder, size_t size)
{
    ssize_t len = readlink("/proc/self/exe", folder, size - 1);
    if (len <= 0 || (size_t)len == size - 1)
        return false;
    folder[len] = '\0';
    char *slash = strrchr(folder, '/');
    if (slash)
        *slash = '\0';
    return slash != NULL;
}

static bool is_there(char *path, size_t size, const char *folder, const char *relative, const char *name)
{
    static const char *const endings[] = {"drg", "tsv"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        int len = snprintf(path, size, "%s/%s%s.%s", folder, relative, name, endings[i]);
        if (len > 0 && (size_t)len < size && access(path, R_OK) == 0)
            return true;
    }
    return false;
}

bool installed_glossary(char *path, size_t size, const char *name)
{
    char folder[PATH_ROOM];
    const char *chosen = getenv("DRAGOMAN_GLOSSARIES");
    size_t len = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
    if (!len || name[len] || name[0] == '-')
        return false;
    if (chosen && *chosen)
        return is_there(path, size, chosen, "", name);
    bool knows = program_folder(folder, sizeof folder);
    return (knows && is_there(path, size, folder, "glossaries/", name)) ||
           (knows && is_there(path, size, folder, BIN_TO_GLOSSARIES, name)) || is_there(path, size, GLOSSARIES, "", name);
}

static bool is_folder(char *path, size_t size, const char *folder, const char *relative, const char *name)
{
    int len = snprintf(path, size, "%s%s%s", folder, relative, name);
    return len > 0 && (size_t)len < size && access(path, R_OK) == 0;
}

bool installed_folder(char *path, size_t size, const char *kind, const char *variable)
{
    char folder[PATH_ROOM];
    const char *chosen = getenv(variable);
    if (chosen && *chosen)
        return snprintf(path, size, "%s", chosen) < (int)size && access(path, R_OK) == 0;
    bool knows = program_folder(folder, sizeof folder);
    return (knows && is_folder(path, size, folder, "/", kind)) || (knows && is_folder(path, size, folder, "/" BIN_TO_DATA, kind)) ||
           is_folder(path, size, "", DATA, kind);
}
