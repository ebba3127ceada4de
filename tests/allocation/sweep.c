/* sweep.c - whichever allocation fails, a call says so with DRG_ENOMEM or does its work all the same, and leaks nothing.
 *
 * Every step of the pipeline is swept by itself: its n-th allocation fails, for n from 1 until there is none. Usage:
 * sweep FOLDER, which takes the small inputs. */
#include <dragoman/dragoman.h>
#include <stdlib.h>
#include <string.h>

#include "allocation/failing.h"
#include "corpus/mix.h"
#include "corpus/sample.h"
#include "corpus/seen.h"
#include "corpus/shuffle.h"
#include "support/packages.h"

static const char wide_tsv[] = "concept\tsubject\ten\ten.admitted\ten.variant\ttr\ttr.deprecated\tar\tru\tnote\torigin\n"
                               "c1\tplace\tTürkiye\tTurkey\tTurkiye\tTürkiye\t\tتركيا\tТурция\ta | note\tUN\n"
                               "c2\tterm\tforeign minister\t\t\tdışişleri bakanı\thariciye nazırı\tوزير الخارجية\tминистр "
                               "иностранных дел\t\"quoted\"\t=1+1\n";
static const char long_csv[] = "concept,lang,term,status,kind,pos,definition,term.note\n"
                               "c1,en,war,,,noun,fighting,n\nc1,tr,savaş,preferred,,noun,,\nc1,tr,harp,admitted,,,,\n";
static const char omegat[] = "# comment\nwar\tsavaş\tnote\nwar\tharp\tnote\npeace\tbarış\n";
static const char deepl[] = "war\tsavaş\nwar\tharp\n\"so \"\"said\"\"\"\tdenen\n";
static const char po[] = "# note\nmsgid \"\"\nmsgstr \"Language: tr\\n\"\n\n# n\n#. d\n#: concept:a%20b\nmsgctxt \"law\"\nmsgid \"a \" \"\\\"war\\\"\"\n"
                         "msgstr \"savaş\"\n#| msgid \"old\"\nmsgid \"peace\"\nmsgid_plural \"p\"\nmsgstr[0] \"barış\"\nmsgstr[1] \"b\"\n";
static const char mtf[] = "<mtf><conceptGrp><concept>7</concept><transacGrp><transac type='origination'>x</transac><date>1</date></transacGrp>"
                          "<languageGrp><language lang='EN'/><descripGrp><descrip type='Definition'>d</descrip></descripGrp><termGrp>"
                          "<term>war</term><descripGrp><descrip type='Part of Speech'>Noun</descrip><transacGrp><transac type='x'>y"
                          "</transac></transacGrp></descripGrp></termGrp></languageGrp></conceptGrp></mtf>";
static const char tmx_terms[] = "<tmx><body><tu tuid='a'><note>n</note><prop type='x'>y</prop><tuv xml:lang='en'><prop type='pos'>noun</prop>"
                                "<prop type='lang:z'>z</prop><seg>war</seg></tuv><tuv xml:lang='tr'><seg>savaş</seg></tuv></tu></body></tmx>";
static const char xliff[] = "<xliff version='2.1' srcLang='en' trgLang='tr' xmlns:g='urn:oasis:names:tc:xliff:glossary:2.0'><g:glossary>"
                            "<g:glossEntry id='a'><g:term source='s'>war</g:term><g:translation>savaş</g:translation><g:definition source='t'>d"
                            "</g:definition></g:glossEntry><g:glossEntry><g:term>fight</g:term><g:translation>savaş</g:translation>"
                            "</g:glossEntry></g:glossary></xliff>";
static const char flawed_tsv[] = "concept\ten\ttr\nc1\twar\tsavaş\nc2\twar\t\nc3\tpеace \tBariş\n";
static const char tmx[] =
    "<?xml version=\"1.0\"?><tmx version=\"1.4\"><header srclang=\"en\"/><body>"
    "<tu><tuv xml:lang=\"en\"><seg>Turkey <ph>x</ph>spoke.</seg></tuv><tuv xml:lang=\"tr\"><seg>Türkiye konuştu.</seg></tuv></tu>"
    "<tu><tuv xml:lang=\"en\"><seg>A foreign minister.</seg></tuv><tuv xml:lang=\"tr\"><seg>Bir bakan.</seg></tuv></tu>"
    "</body></tmx>";
static const char job_xliff[] =
    "<xliff version='1.2'><file source-language='en' target-language='tr'><body><trans-unit id='1'><source>A. B.</source><seg-source>"
    "<mrk mtype='seg' mid='1'>Turkey <g id='1'>spoke</g>.</mrk></seg-source><target><mrk mtype='seg' mid='1'>Türkiye &amp;.</mrk></target>"
    "<note>n</note></trans-unit></body></file></xliff>";
static const char job_xliff2[] =
    "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.0' srcLang='en' trgLang='tr' "
    "xmlns:gls='urn:oasis:names:tc:xliff:glossary:2.0' xmlns:my='my'><file id='f'><my:x id='1'/><unit id='u'><gls:glossary><gls:glossEntry "
    "id='g' ref='#m'><gls:term>a</gls:term><gls:definition>b</gls:definition></gls:glossEntry></gls:glossary><notes><note id='n'>n</note></notes>"
    "<originalData><data id='d'>x</data></originalData><segment><source>A <mrk id='m' type='term'>war</mrk><ph id='1' dataRef='d'/> "
    "<sc id='2'/>x<ec startRef='2'/></source><target>Savaş</target></segment></unit></file></xliff>";
static const char marked_xliff2[] =
    "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.0' srcLang='en' trgLang='tr'><file id='f'><unit id='u'><segment>"
    "<source>A <sm id='m' type='term'/>war<em startRef='m'/>, Turkey's <pc id='1'>war</pc></source><target>Savaş</target></segment></unit>"
    "</file></xliff>";
static const char job_po[] = "msgid \"\"\nmsgstr \"Language: tr\\n\"\n\n# note\nmsgctxt \"c\"\nmsgid \"a\\n\"\nmsgstr \"b\"\n\n"
                         "msgid \"war\"\nmsgid_plural \"wars\"\nmsgstr[0] \"savaş\"\nmsgstr[1] \"savaşlar\"\nmsgstr[2] \"\"\n";
static const char bitext_tsv[] = "en\ttr\nTurkey spoke.\tTürkiye konuştu.\n\"A foreign\nminister\"\tBir bakan\n";
static const char markdown[] = "# Turkey\n\nThe *foreign* minister `x` of [Turkey](http://a.b).\n\n| a | b |\n|---|---|\n| war | c |\n";
static const char html[] = "<html lang=en><head><title>Turkey</title><style>x</style></head><body><p>The <b>foreign</b> "
                           "minister&#39;s war &amp; <span lang=tr>Türkiye'nin dışişleri bakanları</span></body></html>";
#define WORD_ML "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
static const char docx[] = "<w:document " WORD_ML "><w:body><w:p><w:r><w:rPr><w:lang w:val=\"en-US\"/></w:rPr><w:t>Tur</w:t>"
                           "<w:tab/></w:r><w:r><w:t>key &amp; war</w:t><w:drawing/></w:r></w:p></w:body></w:document>";
#define TEXT_ML "urn:oasis:names:tc:opendocument:xmlns:"
static const char odt[] = "<office:document xmlns:office=\"" TEXT_ML "office:1.0\" xmlns:text=\"" TEXT_ML "text:1.0\" xmlns:style=\""
                          TEXT_ML "style:1.0\"><office:automatic-styles><style:style style:name=\"T1\"/></office:automatic-styles>"
                          "<text:p>Tur<text:span text:style-name=\"T1\">key</text:span><text:s/></text:p></office:document>";
static const char plain[] = "The foreign ministers of Turkey met. Türkiye's war.\n\nTürkiye'nin dışişleri bakanlığı konuştu.\n\n"
                            "قال وزير الخارجية التركي في تركيا.\n\nМинистры иностранных дел Турции.\n";
static const char legacy[] = "D\xFD\xFEi\xFEleri Bakan\xFD T\xFCrkiye'de konu\xFEtu, a\xE7\xFDklama yapt\xFD.\n";

/* What a step gave, to be compared; no allocation of its own. */
static struct {
    char bytes[1 << 18];
    size_t len;
} output, expected;

static drg_status take(void *user, const void *data, size_t len, drg_error *err)
{
    (void)user, (void)err;
    if (len > sizeof output.bytes - output.len)
        abort();
    memcpy(output.bytes + output.len, data, len);
    output.len += len;
    return DRG_OK;
}

static const drg_sink sink = {take, NULL};

/* Documents that are packages: DOCX, ODT. */
static struct buf packages[2];

/* Made before the sweeps; steps borrow it. */
static struct scene {
    const char *folder;
    drg_ctx *ctx;
    drg_glossary *glossary, *other, *flawed;
    drg_matcher *matcher;
    drg_text *text;
    drg_matches *matches;
    drg_bitext *bitext;
    drg_matches *cells[2];
    drg_table *table, *aligned;
    drg_checker *checker;
    drg_findings *checked[2]; /* of the bitext, of the text */
} scene;

/* One step: with `arg` and `input` of its row. Runs with failures; `show` after them, when it went well. */
struct step {
    const char *name, *arg;
    const char *input;
    drg_status (*run)(const struct step *step, void **made, drg_error *err);
    void (*show)(void *made); /* appends to `output`, then frees */
};

static drg_str str(const char *z)
{
    return (drg_str){z, strlen(z)};
}

static void ignore(void *made)
{
    (void)made;
}

/* ---- glossaries ------------------------------------------------------------------------------------------- */

static drg_status parse_glossary(const struct step *step, void **made, drg_error *err)
{
    drg_glossary *glossary;
    drg_glossary_options options = {.format = step->arg, .langs = "en,tr"};
    drg_status status = drg_glossary_parse(&glossary, scene.ctx, str(step->input), "glossary", &options, err);
    *made = glossary;
    return status;
}

static drg_status load_glossary(const struct step *step, void **made, drg_error *err)
{
    drg_glossary *glossary;
    char path[512];
    snprintf(path, sizeof path, "%s/%s", scene.folder, step->arg);
    drg_status status = drg_glossary_load(&glossary, scene.ctx, path, NULL, err);
    *made = glossary;
    return status;
}

static drg_status merge(const struct step *step, void **made, drg_error *err)
{
    (void)step;
    drg_glossary *glossary;
    drg_status status = drg_glossary_merge(&glossary, scene.ctx, (const drg_glossary *const[]){scene.glossary, scene.other}, 2, err);
    *made = glossary;
    return status;
}

static void show_glossary(void *made)
{
    if (drg_glossary_write(made, scene.ctx, "tsv-long", NULL, sink, NULL))
        abort();
    drg_glossary_free(made);
}

static drg_status write_glossary(const struct step *step, void **made, drg_error *err)
{
    *made = NULL;
    return drg_glossary_write(scene.glossary, scene.ctx, step->arg, &(drg_write_options){.langs = step->input}, sink, err);
}

static drg_status compile_image(const struct step *step, void **made, drg_error *err)
{
    (void)step;
    *made = NULL;
    return drg_glossary_compile(scene.glossary, scene.ctx, sink, err);
}

static drg_status lint(const struct step *step, void **made, drg_error *err)
{
    (void)step;
    drg_findings *findings;
    drg_status status = drg_glossary_lint(&findings, scene.ctx, scene.flawed, err);
    *made = findings;
    return status;
}

static void show_findings(void *made)
{
    size_t count;
    const drg_finding *list = drg_findings_list(made, &count);
    for (size_t i = 0; i < count; i++)
        take(NULL, list[i].message.ptr, list[i].message.len, NULL);
    drg_findings_free(made);
}

/* ---- texts ------------------------------------------------------------------------------------------------ */

static drg_status parse_text(const struct step *step, void **made, drg_error *err)
{
    drg_text *text;
    drg_text_options options = {.format = step->arg};
    drg_status status = drg_text_parse(&text, scene.ctx, str(step->input), "text", &options, err);
    *made = text;
    return status;
}

static void show_text(void *made)
{
    size_t count;
    const drg_segment *segments = drg_text_segments(made, &count);
    drg_str source = drg_text_source(made);
    take(NULL, source.ptr, source.len, NULL);
    for (size_t i = 0; i < count; i++) {
        take(NULL, &segments[i].span, sizeof segments[i].span, NULL);
        take(NULL, segments[i].lang, strlen(segments[i].lang), NULL);
    }
    drg_text_free(made);
}

/* `arg` says which of the packages. */
static drg_status parse_package(const struct step *step, void **made, drg_error *err)
{
    drg_text *text;
    drg_status status = drg_text_parse(&text, scene.ctx, buf_str(&packages[step->arg[0] == 'o']), "text", NULL, err);
    *made = text;
    return status;
}

static drg_status write_package(const struct step *step, void **made, drg_error *err)
{
    void *text;
    drg_status status = parse_package(step, &text, err);
    *made = NULL;
    if (status)
        return status;
    const char *word = strstr(drg_text_source(text).ptr, "Tur");
    uint32_t at = (uint32_t)(word - drg_text_source(text).ptr);
    status = drg_text_write(text, &(drg_edit){{at, at + 3}, {" ", 1}}, 1, sink, err);
    drg_text_free(text);
    return status;
}

static drg_status load_bitext(const struct step *step, void **made, drg_error *err)
{
    drg_bitext *bitext;
    char path[512];
    snprintf(path, sizeof path, "%s/%s", scene.folder, step->arg);
    drg_status status = drg_bitext_load(&bitext, scene.ctx, path, NULL, err);
    *made = bitext;
    return status;
}

static void show_bitext(void *made)
{
    size_t texts, rows;
    drg_bitext_texts(made, &texts);
    const uint32_t *row = drg_bitext_rows(made, &rows);
    take(NULL, row, rows * texts * sizeof *row, NULL);
    drg_bitext_free(made);
}

/* ---- matching --------------------------------------------------------------------------------------------- */

static void show_matches(void *made)
{
    size_t count;
    const drg_match *list = drg_matches_list(made, &count);
    for (size_t i = 0; i < count; i++) {
        take(NULL, &list[i].span, sizeof list[i].span, NULL);
        take(NULL, &list[i].term, sizeof list[i].term, NULL);
        take(NULL, &list[i].grade, sizeof list[i].grade, NULL);
    }
    drg_matches_free(made);
}

static drg_status compile(const struct step *step, void **made, drg_error *err)
{
    (void)step;
    drg_matcher *matcher;
    drg_status status = drg_matcher_new(&matcher, scene.ctx, scene.glossary, NULL, err);
    *made = matcher;
    return status;
}

static void show_matcher(void *made)
{
    drg_matches *matches;
    if (drg_matcher_run(&matches, made, scene.text, NULL))
        abort();
    show_matches(matches);
    drg_matcher_free(made);
}

static drg_status run_matcher(const struct step *step, void **made, drg_error *err)
{
    (void)step;
    drg_matches *matches;
    drg_status status = drg_matcher_run(&matches, scene.matcher, scene.text, err);
    *made = matches;
    return status;
}

/* A file, batch by batch, through a scanner. */
static drg_status scan_batches(drg_stream *stream, drg_scanner *scanner, drg_error *err)
{
    drg_batch batch = {0};
    drg_status status = DRG_OK;
    while (!status && !batch.is_last) {
        const drg_hit *hits;
        size_t count;
        status = drg_stream_next(stream, &batch, err);
        if (!status)
            status = drg_scanner_run(scanner, batch.text, &hits, &count, err);
        for (size_t i = 0; !status && i < count; i++) {
            uint64_t start = batch.start + hits[i].start;
            take(NULL, &start, sizeof start, NULL);
            take(NULL, &hits[i].term, sizeof hits[i].term, NULL);
        }
    }
    drg_batch_free(&batch);
    return status;
}

static drg_status scan_stream(const struct step *step, void **made, drg_error *err)
{
    drg_stream *stream = NULL;
    drg_scanner *scanner = NULL;
    char path[512];
    snprintf(path, sizeof path, "%s/%s", scene.folder, step->arg);
    *made = NULL;
    drg_stream_options options = {.batch = 64};
    drg_status status = drg_stream_open(&stream, scene.ctx, path, &options, err);
    if (!status)
        status = drg_scanner_new(&scanner, scene.matcher, NULL, err);
    if (!status)
        status = scan_batches(stream, scanner, err);
    drg_scanner_free(scanner);
    drg_stream_free(stream);
    return status;
}

static drg_status look_up(const struct step *step, void **made, drg_error *err)
{
    drg_lookup_hit *hits;
    size_t count;
    drg_status status = drg_lookup(&hits, &count, scene.matcher, str(step->input), err);
    take(NULL, &count, sizeof count, NULL);
    *made = hits;
    return status;
}

/* ---- annotating ------------------------------------------------------------------------------------------- */

static drg_status annotate_draft(const struct step *step, void **made, drg_error *err)
{
    void *text;
    drg_normalized *marked = NULL;
    drg_status status = parse_text(step, &text, err);
    if (!status)
        status = drg_annotate_text(&marked, scene.checker, text, err);
    drg_text_free(text);
    *made = marked;
    return status;
}

static drg_status annotate_job(const struct step *step, void **made, drg_error *err)
{
    drg_bitext *bitext;
    drg_normalized *marked = NULL;
    drg_status status = drg_bitext_parse(&bitext, scene.ctx, str(step->input), step->arg, NULL, err);
    if (!status)
        status = drg_annotate_bitext(&marked, scene.checker, bitext, err);
    drg_bitext_free(bitext);
    *made = marked;
    return status;
}

static void show_marked(void *made)
{
    drg_str text = drg_normalized_output(made);
    size_t count;
    drg_normalized_changes(made, &count);
    if (!count)
        abort(); /* nothing was tried */
    take(NULL, text.ptr, text.len, NULL);
    drg_normalized_free(made);
}

/* ---- tables ----------------------------------------------------------------------------------------------- */

static drg_status make_table(const struct step *step, void **made, drg_error *err)
{
    drg_table *table;
    drg_status status = strcmp(step->arg, "aligned") == 0
        ? drg_table_of_bitext(&table, scene.glossary, scene.bitext, (const drg_matches *const *)scene.cells, NULL, err)
        : drg_table_of_texts(&table, scene.glossary, (const drg_text *const *)&scene.text,
                             (const drg_matches *const *)&scene.matches, 1, NULL, err);
    *made = table;
    return status;
}

static void show_table(void *made)
{
    if (drg_table_write(made, scene.ctx, "json", NULL, sink, NULL))
        abort();
    drg_table_free(made);
}

static drg_status write_table(const struct step *step, void **made, drg_error *err)
{
    *made = NULL;
    drg_status status = drg_table_write(scene.table, scene.ctx, step->arg, NULL, sink, err);
    return status ? status : drg_table_write(scene.aligned, scene.ctx, step->arg, NULL, sink, err);
}

/* Rows of a corpus: lines of two languages. */
static drg_status add_rows(drg_table_sum *sum, drg_error *err)
{
    drg_table_side sides[2] = {{.lang = "en", .text = str("Turkey.\nA foreign minister.\n")},
                               {.lang = "tr", .text = str("Türkiye.\nBir bakan.\n")}};
    drg_scanner *scanners[2] = {NULL, NULL};
    drg_status status = DRG_OK;
    for (size_t i = 0; i < 2 && !status; i++) {
        drg_scan_options options = {.lang = sides[i].lang, .lines = true};
        status = drg_scanner_new(&scanners[i], scene.matcher, &options, err);
        if (!status)
            status = drg_scanner_run(scanners[i], sides[i].text, &sides[i].hits, &sides[i].hit_count, err);
    }
    if (!status)
        status = drg_table_sum_add(sum, sides, 2, err);
    drg_scanner_free(scanners[0]);
    drg_scanner_free(scanners[1]);
    return status;
}

/* Adds rows, and what the file of step->arg or another sum has. */
static drg_status sum_up(const struct step *step, void **made, drg_error *err)
{
    const drg_table_sum_options options = {.examples = 2};
    drg_table_sum *sum, *both = NULL;
    drg_table *table = NULL;
    char path[512];
    *made = NULL;
    drg_status status = drg_table_sum_new(&sum, scene.matcher, &options, err);
    if (status)
        return status;
    status = drg_table_sum_new(&both, scene.matcher, &options, err);
    if (!status)
        status = add_rows(sum, err);
    snprintf(path, sizeof path, "%s/%s", scene.folder, step->arg ? step->arg : "");
    if (!status && step->arg)
        status = drg_table_sum_read(both, path, err);
    if (!status)
        status = drg_table_sum_merge(both, sum, err);
    if (!status)
        status = drg_table_sum_write(both, sink, err);
    if (!status)
        status = drg_table_of_sum(&table, both, 1, err);
    drg_table_sum_free(both);
    drg_table_sum_free(sum);
    *made = table;
    return status;
}

/* ---- shards ------------------------------------------------------------------------------------------------ */

static drg_status plan(const struct step *step, void **made, drg_error *err)
{
    char path[512];
    const char *paths[] = {path, path};
    drg_plan *planned;
    size_t count;
    uint64_t checksum;
    *made = NULL;
    snprintf(path, sizeof path, "%s/%s", scene.folder, step->arg);
    drg_status status = drg_plan_new(&planned, paths, 2, 3, err);
    if (status)
        return status;
    status = drg_piece_checksum(&checksum, drg_plan_pieces(planned, &count), path, err);
    take(NULL, &checksum, sizeof checksum, NULL);
    drg_plan_free(planned);
    return status;
}

/* Keys of a file of lines; which of them repeat others; what is left. */
static drg_status exchange(const struct step *step, void **made, drg_error *err)
{
    char lines[512], keys[512], drops[512];
    const char *const key_files[] = {keys, keys}, *const drop_files[] = {drops};
    *made = NULL;
    snprintf(lines, sizeof lines, "%s/lines.en.txt", scene.folder);
    snprintf(keys, sizeof keys, "%s/lines.keys", scene.folder);
    snprintf(drops, sizeof drops, "%s/lines.drops", scene.folder);
    if (strcmp(step->arg, "keys") == 0)
        return drg_exchange_keys(scene.ctx, lines, &(drg_exchange_options){.parts = 2}, sink, err);
    if (strcmp(step->arg, "decide") == 0)
        return drg_exchange_decide(key_files, 2, 1, 2, NULL, sink, err);
    return drg_exchange_apply(lines, 1, drop_files, 1, sink, err);
}

/* ---- reports ---------------------------------------------------------------------------------------------- */

static drg_status report_on(drg_report *report, const drg_report_source *source, const drg_findings *findings, drg_error *err)
{
    size_t count;
    const drg_finding *list = drg_findings_list(findings, &count);
    drg_status status = drg_report_file(report, source, err);
    for (size_t i = 0; i < count && !status; i++)
        status = i == 1 ? drg_report_pass(report, &list[i], err) : drg_report_add(report, &list[i], err);
    return status;
}

static drg_status write_report(const struct step *step, void **made, drg_error *err)
{
    static const drg_error lost = {.code = DRG_EIO, .file = "lost.tsv", .message = "cannot open"};
    const drg_rule_info *const rules[] = {drg_check_rule(0)};
    const drg_report_options options = {.rules = rules, .rule_count = 1};
    drg_report *report;
    *made = NULL;
    drg_status status = drg_report_new(&report, step->arg, &options, sink, err);
    if (status)
        return status;
    status = report_on(report, &(drg_report_source){.name = "b.tmx", .bitext = scene.bitext}, scene.checked[0], err);
    if (!status)
        status = report_on(report, &(drg_report_source){.name = "text", .text = scene.text}, scene.checked[1], err);
    if (!status)
        status = drg_report_trouble(report, &lost, err);
    if (!status)
        status = drg_report_finish(report, err);
    drg_report_free(report);
    return status;
}

/* ---- corpora ---------------------------------------------------------------------------------------------- */

static drg_status put_number(uint64_t number)
{
    return take(NULL, &number, sizeof number, NULL);
}

/* More keys than memory has room for: some are put off. What was answered before a failure is no output. */
static drg_status find_seen(const struct step *step, void **made, drg_error *err)
{
    (void)step;
    struct seen seen;
    struct seen_late late = {0, 0};
    drg_status status = DRG_OK;
    *made = NULL;
    seen_init(&seen, &(struct seen_options){.memory = SEEN_LEAST_MEMORY});
    for (uint64_t i = 0; i < 8000 && !status; i++) {
        struct seen_item item = {.key = {mix(i % 7000), i % 7000}, .number = i};
        status = seen_add(&seen, &item, 1, err);
    }
    if (!status)
        status = seen_finish(&seen, err);
    for (size_t len = output.len; !status && late.first != SEEN_NONE;) {
        status = seen_next(&seen, &late, err);
        if (!status)
            status = put_number(late.first);
        output.len = status ? len : output.len;
    }
    seen_free(&seen);
    return status;
}

static drg_status find_near(const struct step *step, void **made, drg_error *err)
{
    drg_deduper *deduper;
    uint64_t firsts[3];
    const drg_str lines[] = {str(step->input), str("Another line."), str(step->input)};
    *made = NULL;
    drg_status status = drg_deduper_new(&deduper, &(drg_dedupe_options){.similarity = strtod(step->arg, NULL)}, err);
    if (!status)
        status = drg_deduper_add(deduper, lines, lines, 3, firsts, err);
    if (!status)
        status = drg_deduper_finish(deduper, err);
    drg_deduper_free(deduper);
    return status ? status : put_number(firsts[2]);
}

static drg_status draw(const struct step *step, void **made, drg_error *err)
{
    (void)step;
    struct shuffle shuffle;
    struct sample sample;
    uint64_t number = 0;
    drg_str item = {"item", 4};
    *made = NULL;
    sample_init(&sample, &(struct sample_options){.size = 3, .memory = 6});
    drg_status status = shuffle_init(&shuffle, &(struct shuffle_options){.seed = 1}, err);
    for (uint64_t i = 0; i < 10 && !status; i++) {
        status = shuffle_add(&shuffle, i, item, err);
        if (!status)
            status = sample_add(&sample, i, item, err);
    }
    sample_finish(&sample);
    if (!status)
        status = sample_next(&sample, &number, &item, err);
    if (!status)
        status = shuffle_next(&shuffle, &number, &item, err);
    shuffle_free(&shuffle);
    sample_free(&sample);
    return status ? status : put_number(number);
}

/* ---- terms through an engine -------------------------------------------------------------------------------- */

static drg_status put(drg_str bytes, drg_error *err)
{
    return sink.write(sink.user, bytes.ptr, bytes.len, err);
}

static drg_status annotate_lines(const struct step *step, void **made, drg_error *err)
{
    drg_protector *protector;
    drg_annotator *annotator = NULL;
    drg_annotated annotated;
    *made = NULL;
    drg_protect_options options = {.src = "en", .tgt = "tr", .style = step->arg, .subjects = "place,term", .tgt_column = 2, .most_words = 90};
    drg_status status = drg_protector_new(&protector, scene.matcher, &options, err);
    if (!status)
        status = drg_annotator_new(&annotator, protector, err);
    if (!status)
        status = drg_annotator_run(annotator, str(step->input), 0, &annotated, err);
    if (!status)
        status = put(annotated.text, err);
    if (!status)
        status = put(annotated.records, err);
    drg_annotator_free(annotator);
    drg_protector_free(protector);
    return status;
}

static const char marked_lines[] = "{\"dragoman\":\"protect\",\"style\":\"placeholder\",\"pattern\":\"⟦%d⟧\",\"src\":\"en\",\"tgt\":\"tr\"}\n"
                                   "{\"segment\":1,\"terms\":[{\"n\":1,\"source\":\"war\",\"target\":\"savaş\"},{\"n\":2,\"source\":\"a\","
                                   "\"target\":\"b\"}]}\n{\"segment\":4,\"terms\":[{\"n\":1,\"source\":\"war\",\"target\":\"savaş\"}]}\n";

static drg_status restore_lines(const struct step *step, void **made, drg_error *err)
{
    drg_restorer *restorer;
    drg_restored restored;
    *made = NULL;
    drg_status status = drg_restorer_new(&restorer, &(drg_restorer_options){.file = "mt", .verbatim = true}, err);
    if (!status)
        status = drg_restorer_feed(restorer, str(marked_lines), err);
    if (!status)
        status = drg_restorer_run(restorer, str(step->input), 0, &restored, err);
    if (!status)
        status = put(restored.text, err);
    if (!status)
        status = drg_restorer_end(restorer, &restored, err);
    drg_restorer_free(restorer);
    return status;
}

static drg_status judge_lines(const struct step *step, void **made, drg_error *err)
{
    drg_accuracy *accuracy;
    drg_accuracy_score *score = NULL;
    drg_str lines = str(step->input);
    *made = NULL;
    drg_status status = drg_accuracy_new(&accuracy, scene.ctx, str(marked_lines), NULL, err);
    if (!status)
        status = drg_accuracy_judge(&score, accuracy, lines, lines, err);
    if (!status)
        status = put(str(drg_accuracy_score_total(score).found == 1 ? "one" : "another"), err);
    drg_accuracy_score_free(score);
    drg_accuracy_free(accuracy);
    return status;
}

/* ---- the sweep -------------------------------------------------------------------------------------------- */

static const struct step steps[] = {
    {"parse wide tsv", "tsv", wide_tsv, parse_glossary, show_glossary},
    {"parse long csv", "csv", long_csv, parse_glossary, show_glossary},
    {"parse omegat", "omegat", omegat, parse_glossary, show_glossary},
    {"parse deepl", "deepl", deepl, parse_glossary, show_glossary},
    {"parse po", "po", po, parse_glossary, show_glossary},
    {"parse multiterm", "multiterm", mtf, parse_glossary, show_glossary},
    {"parse tmx", "tmx", tmx_terms, parse_glossary, show_glossary},
    {"parse xliff", "xliff", xliff, parse_glossary, show_glossary},
    {"load tsv", "wide.tsv", NULL, load_glossary, show_glossary},
    {"load tbx", "wide.tbx", NULL, load_glossary, show_glossary},
    {"load tbx-dct", "wide.dct.tbx", NULL, load_glossary, show_glossary},
    {"load tbx-v2", "wide.v2.tbx", NULL, load_glossary, show_glossary},
    {"load drg", "wide.drg", NULL, load_glossary, show_glossary},
    {"merge", NULL, NULL, merge, show_glossary},
    {"compile drg", NULL, NULL, compile_image, ignore},
    {"lint", NULL, NULL, lint, show_findings},
    {"write csv", "csv", NULL, write_glossary, ignore},
    {"write tsv-wide", "tsv-wide", NULL, write_glossary, ignore},
    {"write csv-long", "csv-long", "en,tr", write_glossary, ignore},
    {"write omegat", "omegat", "en,tr", write_glossary, ignore},
    {"write deepl", "deepl", "en,tr", write_glossary, ignore},
    {"write google", "google", NULL, write_glossary, ignore},
    {"write po", "po", "en,tr", write_glossary, ignore},
    {"write multiterm", "multiterm", NULL, write_glossary, ignore},
    {"write tmx", "tmx", NULL, write_glossary, ignore},
    {"write xliff", "xliff", "en,tr", write_glossary, ignore},
    {"write skos", "skos", NULL, write_glossary, ignore},
    {"write xlsx", "xlsx", NULL, write_glossary, ignore},
    {"write tbx", "tbx", NULL, write_glossary, ignore},
    {"write tbx-dct", "tbx-dct", NULL, write_glossary, ignore},
    {"write tbx-v2", "tbx-v2", NULL, write_glossary, ignore},
    {"text", "plain", plain, parse_text, show_text},
    {"text in cp1254", "plain", legacy, parse_text, show_text},
    {"markdown", "markdown", markdown, parse_text, show_text},
    {"html", "html", html, parse_text, show_text},
    {"docx", "docx", NULL, parse_package, show_text},
    {"odt", "odt", NULL, parse_package, show_text},
    {"write docx", "docx", NULL, write_package, ignore},
    {"write odt", "odt", NULL, write_package, ignore},
    {"tmx", "b.tmx", NULL, load_bitext, show_bitext},
    {"job xliff", "b.xlf", NULL, load_bitext, show_bitext},
    {"job xliff 2", "b2.xlf", NULL, load_bitext, show_bitext},
    {"job po", "b.po", NULL, load_bitext, show_bitext},
    {"bitext tsv", "b.tsv", NULL, load_bitext, show_bitext},
    {"matcher", NULL, NULL, compile, show_matcher},
    {"matches", NULL, NULL, run_matcher, show_matches},
    {"stream", "plain.txt", NULL, scan_stream, ignore},
    {"stream of cp1254", "legacy.txt", NULL, scan_stream, ignore},
    {"lookup", NULL, "Turkiye", look_up, free},
    {"lookup near", NULL, "Turkiyea", look_up, free},
    {"annotate lines", NULL, "Turkey and [1]\tTürkiye\n\nforeign minister\tTürkiye", annotate_lines, ignore},
    {"annotate lines as json", "json", "Turkey\tTürkiye\n", annotate_lines, ignore},
    {"restore lines", NULL, "[1] ⟦1⟧ ⟦7⟧\n⟦1⟧\n", restore_lines, ignore},
    {"judge lines", NULL, "savaşın sonu b\n", judge_lines, ignore},
    {"annotate html", "html", html, annotate_draft, show_marked},
    {"annotate xliff", "a.xlf", job_xliff, annotate_job, show_marked},
    {"annotate xliff 2", "a.xlf", marked_xliff2, annotate_job, show_marked},
    {"table of text", "text", NULL, make_table, show_table},
    {"table of bitext", "aligned", NULL, make_table, show_table},
    {"table of corpus", NULL, NULL, sum_up, show_table},
    {"table of corpora", "rows.jsonl", NULL, sum_up, show_table},
    {"plan", "lines.en.txt", NULL, plan, ignore},
    {"keys of a shard", "keys", NULL, exchange, ignore},
    {"duplicates of shards", "decide", NULL, exchange, ignore},
    {"a shard without them", "apply", NULL, exchange, ignore},
    {"terminal", "terminal", NULL, write_table, ignore},
    {"tsv", "tsv", NULL, write_table, ignore},
    {"csv", "csv", NULL, write_table, ignore},
    {"json", "json", NULL, write_table, ignore},
    {"jsonl", "jsonl", NULL, write_table, ignore},
    {"markdown table", "markdown", NULL, write_table, ignore},
    {"html table", "html", NULL, write_table, ignore},
    {"xlsx", "xlsx", NULL, write_table, ignore},
    {"tbx table", "tbx", NULL, write_table, ignore},
    {"report on a terminal", "terminal", NULL, write_report, ignore},
    {"report in lines", "line", NULL, write_report, ignore},
    {"report in json", "json", NULL, write_report, ignore},
    {"report in jsonl", "jsonl", NULL, write_report, ignore},
    {"report in tsv", "tsv", NULL, write_report, ignore},
    {"report in sarif", "sarif", NULL, write_report, ignore},
    {"report in junit", "junit", NULL, write_report, ignore},
    {"report in github", "github", NULL, write_report, ignore},
    {"report as html", "html", NULL, write_report, ignore},
    {"find duplicate keys", NULL, NULL, find_seen, ignore},
    {"find equal pairs", "0", plain, find_near, ignore},
    {"find alike pairs", "0.8", plain, find_near, ignore},
    {"draw by lot", NULL, NULL, draw, ignore},
};

static bool complain(const struct step *step, size_t n, const char *what)
{
    fprintf(stderr, "%s, allocation %zu: %s\n", step->name, n, what);
    return false;
}

/* One run with the n-th allocation failing. `*reached` tells whether there was one. */
static bool try_once(const struct step *step, size_t n, bool *reached)
{
    drg_error err = {0};
    void *made = NULL;
    size_t live = failing_live();
    output.len = 0;
    failing_start(n);
    drg_status status = step->run(step, &made, &err);
    *reached = failing_stop();
    if (status && made)
        return complain(step, n, "an object although it failed");
    if (!status)
        step->show(made);
    if (failing_live() != live)
        return complain(step, n, "leaks");
    if (status && (status != DRG_ENOMEM || err.code != status || !*reached))
        return complain(step, n, err.message[0] ? err.message : "fails without a message");
    if (!status && n && (output.len != expected.len || memcmp(output.bytes, expected.bytes, output.len) != 0))
        return complain(step, n, "goes on with less");
    return true;
}

static bool sweep(const struct step *step)
{
    bool reached = true, is_good = try_once(step, 0, &reached);
    memcpy(expected.bytes, output.bytes, output.len);
    expected.len = output.len;
    if (!is_good || expected.len == 0)
        return complain(step, 0, "does not work at all");
    reached = true;
    for (size_t n = 1; reached; n++)
        is_good = try_once(step, n, &reached) && is_good;
    return is_good;
}

static void write_file(const char *name, const char *bytes, size_t len)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", scene.folder, name);
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(bytes, 1, len, file) != len || fclose(file))
        abort();
}

static void make_packages(void)
{
    for (size_t i = 0; i < 2; i++) {
        packages[i] = buf_make(1 << 20);
        if (!package_around(&packages[i], i ? str(odt) : str(docx), i))
            abort();
    }
}

static void write_inputs(void)
{

    static const struct { const char *name, *format; } glossaries[] = {
        {"wide.tbx", "tbx"}, {"wide.dct.tbx", "tbx-dct"}, {"wide.v2.tbx", "tbx-v2"}};
    write_file("wide.tsv", wide_tsv, sizeof wide_tsv - 1);
    write_file("plain.txt", plain, sizeof plain - 1);
    write_file("legacy.txt", legacy, sizeof legacy - 1);
    write_file("b.tmx", tmx, sizeof tmx - 1);
    write_file("b.xlf", job_xliff, sizeof job_xliff - 1);
    write_file("b2.xlf", job_xliff2, sizeof job_xliff2 - 1);
    write_file("b.po", job_po, sizeof job_po - 1);
    write_file("b.tsv", bitext_tsv, sizeof bitext_tsv - 1);
    output.len = 0;
    if (drg_glossary_compile(scene.glossary, scene.ctx, sink, NULL))
        abort();
    write_file("wide.drg", output.bytes, output.len);
    for (size_t i = 0; i < sizeof glossaries / sizeof glossaries[0]; i++) {
        output.len = 0;
        if (drg_glossary_write(scene.glossary, scene.ctx, glossaries[i].format, NULL, sink, NULL))
            abort();
        write_file(glossaries[i].name, output.bytes, output.len);
    }
}

static void write_output(const char *name)
{
    write_file(name, output.bytes, output.len);
    output.len = 0;
}

/* What steps of shards read is what the steps before them write. */
static drg_status set_shards(drg_error *err)
{
    void *made;
    output.len = 0;
    drg_status status = sum_up(&(struct step){.arg = NULL}, &made, err);
    drg_table_free(status ? NULL : made);
    write_output("rows.jsonl");
    write_file("lines.en.txt", "One.\none.\nTwo.\n", 15);
    if (!status)
        status = exchange(&(struct step){.arg = "keys"}, &made, err);
    write_output("lines.keys");
    if (!status)
        status = exchange(&(struct step){.arg = "decide"}, &made, err);
    write_output("lines.drops");
    return status;
}

static drg_status set_checks(drg_error *err)
{
    drg_status status = drg_checker_new(&scene.checker, scene.ctx, scene.glossary, NULL, err);
    if (!status)
        status = drg_check_bitext(&scene.checked[0], scene.checker, scene.bitext, err);
    if (!status)
        status = drg_check_text(&scene.checked[1], scene.checker, scene.text, err);
    return status;
}

static drg_status set_scene(drg_error *err)
{
    static const drg_glossary_options pair = {.langs = "en,tr"};
    char path[512];
    snprintf(path, sizeof path, "%s/b.tmx", scene.folder);
    drg_status status = drg_ctx_new(&scene.ctx, NULL, err);
    if (!status)
        status = drg_glossary_parse(&scene.glossary, scene.ctx, str(wide_tsv), "wide.tsv", NULL, err);
    if (!status)
        status = drg_glossary_parse(&scene.other, scene.ctx, str(omegat), "other.utf8", &pair, err);
    if (!status)
        status = drg_glossary_parse(&scene.flawed, scene.ctx, str(flawed_tsv), "flawed.tsv", NULL, err);
    make_packages();
    if (!status)
        write_inputs();
    if (!status)
        status = drg_matcher_new(&scene.matcher, scene.ctx, scene.glossary, NULL, err);
    if (!status)
        status = drg_text_parse(&scene.text, scene.ctx, str(plain), "text", NULL, err);
    if (!status)
        status = drg_matcher_run(&scene.matches, scene.matcher, scene.text, err);
    if (!status)
        status = drg_bitext_load(&scene.bitext, scene.ctx, path, NULL, err);
    for (size_t i = 0, count; i < 2 && !status; i++)
        status = drg_matcher_run(&scene.cells[i], scene.matcher, drg_bitext_texts(scene.bitext, &count)[i], err);
    if (!status)
        status = drg_table_of_texts(&scene.table, scene.glossary, (const drg_text *const *)&scene.text,
                                    (const drg_matches *const *)&scene.matches, 1, NULL, err);
    if (!status)
        status = drg_table_of_bitext(&scene.aligned, scene.glossary, scene.bitext,
                                     (const drg_matches *const *)scene.cells, NULL, err);
    if (!status)
        status = set_shards(err);
    return status ? status : set_checks(err);
}

static void leave_scene(void)
{
    for (size_t i = 0; i < 2; i++)
        drg_findings_free(scene.checked[i]);
    drg_checker_free(scene.checker);
    drg_table_free(scene.aligned);
    drg_table_free(scene.table);
    for (size_t i = 0; i < 2; i++)
        drg_matches_free(scene.cells[i]);
    drg_bitext_free(scene.bitext);
    drg_matches_free(scene.matches);
    drg_text_free(scene.text);
    drg_matcher_free(scene.matcher);
    drg_glossary_free(scene.flawed);
    drg_glossary_free(scene.other);
    drg_glossary_free(scene.glossary);
    drg_ctx_free(scene.ctx);
    for (size_t i = 0; i < 2; i++)
        buf_free(&packages[i]);
}

int main(int argc, char **argv)
{
    drg_error err = {0};
    bool is_good = true;
    scene.folder = argc > 1 ? argv[1] : ".";
    drg_status status = set_scene(&err);
    if (status)
        fprintf(stderr, "%s\n", err.message);
    for (size_t i = 0; i < sizeof steps / sizeof steps[0] && !status; i++)
        is_good = sweep(&steps[i]) && is_good;
    leave_scene();
    return status || !is_good;
}
