/* project.c - finding, reading and applying dragoman.ini. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "project.h"

#include <fnmatch.h>
#include <glob.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "ini.h"
#include "print.h"
#include "suggest.h"

static const char shared_section[] = "dragoman", ignore_section[] = "ignore";

struct reading {
    struct project *project;
    struct settings *set;
    const struct command *command;
    const char *wanted; /* the section of this pass */
    struct option_set given; /* options that this pass leaves alone */
    bool is_first;      /* pass: it looks at everything for mistakes, and at what is not an option */
};

/* ---- Strings ------------------------------------------------------------------------------------------------------- */

/* A copy that lives as long as the project: of `before` and `after`. NULL: no memory. */
static char *keep(struct project *project, const char *before, size_t len, const char *after)
{
    size_t rest = strlen(after);
    char *copy = malloc(len + rest + 1);
    if (!copy)
        return NULL;
    memcpy(copy, before, len);
    memcpy(copy + len, after, rest + 1);
    if (names_add(&project->strings, copy))
        return copy;
    free(copy);
    return NULL;
}

static drg_status fail_memory(drg_error *err)
{
    return complain(err, DRG_ENOMEM, "out of memory");
}

/* A file named in the project file lies beside it; a glossary that does not may be an installed one. */
static char *keep_path(struct project *project, const char *value)
{
    if (value[0] == '/')
        return keep(project, "", 0, value);
    char *beside = keep(project, project->path, project->folder, value);
    bool is_name = !strpbrk(value, "/.");
    return beside && is_name && access(beside, F_OK) != 0 ? keep(project, "", 0, value) : beside;
}

/* ---- Settings -------------------------------------------------------------------------------------------------------- */

/* The section of the command that runs is read strictly, and so is what all commands share; of the sections of other commands
 * nothing is asked here. */
static bool is_own(const struct reading *r, const struct ini_entry *entry)
{
    return strcmp(entry->section, r->command->name) == 0;
}

static bool is_strict(const struct reading *r, const struct ini_entry *entry)
{
    return is_own(r, entry) || strcmp(entry->section, shared_section) == 0;
}

static drg_status fail_key(const struct reading *r, const struct ini_entry *entry, drg_error *err)
{
    struct suggestion best = {.word = entry->key, .len = strlen(entry->key)};
    for (size_t i = OPTION_NONE + 1; i < OPTION_COUNT; i++)
        if (!(option_table[i].flags & OPTION_IS_OF_RUN) && (!is_own(r, entry) || command_takes(r->command, (enum option_id)i)))
            suggest_try(&best, option_table[i].name);
    suggest_try(&best, "files");
    suggest_try(&best, "exclude");
    if (best.name)
        return complain(err, DRG_EINVAL, "unknown setting '%s'; did you mean '%s'?", entry->key, best.name);
    return complain(err, DRG_EINVAL, "unknown setting '%s'; settings are the long options of the command", entry->key);
}

/* Adds the files that a pattern names, in the order of their names. */
static drg_status add_files(struct project *project, const char *pattern, drg_error *err)
{
    char *path = keep_path(project, pattern);
    glob_t found = {0};
    if (!path)
        return fail_memory(err);
    int failed = glob(path, 0, NULL, &found);
    bool is_kept = true;
    for (size_t i = 0; !failed && i < found.gl_pathc && is_kept; i++) {
        char *name = keep(project, "", 0, found.gl_pathv[i]);
        is_kept = name && names_add(&project->files, name);
    }
    globfree(&found);
    if (failed == GLOB_NOMATCH)
        return complain(err, DRG_EINVAL, "no file is named '%s'", pattern);
    return is_kept && !failed ? DRG_OK : fail_memory(err);
}

static drg_status set_option(struct reading *r, const struct ini_entry *entry, drg_error *err)
{
    const struct option *option = option_find(entry->key);
    bool is_setting = option && !(option->flags & OPTION_IS_OF_RUN);
    bool is_taken = is_setting && command_takes(r->command, (enum option_id)(option - option_table));
    if (!is_strict(r, entry))
        return DRG_OK;
    if (!is_setting || (is_own(r, entry) && !is_taken))
        return fail_key(r, entry, err);
    if (strcmp(entry->section, r->wanted) != 0 || !is_taken)
        return DRG_OK;
    char *value = option->flags & OPTION_IS_PATH ? keep_path(r->project, entry->value) : keep(r->project, "", 0, entry->value);
    return value ? options_set(r->set, option, value, &r->given, err) : fail_memory(err);
}

/* A job's files are of a command that checks them; others would read them in place of what is piped into them. */
static drg_status read_files(struct reading *r, const struct ini_entry *entry, drg_error *err)
{
    const struct command *command = command_find(entry->section);
    if (!is_strict(r, entry))
        return DRG_OK;
    if (!command || !command_takes(command, OPT_FAIL_ON))
        return complain(err, DRG_EINVAL, "'files' belongs into the section of a command that checks files, such as [check]");
    bool is_wanted = command == r->command && r->is_first && !r->set->operands.count && !r->set->list_rules;
    return is_wanted ? add_files(r->project, entry->value, err) : DRG_OK;
}

static drg_status read_setting(struct reading *r, const struct ini_entry *entry, drg_error *err)
{
    if (strcmp(entry->key, "files") == 0)
        return read_files(r, entry, err);
    if (strcmp(entry->key, "exclude") != 0)
        return set_option(r, entry, err);
    if (strcmp(entry->section, r->wanted) != 0)
        return DRG_OK;
    char *pattern = keep(r->project, "", 0, entry->value);
    return pattern && names_add(&r->project->exclude, pattern) ? DRG_OK : fail_memory(err);
}

/* ---- What is silenced ------------------------------------------------------------------------------------------------- */

static drg_status add_ignore(struct project *project, const char *pattern, drg_error *err)
{
    struct project_ignore *more = realloc(project->ignores, (project->ignore_count + 1) * sizeof *more);
    if (!more)
        return fail_memory(err);
    project->ignores = more;
    char *kept = keep(project, "", 0, pattern);
    more[project->ignore_count++] = (struct project_ignore){.pattern = kept};
    return kept ? DRG_OK : fail_memory(err);
}

static drg_status read_ignore(struct project *project, const struct ini_entry *entry, drg_error *err)
{
    if (!*entry->key)
        return add_ignore(project, entry->pattern, err);
    struct project_ignore *last = &project->ignores[project->ignore_count - 1];
    char **field = strcmp(entry->key, "rules") == 0 ? &last->rules : strcmp(entry->key, "concepts") == 0 ? &last->concepts : NULL;
    if (!field)
        return complain(err, DRG_EINVAL, "unknown setting '%s' of [ignore]; there are rules and concepts", entry->key);
    if (*field)
        return complain(err, DRG_EINVAL, "'%s' was set above; name all in one line, with commas", entry->key);
    *field = keep(project, "", 0, entry->value);
    return *field ? DRG_OK : fail_memory(err);
}

/* ---- Reading ------------------------------------------------------------------------------------------------------------ */

static drg_status check_section(const struct ini_entry *entry, drg_error *err)
{
    struct suggestion best = {.word = entry->section, .len = strlen(entry->section)};
    if (*entry->pattern)
        return complain(err, DRG_EINVAL, "only [ignore] takes a \"PATTERN\"");
    if (strcmp(entry->section, shared_section) == 0 || command_find(entry->section))
        return DRG_OK;
    for (size_t i = 0; i < command_count; i++)
        suggest_try(&best, commands[i]->name);
    suggest_try(&best, shared_section);
    suggest_try(&best, ignore_section);
    if (best.name)
        return complain(err, DRG_EINVAL, "unknown section [%s]; did you mean [%s]?", entry->section, best.name);
    return complain(err, DRG_EINVAL, "unknown section [%s]; expected [dragoman], [ignore] or a command", entry->section);
}

static drg_status read_entry(void *user, const struct ini_entry *entry, drg_error *err)
{
    struct reading *r = user;
    if (!*entry->section)
        return complain(err, DRG_EINVAL, "expected a section such as [dragoman] before '%s'", entry->key);
    if (strcmp(entry->section, ignore_section) == 0)
        return r->is_first ? read_ignore(r->project, entry, err) : DRG_OK;
    return *entry->key ? read_setting(r, entry, err) : check_section(entry, err);
}

static drg_status read_project(struct project *project, struct settings *set, const struct command *command, drg_error *err)
{
    struct reading r = {.project = project, .set = set, .command = command, .wanted = command->name, .given = set->given,
                        .is_first = true};
    drg_status status = ini_read(project->path, read_entry, &r, err);
    if (status)
        return status;
    r.is_first = false;
    r.wanted = shared_section;
    r.given = set->given; /* the command's section counts more */
    status = ini_read(project->path, read_entry, &r, err);
    for (size_t i = 0; i < project->files.count && !status; i++)
        status = names_add(&set->operands, project->files.items[i]) ? DRG_OK : fail_memory(err);
    return status;
}

/* ---- Finding -------------------------------------------------------------------------------------------------------------- */

/* The name of dragoman.ini in the working folder or the nearest one above it, from here; NULL: none. The caller frees it. */
static char *find_upwards(void)
{
    enum { MAX_UP = 100 };
    static const char name[] = "dragoman.ini", up[] = "../";
    char here[PATH_MAX], path[MAX_UP * (sizeof up - 1) + sizeof name] = "";
    size_t len = 0;
    if (!getcwd(here, sizeof here))
        return NULL;
    size_t folders = 1;
    for (const char *slash = here; (slash = strchr(slash, '/')) != NULL; slash++)
        folders++;
    for (; folders-- && len + sizeof name <= sizeof path; len += sizeof up - 1) {
        memcpy(path + len, name, sizeof name);
        if (access(path, F_OK) == 0)
            return strdup(path);
        memcpy(path + len, up, sizeof up);
    }
    return NULL;
}

static void set_folder(struct project *project)
{
    const char *slash = strrchr(project->path, '/');
    project->folder = slash ? (size_t)(slash - project->path) + 1 : 0;
    char *folder = project->folder ? strndup(project->path, project->folder) : strdup(".");
    project->root = folder ? realpath(folder, NULL) : NULL;
    free(folder);
}

drg_status project_apply(struct project *out, struct settings *set, const struct command *command, drg_error *err)
{
    if (set->no_project || !command_takes(command, OPT_PROJECT))
        return DRG_OK;
    out->path = set->project ? strdup(set->project) : find_upwards();
    if (!out->path)
        return set->project ? fail_memory(err) : DRG_OK;
    set_folder(out);
    return read_project(out, set, command, err);
}

void project_free(struct project *project)
{
    for (size_t i = 0; i < project->strings.count; i++)
        free(project->strings.items[i]);
    free(project->strings.items);
    free(project->files.items);
    free(project->exclude.items);
    free(project->ignores);
    free(project->path);
    free(project->root);
    *project = (struct project){0};
}

/* ---- Asking ------------------------------------------------------------------------------------------------------------------ */

/* The path with its folder's real one: a link to a file keeps its own name. */
static char *real_path(const char *path)
{
    const char *slash = strrchr(path, '/'), *file = slash ? slash + 1 : path;
    char *folder = slash ? strndup(path, (size_t)(file - path)) : strdup(".");
    char *real = folder ? realpath(folder, NULL) : NULL;
    size_t size = real ? strlen(real) + strlen(file) + 2 : 0;
    char *full = size ? malloc(size) : NULL;
    if (full)
        snprintf(full, size, "%s/%s", strcmp(real, "/") == 0 ? "" : real, file);
    free(folder);
    free(real);
    return full;
}

char *project_name(const struct project *project, const char *path)
{
    char *full = real_path(path);
    size_t len = full && project->root ? strlen(project->root) : 0;
    bool is_inside = len && strncmp(full, project->root, len) == 0 && full[len] == '/';
    char *name = strdup(is_inside ? full + len + 1 : full ? full : path);
    free(full);
    return name;
}

/* Whether a pattern names a file: by all of its name, or by what stands behind the last slash when the pattern has none. */
static bool matches(const char *pattern, const char *name)
{
    const char *slash = strrchr(name, '/');
    bool is_short = !strchr(pattern, '/');
    return fnmatch(pattern, name, 0) == 0 || (is_short && fnmatch(pattern, slash ? slash + 1 : name, 0) == 0);
}

bool project_excludes(const struct project *project, const char *path)
{
    char *name = project->exclude.count ? project_name(project, path) : NULL;
    bool is_excluded = false;
    for (size_t i = 0; name && i < project->exclude.count && !is_excluded; i++)
        is_excluded = matches(project->exclude.items[i], name);
    free(name);
    return is_excluded;
}

/* Whether a list "a, b" has a word; no list has them all. */
static bool lists(const char *list, const char *word, size_t len)
{
    if (!list)
        return true;
    for (const char *at = list; *at;) {
        at += strspn(at, " ,\t");
        size_t part = strcspn(at, " ,\t");
        if (part == len && memcmp(at, word, len) == 0)
            return true;
        at += part;
    }
    return false;
}

bool project_ignores(const struct project *project, const char *name, const char *rule, drg_str concept_id)
{
    for (size_t i = 0; i < project->ignore_count; i++) {
        const struct project_ignore *ignore = &project->ignores[i];
        bool says_all = !ignore->rules && !ignore->concepts && !*ignore->pattern; /* an empty [ignore] silences nothing */
        if (!says_all && lists(ignore->rules, rule, strlen(rule)) && lists(ignore->concepts, concept_id.ptr, concept_id.len) &&
            (!*ignore->pattern || matches(ignore->pattern, name)))
            return true;
    }
    return false;
}

/* ---- Showing ------------------------------------------------------------------------------------------------------------------- */

static void dump_line(struct printer *p, const char *key, const char *value)
{
    print(p, key);
    print(p, " = ");
    print_safe(p, str_of(value), false);
    print(p, "\n");
}

static void dump_choice(struct printer *p, const struct option *option, unsigned number)
{
    char word[40];
    const char *at = option->choices;
    while (--number)
        at += strcspn(at, "|") + 1;
    snprintf(word, sizeof word, "%.*s", (int)strcspn(at, "|"), at);
    dump_line(p, option->name, word);
}

static void dump_option(struct printer *p, const struct option *option, const struct settings *set)
{
    const void *field = (const char *)set + option->offset;
    const struct names *list = field;
    switch (option->kind) {
    case OPTION_FLAG: dump_line(p, option->name, *(const bool *)field ? "yes" : "no"); break;
    case OPTION_LIST:
        for (size_t i = 0; i < list->count; i++)
            dump_line(p, option->name, list->items[i]);
        break;
    case OPTION_NUMBER:
        print(p, option->name);
        print(p, " = ");
        print_number(p, *(const uint32_t *)field);
        print(p, "\n");
        break;
    case OPTION_CHOICE: dump_choice(p, option, *(const unsigned *)field); break;
    case OPTION_TEXT:
    case OPTION_LANG:
    case OPTION_LANGS: dump_line(p, option->name, *(const char *const *)field); break;
    }
}

static void dump_ignore(struct printer *p, const struct project_ignore *ignore)
{
    print(p, "\n[ignore");
    if (*ignore->pattern) {
        print(p, " \"");
        print_safe(p, str_of(ignore->pattern), false);
        print(p, "\"");
    }
    print(p, "]\n");
    if (ignore->rules)
        dump_line(p, "rules", ignore->rules);
    if (ignore->concepts)
        dump_line(p, "concepts", ignore->concepts);
}

void project_dump(const struct project *project, const struct settings *set, const struct command *command, drg_sink sink)
{
    struct printer p = {.sink = sink};
    print(&p, project->path ? "; the command line and " : "; the command line; there is no project file");
    print_safe(&p, str_of(project->path ? project->path : ""), false);
    print(&p, "\n[");
    print(&p, command->name);
    print(&p, "]\n");
    for (size_t i = OPTION_NONE + 1; i < OPTION_COUNT; i++)
        if (set->given.has[i] && !(option_table[i].flags & OPTION_IS_OF_RUN))
            dump_option(&p, &option_table[i], set);
    for (size_t i = 0; i < set->operands.count; i++)
        dump_line(&p, "files", set->operands.items[i]);
    for (size_t i = 0; i < project->exclude.count; i++)
        dump_line(&p, "exclude", project->exclude.items[i]);
    for (size_t i = 0; i < project->ignore_count; i++)
        dump_ignore(&p, &project->ignores[i]);
}
