/* vendor_pairs.c - glossaries of a pair of languages for DeepL, Google Cloud Translation and Azure: see vendor.h. */
#include "base/error.h"
#include "format/formats.h"
#include "format/pairs.h"
#include "format/vendor.h"

static const struct vendor deepl = {"DeepL", "a DeepL glossary", '\t', 1024};
static const struct vendor google_pair = {"Google", "a one-way Google glossary", ',', 1024};
static const struct vendor azure = {"Azure", "an Azure glossary", '\t', 0};

/* ---- writing ------------------------------------------------------------------------------------------------- */

static void write_pair(void *user, const struct pair *pair)
{
    struct vendor_writer *w = user;
    drg_str cells[2] = {vendor_mend(w, pair->src), vendor_mend(w, pair->tgt.text)};
    if (!cells[0].len || !cells[1].len || vendor_is_too_long(w, cells[0]) || vendor_is_too_long(w, cells[1]) || vendor_is_known(w, cells[0]))
        return;
    vendor_write_row(w, cells, 2);
}

static drg_status write_pairs(const drg_glossary *glossary, const struct output *out, const struct vendor *vendor, drg_error *err)
{
    struct vendor_writer w = {.vendor = vendor, .out = out};
    struct pairs pairs = {.glossary = glossary, .has_one_target = true, .write = write_pair, .user = &w};
    drg_status status = lang_pair_choose(&pairs.langs, glossary, out, vendor->what, err);
    if (status)
        return status;
    writer_init(&w.writer, out->sink, err);
    pairs_write(&pairs);
    status = vendor_finish(&w, err);
    if (!status)
        pairs_report(&pairs, out, vendor->name);
    return status;
}

/* ---- reading ------------------------------------------------------------------------------------------------- */

/* DeepL takes the two languages as further columns. */
static bool ends_with_langs(const struct csv_row *row, const struct lang_pair *langs)
{
    return row->count == 4 && str_eq_ascii_case(str_trim(row->cells[2].text), langs->src) &&
           str_eq_ascii_case(str_trim(row->cells[3].text), langs->tgt);
}

static drg_status read_pairs(const struct input *in, struct glossary_builder *into, const struct vendor *vendor, drg_error *err)
{
    struct pair_rows rows = {.into = into, .what = vendor->what};
    struct csv csv;
    struct csv_row row;
    size_t next, first_end = str_line_end(in->source, 0, &next);
    bool has_tabs = first_end && memchr(in->source.ptr, '\t', first_end);
    drg_status status = lang_pair_given(&rows.langs, in->langs, vendor->what, err);
    if (status)
        return status;
    csv_open(&csv, in->source, has_tabs ? '\t' : ',');
    while (!(status = csv_next(&csv, &row, err)) && row.count) {
        row.count = ends_with_langs(&row, &rows.langs) ? 2 : row.count;
        if ((status = pair_rows_add(&rows, &row, err)))
            break;
    }
    csv_close(&csv);
    pair_rows_free(&rows);
    return status;
}

/* ---- formats ------------------------------------------------------------------------------------------------- */

static drg_status read_deepl(const struct input *in, struct glossary_builder *into, drg_error *err)
{
    return read_pairs(in, into, &deepl, err);
}

static drg_status write_deepl(const drg_glossary *glossary, const struct output *out, drg_error *err)
{
    return write_pairs(glossary, out, &deepl, err);
}

static drg_status read_google_pair(const struct input *in, struct glossary_builder *into, drg_error *err)
{
    return read_pairs(in, into, &google_pair, err);
}

static drg_status write_google_pair(const drg_glossary *glossary, const struct output *out, drg_error *err)
{
    return write_pairs(glossary, out, &google_pair, err);
}

static drg_status read_azure(const struct input *in, struct glossary_builder *into, drg_error *err)
{
    return read_pairs(in, into, &azure, err);
}

static drg_status write_azure(const drg_glossary *glossary, const struct output *out, drg_error *err)
{
    return write_pairs(glossary, out, &azure, err);
}

const struct format format_deepl = {
    .name = "deepl",
    .extensions = "",
    .summary = "DeepL glossary: source TAB target, without header",
    .read_glossary = read_deepl,
    .write_glossary = write_deepl,
};

const struct format format_google_pair = {
    .name = "google-pair",
    .extensions = "",
    .summary = "Google Cloud Translation glossary, one way: source,target, without header",
    .read_glossary = read_google_pair,
    .write_glossary = write_google_pair,
};

const struct format format_azure = {
    .name = "azure",
    .extensions = "",
    .summary = "Azure Document Translation glossary: source TAB target, without header",
    .read_glossary = read_azure,
    .write_glossary = write_azure,
};
