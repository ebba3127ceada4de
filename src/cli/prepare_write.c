/* prepare_write.c - kept parts in the format that is wanted: lines, a file a language, TSV, JSONL, TMX. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "inline_codes.h"
#include "json.h"
#include "prepare.h"
#include "shard.h"

enum { ENOUGH = 1 << 18 /* bytes gathered before they are written */ };

/* ---- Formats ------------------------------------------------------------------------------------------------ */

static const struct {
    const char *name;
    enum prepare_format format;
} format_names[] = {{"plain", PREPARE_PLAIN}, {"txt", PREPARE_PLAIN}, {"tsv", PREPARE_TSV}, {"jsonl", PREPARE_JSONL},
                    {"ndjson", PREPARE_JSONL}, {"tmx", PREPARE_TMX}, {"xliff", PREPARE_TMX}, {"po", PREPARE_TMX}};

static bool find_format(enum prepare_format *format, const char *name, size_t len)
{
    for (size_t i = 0; i < sizeof format_names / sizeof format_names[0]; i++)
        if (strlen(format_names[i].name) == len && strncmp(format_names[i].name, name, len) == 0) {
            *format = format_names[i].format;
            return true;
        }
    return false;
}

/* --format, else what the name of -o says, else the input's. */
static drg_status choose_format(struct prepare_writer *w, const struct cli *cli, const drg_corpus *units, drg_error *err)
{
    const struct settings *set = &cli->set;
    const char *input = drg_corpus_format(units);
    size_t len = set->output ? drg_name_unpacked_length(set->output) : 0, dot = len;
    while (dot > 0 && set->output[dot - 1] != '.' && set->output[dot - 1] != '/')
        dot--;
    if (set->format && !find_format(&w->format, set->format, strlen(set->format)))
        return complain(err, DRG_EFORMAT, "'%s' cannot be written here, expected one of: %s", set->format, cli->command->formats);
    if (!set->format && !(dot && find_format(&w->format, set->output + dot, len - dot)))
        find_format(&w->format, input, strlen(input));
    bool is_memory = strcmp(input, "plain") != 0 && strcmp(input, "tsv") != 0 && strcmp(input, "jsonl") != 0;
    enum prepare_format of_input = PREPARE_PLAIN;
    find_format(&of_input, input, strlen(input));
    w->is_spliced = of_input == w->format && !is_memory;
    w->has_codes = strcmp(input, "tmx") == 0 && w->format == PREPARE_TMX;
    return DRG_OK;
}

/* ---- Pieces -------------------------------------------------------------------------------------------------- */

/* The parts of a line that are no text of ours stay as they are. */
static void splice(struct outbuf *out, const drg_choice *choice, bool is_json)
{
    uint32_t at = 0;
    for (uint32_t done = 0; done < choice->sides; done++) {
        uint32_t next = DRG_SIDES; /* cells need not be in the order of the sides */
        for (uint32_t i = 0; i < choice->sides; i++)
            if (choice->cells[i].start >= at && (next == DRG_SIDES || choice->cells[i].start < choice->cells[next].start))
                next = i;
        if (next == DRG_SIDES)
            break;
        outbuf_add(out, (drg_str){choice->line_text.ptr + at, choice->cells[next].start - at});
        if (is_json)
            json_add(out, choice->text[next]);
        else
            outbuf_add(out, choice->text[next]);
        at = choice->cells[next].end;
    }
    outbuf_add(out, (drg_str){choice->line_text.ptr + at, choice->line_text.len - at});
}

/* Nothing in a cell may look like the end of it. */
static void add_cell(struct outbuf *out, drg_str text)
{
    size_t start = out->len;
    outbuf_add(out, text);
    for (size_t i = start; i < out->len; i++)
        if (out->ptr[i] == '\t')
            out->ptr[i] = ' ';
}

static void write_tsv(const struct prepare_writer *w, struct outbuf *out, const drg_choice *choice)
{
    if (w->is_spliced) {
        splice(out, choice, false);
        return;
    }
    for (uint32_t i = 0; i < choice->sides; i++) {
        if (i)
            outbuf_char(out, '\t');
        add_cell(out, choice->text[i]);
    }
}

static void write_json(const struct prepare_writer *w, struct outbuf *out, const drg_choice *choice)
{
    if (w->is_spliced) {
        splice(out, choice, true);
        return;
    }
    for (uint32_t i = 0; i < choice->sides; i++) {
        outbuf_char(out, i ? ',' : '{');
        json_add(out, str_of(w->sides > 1 && *w->langs[i] ? w->langs[i] : "text"));
        outbuf_char(out, ':');
        json_add(out, choice->text[i]);
    }
    outbuf_char(out, '}');
}

/* Text of XML (XML 1.0 section 2.4); characters that XML cannot hold are left out. */
static void add_xml(struct outbuf *out, drg_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c == '&')
            outbuf_add(out, str_of("&amp;"));
        else if (c == '<')
            outbuf_add(out, str_of("&lt;"));
        else if (c == '>')
            outbuf_add(out, str_of("&gt;"));
        else if (c >= 0x20 || c == '\t')
            outbuf_char(out, (char)c);
    }
}

/* Codes have their places in a text that stays what it was, and that is not divided. */
static void add_segment(const struct prepare_writer *w, struct outbuf *out, const drg_choice *choice, uint32_t side)
{
    drg_span cell = choice->cells[side];
    drg_str spelt = {choice->line_text.ptr + cell.start, cell.end - cell.start};
    if (w->has_codes && cell.start < cell.end && cell.end <= choice->line_text.len && inline_codes_say(spelt, choice->text[side]))
        outbuf_add(out, spelt);
    else
        add_xml(out, choice->text[side]);
}

static void write_tmx(const struct prepare_writer *w, struct outbuf *out, const drg_choice *choice)
{
    outbuf_add(out, str_of("<tu>"));
    for (uint32_t i = 0; i < choice->sides; i++) {
        outbuf_add(out, str_of("<tuv xml:lang=\""));
        outbuf_add(out, str_of(*w->langs[i] ? w->langs[i] : "und"));
        outbuf_add(out, str_of("\"><seg>"));
        add_segment(w, out, choice, i);
        outbuf_add(out, str_of("</seg></tuv>"));
    }
    outbuf_add(out, str_of("</tu>"));
}

/* ---- Files --------------------------------------------------------------------------------------------------- */

/* TSV begins with its header, TMX with what its DTD demands. */
static void write_head(struct prepare_writer *w, const struct cli *cli, const drg_corpus *units)
{
    struct outbuf *out = &w->buffers[0];
    if (w->format == PREPARE_TMX) {
        outbuf_add(out, str_of("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n"
                               "<header creationtool=\"dragoman\" creationtoolversion=\""));
        outbuf_add(out, str_of(drg_version()));
        outbuf_add(out, str_of("\" segtype=\"sentence\" o-tmf=\"dragoman\" adminlang=\"en\" srclang=\""));
        outbuf_add(out, str_of(*w->langs[0] ? w->langs[0] : "*all*"));
        outbuf_add(out, str_of("\" datatype=\"plaintext\"/>\n<body>\n"));
    }
    if (w->format != PREPARE_TSV || !shard_is_first(cli))
        return;
    if (w->is_spliced) {
        outbuf_add(out, drg_corpus_head(units));
        return;
    }
    for (size_t i = 0; i < w->sides; i++) {
        if (i)
            outbuf_char(out, '\t');
        outbuf_add(out, str_of(*w->langs[i] ? w->langs[i] : "text"));
    }
    outbuf_char(out, '\n');
}

static drg_status open_each(struct prepare_writer *w, const char *pattern, drg_error *err)
{
    drg_status status = DRG_OK;
    for (size_t i = 0; i < w->sides && !status; i++) {
        char *name = output_name(pattern, str_of(w->langs[i]));
        status = name ? output_open_bytes(&w->out[i], name, err) : complain(err, DRG_ENOMEM, "out of memory");
        w->files += !status;
        free(name);
    }
    return status;
}

drg_status prepare_writer_open(struct prepare_writer *w, const struct cli *cli, const drg_corpus *units,
                               const char *const *langs, drg_error *err)
{
    const char *name = cli->set.output;
    bool is_pattern = name && strstr(name, "{lang}");
    *w = (struct prepare_writer){.sides = drg_corpus_sides(units)};
    for (size_t i = 0; i < w->sides; i++)
        w->langs[i] = langs[i];
    drg_status status = choose_format(w, cli, units, err);
    if (status)
        return status;
    if (w->format == PREPARE_TMX && cli->set.shard)
        return complain(err, DRG_EINVAL, "shards of a TMX file are no TMX file together; write tsv or jsonl");
    if (is_pattern && w->format != PREPARE_PLAIN)
        return complain(err, DRG_EINVAL, "one file holds all languages; leave {lang} out of -o %s", name);
    if (w->format == PREPARE_PLAIN && w->sides > 1 && !is_pattern) {
        if (name && strcmp(name, "-") != 0)
            return complain(err, DRG_EINVAL, "lines of %zu languages need a file each: -o NAME.{lang}.txt, or a name such as NAME.tsv", w->sides);
        w->format = PREPARE_TSV;
        w->is_spliced = false;
    }
    if (is_pattern)
        return open_each(w, name, err);
    status = output_open_bytes(&w->out[0], name, err);
    w->files = !status;
    write_head(w, cli, units);
    return status;
}

/* ---- Writing ------------------------------------------------------------------------------------------------- */

drg_status prepare_write(struct prepare_writer *w, const drg_choice *choice, drg_error *err)
{
    bool is_full = false;
    for (size_t i = 0; i < w->files; i++) {
        struct outbuf *out = &w->buffers[i];
        switch (w->format) {
        case PREPARE_PLAIN: outbuf_add(out, choice->text[i]); break;
        case PREPARE_TSV: write_tsv(w, out, choice); break;
        case PREPARE_JSONL: write_json(w, out, choice); break;
        case PREPARE_TMX: write_tmx(w, out, choice); break;
        }
        outbuf_char(out, '\n');
        is_full |= out->len > ENOUGH;
    }
    w->lines++;
    return is_full ? prepare_writer_flush(w, err) : DRG_OK;
}

drg_status prepare_writer_flush(struct prepare_writer *w, drg_error *err)
{
    drg_status status = DRG_OK;
    for (size_t i = 0; i < w->files && !status; i++) {
        struct outbuf *out = &w->buffers[i];
        if (out->failed)
            return complain(err, DRG_ENOMEM, "out of memory");
        if (out->len)
            status = w->out[i].sink.write(w->out[i].sink.user, out->ptr, out->len, err);
        out->len = 0;
        if (!status)
            status = output_flush(&w->out[i], err);
    }
    return status;
}

drg_status prepare_writer_finish(struct prepare_writer *w, drg_status status, drg_error *err)
{
    if (!status && w->format == PREPARE_TMX)
        outbuf_add(&w->buffers[0], str_of("</body>\n</tmx>\n"));
    if (!status)
        status = prepare_writer_flush(w, err);
    for (size_t i = 0; i < w->files; i++)
        status = output_finish(&w->out[i], status, err);
    return status;
}

drg_status prepare_writer_close(struct prepare_writer *w, drg_status status, drg_error *err)
{
    for (size_t i = 0; i < w->files; i++) {
        status = output_close(&w->out[i], status, err);
        outbuf_free(&w->buffers[i]);
    }
    w->files = 0;
    return status;
}
