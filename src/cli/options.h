/* options.h - the options of all commands, in one table.
 *
 * An option means the same wherever it is taken; a command names the set it takes. The table drives parsing, help,
 * error messages and `--dump-options`, from which completions and manual pages are made. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <dragoman/types.h>

enum option_id {
    OPTION_NONE, /* ends a list */
    OPT_GLOSSARY,
    OPT_GRADE,
    OPT_OVERLAPS,
    OPT_COLUMNS,
    OPT_LANG,
    OPT_ENCODING,
    OPT_FROM,
    OPT_ALIGNED,
    OPT_LINES,
    OPT_CORPUS,
    OPT_MERGE,
    OPT_SHARD,
    OPT_PLAN,
    OPT_PARTS,
    OPT_SHARDS,
    OPT_JOBS,
    OPT_WORK,
    OPT_STRICT,
    OPT_FOR,
    OPT_STEPS,
    OPT_WITHOUT,
    OPT_REPAIR,
    OPT_RESTORE_TURKISH,
    OPT_DETECT,
    OPT_SPLIT,
    OPT_FILTER,
    OPT_DEDUPE,
    OPT_DEDUPE_ON,
    OPT_SIMILARITY,
    OPT_SAMPLE,
    OPT_SHUFFLE,
    OPT_SEED,
    OPT_MEMORY,
    OPT_FIELDS,
    OPT_AUDIT,
    OPT_DROPPED,
    OPT_STYLE,
    OPT_MARK_STYLE,
    OPT_PATTERN,
    OPT_SUBJECT,
    OPT_COLUMN,
    OPT_TGT_COLUMN,
    OPT_MAX_WORDS,
    OPT_MAX_SEGMENTS,
    OPT_SIDE,
    OPT_SOURCE,
    OPT_REFERENCE,
    OPT_VERBATIM,
    OPT_FINDINGS,
    OPT_KEEP_QUOTATIONS,
    OPT_LIST,
    OPT_SUGGEST,
    OPT_PIPE,
    OPT_WORDS,
    OPT_ENGLISH,
    OPT_SEEN,
    OPT_IN_PLACE,
    OPT_CHECK,
    OPT_DIFF,
    OPT_REPORT,
    OPT_FORMAT,
    OPT_TO,
    OPT_OUTPUT,
    OPT_LANGS,
    OPT_SRC,
    OPT_TGT,
    OPT_RULES,
    OPT_FAIL_ON,
    OPT_EXIT_ZERO,
    OPT_NO_IGNORE,
    OPT_BASELINE,
    OPT_UPDATE_BASELINE,
    OPT_FIX,
    OPT_ANNOTATE,
    OPT_INTERACTIVE,
    OPT_LIST_RULES,
    OPT_PROJECT,
    OPT_NO_PROJECT,
    OPT_DUMP_CONFIG,
    OPT_CONTEXT,
    OPT_COUNT,
    OPT_EXPLAIN,
    OPT_OFFSETS,
    OPT_TOP,
    OPT_EXAMPLES,
    OPT_TITLE,
    OPT_BOM,
    OPT_KEEP_FORMULAS,
    OPT_WIDTH,
    OPT_THREADS,
    OPT_COLOR,
    OPT_QUIET,
    OPT_NO_PROGRESS,
    OPT_HELP,
    OPTION_COUNT
};

/* What commands of a kind take. */
#define ALWAYS_OPTIONS OPT_COLOR, OPT_QUIET, OPT_HELP
#define PROJECT_OPTIONS OPT_PROJECT, OPT_NO_PROJECT, OPT_DUMP_CONFIG
#define TERM_OPTIONS PROJECT_OPTIONS, OPT_GLOSSARY, OPT_COLUMNS, OPT_GRADE, OPT_OVERLAPS
#define TEXT_OPTIONS OPT_LANG, OPT_ENCODING, OPT_FROM, OPT_STRICT, OPT_NO_PROGRESS
#define OUTPUT_OPTIONS OPT_FORMAT, OPT_OUTPUT, ALWAYS_OPTIONS
#define SHARD_OPTIONS OPT_SHARD, OPT_PLAN
#define REPORT_OPTIONS OUTPUT_OPTIONS, OPT_TITLE, OPT_WIDTH
#define GLOSSARY_INPUT OPT_ENCODING, OPT_FROM, OPT_COLUMNS
#define GLOSSARY_OUTPUT OUTPUT_OPTIONS, OPT_LANGS, OPT_BOM, OPT_KEEP_FORMULAS, OPT_TITLE

enum option_kind {
    OPTION_FLAG,   /* bool                                            */
    OPTION_TEXT,   /* const char *                                    */
    OPTION_LIST,   /* struct names                                    */
    OPTION_NUMBER, /* uint32_t                                        */
    OPTION_CHOICE, /* unsigned: 0 not given, else the place in choices, from 1 */
    OPTION_LANG,   /* const char *, checked                           */
    OPTION_LANGS   /* const char *, checked: "en,tr"                  */
};

enum option_flags {
    OPTION_IS_PATH = 1,  /* the value names a file: in a project file, beside it       */
    OPTION_IS_OF_RUN = 2 /* no project's business: what a run is, and where it writes  */
};

struct option {
    const char *group; /* heading in help             */
    char letter;       /* 'g'; 0: none                */
    const char *name;  /* "glossary"                  */
    const char *value; /* "FILE"; NULL for a flag     */
    enum option_kind kind;
    const char *choices; /* "exact|case" for OPTION_CHOICE */
    unsigned flags;      /* OPTION_IS_... */
    size_t offset;       /* of the field in settings */
    const char *help;
};

extern const struct option option_table[OPTION_COUNT]; /* but OPTION_NONE, which is empty */

/* What an option is to one command, where its own help would mislead; lists of them end with OPTION_NONE. */
struct option_note {
    enum option_id id;
    const char *help;
};

/* The headings of help, in their order; ends with NULL. */
extern const char *const option_groups[];

struct names {
    char **items;
    size_t count, cap;
};

/* Adds a word, which is borrowed; false when memory is out. */
bool names_add(struct names *names, char *word);

enum dedupe_choice { DEDUPE_NONE, DEDUPE_TEXT, DEDUPE_EXACT, DEDUPE_LETTERS, DEDUPE_NEAR };
enum color_choice { COLOR_DEFAULT, COLOR_ALWAYS, COLOR_NEVER, COLOR_AUTO };
enum fail_on_choice { FAIL_ON_DEFAULT, FAIL_ON_ERROR, FAIL_ON_WARNING, FAIL_ON_ADVICE, FAIL_ON_NEVER };
enum report_choice { REPORT_NONE, REPORT_JSON, REPORT_JSONL, REPORT_TSV };
enum offsets_choice { OFFSETS_DEFAULT, OFFSETS_BYTES, OFFSETS_ALL };

/* What the command line said. All zero: nothing. Grades count from 1 here. */
struct settings {
    struct names glossaries, operands, styles, words;
    const char *profile, *steps, *without; /* of normalisation */
    const char *lang, *langs, *columns, *encoding, *from, *format, *output, *title, *suggest;
    const char *src, *tgt, *rules, *baseline; /* of checks */
    const char *mark_style, *pattern, *subject, *side, *source, *reference, *findings; /* of terms through an engine */
    const char *filter, *similarity, *sample, *memory, *fields, *audit, *dropped; /* of preparing corpora */
    const char *project;
    uint32_t width, context, threads, column, tgt_column, max_words, max_segments, seed, top, examples, plan;
    uint32_t parts, shards, jobs, seen;
    unsigned dedupe, dedupe_on;
    const char *shard, *work;
    unsigned grade, color, offsets, report, fail_on, english;
    bool split, shuffle;
    bool in_place, check, diff, list, keep_quotations, repair, restore_turkish, detect, pipe;
    bool overlaps, aligned, strict, count, explain, bom, keep_formulas, quiet, no_progress, help, verbatim;
    bool corpus, merge, lines, exit_zero, no_ignore, update_baseline, fix, annotate, list_rules, no_project;
    bool dump_config, interactive;
    struct option_set {
        bool has[OPTION_COUNT];
    } given; /* options that were set */
};

struct command;

bool command_takes(const struct command *command, enum option_id id);

/* Fills `set`, which lives as long as argv and is freed with settings_free. Words that are no options become operands;
 * all words after "--" do. Errors: EINVAL and ELANG, with a message that helps. */
drg_status options_parse(struct settings *set, const struct command *command, int argc, char **argv, drg_error *err);

/* Sets an option as a project file does, unless it is one of those `given` before; flags take yes and no. `value` is
 * borrowed. Errors: EINVAL and ELANG. */
drg_status options_set(struct settings *set, const struct option *option, char *value, const struct option_set *given,
                       drg_error *err);

/* The option of this long name, of any command; NULL: none. */
const struct option *option_find(const char *name);

void settings_free(struct settings *set);

/* Checks a language tag that a person typed: well-formed, and of two or three letters as all living codes are. */
drg_status check_lang(const char *tag, size_t len, drg_error *err);

#endif
