/* options.c - the table of options, and reading a command line by it. */
#include "options.h"

#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "suggest.h"

#define FIELD(name) offsetof(struct settings, name)

static const char terms[] = "Terms", input[] = "Input", rules[] = "Rules", steps[] = "Steps", choice[] = "Choice", spelling[] = "Spelling",
                  output[] = "Output", general[] = "General";

const char *const option_groups[] = {terms, input, rules, steps, choice, spelling, output, general, NULL};

const struct option option_table[OPTION_COUNT] = {
    [OPT_GLOSSARY] = {terms, 'g', "glossary", "FILE", OPTION_LIST, NULL, OPTION_IS_PATH, FIELD(glossaries),
                      "read this glossary, a file or an installed one such as news; give it again to join several"},
    [OPT_GRADE] = {terms, 0, "grade", "GRADE", OPTION_CHOICE, "exact|case|variant|inflected|possible", 0, FIELD(grade),
                   "the weakest match to report, by default inflected"},
    [OPT_OVERLAPS] = {terms, 0, "overlaps", NULL, OPTION_FLAG, NULL, 0, FIELD(overlaps),
                      "keep terms that stand inside longer terms too"},
    [OPT_COLUMNS] = {terms, 0, "columns", "LANG,...", OPTION_LANGS, NULL, 0, FIELD(columns),
                     "languages of the columns of a glossary that has no header"},
    [OPT_LANG] = {input, 'l', "lang", "LANG", OPTION_LANG, NULL, 0, FIELD(lang),
                  "language of the text (default: by file name, news.tr.txt, else told from each paragraph)"},
    [OPT_ENCODING] = {input, 0, "encoding", "NAME", OPTION_TEXT, NULL, 0, FIELD(encoding),
                      "encoding of the files, such as cp1254 (default: byte order mark, UTF-8, else detected)"},
    [OPT_FROM] = {input, 0, "from", "FORMAT", OPTION_TEXT, NULL, 0, FIELD(from),
                  "format of the input (default: by file name and content)"},
    [OPT_ALIGNED] = {input, 0, "aligned", NULL, OPTION_FLAG, NULL, 0, FIELD(aligned),
                     "line N of each file says the same in its language"},
    [OPT_LINES] = {input, 0, "lines", NULL, OPTION_FLAG, NULL, 0, FIELD(lines),
                   "every line stands by itself: no term runs over its end, and the lines around it do not matter"},
    [OPT_CORPUS] = {input, 0, "corpus", NULL, OPTION_FLAG, NULL, 0, FIELD(corpus),
                    "count segments of corpora of any size: numbers, forms and examples, no places"},
    [OPT_MERGE] = {input, 0, "merge", NULL, OPTION_FLAG, NULL, OPTION_IS_OF_RUN, FIELD(merge),
                   "the FILEs are what --corpus --format jsonl wrote of parts of a corpus; make the table of all of it"},
    [OPT_SHARD] = {input, 0, "shard", "I/N", OPTION_TEXT, NULL, OPTION_IS_OF_RUN, FIELD(shard),
                   "read only part I of N of the files, whole units of about equally many bytes"},
    [OPT_PLAN] = {input, 0, "plan", "N", OPTION_NUMBER, NULL, OPTION_IS_OF_RUN, FIELD(plan),
                  "print which bytes of the files the parts of --shard I/N would be, with checksums, and end"},
    [OPT_PARTS] = {output, 0, "parts", "N", OPTION_NUMBER, NULL, 0, FIELD(parts), "divide the keys into N parts (default: 1)"},
    [OPT_SHARDS] = {input, 0, "shards", "N", OPTION_NUMBER, NULL, 0, FIELD(shards), "divide the input into N shards (default: 40)"},
    [OPT_JOBS] = {general, 'j', "jobs", "N", OPTION_NUMBER, NULL, 0, FIELD(jobs), "do N shards at a time (default: 2)"},
    [OPT_WORK] = {output, 0, "work", "DIR", OPTION_TEXT, NULL, OPTION_IS_OF_RUN, FIELD(work),
                  "keep parts, notes and logs in this folder, which all machines see (default: shards)"},
    [OPT_STRICT] = {input, 0, "strict", NULL, OPTION_FLAG, NULL, 0, FIELD(strict),
                    "stop at bytes that cannot be decoded instead of replacing them with U+FFFD"},
    [OPT_SRC] = {input, 0, "src", "LANG", OPTION_LANG, NULL, 0, FIELD(src),
                 "language of the source segments (default: what the file says, else its first)"},
    [OPT_TGT] = {input, 0, "tgt", "LANG,...", OPTION_LANGS, NULL, 0, FIELD(tgt), "check translations into these languages only"},
    [OPT_RULES] = {rules, 0, "rules", "RULE,...", OPTION_TEXT, NULL, 0, FIELD(rules),
                   "switch rules on and off and set what they are: -numbers,+term-unasked,term-missing=advice"},
    [OPT_FOR] = {steps, 0, "for", "PROFILE", OPTION_TEXT, NULL, 0, FIELD(profile),
                 "steps for a purpose: default, match, mt, publish, none, en, tr, ar, ru"},
    [OPT_STEPS] = {steps, 0, "steps", "STEP,...", OPTION_TEXT, NULL, 0, FIELD(steps),
                   "do these steps, and those of --for if it is given; --list shows them"},
    [OPT_WITHOUT] = {steps, 0, "without", "STEP,...", OPTION_TEXT, NULL, 0, FIELD(without), "leave these steps out"},
    [OPT_REPAIR] = {steps, 0, "repair", NULL, OPTION_FLAG, NULL, 0, FIELD(repair), "the same as --steps repair: undo misread encodings"},
    [OPT_RESTORE_TURKISH] = {steps, 0, "restore-turkish", NULL, OPTION_FLAG, NULL, 0, FIELD(restore_turkish),
                             "the same as --steps restore-turkish: letters lost to ASCII"},
    [OPT_DETECT] = {steps, 0, "detect", NULL, OPTION_FLAG, NULL, OPTION_IS_OF_RUN, FIELD(detect),
                    "say which encoding each file is in, how sure that is, and why; nothing else"},
    [OPT_SPLIT] = {steps, 0, "split", NULL, OPTION_FLAG, NULL, 0, FIELD(split), "divide lines into sentences, a line each"},
    [OPT_FILTER] = {choice, 0, "filter", "NAME[=N],...", OPTION_TEXT, NULL, 0, FIELD(filter),
                    "drop what these say, such as empty,too-long=500,language; all: everything as --list shows it"},
    [OPT_DEDUPE] = {choice, 0, "dedupe", "LIKENESS", OPTION_CHOICE, "text|exact|letters|near", 0, FIELD(dedupe),
                    "keep the first of duplicates: of the text as it is read, of every byte, of letters alone, of nearly the same"},
    [OPT_DEDUPE_ON] = {choice, 0, "dedupe-on", "SIDE", OPTION_CHOICE, "all|src|tgt", 0, FIELD(dedupe_on),
                       "what duplicates share: all languages, the first, the last (default: all)"},
    [OPT_SIMILARITY] = {choice, 0, "similarity", "SHARE", OPTION_TEXT, NULL, 0, FIELD(similarity),
                        "with --dedupe near, how much of their runs of five characters two lines share (default: 0.8)"},
    [OPT_SAMPLE] = {choice, 0, "sample", "N|SHARE", OPTION_TEXT, NULL, 0, FIELD(sample),
                    "keep N of what is kept so far, or a share such as 0.1 or 10%, drawn by --seed, in the old order"},
    [OPT_SHUFFLE] = {choice, 0, "shuffle", NULL, OPTION_FLAG, NULL, 0, FIELD(shuffle), "write what is kept in an order drawn by --seed"},
    [OPT_MEMORY] = {general, 0, "memory", "SIZE", OPTION_TEXT, NULL, 0, FIELD(memory),
                    "of duplicates, samples and orders at most so much, such as 500M or 4G; the rest is on disk (default: 1G)"},
    [OPT_FIELDS] = {input, 0, "fields", "NAME,...", OPTION_TEXT, NULL, 0, FIELD(fields),
                    "members of JSON objects that hold the texts: text, or en=source,tr=target"},
    [OPT_AUDIT] = {output, 0, "audit", "FILE", OPTION_TEXT, NULL, OPTION_IS_OF_RUN, FIELD(audit),
                   "write what became of each line and of which bytes it was made, as JSONL or by the name as TSV"},
    [OPT_DROPPED] = {output, 0, "dropped", "FILE", OPTION_TEXT, NULL, OPTION_IS_OF_RUN, FIELD(dropped),
                     "write what is dropped, each line after its reason and a tab"},
    [OPT_STYLE] = {terms, 0, "style", "FILE", OPTION_LIST, NULL, OPTION_IS_PATH, FIELD(styles),
                   "put variants and deprecated terms of this glossary as it prefers them; again for more"},
    [OPT_MARK_STYLE] = {steps, 0, "style", "STYLE", OPTION_TEXT, NULL, OPTION_IS_OF_RUN, FIELD(mark_style),
                        "how terms are marked: placeholder (the default), html, xml, constraint, tags, factors, json"},
    [OPT_PATTERN] = {steps, 0, "pattern", "TEXT", OPTION_TEXT, NULL, 0, FIELD(pattern),
                     "how placeholders are written, %d where the number stands (default: ⟦%d⟧)"},
    [OPT_SUBJECT] = {terms, 0, "subject", "NAME,...", OPTION_TEXT, NULL, 0, FIELD(subject), "terms of these subject fields only"},
    [OPT_COLUMN] = {input, 0, "column", "N", OPTION_NUMBER, NULL, 0, FIELD(column),
                    "the text is column N of tab-separated lines, from 1 (default: the whole line)"},
    [OPT_TGT_COLUMN] = {input, 0, "tgt-column", "N", OPTION_NUMBER, NULL, 0, FIELD(tgt_column),
                        "the translation is column N: only terms that it has too are marked"},
    [OPT_MAX_WORDS] = {steps, 0, "max-words", "PERCENT", OPTION_NUMBER, NULL, 0, FIELD(max_words),
                       "mark terms of at most so many of a line's words, drawn by --seed"},
    [OPT_MAX_SEGMENTS] = {steps, 0, "max-segments", "PERCENT", OPTION_NUMBER, NULL, 0, FIELD(max_segments),
                          "mark terms in about so many of the lines, drawn by --seed"},
    [OPT_SEED] = {steps, 0, "seed", "N", OPTION_NUMBER, NULL, 0, FIELD(seed), "draw other lines and terms; the same number draws the same"},
    [OPT_SIDE] = {output, 0, "side", "FILE", OPTION_TEXT, NULL, OPTION_IS_OF_RUN, FIELD(side), "file of records of what was marked"},
    [OPT_SOURCE] = {input, 0, "source", "FILE", OPTION_TEXT, NULL, OPTION_IS_OF_RUN, FIELD(source),
                    "without --side: annotate this text again, with the options given to 'annotate'"},
    [OPT_REFERENCE] = {input, 0, "reference", "FILE", OPTION_TEXT, NULL, OPTION_IS_OF_RUN, FIELD(reference),
                       "with --side: a human translation, to compare the words around terms with"},
    [OPT_VERBATIM] = {steps, 0, "verbatim", NULL, OPTION_FLAG, NULL, 0, FIELD(verbatim),
                      "put terms in as the glossary has them, not joined with the endings around"},
    [OPT_FINDINGS] = {output, 0, "findings", "FILE", OPTION_TEXT, NULL, OPTION_IS_OF_RUN, FIELD(findings),
                      "write findings to this file (default: as lines on standard error)"},
    [OPT_KEEP_QUOTATIONS] = {steps, 0, "keep-quotations", NULL, OPTION_FLAG, NULL, 0, FIELD(keep_quotations),
                             "the style leaves alone what stands between quotation marks"},
    [OPT_LIST] = {steps, 0, "list", NULL, OPTION_FLAG, NULL, OPTION_IS_OF_RUN, FIELD(list), "list the steps, their profiles, and which lose something"},
    [OPT_SUGGEST] = {spelling, 0, "suggest", "WORD", OPTION_TEXT, NULL, 0, FIELD(suggest),
                     "print what may have been meant by this word, best first"},
    [OPT_PIPE] = {spelling, 'a', "pipe", NULL, OPTION_FLAG, NULL, 0, FIELD(pipe),
                  "answer line by line as ispell -a does, for editors"},
    [OPT_WORDS] = {spelling, 'p', "words", "FILE", OPTION_LIST, NULL, OPTION_IS_PATH, FIELD(words),
                   "words of this file are right, one a line; *word is wrong; again for more"},
    [OPT_ENGLISH] = {spelling, 0, "english", "VARIETY", OPTION_CHOICE, "en_US|en_GB", 0, FIELD(english),
                     "whose English is right (default: both)"},
    [OPT_SEEN] = {spelling, 0, "seen", "N", OPTION_NUMBER, NULL, 0, FIELD(seen),
                  "words that stand N times in all files are right, unless they are all but a common word"},
    [OPT_IN_PLACE] = {output, 'i', "in-place", NULL, OPTION_FLAG, NULL, OPTION_IS_OF_RUN, FIELD(in_place),
                      "rewrite the files themselves, each whole or not at all"},
    [OPT_CHECK] = {output, 0, "check", NULL, OPTION_FLAG, NULL, 0, FIELD(check), "say what would change, a line each; write no text"},
    [OPT_DIFF] = {output, 0, "diff", NULL, OPTION_FLAG, NULL, 0, FIELD(diff), "show what would change as a diff; write no text"},
    [OPT_REPORT] = {output, 0, "report", "FORMAT", OPTION_CHOICE, "json|jsonl|tsv", 0, FIELD(report),
                    "write every change with its places; text only with -o or -i"},
    [OPT_FORMAT] = {output, 'f', "format", "FORMAT", OPTION_TEXT, NULL, 0, FIELD(format),
                    "format of the output, by default as the name of -o says, else"},
    [OPT_TO] = {output, 0, "to", "FORMAT", OPTION_TEXT, NULL, OPTION_IS_OF_RUN, FIELD(format), "the same as --format"},
    [OPT_OUTPUT] = {output, 'o', "output", "FILE", OPTION_TEXT, NULL, OPTION_IS_OF_RUN, FIELD(output),
                    "write to this file, which appears whole or not at all"},
    [OPT_LANGS] = {output, 0, "langs", "LANG,...", OPTION_LANGS, NULL, 0, FIELD(langs), "languages to write, in this order"},
    [OPT_FAIL_ON] = {output, 0, "fail-on", "SEVERITY", OPTION_CHOICE, "error|warning|advice|never", 0, FIELD(fail_on),
                     "end with exit code 1 for findings at least so grave, by default warning"},
    [OPT_EXIT_ZERO] = {output, 0, "exit-zero", NULL, OPTION_FLAG, NULL, 0, FIELD(exit_zero),
                       "end with exit code 0 whatever was found: the same as --fail-on never"},
    [OPT_NO_IGNORE] = {rules, 0, "no-ignore", NULL, OPTION_FLAG, NULL, 0, FIELD(no_ignore),
                       "report also what comments in the files and the project file silence"},
    [OPT_BASELINE] = {rules, 0, "baseline", "FILE", OPTION_TEXT, NULL, OPTION_IS_PATH, FIELD(baseline),
                      "silence the findings listed in this file, and say when one of them is gone"},
    [OPT_UPDATE_BASELINE] = {rules, 0, "update-baseline", NULL, OPTION_FLAG, NULL, OPTION_IS_OF_RUN, FIELD(update_baseline),
                             "write all of today's findings to the --baseline file"},
    [OPT_FIX] = {output, 0, "fix", NULL, OPTION_FLAG, NULL, OPTION_IS_OF_RUN, FIELD(fix),
                 "put sure suggestions into the files, each rewritten whole or not at all"},
    [OPT_INTERACTIVE] = {output, 0, "interactive", NULL, OPTION_FLAG, NULL, OPTION_IS_OF_RUN, FIELD(interactive),
                         "ask about each word at the terminal, and put what you choose into the files"},
    [OPT_ANNOTATE] = {output, 0, "annotate", NULL, OPTION_FLAG, NULL, 0, FIELD(annotate),
                      "mark the glossary's terms in the files (HTML, XLIFF), each rewritten whole or not at all"},
    [OPT_LIST_RULES] = {rules, 0, "list-rules", NULL, OPTION_FLAG, NULL, OPTION_IS_OF_RUN, FIELD(list_rules),
                        "list the rules, or explain those named"},
    [OPT_PROJECT] = {general, 0, "project", "FILE", OPTION_TEXT, NULL, OPTION_IS_OF_RUN, FIELD(project),
                     "settings (default: dragoman.ini here or in a folder above)"},
    [OPT_NO_PROJECT] = {general, 0, "no-project", NULL, OPTION_FLAG, NULL, OPTION_IS_OF_RUN, FIELD(no_project), "read no project file"},
    [OPT_DUMP_CONFIG] = {general, 0, "dump-config", NULL, OPTION_FLAG, NULL, OPTION_IS_OF_RUN, FIELD(dump_config),
                         "print the settings in force, as a project file, and end"},
    [OPT_CONTEXT] = {output, 'C', "context", "N", OPTION_NUMBER, NULL, 0, FIELD(context),
                     "show N lines before and after each match"},
    [OPT_COUNT] = {output, 'c', "count", NULL, OPTION_FLAG, NULL, 0, FIELD(count), "print only how many matches each file has"},
    [OPT_EXPLAIN] = {output, 0, "explain", NULL, OPTION_FLAG, NULL, 0, FIELD(explain), "say how each form is made of its term"},
    [OPT_OFFSETS] = {output, 0, "offsets", "UNITS", OPTION_CHOICE, "bytes|all", 0, FIELD(offsets),
                     "units of places in JSON and TSV, by default bytes; all adds code points and UTF-16"},
    [OPT_TOP] = {output, 0, "top", "N", OPTION_NUMBER, NULL, 0, FIELD(top),
                 "of a corpus, show the N most frequent forms of each language (default: 10; 0: all)"},
    [OPT_EXAMPLES] = {output, 0, "examples", "N", OPTION_NUMBER, NULL, 0, FIELD(examples),
                      "of a corpus, show N segments of each concept where all languages have it, and N where one misses it "
                      "(default: 2)"},
    [OPT_TITLE] = {output, 0, "title", "TEXT", OPTION_TEXT, NULL, 0, FIELD(title), "title of an HTML page, a TBX file"},
    [OPT_BOM] = {output, 0, "bom", NULL, OPTION_FLAG, NULL, 0, FIELD(bom), "begin CSV and TSV with a byte order mark, for Excel"},
    [OPT_KEEP_FORMULAS] = {output, 0, "keep-formulas", NULL, OPTION_FLAG, NULL, 0, FIELD(keep_formulas),
                           "write CSV and TSV cells that a spreadsheet would run as they are"},
    [OPT_WIDTH] = {output, 0, "width", "N", OPTION_NUMBER, NULL, 0, FIELD(width),
                   "columns of the output (default: the terminal's, else 100)"},
    [OPT_THREADS] = {general, 0, "threads", "N", OPTION_NUMBER, NULL, 0, FIELD(threads),
                     "work in N threads (default: one a processor); the output is the same for any number"},
    [OPT_COLOR] = {general, 0, "color", "WHEN", OPTION_CHOICE, "always|never|auto", 0, FIELD(color),
                   "colours; auto is on a terminal, unless NO_COLOR is set"},
    [OPT_QUIET] = {general, 'q', "quiet", NULL, OPTION_FLAG, NULL, 0, FIELD(quiet), "no notes, errors only"},
    [OPT_NO_PROGRESS] = {general, 0, "no-progress", NULL, OPTION_FLAG, NULL, 0, FIELD(no_progress),
                         "no progress line, which only a terminal sees anyway"},
    [OPT_HELP] = {general, 'h', "help", NULL, OPTION_FLAG, NULL, OPTION_IS_OF_RUN, FIELD(help), "show this help"},
};

bool names_add(struct names *names, char *word)
{
    if (names->count == names->cap) {
        size_t cap = names->cap ? names->cap * 2 : 16;
        char **items = realloc(names->items, cap * sizeof *items);
        if (!items)
            return false;
        names->items = items;
        names->cap = cap;
    }
    names->items[names->count++] = word;
    return true;
}

/* ---- Values ------------------------------------------------------------------------------------------ */

/* The place of `word` in "a|b|c", from 1; 0: not there. */
static unsigned choice_number(const char *choices, const char *word)
{
    size_t len = strlen(word);
    unsigned number = 1;
    for (const char *at = choices; *at; number++) {
        size_t part = strcspn(at, "|");
        if (part == len && memcmp(at, word, len) == 0)
            return number;
        at += part + (at[part] == '|');
    }
    return 0;
}

static drg_status set_number(uint32_t *field, const struct option *option, const char *value, drg_error *err)
{
    char *end;
    unsigned long number = strtoul(value, &end, 10);
    if (*value < '0' || *value > '9' || *end || number > 100000)
        return complain(err, DRG_EINVAL, "--%s takes a number from 0 to 100000, not '%s'", option->name, value);
    *field = (uint32_t)number;
    return DRG_OK;
}

drg_status check_lang(const char *tag, size_t len, drg_error *err)
{
    char copy[40];
    size_t count, primary = strcspn(tag, "-_,=");
    const drg_lang_info *known = drg_languages(&count);
    snprintf(copy, sizeof copy, "%.*s", (int)(len < sizeof copy ? len : sizeof copy - 1), tag);
    if (len < sizeof copy && drg_lang_is_valid(copy) && primary >= 2 && primary <= 3)
        return DRG_OK;
    const char *near = NULL;
    for (size_t i = 0; i < count && !near; i++)
        if (suggest_distance(copy, known[i].name) <= 2)
            near = known[i].tag;
    return complain(err, DRG_ELANG, "unknown language '%s'; %s%s%s", copy, near ? "did you mean '" : "expected a tag such as ",
                    near ? near : "en, tr, ar or ru", near ? "'?" : "");
}

static drg_status check_langs(const char *list, drg_error *err)
{
    drg_status status = DRG_OK;
    for (const char *at = list; !status;) {
        size_t len = strcspn(at, ",");
        status = check_lang(at, len, err);
        if (!at[len])
            break;
        at += len + 1;
    }
    return status;
}

static drg_status set_value(struct settings *set, const struct option *option, char *value, drg_error *err)
{
    void *field = (char *)set + option->offset;
    struct names *list = field;
    set->given.has[option - option_table] = true;
    if (value && !*value)
        return complain(err, DRG_EINVAL, "--%s needs a value, not an empty one", option->name);
    switch (option->kind) {
    case OPTION_FLAG:
        *(bool *)field = true;
        return DRG_OK;
    case OPTION_LIST:
        return names_add(list, value) ? DRG_OK : complain(err, DRG_ENOMEM, "out of memory");
    case OPTION_NUMBER:
        return set_number(field, option, value, err);
    case OPTION_CHOICE:
        *(unsigned *)field = choice_number(option->choices, value);
        if (*(unsigned *)field)
            return DRG_OK;
        return complain(err, DRG_EINVAL, "--%s takes %s, not '%s'", option->name, option->choices, value);
    case OPTION_TEXT:
    case OPTION_LANG:
    case OPTION_LANGS:
        break;
    }
    *(const char **)field = value;
    if (option->kind == OPTION_LANG)
        return check_lang(value, strlen(value), err);
    return option->kind == OPTION_LANGS ? check_langs(value, err) : DRG_OK;
}

/* "yes" is a flag's value in a project file, where "no" leaves it as it is. */
static drg_status set_flag(struct settings *set, const struct option *option, const char *value, drg_error *err)
{
    if (strcmp(value, "no") == 0)
        return DRG_OK;
    if (strcmp(value, "yes") == 0)
        return set_value(set, option, NULL, err);
    return complain(err, DRG_EINVAL, "%s takes yes or no, not '%s'", option->name, value);
}

drg_status options_set(struct settings *set, const struct option *option, char *value, const struct option_set *given,
                       drg_error *err)
{
    if (given->has[option - option_table])
        return DRG_OK;
    return option->kind == OPTION_FLAG ? set_flag(set, option, value, err) : set_value(set, option, value, err);
}

const struct option *option_find(const char *name)
{
    for (size_t i = OPTION_NONE + 1; i < OPTION_COUNT; i++)
        if (strcmp(option_table[i].name, name) == 0)
            return &option_table[i];
    return NULL;
}

bool command_takes(const struct command *command, enum option_id id)
{
    for (const enum option_id *at = command->options; *at != OPTION_NONE; at++)
        if (*at == id)
            return true;
    return false;
}

/* ---- Words ------------------------------------------------------------------------------------------- */

struct parser {
    struct settings *set;
    const struct command *command;
    int argc, at;
    char **argv;
};

static bool is_named(const struct option *option, const char *name, size_t len)
{
    return strlen(option->name) == len && memcmp(option->name, name, len) == 0;
}

static drg_status fail_unknown(const struct command *command, const char *name, size_t len, drg_error *err)
{
    struct suggestion best = {.word = name, .len = len};
    for (const enum option_id *at = command->options; *at != OPTION_NONE; at++)
        suggest_try(&best, option_table[*at].name);
    for (size_t i = OPTION_NONE + 1; i < OPTION_COUNT; i++)
        if (is_named(&option_table[i], name, len))
            return complain(err, DRG_EINVAL, "'dragoman %s' takes no option --%s; see 'dragoman %s --help'", command->name,
                            option_table[i].name, command->name);
    if (best.name)
        return complain(err, DRG_EINVAL, "unknown option --%.*s; did you mean --%s?", (int)len, name, best.name);
    return complain(err, DRG_EINVAL, "unknown option --%.*s; see 'dragoman %s --help'", (int)len, name, command->name);
}

static const struct option *find_long(const struct command *command, const char *name, size_t len)
{
    for (const enum option_id *at = command->options; *at != OPTION_NONE; at++)
        if (is_named(&option_table[*at], name, len))
            return &option_table[*at];
    return NULL;
}

static const struct option *find_letter(const struct command *command, char letter)
{
    for (const enum option_id *at = command->options; *at != OPTION_NONE; at++)
        if (option_table[*at].letter == letter)
            return &option_table[*at];
    return NULL;
}

/* The word after the current one, for an option that takes a value. */
static drg_status next_value(struct parser *p, const struct option *option, char **value, drg_error *err)
{
    if (p->at + 1 >= p->argc)
        return complain(err, DRG_EINVAL, "--%s needs a value: --%s %s", option->name, option->name, option->value);
    *value = p->argv[++p->at];
    return DRG_OK;
}

/* --name, --name=value, --name value */
static drg_status parse_long(struct parser *p, char *name, drg_error *err)
{
    size_t len = strcspn(name, "=");
    char *value = name[len] ? name + len + 1 : NULL;
    const struct option *option = find_long(p->command, name, len);
    if (!option)
        return fail_unknown(p->command, name, len, err);
    if (value && !option->value)
        return complain(err, DRG_EINVAL, "--%s takes no value", option->name);
    drg_status status = option->value && !value ? next_value(p, option, &value, err) : DRG_OK;
    return status ? status : set_value(p->set, option, value, err);
}

/* -q, -gFILE, -g FILE, -qgFILE */
static drg_status parse_letters(struct parser *p, char *letters, drg_error *err)
{
    drg_status status = DRG_OK;
    for (char *at = letters; *at && !status; at++) {
        const struct option *option = find_letter(p->command, *at);
        if (!option)
            return complain(err, DRG_EINVAL, "unknown option -%s; see 'dragoman %s --help'", at, p->command->name);
        if (!option->value) {
            status = set_value(p->set, option, NULL, err);
            continue;
        }
        char *value = at + 1;
        if (!*value)
            status = next_value(p, option, &value, err);
        return status ? status : set_value(p->set, option, value, err);
    }
    return status;
}

drg_status options_parse(struct settings *set, const struct command *command, int argc, char **argv, drg_error *err)
{
    struct parser p = {.set = set, .command = command, .argc = argc, .argv = argv};
    bool only_operands = false;
    drg_status status = DRG_OK;
    *set = (struct settings){0};
    for (; p.at < argc && !status; p.at++) {
        char *word = argv[p.at];
        if (!*word) /* a shell variable that is not set */
            status = complain(err, DRG_EINVAL, "an argument is empty; did you mean '-' for standard input?");
        else if (only_operands || word[0] != '-' || !word[1])
            status = names_add(&set->operands, word) ? DRG_OK : complain(err, DRG_ENOMEM, "out of memory");
        else if (strcmp(word, "--") == 0)
            only_operands = true;
        else if (word[1] == '-')
            status = parse_long(&p, word + 2, err);
        else
            status = parse_letters(&p, word + 1, err);
    }
    return status;
}

void settings_free(struct settings *set)
{
    free(set->operands.items);
    free(set->glossaries.items);
    free(set->styles.items);
    free(set->words.items);
    *set = (struct settings){0};
}
