/* project.h - dragoman.ini: what a project has its commands do, so that nobody has to type it.
 *
 *   [dragoman]                  for every command that takes the option
 *   glossary = terms.csv        beside this file, or the name of an installed one
 *   [check]                     for one command; keys are its long options
 *   src = en
 *   files = po/tr-??.po         what to work on when no FILE is named
 *   exclude = po/tr-old.po      never work on these, even when they are named
 *   [ignore "drafts*"]          silence in some files, or without a pattern in all
 *   rules = numbers, tags
 *   concepts = court-1
 *
 * The command line comes first, then the command's section, then [dragoman]. */
#ifndef CLI_PROJECT_H
#define CLI_PROJECT_H

#include "options.h"

struct command;

/* What is silenced: findings of one of the rules (none: of any) about one of the concepts (none: about any). */
struct project_ignore {
    char *pattern; /* of file names; "": all */
    char *rules, *concepts;
};

struct project {
    char *path;           /* of the file; NULL: there is none */
    size_t folder;        /* bytes of `path` up to its last slash, included */
    char *root;           /* the folder's real path; NULL: unknown          */
    struct names strings; /* owned: values that settings borrow */
    struct names files, exclude;
    struct project_ignore *ignores;
    size_t ignore_count;
};

/* Finds and reads the project file, by set->project or by walking up from here, and fills in what the command line left
 * open. Zero-initialised `out` is empty; free it after the settings. Errors: EIO, ESYNTAX, EINVAL, ELANG with file and line. */
drg_status project_apply(struct project *out, struct settings *set, const struct command *command, drg_error *err);
void project_free(struct project *project);

/* Whether the project excludes a file. */
bool project_excludes(const struct project *project, const char *path);

/* A file as patterns name it: its path from the project's folder on. To be freed; NULL: no memory. */
char *project_name(const struct project *project, const char *path);

/* Whether it silences findings of this rule about this concept, of which the id may be empty, in a file of this name. */
bool project_ignores(const struct project *project, const char *name, const char *rule, drg_str concept_id);

/* Prints the settings in force as a project file. */
void project_dump(const struct project *project, const struct settings *set, const struct command *command, drg_sink sink);

#endif
