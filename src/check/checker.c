/* checker.c - compiling a checker, and walking it over bitexts, drafts and single pairs. */
#include "check/checker.h"
#include "check/spelling.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/utf8.h"
#include "model/bitext.h"
#include "model/findings.h"
#include "model/glossary.h"

/* ---- Making one ---------------------------------------------------------------------------------------------------- */

static drg_status parse_lang(char out[LANG_TAG_SIZE], drg_str tag, drg_error *err)
{
    if (!lang_find(tag))
        return fail(err, DRG_ELANG, NOWHERE, "'%.*s' is no language tag", STR_ARGS(tag));
    memcpy(out, tag.ptr, tag.len);
    return DRG_OK;
}

static drg_status parse_targets(drg_checker *checker, const char *list, drg_error *err)
{
    drg_str rest = str_from(list), tag;
    drg_status status = DRG_OK;
    while (rest.len && !status && str_split(&rest, ',', &tag)) {
        if (checker->target_count == CHECK_MAX_TARGETS)
            return fail(err, DRG_ELIMIT, NOWHERE, "more than %d languages to check", CHECK_MAX_TARGETS);
        status = parse_lang(checker->targets[checker->target_count++], str_trim(tag), err);
    }
    return status;
}

/* "no" and the like in a field do-not-translate; anything else means yes. */
static bool is_no(drg_str value)
{
    static const char *const words[] = {"", "no", "false", "0", "off", "translate"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (str_eq_ascii_case(value, str_from(words[i])))
            return true;
    return false;
}

static drg_status find_protected(drg_checker *checker, drg_error *err)
{
    size_t fields = drg_glossary_field_count(checker->glossary);
    for (size_t i = 0; i < fields; i++) {
        drg_field field = drg_glossary_field(checker->glossary, i);
        if (!str_eq_ascii_case(field.name, STR("do-not-translate")) || is_no(field.value))
            continue;
        if (!checker->protected_concepts)
            checker->protected_concepts = calloc(drg_glossary_concept_count(checker->glossary) / 8 + 1, 1);
        if (!checker->protected_concepts)
            return fail_memory(err);
        checker->protected_concepts[field.concept_index / 8] |= (unsigned char)(1u << (field.concept_index % 8));
    }
    return DRG_OK;
}

static drg_status make_empty_glossary(drg_checker *checker, drg_ctx *ctx, drg_error *err)
{
    struct glossary_builder *builder;
    drg_status status = glossary_builder_new(&builder, ctx, err);
    if (!status)
        status = glossary_builder_finish(builder, &checker->own_glossary, err);
    checker->glossary = checker->own_glossary;
    return status;
}

static drg_status set_up_spelling(drg_checker *checker, const drg_check_options *options, drg_error *err)
{
    if (!settings_ask_for(checker->rules, RULE_OF_WORDS))
        return DRG_OK;
    if (!options->spelling)
        return fail(err, DRG_EINVAL, NOWHERE, "a rule of spelling is on, but there is no spellbook to go by");
    return spellers_new(&checker->spellers, options->spelling, err);
}

static drg_status set_up(drg_checker *checker, drg_ctx *ctx, const drg_check_options *options, drg_error *err)
{
    static const drg_match_options everything = {.use_max_grade = true, .max_grade = DRG_POSSIBLE, .overlaps = true};
    checker->style = options->style;
    checker->keep_ignored = options->keep_ignored;
    drg_status status = rule_settings_parse(checker->rules, options->rules, err);
    checker->wants_verdicts = settings_ask_for(checker->rules, RULE_OF_VERDICTS);
    checker->sources = options->sources;
    checker->suggests = !options->plain_spelling;
    if (!status && options->src)
        status = parse_lang(checker->src, str_from(options->src), err);
    if (!status)
        status = parse_targets(checker, options->targets, err);
    if (!status)
        status = set_up_spelling(checker, options, err);
    if (!status && !checker->glossary)
        status = make_empty_glossary(checker, ctx, err);
    if (!status)
        status = find_protected(checker, err);
    if (!status && !related_init(&checker->related))
        status = fail_memory(err);
    if (!status)
        status = drg_matcher_new(&checker->matcher, ctx, checker->glossary, &everything, err);
    if (!status && checker->wants_verdicts)
        status = nations_make(&checker->nations, ctx, checker->glossary, checker->matcher, &checker->related, err);
    return status;
}

drg_status drg_checker_new(drg_checker **out, drg_ctx *ctx, const drg_glossary *glossary, const drg_check_options *options,
                           drg_error *err)
{
    static const drg_check_options defaults;
    drg_checker *checker = calloc(1, sizeof *checker);
    *out = NULL;
    if (!checker)
        return fail_memory(err);
    checker->glossary = glossary;
    drg_status status = set_up(checker, ctx, options ? options : &defaults, err);
    if (status)
        drg_checker_free(checker);
    else
        *out = checker;
    return status;
}

void drg_checker_free(drg_checker *checker)
{
    if (!checker)
        return;
    drg_matcher_free(checker->matcher);
    nations_free(&checker->nations);
    drg_glossary_free(checker->own_glossary);
    spellers_free(checker->spellers);
    related_free(&checker->related);
    free(checker->protected_concepts);
    free(checker);
}

/* ---- Rules over a pair ------------------------------------------------------------------------------------------------ */

drg_status check_pair(struct pair *pair, struct verdicts *scratch)
{
    size_t count, before = pair->findings->list.count;
    if (pair->src && !side_is_blank(pair->tgt) && pair->checker->wants_verdicts) {
        if (!verdicts_make(scratch, pair))
            return fail_memory(pair->err);
        pair->verdicts = scratch;
    }
    const struct check_rule *const *rules = rule_list(&count);
    unsigned scope = !pair->src ? RULE_OF_DRAFTS : side_is_blank(pair->tgt) ? RULE_OF_GAPS : RULE_OF_PAIRS;
    for (size_t i = 0; i < count; i++)
        if (pair->checker->rules[i].is_on && (rules[i]->scope & scope))
            rules[i]->run(rules[i], pair);
    report_misspelt(pair, before);
    return pair->status;
}

static struct pair pair_of(const drg_checker *checker, drg_findings *findings, drg_error *err)
{
    return (struct pair){.checker = checker, .glossary = checker->glossary, .findings = findings, .err = err};
}

/* ---- Bitexts ------------------------------------------------------------------------------------------------------------- */

struct walk {
    const drg_checker *checker;
    const drg_bitext *bitext;
    struct searched *searched; /* one a text */
    size_t src;                /* of the texts */
    drg_findings *findings;
    struct verdicts verdicts; /* scratch */
    drg_speller *speller;     /* lent; NULL: nobody asks for spelling */
    struct tally *tally;      /* NULL: nobody counts */
    uint64_t part;            /* of the job */
};

static drg_str lang_of(const drg_text *text)
{
    return str_from(text->lang);
}

static drg_status choose_source(struct walk *walk, drg_error *err)
{
    const drg_bitext *bitext = walk->bitext;
    drg_str wanted = str_from(walk->checker->src);
    walk->src = bitext->source == DRG_NONE ? 0 : bitext->source;
    for (size_t i = 0; wanted.len && i < bitext->text_count; i++)
        if (lang_is_same(lang_of(bitext->texts[i]), wanted)) {
            walk->src = i;
            return DRG_OK;
        }
    if (wanted.len)
        return fail(err, DRG_EINVAL, NOWHERE, "found no segments in the source language '%.*s'", STR_ARGS(wanted));
    return DRG_OK;
}

static bool is_target(const drg_checker *checker, const drg_text *text)
{
    for (size_t i = 0; i < checker->target_count; i++)
        if (lang_is_same(str_from(checker->targets[i]), lang_of(text)))
            return true;
    return checker->target_count == 0;
}

/* Whether a text is looked at: translations that are asked for, and sources, too, if they are. */
static bool is_checked(const struct walk *walk, size_t text)
{
    const drg_checker *checker = walk->checker;
    return text == walk->src ? checker->sources && (!checker->target_count || is_target(checker, walk->bitext->texts[text]))
                             : is_target(checker, walk->bitext->texts[text]);
}

/* The source in the plural of a row that has it in the singular; false: it is no such row. */
static bool find_plural(struct side *plural, const struct walk *walk, uint32_t row, const drg_unit *unit)
{
    const drg_bitext *bitext = walk->bitext;
    if (!(unit->flags & DRG_UNIT_SINGULAR))
        return false;
    bool is_next = row + 1 < bitext->row_count && drg_bitext_unit(bitext, row + 1).group == unit->group;
    uint32_t other = is_next ? row + 1 : row ? row - 1 : row;
    *plural = side_of(&(struct searched){.text = bitext->texts[walk->src]}, bitext->rows[(size_t)other * bitext->text_count + walk->src]);
    return plural->segment != DRG_NONE;
}

/* A translation beside its source; a source, or a translation without one, by itself, when sources are checked at all. */
static drg_status check_cell(struct walk *walk, uint32_t row, size_t text, const struct side *src, drg_error *err)
{
    struct side plural, tgt = side_of(&walk->searched[text], walk->bitext->rows[(size_t)row * walk->bitext->text_count + text]);
    struct pair pair = pair_of(walk->checker, walk->findings, err);
    bool is_alone = text == walk->src || side_is_blank(src);
    pair.src = is_alone ? NULL : src;
    pair.tgt = &tgt;
    pair.row = row;
    pair.unit = drg_bitext_unit(walk->bitext, row);
    pair.speller = walk->speller;
    pair.plural = find_plural(&plural, walk, row, &pair.unit) ? &plural : NULL;
    if (pair.unit.flags & DRG_UNIT_OBSOLETE || (is_alone && (!walk->checker->sources || side_is_blank(&tgt))))
        return DRG_OK;
    drg_status status = check_pair(&pair, &walk->verdicts);
    if (!status && walk->tally && pair.verdicts && !tally_pair(walk->tally, &pair, walk->part))
        status = fail_memory(err);
    return status;
}

static drg_status check_row(struct walk *walk, uint32_t row, drg_error *err)
{
    const drg_bitext *bitext = walk->bitext;
    struct side src = side_of(&walk->searched[walk->src], bitext->rows[(size_t)row * bitext->text_count + walk->src]);
    drg_status status = DRG_OK;
    for (size_t i = 0; i < bitext->text_count && !status; i++)
        if (is_checked(walk, i))
            status = check_cell(walk, row, i, &src, err);
    return status;
}

/* Finds in a text what its rules will ask for. */
static drg_status search(struct walk *walk, size_t text, drg_error *err)
{
    bool is_wanted = is_checked(walk, text), is_src = text == walk->src;
    struct searches searches = {.matcher = is_wanted || is_src ? walk->checker->matcher : NULL,
                                .style = is_wanted && !is_src ? walk->checker->style : NULL,
                                .speller = is_wanted ? walk->speller : NULL};
    return searched_make(&walk->searched[text], &searches, walk->bitext->texts[text], err);
}

static drg_status check_rows(struct walk *walk, drg_error *err)
{
    const drg_bitext *bitext = walk->bitext;
    drg_status status = DRG_OK;
    if (walk->checker->spellers)
        status = spellers_take(&walk->speller, walk->checker->spellers, err);
    for (size_t i = 0; i < bitext->text_count && !status; i++)
        status = search(walk, i, err);
    for (size_t row = 0; row < bitext->row_count && !status; row++)
        status = check_row(walk, (uint32_t)row, err);
    for (size_t i = 0; i < bitext->text_count; i++)
        searched_free(&walk->searched[i]);
    spellers_give_back(walk->checker->spellers, walk->speller);
    return status;
}

/* Hands over the findings, or frees them. */
static drg_status give(drg_findings **out, drg_findings *findings, drg_status status)
{
    if (status)
        drg_findings_free(findings);
    else
        *out = findings;
    return status;
}

drg_status check_bitext(drg_findings **out, const drg_checker *checker, const drg_bitext *bitext, struct tally *tally, uint64_t part,
                        drg_error *err)
{
    struct walk walk = {.checker = checker, .bitext = bitext, .tally = tally, .part = part};
    *out = NULL;
    drg_status status = findings_new(&walk.findings, err);
    if (status)
        return status;
    walk.searched = calloc(bitext->text_count + 1, sizeof *walk.searched);
    status = walk.searched ? choose_source(&walk, err) : fail_memory(err);
    if (!status)
        status = check_rows(&walk, err);
    free(walk.searched);
    verdicts_free(&walk.verdicts);
    return give(out, walk.findings, status);
}

drg_status drg_check_bitext(drg_findings **out, const drg_checker *checker, const drg_bitext *bitext, drg_error *err)
{
    return check_bitext(out, checker, bitext, NULL, 0, err);
}

/* ---- Drafts ----------------------------------------------------------------------------------------------------------------- */

/* Where the paragraph that segment `at` is in the midst of ends; `at` when it begins one. */
static size_t paragraph_edge(const drg_text *text, size_t at)
{
    while (at > 0 && at < text->segment_count && text->segments[at].block == text->segments[at - 1].block)
        at++;
    return at < text->segment_count ? at : text->segment_count;
}

/* `row`: of the text's first segment. */
static drg_status check_draft(drg_findings *findings, const drg_checker *checker, const drg_text *text, size_t row, drg_error *err)
{
    struct searched searched = {0};
    struct searches searches = {.matcher = checker->matcher, .style = checker->style};
    struct ignores ignores;
    drg_status status = ignores_find(&ignores, text, err);
    if (!status && checker->spellers)
        status = spellers_take(&searches.speller, checker->spellers, err);
    if (!status)
        status = searched_make(&searched, &searches, text, err);
    for (size_t i = 0; i < text->segment_count && !status; i++) {
        struct side tgt = side_of(&searched, (uint32_t)i);
        struct pair pair = pair_of(checker, findings, err);
        pair.tgt = &tgt;
        pair.row = (uint32_t)(row + i);
        pair.ignores = &ignores;
        pair.speller = searches.speller;
        status = check_pair(&pair, NULL);
    }
    spellers_give_back(checker->spellers, searches.speller);
    searched_free(&searched);
    ignores_free(&ignores);
    return status;
}

drg_status drg_check_text(drg_findings **out, const drg_checker *checker, const drg_text *text, drg_error *err)
{
    return drg_check_text_part(out, checker, text, 0, text->segment_count, err);
}

/* A part is a text of fewer segments: the rest is shared. */
drg_status drg_check_text_part(drg_findings **out, const drg_checker *checker, const drg_text *text, size_t first, size_t count,
                               drg_error *err)
{
    drg_findings *findings;
    drg_text part = *text;
    size_t left = first < text->segment_count ? text->segment_count - first : 0;
    size_t start = paragraph_edge(text, first), end = paragraph_edge(text, first + (count < left ? count : left));
    part.segments += start;
    part.spans += start;
    part.segment_count = start < end ? end - start : 0;
    *out = NULL;
    drg_status status = findings_new(&findings, err);
    if (!status)
        status = give(out, findings, check_draft(findings, checker, &part, start, err));
    return status;
}

/* ---- One pair ------------------------------------------------------------------------------------------------------------------ */

/* A text of one segment. */
static drg_status text_of(drg_text **out, drg_str words, const char *lang, drg_error *err)
{
    struct decoded decoded = {.text = buf_make(UINT32_MAX / 2), .encoding = "UTF-8"};
    struct view view;
    struct text_build_options build = {.lang = str_from(lang), .blocks_are_segments = true};
    *out = NULL;
    if (!utf8_is_valid(words))
        return fail(err, DRG_EENCODING, NOWHERE, "the segment in '%s' is not UTF-8", lang ? lang : "");
    view_init(&view, UINT32_MAX / 2);
    buf_add(&decoded.text, words);
    view_copy(&view, buf_str(&decoded.text), 0, decoded.text.len);
    view_cell(&view, 0, 0);
    drg_status status = buf_status(&decoded.text, "the segment", err);
    if (!status)
        status = view_finish(&view, err);
    if (!status)
        return text_build(out, "", &decoded, &view, &build, err);
    view_free(&view);
    buf_free(&decoded.text);
    return status;
}

static drg_status check_texts(drg_findings **out, const drg_checker *checker, const drg_text *const texts[2], drg_error *err)
{
    drg_bitext *bitext;
    drg_status status = bitext_new(&bitext, 2, 1, false, err);
    if (status)
        return status;
    for (size_t i = 0; i < 2; i++) {
        bitext->texts[i] = texts[i];
        bitext->rows[i] = texts[i]->segment_count ? 0 : DRG_NONE;
    }
    struct searched searched[2] = {{0}};
    struct walk walk = {.checker = checker, .bitext = bitext, .searched = searched};
    status = findings_new(&walk.findings, err);
    if (!status)
        status = check_rows(&walk, err);
    verdicts_free(&walk.verdicts);
    drg_bitext_free(bitext);
    return give(out, walk.findings, status);
}

drg_status drg_check_pair(drg_findings **out, const drg_checker *checker, const drg_segment_pair *pair, drg_error *err)
{
    drg_text *texts[2] = {NULL, NULL};
    *out = NULL;
    drg_status status = text_of(&texts[0], pair->src, pair->src_lang, err);
    if (!status)
        status = text_of(&texts[1], pair->tgt, pair->tgt_lang, err);
    if (!status)
        status = check_texts(out, checker, (const drg_text *const[]){texts[0], texts[1]}, err);
    drg_text_free(texts[0]);
    drg_text_free(texts[1]);
    return status;
}
