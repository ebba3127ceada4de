/* installed.c - the glossaries and word lists that come with the program. An install tree may be moved: the program knows where they
 * lie from where it lies itself. */
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
    return (program_folder(folder, sizeof folder) && is_there(path, size, folder, BIN_TO_GLOSSARIES, name)) ||
           is_there(path, size, GLOSSARIES, "", name);
}

bool installed_folder(char *path, size_t size, const char *kind, const char *variable)
{
    char folder[PATH_ROOM];
    const char *chosen = getenv(variable);
    if (chosen && *chosen)
        return snprintf(path, size, "%s", chosen) < (int)size && access(path, R_OK) == 0;
    int len = program_folder(folder, sizeof folder) ? snprintf(path, size, "%s/%s%s", folder, BIN_TO_DATA, kind) : -1;
    if (len > 0 && (size_t)len < size && access(path, R_OK) == 0)
        return true;
    len = snprintf(path, size, "%s%s", DATA, kind);
    return len > 0 && (size_t)len < size && access(path, R_OK) == 0;
}
