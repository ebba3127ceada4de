/* cmd_formats.c - the formats and languages of this program. */
#include <string.h>

#include "cli.h"
#include "json.h"
#include "output.h"

static const struct {
    unsigned bit;
    const char *heading, *key;
} abilities[] = {
    {DRG_READ_GLOSSARY, "glossary in", "read_glossary"}, {DRG_WRITE_GLOSSARY, "glossary out", "write_glossary"},
    {DRG_READ_TEXT, "text in", "read_text"},             {DRG_READ_BITEXT, "bitext in", "read_bitext"},
    {DRG_WRITE_TABLE, "table out", "write_table"},       {DRG_WRITE_REPORT, "report out", "write_report"},
};

enum { ABILITY_COUNT = sizeof abilities / sizeof abilities[0] };

/* " .tsv .tab " without the spaces around it. */
static drg_str extensions_of(const drg_format_info *format)
{
    drg_str list = str_of(format->extensions + strspn(format->extensions, " "));
    while (list.len && list.ptr[list.len - 1] == ' ')
        list.len--;
    return list;
}

static void print_formats(struct printer *p)
{
    size_t count;
    const drg_format_info *formats = drg_formats(&count);
    print(p, "format      ");
    for (size_t j = 0; j < ABILITY_COUNT; j++)
        print_cell(p, str_of(abilities[j].heading), 14);
    print(p, "files\n");
    for (size_t i = 0; i < count; i++) {
        print_cell(p, str_of(formats[i].name), 12);
        for (size_t j = 0; j < ABILITY_COUNT; j++)
            print_cell(p, str_of(formats[i].can & abilities[j].bit ? "yes" : "-"), 14);
        drg_str extensions = extensions_of(&formats[i]);
        print_bytes(p, extensions.len ? extensions : str_of("-"));
        print(p, "\n");
    }
}

static void print_languages(struct printer *p)
{
    size_t count;
    const drg_lang_info *langs = drg_languages(&count);
    print(p, "\nlanguage\n");
    for (size_t i = 0; i < count; i++) {
        print_cell(p, str_of(langs[i].tag), 12);
        print(p, langs[i].name);
        print(p, langs[i].is_rtl ? ", right to left\n" : "\n");
    }
    print(p, "others      plain folding: case and diacritics\n");
}

static void json_pair(struct printer *p, const char *key, drg_str value, bool first)
{
    json_key(p, key, first);
    json_string(p, value);
}

static void json_formats(struct printer *p)
{
    size_t count;
    const drg_format_info *formats = drg_formats(&count);
    print(p, "{\"formats\":[");
    for (size_t i = 0; i < count; i++) {
        print(p, i ? ",\n{" : "\n{");
        json_pair(p, "name", str_of(formats[i].name), true);
        json_pair(p, "summary", str_of(formats[i].summary), false);
        json_pair(p, "extensions", extensions_of(&formats[i]), false);
        for (size_t j = 0; j < ABILITY_COUNT; j++) {
            json_key(p, abilities[j].key, false);
            print(p, formats[i].can & abilities[j].bit ? "true" : "false");
        }
        print(p, "}");
    }
    print(p, "],\n");
}

static void json_languages(struct printer *p)
{
    size_t count;
    const drg_lang_info *langs = drg_languages(&count);
    print(p, "\"languages\":[");
    for (size_t i = 0; i < count; i++) {
        print(p, i ? ",\n{" : "\n{");
        json_pair(p, "tag", str_of(langs[i].tag), true);
        json_pair(p, "name", str_of(langs[i].name), false);
        json_key(p, "right_to_left", false);
        print(p, langs[i].is_rtl ? "true}" : "false}");
    }
    print(p, "]}\n");
}

static drg_status run(struct cli *cli, drg_error *err)
{
    struct output out;
    if (cli->set.operands.count)
        return complain(err, DRG_EINVAL, "formats takes no FILE, not '%s'", cli->set.operands.items[0]);
    drg_status status = output_open(&out, cli, err);
    if (status)
        return status;
    struct printer p = {.sink = out.sink, .err = err};
    if (strcmp(out.format, "json") == 0) {
        json_formats(&p);
        json_languages(&p);
    } else {
        print_formats(&p);
        print_languages(&p);
    }
    return output_close(&out, p.status, err);
}

const struct command cmd_formats = {
    .name = "formats",
    .usage = "[options]",
    .summary = "the formats and languages of this program",
    .description =
        "Lists every format with what it can do, and the languages that have rules of\n"
        "their own.",
    .options = (const enum option_id[]){OUTPUT_OPTIONS, OPTION_NONE},
    .format = "terminal",
    .formats = "terminal, json",
    .examples = "dragoman formats\n    what -f, --from and file names can say",
    .exits = "0  done\n2  the command line is wrong",
    .run = run,
};
