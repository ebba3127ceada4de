/* mojibake.c - undoing one misreading. */
#include "text/mojibake.h"

#include "base/utf8.h"
#include "lang/likelihood.h"

/* Sets that text is read in by mistake, and what it takes to believe that, in bits. */
static const struct { const char *name; uint32_t rarity; } wrong_sets[] = {
    {"CP1252", 0}, {"CP1251", 1}, {"CP1254", 1}, {"KOI8-R", 1},    {"CP866", 1}, {"CP1256", 2},       {"MACINTOSH", 3},  {"CP437", 3},
    {"CP850", 3},  {"CP1250", 2}, {"CP857", 3},  {"ISO-8859-5", 3}, {"ISO-8859-2", 3}, {"ISO-8859-6", 3}, {"CP1253", 4},
    {"CP1257", 4}, {"MAC-CYRILLIC", 9}, {"CP720", 5},
};

/* Sets that text is in. */
static const struct { const char *name; uint32_t rarity; } right_sets[] = {
    {"CP1254", 0}, {"CP1251", 0}, {"CP1256", 0},     {"KOI8-R", 1}, {"CP866", 1},        {"CP1252", 3},
    {"CP857", 3},  {"CP720", 5},  {"ISO-8859-6", 3}, {"ISO-8859-5", 3}, {"MAC-CYRILLIC", 4},
};

size_t misreadings(struct misreading list[MISREADINGS_MAX])
{
    size_t count = 0;
    for (size_t w = 0; w < sizeof wrong_sets / sizeof wrong_sets[0]; w++)
        list[count++] = (struct misreading){single_byte_find(wrong_sets[w].name), NULL, wrong_sets[w].rarity * 2};
    for (size_t w = 0; w < sizeof wrong_sets / sizeof wrong_sets[0]; w++)
        for (size_t r = 0; r < sizeof right_sets / sizeof right_sets[0]; r++) {
            const struct single_byte *wrong = single_byte_find(wrong_sets[w].name);
            const struct single_byte *right = single_byte_find(right_sets[r].name);
            if (wrong != right)
                list[count++] = (struct misreading){wrong, right, wrong_sets[w].rarity + right_sets[r].rarity};
        }
    return count;
}

bool glyphs_add(struct glyphs *glyphs, drg_str text, size_t start, size_t end)
{
    for (size_t at = start; at < end;) {
        size_t from = at;
        uint32_t code = utf8_next(text, &at);
        if (!vec_push(&glyphs->list, (struct glyph){code, (uint32_t)from, (uint32_t)at, NULL}))
            return false;
    }
    return true;
}

uint32_t glyphs_cost(const struct glyphs *glyphs)
{
    struct likelihood likelihood = {0};
    for (size_t i = 0; i < glyphs->list.count; i++)
        likelihood_add(&likelihood, glyphs->list.items[i].code);
    return likelihood_cost(&likelihood);
}

enum oddness glyphs_oddness(const struct glyphs *glyphs)
{
    enum { ODD = 10 * LIKELIHOOD_BIT, ODD_EACH = 8 * LIKELIHOOD_BIT };
    struct likelihood likelihood = {0};
    uint32_t others = 0;
    bool is_odd = false;
    for (size_t i = 0; i <= glyphs->list.count; i++) {
        uint32_t code = i < glyphs->list.count ? glyphs->list.items[i].code : ' ';
        uint32_t before = likelihood_so_far(&likelihood);
        likelihood_add(&likelihood, code);
        others += code >= 0x80;
        is_odd |= likelihood_so_far(&likelihood) > before + ODD;
    }
    bool is_all_odd = others > 3 && likelihood_cost(&likelihood) > others * ODD_EACH;
    return !is_odd ? ODD_NOT : is_all_odd ? ODD_MOST : ODD_SOME;
}

bool glyphs_are_turkish(const struct glyphs *glyphs)
{
    uint32_t turkish = 0, english = 0, before = 0;
    for (size_t i = 0; i < glyphs->list.count; i++) {
        uint32_t code = glyphs->list.items[i].code;
        likelihood_of_latin_pair(before, code, &turkish, &english);
        before = code;
    }
    return turkish < english;
}

struct glyph_counts glyphs_count(const struct glyphs *glyphs)
{
    struct glyph_counts counts = {0};
    for (size_t i = 0; i < glyphs->list.count; i++) {
        uint32_t code = glyphs->list.items[i].code;
        counts.others += code >= 0x80;
        counts.letters += code >= 0x80 && fold_is_letter(code);
        counts.sequences += glyphs->list.items[i].step && strcmp(glyphs->list.items[i].step, "utf8") == 0;
    }
    return counts;
}

bool glyphs_became_turkish(const struct glyphs *glyphs)
{
    static const uint32_t letters[] = {0xC7, 0xE7, 0xD6, 0xF6, 0xDC, 0xFC, 0x11E, 0x11F, 0x130, 0x131, 0x15E, 0x15F,
                                       0xC2, 0xE2, 0xCE, 0xEE, 0xDB, 0xFB};
    for (size_t i = 0; i < glyphs->list.count; i++) {
        const struct glyph *glyph = &glyphs->list.items[i];
        bool is_good = !glyph->step || (glyph->code >= 0x2013 && glyph->code <= 0x2026);
        for (size_t j = 0; j < sizeof letters / sizeof letters[0] && !is_good; j++)
            is_good = letters[j] == glyph->code;
        if (!is_good)
            return false;
    }
    return true;
}

static bool is_small_russian(uint32_t code)
{
    return (code >= 0x430 && code <= 0x44F) || code == 0x451;
}

static bool is_capital_russian(uint32_t code)
{
    return (code >= 0x410 && code <= 0x42F) || code == 0x401;
}

static bool is_punctuation(uint32_t code)
{
    return (code >= 0x2013 && code <= 0x2026) || code == 0xAB || code == 0xBB || code == 0xA0;
}

/* A letter as it was before a misreading was undone, and as it is. */
struct change {
    uint32_t was, is;
};

/* How a change shows that a word was broken: 2 by what was a letter of no Russian word or a capital behind a small letter, 1 by
 * what has become the capital before a small one; 0 not at all. */
static unsigned broken_word(struct change before, struct change here, uint32_t next)
{
    bool was_russian = is_small_russian(here.was) || is_capital_russian(here.was);
    bool is_inside = is_small_russian(before.is) && is_small_russian(before.was);
    if ((here.was >= 0x400 && here.was < 0x500 && !was_russian) || (is_inside && is_capital_russian(here.was)))
        return 2;
    return is_capital_russian(here.is) && is_small_russian(next);
}

bool glyphs_became_russian(const struct glyphs *glyphs, drg_str text)
{
    enum { SIGNS = 3 };
    const struct glyph *items = glyphs->list.items;
    unsigned signs = 0;
    bool is_sure = false;
    struct change before = {0, 0};
    for (size_t i = 0; i < glyphs->list.count; i++) {
        size_t at = items[i].start;
        struct change here = {utf8_next(text, &at), items[i].code};
        uint32_t next = i + 1 < glyphs->list.count ? items[i + 1].code : 0;
        bool is_capital = is_capital_russian(here.is), is_letter = is_capital || is_small_russian(here.is);
        bool is_misplaced = is_capital && is_small_russian(before.is);
        if (items[i].step && (is_misplaced || (!is_letter && !is_punctuation(here.is))))
            return false;
        unsigned sign = items[i].step ? broken_word(before, here, next) : 0;
        is_sure |= sign > 1;
        signs += sign;
        before = here;
    }
    return is_sure && signs >= SIGNS;
}

/* Words now and then have the bytes of a sign that hardly anybody writes. */
static bool is_chance(const struct glyph *glyphs, size_t len, uint32_t code)
{
    size_t letters = 0;
    for (size_t i = 0; i < len; i++)
        letters += fold_is_letter(glyphs[i].code);
    return letters == len && code > 0x2122 && code < 0x1F000 && !fold_is_letter(code);
}

/* Of a two-byte sequence that ended in a no-break space, which many programs make a plain one: U+00E0, before which the
 * space of the text was lost and whose own stays in its place, and U+0420 within a word. */
static size_t find_lost_space(const struct glyphs *in, size_t at, int lead, uint32_t *code)
{
    if (at + 1 >= in->list.count || in->list.items[at + 1].code != ' ' || (lead != 0xC3 && lead != 0xD0))
        return 0;
    *code = lead == 0xC3 ? 0xE0 : 0x420;
    return lead == 0xC3 ? 1 : 2;
}

/* Glyphs of the UTF-8 sequence that glyph `at` begins, by the wrong set; 0 when there is none. */
static size_t find_sequence(const struct glyphs *in, size_t at, const struct single_byte *wrong, uint32_t *code)
{
    const struct glyph *glyphs = in->list.items + at;
    char bytes[4];
    int lead = single_byte_encode(wrong, glyphs[0].code);
    size_t len = lead < 0xC2 || lead > 0xF4 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    size_t lost = len ? find_lost_space(in, at, lead, code) : 0;
    if (lost)
        return lost;
    if (!len || at + len > in->list.count)
        return 0;
    bytes[0] = (char)lead;
    for (size_t i = 1; i < len; i++) {
        int byte = single_byte_encode(wrong, glyphs[i].code);
        if (byte < 0x80 || byte > 0xBF)
            return 0;
        bytes[i] = (char)byte;
    }
    return utf8_decode(bytes, len, code) == len && !is_chance(glyphs, len, *code) ? len : 0;
}

/* Of a Russian word all letters are misread, or none: one behind a sound letter is a dash and a capital by chance. */
static bool is_amid_word(const struct glyphs *out, uint32_t code)
{
    const struct glyph *last = out->list.count ? &out->list.items[out->list.count - 1] : NULL;
    return last && !last->step && code >= 0x400 && code < 0x500 && last->code >= 0x400 && last->code < 0x500;
}

static enum reread reread_utf8(struct glyphs *out, const struct glyphs *in, const struct single_byte *wrong)
{
    bool has_changed = false;
    for (size_t at = 0; at < in->list.count;) {
        struct glyph glyph = in->list.items[at];
        uint32_t code = 0;
        size_t len = glyph.code < 0x80 ? 0 : find_sequence(in, at, wrong, &code);
        len = len && is_amid_word(out, code) ? 0 : len;
        if (len) {
            has_changed = true;
            glyph = (struct glyph){code, glyph.start, in->list.items[at + len - 1].end, "utf8"};
        }
        if (!vec_push(&out->list, glyph))
            return REREAD_MEMORY;
        at += len ? len : 1;
    }
    return has_changed ? REREAD_DONE : REREAD_NOTHING;
}

static enum reread reread_set(struct glyphs *out, const struct glyphs *in, const struct misreading *misreading)
{
    bool has_changed = false;
    if (!vec_reserve(&out->list, in->list.count))
        return REREAD_MEMORY;
    for (size_t i = 0; i < in->list.count; i++) {
        struct glyph glyph = in->list.items[i];
        if (glyph.code >= 0x80) {
            int byte = single_byte_encode(misreading->wrong, glyph.code);
            if (byte < 0)
                return REREAD_NOTHING;
            uint32_t code = single_byte_decode(misreading->right, (unsigned char)byte);
            if (code == UTF8_REPLACEMENT)
                return REREAD_NOTHING;
            if (code != glyph.code)
                glyph = (struct glyph){code, glyph.start, glyph.end, "encoding"};
            has_changed |= code != in->list.items[i].code;
        }
        out->list.items[out->list.count++] = glyph;
    }
    return has_changed ? REREAD_DONE : REREAD_NOTHING;
}

enum reread reread(struct glyphs *out, const struct glyphs *in, const struct misreading *misreading)
{
    out->list.count = 0;
    return misreading->right ? reread_set(out, in, misreading) : reread_utf8(out, in, misreading->wrong);
}
