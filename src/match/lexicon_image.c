/* lexicon_image.c - lexicons as sections of a compiled glossary, there and back. */
#include "match/lexicon_image.h"

#include "base/error.h"
#include "model/glossary.h"
#include "match/rules_fingerprint.h"

/* What the tables were made by: changes with the rules, lists and code that make stems, words and phrases of terms. */
static const uint64_t rules = RULES_FINGERPRINT;

/* ---- There --------------------------------------------------------------------------------------------------- */

static void add_tables(const struct lexicon *l, uint32_t id, struct image_writer *writer)
{
    const struct { uint32_t kind; const void *data; size_t count, size; } tables[] = {
        {IMAGE_LETTERS, l->letters.items, l->letters.count, sizeof *l->letters.items},
        {IMAGE_STEMS, l->stems.items, l->stems.count, sizeof *l->stems.items},
        {IMAGE_WORDS, l->words.items, l->words.count, sizeof *l->words.items},
        {IMAGE_LEMMAS, l->lemmas.items, l->lemmas.count, sizeof *l->lemmas.items},
        {IMAGE_ENDS, l->ends.items, l->ends.count, sizeof *l->ends.items},
        {IMAGE_STEM_SLOTS, l->stem_slots.items, l->stem_slots.count, sizeof *l->stem_slots.items},
        {IMAGE_LEMMA_SLOTS, l->lemma_slots.items, l->lemma_slots.count, sizeof *l->lemma_slots.items},
        {IMAGE_EDGES, l->edges.items, l->edges.count, sizeof *l->edges.items},
        {IMAGE_STEM_FILTER, l->stem_filter.words, l->stem_filter.count, sizeof *l->stem_filter.words},
        {IMAGE_EDGE_FILTER, l->edge_filter.words, l->edge_filter.count, sizeof *l->edge_filter.words},
    };
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
        image_writer_add(writer, tables[i].kind, id, tables[i].data, tables[i].count * tables[i].size,
                         (uint32_t)tables[i].size);
}

void lexicons_add_to_image(const drg_matcher *matcher, struct lexicon_record *records, struct image_writer *writer)
{
    size_t count = matcher->lexicons.count;
    image_writer_add(writer, IMAGE_RULES, 0, &rules, sizeof rules, sizeof rules);
    image_writer_add(writer, IMAGE_LEXICONS, 0, records, count * sizeof *records, sizeof *records);
    for (size_t i = 0; i < count; i++) {
        const struct lexicon *lexicon = &matcher->lexicons.items[i];
        records[i] = (struct lexicon_record){.stem_lengths = lexicon->stem_lengths};
        memcpy(records[i].lang, lexicon->lang->tag, strlen(lexicon->lang->tag));
        add_tables(lexicon, (uint32_t)i, writer);
    }
}

/* ---- And back ------------------------------------------------------------------------------------------------- */

static bool find(const struct image *image, uint32_t kind, uint32_t id, uint32_t size, const void **items, size_t *count)
{
    *items = image_section(image, kind, id, size, count);
    return *items != NULL && *count <= DRG_NONE;
}

static bool is_power_of_two(size_t n)
{
    return n && (n & (n - 1)) == 0;
}

/* Tables of hashes are powers of two, that of stems may be missing. */
static bool is_sound(const struct lexicon *l)
{
    return (!l->stem_slots.count || is_power_of_two(l->stem_slots.count)) && is_power_of_two(l->lemma_slots.count) &&
           is_power_of_two(l->edges.count) && is_power_of_two(l->stem_filter.count) &&
           is_power_of_two(l->edge_filter.count);
}

static bool find_tables(struct lexicon *l, uint32_t id)
{
    const void *letters, *stems, *words, *lemmas, *ends, *stem_slots, *lemma_slots, *edges, *stem_filter, *edge_filter;
    const struct image *image = l->image;
    bool is_there =
        find(image, IMAGE_LETTERS, id, sizeof *l->letters.items, &letters, &l->letters.count) &&
        find(image, IMAGE_STEMS, id, sizeof *l->stems.items, &stems, &l->stems.count) &&
        find(image, IMAGE_WORDS, id, sizeof *l->words.items, &words, &l->words.count) &&
        find(image, IMAGE_LEMMAS, id, sizeof *l->lemmas.items, &lemmas, &l->lemmas.count) &&
        find(image, IMAGE_ENDS, id, sizeof *l->ends.items, &ends, &l->ends.count) &&
        find(image, IMAGE_STEM_SLOTS, id, sizeof *l->stem_slots.items, &stem_slots, &l->stem_slots.count) &&
        find(image, IMAGE_LEMMA_SLOTS, id, sizeof *l->lemma_slots.items, &lemma_slots, &l->lemma_slots.count) &&
        find(image, IMAGE_EDGES, id, sizeof *l->edges.items, &edges, &l->edges.count) &&
        find(image, IMAGE_STEM_FILTER, id, sizeof *l->stem_filter.words, &stem_filter, &l->stem_filter.count) &&
        find(image, IMAGE_EDGE_FILTER, id, sizeof *l->edge_filter.words, &edge_filter, &l->edge_filter.count);
    if (!is_there)
        return false;
    l->letters.items = letters;
    l->stems.items = stems;
    l->words.items = words;
    l->lemmas.items = lemmas;
    l->ends.items = ends;
    l->stem_slots.items = stem_slots;
    l->lemma_slots.items = lemma_slots;
    l->edges.items = edges;
    l->stem_filter.words = stem_filter;
    l->edge_filter.words = edge_filter;
    return is_sound(l);
}

/* The language whose tag the record holds, or NULL. */
static const struct lang *lang_of(const struct lexicon_record *record)
{
    drg_str tag = {record->lang, strnlen(record->lang, sizeof record->lang)};
    const struct lang *lang = str_eq_z(tag, lang_generic()->tag) ? lang_generic() : lang_find(tag);
    return lang && str_eq_z(tag, lang->tag) ? lang : NULL;
}

static drg_status fail_senseless(struct image *image, const void *at, drg_error *err)
{
    image_blame(image, at);
    return image_status(image, err);
}

static drg_status add_lexicon(drg_matcher *matcher, const struct lexicon_record *record, uint32_t id, drg_error *err)
{
    struct image *image = matcher->glossary->image;
    struct lexicon lexicon = {.lang = lang_of(record), .image = image, .stem_lengths = record->stem_lengths,
                              .term_count = matcher->glossary->term_count};
    if (!lexicon.lang || !find_tables(&lexicon, id))
        return fail_senseless(image, record, err);
    return vec_push(&matcher->lexicons, lexicon) ? DRG_OK : fail_memory(err);
}

/* Whether the image has lexicons, made by the rules of this program. */
static bool has_lexicons(const drg_matcher *matcher, drg_ctx *ctx)
{
    struct image *image = matcher->glossary->image;
    size_t count = 0;
    const uint64_t *made_by = image ? image_section(image, IMAGE_RULES, 0, sizeof rules, &count) : NULL;
    if (!count || !image_check(image, made_by, sizeof *made_by))
        return false;
    if (*made_by == rules)
        return true;
    note(ctx, "match.other-rules", image->name, NOWHERE,
         "the glossary was compiled by other rules of inflection, so that each start takes longer; "
         "compile it again with 'dragoman glossary compile'");
    return false;
}

drg_status lexicons_of_image(bool *is_there, drg_matcher *matcher, drg_ctx *ctx, drg_error *err)
{
    struct image *image = matcher->glossary->image;
    size_t count;
    *is_there = has_lexicons(matcher, ctx);
    if (!*is_there)
        return DRG_OK;
    const struct lexicon_record *records = image_section(image, IMAGE_LEXICONS, 0, sizeof *records, &count);
    if (count && !image_check(image, records, count * sizeof *records))
        return image_status(image, err);
    drg_status status = DRG_OK;
    for (uint32_t i = 0; i < count && !status; i++)
        status = add_lexicon(matcher, &records[i], i, err);
    return status;
}
