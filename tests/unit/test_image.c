/* test_image.c - compiled glossaries: they answer as their sources do, and what is damaged, foreign or hostile is told. */
#include <criterion/criterion.h>
#include <stddef.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "base/writer.h"
#include "model/glossary.h"
#include "support/glossaries.h"
#include "support/images.h"

/* Several of everything: languages, statuses, traits, fields of all owners, duplicates, a concept without a term. */
static const char rich[] =
    "concept\tlang\tterm\tstatus\tkind\tpos\tgender\tnumber\tsubject\tdefinition\tterm.note\tnote\tterm.source\tlang.source\n"
    "war\ten\twar\t\t\tnoun\t\tsingular\tlaw\tarmed conflict\tn1\tcn\ts1\tl1\n"
    "war\ten\twarre\tvariant\torthographic\t\t\t\t\t\t\t\t\t\n"
    "war\ttr\tsavaş\t\t\tnoun\t\t\t\t\t\t\t\tl2\n"
    "war\tru\tвойна\t\t\tnoun\tfeminine\t\t\t\t\t\ts2\t\n"
    "war\tar\tحرب\t\t\tnoun\tfeminine\t\t\t\t\t\t\t\n"
    "war\ten\twar\tadmitted\t\t\t\tplural\t\t\t\t\t\t\n"
    "empty\t\t\t\t\t\t\t\tnone\t\t\tno term\t\t\n"
    "peace\ten-GB\tpeace\tdeprecated\t\t\t\t\tlaw\t\t\t\t\t\n"
    "peace\tru\tмир\t\t\t\t\t\t\t\t\t\t\t\n";

struct setting {
    struct noted noted;
    drg_glossary *glossary;
    struct buf image;
};

static void setting_make(struct setting *s, drg_str text)
{
    noted_open(&s->noted);
    s->glossary = glossary_of(&s->noted, "rich.tsv", text, NULL);
    cr_assert(image_make(&s->image, s->noted.ctx, s->glossary));
}

static void setting_free(struct setting *s)
{
    drg_glossary_free(s->glossary);
    buf_free(&s->image);
    noted_close(&s->noted);
}

static drg_glossary *open_image(struct setting *s, drg_str bytes, drg_error *err)
{
    drg_glossary *g;
    *err = (drg_error){0};
    drg_status status = drg_glossary_parse(&g, s->noted.ctx, bytes, "rich.drg", NULL, err);
    cr_assert((status == DRG_OK) == (g != NULL));
    return g;
}

static void add_str(struct buf *out, drg_str s)
{
    buf_add(out, s);
    buf_add_char(out, '|');
}

/* Everything that the getters tell. */
static struct buf all_of(const drg_glossary *g)
{
    struct buf out = buf_make(1 << 26);
    for (size_t i = 0; i < drg_glossary_concept_count(g); i++) {
        drg_concept c = drg_glossary_concept(g, i);
        drg_str parts[] = {c.id, c.subject, c.definition, c.note};
        for (size_t k = 0; k < 4; k++)
            add_str(&out, parts[k]);
        buf_addf(&out, "%u+%u\n", c.first_term, c.term_count);
    }
    for (size_t i = 0; i < drg_glossary_term_count(g); i++) {
        drg_term t = drg_glossary_term(g, i);
        drg_str parts[] = {t.text, t.lang, t.kind, t.pos, t.gender, t.number, t.note};
        for (size_t k = 0; k < 7; k++)
            add_str(&out, parts[k]);
        buf_addf(&out, "%d %u %u %u:%u\n", (int)t.status, t.concept_index, t.file, t.place.line, t.place.column);
    }
    for (size_t i = 0; i < drg_glossary_field_count(g); i++) {
        drg_field f = drg_glossary_field(g, i);
        add_str(&out, f.name);
        add_str(&out, f.value);
        add_str(&out, f.lang);
        buf_addf(&out, "%u %u\n", f.concept_index, f.term);
    }
    for (size_t i = 0; i < g->duplicate_count; i++) {
        struct duplicate d = glossary_duplicate(g, i);
        buf_addf(&out, "%u %u %u:%u\n", d.term, d.file, d.place.line, d.place.column);
    }
    for (size_t i = 0; i < drg_glossary_lang_count(g); i++)
        add_str(&out, drg_glossary_lang(g, i));
    for (size_t i = 0; i < drg_glossary_file_count(g); i++)
        add_str(&out, drg_glossary_file(g, i));
    cr_assert(!out.failed);
    return out;
}

static void expect_same_findings(struct noted *noted, const drg_glossary *a, const drg_glossary *b)
{
    drg_findings *x, *y;
    size_t x_count, y_count;
    cr_assert(drg_glossary_lint(&x, noted->ctx, a, NULL) == DRG_OK && drg_glossary_lint(&y, noted->ctx, b, NULL) == DRG_OK);
    const drg_finding *one = drg_findings_list(x, &x_count), *other = drg_findings_list(y, &y_count);
    cr_assert(x_count == y_count);
    for (size_t i = 0; i < x_count; i++)
        cr_expect(str_eq(one[i].message, other[i].message) && str_eq(one[i].file, other[i].file) &&
                  one[i].place.line == other[i].place.line);
    drg_findings_free(x);
    drg_findings_free(y);
}

Test(image, answers_as_its_source_does)
{
    static const char *const formats[] = {"tsv-long", "csv-wide", "tbx", "tbx-v2"};
    struct setting s;
    setting_make(&s, STR(rich));
    drg_error err;
    drg_glossary *back = open_image(&s, buf_str(&s.image), &err);
    cr_assert(back, "%s", err.message);
    struct buf want = all_of(s.glossary), have = all_of(back);
    cr_expect(str_eq(buf_str(&want), buf_str(&have)), "%s\n%s", want.ptr, have.ptr);
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        struct buf a = glossary_text(&s.noted, s.glossary, formats[i]), b = glossary_text(&s.noted, back, formats[i]);
        cr_expect(str_eq(buf_str(&a), buf_str(&b)), "%s", formats[i]);
        buf_free(&a);
        buf_free(&b);
    }
    expect_same_findings(&s.noted, s.glossary, back);
    cr_expect(drg_glossary_verify(back, &err) == DRG_OK, "%s", err.message);
    buf_free(&want);
    buf_free(&have);
    drg_glossary_free(back);
    setting_free(&s);
}

Test(image, equal_glossaries_have_equal_bytes)
{
    struct setting s, t;
    setting_make(&s, STR(rich));
    setting_make(&t, STR(rich));
    struct buf again;
    drg_error err;
    drg_glossary *back = open_image(&s, buf_str(&s.image), &err);
    cr_expect(str_eq(buf_str(&s.image), buf_str(&t.image)));
    cr_assert(image_make(&again, s.noted.ctx, back));
    cr_expect(str_eq(buf_str(&s.image), buf_str(&again)));
    buf_free(&again);
    drg_glossary_free(back);
    setting_free(&s);
    setting_free(&t);
}

/* ---- what is refused at once ------------------------------------------------------------------------------------ */

static struct image_header *header_of(struct buf *image)
{
    return (struct image_header *)(void *)image->ptr;
}

static void no_magic(struct buf *b) { memset(b->ptr, 'x', 8); }
static void text_transfer(struct buf *b) { memmove(b->ptr + 4, b->ptr + 5, b->len - 5); b->len--; }
static void cut_short(struct buf *b) { b->len -= 1; }
static void cut_in_header(struct buf *b) { b->len = 30; }
static void longer(struct buf *b) { buf_add_char(b, 0); }
static void other_order(struct buf *b) { header_of(b)->byte_order = 0x04030201; }
static void no_order(struct buf *b) { header_of(b)->byte_order = 0; }
static void older(struct buf *b) { header_of(b)->version = 0; }
static void newer(struct buf *b) { header_of(b)->version = IMAGE_VERSION + 1; }
static void bad_header(struct buf *b) { header_of(b)->size++; }
static void bad_tables(struct buf *b) { image_section_of(b, IMAGE_TERMS)->id++; }
static void many_sections(struct buf *b) { header_of(b)->section_count = UINT32_MAX; }
static void more_sections(struct buf *b) { header_of(b)->section_count = 100; }
static void many_chunks(struct buf *b) { header_of(b)->chunk_count = UINT32_MAX; }
static void few_chunks(struct buf *b) { header_of(b)->chunk_count--; }
static void data_outside(struct buf *b) { header_of(b)->data = UINT64_MAX & ~UINT64_C(4095); }
static void data_crooked(struct buf *b) { header_of(b)->data += 8; }
static void sums_outside(struct buf *b) { header_of(b)->chunk_sums = UINT64_MAX - 8; }
static void overlap(struct buf *b) { image_section_of(b, IMAGE_FIELDS)->offset = image_section_of(b, IMAGE_TERMS)->offset; }
static void outside(struct buf *b) { image_section_of(b, IMAGE_TEXT)->size = UINT64_MAX - 64; }
static void past_the_end(struct buf *b) { image_section_of(b, IMAGE_TEXT)->offset = b->len + 64 - b->len % 64; }
static void crooked(struct buf *b) { image_section_of(b, IMAGE_TEXT)->offset += 1; }
static void no_size(struct buf *b) { image_section_of(b, IMAGE_TERMS)->element_size = 0; }
static void half_element(struct buf *b) { image_section_of(b, IMAGE_TERMS)->size -= 1; }
static void other_size(struct buf *b) { image_section_of(b, IMAGE_TERMS)->element_size = 4; }
static void no_terms(struct buf *b) { image_section_of(b, IMAGE_TERMS)->kind = 90; }
static void no_concepts(struct buf *b) { image_section_of(b, IMAGE_CONCEPTS)->size = 0; }

Test(image, refusals)
{
    static const struct { void (*spoil)(struct buf *); bool seal; const char *message; } cases[] = {
        {no_magic, false, "no compiled glossary"}, {text_transfer, false, "no compiled glossary"},
        {cut_short, false, "bytes, expected"},     {cut_in_header, false, "cut short"},
        {longer, false, "bytes, expected"},        {other_order, false, "another byte order"},
        {no_order, false, "its byte order"},       {older, false, "an older version"},
        {newer, false, "a newer version"},         {bad_header, false, "its header does not match"},
        {bad_tables, false, "its tables do not match"}, {many_sections, true, "its tables do not fit"},
        {more_sections, true, "its tables do not fit"}, {many_chunks, true, "its tables do not fit"},
        {few_chunks, true, "its chunks are not as many"}, {data_outside, true, "its tables do not fit"},
        {data_crooked, true, "its tables do not fit"}, {sums_outside, true, "its tables do not fit"},
        {overlap, true, "overlap"},                {outside, true, "overlap or end outside"},
        {past_the_end, true, "end outside"},       {crooked, true, "overlap or end outside"},
        {no_size, true, "part of an element"},     {half_element, true, "part of an element"},
        {other_size, true, "lacks a part"},        {no_terms, true, "lacks a part"},
        {no_concepts, true, "lacks a part"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct setting s;
        setting_make(&s, STR(rich));
        drg_error err;
        cases[i].spoil(&s.image);
        if (cases[i].seal)
            image_seal((unsigned char *)s.image.ptr, s.image.len);
        drg_glossary *g = open_image(&s, buf_str(&s.image), &err);
        cr_expect(!g && err.code == DRG_ESYNTAX && strstr(err.message, cases[i].message), "case %zu: %s", i, err.message);
        cr_expect(strstr(err.message, "glossary compile") && strcmp(err.file, "rich.drg") == 0, "case %zu: %s", i, err.message);
        drg_glossary_free(g);
        setting_free(&s);
    }
}

/* ---- damage ------------------------------------------------------------------------------------------------------------ */

/* Whatever byte of an image is another one: an error, or the same answers. */
Test(image, no_flipped_byte_changes_an_answer)
{
    struct setting s;
    setting_make(&s, STR(rich));
    struct buf want = all_of(s.glossary);
    size_t refused = 0, blamed = 0, same = 0;
    for (size_t i = 0; i < s.image.len; i++) {
        drg_error err;
        s.image.ptr[i] ^= (char)(1 << i % 8);
        drg_glossary *g = open_image(&s, buf_str(&s.image), &err);
        struct buf have = g ? all_of(g) : (struct buf){0};
        if (!g)
            refused++;
        else if (drg_glossary_check(g, &err))
            blamed++;
        else
            same += str_eq(buf_str(&have), buf_str(&want));
        cr_expect(!g || !err.code || strstr(err.message, "damaged: chunk at byte"), "byte %zu: %s", i, err.message);
        drg_glossary_free(g);
        buf_free(&have);
        s.image.ptr[i] ^= (char)(1 << i % 8);
    }
    cr_expect(refused + blamed + same == s.image.len && refused && blamed, "%zu + %zu + %zu", refused, blamed, same);
    buf_free(&want);
    setting_free(&s);
}

/* Terms "t000000é" ...: characters of two bytes cross the edges of chunks. */
static struct buf long_table(unsigned count)
{
    struct buf text = buf_make(1 << 26);
    buf_add_z(&text, "en\n");
    for (unsigned i = 0; i < count; i++)
        buf_addf(&text, "t%06ué\n", i);
    return text;
}

Test(image, a_chunk_is_verified_at_its_first_touch)
{
    enum { TERMS = 40000, BROKEN = 20000 };
    struct buf text = long_table(TERMS);
    struct setting s;
    setting_make(&s, buf_str(&text));
    drg_error err;
    drg_glossary *g = open_image(&s, buf_str(&s.image), &err);
    cr_assert(g && drg_glossary_verify(g, &err) == DRG_OK, "%s", err.message);
    for (unsigned i = 0; i < TERMS; i++)
        cr_assert(str_eq(glossary_term_text(g, i), glossary_term_text(s.glossary, i)));
    drg_glossary_free(g);
    s.image.ptr[image_section_of(&s.image, IMAGE_TEXT)->offset + s.glossary->terms[BROKEN].text.offset] ^= 1;
    g = open_image(&s, buf_str(&s.image), &err);
    cr_assert(g, "%s", err.message);
    cr_expect(str_eq_z(drg_glossary_term(g, 0).text, "t000000é") && drg_glossary_check(g, &err) == DRG_OK);
    cr_expect(drg_glossary_term(g, BROKEN).text.len == 0 && drg_glossary_check(g, &err) == DRG_ESYNTAX);
    cr_expect(strstr(err.message, "damaged: chunk at byte") && strcmp(err.file, "rich.drg") == 0, "%s", err.message);
    cr_expect(str_eq_z(drg_glossary_term(g, 0).text, "t000000é"));
    drg_glossary_free(g);
    g = open_image(&s, buf_str(&s.image), &err);
    cr_expect(g && drg_glossary_verify(g, &err) == DRG_ESYNTAX);
    drg_glossary_free(g);
    buf_free(&text);
    setting_free(&s);
}

/* ---- hostile ------------------------------------------------------------------------------------------------------------- */

static void check_str(drg_str s, const drg_glossary *g)
{
    bool is_inside = s.len == 0 || (s.ptr >= g->text && s.ptr + s.len <= g->text + g->text_size);
    cr_assert(is_inside && utf8_is_valid(s));
}

/* What a caller may count on, whatever the file says. */
static void check_promises(const drg_glossary *g)
{
    for (size_t i = 0; i < drg_glossary_term_count(g); i++) {
        drg_term t = drg_glossary_term(g, i);
        drg_str parts[] = {t.text, t.lang, t.kind, t.pos, t.gender, t.number, t.note};
        for (size_t k = 0; k < 7; k++)
            check_str(parts[k], g);
        cr_assert(t.concept_index < drg_glossary_concept_count(g) && t.status <= DRG_VARIANT);
        cr_assert(t.file == DRG_NONE || t.file < drg_glossary_file_count(g));
    }
    for (size_t i = 0; i < drg_glossary_concept_count(g); i++) {
        drg_concept c = drg_glossary_concept(g, i);
        check_str(c.id, g);
        check_str(c.definition, g);
        cr_assert((uint64_t)c.first_term + c.term_count <= drg_glossary_term_count(g));
    }
    for (size_t i = 0; i < drg_glossary_field_count(g); i++) {
        drg_field f = drg_glossary_field(g, i);
        check_str(f.name, g);
        check_str(f.value, g);
        check_str(f.lang, g);
        cr_assert(f.concept_index < drg_glossary_concept_count(g));
        cr_assert(f.term == DRG_NONE || f.term < drg_glossary_term_count(g));
    }
    for (size_t i = 0; i < g->duplicate_count; i++)
        cr_assert(glossary_duplicate(g, i).term < drg_glossary_term_count(g));
}

/* Where the glossary's own data ends: see test_lexicon_image.c for what follows. */
static size_t end_of_glossary(struct buf *image)
{
    return (size_t)image_section_of(image, IMAGE_RULES)->offset;
}

/* Each number of each record becomes a worse one, with checksums that fit: no promise is broken, and what passes
 * verification can be written and linted. */
Test(image, hostile_numbers)
{
    static const uint32_t worse[] = {UINT32_MAX, UINT32_MAX - 1, INT32_MAX, 0, 1, 3, 0xFFFF0000};
    struct setting s;
    setting_make(&s, STR(rich));
    struct image_header head = *header_of(&s.image);
    size_t refused = 0;
    for (size_t at = (size_t)head.data, end = end_of_glossary(&s.image); at + 4 <= end; at += 4)
        for (size_t k = 0; k < sizeof worse / sizeof worse[0]; k++) {
            char before[4];
            drg_error err;
            memcpy(before, s.image.ptr + at, 4);
            memcpy(s.image.ptr + at, &worse[k], 4);
            image_seal((unsigned char *)s.image.ptr, s.image.len);
            drg_glossary *g = open_image(&s, buf_str(&s.image), &err);
            cr_assert(g, "%s", err.message);
            check_promises(g);
            if (drg_glossary_verify(g, &err)) {
                cr_assert(strstr(err.message, "damaged"), "%s", err.message);
                refused++;
            } else {
                struct buf text = glossary_text(&s.noted, g, "tsv-long");
                buf_free(&text);
                expect_same_findings(&s.noted, g, g);
            }
            drg_glossary_free(g);
            memcpy(s.image.ptr + at, before, 4);
        }
    cr_expect_gt(refused, 500);
    setting_free(&s);
}

Test(image, sections_of_others)
{
    static const uint32_t numbers[] = {1, 2, 3};
    struct image_writer writer = {0};
    struct buf bytes = buf_make(1 << 20);
    struct image *image;
    size_t count;
    image_writer_add(&writer, IMAGE_LEXICONS, 7, numbers, sizeof numbers, sizeof numbers[0]);
    image_writer_add(&writer, IMAGE_LEXICONS + 1, 0, NULL, 0, 8);
    cr_assert(image_write(&writer, buf_sink(&bytes), NULL) == DRG_OK);
    cr_assert(image_open_bytes(&image, buf_str(&bytes), "x", NULL) == DRG_OK);
    const uint32_t *found = image_section(image, IMAGE_LEXICONS, 7, 4, &count);
    cr_assert(found && count == 3 && image_check(image, found, sizeof numbers) && found[2] == 3);
    cr_expect((uintptr_t)found % IMAGE_ALIGNMENT == 0);
    cr_expect(image_section(image, IMAGE_LEXICONS + 1, 0, 8, &count) && count == 0);
    cr_expect(!image_section(image, IMAGE_LEXICONS, 7, 8, &count) && !image_section(image, IMAGE_LEXICONS, 6, 4, &count));
    image_close(image);
    image_writer_free(&writer);
    buf_free(&bytes);
}
