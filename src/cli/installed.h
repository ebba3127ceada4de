/* installed.h - the data that come with the program: `-g places` reads share/dragoman/glossaries/places.drg, spelling reads
 * the lists of share/dragoman/wordlists. */
#ifndef CLI_INSTALLED_H
#define CLI_INSTALLED_H

#include <stdbool.h>
#include <stddef.h>

/* Finds an installed glossary of this name, the compiled one before its source, in $DRAGOMAN_GLOSSARIES or beside the
 * program. False when there is none, or the name is more than letters, digits and hyphens. */
bool installed_glossary(char *path, size_t size, const char *name);

/* Finds the installed folder of data of this kind ("wordlists"), in the folder that the environment variable names or beside
 * the program. False when there is none. */
bool installed_folder(char *path, size_t size, const char *kind, const char *variable);

#endif
