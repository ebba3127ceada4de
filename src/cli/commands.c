/* commands.c - the table of commands: what each takes, writes and says of itself. */
#include <string.h>

#include "cli.h"

#define PROJECT_OPTIONS (TAKES(OPT_PROJECT) | TAKES(OPT_NO_PROJECT) | TAKES(OPT_DUMP_CONFIG))
#define TERM_OPTIONS (PROJECT_OPTIONS | TAKES(OPT_GLOSSARY) | TAKES(OPT_COLUMNS) | TAKES(OPT_GRADE) | TAKES(OPT_OVERLAPS))
#define TEXT_OPTIONS (TAKES(OPT_LANG) | TAKES(OPT_ENCODING) | TAKES(OPT_FROM) | TAKES(OPT_STRICT) | TAKES(OPT_NO_PROGRESS))
#define GLOSSARY_INPUT (TAKES(OPT_ENCODING) | TAKES(OPT_FROM) | TAKES(OPT_COLUMNS))
#define OUTPUT_OPTIONS (TAKES(OPT_FORMAT) | TAKES(OPT_OUTPUT) | TAKES_ALWAYS)
#define REPORT_OPTIONS (OUTPUT_OPTIONS | TAKES(OPT_TITLE) | TAKES(OPT_WIDTH))
#define GLOSSARY_OUTPUT (OUTPUT_OPTIONS | TAKES(OPT_LANGS) | TAKES(OPT_BOM) | TAKES(OPT_KEEP_FORMULAS) | TAKES(OPT_TITLE))

#define TROUBLE "2  the command line or an input is wrong; what could be done is done"

const struct command commands[] = {
    {
        .name = "table",
        .usage = "-g GLOSSARY... [options] [FILE|LANG=FILE]...",
        .summary = "the aligned term table of texts: a row a concept, a column a language",
        .description =
            "Prints the terms found in texts, aligned across languages: one row a concept,\n"
            "one column a language. What is found shows its forms, counts and first place;\n"
            "where a language has no text, the glossary's terms stand.\n"
            "\n"
            "One file is looked at alone. Files in several languages are the same text: what\n"
            "is missing where is marked. Aligned segments (--aligned files, XLIFF, TMX,\n"
            "PO, TSV with languages in its header) are compared segment by segment.",
        .options = TERM_OPTIONS | TEXT_OPTIONS | OUTPUT_OPTIONS | TAKES(OPT_LANGS) | TAKES(OPT_ALIGNED) | TAKES(OPT_TITLE) |
                   TAKES(OPT_BOM) | TAKES(OPT_KEEP_FORMULAS) | TAKES(OPT_WIDTH),
        .format = "terminal",
        .writes = DRG_WRITE_TABLE,
        .examples = "dragoman table -g terms.csv news.en.txt\n"
                    "    the terms of one text, and what they are in the other languages\n"
                    "dragoman table -g terms.csv -o terms.html news.en.txt news.tr.txt\n"
                    "    the same text in two languages, as a page to open in a browser\n"
                    "dragoman table -g terms.csv --aligned en=source.txt ar=draft.txt\n"
                    "    line by line: where did the draft lose a term?\n"
                    "dragoman table -g a.csv -g b.tbx --langs en,ar -o terms.xlsx memory.tmx\n"
                    "    two glossaries, two columns, a spreadsheet",
        .exits = "0  the table was written\n2  the command line or an input is wrong; nothing was written",
        .run = cmd_table,
    },
    {
        .name = "find",
        .usage = "-g GLOSSARY... [options] [FILE|LANG=FILE]...",
        .summary = "every occurrence of the terms, as file:line:column",
        .description =
            "Finds every occurrence of the glossary's terms, whatever their spelling and\n"
            "inflection, and prints\n"
            "\n"
            "  FILE:LINE:COLUMN: SURFACE  concept  [term, language, grade]\n"
            "\n"
            "with the text around it. Lines and columns count from 1, columns in characters;\n"
            "JSON and TSV also give bytes of the text in UTF-8.\n"
            "\n"
            "Plain text may be of any size and may come from a pipe: it is read in pieces of\n"
            "whole paragraphs, and what is found is written while more is read. A paragraph\n"
            "ends at a blank line, at the latest with the first line that ends 64 KiB after\n"
            "its start. Files compressed by gzip, xz or zstd are unpacked on the way.",
        .options = TERM_OPTIONS | TEXT_OPTIONS | OUTPUT_OPTIONS | TAKES(OPT_CONTEXT) | TAKES(OPT_COUNT) | TAKES(OPT_EXPLAIN) |
                   TAKES(OPT_OFFSETS) | TAKES(OPT_WIDTH) | TAKES(OPT_THREADS),
        .format = "terminal",
        .formats = "terminal, tsv, json, jsonl",
        .examples = "dragoman find -g terms.csv news.tr.txt\n"
                    "    every term with its place and context\n"
                    "dragoman find -g terms.csv --grade case --explain news.*.txt\n"
                    "    no other spellings, no inflected forms; and why each is a match\n"
                    "dragoman find -g terms.csv -f jsonl -o found.jsonl corpus.tr.txt.zst\n"
                    "    a corpus of any size, in as many threads as there are processors\n"
                    "dragoman find -g terms.csv -f jsonl --offsets all page.html | jq .utf16_start\n"
                    "    places for an editor",
        .exits = "0  something was found\n1  nothing was found\n" TROUBLE,
        .run = cmd_find,
    },
    {
        .name = "lookup",
        .usage = "-g GLOSSARY... [options] WORD...",
        .summary = "a word's concept in all languages",
        .description =
            "Looks words up: any language, spelling, inflection or case of a term gives its\n"
            "concept in all languages. A word that no term has is answered with near ones,\n"
            "a name also with terms that sound alike in another script.\n"
            "A term of several words is one argument: 'foreign ministry'.",
        .options = TAKES(OPT_GLOSSARY) | TAKES(OPT_COLUMNS) | TAKES(OPT_LANGS) | OUTPUT_OPTIONS,
        .format = "terminal",
        .formats = "terminal, json, jsonl",
        .examples = "dragoman lookup -g terms.csv bakanlığından\n"
                    "    an inflected form gives the ministry in four languages\n"
                    "dragoman lookup -g terms.csv --langs ar,ru -f json 'foreign ministry'\n"
                    "    two languages, for a program",
        .exits = "0  every word was found\n1  a word was not found\n" TROUBLE,
        .run = cmd_lookup,
    },
    {
        .name = "spell",
        .usage = "[options] [FILE|LANG=FILE]...",
        .summary = "misspelt words, in four languages at once, by a glossary and dictionaries",
        .description =
            "Prints the misspelt words of texts, each once. Every sentence is read in its\n"
            "language, words in other scripts in theirs. The glossary's terms are right in\n"
            "all their forms, names and numbers with Turkish suffixes, compounds of right\n"
            "parts, acronyms, addresses and code are left alone; near misses of terms,\n"
            "letters of two scripts in a word, words typed without their letters and\n"
            "doubled words are found.\n"
            "\n"
            "Needs the Hunspell dictionaries of the languages (hunspell-tr, -ar, -ru,\n"
            "-en-us and -en-gb on Debian), also looked for in $DICPATH.",
        .options = TAKES(OPT_GLOSSARY) | TAKES(OPT_COLUMNS) | TEXT_OPTIONS | TAKES(OPT_SUGGEST) | TAKES(OPT_PIPE) | TAKES(OPT_WORDS) |
                   TAKES(OPT_ENGLISH) | TAKES(OPT_OUTPUT) | TAKES_ALWAYS,
        .format = "text",
        .formats = "text",
        .examples = "dragoman spell -g news draft.tr.txt\n"
                    "    the misspelt words of a draft that uses the terms of a glossary\n"
                    "dragoman spell --lang tr --suggest Erdogan\n"
                    "    what was meant\n"
                    "dragoman spell -a --lang ru\n"
                    "    for an editor that can drive ispell or hunspell",
        .exits = "0  no word is misspelt\n1  some are\n" TROUBLE,
        .run = cmd_spell,
    },
    {
        .name = "normalize",
        .usage = "[options] [FILE|LANG=FILE]...",
        .summary = "text with characters, spellings and names unified",
        .description =
            "Writes texts with their characters and spellings unified: composed letters,\n"
            "no invisible characters, Arabic presentation forms as letters, and what else\n"
            "the steps of --for and --steps say (see --list). The default steps lose\n"
            "nothing. With --style, names are put as a house style prefers them, in the\n"
            "form that the text has them in: Turkey's becomes T\303\274rkiye's.\n"
            "\n"
            "Lines stay lines. Of HTML, DOCX, TMX and the like only what is read changes.\n"
            "The output is UTF-8. --check, --diff and --report say what changes and where.",
        .options = TEXT_OPTIONS | TAKES(OPT_FOR) | TAKES(OPT_STEPS) | TAKES(OPT_WITHOUT) | TAKES(OPT_REPAIR) |
                   TAKES(OPT_RESTORE_TURKISH) | TAKES(OPT_DETECT) | TAKES(OPT_STYLE) |
                   TAKES(OPT_KEEP_QUOTATIONS) | TAKES(OPT_LIST) | TAKES(OPT_IN_PLACE) | TAKES(OPT_CHECK) | TAKES(OPT_DIFF) |
                   TAKES(OPT_REPORT) | TAKES(OPT_OUTPUT) | TAKES_ALWAYS,
        .format = "text",
        .formats = "text",
        .examples = "dragoman normalize < raw.txt > clean.txt\n"
                    "    what is safe: NFC, no control and zero-width characters, no ligatures\n"
                    "dragoman normalize --for mt -i corpus/*.txt\n"
                    "    for machine translation, the files themselves\n"
                    "dragoman normalize --steps digits-western,quotes-straight --report jsonl news.ar.txt\n"
                    "    two steps, and only what they would change\n"
                    "dragoman normalize --style house.tsv --check draft.md\n"
                    "    names against house style",
        .exits = "0  done; with --check or --diff, nothing would change\n1  with --check or --diff, something would\n" TROUBLE,
        .run = cmd_normalize,
    },
    {
        .name = "variants",
        .usage = "[-g GLOSSARY...] [options] [FILE|LANG=FILE]...",
        .summary = "the spellings of one name in a set of texts",
        .description =
            "Groups the spellings of names: words with a capital inside sentences, several of\n"
            "them side by side, lines of a list of one name a line, and Arabic words that\n"
            "sound like one of them. Spellings that differ in diacritics, or sound alike by\n"
            "the conventions of the four languages in whatever script, make a group, with how\n"
            "sure that is and why: letters, sound, order (of the words), initials, parts (some\n"
            "are missing), typing, or chain (like another one of the group). A glossary joins\n"
            "what it knows. A group is a proposal; --format glossary makes rows of it for one.",
        .options = TAKES(OPT_GLOSSARY) | TAKES(OPT_COLUMNS) | TEXT_OPTIONS | OUTPUT_OPTIONS,
        .format = "terminal",
        .formats = "terminal, tsv, json, jsonl, glossary",
        .examples = "dragoman variants news.*.txt\n"
                    "    names that are spelt in several ways, with their first places\n"
                    "dragoman variants -g terms.csv -f tsv memory.tmx\n"
                    "    for a spreadsheet, with the concepts that the glossary knows\n"
                    "dragoman variants -f glossary -o names.tsv people.txt\n"
                    "    a glossary of the names, to be read before it is used",
        .exits = "0  groups were found\n1  every name has one spelling\n" TROUBLE,
        .run = cmd_variants,
    },
    {
        .name = "check",
        .usage = "[options] -g GLOSSARY FILE...",
        .summary = "terminology of translations and drafts",
        .description =
            "Checks translations against their sources, and drafts by themselves, for terms\n"
            "that the glossary wants otherwise. Inflected forms are understood. Prints\n"
            "\n"
            "  FILE:LINE:COLUMN: severity: message [rule]\n"
            "\n"
            "and on a terminal the segments with the places marked.",
        .options = PROJECT_OPTIONS | TAKES(OPT_GLOSSARY) | TAKES(OPT_COLUMNS) | TAKES(OPT_STYLE) | TEXT_OPTIONS |
                   TAKES(OPT_ALIGNED) | TAKES(OPT_SRC) | TAKES(OPT_TGT) | TAKES(OPT_RULES) | TAKES(OPT_LIST_RULES) |
                   TAKES(OPT_NO_IGNORE) | TAKES(OPT_BASELINE) | TAKES(OPT_UPDATE_BASELINE) | TAKES(OPT_FIX) |
                   TAKES(OPT_ANNOTATE) | TAKES(OPT_FAIL_ON) | TAKES(OPT_EXIT_ZERO) | TAKES(OPT_THREADS) | REPORT_OPTIONS,
        .format = "terminal",
        .piped = "line",
        .writes = DRG_WRITE_REPORT,
        .examples = "dragoman check -g terms.csv job.sdlxliff\n"
                    "    each translation against its source\n"
                    "dragoman check -g terms.csv -o report.html job.tmx\n"
                    "    a page to read, filter and print\n"
                    "dragoman check -g terms.csv --exit-zero --annotate job.xlf\n"
                    "    the same, and the terms marked in the file, for an editor or an engine to see",
        .exits = "0  no errors and no warnings; there may be advice\n1  errors or warnings\n" TROUBLE,
        .run = cmd_check,
    },
    {
        .name = "glossary lint",
        .usage = "[options] FILE...",
        .summary = "faults of glossaries: duplicates, gaps, clashes, wrong script",
        .description =
            "Checks glossaries for what breaks lookups and reviews: duplicates, one term in\n"
            "two concepts, missing languages, several preferred terms, wrong or mixed\n"
            "scripts, stray white space and invisible characters. Prints\n"
            "\n"
            "  FILE:LINE:COLUMN: severity: message [rule]",
        .options = GLOSSARY_INPUT | REPORT_OPTIONS | TAKES(OPT_NO_PROGRESS),
        .format = "terminal",
        .piped = "line",
        .writes = DRG_WRITE_REPORT,
        .examples = "dragoman glossary lint terms.csv\n"
                    "    the faults, a line each\n"
                    "dragoman glossary lint -f jsonl glossaries/*.csv\n"
                    "    for a program",
        .exits = "0  no errors and no warnings; there may be advice\n1  errors or warnings\n" TROUBLE,
        .run = cmd_glossary_lint,
    },
    {
        .name = "glossary convert",
        .usage = "[options] FILE [-o FILE]",
        .summary = "a glossary in another format",
        .description =
            "Writes a glossary in another format. What that format has no place for is\n"
            "reported as a note, never dropped in silence. Formats of two languages\n"
            "(omegat, po, xliff, deepl, google-pair, azure) take those of --langs; to read\n"
            "one that does not say them, name them by --columns. 'dragoman formats' lists\n"
            "all formats.",
        .options = GLOSSARY_INPUT | GLOSSARY_OUTPUT | TAKES(OPT_TO),
        .format = "tsv",
        .writes = DRG_WRITE_GLOSSARY,
        .examples = "dragoman glossary convert terms.tbx -o terms.csv\n"
                    "    formats by the names of the files\n"
                    "dragoman glossary convert terms.csv --langs en,tr --to deepl -o deepl.tsv\n"
                    "    for DeepL, from English to Turkish\n"
                    "dragoman glossary convert terms.csv --bom --langs en,tr -o for-excel.csv\n"
                    "    two languages, with the mark that Excel wants",
        .exits = "0  the glossary was written\n2  the command line or an input is wrong; nothing was written",
        .run = cmd_glossary_convert,
    },
    {
        .name = "glossary stats",
        .usage = "[options] FILE...",
        .summary = "concepts, terms and coverage of glossaries",
        .description =
            "Counts the concepts, the terms of each language by status, how many of the\n"
            "concepts each language has a term for, and subjects. Several files are counted\n"
            "as one glossary.",
        .options = GLOSSARY_INPUT | OUTPUT_OPTIONS,
        .format = "terminal",
        .formats = "terminal, json",
        .examples = "dragoman glossary stats terms.csv\n    one glossary\n"
                    "dragoman glossary stats -f json a.csv b.tbx\n    two as one, for a program",
        .exits = "0  done\n2  the command line or an input is wrong",
        .run = cmd_glossary_stats,
    },
    {
        .name = "glossary merge",
        .usage = "[options] FILE... [-o FILE]",
        .summary = "several glossaries as one",
        .description =
            "Joins glossaries: concepts with the same id become one, equal terms become one.\n"
            "Where statuses clash, the stronger one wins and a note says so.",
        .options = GLOSSARY_INPUT | GLOSSARY_OUTPUT,
        .format = "tsv",
        .writes = DRG_WRITE_GLOSSARY,
        .examples = "dragoman glossary merge ours.csv client.tbx -o all.tbx\n    two glossaries as one",
        .exits = "0  the glossary was written\n2  the command line or an input is wrong; nothing was written",
        .run = cmd_glossary_merge,
    },
    {
        .name = "glossary compile",
        .usage = "[options] FILE... -o FILE.drg",
        .summary = "glossaries as one file that is opened at once",
        .description =
            "Compiles glossaries into one file that every command takes in their place, with\n"
            "the same answers. A compiled glossary is mapped, not read, and holds all that\n"
            "inflection makes of its terms: one of a million concepts is ready in milliseconds,\n"
            "and programs that use it share its memory.\n"
            "\n"
            "The file has checksums. What is damaged is refused, never used. It belongs to\n"
            "this version of the program and to machines of this byte order: keep the sources\n"
            "and compile again after an update. Replace it, as this command does; a file\n"
            "written over in place breaks the programs that have it open.",
        .options = GLOSSARY_INPUT | TAKES(OPT_OUTPUT) | TAKES_ALWAYS,
        .format = "drg",
        .formats = "drg",
        .writes = DRG_WRITE_GLOSSARY,
        .examples = "dragoman glossary compile ours.csv client.tbx -o all.drg\n    two glossaries as one\n"
                    "dragoman find -g all.drg news.txt\n    and their use",
        .exits = "0  the glossary was written\n2  the command line or an input is wrong; nothing was written",
        .run = cmd_glossary_compile,
    },
    {
        .name = "glossary verify",
        .usage = "[options] FILE.drg...",
        .summary = "are compiled glossaries whole?",
        .description =
            "Reads compiled glossaries from end to end and says which are whole. Commands that\n"
            "use one check the parts they come by; this looks at all, after a transfer or on a\n"
            "disk that is doubted.",
        .options = TAKES(OPT_OUTPUT) | TAKES(OPT_NO_PROGRESS) | TAKES_ALWAYS,
        .format = "terminal",
        .formats = "terminal",
        .examples = "dragoman glossary verify all.drg\n    one line a file",
        .exits = "0  all are whole\n2  the command line is wrong, or a file is damaged or no compiled glossary",
        .run = cmd_glossary_verify,
    },
    {
        .name = "glossary seed",
        .usage = "[options] [-o FILE]",
        .summary = "a starting glossary: countries, languages, scripts, currencies",
        .description =
            "Makes a glossary in English, Turkish, Arabic and Russian out of the names of\n"
            "countries, regions, languages, scripts and currencies in the Unicode locale data\n"
            "(CLDR).",
        .options = GLOSSARY_OUTPUT,
        .format = "tsv",
        .writes = DRG_WRITE_GLOSSARY,
        .examples = "dragoman glossary seed -o seed.csv\n    a file to edit",
        .exits = "0  the glossary was written\n2  the command line is wrong; nothing was written",
        .run = cmd_glossary_seed,
    },
    {
        .name = "formats",
        .usage = "[options]",
        .summary = "the formats and languages of this program",
        .description =
            "Lists every format with what it can do, and the languages that have rules of\n"
            "their own.",
        .options = OUTPUT_OPTIONS,
        .format = "terminal",
        .formats = "terminal, json",
        .examples = "dragoman formats\n    what -f, --from and file names can say",
        .exits = "0  done\n2  the command line is wrong",
        .run = cmd_formats,
    },
};

const size_t command_count = sizeof commands / sizeof commands[0];

const struct command *command_find(const char *name)
{
    for (size_t i = 0; i < command_count; i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}
