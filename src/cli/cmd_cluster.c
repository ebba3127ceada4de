/* cmd_cluster.c - a script that has a scheduler do the shards of a job: what differs from job to job; the rest is
 * data/cluster.sh. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "outbuf.h"
#include "output.h"
#include "print.h"

enum { SHARDS = 40, PARTS = 8, JOBS = 2, LONGEST_PATH = 4096 };

extern const unsigned char cluster_script[];
extern const size_t cluster_script_size;

/* The command after "--", parsed as it will be. */
struct task {
    const struct command *command;
    struct settings set;
    struct project project;
    char **words; /* after its name */
    size_t count;
    bool is_table, is_find;
};

/* ---- Shell ---------------------------------------------------------------------------------------------------------- */

static void add(struct outbuf *out, const char *text)
{
    outbuf_add(out, str_of(text));
}

/* 'word', for any word. */
static void add_quoted(struct outbuf *out, const char *word)
{
    outbuf_char(out, '\'');
    for (; *word; word++) {
        if (*word == '\'')
            add(out, "'\\'");
        outbuf_char(out, *word);
    }
    outbuf_char(out, '\'');
}

static void add_variable(struct outbuf *out, const char *name, const char *value)
{
    add(out, name);
    outbuf_char(out, '=');
    add_quoted(out, value);
    outbuf_char(out, '\n');
}

static void add_number(struct outbuf *out, const char *name, uint32_t value)
{
    add(out, name);
    outbuf_char(out, '=');
    outbuf_number(out, value);
    outbuf_char(out, '\n');
}

static bool is_operand(const struct task *task, const char *word)
{
    for (size_t i = 0; i < task->set.operands.count; i++)
        if (task->set.operands.items[i] == word)
            return true;
    return false;
}

/* The task's words; without_inputs: those alone that are no files, and not what makes it count. */
static void add_words(struct outbuf *out, const struct task *task, bool without_inputs)
{
    for (size_t i = 0; i < task->count; i++) {
        const char *word = task->words[i];
        if (without_inputs && (is_operand(task, word) || strcmp(word, "--corpus") == 0))
            continue;
        outbuf_char(out, ' ');
        add_quoted(out, word);
    }
}

/* What makes lines duplicates: of shards and of keys the same, whatever becomes of the project. */
static void add_dedupe(struct outbuf *out, const struct settings *set)
{
    static const char *const levels[] = {[DEDUPE_TEXT] = "text", [DEDUPE_EXACT] = "exact", [DEDUPE_LETTERS] = "letters"};
    static const char *const sides[] = {"all", "all", "src", "tgt"};
    add(out, " --dedupe ");
    add(out, levels[set->dedupe]);
    add(out, " --dedupe-on ");
    add(out, sides[set->dedupe_on]);
}

/* name() { "$dragoman" COMMAND WORDS OPTIONS "$@" AFTER; } */
static void add_function(struct outbuf *out, const char *name, const struct task *task, bool without_inputs, const char *options,
                         const char *after)
{
    add(out, name);
    add(out, "() { \"$dragoman\" ");
    add(out, task->command->name);
    add_words(out, task, without_inputs);
    add(out, options);
    if (task->set.dedupe)
        add_dedupe(out, &task->set);
    add(out, " \"$@\"");
    add(out, after);
    add(out, "; }\n");
}

static void add_keys(struct outbuf *out, const struct settings *set)
{
    add(out, "keys() { \"$dragoman\" dedupe keys --parts \"$parts\"");
    add_dedupe(out, set);
    if (set->langs) {
        add(out, " --langs ");
        add_quoted(out, set->langs);
    }
    add(out, " \"$@\"; }\n");
}

/* ---- The job ------------------------------------------------------------------------------------------------------------ */

/* From the first period of the name on: "clean.jsonl.zst" makes parts "part.1.jsonl.zst". */
static const char *suffix_of(const char *path)
{
    const char *slash = strrchr(path, '/'), *dot = strchr(slash ? slash + 1 : path, '.');
    return dot ? dot : "";
}

static drg_status add_folder(struct outbuf *out, drg_error *err)
{
    char folder[LONGEST_PATH];
    if (!getcwd(folder, sizeof folder))
        return complain(err, DRG_EIO, "the folder this runs in has no path of less than %d bytes", LONGEST_PATH);
    add(out, "cd ");
    add_quoted(out, folder);
    outbuf_char(out, '\n');
    return DRG_OK;
}

static void add_names(struct outbuf *out, const struct names *names)
{
    for (size_t i = 0; i < names->count; i++) {
        outbuf_char(out, ' ');
        add_quoted(out, names->items[i]);
    }
}

/* What results are made of besides their input: the words, the program, and the files that both of them name. */
static void add_made(struct outbuf *out, const struct task *task)
{
    const struct settings *set = &task->set;
    add(out, "made=$(\"$dragoman\" --version; cat <<'END'\n");
    add_words(out, task, false);
    add(out, "\nEND\n");
    if (set->glossaries.count || set->styles.count || task->project.path) {
        add(out, "cksum --");
        add_names(out, &set->glossaries);
        add_names(out, &set->styles);
        add_names(out, &(struct names){.items = (char *[]){task->project.path}, .count = task->project.path != NULL});
        outbuf_char(out, '\n');
    }
    add(out, ")\n\n");
}

static drg_status write_job(struct outbuf *out, const struct cli *cli, const struct task *task, const char *engine, drg_error *err)
{
    const struct settings *set = &cli->set;
    add(out, "#!/bin/sh\n# A job in shards, made by 'dragoman cluster'. To start it, or to go on after it was stopped:\n"
             "#   sh THIS [slurm [SBATCH_OPTION]... | xargs | parallel]\nset -eu\n"
             "case $0 in /*) self=$0 ;; *) self=$PWD/$0 ;; esac\n");
    drg_status status = add_folder(out, err);
    add(out, "dragoman=${DRAGOMAN:-dragoman}\n");
    add_variable(out, "engine", engine);
    add_variable(out, "work", set->work ? set->work : "shards");
    add_number(out, "shards", set->shards ? set->shards : SHARDS);
    add_number(out, "parts", set->parts ? set->parts : PARTS);
    add_number(out, "jobs", set->jobs ? set->jobs : JOBS);
    add_variable(out, "kind", task->command->name);
    add_variable(out, "dedupe", task->set.dedupe ? "yes" : "no");
    add_variable(out, "result", task->set.output);
    add_variable(out, "side", task->set.side ? task->set.side : "");
    add_variable(out, "suffix", task->is_table ? ".jsonl" : suffix_of(task->set.output));
    add_function(out, "plan", task, false, " --plan \"$shards\"", "");
    add_function(out, "shard", task, false, task->is_table ? " --format jsonl" : "",
                 task->is_find ? " || [ $? -eq 1 ]" : ""); /* a part may have nothing */
    if (task->is_table)
        add_function(out, "merge", task, true, " --merge", "");
    if (task->set.dedupe)
        add_keys(out, &task->set);
    add_made(out, task);
    outbuf_add(out, (drg_str){(const char *)cluster_script, cluster_script_size});
    return status || !out->failed ? status : complain(err, DRG_ENOMEM, "out of memory");
}

/* ---- The command after "--" ----------------------------------------------------------------------------------------------- */

static drg_status check_prepare(const struct settings *set, drg_error *err)
{
    if (set->dedupe == DEDUPE_NEAR || set->sample || set->shuffle)
        return complain(err, DRG_EINVAL, "near duplicates, samples and new orders are of a corpus as a whole; "
                                         "run prepare --dedupe near, --sample or --shuffle on the result");
    if (set->aligned || set->audit || set->dropped || set->report || strstr(set->output, "{lang}"))
        return complain(err, DRG_EINVAL, "a shard writes one file; leave out --aligned, --audit, --dropped, --report and {lang}");
    return DRG_OK;
}

static drg_status check_find(const struct settings *set, drg_error *err)
{
    const char *suffix = set->format ? set->format : suffix_of(set->output);
    if (set->count)
        return complain(err, DRG_EINVAL, "--count is of whole files; leave it out");
    if (!strstr(suffix, "jsonl") && !strstr(suffix, "tsv"))
        return complain(err, DRG_EINVAL, "what is found in parts is put together as jsonl or tsv; say which with --format");
    return DRG_OK;
}

static drg_status check_normalize(const struct settings *set, drg_error *err)
{
    if (set->in_place || set->check || set->diff || set->report)
        return complain(err, DRG_EINVAL, "a shard writes one file; leave out -i, --check, --diff and --report");
    return DRG_OK;
}

static drg_status check_annotate(const struct settings *set, drg_error *err)
{
    const char *dot = set->side ? strrchr(set->side, '.') : NULL;
    if (dot && (!strcmp(dot, ".gz") || !strcmp(dot, ".xz") || !strcmp(dot, ".zst")))
        return complain(err, DRG_EINVAL, "records are put together as lines; give --side a name that packs nothing, not '%s'", set->side);
    return DRG_OK;
}

static drg_status check_table(const struct settings *set, drg_error *err)
{
    return set->corpus ? DRG_OK : complain(err, DRG_EINVAL, "shards of a table are those of a corpus; add --corpus");
}

/* The commands that can be done in shards, and what there is to be said against a job. */
static const struct kind {
    const char *name;
    drg_status (*check)(const struct settings *set, drg_error *err);
} kinds[] = {
    {"prepare", check_prepare}, {"table", check_table}, {"find", check_find}, {"normalize", check_normalize}, {"annotate", check_annotate},
};

static const struct kind *kind_of(const char *name)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (strcmp(kinds[i].name, name) == 0)
            return &kinds[i];
    return NULL;
}

static drg_status check_task(const struct task *task, drg_error *err)
{
    if (!task->set.output || strcmp(task->set.output, "-") == 0)
        return complain(err, DRG_EINVAL, "say where the result of all shards goes, with -o after the command");
    if (!task->set.operands.count)
        return complain(err, DRG_EINVAL, "shards are parts of files; name them after the command");
    return kind_of(task->command->name)->check(&task->set, err);
}

static drg_status read_task(struct task *task, const struct names *words, drg_error *err)
{
    const char *name = words->count ? words->items[0] : "";
    task->is_table = strcmp(name, "table") == 0;
    task->is_find = strcmp(name, "find") == 0;
    if (!kind_of(name))
        return complain(err, DRG_EINVAL, "expected a command in shards, prepare, table, find, normalize or annotate, after '--', not '%s'", name);
    task->command = command_find(name);
    task->words = words->items + 1;
    task->count = words->count - 1;
    drg_status status = options_parse(&task->set, task->command, (int)task->count, task->words, err);
    if (!status)
        status = project_apply(&task->project, &task->set, task->command, err);
    return status ? status : check_task(task, err);
}

static drg_status run(struct cli *cli, const char *engine, drg_error *err)
{
    struct task task = {0};
    struct outbuf text = {0};
    struct output out;
    drg_status status = read_task(&task, &cli->set.operands, err);
    if (!status)
        status = write_job(&text, cli, &task, engine, err);
    if (!status)
        status = output_open_bytes(&out, cli->set.output, err);
    if (!status)
        status = output_close(&out, out.sink.write(out.sink.user, text.ptr, text.len, err), err);
    settings_free(&task.set);
    project_free(&task.project);
    outbuf_free(&text);
    return status;
}

static drg_status run_slurm(struct cli *cli, drg_error *err)
{
    return run(cli, "slurm", err);
}

static drg_status run_local(struct cli *cli, drg_error *err)
{
    return run(cli, "xargs", err);
}

#define CLUSTER_DESCRIPTION                                                             \
    "COMMAND is prepare, table --corpus, find, normalize or annotate.\n\n"                \
    "The script plans the shards, has each done as a task of its own, compares their\n" \
    "duplicates when the command has --dedupe, and puts the results together: byte for\n" \
    "byte what the command alone would write. It can be stopped at any moment and\n"    \
    "started again; what is done and whose input has not changed is not done again.\n"  \
    "It runs under Slurm, xargs and GNU parallel alike, and is meant to be read."

const struct command cmd_cluster_slurm = {
    .name = "cluster slurm",
    .usage = "[options] -- COMMAND OPTIONS FILE... -o RESULT",
    .summary = "a script that has Slurm do a command in shards, as job arrays",
    .description = "Writes a shell script that submits a command as Slurm job arrays, one after the\nother.\n\n" CLUSTER_DESCRIPTION,
    .options = (const enum option_id[]){OPT_SHARDS, OPT_PARTS, OPT_WORK, OPT_OUTPUT, ALWAYS_OPTIONS, OPTION_NONE},
    .notes = (const struct option_note[]){{OPT_PARTS, "compare duplicates in N tasks (default: 8)"}, {OPTION_NONE, NULL}},
    .format = "sh",
    .formats = "sh",
    .examples = "dragoman cluster slurm --shards 200 -o job.sh -- prepare --filter all --dedupe text crawl.tr.txt.zst -o clean.tr.txt\n"
                "    then: sh job.sh",
    .exits = "0  done\n" TROUBLE,
    .run = run_slurm,
};

const struct command cmd_cluster_local = {
    .name = "cluster local",
    .usage = "[options] -- COMMAND OPTIONS FILE... -o RESULT",
    .summary = "a script that does a command in shards on this machine, several at a time",
    .description = "Writes a shell script that does a command in shards on this machine, by xargs or\nGNU parallel.\n\n" CLUSTER_DESCRIPTION,
    .options = (const enum option_id[]){OPT_SHARDS, OPT_PARTS, OPT_JOBS, OPT_WORK, OPT_OUTPUT, ALWAYS_OPTIONS, OPTION_NONE},
    .notes = (const struct option_note[]){{OPT_PARTS, "compare duplicates in N tasks (default: 8)"}, {OPTION_NONE, NULL}},
    .format = "sh",
    .formats = "sh",
    .examples = "dragoman cluster local -j 8 --shards 64 -o job.sh -- table --corpus -g terms.drg memory.tmx -o terms.html\n"
                "    then: sh job.sh, or sh job.sh parallel",
    .exits = "0  done\n" TROUBLE,
    .run = run_local,
};
