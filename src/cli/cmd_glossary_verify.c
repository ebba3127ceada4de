/* cmd_glossary_verify.c - are compiled glossaries whole? */
#include "cli.h"
#include "inputs.h"
#include "output.h"
#include "print.h"

static drg_status verify(const struct cli *cli, const char *path, struct printer *p, drg_error *err)
{
    drg_glossary *glossary;
    drg_status status = input_compiled(&glossary, cli, path, err);
    if (status)
        return status;
    status = drg_glossary_verify(glossary, err);
    if (!status) {
        print_safe(p, str_of(path), false);
        print(p, ": whole, ");
        print_number(p, drg_glossary_concept_count(glossary));
        print(p, " concept(s), ");
        print_number(p, drg_glossary_term_count(glossary));
        print(p, " term(s)\n");
    }
    drg_glossary_free(glossary);
    return status;
}

static drg_status run(struct cli *cli, drg_error *err)
{
    const struct names *files = &cli->set.operands;
    struct output out;
    if (!files->count)
        return complain(err, DRG_EINVAL, "no compiled glossary FILE to verify");
    drg_status status = output_open(&out, cli, err);
    if (status)
        return status;
    struct printer p = {.sink = out.sink, .err = err};
    for (size_t i = 0; i < files->count && !p.status; i++) {
        drg_error broken = {0};
        say_progress(&cli->say, i + 1, files->count, files->items[i], PERCENT_UNKNOWN);
        if (verify(cli, files->items[i], &p, &broken))
            input_failed(cli, &broken);
    }
    return output_close(&out, p.status, err);
}

const struct command cmd_glossary_verify = {
    .name = "glossary verify",
    .usage = "[options] FILE.drg...",
    .summary = "are compiled glossaries whole?",
    .description =
        "Reads compiled glossaries from end to end and says which are whole. Commands that\n"
        "use one check the parts they come by; this looks at all, after a transfer or on a\n"
        "disk that is doubted.",
    .options = (const enum option_id[]){OPT_OUTPUT, OPT_NO_PROGRESS, ALWAYS_OPTIONS, OPTION_NONE},
    .format = "terminal",
    .formats = "terminal",
    .examples = "dragoman glossary verify all.drg\n    one line a file",
    .exits = "0  all are whole\n2  the command line is wrong, or a file is damaged or no compiled glossary",
    .run = run,
};
